# A forgotten password: the same answer to everyone, a link that serves once and not for ever.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($old, $new) = ('stage3e-demo', 'quatre mots bien choisis');

# Asks for a new password; what the page says.
sub asks {
    my ($email) = @_;
    my $mech = browser();
    $mech->get(site() . '/compte/mot-de-passe');
    send_form($mech, email => $email);
    return words($mech->content);
}

sub link_for {
    my ($email) = @_;
    asks($email);
    return link_of(mail_like($email, qr/Nouveau mot de passe/));
}

sub chooses {
    my ($mech, $password, $again) = @_;
    send_form(
        $mech,
        password => $password,
        'password-confirmation' => $again // $password);
}

subtest 'the answer is the same whether or not there is an account' => sub {
    my (undef, $email) = make_staff(school => make_school());
    is(asks(unique('inconnu') . '@college.example'), asks($email), 'word by word');
};

subtest 'a new password ends the old one and all sessions' => sub {
    my (undef, $email) = make_staff(school => make_school());
    my $signed_in = sign_in($email, $old);
    my $mech = browser();
    $mech->get(link_for($email));
    chooses($mech, 'password123!');
    is(errors_at($mech), 'password', 'a common password is refused');
    chooses($mech, 'quatre mots bien tranquilles', 'quatre mots bien');
    is(errors_at($mech), 'password-confirmation', 'so are two that differ');
    chooses($mech, $new);
    like($mech->uri, qr{/connexion}, 'a good one is taken');
    is(sign_in($email, $old)->status, 422, 'the old one ends');
    is(sign_in($email, $new)->status, 200, 'the new one is good');
    $signed_in->get(site() . '/candidatures');
    like($signed_in->uri, qr{/connexion}, 'other devices are signed out');
};

subtest 'a link serves once, and not for ever' => sub {
    my (undef, $email) = make_staff(school => make_school());
    my $reset = link_for($email);
    my $mech = browser();
    $mech->get($reset);
    chooses($mech, $new);
    is($mech->get($reset)->code, 410, 'once');
    db()->do(
        'UPDATE token SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND, used_at = NULL'
            . ' WHERE purpose = "password_reset" AND email = ?',
        undef, $email);
    is($mech->get($reset)->code, 410, 'and not for ever');
};
done_testing;
