# 200 pupils confirm 5 seats at once, again and again: five have one, the others are told, nothing else.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Race;
use Test::More;

my $near = free_monday(5);
my $far = free_monday(9);

# How many applications of an offer there are with that.
sub count_of {
    my ($offer, $condition) = @_;
    return db_value("SELECT COUNT(*) FROM application WHERE offer_id = ? AND $condition", $offer);
}

my @shapes = (['one pool, one week', 5, [$near]], ['one pool, two weeks', 5, [$near, $far]], ['one seat', 1, [$near]]);
for my $shape (@shapes) {
    my ($name, $seats, $weeks) = @$shape;
    subtest "$name: as many of 200 pupils at once are confirmed as there are seats, the others told" => sub {
        my $owner = make_employer();
        my $offer = make_offer(owner => $owner, seats => $seats, weeks => $weeks);
        my @pupils = map { scalar make_pupil() } 1 .. 200;
        my %of = accepted_ones($owner, $offer, @pupils);
        is(scalar keys %of, 200, 'two hundred applied at once');
        is(count_of($offer, "employer_opinion = 'accepted'"), 200, 'all accepted at once');
        my @answers = at_once([map { post_of($_, "/candidatures/$of{$_}/confirmer", etat => 'accepted') } @pupils]);
        all_answer('each gets an answer', @answers);
        is(scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), $seats, 'as many confirmed as seats');
        is(count_of($offer, 'is_confirmed = 1'), $seats, 'and no more');
        is(count_of($offer, "closed_reason = 'seat_taken'"), 200 - $seats, 'all others closed');
        is(
            db_value(
                "SELECT COUNT(*) FROM message m JOIN event e ON e.id = m.event_id
                    JOIN application a ON a.id = e.application_id
                WHERE a.offer_id = ? AND e.state_after = 'seat_taken' AND m.channel = 'mail'", $offer
            ),
            200 - $seats,
            'and told once');
        check_all('the invariants hold');
    };
}

subtest 'sixty offers of one seat for two pupils at once: one each' => sub {
    my $owner = make_employer();
    my @requests;
    for my $i (1 .. 60) {
        my $offer = make_offer(owner => $owner, weeks => [$near]);
        my @two = map { scalar make_pupil() } 1, 2;
        my %of = accepted_ones($owner, $offer, @two);
        push @requests, map { post_of($_, "/candidatures/$of{$_}/confirmer") } @two;
    }
    my @answers = at_once(\@requests);
    is(scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), 60, 'one each');
    check_all('the invariants hold');
};
done_testing;
