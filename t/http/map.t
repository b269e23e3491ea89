# The map: many offers of a view as groups that stand where their offers are, one alone as itself; a
# base of our own under them.
use strict; use warnings; use utf8;
use lib 't/lib'; use Stage3e; use Test::More;

# Offers of this test's own word at places of their own.
my $word = unique_name('carte');
my $owner = make_employer();
sub offers_at {
    my (@places) = @_;
    my @ids = map { scalar make_offer(owner => $owner, title => "Découverte de $word") } @places;
    db()->do('UPDATE offer SET latitude = ?, longitude = ? WHERE id = ?', undef, @{ $places[$_] }, $ids[$_]) for 0 .. $#ids;
    return @ids;
}
my @few = map { [47.401 + 0.002 * $_, -2.302 - 0.001 * $_] } 1 .. 6;
my ($lone) = offers_at([46.93, -1.21]);
offers_at(@few, map { [47.2 + 0.0001 * $_, -1.5 - 0.0001 * $_] } 1 .. 98);

sub view { my ($box) = @_; return get_json("/offres.geojson?mots=$word&vue=$box")->{features} }

subtest 'groups where their offers are' => sub {
    my $features = until_true('all offers', sub {
        my $found = view('-2.6,46.8,-0.9,47.9');
        my $sum = 0; $sum += $_->{properties}{count} // 1 for @$found;
        $sum == 105 && $found;
    });
    my @groups = grep { $_->{properties}{count} } @$features;
    is_deeply([grep { $_->{properties}{count} < 2 } @groups], [], 'no group of one');
    is_deeply([map { $_->{id} } grep { !$_->{properties}{count} } @$features], [$lone], 'one alone is an offer');
    # The few are all in one square of this view, or in squares next to each other.
    my @north = grep { $_->{geometry}{coordinates}[1] > 47.35 } @groups;
    my ($number, $latitude, $longitude) = (0, 0, 0);
    for (@north) { my $count = $_->{properties}{count}; $number += $count; $longitude += $count * $_->{geometry}{coordinates}[0]; $latitude += $count * $_->{geometry}{coordinates}[1] }
    is($number, 6, 'the few');
    my @mean = (0, 0); for (@few) { $mean[0] += $_->[0] / @few; $mean[1] += $_->[1] / @few }
    ok(abs($latitude / $number - $mean[0]) < 1e-6 && abs($longitude / $number - $mean[1]) < 1e-6, 'stand at their centre of gravity');
    my @dense = grep { abs($_->{geometry}{coordinates}[1] - 47.205) < 0.02 } @groups;
    is(scalar(grep { abs($_->{geometry}{coordinates}[1] - 47.2049) > 0.01 || abs($_->{geometry}{coordinates}[0] + 1.5049) > 0.01 } @dense), 0, 'so do many');
};

subtest 'nearer, the offers themselves' => sub {
    is(scalar @{ view('-2.32,47.39,-2.29,47.42') }, 6, 'each');
    is(scalar(grep { $_->{properties}{count} } @{ view('-2.32,47.39,-2.29,47.42') }), 0, 'no group');
};
done_testing;
