# Signing in and out: sessions, tokens, the way back, limits.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub sign_in_with {
    my ($mech, $email, $password, $back) = @_;
    $mech->get(site() . '/connexion' . ($back ? "?retour=$back" : ''));
    $mech->submit_form(form_number => 1, fields => { email => $email, password => $password });
}

my $mech = browser();
sign_in_with($mech, 'eleve@demo.example', 'stage3e-demo', '/offres');
like($mech->uri, qr{/offres$}, 'signing in leads back');
like(words($mech->content), qr/eleve\@demo\.example Déconnexion/, 'the header says who one is');
my $answer = $mech->response;
is($answer->header('Cache-Control'), 'no-store', 'private pages are kept nowhere');
like($answer->previous->header('Set-Cookie'), qr/HttpOnly; SameSite=Lax/, 'the cookie is out of reach of scripts');
my ($cookie) = $answer->previous->header('Set-Cookie') =~ /=([^;]*)/;
is(db_value('SELECT COUNT(*) FROM session WHERE token_hash = UNHEX(SHA2(?, 256))', $cookie),
    1, 'only its hash is stored');
$mech->get(site() . '/candidatures');
is($mech->status, 200, 'reserved pages open');
$mech->submit_form(form_number => 1);
unlike(words($mech->content), qr/eleve\@demo/, 'signing out signs out');
is(db_value('SELECT COUNT(*) FROM session WHERE token_hash = UNHEX(SHA2(?, 256))', $cookie), 0, 'and ends the session');
is(request(GET => '/candidatures', [Cookie => "stage3e=$cookie"])->code, 303, 'for good');

my $other = browser();
sign_in_with($other, 'eleve@demo.example', 'faux');
is($other->status, 422, 'a wrong password is refused');
my $wrong = words($other->content);
sign_in_with($other, unique('personne') . '@demo.example', 'faux');
is($other->status, 422, 'so is an unknown e-mail');
is(words($other->content), $wrong, 'with the same words');
is($other->form_number(1)->value('password'), '', 'a password never comes back');

for my $evil ('//evil.example', 'https://evil.example', '/\\evil.example', "/x%0d%0aSet-Cookie:a=b",
    'javascript:alert(1)')
{
    my $visitor = browser();
    sign_in_with($visitor, 'college@demo.example', 'stage3e-demo', $evil);
    is($visitor->uri->path, '/', "signing in never leads to $evil");
    is($visitor->uri->host, '127.0.0.1', 'or elsewhere');
}
my $expired = browser();
sign_in_with($expired, 'admin@demo.example', 'stage3e-demo');
db()
    ->do(
    'UPDATE session s JOIN account a ON a.id = s.account_id SET s.expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE a.email = "admin@demo.example"'
    );
$expired->get(site() . '/candidatures');
like($expired->uri, qr{/connexion\?retour=}, 'an idle session ends');
my $forged = browser();
$forged->get(site() . '/connexion');
is(
    $forged->post(
        site() . '/connexion',
        Origin => 'http://evil.example',
        Content => [csrf => $forged->form_number(1)->value('csrf'), email => 'x', password => 'y']
    )->code,
    403,
    'a form from elsewhere is refused');
my $wanderer = browser();
$wanderer->get(site() . '/offres?mots=a%20b&acces=moteur');
$wanderer->follow_link(text_regex => qr/Connexion/);
send_form($wanderer, email => 'eleve@demo.example', password => 'stage3e-demo');
is($wanderer->uri, site() . '/offres?mots=a%20b&acces=moteur', 'the link of the header leads back to where one was');
done_testing;
