# An agreement is made when the pupil confirms, in the same transaction; it stays, marked, when the
# placement is cancelled.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($owner) = make_employer();
my $offer = make_offer(owner => $owner, seats => 3);
my $pupil = make_pupil();
my $id = apply_as($pupil, $offer);
my $employer = browser_of($owner);
answer($employer, "/candidatures/$id", 'accepter');
sub agreement {
    return db_value('SELECT CONCAT(state, " v", version) FROM agreement WHERE application_id = ?', $id) // 'none';
}
is(agreement(), 'none', 'none while nothing is confirmed');

my $mech = browser_of($pupil);
answer($mech, "/candidatures/$id", 'confirmer');
is(agreement(), 'to_complete_employer v1', 'made when the pupil confirms');
is(db_value('SELECT GROUP_CONCAT(name, " ", actor) FROM agreement_event WHERE application_id = ?', $id),
    'made pupil', 'with its event');
is(
    db_value(
        'SELECT created_at = (SELECT confirmed_at FROM application WHERE id = ?) FROM agreement WHERE application_id = ?',
        $id,
        $id
    ),
    1,
    'at that moment');
for my $eyes ($mech, $employer) {
    $eyes->get(site() . "/candidatures/$id");
    like(
        words($eyes->content),
        qr/Convention de stage À compléter par l’employeur L’employeur indique qui accueille/,
        'each sees where it stands and who acts next');
    valid_xml(page_xml($eyes, "/candidatures/$id"), 'the page');
}

answer($employer, "/candidatures/$id", 'annuler', reason => 'Un incendie.');
is(agreement(), 'cancelled v1', 'cancelled with the placement');
is(
    db_value(
        'SELECT CONCAT(state_before, ">", state_after, " ", actor, ": ", reason) FROM agreement_event WHERE application_id = ? ORDER BY id DESC LIMIT 1',
        $id
    ),
    'to_complete_employer>cancelled employer: Un incendie.',
    'who and why is kept');
$mech->get(site() . "/candidatures/$id");
like(words($mech->content), qr/Convention de stage Annulée/, 'and shown');

# A pupil who goes takes the placement, and the agreement, along.
my $leaver = make_pupil();
$id = apply_as($leaver, $offer);
answer($employer, "/candidatures/$id", 'accepter');
answer(browser_of($leaver), "/candidatures/$id", 'confirmer');
my $gone = browser_of($leaver);
$gone->get(site() . '/compte/supprimer');
send_form($gone, -action => '/compte/supprimer', 'current-password' => 'stage3e-demo');
is(agreement(), 'cancelled v1', 'the pupil’s own erasure cancels it');
check_all('the invariants hold');
done_testing;
