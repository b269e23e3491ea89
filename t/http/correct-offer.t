# Correcting an offer that is online: the form that deposited it; two people at once; seats and weeks with
# placements and applications. (Dates that are over: offer-dates.t.)
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

my ($week, $next, $last) = my @weeks = free_mondays(10, 3);

# An offer of three weeks, the browser of its owner, its owner.
sub online {
    my (%of) = @_;
    my $owner = make_employer();
    return (make_offer(owner => $owner, weeks => \@weeks, seats => 4, %of), browser_of($owner), $owner);
}
sub description_is {
    my ($offer, $text, $what) = @_;
    is(db_value('SELECT description FROM offer WHERE id = ?', $offer), $text, $what);
}

subtest 'the form comes filled in, and what is sent shows at once' => sub {
    my $title = 'Découverte du métier de luthier ' . unique('c');
    my ($offer, $mech) = online(title => $title, seats => 3);
    my $mondays = sub {
        return db_value('SELECT GROUP_CONCAT(monday) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $offer);
    };
    my $before = $mondays->();
    $mech->get(site() . "/offres/$offer/modifier");
    is(value_of($mech, 'title'), $title, 'the form is filled in');
    is(value_of($mech, 'seats'), 3, 'seats too');
    form_step($mech, 'visualiser', description => 'Tu entends le bois.', seats => 4);
    like(words($mech->content), qr/l’offre est changée aussitôt/, 'the preview says so');
    form_step($mech, 'valider');
    like(words($mech->content), qr/L’offre est modifiée/, 'done');
    description_is($offer, 'Tu entends le bois.', 'and kept');
    is(db_value('SELECT SUM(seats) FROM capacity WHERE offer_id = ?', $offer), 4, 'with the seats');
    is($mondays->(), $before, 'the weeks are the same');
};

subtest 'two people at once: the second is told, nothing is lost' => sub {
    my ($offer, $mech, $owner) = online();
    my $other = browser_of($owner);
    preview_of($mech, $offer, description => 'Le premier texte.');
    preview_of($other, $offer, description => 'Le second texte.');
    form_step($_, 'valider') for $mech, $other;
    like(words($other->content), qr/Quelqu’un a changé cette offre/, 'the second is told');
    description_is($offer, 'Le premier texte.', 'the first text stands');
    is(value_of($other, 'description'), 'Le second texte.', 'the second is still in the form');
    form_step($other, $_) for 'visualiser', 'valider';
    description_is($offer, 'Le second texte.', 'and can be sent knowingly');
};

subtest 'seats never go below those taken, and weeks with a placement stay' => sub {
    my ($offer, $mech, $owner) = online();
    confirmed_in($owner, $offer, $week) for 1, 2;
    is(preview_of($mech, $offer, seats => 1), 'seats', 'fewer seats than placements are refused');
    like(words($mech->content), qr/Des stages sont déjà confirmés\. Au moins\h: 2\./, 'with the least there can be');
    is(preview_of($mech, $offer, seats => 2, from => $next), 'from', 'a week with a confirmed placement stays');
};

subtest 'a week that goes takes its applications, and that is said before' => sub {
    my ($offer, $mech, $owner) = online();
    my ($pupil, $email) = make_pupil(school => make_school());
    confirmed_in($owner, $offer, $week) for 1, 2;
    my $waiting = apply_as($pupil, $offer, week => $last);
    preview_of($mech, $offer, seats => 2, from => $week, to => friday_of($next));
    like(
        words($mech->content),
        qr/1 candidature sera fermée\h: sa semaine n’est plus proposée, ou n’a plus de place/,
        'the preview counts them');
    my $reason = sub { db_value('SELECT closed_reason FROM application WHERE id = ?', $waiting) };
    is($reason->(), undef, 'nothing is done yet');
    form_step($mech, 'valider');
    is($reason->(), 'week_removed', 'then it is');
    is(db_value('SELECT COUNT(*) FROM event WHERE application_id = ? AND name = "week_removed"', $waiting), 1, 'noted');
    like(mail_like($email, qr/Candidature invalidée/)->{text}, qr/ne propose plus la semaine/, 'and told');
    is(db_value('SELECT CONCAT(SUM(seats), "/", SUM(taken)) FROM capacity WHERE offer_id = ?', $offer),
        '2/2', 'the pool has its seats and those taken');
    is(get_xml("/offres/$offer")->findvalue('count(//week)'), 2, 'pupils see the weeks that are left');
};

subtest 'seats for all weeks become seats for each week' => sub {
    my ($offer, $mech, $owner) = online(weeks => [$week, $next], seats => 2);
    confirmed_in($owner, $offer, $week) for 1, 2;
    is(correct($mech, $offer, weekly => 1, "seats-$week" => 2, "seats-$next" => 5), 'done', 'asked for');
    is(pools($offer), '2/2,5/0', 'each pool has what is taken of it');
};

for my $weekly (0, 1) {
    subtest 'a seat that is taken is not free in the preview' . ($weekly ? ', week by week' : '') => sub {
        my ($offer, $mech, $owner) = online(seats => 3, weekly => $weekly, weeks => [$week, $weekly ? $next : ()]);
        confirmed_in($owner, $offer, $week);
        preview_of($mech, $offer, description => 'Corrigé.');
        my $said = words($mech->content);
        like($said, $weekly ? qr/5 places libres.*2 places,.*3 places,/s : qr/2 places libres/, 'what is left')
            or diag($said);
    };
}
done_testing;
