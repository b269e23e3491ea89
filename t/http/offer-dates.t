# The dates of an offer: weeks that were right stay, those that are over are history.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

my ($owner) = make_employer();
my $mech = browser_of($owner);

# A placement of a week of an offer, confirmed.
sub place {
    my ($offer, $week) = @_;
    my $application = confirmed_in($owner, $offer, $week);
    is(state_of($application), 'confirmed', 'a placement is confirmed');
    return $application;
}
# A holiday that is in no test's way: this one's offers alone are so late.
sub holiday {
    my ($monday) = @_;
    return db()->do(
        'INSERT IGNORE INTO holiday (zone, first_on, last_on, label)
         VALUES ("B", ?, ? + INTERVAL 6 DAY, "Vacances tardives")', undef, $monday, $monday);
}

# An offer of one week whose placement was two months ago: offer and application.
sub gone_by {
    my ($weekly) = @_;
    my $then = free_monday(5);
    my $offer = make_offer(owner => $owner, weeks => [$then], weekly => $weekly, seats => 3);
    my $application = place($offer, $then);
    my $past = monday(-3);
    db()->do('SET FOREIGN_KEY_CHECKS = 0');
    db()->do(
        'UPDATE offer_week SET monday = ?, first_on = ?, last_on = ? + INTERVAL 4 DAY,
                apply_until = ? - INTERVAL 7 DAY
          WHERE offer_id = ?', undef, ($past) x 4, $offer);
    db()->do('UPDATE application SET monday = ? WHERE id = ?', undef, $past, $application);
    db()->do('SET FOREIGN_KEY_CHECKS = 1');
    db()->do('UPDATE offer SET first_on = ?, last_on = ? + INTERVAL 4 DAY WHERE id = ?', undef, $past, $past, $offer);
    return ($offer, $application);
}
sub weeks_of {
    my ($offer) = @_;
    return db_value('SELECT GROUP_CONCAT(monday) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $offer);
}

for my $weekly (0, 1) {
    my $kind = $weekly ? ', week by week' : '';
    subtest "a holiday put over a confirmed week leaves every correction possible$kind" => sub {
        my @late = free_mondays(40, 2);
        my $offer = make_offer(owner => $owner, weeks => \@late, weekly => $weekly, seats => 2);
        place($offer, $late[0]);
        holiday($late[0]);
        is(correct($mech, $offer, description => 'Sans la faute.'), 'done', 'a correction');
        is(db_value('SELECT description FROM offer WHERE id = ?', $offer), 'Sans la faute.', 'which is done');
        is(weeks_of($offer), join(',', @late), 'the weeks stay');
        is(pools($offer), $weekly ? '2/1,2/0' : '2/1,2/1', 'with their seats');
        db()->do('DELETE FROM holiday WHERE label = "Vacances tardives"');
    };
    subtest "an old offer with a placement can be corrected, and given new dates$kind" => sub {
        my ($offer, $old) = gone_by($weekly);
        my ($next, $other) = free_mondays(8, 3);
        my $dates = sub {
            my ($monday) = @_;
            return (
                from => $monday,
                to => friday_of($monday),
                $weekly ? ("seats-$monday" => 2) : (seats => 2));
        };
        is(correct($mech, $offer, description => 'Une faute de moins.'), 'done', 'corrected when it is over');
        is(correct($mech, $offer, $dates->($next)), 'done', 'and given new dates');
        is(weeks_of($offer), $next, 'which it has from now on');
        is(pools($offer), '2/0', 'with all their seats');
        is(state_of($old), 'confirmed', 'the placement stays');
        is(correct($mech, $offer, description => 'Encore une.'), 'done', 'and binds no later correction');
        is(pools($offer), '2/0', 'of its seats neither');
        ok(place($offer, $next), 'pupils take the new seats');
        isnt(correct($mech, $offer, $dates->($other)), 'done', 'a placement to come binds as ever');
        $mech->get(site() . "/candidatures/$old");
        is($mech->status, 200, 'and the old one can be read');
    };
}

subtest 'past application dates suspend an offer, and can be corrected' => sub {
    my ($first, $second) = (free_monday(5), free_monday(9));
    my $offer = make_offer(owner => $owner, weeks => [$first], seats => 2);
    my $status_is = sub { is(get_xml("/offres/$offer")->findvalue('//offer/@status'), $_[0], $_[1]) };
    my $past = day(-3);
    preview_of($mech, $offer, 'apply-to' => $past, from => $first, to => friday_of($second), commitment => 1);
    like(
        words($mech->content),
        qr/La période de candidature est passée\h*: l’offre reste visible, sans le bouton/,
        'the preview says what that does, with new weeks too');
    form_step($mech, 'valider');
    $status_is->('suspended', 'the offer is suspended');
    unlike(
        request(GET => "/offres/$offer")->decoded_content,
        qr{href="/candidatures/postuler},
        'without a button to apply');
    $mech->get(site() . "/offres/$offer/gerer");
    like(
        words($mech->content),
        qr/Période de candidature\h*: jusqu’au .*Pour recevoir de nouveau des candidatures, modifiez ces dates/,
        'its page shows the dates');
    $mech->get(site() . "/offres/$offer/modifier");
    is(value_of($mech, 'apply-to'), $past, 'so does its form');
    is(correct($mech, $offer, description => 'Une virgule.'), 'done', 'it can be corrected as it is');
    $status_is->('suspended', 'and stays so');
    is(correct($mech, $offer, 'apply-to' => '', to => friday_of(free_monday(10))), 'done', 'other dates open it again');
    $status_is->('open', 'at once');
    is(correct($mech, $offer, 'apply-from' => day(4)), 'done', 'a period that begins later');
    $status_is->('upcoming', 'is to come, not suspended');
};

check_all('all seats are accounted for');
done_testing;
