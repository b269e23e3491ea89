# An agreement is made when the pupil confirms, in the same transaction; it stays, marked, when the
# placement is cancelled.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# An application that the employer accepted, with who is concerned and their browsers.
sub accepted {
    my ($owner, $pupil) = (scalar make_employer(), scalar make_pupil());
    my %of = (
        id => apply_as($pupil, make_offer(owner => $owner)),
        pupil_id => $pupil,
        pupil => browser_of($pupil),
        employer => browser_of($owner));
    answer($of{employer}, "/candidatures/$of{id}", 'accepter');
    return \%of;
}

sub confirmed {
    my $of = accepted();
    answer($of->{pupil}, "/candidatures/$of->{id}", 'confirmer');
    return $of;
}

# The agreement of an application is in that state, and version.
sub stands {
    my ($of, $state, $what) = @_;
    my $is = db_value('SELECT CONCAT(state, " v", version) FROM agreement WHERE application_id = ?', $of->{id});
    return is($is // 'none', $state, $what);
}

# What one reads on the page of the application.
sub page_of {
    my ($of, $who) = @_;
    $of->{$who}->get(site() . "/candidatures/$of->{id}");
    return words($of->{$who}->content);
}

subtest 'there is none while nothing is confirmed' => sub {
    stands(accepted(), 'none', 'accepted is not confirmed');
};

subtest 'it is made when the pupil confirms, at that moment' => sub {
    my $of = confirmed();
    stands($of, 'to_complete_employer v1', 'made when the pupil confirms');
    is(db_value('SELECT GROUP_CONCAT(name, " ", actor) FROM agreement_event WHERE application_id = ?', $of->{id}),
        'made pupil', 'with its event');
    is(
        db_value(
            'SELECT created_at = confirmed_at FROM agreement JOIN application ON id = application_id WHERE id = ?',
            $of->{id}
        ),
        1,
        'at that moment');
};

subtest 'pupil and employer see where it stands and who acts next' => sub {
    my $of = confirmed();
    for my $who (qw(pupil employer)) {
        like(
            page_of($of, $who),
            qr/Convention de stage À compléter par l’employeur L’employeur indique qui accueille/,
            "the $who sees it");
        valid_xml(page_xml($of->{$who}, "/candidatures/$of->{id}"), 'the page');
    }
};

subtest 'cancelled with its placement, it stays and says why' => sub {
    my $of = confirmed();
    answer($of->{employer}, "/candidatures/$of->{id}", 'annuler', reason => 'Un incendie.');
    stands($of, 'cancelled v1', 'cancelled with the placement');
    is(
        db_value(
            'SELECT CONCAT(state_before, ">", state_after, " ", actor, ": ", reason) FROM agreement_event
            WHERE application_id = ? ORDER BY id DESC LIMIT 1', $of->{id}
        ),
        'to_complete_employer>cancelled employer: Un incendie.',
        'who and why is kept');
    like(page_of($of, 'pupil'), qr/Convention de stage Annulée/, 'and shown');
    check_all('the invariants hold');
};

subtest 'a pupil who goes takes the placement, and the agreement, along' => sub {
    my $of = confirmed();
    $of->{pupil}->get(site() . '/compte/supprimer');
    send_form($of->{pupil}, -action => '/compte/supprimer', 'current-password' => 'stage3e-demo');
    stands($of, 'cancelled v1', 'the pupil’s own erasure cancels it');
    check_all('the invariants hold');
};
done_testing;
