# The web server's cache: quick for those who only look, never wrong by more than a second, never
# one visitor's page shown to another.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use FastCGI;
use PublishedOffers;
use Test::More;
use Time::HiRes qw(sleep time);

sub id_of { return $_[0]->header('X-Request-Id') }

subtest 'a page is made once for all who ask in that second' => sub {
    plan skip_all => 'only nginx keeps pages' unless front() eq 'nginx';
    my $path = '/offres?mots=' . unique('cache');
    # Two requests within one second are answered by one page; the second may just have turned.
    ok(until_true('a page from the cache', sub { id_of(visit($path)) eq id_of(visit($path)) }), 'for two at once');
    my $first = id_of(visit($path));
    my $began = time;
    ok(until_true('a new page', sub { id_of(visit($path)) ne $first }), 'and made anew in the next');
    cmp_ok(time - $began, '<', 1.5, 'at once');
    isnt(id_of(visit("$path&x=1")), id_of(visit($path)), 'each address has its own');
};

subtest 'a page made in the first instant of a second is of that second' => sub {
    for my $turn (1 .. 3) {
        sleep(1 - (time - int time) - 0.002);
        my $second = int(time) + 1;
        1 while time < $second;
        my ($until) = past_nginx(var() . '/run/offers.sock', REQUEST_URI => '/offres') =~ /^X-Accel-Expires: @(\d+)/m;
        cmp_ok($until, '>=', $second, "kept until its end ($turn)");
    }
};

subtest 'what a browser has is not sent again' => sub {
    my $answer = visit('/offres/1');
    my $tag = $answer->header('ETag');
    like($tag, qr/^W\/"[\w-]+"$/, 'a page has its tag');
    is($answer->header('Cache-Control'), 'no-cache', 'a browser asks each time');
    my $known = visit('/offres/1', ['If-None-Match' => $tag]);
    is($known->code, 304, 'and is told that nothing changed');
    is(length $known->content, 0, 'in few bytes');
    is(visit('/offres/1', ['If-None-Match' => 'W/"other"'])->code, 200, 'another page is sent whole');
    like(visit('/api/v1/offres/1')->header('ETag'), qr/^W\//, 'data has its tag too');
};

subtest 'nobody sees what is another’s' => sub {
    my ($owner, $email) = make_employer();
    my $mech = browser_of($owner);
    for my $page ('/', '/offres', '/offres/1', '/employeurs') {
        $mech->get(site() . $page);
        like($mech->content, qr/\Q$email\E/, "$page is the visitor's own");
        is($mech->response->header('Cache-Control'), 'no-store', 'kept nowhere');
        unlike(visit($page)->decoded_content, qr/\Q$email\E/, 'and not shown to the next one');
    }
};

subtest 'each has a form of their own' => sub {
    my ($form, $other) = map { visit('/connexion') } 1, 2;
    my ($token, $second) = map { $_->decoded_content =~ /name="csrf" value="([^"]+)"/ } $form, $other;
    isnt($token, $second, 'with a token of its own');
    is($form->header('Cache-Control'), 'no-store', 'which is kept nowhere');
    ok(!$form->header('X-Accel-Expires'), 'the word to the web server stays there');
};

subtest 'a disabled offer goes within a second from pages that are asked for all the time' => sub {
    my $word = unique('disparait');
    my $id = make_offer(title => "Découverte du métier de $word");
    my @pages = (
        "/offres/$id", "/offres?mots=$word",
        "/offres.geojson?mots=$word", "/api/v1/offres?mots=$word",
        "/offres.atom?mots=$word");
    my $shows = sub { visit($_[0])->decoded_content =~ /tier de \Q$word\E/ };
    for my $page (@pages) {
        ok(until_true("$page to show it", sub { $shows->($page) }), "$page shows the offer");
    }
    disable($id);
    my $disabled = time;
    my %last = map { $_ => $disabled } @pages;
    while (time < $disabled + 1.3) {
        for my $page (@pages) {
            my $asked = time;
            $last{$page} = $asked if $shows->($page);
        }
    }
    for my $page (@pages) { cmp_ok($last{$page} - $disabled, '<=', 1, "$page no longer, after a second") }
};
done_testing;
