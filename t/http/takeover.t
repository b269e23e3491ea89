# Nobody takes over an account: by a sign-up with someone's address, by an old link, by a lock undone.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Race;
use Stage3e;
use Test::More;

my $password = 'trois mots tranquilles';
sub account_state { return db_value('SELECT state FROM account WHERE email = ?', $_[0]) }
sub person { my ($id, $email) = make_employer(@_); return ($id, $email) }

# The link that a mail asked for by that form brings.
sub reset_link {
    my ($email) = @_;
    my $mech = browser();
    $mech->get(site() . '/compte/mot-de-passe');
    send_form($mech, email => $email);
    return link_of(mail_like($email, qr/Nouveau mot de passe/));
}

# Where a link leads, and whether a password can still be set by it.
sub follow {
    my ($link) = @_;
    my $mech = browser();
    $mech->get($link);
    return $mech->status;
}

# A stranger signs up with the address of an employer who deposited an offer without an account.
subtest 'a stranger’s sign-up with somebody’s address opens and attaches nothing' => sub {
    my %deposit = good_deposit(email => unique('proprietaire') . '@structure.example');
    deposit_and_validate(%deposit);
    my $stranger = browser();
    $stranger->get(site() . '/compte/creer/employeur/nouveau');
    my %theirs = new_employer(email => $deposit{email}, password => 'le choix de l intrus');
    send_form($stranger, %theirs, 'password-confirmation' => $theirs{password});
    my $owner = browser();
    $owner->get(link_of(mail_like($deposit{email}, qr/Activation du compte/)));
    is(db_value('SELECT account_id FROM offer WHERE contact_email = ?', $deposit{email}),
        undef, 'reading the mail attaches nothing');
    send_form($owner);
    is(account_state($deposit{email}), 'inactive', 'the owner’s click opens nothing');
    is(db_value('SELECT account_id FROM offer WHERE contact_email = ?', $deposit{email}), undef,
        'and attaches nothing');
    is(sign_in($deposit{email}, $theirs{password})->status, 422, 'the stranger does not get in');
    activate($owner, $deposit{email}, $password);
    is(sign_in($deposit{email}, $theirs{password})->status, 422, 'nor once the owner chose a password');
    is(sign_in($deposit{email}, $password)->status, 200, 'the owner does');
    ok(db_value('SELECT account_id FROM offer WHERE contact_email = ?', $deposit{email}), 'and now owns the offer');
};

subtest 'no account has a password before its link is followed' => sub {
    my $school = db_value('SELECT MIN(id) FROM school WHERE is_open AND email <> ""')
        // db_value('SELECT MIN(id) FROM school WHERE is_open');
    my %pupil = new_pupil();
    my $mech = browser();
    $mech->get(site() . "/compte/creer/eleve/$school");
    send_form($mech, %pupil, 'password-confirmation' => $pupil{password});
    my ($invited, $invitee)
        = (browser_of(scalar make_staff(school => $school)), unique('invitee') . '@college.example');
    $invited->get(site() . '/college/equipe');
    send_form($invited, 'last-name' => 'Roux', 'first-name' => 'Ève', 'job-title' => 'Professeure', email => $invitee);
    ctl('create-admin', my $admin = unique('admin') . '@demo.example', 'Alix', 'Marchand');

    for my $email ($pupil{email}, $invitee, $admin) {
        is(db_value('SELECT password_hash FROM account WHERE email = ?', $email),
            '', "no password before the link: $email");
    }
};

subtest 'who forgets a password before choosing it gets the link of the account again' => sub {
    my %one = new_employer();
    my $mech = browser();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %one);
    mail_for($one{email});
    $mech->get(site() . '/compte/mot-de-passe');
    send_form($mech, email => $one{email});
    mail_for($one{email}, 2);
    is(db_value('SELECT COUNT(*) FROM token WHERE email = ? AND purpose = "password_reset"', $one{email}),
        0, 'no link to reset what there is not');
    my @links = map { link_of($_) } mails_for($one{email});
    activate($mech, $one{email}, $password);
    like(words($mech->content), qr/Le compte est actif/, 'its newest link opens the account');
    is(follow($links[0]), 410, 'and ends the one before');
};

subtest 'a changed password ends links, a change of address and the other sessions' => sub {
    my ($id, $email) = person();
    my $old = reset_link($email);
    my $new_email = unique('ailleurs') . '@structure.example';
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/changer-email');
    send_form(
        $mech,
        'new-email' => $new_email,
        'new-email-confirmation' => $new_email,
        'current-password' => 'stage3e-demo');
    my @moving = (
        link_of(mail_like($email, qr/Changement d’adresse/)),
        link_of(mail_like($new_email, qr/Confirmation de l’adresse/)));
    is(follow($_), 200, 'links of the time before work') for $old, @moving;
    my $elsewhere = browser_of($id);
    $mech->get(site() . '/compte/changer-mot-de-passe');
    send_form($mech, 'current-password' => 'stage3e-demo', password => $password, 'password-confirmation' => $password);
    is(follow($_), 410, 'and end with the change') for $old, @moving;
    is(db_value('SELECT COUNT(*) FROM email_change WHERE account_id = ?', $id),
        0, 'so does a change of address under way');
    $elsewhere->get(site() . '/compte');
    like($elsewhere->uri, qr{/connexion}, 'and the other sessions');
    $mech->get(site() . '/compte');
    is($mech->uri->path, '/compte', 'not the one that changed it');
};

subtest 'a password set by a link ends the other links and all sessions' => sub {
    my ($id, $email) = person();
    my ($first, $second) = (reset_link($email), undef);
    $second = until_true(
        'the second link',
        sub {
            reset_link($email);
            my @links = map { link_of($_) } grep { $_->{subject} =~ /Nouveau mot/ } mails_for($email);
            $links[-1] ne $first && $links[-1];
        });
    my $session = browser_of($id);
    my $mech = browser();
    $mech->get($second);
    send_form($mech, password => $password, 'password-confirmation' => $password);
    is(follow($first), 410, 'ends the other links');
    $session->get(site() . '/compte');
    like($session->uri, qr{/connexion}, 'and all sessions');
};

# What an account's owner does by a link while somebody's request with the former password is being answered: it has
# compared that password.
sub reset_before {
    my ($id, $request) = @_;
    my $owner = db_connect();
    $owner->begin_work;
    $owner->do('UPDATE account SET password_hash = CONCAT(password_hash, "A") WHERE id = ?', undef, $id);
    my $status
        = overtaken($owner, $request, sub { $owner->do('DELETE FROM session WHERE account_id = ?', undef, $id) });
    $owner->disconnect;
    return $status;
}

subtest 'a password that is replaced while it is compared does nothing any more' => sub {
    my $stranger = (person())[0];
    my @former = ('current-password' => 'stage3e-demo');
    my ($id, $email) = person();
    is(reset_before($id, post_of($stranger, '/connexion', email => $email, password => 'stage3e-demo')),
        422, 'signing in is refused');
    is(db_value('SELECT COUNT(*) FROM session WHERE account_id = ?', $id), 0, 'and opens no session');

    ($id, $email) = person();
    my @new = (password => $password, 'password-confirmation' => $password);
    is(reset_before($id, post_of($id, '/compte/changer-mot-de-passe', @former, @new)), 422, 'so is another password');
    like(db_value('SELECT password_hash FROM account WHERE id = ?', $id), qr/A$/, 'the owner’s stays');

    ($id, $email) = person();
    my $theirs = unique('intrus') . '@ailleurs.example';
    my @address = ('new-email' => $theirs, 'new-email-confirmation' => $theirs);
    is(reset_before($id, post_of($id, '/compte/changer-email', @former, @address)), 422, 'so is another address');
    is(db_value('SELECT COUNT(*) FROM email_change WHERE account_id = ?', $id), 0, 'which nobody is asked to confirm');

    ($id, $email) = person();
    is(reset_before($id, post_of($id, '/compte/supprimer', @former)), 422, 'so is the end of the account');
    is(account_state($email), 'active', 'which stays');
};
subtest 'a link belongs to the address it was sent to' => sub {
    my ($id, $email) = person();
    my $old = reset_link($email);
    my $new = unique('nouvelle') . '@structure.example';
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/changer-email');
    send_form($mech, 'new-email' => $new, 'new-email-confirmation' => $new, 'current-password' => 'stage3e-demo');
    for my $link (
        link_of(mail_like($email, qr/Changement d’adresse/)),
        link_of(mail_like($new, qr/Confirmation de l’adresse/)))
    {
        my $visitor = browser();
        $visitor->get($link);
        send_form($visitor);
    }
    is(db_value('SELECT email FROM account WHERE id = ?', $id), $new, 'it moved');
    is(follow($old), 410, 'the link sent to the old address ends');
    # However it came about: a link is the address's to which it was sent.
    my $sent = reset_link($new);
    db()->do('UPDATE account SET email = ? WHERE id = ?', undef, unique('encore') . '@structure.example', $id);
    is(follow($sent), 410, 'a link belongs to the address it was sent to');
    db()->do('UPDATE account SET email = ? WHERE id = ?', undef, $new, $id);
    is(follow($sent), 200, 'only');
};

subtest 'a lock ends the links for good, and unlocking opens nothing' => sub {
    my $admin = admin();
    my ($id, $email) = person();
    my $old = reset_link($email);
    my $act = sub { $admin->get(site() . "/admin/comptes/$id"); send_form($admin, acte => $_[0], reason => 'Essai') };
    $act->('locked');
    is(follow($old), 410, 'a lock ends the links');
    $act->('unlocked');
    is(follow($old), 410, 'for good');
    is(account_state($email), 'active', 'the account is as it was');
    my %never = new_employer();
    my $mech = browser();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %never);
    my $link = link_of(mail_for($never{email}));
    $id = db_value('SELECT id FROM account WHERE email = ?', $never{email});
    $act->('locked');
    is(follow($link), 410, 'the link of one that never was opened ends too');
    $act->('unlocked');
    is(account_state($never{email}), 'inactive', 'and unlocking opens nothing');
    mail_for($never{email}, 2);
    activate($mech, $never{email}, $password);
    is(account_state($never{email}), 'active', 'but the link that is sent then does');
};

subtest 'an account erased leaves no link' => sub {
    my ($id, $email) = make_pupil();
    my $old = reset_link($email);
    apply_as($id, make_offer());
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/supprimer');
    send_form($mech, 'current-password' => 'stage3e-demo');
    is(follow($old), 410, 'its links are gone');
    is(db_value('SELECT COUNT(*) FROM token WHERE account_id = ?', $id), 0, 'all');
};

subtest 'a request to join is the administrator’s to accept, until another administrates' => sub {
    my ($owner, $email, $employer) = make_employer();
    db()->do(
        'UPDATE employer SET admin_email = ? WHERE id = ?', undef,
        unique('jamais-ouverte') . '@structure.example', $employer);
    my %newcomer = new_employer();
    my $mech = browser();
    $mech->get(site() . "/compte/creer/employeur/$employer");
    send_form($mech, %newcomer);
    activate($mech, $newcomer{email}, $password);
    my $link = link_of(mail_like($email, qr/rejoindre/));
    is(follow($link), 200, 'is theirs to accept, though the structure gives an address that nobody has proved theirs');
    my $next = make_employer(employer => $employer);
    db()->do('UPDATE employer SET admin_email = (SELECT email FROM account WHERE id = ?) WHERE id = ?',
        undef, $next, $employer);
    is(follow($link), 410, 'until another administrates');
    is(account_state($newcomer{email}), 'inactive', 'nobody was let in');
};
done_testing;
