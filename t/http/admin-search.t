# The everyday words of the search, kept by administrators, and what was searched that nothing has.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

my $mech = admin();
my $word = unique_name('zigou');    # what pupils type
my $trade = unique_name('fabri');    # and what it stands for
my %deposit = good_deposit(title => "Découverte du métier de $trade", domain => 5);
deposit_and_validate(%deposit);
my $id = db_value('SELECT id FROM offer WHERE contact_email = ?', $deposit{email});
db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
sub found {
    return [map { $_->value } get_xml('/offres?mots=' . uri_escape_utf8($_[0]))->findnodes('//offer-search/offer/@id')];
}
sub missed { return db_value('SELECT times FROM search_missed WHERE word = ?', $_[0]) }
sub token { my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/; return $token }

is_deeply(found($word), [], 'a word that nothing has');
is(missed($word), 1, 'is counted');
found("stage $word");
is(missed($word), 2, 'each time');
get_xml("/offres?mots=$word&exact=1");
get_xml("/offres.geojson?mots=$word") if 0;
is(missed($word), 2, 'not where the literal search is asked for');
$mech->get(site() . '/admin/recherche');
like(
    words($mech->content),
    qr/Cherché, sans rien trouver.*$word\s+2\hfois|$word\s+2 fois/s,
    'and told to the département'
) or diag(words($mech->content) =~ s/.*sans rien trouver//sr);
valid_xml(page_xml($mech, '/admin/recherche'), 'the page');

# Nothing of people.
my %names = (
    "Mme ${word}b" => "${word}b",
    "martin ${word}c" => "${word}c",
    "Jean ${word}d" => "${word}d",
    "${word}e\@mail.example" => "${word}e",
    "\u${word}f \u${trade}f" => "${word}f",
    "${word}g 0612345678" => "${word}g",
    "x1$word" => "x1$word");
for my $typed (sort keys %names) {
    found($typed);
    is(missed($names{$typed}), undef, "$typed: not kept");
}

# Adding, by the link beside what was missed.
$mech->get(site() . "/admin/recherche/nouveau?mots=$word");
is(value_of($mech, 'search-words'), $word, 'the form has the word');
valid_xml(page_xml($mech, "/admin/recherche/nouveau?mots=$word"), 'the form');
$mech->get(site() . "/admin/recherche/nouveau?mots=$word");
send_form($mech, 'search-trades' => '', 'search-domains' => '');
is($mech->status, 422, 'a word stands for something');
send_form($mech, 'search-trades' => "$trade\n", 'search-domains' => "Pas un domaine");
like(words($mech->content), qr/Un domaine au moins n’existe pas/, 'domains are those there are');
send_form($mech, 'search-trades' => "$trade\n", 'search-domains' => 'sport');
like(words($mech->content), qr/Le mot est enregistré/, 'saved');
is_deeply([grep { $_ == $id } @{ found($word) }], [$id], 'the search knows it at once');
is((@{ found($word) })[0], $id, 'the trade before the domain');
is((@{ found("les ${word}s") })[0], $id, 'in the plural');
is(missed($word), undef, 'it is missed no more');
is(get_xml('/offres?mots=' . $word =~ s/g/gh/r)->findvalue('//correction'), $word, 'a slip of it is corrected');
is(db_value("SELECT COUNT(*) FROM audit WHERE subject = 'synonym' AND action = 'added'") > 0, 1, 'the trail says so');
$mech->get(site() . '/admin/recherche/nouveau');
send_form($mech, 'search-words' => "${word}s", 'search-trades' => 'x');
like(words($mech->content), qr/Ce mot est déjà dans la liste/, 'once');
send_form($mech, 'search-words' => 'stage chez', 'search-trades' => 'x');
is($mech->status, 422, 'a word says something');

# Changing and removing.
$mech->get(site() . "/admin/recherche?q=$word");
$mech->follow_link(text => $word);
is(value_of($mech, 'search-trades'), $trade, 'the form has what it stands for');
send_form($mech, 'search-words' => "$word $trade", 'search-domains' => '');
is_deeply([grep { $_ == $id } @{ found($word) }], [], 'the word alone is a word again');
is_deeply(found("$word $trade"), [$id], 'the expression is known');
my $synonym = db_value('SELECT id FROM search_synonym WHERE words = ?', "$word $trade");
$mech->get(site() . "/admin/recherche?q=$word");
$mech->post(site() . "/admin/recherche/$synonym/retirer", [csrf => token()]);
like(words($mech->content), qr/Le mot est retiré/, 'removed');
is(db_value('SELECT COUNT(*) FROM search_spelling WHERE synonym_id = ?', $synonym), 0, 'with its spellings');
ctl('content', 'db/content');
is(db_value('SELECT is_removed FROM search_synonym WHERE id = ?', $synonym), 1, 'and stays so');

# A file.
my $file = "$ENV{STAGE3E_VAR}/tmp/words-$$.csv";
open my $out, '>:encoding(UTF-8)', $file or die $!;
print $out "mots,metiers,domaines\n$word,$trade|autre,Sport\nchez,x,\n${word}h,,Nulle part\n$word $trade,$trade,\n";
close $out;
$mech->get(site() . '/admin/recherche');
$mech->post(
    site() . '/admin/recherche/importer',
    Content_Type => 'form-data',
    Content => [csrf => token(), file => [$file]]);
like(words($mech->content), qr/Ajoutés\h: 2\. Remplacés\h: 0\. Refusés\h: 2/, 'a file is taken in, one row revived');
like(words($mech->content), qr/Ligne 3\h: Un mot ou une expression.*Ligne 4\h: Un domaine/s, 'with what was refused');
is_deeply([grep { $_ == $id } @{ found($word) }], [$id], 'and the search knows it');
$mech->get(site() . '/admin/recherche');
$mech->post(
    site() . '/admin/recherche/importer',
    Content_Type => 'form-data',
    Content => [csrf => token(), file => [undef, 'x.csv', Content => "a,b\n1,2\n"]]);
like(words($mech->content), qr/Il manque la colonne/, 'another file is refused');
is($mech->get(site() . '/admin/recherche/999999')->code, 404, 'what is not there');

# Three months.
db()->do('INSERT INTO search_missed (word, times, last_on) VALUES (?, 3, ?), (?, 3, ?)',
    undef, "${word}old", day(-93), "${word}new", day(-80));
ctl('purge');
is(missed("${word}old"), undef, 'kept three months');
is(missed("${word}new"), 3, 'not less');
db()->do('DELETE FROM search_missed WHERE word LIKE ?', undef, "$word%");
db()->do('DELETE FROM search_synonym WHERE words LIKE ?', undef, "$word%");
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
done_testing;
