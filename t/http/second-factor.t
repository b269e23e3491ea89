# The second factor of administrators: enrolled at the first sign-in, asked at each, sealed in the database.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $password = 'trois mots tranquilles';

# The bytes of a secret in base 32.
sub bytes_of {
    my ($secret) = @_;
    my $bits = join '', map { sprintf '%05b', index('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', $_) }
        split //, $secret;
    return pack 'B*', substr $bits, 0, length($bits) - length($bits) % 8;
}

# What lies in the database as the secret, in hexadecimal digits.
sub kept {
    my ($email) = @_;
    return db_value('SELECT HEX(secret) FROM second_factor f JOIN account a ON a.id = f.account_id WHERE a.email = ?',
        $email);
}

sub recovery_code {
    my ($mech) = @_;
    return $mech->content =~ m{<code>([A-Z2-7]{5}-[A-Z2-7]{5})</code>}
        ? $1
        : '';
}

# Signs in with both; whether the pages of the département open.
sub opens {
    my ($email, $code) = @_;
    my $mech = sign_in($email, $password);
    send_form($mech, code => $code);
    $mech->get(site() . '/admin/comptes');
    return $mech->uri =~ m{/admin/comptes$} && $mech->status == 200;
}

subtest 'who enrols gets recovery codes and the pages of the département' => sub {
    my ($mech, $email) = admin();
    like(words($mech->content), qr/codes de secours/, 'recovery codes');
    $mech->get(site() . '/admin/comptes');
    is($mech->status, 200, 'the pages');
    is((ctl('create-admin', $email, 'A', 'B'))[0], 1, 'one e-mail, one administrator');
};

subtest 'a secret is sealed in the database, one of an older version by the next update' => sub {
    my (undef, $email, $secret) = admin();
    isnt(kept($email), uc unpack('H*', bytes_of($secret)), 'it does not lie there');
    is(length kept($email), 2 * 48, 'but sealed');
    db()->do('UPDATE second_factor SET secret = UNHEX(?) WHERE account_id = (SELECT id FROM account WHERE email = ?)',
        undef, unpack('H*', bytes_of($secret)), $email);
    is((ctl('migrate', 'db/migrations'))[0], 0, 'an update');
    is(length kept($email), 2 * 48, 'seals one that lay in clear');
    ok(opens($email, totp($secret, 1)), 'which goes on');
};

subtest 'signing in takes both factors' => sub {
    my (undef, $email, $secret) = admin();
    my $half = sign_in($email, $password);
    like($half->uri, qr{/connexion/code}, 'after the password, the code');
    unlike($half->content, qr/class="secret"/, 'the secret is never shown again');
    $half->get(site() . '/admin/comptes');
    like($half->uri, qr{/connexion\?}, 'the password alone opens nothing');
    $half = sign_in($email, $password);
    send_form($half, code => '000000');
    is($half->status, 422, 'a wrong code is refused');

    # The one of enrolment if half a minute turned since, else one still older.
    ok(!opens($email, totp($secret, -1)), 'a code that was used is no good');
    ok(opens($email, totp($secret, 1)), 'the next one is');
};

subtest 'a recovery code is good once, however it is typed' => sub {
    my ($mech, $email) = admin();
    my $code = recovery_code($mech);
    ok(opens($email, lc $code), 'in place of a code');
    ok(!opens($email, $code), 'once');
};

subtest 'codes are not guessed' => sub {
    my (undef, $email) = admin();
    my $half = sign_in($email, $password);
    send_form($half, code => '000000') for 1 .. 12;
    is($half->status, 429, 'after some, one waits');
};
done_testing;
