# What nobody answers is reminded of, then expires: the employer's answer, the pupil's confirmation.
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

# An application sent long ago, with all the reminders of it said.
sub unanswered {
    my ($pupil, $offer) = @_;
    my $id = apply_as($pupil, $offer);
    db()->do('UPDATE application SET sent_at = sent_at - INTERVAL 40 DAY WHERE id = ?', undef, $id);
    db()->do(
        "INSERT INTO alert_sent (alert, object_id, waits_since, step, person, said_at)
        SELECT 'answer', id, sent_at, 3, REPEAT(CHAR(0), 16), sent_at + INTERVAL 14 DAY FROM application WHERE id = ?",
        undef, $id);
    return $id;
}

# One accepted whose day to confirm was yesterday.
sub forgotten {
    my ($pupil, $offer) = @_;
    my $id = accepted($pupil, $offer);
    db()->do('UPDATE application SET confirm_until = CURDATE() - INTERVAL 1 DAY WHERE id = ?', undef, $id);
    return $id;
}

sub mails_about {
    my ($address, $subject) = @_;
    return grep { $_->{subject} =~ $subject } mails_for($address);
}

sub deadlines {
    my ($status, $said) = ctl('deadlines');
    is($status, 0, 'the deadlines are looked after') or diag $said;
}

subtest 'past the day one cannot confirm' => sub {
    my $id = forgotten(scalar(make_pupil()), offer());
    my $mech = confirm($id);
    like(words($mech->content), qr/Le délai pour confirmer est passé/, 'the page says why');
    isnt(state_of($id), 'confirmed', 'and nothing is done');
};

subtest 'what nobody answers or confirms expires, once, and both sides are told' => sub {
    my ($patient, $patient_email) = make_pupil();
    my $unanswered = unanswered($patient, make_offer(weeks => [free_monday(6)]));
    my $forgotten = forgotten($patient, offer());
    my $kept = apply_as(scalar(make_pupil()), offer());
    deadlines();
    is(state_of($unanswered), 'expired', 'what the employer does not answer');
    is(state_of($forgotten), 'expired', 'what the pupil does not confirm');
    is(state_of($kept), 'pending', 'not what was sent today');
    until_true('two mails', sub { 2 <= mails_about($patient_email, qr/Candidature fermée/) });
    is(scalar(mails_about($patient_email, qr/Candidature fermée/)), 2, 'the pupil is told of both');
    my $why = qr/que vous aviez accepté, n’a pas confirmé à temps/;
    told($owner_email, qr/Candidature fermée/, $why, 'the employer too, in the words of what happened');
    deadlines();
    my $expired
        = db_value("SELECT COUNT(*) FROM event WHERE application_id = ? AND state_after = 'expired'", $unanswered);
    is($expired, 1, 'once');
};

subtest 'who let it expire may be accepted anew' => sub {
    my $id = forgotten(scalar(make_pupil()), offer());
    deadlines();
    is(state_of($id), 'expired', 'expired');
    agree($id);
    is(state_of($id), 'accepted', 'a new acceptance, with its own dates');
    confirm($id);
    is(state_of($id), 'confirmed', 'which can be confirmed');
};

# A pupil accepted, two who wait at the same employer, one who waits at an employer without an account.
subtest 'who is waited for is reminded, each step once, and not who has answered' => sub {
    plan skip_all => 'nobody is reminded in the holidays'
        if db_value(
        "SELECT COUNT(*) FROM holiday WHERE zone = 'B' AND CURDATE() BETWEEN first_on AND last_on + INTERVAL 10 DAY");
    my ($dreamer, $dreamer_email) = make_pupil();
    my ($busy, $busy_email) = make_employer();
    my $dreamed = accepted($dreamer, make_offer(owner => $busy, weeks => [$monday]));
    my @waits = map { apply_as(scalar make_pupil(), make_offer(owner => $busy, weeks => [$monday])) } 1 .. 2;
    my $referent = unique('prof') . '@college.example';
    my $contact = unique('lien') . '@essai.example';
    my $by_link = apply_as(
        scalar(make_pupil()), make_offer(email => $contact, weeks => [$monday]),
        referent => 'autre',
        'referent-name' => 'Mme Roy',
        'referent-email' => $referent);
    my $days_pass = sub {
        my ($days) = @_;
        my $ids = join ',', $dreamed, @waits, $by_link;
        db()->do(
            "UPDATE application SET sent_at = sent_at - INTERVAL ? DAY, decided_at = decided_at - INTERVAL ? DAY
              WHERE id IN ($ids)", undef, $days, $days);
        db()->do(
            "UPDATE alert_sent SET waits_since = waits_since - INTERVAL ? DAY, said_at = said_at - INTERVAL ? DAY
              WHERE object_id IN ($ids) AND alert IN ('confirm', 'answer', 'opinion')", undef, $days, $days);
        deadlines() for 1 .. 2;
    };

    subtest 'after three days: pupil, employer, referent' => sub {
        $days_pass->(3);
        told($dreamer_email, qr/N’oublie pas/, qr/il attend ta confirmation/, 'the pupil is reminded');
        told(
            $busy_email,
            qr/2 candidatures attendent votre réponse/,
            qr/Candidature n°.$waits[0].*Candidature n°.$waits[1].*\/candidatures\n/s,
            'the employer once for all, by number');
        my $link = qr{/candidatures/repondre/[\w-]{43}};
        told($contact, qr/Une candidature attend votre réponse/, $link, 'by a link where there is no account');
        ok(mail_like($referent, qr/Votre avis est attendu/), 'the referent again');
    };
    subtest 'after six days: the pupil, for the last time' => sub {
        $days_pass->(3);
        told($dreamer_email, qr/./, qr/dernier rappel/, 'the last reminder');
        is(scalar(mails_about($dreamer_email, qr/N’oublie pas/)), 2, 'two in all');
    };
    subtest 'after eight days: the employer, of what is still not answered' => sub {
        answer(browser_of($busy), "/candidatures/$waits[0]", 'refuser', 'reason-code' => 'dates');
        $days_pass->(2);
        my $mail = mail_like($busy_email, qr/Une candidature attend votre réponse/);
        like($mail->{text}, qr/n°.$waits[1]\b/, 'by number');
        unlike($mail->{text}, qr/n°.$waits[0]\b/, 'what was answered is not in it');
        is(scalar(mails_about($busy_email, qr/attend/)), 2, 'two so far');
    };
};

subtest 'seats, placements, history and messages agree' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
