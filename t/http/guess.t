# Guessing passwords and codes: slowed by account and place together, nobody locked out. Sessions end.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $right = 'stage3e-demo';
my $neighbour = 10;
sub elsewhere { return browser(local_address => '127.0.0.' . (++$neighbour % 200 + 20)) }

# Tries to sign in; the status of the answer.
sub try {
    my ($mech, $email, $password) = @_;
    $mech->get(site() . '/connexion');
    my ($form) = grep { $_->action =~ /connexion$/ } $mech->forms;
    $mech->post($form->action, [csrf => $form->value('csrf'), email => $email, password => $password]);
    return $mech->status;
}

# What the database holds of a key, as keys are folded.
sub hold {
    my ($scope, $key, $count, $seconds) = @_;
    db()->do(
        'REPLACE INTO attempt (scope, key_hash, started_at, count, blocked_until)
            VALUES (?, UNHEX(SHA2(?, 256)), UTC_TIMESTAMP(), ?, UTC_TIMESTAMP() + INTERVAL ? SECOND)',
        undef, $scope, lc($key) =~ s/[^a-z0-9]+/ /gr, $count, $seconds);
}

subtest 'a stranger guesses' => sub {
    my ($id, $email) = make_employer();
    my $known = elsewhere();
    is(try($known, $email, $right), 200, 'the owner signs in');
    my $stranger = elsewhere();
    is(try($stranger, $email, 'faux'), 422, "a wrong password, $_") for 1 .. 6;
    is(try($stranger, $email, 'faux'), 429, 'after a few, one waits');
    my $first = $stranger->response->header('Retry-After');
    cmp_ok($first, '>', 0, 'so long');
    cmp_ok($first, '<=', 10, 'not long at first');
    like(words($stranger->content), qr/Trop d’essais\. On peut réessayer dans \d+\x{a0}secondes?\./, 'in words');
    is(try($stranger, $email, $right), 429, 'the right one is not looked at either');
    is(try(elsewhere(), $email, $right), 200, 'the owner gets in from any other place');
    # The device is what counts, be it behind the same address.
    $known->get(site() . '/compte');
    send_form($known, -action => qr{/deconnexion});
    is(try($known, $email, $right), 200, 'and from a device that signed in before');
};

subtest 'an address in other letters is guessed at no further' => sub {
    my ($id, $email) = make_employer();
    try(browser(), $email, 'faux') for 1 .. 6;
    # What the database reads over, or takes for the same: a joiner, strokes of Arabic script, an accent, a tag.
    for my $letter ("\x{200D}", "\x{0640}", "\x{0600}", "\x{0301}", "\x{E0020}") {
        my $written = $email =~ s/^(...)/$1$letter/r;
        isnt(try(browser(), $written, $right), 200, sprintf('with U+%04X nobody signs in', ord $letter));
    }
    is(try(browser(), ucfirst $email, 'faux'), 429, 'capitals are the same address');
    is(try(browser(), "  <$email> ", 'faux'), 429, 'so is what a mail program makes of it');
};

subtest 'the wait grows' => sub {
    my ($id, $email) = make_employer();
    my $stranger = elsewhere();
    my @waits;
    try($stranger, $email, 'faux') for 1 .. 6;
    for (1 .. 3) {
        try($stranger, $email, 'faux');
        push @waits, $stranger->response->header('Retry-After');
        db()->do(
            'UPDATE attempt SET blocked_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND
                WHERE scope = "password-place" AND blocked_until > UTC_TIMESTAMP() AND count BETWEEN 6 AND 9'
        );
        is(try($stranger, $email, 'faux'), 422, 'then one more try');
    }
    cmp_ok($waits[1], '>', $waits[0], 'each time longer');
    cmp_ok($waits[2], '>', $waits[1], 'and longer');
};

subtest 'many guess one account from everywhere' => sub {
    my ($id, $email) = make_employer();
    my $known = elsewhere();
    try($known, $email, $right);
    hold('password-account', $email, 500, 60);
    is(try(elsewhere(), $email, $right), 429, 'a device that is not known waits');
    is(try($known, $email, $right), 200, 'the owner’s does not');
    # A new password makes known devices strangers again.
    my $visitor = browser();
    $visitor->get(site() . '/compte/mot-de-passe');
    send_form($visitor, email => $email);
    my $reset = link_of(mail_like($email, qr/Nouveau mot de passe/));
    $visitor->get($reset);
    send_form($visitor, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
    hold('password-account', $email, 500, 60);
    is(try($known, $email, 'trois mots tranquilles'), 429, 'after a new password a device is not known any more');
    is(try($visitor, $email, 'trois mots tranquilles'), 200, 'the one that set it is');
};

subtest 'one address guesses many accounts' => sub {
    my ($id, $email) = make_employer();
    my $address = '127.0.0.9';
    hold('password-address', $address, 101, -1);
    is(try(browser(local_address => $address), $email, $right),
        200, 'a hundred and one wrong tries lock nobody out behind it');
    hold('password-address', $address, 5000, -1);
    is(try(browser(local_address => $address), unique('autre') . '@demo.example', 'faux'), 422, 'thousands');
    my $wait = db_value(
        'SELECT TIMESTAMPDIFF(SECOND, started_at, blocked_until) FROM attempt
            WHERE scope = "password-address" AND key_hash = UNHEX(SHA2("127 0 0 9", 256))'
    );
    is($wait, 1, 'are slowed by a second each');
    hold('password-address', $address, 5000, 30);
    is(try(browser(local_address => $address), $email, $right), 429, 'which an unknown device waits');
};

subtest 'wherever the password is asked' => sub {
    for my $case ([
            '/compte/changer-mot-de-passe',
            password => 'trois mots tranquilles',
            'password-confirmation' => 'trois mots tranquilles'
        ],
        ['/compte/changer-email', 'new-email' => 'a@b.example', 'new-email-confirmation' => 'a@b.example'],
        ['/compte/supprimer'])
    {
        my ($path, @fields) = @$case;
        my ($id, $email) = make_employer();
        my $mech = browser_of($id);
        $mech->get(site() . $path);
        send_form($mech, 'current-password' => 'faux', @fields) for 1 .. 7;
        is($mech->status, 429, "$path: seven wrong passwords are too many");
        send_form($mech, 'current-password' => $right, @fields);
        is($mech->status, 429, "$path: the right one waits too");
        like(words($mech->content), qr/On peut réessayer dans/, "$path: says how long");
        is(
            db_value(
                'SELECT COUNT(*) FROM account a LEFT JOIN email_change e ON e.account_id = a.id
                    WHERE a.email = ? AND e.account_id IS NULL',
                $email
            ),
            1,
            "$path: nothing is changed");
    }
    my ($id, $email) = make_employer();
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/changer-mot-de-passe');
    send_form($mech, 'current-password' => 'faux') for 1 .. 6;
    is(try(browser(), $email, $right), 429, 'tries are counted together with those of signing in');
};

subtest 'the second factor' => sub {
    my ($mech, $email, $secret) = admin();
    my $half = elsewhere();
    try($half, $email, 'trois mots tranquilles');
    send_form($half, code => '000000') for 1 .. 7;
    is($half->status, 429, 'codes are slowed');
    send_form($half, code => 'AAAAA-AAAAA');
    is($half->status, 429, 'recovery codes with them');
    send_form($half, code => totp($secret, 1));
    is($half->status, 429, 'the right one waits too');
    $mech->get(site() . '/compte');
    send_form($mech, -action => qr{/deconnexion});
    try($mech, $email, 'trois mots tranquilles');
    send_form($mech, code => totp($secret, 1));
    $mech->get(site() . '/admin/comptes');
    is($mech->status, 200, 'but not on the device that signed in before');
};

subtest 'the code of a school’s sheet' => sub {
    my ($school, $school_name) = (db_value('SELECT MIN(id) FROM school WHERE is_open'));
    my $staff = browser_of(scalar make_staff(school => $school));
    my $name = unique_name('Nom');
    my $year = (localtime)[5] + 1900 - 14;
    import_pupils($staff, "nom;prenom;classe;date de naissance\n$name;Malo;3B;15/01/$year\n");
    $staff->get(site() . '/college/eleves/codes');
    my ($code) = words($staff->content) =~ /\Q$name\E.*?([0-9A-Z]{5}-[0-9A-Z]{5})/s;
    ok($code, 'a pupil has a code') or return;
    my $visitor = browser(local_address => '127.0.0.231');
    hold('pupil-code', '127.0.0.231', 0, -1);
    $visitor->get(site() . "/compte/creer/eleve/$school?code=$code");
    like($visitor->content, qr/value="\Q$name\E"/, 'which fills the form in');
    hold('pupil-code', '127.0.0.231', 500, 60);
    $visitor->get(site() . "/compte/creer/eleve?code=$code");
    is($visitor->status, 429, 'after too many wrong ones it is not looked at');
    $visitor->get(site() . "/compte/creer/eleve/$school?code=$code");
    is($visitor->status, 429, 'nor in the form’s address');
    unlike($visitor->content, qr/\Q$name\E/, 'nothing is told');
};

subtest 'the device cookie' => sub {
    my ($id, $email) = make_pupil();
    my $mech = browser();
    try($mech, $email, $right);
    my ($cookie) = map { /^stage3e-device=(.*)/ ? $1 : () } map { $_->header('Set-Cookie') } $mech->response->previous
        // $mech->response;
    like(
        $cookie,
        qr/^[\w-]{22}\.[\w-]{16}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
        'random numbers and tags only, out of reach of scripts');
    my $forged = elsewhere();
    $forged->add_header(Cookie => 'stage3e-device=' . 'A' x 22 . '.' . 'B' x 16);
    hold('password-account', $email, 500, 60);
    is(try($forged, $email, $right) == 200 ? 'let in' : 'held up', 'held up', 'nobody makes one');
};

subtest 'sessions' => sub {
    my ($id, $email) = make_pupil();
    my $mech = browser();
    try($mech, $email, $right);
    my $days = db_value('SELECT TIMESTAMPDIFF(HOUR, created_at, ends_at) FROM session WHERE account_id = ?', $id);
    is($days, 30 * 24, 'a pupil’s session lives thirty days at most');
    try($mech, $email, $right) for 1 .. 2;
    is(db_value('SELECT COUNT(*) FROM session WHERE account_id = ?', $id),
        1, 'signing in again ends the session that it replaces');
    db()->do('UPDATE session SET ends_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE account_id = ?', undef, $id);
    $mech->get(site() . '/compte');
    like($mech->uri, qr{/connexion}, 'it ends however much it is used');
    my ($employer, $address) = make_employer();
    try($mech, $address, $right);
    is(db_value('SELECT TIMESTAMPDIFF(HOUR, created_at, ends_at) FROM session WHERE account_id = ?', $employer),
        12, 'an employer’s, twelve hours');
    db()->do(
        'UPDATE session
            SET ends_at = UTC_TIMESTAMP() + INTERVAL 5 SECOND, seen_at = UTC_TIMESTAMP() - INTERVAL 5 MINUTE
            WHERE account_id = ?',
        undef, $employer);
    $mech->get(site() . '/compte');
    is(db_value('SELECT expires_at <= ends_at FROM session WHERE account_id = ?', $employer),
        1, 'use does not prolong it beyond');
};
done_testing;
