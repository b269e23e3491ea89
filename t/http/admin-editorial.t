# The pages of advice, edited on the site: preview, publishing at a day, versions, two editors at once.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Race;
use Stage3e;
use Test::More;

my $slug = lc(unique('page')) =~ s/[^a-z0-9]//gr;
db()->do('INSERT INTO editorial_page (section, slug, position) VALUES ("parents", ?, 99)', undef, $slug);
my $page = db_value('SELECT id FROM editorial_page WHERE slug = ?', $slug);
db()->do(
    'INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at, publish_at)
        VALUES (?, "Titre livré", "Un résumé.", "Texte livré.", "package", UTC_TIMESTAMP(), UTC_TIMESTAMP())',
    undef, $page);
my $edit = "/admin/contenus/$page";
my $mech = admin();
my $shown = sub { words(request(GET => "/parents/$slug")->decoded_content) };
my $count = sub { db_value('SELECT COUNT(*) FROM editorial_version WHERE page_id = ?', $page) };
my %good = (
    'page-title' => 'Titre du département',
    'page-summary' => 'Le nôtre.',
    'page-body' => "## Une partie\n\nTexte **du département**.");
sub write_page {
    my ($who, %fields) = @_;
    $who->get(site() . $edit);
    return post_here($who, %fields);
}
sub post_here {
    my ($who, %fields) = @_;
    my %hidden = $who->content =~ /<input type="hidden" name="(csrf|from)" value="([^"]*)"/g;
    return $who->post(site() . $edit, { %hidden, %fields });
}

subtest 'the list and the form' => sub {
    $mech->get_ok(site() . '/admin/contenus');
    like(words($mech->content), qr/Titre livré jamais À vérifier Comme livré/, 'each page with its state');
    valid_xml(page_xml($mech, '/admin/contenus'), 'the list');
    $mech->get_ok(site() . $edit);
    like($mech->content, qr/>\s*Texte livré\./, 'the form has the text');
    valid_xml(page_xml($mech, $edit), 'the form');
    is($mech->get(site() . '/admin/contenus/999999999')->code, 404, 'no such page');
};

subtest 'a preview writes nothing' => sub {
    is(write_page($mech, %good, apercu => 1)->code, 200, 'shown');
    like($mech->content, qr{Aperçu.*<h2>Une partie</h2>.*<strong>du département</strong>}s, 'as it will look');
    like($mech->content, qr/>\s*## Une partie/, 'what was typed is there');
    is($count->(), 1, 'nothing is written');
    like($shown->(), qr/Texte livré/, 'the page is as before');
};

subtest 'saved, with who and what' => sub {
    write_page($mech, %good);
    like(
        words($mech->content),
        qr/C’est enregistré.*par Alix Marchand.; changé.: le titre, le résumé, le texte/s,
        'said, and kept in its versions'
    ) or diag words($mech->content);
    like($shown->(), qr/Titre du département.*Le nôtre.*Texte du département/s, 'the page says it');
    is(
        db_value(
            'SELECT COUNT(*) FROM audit WHERE action = "corrected" AND subject = "editorial" AND subject_id = ?', $page
        ),
        1,
        'and the trail');
    $mech->get(site() . '/admin/contenus');
    like(
        words($mech->content),
        qr/Titre du département jamais À vérifier Modifié ici/,
        'the list says that it was edited');
};

subtest 'two editors at once' => sub {
    my $other = admin();
    $other->get(site() . $edit);
    write_page($mech, %good, 'page-body' => 'Celui du premier.');
    my $before = $count->();
    is(post_here($other, %good, 'page-body' => 'Celui du second.')->code, 409, 'the second is told');
    like(words($other->content), qr/Quelqu’un a changé cette page.*Alix Marchand/s, 'by whom');
    like($other->content, qr/>\s*Celui du second/, 'and loses nothing');
    is($count->(), $before, 'nothing is written');
    is(post_here($other, %good, 'page-body' => 'Celui du second.')->code, 200, 'once more');
    like($shown->(), qr/Celui du second/, 'is meant');
};

subtest 'two pages of one title made at the same moment have two addresses' => sub {
    my $title = unique_name('titre');
    my $other = db_connect();
    $other->begin_work;
    $other->do('INSERT INTO editorial_page (section, slug, position) VALUES ("parents", ?, 999)', undef, $title);
    my @text = ('page-title' => $title, 'page-summary' => 'Un mot.', 'page-body' => 'Bonjour.');
    my $second = post_of((make_account('admin'))[0], '/admin/contenus/nouveau/parents', @text);
    is(overtaken($other, $second), 303, 'the second is saved');
    $other->disconnect;
    is(db_value('SELECT COUNT(*) FROM editorial_page WHERE slug = ?', "$title-2"), 1, 'beside the first');
};
subtest 'an old text is restored as a new version' => sub {
    my $first = db_value('SELECT MIN(id) FROM editorial_version WHERE page_id = ?', $page);
    $mech->get_ok(site() . "/admin/contenus/versions/$first");
    like(words($mech->content), qr/livrée avec le site.*Texte livré/s, 'read before');
    valid_xml(page_xml($mech, "/admin/contenus/versions/$first"), 'a version');
    $mech->get(site() . "/admin/contenus/versions/$first");
    my $before = $count->();
    my %hidden = $mech->content =~ /<input type="hidden" name="(csrf|from)" value="([^"]*)"/g;
    $mech->post(site() . "/admin/contenus/versions/$first/restaurer", \%hidden);
    like(words($mech->content), qr/L’ancien texte est de nouveau en ligne/, 'said');
    like($shown->(), qr/Texte livré/, 'shown');
    is($count->(), $before + 1, 'nothing is lost');
    $mech->post(site() . "/admin/contenus/versions/$first/restaurer", \%hidden);
    like(words($mech->content), qr/rien n’est restauré/, 'a page that changed since is left alone');
};

subtest 'what changed' => sub {
    write_page($mech, %good, 'page-body' => join("\n\n", 'Un mot ancien.', map { "Paragraphe $_." } 1 .. 20));
    write_page($mech, %good, 'page-body' => join("\n\n", 'Un mot tout neuf.', map { "Paragraphe $_." } 1 .. 20));
    my $last = db_value('SELECT MAX(id) FROM editorial_version WHERE page_id = ?', $page);
    $mech->get_ok(site() . "/admin/contenus/versions/$last");
    like(
        $mech->content,
        qr{Un mot <del><span class="visually-hidden">\[retiré.: </span>ancien\.},
        'words removed are struck out, and said');
    like(
        $mech->content,
        qr{<ins><span class="visually-hidden">\[ajouté.: </span>tout neuf\.},
        'words added underlined, and said');
    my ($diff) = $mech->content =~ m{<pre class="source diff"[^>]*>(.*?)</pre>}s;
    like($diff, qr/… 3\d lignes sans changement …/, 'what stayed is left out');
    unlike($diff, qr/Paragraphe 15/, 'but near a change');
    valid_xml(page_xml($mech, "/admin/contenus/versions/$last"), 'the page');
};

subtest 'what an update has otherwise' => sub {
    db()->do(
        'INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at)
            VALUES (?, "Titre livré", "Un résumé.", "Texte livré, corrigé.", "package", UTC_TIMESTAMP())',
        undef, $page);
    my $beside = db_value('SELECT MAX(id) FROM editorial_version WHERE page_id = ?', $page);
    $mech->get_ok(site() . $edit);
    like($mech->content, qr{a un autre texte.*href="/admin/contenus/versions/$beside"}s, 'the form says so');
    valid_xml(page_xml($mech, $edit), 'the form');
    $mech->get_ok(site() . "/admin/contenus/versions/$beside");
    my ($ours, $theirs) = split /Ce que la mise à jour a changé/, words($mech->content);
    like($ours, qr/Ce qui diffère de votre texte.*retiré.*neuf/s, 'from the text of the site');
    like($theirs, qr/Texte.*\[retiré.: livré\..*\[ajouté.: livré, corrigé\./s, 'and from what the package had');
    valid_xml(page_xml($mech, "/admin/contenus/versions/$beside"), 'the version');
    $mech->get(site() . "/admin/contenus/versions/$beside");
    my %hidden = $mech->content =~ /<input type="hidden" name="(csrf|from)" value="([^"]*)"/g;
    $mech->post(site() . "/admin/contenus/versions/$beside/restaurer", \%hidden);
    $mech->get(site() . $edit);
    unlike($mech->content, qr/a un autre texte/, 'taken: nothing differs any more');
    $mech->get(site() . '/admin/contenus');
    like(words($mech->content), qr/Titre livré jamais À vérifier Comme livré/, 'and the page is as delivered');
};

subtest 'published on a day to come' => sub {
    my $day = db_value('SELECT CURDATE() + INTERVAL 3 DAY');
    write_page($mech, %good, 'page-body' => 'Pour plus tard.', 'page-publish' => $day);
    unlike($shown->(), qr/Pour plus tard/, 'not yet');
    $mech->get(site() . '/admin/contenus');
    like(words($mech->content), qr/nouveau texte le/, 'the list says when');
    db()->do(
        'UPDATE editorial_version SET publish_at = UTC_TIMESTAMP() WHERE page_id = ? AND publish_at > UTC_TIMESTAMP()',
        undef, $page);
    like($shown->(), qr/Pour plus tard/, 'then it is the page');
};

subtest 'what cannot be is refused, and is still there' => sub {
    my $before = $count->();
    for (
        ['an empty title', 'page-title' => ''],
        ['a text too long', 'page-body' => 'é' x 40001],
        ['an image without words', 'page-body' => "Vois.\n\n![](/img/logo.svg)"],
        ['an image of elsewhere', 'page-body' => '![vue](https://ailleurs.example/i.png)'],
        ['a day past', 'page-publish' => '2020-01-01'],
        ['facts checked tomorrow', 'page-checked' => '2199-01-01'])
    {
        my ($what, @fields) = @$_;
        is(write_page($mech, %good, @fields)->code, 422, $what);
        like($mech->content, qr/>\s*## Une partie|Vois|ailleurs|é{20}/, "$what: what was typed is there");
    }
    is($count->(), $before, 'nothing is written');
};

subtest 'hostile text is harmless, in the preview too' => sub {
    my $hostile = join "\n\n", '<script>alert(1)</script>', '[a](javascript:alert(1))', '<img src=x onerror=alert(1)>',
        ('> ' x 3000) . 'x', ('[' x 5000), ('*a ' x 5000), "| a | b |\n|---|---|\n" . ("| c | d |\n" x 500);
    for my $preview (1, 0) {
        is(write_page($mech, %good, 'page-body' => $hostile, $preview ? (apercu => 1) : ())->code,
            200, $preview ? 'shown' : 'saved');
        my ($main)
            = ($preview ? $mech->content : request(GET => "/parents/$slug")->decoded_content) =~ m{<main(.*)</main>}s;
        unlike($main, qr/<script|href="javascript:|<img/, 'nothing of it runs');
    }
};
db()->do('DELETE FROM editorial_page WHERE id = ?', undef, $page);
done_testing;
