# The département: second factor, accounts, employers, schools, the trail; what is erased when.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($mech, $email, $secret) = admin();
like(words($mech->content), qr/codes de secours/, 'an administrator gets recovery codes');
my ($recovery) = $mech->content =~ m{<code>([A-Z2-7]{5}-[A-Z2-7]{5})</code>};
$mech->get(site() . '/admin/comptes');
is($mech->status, 200, 'and the pages of the département');
my ($status, $said) = ctl('create-admin', $email, 'A', 'B');
is($status, 1, 'one e-mail, one administrator');

isnt(
    db_value('SELECT HEX(secret) FROM second_factor f JOIN account a ON a.id = f.account_id WHERE a.email = ?', $email),
    db_value(
        'SELECT ?',
        uc unpack(
            'H*',
            pack(
                'B*', join '', map { sprintf '%05b', index('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', $_) } split //, $secret
            ))
    ),
    'the secret does not lie in the database');
is(
    db_value(
        'SELECT LENGTH(secret) FROM second_factor f JOIN account a ON a.id = f.account_id WHERE a.email = ?', $email
    ),
    48,
    'but sealed');
# One that an older version left in clear is sealed by the next update, and goes on.
my @bits = join('', map { sprintf '%05b', index('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', $_) } split //, $secret) =~ /.{8}/g;
db()->do('UPDATE second_factor SET secret = UNHEX(?) WHERE account_id = (SELECT id FROM account WHERE email = ?)',
    undef, unpack('H*', pack('B8' x @bits, @bits)), $email);
is((ctl('migrate', 'db/migrations'))[0], 0, 'an update');
is(
    db_value(
        'SELECT LENGTH(secret) FROM second_factor f JOIN account a ON a.id = f.account_id WHERE a.email = ?', $email
    ),
    48,
    'seals it');

# Signing in takes both factors.
my $half = sign_in($email, 'trois mots tranquilles');
like($half->uri, qr{/connexion/code}, 'after the password, the code');
$half->get(site() . '/admin/comptes');
like($half->uri, qr{/connexion\?}, 'the password alone opens nothing');
$half = sign_in($email, 'trois mots tranquilles');
unlike($half->content, qr/class="secret"/, 'the secret is never shown again');
send_form($half, code => '000000');
is($half->status, 422, 'a wrong code is refused');
# The one of enrolment if half a minute turned since, else one still older.
send_form($half, code => totp($secret, -1));
$half->get(site() . "/admin/comptes");
like($half->uri, qr{/connexion}, "a code that was used is no good");
$half = sign_in($email, 'trois mots tranquilles');
send_form($half, code => totp($secret, 1));
$half->get(site() . '/admin/comptes');
is($half->status, 200, 'the next one is');
$half = sign_in($email, 'trois mots tranquilles');
send_form($half, code => lc $recovery);
$half->get(site() . '/admin/comptes');
is($half->status, 200, 'a recovery code too');
$half = sign_in($email, 'trois mots tranquilles');
send_form($half, code => $recovery);
$half->get(site() . '/admin/comptes');
like($half->uri, qr{/connexion}, 'once');
$half = sign_in($email, 'trois mots tranquilles');
send_form($half, code => '000000') for 1 .. 12;
is($half->status, 429, 'codes are not guessed');

# An account.
my %employer = new_employer();
my $visitor = browser();
$visitor->get(site() . '/compte/creer/employeur/nouveau');
send_form($visitor, %employer);
mail_for($employer{email});
$mech->get(site() . "/admin/comptes?q=$employer{email}");
like(words($mech->content), qr/\Q$employer{email}\E.*À activer/s, 'an account is found');
$mech->follow_link(text_regex => qr/Le Goff/);
my $id = db_value('SELECT id FROM account WHERE email = ?', $employer{email});
sub act {
    my ($name, $reason) = @_;
    $mech->get(site() . "/admin/comptes/$id");
    send_form($mech, acte => $name, reason => $reason // 'Au téléphone');
}
act('activated', '');
is(errors_at($mech), 'reason', 'an act has its reason');
act('resent');
is(
    db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "account-activation"', $employer{email}),
    2,
    'the link is sent again');
act('activated');
is(db_value('SELECT state FROM account WHERE id = ?', $id),
    'inactive', 'nobody but the owner of the address opens an account');
activate($visitor, $employer{email}, $employer{password});
is(sign_in($employer{email}, $employer{password})->status, 200, 'by the link that is sent again');
my $session = sign_in($employer{email}, $employer{password});
act('locked');
$session->get(site() . '/compte');
like($session->uri, qr{/connexion}, 'locked: signed out at once');
is(sign_in($employer{email}, $employer{password})->status, 422, 'and not let in');
act('unlocked');
is(sign_in($employer{email}, $employer{password})->status, 200, 'unlocked');
act('activated');
is($mech->status, 422, 'an act out of place is refused');
like(
    words($mech->content),
    qr/Historique.*Débloqué.*Au téléphone.*Bloqué.*Activé/s,
    'the trail says who did what, and why');
like($mech->content, qr/\Q$email\E/, 'by name');
my $self = db_value('SELECT id FROM account WHERE email = ?', $email);
$mech->get(site() . '/admin/comptes/' . $self);
unlike($mech->content, qr/Agir sur ce compte/, 'nobody acts on their own account there');

# Employers: corrected, merged.
my $siret = $employer{siret};
my $kept = db_value('SELECT id FROM employer WHERE siret = ?', $siret);
my %double = new_employer('employer-name' => $employer{'employer-name'});
$visitor->get(site() . '/compte/creer/employeur/nouveau');
send_form($visitor, %double);
my $from = db_value('SELECT id FROM employer WHERE siret = ?', $double{siret});
$mech->get(site() . '/admin/employeurs');
like(words($mech->content), qr/en double.*\Q$employer{'employer-name'}\E/s, 'doubles are shown');
$mech->get(site() . "/admin/employeurs/$from");
send_form($mech, -action => qr{/$from$}, 'employer-name' => 'Autre nom', siret => $siret);
is(errors_at($mech), 'siret', 'two employers never share a SIRET');
send_form($mech, -action => qr{/fusionner}, 'other-siret' => '123');
is(errors_at($mech), 'other-siret', 'merging asks for an employer');
my $offer = db_value('SELECT MIN(id) FROM offer WHERE state = "disabled"');
my $owner = db_value('SELECT employer_id FROM offer WHERE id = ?', $offer);
db()->do('UPDATE offer SET employer_id = ? WHERE id = ?', undef, $from, $offer);
send_form($mech, -action => qr{/fusionner}, 'other-siret' => $siret);
like(words($mech->content), qr/n’en font plus qu’un/, 'two employers are merged');
is(db_value('SELECT COUNT(*) FROM employer WHERE id = ?', $from), 0, 'one goes');
is(db_value('SELECT employer_id FROM offer WHERE id = ?', $offer), $kept, 'its offers stay');
is(db_value('SELECT COUNT(*) FROM employer_member WHERE employer_id = ?', $kept), 2, 'and its members');
db()->do('UPDATE offer SET employer_id = ? WHERE id = ?', undef, $owner, $offer);

# Schools.
my $school = make_school();
my ($name, $postcode) = db()->selectrow_array('SELECT name, postcode FROM school WHERE id = ?', undef, $school);
$mech->get(site() . "/admin/etablissements/$school");
send_form($mech, postcode => '1');
is(errors_at($mech), 'postcode', 'a school is checked');
send_form($mech, 'school-name' => "$name <i>", postcode => $postcode);
is(db_value('SELECT name FROM school WHERE id = ?', $school), "$name <i>", 'and corrected');
db()->do('UPDATE school SET name = ? WHERE id = ?', undef, $name, $school);

sub import_schools {
    my ($text) = @_;
    $mech->get(site() . '/admin/etablissements');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    return $mech->post(
        site() . '/admin/etablissements/importer',
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'e.csv', Content => $text]]);
}
my ($uai, $town) = db()->selectrow_array('SELECT uai, town FROM school WHERE id = ?', undef, $school);
import_schools(
    "uai,name,address,postcode,town,status,priority\n$uai,Nouveau nom,1 rue,44000,Nantes,public,\nX,Y,1 rue,44000,Nantes,public,\n"
);
like(
    words($mech->content),
    qr/Changés\x{a0}: 1\h*\. Inchangés\x{a0}: 0\h*\. Refusés\x{a0}: 1.*Ligne 3\x{a0}: ce n’est pas un UAI/s,
    'the directory is imported, refusals by line');
db()->do('UPDATE school SET name = ?, town = ?, postcode = ? WHERE id = ?', undef, $name, $town, $postcode, $school);
import_schools("a,b\n1,2\n");
is($mech->status, 422, 'a file that is not the directory is refused');
like(words($mech->content), qr/Il manque une colonne/, 'and says why');

# Erased by the département.
$mech->get(site() . "/admin/comptes/$id");
like($mech->content, qr{href="/admin/comptes/$id/supprimer"}, 'erasing has a page of its own');
$mech->post(site() . "/admin/comptes/$id",
    [csrf => $mech->form_number(1)->value('csrf') // '', acte => 'erased', reason => 'x']);
is(db_value('SELECT COUNT(*) FROM account WHERE id = ?', $id), 1, 'no other act erases');
$mech->get(site() . "/admin/comptes/$id/supprimer");
valid_xml(page_xml($mech, "/admin/comptes/$id/supprimer"), 'the page that asks');
$mech->get(site() . "/admin/comptes/$id/supprimer");
like(
    words($mech->content),
    qr/immédiate et définitive.*Ce qui s’arrête.*Ce qui est effacé.*Ce qui reste/s,
    'it says what will go');
send_form($mech, reason => '');
is(errors_at($mech), 'reason', 'and asks why');
send_form($mech, reason => 'À sa demande');
is(db_value('SELECT COUNT(*) FROM account WHERE id = ?', $id), 0, 'an account is erased');
is(db_value('SELECT COUNT(*) FROM audit WHERE subject = "account" AND subject_id = ? AND action = "erased"', $id),
    1, 'the trail stays');

# What the schedule erases.
sub account {
    my ($role, $name) = @_;
    my $address = unique($name) . '@purge.example';
    db()->do(
        'INSERT INTO account (role, email, password_hash, state, last_name, first_name, created_at, activated_at) VALUES (?, ?, "", ?, "A", "B", UTC_TIMESTAMP(), ?)',
        undef, $role, $address, $name eq 'jamais' ? ('inactive', undef) : ('active', '2020-01-01'));
    return db_value('SELECT LAST_INSERT_ID()');
}
my $never = account('employer', 'jamais');
db()->do('UPDATE account SET created_at = UTC_TIMESTAMP() - INTERVAL 31 DAY WHERE id = ?', undef, $never);
my $recent = account('employer', 'jamais');
my $unused = account('employer', 'ancien');
db()->do('UPDATE account SET signed_in_at = UTC_TIMESTAMP() - INTERVAL 3 YEAR - INTERVAL 1 DAY WHERE id = ?',
    undef, $unused);
my $old_pupil = account('pupil', 'passe');
db()->do(
    'INSERT INTO pupil (account_id, school_id, born_on, guardian_name, guardian_email) SELECT ?, MIN(id), "2009-01-01", "x", "y@z.example" FROM school',
    undef, $old_pupil);
db()->do('UPDATE pupil SET school_year = 2020 WHERE account_id = ?', undef, $old_pupil);
db()
    ->do(
    'INSERT INTO audit (happened_at, role, action, subject) VALUES (UTC_TIMESTAMP() - INTERVAL 366 DAY, "x", "very-old", "x")'
    );
db()
    ->do(
    'INSERT INTO attempt (scope, key_hash, started_at, count) VALUES ("old", REPEAT("x", 32), UTC_TIMESTAMP() - INTERVAL 2 DAY, 1) ON DUPLICATE KEY UPDATE count = 1'
    );
my $left = sub {
    join ' ', map { db_value('SELECT COUNT(*) FROM account WHERE id = ?', $_) } $never, $recent, $unused, $old_pupil;
};
($status, $said) = ctl('purge', '--dry-run');
is($status, 0, 'a dry run');
like($said, qr/would erase accounts never activated: [1-9]/, 'says what it would do');
is($left->(), '1 1 1 1', 'and does nothing');
is((ctl('purge', '--now'))[0], 2, 'another day is named');
($status, $said) = ctl('purge');
is($status, 0, 'the purge');
is($left->(), '0 1 1 1', 'erases what is due, nobody without a word');
is(db_value('SELECT COUNT(*) FROM audit WHERE action = "very-old"'), 0, 'the trail after a year');
is(db_value('SELECT COUNT(*) FROM attempt WHERE scope = "old"'), 0, 'attempts after a day');
is(db_value('SELECT COUNT(*) FROM message WHERE account_id = ? AND template = "account-unused"', $unused),
    1, 'an unused employer is warned a month before');
is(db_value('SELECT COUNT(*) FROM message WHERE account_id = ? AND template = "account-unused"', $old_pupil),
    1, 'so is a pupil of a year that is over');
ctl('purge');
is(db_value('SELECT COUNT(*) FROM message WHERE account_id = ? AND template = "account-unused"', $unused), 1, 'once');
db()->do('UPDATE account SET warned_at = UTC_TIMESTAMP() - INTERVAL 31 DAY WHERE id IN (?, ?)',
    undef, $unused, $old_pupil);
ctl('purge');
is($left->(), '0 1 0 0', 'then erased');
is(db_value('SELECT COUNT(*) FROM account WHERE email = "eleve@demo.example"'), 1, 'pupils of this year stay');
# Pages are what their schemas say, signed in.
for my $path (
    '/admin/comptes', "/admin/comptes/$self",
    '/admin/employeurs?q=a', "/admin/employeurs/$kept",
    '/admin/etablissements?q=nantes', "/admin/etablissements/$school",
    '/compte', '/compte/changer-email',
    '/compte/supprimer')
{
    valid_xml(
        XML::LibXML->load_xml(
            string => $mech->get(site() . $path . ($path =~ /\?/ ? '&' : '?') . 'format=xml')
                ->decoded_content(charset => 'none')
        ),
        $path);
}
for my $case (
    ['eleve@demo.example', '/compte', '/compte/profil'],
    ['employeur@demo.example', '/compte/structure', '/compte/structure/modifier'],
    ['college@demo.example', '/college/eleves/importer', '/college/eleves/codes', '/college/equipe', '/college/dates'])
{
    my ($who, @paths) = @$case;
    my $visitor = sign_in($who);
    valid_xml(
        XML::LibXML->load_xml(string => $visitor->get(site() . "$_?format=xml")->decoded_content(charset => 'none')),
        "$who $_")
        for @paths;
}

# The home: what waits, the figures; schools before a search.
{
    my $mech = admin();
    db()->do("UPDATE offer SET state = 'to_activate', activated_at = NULL WHERE id = ?", undef, make_offer());
    $mech->get(site() . '/admin');
    like(
        words($mech->content),
        qr/Ce qui attend.*\d+ offres à activer.*Les chiffres.*Offres en ligne \d+/s,
        'what waits, and the figures');
    valid_xml(page_xml($mech, '/admin'), 'the home');
    $mech->get(site() . '/admin');
    ok($mech->follow_link(url => '/admin/offres?etat=to_activate'), 'it leads to what waits');
    cmp_ok(page_xml($mech, '/admin/etablissements')->findvalue('count(//school)'),
        '>', 5, 'schools stand there before a search');
}
done_testing;
