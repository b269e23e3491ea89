# The map: many offers of a view as groups that stand where their offers are, one alone as itself; a
# base of our own under them.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# Offers of this test's own word at places of their own.
my $word = unique_name('carte');
my $owner = make_employer();
sub offers_at {
    my (@places) = @_;
    my @ids = map { scalar make_offer(owner => $owner, title => "Découverte de $word") } @places;
    db()->do('UPDATE offer SET latitude = ?, longitude = ? WHERE id = ?', undef, @{ $places[$_] }, $ids[$_])
        for 0 .. $#ids;
    return @ids;
}
my @few = map { [47.401 + 0.002 * $_, -2.302 - 0.001 * $_] } 1 .. 6;
my ($lone) = offers_at([46.93, -1.21]);
offers_at(@few, map { [47.2 + 0.0001 * $_, -1.5 - 0.0001 * $_] } 1 .. 98);

sub view { my ($box) = @_; return get_json("/offres.geojson?mots=$word&vue=$box")->{features} }

subtest 'groups where their offers are' => sub {
    my $features = until_true(
        'all offers',
        sub {
            my $found = view('-2.6,46.8,-0.9,47.9');
            my $sum = 0;
            $sum += $_->{properties}{count} // 1 for @$found;
            $sum == 105 && $found;
        });
    my @groups = grep { $_->{properties}{count} } @$features;
    is_deeply([grep { $_->{properties}{count} < 2 } @groups], [], 'no group of one');
    is_deeply([map { $_->{id} } grep { !$_->{properties}{count} } @$features], [$lone], 'one alone is an offer');
    # The few are all in one square of this view, or in squares next to each other.
    my @north = grep { $_->{geometry}{coordinates}[1] > 47.35 } @groups;
    my ($number, $latitude, $longitude) = (0, 0, 0);
    for (@north) {
        my $count = $_->{properties}{count};
        $number += $count;
        $longitude += $count * $_->{geometry}{coordinates}[0];
        $latitude += $count * $_->{geometry}{coordinates}[1];
    }
    is($number, 6, 'the few');
    my @mean = (0, 0);
    for (@few) { $mean[0] += $_->[0] / @few; $mean[1] += $_->[1] / @few }
    ok(abs($latitude / $number - $mean[0]) < 1e-6 && abs($longitude / $number - $mean[1]) < 1e-6,
        'stand at their centre of gravity');
    my @dense = grep { abs($_->{geometry}{coordinates}[1] - 47.205) < 0.02 } @groups;
    is(
        scalar(
            grep {
                       abs($_->{geometry}{coordinates}[1] - 47.2049) > 0.01
                    || abs($_->{geometry}{coordinates}[0] + 1.5049)
                    > 0.01
            } @dense
        ),
        0,
        'so do many');
};

subtest 'a view wider than all towns shows them all' => sub {
    for my $box ('-30,20,30,70', '-7,44,3,51', '-180,-85,180,85') {
        my $sum = 0;
        $sum += $_->{properties}{count} // 1 for @{ view($box) };
        is($sum, 105, $box);
    }
    is_deeply(view('20,10,30,20'), [], 'one elsewhere shows none');
};

subtest 'nearer, the offers themselves' => sub {
    is(scalar @{ view('-2.32,47.39,-2.29,47.42') }, 6, 'each');
    is(scalar(grep { $_->{properties}{count} } @{ view('-2.32,47.39,-2.29,47.42') }), 0, 'no group');
};

subtest 'a base of our own' => sub {
    my $answer = request(GET => '/offres/fond-de-carte.json');
    is($answer->code, 200, 'is there');
    like($answer->header('Cache-Control'), qr/public, max-age=\d{7}/, 'kept for long');
    ok($answer->header('ETag'), 'and asked for again with its tag');
    my $base = JSON::decode_json($answer->content);
    my $detail = get_json('/offres/fond-de-carte-detail.json');
    is(scalar @{ $detail->{arcs} }, scalar @{ $base->{arcs} }, 'in two degrees of detail, line by line');
    my $points = sub { my $sum = 0; $sum += @$_ / 2 for @{ $_[0]{arcs} }; $sum };
    cmp_ok($points->($base), '<=', $points->($detail), 'the one is simpler');
    my ($nantes) = grep { ($_->{n} // '') eq 'Nantes' } @{ $base->{towns} };
    cmp_ok($nantes->{p}, '>', 100_000, 'towns have names and sizes');
    # Each ring is closed, and goes around the town's own middle.
    my @lines = map {
        my ($x, $y) = (0, 0);
        my @all = @$_;
        my @line;
        while (my ($right, $up) = splice @all, 0, 2) { $x += $right; $y += $up; push @line, [$x, $y] }
        \@line
    } @{ $base->{arcs} };
    my ($open, $outside) = (0, 0);
    for my $town (@{ $base->{towns} }) {
        my $crossed = 0;
        for my $ring (@{ $town->{r} }) {
            my @points = map { $_ < 0 ? reverse @{ $lines[-1 - $_] } : @{ $lines[$_] } } @$ring;
            $open++ if "@{ $points[0] }" ne "@{ $points[-1] }";
            my ($x, $y) = @{ $town->{at} };
            for my $i (1 .. $#points) {
                my ($one, $two) = @points[$i - 1, $i];
                $crossed++
                    if ($one->[1] > $y) != ($two->[1] > $y)
                    && $x < $one->[0] + ($two->[0] - $one->[0]) * ($y - $one->[1]) / ($two->[1] - $one->[1]);
            }
        }
        $outside++ unless $crossed % 2;
    }
    is("$open $outside", '0 0', 'no ring is open, no town beside itself');
};

subtest 'what is no map is not imported' => sub {
    for my $case (
        ['{', qr/not JSON/],
        ['{"type":"FeatureCollection","features":[]}', qr/no features/],
        ['{"features":[{"geometry":{"type":"Point","coordinates":[1,2]}}]}', qr/feature 1 is no polygon/],
        [
            '{"features":[{"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,400],[1,2]]]}}]}',
            qr/feature 1 is no polygon/
        ],
        ['{"features":[{"geometry":{"type":"Polygon","coordinates":[[[1,"x"]]]}}]}', qr/feature 1 is no polygon/],
        ['{"features":[{"geometry":{"type":"Polygon","coordinates":[]}}]}', qr/feature 1 is no polygon/],
        ['[1]', qr/no features/])
    {
        my $file = File::Temp->new;
        print $file $case->[0];
        close $file;
        my ($status, $said) = ctl('import', 'outlines', "$file");
        is($status, 1, "$case->[0] is refused");
        like($said, qr/nothing imported: .*$case->[1]/, 'with a reason');
    }
    cmp_ok(scalar @{ get_json('/offres/fond-de-carte.json')->{towns} }, '>', 5, 'what there was stays');
};

subtest 'around the pupil’s school' => sub {
    my ($placed, $unplaced) = (make_school(place => [46.93, -1.21]), make_school());
    my $pupil = browser_of(scalar make_pupil(school => $placed));
    my $ids = sub {
        my ($mech, $query) = @_;
        my $page = page_xml($mech, "/offres?mots=$word$query");
        valid_xml($page, 'the search');
        return [map { $_->getAttribute('id') } $page->findnodes('//offer-search/offer')];
    };
    is_deeply($ids->($pupil, '&autour=college&rayon=5'), [$lone], 'what is near it');
    is_deeply($ids->($pupil, '&autour=college&rayon=5&ville=Nantes'), [$lone], 'whatever town is still in the field');
    $pupil->get(site() . "/offres?mots=$word&autour=college&rayon=5");
    like(words($pupil->content), qr/Autour de mon collège, à moins de 5\h+km/, 'said, and taken off');
    like($pupil->content, qr/name="autour" value="college" checked/, 'by a choice of the search');
    like($pupil->content, qr{/offres/carte\?mots=$word&amp;autour=college}, 'which the map has too');
    is(
        scalar @{
            JSON::decode_json(
                $pupil->get(site() . "/offres.geojson?mots=$word&autour=college&rayon=5&vue=-3,46,0,49")
                    ->decoded_content(charset => "none")
            )->{features}
        },
        1,
        'on its own');
    my $page = page_xml($pupil, "/offres?mots=$word&autour=college&rayon=5");
    like($page->findvalue('//filter/@lasting'),
        qr/lat=46\.930&lon=-1\.210/, 'what outlives the visit has the place itself');
    my $other = browser_of(scalar make_pupil(school => $unplaced));
    $other->get(site() . "/offres?mots=$word&autour=college");
    like(
        words($other->content),
        qr/Nous ne savons pas où se trouve ton collège/,
        'a school that nobody has placed is said');
    is(request(GET => "/offres?mots=$word&autour=college")->decoded_content =~ /name="autour"/ ? 1 : 0,
        0, 'nobody else has the choice');
    # The page of an offer.
    $page = page_xml($pupil, "/offres/$lone");
    valid_xml($page, 'the page of an offer');
    like($page->findvalue(q{//offer-show/school/@distance}), qr{^moins de 1\h+km$}, q{says how far it is});
    $pupil->get(site() . "/offres/$lone");
    like(words($pupil->content), qr/À\s+moins de 1\h+km\s+de ton collège, à vol d’oiseau/, 'in words');
    like($pupil->content, qr/data-school-latitude="46\.93/, 'and on the map');
    unlike(request(GET => "/offres/$lone")->decoded_content, qr/de ton collège, à vol/, 'for nobody else');
};
done_testing;
