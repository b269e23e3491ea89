# Signing in and out: sessions, tokens, the way back, what strangers send.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $password = 'stage3e-demo';

# Signs in on the page that leads back to where one was.
sub signs_in {
    my ($mech, $email, $password, $back) = @_;
    $mech->get(site() . '/connexion' . ($back ? "?retour=$back" : ''));
    $mech->submit_form(
        form_number => 1,
        fields => { email => $email, password => $password });
    return $mech;
}

# The cookie of the session that signing in has set, and the token in it.
sub cookie_of {
    my ($mech) = @_;
    return map { /^stage3e=([^;]+)/ ? ($_, $1) : () } map { $_->header('Set-Cookie') } $mech->response->redirects;
}

sub sessions {
    my ($token) = @_;
    return db_value('SELECT COUNT(*) FROM session WHERE token_hash = UNHEX(SHA2(?, 256))', $token);
}

subtest 'signing in leads back, and says who one is' => sub {
    my (undef, $email) = make_pupil();
    my $mech = signs_in(browser(), $email, $password, '/offres');
    like($mech->uri, qr{/offres$}, 'back');
    like(words($mech->content), qr/\Q$email\E Déconnexion/, 'the header says who one is');
    is($mech->response->header('Cache-Control'), 'no-store', 'private pages are kept nowhere');
    my ($cookie, $token) = cookie_of($mech);
    like($cookie, qr/HttpOnly; SameSite=Lax/, 'the cookie is out of reach of scripts');
    is(sessions($token), 1, 'only its hash is stored');
    $mech->get(site() . '/candidatures');
    is($mech->status, 200, 'reserved pages open');
};

subtest 'signing out ends the session for good' => sub {
    my (undef, $email) = make_pupil();
    my $mech = signs_in(browser(), $email, $password);
    my (undef, $token) = cookie_of($mech);
    is(visit('/compte', [Cookie => "stage3e=$token"])->code, 200, 'while it lasts the cookie is good');
    $mech->submit_form(form_number => 1);
    unlike(words($mech->content), qr/\Q$email\E/, 'nobody is signed in');
    is(sessions($token), 0, 'the session is gone');
    is(visit('/compte', [Cookie => "stage3e=$token"])->code, 303, 'its cookie opens nothing');
};

subtest 'a wrong password and an unknown e-mail are refused with the same words' => sub {
    my (undef, $email) = make_pupil();
    my $mech = signs_in(browser(), $email, 'faux');
    is($mech->status, 422, 'a wrong password is refused');
    my $wrong = words($mech->content);
    signs_in($mech, unique('personne') . '@demo.example', 'faux');
    is($mech->status, 422, 'so is an unknown e-mail');
    is(words($mech->content), $wrong, 'with the same words');
    is($mech->form_number(1)->value('password'), '', 'a password never comes back');
};

subtest 'signing in never leads to another site' => sub {
    my (undef, $email) = make_pupil();
    for my $evil ('//evil.example', 'https://evil.example', '/\\evil.example', "/x%0d%0aSet-Cookie:a=b",
        'javascript:alert(1)')
    {
        my $mech = signs_in(browser(), $email, $password, $evil);
        is($mech->uri->path, '/', "not to $evil");
        is($mech->uri->host, '127.0.0.1', 'or elsewhere');
    }
};

subtest 'the link of the header leads back to where one was' => sub {
    my (undef, $email) = make_pupil();
    my $search = site() . '/offres?mots=a%20b&acces=moteur';
    my $mech = browser();
    $mech->get($search);
    $mech->follow_link(text_regex => qr/Connexion/);
    send_form($mech, email => $email, password => $password);
    is($mech->uri, $search, 'the search, with its words');
};

subtest 'an idle session ends' => sub {
    my ($id, $email) = make_employer();
    my $mech = signs_in(browser(), $email, $password);
    db()->do('UPDATE session SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE account_id = ?', undef, $id);
    $mech->get(site() . '/candidatures');
    like($mech->uri, qr{/connexion\?retour=}, 'one signs in again, and comes back');
};

subtest 'a form from elsewhere is refused' => sub {
    my $mech = browser();
    $mech->get(site() . '/connexion');
    my $token = $mech->form_number(1)->value('csrf');
    my $answer = $mech->post(
        site() . '/connexion',
        Origin => 'http://evil.example',
        Content => [csrf => $token, email => 'x', password => 'y']);
    is($answer->code, 403, 'be its token good');
};
done_testing;
