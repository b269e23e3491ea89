# Who leaves: what the page says before, what ends, what others are told, and that no name stays.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Race;
use Stage3e;
use Test::More;

my $password = 'stage3e-demo';

# Opens the page that deletes an account; its words.
sub about_to_leave {
    my ($mech) = @_;
    $mech->get(site() . '/compte/supprimer');
    return words($mech->content);
}

sub leaves {
    my ($mech) = @_;
    about_to_leave($mech);
    send_form($mech, 'current-password' => $password);
    like(words($mech->content), qr/Compte supprimé/, 'the account is deleted');
}

sub taken {
    return db_value('SELECT SUM(taken) FROM capacity WHERE offer_id = ?', $_[0]);
}

# A pupil with a placement and an application that waits, at one employer.
sub pupil_with_two {
    my ($pupil, $email) = make_pupil(mobile => '+33698765432');
    my ($host) = make_employer();
    my ($confirmed) = make_placement(
        pupil => $pupil,
        owner => $host,
        weeks => [free_monday(5)]);
    apply_as($pupil, make_offer(owner => $host, weeks => [free_monday(8)]));
    return {
        id => $pupil,
        email => $email,
        offer => db_value('SELECT offer_id FROM application WHERE id = ?', $confirmed),
        mech => browser_of($pupil) };
}

subtest 'the page says what ends, and asks for the password' => sub {
    my $pupil = pupil_with_two();
    like(
        about_to_leave($pupil->{mech}),
        qr/retirées\x{a0}: 1 .*annulés, leurs places rendues\x{a0}: 1/s,
        'what will happen is said first');
    send_form($pupil->{mech}, 'current-password' => 'faux');
    is(errors_at($pupil->{mech}), 'current-password', 'the password is asked');
    is(db_value('SELECT COUNT(*) FROM account WHERE email = ?', $pupil->{email}), 1, 'nothing is done without it');
};

subtest 'a pupil’s seat comes back, applications end with their history, both employers are told' => sub {
    my $pupil = pupil_with_two();
    is(taken($pupil->{offer}), 1, 'a placement');
    leaves($pupil->{mech});
    is(taken($pupil->{offer}), 0, 'the seat is given back');
    my $ends = 'SELECT GROUP_CONCAT(COALESCE(closed_reason, pupil_opinion) ORDER BY 1) FROM application'
        . ' WHERE pupil_id = ?';
    is(db_value($ends, $pupil->{id}), 'cancelled,withdrawn', 'applications end');
    my $history = 'SELECT COUNT(*) FROM event e JOIN application a ON a.id = e.application_id'
        . ' WHERE a.pupil_id = ? AND e.actor = "pupil" AND e.reason = "compte supprimé"';
    is(db_value($history, $pupil->{id}), 2, 'with their history');
    my $told = 'SELECT COUNT(*) FROM message m JOIN event e ON e.id = m.event_id
            JOIN application a ON a.id = e.application_id
        WHERE m.template = "application-employer" AND a.pupil_id = ?
            AND e.state_after IN ("withdrawn", "cancelled")';
    is(db_value($told, $pupil->{id}), 2, 'employers are told of both');
};

subtest 'of a pupil who left, no name, letter or message stays' => sub {
    my $pupil = pupil_with_two();
    leaves($pupil->{mech});
    my $name = 'SELECT CONCAT(a.first_name, a.last_name, p.address, p.guardian_name, a.mobile)
        FROM account a JOIN pupil p ON p.account_id = a.id WHERE a.id = ?';
    is(db_value($name, $pupil->{id}), '', 'no name');
    is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ? AND motivation <> ""', $pupil->{id}),
        0, 'no letter');
    my $messages
        = 'SELECT COUNT(*) FROM message' . ' WHERE account_id = ? OR (recipient = ? AND template <> "account-deleted")';
    is(db_value($messages, $pupil->{id}, $pupil->{email}), 0, 'nor the mails it was sent');
    is(sign_in($pupil->{email}, $password)->status, 422, 'nobody signs in');
    ok(mail_like($pupil->{email}, qr/Compte supprimé/), 'its owner is told');
};

subtest 'two placements in weeks that share their seats: both seats come back' => sub {
    my ($pupil, $email) = make_pupil();
    my ($host) = make_employer();
    my @weeks = (free_monday(5), free_monday(8));
    my $shared = make_offer(owner => $host, seats => 3, weeks => \@weeks);
    my $teacher = unique('prof') . '@college.example';
    my %referent = (
        referent => 'autre',
        'referent-name' => 'Mme Roy',
        'referent-email' => $teacher);
    make_placement(
        pupil => $pupil,
        owner => $host,
        offer => $shared,
        form => { week => $_, %referent }) for @weeks;
    is(taken($shared), 2, 'two seats of one pool are taken');
    leaves(browser_of($pupil));
    is(taken($shared), 0, 'both are given back');
    like(
        mail_like($teacher, qr/Stage annulé/)->{text},
        qr/Le stage d’un élève dont vous êtes le référent est annulé.*Camille Martin/s,
        'who followed the pupil reads of whom it is, once more');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template LIKE "application%"', $email),
        0, 'nothing else is said to who is gone');
};

subtest 'a colleague takes over the offers of an employer’s member who leaves' => sub {
    my ($leaving, undef, $employer) = make_employer();
    my ($colleague, $email) = make_employer(employer => $employer);
    db()->do('UPDATE employer_member SET is_administrator = FALSE WHERE account_id = ?', undef, $colleague);
    my $offer = make_offer(owner => $leaving);
    my $mech = browser_of($leaving);
    like(about_to_leave($mech), qr/confiées à un autre membre/, 'it is said before');
    leaves($mech);
    is(db_value('SELECT account_id FROM offer WHERE id = ?', $offer), $colleague, 'a colleague has the offer');
    is(db_value('SELECT contact_email FROM offer WHERE id = ?', $offer), $email, 'is its contact too');
    is(db_value('SELECT is_administrator FROM employer_member WHERE account_id = ?', $colleague),
        1, 'and administers the employer');
};

subtest 'the offers of the last member are disabled, and pupils told' => sub {
    my ($leaving) = make_employer();
    my $offer = make_offer(owner => $leaving);
    my ($pupil, $email) = make_pupil();
    apply_as($pupil, $offer);
    my $mech = browser_of($leaving);
    like(about_to_leave($mech), qr/offres désactivées\x{a0}: 1/, 'the last one is told what ends');
    leaves($mech);
    is(db_value('SELECT state FROM offer WHERE id = ?', $offer), 'disabled', 'offers are disabled');
    is(db_value('SELECT closed_reason FROM application WHERE pupil_id = ?', $pupil),
        'offer_disabled', 'applications invalidated');
    ok(mail_like($email, qr/Candidature invalidée/), 'and their pupils told');
};
subtest 'two members who go at once leave their offers to nobody' => sub {
    my ($one, undef, $employer) = make_employer();
    my ($other) = make_employer(employer => $employer);
    my $offer = make_offer(owner => $one);
    my $request = post_of((make_account('admin'))[0], "/admin/comptes/$one/supprimer", reason => 'À sa demande');
    my $going = db_connect();
    $going->begin_work;
    $going->do('DELETE FROM account WHERE id = ?', undef, $other);
    is(overtaken($going, $request), 303, 'the second is erased too');
    $going->disconnect;
    is(
        db_value('SELECT CONCAT(state, " ", contact_email) FROM offer WHERE id = ?', $offer),
        'disabled efface@invalid',
        'and the offer is nobody’s');
};
done_testing;
