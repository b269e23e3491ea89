# What a pupil may still do: read why, decline from the mail, remind an employer once, take up again
# once what was withdrawn or has expired.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

my ($owner, $owner_email) = make_employer();
my $boss = browser_of($owner);

# A pupil who applied: browser, application, offer, the pupil's e-mail.
sub applied {
    my ($pupil, $email) = make_pupil();
    my $offer = make_offer(owner => $owner, seats => 2);
    return (browser_of($pupil), apply_as($pupil, $offer), $offer, $email);
}

# The same, withdrawn.
sub withdrawn {
    my ($mech, $id, $offer) = applied();
    answer($mech, "/candidatures/$id", 'retirer');
    return ($mech, $id, $offer);
}

# An act without its button.
sub act { my ($mech, $id, $act) = @_; $mech->post(site() . "/candidatures/$id/$act", [csrf => csrf_of($mech)]) }
sub reminders {
    return db_value("SELECT COUNT(*) FROM message WHERE template = 'answer-asked' AND application_id = ?", $_[0]);
}

subtest 'an employer is not reminded before the third day' => sub {
    my ($mech, $id) = applied();
    $mech->get(site() . "/candidatures/$id");
    unlike($mech->content, qr/Relancer/, 'no button on the first day');
    act($mech, $id, 'relancer');
    is(db_value('SELECT reminded_at FROM application WHERE id = ?', $id), undef, 'nor by a forged one');
    is(reminders($id), 0, 'nothing is sent');
};

subtest 'from then on, once' => sub {
    my ($mech, $id) = applied();
    db()->do('UPDATE application SET sent_at = sent_at - INTERVAL 4 DAY WHERE id = ?', undef, $id);
    $mech->get(site() . "/candidatures/$id");
    send_form($mech, -action => '/relancer$');
    like(words($mech->content), qr/L’employeur est relancé/, 'reminded');
    my $there = qr{/candidatures/$id\b};
    told($owner_email, qr/Un élève attend votre réponse/, $there, 'by a mail that leads there');
    unlike($mech->content, qr{/relancer"}, 'no button a second time');
    like(words($mech->content), qr/Tu l’as relancé le /, 'it says when');
    act($mech, $id, 'relancer');
    is(reminders($id), 1, 'nor by a forged one');
    valid_xml(page_xml($mech, "/candidatures/$id"), 'the page');
};

subtest 'the mail of an acceptance leads to a page with a button, to confirm or to decline' => sub {
    my ($mech, $id, undef, $email) = applied();
    agree($id);
    my $mail = mail_like($email, qr/acceptée|accepte/i);
    my ($confirm) = $mail->{text} =~ m{(http\S+/candidatures/$id/confirmer)\b};
    like($mail->{html}, qr{/candidatures/$id/retirer"}, 'and to declining');
    $mech->get($confirm);
    like(
        words($mech->content),
        qr/Confirmer ce stage.*Confirmer mon stage.*Décliner/s,
        'a page with a button, and the way to decline');
    is(state_of($id), 'accepted', 'nothing is done by following it');
    like(words_at($mech, "/candidatures/$id/retirer"), qr/Décliner ce stage/, 'declining');
    send_form($mech, -action => '/retirer$');
    is(state_of($id), 'withdrawn', 'declined');
};

subtest 'what was withdrawn is taken up again, the employer is told, and it waits again' => sub {
    my ($mech, $id, $offer) = withdrawn();
    my $form = words_at($mech, "/candidatures/postuler/$offer");
    like($form, qr/Tu peux la reprendre, une fois/, 'the form leads to it');
    unlike($mech->content, qr/name="motivation"/, 'no second application');
    answer($mech, "/candidatures/$id", 'reprendre');
    is(state_of($id), 'pending', 'taken up');
    my $page = words($mech->content);
    like($page, qr/Ta candidature est repartie.*L’employeur n’a pas encore répondu/s, 'it waits again');
    my $told = db_value(
        "SELECT COUNT(*) FROM message m JOIN event v ON v.id = m.event_id
          WHERE v.application_id = ? AND v.state_after = 'pending' AND m.template = 'application-employer'",
        $id);
    is($told, 2, 'the employer is told again');
    my $state = page_xml($boss, '/candidatures')->findvalue("//application[\@id = $id]/\@state");
    like($state, qr/pending/, 'among those to answer');
};

subtest 'not while no seat is free' => sub {
    my ($mech, $id, $offer) = withdrawn();
    db()->do('UPDATE capacity SET seats = taken WHERE offer_id = ?', undef, $offer);
    $mech->get(site() . "/candidatures/$id");
    unlike($mech->content, qr{/reprendre"}, 'no button');
    act($mech, $id, 'reprendre');
    is(state_of($id), 'withdrawn', 'nor is it done');
    db()->do('UPDATE capacity SET seats = 2 WHERE offer_id = ?', undef, $offer);
    answer($mech, "/candidatures/$id", 'reprendre');
    is(state_of($id), 'pending', 'once a seat is free, it is');
};

subtest 'and once only' => sub {
    my ($mech, $id) = withdrawn();
    answer($mech, "/candidatures/$id", $_) for qw(reprendre retirer);
    is(state_of($id), 'withdrawn', 'withdrawn a second time');
    $mech->get(site() . "/candidatures/$id");
    unlike($mech->content, qr{/reprendre"}, 'no button');
    act($mech, $id, 'reprendre');
    is(state_of($id), 'withdrawn', 'whatever is sent');
};

subtest 'a pupil reads why it was refused, and what next, at the top and on the card' => sub {
    my ($mech, $id) = applied();
    answer($boss, "/candidatures/$id", 'refuser', 'reason-code' => 'dates', reason => 'Nous déménageons en mars.');
    for my $path ("/candidatures/$id", '/candidatures') {
        my $words = words_at($mech, $path);
        like(
            $words,
            qr/Ces dates ne nous conviennent plus.*Nous déménageons en mars.*Chercher une autre offre/s,
            "$path says why and what next");
        unlike($words, qr/Historique.*Nous déménageons.*Chercher une autre/s, 'at the top');
        valid_xml(page_xml($mech, $path), $path);
    }
};

subtest 'all that is recorded is right' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
