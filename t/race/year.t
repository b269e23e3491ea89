# A year by the clock: the days pass one by one, from a September to the next; each alert comes on its
# date, once, and a pupil, an employer, a contact without account and a school get no more than one wants to
# read. STAGE3E_READ=1 prints their mails.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# As sites are set by default.
($ENV{STAGE3E_ALERTS_PAUSES}, $ENV{STAGE3E_ALERTS_HOLIDAYS}) = ('07-01/08-31', 'yes');
my $year = (localtime)[5] + 1900 + (day(0) =~ /-(09|1[0-2])-/ ? 1 : 0);
my $start = "$year-09-15";
my %holiday = map { $_ => 1 } map {
    my ($from, $to) = @$_;
    my @days;
    for (my $day = $from; $day le $to; $day = after($day, 1)) { push @days, $day }
    @days
    } @{
    db()->selectall_arrayref(
        'SELECT first_on, last_on FROM holiday
        WHERE zone = "B" AND last_on >= ? AND first_on <= ? + INTERVAL 1 YEAR', undef, $start, $start) };
sub after {
    my ($day, $days) = @_;
    my ($y, $m, $d) = split /-/, $day;
    return POSIX::strftime('%Y-%m-%d', 0, 0, 12, $d + $days, $m - 1, $y - 1900);
}
sub rests { my ($day) = @_; return $holiday{$day} || $day =~ /-0[78]-/ }
# The first day on which so many days of school have passed since one, and something may be said.
sub due {
    my ($since, $days) = @_;
    my ($day, $count) = ($since, 0);
    while ($count < $days || rests($day)) { $day = after($day, 1); $count++ unless $holiday{$day} }
    return $day;
}
sub monday_after {
    my ($day) = @_;
    $day = after($day, 1) until db_value('SELECT WEEKDAY(?)', $day) == 0 && !rests($day);
    return $day;
}
sub instant { return "$_[0] 08:00:00" }

my $school = make_school();
my (undef, $staff_email) = make_staff(school => $school);
my ($pupil, $pupil_email) = make_pupil(school => $school);
my ($owner, $owner_email) = make_employer();
my $contact = unique('contact') . '@essai.example';
my @weeks = map { monday_after(after($start, $_)) } 120, 127;
my @offers = map { make_offer(owner => $owner, seats => 3, weeks => \@weeks, weekly => 1) } 1 .. 3;
my $linked = make_offer(email => $contact, weeks => [$weeks[1]]);
my (undef, $new_email) = make_pupil(school => $school);
my $new = db_value('SELECT id FROM account WHERE email = ?', $new_email);

# What happens in the year besides: [day, what].
my (%application, @done);
sub apply {
    my ($name, $offer, $monday, $day) = @_;
    db()->do(
        "INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at)
        VALUES (?, ?, ?, 'Envie.', FALSE, ?, ?)",
        undef, $offer, $monday, $pupil, instant($day), instant($day));
    $application{$name} = db_value('SELECT MAX(id) FROM application WHERE pupil_id = ?', $pupil);
    event($name, '', 'pending', $day);
}
sub event {
    my ($name, $before, $after, $day) = @_;
    db()->do(
        "INSERT INTO event (happened_at, application_id, actor, name, state_before, state_after)
        VALUES (?, ?, 'site', ?, ?, ?)",
        undef, '2020-01-01 10:00:00', $application{$name}, $after, $before, $after);
}
sub change { my ($sql, @values) = @_; db()->do($sql, undef, @values) }
my %happens = (
    0 => sub {
        change(
            "UPDATE account SET state = 'inactive', activated_at = NULL, email_confirmed_at = NULL, created_at = ?
            WHERE id = ?",
            instant($start), $new);
        change("UPDATE offer SET state = 'to_activate', activated_at = NULL, created_at = ? WHERE id = ?",
            instant($start), $linked);
    },
    2 => sub {
        change(
            "INSERT INTO application_draft (account_id, offer_id, content, saved_at)
            VALUES (?, ?, 'motivation=x', ?)",
            $pupil, $offers[0], instant($_[0]));
    },
    12 => sub {
        change("UPDATE account SET state = 'active', activated_at = ?, email_confirmed_at = ? WHERE id = ?",
            instant($_[0]), instant($_[0]), $new);
        change("UPDATE offer SET state = 'active', activated_at = ? WHERE id = ?", instant($_[0]), $linked);
    },
    20 => sub {
        change('DELETE FROM application_draft WHERE account_id = ?', $pupil);
        apply("asked$_", $offers[$_], $weeks[$_ == 2], $_[0]) for 0, 1;
        apply('linked', $linked, $weeks[1], $_[0]);
    },
    60 => sub { apply('taken', $offers[2], $weeks[0], $_[0]) },
    62 => sub {
        change(
            "UPDATE application SET employer_opinion = 'accepted', decided_at = ?, confirm_until = ? WHERE id = ?",
            instant($_[0]), after($_[0], 40),
            $application{taken});
        event('taken', 'pending', 'accepted');
    },
    80 => sub {
        return if db_value('SELECT closed_reason FROM application WHERE id = ?', $application{taken});
        change("UPDATE application SET pupil_opinion = 'confirmed', confirmed_at = ? WHERE id = ?",
            instant($_[0]), $application{taken});
        event('taken', 'accepted', 'confirmed');
        change(
            'UPDATE capacity c JOIN offer_week w ON w.offer_id = c.offer_id AND w.capacity_id = c.id
            SET c.taken = 1 WHERE w.offer_id = ? AND w.monday = ?',
            $offers[2], $weeks[0]);
        change("INSERT INTO agreement (application_id, created_at, updated_at) VALUES (?, ?, ?)",
            $application{taken}, instant($_[0]), instant($_[0]));
        change(
            "INSERT INTO agreement_event (application_id, version, happened_at, actor, name, state_after)
            VALUES (?, 1, ?, 'site', 'made', 'to_complete_employer')",
            $application{taken}, instant($_[0]));
    },);

# The days pass once; the cases are what was said meanwhile.
my @failed;
for my $number (0 .. 364) {
    my $day = after($start, $number);
    $happens{$number}->($day) if $happens{$number};
    my ($status, $said) = ctl('alert', '--now', $day);
    push @failed, "$day: $said" if $status != 0;
}

sub said {
    my ($email, $alert) = @_;
    return @{
        db()->selectcol_arrayref(
            'SELECT DATE(said_at) FROM alert_sent
            WHERE person = UNHEX(LEFT(SHA2(?, 256), 32)) AND alert = ? AND step > 0
            GROUP BY DATE(said_at) ORDER BY 1', undef, $email, $alert) };
}

# The days on which somebody was told of an alert are those.
sub told_on {
    my ($email, $alert, $days, $what) = @_;
    return is_deeply([said($email, $alert)], $days, $what);
}
my $on = sub { after($start, $_[0]) };
my $over = after($weeks[0], 4);

subtest 'each day is done' => sub {
    is_deeply(\@failed, [], 'none failed');
};

subtest 'what is not activated is reminded of after 2 and 7 days' => sub {
    my @days = grep { $_ lt $on->(12) } map { due($start, $_) } 2, 7;
    told_on($new_email, 'account', \@days, 'an account');
    told_on($contact, 'offer', \@days, 'an offer: the same');
};

subtest 'an application begun and not sent, after 2 days' => sub {
    told_on($pupil_email, 'draft-application', [due($on->(2), 2)], 'once');
};

subtest 'applications that wait at an employer, after 3, 7 and 14 days' => sub {
    my @days = map { due($on->(20), $_) } 3, 7, 14;
    told_on($owner_email, 'answer', \@days, 'with an account');
    told_on($contact, 'answer', \@days, 'by link too');
};

subtest 'a pupil who is accepted and has not confirmed, after 2 and 5 days' => sub {
    told_on($pupil_email, 'confirm', [map { due($on->(62), $_) } 2, 5], 'twice');
};

subtest 'a placement is announced a week before, to the pupil and the employer' => sub {
    told_on($pupil_email, 'placement', [after($weeks[0], -7)], 'the placement of next week');
    told_on($owner_email, 'arrival', [after($weeks[0], -7)], 'to its employer too');
};

subtest 'after it, questionnaires and attestation are asked for, of the employer in holidays too' => sub {
    my $asked = after($over, 3);
    $asked = after($asked, 1) while rests($asked);
    told_on($pupil_email, 'questionnaire-pupil', [$asked], 'the pupil’s');
    told_on($owner_email, $_, [after($over, 3)], "$_: to the employer") for qw(attestation questionnaire-host);
};

subtest 'a school hears on Mondays, when it has something to read' => sub {
    my @digests = said($staff_email, 'school-week');
    ok(@digests >= 2 && @digests <= 8 && !grep({ db_value('SELECT WEEKDAY(?)', $_) } @digests),
        scalar(@digests) . ' Mondays');
};

subtest 'nobody gets two in a day, nor in July and August what can wait' => sub {
    is(
        db_value(
            'SELECT COUNT(*) FROM (SELECT recipient, DATE(created_at) FROM message
                WHERE template = "alerts" AND channel = "mail" AND created_at >= ?
                GROUP BY 1, 2 HAVING COUNT(*) > 1) AS twice', $start
        ),
        0,
        'nobody gets two in a day');
    is(
        db_value(
            'SELECT COUNT(*) FROM alert_sent WHERE said_at >= ? AND MONTH(said_at) IN (7, 8)
                AND alert NOT IN ("placement", "arrival", "received", "confirm", "answer")', $start
        ),
        0,
        'nothing in July and August that can wait');
};

# Their mails, to be read.
sub print_mails {
    my ($email, @mails) = @_;
    db()->do('UPDATE message SET next_attempt_at = UTC_TIMESTAMP() WHERE recipient = ? AND state = "queued"',
        undef, $email);
    until_true('them', sub { mails_for($email) >= @mails });
    diag("──── $email, " . join(' ', map { $_->[0] } @mails));
    diag("\n$_->{subject}\n\n$_->{text}") for mails_for($email);
    return;
}

subtest 'in a year each gets no more than one wants to read' => sub {
    my %most = ($pupil_email => 8, $owner_email => 8, $contact => 6, $new_email => 3, $staff_email => 8);
    for my $email (sort keys %most) {
        my @mails = @{
            db()->selectall_arrayref(
                'SELECT DATE(created_at), template, content, id FROM message
                WHERE recipient = ? AND created_at >= ? ORDER BY created_at', undef, $email, $start) };
        my $alerts = grep { $_->[1] eq 'alerts' } @mails;
        cmp_ok($alerts, '<=', $most{$email}, "$email: $alerts alerts, " . @mails . ' mails in all');
        print_mails($email, @mails) if $ENV{STAGE3E_READ};
    }
    check_all('and the invariants hold');
};
done_testing;
