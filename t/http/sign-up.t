# Opening an account: each role, what is refused, links that act once, nothing learnt of others.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode ();
use MIME::Base64 ();

sub at { my ($path) = @_; my $mech = browser(); $mech->get(site() . $path); return $mech }

is(at('/compte/creer')->status, 200, 'the three ways');

# A new employer.
my $mech = at('/compte/creer/employeur/nouveau');
my %employer = new_employer();
send_form($mech, %employer);
like($mech->uri, qr{/compte/creer/merci$}, 'a new employer signs up');
my $thanks = words($mech->content);
is(sign_in($employer{email}, $employer{password})->status, 422, 'nobody signs in before the link was followed');
is(db_value('SELECT password_hash FROM account WHERE email = ?', $employer{email}), '', 'there is no password yet');
my $link = link_of(mail_for($employer{email}));
like(
    mail_for($employer{email})->{text},
    qr/Besoin d’aide.*02\x{a0}40\x{a0}99\x{a0}15\x{a0}44/,
    'a telephone number does not break');
is(at($link =~ s/^\Q@{[site()]}\E//r)->status, 200, 'the link opens a page');
is(db_value('SELECT state FROM account WHERE email = ?', $employer{email}),
    'inactive', 'that changes nothing by itself');
$mech->get($link);
like(
    words($mech->content),
    qr/Employeur\x{a0}: Zoé Le Goff , \Q$employer{'employer-name'}\E.*\Q$employer{email}\E/s,
    'it says whose account this is');
send_form($mech);
is(errors_at($mech), 'password password-confirmation', 'without a password nothing opens');
send_form($mech, password => 'court', 'password-confirmation' => 'court');
is(errors_at($mech), 'password', 'nor with a bad one');
is(db_value('SELECT state FROM account WHERE email = ?', $employer{email}), 'inactive', 'indeed');
activate($mech, $employer{email}, $employer{password});
like(words($mech->content), qr/Le compte est actif/, 'the password chosen there opens the account');
$mech->get($link);
is($mech->status, 410, 'once');
my $session = sign_in($employer{email}, $employer{password});
like(words($session->content), qr/\Q$employer{email}\E/, 'who then signs in');
is(
    db_value(
        'SELECT is_administrator FROM employer_member m JOIN account a ON a.id = m.account_id WHERE email = ?',
        $employer{email}
    ),
    1,
    'and administers the employer');

# The same answer for a known e-mail.
my $known = at('/compte/creer/employeur/nouveau');
send_form($known, new_employer(email => $employer{email}));
is(words($known->content), $thanks, 'a known e-mail gets the same answer');
ok(mail_like($employer{email}, qr/Un compte existe déjà/), 'and its owner a mail');
is(db_value('SELECT COUNT(*) FROM account WHERE email = ?', $employer{email}), 1, 'but no second account');

# What is refused comes back at its field, with what was typed.
$mech = at('/compte/creer/employeur/nouveau');
my %wrong = new_employer(
    siret => '12345678901234',
    'email-domain' => 'gmail.com',
    mobile => '02 40 00 00 00',
    commitment => undef,
    notice => undef);
send_form($mech, %wrong);
is($mech->status, 422, 'a wrong form is refused');
is(errors_at($mech), 'commitment email-domain mobile notice siret', 'each error at its field');
is($mech->form_number(1)->value('siret'), '12345678901234', 'nothing typed is lost');
send_form($mech, new_employer(siret => $employer{siret}));
like(words($mech->content), qr/déjà inscrite/, 'a known SIRET: join it');

for my $evil ("<script>alert(1)</script>", "'\"><b>", "\x{1F600}" x 200, 'x' x 2000, "%27%00") {
    $mech = at('/compte/creer/employeur/nouveau');
    send_form($mech, map { $_ => $evil } keys %wrong);
    is($mech->status, 422, 'hostile input is refused');
    unlike($mech->content, qr/<script>alert|"><b>/, 'and shown as text');
}

# Double click: one account, one mail.
$mech = at('/compte/creer/employeur/nouveau');
my %twice = new_employer();
my $again = $mech->clone;
$again->get($mech->uri);
my ($form) = grep { $_->action =~ /nouveau/ } $mech->forms;
my @same = (csrf => $form->value('csrf'), once => $form->value('once'), %twice);
$mech->post($form->action, [@same]);
$mech->post($form->action, [@same]);
like($mech->uri, qr{/merci$}, 'a second click gets the first answer');
mail_for($twice{email});
is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $twice{email}), 1, 'and one mail');

# Nobody without an active account sends a file: a new employer's logo comes after its activation.
$mech = at('/compte/creer/employeur/nouveau');
ok(!(grep { $_->type eq 'file' } map { $_->inputs } $mech->forms), 'no file is asked for');
my %logo = new_employer();
($form) = grep { $_->action =~ /nouveau/ } $mech->forms;
my @file = (
    logo => [
        undef, 'l.png',
        Content => MIME::Base64::decode_base64(
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==')]);
$mech->post(
    $form->action,
    Content_Type => 'form-data',
    Content => [
        csrf => $form->value('csrf'),
        once => $form->value('once'),
        (map { Encode::encode('UTF-8', $_) } %logo), @file
    ]);
is(
    db_value(
        'SELECT COUNT(*) FROM employer_logo l JOIN employer e ON e.id = l.employer_id WHERE e.siret = ?',
        $logo{siret}
    ),
    0,
    'one sent nevertheless is not looked at');

# Joining an employer.
my $id = db_value('SELECT id FROM employer WHERE siret = ?', $employer{siret});
$mech = at('/compte/creer/employeur?q=' . substr($employer{siret}, 0, 9));
like(words($mech->content), qr/\Q$employer{'employer-name'}\E/, 'an employer is found by SIRET');
$mech = at("/compte/creer/employeur/$id");
my %colleague = new_employer();
send_form($mech, %colleague);
like($mech->uri, qr{/merci$}, 'a colleague asks to join');
activate($mech, $colleague{email}, $colleague{password});
like(words($mech->content), qr/Votre adresse est confirmée/, 'their address is confirmed');
is(sign_in($colleague{email}, $colleague{password})->status, 422, 'but they wait');
my $mail = mail_like($employer{email}, qr/rejoindre/);
$mech->get(link_of($mail));
like(words($mech->content), qr/\Q$colleague{email}\E/, 'the administrator sees who asks');
send_form($mech);
like(words($mech->content), qr/Demande acceptée/, 'and accepts');
is(sign_in($colleague{email}, $colleague{password})->status, 200, 'then they sign in');
db()->do('UPDATE employer SET email_domain = "menuiserie.example" WHERE id = ?', undef, $id);
$mech = at("/compte/creer/employeur/$id");
send_form($mech, new_employer());
is(errors_at($mech), 'email', 'where there is a domain, another address is refused');
my %inside = new_employer(email => unique('x') . '@menuiserie.example');
send_form($mech, %inside);
activate($mech, $inside{email}, $inside{password});
like(words($mech->content), qr/Le compte est actif/, 'one of the domain joins alone');

# A pupil, whose parent is told and can object.
my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
subtest 'a pupil signs up in three short steps, each carried to the next' => sub {
    my $step = at("/compte/creer/eleve/" . make_school());
    my $words = sub { words($step->content) };
    my $next = sub {
        my (%fields) = @_;
        my ($form) = grep { $_->action =~ m{/creer/eleve/} } $step->forms;
        $form->value($_, $fields{$_}) for keys %fields;
        $step->request($form->click(delete $fields{-button}));
    };
    like($words->(), qr/Étape 1 sur 3.*Toi et ton collège/s, 'first the pupil');
    unlike($step->content, qr/guardian-name|name="email"/, 'and nothing else');
    $next->('last-name' => 'Petit');
    is(errors_at($step), 'born-on first-name', 'errors of this step only');
    is($step->status, 422, 'refused');
    $next->('first-name' => 'Malo', 'born-on' => (localtime)[5] + 1900 - 14 . '-01-15');
    like($words->(), qr/Étape 2 sur 3.*Les adultes/s, 'then the adults');
    is($step->status, 200, 'no error');
    is(errors_at($step), '', 'none shown before it is made');
    $next->('guardian-name' => 'Anne Petit');
    is(errors_at($step), 'guardian-email', 'one of two is needed');
    $next->('guardian-email' => 'parent@etapes.example');
    like($words->(), qr/Étape 3 sur 3.*Ton mot de passe, tu le choisis juste après/s, 'then the address');
    my ($form) = grep { $_->action =~ m{/creer/eleve/} } $step->forms;
    $step->request($form->click('retour'));
    is($step->value('guardian-name'), 'Anne Petit', 'one step back: all is there');
    $next->();
    my $email = unique('etapes') . '@essai.example';
    my ($last) = grep { $_->action =~ m{/creer/eleve/} } $step->forms;
    $last->value($_, $email) for 'email', 'email-confirmation';
    $last->find_input('notice')->check;
    $step->request($last->click);
    is($step->uri->path, '/compte/creer/merci', 'done');
    is(db_value('SELECT guardian_name FROM pupil p JOIN account a ON a.id = p.account_id WHERE a.email = ?', $email),
        'Anne Petit', 'with all of it');
};

# Not in Nantes, where tests open more than a page holds.
my ($elsewhere) = make_school(town => 'Pornic');
$mech = at('/compte/creer/eleve?q=Pornic');
like($mech->content, qr{/compte/creer/eleve/$elsewhere"}, 'a school is found by town');
$mech = at("/compte/creer/eleve/$school");
my %pupil = new_pupil();
send_form($mech, %pupil);
like($mech->uri, qr{/merci$}, 'a pupil signs up');
activate($mech, $pupil{email}, $pupil{password});
is(sign_in($pupil{email}, $pupil{password})->status, 200, 'and signs in');
my $told = mail_for($pupil{'guardian-email'});
like($told->{text}, qr/Un élève a créé un compte.*Malo Petit/s, 'the parent is told');
$mech->get(link_of($told));
is(db_value('SELECT state FROM account WHERE email = ?', $pupil{email}), 'active', 'reading changes nothing');
my $asked = apply_as(db_value('SELECT id FROM account WHERE email = ?', $pupil{email}), make_offer());
send_form($mech);
is(db_value('SELECT state FROM account WHERE email = ?', $pupil{email}), 'locked', 'objecting closes the account');
is(state_of($asked), 'withdrawn', 'and withdraws what it had asked for');
is(sign_in($pupil{email}, $pupil{password})->status, 422, 'nobody signs in');

for my $case (['born-on' => '2001-01-01'], ['born-on' => day(-365 * 5)], ['guardian-email' => ''],
    ['guardian-name' => ''])
{
    $mech = at("/compte/creer/eleve/$school");
    send_form($mech, new_pupil(@$case));
    is(errors_at($mech), $case->[0], "$case->[0] $case->[1] is refused");
}

# School staff, admitted at the official address.
my $official = unique('ce') . '@ac.example';
db()->do('UPDATE school SET email = ? WHERE id = ?', undef, $official, $school);
$mech = at("/compte/creer/college/$school");
my $staff = unique('prof') . '@college.example';
send_form(
    $mech,
    'last-name' => 'Roux',
    'first-name' => 'Ève',
    'job-title' => 'Professeure',
    email => $staff,
    'email-confirmation' => $staff,
    notice => 1);
activate($mech, $staff, 'trois mots tranquilles');
is(db_value('SELECT state FROM account WHERE email = ?', $staff), 'inactive', 'staff wait for their school');
$mech->get(link_of(mail_for($official)));
send_form($mech);
is(db_value('SELECT state FROM account WHERE email = ?', $staff), 'active', 'which admits them');

# A forgotten password.
$mech = at('/compte/mot-de-passe');
send_form($mech, email => $staff);
my $sent = words($mech->content);
$mech = at('/compte/mot-de-passe');
send_form($mech, email => unique('inconnu') . '@college.example');
is(words($mech->content), $sent, 'the same answer whether or not there is an account');
my $signed_in = sign_in($staff, 'trois mots tranquilles');
my $reset = link_of(mail_like($staff, qr/Nouveau mot de passe/));
$mech->get($reset);
send_form($mech, password => 'password123!', 'password-confirmation' => 'password123!');
is(errors_at($mech), 'password', 'a common password is refused');
send_form($mech, password => 'quatre mots bien choisis', 'password-confirmation' => 'quatre mots bien choisis');
like($mech->uri, qr{/connexion}, 'a good one is taken');
is(sign_in($staff, 'trois mots tranquilles')->status, 422, 'the old one ends');
is(sign_in($staff, 'quatre mots bien choisis')->status, 200, 'the new one is good');
$signed_in->get(site() . '/candidatures');
like($signed_in->uri, qr{/connexion}, 'other devices are signed out');
$mech->get($reset);
is($mech->status, 410, 'a link serves once');
db()->do(
    'UPDATE token SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND, used_at = NULL WHERE purpose = "password_reset" AND email = ?',
    undef, $staff);
$mech->get($reset);
is($mech->status, 410, 'and not for ever');

# Pages are what their schemas say.
valid_xml(get_xml($_), $_)
    for '/compte/creer', '/compte/creer/employeur?q=a', '/compte/creer/employeur/nouveau',
    "/compte/creer/eleve/$school", '/compte/creer/eleve?q=nantes', "/compte/creer/college/$school",
    '/compte/mot-de-passe', '/compte/mot-de-passe/envoye', '/compte/creer/merci';
is(at("/compte/creer/employeur/99999999")->status, 404, 'an unknown employer is 404');
done_testing;
