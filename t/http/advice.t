# The pages of advice: what the site computes in them, what one fills in, as PDF; what the law asks to
# be said; what search engines and shared links say.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(decode);
use File::Temp;

my $read = sub { words(request(GET => $_[0])->decoded_content) };

subtest 'the hours by age are those of the rules' => sub {
    my $text = $read->('/employeurs/horaires') =~ s/\x{a0}/ /gr;
    like($text, qr/Dans la journée, au plus\s+7 h\s+7 h/, 'seven hours a day');
    like($text, qr/Repos entre deux journées\s+14 h\s+12 h/, 'the night by age');
    like($text, qr/Au plus tôt\s+6 h/, 'not before six');
    valid_xml(get_xml('/employeurs/horaires'), 'the page');
};

subtest 'how long things are kept is what the purge does' => sub {
    my $text = $read->('/donnees-personnelles') =~ s/\x{a0}/ /gr;
    like($text, qr/jusqu’à 3 mois après la fin de l’année scolaire/, 'pupils');
    like($text, qr/Comptes d’employeurs : 3 ans/, 'employers');
    like($text, qr/Offre jamais activée : 30 jours/, 'what the table of the purge has');
    like($text, qr/Traces des actes sensibles : un an/, 'and the trail');
    unlike($text, qr/transmises à d’autres/, 'nothing that is not true');
};

subtest 'what the configuration does not say is said to be missing' => sub {
    like($read->('/mentions-legales'), qr/Directeur de la publication\s+non renseigné/, 'the director');
    like($read->('/mentions-legales'), qr/Hébergeur\s+non renseigné/, 'the host');
    like($read->('/donnees-personnelles'), qr/Délégué à la protection des données\s+non renseigné/, 'the officer');
};

subtest 'sheets to fill in stay on the device' => sub {
    my $html = request(GET => '/eleves/lettre-de-motivation')->decoded_content;
    like($html, qr/<textarea[^>]*id="lettre-qui"/, 'the letter is written line by line');
    like($html, qr{src="/js/sheet.js}, 'kept by a script of ours');
    my ($main) = $html =~ m{<main(.*)</main>}s;
    unlike($main, qr/<form/, 'nothing of it can be sent');
    unlike($main, qr/ name="/, 'no field has a name to be sent under');
    unlike(request(GET => '/eleves/accepte')->decoded_content, qr/sheet\.js/, 'other pages do without');
};

subtest 'a page as PDF' => sub {
    my $answer = request(GET => '/export/conseils/employeurs/kit.pdf');
    is($answer->code, 200, 'for everyone');
    my $file = File::Temp->new(SUFFIX => '.pdf');
    binmode $file;
    print $file $answer->decoded_content(charset => 'none');
    close $file;
    like(scalar `qpdf --check $file 2>&1`, qr/No syntax or stream encoding errors/, 'sound');
    like(scalar `pdfinfo $file`, qr/Tagged:\s+yes/, 'tagged');
    my $text = decode('UTF-8', scalar `pdftotext -layout $file -`);
    like($text, qr/Le kit de l’employeur.*Fiche d’accueil.*Vérifié le/s, 'with its text, its sheets and its day');
    is(request(GET => "/export/conseils/$_.pdf")->code, 404, "not there: $_") for 'employeurs/rien', 'rien/kit';
};

subtest 'what is said of a page elsewhere' => sub {
    my $html = request(GET => '/eleves/cv')->decoded_content;
    my ($summary) = $html =~ /<meta name="description" content="([^"]+)"/;
    like($summary, qr/utile ailleurs/, 'its summary');
    like($html, qr/<meta property="og:title" content="Faire son premier CV"/, 'its title');
    like($html, qr{<meta property="og:url" content="http[^"]*/eleves/cv"}, 'its address');
    unlike(
        request(GET => '/employeurs')->decoded_content,
        qr/cherche un stage près de chez toi/,
        'a section has its own words');
};

subtest 'each page has one title, its own description, its place' => sub {
    my %told;
    for my $path (sort map { $_->textContent =~ m{^https?://[^/]+(/.*)} ? $1 : () }
        XML::LibXML->load_xml(string => request(GET => '/sitemaps/pages.xml')->content)
        ->findnodes('//*[local-name() = "loc"]'))
    {
        next if $path =~ m{^/parents/page|^/(offres|colleges/dates|plan-du-site)|^/$};
        my $html = request(GET => $path)->decoded_content;
        my @titles = $html =~ /<h1[ >]/g;
        my ($description) = $html =~ /<meta name="description" content="([^"]+)"/;
        my ($shared) = $html =~ /<meta property="og:description" content="([^"]+)"/;
        my @steps = $html =~ /itemprop="name"/g;
        my $section = $path =~ m{^/(eleves|parents|colleges|employeurs)$};
        my $expected = $section ? 0 : $path =~ m{^/[^/]+$} ? 2 : 3;
        ok(
            @titles == 1
                && $description
                && $shared eq $description
                && !$told{$description}++
                && $html =~ /<meta property="og:title" content="[^"]+"/
                && @steps == $expected,
            $path
        ) or diag(scalar @titles, ' titles, ', scalar @steps, ' steps, ', $description // 'no description');
    }
};

subtest 'the help is searched by words' => sub {
    like(
        $read->('/aide?q=convention'),
        qr/Aide.: convention.*La convention pas à pas/s,
        'pages with the word, its title first');
    like(
        $read->('/aide?q=Qui+signe+la+CONVENTION+%3F'),
        qr/La convention ?·.Parents/,
        'as people ask, whatever the case');
    like(
        $read->('/aide?q=obligatoire'),
        qr/Le stage de 3e est-il obligatoire.\?.Oui, pour tous/,
        'a question of the home page, with its answer');
    valid_xml(get_xml("/aide?q=$_"), "the page: $_") for 'accident', 'obligatoire';
    is(request(GET => '/aide?q=%C3%80%C3%99+%C5%93+d%E2%80%99%C3%80')->code, 200, 'capitals with accents');
    like($read->('/aide?q=d%E2%80%99accident'), qr/En cas d’accident/, 'an apostrophe parts words');
    like($read->("/aide?q=$_"), qr/Aucune page ne contient ces mots/, "nothing: $_")
        for 'zzzyx', '%25%25%25zz', '%27%22%5C_zz';
    unlike(request(GET => '/aide?q=' . 'a' x 200)->decoded_content, qr/value="aaaaa/, 'too long: not asked');
    unlike(request(GET => '/aide?q=%3Cscript%3Ex')->decoded_content =~ s{^.*<main|</main>.*$}{}gsr,
        qr/<script/, 'no markup');
    like($read->('/offres?mots=zzzyxconvention'), qr/dans l’aide/, 'a search of offers that finds none leads there');
};

subtest 'employers have their three blocks, the home page its questions' => sub {
    like($read->('/employeurs'),
        qr/Déposer une offre.*Examiner les candidatures.*Aide en ligne et conseils.*collèges prioritaires/s, 'blocks');
    like($read->('/'), qr/collectivités, d’entreprises et d’associations.*Questions et réponses/s, 'questions');
    like(
        request(GET => '/colleges/textes-officiels')->decoded_content,
        qr{href="https://www\.legifrance\.gouv\.fr/.*href="https://www\.education\.gouv\.fr/bo/}s,
        'official texts have their links');
};

subtest 'a newer package renews what nobody edited, and nothing else' => sub {
    my $directory = File::Temp->newdir;
    mkdir "$directory/$_" for qw(eleves parents colleges employeurs site recherche);
    my $slug = lc(unique('page')) =~ s/[^a-z0-9]//gr;
    my $bring = sub {
        open(my $out, '>:encoding(UTF-8)', "$directory/parents/99-$slug.md") or die;
        print $out "# Essai\n\nUn résumé.\n\n$_[0]\n\nVérifié le 01/02/2026.\n";
        close $out;
        open($out, '>', "$directory/recherche/synonymes.csv") or die;
        print $out "mots,metiers,domaines\n";
        close $out;
        my ($status, $said) = ctl(content => "$directory");
        is($status, 0, 'taken') or diag $said;
        return $said;
    };
    like($bring->('Premier texte.'), qr/1 pages added, 0 renewed/, 'a new page');
    like($read->("/parents/$slug"), qr/Premier texte.*Vérifié.le.1er.février.2026/s, 'is there, with its day');
    like($bring->('Premier texte.'), qr/0 pages added, 0 renewed/, 'the same again changes nothing');
    like($bring->('Deuxième texte.'), qr/0 pages added, 1 renewed/, 'a newer text');
    like($read->("/parents/$slug"), qr/Deuxième texte/, 'is shown');
    db()->do(
        'INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at, publish_at)
            SELECT id, "Essai", "Un résumé.", "Texte du département.", "site", UTC_TIMESTAMP(), UTC_TIMESTAMP()
            FROM editorial_page WHERE slug = ?',
        undef, $slug);
    like($bring->('Troisième texte.'), qr/was edited on the site and stays/, 'once edited, it is said');
    like($read->("/parents/$slug"), qr/Texte du département/, 'and stays');
    unlike($bring->('Troisième texte.'), qr/edited/, 'said once');
    db()->do(
        'INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at, publish_at)
            SELECT id, "Essai", "Un résumé.", ?, "site", UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM editorial_page
            WHERE slug = ?',
        undef,
        join("\n\n",
            '<script>alert(1)</script>',
            '[a](javascript:alert(1))',
            '![vue](https://ailleurs.example/i.png)',
            '![vue](//ailleurs.example/i.png)',
            '# Un titre',
            '[[inconnu]]',
            '[[case Une chose]]',
            '<b onclick="x()">gras</b>',
            ('> ' x 60) . 'profond',
            ('*' x 2000),
            ('[' x 2000)),
        $slug);
    my $answer = request(GET => "/parents/$slug");
    is($answer->code, 200, 'a hostile text opens');
    my ($main) = $answer->decoded_content =~ m{<main(.*)</main>}s;
    unlike($main, qr/<script|javascript:|onclick|<img|ailleurs\.example|<b /, 'without what could harm');
    is(() = $answer->decoded_content =~ /<h1[ >]/g, 1, 'with one title');
    db()->do('UPDATE editorial_version SET body = ? WHERE page_id = (SELECT id FROM editorial_page WHERE slug = ?)',
        undef, ('> ' x 9000) . 'profond <script>', $slug);
    $answer = request(GET => "/parents/$slug");
    is($answer->code, 200, 'one nested too deep to be read opens');
    unlike($answer->decoded_content =~ s{^.*<main|</main>.*$}{}gsr, qr/<script/, 'as its plain text');
    db()->do(
        'UPDATE editorial_version SET body = ? WHERE page_id = (SELECT id FROM editorial_page WHERE slug = ?)', undef,
        '[un](/rien/du-tout) [deux](/eleves) [trois](https://ailleurs.invalid/)', $slug);
    my ($status, $said) = ctl(content => 'check');
    is($status, 1, 'a broken link ends the check badly');
    like($said, qr{parents/$slug: /rien/du-tout: 404}, 'and is said');
    unlike($said, qr{/eleves: |ailleurs}, 'the others are not, those of other sites unasked');
    is(() = $said =~ /^(?!parents\/page).*: \d+$/mg, 0, 'the pages of the package have none') or diag $said;
    my $mech = admin();
    $mech->get(site() . '/admin/contenus');
    like(
        words($mech->content),
        qr{Liens qui ne mènent nulle part.*/rien/du-tout\s+Essai\s+rien à cette adresse \(404\)}s,
        'and shown to administrators');
    valid_xml(page_xml($mech, '/admin/contenus'), 'the list');
    is(request(GET => '/rien/du-tout')->code, 404, 'which it is');
    db()->do(
        'UPDATE editorial_version SET body = "[deux](/eleves)"
            WHERE page_id = (SELECT id FROM editorial_page WHERE slug = ?)',
        undef, $slug);
    $mech->get(site() . '/admin/contenus');
    unlike(words($mech->content), qr{/rien/du-tout}, 'until it is put right');
    ctl(content => 'check');    # not "--nightly": on a Sunday it asks other sites
    is(
        db_value(
            'SELECT COUNT(*) FROM editorial_link l JOIN editorial_page p ON p.id = l.page_id WHERE p.slug = ?', $slug
        ),
        0,
        'the next check forgets it');
    db()->do('DELETE FROM editorial_page WHERE slug = ?', undef, $slug);
};

subtest 'facts that grew old are counted' => sub {
    my $slug = lc(unique('page')) =~ s/[^a-z0-9]//gr;
    db()->do('INSERT INTO editorial_page (section, slug, position) VALUES ("colleges", ?, 99)', undef, $slug);
    db()->do(
        'INSERT INTO editorial_version (page_id, title, summary, body, checked_on, origin, made_at, publish_at)
            SELECT id, "Vieux", "x", "x", CURDATE() - INTERVAL 366 DAY, "site", UTC_TIMESTAMP(), UTC_TIMESTAMP()
            FROM editorial_page WHERE slug = ?',
        undef, $slug);
    my $mech = admin();
    $mech->get(site() . '/admin/contenus');
    like(words($mech->content), qr/n’ont? pas été comparés à leurs sources depuis plus d’un an/, 'said at the top');
    like(words($mech->content), qr/Vieux le [^<]+? À vérifier/, 'and at the page');
    db()->do(
        'UPDATE editorial_version SET checked_on = CURDATE() - INTERVAL 300 DAY
            WHERE page_id = (SELECT id FROM editorial_page WHERE slug = ?)',
        undef, $slug);
    $mech->get(site() . '/admin/contenus');
    unlike(words($mech->content), qr/Vieux le [^<]{5,20} À vérifier/, 'not within the year');
    db()->do('DELETE FROM editorial_page WHERE slug = ?', undef, $slug);
    unlike($read->('/parents/guide-tr'), qr/Vérifié.le/, 'a guide in another language says no day in French');
};
done_testing;
