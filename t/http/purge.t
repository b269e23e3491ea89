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
is((ctl('migrate', 'db/migrations'))[0], 0, 'a database') or BAIL_OUT('no database');
$root->do("USE $name");
sub value { my ($sql, @values) = @_; return ($root->selectrow_array($sql, undef, @values))[0] }
sub insert {
    my ($table, %row) = @_;
    $root->do("INSERT INTO $table (" . join(', ', sort keys %row) . ') VALUES (' . join(', ', ('?') x keys %row) . ')',
        undef, @row{ sort keys %row });
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
    return insert(
        employer => siret => sprintf('%014d', $_[0]),
        name => 'Employeur',
        activity => 'x',
        naf => '1071C',
        legal_status => 'company',
        is_confirmed => 1,
        admin_email => $_[1] // '',
        address => 'x',
        postcode => '44000',
        town => 'Nantes',
        created_at => '2023-01-01',
        updated_at => $_[2] // '2023-01-01');
}
my $number = 0;
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

# What else has its time: what is left of it, and the first night on which nothing is.
my $never = account('school', '2026-06-10', '2026-06-10', state => 'inactive', activated_at => undef);
my $orphan = employer(3, '', '2026-06-10 12:00');
my $over = offer($house, undef, '2023-12-04', contact_email => 'seul@essai.example');
insert(
    pupil_invitation => school_id => $school,
    class => '3e A',
    school_year => $_,
    last_name => "N$_",
    first_name => 'P',
    born_on => '2011-01-01',
    created_at => '2025-09-10'
) for 2026, 2027;
insert(
    message => channel => 'mail',
    recipient => "$_\@m.example",
    template => 'x',
    content => '<x/>',
    state => $_,
    sent_at => $_ eq 'sent' ? '2026-06-10' : undef,
    next_attempt_at => '2030-01-01',
    created_at => '2026-06-10 12:00'
) for qw(sent failed queued);
insert(
    event => happened_at => '2026-06-10 12:00',
    offer_id => $over,
    actor => 'employer',
    name => 'disabled',
    reason => 'Mots sur quelqu’un');
insert(audit => happened_at => '2026-06-10 12:00', role => 'site', action => 'x', subject => 'x');
insert(
    token => token_hash => 'x' x 32,
    purpose => 'offer_manage',
    offer_id => $over,
    email => 'lien@essai.example',
    created_at => '2026-06-01',
    expires_at => '2026-06-10 12:00');
my $job = insert(
    export_job => account_id => $people{'the last administrator'}[0],
    role => 'admin',
    code => 'comptes',
    format => 'csv',
    filter => '',
    state => 'done',
    created_at => '2026-06-10 11:00',
    expires_at => '2026-06-10 12:00');
insert(export_piece => job_id => $job, number => 0, bytes => 'NOM');
$root->do(
    "INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at, closed_reason, cancel_reason, employer_opinion, confirm_until, pupil_opinion, confirmed_at) SELECT $over, '2023-12-04', $waiting, 'x', 0, '2026-06-10', '2026-06-10 12:00', 'cancelled', 'Mots', 'accepted', '2026-06-10', 'confirmed', '2026-06-10'"
);
my %logo = map { $_ => unpack 'H*', $_ x 32 } qw(a b c);
insert(logo_image => sha256 => $_ x 32, image => 'PNG', sent_at => '2026-06-10 12:00') for sort keys %logo;
insert(
    offer_draft => account_id => $host,
    copy_of => 0,
    form_key => 'x' x 22,
    content => "title=Stage&logo-image=$logo{b}",
    saved_at => '2026-06-10 12:00');
$root->do('UPDATE offer SET logo_sha256 = ? WHERE id = ?', undef, 'c' x 32, $autumn);
my %rows = (
    'a logo of no offer' => ["SELECT COUNT(*) FROM logo_image WHERE sha256 = UNHEX('$logo{a}')", '2026-06-13'],
    'a logo of an offer half written' =>
        ["SELECT COUNT(*) FROM logo_image WHERE sha256 = UNHEX('$logo{b}')", '2026-09-09'],
    'an account never activated' => ["SELECT COUNT(*) FROM account WHERE id = $never", '2026-07-11'],
    'an employer without offer and member' => ["SELECT COUNT(*) FROM employer WHERE id = $orphan", '2026-07-11'],
    'the contact of an offer without account' =>
        ["SELECT COUNT(*) FROM offer WHERE id = $over AND contact_email <> 'efface\@invalid'", '2026-12-03'],
    'an invitation of that year' => ['SELECT COUNT(*) FROM pupil_invitation WHERE school_year = 2026', '2026-10-03'],
    'a message that failed' => ['SELECT COUNT(*) FROM message WHERE recipient = "failed@m.example"', '2026-09-09'],
    'a message that never left' => ['SELECT COUNT(*) FROM message WHERE recipient = "queued@m.example"', '2026-09-09'],
    'a message that was sent' => ['SELECT COUNT(*) FROM message WHERE recipient = "sent@m.example"', '2027-06-11'],
    'words of the history' => ['SELECT COUNT(*) FROM event WHERE reason LIKE "Mots%"', '2027-06-11'],
    'words of a cancellation' => ['SELECT COUNT(*) FROM application WHERE cancel_reason = "Mots"', '2027-06-11'],
    'the trail' => ['SELECT COUNT(*) FROM audit WHERE action = "x"', '2027-06-11'],
    'the address of a link' => ['SELECT COUNT(*) FROM token WHERE email <> ""', '2026-06-18'],
    'a prepared file' => ['SELECT COUNT(*) FROM export_piece', '2026-06-11'],
    'a link' => ['SELECT COUNT(*) FROM token', '2027-06-11'],
    'the contact of a placement of an employer who is gone' =>
        ["SELECT COUNT(*) FROM offer WHERE id = $autumn AND contact_email <> 'efface\@invalid'", '2026-12-21'],
    'the letter of a pupil who is gone' =>
        ["SELECT COUNT(*) FROM application WHERE id = $last_placement AND motivation <> ''", '2026-12-21'],);

# Night after night; where nothing happens for months, in strides.
sub days {
    my ($from, $to, $stride) = @_;
    my @days;
    for (my $noon = noon($from); $noon <= noon($to); $noon += 86400 * $stride) {
        push @days, strftime('%Y-%m-%d', localtime $noon);
    }
    return @days;
}
sub noon { my ($year, $month, $day) = split /-/, $_[0]; return mktime(0, 0, 12, $day, $month - 1, $year - 1900) }
my (%seen, %gone, $failed);
my $before = join ' ', map { value($rows{$_}[0]) } sort keys %rows;
is($before, join(' ', (1) x keys %rows), 'what is kept is there at first');
my ($status, $said) = ctl('purge', '--dry-run', '--now', '2026-12-21');
is($status, 0, 'a rehearsal of another day');
like(
    $said,
    qr/would warn pupil: $placed, of the class of 2026, due on 2026-10-03, last seen 2026-05-04, warned never/,
    'says what, and why');
like($said, qr/would erase accounts never activated: 1 \($never\)/, 'by number');
unlike($said, qr/essai\.example|Contact|Lettre/, 'and never by name');
is(value('SELECT COUNT(*) FROM account WHERE warned_at IS NOT NULL'), 1, 'and does nothing');

for my $day (
    days('2026-06-11', '2027-06-15', 1),
    days('2027-07-01', '2027-08-25', 11),
    days('2027-08-30', '2027-10-05', 1))
{
    ($status, $said) = ctl('purge', '--now', $day);
    $failed = $day if $status != 0;
    $seen{"$1 $2"} //= $day while $said =~ /^(warn|erase) \w+: (\d+)/mg;
    for my $what (keys %rows) { $gone{$what} //= $day unless value($rows{$what}[0]) }
}
is($failed, undef, 'every night is one without a failure') or diag($said);
for my $who (sort keys %people) {
    my ($id, @expected) = @{ $people{$who} };
    is_deeply([map { $seen{"$_ $id"} // 'never' } qw(warn erase)], \@expected, "$who: warned, erased");
}
is($gone{$_}, $rows{$_}[1], $_) for sort keys %rows;
is(value("SELECT COUNT(*) FROM logo_image"), 1, 'the logo of an offer stays with it');
is(value('SELECT GROUP_CONCAT(school_year) FROM pupil_invitation'), undef,
    'invitations of the next year, a year later');
is(value('SELECT COUNT(*) FROM message WHERE template = "account-unused" AND account_id IS NULL'),
    0, 'no warning outlives its reader');
is((ctl('purge', '--now', 'tomorrow'))[0], 2, 'a day is a day');
{
    local $ENV{STAGE3E_WEB_DEVELOPMENT} = 'no';
    is((ctl('purge', '--now', '2030-01-01'))[0], 2, 'a real site does not erase by another day');
    is((ctl('purge', '--dry-run', '--now', '2030-01-01'))[0], 0, 'it may rehearse one');
}
done_testing;
