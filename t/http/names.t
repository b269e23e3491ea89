# Names are found as people type them, and no list is cut without a word.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

# All schools of a town, however many.
my ($town, $count)
    = db()
    ->selectrow_array('SELECT town, COUNT(*) AS n FROM school WHERE is_open GROUP BY town ORDER BY n DESC LIMIT 1');
my $xml = get_xml('/compte/creer/eleve?q=' . uri_escape_utf8($town));
cmp_ok($xml->findvalue('count(//found)'), '>=', $count < 60 ? $count : 60, "all $count schools of $town");
valid_xml($xml, 'the page');
my $letter = get_xml('/compte/creer/college?q=e');
my ($shown, $total) = ($letter->findvalue('//@shown'), $letter->findvalue('//@total'));
is($letter->findvalue('count(//found)'), $shown || $letter->findvalue('count(//found)'), 'what is shown is said');

if ($total) {
    cmp_ok($total, '>', $shown, 'a list that is cut');
    like(
        words(visit('/compte/creer/college?q=e')->decoded_content),
        qr/$shown sur $total : précisez avec un mot de plus/,
        'says so');
}

# One school, one employer, one pupil, typed in every way.
my $mark = unique('q') =~ s/\d//gr . join('', map { chr(97 + rand 26) } 1 .. 8);
my $school = make_school(name => "Collège Les Sables d’Or $mark", town => 'Saint-Œuvrard');
my ($owner, undef, $employer) = make_employer();
db()->do('UPDATE employer SET name = ? WHERE id = ?', undef, "L’Échoppe-Bœuf $mark", $employer);
my ($pupil) = make_pupil(first_name => 'Anaïs-Zoé', last_name => "d’Écot $mark");
my $offer = make_offer(owner => $owner, title => "Découverte du métier de cœur d’acier $mark");
my $application = apply_as($pupil, $offer);
my ($admin) = admin();
sub found {
    my ($mech, $path, $typed, $what) = @_;
    return page_xml($mech, "$path" . uri_escape_utf8($typed))->findvalue("count($what)");
}
my $visitor = browser();
is(found($visitor, '/compte/creer/eleve?q=', "$_ $mark", '//found'), 1, "a school: $_")
    for 'sables d’or', "SABLES D'OR", 'sables d or', 'Sables-d’or', 'st oeuvrard', 'Saint Œuvrard', 'ST-ŒUVRARD',
    'collège or';
is(found($visitor, '/compte/creer/employeur?q=', "$_ $mark", '//found'), 1, "an employer: $_")
    for 'l’échoppe-bœuf', "L'ECHOPPE BOEUF", 'echoppe boeuf';
is(found($admin, '/admin/employeurs?q=', "$_ $mark", '//employer'), 1, "for the département: $_") for "l'echoppe boeuf";
is(found($admin, '/admin/etablissements?q=', "$_ $mark", '//school'), 1, "its schools: $_") for "sables d'or";
is(found($admin, '/admin/comptes?q=', $_, '//account'), 1, "an account: $_")
    for "anais zoe d'ecot $mark", "D’ÉCOT $mark Anaïs-Zoé", "d ecot $mark";
is(found($admin, '/admin/candidatures?q=', $_, '//application'), 1, "an application: $_")
    for "anais zoe d'ecot $mark", "d’écot $mark", "coeur d'acier $mark", "echoppe boeuf $mark", "ana zo ec $mark",
    substr($mark, 0, 6), "acier $mark";
is(found($admin, '/admin/candidatures?q=', $_, '//application'), 0, "no application: $_")
    for substr($mark, 1), "zoe anais $mark", "ecot $mark acier", "’ $mark x";
db()->do("UPDATE account SET last_name = 'Renommée', first_name = ? WHERE id = ?", undef, "Jeanne $mark", $pupil);
is(found($admin, '/admin/candidatures?q=', $_->[0], '//application'), $_->[1], "after a new name: $_->[0]")
    for ["ecot $mark", 0], ["renommee jeanne $mark", 1], ["jeanne $mark renommee", 1];
is(
    db()->selectcol_arrayref('SELECT GROUP_CONCAT(word ORDER BY word) FROM pupil_word WHERE account_id = ?',
        undef, $pupil)->[0],
    join(',', sort 'jeanne', $mark, 'renommée'),
    'its words are those of the name');
is(found($admin, '/admin/offres?q=', $_, '//managed-offer'), 1, "an offer: $_")
    for "coeur d acier $mark", "Cœur d’Acier $mark", "l'echoppe boeuf $mark";
is(found($admin, '/admin/comptes?q=', $_, '//account'), 0, "nothing in « $_ »") for '’', '%%', '___';
db()->do('DELETE FROM school WHERE id = ?', undef, $school);

# One's own offers, page by page.
my ($many) = make_employer();
my @own = map { make_offer(owner => $many) } 1 .. 51;
my $mech = browser_of($many);
my $first = page_xml($mech, '/offres/mes-offres');
is($first->findvalue('count(//managed-offer)') . ' ' . $first->findvalue('//own-offers/@found'),
    '50 51', 'fifty of fifty-one');
valid_xml($first, 'the list');
$mech->get(site() . $first->findvalue('//@next'));
like(words($mech->content), qr/1 offres? sur 51/, 'and the last on the next page');
db()->do("UPDATE offer SET state = 'disabled', disabled_at = UTC_TIMESTAMP() WHERE id IN (" . join(',', @own) . ')');
done_testing;
