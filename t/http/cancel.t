# Cancelling a placement gives its seat back and tells everyone why; withdrawing tells the employer.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

my $monday = free_monday(5);
my ($owner, $owner_email, $employer) = make_employer();
sub offer { return make_offer(owner => $owner, employer => $employer, weeks => [$monday], @_) }
sub cancel { my ($mech, $path, $why) = @_; answer($mech, $path, 'annuler', reason => $why // 'Un empêchement'); }

# By whom a placement was cancelled, and that its seat is back.
sub cancelled_by {
    my ($actor, $id, $offer) = @_;
    is(state_of($id), 'cancelled', 'cancelled');
    is(last_actor($id), $actor, 'by whom is recorded');
    is(taken($offer), 0, 'the seat is free again');
}

subtest 'who cancels is told who will know, and has to say why' => sub {
    my $pupil = make_pupil();
    my $id = confirmed($pupil, offer());
    my $mech = browser_of($pupil);
    like(
        words_at($mech, "/candidatures/$id/annuler"),
        qr/L’employeur, ton collège et ton professeur référent sont prévenus/,
        'the pupil is told who will know');
    cancel($mech, "/candidatures/$id", ' ');
    is(errors_at($mech), 'reason', 'a reason is needed');
    is(state_of($id), 'confirmed', 'nothing is done without one');
};

subtest 'the page of a placement speaks to who reads it' => sub {
    my $pupil = make_pupil();
    my $id = confirmed($pupil, offer());
    like(
        words_at(browser_of($pupil), "/candidatures/$id"),
        qr/Les conditions.*à voir avec l’employeur/s,
        'the pupil sees the conditions');
    unlike(
        words_at(browser_of($owner), "/candidatures/$id"),
        qr/à ta charge/,
        'an employer is not spoken to as a pupil');
};

subtest 'a pupil cancels: the seat is free, employer, referent and school know why' => sub {
    my $school = make_school();
    my ($teacher, $teacher_email) = make_staff(school => $school);
    my ($pupil, $pupil_email) = make_pupil(school => $school, first_name => 'Rapide');
    my $offer = offer();
    my $id = confirmed($pupil, $offer, referent => $teacher);
    my $mech = browser_of($pupil);
    cancel($mech, "/candidatures/$id", 'Je déménage.');
    cancelled_by('pupil', $id, $offer);
    told($owner_email, qr/Stage annulé/, qr/La place est de nouveau libre.*Je déménage/s, 'the employer knows why');
    ok(mail_like($_, qr/Stage annulé/), 'pupil and referent too') for $pupil_email, $teacher_email;
    my $school_email = db_value('SELECT email FROM school WHERE id = ?', $school);
    my $whose = qr/Le stage d’un élève.*Rapide Martin.*Je déménage/s;
    told($school_email, qr/Stage annulé/, $whose, 'the school knows whose');
    like(words_at($mech, "/candidatures/$id"), qr/Motif de l’annulation.*Je déménage/s, 'the page says it');
};

subtest 'who came too late may ask again once the seat is free' => sub {
    my $offer = offer(seats => 1);
    my ($slow, $quick) = map { scalar make_pupil() } 1, 2;
    my $late = accepted($slow, $offer);
    my $id = confirmed($quick, $offer);
    is(state_of($late), 'seat_taken', 'the seat was taken');
    cancel(browser_of($quick), "/candidatures/$id");
    my $again = apply_as($slow, $offer);
    ok($again, 'asked again');
    is(state_of($again), 'pending', 'and it waits');
};

subtest 'the employer cancels as well' => sub {
    my $offer = offer();
    my $id = confirmed(scalar(make_pupil()), $offer);
    is(taken($offer), 1, 'confirmed');
    cancel(browser_of($owner), "/candidatures/$id");
    cancelled_by('employer', $id, $offer);
};

subtest 'the school cancels as well' => sub {
    my $school = make_school();
    my $teacher = make_staff(school => $school);
    my $offer = offer();
    my $id = confirmed(scalar(make_pupil(school => $school)), $offer);
    is(taken($offer), 1, 'confirmed');
    cancel(browser_of($teacher), "/candidatures/$id");
    cancelled_by('school', $id, $offer);
};

subtest 'an employer without an account cancels by the link' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $offer = make_offer(weeks => [$monday], email => $contact);
    my $id = apply_as(scalar(make_pupil()), $offer);
    answer(browser(), link_path($contact), 'accepter');
    confirm($id);
    is(taken($offer), 1, 'confirmed');
    cancel(browser(), link_path($contact));
    cancelled_by('link', $id, $offer);
};

subtest 'the SMS of a cancelled placement is for who did not cancel it' => sub {
    for my $case ([pupil => 0], [employer => 1]) {
        my ($who, $count) = @$case;
        my $pupil = make_pupil(mobile => '+33612000015');
        my $id = confirmed($pupil, offer());
        cancel(browser_of($who eq 'pupil' ? $pupil : $owner), "/candidatures/$id");
        my $sent = db_value(
            "SELECT COUNT(*) FROM message m JOIN event v ON v.id = m.event_id
              WHERE v.application_id = ? AND v.name = 'cancelled' AND m.channel = 'sms'", $id);
        is($sent, $count, "cancelled by the $who: $count SMS");
    }
};

subtest 'withdrawing tells the employer, who has no more need of the pupil’s e-mail' => sub {
    my ($pupil, $pupil_email) = make_pupil();
    my $id = apply_as($pupil, offer());
    answer(browser_of($pupil), "/candidatures/$id", 'retirer');
    is(state_of($id), 'withdrawn', 'withdrawn');
    my $who = qr/L’élève n°.$pupil a retiré sa candidature/;
    told($owner_email, qr/Candidature retirée/, $who, 'the employer is told');
    my $boss = browser_of($owner);
    $boss->get(site() . "/candidatures/$id");
    is($boss->status, 200, 'still sees the application');
    unlike($boss->content, qr/\Q$pupil_email\E/, 'without the pupil’s e-mail');
};

subtest 'seats, placements, history and messages agree' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
