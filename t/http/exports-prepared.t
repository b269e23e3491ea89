# Files that are prepared apart, long ones and those of the département: with a reason, for who asked, for an hour;
# a few at once, none half made.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub bytes_at { my ($mech, $path) = @_; return $mech->get(site() . $path)->decoded_content(charset => 'none') }

# The rows of a spreadsheet, through openpyxl.
sub xlsx_rows {
    my ($bytes) = @_;
    my $file = file_of($bytes, '.xlsx');
    my $script = 'import sys, openpyxl; print(openpyxl.load_workbook(sys.argv[1]).worksheets[0].max_row)';
    return said_by("/usr/bin/python3 -c '$script' $file") + 0;
}

# The page that waits for a file, once that is made or has failed.
sub made {
    my ($mech, $path, $what) = @_;
    my $page;
    until_true($what, sub { ($page = page_xml($mech, $path))->findvalue('//export-file/@state') =~ /done|failed/ });
    return $page;
}

# An employer asks for a file to be prepared, as the page of a long list does.
sub prepare {
    my ($mech, %fields) = @_;
    $mech->get(site() . '/candidatures');
    my $token = csrf_of($mech);
    $mech->max_redirect(0);
    my $answer = $mech->post(site() . '/export/preparer',
        { csrf => $token, once => 'e' x 43, fichier => 'vos-offres', format => 'csv', filtre => '', %fields });
    $mech->max_redirect(7);
    return $answer;
}
sub job_insert {
    my ($account, $state, $minutes) = @_;
    db()->do(
        'INSERT INTO export_job (account_id, role, code, format, filter, state, tries, alive_at, created_at, expires_at)
        VALUES (?, "employer", "vos-offres", "csv", "", ?, ?, UTC_TIMESTAMP() - INTERVAL ? MINUTE, UTC_TIMESTAMP(),
            UTC_TIMESTAMP() + INTERVAL 1 HOUR)',
        undef, $account, $state, $state eq 'waiting' ? 0 : 1, $minutes // 0);
    return db_value('SELECT LAST_INSERT_ID()');
}

# The administrator's form, and what one types there; the answer, with the form's key.
sub ask {
    my ($admin, %fields) = @_;
    $admin->get(site() . '/export/admin');
    my ($once) = $admin->content =~ /name="once" value="([^"]+)"/;
    my %form = (
        csrf => csrf_of($admin),
        once => $once,
        fichier => 'candidatures',
        format => 'csv',
        reason => 'Bilan de fin d’année',
        %fields);
    $admin->max_redirect(0);
    my $answer = $admin->post(site() . '/export/admin', \%form);
    $admin->max_redirect(7);
    return ($answer, $form{once});
}

# How many entries of the trail of exports have such a detail.
sub trail {
    my ($detail) = @_;
    return db_value('SELECT COUNT(*) FROM audit WHERE action = "export" AND detail LIKE ?', $detail);
}

subtest 'the département says why, and what of it, in words that are known' => sub {
    my $admin = admin();
    my $refuses = sub { my ($what, @fields) = @_; is((ask($admin, @fields))[0]->code, 422, $what) };
    $refuses->('no file without a reason', reason => '');
    $refuses->('an unknown day is refused', du => 'hier');
    $refuses->('an end before its beginning too', du => '2026-05-02', au => '2026-05-01');
    $refuses->('an unknown state too', etat => 'x');
    $refuses->('a filter of another list too', role => 'pupil');
    $refuses->('and an unknown file', fichier => 'x');
};

subtest 'each file has all its rows, is in the trail with its reason, and is for who asked' => sub {
    my $admin = admin();
    my $stranger = browser_of(scalar make_employer());
    for my $file (qw(offres candidatures employeurs etablissements eleves-sans-stage comptes)) {
        my $reason = unique('motif');
        my ($answer) = ask($admin, fichier => $file, reason => $reason, format => $file eq 'offres' ? 'xlsx' : 'csv');
        is($answer->code, 303, "$file: asked for");
        my $path = $answer->header('Location') =~ s/^\Q@{[site()]}\E//r;
        my $page = made($admin, $path, "$file is ready");
        valid_xml($page, 'the page that waits');
        is($page->findvalue('//export-file/@state'), 'done', 'made');
        my $format = $page->findvalue('//export-file/@format');
        my $bytes = bytes_at($admin, "$path.$format");
        my $rows = $format eq 'csv' ? scalar @{ csv_rows($bytes) } : xlsx_rows($bytes);
        is($rows - 1, $page->findvalue('//export-file/@rows') =~ s/\D//gr, 'with all its rows');
        is(trail("$file.$format, %$reason%"), 1, 'in the trail, with its reason');
        is($stranger->get(site() . "$path.$format")->code, 404, 'for nobody else');
        is($admin->get(site() . "$path." . ($format eq 'csv' ? 'xlsx' : 'csv'))->code, 404, 'in no other format');
    }
};

subtest 'a second click leads to the first file, which is gone after an hour' => sub {
    my $admin = admin();
    my ($first, $once) = ask($admin, fichier => 'etablissements');
    my ($again) = ask($admin, fichier => 'etablissements', once => $once);
    is($again->header('Location'), $first->header('Location'), 'the same file');
    my ($id) = $first->header('Location') =~ /(\d+)$/;
    made($admin, "/export/fichiers/$id", 'it is made');
    is(db_value('SELECT state FROM export_job WHERE id = ?', $id), 'done', 'well');
    db()->do('UPDATE export_job SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE id = ?', undef, $id);
    is($admin->get(site() . "/export/fichiers/$id")->code, 404, 'after an hour it is gone');
};

subtest 'what the département’s list shows is what its file holds' => sub {
    my $admin = admin();
    my $offer = make_offer(seats => 2);
    apply_as(scalar make_pupil(), $offer) for 1, 2;
    my @shown
        = map { $_->getAttribute('id') } page_xml($admin, "/admin/candidatures?q=$offer")->findnodes('//application');
    is(scalar @shown, 2, 'both are shown');
    $admin->get(site() . '/admin/candidatures?q=' . $offer);
    $admin->follow_link_ok({ text_regex => qr/Exporter cette liste/ }, 'from the page of a list');
    $admin->submit_form_ok({ with_fields => { reason => 'Contrôle', format => 'csv' } }, 'to its file');
    my $path = $admin->uri->path;
    is(made($admin, $path, 'it is ready')->findvalue('//export-file/@state'), 'done', 'made');
    my ($head, @rows) = @{ csv_rows(bytes_at($admin, "$path.csv")) };
    is_deeply([map { $_->[0] } @rows], \@shown, 'the same, in the same order');
};

# The path of a file of accounts that an administrator had prepared, and its number.
sub accounts_file {
    my ($admin, %fields) = @_;
    $admin->get(site() . '/export/admin');
    $admin->submit_form_ok({ with_fields => { fichier => 'comptes', format => 'csv', %fields } }, 'asked for');
    my $path = $admin->uri->path;
    is(made($admin, $path, 'it is ready')->findvalue('//export-file/@state'), 'done', 'made');
    return ($path, $path =~ /(\d+)$/);
}

subtest 'a file left half made is made again' => sub {
    my $admin = admin();
    my ($path, $id) = accounts_file($admin, reason => 'Reprise');
    db()->do('UPDATE export_job SET state = "running", alive_at = UTC_TIMESTAMP() - INTERVAL 6 MINUTE WHERE id = ?',
        undef, $id);
    is(made($admin, $path, 'it is made again')->findvalue('//export-file/@state'), 'done', 'made again');
    is(db_value('SELECT SUM(LENGTH(bytes)) FROM export_piece WHERE job_id = ?', $id),
        db_value('SELECT size FROM export_job WHERE id = ?', $id), 'whole');
};

subtest 'a file that lacks a piece is a broken download' => sub {
    my $admin = admin();
    my ($path, $id) = accounts_file($admin, reason => 'Coupure');
    db()->do('UPDATE export_piece SET bytes = REPEAT("x", 200000) WHERE job_id = ?', undef, $id);
    db()->do('UPDATE export_job SET size = 201000 WHERE id = ?', undef, $id);
    my ($cookie) = $admin->cookie_jar->as_string =~ /(stage3e="?[^";]+)/;
    # Compressed or not, the connection ends before the body does, at once.
    for my $coding ('identity', 'gzip') {
        open(
            my $curl, '-|',
            qw(curl -s -m 20 -o /dev/null -w),
            '%{http_code} %{exitcode}',
            '-H', "Accept-Encoding: $coding",
            '-H',
            'Cookie: ' . $cookie =~ s/"//gr,
            site() . "$path.csv"
        ) or die $!;
        is(do { local $/; <$curl> }, '200 18', "a file that is cut does not look whole ($coding)");
    }
};

subtest 'an account has three files prepared at once, no fourth' => sub {
    my $busy = make_employer();
    my $mech = browser_of($busy);
    my @running = map { job_insert($busy, 'running', 2) } 1 .. 3;
    my $page = prepare($mech);
    is($page->code, 429, 'a fourth is refused');
    like(words($page->decoded_content), qr/Trois de vos fichiers sont déjà en préparation/, 'and it is said');
    like($page->decoded_content, qr{href="/export/fichiers/$running[0]"}, 'with those that are being prepared');
    page_xml($mech, "/export/fichiers/$running[0]");
    is(db_value('SELECT tries FROM export_job WHERE id = ?', $running[0]),
        1, 'one of which was said nothing for two minutes is not taken for dead');
    db()->do('DELETE FROM export_job WHERE account_id = ?', undef, $busy);
};

subtest 'who had none before comes before who had two' => sub {
    my ($busy, $other) = map { scalar make_employer() } 1, 2;
    job_insert($busy, 'done') for 1 .. 2;
    my ($first, $second) = (job_insert($busy, 'waiting'), job_insert($other, 'waiting'));
    page_xml(browser_of($other), "/export/fichiers/$second");
    until_true(
        'both are ready',
        sub { db_value('SELECT COUNT(*) FROM export_job WHERE id IN (?, ?) AND state = "done"', $first, $second) == 2 }
    );
    my ($before, $after) = map {
        db_value(
            'SELECT MAX(id) FROM audit WHERE action = "export" AND account_id = ?
                AND detail = "vos-offres.csv, 0 ligne, fichier prêt"', $_)
    } $other, $busy;
    cmp_ok($before, '<', $after, 'the others’ come in between');
};

subtest 'a form’s key is of its account, and a key' => sub {
    my ($one, $two) = map { browser_of(scalar make_employer()) } 1, 2;
    is(prepare($one, once => 'x')->code, 400, 'none that is none');
    my @answers = map { prepare($_)->header('Location') } $one, $two, $one;
    isnt($answers[0], $answers[1], 'two accounts with one key have a file each');
    is($answers[0], $answers[2], 'the same click again leads to the first');
    my ($again) = ask(scalar admin(), fichier => 'comptes', once => 'x');
    is($again->code, 422, 'the form comes again');
    like($again->decoded_content, qr/name="once" value="[\w-]{43}"/, 'with a key that is one');
    like($again->decoded_content, qr/value="Bilan de fin d’année"/, 'and what was typed');
};

subtest 'a long list is counted by who makes it' => sub {
    my ($admin, $domain) = (scalar admin(), unique('long') . '.example');
    db()->do(
        'INSERT INTO account (role, email, password_hash, state, last_name, first_name, created_at)
        SELECT "employer", CONCAT("n", seq, "@", ?), "", "inactive", "Long", "Liste", UTC_TIMESTAMP()
            FROM seq_1_to_2001', undef, $domain);
    $admin->get(site() . "/export/admin?fichier=comptes&q=$domain");
    my $reason = unique('Longue liste ');
    $admin->submit_form_ok(
        { with_fields => { fichier => 'comptes', q => $domain, reason => $reason, format => 'csv' } });
    my $page = made($admin, $admin->uri->path, 'it is ready');
    is($page->findvalue('//export-file/@rows') =~ s/\D//gr, 2001, 'all rows');
    is(trail("comptes.csv, plus de 2000 lignes%$reason"), 1, 'the trail has who asked');
    is(trail('comptes.csv, 2001 lignes, fichier prêt'), 1, 'and how many were taken');
    db()->do('DELETE FROM account WHERE email LIKE ?', undef, "%\@$domain");
};
done_testing;
