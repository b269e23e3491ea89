# What a pupil may still do: read why, decline from the mail, remind an employer once, take up again
# once what was withdrawn or has expired.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($owner, $owner_email) = make_employer();
my ($pupil, $pupil_email) = make_pupil();
my $mech = browser_of($pupil);
my $boss = browser_of($owner);
my $offer = make_offer(owner => $owner, seats => 2);

# Reminded from the third day on, once.
my $id = apply_as($pupil, $offer);
$mech->get(site() . "/candidatures/$id");
unlike($mech->content, qr/Relancer/, 'not on the first day');
my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
$mech->post(site() . "/candidatures/$id/relancer", [csrf => $token]);
is(db_value('SELECT reminded_at FROM application WHERE id = ?', $id), undef, 'nor by a forged button');
db()->do('UPDATE application SET sent_at = sent_at - INTERVAL 4 DAY WHERE id = ?', undef, $id);
$mech->get(site() . "/candidatures/$id");
send_form($mech, -action => '/relancer$');
like(words($mech->content), qr/L’employeur est relancé/, 'reminded');
like(mail_like($owner_email, qr/Un élève attend votre réponse/)->{text},
    qr{/candidatures/$id\b}, 'by a mail that leads there');
unlike($mech->content, qr{/relancer"}, 'no button a second time');
like(words($mech->content), qr/Tu l’as relancé le /, 'it says when');
$mech->post(site() . "/candidatures/$id/relancer", [csrf => $token]);
is(db_value("SELECT COUNT(*) FROM message WHERE template = 'answer-asked' AND application_id = ?", $id), 1, 'once');
valid_xml(page_xml($mech, "/candidatures/$id"), 'the page');

# The mail of an acceptance leads to a page with a button: confirm, or decline.
answer($boss, "/candidatures/$id", 'accepter');
my $mail = mail_like($pupil_email, qr/acceptée|accepte/i);
my ($confirm) = $mail->{text} =~ m{(http\S+/candidatures/$id/confirmer)\b};
like($mail->{html}, qr{/candidatures/$id/retirer"}, 'and to declining');
$mech->get($confirm);
like(
    words($mech->content),
    qr/Confirmer ce stage.*Confirmer mon stage.*Décliner/s,
    'a page with a button, and the way to decline');
is(state_of($id), 'accepted', 'nothing is done by following it');
$mech->get(site() . "/candidatures/$id/retirer");
like(words($mech->content), qr/Décliner ce stage/, 'declining');
send_form($mech, -action => '/retirer$');
is(state_of($id), 'withdrawn', 'declined');

# Taken up again, once, while a seat is free.
$mech->get(site() . "/candidatures/postuler/$offer");
like(words($mech->content), qr/Tu peux la reprendre, une fois/, 'the form leads to it');
unlike($mech->content, qr/name="motivation"/, 'no second application');
my $pool = db_value('SELECT MIN(id) FROM capacity WHERE offer_id = ?', $offer);
db()->do('UPDATE capacity SET seats = 1, taken = 1 WHERE id = ?', undef, $pool);
$mech->get(site() . "/candidatures/$id");
unlike($mech->content, qr{/reprendre"}, 'not while no seat is free');
answer($mech, "/candidatures/$id", 'reprendre');
is(state_of($id), 'withdrawn', 'nor by its button');
db()->do('UPDATE capacity SET seats = 2, taken = 0 WHERE id = ?', undef, $pool);
answer($mech, "/candidatures/$id", 'reprendre');
is(state_of($id), 'pending', 'taken up');
is(
    db_value(
        "SELECT COUNT(*) FROM message m JOIN event v ON v.id = m.event_id WHERE v.application_id = ? AND v.state_after = 'pending' AND m.template = 'application-employer'",
        $id
    ),
    2,
    'the employer is told again');
like(words($mech->content), qr/Ta candidature est repartie.*L’employeur n’a pas encore répondu/s, 'it waits again');
like(page_xml($boss, '/candidatures')->findvalue("//application[\@id = $id]/\@state"),
    qr/pending/, 'among those to answer');
answer($mech, "/candidatures/$id", 'retirer');
$mech->get(site() . "/candidatures/$id");
unlike($mech->content, qr{/reprendre"}, 'once');
answer($mech, "/candidatures/$id", 'reprendre');
is(state_of($id), 'withdrawn', 'whatever is sent');

# Why it was refused, at the top and on the card.
my $refused = apply_as($pupil, make_offer(owner => $owner));
answer($boss, "/candidatures/$refused", 'refuser', 'reason-code' => 'dates', reason => 'Nous déménageons en mars.');
for my $path ("/candidatures/$refused", '/candidatures') {
    my $words = words($mech->get(site() . $path)->decoded_content);
    like(
        $words,
        qr/Ces dates ne nous conviennent plus.*Nous déménageons en mars.*Chercher une autre offre/s,
        "$path says why and what next");
    unlike($words, qr/Historique.*Nous déménageons.*Chercher une autre/s, 'at the top');
    valid_xml(page_xml($mech, $path), $path);
}
check_all('the invariants hold');
done_testing;
