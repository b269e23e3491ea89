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
my @shapes = (['one pool, one week', 5, [$near]], ['one pool, two weeks', 5, [$near, $far]], ['one seat', 1, [$near]]);
for my $shape (@shapes) {
    my ($name, $seats, $weeks) = @$shape;
    my $owner = make_employer();
    my $offer = make_offer(owner => $owner, seats => $seats, weeks => $weeks);
    my @pupils = map { scalar make_pupil() } 1 .. 200;
    my %of = accepted_ones($owner, $offer, @pupils);
    is(scalar keys %of, 200, "$name: two hundred applied at once");
    is(db_value("SELECT COUNT(*) FROM application WHERE offer_id = ? AND employer_opinion = 'accepted'", $offer),
        200, "$name: all accepted at once");
    my @answers = at_once([map { post_of($_, "/candidatures/$of{$_}/confirmer", etat => 'accepted') } @pupils]);
    all_answer("$name: each gets an answer", @answers);
    is(scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), $seats, "$name: as many confirmed as seats");
    is(db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $offer),
        $seats, "$name: and no more");
    is(
        db_value("SELECT COUNT(*) FROM application WHERE offer_id = ? AND closed_reason = 'seat_taken'", $offer),
        200 - $seats,
        "$name: all others closed");
    is(
        db_value(
            "SELECT COUNT(*) FROM message m JOIN event e ON e.id = m.event_id JOIN application a ON a.id = e.application_id WHERE a.offer_id = ? AND e.state_after = 'seat_taken' AND m.channel = 'mail'",
            $offer
        ),
        200 - $seats,
        "$name: and told once");
    check_all("$name: the invariants hold");
}

# Two pupils, one seat, a hundred offers at once.
my $owner = make_employer();
my @requests;
for my $i (1 .. 60) {
    my $offer = make_offer(owner => $owner, weeks => [$near]);
    my @two = map { scalar make_pupil() } 1, 2;
    my %of = accepted_ones($owner, $offer, @two);
    push @requests, map { post_of($_, "/candidatures/$of{$_}/confirmer") } @two;
}
my @answers = at_once(\@requests);
is(scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), 60, 'sixty offers of one seat for two: one each');
check_all('the invariants hold');
done_testing;
