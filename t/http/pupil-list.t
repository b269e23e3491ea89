# A school's list: what it would do is shown line by line, one pupil is one row, however spelled, and
# whoever has an account already is tied to it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode);

my $school = make_school();
my $mech = browser_of(scalar make_staff(school => $school));
my $year = (localtime)[5] + 1900 - 14;
my $born = "15/03/$year";
my $head = 'Nom;Prénom;Classe;Date de naissance;E-mail';

sub list {
    return encode('UTF-8', join '', map { "$_\n" } @_);
}

# What the page says of each line.
sub shown {
    my ($html, $page) = ($mech->content, words($mech->content));
    my @rows;
    push @rows, { line => $1, outcome => $2 eq 'Pourquoi' ? 'Rien' : $3 }
        while $html =~ /data-label="Ligne"[^>]*>(\d+)<.*?data-label="(Ce qui sera fait|Pourquoi)"[^>]*>([^<:]+)/sg;
    push @rows, { line => $1, outcome => 'question' } while $page =~ /Ligne (\d+)\s*:/g;
    $_->{outcome} =~ s/^\s+|[\s\x{a0}]+$//g for @rows;
    return \@rows;
}

# A list is read, and its lines have those outcomes.
sub outcomes_are {
    my ($rows, $outcomes, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    list_pupils($mech, list(@$rows));
    is($mech->status, 200, 'a list is read');
    return is_deeply({ map { $_->{line} => $_->{outcome} } @{ shown() } }, $outcomes, $what);
}

# The school's rows of a last name: first name, class, birth date, e-mail, account.
sub rows_of {
    my ($name) = @_;
    return @{
        db()->selectall_arrayref(
            'SELECT first_name, class, born_on, email, account_id FROM pupil_invitation
              WHERE school_id = ? AND last_name LIKE ? ORDER BY id',
            undef, $school, $name) };
}

sub first_names {
    return [map { $_->[0] } rows_of($_[0])];
}
sub accounts {
    return [map { $_->[4] } rows_of($_[0])];
}

subtest 'one person, however the name is spelled' => sub {
    my $name = unique_name('Herou');
    import_pupils($mech, list($head, "D'$name;Jean-Paul;3e A;$born;", "$name;Zoé;3 b;$born;"));
    is(scalar(rows_of("%$name")), 2, 'two pupils');
    for my $spelling ("D’\U$name;Jean Paul", "D’$name;JEAN–PAUL", "d'$name;jean paul") {
        outcomes_are([$head, "$spelling;3A;$born;"], { 2 => 'Mis à jour' }, $spelling);
    }
    outcomes_are(
        [$head, "$name;Zoé;3B;$born;"],
        { 2 => 'Rien, c’est déjà ainsi' },
        'what is there already is said to be');
};

subtest 'what a later file corrects is corrected' => sub {
    my $name = unique_name('Herou');
    my $email = unique('zoe') . '@famille.example';
    import_pupils($mech, list($head, "$name;Zoé;3 b;$born;"));
    import_pupils($mech, list($head, "$name;Zoe;3e C;$born;$email"));
    is_deeply([rows_of($name)], [['Zoe', '3e C', "$year-03-15", $email, undef]], 'name, class, e-mail');
    import_pupils($mech, list($head, "$name;Zoé;3e C;16/03/$year;$email"));
    is_deeply(
        [rows_of($name)],
        [['Zoé', '3e C', "$year-03-16", $email, undef]],
        'a birth date too, where the e-mail says who it is');
};

subtest 'a file with fewer columns changes only what it has' => sub {
    my $name = unique_name('Herou');
    my $email = unique('zoe') . '@famille.example';
    import_pupils($mech, list($head, "$name;Zoé;3e C;16/03/$year;$email"));
    import_pupils($mech, list('Nom;Prénom;Classe', "$name;Zoé;3e D"));
    is_deeply([rows_of($name)], [['Zoé', '3e D', "$year-03-16", $email, undef]], 'the class');
    outcomes_are(
        ['Nom;Prénom', unique_name('Neuf') . ';Ana'],
        { 2 => 'Rien' },
        'nobody new without birth date and class');
};

subtest 'twice in a file is once' => sub {
    my $name = unique_name('Herou');
    outcomes_are(
        [$head, "$name;Léo;3e A;$born;", "\U$name;Leo;3e A;$born;"],
        { 2 => 'Ajouté', 3 => 'Rien' },
        'the second line adds nobody');
};

subtest 'who has an account is tied to it, by name and birth date' => sub {
    my $name = unique_name('Inscrit');
    my $pupil = make_pupil(
        school => $school,
        last_name => $name,
        first_name => 'Éloïse',
        born => "$year-04-02",
        class => '3e A');
    outcomes_are([$head, "\U$name;Eloise;3e E;02/04/$year;"], { 2 => 'Déjà inscrit' }, 'known');
    send_form($mech, -action => '/confirmer$');
    is_deeply(accounts($name), [$pupil], 'and tied to it');
    is(db_value('SELECT class FROM pupil WHERE account_id = ?', $pupil), '3e E', 'the school says the class');
};

subtest 'by e-mail and birth date, once the school says that it is the same; and is not invited' => sub {
    my $name = unique_name('Autre');
    my ($pupil, $email) = make_pupil(school => $school, last_name => $name, first_name => 'Ana', born => "$year-05-02");
    my $newcomer = unique('nouvelle') . '@famille.example';
    my $list = list($head, "$name;Anna;3e A;02/05/$year;$email", unique_name('Neuf') . ";Lou;3e A;$born;$newcomer");
    import_pupils($mech, $list, 'ligne-2' => "meme-0-$pupil");
    is_deeply(accounts($name), [$pupil], 'tied to it');
    $mech->get(site() . '/college/eleves');
    send_form($mech, -action => qr{/inviter});
    ok(mail_like($newcomer, qr/Trouve ton stage/), 'who has no account is invited');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $email), 0, 'not who has one');
};

# A list with one pupil whose name others nearly have.
sub known {
    my ($name) = @_;
    import_pupils($mech, list($head, "$name;Marie;3e A;$born;famille\@$name.example"));
    return;
}

subtest 'a twin is somebody else' => sub {
    my $name = unique_name('Jumeau');
    known($name);
    outcomes_are([$head, "$name;Paul;3e A;$born;"], { 2 => 'Ajouté' }, 'another first name');
};

subtest 'doubtful ones are asked about' => sub {
    my $name = unique_name('Jumeau');
    known($name);
    my @doubtful = (
        "$name;Marie-Lou;3e B;$born;",
        "$name;Marie;3e B;01/01/$year;",
        "Frère$name;Luc;3e B;02/02/$year;famille\@$name.example");
    list_pupils($mech, list($head, @doubtful));
    is(scalar(grep { $_->{outcome} eq 'question' } @{ shown() }),
        3, 'a first name that begins so, a name with another date, an e-mail of someone else');
    $mech->get(site() . '/college/eleves');
    my $answer = $mech->post(
        site() . '/college/eleves/importer?format=xml',
        Content_Type => 'form-data',
        Content => [
            csrf => csrf_of($mech),
            file => [undef, 'e.csv', Content => list($head, @doubtful[0, 1], "X$name;;3e B;$born;")]]);
    valid_xml(XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none')), 'the page');
};

subtest 'without an answer nothing is done' => sub {
    my $name = unique_name('Jumeau');
    known($name);
    import_pupils($mech, list($head, "$name;Marie-Lou;3e B;$born;"));
    like(words($mech->content), qr/Lignes laissées de côté\x{a0}: 1/, 'a line is left aside');
    is_deeply(first_names($name), ['Marie'], 'nobody is added or changed');
};

subtest 'the answer says who it is: the same, or another' => sub {
    my $name = unique_name('Jumeau');
    known($name);
    list_pupils($mech, list($head, "$name;Marie-Lou;3e B;$born;"));
    my ($same) = $mech->content =~ /name="ligne-2" value="(meme-[^"]+)"/;
    send_form($mech, -action => '/confirmer$', 'ligne-2' => $same);
    is_deeply([map { "$_->[0] $_->[1]" } rows_of($name)], ['Marie-Lou 3e B'], 'the same: corrected');
    import_pupils($mech, list($head, "$name;Marie;3e B;$born;"), 'ligne-2' => 'autre');
    is(scalar(rows_of($name)), 2, 'another: added');
    import_pupils($mech, list($head, "$name;Marie-L;3e B;$born;"), 'ligne-2' => 'meme-1-1');
    is(scalar(rows_of($name)), 2, 'an answer about somebody else is none');
};

subtest 'twins with one address, one with an account, are two rows, whatever comes first' => sub {
    my $name = unique_name('Paire');
    my ($lea, $email) = make_pupil(school => $school, last_name => $name, first_name => 'Léa', born => "$year-03-15");
    for my $order (
        ["$name;Léa;3e A;$born;$email", "$name;Hugo;3e A;$born;$email"],
        ["$name;Hugo;3e A;$born;$email", "$name;Léa;3e B;$born;$email"])
    {
        list_pupils($mech, list($head, @$order));
        my ($hugo) = grep { $order->[$_ - 2] =~ /Hugo/ } 2, 3;
        is($mech->status, 200, 'the list is read');
        my $answer = send_form($mech, -action => '/confirmer$', "ligne-$hugo" => "meme-0-$lea");
        is($answer->code, 200, 'one and the same is never two rows');
    }
    is_deeply(first_names($name), ['Léa'], 'a brother is not her, even if someone says so');
    import_pupils($mech, list($head, "$name;Hugo;3e A;$born;$email"), 'ligne-2' => 'autre');
    is_deeply(
        [map { "$_->[0] " . ($_->[4] // 0) } rows_of($name)],
        ["Léa $lea", 'Hugo 0'],
        'and is added when it is said that he is another');
};

subtest 'columns that are not known are named, and left aside' => sub {
    my $whole = uc(unique_name('Entier')) . ' Lou';
    outcomes_are(
        ['Élève;Classe;Né(e) le;Régime;Adresse postale', "$whole;3e A;$born;DP;1 rue du Port"],
        { 2 => 'Ajouté' },
        'the others are read');
    my $words = words($mech->content);
    like($words, qr/Colonnes laissées de côté\x{a0}: Régime, Adresse postale/, 'those are named');
};

subtest 'one column may hold the whole name, if something says which part is which' => sub {
    my $name = unique_name('Entier');
    outcomes_are(['Élève;Classe;Né(e) le', "\U$name\E Lou;3e A;$born"], { 2 => 'Ajouté' }, 'capitals do');
    outcomes_are(['Élève;Classe;Né(e) le', "$name Lou;3e A;$born"], { 2 => 'Rien' }, 'else it is no name');
};

subtest 'columns are read as school software writes them' => sub {
    for my $columns (
        'Id. National;Nom;Prénom;Date Nais.;Code Division',
        'INE;Nom élève;Prénom élève;Date naissance;Libellé classe',
        'N°;NOM;PRENOM;DATE DE NAISSANCE;NOM CLASSE')
    {
        outcomes_are([$columns, '1;' . unique_name('Logiciel') . ";Ana;$born;3EME2"], { 2 => 'Ajouté' }, $columns);
    }
};

subtest 'a list sent twice is done once' => sub {
    my $name = unique_name('Double');
    list_pupils($mech, list($head, "$name;Lou;3e A;$born;"));
    my ($csrf, $rows) = map { $mech->form_with_fields('eleves')->value($_) } qw(csrf eleves);
    $mech->post(site() . '/college/eleves/importer/confirmer', [csrf => $csrf, eleves => $rows]) for 1, 2;
    is(scalar(rows_of($name)), 1, 'two clicks, two colleagues: one row');
};

subtest 'one pupil on two lines, in letters that are told apart by some alone, is one row' => sub {
    my ($lodz, $palau) = (unique_name('Łódź'), unique_name('Paŀau'));
    my @strokes = ("$lodz;Bjørn;3e A;$born;", ($lodz =~ s/^Łó/Lo/r) . ";BJORN;3e A;$born;");
    list_pupils($mech, list($head, @strokes));
    is(join('|', map { $_->{outcome} } @{ shown() }), 'Rien|Ajouté', 'a stroke through a letter: said beforehand');
    send_form($mech, -action => '/confirmer$');
    is(scalar(rows_of($lodz)), 1, 'and one row');
    import_pupils($mech, list($head, "$palau;Ana;3e A;$born;", ($palau =~ s/ŀ/l/r) . ";Ana;3e A;$born;"));
    is($mech->status, 200, 'what the database alone takes for one is no error');
    like(words($mech->content), qr/Lignes laissées de côté\x{a0}: 1/, 'the second line is left aside');
    is(scalar(rows_of($palau)), 1, 'the first is a row');
};

subtest 'made-up rows are read as strictly' => sub {
    $mech->get(site() . '/college/eleves');
    my $csrf = csrf_of($mech);
    for my $made_up (
        '', 'x', "nom\tprenom\n",
        "nom\tprenom\tclasse\tnaissance\temail\n2\twww.gagne.example\tA\t3e A\t$born\t",
        "nom\tprenom\n" . "2\tA\tB\n" x 3000)
    {
        my $answer = $mech->post(site() . '/college/eleves/importer/confirmer', [csrf => $csrf, eleves => $made_up]);
        cmp_ok($answer->code, '<', 500, 'no error of ours');
    }
    is(db_value('SELECT COUNT(*) FROM pupil_invitation WHERE last_name LIKE "%gagne%"'), 0, 'no name that is a link');
};
done_testing;
