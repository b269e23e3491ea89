# Workers and the database killed (-9) while pupils confirm: what was acknowledged is there, what is
# there is whole, and nobody is told of what did not happen.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Race;
use Test::More;

my $monday = free_monday(5);

sub scene {
    my ($seats) = @_;
    my $owner = make_employer();
    my $offer = make_offer(owner => $owner, weeks => [$monday], seats => $seats);
    my @pupils = map { scalar make_pupil() } 1 .. 150;
    my %of = accepted_ones($owner, $offer, @pupils);
    return ($offer, \%of, map { post_of($_, "/candidatures/$of{$_}/confirmer") } @pupils);
}

sub wait_a_little {
    my ($offer, $confirmed) = @_;
    my $deadline = time + 20;
    1
        until db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $offer)
        >= $confirmed || time > $deadline;
}

sub judge {
    my ($what, $offer, @answers) = @_;
    my $acknowledged = grep { $_->[1] =~ /info=confirmee/ } @answers;
    my $confirmed = db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $offer);
    cmp_ok($confirmed, '>=', $acknowledged,
        "$what: no acknowledged confirmation is lost ($acknowledged of $confirmed)");
    check_all("$what: the invariants hold");
    return $confirmed;
}

for my $round (1 .. 3) {
    my ($offer, $of, @requests) = scene(60);
    my @workers = workers_of('applications');
    my @answers = at_once(\@requests, sub { wait_a_little($offer, $round); kill KILL => @workers });
    until_true('the workers again', sub { request(GET => '/healthz/applications')->code == 200 });
    my $first = judge("workers killed, round $round", $offer, @answers);
    cmp_ok(scalar(grep { $_->[0] != 303 } @answers), '>', 0, "workers killed, round $round: in the middle");
    # Who got no answer sends it again.
    my @failed = grep { $answers[$_][0] != 303 } 0 .. $#answers;
    my @second = at_once([map { $requests[$_] } @failed]);
    is(judge("workers killed, round $round, sent again", $offer, @second),
        60, "workers killed, round $round: in the end all seats are taken");
}

for my $round (1 .. 2) {
    my ($offer, $of, @requests) = scene(60);
    my @answers = at_once(\@requests, sub { wait_a_little($offer, $round); database_kill() });
    database_start();
    my $first = judge("database killed, round $round", $offer, @answers);
    cmp_ok($first, '<', 60, "database killed, round $round: in the middle");
    is(scalar(grep { $_->[0] >= 500 && $_->[0] != 503 } @answers),
        0, "database killed, round $round: who could not be served is told so");
    my @failed = grep { $answers[$_][0] != 303 } 0 .. $#answers;
    my @second = at_once([map { $requests[$_] } @failed]);
    is(judge("database killed, round $round, sent again", $offer, @second),
        60, "database killed, round $round: in the end all seats are taken");
}
done_testing;
