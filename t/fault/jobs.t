# Jobs that run by themselves: one row that the database refuses, for whatever reason, stops nobody else's; the
# job says which and why, ends as failed, and has done the rest.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A write that is refused as if it were there twice, which is what no line of the log told of.
sub refuse {
    my ($event, $table, $condition, $work) = @_;
    db()->do(
        "CREATE OR REPLACE TRIGGER fault BEFORE $event ON $table FOR EACH ROW
        BEGIN IF $condition THEN SIGNAL SQLSTATE '23000' SET MYSQL_ERRNO = 1062, MESSAGE_TEXT = 'a fault'; END IF; END"
    );
    my @said = $work->();
    db()->do('DROP TRIGGER fault');
    return @said;
}
END {
    local $?;
    eval { db()->do('DROP TRIGGER IF EXISTS fault') }
}
ctl('alert') for 1 .. 2;

subtest 'a reminder that cannot be noted is named, all others are reminded' => sub {
    my @waiting = map { (make_employer())[0] } 1 .. 5;
    db()->do(
        "INSERT INTO offer_draft (account_id, form_key, content, saved_at)
        VALUES (?, 'a', 'title=x', UTC_TIMESTAMP() - INTERVAL 10 DAY)",
        undef, $_
    ) for @waiting;
    my $told = sub {
        db_value(
            'SELECT GROUP_CONCAT(object_id ORDER BY object_id) FROM alert_sent
            WHERE alert = "draft-offer" AND object_id >= ?',
            $waiting[0]);
    };
    my ($status, $said) = refuse(
        INSERT => 'alert_sent',
        "NEW.object_id = $waiting[2] AND NEW.alert = 'draft-offer'", sub { ctl('alert') });
    is($status, 1, 'one that cannot be noted is a failure');
    like($said, qr/event=left-out what=draft-offer which=$waiting[2]$/m, 'which names it');
    like($said, qr/event=database doing="INSERT INTO alert_sent .* error=1062/, 'and what was refused');
    is($told->(), join(',', @waiting[0, 1, 3, 4]), 'all others are reminded');
    ($status, $said) = ctl('alert');
    is($status, 0, 'then it can be') or diag($said);
    is($told->(), join(',', @waiting), 'and is');
};

subtest 'an application that cannot be ended is named, the others whose time is over are ended' => sub {
    my $owner = make_employer();
    my @over = map {
        my $offer = make_offer(owner => $owner, weeks => [monday(8)]);
        my $id = apply_as(scalar make_pupil(), $offer);
        answer(browser_of($owner), "/candidatures/$id", 'accepter');
        db()->do(
            'UPDATE application SET decided_at = UTC_TIMESTAMP() - INTERVAL 90 DAY,
                confirm_until = UTC_DATE() - INTERVAL 30 DAY WHERE id = ?',
            undef, $id);
        db()->do(
            "INSERT INTO alert_sent (alert, object_id, waits_since, step, person, said_at)
            SELECT 'confirm', id, decided_at, 9, REPEAT('x', 16), decided_at + INTERVAL 9 DAY
                FROM application WHERE id = ?",
            undef, $id);
        $id;
    } 1 .. 3;
    my ($status, $said) = refuse(UPDATE => 'application', "NEW.id = $over[0]", sub { ctl('deadlines') });
    is($status, 1, 'one that cannot be ended is a failure');
    like($said, qr/event=left-out what=application which=$over[0]$/m, 'which names it');
    is_deeply([map { state_of($_) } @over], [qw(accepted expired expired)], 'the others are');
    ($status, $said) = ctl('deadlines');
    is_deeply([$status, state_of($over[0])], [0, 'expired'], 'then it is too') or diag($said);
};

subtest 'an account that cannot be erased is named, the others that are due are' => sub {
    my @left = map { scalar make_pupil() } 1 .. 3;
    db()->do(
        "UPDATE account SET state = 'inactive', activated_at = NULL, created_at = UTC_TIMESTAMP() - INTERVAL 40 DAY
        WHERE id = ?",
        undef, $_
    ) for @left;
    db()->do(
        q{INSERT INTO form_key (key_hash, location, created_at)
        VALUES (UNHEX(SHA2(?, 256)), "/", UTC_TIMESTAMP() - INTERVAL 30 DAY)},
        undef, unique('old'));
    my ($status, $said) = refuse(DELETE => 'account', "OLD.id = $left[0]", sub { ctl('purge') });
    is($status, 1, 'one that cannot be erased is a failure');
    like($said, qr/event=left-out what=account which=$left[0]$/m, 'which names it');
    is(db_value("SELECT COUNT(*) FROM account WHERE id IN ($left[1], $left[2])"), 0, 'the others are');
    is(db_value('SELECT COUNT(*) FROM form_key WHERE created_at < UTC_TIMESTAMP() - INTERVAL 8 DAY'),
        0, 'and what comes after them');
    ($status, $said) = ctl('purge');
    is($status, 0, 'then it can be') or diag($said);
};

# A job that is one piece.
subtest 'figures that cannot be counted are a failure, which says on what' => sub {
    apply_as(scalar make_pupil(), make_offer());
    my ($status, $said) = refuse(UPDATE => 'statistic_state', 'TRUE', sub { ctl('statistics') });
    is($status, 1, 'that cannot be counted are a failure');
    like($said, qr/event=database doing=".*statistic_state.* error=1062/, 'which says on what');
    like($said, qr/^stage3ectl statistics: failed: the lines above say why$/m, 'in the form of all commands');
    is((ctl('statistics'))[0], 0, 'then they can');
};
done_testing;
