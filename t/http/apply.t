# Applying: the form, what it sends and to whom, what it refuses and why, two clicks, the session's end.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $monday = free_monday(5);
my $school = db_value("SELECT MIN(id) FROM school WHERE is_open AND priority = 'rep'");
my ($teacher, $teacher_email) = make_staff(school => $school, first_name => 'Claude', last_name => 'Perrin');
my ($pupil, $pupil_email)
    = make_pupil(school => $school, first_name => 'Malo', last_name => 'Petit', mobile => '+33612000001');
my $contact = unique('contact') . '@essai.example';
my $offer = make_offer(seats => 2, weeks => [$monday, free_monday(9)], email => $contact);

# Not signed in: to sign in, or up, and back.
my $mech = browser();
$mech->get(site() . "/candidatures/postuler/$offer");
like($mech->uri, qr{/connexion\?retour=%2Fcandidatures%2Fpostuler%2F$offer$}, 'a visitor is led to sign in');
send_form($mech, email => $pupil_email, password => 'stage3e-demo');
like($mech->uri, qr{/candidatures/postuler/$offer$}, 'and comes back to the offer');

# Who has no account yet opens one, and finds the offer again after it.
my $new = browser();
$new->get(site() . "/candidatures/postuler/$offer");
my %newcomer = new_pupil();
$new->get(site() . "/compte/creer/eleve/$school");
send_form($new, %newcomer);
activate($new, $newcomer{email}, $newcomer{password});
$new->get(site() . '/connexion');
send_form($new, email => $newcomer{email}, password => $newcomer{password});
like($new->uri, qr{/candidatures/postuler/$offer$}, 'a newcomer comes back to the offer after opening an account');
$new->get(site() . '/deconnexion');
$new = browser();
$new->get(site() . "/candidatures/postuler/$offer");
send_form($new, email => 'employeur@demo.example', password => 'stage3e-demo');
unlike($new->uri, qr{postuler}, 'an employer does not');

my $words = words($mech->content);
like($words, qr/Semaine du .*2 places libres.*Semaine du .*2 places libres/s, 'each week with its seats left');
like($words, qr/Claude Perrin/, 'the staff of the school can be the referent');
like($words, qr/reçoit tes motivations.*Malo Petit.*Ton téléphone 06.12.00.00.01/s, 'what will be sent, and to whom');
valid_xml(page_xml($mech, "/candidatures/postuler/$offer"), 'the form');

# What is missing is said at its field, and nothing typed is lost.
$mech->get(site() . "/candidatures/postuler/$offer");
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
is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ?', $pupil), 0, 'nothing was sent');

# Two clicks make one application: the same form sent twice, as without JavaScript.
$mech->get(site() . "/candidatures/postuler/$offer");
my $page = $mech->content;
my ($form) = grep { $_->action =~ /postuler/ } $mech->forms;
my @fields = (
    csrf => $form->value('csrf'),
    once => $form->value('once'),
    week => $monday,
    motivation => "J’aime le bois.\n\nEt <b>bricoler</b>.",
    referent => $teacher);
$mech->post($form->action, [@fields]) for 1 .. 2;
is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ?', $pupil), 1, 'two clicks make one application');
like(words($mech->content), qr/Ta candidature est envoyée/, 'the second click gets the first answer');
my $id = db_value('SELECT id FROM application WHERE pupil_id = ?', $pupil);

# The employer's mail names numbers only; it has a link, as the contact has no account.
my $mail = mail_for($contact);
like(
    $mail->{subject},
    qr{^MON STAGE DE 3E EN LOIRE-ATLANTIQUE / Nouvelle candidature$},
    'the subject begins with the site’s name');
like(
    $mail->{text},
    qr/Une candidature à votre offre de stage n°.$offer, .* a été déposée depuis le portail MON STAGE DE 3E EN LOIRE-ATLANTIQUE/,
    'the mail says so as the reference does');
like($mail->{text}, qr/L’identifiant de l’élève candidat est le suivant.: n°.$pupil\b/, 'with the pupil’s number');
unlike($mail->{raw} . $mail->{text}, qr/Malo|Petit|$pupil_email|bricoler/, 'and nothing else of the pupil');
like($mail->{text}, qr/\[x\] 2\. Réception des candidatures.*\[ \] 3\./s, 'the second step is reached');
like($mail->{text}, qr{/candidatures/repondre/[\w-]{43}}, 'a link for who has no account');
like(mail_like($pupil_email, qr/Candidature envoyée/)->{text},
    qr{/candidatures/$id\b}, 'the pupil has an acknowledgement');
like(
    mail_like($teacher_email, qr/Votre avis/)->{text},
    qr{Un élève vous a désigné.*Malo Petit.*/candidatures/$id\b}s,
    'the referent is asked');
is(mail_count($contact), 1, 'once');

# Not twice for an offer and week; another week is another application.
$mech->get(site() . "/candidatures/postuler/$offer");
like(words($mech->content), qr/tu as déjà postulé/, 'the week that was asked for is marked');
my $again = browser_of($pupil);
$again->get(site() . "/candidatures/postuler/$offer");
($form) = grep { $_->action =~ /postuler/ } $again->forms;
$again->post($form->action,
    [csrf => $form->value('csrf'), once => $form->value('once'), week => $monday, motivation => 'Encore']);
is(errors_at($again), 'week', 'a forged second one is refused');
like($again->content, qr/Tu as déjà postulé pour cette semaine/, 'and says why');
ok(apply_as($pupil, $offer, week => free_monday(9)), 'another week can be asked for');

# What cannot be applied for says why and what to do instead.
my $other = make_pupil();
my $seen = browser_of($other);
sub says {
    my ($offer, $what, $text) = @_;
    $seen->get(site() . "/candidatures/postuler/$offer");
    like(words($seen->content), $text, $what);
    unlike($seen->content, qr/name="motivation"/, "$what: no form");
}
my $full = make_offer();
db()->do('UPDATE capacity SET seats = taken WHERE offer_id = ?', undef, $full);
says($full, 'a full offer', qr/Toutes les places sont prises.*Voir d’autres offres près d’ici/s);
db()->do('UPDATE capacity SET seats = 1 WHERE offer_id = ?', undef, $full);
says(make_offer(weeks => [free_monday(1)], lead => 60), 'a week too near', qr/trop tard pour postuler/);
my $paused = make_offer(weeks => [free_monday(9)]);
db()->do('UPDATE offer SET apply_to = CURDATE() - INTERVAL 2 DAY WHERE id = ?', undef, $paused);
says($paused, 'an offer whose applications are closed', qr/Les candidatures sont closes/);
db()->do('UPDATE offer SET apply_from = CURDATE() + INTERVAL 10 DAY, apply_to = NULL WHERE id = ?', undef, $paused);
says($paused, 'one not open yet', qr/Elles ouvrent le/);
is($seen->get(site() . '/candidatures/postuler/999999999')->code, 404, 'an offer that is not there');
my $draft_offer = make_offer();
db()->do("UPDATE offer SET state = 'to_activate' WHERE id = ?", undef, $draft_offer);
is($seen->get(site() . "/candidatures/postuler/$draft_offer")->code, 404, 'nor one that is not online');

# Ten live ones at most.
my $eager = make_pupil();
apply_as($eager, make_offer()) for 1 .. 10;
is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ? AND is_live = 1', $eager), 10, 'ten applications');
my $hasty = browser_of($eager);
$hasty->get(site() . '/candidatures/postuler/' . make_offer());
like(words($hasty->content), qr/beaucoup de candidatures.*Mes candidatures/s, 'the eleventh waits');

# What is typed is kept: by the site while one types, and over the session's end.
my $slow = browser_of($other);
my $wanted = make_offer();
$slow->get(site() . "/candidatures/postuler/$wanted");
($form) = grep { $_->action =~ /postuler/ } $slow->forms;
$slow->post(site() . "/candidatures/brouillon/$wanted",
    [csrf => $form->value('csrf'), week => $monday, motivation => 'Un début de lettre']);
is($slow->status, 204, 'the draft is kept');
$slow->get(site() . "/candidatures/postuler/$wanted");
is(value_of($slow, 'motivation'), 'Un début de lettre', 'and found again');
db()->do('DELETE FROM session WHERE account_id = ?', undef, $other);
send_form(
    $slow,
    -action => 'postuler',
    motivation => 'Une lettre finie',
    week => db_value('SELECT monday FROM offer_week WHERE offer_id = ?', $wanted));
like(words($slow->content), qr/Votre session a pris fin/, 'the session ended meanwhile');
send_form($slow, email => db_value('SELECT email FROM account WHERE id = ?', $other), password => 'stage3e-demo');
send_form($slow, -action => 'postuler');
is(
    db_value('SELECT motivation FROM application WHERE pupil_id = ?', $other),
    'Une lettre finie',
    'what was typed is sent after signing in');
is(db_value('SELECT COUNT(*) FROM application_draft WHERE account_id = ?', $other), 0, 'and the draft forgotten');

# What is no longer offered is not asked for: the answer is that of the offer's page.
for my $case (
    [disabled => 410, 'state = "disabled", disabled_at = UTC_TIMESTAMP()'],
    [to_activate => 404, 'state = "to_activate", activated_at = NULL'])
{
    my $gone = make_offer();
    db()->do("UPDATE offer SET $case->[2] WHERE id = ?", undef, $gone);
    is($slow->get(site() . "/candidatures/postuler/$gone")->code, $case->[1],
        "the form of an offer that is $case->[0]");
    is($slow->get(site() . "/offres/$gone")->code, $case->[1], 'as its page');
}

# Hostile input makes no error of ours.
for my $bad (
    ['week', 'jamais'],
    ['week', '2026-02-30'],
    ['referent', "' OR 1=1"],
    ['motivation', "\x{1F600} <script>"],
    ['once', 'x'])
{
    $slow->get(site() . '/candidatures/postuler/' . make_offer());
    send_form($slow, -action => 'postuler', week => $monday, motivation => 'm', $bad->[0] => $bad->[1]);
    cmp_ok($slow->status, '<', 500, "$bad->[0] $bad->[1]");
}
done_testing;
