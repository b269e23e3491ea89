# Those who sign an agreement: whose address it may be; who declines, or is erased; what is left of them years
# later.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A parent followed the link and declined, for that reason.
sub declined {
    my ($reason) = @_;
    my %of = make_agreement();
    my $mech = signed_by_link($of{parent});
    send_form($mech, -action => '/decliner$', 'decline-reason' => $reason);
    return (\%of, $mech);
}

subtest 'who declines says why, and all are told' => sub {
    my ($of, $mech) = declined('');
    is(errors_at($mech), 'decline-reason', 'without a reason it is not done');
    send_form($mech, -action => '/decliner$', 'decline-reason' => 'Les horaires sont trop longs.');
    is(agreement_state($of->{id}), 'to_sign v1', 'the state stays');
    like(
        mail_like($of->{pupil_email}, qr/un refus de signer/)->{text},
        qr/Les horaires sont trop longs/,
        'everyone is told');
};

subtest 'a version that somebody declined is signed by nobody, and can be cancelled' => sub {
    my ($of) = declined('Les horaires sont trop longs.');
    my $signer = browser_of($of->{pupil});
    $signer->get(site() . "/conventions/$of->{id}");
    unlike($signer->content, qr{/signer"}, 'nobody can sign that version any more');
    $signer->get(site() . "/conventions/$of->{id}/signer");
    send_form($signer, -action => '/signer$', 'typed-name' => 'Camille Martin', 'has-read' => 1);
    is(signatures($of->{id}), 0, 'indeed');
    answer($signer, "/candidatures/$of->{id}", 'annuler', reason => 'Je change.');
    is(agreement_state($of->{id}), 'cancelled v1', 'cancelling keeps it, marked');
    is(browser()->get(link_of(mail_like($of->{head}, qr/Convention à signer/)))->code, 410, 'its links end');
};

subtest 'no pupil signs in the place of a parent' => sub {
    my $school = make_school();
    my ($pupil, $email) = make_pupil(school => $school);
    my %kept = make_agreement(school => $school, pupil => $pupil, school_part => { 'parent-email' => $email });
    is(agreement_state($kept{id}), 'to_complete_school v1', 'a parent with the pupil’s address is refused');
    my $mech = browser_of($kept{staff});
    $mech->get(site() . "/conventions/$kept{id}/college");
    send_form(
        $mech,
        -action => '/college$',
        school_part('parent2-name' => 'Jean Martin', 'parent2-email' => uc $email));
    is(errors_at($mech), 'parent2-email', 'the second one too');
};

subtest 'a link of an account goes to that account alone' => sub {
    my %of = make_agreement();
    my $mech = browser_of($of{staff});
    my $elsewhere = unique('ailleurs') . '@essai.example';
    my $sent_to = sub {
        my ($signatory, $email) = @_;
        send_form($mech, -action => '/renvoyer$', signatory => $signatory, email => $email);
        return words($mech->content);
    };
    $mech->get(site() . "/conventions/$of{id}");
    like($sent_to->(pupil => $elsewhere), qr/signe avec son compte/, 'a school sends no pupil’s link where it says');
    is(mail_count($elsewhere), 0, 'nothing leaves');
    like($sent_to->(guardian => uc $of{pupil_email}), qr/l’adresse de l’élève/, 'a parent’s link not to the pupil');
    like($sent_to->(pupil => $of{pupil_email}), qr/Un nouveau lien est parti/, 'to the pupil’s own it does');
};

subtest 'who is erased gets nothing more, and is still one of those who sign' => sub {
    my ($owner, $email) = make_employer();
    my %of = make_agreement(owner => $owner, employer => { 'host-email' => $email });
    my $mech = browser_of($owner);
    $mech->get(site() . '/compte/supprimer');
    send_form($mech, -action => '/compte/supprimer', 'current-password' => 'stage3e-demo');
    is(db_value('SELECT COUNT(*) FROM account WHERE id = ?', $owner), 0, 'gone');
    is(db_value('SELECT COUNT(*) FROM agreement_signatory WHERE email = ?', $email),
        0, 'nothing is sent there any more');
    is(db_value('SELECT COUNT(*) FROM agreement_signatory WHERE application_id = ?', $of{id}),
        4, 'who signs stays, on paper or at another address');
    check_all('the invariants hold');
};

# As after the purge, which takes names and documents and leaves what is counted.
sub of_long_ago {
    my ($end) = @_;
    my %old = make_agreement();
    db()->begin_work;
    moved_to($old{id}, monday(-52 * 6));
    db()->do("DELETE FROM agreement_$_ WHERE application_id = ?", undef, $old{id}) for qw(signatory version);
    if ($end eq 'signed') {
        db()->do('UPDATE agreement SET state = "signed", signed_at = UTC_TIMESTAMP() WHERE application_id = ?',
            undef, $old{id});
        db()->do(
            'INSERT INTO agreement_event (application_id, version, happened_at, actor, name, state_before, state_after)
            VALUES (?, 1, UTC_TIMESTAMP(), "site", "signed", "to_sign", "signed")',
            undef, $old{id});
    }
    db()->commit;
    return \%old;
}

subtest 'years later, what the purge has left is still shown' => sub {
    for my $end (qw(to_sign signed)) {
        my $old = of_long_ago($end);
        check_all("$end: nothing is missed");
        my $mech = browser_of($old->{staff});
        is($mech->get(site() . "/conventions/$old->{id}$_")->code, 200, "$end: $_ is still shown, of what is left")
            for '', $end eq 'signed' ? () : '.pdf';
    }
};
done_testing;
