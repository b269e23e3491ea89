# The web server's cache: quick for those who only look, never wrong by more than a second, never
# one visitor's page shown to another.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Time::HiRes qw(time);

sub id_of { return $_[0]->header('X-Request-Id') }

# Two requests within one second are answered by one page; the second may just have turned.
my $path = '/offres?mots=' . unique('cache');
SKIP: {
    skip 'only nginx keeps pages', 4 unless front() eq 'nginx';
    ok(until_true('a page from the cache', sub { id_of(visit($path)) eq id_of(visit($path)) }),
        'a page is made once for all who ask in that second');
    my $first = id_of(visit($path));
    my $began = time;
    ok(until_true('a new page', sub { id_of(visit($path)) ne $first }), 'and made anew in the next');
    cmp_ok(time - $began, '<', 1.5, 'at once');
    isnt(id_of(visit("$path&x=1")), id_of(visit($path)), 'each address has its own');
}

# What a browser has is not sent again.
my $answer = visit('/offres/1');
my $tag = $answer->header('ETag');
like($tag, qr/^W\/"[\w-]+"$/, 'a page has its tag');
is($answer->header('Cache-Control'), 'no-cache', 'a browser asks each time');
is(visit('/offres/1', ['If-None-Match' => $tag])->code, 304, 'and is told that nothing changed');
is(length visit('/offres/1', ['If-None-Match' => $tag])->content, 0, 'in few bytes');
is(visit('/offres/1', ['If-None-Match' => 'W/"other"'])->code, 200, 'another page is sent whole');
like(visit('/api/v1/offres/1')->header('ETag'), qr/^W\//, 'data has its tag too');

# Nobody sees what is another's.
my $mech = sign_in('employeur@demo.example', 'stage3e-demo');
for my $page ('/', '/offres', '/offres/1', '/employeurs') {
    $mech->get(site() . $page);
    like($mech->content, qr/employeur\@demo\.example/, "$page is the visitor's own");
    is($mech->response->header('Cache-Control'), 'no-store', 'kept nowhere');
    unlike(visit($page)->decoded_content, qr/employeur\@demo\.example/, 'and not shown to the next one');
}
my $form = visit('/connexion');
sub token_of { my ($token) = $_[0]->decoded_content =~ /name="csrf" value="([^"]+)"/; return $token }
isnt(token_of($form), token_of(visit('/connexion')), 'each has a form of their own');
is($form->header('Cache-Control'), 'no-store', 'which is kept nowhere');
ok(!$form->header('X-Accel-Expires'), 'the word to the web server stays there');

# A disabled offer goes within a second, from every page that is being asked for all the time.
my $word = unique('disparait');
deposit_and_validate(good_deposit(title => "Découverte du métier de $word"));
my $id = db_value('SELECT id FROM offer WHERE title LIKE ?', "%$word%");
db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
my @pages = (
    "/offres/$id", "/offres?mots=$word",
    "/offres.geojson?mots=$word", "/api/v1/offres?mots=$word",
    "/offres.atom?mots=$word");
sub shows { return visit($_[0])->decoded_content =~ /tier de \Q$word\E/ }
ok(until_true("$_ to show it", sub { shows($_) }), "$_ shows the offer") for @pages;
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
my $disabled = time;
my %last = map { $_ => $disabled } @pages;

while (time < $disabled + 1.3) {
    for my $page (@pages) {
        my $asked = time;
        $last{$page} = $asked if shows($page);
    }
}
for my $page (@pages) { cmp_ok($last{$page} - $disabled, '<=', 1, "$page no longer, after a second") }
done_testing;
