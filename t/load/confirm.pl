#!/usr/bin/env perl
# Confirmations a second through nginx, the workers and MariaDB: on distinct offers, and on one offer
# that all want. Run by t/load/confirm.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Race;
use Time::HiRes qw(time);

my $pupils = $ARGV[0] // 400;
my $monday = free_monday(5);
my $owner = make_employer();

# Sends them in waves of so many at once; gives the seconds that it took.
sub timed {
    my ($at_once, @requests) = @_;
    my $start = time;
    my $done = 0;
    while (my @wave = splice @requests, 0, $at_once) {
        $done += grep { $_->[1] =~ /info=confirmee/ } at_once(\@wave);
    }
    return (time - $start, $done);
}

my @distinct;
for (1 .. $pupils) {
    my ($pupil, $offer) = (scalar make_pupil(), make_offer(owner => $owner, weeks => [$monday]));
    my %of = accepted_ones($owner, $offer, $pupil);
    push @distinct, post_of($pupil, "/candidatures/$of{$pupil}/confirmer");
}
my ($seconds, $done) = timed(64, @distinct);
printf "distinct offers: %d confirmations in %.2f s, %.0f a second\n", $done, $seconds, $done / $seconds;

for my $seats ($pupils, 5) {
    my $offer = make_offer(owner => $owner, weeks => [$monday], seats => $seats);
    my @all = map { scalar make_pupil() } 1 .. $pupils;
    my %of = accepted_ones($owner, $offer, @all);
    ($seconds, $done) = timed(64, map { post_of($_, "/candidatures/$of{$_}/confirmer") } @all);
    printf "one offer of %d seats, %d pupils: %d confirmed in %.2f s, %.0f answers a second\n", $seats, $pupils, $done,
        $seconds, $pupils / $seconds;
}
