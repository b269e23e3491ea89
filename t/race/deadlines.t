# Deadlines day by day: from before Christmas to after it, with an invented today. Nothing expires before its
# reminders, none is sent in the holidays but the last before a week, all by one calendar (domain.md, rule 4).
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# The Christmas holidays to come, of the official calendar.
my ($first, $last) = db()->selectrow_array(
    "SELECT first_on, last_on FROM holiday
    WHERE zone = 'B' AND label LIKE '%Noël%' AND first_on > CURDATE() + INTERVAL 5 DAY ORDER BY first_on LIMIT 1");
plan(skip_all => 'no Christmas in the calendar') unless $first;

sub after { my ($day, $days) = @_; return db_value('SELECT ? + INTERVAL ? DAY', $day, $days) }
my $eve = after($first, -1);
my $back = after($last, 1);
my $monday_after = db_value('SELECT ? + INTERVAL (7 - WEEKDAY(?)) MOD 7 DAY', $back, $back);
my $far = after($monday_after, 63);

my $owner = make_employer();

# An application sent, and accepted, on the last day of school.
sub waiting {
    my ($monday, %of) = @_;
    my $offer = make_offer(owner => $owner, weeks => [$monday], seats => 3, lead => $of{lead} // 7);
    my $pupil = make_pupil();
    db()->do(
        "INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at,
            employer_opinion, decided_at, confirm_until)
        VALUES (?, ?, ?, 'Envie.', FALSE, ?, ?, ?, ?, ?)", undef, $offer, $monday, $pupil, "$eve 10:00:00",
        "$eve 10:00:00",
        $of{until} ? ('accepted', "$eve 10:00:00", $of{until}) : ('pending', undef, undef));
    my $id = db_value('SELECT MAX(id) FROM application WHERE pupil_id = ?', $pupil);
    my @steps = (['', 'pending'], $of{until} ? ['pending', 'accepted'] : ());
    db()->do(
        "INSERT INTO event (happened_at, application_id, actor, name, state_before, state_after)
        VALUES ('2020-01-01 10:00:00', ?, 'site', ?, ?, ?)", undef, $id, $_->[1], @$_
    ) for @steps;
    return $id;
}
sub accepted { return waiting($far, until => after($back, 6)) }

# Its owner raises the lead time: what was sent before stays.
sub raised {
    my $id = waiting($far);
    db()->do('UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.lead_days = 60 WHERE a.id = ?', undef, $id);
    db()->do(
        'UPDATE offer_week w JOIN application a ON a.offer_id = w.offer_id
        SET w.apply_until = w.monday - INTERVAL 60 DAY WHERE a.id = ?', undef, $id);
    return $id;
}

subtest 'a day is a day' => sub {
    is((ctl('deadlines', '--now', 'demain'))[0], 2, 'a word is none');
};

subtest 'two offers begun at one moment are one reminder, and hold up nobody else’s' => sub {
    my $account = make_employer();
    db()->do(
        "INSERT INTO offer_draft (account_id, copy_of, form_key, content, saved_at)
        VALUES (?, ?, ?, 'title=x', NOW() - INTERVAL 10 DAY)", undef, $account, @$_
    ) for [0, 'a' x 43], [0, 'b' x 43], [7, 'a' x 43];
    my ($status, $said) = ctl('deadlines');
    is($status, 0, 'several drafts of one employer') or diag($said);
    is(db_value('SELECT COUNT(*) FROM alert_sent WHERE alert = "draft-offer" AND object_id = ?', $account),
        1, 'are noted once');
};

subtest 'a day to come can be rehearsed' => sub {
    my $id = accepted();
    my ($status, $said) = ctl('deadlines', '--dry-run', '--now', after($back, 20));
    is($status, 0, 'it is done') or diag($said);
    like($said, qr/^confirm $id, step \d, would be told/m, 'with what it would do');
    is(state_of($id), 'accepted', 'and nothing done');
};

# The days pass once, for all that waits; the cases are what was seen then.
subtest 'day by day, reminders come and time is over by the days of school' => sub {
    my %of = (
        asked => waiting($far),
        accepted => accepted(),
        near => waiting($monday_after, until => after($monday_after, -1)),
        raised => raised());
    my (%seen, %ended);
    for (my $day = $eve; $day le after($back, 20); $day = after($day, 1)) {
        for my $time ('once', 'once more') {
            my ($status, $said) = ctl('deadlines', '--now', $day);
            is($status, 0, "$day: done $time") or diag($said);
        }
        for my $name (sort keys %of) {
            my $sent
                = db_value("SELECT COUNT(*) FROM alert_sent WHERE object_id = ? AND alert IN ('confirm', 'answer')",
                $of{$name});
            push @{ $seen{$name} }, $day if $sent > (scalar @{ $seen{$name} // [] });
            $ended{$name} //= $day if state_of($of{$name}) eq 'expired';
        }
    }

    subtest 'an employer answers within fifteen of them' => sub {
        is_deeply(
            $seen{asked},
            [after($back, 2), after($back, 6), after($back, 13)],
            'reminded 3, 7 and 14 days of school after');
        is($ended{asked}, after($back, 15), 'over the day after the fifteenth');
    };
    subtest 'a pupil confirms within seven' => sub {
        is_deeply($seen{accepted}, [after($back, 1), after($back, 4)], 'reminded after 2 and 5');
        is($ended{accepted}, after($back, 7), 'over the day after the seventh');
    };
    subtest 'before a week that begins after the holidays, one reminder comes in them' => sub {
        plan skip_all => 'it does not begin just after' if $monday_after ne $back;
        is_deeply($seen{near}, [after($monday_after, -2)], 'the last one');
        is($ended{near}, $monday_after, 'and it is over when the week has begun');
    };
    subtest 'a lead time raised later ends nothing sooner' => sub {
        is($ended{raised}, $ended{asked}, 'as if it had not been');
    };
    check_all('and the invariants hold');
};
done_testing;
