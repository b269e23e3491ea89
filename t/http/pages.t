# Every public page: it opens, is what its schema says, has one h1, a title, French spacing.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# Those of the programs, and all that the map of the site names.
my @paths = (
    '/', '/offres', '/offres/carte', '/offres/deposer',
    '/offres/deposer/sans-compte', '/offres/deposer/merci', '/connexion', '/eleves',
    '/parents', '/colleges', '/employeurs', '/colleges/dates',
    '/aide', '/contact', '/mentions-legales', '/donnees-personnelles',
    '/accessibilite', '/plan-du-site', '/statistiques');
push @paths, map { '/' . $_->getAttribute('section') . '/' . $_->getAttribute('slug') }
    grep { $_->getAttribute('section') ne 'site' } get_xml('/plan-du-site')->findnodes('//entry');

subtest 'each page opens, with one h1, French spacing, a way to its content, as its schema says' => sub {
    cmp_ok(scalar @paths, '>', 30, 'there are pages to check');
    for my $path (@paths) {
        my $answer = request(GET => $path);
        is($answer->code, 200, "$path opens");
        my $html = $answer->decoded_content;
        is(() = $html =~ /<h1[ >]/g, 1, "$path has one h1");
        unlike(words($html), qr/[a-zé] [?!;»]|« /i, "$path has no-break spaces where French has them");
        like($html, qr/href="#contenu"/, "$path lets one skip to its content");
        valid_xml(get_xml($path), $path);
    }
};

subtest 'each page has a title of its own' => sub {
    my %seen;
    for my $path (@paths) {
        my ($title) = request(GET => $path)->decoded_content =~ m{<title>(.*?)</title>};
        ok($title && !$seen{$title}++, "$path: $title");
    }
};

subtest 'a page has one address' => sub {
    my $slash = request(GET => '/eleves/');
    is($slash->code, 308, 'a slash at the end leads to the page');
    is($slash->header('Location'), '/eleves', 'without it');
    is(request(GET => '/site/contact')->code, 404, 'a legal page has one address');
};

subtest 'each program says that it is well' => sub {
    for my $program (qw(offers applications accounts export pages)) {
        my $answer = request(GET => "/healthz/$program");
        is($answer->code, 200, "$program is well");
        like($answer->content, qr/"database": "ok", "write": "yes", "stylesheet": "ok"/, 'and says so');
    }
};
done_testing;
