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
sub says { my (@arguments) = @_; return (ctl(@arguments))[1] }

# Schools: two of them, in a file that was taken.
sub uai { my ($n) = @_; return sprintf('%07d%s', $n, substr('ABCDEFGHJKLMNPRSTUVWXYZ', $n % 23, 1)) }
my ($a, $b, $c) = map { uai($_) } 9990001 .. 9990003;
my $header = "uai,name,address,postcode,town,status,priority,phone,email,website\n";
sub school {
    my ($uai, $name, $priority) = @_;
    return bytes(
        "$uai,$name,1 rue A,44000,Nantes,Public," . ($priority // 'REP+') . ",02 61 91 00 01,ce\@essai.example,\n");
}
sub import_schools { my ($name, @lines) = @_; return ctl(import => schools => file($name, join '', $header, @lines)) }
sub two_schools { return import_schools('a.csv', school($a, 'Collège A'), school($b, 'Collège B', '')) }

sub import_holidays {
    my (@rows) = @_;
    my $calendar = "Description;Date de début;Date de fin;Zones\n";
    return ctl(import => holidays => file('c.csv', bytes($calendar . join '', map { "$_\n" } @rows)));
}
END {
    local $?;
    db()->do('DELETE FROM school WHERE uai IN (?, ?, ?)', undef, $a, $b, $c);
    db()->do('DELETE FROM holiday WHERE first_on > "2039-01-01"');
}

subtest 'migrations can run again, and by several at once' => sub {
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
};

subtest 'a file of schools is imported, and counted' => sub {
    db()->do('DELETE FROM school WHERE uai IN (?, ?)', undef, $a, $b);
    my ($status, $said) = two_schools();
    is($status, 0, 'a file is imported');
    like($said, qr/schools: 2 added, 0 changed, 0 unchanged, 0 not for this site, 0 refused/, 'and counted');
    is(db_value('SELECT priority FROM school WHERE uai = ?', $a), 'rep_plus', 'with its priority');
    like((two_schools())[1], qr/0 added, 0 changed, 2 unchanged/, 'again: nothing changes');
};

subtest 'a bad row is refused, by line and reason' => sub {
    two_schools();
    my (undef, $said)
        = import_schools('b.csv', school($a, 'Collège A renommé'), school('1234567Z', 'X'),
        school($b, 'Collège B', ''));
    like($said, qr/b\.csv:3: refused: not a UAI$/m, 'one row');
    like($said, qr/^schools: 0 added, 1 changed, 1 unchanged, 0 not for this site, 1 refused/m, 'the others are taken');
    like(
        (import_schools('lines.csv', "\n" . school($a, "\"Collège\nA\"") . "\n" . school('bad', 'X')))[1],
        qr/lines\.csv:6: refused/,
        'lines are counted over cells of several lines');
};

subtest 'a bad file changes nothing' => sub {
    two_schools();
    for my $bad (
        ['no such column', "uai,name\n$a,X\n"],
        ['a column missing', "uai;nom\n1;2\n"],
        ['an open quote', $header . "\"$a,Collège"],
        ['too many cells', $header . school($a, 'X') . "$b,a,b,c,d,e,f,g,h,i,j,k\n"],
        ['empty', ''],
        ['NUL', $header . "a\0b\n"])
    {
        my ($what, $text) = @$bad;
        my ($status, $said) = ctl(import => schools => file('bad.csv', $text));
        isnt($status, 0, "$what: refused");
        like($said, qr/^stage3ectl import: /m, 'with a word');
        is(db_value('SELECT name FROM school WHERE uai = ?', $b), 'Collège B', 'and nothing changed');
    }
};

subtest 'the official directory is read by its own columns' => sub {
    my @columns = qw(
        Identifiant_de_l_etablissement Nom_etablissement Statut_public_prive Adresse_1 Code_postal Nom_commune Telephone
        Mail Web Appartenance_Education_Prioritaire);
    my @cells
        = ($c, 'Collège C', 'Privé', '2 rue B', '44600', 'Saint-Nazaire', '0261910003', 'ce@c.example', '', 'REP');
    my $official = bytes(join '', map { join(';', @$_) . "\n" } \@columns, \@cells);
    like(says(import => schools => file('o.csv', $official)), qr/1 added/, 'the official columns are known');
    is(db_value('SELECT CONCAT(sector, priority) FROM school WHERE uai = ?', $c), 'privaterep', 'and read');
};

subtest 'the official calendar: its instants are days in France' => sub {
    my $row = sub {
        my ($who, $from, @where) = @_;
        return join ';', "Vacances d'Essai", $who, $from, '2039-11-06T23:00:00+00:00', @where, '2039-2040';
    };
    my $holidays = bytes(
        join "\n",
        'Description;Population;Date de début;Date de fin;Académies;Zones;annee_scolaire',
        $row->('Élèves', '2039-10-21T22:00:00+00:00', 'Nantes', 'Zone B'),
        $row->('Enseignants', '2039-10-20T22:00:00+00:00', 'Nantes', 'Zone B'),
        $row->('-', '2039-10-21T22:00:00+00:00', 'Polynésie', 'Polynésie'),
        '');
    like(
        says(import => holidays => file('h.csv', $holidays)),
        qr/1 added, .* 2 not for this site, 0 refused/,
        'pupils of this zone');
    my $days = 'SELECT CONCAT(first_on, " ", last_on) FROM holiday WHERE label = "Vacances d’Essai"
                    AND first_on < "2040-01-01"';
    is(db_value($days), '2039-10-22 2039-11-06', 'to the day before classes');
};

subtest 'what is corrected replaces what was wrong, and is said' => sub {
    my $known_are = sub {
        my ($what, @expected) = @_;
        my $rows = db()->selectcol_arrayref(
            'SELECT CONCAT_WS(" ", label, first_on, last_on) FROM holiday
              WHERE zone = "B" AND first_on BETWEEN "2040-01-01" AND "2041-12-31" ORDER BY first_on');
        is_deeply($rows, \@expected, $what);
    };
    import_holidays("Vacances d'Essai;2040-10-20;2040-11-04;B");
    my (undef, $said) = import_holidays("Vacances d'Essai;2040-10-27;2040-11-11;B");
    my $from_to
        = 'zone B: Vacances d’Essai from 2040-10-27 to 2040-11-11, was Vacances d’Essai from 2040-10-20 to 2040-11-04';
    like($said, qr/corrected: $from_to\nholidays: 0 added, 1 changed/, 'other days');
    $known_are->('the wrong ones go', 'Vacances d’Essai 2040-10-27 2040-11-11');
    import_holidays('Vacances de la Coquille;2040-10-30;2040-11-12;B');
    my $shell = 'Vacances de la Coquille 2040-10-30 2040-11-12';
    $known_are->('another name for the same days is a correction too', $shell);
    like(
        (import_holidays('Vacances de la Coquille;2040-10-30;2040-11-12;B'))[1],
        qr/^(?!.*corrected).*1 unchanged/s,
        'what is right is not');
    import_holidays('Vacances de la Coquille;2041-10-29;2041-11-11;B');
    $known_are->('the next year has its own', $shell, 'Vacances de la Coquille 2041-10-29 2041-11-11');
};

subtest 'a summer of one day is refused' => sub {
    for my $summer (
        "Vacances d'Été;2042-07-05;2042-07-05;B",
        "Vacances d'été;2042-08-31;;B",
        "Début des vacances d'été;2042-07-04T22:00:00+00:00;2042-07-04T22:00:00+00:00;B")
    {
        my ($status, $said) = import_holidays($summer);
        is($status, 3, 'a summer of one day is refused');
        like($said, qr/refused: a summer of one day/, 'and said');
    }
    is((import_holidays("Vacances d'Été;2042-07-05;;B"))[0], 0, 'one that goes to the end of August is taken');
};

subtest 'a wrong use is refused, help is given' => sub {
    isnt((ctl(import => whales => 'x'))[0], 0, 'an unknown kind is refused');
    my ($status, $said) = ctl('demo', 'db/demo');
    isnt($status, 0, 'the demo is for an empty site');
    like($said, qr/^stage3ectl demo: the site has offers or accounts already/m, 'and says so');
    like(says('--help'), qr/usage:.*migrate.*import/s, 'help');
    like(says('--version'), qr/^stage3ectl \d/, 'version');
    is((ctl('import', 'communes'))[0], 2, 'a wrong use');
};
done_testing;
