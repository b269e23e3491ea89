# What pages say to who hears them, and who goes by the keyboard: titles and names that tell apart, required
# fields marked, errors tied to what they are about.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $offer = make_offer(weeks => [free_monday(5), free_monday(8)]);
my $pupil = make_pupil();

sub page {
    my ($mech, $path) = @_;
    $mech->get(site() . $path);
    return XML::LibXML->load_html(string => $mech->content =~ s/^<!DOCTYPE[^>]*>//ir, recover => 2);
}

# The name of a link or a button: its label, or its text less what is hidden from who hears it.
sub name_of {
    my ($node) = @_;
    return $node->getAttribute('aria-label') if $node->getAttribute('aria-label');
    return
        join('', map { $_->data } $node->findnodes('.//text()[not(ancestor::*[@aria-hidden = "true"])]')) =~ s/\s+/ /gr
        =~ s/^ | $//gr;
}

# What one can follow on a page to do something.
my $actions = '//main//a[@href][contains(@class, "button")'
    . ' or ancestor::*[contains(@class, "actions") or contains(@class, "exports")]]';

my %roles = (
    nobody => [
        browser(),
        qw(/ /offres /offres?mots=boulanger /offres/carte /connexion /offres/deposer /offres/deposer/sans-compte
            /eleves /eleves/lettre-de-motivation /parents/guide /colleges /colleges/dates /statistiques
            /compte/creer /compte/creer/eleve?q=nantes /compte/creer/eleve/1 /compte/creer/employeur/nouveau
            /compte/creer/college/1 /compte/mot-de-passe /donnees-ouvertes /plan-du-site /conventions/verifier)
    ],
    pupil => [
        sign_in('eleve@demo.example'),
        qw(/candidatures /offres/1 /offres/favoris /offres/recherches /candidatures/postuler/60)
    ],
    employer => [
        sign_in('employeur@demo.example'),
        qw(/candidatures /candidatures/traitees /offres/mes-offres /compte/structure /offres/1/gerer /conventions)
    ],
    school => [
        sign_in('college@demo.example'),
        qw(/candidatures /college/eleves/importer /college/equipe /college/dates /conventions)
    ],
    admin => [
        admin(),
        qw(/admin/offres /admin/candidatures /admin/comptes /admin/employeurs?q=nantes
            /admin/etablissements?q=nantes /admin/recherche /export/admin /admin/journal /admin/contenus
            /admin/contenus/1)
    ],);
for my $role (sort keys %roles) {
    my ($mech, @paths) = @{ $roles{$role} };
    subtest "$role: one name, one thing; what is required says so" => sub {
        for my $path (@paths) {
            my $html = page($mech, $path);
            my %does;
            $does{ lc name_of($_) }{ $_->getAttribute('href') } = 1 for $html->findnodes($actions);
            for my $button ($html->findnodes('//main//button[not(@type = "button")]')) {
                my ($form) = $button->findnodes('ancestor::form');
                $does{ 'button ' . lc name_of($button) }
                    { join('|', $form->getAttribute('action'), map { $button->getAttribute($_) // '' } qw(name value)) }
                    = 1;
            }
            is(join('; ', grep { keys %{ $does{$_} } > 1 } sort keys %does), '', "$path: names");
            my @silent = grep {
                my ($field) = $_;
                my $id = $field->getAttribute('id');
                my $words = join(
                    ' ',
                    map { $_->textContent } $html->findnodes(
                              "//label[\@for = '$id'] | //*[\@id = '$id']/ancestor::fieldset/legend"
                            . " | //*[\@id = '$id']/ancestor::form//*[contains(\@class, 'hint')]"
                    ));
                $words !~ /\*|obligatoire/i;
            } $html->findnodes('//main//*[@required]');
            is(join(' ', map { $_->getAttribute('id') } @silent), '', "$path: required fields");
        }
    };
}

subtest 'no two pages have one title' => sub {
    my %of;
    push @{ $of{ visit($_)->decoded_content =~ m{<title>\s*(.*?)\s*</title>}s && $1 } }, $_
        for qw(/ /offres /offres?mots=boulanger /offres?ville=Nantes /offres?page=2 /offres/carte
        /compte/creer /compte/creer/eleve /compte/creer/eleve/1 /compte/creer/employeur/nouveau
        /compte/creer/college/1 /compte/creer/merci /compte/mot-de-passe /compte/mot-de-passe/envoye
        /colleges/dates /colleges/dates?q=nantes /connexion);
    is(join('; ', map { join(' ', @{ $of{$_} }) } grep { @{ $of{$_} } > 1 } sort keys %of), '', 'of visitors');
    my $first = apply_as($pupil, $offer);
    my $mech = browser_of($pupil);
    my @titles = map { $mech->get(site() . $_); $mech->title } '/candidatures', map { "/candidatures/$first$_" } '',
        '/retirer';
    is(scalar(keys %{ { map { $_ => 1 } @titles } }), 3, 'of a pupil');
    like($titles[1], qr/$first/, 'which one');
};

subtest 'errors are tied to their fields and groups, and listed in the order of the form' => sub {
    my $mech = browser();
    $mech->get(site() . '/connexion');
    send_form($mech, email => unique('personne') . '@nulle-part.example', password => 'rien du tout');
    my $html = XML::LibXML->load_html(string => $mech->content, recover => 2);
    is($html->findvalue('count(//input[@aria-invalid = "true" and @aria-describedby = "email-erreur"])'),
        2, 'signing in: both');
    is($html->findvalue('//*[@id = "erreurs"]/@tabindex'), -1, 'and the focus goes there');

    my $apply = browser_of(scalar make_pupil());
    $apply->get(site() . "/candidatures/postuler/" . make_offer(weeks => [free_monday(5), free_monday(8)]));
    send_form($apply, -action => 'postuler', motivation => '', week => undef);
    $html = XML::LibXML->load_html(string => $apply->content, recover => 2);
    is($html->findvalue('//fieldset[@id = "week"]/@role'), 'radiogroup', 'the weeks are one choice');
    is($html->findvalue('//fieldset[@id = "week"]/@aria-describedby'), 'week-erreur', 'whose error it names');
    is($html->findvalue('//fieldset[@id = "week"]/@aria-invalid'), 'true', 'and says');

    my $up = browser();
    $up->get(site() . '/compte/creer/employeur/nouveau');
    send_form($up, -action => 'creer');
    $html = XML::LibXML->load_html(string => $up->content, recover => 2);
    my @listed = map { $_->value =~ s/^#//r } $html->findnodes('//*[@id = "erreurs"]//a/@href');
    my %place;
    my $n = 0;
    $place{ $_->value } //= $n++ for $html->findnodes('//main//@id');
    is("@listed", join(' ', sort { $place{$a} <=> $place{$b} } @listed), 'in order');
    cmp_ok(scalar @listed, '>', 5, 'many');
};

subtest 'the guide for families says its language, and mails to guardians lead to it' => sub {
    my $list = visit('/parents')->decoded_content;
    for (['ar', 'rtl'], ['tr', 'ltr'], ['pt', 'ltr'], ['en', 'ltr']) {
        my ($language, $way) = @$_;
        my $html = visit("/parents/guide-$language")->decoded_content;
        like($html, qr/<h1 lang="$language" dir="$way">/, "$language: its title");
        like($html, qr/<div class="prose" lang="$language" dir="$way">/, 'its text');
        like(
            $list,
            qr/<article class="card link-card" lang="$language" dir="$way">/,
            'and its place among the pages for parents');
    }
    is(() = visit('/parents/guide')->decoded_content =~ /hreflang=/g, 4, 'the French one leads to the others');
};

subtest 'errors are summed up in the order of the form, and say what is missing' => sub {
    my ($pupil) = make_pupil();
    my %form = (
        'a deposit' => [browser(), '/offres/deposer/sans-compte'],
        'an employer' => [browser(), '/compte/creer/employeur/nouveau'],
        'a profile' => [browser_of($pupil), '/compte/profil'],
        'an application' => [browser_of($pupil), '/candidatures/postuler/' . make_offer()],
        'the declaration' => [scalar admin(), '/admin/contenus/accessibilite'],);
    for my $what (sort keys %form) {
        my ($mech, $path) = @{ $form{$what} };
        $mech->get(site() . $path);
        my ($form) = grep { $_->method eq 'POST' && $_->action !~ /deconnexion/ } $mech->forms;
        $mech->post(
            $form->action,
            [
                map { ($_->name => $_->value) }
                grep { ($_->name // '') =~ /^(?:csrf|once|etape|version)$/ && defined $_->value } $form->inputs
            ]);
        is($mech->status, 422, "$what: refused");
        my $html = $mech->content;
        my ($summary) = $html =~ m{id="erreurs".*?<ul>(.*?)</ul>}s;
        my @fields = $summary =~ /href="#([^"]+)"/g;
        cmp_ok(scalar @fields, '>', 0, 'with what is wrong');
        my @stand = sort { index($html, qq{id="$a"}) <=> index($html, qq{id="$b"}) } @fields;
        is("@fields", "@stand", 'in its order');
        unlike(words($summary), qr/Remplissez ce champ|Remplis ce champ|obligatoire/, 'each in words of its own');
    }
};

subtest 'the declaration says no more than an audit found, and how to complain' => sub {
    my $html = visit('/accessibilite')->decoded_content;
    my $words = words($html);
    like($words, qr/est non conforme au référentiel.*aucun audit n’a encore été adopté/s, 'the page');
    like($html, qr/Accessibilité.: non conforme<\/a>/, 'the foot of the page');
    like($html, qr/mailto:.*tel:/s, 'an address and a number');
    like($words, qr/$_/, $_)
        for 'Technologies', 'Environnement de test', 'Pages vérifiées', 'Contenus non accessibles',
        'Schéma pluriannuel', 'Défenseur des droits, Libre réponse 71120';
    like($html, qr/formulaire\.defenseurdesdroits\.fr/, 'the form');
    valid_xml(get_xml('/accessibilite'), 'the declaration');
};

subtest 'administrators fill the declaration' => sub {
    my ($admin, $email) = admin();
    my $path = '/admin/contenus/accessibilite';
    $admin->get(site() . '/admin/contenus');
    ok($admin->find_link(url => $path), 'a link among the texts');
    $admin->get(site() . $path);
    is(value_of($admin, 'standard'), 'RGAA 4.1.2', 'with what is known');
    send_form($admin, conformity => 'partial', rate => '92');
    is(errors_at($admin), 'audited-on auditor', 'nothing is said without its audit');
    like(words($admin->content), qr/Indiquez qui a fait l’audit/, 'it says what is missing');
    send_form(
        $admin,
        conformity => 'partial',
        auditor => 'Cabinet Exemple',
        'audited-on' => day(-3),
        rate => '92',
        failures => "10.7 : un anneau mal vu, corrigé le 1er mars 2027\n3.2 : un contraste",
        plan => 'https://exemple.fr/schema',
        'contact-email' => 'acces@exemple.fr');
    like(words($admin->content), qr/déclaration d’accessibilité est enregistrée/, 'kept');
    ok(
        until_true(
            'each worker to know',
            sub {
                words(visit('/accessibilite')->decoded_content)
                    =~ /est partiellement conforme.*Cabinet Exemple.*92\h%.*un anneau mal vu.*acces\@exemple\.fr/s;
            }
        ),
        'and published');
    valid_xml(get_xml('/accessibilite'), 'its page');
    until_true('the foot of the pages',
        sub { visit('/connexion')->decoded_content =~ /Accessibilité.: partiellement conforme/ });
    is(
        db_value(
            'SELECT detail FROM audit
                WHERE action = "accessibility" AND account_id = (SELECT id FROM account WHERE email = ?)',
            $email
        ),
        'partial',
        'and in the trail');
    $admin->get(site() . $path);
    send_form($admin, conformity => 'none', map { $_ => '' } qw(audited-on auditor rate failures plan contact-email));
    ok(until_true('each worker to know', sub { words(visit('/accessibilite')->decoded_content) !~ /partiellement/ }),
        'and taken back');
};

done_testing;
