# The files that people take away: opened by an independent reader (openpyxl, a CSV parser), against
# the screen and the database. What a role may not see is empty; no cell is a formula; who is told no
# gets a page that says why.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use File::Temp qw(tempfile);

# A file through openpyxl: for each row the cells as [type, value, number format]; and the set-up.
sub openpyxl {
    my ($bytes) = @_;
    my ($out, $name) = tempfile(SUFFIX => '.xlsx', UNLINK => 1);
    binmode $out;
    print $out $bytes;
    close $out;
    my $script = <<'PY';
import sys, json, openpyxl
w = openpyxl.load_workbook(sys.argv[1]); s = w.worksheets[0]
def cell(c):
    v = c.value
    return [c.data_type, v.isoformat() if hasattr(v, 'isoformat') else v, c.number_format, c.alignment.horizontal]
print(json.dumps({'rows': [[cell(c) for c in r] for r in s.iter_rows()], 'freeze': s.freeze_panes,
  'filter': s.auto_filter.ref, 'width': s.column_dimensions['A'].width, 'repeat': s.print_title_rows,
  'landscape': s.page_setup.orientation, 'fit': s.page_setup.fitToWidth, 'title': w.properties.title}))
PY
    open(my $in, '-|:raw', '/usr/bin/python3', '-c', $script, $name) or die $!;
    return JSON::decode_json(do { local $/; <$in> });
}

# A CSV as Python's reader has it.
sub csv {
    my ($bytes) = @_;
    my ($out, $name) = tempfile(UNLINK => 1);
    binmode $out;
    print $out $bytes;
    close $out;
    open(
        my $in,
        '-|:raw',
        '/usr/bin/python3',
        '-c',
        'import sys, csv, json; print(json.dumps(list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline=""), delimiter=";"))))',
        $name
    ) or die $!;
    return JSON::decode_json(do { local $/; <$in> });
}

# The XML of a page, as someone signed in.
sub page_of {
    my ($mech, $path) = @_;
    my $answer = $mech->get(site() . $path . ($path =~ /\?/ ? '&' : '?') . 'format=xml');
    return XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none'));
}

# The first cells of a CSV's rows.
sub ids_of {
    my ($answer) = @_;
    my ($head, @rows) = @{ csv($answer->decoded_content(charset => 'none')) };
    return [map { $_->[0] } @rows];
}

my @application
    = qw(CANDIDATURE_ID AVIS_EMPLOYEUR AVIS_REFERENT AVIS_ELEVE ETAT_OFFRE DATE_MISE_A_JOUR_CANDIDATURE GENRE_ELEVE PRENOM NOM AGE ADRESSE TELEPHONE EMAIL NOM_COLLEGE VILLE COLLEGE_PRIORITAIRE NOM_EMPLOYEUR TITRE_STAGE PRENOM_REFERENT NOM_REFERENT EMAIL_REFERENT DATE_CREATION);
my @offer = qw(O.ID TITRE CONTACT TELEPHONE VILLE CREATION DEBUT FIN PLACES E.ID);

my $owner = make_employer();
my ($offer) = make_offer(owner => $owner, seats => 2);
db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, q{=HYPERLINK("http://x";"a")}, $offer);
my ($waiting, $accepted) = map { scalar make_pupil() } 1, 2;
my $referent = unique('paule') . '@college.example';
my %application = map {
    $_ => scalar apply_as(
        $_, $offer,
        referent => 'autre',
        'referent-name' => 'Paule Martin',
        'referent-email' => $referent)
} $waiting, $accepted;
db()->do('UPDATE account SET last_name = ?, first_name = ? WHERE id = ?', undef, "+33;=1+1\"", '@SUM(A1)', $waiting);
db()->do('UPDATE pupil SET address = "1 rue du Test", postcode = "44000", town = "Nantes" WHERE account_id IN (?, ?)',
    undef, $waiting, $accepted);
db()->do('UPDATE account SET mobile = "+33612345678" WHERE id IN (?, ?)', undef, $waiting, $accepted);
my $employer = browser_of($owner);
answer($employer, "/candidatures/$application{$accepted}", 'accepter');

subtest 'the employer’s applications, as a spreadsheet' => sub {
    my $file = $employer->get(site() . '/export/detail-candidatures.xlsx');
    is($file->code, 200, 'it comes');
    is(
        $file->header('Content-Type'),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'as what it is');
    like(
        $file->header('Content-Disposition'),
        qr/^attachment; filename="detail-candidatures-\d{4}-\d\d-\d\d\.xlsx"$/,
        'with a name');
    is($file->header('Cache-Control'), 'no-store', 'that nobody keeps');
    my $sheet = openpyxl($file->decoded_content(charset => 'none'));
    my ($head, @rows) = @{ $sheet->{rows} };
    is_deeply([map { $_->[1] } @$head], \@application, 'the columns of the reference');
    is(scalar @rows, 2, 'all of them');
    is_deeply([grep { $_->[0] eq 'f' } map { @$_ } @rows], [], 'no formula');
    my %row = map {
        my $row = $_;
        $row->[0][1] => { map { $application[$_] => $row->[$_] } 0 .. $#application }
    } @rows;
    my ($one, $other) = @row{ @application{ $waiting, $accepted } };
    is($one->{CANDIDATURE_ID}[0], 'n', 'numbers are numbers');
    is_deeply(
        [map { $one->{$_}[3] } qw(CANDIDATURE_ID DATE_CREATION)],
        ['left', 'left'],
        'under their names, where they touch no other');
    is($one->{DATE_CREATION}[0], 'd', 'dates are dates');
    is($one->{DATE_CREATION}[2], 'dd/mm/yyyy hh:mm', 'as one writes them');
    is($one->{NOM}[1], "+33;=1+1\"", 'what was typed is there, as a text');
    is($one->{TITRE_STAGE}[0], 's', 'a title that looks like a formula too');
    is($one->{$_}[1], undef, "$_ only once accepted") for qw(AGE ADRESSE EMAIL_REFERENT);
    like($other->{ADRESSE}[1], qr/1 rue du Test 44000 Nantes/, 'then the address');
    cmp_ok($other->{AGE}[1], '>', 10, 'and the age');
    is($other->{EMAIL_REFERENT}[1], $referent, 'and the referent’s address');
    is($other->{AVIS_EMPLOYEUR}[1], 'ACCEPTÉ', 'the employer’s opinion');
    is($one->{AVIS_EMPLOYEUR}[1], 'EN ATTENTE', 'or none yet');
    is($one->{ETAT_OFFRE}[1], 'OUVERTE', 'the offer');
    is("$one->{PRENOM_REFERENT}[1] $one->{NOM_REFERENT}[1]", 'Paule Martin', 'the referent');
    is($sheet->{freeze}, 'A2', 'the header stays');
    is($sheet->{filter}, 'A1:V3', 'with a filter');
    is($sheet->{landscape}, 'landscape', 'ready to print');
    is($sheet->{repeat}, '$1:$1', 'with the header on each page');
    cmp_ok($sheet->{width}, '>', 12, 'columns are wide enough');
    is($sheet->{title}, 'Détail des candidatures', 'and it has a title');
};

subtest 'the same as CSV' => sub {
    my $file = $employer->get(site() . '/export/detail-candidatures.csv')->decoded_content(charset => 'none');
    like($file, qr/^\xEF\xBB\xBFCANDIDATURE_ID;/, 'with its mark and semicolons');
    like($file, qr/\r\n\z/, 'with line ends of the RFC');
    my ($head, @rows) = @{ csv($file) };
    is_deeply($head, \@application, 'the same columns');
    is_deeply([grep { /^\s*["']?\s*[=+\-@\t\r]/ && !/^'/ } map { @$_ } @rows], [], 'no cell begins a formula');
    my ($row) = grep { $_->[0] == $application{$waiting} } @rows;
    is($row->[8], "'+33;'=1+1\"", 'nor one that is split elsewhere; it can still be read');
    is($row->[7], q{'@SUM(A1)}, 'what was typed is kept');
    like($row->[21], qr{^\d\d/\d\d/\d{4} \d\d:\d\d$}, 'dates as spreadsheets of the country read them');
};

subtest 'what the page holds' => sub {
    my ($other) = make_offer(owner => $owner, seats => 1);
    is_deeply(
        ids_of($employer->get(site() . '/export/detail-candidatures.csv?liste=a-traiter')),
        [$application{$waiting}],
        'the list to answer');
    is_deeply(
        ids_of($employer->get(site() . '/export/detail-candidatures.csv?liste=traitees')),
        [$application{$accepted}],
        'the other one');
    for my $query ('', '?tri=titre&sens=croissant', "?numero=$other", '?tri=periode&sens=decroissant') {
        my $page = page_of($employer, "/offres/mes-offres$query");
        my @shown = map { $_->getAttribute('id') } $page->findnodes('//managed-offer');
        my $link = $page->findvalue('//own-offers/@export');
        my ($head, @rows)
            = @{ csv($employer->get(site() . "/export/vos-offres.csv$link")->decoded_content(charset => 'none')) };
        is_deeply($head, \@offer, 'the columns of the reference') if $query eq '';
        is_deeply([map { $_->[0] } @rows], \@shown, "the offers of « $query », in their order");
    }
    $employer->get(site() . '/candidatures');
    $employer->content_contains('/export/detail-candidatures.xlsx?liste=a-traiter', 'the page leads to its file');
};

subtest 'what is not known is refused, on a page' => sub {
    for my $odd (
        'detail-candidatures.csv?liste=x', 'detail-candidatures.xlsx?etat=perdu',
        'detail-candidatures.csv?semaine=demain', 'detail-candidatures.csv?tri=x',
        'vos-offres.xlsx?tri=x', 'vos-offres.csv?sens=haut',
        'vos-offres.csv?du=hier')
    {
        my $page = $employer->get(site() . "/export/$odd");
        is($page->code, 422, "$odd");
        like(words($page->decoded_content), qr/Ce fichier n’a pas été préparé.*Le filtre «/s, 'says why');
        is($page->header('Content-Disposition'), undef, 'and is no file');
    }
    like(
        words($employer->get(site() . '/export/vos-offres.csv?tri=x')->decoded_content),
        qr/«\htri\h» ne connaît pas la valeur «\hx\h»/,
        'a value that is not known');
    like(
        words($employer->get(site() . '/export/vos-offres.csv?etat=x')->decoded_content),
        qr/«\hetat\h» n’existe pas pour «\hVos offres\h»/,
        'a filter that is not there');
    valid_xml(page_of($employer, '/export/vos-offres.csv?tri=x'), 'the refusal');
};

subtest 'nobody else’s' => sub {
    my $stranger = browser_of(scalar make_employer());
    is(
        scalar @{ csv($stranger->get(site() . '/export/detail-candidatures.csv')->decoded_content(charset => 'none')) },
        1,
        'another employer has none of it');
};

subtest 'a school’s pupils' => sub {
    my $school = make_school();
    my $staff = browser_of(scalar make_staff(school => $school));
    my ($placed, $idle)
        = map { scalar make_pupil(school => $school, last_name => unique('Élève '), class => $_) } '3e A', '3e C';
    my $placement = apply_as($placed, scalar make_offer(owner => $owner));
    answer($employer, "/candidatures/$placement", 'accepter');
    answer(browser_of($placed), "/candidatures/$placement", 'confirmer');
    for my $query ('', '?statut=placed', '?statut=unplaced') {
        my $page = page_of($staff, "/candidatures$query");
        my @shown = map { join ' ', $_->getAttribute('last-name'), $_->getAttribute('first-name') }
            $page->findnodes('//pupil-row');
        cmp_ok(scalar @shown, '>', 0, "some are « $query »");
        my ($head, @rows) = @{
            csv(
                $staff->get(site() . '/export/eleves.csv' . $page->findvalue('//@export'))
                    ->decoded_content(charset => 'none')) };
        is_deeply([map { s/^'//r } map { "$_->[1] $_->[2]" } @rows], \@shown, "as « $query » shows them");
    }
    my ($head, @rows) = @{ csv($staff->get(site() . '/export/stages.csv')->decoded_content(charset => 'none')) };
    is(scalar @rows, 1, 'the placement');
    is_deeply([grep { $_->[3] eq '' || $_->[4] !~ m{^\d\d/\d\d/\d{4}$} } @rows],
        [], 'placements have a place and dates');
    is($staff->get(site() . '/export/sans-stage.xlsx')->code, 200, 'those without too');
    is($staff->get(site() . '/export/eleves.csv?statut=x')->code, 422, 'an unknown filter is refused');
    cmp_ok(db_value('SELECT COUNT(*) FROM audit WHERE action = "export" AND detail LIKE "stages.csv, %"'),
        '>', 0, 'it is in the trail');
};

subtest 'the département: with a reason, prepared apart' => sub {
    my $admin = admin();
    my $ask = sub {
        my (%fields) = @_;
        $admin->get(site() . '/export/admin');
        my ($token) = $admin->content =~ /name="csrf" value="([^"]+)"/;
        my ($once) = $admin->content =~ /name="once" value="([^"]+)"/;
        $admin->max_redirect(0);
        my $answer = $admin->post(
            site() . '/export/admin',
            {
                csrf => $token,
                once => $once,
                fichier => 'candidatures',
                format => 'csv',
                reason => 'Bilan de fin d’année',
                %fields
            });
        $admin->max_redirect(7);
        return ($answer, $token, $once);
    };
    my ($none) = $ask->(reason => '');
    is($none->code, 422, 'no file without a reason');
    is(($ask->(du => 'hier'))[0]->code, 422, 'an unknown day is refused');
    is(($ask->(du => '2026-05-02', au => '2026-05-01'))[0]->code, 422, 'an end before its beginning too');
    is(($ask->(etat => 'x'))[0]->code, 422, 'an unknown state too');
    is(($ask->(role => 'pupil'))[0]->code, 422, 'a filter of another list too');
    is(($ask->(fichier => 'x'))[0]->code, 422, 'and an unknown file');

    for my $file (qw(offres candidatures employeurs etablissements eleves-sans-stage comptes)) {
        my $reason = unique('motif');
        my ($answer) = $ask->(fichier => $file, reason => $reason, format => $file eq 'offres' ? 'xlsx' : 'csv');
        is($answer->code, 303, "$file: asked for");
        my $path = $answer->header('Location') =~ s/^\Q@{[site()]}\E//r;
        my $page;
        until_true("$file is ready",
            sub { ($page = page_of($admin, $path))->findvalue('//export-file/@state') =~ /done|failed/ });
        valid_xml($page, 'the page that waits');
        is($page->findvalue('//export-file/@state'), 'done', 'made');
        my $format = $page->findvalue('//export-file/@format');
        my $bytes = $admin->get(site() . "$path.$format")->decoded_content(charset => 'none');
        my $rows = $format eq 'csv' ? csv($bytes) : openpyxl($bytes)->{rows};
        is(scalar(@$rows) - 1, $page->findvalue('//export-file/@rows') =~ s/\D//gr, 'with all its rows');
        is(
            db_value(
                'SELECT COUNT(*) FROM audit WHERE action = "export" AND detail LIKE ?', "$file.$format, %$reason%"
            ),
            1,
            'in the trail, with its reason');
        is(browser_of($owner)->get(site() . "$path.$format")->code, 404, 'for nobody else');
        is($admin->get(site() . "$path." . ($format eq 'csv' ? 'xlsx' : 'csv'))->code, 404, 'in no other format');
    }
    my ($first, $token, $once) = $ask->(fichier => 'etablissements');
    $admin->max_redirect(0);
    my $again = $admin->post(
        site() . '/export/admin',
        [csrf => $token, once => $once, fichier => 'etablissements', format => 'csv', reason => 'Bilan de fin d’année']
    );
    is($again->header('Location'), $first->header('Location'), 'a second click leads to the first file');
    my ($id) = $first->header('Location') =~ /(\d+)$/;
    until_true('it is made', sub { db_value('SELECT state FROM export_job WHERE id = ?', $id) eq 'done' });
    db()->do('UPDATE export_job SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 MINUTE WHERE id = ?', undef, $id);
    is($admin->get(site() . "/export/fichiers/$id")->code, 404, 'after an hour it is gone');
};

subtest 'what the département’s list shows is what its file holds' => sub {
    my $admin = admin();
    my @shown
        = map { $_->getAttribute('id') } page_of($admin, "/admin/candidatures?q=$offer")->findnodes('//application');
    $admin->get(site() . '/admin/candidatures?q=' . $offer);
    $admin->follow_link_ok({ text_regex => qr/Exporter cette liste/ }, 'from the page of a list');
    $admin->submit_form_ok({ with_fields => { reason => 'Contrôle', format => 'csv' } }, 'to its file');
    my $path = $admin->uri->path;
    until_true('it is ready', sub { page_of($admin, $path)->findvalue('//export-file/@state') eq 'done' });
    my ($head, @rows) = @{ csv($admin->get(site() . "$path.csv")->decoded_content(charset => 'none')) };
    is_deeply([map { $_->[0] } @rows], \@shown, 'the same, in the same order');
};

subtest 'a file left half made is made again; one that lacks a piece is a broken download' => sub {
    my $admin = admin();
    $admin->get(site() . '/export/admin');
    $admin->submit_form_ok({ with_fields => { fichier => 'comptes', reason => 'Reprise', format => 'csv' } });
    my $path = $admin->uri->path;
    my ($id) = $path =~ /(\d+)$/;
    until_true('it is ready', sub { page_of($admin, $path)->findvalue('//export-file/@state') eq 'done' });
    db()->do('UPDATE export_job SET state = "running", alive_at = UTC_TIMESTAMP() - INTERVAL 6 MINUTE WHERE id = ?',
        undef, $id);
    until_true('it is made again', sub { page_of($admin, $path)->findvalue('//export-file/@state') eq 'done' });
    is(db_value('SELECT SUM(LENGTH(bytes)) FROM export_piece WHERE job_id = ?', $id),
        db_value('SELECT size FROM export_job WHERE id = ?', $id), 'whole');
    db()->do('UPDATE export_piece SET bytes = REPEAT("x", 200000) WHERE job_id = ?', undef, $id);
    db()->do('UPDATE export_job SET size = 201000 WHERE id = ?', undef, $id);
    my $cut = $admin->get(site() . "$path.csv");
    # Compressed or not, the connection ends before the body does, at once.
    for my $coding ('identity', 'gzip') {
        my ($cookie) = $admin->cookie_jar->as_string =~ /(stage3e="?[^";]+)/;
        open(
            my $curl, '-|', 'curl', '-s', '-m', 20, '-o', '/dev/null', '-w', '%{http_code} %{exitcode}',
            '-H', "Accept-Encoding: $coding",
            '-H',
            'Cookie: ' . $cookie =~ s/"//gr,
            site() . "$path.csv"
        ) or die $!;
        is(do { local $/; <$curl> }, '200 18', "a file that is cut does not look whole ($coding)");
    }
};

# An employer asks for a file to be prepared, as the page of a long list does.
sub prepare {
    my ($mech, %fields) = @_;
    $mech->get(site() . '/candidatures');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
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
        VALUES (?, "employer", "vos-offres", "csv", "", ?, ?, UTC_TIMESTAMP() - INTERVAL ? MINUTE, UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR)',
        undef, $account, $state, $state eq 'waiting' ? 0 : 1, $minutes // 0);
    return db_value('SELECT LAST_INSERT_ID()');
}

subtest 'three at once for an account, and the others’ come in between' => sub {
    my ($busy, $other) = map { scalar make_employer() } 1, 2;
    my $mech = browser_of($busy);
    my @running = map { job_insert($busy, 'running', 2) } 1 .. 3;
    my $page = prepare($mech);
    is($page->code, 429, 'a fourth is refused');
    like(words($page->decoded_content), qr/Trois de vos fichiers sont déjà en préparation/, 'and it is said');
    like($page->decoded_content, qr{href="/export/fichiers/$running[0]"}, 'with those that are being prepared');
    $page = page_of($mech, "/export/fichiers/$running[0]");
    is(db_value('SELECT tries FROM export_job WHERE id = ?', $running[0]),
        1, 'one of which was said nothing for two minutes is not taken for dead');
    db()->do('DELETE FROM export_job WHERE account_id = ?', undef, $busy);
    job_insert($busy, 'done') for 1 .. 2;
    my ($first, $second) = (job_insert($busy, 'waiting'), job_insert($other, 'waiting'));
    page_of(browser_of($other), "/export/fichiers/$second");
    until_true(
        'both are ready',
        sub { db_value('SELECT COUNT(*) FROM export_job WHERE id IN (?, ?) AND state = "done"', $first, $second) == 2 }
    );
    my ($before, $after) = map {
        db_value(
            'SELECT MAX(id) FROM audit WHERE action = "export" AND account_id = ? AND detail = "vos-offres.csv, 0 ligne, fichier prêt"',
            $_)
    } $other, $busy;
    cmp_ok($before, '<', $after, 'who had none before comes before who had two');
};

subtest 'a form’s key is of its account, and a key' => sub {
    my ($one, $two) = map { browser_of(scalar make_employer()) } 1, 2;
    is(prepare($one, once => 'x')->code, 400, 'none that is none');
    my @answers = map { prepare($_)->header('Location') } $one, $two, $one;
    isnt($answers[0], $answers[1], 'two accounts with one key have a file each');
    is($answers[0], $answers[2], 'the same click again leads to the first');
    my $admin = admin();
    $admin->get(site() . '/export/admin');
    my ($token) = $admin->content =~ /name="csrf" value="([^"]+)"/;
    my $again = $admin->post(site() . '/export/admin',
        { csrf => $token, once => 'x', fichier => 'comptes', format => 'csv', reason => 'Bilan de fin d’année' });
    is($again->code, 422, 'the form comes again');
    like($again->decoded_content, qr/name="once" value="[\w-]{43}"/, 'with a key that is one');
    like($again->decoded_content, qr/value="Bilan de fin d’année"/, 'and what was typed');
};

subtest 'a long list is counted by who makes it' => sub {
    my ($admin, $domain) = (scalar admin(), unique('long') . '.example');
    db()->do(
        'INSERT INTO account (role, email, password_hash, state, last_name, first_name, created_at) SELECT "employer", CONCAT("n", seq, "@", ?), "", "inactive", "Long", "Liste", UTC_TIMESTAMP() FROM seq_1_to_2001',
        undef, $domain);
    $admin->get(site() . "/export/admin?fichier=comptes&q=$domain");
    $admin->submit_form_ok(
        { with_fields => { fichier => 'comptes', q => $domain, reason => 'Longue liste', format => 'csv' } });
    my $path = $admin->uri->path;
    until_true('it is ready', sub { page_of($admin, $path)->findvalue('//export-file/@state') eq 'done' });
    is(page_of($admin, $path)->findvalue('//export-file/@rows') =~ s/\D//gr, 2001, 'all rows');
    is(
        db_value(
            'SELECT COUNT(*) FROM audit WHERE action = "export" AND detail LIKE "comptes.csv, plus de 2000 lignes%Longue liste"'
        ),
        1,
        'the trail has who asked');
    is(
        db_value(
            'SELECT COUNT(*) FROM audit WHERE action = "export" AND detail = "comptes.csv, 2001 lignes, fichier prêt"'),
        1,
        'and how many were taken');
    db()->do('DELETE FROM account WHERE email LIKE ?', undef, "%\@$domain");
};

# A calendar as an independent parser has it: the events, their text as people read it.
sub calendar {
    my ($bytes) = @_;
    my ($out, $name) = tempfile(UNLINK => 1);
    binmode $out;
    print $out $bytes;
    close $out;
    my $script = <<'PY';
import sys, json, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
def plain(v): return v.dt.isoformat() if hasattr(v, 'dt') else str(v)
print(json.dumps({'version': str(c['version']), 'errors': c.errors, 'events': [{k.lower(): plain(v) for k, v in e.items()} for e in c.walk('VEVENT')]}))
PY
    open(my $in, '-|:raw', '/usr/bin/python3', '-c', $script, $name) or die $!;
    return JSON::decode_json(do { local $/; <$in> });
}

subtest 'a placement in a calendar' => sub {
    my $pupil = make_pupil();
    my $title = "Bois ; pain, \\ et « crème » \x{1F9C1} " . 'é' x 60;
    my $placement = apply_as($pupil, scalar make_offer(owner => $owner));
    db()->do(
        'UPDATE offer SET title = ?, hours = "8 h, 12 h; 13 h", address = "1, rue du Port" WHERE id = (SELECT offer_id FROM application WHERE id = ?)',
        undef, $title, $placement);
    answer($employer, "/candidatures/$placement", 'accepter');
    my $mech = browser_of($pupil);
    answer($mech, "/candidatures/$placement", 'confirmer');
    my $bytes = $mech->get(site() . "/export/stages/$placement.ics")->decoded_content(charset => 'none');
    is(scalar(grep { length > 75 } split /\r\n/, $bytes), 0, 'no line is too long (RFC 5545, 3.1)');
    is(scalar(() = $bytes =~ /(?<!\r)\n/g), 0, 'each ends as it must');
    my $calendar = calendar($bytes);
    is_deeply(
        [$calendar->{version}, $calendar->{errors}, scalar @{ $calendar->{events} }],
        ['2.0', [], 1],
        'a parser reads one event');
    my $event = $calendar->{events}[0];
    my ($first, $after) = db()->selectrow_array(
        'SELECT w.first_on, w.last_on + INTERVAL 1 DAY FROM application a JOIN offer_week w USING (offer_id, monday) WHERE a.id = ?',
        undef, $placement);
    is_deeply([@$event{qw(dtstart dtend)}], [$first, $after], 'whole days, to the one after the last');
    is($event->{summary} =~ s/\h+/ /gr, "Stage de 3e : $title", 'the title, whatever is in it');
    is($event->{location}, '1, rue du Port, 44000 Nantes', 'the place');
    like($event->{description}, qr/\nHoraires\h: 8 h, 12 h; 13 h\nContact\h: /, 'hours and contact, line by line');
    like($event->{uid}, qr/^stage-$placement@/, 'with a name of its own');
};
done_testing;
