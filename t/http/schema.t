# The schema refuses what the rules forbid, and each program may do only what it needs.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A case in a transaction of which nothing stays.
sub undone {
    my ($case) = @_;
    return sub {
        db()->begin_work;
        $case->();
        db()->rollback;
    };
}

# The schema refuses a statement: none that is no SQL, or of what there is not.
sub refused {
    my ($what, $sql, @values) = @_;
    my $taken = eval { db()->do($sql, undef, @values); 1 };
    return ok(!$taken && $@ !~ /syntax|unknown|doesn't exist|is not of type/i, $what)
        || diag($taken ? 'it was taken' : $@);
}
sub taken { my ($what, $sql, @values) = @_; return ok(db()->do($sql, undef, @values), $what) }

# An offer of its own, of one week: its number, Monday and pool of seats.
sub offer_of {
    my (%of) = @_;
    my $offer = make_offer(%of);
    return db()
        ->selectrow_array('SELECT offer_id, monday, capacity_id FROM offer_week WHERE offer_id = ?', undef, $offer);
}
sub pupil { return scalar make_pupil(school => make_school()) }

my $apply = 'INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at)
             VALUES (?, ?, ?, "m", 0, NOW(), NOW())';
my $confirm = 'UPDATE application
                  SET employer_opinion = "accepted", confirm_until = CURDATE(), pupil_opinion = "confirmed",
                      confirmed_at = NOW()
                WHERE id = ?';
sub last_id { return db_value('SELECT LAST_INSERT_ID()') }

my ($offer, $monday, $pool) = offer_of();

subtest 'seats, weeks and dates of an offer' => undone(
    sub {
        my ($other) = db()->selectrow_array('SELECT id FROM capacity WHERE offer_id <> ? LIMIT 1', undef, $offer);
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
        my $set = sub { my ($what) = @_; return "UPDATE offer SET $what WHERE id = ?" };
        refused('a period has an order', $set->('last_on = first_on - INTERVAL 1 DAY'), $offer);
        refused('an active offer was activated', $set->('state = "active", activated_at = NULL'), $offer);
        refused('a contact has a phone', $set->('contact_landline = "", contact_mobile = ""'), $offer);
    });

my ($employer) = make_employer();

subtest 'accounts and employers' => undone(
    sub {
        refused(
            'an employer account is no pupil',
            'INSERT INTO pupil (account_id, school_id, born_on, guardian_name, guardian_email)
             SELECT ?, MIN(id), "2012-01-01", "x", "y" FROM school', $employer);
        refused(
            'one e-mail, one account',
            'INSERT INTO account (role, email, password_hash, last_name, first_name, created_at)
             VALUES ("pupil", "ELEVE@demo.example", "x", "a", "b", NOW())');
        refused(
            'one SIRET, one confirmed employer',
            'INSERT INTO employer (siret, name, activity, naf, legal_status, address, postcode, town, is_confirmed,
                                   created_at, updated_at)
             SELECT siret, "x", "x", "1071C", "other", "x", "44000", "x", TRUE, NOW(), NOW()
               FROM employer WHERE is_confirmed LIMIT 1');
    });

my ($pupil, $second_offer) = (pupil(), (offer_of(weeks => [$monday]))[0]);

subtest 'applications and placements' => undone(
    sub {
        taken('a pupil applies', $apply, $offer, $monday, $pupil);
        my $application = last_id();
        refused('not twice for an offer and week', $apply, $offer, $monday, $pupil);
        refused('not for a week that the offer has not', $apply, $offer, '2001-01-01', $pupil);
        refused('confirming needs an acceptance',
            'UPDATE application SET pupil_opinion = "confirmed", confirmed_at = NOW() WHERE id = ?', $application);
        taken('accepted, then confirmed', $confirm, $application);
        taken('another offer of that week', $apply, $second_offer, $monday, $pupil);
        refused('one placement a week', $confirm, last_id());
        refused('cancelling needs a reason',
            'UPDATE application SET closed_reason = "cancelled" WHERE id = ?', $application);
        refused(
            'an applied-for week does not vanish',
            'DELETE FROM offer_week WHERE offer_id = ? AND monday = ?',
            $offer, $monday);
    });

subtest 'agreements' => undone(
    sub {
        taken('a pupil applies', $apply, $offer, $monday, $pupil);
        my $application = last_id();
        taken('and confirms', $confirm, $application);
        taken('its agreement',
            'INSERT INTO agreement (application_id, created_at, updated_at) VALUES (?, NOW(), NOW())', $application);
        my $set = sub { my ($what) = @_; return ("UPDATE agreement SET $what WHERE application_id = ?", $application) };
        refused('is not signed before it is complete', $set->('state = "signed", signed_at = NOW()'));
        refused('nor skips the school', $set->('state = "to_sign"'));
        refused('its versions do not go back', $set->('version = 0'));
        refused('a cancelled one has its time', $set->('state = "cancelled"'));
        taken('it is cancelled', $set->('state = "cancelled", cancelled_at = NOW()'));
        refused('and stays so', $set->('state = "to_complete_employer", cancelled_at = NULL'));
    });

subtest 'events and messages' => undone(
    sub {
        refused('an event has one subject', 'INSERT INTO event (happened_at, actor, name) VALUES (NOW(), "site", "x")');
        refused(
            'a message not sent keeps its content',
            'INSERT INTO message (channel, recipient, template, next_attempt_at, created_at)
             VALUES ("mail", "x", "x", NOW(), NOW())');
    });

# The grants, tried with each program's own user.
sub connected_as {
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
    ]);
for my $program (sort keys %forbidden) {
    subtest "what $program may not do" => sub {
        my $handle = connected_as($program);
        for my $sql (@{ $forbidden{$program} }, 'DROP TABLE offer', 'CREATE TABLE x (id INT)') {
            ok(!eval { $handle->do($sql); 1 } && $@ =~ /denied/, $sql) or diag($@);
        }
    };
}
done_testing;
