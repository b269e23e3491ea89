# Legal representatives: told of an account and of a change, and the school sees who is not.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
my ($id, $email) = make_pupil(school => $school, last_name => ucfirst unique_name('tuteur'));
my ($old, $new) = (unique('ancien') . '@famille.example', unique('nouveau') . '@famille.example');
my $name = db_value('SELECT last_name FROM account WHERE id = ?', $id);
db()->do('UPDATE pupil SET guardian_email = ? WHERE account_id = ?', undef, $old, $id);
my $mech = browser_of($id);
sub change { $mech->get(site() . '/compte/profil'); return send_form($mech, @_) }

change(address => '12 rue des Lilas');
is(db_value('SELECT COUNT(*) FROM message WHERE account_id = ?', $id),
    0, 'another address of the pupil is no matter of theirs');
change('guardian-email' => $new);
my $told = mail_like($old, qr/Changement de représentant légal/);
like($told->{text}, qr/\Q$name\E/, 'the former one is told of whom');
my $welcome = mail_like($new, qr/Votre enfant a un compte/);
is(
    db_value(
        'SELECT COUNT(*) FROM audit WHERE subject = "account" AND subject_id = ? AND action = "guardian-changed"', $id
    ),
    1,
    'the trail has it');
my $reader = browser();
$reader->get(link_of($told));
is($reader->status, 200, 'the former one can still object');
change('guardian-email' => $old);
$reader->get(link_of($welcome));
is($reader->status, 410, 'links sent to one who is named no more end');

# Only a telephone: by SMS, which the school sees as long as it has not left.
my $staff = browser_of(scalar make_staff(school => $school));
until_true('the mails',
    sub { !db_value('SELECT COUNT(*) FROM message WHERE account_id = ? AND state <> "sent"', $id) });
$staff->get(site() . '/college/eleves');
unlike(words($staff->content), qr/pas encore prévenus.*\Q$name\E/s, 'who was told is not named');
db()->do('UPDATE pupil SET guardian_message_id = NULL WHERE account_id = ?', undef, $id);
$staff->get(site() . '/college/eleves');
like(words($staff->content), qr/pas encore prévenus.*\Q$name\E/s, 'who could not be told is shown to the school');
change('guardian-email' => '', 'guardian-phone' => '06 98 76 54 32');
is(
    db_value(
        'SELECT CONCAT(channel, " ", recipient) FROM message m JOIN pupil p ON p.guardian_message_id = m.id WHERE p.account_id = ?',
        $id
    ),
    'sms +33698765432',
    'a telephone gets an SMS');

# At sign-up too.
my %pupil = new_pupil('guardian-email' => '', 'guardian-phone' => '06 98 76 54 33');
my $visitor = browser();
$visitor->get(site() . "/compte/creer/eleve/$school");
send_form($visitor, %pupil);
is(
    db_value(
        'SELECT m.channel FROM message m JOIN pupil p ON p.guardian_message_id = m.id JOIN account a ON a.id = p.account_id WHERE a.email = ?',
        $pupil{email}
    ),
    'sms',
    'at sign-up too');
done_testing;
