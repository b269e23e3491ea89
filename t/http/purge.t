# What is erased when: a year, night after night, on a database of its own, against a table that was
# written by hand. `stage3ectl purge --now DAY` is the night of that day.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use DBI;
use POSIX qw(mktime strftime);

# A database of its own: what is due in a year is not due for other tests.
my $name = "stage3e_purge_$$";
my $root = DBI->connect('DBI:MariaDB:mariadb_socket=' . var() . '/run/db.sock',
    'root', '', { RaiseError => 1, PrintError => 0 });
$root->do("CREATE DATABASE $name CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
END { $root->do("DROP DATABASE IF EXISTS $name") if $root }
local @ENV{qw(STAGE3E_DATABASE_NAME STAGE3E_DATABASE_USER STAGE3E_DATABASE_PASSWORD)} = ($name, 'root', '');
(ctl('migrate', 'db/migrations'))[0] == 0 or die 'no database';
$root->do("USE $name");

sub value { my ($sql, @values) = @_; return ($root->selectrow_array($sql, undef, @values))[0] }

sub insert {
    my ($table, %row) = @_;
    my @columns = sort keys %row;
    my $values = join ', ', ('?') x @columns;
    $root->do("INSERT INTO $table (" . join(', ', @columns) . ") VALUES ($values)", undef, @row{@columns});
    return value('SELECT LAST_INSERT_ID()');
}

insert(holiday => zone => 'B', label => 'Été', first_on => $_->[0], last_on => $_->[1])
    for ['2026-07-04', '2026-08-31'], ['2027-07-03', '2027-08-31'];
my $school = insert(
    school => uai => '0440001A',
    name => 'Collège',
    sector => 'public',
    address => '',
    postcode => '44000',
    town => 'Nantes',
    email => 'ce@ac.example');

sub employer {
    my ($number, $admin_email, $updated) = @_;
    return insert(
        employer => siret => sprintf('%014d', $number),
        name => 'Employeur',
        activity => 'x',
        naf => '1071C',
        legal_status => 'company',
        is_confirmed => 1,
        admin_email => $admin_email // '',
        address => 'x',
        postcode => '44000',
        town => 'Nantes',
        created_at => '2023-01-01',
        updated_at => $updated // '2023-01-01');
}
my $number = 0;

# Who signed up and was seen last on those days.
sub account {
    my ($role, $since, $seen, %more) = @_;
    return insert(
        account => role => $role,
        email => $role . ++$number . '@essai.example',
        password_hash => '',
        state => 'active',
        last_name => 'A',
        first_name => 'B',
        created_at => "$since 12:00",
        activated_at => "$since 12:00",
        signed_in_at => "$seen 12:00",
        %more);
}

# The school year comes from the day of the sign-up, by the column's own default.
sub pupil {
    my ($since, $seen, %more) = @_;
    my $id = account('pupil', $since, $seen);
    $root->do("SET timestamp = UNIX_TIMESTAMP('$since 12:00')");
    insert(
        pupil => account_id => $id,
        school_id => $school,
        born_on => '2011-05-05',
        guardian_name => 'P',
        guardian_email => 'p@essai.example',
        %more);
    $root->do('SET timestamp = DEFAULT');
    return $id;
}

# An offer of one week.
sub offer {
    my ($employer, $owner, $monday, %more) = @_;
    my $id = insert(
        offer => employer_id => $employer,
        account_id => $owner,
        state => 'active',
        title => 'Stage découverte',
        description => 'x',
        address => 'x',
        postcode => '44000',
        town => 'Nantes',
        contact_last_name => 'Contact',
        contact_first_name => 'C',
        contact_email => "offre$number\@essai.example",
        contact_mobile => '+33612345678',
        first_on => $monday,
        last_on => $monday,
        created_at => '2023-01-01',
        activated_at => '2023-01-01',
        %more);
    my $pool = insert(capacity => offer_id => $id, seats => 3);
    insert(
        offer_week => offer_id => $id,
        monday => $monday,
        capacity_id => $pool,
        first_on => $monday,
        last_on => friday_of($monday),
        apply_until => value('SELECT ? - INTERVAL 1 DAY', $monday));
    return $id;
}

sub application {
    my ($pupil, $offer, $monday, %more) = @_;
    return insert(
        application => pupil_id => $pupil,
        offer_id => $offer,
        monday => $monday,
        motivation => 'Lettre',
        has_priority => 0,
        sent_at => '2026-05-01',
        updated_at => '2026-05-01',
        %more);
}
my @confirmed = (
    employer_opinion => 'accepted',
    confirm_until => '2026-05-08',
    pupil_opinion => 'confirmed',
    confirmed_at => '2026-05-04');

# Who, and by hand: when warned, when erased; "never" within the year and a half that is run.
my $house = employer(1);
my $host = account('employer', '2023-01-01', '2023-10-01');
insert(employer_member => account_id => $host, employer_id => employer(2, 'patron@essai.example'));
my $autumn = offer(2, $host, '2026-11-16');
my %people = (
    'a pupil of the year' => [pupil('2025-11-10', '2026-05-04'), '2026-09-03', '2026-10-03'],
    'one who signed up on the last of May' => [pupil('2026-05-31', '2026-05-31'), '2026-09-03', '2026-10-03'],
    'one who signed up on 20 June for the next' => [pupil('2026-06-20', '2026-06-20'), '2027-09-02', '2027-10-02'],
    'one who signed up on 20 August' => [pupil('2026-08-20', '2026-08-20'), '2027-09-02', '2027-10-02'],
    'one who was there in September' => [pupil('2025-11-10', '2026-09-20'), '2026-10-20', '2026-11-19'],
    'one who repeats the year' => [pupil('2025-11-10', '2026-05-04', school_year => 2027), '2027-09-02', '2027-10-02'],
    'one with a placement to come' => [my $placed = pupil('2025-11-10', '2026-05-04'), '2026-11-21', '2026-12-21'],
    'one with an application that waits' => [my $waiting = pupil('2025-11-10', '2026-05-04'), 'never', 'never'],
    'an employer' => [account('employer', '2023-01-01', '2023-10-01'), '2026-09-01', '2026-10-01'],
    'an employer with a pupil to come' => [$host, '2026-11-21', '2026-12-21'],
    'an employer who comes now and then' =>
        [account('employer', '2020-01-01', '2025-10-01', warned_at => '2022-09-01'), 'never', 'never'],
    'someone of a school' => [account('school', '2023-01-01', '2024-10-01'), '2026-09-01', '2026-10-01'],
    'an administrator' => [account('admin', '2023-01-01', '2025-10-01'), '2026-09-01', '2026-10-01'],
    'the last administrator' => [account('admin', '2023-01-01', '2025-11-01'), 'never', 'never'],);
insert(school_member => account_id => $people{'someone of a school'}[0], school_id => $school);
insert(employer_member => account_id => $_->[0], employer_id => $house)
    for @people{ 'an employer', 'an employer who comes now and then' };
my $last_placement = application($placed, $autumn, '2026-11-16', @confirmed);
$root->do('UPDATE capacity SET taken = 1 WHERE offer_id = ?', undef, $autumn);
application($waiting, offer($house, $people{'an employer who comes now and then'}[0], '2028-01-10'), '2028-01-10');

# What else has its time, made on 10 June: what is left of it, and the first night on which nothing is.
my $made = '2026-06-10 12:00';
my $never = account('school', '2026-06-10', '2026-06-10', state => 'inactive', activated_at => undef);
my $orphan = employer(3, '', $made);
my $over = offer($house, undef, '2023-12-04', contact_email => 'seul@essai.example');
for my $year (2026, 2027) {
    insert(
        pupil_invitation => school_id => $school,
        class => '3e A',
        school_year => $year,
        last_name => "N$year",
        first_name => 'P',
        born_on => '2011-01-01',
        created_at => '2025-09-10');
}
for my $state (qw(sent failed queued)) {
    insert(
        message => channel => 'mail',
        recipient => "$state\@m.example",
        template => 'x',
        content => '<x/>',
        state => $state,
        sent_at => $state eq 'sent' ? '2026-06-10' : undef,
        next_attempt_at => '2030-01-01',
        created_at => $made);
}
insert(
    event => happened_at => $made,
    offer_id => $over,
    actor => 'employer',
    name => 'disabled',
    reason => 'Mots sur quelqu’un');
insert(audit => happened_at => $made, role => 'site', action => 'x', subject => 'x');
insert(
    token => token_hash => 'x' x 32,
    purpose => 'offer_manage',
    offer_id => $over,
    email => 'lien@essai.example',
    created_at => '2026-06-01',
    expires_at => $made);
my $job = insert(
    export_job => account_id => $people{'the last administrator'}[0],
    role => 'admin',
    code => 'comptes',
    format => 'csv',
    filter => '',
    state => 'done',
    created_at => '2026-06-10 11:00',
    expires_at => $made);
insert(export_piece => job_id => $job, number => 0, bytes => 'NOM');
application(
    $waiting, $over, '2023-12-04',
    @confirmed,
    closed_reason => 'cancelled',
    cancel_reason => 'Mots',
    sent_at => '2026-06-10',
    updated_at => $made);
my %logo = map { $_ => unpack 'H*', $_ x 32 } qw(a b c);
insert(logo_image => sha256 => $_ x 32, image => 'PNG', sent_at => $made) for sort keys %logo;
insert(
    offer_draft => account_id => $host,
    copy_of => 0,
    form_key => 'x' x 22,
    content => "title=Stage&logo-image=$logo{b}",
    saved_at => $made);
$root->do('UPDATE offer SET logo_sha256 = ? WHERE id = ?', undef, 'c' x 32, $autumn);

# Rows of a table: the sort of thing, where it is, until when.
sub contact_of { my ($offer) = @_; return "offer WHERE id = $offer AND contact_email <> 'efface\@invalid'" }
sub mail_to { my ($name) = @_; return "message WHERE recipient = '$name\@m.example'" }
my %rows = (
    'a logo of no offer' => ["logo_image WHERE sha256 = UNHEX('$logo{a}')", '2026-06-13'],
    'a logo of an offer half written' => ["logo_image WHERE sha256 = UNHEX('$logo{b}')", '2026-09-09'],
    'an account never activated' => ["account WHERE id = $never", '2026-07-11'],
    'an employer without offer and member' => ["employer WHERE id = $orphan", '2026-07-11'],
    'the contact of an offer without account' => [contact_of($over), '2026-12-03'],
    'an invitation of that year' => ['pupil_invitation WHERE school_year = 2026', '2026-10-03'],
    'a message that failed' => [mail_to('failed'), '2026-09-09'],
    'a message that never left' => [mail_to('queued'), '2026-09-09'],
    'a message that was sent' => [mail_to('sent'), '2027-06-11'],
    'words of the history' => ['event WHERE reason LIKE "Mots%"', '2027-06-11'],
    'words of a cancellation' => ['application WHERE cancel_reason = "Mots"', '2027-06-11'],
    'the trail' => ['audit WHERE action = "x"', '2027-06-11'],
    'the address of a link' => ['token WHERE email <> ""', '2026-06-18'],
    'a prepared file' => ['export_piece', '2026-06-11'],
    'a link' => ['token', '2027-06-11'],
    'the contact of a placement of an employer who is gone' => [contact_of($autumn), '2026-12-21'],
    'the letter of a pupil who is gone' =>
        ["application WHERE id = $last_placement AND motivation <> ''", '2026-12-21'],);

sub is_left { my ($what) = @_; return value("SELECT COUNT(*) FROM $rows{$what}[0]") }

# Days from one to another, in strides of so many.
sub days {
    my ($from, $to, $stride) = @_;
    my @days;
    for (my $noon = noon($from); $noon <= noon($to); $noon += 86400 * $stride) {
        push @days, strftime('%Y-%m-%d', localtime $noon);
    }
    return @days;
}
sub noon { my ($year, $month, $day) = split /-/, $_[0]; return mktime(0, 0, 12, $day, $month - 1, $year - 1900) }

# Night after night, once for all cases; where nothing happens for months, in strides. On which day someone was
# warned or erased first ("warn 12"), and on which each of %rows was gone first.
my (%said, %gone, $failed);

sub nights_pass {
    return if %gone;
    for my $day (
        days('2026-06-11', '2027-06-15', 1),
        days('2027-07-01', '2027-08-25', 11),
        days('2027-08-30', '2027-10-05', 1))
    {
        my ($status, $said) = ctl('purge', '--now', $day);
        $failed = "$day: $said" if $status != 0;
        $said{"$1 $2"} //= $day while $said =~ /^(warn|erase) \w+: (\d+)/mg;
        for my $what (keys %rows) { $gone{$what} //= $day unless is_left($what) }
    }
}

subtest 'a rehearsal of another day says what would be done and why, by number, and does nothing' => sub {
    is(is_left($_), 1, "$_ is there") for sort keys %rows;
    my ($status, $said) = ctl('purge', '--dry-run', '--now', '2026-12-21');
    is($status, 0, 'a rehearsal');
    my @why = ("warn pupil: $placed", 'of the class of 2026', 'due on 2026-10-03', 'last seen 2026-05-04');
    like($said, qr/would @{[join ', ', @why]}, warned never/, 'says what, and why');
    like($said, qr/would erase accounts never activated: 1 \($never\)/, 'by number');
    unlike($said, qr/essai\.example|Contact|Lettre/, 'and never by name');
    is(value('SELECT COUNT(*) FROM account WHERE warned_at IS NOT NULL'), 1, 'and does nothing');
};

subtest 'each of the people is warned, then erased, on the day that was written down' => sub {
    nights_pass();
    is($failed, undef, 'every night is one without a failure');
    for my $who (sort keys %people) {
        my ($id, @expected) = @{ $people{$who} };
        is_deeply([map { $said{"$_ $id"} // 'never' } qw(warn erase)], \@expected, "$who: warned, erased");
    }
    is(value('SELECT COUNT(*) FROM message WHERE template = "account-unused" AND account_id IS NULL'),
        0, 'no warning outlives its reader');
};

subtest 'what else has its time is gone on the day that was written down' => sub {
    nights_pass();
    is($gone{$_}, $rows{$_}[1], $_) for sort keys %rows;
    is(value('SELECT COUNT(*) FROM logo_image'), 1, 'the logo of an offer stays with it');
    is(value('SELECT GROUP_CONCAT(school_year) FROM pupil_invitation'),
        undef, 'invitations of the next year, a year later');
};

subtest 'a real site erases by no other day, and may rehearse one' => sub {
    is((ctl('purge', '--now', 'tomorrow'))[0], 2, 'a day is a day');
    local $ENV{STAGE3E_WEB_DEVELOPMENT} = 'no';
    is((ctl('purge', '--now', '2030-01-01'))[0], 2, 'not erased');
    is((ctl('purge', '--dry-run', '--now', '2030-01-01'))[0], 0, 'rehearsed');
};
done_testing;
