# Names are found as people type them, and no list is cut without a word.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

my $visitor = browser();
my $admin = admin_browser();

# Letters that no other name has.
sub mark {
    return unique('q') =~ s/\d//gr . join '', map { chr(97 + rand 26) } 1 .. 8;
}

sub is_found {
    my ($mech, $path, $typed, $what, $count) = @_;
    is(
        page_xml($mech, $path . uri_escape_utf8($typed))->findvalue("count($what)"),
        $count // 1,
        ($count // 1) . " found: $typed");
}

sub named_employer {
    my ($mark) = @_;
    my ($owner, undef, $employer) = make_employer();
    db()->do('UPDATE employer SET name = ? WHERE id = ?', undef, "L’Échoppe-Bœuf $mark", $employer);
    return $owner;
}

sub named_pupil { my ($mark) = @_; return scalar make_pupil(first_name => 'Anaïs-Zoé', last_name => "d’Écot $mark") }

sub named_offer {
    my ($mark) = @_;
    return make_offer(owner => named_employer($mark), title => "Découverte du métier de cœur d’acier $mark");
}

# A pupil that has applied to an offer, all names with the mark; the pupil.
sub named_application {
    my ($mark) = @_;
    my $pupil = named_pupil($mark);
    apply_as($pupil, named_offer($mark));
    return $pupil;
}

subtest 'all schools of a town are shown, or it is said that the list is cut' => sub {
    my $mark = mark();
    my @schools = map { make_school(name => "Collège $_ $mark", town => "Bourg-$mark") } 1 .. 60;
    my $page = sub { get_xml("/compte/creer/college?q=bourg%20$mark") };
    is($page->()->findvalue('count(//found)'), 60, 'sixty');
    is($page->()->findvalue('//@total'), '', 'are all, and nothing is said');
    push @schools, make_school(name => "Collège de plus $mark", town => "Bourg-$mark");
    valid_xml($page->(), 'the page');
    is(join(' ', map { $page->()->findvalue($_) } 'count(//found)', '//@shown', '//@total'),
        '60 60 61', 'one more is left out');
    like(
        words(visit("/compte/creer/college?q=bourg%20$mark")->decoded_content),
        qr/60 sur 61\x{a0}: précisez avec un mot de plus/,
        'which is said');
    db()->do('DELETE FROM school WHERE id = ?', undef, $_) for @schools;
};

subtest 'a school is found' => sub {
    my $mark = mark();
    my $school = make_school(name => "Collège Les Sables d’Or $mark", town => 'Saint-Œuvrard');
    is_found($visitor, '/compte/creer/eleve?q=', "$_ $mark", '//found')
        for 'sables d’or', "SABLES D'OR", 'sables d or', 'Sables-d’or', 'st oeuvrard', 'Saint Œuvrard', 'ST-ŒUVRARD',
        'collège or';
    is_found($admin, '/admin/etablissements?q=', "sables d'or $mark", '//school');
    db()->do('DELETE FROM school WHERE id = ?', undef, $school);
};

subtest 'an employer is found' => sub {
    my $mark = mark();
    named_employer($mark);
    is_found($visitor, '/compte/creer/employeur?q=', "$_ $mark", '//found')
        for 'l’échoppe-bœuf', "L'ECHOPPE BOEUF", 'echoppe boeuf';
    is_found($admin, '/admin/employeurs?q=', "l'echoppe boeuf $mark", '//employer');
};

subtest 'an account is found' => sub {
    my $mark = mark();
    named_pupil($mark);
    is_found($admin, '/admin/comptes?q=', $_, '//account')
        for "anais zoe d'ecot $mark", "D’ÉCOT $mark Anaïs-Zoé", "d ecot $mark";
    is_found($admin, '/admin/comptes?q=', $_, '//account', 0) for '’', '%%', '___';
};

subtest 'an application is found by its pupil, offer and employer, by beginnings of words' => sub {
    my $mark = mark();
    named_application($mark);
    is_found($admin, '/admin/candidatures?q=', $_, '//application')
        for "anais zoe d'ecot $mark", "d’écot $mark", "coeur d'acier $mark", "echoppe boeuf $mark", "ana zo ec $mark",
        substr($mark, 0, 6), "acier $mark";
    is_found($admin, '/admin/candidatures?q=', $_, '//application', 0)
        for substr($mark, 1), "zoe anais $mark", "ecot $mark acier", "’ $mark x";
};

subtest 'an application is found by the new name of its pupil, and by the old one no more' => sub {
    my $mark = mark();
    my $pupil = named_application($mark);
    db()->do('UPDATE account SET last_name = "Renommée", first_name = ? WHERE id = ?', undef, "Jeanne $mark", $pupil);
    is_found($admin, '/admin/candidatures?q=', "ecot $mark", '//application', 0);
    is_found($admin, '/admin/candidatures?q=', $_, '//application')
        for "renommee jeanne $mark", "jeanne $mark renommee";
    is(
        db_value('SELECT GROUP_CONCAT(word ORDER BY word) FROM pupil_word WHERE account_id = ?', $pupil),
        join(',', sort 'jeanne', $mark, 'renommée'),
        'its words are those of the name');
};

subtest 'an offer is found' => sub {
    my $mark = mark();
    named_offer($mark);
    is_found($admin, '/admin/offres?q=', $_, '//managed-offer')
        for "coeur d acier $mark", "Cœur d’Acier $mark", "l'echoppe boeuf $mark";
};

subtest 'one’s own offers come fifty a page' => sub {
    my ($many) = make_employer();
    my @own = map { make_offer(owner => $many) } 1 .. 51;
    my $mech = browser_of($many);
    my $first = page_xml($mech, '/offres/mes-offres');
    is($first->findvalue('count(//managed-offer)') . ' ' . $first->findvalue('//own-offers/@found'),
        '50 51', 'fifty of fifty-one');
    valid_xml($first, 'the list');
    $mech->get(site() . $first->findvalue('//@next'));
    like(words($mech->content), qr/1 offres? sur 51/, 'and the last on the next page');
    db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $_) for @own;
};
done_testing;
