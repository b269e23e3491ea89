# Confirming: the first pupil has the seat, the others are closed and told; cancelling gives it back;
# disabling and removing invalidate; what nobody answers expires.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $monday = free_monday(5);
my ($owner, $owner_email, $employer) = make_employer();
sub offer { return make_offer(owner => $owner, employer => $employer, weeks => [$monday], @_) }
sub agree { my ($id) = @_; my $mech = browser_of($owner); answer($mech, "/candidatures/$id", 'accepter') }
sub confirm {
    my ($pupil, $id) = @_;
    my $mech = browser_of($pupil);
    answer($mech, "/candidatures/$id", 'confirmer');
    return $mech;
}
sub taken { return db_value('SELECT SUM(taken) FROM capacity WHERE offer_id = ?', $_[0]) }

# One seat, two accepted, one more waiting: whoever confirms first has it.
my $offer = offer(seats => 1);
my $school = db_value("SELECT MIN(id) FROM school WHERE is_open AND priority = 'rep'");
my ($teacher, $teacher_email) = make_staff(school => $school);
my ($quick, $quick_email) = make_pupil(school => $school, first_name => 'Rapide');
my ($slow, $slow_email) = make_pupil(mobile => '+33612000011');
my ($third, $third_email) = make_pupil();
my ($a, $b, $c) = (apply_as($quick, $offer, referent => $teacher), map { apply_as($_, $offer) } $slow, $third);
agree($_) for $a, $b;

# The quick one also asked elsewhere for that week, and for another week.
my $elsewhere_contact = unique('ailleurs') . '@essai.example';
my $elsewhere = make_offer(email => $elsewhere_contact, weeks => [$monday]);
my $same_week = apply_as($quick, $elsewhere);
my $other_week = apply_as($quick, make_offer(weeks => [free_monday(9)]));

my $mech = browser_of($quick);
$mech->get(site() . '/candidatures');
my $words = words($mech->content);
like($words, qr/Un employeur t’accepte.: confirme avant les autres/, 'what to do next is said first');
like($words, qr/À confirmer.*Confirmer mon stage.*En attente de réponse/s, 'and stands first');
valid_xml(page_xml($mech, '/candidatures'), 'the pupil’s space');
unlike($mech->get(site() . "/candidatures/$a")->decoded_content,
    qr/\Q$owner_email\E/, 'the contact is hidden while the employer did not consent');
my $late = browser_of($slow);
$late->get(site() . "/candidatures/$b");
$mech->get(site() . "/candidatures/$a");
like(
    words($mech->content),
    qr/tu confirmes.*La place est au premier élève qui confirme.*se ferment/s,
    'the question and its consequences');
send_form($mech, -action => '/confirmer$');
like(words($mech->content), qr/la place est à toi/, 'confirmed');
is(taken($offer), 1, 'the seat is taken');
is(state_of($b) . ' ' . state_of($c), 'seat_taken seat_taken', 'the others’ applications are closed');
is(state_of($same_week), 'confirmed_elsewhere', 'the pupil’s other one for that week too');
is(state_of($other_week), 'pending', 'not the one for another week');
is(db_value('SELECT actor FROM event WHERE application_id = ? ORDER BY id DESC LIMIT 1', $b),
    'site', 'nobody learns who was quicker');

my $mail = mail_like($owner_email, qr{/ Candidature acceptée$});
like(
    $mail->{text},
    qr/Nous avons le plaisir de vous confirmer que l’élève n°.$quick, .*vient d’accepter votre offre de stage n°.$offer.:.*Tu verras l’atelier.*\/candidatures\/$a\b/s,
    'the employer is told as the reference does');
like($mail->{text}, qr/\[x\] 4\. Confirmation/, 'the fourth step is reached');
unlike($mail->{text}, qr/Rapide|J’aime le bois/, 'with numbers only');
like(mail_like($quick_email, qr/Stage confirmé/)->{text}, qr/la place est à toi/, 'the pupil has a confirmation');
like(
    mail_like($teacher_email, qr/Stage confirmé/)->{text},
    qr/dont vous êtes le référent est confirmé\..*Rapide Martin/s,
    'the referent knows');
like(
    mail_like($slow_email, qr/Plus de place/)->{text},
    qr/La dernière place vient d’être prise/,
    'the slow one is told');
ok(mail_like($third_email, qr/Plus de place/), 'who waited too');
until_true(
    'an SMS: seat taken',
    sub {
        grep { /dernière place est prise/ } sms_for('+33612000011');
    });
like(
    mail_like($elsewhere_contact, qr/Candidature fermée/)->{text},
    qr/L’élève n°.$quick a confirmé un autre stage la même semaine/,
    'the other employer is told');

# One after the other, without any hurry: the second does not get it.
send_form($late, -action => '/confirmer$');
like(words($late->content), qr/Ce n’est pas fait.*La situation a changé/s, 'the second to confirm is told why not');
is(taken($offer), 1, 'and the seat is sold once');
$late->get(site() . "/candidatures/$b");
like(words($late->content), qr/Fermée.: place prise/, 'the page says what happened');

# The confirmed placement has its sheet: contact, calendar, map, way.
$mech->get(site() . "/candidatures/$a");
$words = words($mech->content);
like($words, qr/Ma fiche de stage.*Ajouter à mon agenda.*\Q$owner_email\E.*Comment y aller/s,
    'contact, agenda and way');
my $ics = $mech->get(site() . "/export/stages/$a.ics");
is($ics->header('Content-Type'), 'text/calendar; charset=utf-8', 'the agenda’s file');
my ($day) = $monday =~ tr/-//dr;
like(
    $ics->content,
    qr/BEGIN:VCALENDAR\r\n.*DTSTART;VALUE=DATE:$day\r\n.*LOCATION:1 rue du Port\\, 44000 Nantes\r\n/s,
    'with day and place');
is(browser_of($slow)->get(site() . "/export/stages/$b.ics")->code, 404, 'none for what is not confirmed');
is(browser_of($slow)->get(site() . "/export/stages/$a.ics")->code, 404, 'nor of someone else’s');

# Placed, a pupil neither applies nor confirms for that week.
my $tempting = offer();
$mech->get(site() . "/candidatures/postuler/$tempting");
like(words($mech->content), qr/Tu as déjà un stage cette semaine-là/, 'a placed pupil cannot apply for that week');

# Cancelling needs a reason, gives the seat back, and tells everyone. The page speaks to who reads it.
$mech->get(site() . "/candidatures/$a/annuler");
like(
    words($mech->content),
    qr/L’employeur, ton collège et ton professeur référent sont prévenus/,
    'the pupil is told who will know');
$mech->get(site() . "/candidatures/$a");
like(words($mech->content), qr/Les conditions.*à voir avec l’employeur/s, 'and sees the conditions');
my $host = browser_of($owner);
$host->get(site() . "/candidatures/$a");
unlike(words($host->content), qr/à ta charge/, 'an employer is not spoken to as a pupil');
answer($mech, "/candidatures/$a", 'annuler', reason => ' ');
is(errors_at($mech), 'reason', 'a reason is needed');
answer($mech, "/candidatures/$a", 'annuler', reason => 'Je déménage.');
is(state_of($a), 'cancelled', 'cancelled');
is(taken($offer), 0, 'the seat is free again');
like(
    mail_like($owner_email, qr/Stage annulé/)->{text},
    qr/La place est de nouveau libre.*Je déménage/s,
    'the employer knows why');
ok(mail_like($quick_email, qr/Stage annulé/) && mail_like($teacher_email, qr/Stage annulé/), 'pupil and referent too');
my $school_email = db_value('SELECT email FROM school WHERE id = ?', $school);
until_true(
    'a mail to the school',
    sub {
        grep { $_->{subject} =~ /Stage annulé/ && $_->{text} =~ /Le stage d’un élève.*Rapide Martin.*Je déménage/s }
            mails_for($school_email);
    });
$mech->get(site() . "/candidatures/$a");
like(words($mech->content), qr/Motif de l’annulation.*Je déménage/s, 'the page says it');
ok(apply_as($slow, $offer), 'who came too late may ask again');

# The employer, the school, the département cancel as well.
for my $case (['employer', $owner, 'employer'], ['school', $teacher, 'school'], ['link', undef, 'link']) {
    my ($who, $account, $actor) = @$case;
    my $contact = unique('contact') . '@essai.example';
    my $one = $who eq 'link' ? make_offer(weeks => [$monday], email => $contact) : offer();
    my $pupil = make_pupil(school => $school);
    my $id = apply_as($pupil, $one);
    if ($who eq 'link') {
        my $by = browser();
        answer($by, link_of(mail_for($contact)) =~ s/^\Q@{[site()]}\E//r, 'accepter');
    }
    else { agree($id) }
    confirm($pupil, $id);
    is(taken($one), 1, "$who: confirmed");
    if ($who eq 'link') {
        my $reader = browser();
        $reader->get(link_of(mail_for($contact)));
        my ($agenda) = $reader->content =~ m{href="(/export/stages/repondre/[\w-]{43}\.ics)"};
        is(
            $reader->get(site() . $agenda)->header('Content-Type'),
            'text/calendar; charset=utf-8',
            'link: the date for the agenda');
    }
    my $by = $account ? browser_of($account) : browser();
    answer($by, $account ? "/candidatures/$id" : link_of(mail_for($contact)) =~ s/^\Q@{[site()]}\E//r,
        'annuler', reason => 'Un empêchement');
    is(state_of($id), 'cancelled', "$who: cancelled");
    is(db_value('SELECT actor FROM event WHERE application_id = ? ORDER BY id DESC LIMIT 1', $id),
        $actor, "$who: by whom is recorded");
    is(taken($one), 0, "$who: the seat is back");
}
# The SMS of a cancelled placement is for who did not cancel it.
for my $case ([pupil => 0], [employer => 1]) {
    my ($who, $count) = @$case;
    my $pupil = make_pupil(mobile => '+33612000015');
    my $id = apply_as($pupil, offer(seats => 1));
    agree($id);
    confirm($pupil, $id);
    answer(browser_of($who eq 'pupil' ? $pupil : $owner), "/candidatures/$id", 'annuler', reason => 'Un empêchement');
    is(
        db_value(
            "SELECT COUNT(*) FROM message m JOIN event v ON v.id = m.event_id WHERE v.application_id = ? AND v.name = 'cancelled' AND m.channel = 'sms'",
            $id
        ),
        $count,
        "cancelled by the $who: $count SMS");
}

# Withdrawing: the employer is told, nothing else changes.
my $regret = apply_as($third, offer());
my $third_mech = browser_of($third);
answer($third_mech, "/candidatures/$regret", 'retirer');
is(state_of($regret), 'withdrawn', 'withdrawn');
like(
    mail_like($owner_email, qr/Candidature retirée/)->{text},
    qr/L’élève n°.$third a retiré sa candidature/,
    'the employer is told');
my $boss = browser_of($owner);
$boss->get(site() . "/candidatures/$regret");
unlike($boss->content, qr/\Q$third_email\E/, 'and has no more need of the pupil’s e-mail');

# Several seats over several weeks: closed only when the last one goes.
my $pooled = offer(seats => 2, weeks => [$monday, free_monday(9)]);
my @pupils = map { scalar make_pupil() } 1 .. 3;
my @ids = (
    apply_as($pupils[0], $pooled),
    apply_as($pupils[1], $pooled, week => free_monday(9)),
    apply_as($pupils[2], $pooled));
agree($_) for @ids;
confirm($pupils[0], $ids[0]);
is(state_of($ids[2]), 'accepted', 'a seat is left: nobody is closed');
confirm($pupils[1], $ids[1]);
is(state_of($ids[2]), 'seat_taken', 'the last one closes all weeks of the pool');
my $weekly = offer(seats => 1, weekly => 1, weeks => [$monday, free_monday(9)]);
my ($w1, $w2) = map { scalar make_pupil() } 1, 2;
my $x = apply_as($w1, $weekly);
my $y = apply_as($w2, $weekly, week => free_monday(9));
agree($x);
confirm($w1, $x);
is(state_of($y), 'pending', 'seats by the week: another week’s stay');

# Disabling invalidates what is not confirmed, and tells; placements stay.
my ($hopeful, $hopeful_email) = make_pupil(mobile => '+33612000012');
my $doomed = offer(seats => 2);
my $stays = apply_as($w2, $doomed);
my $goes = apply_as($hopeful, $doomed);
agree($_) for $stays, $goes;
confirm($w2, $stays);
answer($boss, "/offres/$doomed", 'desactiver');
is(state_of($goes) . ' ' . state_of($stays), 'offer_disabled confirmed', 'disabling invalidates, placements stay');
ok(mail_like($hopeful_email, qr/Candidature invalidée/), 'the pupil is told');
until_true(
    'an SMS: offer disabled',
    sub {
        grep { /offre est retirée/ } sms_for('+33612000012');
    });
$boss->get(site() . "/candidatures/$goes");
like(words($boss->content), qr/Invalidée/, 'shown as invalidated');
is(page_xml($boss, "/candidatures/$goes")->findvalue('//application/@step'), 3, 'as far as it came: accepted');

# What ended without an answer is among those treated, whatever ended it, as the tab counts.
my @ended = page_xml($boss, '/candidatures/traitees')->findnodes('//application');
my %shown = map { $_->getAttribute('id') => $_->getAttribute('status') } @ended;
is($shown{$regret}, 'withdrawn', 'withdrawn while it waited');
is($shown{$c}, 'closed', 'closed while it waited');
my $never = offer();
my $unread = apply_as(scalar(make_pupil()), $never);
answer($boss, "/offres/$never", 'desactiver');
my $treated = page_xml($boss, '/candidatures/traitees');
is($treated->findvalue("//application[\@id = $unread]/\@status"), 'invalidated', 'invalidated while it waited');
is($treated->findvalue('count(//application)'), $treated->findvalue('//tabs/@answered'), 'as many as the tab says');

# Cutting the seats down to those taken leaves none to wait for.
my $cut = offer(seats => 2);
my ($in, $out) = map { scalar make_pupil() } 1, 2;
my ($in_id, $out_id) = (apply_as($in, $cut), apply_as($out, $cut));
agree($in_id);
confirm($in, $in_id);
$boss->get(site() . "/offres/$cut/modifier");
form_step($boss, 'visualiser', seats => 1, commitment => 1);
like(words($boss->content), qr/1 candidature/, 'the preview warns that one will be closed');
form_step($boss, 'valider');
is(db_value('SELECT seats FROM capacity WHERE offer_id = ?', $cut), 1, 'the seats are cut');
is(state_of($out_id), 'seat_taken', 'who waited is told that none is left');

# Expiry: what the employer does not answer in 15 days, what the pupil does not confirm in time.
my ($patient, $patient_email) = make_pupil();
my $forgotten = apply_as($patient, offer());
my $unanswered = make_offer(weeks => [free_monday(6)]);
my $d1 = apply_as($patient, $unanswered);
my $kept = apply_as(scalar(make_pupil()), offer());
agree($forgotten);
db()->do('UPDATE application SET sent_at = sent_at - INTERVAL 40 DAY WHERE id = ?', undef, $d1);
db()->do(
    "INSERT INTO alert_sent (alert, object_id, waits_since, step, person, said_at) SELECT 'answer', id, sent_at, 3, REPEAT(CHAR(0), 16), sent_at + INTERVAL 14 DAY FROM application WHERE id = ?",
    undef, $d1);
db()->do('UPDATE application SET confirm_until = CURDATE() - INTERVAL 1 DAY WHERE id = ?', undef, $forgotten);
my $too_late = confirm($patient, $forgotten);
like(words($too_late->content), qr/Le délai pour confirmer est passé/, 'past the day one cannot confirm');
my ($status, $said) = ctl('deadlines');
is($status, 0, 'the deadlines are looked after') or diag $said;
is(
    state_of($d1) . ' ' . state_of($forgotten) . ' ' . state_of($kept),
    'expired expired pending',
    'what nobody answered expires');
is(scalar(grep { $_->{subject} =~ /Candidature fermée/ } until_two($patient_email)), 2, 'the pupil is told of both');
like(
    mail_like($owner_email, qr/Candidature fermée/)->{text},
    qr/que vous aviez accepté, n’a pas confirmé à temps/,
    'the employer too, in the words of what happened');
ctl('deadlines');
is(db_value("SELECT COUNT(*) FROM event WHERE application_id = ? AND state_after = 'expired'", $d1), 1, 'once');
agree($forgotten);
is(state_of($forgotten), 'accepted', 'a new acceptance, with its own dates');
confirm($patient, $forgotten);
is(state_of($forgotten), 'confirmed', 'which can be confirmed');

# Reminders, each once, none to who has answered: two to the pupil; one to the employer for all that
# wait, by account or by links; one to the referent.
my ($dreamer, $dreamer_email) = make_pupil();
my ($busy, $busy_email, $busy_employer) = make_employer();
my $dream = make_offer(owner => $busy, employer => $busy_employer, weeks => [$monday]);
my $dreamed = apply_as($dreamer, $dream);
answer(browser_of($busy), "/candidatures/$dreamed", 'accepter');
my @waits
    = map { apply_as(scalar make_pupil(), make_offer(owner => $busy, employer => $busy_employer, weeks => [$monday])) }
    1 .. 2;
my $prof = unique('prof') . '@college.example';
my $linked_contact = unique('lien') . '@essai.example';
my $by_link = apply_as(
    scalar(make_pupil()), make_offer(email => $linked_contact, weeks => [$monday]),
    referent => 'autre',
    'referent-name' => 'Mme Roy',
    'referent-email' => $prof);
sub days_pass {
    my ($days) = @_;
    db()->do(
        "UPDATE application SET sent_at = sent_at - INTERVAL ? DAY, decided_at = decided_at - INTERVAL ? DAY WHERE id IN (@{[join ',', $dreamed, @waits, $by_link]})",
        undef, $days, $days);
    db()->do(
        "UPDATE alert_sent SET waits_since = waits_since - INTERVAL ? DAY, said_at = said_at - INTERVAL ? DAY WHERE object_id IN (@{[join ',', $dreamed, @waits, $by_link]}) AND alert IN ('confirm', 'answer', 'opinion')",
        undef, $days, $days);
    ctl('deadlines') for 1 .. 2;
}
SKIP: {
    skip 'nobody is reminded in the holidays', 8
        if db_value(
        "SELECT COUNT(*) FROM holiday WHERE zone = 'B' AND CURDATE() BETWEEN first_on AND last_on + INTERVAL 10 DAY");
    days_pass(3);
    like(mail_like($dreamer_email, qr/N’oublie pas/)->{text}, qr/il attend ta confirmation/, 'the pupil is reminded');
    my $all = mail_like($busy_email, qr/2 candidatures attendent votre réponse/);
    like(
        $all->{text},
        qr/Candidature n°.$waits[0].*Candidature n°.$waits[1].*\/candidatures\n/s,
        'the employer once for all, by number');
    like(
        mail_like($linked_contact, qr/Une candidature attend votre réponse/)->{text},
        qr{/candidatures/repondre/[\w-]{43}},
        'by a link where there is no account');
    until_true(
        'the referent again',
        sub {
            grep { $_->{subject} =~ /Votre avis est attendu/ } mails_for($prof);
        });
    days_pass(3);
    until_true(
        'the last reminder',
        sub {
            grep { $_->{text} =~ /dernier rappel/ } mails_for($dreamer_email);
        });
    is(scalar(grep { $_->{subject} =~ /N’oublie pas/ } mails_for($dreamer_email)), 2, 'two in all');
    answer(browser_of($busy), "/candidatures/$waits[0]", 'refuser', 'reason-code' => 'dates');
    days_pass(2);
    like(mail_like($busy_email, qr/Une candidature attend votre réponse/)->{text},
        qr/n°.$waits[1]\b/, 'what was answered is not in the next one');
    is(scalar(grep { $_->{subject} =~ /attend/ } mails_for($busy_email)), 2, 'two so far');
}
check_all('seats, placements, history and messages agree');
done_testing;

sub until_two {
    my ($email) = @_;
    until_true(
        'two mails',
        sub {
            2 <= grep { $_->{subject} =~ /Candidature fermée/ } mails_for($email);
        });
    return mails_for($email);
}
