# One's own account: profile, password, devices, e-mail, data. Its employer is in own-employer.t, its end in goodbye.t.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use JSON;

my $password = 'stage3e-demo';
my $better = 'quatre mots bien choisis';

# An employer's account, signed in: browser, e-mail, number.
sub employer {
    my ($id, $email) = make_employer(
        first_name => 'Zoé',
        last_name => 'Le Goff',
        mobile => '+33612345678');
    return (browser_of($id), $email, $id);
}

# Fills the form of a page of the account, and sends it.
sub sends {
    my ($mech, $page, %fields) = @_;
    $mech->get(site() . "/compte/$page");
    return send_form($mech, %fields);
}

sub asks_for_new_email {
    my ($mech, $email, $current) = @_;
    return sends(
        $mech, 'changer-email',
        'new-email' => $email,
        'new-email-confirmation' => $email,
        'current-password' => $current // $password);
}

sub is_signed_out {
    my ($mech, $what) = @_;
    $mech->get(site() . '/compte');
    like($mech->uri, qr{/connexion}, $what);
}

sub refuses_session {
    my ($email, $password, $what) = @_;
    is(sign_in($email, $password)->status, 422, $what);
}

subtest 'the account says who one is' => sub {
    my ($mech) = employer();
    my $text = words_at($mech, '/compte');
    like($text, qr/Zoé Le Goff.*Menuiserie/s, 'by name and employer');
    like($text, qr/06\x{a0}12\x{a0}34\x{a0}56\x{a0}78/, 'telephones as they are read');
    unlike($text, qr/à 0\d.h/, 'hours are written as everywhere: 7 h 42');
    is($mech->response->header('Cache-Control'), 'no-store', 'kept nowhere');
};

subtest 'a profile is corrected, or comes back with its errors and all that was typed' => sub {
    my ($mech) = employer();
    $mech->get(site() . '/compte/profil');
    is($mech->form_number(2)->value('last-name'), 'Le Goff', 'it comes filled in');
    send_form($mech, 'last-name' => '', mobile => '12');
    is(errors_at($mech), 'last-name mobile', 'errors at their fields');
    is($mech->form_number(2)->value('mobile'), '12', 'nothing typed is lost');
    send_form(
        $mech,
        'last-name' => "O'Brien <b>",
        mobile => '07 00 00 00 01');
    like(words($mech->content), qr/O'Brien <b>/, 'markup shows as typed');
    unlike($mech->content, qr/O'Brien <b>/, 'and never as markup');
};

subtest 'words made up in the address are not shown' => sub {
    my ($mech) = employer();
    $mech->get(site() . '/compte?info=Vous%20avez%20gagn%C3%A9');
    unlike($mech->content, qr/gagné/, 'an invented notice is not shown');
};

subtest 'a session that ends under a form loses nothing of it' => sub {
    my (undef, $email, $id) = employer();
    my $mech = sign_in($email, $password);
    $mech->get(site() . '/compte/profil');
    db()->do('UPDATE session SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE account_id = ?', undef, $id);
    send_form(
        $mech,
        'first-name' => 'Gardée',
        'current-password' => 'secret-to-drop');
    like(words($mech->content), qr/Votre session a pris fin/, 'the session’s end is said');
    unlike($mech->content, qr/secret-to-drop/, 'passwords are not kept');
    send_form($mech, email => $email, password => 'faux');
    send_form($mech, email => $email, password => $password);
    like(words($mech->content), qr/de nouveau connecté/, 'one signs in again, at the second try');
    send_form($mech, -action => qr{/compte/profil});
    is(db_value('SELECT first_name FROM account WHERE id = ?', $id), 'Gardée', 'and what was typed is sent');
};

subtest 'a new password asks for the old one, and ends all other sessions' => sub {
    my ($mech, $email) = employer();
    my $other = sign_in($email, $password);
    my $chooses = sub {
        my ($current, $new, $again) = @_;
        sends(
            $mech, 'changer-mot-de-passe',
            'current-password' => $current,
            password => $new,
            'password-confirmation' => $again // $new);
    };
    $chooses->('faux', $better);
    is(errors_at($mech), 'current-password', 'the old password is asked');
    $chooses->($password, $email);
    is(errors_at($mech), 'password', 'the e-mail is no password');
    $chooses->($password, $better, "$better encore");
    is(errors_at($mech), 'password-confirmation', 'two that differ are refused');
    $chooses->($password, $better);
    like(words($mech->content), qr/Le mot de passe est changé/, 'changed');
    is_signed_out($other, 'other devices are signed out');
    ok(mail_like($email, qr/Mot de passe changé/), 'its owner is told');
    refuses_session($email, $password, 'the old one is good no more');
    is(sign_in($email, $better)->status, 200, 'the new one is');
};

subtest 'devices are signed out from another, one or all' => sub {
    my ($mech, $email) = employer();
    my $other = sign_in($email, $password);
    $mech->get(site() . '/compte');
    my ($device) = $mech->content =~ m{/compte/appareils/(\d+)/fermer};
    send_form($mech, -action => qr{/appareils/$device/});
    is_signed_out($other, 'one');
    $other = sign_in($email, $password);
    sends($other, '', -action => qr{/compte/appareils/fermer});
    is_signed_out($mech, 'or all at once');
};

subtest 'a new e-mail is confirmed at both addresses' => sub {
    my ($mech, $email) = employer();
    my $new = unique('nouveau') . '@structure.example';
    asks_for_new_email($mech, $new, 'faux');
    is(errors_at($mech), 'current-password', 'it asks for the password');
    asks_for_new_email($mech, $new);
    like(
        agrees(mail_like($new, qr/Confirmation de l’adresse/)),
        qr/Il reste à suivre le lien/,
        'one address is not enough');
    is(db_value('SELECT COUNT(*) FROM account WHERE email = ?', $new), 0, 'nothing changed yet');
    like(agrees(mail_like($email, qr/Changement d’adresse/)), qr/L’adresse est changée/, 'both are');
    refuses_session($email, $password, 'the old one ends');
    is(sign_in($new, $password)->status, 200, 'the new one signs in');
};

subtest 'an address that has an account is not told apart' => sub {
    my ($mech) = employer();
    my (undef, $known) = make_pupil();
    asks_for_new_email($mech, $known);
    like(words($mech->content), qr/Deux e-mails sont partis/, 'the same words for a known address');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "email-change-new"', $known),
        0, 'and no link to it');
};

subtest 'an address at which an account was opened since is taken, and nothing changes' => sub {
    my ($mech, $email) = employer();
    my $new = unique('nouveau') . '@structure.example';
    asks_for_new_email($mech, $new);
    agrees(mail_like($email, qr/Changement d’adresse/));
    my ($other) = make_pupil(email => $new);
    like(agrees(mail_like($new, qr/Confirmation de l’adresse/)), qr/Cette adresse a déjà un compte/, 'it says so');
    is(sign_in($email, $password)->status, 200, 'the former address signs in');
    is(db_value('SELECT email FROM account WHERE id = ?', $other), $new, 'the other account stays');
};

subtest 'one’s data are handed out, complete and without secrets' => sub {
    my ($mech, $email, $id) = employer();
    sends(
        $mech, 'changer-mot-de-passe',
        'current-password' => $password,
        password => $better,
        'password-confirmation' => $better);
    my $data = decode_json($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'));
    is($data->{compte}[0]{email}, $email, 'the account');
    my $siret = db_value(
        'SELECT siret FROM employer e JOIN employer_member m ON m.employer_id = e.id' . ' WHERE m.account_id = ?', $id);
    is($data->{structure}[0]{siret}, $siret, 'the employer');
    ok(scalar(grep { $_->{action} eq 'password-changed' } @{ $data->{journal} }), 'what was done');
    ok(!grep({ /argon|hash/ } map { encode_json($_) } values %$data), 'and no secret');
};

subtest 'an offer deposited before the account joins it' => sub {
    my %deposit = good_deposit(email => unique('avant') . '@structure.example');
    deposit_and_validate(%deposit);
    my %late = new_employer(email => $deposit{email});
    my $mech = browser();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %late);
    activate($mech, $late{email}, $late{password});
    my $owner = 'SELECT a.email FROM offer o JOIN account a ON a.id = o.account_id WHERE o.contact_email = ?';
    is(db_value($owner, $deposit{email}), $deposit{email}, 'when it is opened');
};
done_testing;
