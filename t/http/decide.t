# Deciding: the employer's two lists, the page of an application, accepting, refusing, several at once,
# by the mailed link, by the département; what each sees of the pupil, and what the pupil is told.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $monday = free_monday(5);
my ($owner, $owner_email, $employer) = make_employer();
my $offer = make_offer(owner => $owner, employer => $employer, weeks => [$monday], seats => 1);
my ($plain, $plain_email) = make_pupil(first_name => 'Nolan', last_name => 'Simple');
my ($first, $first_email)
    = make_pupil(first_name => 'Inaya', last_name => 'Première', priority => 'rep_plus', mobile => '+33612000002');
my $a = apply_as($plain, $offer);
my $b = apply_as($first, $offer);

# The list: columns, priority first, filter, counts.
my $mech = browser_of($owner);
$mech->get(site() . '/candidatures');
my $words = words($mech->content);
like($words, qr/2 candidatures attendent votre réponse/, 'what awaits comes first');
like($words, qr/Id stage.*Offre de stage.*Élève.*Statut.*Date de candidature.*Date de stage/s, 'the six columns');
like($words, qr/Candidatures à traiter ?2.*Candidatures traitées ?0.*Vos offres de stage ?1/s, 'tabs with counts');
like(
    $words,
    qr/Collège prioritaire \(REP\+\).*\b$first\b.*\b$plain\b/s,
    'a priority school’s comes first, and is marked in words');
like(
    $words,
    qr/Non lue.*Inaya P\. n°.$first\b.*du \d+.* au \d/s,
    'the first name and an initial, what is not read, the whole week');
unlike($words, qr/Première|Inaya \w\w/, 'no last name');
valid_xml(page_xml($mech, '/candidatures'), 'the list');
my $other_offer = make_offer(owner => $owner, employer => $employer);
my $c = apply_as($plain, $other_offer);
is(page_xml($mech, "/candidatures?numero=$other_offer")->findvalue('count(//application)'),
    1, 'filtered by the offer’s number');
my $ids = sub {
    my $xml = page_xml($mech, "/candidatures$_[0]");
    valid_xml($xml, "the list $_[0]");
    return join ' ', map { $_->value } $xml->findnodes('//application/@id');
};
is($ids->("?offre=$offer"), "$b $a", 'one offer');
is($ids->('?prioritaires=1'), $b, 'priority schools');
is($ids->('?semaine=2030-01-07'), '', 'a week');
is($ids->('?semaine=' . db_value('SELECT monday FROM application WHERE id = ?', $c) . '&tri=offre'),
    "$b $a $c", 'by offer, priority schools first');
is($ids->('?tri=n-importe&semaine=hier&etat=perdu'), "$b $a $c", 'what makes no sense asks for nothing');
is($ids->('/traitees?etat=refused'), '', 'a state');
$mech->get(site() . '/offres/mes-offres');
like(words($mech->content), qr/Candidatures à traiter ?3/, 'the tabs are on the list of offers too');

# Before accepting: name, school, class, e-mail, phone, motivation; neither address nor birth date.
is(db_value('SELECT read_at FROM application WHERE id = ?', $b), undef, 'not read yet');
$mech->get(site() . "/candidatures/$b");
$words = words($mech->content);
like(
    $words,
    qr/Inaya Première\h: Découverte du métier.*Candidature prioritaire/s,
    'the page names the pupil and the offer');
like(
    $words,
    qr/Coordonnées de l’élève.*Première Inaya.*06.12.00.00.02.*\Q$first_email\E.*3e B.*J’aime le bois.*Semaine demandée.*Accepter/s,
    'what one needs to decide, the pupil and the letter first');
unlike($words, qr/4 rue des Écoles|05\/05\/2012/, 'and no more');
like(
    $words,
    qr/Même si vous n’avez qu’une seule place disponible, vous pouvez accepter plusieurs candidatures/,
    'the explanation');
like($words, qr/Retour.*Refuser.*Accepter.*Statistiques/s, 'the four buttons');
like($words, qr/Impression PDF/, 'and the print');
like($words, qr/Historique.*candidature envoyée ?, par l’élève/s, 'the history');
ok(db_value('SELECT read_at FROM application WHERE id = ?', $b), 'it is read now');
valid_xml(page_xml($mech, "/candidatures/$b"), 'the page');
my $pupil = browser_of($first);
$pupil->get(site() . "/candidatures/$b");
like(words($pupil->content), qr/lue le/, 'the pupil sees that it was');

# Accepting: the pupil is told by mail and SMS, and what to do.
$mech->get(site() . "/candidatures/$b");
send_form($mech, -action => '/accepter$');
like(words($mech->content), qr/La candidature est acceptée.*Acceptée/s, 'accepted, and said so');
like(words($mech->content), qr/4 rue des Écoles.*44000 Nantes/s, 'now the address is shown');
my $mail = mail_like($first_email, qr/Candidature acceptée/);
like(
    $mail->{text},
    qr/la place est au premier élève qui confirme.*Confirme au plus tard le/s,
    'the mail says that the first to confirm has the place');
like($mail->{text}, qr{\[x\] 3\..*\[ \] 4\..*/candidatures/$b\b}s, 'the third step, and where to go');
my @sms = until_true('an SMS', sub { my @all = sms_for('+33612000002'); @all ? \@all : undef });
like($sms[0][0], qr{^Stage3e\N*: ta candidature est acceptée.*au premier qui confirme.*/candidatures/$b$},
    'an SMS too');
$mech->get(site() . "/candidatures/$b");
is(state_of($b), 'accepted', 'a second click changes nothing');

# More accepted than seats; several at once.
$mech->get(site() . '/candidatures');
my ($form) = grep { $_->action =~ /decider/ } $mech->forms;
my $csrf = $form->value('csrf');
$mech->post($form->action,
    [csrf => $csrf, candidature => $a, candidature => $c, candidature => 999999999, acte => 'accepter']);
like(words($mech->content), qr/2 réponses enregistrées/, 'several accepted at once');
is(state_of($a) . state_of($c), 'acceptedaccepted', 'more than there are seats');
my ($d, $e) = map { apply_as(scalar make_pupil(), make_offer(owner => $owner, employer => $employer)) } 1, 2;
$mech->post(site() . '/candidatures/decider', [csrf => $csrf, candidature => $d, candidature => $e, acte => 'refuser']);
like(words($mech->content), qr/Refuser ces 2 candidatures.*Pourquoi/s, 'refusing asks why first');
is(state_of($d), 'pending', 'nothing is done yet');
$mech->post(site() . '/candidatures/decider',
    [csrf => $csrf, candidature => $d, candidature => $e, acte => 'refuser', 'reason-code' => 'other']);
is(errors_at($mech), 'reason', 'another reason needs words');
$mech->post(site() . '/candidatures/decider',
    [csrf => $csrf, candidature => $d, candidature => $e, acte => 'refuser', 'reason-code' => 'dates']);
is(state_of($d) . state_of($e), 'refusedrefused', 'then all are refused');
$mech->get(site() . '/candidatures/traitees');
like(words($mech->content), qr/Candidatures traitées ?5.*Refusée/s, 'they are in the second tab');
$mech->post(site() . '/candidatures/decider', [csrf => $csrf, acte => 'refuser']);
like(words($mech->content), qr/Cochez au moins une candidature/, 'none chosen is said');

# Refusing with a reason, and coming back on it with dates of its own.
my ($shy, $shy_email) = make_pupil(mobile => '+33612000003');
my $f = apply_as($shy, $other_offer);
answer($mech, "/candidatures/$f", 'refuser', 'reason-code' => '');
is(errors_at($mech), 'reason-code', 'a refusal has a reason');
answer($mech, "/candidatures/$f", 'refuser', 'reason-code' => 'full', reason => 'Bon courage, <b>Camille</b> !');
is(state_of($f), 'refused', 'refused');
$mail = mail_like($shy_email, qr/Candidature refusée/);
like($mail->{text}, qr/Nous n’avons plus de place.*Bon courage, <b>Camille<\/b>/s, 'the pupil reads why');
like($mail->{html}, qr/Bon courage, &lt;b&gt;/, 'escaped where it must be');
until_true(
    'an SMS of refusal',
    sub {
        grep { /refusée/ } sms_for('+33612000003');
    });
my $refused = browser_of($shy);
$refused->get(site() . "/candidatures/postuler/$other_offer");
like(words($refused->content), qr/L’employeur a déjà répondu/, 'one does not ask again for that week');
$mech->get(site() . "/candidatures/$f");
like(words($mech->content), qr/vous pouvez revenir sur ce refus/, 'the employer may still accept');
send_form($mech, -action => '/accepter$');
is(state_of($f), 'accepted', 'and does');
is(db_value('SELECT confirm_until >= CURDATE() FROM application WHERE id = ?', $f), 1, 'with its own date');

# An answer to what has changed meanwhile does nothing, and says so.
my $g = apply_as(scalar make_pupil(), $other_offer);
my $colleague = make_employer(employer => $employer);
my $late = browser_of($colleague);
$late->get(site() . "/candidatures/$g");
is($late->status, 200, 'a colleague sees it too');
answer($mech, "/candidatures/$g", 'refuser', 'reason-code' => 'dates');
send_form($late, -action => '/accepter$');
is(state_of($g), 'refused', 'the page that was shown said "pending": nothing is done');
like(words($late->content), qr/Ce n’est pas fait.*La situation a changé/s, 'and it is said');

# Without an account, by the mailed link: a page, then a button; reading it by the link is no reading.
my $contact = unique('contact') . '@essai.example';
my $linked = make_offer(email => $contact);
my ($guest, $guest_email) = make_pupil(first_name => 'Yanis');
my $h = apply_as($guest, $linked);
my $link = link_of(mail_for($contact));
my $by_link = browser();
$by_link->get($link);
like(words($by_link->content), qr/Yanis.*J’aime le bois/s, 'the link opens the application');
is(state_of($h), 'pending', 'following it decides nothing');
is(db_value('SELECT read_at FROM application WHERE id = ?', $h), undef, 'nor counts as reading: scanners follow links');
like($by_link->response->header('Cache-Control'), qr/no-store/, 'it is not kept');
valid_xml(page_xml($by_link, $link =~ s/^\Q@{[site()]}\E//r), 'the page of the link');
$by_link->get($link);
like(
    words($by_link->content),
    qr/Statistiques de l’offre Concernant l’offre n°\h*\d+ Places restantes 1 Places proposées 1 Candidatures reçues 1/,
    'with the offer’s figures');
my ($print) = $by_link->content =~ m{href="(/export/candidatures/repondre/[\w-]{43}\.pdf)"};
my $pdf = browser()->get(site() . $print);
is($pdf->header('Content-Type') . ' ' . substr($pdf->content, 0, 5), 'application/pdf %PDF-', 'and a print');
is(browser()->get(site() . '/export/candidatures/repondre/' . 'a' x 43 . '.pdf')->code, 404, 'for that link only');
is(browser()->get(site() . $print =~ s/pdf$/ics/r =~ s/candidatures/stages/r)->code,
    404, 'nothing for the agenda before it is confirmed');
$by_link->get($link);
send_form($by_link, -action => '/accepter$');
is(state_of($h), 'accepted', 'the button does');
like(words($by_link->content), qr/par le lien reçu par e-mail/, 'the history says by whom');
my $i = apply_as(scalar make_pupil(), make_offer(email => $contact));
answer($by_link, link_of(mail_for($contact, 2)) =~ s/^\Q@{[site()]}\E//r, 'refuser', 'reason-code' => 'unavailable');
is(state_of($i), 'refused', 'refusing too');
is(browser()->get(site() . '/candidatures/repondre/' . 'a' x 43)->code, 404, 'a link that is not one');
db()->do('UPDATE token SET expires_at = UTC_TIMESTAMP() WHERE application_id = ?', undef, $h);
is(browser()->get($link)->code, 410, 'nor one that is over');

# The département decides in the employer's stead, says why, and both are told.
my $j = apply_as(scalar make_pupil(), $other_offer);
is(page_xml(browser_of($first), "/candidatures/$b")->findnodes('//figures')->size,
    0, 'a pupil does not see the offer’s figures');
my ($admin) = admin();
answer($admin, "/candidatures/$j", 'accepter');
is(errors_at($admin), 'reason', 'the département says why');
answer($admin, "/candidatures/$j", 'accepter', reason => 'L’employeur nous l’a demandé par téléphone.');
is(state_of($j), 'accepted', 'accepted in its stead');
like(
    mail_like($owner_email, qr/acceptée par le département/)->{text},
    qr/à votre place la candidature n°.$j .*demandé par téléphone/s,
    'the employer is told, with the reason');
like(
    words($admin->content),
    qr/par le département \(\S+\@\S+\).*de «.En attente.» à «.Acceptée.».*demandé par téléphone/s,
    'the full history');
$admin->get(site() . '/admin/candidatures?q=' . $j);
like(words($admin->content), qr/Candidatures.*\b$j\b/s, 'found by its number');
$admin->get(site() . '/admin/candidatures?q=Première&etat=accepted');
like(words($admin->content), qr/Inaya Première/, 'by name and status');
$admin->get(site() . '/admin/candidatures?q=' . "%25'%3B(&etat=nimporte&avant=x");
is($admin->status, 200, 'a hostile search is a search');
valid_xml(page_xml($admin, '/admin/candidatures'), 'the search');
valid_xml(page_xml($admin, "/candidatures/$j/refuser"), 'the page of an act');

# A list of any length is read by pages, and filtered before it is cut.
my ($large, undef, $large_employer) = make_employer();
my ($many, $few)
    = map { make_offer(owner => $large, employer => $large_employer, weeks => [free_monday(5), free_monday(9)]) } 1, 2;
my $last = apply_as(scalar(make_pupil()), $few);
db()->do(
    "INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at)
    SELECT ?, w.monday, p.account_id, 'Envie', FALSE, UTC_TIMESTAMP() - INTERVAL 2 DAY, UTC_TIMESTAMP()
      FROM offer_week w JOIN (SELECT account_id FROM pupil ORDER BY account_id LIMIT 51) p WHERE w.offer_id = ?",
    undef, $many, $many);
db()->do(
    "INSERT INTO event (happened_at, application_id, actor, name, state_before, state_after)
    SELECT UTC_TIMESTAMP() - INTERVAL 361 DAY, id, 'pupil', 'pending', '', 'pending' FROM application WHERE offer_id = ?",
    undef, $many);
my $long = browser_of($large);
my $page = page_xml($long, '/candidatures');
is($page->findvalue('count(//application)') . ' of ' . $page->findvalue('//tabs/@pending'),
    '100 of 103', 'a hundred at a time');
$long->get(site() . '/candidatures');
$long->follow_link(text_regex => qr/Suivantes/);
like($long->content, qr{href="/candidatures/$last"}, 'the next page has the rest');
is(page_xml($long, "/candidatures?numero=$few")->findvalue('//application/@id'),
    $last, 'the filter looks at all of them');
is(page_xml($long, '/candidatures?numero=%25&page=99999999999')->findvalue('count(//application)'),
    0, 'an odd filter finds nothing');
db()->do('DELETE FROM event WHERE application_id IN (SELECT id FROM application WHERE offer_id = ?)', undef, $many);
db()->do('DELETE FROM application WHERE offer_id = ?', undef, $many);

check_all('all that is recorded is right');
done_testing;
