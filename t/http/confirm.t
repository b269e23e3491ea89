# Confirming: the first pupil to confirm has the seat; the others are closed and told.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

my $monday = free_monday(5);
my $later = free_monday(9);
my ($owner, $owner_email, $employer) = make_employer();
sub offer { return make_offer(owner => $owner, employer => $employer, weeks => [$monday], @_) }

subtest 'what a pupil may confirm stands first, with its consequences' => sub {
    my $pupil = make_pupil();
    my $id = accepted($pupil, offer());
    apply_as($pupil, offer());
    my $mech = browser_of($pupil);
    my $words = words_at($mech, '/candidatures');
    like($words, qr/Un employeur t’accepte.: confirme avant les autres/, 'what to do next is said first');
    like($words, qr/À confirmer.*Confirmer mon stage.*En attente de réponse/s, 'and stands first');
    valid_xml(page_xml($mech, '/candidatures'), 'the pupil’s space');
    like(
        words_at($mech, "/candidatures/$id"),
        qr/tu confirmes.*La place est au premier élève qui confirme.*se ferment/s,
        'the question and its consequences');
    unlike($mech->content, qr/\Q$owner_email\E/, 'the contact is hidden while the employer did not consent');
};

subtest 'the first to confirm has the seat, the others are closed' => sub {
    my $offer = offer(seats => 1);
    my ($quick, $slow, $third) = map { scalar make_pupil() } 1 .. 3;
    my ($has, $late) = map { accepted($_, $offer) } $quick, $slow;
    my $waits = apply_as($third, $offer);
    my $mech = browser_of($quick);
    $mech->get(site() . "/candidatures/$has");
    send_form($mech, -action => '/confirmer$');
    like(words($mech->content), qr/la place est à toi/, 'confirmed');
    is(taken($offer), 1, 'the seat is taken');
    is(state_of($late) . ' ' . state_of($waits), 'seat_taken seat_taken', 'the others’ applications are closed');
    is(last_actor($late), 'site', 'nobody learns who was quicker');
};

subtest 'who came too late is told, whether accepted or waiting, by SMS too' => sub {
    my $offer = offer(seats => 1);
    my ($slow, $slow_email) = make_pupil(mobile => '+33612000011');
    my ($third, $third_email) = make_pupil();
    accepted($slow, $offer);
    apply_as($third, $offer);
    confirmed(scalar(make_pupil()), $offer);
    told($slow_email, qr/Plus de place/, qr/La dernière place vient d’être prise/, 'the slow one is told');
    ok(mail_like($third_email, qr/Plus de place/), 'who waited too');
    told_by_sms('+33612000011', qr/dernière place est prise/, 'and by SMS who has a mobile');
};

subtest 'employer, pupil and referent are told of a placement, the employer by numbers only' => sub {
    my $school = make_school();
    my ($teacher, $teacher_email) = make_staff(school => $school);
    my ($pupil, $pupil_email) = make_pupil(school => $school, first_name => 'Rapide');
    my $offer = offer();
    my $id = confirmed($pupil, $offer, referent => $teacher);
    my $accepts = qr/vous confirmer que l’élève n°.$pupil, .*vient d’accepter votre offre de stage n°.$offer.:/;
    my $mail = told(
        $owner_email,
        qr{/ Candidature acceptée$},
        qr/Nous avons le plaisir de $accepts.*Tu verras l’atelier.*\/candidatures\/$id\b/s,
        'the employer is told as the reference does');
    like($mail->{text}, qr/\[x\] 4\. Confirmation/, 'the fourth step is reached');
    unlike($mail->{text}, qr/Rapide|J’aime le bois/, 'with numbers only');
    told($pupil_email, qr/Stage confirmé/, qr/la place est à toi/, 'the pupil has a confirmation');
    my $referent = qr/dont vous êtes le référent est confirmé\..*Rapide Martin/s;
    told($teacher_email, qr/Stage confirmé/, $referent, 'the referent knows');
};

subtest 'the pupil’s other applications for that week are closed, those for other weeks stay' => sub {
    my $pupil = make_pupil();
    my $contact = unique('ailleurs') . '@essai.example';
    my $same_week = apply_as($pupil, make_offer(email => $contact, weeks => [$monday]));
    my $other_week = apply_as($pupil, make_offer(weeks => [$later]));
    confirmed($pupil, offer());
    is(state_of($same_week), 'confirmed_elsewhere', 'the one for that week');
    is(state_of($other_week), 'pending', 'not the one for another week');
    my $why = qr/L’élève n°.$pupil a confirmé un autre stage la même semaine/;
    told($contact, qr/Candidature fermée/, $why, 'the other employer is told');
};

subtest 'the second to confirm is told why not, and the seat is sold once' => sub {
    my $offer = offer(seats => 1);
    my ($quick, $slow) = map { scalar make_pupil() } 1, 2;
    my ($first, $second) = map { accepted($_, $offer) } $quick, $slow;
    my $late = browser_of($slow);
    $late->get(site() . "/candidatures/$second");
    confirm($first);
    send_form($late, -action => '/confirmer$');
    like(words($late->content), qr/Ce n’est pas fait.*La situation a changé/s, 'it is said that the seat is gone');
    is(taken($offer), 1, 'one seat, taken once');
    like(words_at($late, "/candidatures/$second"), qr/Fermée.: place prise/, 'the page says what happened');
};

subtest 'a confirmed placement has its sheet: contact, agenda, way' => sub {
    my $pupil = make_pupil();
    my $id = confirmed($pupil, offer());
    like(
        words_at(browser_of($pupil), "/candidatures/$id"),
        qr/Ma fiche de stage.*Ajouter à mon agenda.*\Q$owner_email\E.*Comment y aller/s,
        'contact, agenda and way');
};

subtest 'its date goes into an agenda, for who has it alone' => sub {
    my ($pupil, $other) = map { scalar make_pupil() } 1, 2;
    my $offer = offer(seats => 1);
    my $waits = apply_as($other, $offer);
    my $id = confirmed($pupil, $offer);
    my $ics = browser_of($pupil)->get(site() . "/export/stages/$id.ics");
    is($ics->header('Content-Type'), 'text/calendar; charset=utf-8', 'the agenda’s file');
    my ($day) = $monday =~ tr/-//dr;
    like(
        $ics->content,
        qr/BEGIN:VCALENDAR\r\n.*DTSTART;VALUE=DATE:$day\r\n.*LOCATION:1 rue du Port\\, 44000 Nantes\r\n/s,
        'with day and place');
    my $stranger = browser_of($other);
    is($stranger->get(site() . "/export/stages/$waits.ics")->code, 404, 'none for what is not confirmed');
    is($stranger->get(site() . "/export/stages/$id.ics")->code, 404, 'nor of someone else’s');
};

subtest 'an employer without an account has the date for the agenda by the link' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $pupil = make_pupil();
    my $id = apply_as($pupil, make_offer(weeks => [$monday], email => $contact));
    my $reader = browser();
    answer($reader, link_path($contact), 'accepter');
    confirm($id);
    $reader->get(site() . link_path($contact));
    my ($agenda) = $reader->content =~ m{href="(/export/stages/repondre/[\w-]{43}\.ics)"};
    my $type = $reader->get(site() . $agenda)->header('Content-Type');
    is($type, 'text/calendar; charset=utf-8', 'the agenda’s file');
};

subtest 'a placed pupil cannot apply for that week' => sub {
    my $pupil = make_pupil();
    confirmed($pupil, offer());
    my $tempting = offer();
    like(
        words_at(browser_of($pupil), "/candidatures/postuler/$tempting"),
        qr/Tu as déjà un stage cette semaine-là/,
        'the form says so');
};

subtest 'seats for the whole period: the last one closes all its weeks' => sub {
    my $pooled = offer(seats => 2, weeks => [$monday, $later]);
    my ($first, $other_week, $third) = map { accepted(scalar(make_pupil()), $pooled, week => $_) } $monday, $later,
        $monday;
    confirm($first);
    is(state_of($third), 'accepted', 'a seat is left: nobody is closed');
    confirm($other_week);
    is(state_of($third), 'seat_taken', 'the last one is gone: closed');
};

subtest 'seats by the week: another week’s applications stay' => sub {
    my $weekly = offer(seats => 1, weekly => 1, weeks => [$monday, $later]);
    my $stays = apply_as(scalar(make_pupil()), $weekly, week => $later);
    my $goes = apply_as(scalar(make_pupil()), $weekly, week => $monday);
    confirmed(scalar(make_pupil()), $weekly, week => $monday);
    is(state_of($stays), 'pending', 'the other week’s');
    is(state_of($goes), 'seat_taken', 'not that week’s');
};

subtest 'seats, placements, history and messages agree' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
