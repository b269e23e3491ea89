# Input that nobody means well by: never run, never a 5xx, always a page.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;
use Encode qw(encode);

sub answers {
    my ($what, $expected, $answer) = @_;
    like($answer->code, qr/^(?:$expected)$/, "$what: " . $answer->code);
    like($answer->decoded_content // '', qr/<h1/, "$what: a page of the site") if $expected !~ /303|308/;
    return;
}
my $deposit = '/offres/deposer/sans-compte';
my @type = ('Content-Type' => 'application/x-www-form-urlencoded');

subtest 'odd addresses show the page without what is odd' => sub {
    for my $path ('/offres', '/offres/carte', '/', '/connexion', '/eleves/cv', '/offres.geojson') {
        for my $query (
            '%', '%zz',
            'a=%00', 'mots=%ff%fe',
            'mots=%ed%a0%80', 'mots=%c3',
            'page=%00', 'a' . '=1&a' x 1100,
            'fbclid=%ff', 'utm_campaign=100%',
            'gclid=%E9t%E9', '[]',
            'x[]=%', '=',
            '&&&', '=&=&',
            'mots', 'mots=a&mots=b',
            'mots=%01%02%1b', 'mots=%e2%80%ae',
            'x=' . 'y' x 5000, 'mots=' . '%F0%9F%99%82' x 300,
            'retour=//evil.example', 'page=1&page=2',
            'format=json')
        {
            like(request(GET => "$path?$query")->code, qr/^200$/, "$path?" . substr($query, 0, 20));
        }
    }
};

subtest 'paths that lead nowhere get a page of the site' => sub {
    answers('a path with NUL', front() eq 'nginx' ? 400 : '400|404', request(GET => '/offres/%00'));
    answers('a path not UTF-8', 400, request(GET => '/%ff'));
    answers('a path upwards', '400|404', request(GET => '/../../etc/passwd'));
    answers('a path upwards, encoded', '400|404', request(GET => '/css/%2e%2e/%2e%2e/etc/passwd'));
    answers('an unknown page', 404, request(GET => '/nulle-part/du/tout'));
    answers('an unknown static file', 404, request(GET => '/css/nope.css'));
    answers('a very long address', '414|400', request(GET => '/offres?mots=' . 'a' x 40000));
    answers('two slashes', 404, request(GET => '//evil.example/'));
    unlike(request(GET => '//evil.example/')->header('Location') // '', qr/evil/, 'never lead elsewhere');
};

subtest 'a method that a page has not is refused, with those it has' => sub {
    answers('another method', 405, request(DELETE => '/offres'));
    is(request(DELETE => '/offres')->header('Allow'), 'GET, HEAD', 'with what would do');
    answers('a POST where there is none', 405, request(POST => '/offres', \@type, 'a=1'));
};

subtest 'a form that is too big, or none' => sub {
    my $sent = sub { my ($type, $body) = @_; return request(POST => $deposit, ['Content-Type' => $type], $body) };
    answers("a POST of $_ MB", 413, request(POST => $deposit, \@type, 'title=' . 'a' x ($_ * 1_000_000))) for 2, 10, 20;
    answers('a sign-in of 300 KB', 413, request(POST => '/connexion', \@type, 'email=' . 'a' x 300_000));
    answers('JSON', 415, $sent->('application/json', '{"a":1}'));
    answers('malformed multipart', 400, $sent->('multipart/form-data; boundary=x', "--x\r\n\r\n--x--"));
    answers('no type', 415, request(POST => $deposit, [], 'a=1'));
    answers('a broken form', 400, request(POST => $deposit, \@type, 'title=%zz'));
    answers('NUL in a form', 400, request(POST => $deposit, \@type, 'title=a%00b'));
};

subtest 'a form without a token does nothing' => sub {
    answers('a form', 403, request(POST => $deposit, \@type, 'title=x'));
    answers('a sign-in', 403, request(POST => '/connexion', \@type, 'email=x'));
    answers('a sign-out', 403, request(POST => '/deconnexion', \@type, ''));
};

subtest 'an odd cookie is none' => sub {
    for my $cookie (
        'stage3e=', 'stage3e=x',
        'stage3e=' . 'A' x 43,
        'stage3e=' . 'é' x 43,
        ';;;=;', 'stage3e=' . 'A' x 6000)
    {
        is(request(GET => '/offres', [Cookie => encode('UTF-8', $cookie)])->code, 200, substr $cookie, 0, 12);
    }
};

subtest 'every field of the deposit takes each odd value, in an otherwise good form' => sub {
    my @odd = (
        '', ' ',
        '-1', '99999999999999999999',
        '<script>alert(1)</script>', '"\'><img src=x onerror=alert(1)>',
        "a\x01\x1b\x7fb", "\x{202e}retourné",
        '🙂' x 50, 'é' x 6000,
        "a\r\nBcc: x\@y.example", '%s%n',
        '${7*7}', "'; DROP TABLE offer; --",
        '2026-02-31');
    my %names = map { $_ => 1 } keys %{ { good_deposit() } }, qw(
        mobile fax contact-on-application contact-for-events contact-for-last-minute shows-contact weekly apply-from
        apply-to meal-on-site meal-paid has-travel travel-paid days hours accessible-visual accessible-motor
        accessible-mental accessible-hearing accessibility-note day-1 day-2-from hours-from hours-to break-from
        break-to seats-2027-01-04 inconnu);
    my $mech = browser();
    $mech->get(site() . $deposit);
    my %codes;

    for my $name (sort keys %names) {
        for my $value (@odd) {
            $mech->get(site() . $deposit) unless $mech->content =~ /name="csrf"/;
            form_with($mech, good_deposit($name => $value));
            $codes{ $mech->status }++;
            fail("$name = $value: " . $mech->status) if $mech->status != 200 && $mech->status != 422;
            fail("$name = $value is run") if $mech->content =~ /<script>alert|<img src=x/;
        }
    }
    ok(
        !(grep { !/^(200|422)$/ } keys %codes),
        'taken or refused: ' . join ', ',
        map { "$_: $codes{$_}" } sort keys %codes);
    form_with($mech, good_deposit(email => ['a@b.fr', 'c@d.fr'], title => ['Découverte du métier de un', 'x']));
    like($mech->status, qr/^(200|422)$/, 'repeated fields');
};

# Through the database too.
subtest 'what is typed is what is shown' => sub {
    my $word = unique('t');
    my $title = "Découverte du métier de $word <b>\"'&amp;🙂";
    my $id = published(
        title => $title,
        description => "<script>alert('x')</script>\n\n]]> <!-- & &lt;",
        'employer-name' => '<h1>Nom</h1>',
        address => '1 rue "A" & <B>');
    for my $path ("/offres/$id", '/', '/offres.geojson', '/export/offres.csv', "/offres?mots=$word") {
        my $answer = request(GET => $path);
        is($answer->code, 200, "$path with markup in every field");
        next if $answer->header('Content-Type') !~ /html/;
        unlike($answer->decoded_content, qr/<script>alert|<h1>Nom|<B>/, 'runs none of it');
    }
    my $said = words(request(GET => "/offres/$id")->decoded_content);
    like($said, qr/\Q$title\E/, 'the title as typed');
    like($said, qr/\Q]]> <!-- & &lt;\E/, 'the description as typed');
    disable($id);
};
done_testing;
