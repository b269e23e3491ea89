# The schema refuses what the rules forbid, and each program may do only what it needs.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $db = db();
sub refused {
    my ($what, $sql, @values) = @_;
    ok(!eval { $db->do($sql, undef, @values); 1 }, $what) or diag("it was taken");
}

$db->begin_work;
my ($offer, $monday, $pool)
    = $db->selectrow_array(
    'SELECT w.offer_id, w.monday, w.capacity_id FROM offer_week w JOIN capacity c ON c.id = w.capacity_id WHERE c.taken = 0 LIMIT 1'
    );
my ($other) = $db->selectrow_array('SELECT id FROM capacity WHERE offer_id <> ? LIMIT 1', undef, $offer);
my @pupils = @{
    $db->selectcol_arrayref(
        'SELECT account_id FROM pupil WHERE account_id NOT IN (SELECT pupil_id FROM application) LIMIT 2') };
my ($employer) = $db->selectrow_array('SELECT account_id FROM employer_member LIMIT 1');

refused('a seat is never oversold', 'UPDATE capacity SET taken = seats + 1 WHERE id = ?', $pool);
refused('nor seats cut below those taken', 'UPDATE capacity SET taken = 1, seats = 0 WHERE id = ?', $pool);
refused(
    'a week draws on a pool of its own offer',
    'UPDATE offer_week SET capacity_id = ? WHERE offer_id = ? AND monday = ?',
    $other, $offer, $monday);
refused(
    'a week begins on a Monday',
    'UPDATE offer_week SET monday = monday + INTERVAL 1 DAY WHERE offer_id = ? AND monday = ?',
    $offer, $monday);
refused('a period has an order', 'UPDATE offer SET last_on = first_on - INTERVAL 1 DAY WHERE id = ?', $offer);
refused('an active offer was activated', 'UPDATE offer SET state = "active", activated_at = NULL WHERE id = ?', $offer);
refused('a contact has a phone', 'UPDATE offer SET contact_landline = "", contact_mobile = "" WHERE id = ?', $offer);
refused(
    'an employer account is no pupil',
    'INSERT INTO pupil (account_id, school_id, born_on, guardian_name, guardian_email) SELECT ?, MIN(id), "2012-01-01", "x", "y" FROM school',
    $employer);
refused(
    'one e-mail, one account',
    'INSERT INTO account (role, email, password_hash, last_name, first_name, created_at) VALUES ("pupil", "ELEVE@demo.example", "x", "a", "b", NOW())'
);
refused(
    'one SIRET, one confirmed employer',
    'INSERT INTO employer (siret, name, activity, naf, legal_status, address, postcode, town, is_confirmed, created_at, updated_at) SELECT siret, "x", "x", "1071C", "other", "x", "44000", "x", TRUE, NOW(), NOW() FROM employer WHERE is_confirmed LIMIT 1'
);

my $apply
    = 'INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at) VALUES (?, ?, ?, "m", 0, NOW(), NOW())';
ok($db->do($apply, undef, $offer, $monday, $pupils[0]), 'a pupil applies');
my $application = $db->selectrow_array('SELECT LAST_INSERT_ID()');
refused('not twice for an offer and week', $apply, $offer, $monday, $pupils[0]);
refused('not for a week that the offer has not', $apply, $offer, '2001-01-01', $pupils[0]);
refused('confirming needs an acceptance',
    'UPDATE application SET pupil_opinion = "confirmed", confirmed_at = NOW() WHERE id = ?', $application);
my $confirm
    = 'UPDATE application SET employer_opinion = "accepted", confirm_until = CURDATE(), pupil_opinion = "confirmed", confirmed_at = NOW() WHERE id = ?';
ok($db->do($confirm, undef, $application), 'accepted, then confirmed');
my ($offer2) = $db->selectrow_array('SELECT offer_id FROM offer_week WHERE monday = ? AND offer_id <> ? LIMIT 1',
    undef, $monday, $offer);
ok($db->do($apply, undef, $offer2, $monday, $pupils[0]), 'another offer of that week');
my $second = $db->selectrow_array('SELECT LAST_INSERT_ID()');
refused('one placement a week', $confirm, $second);
ok(
    $db->do(
        'INSERT INTO agreement (application_id, created_at, updated_at) VALUES (?, NOW(), NOW())',
        undef, $application
    ),
    'its agreement');
refused('an agreement is not signed before it is complete',
    'UPDATE agreement SET state = "signed", signed_at = NOW() WHERE application_id = ?', $application);
refused('nor skips the school', 'UPDATE agreement SET state = "to_sign" WHERE application_id = ?', $application);
refused('versions do not go back', 'UPDATE agreement SET version = 0 WHERE application_id = ?', $application);
refused('a cancelled one has its time',
    'UPDATE agreement SET state = "cancelled" WHERE application_id = ?', $application);
ok(
    $db->do(
        'UPDATE agreement SET state = "cancelled", cancelled_at = NOW() WHERE application_id = ?',
        undef, $application
    ),
    'it is cancelled');
refused('and stays so',
    'UPDATE agreement SET state = "to_complete_employer", cancelled_at = NULL WHERE application_id = ?', $application);
refused('cancelling needs a reason', 'UPDATE application SET closed_reason = "cancelled" WHERE id = ?', $application);
refused(
    'an applied-for week does not vanish',
    'DELETE FROM offer_week WHERE offer_id = ? AND monday = ?',
    $offer, $monday);
refused('an event has one subject', 'INSERT INTO event (happened_at, actor, name) VALUES (NOW(), "site", "x")');
refused(
    'a message not sent keeps its content',
    'INSERT INTO message (channel, recipient, template, next_attempt_at, created_at) VALUES ("mail", "x", "x", NOW(), NOW())'
);
$db->rollback;

# The grants, tried with each program's own user.
sub as {
    my ($program) = @_;
    open(my $in, '<', var() . "/etc/$program.conf") or die;
    my ($password) = do { local $/; <$in> }
        =~ /^password = (.*)$/m;
    return DBI->connect('DBI:MariaDB:database=stage3e;mariadb_socket=' . var() . '/run/db.sock',
        "stage3e_$program", $password, { RaiseError => 1, PrintError => 0 });
}
my %forbidden = (
    offers => [
        'SELECT motivation FROM application',
        'SELECT * FROM application',
        'SELECT cancel_reason FROM application',
        'SELECT guardian_email FROM pupil',
        'SELECT password_hash FROM account',
        'SELECT * FROM pupil',
        'DELETE FROM offer',
        'SELECT content FROM message',
        'UPDATE application SET motivation = "x"',
        'UPDATE account SET email = "x"'
    ],
    pages => [
        'SELECT contact_email FROM offer',
        'SELECT contact_mobile FROM offer',
        'SELECT contact_job_title FROM offer',
        'SELECT * FROM offer',
        'SELECT disable_reason FROM offer',
        'SELECT admin_email FROM employer',
        'SELECT email FROM school',
        'SELECT last_name FROM account',
        'SELECT * FROM application',
        'SELECT password_hash FROM account',
        'SELECT * FROM pupil',
        'UPDATE offer SET title = "x"',
        'SELECT * FROM token'
    ],
    export => ['SELECT password_hash FROM account', 'UPDATE offer SET title = "x"', 'SELECT * FROM message'],
    applications => [
        'UPDATE audit SET detail = "x"',
        'SELECT detail FROM audit',
        'SELECT password_hash FROM account',
        'DELETE FROM offer',
        'SELECT * FROM token'
    ],
    accounts => [
        'UPDATE offer SET title = "x"',
        'DELETE FROM offer',
        'SELECT content FROM message',
        'UPDATE capacity SET seats = 1',
        'DELETE FROM application',
        'UPDATE audit SET detail = "x"',
        'DROP TABLE account'
    ],
    mailer => [
        'SELECT * FROM account',
        'SELECT * FROM offer',
        'DELETE FROM message',
        'INSERT INTO message (channel) VALUES ("mail")'
    ],);
for my $program (sort keys %forbidden) {
    my $handle = as($program);
    for my $sql (@{ $forbidden{$program} }, 'DROP TABLE offer', 'CREATE TABLE x (id INT)') {
        ok(!eval { $handle->do($sql); 1 } && $@ =~ /denied/, "$program may not: $sql") or diag($@);
    }
}
done_testing;
