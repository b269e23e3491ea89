package Stage3e::SignIn;

# Browsers that are signed in: by the form, second factor and all, or at once by a session.

use strict;
use warnings;
use utf8;
use Digest::SHA;
use Exporter qw(import);
use MIME::Base64 ();
use Stage3e::Database;
use Stage3e::Instance;
use Stage3e::Mailbox;
use Stage3e::People;
use Stage3e::Unique;
use Stage3e::Web;

our @EXPORT = qw(sign_in activate agrees admin admin_browser totp session_of browser_of);

my $url = site();

sub sign_in {
    my ($email, $password) = @_;
    my $mech = browser();
    $mech->get("$url/connexion");
    send_form($mech, email => $email, password => $password // 'stage3e-demo');
    return $mech;
}

# Follows the link of the mail that opens an account, and chooses its password there.
sub activate {
    my ($mech, $email, $password) = @_;
    $mech->get(link_of(mail_like($email, qr/Activation du compte/)));
    return send_form($mech, password => $password, 'password-confirmation' => $password);
}

# Follows the link of a mail, and says yes there; the words of the answer.
sub agrees {
    my ($mail) = @_;
    my $mech = browser();
    $mech->get(link_of($mail));
    send_form($mech);
    return words($mech->content);
}

# A browser of a fresh administrator, second factor and all.
sub admin {
    my $email = unique('admin') . '@demo.example';
    my ($status, $said) = ctl('create-admin', $email, 'Alix', 'Marchand');
    my ($link) = $said =~ /(http\S+)/;
    my $mech = browser();
    $mech->get($link);
    send_form($mech, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
    $mech->get("$url/connexion");
    send_form($mech, email => $email, password => 'trois mots tranquilles');
    my ($secret) = $mech->content =~ /class="secret">([A-Z2-7]+)/;
    send_form($mech, code => totp($secret));
    return wantarray ? ($mech, $email, $secret) : $mech;
}

# The same without the way in, which costs a few pages.
sub admin_browser { return browser_of((make_account('admin'))[0]) }

# The code of now of a TOTP secret in base 32 (RFC 6238).
sub totp {
    my ($secret, $steps) = @_;
    my $bits = join '',
        map { sprintf '%05b', index('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', $_) } grep { $_ ne '=' } split //, $secret;
    my $digest = Digest::SHA::hmac_sha1(pack('Q>', int(time() / 30) + ($steps // 0)),
        pack('B*', substr($bits, 0, length($bits) - length($bits) % 8)));
    my $offset = ord(substr($digest, -1)) & 15;
    return sprintf '%06d', (unpack('N', substr($digest, $offset, 4)) & 0x7fffffff) % 1_000_000;
}

# The cookie of a signed-in account, without the cost of a password; in another database if one is given.
sub session_of {
    my ($account, $database) = @_;
    my $token = MIME::Base64::encode_base64url(pack('L8', map { int rand 2**32 } 1 .. 8));
    ($database // db())->do(
        'INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at)
        VALUES (UNHEX(?), ?, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR)',
        undef, Digest::SHA::sha256_hex($token), $account);
    return $token;
}

sub browser_of {
    my ($account) = @_;
    my $mech = browser();
    my ($host) = $url =~ m{//([^:/]+)};
    $mech->cookie_jar->set_cookie(0, 'stage3e', session_of($account), '/', $host =~ /\./ ? $host : "$host.local",
        undef, 1, 0, 3600);
    return $mech;
}

1;
