# Documents to print: the codes of a school's pupils, the calendar of dates, the sheet of a
# placement. Tagged PDF, read by others' readers.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(decode);

# What the readers say of a PDF: sound, about it, its structure, its text, its pages.
sub pdf_of {
    my ($answer) = @_;
    my $bytes = $answer->decoded_content(charset => 'none');
    my $file = file_of($bytes, '.pdf');
    my $check = said_by("qpdf --check $file");
    is($? >> 8, 0, 'qpdf finds nothing wrong') or diag $check;
    my $info = said_by("pdfinfo $file");
    like($info, qr/Tagged:\s+yes/, 'tagged');
    like($bytes, qr{/Lang \(fr-FR\)}, 'in French');
    my %scope;
    $scope{$_}++ for $bytes =~ m{/S /TH\n(?:(?!endobj).)*?/Scope /(Row|Column)}sg;
    return {
        scope => \%scope,
        title => $info =~ /^Title:\s+(.*?)\s*$/m,
        pages => $info =~ /^Pages:\s+(\d+)/m,
        struct => said_by("pdfinfo -struct-text $file"),
        text => said_by("pdftotext -layout $file -") };
}

# All of it, one after the other.
sub in_order { my $all = join '.*', @_; return qr/$all/s }

subtest 'the list of codes has each pupil without an account, class by class, for that school' => sub {
    my ($school, $other) = (make_school(), make_school());
    my $staff = browser_of(scalar make_staff(school => $school));
    my $list = encode_list(
        map {
            my $class = $_;
            map { [sprintf('Élève %s %02d', $class =~ s/.* //r, $_), 'Zoé', $class] } 1 .. ($class eq '3e B' ? 70 : 3)
        } '3e A',
        '3e B');
    import_pupils($staff, $list);
    my ($joined) = make_pupil(school => $school);
    db()->do('UPDATE pupil_invitation SET account_id = ? WHERE school_id = ? AND last_name = "Élève A 03"',
        undef, $joined, $school);
    $staff->get(site() . '/college/eleves');
    $staff->follow_link_ok({ text_regex => qr/Liste des codes/ }, 'from the page of the pupils');
    my $pdf = pdf_of($staff->response);
    is($staff->response->header('Cache-Control'), 'no-store', 'that nobody keeps');
    is($pdf->{title}, 'Codes d’inscription des élèves', 'its title');
    like($pdf->{text}, qr/3e A\h: 2 élèves.*Élève A 01\s+Zoé\s+[0-9A-Z]{5}-[0-9A-Z]{5}\n/s, 'each pupil with a code');
    unlike($pdf->{text}, qr/Élève A 03/, 'but who has an account');
    my @printed = map { /^\s*(Élève \w \d\d)\s+Zoé\s+(\S+)$/ ? [$1, $2] : () } split /\n/, $pdf->{text};
    is(scalar @printed, 72, 'all others');
    my ($name, $code) = @{ $printed[-1] };
    is(db_value('SELECT last_name FROM pupil_invitation WHERE code_hash = UNHEX(SHA2(?, 256))', $code =~ tr/-//dr),
        $name, 'each has the right code');
    cmp_ok($pdf->{pages}, '>', 2, 'a page a class, more for a long one');
    my @tables = $pdf->{struct} =~ /^\s*Table\b/mg;
    is(scalar @tables, $pdf->{pages}, 'a table on each page');
    is(scalar(() = $pdf->{struct} =~ m{TH\b.*\n(?:\s+/Scope .*\n)?\s+"Nom"}g), $pdf->{pages}, 'with its head cells');
    like($pdf->{struct}, qr/Document.*H1.*H2.*Table.*TR.*TH.*TR.*TD/s, 'headings and tables are told apart');
    is_deeply($pdf->{scope}, { Column => scalar(() = $pdf->{struct} =~ /^\s+TH\b/mg) },
        'each head cell heads a column');
    cmp_ok(db_value('SELECT COUNT(*) FROM audit WHERE action = "codes-read" AND subject_id = ?', $school),
        '>', 0, 'it is in the trail');
    my $none = pdf_of(browser_of(scalar make_staff(school => $other))->get(site() . '/export/codes-des-eleves.pdf'));
    unlike($none->{text}, qr/Élève \w \d\d/, 'another school has none of it');
    like($none->{text}, qr/la liste est vide/, 'but an empty one');
};

sub encode_list {
    return Encode::encode(
        'UTF-8', join "\n",
        'Nom;Prénom;Classe;Date de naissance',
        map { join ';', @$_, '15/03/2012' } @_
    ) . "\n";
}

subtest 'the calendar of dates is for everyone, as the page has it' => sub {
    my ($monday, @schools) = (monday(30), map { make_school(priority => $_) } 'none', 'rep_plus');
    my $class = unique_name('3e ');
    db()->do(
        'INSERT INTO school_placement (school_id, class, first_on, last_on) VALUES (?, ?, ?, ? + INTERVAL 4 DAY)',
        undef, $_, substr($class, 0, 12),
        $monday, $monday
    ) for @schools;
    my $answer = request(GET => '/export/dates-par-college.pdf');
    is($answer->header('Content-Type'), 'application/pdf', 'for everyone');
    my $pdf = pdf_of($answer);
    is($pdf->{title}, 'Dates de stage par collège', 'its title');
    my $page = get_xml('/colleges/dates');
    my $text = $pdf->{struct} =~ s/"?\s*\n\s*"?//gr;

    for my $period ($page->findnodes('//period')) {
        my $when = ucfirst $period->getAttribute('text');
        like($text =~ s/\s+//gr, qr/\Q@{[$when =~ s{\s+}{}gr]}\E/, "$when: as on the page");
    }
    like($pdf->{text}, qr/REP\+/, 'with the priority schools');
    like($pdf->{struct}, qr/Table.*TH.*"Collège".*TH.*"Commune".*TH.*TR.*TD/s, 'tables with head cells');
    is(
        scalar(() = $pdf->{struct} =~ /^\s+TR\b/mg) - scalar(() = $pdf->{struct} =~ /^\s+Table\b/mg),
        scalar(@{ [$page->findnodes('//school')] }),
        'a row a school');
    request(GET => '/colleges/dates')->decoded_content =~ m{href="/export/dates-par-college.pdf"}
        or fail('the page leads to it');
};

subtest 'the sheet of a placement says who, where, when, to those concerned' => sub {
    my ($owner, $pupil) = (
        scalar make_employer(),
        scalar make_pupil(
            school => make_school(),
            first_name => 'Malo',
            last_name => 'Le Goff',
            mobile => '+33612345678'
        ));
    my $offer = make_offer(owner => $owner);
    db()->do('UPDATE offer SET schedule = "12345 0900-1200 1330-1630", meal_on_site = 1 WHERE id = ?', undef, $offer);
    db()->do('UPDATE school SET phone = "+33240000001" WHERE id = (SELECT school_id FROM pupil WHERE account_id = ?)',
        undef, $pupil);
    my $id = apply_as($pupil, $offer);
    my ($boss, $self) = (browser_of($owner), browser_of($pupil));
    is($self->get(site() . "/export/stages/$id.pdf")->code, 404, 'none before it is confirmed');
    answer($boss, "/candidatures/$id", 'accepter');
    answer($self, "/candidatures/$id", 'confirmer');
    my $staff
        = browser_of(scalar make_staff(school => db_value('SELECT school_id FROM pupil WHERE account_id = ?', $pupil)));
    $self->get(site() . "/candidatures/$id");
    $self->follow_link_ok({ text_regex => qr/Fiche de stage/ }, 'from the pupil’s page');

    for my $case (['the pupil', $self], ['the employer', $boss], ['the school', $staff]) {
        my ($who, $mech) = @$case;
        my $pdf = pdf_of($mech->get(site() . "/export/stages/$id.pdf"));
        is($pdf->{title}, "Fiche de stage\x{a0}: Malo Le Goff", "$who: its title");
        like(
            $pdf->{text},
            in_order(
                'Malo Le Goff, 3e B',
                '1 rue du Port, 44000 Nantes',
                qr/du lundi au vendredi, de 9\h+h à 12\h+h et de\s+13\s+h\s+30\s+à\s+16\s+h\s+30/,
                'Sur place', 'Inès Durand',
                '02 61 91 12 34',
                '02 40 00 00 01'
            ),
            "$who: who, where, when, whom to call"
        ) or diag $pdf->{text};
        like($pdf->{struct}, qr/Document.*H1.*Table.*TR.*TH.*TD.*H2/s, "$who: headings and tables");
        cmp_ok($pdf->{scope}{Row}, '>', 3, 'the name of a fact heads its row');
    }
    my %stranger = (
        pupil => scalar make_pupil(),
        employer => scalar make_employer(),
        school => scalar make_staff(school => make_school()));
    is(browser_of($stranger{$_})->get(site() . "/export/stages/$id.pdf")->code, 404, "another $_: not there")
        for sort keys %stranger;
    is(browser()->get(site() . '/export/stages/repondre/' . 'a' x 43 . '.pdf')->code, 404,
        'nor by a link that is none');
};

# What was agreed is more precise than the offer, and newer.
subtest 'sheet, page and calendar say what the agreement says once it is complete' => sub {
    my ($of, $boss, $college, $self) = begin_agreement();
    my $id = $of->{id};
    my $sheet = sub { pdf_of($self->get(site() . "/export/stages/$id.pdf"))->{text} };
    my $agenda = sub {
        decode('UTF-8', $self->get(site() . "/export/stages/$id.ics")->decoded_content(charset => 'none'))
            =~ s/\r\n //gr;
    };
    write_part(
        $boss, $id,
        'employeur',
        employer_part(
            'place-address' => '9 quai des Essais',
            'day0-from' => '09:30',
            'bring' => 'Des chaussures fermées'
        ));
    for my $text ($sheet->(), $agenda->()) {
        like($text, qr/1 rue du Port/, 'as the offer says while the school has not completed it');
        unlike($text, qr/quai des Essais|Paul Lenoir/, 'and nothing of the employer’s part');
    }
    write_part($college, $id, 'college', school_part());
    is(db_value('SELECT state FROM agreement WHERE application_id = ?', $id), 'to_sign', 'complete');
    my $text = $sheet->();
    like(
        $text,
        in_order(
            '9 quai des Essais, 44000 Nantes',
            qr/de 9\h+h\h+30/,
            'Repas apporté',
            'Des chaussures fermées',
            'Paul Lenoir, Menuisier',
            qr/06\h12\h34\h56\h78/
        ),
        'the sheet'
    ) or diag $text;
    unlike($text, qr/1 rue du Port/, 'no longer the offer’s address');
    for my $eyes ($self, $boss, $college) {
        $eyes->get(site() . "/candidatures/$id");
        my $page = words($eyes->content);
        like(
            $page,
            in_order(
                'Ce que dit la convention',
                qr/de 9\h+h\h+30/,
                '9 quai des Essais',
                'Paul Lenoir, Menuisier',
                'Des chaussures fermées'
            ),
            'the page of each'
        ) or diag $page;
        like(
            $page,
            in_order(
                'Localisation du stage Le stage a lieu à une autre adresse que celle de l’offre',
                'La carte montre la commune'
            ),
            'the map is of the town');
        unlike($eyes->content, qr/data-latitude="47\.2073/, 'not of the offer’s place');
    }
    my $file = $agenda->();
    like($file, qr/LOCATION:9 quai des Essais\\, 44000 Nantes\r\n/, 'the calendar: where') or diag $file;
    like(
        $file,
        qr/Horaires\x{a0}: [^\r]*de 9\h+h\h+30[^\r]*Tuteur\x{a0}: Paul Lenoir\\, Menuisier\\, 06\h12\h34\h56\h78/,
        'hours and tutor');
};
done_testing;
