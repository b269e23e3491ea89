# The dates of an offer: weeks that were right stay, those that are over are history.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($owner) = make_employer();
my $mech = browser_of($owner);
sub place {
    my ($offer, $week) = @_;
    my $pupil = make_pupil();
    my $application = apply_as($pupil, $offer, week => $week);
    answer($mech, "/candidatures/$application", 'accepter');
    answer(browser_of($pupil), "/candidatures/$application", 'confirmer');
    is(state_of($application), 'confirmed', 'a placement is confirmed');
    return $application;
}
sub edit {
    my ($offer, %fields) = @_;
    $mech->get(site() . "/offres/$offer/modifier");
    form_step($mech, 'visualiser', %fields);
    return errors_at($mech) if errors_at($mech);
    form_step($mech, 'valider');
    return words($mech->content) =~ /L’offre est modifiée/ ? 'done' : words($mech->content);
}
# A holiday that is in no test's way: this one's offers alone are so late.
sub holiday {
    my ($monday) = @_;
    db()->do(
        'INSERT IGNORE INTO holiday (zone, first_on, last_on, label) VALUES ("B", ?, ? + INTERVAL 6 DAY, "Vacances tardives")',
        undef, $monday, $monday);
}
my @late = (Stage3e::free_monday(40));
push @late, Stage3e::free_monday(1 + @late + 40) while @late < 3;

for my $weekly (0, 1) {
    subtest 'a holiday put over a confirmed week' . ($weekly ? ', week by week' : '') => sub {
        my $offer = make_offer(owner => $owner, weeks => [@late[0, 1]], weekly => $weekly, seats => 2);
        my $application = place($offer, $late[0]);
        holiday($late[0]);
        is(edit($offer, description => 'Sans la faute.'), 'done', 'leaves every correction possible');
        is(db_value('SELECT description FROM offer WHERE id = ?', $offer), 'Sans la faute.', 'which is done');
        is(db_value('SELECT COUNT(*) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $offer),
            2, 'the weeks stay');
        is(
            db_value(
                'SELECT CONCAT(c.seats, c.taken) FROM offer_week w JOIN capacity c ON c.id = w.capacity_id WHERE w.offer_id = ? AND w.monday = ?',
                $offer,
                $late[0]
            ),
            '21',
            'with their seats');
        db()->do('DELETE FROM holiday WHERE label = "Vacances tardives"');
    };
}

for my $weekly (0, 1) {
    subtest 'an old offer with a placement' . ($weekly ? ', week by week' : '') => sub {
        my ($then, $next) = (free_monday(5), free_monday(8));
        my $offer = make_offer(owner => $owner, weeks => [$then], weekly => $weekly, seats => 3);
        my $application = place($offer, $then);
        my $past = monday(-3);
        # Two months went by.
        db()->do('SET FOREIGN_KEY_CHECKS = 0');
        db()->do(
            'UPDATE offer_week SET monday = ?, first_on = ?, last_on = ? + INTERVAL 4 DAY, apply_until = ? - INTERVAL 7 DAY WHERE offer_id = ?',
            undef, ($past) x 4, $offer);
        db()->do('UPDATE application SET monday = ? WHERE id = ?', undef, $past, $application);
        db()->do('SET FOREIGN_KEY_CHECKS = 1');
        db()->do('UPDATE offer SET first_on = ?, last_on = ? + INTERVAL 4 DAY WHERE id = ?',
            undef, $past, $past, $offer);
        is(edit($offer, description => 'Une faute de moins.'), 'done', 'can be corrected when it is over');
        is(edit($offer, from => $next, to => friday_of($next), ($weekly ? ("seats-$next" => 2) : (seats => 2))),
            'done', 'and given new dates');
        is(db_value('SELECT GROUP_CONCAT(monday) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $offer),
            $next, 'which it has from now on');
        is(
            db_value(
                'SELECT CONCAT(c.seats, c.taken) FROM offer_week w JOIN capacity c ON c.id = w.capacity_id WHERE w.offer_id = ? AND w.monday = ?',
                $offer,
                $next
            ),
            '20',
            'with all their seats');
        is(state_of($application), 'confirmed', 'the placement stays');
        is(edit($offer, description => 'Encore une.'), 'done', 'and binds no later correction');
        is(
            db_value(
                'SELECT CONCAT(c.seats, c.taken) FROM offer_week w JOIN capacity c ON c.id = w.capacity_id WHERE w.offer_id = ? AND w.monday = ?',
                $offer,
                $next
            ),
            '20',
            'of its seats neither');
        ok(place($offer, $next), 'pupils take the new seats');
        isnt(
            edit(
                $offer,
                from => free_monday(10),
                to => friday_of(free_monday(10)),
                ($weekly ? ("seats-" . free_monday(10) => 2) : ())
            ),
            'done',
            'a placement to come binds as ever');
        $mech->get(site() . "/candidatures/$application");
        is($mech->status, 200, 'and the old one can be read');
    };
}
subtest 'past application dates suspend an offer, and can be corrected' => sub {
    my ($first, $second) = (free_monday(5), free_monday(9));
    my $offer = make_offer(owner => $owner, weeks => [$first], seats => 2);
    my $status = sub { get_xml("/offres/$offer")->findvalue('//offer/@status') };
    my $past = db_value('SELECT CURDATE() - INTERVAL 3 DAY');
    $mech->get(site() . "/offres/$offer/modifier");
    form_step($mech, 'visualiser', 'apply-to' => $past, from => $first, to => friday_of($second), commitment => 1);
    like(
        words($mech->content),
        qr/La période de candidature est passée\h*: l’offre reste visible, sans le bouton/,
        'the preview says what that does, with new weeks too');
    form_step($mech, 'valider');
    is($status->(), 'suspended', 'the offer is suspended');
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
    is(edit($offer, description => 'Une virgule.'), 'done', 'it can be corrected as it is');
    is($status->(), 'suspended', 'and stays so');
    is(edit($offer, 'apply-to' => '', to => friday_of(free_monday(10))), 'done', 'other dates open it again');
    is($status->(), 'open', 'at once');
    is(edit($offer, 'apply-from' => db_value('SELECT CURDATE() + INTERVAL 4 DAY')),
        'done', 'a period that begins later');
    is($status->(), 'upcoming', 'is to come, not suspended');
};

check_all('all seats are accounted for');
done_testing;
