# The calendar of placement dates: searched by school or town and by week, by week or by school, to
# print as it is shown.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode;
use File::Temp;
use URI::Escape qw(uri_escape_utf8);

my $first = free_monday(5);
my ($second) = grep { $_ gt $first } map { free_monday($_) } 6 .. 20;
my ($town, $other) = ('La Baule-Escoublac', 'Rezé');
my ($name, $another) = map { unique_name("Collège $_ ") } 'Écume', 'Ardoise';
sub school {
    my ($uai, $name, $town, @mondays) = @_;
    db()
        ->do(
        'INSERT INTO school (uai, name, postcode, town, sector, priority) VALUES (?, ?, "44500", ?, "public", "rep")',
        undef, $uai, $name, $town);
    my $id = db_value('SELECT id FROM school WHERE uai = ?', $uai);
    db()->do('INSERT INTO school_placement (school_id, class, first_on, last_on) VALUES (?, ?, ?, ?)', undef, $id, @$_)
        for map { [$_->[0], $_->[1], friday_of($_->[1])] } @mondays;
}
school('9991001A', $name, $town, ['3e A', $first], ['3e B', $second]);
school('9991002B', $another, $other, ['', $first]);
sub xml {
    my (%query) = @_;
    return get_xml('/colleges/dates?' . join('&', map { "$_=" . uri_escape_utf8($query{$_}) } sort keys %query));
}
sub names {
    return join ', ', grep { $_ eq $name || $_ eq $another } map { $_->value } (shift)->findnodes('//by-school/@name');
}

my $page = xml(par => 'college');
valid_xml($page, 'the page by school');
is(names($page), "$name, $another", 'by town, each once');
is($page->findvalue("count(//by-school[\@name = '$name']/date)"), 2, 'with all its dates');
is(names(xml(par => 'college', q => lc $name)), $name, 'searched by name');
is(names(xml(par => 'college', q => 'ecume la baule')), $name, 'by words of name and town');
is(names(xml(par => 'college', q => 'La Baule')), $name, 'by the short name of a town');
is(names(xml(par => 'college', q => 'REZE cedex')), $another, 'whatever its case, accents, CEDEX');
SKIP: {
    skip 'the town is not among those of this set',
        1
        if !db_value(
        'SELECT COUNT(*) FROM commune_postcode p JOIN commune c USING (insee) WHERE p.postcode = "44500" AND c.name = ?',
        $town);
    is(names(xml(par => 'college', q => '44500')), $name, 'by postcode');
}
is(names(xml(par => 'college', semaine => $second)), $name, 'by week');
is(xml(semaine => $second)->findvalue("//period/school[. = '$name']/\@class"), '3e B', 'by week of the calendar too');
is(xml(semaine => $second)->findvalue('//week[@selected]/@monday'), $second, 'which stays chosen');
is(names(xml(par => 'college', semaine => $second, q => $another)), '', 'both at once');
valid_xml(xml(q => 'zzz'), 'with nothing found');
my $mech = browser();
$mech->get(site() . '/colleges/dates?q=zzzzz');
like(words($mech->content), qr/Aucun collège ne correspond/, 'said in words');

for my $odd ('semaine=x', 'par=%ff', 'q=' . 'a' x 500, 'semaine=0000-00-00') {
    is(request(GET => "/colleges/dates?$odd")->code, 200, substr $odd, 0, 20);
}
$mech->get(site() . '/colleges/dates?par=college&q=' . uri_escape_utf8($name));
my ($pdf) = $mech->content =~ m{href="(/export/dates-par-college\.pdf[^"]*)"};
$pdf =~ s/&amp;/&/g;
my $file = File::Temp->new(SUFFIX => '.pdf');
binmode $file;
print $file request(GET => $pdf)->content;
close $file;
my $text = Encode::decode('UTF-8', scalar `pdftotext -layout $file -`) =~ s/\s+/ /gr;
like($text, qr/Recherche : \Q$name\E.*3e A.*3e B/, 'printed as it is shown');
unlike($text, qr/\Q$another\E/, 'and no more');
db()->do('DELETE FROM school WHERE uai IN ("9991001A", "9991002B")');
done_testing;
