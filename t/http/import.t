# stage3ectl: migrations and imports, on data of their own.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use File::Temp qw(tempdir);

my $directory = tempdir(CLEANUP => 1);
sub file {
    my ($name, $text) = @_;
    open(my $out, '>:raw', "$directory/$name") or die;
    print $out $text;
    close $out;
    return "$directory/$name";
}
sub bytes { my ($text) = @_; utf8::encode($text); return $text }

my ($status, $said) = ctl('migrate', 'db/migrations');
is($status, 0, 'migrations can run again');
like($said, qr/^0 applied, \d+ in all/, 'and have nothing to do');
my @pids = map {
    my $pid = fork;
    if (!$pid) {
        exec 'sh', '-c', 'STAGE3E_CONF=$1/etc/stage3e.conf exec $0 migrate db/migrations > /dev/null',
            "$ENV{STAGE3E_BUILD}/stage3ectl", var();
    }
    $pid
} 1 .. 3;
my @ends = map { waitpid($_, 0); $? } @pids;
is_deeply(\@ends, [0, 0, 0], 'by several at once too');

my $header = "uai,name,address,postcode,town,status,priority,phone,email,website\n";
my $good = bytes("9990001T,Collège d’Essai,1 rue A,44000,Nantes,Public,REP+,02 61 91 00 01,ce\@essai.example,\n");
my ($letters, $uai) = ('ABCDEFGHJKLMNPRSTUVWXYZ');
sub uai { my ($n) = @_; return sprintf('%07d%s', $n, substr($letters, $n % 23, 1)) }
my ($a, $b) = (uai(9990001), uai(9990002));
sub school {
    my ($uai, $name, $more) = @_;
    return bytes(
        "$uai,$name,1 rue A,44000,Nantes,Public," . ($more // 'REP+') . ",02 61 91 00 01,ce\@essai.example,\n");
}

($status, $said)
    = ctl(import => schools => file('a.csv', $header . school($a, 'Collège A') . school($b, 'Collège B', '')));
is($status, 0, 'a file is imported');
like($said, qr/schools: 2 added, 0 changed, 0 unchanged, 0 not for this site, 0 refused/, 'and counted');
is(db_value('SELECT priority FROM school WHERE uai = ?', $a), 'rep_plus', 'with its priority');
like((ctl(import => schools => "$directory/a.csv"))[1], qr/0 added, 0 changed, 2 unchanged/, 'again: nothing changes');
like((
        ctl(
            import => schools => file(
                'b.csv',
                $header . school($a, 'Collège A renommé') . school('1234567Z', 'X') . school($b, 'Collège B', '')))
    )[1],
    qr/b\.csv:3: refused: not a UAI\nschools: 0 added, 1 changed, 1 unchanged, 0 not for this site, 1 refused/,
    'a bad row is refused by line and reason');
like((
        ctl(
            import => schools =>
                file('lines.csv', $header . "\n" . school($a, "\"Collège\nA\"") . "\n" . school('bad', 'X')))
    )[1],
    qr/lines\.csv:6: refused/,
    'lines are counted over cells of several lines');

for my $bad (
    ['no such column', "uai,name\n$a,X\n"],
    ['a column missing', "uai;nom\n1;2\n"],
    ['an open quote', $header . "\"$a,Collège"],
    ['too many cells', $header . school($a, 'X') . "$b,a,b,c,d,e,f,g,h,i,j,k\n"],
    ['empty', ''],
    ['NUL', $header . "a\0b\n"])
{
    my ($code, $words) = ctl(import => schools => file('bad.csv', $bad->[1]));
    isnt($code, 0, "$bad->[0]: refused");
    like($words, qr/^stage3ectl import: /m, 'with a word');
    is(db_value('SELECT name FROM school WHERE uai = ?', $b), 'Collège B', 'and nothing changed');
}
# The official directory's own columns.
my $official
    = bytes(
    "Identifiant_de_l_etablissement;Nom_etablissement;Statut_public_prive;Adresse_1;Code_postal;Nom_commune;Telephone;Mail;Web;Appartenance_Education_Prioritaire\n"
        . uai(9990003)
        . ";Collège C;Privé;2 rue B;44600;Saint-Nazaire;0261910003;ce\@c.example;;REP\n");
like((ctl(import => schools => file('o.csv', $official)))[1], qr/1 added/, 'the official columns are known');
is(db_value('SELECT CONCAT(sector, priority) FROM school WHERE uai = ?', uai(9990003)), 'privaterep', 'and read');
my $holidays
    = bytes("Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire\n"
        . "Vacances d'Essai;Élèves;2039-10-21T22:00:00+00:00;2039-11-06T23:00:00+00:00;Nantes;Zone B;2039-2040\n"
        . "Vacances d'Essai;Enseignants;2039-10-20T22:00:00+00:00;2039-11-06T23:00:00+00:00;Nantes;Zone B;2039-2040\n"
        . "Vacances d'Essai;-;2039-10-21T22:00:00+00:00;2039-11-06T23:00:00+00:00;Polynésie;Polynésie;2039-2040\n");
like(
    (ctl(import => holidays => file('h.csv', $holidays)))[1],
    qr/1 added, .* 2 not for this site, 0 refused/,
    'so are those of the official calendar');
is(
    db_value('SELECT CONCAT(first_on, " ", last_on) FROM holiday WHERE label = "Vacances d’Essai"'),
    '2039-10-22 2039-11-06',
    'its instants are days in France, the end the day before classes');
# What is corrected replaces what was wrong, and is said.
my $calendar = "Description;Date de début;Date de fin;Zones\n";
sub holidays { my ($row) = @_; return ctl(import => holidays => file('c.csv', bytes($calendar . "$row\n"))) }
sub known {
    return join ' ',
        map { "@$_" } @{
        db()->selectall_arrayref(
            'SELECT label, first_on, last_on FROM holiday WHERE zone = "B" AND first_on > "2040-01-01" ORDER BY first_on'
        ) };
}
holidays("Vacances d'Essai;2040-10-20;2040-11-04;B");
like(
    (holidays("Vacances d'Essai;2040-10-27;2040-11-11;B"))[1],
    qr/corrected: zone B: Vacances d’Essai from 2040-10-27 to 2040-11-11, was Vacances d’Essai from 2040-10-20 to 2040-11-04\nholidays: 0 added, 1 changed/,
    'other days');
is(known(), "Vacances d’Essai 2040-10-27 2040-11-11", 'the wrong ones go');
holidays("Vacances de la Coquille;2040-10-30;2040-11-12;B");
is(known(), 'Vacances de la Coquille 2040-10-30 2040-11-12', 'another name for the same days is a correction too');
like(
    (holidays("Vacances de la Coquille;2040-10-30;2040-11-12;B"))[1],
    qr/^(?!.*corrected).*1 unchanged/s,
    'what is right is not');
holidays("Vacances de la Coquille;2041-10-29;2041-11-11;B");
is(
    known(),
    'Vacances de la Coquille 2040-10-30 2040-11-12 Vacances de la Coquille 2041-10-29 2041-11-11',
    'the next year has its own');

for my $summer (
    "Vacances d'Été;2042-07-05;2042-07-05;B",
    "Vacances d'été;2042-08-31;;B",
    "Début des vacances d'été;2042-07-04T22:00:00+00:00;2042-07-04T22:00:00+00:00;B")
{
    my ($code, $words) = holidays($summer);
    is($code, 3, 'a summer of one day is refused');
    like($words, qr/refused: a summer of one day/, 'and said');
}
is((holidays("Vacances d'Été;2042-07-05;;B"))[0], 0, 'one that goes to the end of August is taken');

isnt((ctl(import => whales => 'x'))[0], 0, 'an unknown kind is refused');
my ($demo, $demo_words) = ctl('demo', 'db/demo');
isnt($demo, 0, 'the demo is for an empty site');
like($demo_words, qr/^stage3ectl demo: the site has offers or accounts already/m, 'and says so');
like((ctl('--help'))[1], qr/usage:.*migrate.*import/s, 'help');
like((ctl('--version'))[1], qr/^stage3ectl \d/, 'version');
is((ctl('migrate'))[0], 2, 'a wrong use');
db()->do('DELETE FROM school WHERE uai LIKE "9990%"');
db()->do('DELETE FROM holiday WHERE first_on > "2039-01-01"');
done_testing;
