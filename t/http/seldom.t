# What is seldom asked for: short pages and acts that no other test's story comes by.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

subtest 'the pages behind refusals of the web server are as unknown as any other, asked for directly' => sub {
    is(visit("/erreur/$_")->code, 404, "/erreur/$_") for 400, 413, 414, 429, 999;
    my $answer = browser()->post(site() . '/connexion', Content => 'x' x 3_000_000);
    is($answer->code, 413, 'behind a refusal they say what was refused');
};

subtest 'the files of the site map' => sub {
    my $offer = make_offer();
    is((ctl('index'))[0], 0, 'indexed');
    my $pages = visit('/sitemaps/pages.xml');
    like($pages->content, qr{<loc>\Q@{[site()]}\E/eleves</loc>}, 'pages of advice');
    like(visit('/sitemaps/offres/' . int($offer / 20000))->content,
        qr{/offres/$offer</loc>}, 'an offer in the file of its numbers');
    is(visit('/sitemaps/offres/123456')->code, 200, 'a file of numbers to come is empty');
};

subtest 'after a link that has ended' => sub {
    like(
        words(visit('/candidatures/repondre/termine')->decoded_content),
        qr/C’est fait.*n’ouvre plus rien/,
        'that it is done');
    like(
        words(visit('/candidatures/repondre/termine?info=liens-rendus')->decoded_content),
        qr/Les liens reçus à cette adresse n’ouvrent plus rien/,
        'that the links are given back');
};

subtest 'the links of mails open what they are for' => sub {
    my $school = make_school();
    my $referent = unique('prof') . '@college.example';
    my $owner = unique('contact') . '@entreprise.example';
    my $offer = make_offer(email => $owner);
    my $id = apply_as(
        scalar make_pupil(school => $school), $offer,
        referent => 'autre',
        'referent-name' => 'Ève Roux',
        'referent-email' => $referent);
    my $opinion = link_of(mail_for($referent));
    like($opinion, qr{/candidatures/avis/}, 'to a referent without account');
    my $mech = browser();
    is($mech->get($opinion)->code, 200, 'which shows the application');
    send_form($mech, -action => qr{/avis/}, opinion => 'favourable');
    is(db_value('SELECT referent_opinion FROM application WHERE id = ?', $id), 'favourable', 'and takes the opinion');
};

subtest "a school's dates, its other weeks, its invitations" => sub {
    my $school = make_school(dates => [[monday(20), friday_of(monday(20))]]);
    my $mech = browser_of(scalar make_staff(school => $school));
    my $date = db_value('SELECT id FROM school_placement WHERE school_id = ?', $school);
    $mech->get(site() . '/college/dates');
    send_form($mech, -action => qr{/college/dates/autres-semaines$}, others => 'never');
    is(db_value('SELECT other_weeks FROM school WHERE id = ?', $school), 'never', 'no week but its own');
    send_form($mech, -action => qr{/college/dates/$date/retirer$});
    is(db_value('SELECT COUNT(*) FROM school_placement WHERE school_id = ?', $school), 0, 'a date is taken back');
    my $pupil = unique('eleve') . '@famille.example';
    db()->do(
        'INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, email, created_at)
         VALUES (?, "3e B", ?, "Zoé", "2012-02-02", ?, UTC_TIMESTAMP())',
        undef, $school, unique_name('Martin'), $pupil);
    $mech->get(site() . '/college/eleves');
    send_form($mech, -action => qr{/college/eleves/inviter$});
    ok(mail_for($pupil), 'an invitation goes out');
};

subtest 'a logo is taken away' => sub {
    my $employer = make_employer();
    my $mech = browser_of($employer);
    my $id = db_value('SELECT employer_id FROM employer_member WHERE account_id = ?', $employer);
    db()
        ->do('REPLACE INTO employer_logo (employer_id, image, updated_at) VALUES (?, "x", UTC_TIMESTAMP())', undef,
        $id);
    $mech->get(site() . '/compte/structure');
    send_form($mech, -action => qr{/compte/structure/logo/retirer$});
    is(db_value('SELECT COUNT(*) FROM employer_logo WHERE employer_id = ?', $id), 0, 'the logo is gone');
};

subtest 'by the link of a mail: an offer is disabled, then online again' => sub {
    my %deposit = good_deposit();
    deposit_and_validate(%deposit);
    my $mech = browser();
    $mech->get(link_of(mail_for($deposit{email})));
    send_form($mech);
    my $link = link_of(mail_like($deposit{email}, qr/en ligne/));
    my $state = sub { db_value('SELECT state FROM offer WHERE contact_email = ?', $deposit{email}) };
    is($mech->get("$link/desactiver")->code, 200, 'the page that warns');
    send_form($mech, -action => qr{/desactiver$});
    is($state->(), 'disabled', 'disabled');
    $mech->get($link);
    send_form($mech, -action => qr{/remettre-en-ligne$});
    is($state->(), 'active', 'online again');
};

subtest 'by the link of a mail: what an employer without account has of an agreement' => sub {
    my $school = make_school();
    my $contact = unique('contact') . '@essai.example';
    my $pupil = make_pupil(school => $school, first_name => 'Naïg');
    my $id = apply_as($pupil, make_offer(email => $contact));
    my $link = link_of(mail_for($contact));
    my ($mech, $staff) = (browser(), browser_of(scalar make_staff(school => $school)));
    answer($mech, $link =~ s/^\Q@{[site()]}\E//r, 'accepter');
    answer(browser_of($pupil), "/candidatures/$id", 'confirmer');
    my $agreement = $link =~ s{/candidatures/}{/conventions/}r;
    my $hours = $mech->get("$agreement/horaires.json?day0-from=09:00&day0-pause=12:00&day0-resume=13:00&day0-to=16:00");
    is(JSON::decode_json($hours->decoded_content(charset => 'none'))->{total}, "30\x{a0}h",
        'the hours while one types');
    $mech->get("$agreement/employeur");
    send_form($mech, -action => '/employeur$', employer_part('host-email' => $contact));
    $mech->get("$agreement/corriger");
    send_form($mech, -action => '/corriger$', 'correction-reason' => 'Une adresse à changer.');
    is(db_value('SELECT state FROM agreement WHERE application_id = ?', $id),
        'to_complete_employer', 'its part is opened again');

    for my $path ("$agreement.pdf", $link =~ s{/candidatures/}{/export/stages/}r . '.pdf') {
        my $answer = $mech->get($path);
        is(
            $answer->code . ' ' . $answer->content_type,
            '200 application/pdf',
            $path =~ /export/ ? 'the sheet of the placement' : 'the agreement as it stands');
    }
};

subtest 'an employer that the département corrects, and whose administration is handed on' => sub {
    my ($first, undef, $employer) = make_employer();
    my ($second) = make_employer(employer => $employer);
    my $admin = admin();
    my $name = unique_name('Atelier ');
    $admin->get(site() . "/admin/employeurs/$employer");
    send_form(
        $admin,
        -action => qr{/admin/employeurs/$employer$},
        'employer-name' => $name,
        'admin-email' => unique('chef') . '@structure.example');
    is(db_value('SELECT name FROM employer WHERE id = ?', $employer), $name, 'corrected');
    db()->do('UPDATE employer_member SET is_administrator = FALSE WHERE account_id = ?', undef, $second);
    my $mech = browser_of($first);
    $mech->get(site() . '/compte/structure');
    send_form($mech, -action => qr{/administrateur/$second$});
    is(
        join(' ',
            map { db_value('SELECT is_administrator FROM employer_member WHERE account_id = ?', $_) } $first, $second),
        '0 1',
        'handed on');
};

done_testing;
