# Random acts, one after the other, on worlds of a few offers and pupils: the database stays where a
# model told in the rules' words says (t/model/applications.c). The seed is said; MODEL_SEED repeats it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($near, $far) = (free_monday(5), free_monday(9));
my $seed = $ENV{MODEL_SEED} // time;
for my $world (1 .. 6) {
    my $pupils = 2 + 2 * $world;
    subtest "a world of four offers and $pupils pupils is where the model says" => sub {
        my $owner = make_employer();
        my @offers = map { make_offer(owner => $owner, @$_) } [seats => 2, weeks => [$near, $far]],
            [seats => 1, weekly => 1, weeks => [$near, $far]],
            [seats => 1, weeks => [$near]], [seats => 3, weeks => [$far]];
        my @pupils = map { scalar make_pupil() } 1 .. $pupils;
        local $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
        my $said = `$ENV{STAGE3E_BUILD}/t/model/applications @{[$seed + $world, 400, @offers, '-', @pupils]} 2>&1`;
        like($said, qr/\Aok: 400 acts on \d+ applications\n\z/, "world $world, seed " . ($seed + $world))
            or diag($said);
        diag($said) if $ENV{MODEL_SEED};
    };
}
check_all('and the invariants hold');
done_testing;
