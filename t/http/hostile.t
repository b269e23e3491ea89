# Input that nobody means well by: never run, never a 5xx, always a page.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode);

sub answers {
    my ($what, $expected, $answer) = @_;
    like($answer->code, qr/^(?:$expected)$/, "$what: " . $answer->code);
    like($answer->decoded_content // '', qr/<h1/, "$what: a page of the site") if $expected !~ /303|308/;
}

for my $path ('/offres', '/offres/carte', '/', '/connexion', '/eleves/cv', '/offres.geojson') {
    for my $query (
        '%', '%zz',
        'a=%00', 'mots=%ff%fe',
        'mots=%ed%a0%80', "mots=%c3",
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
answers('a path with NUL', front() eq 'nginx' ? 400 : '400|404', request(GET => '/offres/%00'));
answers('a path not UTF-8', 400, request(GET => '/%ff'));
answers('a path upwards', '400|404', request(GET => '/../../etc/passwd'));
answers('a path upwards, encoded', '400|404', request(GET => '/css/%2e%2e/%2e%2e/etc/passwd'));
answers('an unknown page', 404, request(GET => '/nulle-part/du/tout'));
answers('an unknown static file', 404, request(GET => '/css/nope.css'));
answers('another method', 405, request(DELETE => '/offres'));
is(request(DELETE => '/offres')->header('Allow'), 'GET, HEAD', 'with what would do');
answers('a POST where there is none',
    405, request(POST => '/offres', ['Content-Type' => 'application/x-www-form-urlencoded'], 'a=1'));
answers('a very long address', '414|400', request(GET => '/offres?mots=' . 'a' x 40000));
answers('two slashes', 404, request(GET => '//evil.example/'));
unlike(request(GET => '//evil.example/')->header('Location') // '', qr/evil/, 'never lead elsewhere');

my @type = ('Content-Type' => 'application/x-www-form-urlencoded');
my $deposit = '/offres/deposer/sans-compte';
answers('a POST of 2 MB', 413, request(POST => $deposit, \@type, 'title=' . 'a' x 2_000_000));
answers('a POST of 10 MB', 413, request(POST => $deposit, \@type, 'title=' . 'a' x 10_000_000));
answers('a POST of 20 MB', 413, request(POST => $deposit, \@type, 'title=' . 'a' x 20_000_000));
answers('a sign-in of 300 KB', 413, request(POST => '/connexion', \@type, 'email=' . 'a' x 300_000));
answers('JSON', 415, request(POST => $deposit, ['Content-Type' => 'application/json'], '{"a":1}'));
answers('malformed multipart',
    400, request(POST => $deposit, ['Content-Type' => 'multipart/form-data; boundary=x'], "--x\r\n\r\n--x--"));
answers('no type', 415, request(POST => $deposit, [], 'a=1'));
answers('a broken form', 400, request(POST => $deposit, \@type, 'title=%zz'));
answers('NUL in a form', 400, request(POST => $deposit, \@type, 'title=a%00b'));
answers('a form without a token', 403, request(POST => $deposit, \@type, 'title=x'));
answers('a sign-in without a token', 403, request(POST => '/connexion', \@type, 'email=x'));
answers('a sign-out without a token', 403, request(POST => '/deconnexion', \@type, ''));

for my $cookie ('stage3e=', 'stage3e=x', 'stage3e=' . 'A' x 43, 'stage3e=' . 'é' x 43, ';;;=;', 'stage3e=' . 'A' x 6000)
{
    like(request(GET => '/offres', [Cookie => encode('UTF-8', $cookie)])->code, qr/^200$/, 'an odd cookie');
}

# Every field of the deposit, with each odd value, in an otherwise good form.
my $mech = browser();
$mech->get(site() . $deposit);
my @odd = (
    '', ' ',
    '-1', '99999999999999999999',
    '<script>alert(1)</script>', '"\'><img src=x onerror=alert(1)>',
    "a\x01\x1b\x7fb", "\x{202e}retourné",
    '🙂' x 50, 'é' x 6000,
    "a\r\nBcc: x\@y.example", '%s%n',
    '${7*7}', "'; DROP TABLE offer; --",
    '2026-02-31');
my %names = (
    good_deposit(),
    map { $_ => 1 }
        qw(mobile fax contact-on-application contact-for-events contact-for-last-minute
        shows-contact weekly apply-from apply-to meal-on-site meal-paid has-travel travel-paid days hours accessible-visual
        accessible-motor accessible-mental accessible-hearing accessibility-note day-1 day-2-from hours-from hours-to break-from break-to seats-2027-01-04 inconnu)
);
my %codes;
for my $name (sort keys %names) {
    for my $value (@odd) {
        $mech->get(site() . $deposit) unless $mech->content =~ /name="csrf"/;
        form_with($mech, good_deposit($name => $value, $name eq 'email' ? () : ()));
        $codes{ $mech->status }++;
        fail("$name = $value: " . $mech->status) if $mech->status != 200 && $mech->status != 422;
        fail("$name = $value is run") if $mech->content =~ /<script>alert|<img src=x/;
    }
}
ok(!(grep { $_ !~ /^(200|422)$/ } keys %codes),
    'each field takes each odd value: ' . join(', ', map { "$_: $codes{$_}" } sort keys %codes));
form_with($mech, good_deposit(email => ['a@b.fr', 'c@d.fr'], title => ['Découverte du métier de un', 'x']));
like($mech->status, qr/^(200|422)$/, 'repeated fields');

# What is typed is what is shown, after it went through the database too.
my $title = 'Découverte du métier de ' . unique('t') . ' <b>"\'&amp;🙂';
deposit_and_validate(
    good_deposit(
        title => $title,
        description => "<script>alert('x')</script>\n\n]]> <!-- & &lt;",
        'employer-name' => '<h1>Nom</h1>',
        address => '1 rue "A" & <B>'));
my $id = db_value('SELECT id FROM offer WHERE title = ?', $title);
db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
for my $path ("/offres/$id", '/', '/offres.geojson', '/export/offres.csv', "/offres?mots=" . ($title =~ /(t\d+)/)[0]) {
    my $answer = request(GET => $path);
    is($answer->code, 200, "$path with markup in every field");
    next if $answer->header('Content-Type') !~ /html/;
    unlike($answer->decoded_content, qr/<script>alert|<h1>Nom|<B>/, 'runs none of it');
}
my $words = words(request(GET => "/offres/$id")->decoded_content);
like($words, qr/\Q$title\E/, 'the title as typed');
like($words, qr/\Q]]> <!-- & &lt;\E/, 'the description as typed');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
done_testing;
