# One's own account: profile, password, e-mail, devices, employer, logo, data, goodbye.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use JSON;
use MIME::Base64;

# An active account of each kind, opened by its own pages.
sub open_account {
    my ($path, %form) = @_;
    my $mech = browser();
    $mech->get(site() . $path);
    send_form($mech, %form);
    activate($mech, $form{email}, $form{password});
    return sign_in($form{email}, $form{password});
}

my %employer = new_employer();
my $mech = open_account('/compte/creer/employeur/nouveau', %employer);
$mech->get(site() . '/compte');
unlike(words($mech->content), qr/à 0\d.h/, 'hours are written as everywhere: 7 h 42');
like(words($mech->content), qr/Zoé Le Goff.*Menuiserie/s, 'the account says who one is');
like(words($mech->content), qr/06\x{a0}12\x{a0}34\x{a0}56\x{a0}78/, 'telephones as they are read');
is($mech->response->header('Cache-Control'), 'no-store', 'kept nowhere');

# Profile.
$mech->get(site() . '/compte/profil');
is($mech->form_number(2)->value('last-name'), 'Le Goff', 'the profile comes filled in');
send_form($mech, 'last-name' => '', mobile => '12');
is(errors_at($mech), 'last-name mobile', 'errors at their fields');
is($mech->form_number(2)->value('mobile'), '12', 'nothing typed is lost');
send_form($mech, 'last-name' => "O'Brien <b>", mobile => '07 00 00 00 01');
like(words($mech->content), qr/O'Brien <b>/, 'markup shows as typed');
unlike($mech->content, qr/O'Brien <b>/, 'and never as markup');

# Made-up words in the address are not shown.
$mech->get(site() . '/compte?info=Vous%20avez%20gagn%C3%A9');
unlike($mech->content, qr/gagné/, 'an invented notice is not shown');

# A session that ends under a form loses nothing of it.
my $ended = sign_in($employer{email}, $employer{password});
$ended->get(site() . '/compte/profil');
db()->do(
    'UPDATE session s JOIN account a ON a.id = s.account_id SET s.expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE a.email = ?',
    undef, $employer{email});
send_form($ended, 'first-name' => 'Gardée', 'current-password' => 'secret-to-drop');
like(words($ended->content), qr/Votre session a pris fin/, 'the session’s end is said');
unlike($ended->content, qr/secret-to-drop/, 'passwords are not kept');
send_form($ended, email => $employer{email}, password => 'faux');
send_form($ended, email => $employer{email}, password => $employer{password});
like(words($ended->content), qr/de nouveau connecté/, 'one signs in again, at the second try');
send_form($ended, -action => qr{/compte/profil});
is(db_value('SELECT first_name FROM account WHERE email = ?', $employer{email}), 'Gardée',
    'and what was typed is sent');
$mech = sign_in($employer{email}, $employer{password});

# Password.
my $other = sign_in($employer{email}, $employer{password});
$mech->get(site() . '/compte/changer-mot-de-passe');
send_form(
    $mech,
    'current-password' => 'faux',
    password => 'quatre mots bien choisis',
    'password-confirmation' => 'quatre mots bien choisis');
is(errors_at($mech), 'current-password', 'the old password is asked');
send_form(
    $mech,
    'current-password' => $employer{password},
    password => $employer{email},
    'password-confirmation' => $employer{email});
is(errors_at($mech), 'password', 'the e-mail is no password');
send_form(
    $mech,
    'current-password' => $employer{password},
    password => 'quatre mots bien choisis',
    'password-confirmation' => 'quatre mots bien choisis');
like(words($mech->content), qr/Le mot de passe est changé/, 'changed');
$other->get(site() . '/compte');
like($other->uri, qr{/connexion}, 'other devices are signed out');
ok(mail_like($employer{email}, qr/Mot de passe changé/), 'its owner is told');
$employer{password} = 'quatre mots bien choisis';

# Devices.
$other = sign_in($employer{email}, $employer{password});
$mech->get(site() . '/compte');
my ($device) = $mech->content =~ m{/compte/appareils/(\d+)/fermer};
send_form($mech, -action => qr{/appareils/$device/});
$other->get(site() . '/compte');
like($other->uri, qr{/connexion}, 'a device is signed out from another');
$other = sign_in($employer{email}, $employer{password});
$other->get(site() . '/compte');
send_form($other, -action => qr{/compte/appareils/fermer});
$mech->get(site() . '/compte');
like($mech->uri, qr{/connexion}, 'or all at once');

# E-mail, confirmed at both addresses.
$mech = sign_in($employer{email}, $employer{password});
my $new = unique('nouveau') . '@structure.example';
$mech->get(site() . '/compte/changer-email');
send_form($mech, 'new-email' => $new, 'new-email-confirmation' => $new, 'current-password' => 'faux');
is(errors_at($mech), 'current-password', 'a new e-mail asks for the password');
send_form($mech, 'new-email' => $new, 'new-email-confirmation' => $new, 'current-password' => $employer{password});
my $visitor = browser();
$visitor->get(link_of(mail_like($new, qr/Confirmation de l’adresse/)));
send_form($visitor);
like(words($visitor->content), qr/Il reste à suivre le lien/, 'one address is not enough');
is(db_value('SELECT COUNT(*) FROM account WHERE email = ?', $new), 0, 'nothing changed yet');
$visitor->get(link_of(mail_like($employer{email}, qr/Changement d’adresse/)));
send_form($visitor);
like(words($visitor->content), qr/L’adresse est changée/, 'both are');
is(sign_in($employer{email}, $employer{password})->status, 422, 'the old one ends');
$employer{email} = $new;
$mech = sign_in($employer{email}, $employer{password});
is($mech->status, 200, 'the new one signs in');
# An address that has an account is not told apart.
$mech->get(site() . '/compte/changer-email');
send_form(
    $mech,
    'new-email' => 'eleve@demo.example',
    'new-email-confirmation' => 'eleve@demo.example',
    'current-password' => $employer{password});
like(words($mech->content), qr/Deux e-mails sont partis/, 'the same words for a known address');
is(db_value('SELECT COUNT(*) FROM message WHERE recipient = "eleve@demo.example" AND template = "email-change-new"'),
    0, 'and no link to it');

# The employer, and its logo.
$mech->get(site() . '/compte/structure');
like(words($mech->content), qr/Les membres.*Administre la structure/s, 'the employer shows its members');
$mech->get(site() . '/compte/structure/modifier');
send_form($mech, 'employer-name' => 'Menuiserie du Quai', 'email-domain' => '@Quai.example', siret => '22440002800011');
is(db_value('SELECT email_domain FROM employer WHERE siret = ?', $employer{siret}),
    'quai.example', 'its administrator corrects it');
my $id = db_value('SELECT id FROM employer WHERE siret = ?', $employer{siret});
sub logo {
    my ($bytes, $name) = @_;
    $mech->get(site() . '/compte/structure');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    return $mech->post(
        site() . '/compte/structure/logo',
        Content_Type => 'form-data',
        Content => [csrf => $token, logo => [undef, $name // 'logo.png', Content => $bytes]]);
}
# 1 x 1, red; then a text in a comment that must not survive.
my $png
    = decode_base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==');
like(words(logo($png)->decoded_content), qr/Le logo est enregistré/, 'a logo is taken');
my $image = request(GET => "/compte/logo/$id");
is($image->header('Content-Type'), 'image/png', 'and served as what it is');
like($image->content, qr/^\x89PNG/, 'an image');
unlike(do { logo("$png<script>alert(1)</script>"); request(GET => "/compte/logo/$id")->content },
    qr/script/, 're-encoded: nothing else comes along');
for my $case (
    ['<svg onload="alert(1)"/>', 'an SVG'],
    ['', 'nothing'],
    ["\x89PNG\r\n\x1a\n" . 'x' x 500, 'a broken image'],
    ["\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff" . 'x' x 50, 'a bomb'],
    ["\xff\xd8\xff\xe0", 'a cut JPEG'],
    ["\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10" . "\0" x 200, 'a false JPEG'])
{
    is(logo($case->[0])->code, 422, "$case->[1] is refused");
}
is(logo('x' x (3 * 1024 * 1024))->code, 413, 'too large a file is refused');
for my $body (
    '', '--x', "--x\r\n", "--x\r\n\r\nfoo\r\n--x--",
    "--x\r\nContent-Disposition: form-data; name=\"a\0b\"\r\n\r\nc\r\n--x--",
    "--x\r\nContent-Disposition: form-data\r\n\r\nc\r\n--x--\r\n",
    "--x\r\n" x 3000)
{
    my $code
        = request(POST => '/compte/structure/logo', ['Content-Type' => 'multipart/form-data; boundary=x'], $body)->code;
    cmp_ok($code, '<', 500, 'a malformed multipart body is no failure');
    cmp_ok($code, '>=', 303, 'nor taken');
}

# One's data, complete.
my $data = decode_json($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'));
is($data->{compte}[0]{email}, $employer{email}, 'one’s data: the account');
is($data->{structure}[0]{siret}, $employer{siret}, 'the employer');
ok(scalar(grep { $_->{action} eq 'email-changed' } @{ $data->{journal} }), 'what was done');
ok(!grep({ /argon|hash/ } map { encode_json($_) } values %$data), 'and no secret');

# An offer deposited before the account joins it.
my %deposit = good_deposit(email => unique('avant') . '@structure.example');
deposit_and_validate(%deposit);
my %late = new_employer(email => $deposit{email});
open_account('/compte/creer/employeur/nouveau', %late);
is(
    db_value(
        'SELECT a.email FROM offer o JOIN account a ON a.id = o.account_id WHERE o.contact_email = ?',
        $deposit{email}
    ),
    $deposit{email},
    'an offer made without an account joins it');

# Goodbye of a pupil: seats come back, employers are told, no name stays.
my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
my %pupil = new_pupil();
my $leaving = open_account("/compte/creer/eleve/$school", %pupil);
my $pupil = db_value('SELECT id FROM account WHERE email = ?', $pupil{email});
my ($host) = make_employer();
my ($offer, $waiting)
    = (make_offer(owner => $host, weeks => [free_monday(5)]), make_offer(owner => $host, weeks => [free_monday(8)]));
my $confirmed = apply_as($pupil, $offer);
apply_as($pupil, $waiting);
answer(browser_of($host), "/candidatures/$confirmed", 'accepter');
answer($leaving, "/candidatures/$confirmed", 'confirmer');
is(db_value('SELECT taken FROM capacity WHERE offer_id = ?', $offer), 1, 'a placement, and an application');
$leaving->get(site() . '/compte/supprimer');
like(
    words($leaving->content),
    qr/retirées\x{a0}: 1 .*annulés, leurs places rendues\x{a0}: 1/s,
    'what will happen is said first');
send_form($leaving, 'current-password' => 'faux');
is(errors_at($leaving), 'current-password', 'the password is asked');
send_form($leaving, 'current-password' => $pupil{password});
like(words($leaving->content), qr/Compte supprimé/, 'then it is done');
is(db_value('SELECT taken FROM capacity WHERE offer_id = ?', $offer), 0, 'the seat is given back');
is(
    db_value(
        'SELECT GROUP_CONCAT(COALESCE(closed_reason, pupil_opinion) ORDER BY 1) FROM application WHERE pupil_id = ?',
        $pupil
    ),
    'cancelled,withdrawn',
    'applications end');
is(
    db_value(
        'SELECT COUNT(*) FROM event e JOIN application a ON a.id = e.application_id WHERE a.pupil_id = ? AND e.actor = "pupil" AND e.reason = "compte supprimé"',
        $pupil
    ),
    2,
    'with their history');
is(
    db_value(
        'SELECT COUNT(*) FROM message m JOIN event e ON e.id = m.event_id JOIN application a ON a.id = e.application_id WHERE m.template = "application-employer" AND a.pupil_id = ? AND e.state_after IN ("withdrawn", "cancelled")',
        $pupil
    ),
    2,
    'both employers are told');
is(
    db_value(
        'SELECT CONCAT(a.first_name, a.last_name, p.address, p.guardian_name, a.mobile) FROM account a JOIN pupil p ON p.account_id = a.id WHERE a.id = ?',
        $pupil
    ),
    '',
    'no name stays');
is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ? AND motivation <> ""', $pupil), 0, 'nor a letter');
is(sign_in($pupil{email}, $pupil{password})->status, 422, 'nobody signs in');
is(
    db_value(
        'SELECT COUNT(*) FROM message WHERE account_id = ? OR (recipient = ? AND template <> "account-deleted")',
        $pupil, $pupil{email}
    ),
    0,
    'nor the mails it was sent');
ok(mail_like($pupil{email}, qr/Compte supprimé/), 'its owner is told');

# Two placements, in two weeks that share their seats: both go back.
my ($twice, $twice_email) = make_pupil();
my $shared = make_offer(owner => $host, seats => 3, weeks => [free_monday(5), free_monday(8)]);
my $teacher = unique('prof') . '@college.example';
for my $week (free_monday(5), free_monday(8)) {
    my $one = apply_as(
        $twice, $shared,
        week => $week,
        referent => 'autre',
        'referent-name' => 'Mme Roy',
        'referent-email' => $teacher);
    answer(browser_of($host), "/candidatures/$one", 'accepter');
    answer(browser_of($twice), "/candidatures/$one", 'confirmer');
}
is(db_value('SELECT taken FROM capacity WHERE offer_id = ?', $shared), 2, 'two seats of one pool are taken');
my $parting = browser_of($twice);
$parting->get(site() . '/compte/supprimer');
send_form($parting, 'current-password' => 'stage3e-demo');
is(db_value('SELECT taken FROM capacity WHERE offer_id = ?', $shared), 0, 'both are given back');
like(
    mail_like($teacher, qr/Stage annulé/)->{text},
    qr/Le stage d’un élève dont vous êtes le référent est annulé.*Camille Martin/s,
    'who followed the pupil reads of whom it is, once more');
is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template LIKE "application%"', $twice_email),
    0, 'nothing else is said to who is gone');

# Goodbye of an employer: a colleague takes over; the last one disables.
my %colleague = new_employer(email => unique('collegue') . '@quai.example');
my $staying = open_account("/compte/creer/employeur/$id", %colleague);
my $owner = db_value('SELECT id FROM account WHERE email = ?', $employer{email});
db()->do('UPDATE offer SET account_id = ?, employer_id = ? WHERE id = ?', undef, $owner, $id, $waiting);
$mech->get(site() . '/compte/supprimer');
like(words($mech->content), qr/confiées à un autre membre/, 'a colleague will take over');
send_form($mech, 'current-password' => $employer{password});
is(db_value('SELECT a.email FROM offer o JOIN account a ON a.id = o.account_id WHERE o.id = ?', $waiting),
    $colleague{email}, 'and does');
is(db_value('SELECT contact_email FROM offer WHERE id = ?', $waiting), $colleague{email}, 'as the contact too');
is(
    db_value(
        'SELECT is_administrator FROM employer_member m JOIN account a ON a.id = m.account_id WHERE a.email = ?',
        $colleague{email}
    ),
    1,
    'and administers the employer');
my ($applicant, $applicant_email) = make_pupil();
apply_as($applicant, $waiting);
$staying->get(site() . '/compte/supprimer');
like(words($staying->content), qr/offres désactivées\x{a0}: 1/, 'the last one is told what ends');
send_form($staying, 'current-password' => $colleague{password});
is(db_value('SELECT state FROM offer WHERE id = ?', $waiting), 'disabled', 'offers are disabled');
is(db_value('SELECT closed_reason FROM application WHERE pupil_id = ?', $applicant),
    'offer_disabled', 'applications invalidated');
ok(mail_like($applicant_email, qr/Candidature invalidée/), 'and their pupils told');
done_testing;
