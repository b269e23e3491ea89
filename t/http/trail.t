# The trail: what is sensitive leaves an entry, with who, when and from where; one line in the log
# without a name; its owner sees it, the département filters it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub entries {
    my ($account) = @_;
    return join ' ',
        @{
        db()
            ->selectcol_arrayref(
            'SELECT action FROM audit WHERE account_id = ? OR (subject = "account" AND subject_id = ?) ORDER BY id',
            undef, $account, $account) };
}

my ($pupil, $email) = make_pupil(
    school => my $school = db_value(
        'SELECT m.school_id FROM school_member m JOIN account a ON a.id = m.account_id WHERE a.email = "college@demo.example"'
    ));
sign_in($email, 'faux');
my $mech = sign_in($email);
is(entries($pupil), 'sign-in-failed signed-in', 'a sign-in, and one that failed');
is(
    db_value('SELECT GROUP_CONCAT(DISTINCT origin) FROM audit WHERE account_id = ? OR subject_id = ?', $pupil, $pupil),
    '127.0.0.0',
    'from which network, no more');
is(db_value('SELECT account_id FROM audit WHERE action = "sign-in-failed" AND subject_id = ?', $pupil),
    undef, 'a failure is nobody’s act');
$mech->get(site() . '/compte/journal');
like(words($mech->content), qr/Connexion .*Connexion refusée/s, 'the owner sees both');
valid_xml(page_xml($mech, '/compte/journal'), '/compte/journal');
my ($other) = make_pupil(school => $school);
my $theirs = browser_of($other);
$theirs->get(site() . "/compte/journal?compte=$pupil");
unlike(words($theirs->content), qr/Connexion refusée/, 'and nobody else');

# Lists of pupils, read by their school: once an hour.
my ($staff) = make_staff(school => $school);
my $reader = browser_of($staff);
$reader->get(site() . $_)
    for ('/college/eleves', '/candidatures') x 2, "/candidatures/eleves/$pupil", '/college/eleves/codes';
is(entries($staff), 'pupils-read pupil-read codes-read', 'a school reads its pupils');
my ($admin, $admin_email) = admin();
my $id = db_value('SELECT id FROM account WHERE email = ?', $admin_email);
$admin->get(site() . $_) for '/admin/comptes', '/admin/candidatures';
like(
    entries($id),
    qr/password-right enrolled accounts-read applications-read/,
    'so does the département, with both its factors');
my $half = sign_in($admin_email, 'trois mots tranquilles');
send_form($half, code => '000000');
like(entries($id), qr/password-right code-failed$/, 'a second factor that failed');

# The département filters.
$admin->get(site() . "/admin/journal?compte=$pupil");
like(words($admin->content), qr/Connexion refusée/, 'by account');
valid_xml(page_xml($admin, "/admin/journal?compte=$pupil"), '/admin/journal');
$admin->get(site() . "/admin/journal?compte=$pupil&quoi=signed-in");
my ($table) = $admin->content =~ m{<tbody>(.*?)</tbody>}s;
unlike($table, qr/Connexion refusée/, 'by kind');
$admin->get(site() . "/admin/journal?compte=$pupil&au=" . day(-1));
like(words($admin->content), qr/Rien de tel/, 'by days');
db()->do(
    'INSERT INTO audit (happened_at, account_id, role, action, subject) SELECT UTC_TIMESTAMP(), ?, "pupil", "exported", "offers" FROM seq_1_to_60',
    undef, $other);
$admin->get(site() . "/admin/journal?compte=$other&quoi=exported");
is(scalar(() = $admin->content =~ /<tr[ >]/g), 51, 'by pages');
$admin->follow_link(text => 'Plus anciens');
is(scalar(() = $admin->content =~ /<tr[ >]/g), 11, 'to the end');
is($admin->get(site() . "/admin/journal?$_")->code, 200, "nothing breaks it: $_")
    for 'compte=x&du=hier&avant=-1', 'quoi=%27%25&au=2026-99-99';

# One line each in the log, without a name or an address.
my $lines = join '',
    grep { /event=trail/ && /subject-id=$pupil\b|account=$pupil\b/ } map { log_lines($_) } glob(var() . '/log/*.log');
like(
    $lines,
    qr/event=trail action=sign-in-failed role=visitor account=0 subject=account subject-id=$pupil/,
    'the log has it');
unlike($lines, qr/\@|127\.0/, 'and names nobody');
done_testing;

sub log_lines { open(my $in, '<', $_[0]) or return; return <$in> }
