# A deadlock is repeated at once: whoever met one waits for the other, not for a time-out.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Race;
use Test::More;
use Time::HiRes qw(time);

my $monday = free_monday(5);
my $owner = make_employer();

# A connection of our own stands for another request: it has the offer's seats.
sub seats_taken_by_another {
    my ($offer, @before) = @_;
    my $other = db_connect();
    $other->begin_work;
    $other->do(@$_) for @before;
    $other->do('SELECT id FROM capacity WHERE offer_id = ? FOR UPDATE', undef, $offer);
    return $other;
}

# It has written much besides, so that the database undoes the pupil; then it asks for the pupil's row, as the
# pupil waits.
sub crossed {
    my ($pupil, $offer) = @_;
    my %of = accepted_ones($owner, $offer, $pupil);
    my $watch = db();
    my $other = seats_taken_by_another(
        $offer,
        [
            'INSERT INTO lookup_answer
            SELECT UNHEX(SHA2(CONCAT(seq, ?), 256)), "{}", UTC_TIMESTAMP() FROM seq_1_to_200', undef, unique()]);
    my $begun;
    my @answers = at_once(
        [post_of($pupil, "/candidatures/$of{$pupil}/confirmer")],
        sub {
            until_true(
                'the pupil waits for the seats',
                sub {
                    return ($watch->selectrow_array("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'"))[1] > 0;
                });
            $begun = time;
            $other->do('SELECT account_id FROM pupil WHERE account_id = ? FOR UPDATE', undef, $pupil);
            $other->rollback;
        });
    return (time - $begun, $answers[0]);
}

subtest 'whoever met a deadlock confirms after all, without waiting for a time-out' => sub {
    for my $round (1 .. 4) {
        my $pupil = make_pupil();
        my ($taken, $answer) = crossed($pupil, make_offer(owner => $owner, weeks => [$monday]));
        like($answer->[1], qr/info=confirmee/, "round $round: it is confirmed after all") or diag(explain($answer));
        cmp_ok($taken, '<', 5, sprintf 'without waiting for a time-out: %.1f s', $taken);
    }
    check_all('the invariants hold');
};

# Whoever keeps the seats for longer than one waits makes no visitor wait for a time-out either.
subtest 'who waits for seats too long is told so in time, and the next try goes through' => sub {
    my ($pupil, $offer) = (scalar make_pupil(), make_offer(owner => $owner, weeks => [$monday]));
    my %of = accepted_ones($owner, $offer, $pupil);
    my $other = seats_taken_by_another($offer);
    my $begun = time;
    my ($answer) = at_once([post_of($pupil, "/candidatures/$of{$pupil}/confirmer")]);
    cmp_ok(time - $begun, '<', 20, sprintf 'an answer in time: %.1f s', time - $begun);
    is($answer->[0], 503, 'that says so');
    $other->rollback;
    ($answer) = at_once([post_of($pupil, "/candidatures/$of{$pupil}/confirmer")]);
    like($answer->[1], qr/info=confirmee/, 'then it is confirmed');
    check_all('the invariants hold');
};
done_testing;
