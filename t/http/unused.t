# What the schedule erases of accounts: never activated, not used for years, of a year that is over; nobody without a
# word a month before. A whole year of nights is in purge.t.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub account {
    my ($role, %columns) = @_;
    my ($state, $activated)
        = $columns{never} ? ('inactive', undef) : ('active', '2020-01-01');
    db()->do(
        'INSERT INTO account (role, email, password_hash, state, last_name, first_name, created_at, activated_at)'
            . ' VALUES (?, ?, "", ?, "A", "B", UTC_TIMESTAMP(), ?)',
        undef, $role, unique('purge') . '@purge.example', $state, $activated);
    return db_value('SELECT LAST_INSERT_ID()');
}

# One made a month ago and never activated.
sub forgotten {
    my $id = account('employer', never => 1);
    db()->do('UPDATE account SET created_at = UTC_TIMESTAMP() - INTERVAL 31 DAY WHERE id = ?', undef, $id);
    return $id;
}

# One that nobody has used for three years.
sub unused {
    my $id = account('employer');
    db()->do('UPDATE account SET signed_in_at = UTC_TIMESTAMP() - INTERVAL 3 YEAR - INTERVAL 1 DAY WHERE id = ?',
        undef, $id);
    return $id;
}

sub pupil_of_2020 {
    my $id = account('pupil');
    db()->do(
        'INSERT INTO pupil (account_id, school_id, born_on, guardian_name, guardian_email)'
            . ' VALUES (?, ?, "2009-01-01", "x", "y@z.example")',
        undef, $id, make_school());
    db()->do('UPDATE pupil SET school_year = 2020 WHERE account_id = ?', undef, $id);
    return $id;
}

# Which of some accounts there are: "1 0 1".
sub are_there {
    return join ' ', map { db_value('SELECT COUNT(*) FROM account WHERE id = ?', $_) } @_;
}

sub warnings_of {
    return db_value('SELECT COUNT(*) FROM message WHERE account_id = ? AND template = "account-unused"', $_[0]);
}

subtest 'a rehearsal says what would go, and does nothing' => sub {
    my $never = forgotten();
    my ($status, $said) = ctl('purge', '--dry-run');
    is($status, 0, 'a dry run');
    like($said, qr/would erase accounts never activated: [1-9]/, 'says what it would do');
    is(are_there($never), 1, 'and does nothing');
    is((ctl('purge', '--now'))[0], 2, 'another day is named');
};

subtest 'accounts that nobody uses are warned, and erased a month after' => sub {
    my ($never, $recent, $unused, $pupil) = (forgotten(), account('employer', never => 1), unused(), pupil_of_2020());
    my $of_this_year = make_pupil();
    is((ctl('purge'))[0], 0, 'the purge');
    is(are_there($never, $recent, $unused, $pupil), '0 1 1 1', 'erases what is due, nobody without a word');
    is(warnings_of($unused), 1, 'an unused employer is warned a month before');
    is(warnings_of($pupil), 1, 'so is a pupil of a year that is over');
    ctl('purge');
    is(warnings_of($unused), 1, 'once');
    db()->do('UPDATE account SET warned_at = UTC_TIMESTAMP() - INTERVAL 31 DAY WHERE id IN (?, ?)',
        undef, $unused, $pupil);
    ctl('purge');
    is(are_there($never, $recent, $unused, $pupil), '0 1 0 0', 'then erased');
    is(are_there($of_this_year), 1, 'pupils of this year stay');
};

subtest 'the trail goes after a year, attempts after a day' => sub {
    db()
        ->do( 'INSERT INTO audit (happened_at, role, action, subject)'
            . ' VALUES (UTC_TIMESTAMP() - INTERVAL 366 DAY, "x", "very-old", "x")');
    db()
        ->do( 'INSERT INTO attempt (scope, key_hash, started_at, count)'
            . ' VALUES ("old", REPEAT("x", 32), UTC_TIMESTAMP() - INTERVAL 2 DAY, 1)'
            . ' ON DUPLICATE KEY UPDATE count = 1');
    ctl('purge');
    is(db_value('SELECT COUNT(*) FROM audit WHERE action = "very-old"'), 0, 'the trail');
    is(db_value('SELECT COUNT(*) FROM attempt WHERE scope = "old"'), 0, 'attempts');
};
done_testing;
