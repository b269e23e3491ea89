# The files that employers and schools take away: opened by an independent reader (openpyxl, a CSV parser), against
# the screen and the database. What a role may not see is empty; no cell is a formula; who is told no
# gets a page that says why. Those that are prepared apart are t/http/exports-prepared.t.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my @application = (
    qw(CANDIDATURE_ID AVIS_EMPLOYEUR AVIS_REFERENT AVIS_ELEVE ETAT_OFFRE DATE_MISE_A_JOUR_CANDIDATURE),
    qw(GENRE_ELEVE PRENOM NOM AGE ADRESSE TELEPHONE EMAIL NOM_COLLEGE VILLE COLLEGE_PRIORITAIRE),
    qw(NOM_EMPLOYEUR TITRE_STAGE PRENOM_REFERENT NOM_REFERENT EMAIL_REFERENT DATE_CREATION));
my @offer = qw(O.ID TITRE CONTACT TELEPHONE VILLE CREATION DEBUT FIN PLACES E.ID);

# An offer whose title, and a pupil whose names, begin formulas; one application of two is accepted.
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

sub bytes_at { my ($mech, $path) = @_; return $mech->get(site() . $path)->decoded_content(charset => 'none') }

# The rows of a CSV, its head apart.
sub rows_at { my ($head, @rows) = @{ csv_rows(bytes_at(@_)) }; return ($head, @rows) }

# The first cells of a CSV's rows.
sub ids_at {
    my ($head, @rows) = rows_at(@_);
    return [map { $_->[0] } @rows];
}

# The employer's applications through openpyxl: for each row the cells as [type, value, number format, alignment];
# and the set-up. Opened once.
my $opened;

sub sheet {
    return $opened if $opened;
    my $file = file_of(bytes_at($employer, '/export/detail-candidatures.xlsx'), '.xlsx');
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
    open(my $in, '-|:raw', '/usr/bin/python3', '-c', $script, "$file") or die $!;
    return $opened = JSON::decode_json(do { local $/; <$in> });
}

# Of that sheet the rows of the pupil who waits and of the one who is accepted, by the names of their columns.
sub waiting_and_accepted {
    my ($head, @rows) = @{ sheet()->{rows} };
    my %row = map {
        my $row = $_;
        $row->[0][1] => { map { $application[$_] => $row->[$_] } 0 .. $#application }
    } @rows;
    return @row{ @application{ $waiting, $accepted } };
}

subtest 'the employer’s applications come as a spreadsheet that nobody keeps' => sub {
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
    my ($head, @rows) = @{ sheet()->{rows} };
    is_deeply([map { $_->[1] } @$head], \@application, 'the columns of the reference');
    is(scalar @rows, 2, 'all of them');
};

subtest 'its cells are numbers, dates and texts, none is a formula' => sub {
    my ($head, @rows) = @{ sheet()->{rows} };
    is_deeply([grep { $_->[0] eq 'f' } map { @$_ } @rows], [], 'no formula');
    my ($one) = waiting_and_accepted();
    is($one->{CANDIDATURE_ID}[0], 'n', 'numbers are numbers');
    is_deeply(
        [map { $one->{$_}[3] } qw(CANDIDATURE_ID DATE_CREATION)],
        ['left', 'left'],
        'under their names, where they touch no other');
    is($one->{DATE_CREATION}[0], 'd', 'dates are dates');
    is($one->{DATE_CREATION}[2], 'dd/mm/yyyy hh:mm', 'as one writes them');
    is($one->{NOM}[1], "+33;=1+1\"", 'what was typed is there, as a text');
    is($one->{TITRE_STAGE}[0], 's', 'a title that looks like a formula too');
};

subtest 'a pupil’s age and address, and the referent’s, are there once accepted, not before' => sub {
    my ($one, $other) = waiting_and_accepted();
    is($one->{$_}[1], undef, "$_ only once accepted") for qw(AGE ADRESSE EMAIL_REFERENT);
    like($other->{ADRESSE}[1], qr/1 rue du Test 44000 Nantes/, 'then the address');
    cmp_ok($other->{AGE}[1], '>', 10, 'and the age');
    is($other->{EMAIL_REFERENT}[1], $referent, 'and the referent’s address');
    is($other->{AVIS_EMPLOYEUR}[1], 'ACCEPTÉ', 'the employer’s opinion');
    is($one->{AVIS_EMPLOYEUR}[1], 'EN ATTENTE', 'or none yet');
    is($one->{ETAT_OFFRE}[1], 'OUVERTE', 'the offer');
    is("$one->{PRENOM_REFERENT}[1] $one->{NOM_REFERENT}[1]", 'Paule Martin', 'the referent');
};

subtest 'it is ready to be read and printed' => sub {
    my $sheet = sheet();
    is($sheet->{freeze}, 'A2', 'the header stays');
    is($sheet->{filter}, 'A1:V3', 'with a filter');
    is($sheet->{landscape}, 'landscape', 'ready to print');
    is($sheet->{repeat}, '$1:$1', 'with the header on each page');
    cmp_ok($sheet->{width}, '>', 12, 'columns are wide enough');
    is($sheet->{title}, 'Détail des candidatures', 'and it has a title');
};

subtest 'as CSV it has the same, and no cell that begins a formula' => sub {
    my $file = bytes_at($employer, '/export/detail-candidatures.csv');
    like($file, qr/^\xEF\xBB\xBFCANDIDATURE_ID;/, 'with its mark and semicolons');
    like($file, qr/\r\n\z/, 'with line ends of the RFC');
    my ($head, @rows) = @{ csv_rows($file) };
    is_deeply($head, \@application, 'the same columns');
    is_deeply([grep { /^\s*["']?\s*[=+\-@\t\r]/ && !/^'/ } map { @$_ } @rows], [], 'no cell begins a formula');
    my ($row) = grep { $_->[0] == $application{$waiting} } @rows;
    is($row->[8], "'+33;'=1+1\"", 'nor one that is split elsewhere; it can still be read');
    is($row->[7], q{'@SUM(A1)}, 'what was typed is kept');
    like($row->[21], qr{^\d\d/\d\d/\d{4} \d\d:\d\d$}, 'dates as spreadsheets of the country read them');
};

subtest 'a file has what the page shows, in its order' => sub {
    my ($other) = make_offer(owner => $owner, seats => 1);
    is_deeply(
        ids_at($employer, '/export/detail-candidatures.csv?liste=a-traiter'),
        [$application{$waiting}],
        'the list to answer');
    is_deeply(
        ids_at($employer, '/export/detail-candidatures.csv?liste=traitees'),
        [$application{$accepted}],
        'the other one');
    for my $query ('', '?tri=titre&sens=croissant', "?numero=$other", '?tri=periode&sens=decroissant') {
        my $page = page_xml($employer, "/offres/mes-offres$query");
        my @shown = map { $_->getAttribute('id') } $page->findnodes('//managed-offer');
        my $link = $page->findvalue('//own-offers/@export');
        my ($head, @rows) = rows_at($employer, "/export/vos-offres.csv$link");
        is_deeply($head, \@offer, 'the columns of the reference') if $query eq '';
        is_deeply([map { $_->[0] } @rows], \@shown, "the offers of « $query », in their order");
    }
    $employer->get(site() . '/candidatures');
    $employer->content_contains('/export/detail-candidatures.xlsx?liste=a-traiter', 'the page leads to its file');
};

subtest 'a filter that is not known is refused, on a page that says why' => sub {
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
    valid_xml(page_xml($employer, '/export/vos-offres.csv?tri=x'), 'the refusal');
};

subtest 'another employer has none of it' => sub {
    my $stranger = browser_of(scalar make_employer());
    is(scalar @{ csv_rows(bytes_at($stranger, '/export/detail-candidatures.csv')) }, 1, 'the head alone');
};

subtest 'a school takes away its pupils as it sees them, and their placements' => sub {
    my $school = make_school();
    my $staff = browser_of(scalar make_staff(school => $school));
    my ($placed, $idle)
        = map { scalar make_pupil(school => $school, last_name => unique('Élève '), class => $_) } '3e A', '3e C';
    make_placement(pupil => $placed);
    for my $query ('', '?statut=placed', '?statut=unplaced') {
        my $page = page_xml($staff, "/candidatures$query");
        my @shown = map { join ' ', $_->getAttribute('last-name'), $_->getAttribute('first-name') }
            $page->findnodes('//pupil-row');
        cmp_ok(scalar @shown, '>', 0, "some are « $query »");
        my ($head, @rows) = rows_at($staff, '/export/eleves.csv' . $page->findvalue('//@export'));
        is_deeply([map { s/^'//r } map { "$_->[1] $_->[2]" } @rows], \@shown, "as « $query » shows them");
    }
    my ($head, @rows) = rows_at($staff, '/export/stages.csv');
    is(scalar @rows, 1, 'the placement');
    is_deeply([grep { $_->[3] eq '' || $_->[4] !~ m{^\d\d/\d\d/\d{4}$} } @rows],
        [], 'placements have a place and dates');
    is($staff->get(site() . '/export/sans-stage.xlsx')->code, 200, 'those without too');
    is($staff->get(site() . '/export/eleves.csv?statut=x')->code, 422, 'an unknown filter is refused');
    cmp_ok(db_value('SELECT COUNT(*) FROM audit WHERE action = "export" AND detail LIKE "stages.csv, %"'),
        '>', 0, 'it is in the trail');
};
done_testing;
