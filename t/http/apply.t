# Applying: the form, what it sends and to whom, what it refuses and why, two clicks, the session's end.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $monday = free_monday(5);
my $later = free_monday(9);

# An offer whose contact has no account; its number and the contact's address.
sub offered {
    my $contact = unique('contact') . '@essai.example';
    return (make_offer(seats => 2, weeks => [$monday, $later], email => $contact), $contact);
}

# A browser on the form of an offer.
sub form_of {
    my ($pupil, $offer) = @_;
    my $mech = browser_of($pupil);
    $mech->get(site() . "/candidatures/postuler/$offer");
    return $mech;
}

# The address, the token and the key of the form on the page: what a forged or repeated one holds too.
sub form_keys {
    my ($mech) = @_;
    my ($form) = grep { $_->action =~ /postuler/ } $mech->forms;
    return ($form->action, csrf => $form->value('csrf'), once => $form->value('once'));
}

sub applications_of { return db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ?', $_[0]) }

subtest 'a visitor is led to sign in, and comes back to the offer' => sub {
    my ($offer) = offered();
    my ($pupil, $email) = make_pupil();
    my $mech = browser();
    $mech->get(site() . "/candidatures/postuler/$offer");
    like($mech->uri, qr{/connexion\?retour=%2Fcandidatures%2Fpostuler%2F$offer$}, 'to sign in');
    send_form($mech, email => $email, password => 'stage3e-demo');
    like($mech->uri, qr{/candidatures/postuler/$offer$}, 'and back');
};

subtest 'a newcomer comes back to the offer after opening an account' => sub {
    my ($offer) = offered();
    my $mech = browser();
    $mech->get(site() . "/candidatures/postuler/$offer");
    my %newcomer = new_pupil();
    $mech->get(site() . '/compte/creer/eleve/' . make_school());
    send_form($mech, %newcomer);
    activate($mech, $newcomer{email}, $newcomer{password});
    $mech->get(site() . '/connexion');
    send_form($mech, email => $newcomer{email}, password => $newcomer{password});
    like($mech->uri, qr{/candidatures/postuler/$offer$}, 'the offer is not forgotten');
};

subtest 'an employer is not led to a form that is for pupils' => sub {
    my ($offer) = offered();
    my ($employer, $email) = make_employer();
    my $mech = browser();
    $mech->get(site() . "/candidatures/postuler/$offer");
    send_form($mech, email => $email, password => 'stage3e-demo');
    unlike($mech->uri, qr{postuler}, 'elsewhere');
    unlike($mech->uri, qr{/connexion}, 'signed in');
};

subtest 'the form shows the seats of each week, the referents, and what is sent to whom' => sub {
    my ($offer) = offered();
    my $school = make_school();
    make_staff(school => $school, first_name => 'Claude', last_name => 'Perrin');
    my $pupil = make_pupil(school => $school, first_name => 'Malo', last_name => 'Petit', mobile => '+33612000001');
    my $mech = form_of($pupil, $offer);
    my $words = words($mech->content);
    like($words, qr/Semaine du .*2 places libres.*Semaine du .*2 places libres/s, 'each week with its seats left');
    like($words, qr/Claude Perrin/, 'the staff of the school can be the referent');
    like($words, qr/reçoit tes motivations.*Malo Petit.*Ton téléphone 06.12.00.00.01/s, 'what is sent, and to whom');
    valid_xml(page_xml($mech, "/candidatures/postuler/$offer"), 'the form');
};

subtest 'what is missing is said at its field, and nothing typed is lost' => sub {
    my ($offer) = offered();
    my $pupil = make_pupil();
    my $mech = form_of($pupil, $offer);
    send_form(
        $mech,
        -action => 'postuler',
        week => $monday,
        motivation => '   ',
        referent => 'autre',
        'referent-name' => 'Mme Roy',
        'referent-email' => 'roy');
    is($mech->status, 422, 'an incomplete form is refused');
    is(errors_at($mech), 'motivation referent-email', 'at its fields');
    is(value_of($mech, 'referent-name'), 'Mme Roy', 'what was typed is still there');
    send_form($mech, -action => 'postuler', motivation => 'x' x 2001);
    like(errors_at($mech), qr/motivation/, 'a letter has its length');
    is(applications_of($pupil), 0, 'nothing was sent');
};

subtest 'two clicks make one application' => sub {
    my ($offer, $contact) = offered();
    my $pupil = make_pupil();
    my $mech = form_of($pupil, $offer);
    my ($action, @keys) = form_keys($mech);
    $mech->post($action, [@keys, week => $monday, motivation => 'J’aime le bois.']) for 1 .. 2;
    is(applications_of($pupil), 1, 'the same form sent twice, as without JavaScript');
    like(words($mech->content), qr/Ta candidature est envoyée/, 'the second click gets the first answer');
    ok(mail_for($contact), 'the employer is told');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $contact), 1, 'once');
};

subtest 'the employer’s mail names numbers only, and leads to the application' => sub {
    my ($offer, $contact) = offered();
    my ($pupil, $email) = make_pupil(first_name => 'Malo', last_name => 'Petit');
    apply_as($pupil, $offer, motivation => "J’aime le bois.\n\nEt <b>bricoler</b>.");
    my $mail = mail_for($contact);
    my $subject = qr{^MON STAGE DE 3E EN LOIRE-ATLANTIQUE / Nouvelle candidature$};
    like($mail->{subject}, $subject, 'the subject begins with the site’s name');
    my $portal = qr/a été déposée depuis le portail MON STAGE DE 3E EN LOIRE-ATLANTIQUE/;
    like(
        $mail->{text},
        qr/Une candidature à votre offre de stage n°.$offer, .* $portal/,
        'the mail says so as the reference does');
    my $number = qr/L’identifiant de l’élève candidat est le suivant.: n°.$pupil\b/;
    like($mail->{text}, $number, 'with the pupil’s number');
    unlike($mail->{raw} . $mail->{text}, qr/Malo|Petit|$email|bricoler/, 'and nothing else of the pupil');
    like($mail->{text}, qr/\[x\] 2\. Réception des candidatures.*\[ \] 3\./s, 'the second step is reached');
    like($mail->{text}, qr{/candidatures/repondre/[\w-]{43}}, 'a link for who has no account');
};

subtest 'the pupil has an acknowledgement, the referent is asked' => sub {
    my $school = make_school();
    my ($teacher, $teacher_email) = make_staff(school => $school);
    my ($pupil, $email) = make_pupil(school => $school, first_name => 'Malo', last_name => 'Petit');
    my ($offer) = offered();
    my $id = apply_as($pupil, $offer, referent => $teacher);
    told($email, qr/Candidature envoyée/, qr{/candidatures/$id\b}, 'the pupil has where to look');
    told(
        $teacher_email, qr/Votre avis/,
        qr{Un élève vous a désigné.*Malo Petit.*/candidatures/$id\b}s,
        'the referent is asked');
};

subtest 'not twice for an offer and week; another week is another application' => sub {
    my ($offer) = offered();
    my $pupil = make_pupil();
    apply_as($pupil, $offer, week => $monday);
    my $mech = form_of($pupil, $offer);
    like(words($mech->content), qr/tu as déjà postulé/, 'the week that was asked for is marked');
    my ($action, @keys) = form_keys($mech);
    $mech->post($action, [@keys, week => $monday, motivation => 'Encore']);
    is(errors_at($mech), 'week', 'a forged second one is refused');
    like($mech->content, qr/Tu as déjà postulé pour cette semaine/, 'and says why');
    ok(apply_as($pupil, $offer, week => $later), 'another week can be asked for');
    is(applications_of($pupil), 2, 'two in all');
};

subtest 'what cannot be applied for says why and what to do instead' => sub {
    my $mech = browser_of(scalar make_pupil());
    my $says = sub {
        my ($offer, $what, $text) = @_;
        like(words_at($mech, "/candidatures/postuler/$offer"), $text, $what);
        unlike($mech->content, qr/name="motivation"/, "$what: no form");
    };
    my $full = make_offer();
    db()->do('UPDATE capacity SET seats = taken WHERE offer_id = ?', undef, $full);
    $says->($full, 'a full offer', qr/Toutes les places sont prises.*Voir d’autres offres près d’ici/s);
    db()->do('UPDATE capacity SET seats = 1 WHERE offer_id = ?', undef, $full);
    $says->(make_offer(weeks => [free_monday(1)], lead => 60), 'a week too near', qr/trop tard pour postuler/);
    my $paused = make_offer(weeks => [$later]);
    db()->do('UPDATE offer SET apply_to = CURDATE() - INTERVAL 2 DAY WHERE id = ?', undef, $paused);
    $says->($paused, 'an offer whose applications are closed', qr/Les candidatures sont closes/);
    db()->do('UPDATE offer SET apply_from = CURDATE() + INTERVAL 10 DAY, apply_to = NULL WHERE id = ?', undef, $paused);
    $says->($paused, 'one not open yet', qr/Elles ouvrent le/);
};

subtest 'what is not offered is not asked for: the answer is that of the offer’s page' => sub {
    my $mech = browser_of(scalar make_pupil());
    is($mech->get(site() . '/candidatures/postuler/999999999')->code, 404, 'an offer that is not there');
    for my $case (
        [disabled => 410, 'state = "disabled", disabled_at = UTC_TIMESTAMP()'],
        [to_activate => 404, 'state = "to_activate", activated_at = NULL'])
    {
        my ($state, $code, $set) = @$case;
        my $gone = make_offer();
        db()->do("UPDATE offer SET $set WHERE id = ?", undef, $gone);
        is($mech->get(site() . "/candidatures/postuler/$gone")->code, $code, "the form of an offer that is $state");
        is($mech->get(site() . "/offres/$gone")->code, $code, 'as its page');
    }
};

subtest 'ten live applications at most' => sub {
    my $pupil = make_pupil();
    apply_as($pupil, make_offer()) for 1 .. 10;
    is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ? AND is_live = 1', $pupil), 10, 'ten');
    my $mech = form_of($pupil, make_offer());
    like(words($mech->content), qr/beaucoup de candidatures.*Mes candidatures/s, 'the eleventh waits');
};

subtest 'a letter begun is kept, and forgotten once it is sent' => sub {
    my $pupil = make_pupil();
    my $offer = make_offer();
    my $drafts = sub { db_value('SELECT COUNT(*) FROM application_draft WHERE account_id = ?', $pupil) };
    my $mech = form_of($pupil, $offer);
    my (undef, @keys) = form_keys($mech);
    $mech->post(site() . "/candidatures/brouillon/$offer", [@keys[0, 1], motivation => 'Un début de lettre']);
    is($mech->status, 204, 'the draft is kept');
    is(value_of(form_of($pupil, $offer), 'motivation'), 'Un début de lettre', 'and found again');
    is($drafts->(), 1, 'by the site');
    apply_as($pupil, $offer);
    is($drafts->(), 0, 'until it is sent');
};

subtest 'what was typed when the session ended is sent after signing in' => sub {
    my ($pupil, $email) = make_pupil();
    my $offer = make_offer();
    my $mech = form_of($pupil, $offer);
    db()->do('DELETE FROM session WHERE account_id = ?', undef, $pupil);
    my $week = db_value('SELECT monday FROM offer_week WHERE offer_id = ?', $offer);
    send_form($mech, -action => 'postuler', motivation => 'Une lettre finie', week => $week);
    like(words($mech->content), qr/Votre session a pris fin/, 'the session ended meanwhile');
    is(applications_of($pupil), 0, 'nothing is sent yet');
    send_form($mech, email => $email, password => 'stage3e-demo');
    send_form($mech, -action => 'postuler');
    my $sent = db_value('SELECT motivation FROM application WHERE pupil_id = ?', $pupil);
    is($sent, 'Une lettre finie', 'as it was typed');
};

subtest 'hostile input makes no error of ours' => sub {
    my $pupil = make_pupil();
    for my $bad (
        ['week', 'jamais'],
        ['week', '2026-02-30'],
        ['referent', "' OR 1=1"],
        ['motivation', "\x{1F600} <script>"],
        ['once', 'x'])
    {
        my $mech = form_of($pupil, make_offer());
        send_form($mech, -action => 'postuler', week => $monday, motivation => 'm', $bad->[0] => $bad->[1]);
        cmp_ok($mech->status, '<', 500, "$bad->[0] $bad->[1]");
    }
};
done_testing;
