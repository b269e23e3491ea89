# Workers and the database killed (-9) while pupils confirm: what was acknowledged is there, what is
# there is whole, and nobody is told of what did not happen.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Faults;
use Race;
use Test::More;

my $monday = free_monday(5);

# An offer of so many seats and the forms of 150 pupils who confirm it.
sub scene {
    my ($seats) = @_;
    my $owner = make_employer();
    my $offer = make_offer(owner => $owner, weeks => [$monday], seats => $seats);
    my @pupils = map { scalar make_pupil() } 1 .. 150;
    my %of = accepted_ones($owner, $offer, @pupils);
    return ($offer, map { post_of($_, "/candidatures/$of{$_}/confirmer") } @pupils);
}
sub confirmed {
    my ($offer) = @_;
    return db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $offer);
}

sub wait_a_little {
    my ($offer, $wanted) = @_;
    my $deadline = time + 20;
    1 until confirmed($offer) >= $wanted || time > $deadline;
}

# What was acknowledged is there, and what is there is whole; how many are confirmed.
sub judge {
    my ($offer, @answers) = @_;
    my $acknowledged = grep { $_->[1] =~ /info=confirmee/ } @answers;
    my $confirmed = confirmed($offer);
    cmp_ok($confirmed, '>=', $acknowledged, "no acknowledged confirmation is lost ($acknowledged of $confirmed)");
    check_all('the invariants hold');
    return $confirmed;
}

# Who got no answer sends it again.
sub send_again {
    my ($offer, $requests, $answers) = @_;
    my @failed = grep { $answers->[$_][0] != 303 } 0 .. $#$answers;
    my @second = at_once([map { $requests->[$_] } @failed]);
    is(judge($offer, @second), 60, 'in the end all seats are taken');
    return;
}

for my $round (1 .. 3) {
    subtest "workers are killed while pupils confirm: sent again, all seats are taken (round $round)" => sub {
        my ($offer, @requests) = scene(60);
        my @workers = workers_of('applications');
        my @answers = at_once(\@requests, sub { wait_a_little($offer, $round); kill KILL => @workers });
        healthy('applications');
        judge($offer, @answers);
        cmp_ok(scalar(grep { $_->[0] != 303 } @answers), '>', 0, 'in the middle');
        send_again($offer, \@requests, \@answers);
    };
}

for my $round (1 .. 2) {
    subtest "the database is killed while pupils confirm: sent again, all seats are taken (round $round)" => sub {
        my ($offer, @requests) = scene(60);
        my @answers = at_once(\@requests, sub { wait_a_little($offer, $round); database_kill() });
        database_start();
        cmp_ok(judge($offer, @answers), '<', 60, 'in the middle');
        is(scalar(grep { $_->[0] >= 500 && $_->[0] != 503 } @answers), 0, 'who could not be served is told so');
        send_again($offer, \@requests, \@answers);
    };
}
done_testing;
