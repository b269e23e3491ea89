# What administrators edit besides pages: questions, testimonials, banners, reasons to refuse; new
# pages, their order and section, those withdrawn.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use File::Temp;
use Time::HiRes qw(time);

my $mech = admin();
my @made;
sub add_text {
    my ($section, %fields) = @_;
    $mech->get(site() . "/admin/contenus/nouveau/$section");
    my $answer = send_form($mech, -action => "nouveau/$section", apercu => undef, image => undef, %fields);
    my ($id) = $mech->uri =~ m{/admin/contenus/(\d+)};
    push @made, $id if $id;
    return $id;
}
sub act_on {
    my ($id, $act, %fields) = @_;
    $mech->get(site() . "/admin/contenus/$id");
    return send_form($mech, -action => "/$act\$", %fields);
}
my $read = sub { words(request(GET => $_[0])->decoded_content) };

subtest 'the list has each kind' => sub {
    $mech->get_ok(site() . '/admin/contenus');
    my $kinds = join '.*', 'Questions et réponses', 'Ajouter une question', 'Témoignages', 'Ajouter un témoignage',
        'Bandeaux', 'Ajouter un bandeau', 'Motifs de refus', 'plus de place', 'Ajouter un motif';
    like(words($mech->content), qr/$kinds/s, 'with what can be added');
    valid_xml(page_xml($mech, '/admin/contenus'), 'the list');
    for my $section (qw(eleves questions temoignages bandeaux refus)) {
        $mech->get_ok(site() . "/admin/contenus/nouveau/$section");
        valid_xml(page_xml($mech, "/admin/contenus/nouveau/$section"), "the form of a new text: $section");
    }
    is($mech->get(site() . "/admin/contenus/nouveau/$_")->code, 404, "nothing is added there: $_") for qw(site rien);
};

subtest 'questions' => sub {
    my $question = unique('Pourquoi ') . "\x{a0}?";
    my $id = add_text(
        'questions',
        'question-title' => $question,
        'question-body' => 'Parce que **oui**. <script>x</script>',
        'text-audience' => 'parents');
    like($read->('/parents'), qr/\Q$question\E.*Parce que oui/s, 'below the pages of those it is for');
    unlike($read->($_), qr/\Q$question\E/, "not elsewhere: $_")
        for '/', '/eleves', '/plan-du-site', '/sitemaps/pages.xml';
    $mech->get(site() . "/admin/contenus/$id");
    send_form($mech, -action => "contenus/$id\$", apercu => undef, image => undef, 'text-audience' => 'all');
    my $home = request(GET => '/');
    like(words($home->decoded_content), qr/\Q$question\E/, 'for all: on the home page');
    my ($main) = $home->decoded_content =~ m{<main(.*)</main>}s;
    unlike($main, qr/<script/, 'harmless');
    valid_xml(get_xml($_), $_) for '/', '/parents';
    is(request(GET => "/questions/texte-x")->code, 404, 'it has no address of its own');
    act_on($id, 'retirer');
    unlike($read->('/'), qr/\Q$question\E/, 'withdrawn');
    act_on($id, 'remettre');
    like($read->('/'), qr/\Q$question\E/, 'and back');
    act_on($id, 'retirer');
};

subtest 'testimonials need a written agreement' => sub {
    like($read->('/employeurs/temoignages'), qr/Aucun témoignage n’est publié/, 'none, and none is made up');
    my %words
        = ('testimonial-who' => unique('Une boulangère '), 'testimonial-body' => 'Elle a tout vu, et tout goûté.');
    ok(!add_text('temoignages', %words), 'not without');
    is(errors_at($mech), 'testimonial-agreed', 'said at the field');
    is(value_of($mech, 'testimonial-who'), $words{'testimonial-who'}, 'what was typed is there');
    my $id = add_text('temoignages', %words, 'testimonial-agreed' => '2026-03-02');
    like($read->($_), qr/Elle a tout vu.*\Q$words{'testimonial-who'}\E,.mars.2026/s, "with its date: $_")
        for '/employeurs/temoignages', '/';
    is(request(GET => '/export/conseils/employeurs/temoignages.pdf')->code, 200, 'printed too');
    act_on($id, 'retirer');
    unlike($read->('/'), qr/Elle a tout vu/, 'withdrawn at once');
};

subtest 'banners: for whom, when, at once' => sub {
    my $title = unique('Réunion le ');
    my %banner = (
        'banner-title' => $title,
        'banner-body' => 'Voir [le guide](/parents/guide). [x](javascript:alert(1)) <b>gras</b> [[editeur]]',
        'text-audience' => 'parents');
    ok(!add_text('bandeaux', %banner, 'banner-first' => day(3), 'banner-last' => day(2)),
        'an end before its beginning');
    is(errors_at($mech), 'banner-last', 'is refused');
    my $id = add_text('bandeaux', %banner, 'banner-first' => day(0), 'banner-last' => day(0));
    my $written = time;
    # The page that the web server keeps, asked for all the time.
    my $stale = 0;
    until (visit('/parents')->decoded_content =~ /\Q$title\E/) { $stale = time; last if $stale > $written + 5 }
    cmp_ok($stale - $written, '<=', 1, 'on kept pages within a second');
    my $html = until_true('the banner on another page',
        sub { my $page = request(GET => '/parents/guide')->decoded_content; $page =~ /banners/ && $page });
    my ($banner) = $html =~ m{(<aside class="banners".*?</aside>)}s;
    like($banner, qr{\Q$title\E.*<a href="/parents/guide">le guide</a>}s, 'with its link');
    unlike($banner, qr/javascript:|<b>|Éditeur/, 'harmless');
    unlike(request(GET => $_)->decoded_content, qr/\Q$title\E/, "not on pages for others: $_")
        for '/', '/eleves', '/offres', '/employeurs', '/connexion';
    valid_xml(get_xml('/parents'), 'a page with a banner');
    unlike(request(GET => '/parents/rien')->decoded_content, qr/\Q$title\E/, 'nor on errors');
    $mech->get(site() . "/admin/contenus/$id");
    send_form($mech, -action => "contenus/$id\$", apercu => undef, image => undef, 'text-audience' => 'schools');
    my $staff = browser_of(scalar make_staff(school => make_school()));
    ok(
        until_true(
            'the school to see it',
            sub { $staff->get(site() . '/candidatures'); $staff->content =~ /\Q$title\E/ }
        ),
        'a school sees its own on each page of theirs');
    ok(
        until_true('it on the pages for schools', sub { request(GET => '/colleges')->decoded_content =~ /\Q$title\E/ }),
        'so does who reads what is for schools');
    ok(
        until_true(
            'none on the pages for parents', sub { request(GET => '/parents')->decoded_content !~ /\Q$title\E/ }
        ),
        'others do not');

    for (
        ['to come', 'banner-first' => day(1), 'banner-last' => '', 'À venir'],
        ['over', 'banner-first' => day(-2), 'banner-last' => day(-1), 'Terminé'])
    {
        my ($what, $first, $from, $last, $until, $said) = @$_;
        $mech->get(site() . "/admin/contenus/$id");
        send_form(
            $mech,
            -action => "contenus/$id\$",
            apercu => undef,
            image => undef,
            $first => $from,
            $last => $until);
        ok(
            until_true("no banner that is $what", sub { request(GET => '/colleges')->decoded_content !~ /\Q$title\E/ }),
            "not shown: $what");
        $mech->get(site() . '/admin/contenus');
        like(words($mech->content), qr/\Q$title\E\s+Les collèges\s+$said/, 'the list says so');
    }
};

subtest 'reasons to refuse' => sub {
    my $reason = unique('Notre atelier déménage ');
    my $id = add_text('refus', 'refusal-title' => $reason);
    my ($owner) = make_employer();
    my $employer = browser_of($owner);
    my $offer = make_offer(owner => $owner, seats => 5);
    my ($pupil) = make_pupil();
    my $application = apply_as($pupil, $offer);
    $employer->get(site() . "/candidatures/$application/refuser");
    like(
        words($employer->content),
        qr/plus de place cette semaine-là.*\Q$reason\E.*Une autre raison/s,
        'the list of the site, another one last');
    valid_xml(page_xml($employer, "/candidatures/$application/refuser"), 'the page');
    $employer->get(site() . "/candidatures/$application/refuser");
    my ($code) = $employer->content =~ /<option value="([^"]+)">\Q$reason\E/;
    send_form($employer, -action => 'refuser$', 'reason-code' => $code);
    my $child = browser_of($pupil);
    $child->get(site() . '/candidatures');
    like(words($child->content), qr/\Q$reason\E/, 'the pupil reads it');
    $mech->get(site() . "/admin/contenus/$id");
    send_form($mech, -action => "contenus/$id\$", apercu => undef, image => undef, 'refusal-title' => 'Autre chose');
    act_on($id, 'retirer');
    $child->get(site() . "/candidatures/$application");
    like(words($child->content), qr/\Q$reason\E/, 'an old refusal keeps its words');
    my $second = apply_as(scalar make_pupil(), $offer);
    $employer->get(site() . "/candidatures/$second/refuser");
    unlike($employer->content, qr/Autre chose/, 'what is withdrawn is offered no more');
    send_form($employer, -action => 'refuser$', 'reason-code' => $code);
    is(errors_at($employer), 'reason-code', 'nor taken');
    send_form($employer, -action => 'refuser$', 'reason-code' => 'other', reason => '');
    is(errors_at($employer), 'reason', 'another reason needs words');
};

subtest 'a new page, moved, withdrawn' => sub {
    my $title = unique('Le stage en été ');
    my $id = add_text(
        'parents',
        'page-title' => $title,
        'page-summary' => 'Non.',
        'page-body' => "## Pourquoi\n\nPas en été.");
    my $slug = db_value('SELECT slug FROM editorial_page WHERE id = ?', $id);
    like($slug, qr/^le-stage-en-ete-/, 'its address comes from its title');
    like($read->("/parents/$slug"), qr/Pas en été/, 'there at once');
    my ($first)
        = grep { $_ != $id }
        @{ db()->selectcol_arrayref('SELECT id FROM editorial_page WHERE section = "parents" ORDER BY position, id') };
    act_on($id, 'place', place => "parents:$first");
    is(db_value('SELECT id FROM editorial_page WHERE section = "parents" ORDER BY position, id LIMIT 1, 1'),
        $id, 'behind the first');
    act_on($id, 'place', place => 'eleves:0');
    like(words($mech->content), qr/La nouvelle place est enregistrée/, 'to another section');
    like($read->("/eleves/$slug"), qr/Pas en été/, 'there');
    my $answer = request(GET => "/parents/$slug");
    is($answer->code . ' ' . ($answer->header('Location') // ''), "303 /eleves/$slug", 'its old address leads to it');
    like($read->('/eleves'), qr/aller au contenu.*?\Q$title\E/is, 'first of its section');

    for (
        ['no place' => 'x'],
        ['a section that is fixed' => 'site:0'],
        ['one of texts' => 'refus:0'],
        ['behind what is not there' => 'parents:999999999'])
    {
        act_on($id, 'place', place => $_->[1]);
        is(db_value('SELECT section FROM editorial_page WHERE id = ?', $id), 'eleves', "refused: $_->[0]");
    }
    act_on($id, 'place', place => "parents:$first");
    like($read->("/parents/$slug"), qr/Pas en été/, 'back');
    is(request(GET => "/eleves/$slug")->code, 303, 'the other one leads to it now');
    act_on($id, 'retirer');
    is(request(GET => $_)->code, 404, "withdrawn: $_")
        for "/parents/$slug", "/eleves/$slug", "/export/conseils/parents/$slug.pdf";
    my $contact = db_value('SELECT id FROM editorial_page WHERE section = "site" AND slug = "contact"');
    $mech->get(site() . "/admin/contenus/$contact");
    unlike($mech->content, qr{/retirer"}, 'what the site needs is not withdrawn');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    is($mech->post(site() . "/admin/contenus/$contact/retirer", [csrf => $token])->code, 404, 'nor by hand');
    is(request(GET => '/contact')->code, 200, 'it is there');
    is(
        db_value(
            'SELECT COUNT(*) FROM audit
              WHERE subject = "editorial" AND subject_id = ? AND action IN ("added", "moved", "withdrawn")',
            $id
        ),
        5,
        'the trail has each act');
};

subtest 'sent twice, made once' => sub {
    $mech->get(site() . '/admin/contenus/nouveau/refus');
    my %hidden = $mech->content =~ /<input type="hidden" name="(csrf|from|once)" value="([^"]*)"/g;
    my $reason = unique('Deux fois ');
    $mech->post(site() . '/admin/contenus/nouveau/refus', { %hidden, 'refusal-title' => $reason }) for 1, 2;
    my @ids = @{ db()->selectcol_arrayref('SELECT page_id FROM editorial_version WHERE title = ?', undef, $reason) };
    is(@ids, 1, 'one');
    push @made, @ids;
};

subtest 'an update of the package moves nothing that was placed' => sub {
    my $directory = File::Temp->newdir;
    mkdir "$directory/$_" for qw(eleves parents colleges employeurs site recherche);
    my $slug = lc(unique('page')) =~ s/[^a-z0-9]//gr;
    open(my $out, '>', "$directory/recherche/synonymes.csv") or die;
    print $out "mots,metiers,domaines\n";
    close $out;
    my $bring = sub {
        open(my $page, '>:encoding(UTF-8)', "$directory/parents/98-$slug.md") or die;
        print $page "# Essai\n\nUn résumé.\n\n$_[0]\n";
        close $page;
        is((ctl(content => "$directory"))[0], 0, 'taken');
    };
    $bring->('Premier.');
    my $id = db_value('SELECT id FROM editorial_page WHERE slug = ?', $slug);
    push @made, $id;
    is(db_value('SELECT position FROM editorial_page WHERE id = ?', $id), 98, 'where the package has it');
    act_on($id, 'place', place => 'colleges:0');
    $bring->('Deuxième.');
    is(db_value('SELECT COUNT(*) FROM editorial_page WHERE slug = ?', $slug), 1, 'the same page');
    like($read->("/colleges/$slug"), qr/Deuxième/, 'its text is renewed where it is');
};

subtest 'an update of the package renews the everyday words that no administrator wrote' => sub {
    my $directory = File::Temp->newdir;
    mkdir "$directory/$_" for qw(eleves parents colleges employeurs site recherche);
    my %word = map { $_ => unique_name('zabul') } qw(ours theirs removed);
    my $bring = sub {
        my ($trade) = @_;
        open(my $out, '>:encoding(UTF-8)', "$directory/recherche/synonymes.csv") or die;
        print $out "mots,metiers,domaines\n", map { "$_,$trade,Agriculture\n" } values %word;
        close $out;
        db()->do('UPDATE search_synonym SET updated_at = updated_at - INTERVAL 1 MINUTE WHERE words = ?', undef, $_)
            for values %word;
        return (ctl(content => "$directory"))[1];
    };
    my $trades = sub { db_value('SELECT trades FROM search_synonym WHERE words = ?', $word{ $_[0] }) };
    like($bring->('luthier'), qr/3 everyday words added, 0 renewed/, 'new ones are added');
    db()->do('UPDATE search_synonym SET is_own = TRUE WHERE words = ?', undef, $word{ours});
    db()->do('UPDATE search_synonym SET is_removed = TRUE WHERE words = ?', undef, $word{removed});
    like($bring->('horloger'), qr/0 everyday words added, 1 renewed/, 'one is renewed');
    is($trades->('theirs'), 'horloger', 'the one that came with the package');
    is($trades->($_), 'luthier', "not the one that is $_") for qw(ours removed);
    like($bring->('horloger'), qr/0 everyday words added, 0 renewed/, 'what is the same is left');
    db()->do('DELETE FROM search_synonym WHERE words = ?', undef, $_) for values %word;
};
db()->do('DELETE FROM editorial_page WHERE id = ?', undef, $_) for @made;
db()
    ->do(
    'DELETE FROM editorial_page WHERE id IN (SELECT page_id FROM editorial_version WHERE title LIKE "Une boulangère %")'
    );
done_testing;
