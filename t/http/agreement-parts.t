# Completing an agreement: the employer, then the school; drafts, what is taken over, what is refused at its field.
# Its hours are t/http/agreement-hours.t.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# One that both have completed, by the same employer and school as the next will be.
sub complete {
    my %of = make_agreement(school_part => { arrangements => 'Allergie aux noix.' }, @_);
    return (\%of, map { browser_of($_) } @of{qw(owner staff)});
}

subtest 'each sees its list, and the agreement' => sub {
    my ($of, $employer, $college, $mech) = begin_agreement();
    for (
        [$employer, 'À compléter par l’employeur', '1 convention à compléter'],
        [$college, 'Naïg Martin', 'Aucune convention à compléter'],
        [$mech, 'Ma convention', 'Rien à faire'])
    {
        my ($eyes, $text, $turn) = @$_;
        $eyes->get(site() . '/conventions');
        like(words($eyes->content), qr/$turn/, $turn);
        like($eyes->content, qr/$text/, $text);
        valid_xml(page_xml($eyes, '/conventions'), 'the list');
        $eyes->get(site() . "/conventions/$of->{id}");
        like(words($eyes->content), qr/L’employeur complète la convention/, 'whose turn it is');
        valid_xml(page_xml($eyes, "/conventions/$of->{id}"), 'the agreement');
    }
    my $stranger = browser_of(scalar make_employer());
    is($stranger->get(site() . "/conventions/$of->{id}$_")->code, 404, "another employer: $_")
        for '', '/employeur', '/corriger';
    is(browser_of(scalar make_pupil())->get(site() . "/conventions/$of->{id}")->code, 404, 'another pupil');
    is($college->get(site() . "/conventions/$of->{id}/college")->request->uri->path,
        "/conventions/$of->{id}", 'the school waits for its turn');
};

subtest 'the employer’s draft begins with the offer, and may lack things' => sub {
    my ($of, $employer) = begin_agreement();
    $employer->get(site() . "/conventions/$of->{id}/employeur");
    valid_xml(page_xml($employer, "/conventions/$of->{id}/employeur"), 'the form');
    $employer->get(site() . "/conventions/$of->{id}/employeur");
    is(value_of($employer, 'place-address'), '1 rue du Port', 'begins with the offer');
    is(value_of($employer, 'activities'), '', 'not its description, which speaks to the pupil');
    like(words($employer->content), qr/Ce que dit votre offre Tu verras l’atelier/, 'but it is there to be read');
    write_part($employer, $of->{id}, 'employeur', 'host-name' => 'Inès', 'day0-from' => '25:00', etape => 'brouillon');
    like(words($employer->content), qr/Le brouillon est enregistré/, 'a draft may lack things');
    is(value_of($employer, 'host-name'), 'Inès', 'and is found again');
    is(agreement_state($of->{id}), 'to_complete_employer v1', 'nothing moved');
};

subtest 'what is missing or cannot be is refused at its field' => sub {
    my ($of, $employer) = begin_agreement();
    write_part($employer, $of->{id}, 'employeur',
        employer_part('host-name' => '', 'day0-to' => '11:00', 'day0-from' => 'le matin', 'host-email' => 'x'));
    is($employer->status, 422, 'refused');
    is(errors_at($employer), 'day0-from host-email host-name', 'at its fields');
    is(value_of($employer, 'tutor-name'), 'Paul Lenoir', 'what was typed stays');
    write_part($employer, $of->{id}, 'employeur', employer_part('day0-to' => '12:30'));
    is(errors_at($employer), 'day0-to', 'a day ends after its pause');
    write_part($employer, $of->{id}, 'employeur', employer_part(map { ("day0-$_" => '') } qw(from pause resume to)));
    is(errors_at($employer), 'day0-from', 'hours are needed');
};

subtest 'an agreement speaks of the pupil, not to the pupil' => sub {
    my ($of, $employer) = begin_agreement();
    write_part($employer, $of->{id}, 'employeur',
        employer_part(activities => 'Tu verras l’atelier.', skills => 'Un métier pour toi.'));
    is(errors_at($employer), 'activities skills', 'refused at its fields');
    like(words($employer->content), qr/elle ne lui parle pas/, 'with what to write');
};

subtest 'the school completes it, and it is ready to sign' => sub {
    my ($of, $employer, $college) = begin_agreement();
    write_part($employer, $of->{id}, 'employeur', employer_part());
    write_part($college, $of->{id}, 'college',
        school_part('parent-name' => 'Rose Martin', arrangements => 'Allergie aux noix.', 'teacher-name' => ''));
    is(errors_at($college), 'teacher-name', 'a name is missing');
    write_part($college, $of->{id}, 'college', school_part(arrangements => 'Allergie aux noix.'));
    is(agreement_state($of->{id}), 'to_sign v1', 'ready to sign');
    my $words = words($college->content);
    my $all = join '.*', 'Inès Durand, Gérante', 'Anne Le Gall, Principale', 'Naïg Martin',
        'de 9.h à 12.h et de 13.h à 16.h', '30.h', 'Lire un plan', 'Allergie aux noix';
    like($words, qr/$all/s, 'all of it stands in the document') or diag($words);
    unlike($words, qr/à compléter/, 'and nothing is missing');
    is($employer->get(site() . "/conventions/$of->{id}/employeur")->request->uri->path,
        "/conventions/$of->{id}", 'it is not written any more');
    ok(mail_like($of->{pupil_email}, qr/Convention à signer/), 'the pupil is told');
};

subtest 'a correction of what can be signed is a new version' => sub {
    my ($of, $employer, $college) = complete();
    is(agreement_state($of->{id}), 'to_sign v1', 'it can be signed');
    like(words_at($college, "/conventions/$of->{id}/corriger"), qr/Une nouvelle version commence/, 'said first');
    send_form($college, -action => '/corriger$', 'correction-who' => 'school', 'correction-reason' => 'Une faute.');
    is(agreement_state($of->{id}), 'to_complete_school v2', 'the second');
    write_part($college, $of->{id}, 'college', etape => 'valider');
    is(agreement_state($of->{id}), 'to_sign v2', 'validated as it was');
};

subtest 'the next one begins with what the last one said, but of the family' => sub {
    my ($last, $employer, $college) = complete();
    my ($next) = make_placement(owner => $last->{owner}, school => $last->{school});
    $employer->get(site() . "/conventions/$next/employeur");
    is(value_of($employer, 'tutor-name') . value_of($employer, 'day0-from'), 'Paul Lenoir09:00',
        'of the same employer');
    send_form($employer, -action => '/employeur$', etape => 'valider');
    $college->get(site() . "/conventions/$next/college");
    is(value_of($college, 'aims'), 'Découvrir un métier.', 'of the same school');
    is(value_of($college, 'parent-name') . value_of($college, 'arrangements'),
        'Parent', 'but the family is this pupil’s');
};

subtest 'a placement agreed to be elsewhere is shown in that town' => sub {
    my ($of, $employer, $college, $mech) = begin_agreement();
    my %elsewhere
        = ('place-address' => '1 quai du Large', 'place-postcode' => '44600', 'place-town' => 'SAINT NAZAIRE');
    write_part($employer, $of->{id}, 'employeur', employer_part(%elsewhere));
    write_part($college, $of->{id}, 'college', school_part());
    valid_xml(page_xml($mech, "/candidatures/$of->{id}"), 'its sheet');
    $mech->get(site() . "/candidatures/$of->{id}");
    like(
        $mech->content,
        qr/data-map="point" data-latitude="47\.[23]\d*" data-longitude="-2\.[12]/,
        'has a map of that town');
};

subtest 'a school completes several at once, those that are lawful' => sub {
    my $school = make_school();
    my $staff = make_staff(school => $school);
    my $owner = make_employer();
    my ($employer, $college) = (browser_of($owner), browser_of($staff));
    my ($lawful, $late)
        = map { (make_placement(owner => $owner, school => $school, form => { referent => $staff }))[0] } 1, 2;
    write_part($employer, $lawful, 'employeur', employer_part());
    write_part($employer, $late, 'employeur', employer_part('day0-to' => '21:00'));
    $college->get(site() . '/conventions/plusieurs');
    valid_xml(page_xml($college, '/conventions/plusieurs'), 'the page');
    $college->get(site() . '/conventions/plusieurs');
    my ($form) = grep { $_->action =~ /plusieurs/ } $college->forms;
    my $token = $form->value('csrf');
    $college->post($form->action, [csrf => $token, 'head-name' => 'Anne Le Gall']);
    is(errors_at($college), 'aims convention head-email head-title school-insurance', 'what is shared is needed');
    $college->post(
        $form->action,
        [
            csrf => $token,
            convention => $lawful,
            convention => $late,
            'head-name' => 'Anne Le Gall',
            'head-title' => 'Principale',
            'head-email' => 'principale@essai.example',
            aims => 'Voir.',
            'school-insurance' => 'Oui'
        ]);
    like(words($college->content), qr/1 prête à signer\. 1 à reprendre une par une/, 'the lawful one only');
    is(
        db_value(
            'SELECT GROUP_CONCAT(state ORDER BY application_id) FROM agreement WHERE application_id IN (?, ?)',
            $lawful, $late
        ),
        'to_sign,to_complete_school',
        'indeed');
    like(db_value('SELECT content FROM agreement_part WHERE part = "school" AND application_id = ?', $late),
        qr/aims=Voir/, 'the other keeps it');
};

subtest 'an employer without an account completes it by the mailed link, and signs by that address' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $offer = make_offer(email => $contact, seats => 2);
    my $other = make_pupil(school => make_school());
    my $one = apply_as($other, $offer);
    my $link = link_of(mail_for($contact));
    my $visitor = browser();
    $visitor->get($link);
    send_form($visitor, -action => '/accepter$');
    answer(browser_of($other), "/candidatures/$one", 'confirmer');
    my $page = $link =~ s{/candidatures/}{/conventions/}r;
    is($visitor->get($page)->code, 200, 'opens the agreement');
    unlike(words($visitor->content), qr/rue des Écoles/, 'without the pupil’s address');
    $visitor->get("$page/employeur");
    is(value_of($visitor, 'host-email'), $contact, 'the address of the link signs');
    send_form($visitor, -action => '/employeur$', employer_part());
    is(errors_at($visitor), 'host-email', 'no other: who signs reads the pupil’s address');
    like(words($visitor->content), qr/seule l’adresse qui l’a reçu peut signer.*\Q$contact\E/, 'which is said');
    send_form($visitor, -action => '/employeur$', employer_part('host-email' => uc $contact));
    is(db_value('SELECT state FROM agreement WHERE application_id = ?', $one), 'to_complete_school',
        'and completes it');
};
check_all('the invariants hold');
done_testing;
