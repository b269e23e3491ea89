# The trail: what is sensitive leaves an entry, with who, when and from where; one line in the log
# without a name; its owner sees it, the département filters it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# What was done by an account or to it.
sub entries {
    my ($account) = @_;
    my $actions
        = db()
        ->selectcol_arrayref(
        'SELECT action FROM audit WHERE account_id = ? OR (subject = "account" AND subject_id = ?) ORDER BY id',
        undef, $account, $account);
    return join ' ', @$actions;
}

# A pupil whose sign-in failed, then not: their number and browser.
sub signed_in_at_last {
    my ($pupil, $email) = make_pupil(school => make_school());
    sign_in($email, 'faux');
    return ($pupil, sign_in($email));
}

subtest 'a sign-in leaves an entry, one that failed too' => sub {
    my ($pupil) = signed_in_at_last();
    is(entries($pupil), 'sign-in-failed signed-in', 'both are there');
    my $origins = 'SELECT GROUP_CONCAT(DISTINCT origin) FROM audit WHERE account_id = ? OR subject_id = ?';
    is(db_value($origins, $pupil, $pupil), '127.0.0.0', 'from which network, no more');
    is(db_value('SELECT account_id FROM audit WHERE action = "sign-in-failed" AND subject_id = ?', $pupil),
        undef, 'a failure is nobody’s act');
};

subtest 'its owner sees it, and nobody else' => sub {
    my ($pupil, $mech) = signed_in_at_last();
    $mech->get(site() . '/compte/journal');
    like(words($mech->content), qr/Connexion .*Connexion refusée/s, 'the owner sees both');
    valid_xml(page_xml($mech, '/compte/journal'), '/compte/journal');
    my $theirs = browser_of(scalar make_pupil(school => make_school()));
    $theirs->get(site() . "/compte/journal?compte=$pupil");
    unlike(words($theirs->content), qr/Connexion refusée/, 'and nobody else');
};

subtest 'a school that reads its pupils leaves an entry an hour' => sub {
    my $school = make_school();
    my $pupil = make_pupil(school => $school);
    my $staff = make_staff(school => $school);
    my $reader = browser_of($staff);
    $reader->get(site() . $_)
        for ('/college/eleves', '/candidatures') x 2, "/candidatures/eleves/$pupil", '/college/eleves/codes';
    is(entries($staff), 'pupils-read pupil-read codes-read', 'a school reads its pupils');
};

subtest 'so does the département, with both its factors' => sub {
    my ($admin, $email) = admin();
    my $id = db_value('SELECT id FROM account WHERE email = ?', $email);
    $admin->get(site() . $_) for '/admin/comptes', '/admin/candidatures';
    like(entries($id), qr/password-right enrolled accounts-read applications-read/, 'what it reads');
    my $half = sign_in($email, 'trois mots tranquilles');
    send_form($half, code => '000000');
    like(entries($id), qr/password-right code-failed$/, 'a second factor that failed');
};

subtest 'the département filters by account, kind and day' => sub {
    my ($pupil) = signed_in_at_last();
    my $admin = admin();
    $admin->get(site() . "/admin/journal?compte=$pupil");
    like(words($admin->content), qr/Connexion refusée/, 'by account');
    valid_xml(page_xml($admin, "/admin/journal?compte=$pupil"), '/admin/journal');
    $admin->get(site() . "/admin/journal?compte=$pupil&quoi=signed-in");
    my ($table) = $admin->content =~ m{<tbody>(.*?)</tbody>}s;
    unlike($table, qr/Connexion refusée/, 'by kind');
    $admin->get(site() . "/admin/journal?compte=$pupil&au=" . day(-1));
    like(words($admin->content), qr/Rien de tel/, 'by days');
    is($admin->get(site() . "/admin/journal?$_")->code, 200, "nothing breaks it: $_")
        for 'compte=x&du=hier&avant=-1', 'quoi=%27%25&au=2026-99-99';
};

subtest 'many entries come in pages' => sub {
    my $pupil = make_pupil(school => make_school());
    my $admin = admin();
    db()->do(
        'INSERT INTO audit (happened_at, account_id, role, action, subject)
         SELECT UTC_TIMESTAMP(), ?, "pupil", "exported", "offers" FROM seq_1_to_60', undef, $pupil);
    my $rows = sub { scalar(() = $admin->content =~ /<tr[ >]/g) };
    $admin->get(site() . "/admin/journal?compte=$pupil&quoi=exported");
    is($rows->(), 51, 'by pages');
    $admin->follow_link(text => 'Plus anciens');
    is($rows->(), 11, 'to the end');
};

subtest 'one line each in the log, without a name or an address' => sub {
    my ($pupil) = signed_in_at_last();
    my $lines = join '', grep { /event=trail/ && /subject-id=$pupil\b|account=$pupil\b/ }
        map { lines_of($_) } glob(var() . '/log/*.log');
    like(
        $lines,
        qr/event=trail action=sign-in-failed role=visitor account=0 subject=account subject-id=$pupil/,
        'the log has it');
    unlike($lines, qr/\@|127\.0/, 'and names nobody');
};
done_testing;

sub lines_of { open(my $in, '<', $_[0]) or return; return <$in> }
