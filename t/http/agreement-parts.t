# Completing an agreement: the employer, then the school; drafts, what is taken over, the law on hours.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $school = make_school();
my ($staff) = make_staff(school => $school, first_name => 'Anne', last_name => 'Le Gall');
my ($id, $pupil, $pupil_email, $owner, $owner_email)
    = make_placement(school => $school, first_name => 'Naïg', born => '2012-03-04');
my ($employer, $college, $mech) = (browser_of($owner), browser_of($staff), browser_of($pupil));
sub state { return db_value('SELECT CONCAT(state, " v", version) FROM agreement WHERE application_id = ?', $id) }
sub part {
    my ($eyes, $part, %form) = @_;
    $eyes->get(site() . "/conventions/$id/$part");
    return send_form($eyes, -action => "/$part\$", %form);
}

subtest 'each sees its list, and the agreement' => sub {
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
        $eyes->get(site() . "/conventions/$id");
        like(words($eyes->content), qr/L’employeur complète la convention/, 'whose turn it is');
        valid_xml(page_xml($eyes, "/conventions/$id"), 'the agreement');
    }
    my $stranger = browser_of(scalar make_employer());
    is($stranger->get(site() . "/conventions/$id$_")->code, 404, "another employer: $_")
        for '', '/employeur', '/corriger';
    is(browser_of(scalar make_pupil())->get(site() . "/conventions/$id")->code, 404, 'another pupil');
    is($college->get(site() . "/conventions/$id/college")->request->uri->path,
        "/conventions/$id", 'the school waits for its turn');
};

subtest 'the hours begin with those of the offer' => sub {
    my $hours = sub {
        db()->do('UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.schedule = ? WHERE a.id = ?',
            undef, $_[0], $id);
        $employer->get(site() . "/conventions/$id/employeur");
        return join ' ', map {
            my $day = $_;
            join '/', grep { $_ ne '' } map { value_of($employer, "day$day-$_") // '' } qw(from pause resume to)
        } 0 .. 5;
    };
    is($hours->('12345 0830-1200 1330-1630'), '08:30/12:00/13:30/16:30     ', 'each day the same');
    is($hours->('1234 0900-1200 1300-1600;5 0900-1200'), '09:00/12:00/13:00/16:00     09:00/12:00', 'one that differs');
    is($hours->('1245 0900-1300'), ' 09:00/13:00 09:00/13:00  09:00/13:00 09:00/13:00', 'a day off stays empty');
    is($hours->('12345 0900-1000 1030-1200 1300-1600'), '     ', 'what the form cannot say is left out');
    is($hours->(''), '     ', 'no hours, none');
};

subtest 'the employer’s draft' => sub {
    $employer->get(site() . "/conventions/$id/employeur");
    valid_xml(page_xml($employer, "/conventions/$id/employeur"), 'the form');
    $employer->get(site() . "/conventions/$id/employeur");
    is(value_of($employer, 'place-address'), '1 rue du Port', 'begins with the offer');
    is(value_of($employer, 'activities'), '', 'not its description, which speaks to the pupil');
    like(words($employer->content), qr/Ce que dit votre offre Tu verras l’atelier/, 'but it is there to be read');
    part($employer, 'employeur', 'host-name' => 'Inès', 'day0-from' => '25:00', etape => 'brouillon');
    like(words($employer->content), qr/Le brouillon est enregistré/, 'a draft may lack things');
    is(value_of($employer, 'host-name'), 'Inès', 'and is found again');
    is(state(), 'to_complete_employer v1', 'nothing moved');
};

subtest 'what is missing or cannot be is refused at its field' => sub {
    part($employer, 'employeur',
        employer_part('host-name' => '', 'day0-to' => '11:00', 'day0-from' => 'le matin', 'host-email' => 'x'));
    is($employer->status, 422, 'refused');
    is(errors_at($employer), 'day0-from host-email host-name', 'at its fields');
    is(value_of($employer, 'tutor-name'), 'Paul Lenoir', 'what was typed stays');
    part($employer, 'employeur', employer_part('day0-to' => '12:30'));
    is(errors_at($employer), 'day0-to', 'a day ends after its pause');
    part($employer, 'employeur', employer_part(map { ("day0-$_" => '') } qw(from pause resume to)));
    is(errors_at($employer), 'day0-from', 'hours are needed');
};

subtest 'an agreement speaks of the pupil, not to the pupil' => sub {
    part($employer, 'employeur', employer_part(activities => 'Tu verras l’atelier.', skills => 'Un métier pour toi.'));
    is(errors_at($employer), 'activities skills', 'refused at its fields');
    like(words($employer->content), qr/elle ne lui parle pas/, 'with what to write');
};

subtest 'the limits while one types' => sub {
    my $ask = sub {
        my ($eyes, $query) = @_;
        my $answer = $eyes->get(site() . "/conventions/$id/horaires.json?$query");
        return $answer->code == 200 ? JSON::decode_json($answer->decoded_content(charset => 'none')) : $answer->code;
    };
    my $good = 'day0-from=09:00&day0-pause=12:00&day0-resume=13:00&day0-to=16:00';
    is_deeply(
        $ask->($employer, $good),
        { complet => JSON::true, total => "30\x{a0}h", limites => [] },
        'lawful, with the total');
    my $bad = $ask->($employer, "$good&day2-from=05:00&day2-to=14:00");
    is(scalar(grep { $_->{interdit} } @{ $bad->{limites} }), scalar @{ $bad->{limites} }, 'what is forbidden says so');
    like(
        join(' ', map { "$_->{phrase} $_->{ici} $_->{article}" } @{ $bad->{limites} }),
        qr/Jamais avant 6.h.*mardi.*L\..3163-1/s,
        'with the day and the article');
    is($ask->($employer, 'day0-from=09:00')->{complet}, JSON::false, 'half a day is not judged');
    is(ref $ask->($employer, 'day0-from=%FF&day0-to=' . 'x' x 3000), 'HASH', 'nor what is none');
    is($ask->($_->[0], $good), $_->[1], 'not for ' . $_->[2])
        for [$college, 403, 'the school'], [browser_of(scalar make_employer()), 404, 'another employer'];
};

subtest 'hours that break the law: a warning to the employer, refused to the school' => sub {
    part(
        $employer,
        'employeur',
        employer_part(
            'day0-pause' => '',
            'day0-resume' => '',
            'day2-from' => '05:00',
            'day2-pause' => '09:00',
            'day2-resume' => '10:00',
            'day2-to' => '14:00'
        ));
    is(state(), 'to_complete_school v1', 'the employer may send them');
    like(
        words($employer->content),
        qr/Ces horaires ne respectent pas la loi.*Jamais avant 6.h.*mardi.*L\..3163-1/s,
        'and is told the article'
    ) or diag(words($employer->content));
    like(
        mail_like(db_value('SELECT email FROM school WHERE id = ?', $school), qr/Convention à compléter/)->{text},
        qr/Naïg Martin.*n°.$id|n°.$id.*Naïg Martin/s,
        'the school is told');
    $college->get(site() . "/conventions/$id/college");
    is(value_of($college, 'parent-name'), 'Parent', 'the school’s form begins with the pupil’s guardian');
    part($college, 'college', school_part());
    is($college->status, 422, 'refused');
    like(words($college->content), qr/demandez-lui de les corriger/, 'with what to do');
    is(state(), 'to_complete_school v1', 'nothing moved');
};

subtest 'the school asks the employer again' => sub {
    $college->get(site() . "/conventions/$id/corriger");
    valid_xml(page_xml($college, "/conventions/$id/corriger"), 'the page');
    $college->get(site() . "/conventions/$id/corriger");
    send_form($college, -action => '/corriger$', 'correction-reason' => '');
    is(errors_at($college), 'correction-reason', 'it says why');
    send_form($college, -action => '/corriger$', 'correction-reason' => 'Mardi commence trop tôt.');
    is(state(), 'to_complete_employer v1', 'the employer’s turn again');
    my $mail = mail_like($owner_email, qr/Convention à compléter/);
    like($mail->{text}, qr/Mardi commence trop tôt\./, 'told why');
    unlike($mail->{text}, qr/Naïg/, 'without the pupil’s name');
    $employer->get(site() . "/conventions/$id");
    like(words($employer->content), qr/Mardi commence trop tôt/, 'and on the page');
    $employer->get(site() . "/conventions/$id/employeur");
    is(value_of($employer, 'day2-from'), '05:00', 'what was written is there');
    part($employer, 'employeur',
        employer_part('host-email' => 'gerante@essai.example', map { ("day2-$_" => '') } qw(from pause resume to)));
    is(state(), 'to_complete_school v1', 'sent again');
};

subtest 'the school completes' => sub {
    part($college, 'college',
        school_part('parent-name' => 'Rose Martin', arrangements => 'Allergie aux noix.', 'teacher-name' => ''));
    is(errors_at($college), 'teacher-name', 'a name is missing');
    part($college, 'college', school_part(arrangements => 'Allergie aux noix.'));
    is(state(), 'to_sign v1', 'ready to sign');
    my $words = words($college->content);
    like(
        $words,
        qr/Inès Durand, Gérante.*Anne Le Gall, Principale.*Naïg Martin.*de 9.h à 12.h et de 13.h à 16.h.*30.h.*Lire un plan.*Allergie aux noix/s,
        'all of it stands in the document'
    ) or diag($words);
    unlike($words, qr/à compléter/, 'and nothing is missing');
    is($employer->get(site() . "/conventions/$id/employeur")->request->uri->path,
        "/conventions/$id", 'it is not written any more');
    ok(mail_like($pupil_email, qr/Convention à signer/), 'the pupil is told');
};

subtest 'a correction of what can be signed is a new version' => sub {
    $college->get(site() . "/conventions/$id/corriger");
    like(words($college->content), qr/Une nouvelle version commence/, 'said first');
    send_form($college, -action => '/corriger$', 'correction-who' => 'school', 'correction-reason' => 'Une faute.');
    is(state(), 'to_complete_school v2', 'the second');
    part($college, 'college', etape => 'valider');
    is(state(), 'to_sign v2', 'validated as it was');
};

subtest 'the next one begins with what the last one said' => sub {
    my ($next) = make_placement(owner => $owner, school => $school);
    $employer->get(site() . "/conventions/$next/employeur");
    is(value_of($employer, 'tutor-name') . value_of($employer, 'day0-from'), 'Paul Lenoir09:00',
        'of the same employer');
    send_form($employer, -action => '/employeur$', etape => 'valider');
    $college->get(site() . "/conventions/$next/college");
    is(value_of($college, 'aims'), 'Découvrir un métier.', 'of the same school');
    is(value_of($college, 'parent-name') . value_of($college, 'arrangements'),
        'Parent', 'but the family is this pupil’s');
};

subtest 'the hours of this offer come before those of another’s agreement' => sub {
    my $offer = make_offer(owner => $owner, seats => 2);
    db()->do('UPDATE offer SET schedule = "12345 0800-1100 1200-1500" WHERE id = ?', undef, $offer);
    my ($of_offer) = make_placement(owner => $owner, school => $school, offer => $offer);
    $employer->get(site() . "/conventions/$of_offer/employeur");
    is(
        value_of($employer, 'tutor-name') . value_of($employer, 'day0-from'),
        'Paul Lenoir08:00',
        'the tutor of the last one, the hours of the offer');
};

subtest 'agreed to be elsewhere' => sub {
    my ($elsewhere, $there) = make_placement(owner => $owner, school => $school);
    $employer->get(site() . "/conventions/$elsewhere/employeur");
    send_form(
        $employer,
        -action => '/employeur$',
        employer_part(
            'place-address' => '1 quai du Large',
            'place-postcode' => '44600',
            'place-town' => 'SAINT NAZAIRE'
        ));
    $college->get(site() . "/conventions/$elsewhere/college");
    send_form($college, -action => '/college$', school_part());
    my $visitor = browser_of($there);
    valid_xml(page_xml($visitor, "/candidatures/$elsewhere"), 'its sheet');
    $visitor->get(site() . "/candidatures/$elsewhere");
    like(
        $visitor->content,
        qr/data-map="point" data-latitude="47\.[23]\d*" data-longitude="-2\.[12]/,
        'has a map of that town');
};

subtest 'several at once' => sub {
    my ($lawful) = make_placement(owner => $owner, school => $school, form => { referent => $staff });
    my ($late) = make_placement(owner => $owner, school => $school, form => { referent => $staff });
    for ([$lawful], [$late, 'day0-to' => '21:00']) {
        my ($one, @hours) = @$_;
        $employer->get(site() . "/conventions/$one/employeur");
        send_form($employer, -action => '/employeur$', employer_part(@hours));
    }
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

subtest 'an employer without an account, by the mailed link' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $offer = make_offer(email => $contact, seats => 2);
    my $other = make_pupil(school => $school);
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
