# Places as people name them, in their own field or among the words: town, former commune, short name,
# postcode; several told apart, unknown ones proposed.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Search;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

# The town that a search is of.
sub town {
    my $page = search(@_);
    return $page->findvalue('//filter/@near') eq 'yes' ? $page->findvalue('//filter/@town') : '';
}
sub proposed_by {
    my ($page) = @_;
    return [map { $_->textContent } $page->findnodes('//filter/place')];
}
sub town_is { my ($typed, $town, $what) = @_; return is(town(ville => $typed), $town, $what) }

# The test's own names, beside the official ones: two towns of one name, one of a long name that was
# another before.
sub import_ok {
    my ($kind, @lines) = @_;
    my $path = "$ENV{STAGE3E_VAR}/tmp/$kind.csv";
    open my $file, '>:encoding(UTF-8)', $path or die $!;
    print $file map { "$_\n" } @lines;
    close $file;
    my ($status, $said) = ctl('import', $kind, $path);
    return is($status, 0, "$kind are there") || diag($said);
}
import_ok(
    'communes', 'insee,name,postcodes,population,latitude,longitude',
    '99001,Vermeuil-sur-Brise,99910,3000,47.5,-1.6', '99002,Vermeuil-le-Grand,99910,2000,47.4,-1.7',
    '99003,Les Ormettes,99920,900,47.3,-1.8', '99004,Les Ormettes,99930,500,47.2,-1.9');
import_ok('former-communes', 'former_name,commune_code', 'Vieux-Fourneaux,99001', 'Ailleurs,98765');
END { local $?; db()->do("DELETE FROM commune WHERE insee LIKE '99%'") }

subtest 'a town by its name, its former name, its short one' => sub {
    town_is('vermeuil sur brise', 'Vermeuil-sur-Brise', 'a town by its name');
    town_is('Vieux Fourneaux', 'Vermeuil-sur-Brise', 'by what it was called');
    is(search(ville => 'vieux fourneaux')->findvalue('//filter/@former-town'), 'Vieux-Fourneaux', 'which is said');
    town_is('Vermeuil', 'Vermeuil-sur-Brise', 'by its short name: the largest of two');
    is_deeply(proposed_by(search(ville => 'Vermeuil')), ['Vermeuil-le-Grand (99910)'], 'the other one is told apart');
    is_deeply(proposed_by(search(ville => 'Vermeuil-sur-Brise')), [], 'not where the name is whole');
    town_is('verm', 'Vermeuil-sur-Brise', 'by its beginning');
    town_is('Nantes', 'Nantes', 'a town of the département');
    town_is('St Nazaire', 'Saint-Nazaire', 'in short');
};

subtest 'a town by its postcode' => sub {
    town_is('99910', 'Vermeuil-sur-Brise', 'by its postcode');
    is_deeply(proposed_by(search(ville => '99910')), ['Vermeuil-le-Grand (99910)'], 'with the others that have it');
    town_is('vermeuil le grand 99910', 'Vermeuil-le-Grand (99910)', 'by both');
    town_is('99920', 'Les Ormettes', 'a postcode of its own');
    town_is('99 920', 'Les Ormettes', 'a postcode in two parts');
    town_is('00000', '', 'not one that is none');
};

subtest 'two towns of one name are told apart, each with its address' => sub {
    my $same = search(ville => 'Les Ormettes');
    is_deeply(proposed_by($same), ['Les Ormettes (99930)'], 'the other one is proposed');
    my $other = get_xml('/offres' . $same->findvalue('//filter/place/@query'));
    is_deeply(proposed_by($other), [], 'and each has an address');
    is(
        $other->findvalue('//filter/active[@filter = "place"]'),
        "Les Ormettes (99930), à moins de 10\x{a0}km",
        'that names it');
    town_is($_, 'Les Ormettes (99920)', "among what people write around it: $_")
        for 'ormettes', 'près des Ormettes (44)', 'à Ormettes, Loire-Atlantique';
};

subtest 'a slip is not a town, but the nearest spelling is proposed' => sub {
    my $page = search(ville => 'Vairmeuil le Gran');
    is($page->findvalue('//filter/@town-is-unknown'), 'yes', 'a slip is not a town');
    is($page->findvalue('//filter/place[1]'), 'Vermeuil-le-Grand (99910)', 'but the nearest spelling is proposed');
    is(get_xml('/offres' . $page->findvalue('//filter/place[1]/@query'))->findvalue('//filter/@town'),
        'Vermeuil-le-Grand', 'as a link');
    is_deeply(proposed_by(search(ville => 'Xyzzyplugh')), [], 'nothing is like nothing');
    my $mech = browser();
    $mech->get(site() . '/offres?ville=Vairmeuil+le+Gran');
    like(
        words($mech->content),
        qr/Nous ne connaissons pas la ville.*Voulais-tu dire\s+Vermeuil-le-Grand \(99910\)/s,
        'the page proposes');
};

subtest 'a town among the words is where one searches' => sub {
    for my $typed (
        'boulanger vermeuil sur brise',
        'boulanger à Vermeuil-sur-Brise',
        'Vieux-Fourneaux boulanger',
        'boulanger 99910',
        'stage boulanger Vermeuil')
    {
        my $page = search(mots => $typed);
        is($page->findvalue('//filter/@town'), 'Vermeuil-sur-Brise', "$typed: there");
        like($page->findvalue('//filter/@words'), qr/^(stage )?boulanger( à)?$/, 'and the words without it');
        is($page->findvalue('//filter/@order'), 'pertinence', 'in the order of words');
    }
    is(search(mots => 'stage vermeuil')->findvalue('//filter/@words'), '', 'words that say nothing go');
    is(town(mots => 'boulanger vermeuil', ville => 'Nantes'), 'Nantes', 'a town in its own field goes before');
    is(search(mots => 'métier du bois')->findvalue('//filter/@near'), '', 'a word that is a town too is a word');
};

subtest 'what was taken for a place is said, and can be searched as a word' => sub {
    my $page = search(mots => 'boulanger vermeuil-le-grand');
    my $filter = sub { $page->findvalue("//filter/\@$_[0]") };
    is($filter->('place-of-words'), 'vermeuil le grand', 'what was taken for a place is said');
    is($filter->('query'), '?mots=boulanger&ville=Vermeuil-le-Grand&rayon=10', 'the address has both apart');
    is($filter->('literal'), '?mots=boulanger%20vermeuil-le-grand&exact=1', 'and the literal search one of its own');
    is(search(mots => 'boulanger vermeuil-le-grand', exact => 1)->findvalue('//filter/@near'),
        '', 'which is of no place');
    my $mech = browser();
    $mech->get(site() . '/offres?mots=boulanger+vermeuil-le-grand');
    like(
        words($mech->content),
        qr/Recherche autour de\s+Vermeuil-le-Grand\s*\. Chercher plutôt le mot/,
        'the page says where');
};

subtest 'choosing one’s school goes by the same names' => sub {
    my ($word, @schools) = (unique_name('fourneaux'));
    push @schools, make_school(name => "Collège Test des $word", town => $_)
        for 'Vermeuil-sur-Brise', 'Vieux-Fourneaux';
    db()->do('UPDATE school SET postcode = "99999" WHERE id IN (?, ?)', undef, @schools);
    my @both = map { db_value('SELECT uai FROM school WHERE id = ?', $_) } @schools;
    my $found_by = sub {
        my ($text, $what, @expected) = @_;
        my $page = get_xml('/compte/creer/eleve?q=' . uri_escape_utf8($text));
        my %is_found = map { $_->getAttribute('detail') => 1 } $page->findnodes('//found');
        is_deeply([grep { $is_found{$_} } @both], \@expected, $what);
    };
    $found_by->('vermeuil sur brise', 'by the town, and what it took in', @both);
    $found_by->('Vieux-Fourneaux', 'by a former name', @both);
    $found_by->('99910', 'by the postcode of the town, whatever the school’s own is', @both);
    $found_by->('99999', 'by its own', @both);
    $found_by->("test $word vermeuil", 'with words of its name', @both);
    $found_by->('Les Ormettes', 'not by another town');
    db()->do('DELETE FROM school WHERE id IN (?, ?)', undef, @schools);
};
done_testing;
