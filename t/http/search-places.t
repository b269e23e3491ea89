# Places as people name them, in their own field or among the words: town, former commune, short name,
# postcode; several told apart, unknown ones proposed.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

sub search {
    my (%query) = @_;
    return get_xml('/offres?' . join('&', map { "$_=" . uri_escape_utf8($query{$_}) } sort keys %query));
}
sub town {
    my (%query) = @_;
    my $page = search(%query);
    return $page->findvalue('//filter/@near') eq 'yes' ? $page->findvalue('//filter/@town') : '';
}
sub proposed {
    my (%query) = @_;
    return [map { $_->textContent } search(%query)->findnodes('//filter/place')];
}

# The test's own names, beside the official ones: two towns of one name, one of a long name that was
# another before.
my @towns = (
    ['99001', 'Vermeuil-sur-Brise', 47.5, -1.6, 3000, '99910'],
    ['99002', 'Vermeuil-le-Grand', 47.4, -1.7, 2000, '99910'],
    ['99003', 'Les Ormettes', 47.3, -1.8, 900, '99920'],
    ['99004', 'Les Ormettes', 47.2, -1.9, 500, '99930']);
open my $file, '>:encoding(UTF-8)', "$ENV{STAGE3E_VAR}/tmp/towns.csv" or die $!;
print $file "insee,name,postcodes,population,latitude,longitude\n",
    map { "$_->[0],$_->[1],$_->[5],$_->[4],$_->[2],$_->[3]\n" } @towns;
close $file;
is((ctl('import', 'communes', "$ENV{STAGE3E_VAR}/tmp/towns.csv"))[0], 0, 'towns are there');
open $file, '>:encoding(UTF-8)', "$ENV{STAGE3E_VAR}/tmp/former.csv" or die $!;
print $file "former_name,commune_code\nVieux-Fourneaux,99001\nAilleurs,98765\n";
close $file;
my ($status, $said) = ctl('import', 'former-communes', "$ENV{STAGE3E_VAR}/tmp/former.csv");
is($status, 0, 'and a former one');

is(town(ville => 'vermeuil sur brise'), 'Vermeuil-sur-Brise', 'a town by its name');
is(town(ville => 'Vieux Fourneaux'), 'Vermeuil-sur-Brise', 'by what it was called');
is(search(ville => 'vieux fourneaux')->findvalue('//filter/@former-town'), 'Vieux-Fourneaux', 'which is said');
is(town(ville => 'Vermeuil'), 'Vermeuil-sur-Brise', 'by its short name: the largest of two');
is_deeply(proposed(ville => 'Vermeuil'), ['Vermeuil-le-Grand (99910)'], 'the other one is told apart');
is_deeply(proposed(ville => 'Vermeuil-sur-Brise'), [], 'not where the name is whole');
is(town(ville => '99910'), 'Vermeuil-sur-Brise', 'by its postcode');
is_deeply(proposed(ville => '99910'), ['Vermeuil-le-Grand (99910)'], 'with the others that have it');
is(town(ville => 'vermeuil le grand 99910'), 'Vermeuil-le-Grand (99910)', 'by both');
is(town(ville => '99920'), 'Les Ormettes', 'a postcode of its own');
my $same = search(ville => 'Les Ormettes');
is_deeply([map { $_->textContent } $same->findnodes('//filter/place')],
    ['Les Ormettes (99930)'], 'two of one name are told apart');
my $other = get_xml('/offres' . $same->findvalue('//filter/place/@query'));
is_deeply([map { $_->textContent } $other->findnodes('//filter/place')], [], 'and each has an address');
is(
    $other->findvalue('//filter/active[@filter = "place"]'),
    'Les Ormettes (99930), à moins de 10 km' =~ s/ km/\x{a0}km/r,
    'that names it');
is(town(ville => 'verm'), 'Vermeuil-sur-Brise', 'by its beginning');
is(town(ville => $_), 'Les Ormettes (99920)', "among what people write around it: $_")
    for 'ormettes', 'près des Ormettes (44)', 'à Ormettes, Loire-Atlantique';
is(town(ville => '99 920'), 'Les Ormettes', 'a postcode in two parts');
my $unknown = search(ville => 'Vairmeuil le Gran');
is($unknown->findvalue('//filter/@town-is-unknown'), 'yes', 'a slip is not a town');
is($unknown->findvalue('//filter/place[1]'), 'Vermeuil-le-Grand (99910)', 'but the nearest spelling is proposed');
is(get_xml('/offres' . $unknown->findvalue('//filter/place[1]/@query'))->findvalue('//filter/@town'),
    'Vermeuil-le-Grand', 'as a link');
is_deeply(proposed(ville => 'Xyzzyplugh'), [], 'nothing is like nothing');
is(town(ville => '00000'), '', 'nor a postcode that is none');
is(town(ville => 'Nantes'), 'Nantes', 'a town of the département');
is(town(ville => 'St Nazaire'), 'Saint-Nazaire', 'in short');

# Among the words.
for (
    "boulanger vermeuil sur brise",
    "boulanger à Vermeuil-sur-Brise",
    "Vieux-Fourneaux boulanger",
    "boulanger 99910",
    "stage boulanger Vermeuil")
{
    my $page = search(mots => $_);
    is($page->findvalue('//filter/@town'), 'Vermeuil-sur-Brise', "$_: there");
    like($page->findvalue('//filter/@words'), qr/^(stage )?boulanger( à)?$/, 'and the words without it');
    is($page->findvalue('//filter/@order'), 'pertinence', 'in the order of words');
}
my $page = search(mots => 'boulanger vermeuil-le-grand');
is($page->findvalue('//filter/@place-of-words'), 'vermeuil le grand', 'what was taken for a place is said');
is(
    $page->findvalue('//filter/@query'),
    '?mots=boulanger&ville=Vermeuil-le-Grand&rayon=10',
    'the address has both apart');
is(
    $page->findvalue('//filter/@literal'),
    '?mots=boulanger%20vermeuil-le-grand&exact=1',
    'and the literal search one of its own');
is(search(mots => 'boulanger vermeuil-le-grand', exact => 1)->findvalue('//filter/@near'), '', 'which is of no place');
is(search(mots => 'stage vermeuil')->findvalue('//filter/@words'), '', 'words that say nothing go');
is(search(mots => 'boulanger vermeuil', ville => 'Nantes')->findvalue('//filter/@town'),
    'Nantes', 'a town in its own field goes before');
is(search(mots => 'métier du bois')->findvalue('//filter/@near'), '', 'a word that is a town too is a word');
my $mech = browser();
$mech->get(site() . '/offres?ville=Vairmeuil+le+Gran');
like(
    words($mech->content),
    qr/Nous ne connaissons pas la ville.*Voulais-tu dire\s+Vermeuil-le-Grand \(99910\)/s,
    'the page proposes');
$mech->get(site() . '/offres?mots=boulanger+vermeuil-le-grand');
like(
    words($mech->content),
    qr/Recherche autour de\s+Vermeuil-le-Grand\s*\. Chercher plutôt le mot/,
    'the page says where');
# Choosing one's school goes by the same names.
db()
    ->do(
    'INSERT INTO school (uai, name, postcode, town, sector) VALUES ("9990001A", "Collège Test des Fourneaux", "99999", "Vermeuil-sur-Brise", "public"), ("9990002B", "Collège Test des Vieux", "99999", "Vieux-Fourneaux", "public")'
    );
sub schools {
    my ($text) = @_;
    return join ', ', map { $_->getAttribute('detail') }
        grep { $_->getAttribute('detail') =~ /^999/ }
        get_xml('/compte/creer/eleve?q=' . uri_escape_utf8($text))->findnodes('//found');
}
is(schools('vermeuil sur brise'), '9990001A, 9990002B', 'by the town, and what it took in');
is(schools('Vieux-Fourneaux'), '9990001A, 9990002B', 'by a former name');
is(schools('99910'), '9990001A, 9990002B', 'by the postcode of the town, whatever the school’s own is');
is(schools('99999'), '9990001A, 9990002B', 'by its own');
is(schools('test fourneaux vermeuil'), '9990001A, 9990002B', 'with words of its name');
is(schools('Les Ormettes'), '', 'not by another town');
db()->do('DELETE FROM school WHERE uai IN ("9990001A", "9990002B")');
db()->do("DELETE FROM commune WHERE insee LIKE '99%'");
done_testing;
