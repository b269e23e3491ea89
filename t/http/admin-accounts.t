# Accounts, for the département: found, acted on with a reason that the trail keeps, erased.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($admin, $admin_email) = admin();

sub acts {
    my ($account, $act, $reason) = @_;
    $admin->get(site() . "/admin/comptes/$account");
    send_form($admin, acte => $act, reason => $reason // 'Au téléphone');
}

# An employer that has signed up, and has not followed the link yet: what was typed, and the account.
sub signed_up {
    my %form = new_employer();
    my $mech = browser();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %form);
    mail_for($form{email});
    return (db_value('SELECT id FROM account WHERE email = ?', $form{email}), %form);
}

sub is_state {
    my ($id, $state, $what) = @_;
    is(db_value('SELECT state FROM account WHERE id = ?', $id), $state, $what);
}

subtest 'an account is found, and shown' => sub {
    my (undef, %form) = signed_up();
    like(
        words_at($admin, "/admin/comptes?q=$form{email}"),
        qr/\Q$form{email}\E.*À activer/s,
        'by its e-mail, with its state');
    ok($admin->follow_link(text_regex => qr/Le Goff/), 'its name leads to its page');
    my ($own) = db_value('SELECT id FROM account WHERE email = ?', $admin_email);
    for my $path ('/admin/comptes', "/admin/comptes/$own") {
        valid_xml(page_xml($admin, $path), $path);
    }
};

subtest 'an act has its reason' => sub {
    my ($id) = make_employer();
    acts($id, 'locked', '');
    is(errors_at($admin), 'reason', 'else it is not done');
    is_state($id, 'active', 'indeed');
};

subtest 'a link is sent again, and opens the account: nobody else does' => sub {
    my ($id, %form) = signed_up();
    acts($id, 'resent');
    is(
        db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "account-activation"', $form{email}),
        2,
        'the link is sent again');
    acts($id, 'activated');
    is_state($id, 'inactive', 'nobody but the owner of the address opens an account');
    activate(browser(), $form{email}, $form{password});
    is(sign_in($form{email}, $form{password})->status, 200, 'by the link that is sent again');
};

subtest 'a locked account is signed out at once, and let in when it is unlocked' => sub {
    my ($id, $email) = make_employer();
    my $session = sign_in($email);
    acts($id, 'locked');
    $session->get(site() . '/compte');
    like($session->uri, qr{/connexion}, 'signed out');
    is(sign_in($email)->status, 422, 'and not let in');
    acts($id, 'unlocked');
    is(sign_in($email)->status, 200, 'unlocked');
    acts($id, 'activated');
    is($admin->status, 422, 'an act out of place is refused');
};

subtest 'the page says who did what, and why' => sub {
    my ($id) = make_employer();
    acts($id, 'locked');
    acts($id, 'unlocked', 'Par écrit');
    like(
        words_at($admin, "/admin/comptes/$id"),
        qr/Historique.*Débloqué.*Par écrit.*Bloqué.*Au téléphone/s,
        'newest first');
    like($admin->content, qr/\Q$admin_email\E/, 'by name');
};

subtest 'nobody acts on their own account there' => sub {
    my $own = db_value('SELECT id FROM account WHERE email = ?', $admin_email);
    $admin->get(site() . "/admin/comptes/$own");
    unlike($admin->content, qr/Agir sur ce compte/, 'no act is offered');
};

subtest 'an account is erased on a page of its own, that says what goes and asks why' => sub {
    my ($id) = make_employer();
    my $path = "/admin/comptes/$id/supprimer";
    $admin->get(site() . "/admin/comptes/$id");
    like($admin->content, qr{href="$path"}, 'the account’s page leads there');
    my $token = $admin->form_number(1)->value('csrf') // '';
    $admin->post(site() . "/admin/comptes/$id", [csrf => $token, acte => 'erased', reason => 'x']);
    is(db_value('SELECT COUNT(*) FROM account WHERE id = ?', $id), 1, 'no other act erases');
    valid_xml(page_xml($admin, $path), 'the page that asks');
    $admin->get(site() . $path);
    like(
        words($admin->content),
        qr/immédiate et définitive.*Ce qui s’arrête.*Ce qui est effacé.*Ce qui reste/s,
        'it says what will go');
    send_form($admin, reason => '');
    is(errors_at($admin), 'reason', 'and asks why');
    send_form($admin, reason => 'À sa demande');
    is(db_value('SELECT COUNT(*) FROM account WHERE id = ?', $id), 0, 'then the account is erased');
    is(
        db_value('SELECT COUNT(*) FROM audit WHERE subject = "account" AND subject_id = ? AND action = "erased"', $id),
        1,
        'the trail stays');
};
done_testing;
