# Schools follow their pupils: progress, filters, opinions one by one and in bulk, by account and by
# link; nothing of another school. The referent's opinion reaches the employer. Each sees their own.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($school, $other_school) = map { make_school() } 1, 2;
my ($teacher, $teacher_email) = make_staff(school => $school, first_name => 'Claude', last_name => 'Perrin');
my $stranger = make_staff(school => $other_school);
my ($owner, $owner_email) = make_employer();
my %pupil = map {
    $_ => scalar make_pupil(
        school => $school,
        class => $_ eq 'Quatre' ? '3e C' : '3e A',
        first_name => $_,
        last_name => 'Élève')
} qw(Un Deux Trois Quatre);
db()->do(
    "INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, created_at) VALUES (?, '3e C', 'Élève', 'Cinq', '2012-05-05', UTC_TIMESTAMP()), (?, '3e A', 'ELEVE', 'Un', '2012-05-05', UTC_TIMESTAMP())",
    undef, $school, $school);
my $offer = make_offer(owner => $owner, seats => 2);
my $placed = apply_as($pupil{Un}, $offer);
my $accepted = apply_as($pupil{Deux}, $offer);
my $waiting = apply_as($pupil{Trois}, make_offer(owner => $owner), referent => $teacher);
my $boss = browser_of($owner);
answer($boss, "/candidatures/$_", 'accepter') for $placed, $accepted;
answer(browser_of($pupil{Un}), "/candidatures/$placed", 'confirmer');

my $mech = browser_of($teacher);
$mech->get(site() . '/candidatures');
my $words = words($mech->content);
like($words, qr/Stage confirmé 1 À confirmer 1 En attente 1 Sans suite 0 Aucune candidature 1/, 'the figures')
    or diag $words;
like($words, qr/Avis à donner.*Trois Élève/s, 'the opinions that are awaited');
valid_xml(page_xml($mech, '/candidatures'), 'the school’s space');
like($words, qr/Pas encore inscrit 1/, 'a pupil who was imported and has no account yet is not forgotten');
sub rows {
    return join ' ', map { $_->value } page_xml($mech, "/candidatures?$_[0]")->findnodes('//pupil-row/@first-name');
}
like($words, qr/Élève Cinq 3e C Pas encore inscrit Code à lui donner/, 'with what there is to do about it');
db()->do('UPDATE pupil_invitation SET email = "cinq@famille.example" WHERE school_id = ? AND first_name = "Cinq"',
    undef, $school);
$mech->get(site() . '/college/eleves');
is($mech->uri->path, '/candidatures', 'there is one list');
like(
    words($mech->content),
    qr/Inviter par e-mail \(1\).*Élève Cinq cinq\@famille\.example 3e C Pas encore inscrit À inviter par e-mail/s,
    'who can be invited, and was not');
send_form($mech, -action => qr{/retirer$});
like(words($mech->content), qr/retiré de la liste/, 'one who left is taken off it');
is(rows('statut=absent'), '', 'and gone');
db()->do(
    "INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, email, invited_at, created_at) VALUES (?, '3e C', 'Élève', 'Cinq', '2012-05-05', 'cinq\@famille.example', UTC_TIMESTAMP(), UTC_TIMESTAMP())",
    undef, $school);
like(
    words($mech->get(site() . '/candidatures')->decoded_content),
    qr/Pas encore inscrit Invité par e-mail/,
    'who was invited is not asked for again');
is(rows(''), 'Deux Trois Un Cinq Quatre', 'by class and name') or diag rows('');
is(rows('statut=absent'), 'Cinq', 'who has no account yet');
is(rows('classe=3e+C'), 'Cinq Quatre', 'by class');
is(rows('statut=unplaced'), 'Deux Trois Cinq Quatre', 'who has no placement yet');
is(rows('statut=placed'), 'Un', 'who has');
is(rows('statut=nothing'), 'Quatre', 'who did nothing yet');
is(rows('nom=quat'), 'Quatre', 'by the beginning of a name');
is(rows('nom=%C3%89l%C3%A8ve+un'), 'Un', 'by both names, however they are written');
is(rows('nom=eve'), '', 'not by the middle of one');
is(rows('statut=%27;&classe=%22x'), '', 'an odd filter finds nobody');
$mech->get(site() . "/candidatures/eleves/$pupil{Deux}");
like(words($mech->content), qr/Deux Élève.*3e A.*Acceptée/s, 'one pupil’s applications');
valid_xml(page_xml($mech, "/candidatures/eleves/$pupil{Deux}"), 'one pupil');
$mech->get(site() . "/candidatures/$waiting");
like(words($mech->content), qr/Trois Élève.*J’aime le bois.*Donner un avis/s, 'an application with its letter');

# The opinion, and what the employer sees of it.
answer($mech, "/candidatures/$waiting", 'avis');
is(errors_at($mech), 'opinion', 'an opinion is one or the other');
answer($mech, "/candidatures/$waiting", 'avis', opinion => 'favourable', comment => 'Un élève attentif.');
like(words($mech->content), qr/Votre avis est enregistré.*Favorable \(Claude Perrin, \Q$teacher_email\E \)/s, 'noted');
$boss->get(site() . "/candidatures/$waiting");
like(
    words($boss->content),
    qr/Avis du référent Favorable \(Claude Perrin\).*avis favorable du référent ?, par le collège.*Un élève attentif/s,
    'and shown to the employer');
is(state_of($waiting), 'pending', 'it decides nothing');
valid_xml(page_xml($mech, "/candidatures/$waiting/avis"), 'the page of the opinion');

# Several at once.
my @more = map { apply_as($pupil{Trois}, make_offer()) } 1 .. 2;
$mech->get(site() . '/candidatures');
my ($form) = grep { $_->action =~ /avis$/ } $mech->forms;
my $foreign = apply_as(scalar make_pupil(school => $other_school), make_offer());
$mech->post($form->action,
    [csrf => $form->value('csrf'), avis => 'unfavourable', map { (candidature => $_) } @more, $foreign]);
like(words($mech->content), qr/2 réponses enregistrées/, 'several opinions at once');
is(
    db_value('SELECT GROUP_CONCAT(referent_opinion) FROM application WHERE id IN (?, ?, ?)', @more, $foreign),
    'unfavourable,unfavourable,none',
    'of one’s own pupils only');

# Without an account, by the mailed link.
my $referent = unique('prof') . '@college.example';
my $named = apply_as(
    $pupil{Quatre}, make_offer(),
    referent => 'autre',
    'referent-name' => 'Mme Roy',
    'referent-email' => $referent);
my $link = link_of(mail_for($referent));
my $by_link = browser();
$by_link->get($link);
like(words($by_link->content), qr/Quatre Élève.*J’aime le bois/s, 'the link opens the page');
unlike($by_link->content, qr/4 rue des Écoles|essai\.example/, 'with what the opinion is about, no more');
is(db_value('SELECT referent_opinion FROM application WHERE id = ?', $named), 'pending', 'following it says nothing');
send_form($by_link, opinion => 'favourable');
is(db_value('SELECT referent_opinion FROM application WHERE id = ?', $named), 'favourable', 'the button does');
answer(browser_of($pupil{Quatre}), "/candidatures/$named", 'retirer');
$by_link->get($link);
is($by_link->status, 410, 'over, there is nothing to say: the link has ended');

# The contact, once the employer consents.
my $open = make_offer(email => 'inès.durand@essai.example' =~ s/è/e/r, shows_contact => 1, at_once => 1);
my $curious = make_pupil();
my $reader = browser_of($curious);
my $asked = apply_as($curious, $open);
$reader->get(site() . "/candidatures/$asked");
like(
    words($reader->content),
    qr/Contact Inès Durand ines\.durand\@essai\.example.*Tu peux le contacter dès maintenant/s,
    'who applied sees the contact, where the employer agreed');

# Printing: tagged, titled, in French, with what that visitor may see.
my $pdf = $boss->get(site() . "/export/candidatures/$placed.pdf");
is($pdf->header('Content-Type'), 'application/pdf', 'a PDF');
is($pdf->header('Cache-Control'), 'no-store', 'that nobody keeps');
my $file = File::Temp->new(SUFFIX => '.pdf');
binmode $file;
print $file $pdf->content;
close $file;
my $info = Encode::decode('UTF-8', scalar `pdfinfo $file`);
like($info, qr/Title:\s+Candidature n°.$placed\n.*Tagged:\s+yes/s, 'tagged and titled');
like($pdf->content, qr{/Lang \(fr-FR\)}, 'in French');
my $text = Encode::decode('UTF-8', scalar `pdftotext -layout $file -`);
like(
    $text,
    qr/Candidature d’un élève\s+intéressé.*Élève Un.*4 rue des Écoles.*J’aime le bois/s,
    'the application is on it');
like(
    Encode::decode('UTF-8', scalar `pdfinfo -struct $file`),
    qr/Document.*H1.*Table.*TR.*TH.*TD.*H2/s,
    'with headings and tables');
unlike(
    Encode::decode(
        'UTF-8',
        do {
            my $f = File::Temp->new;
            binmode $f;
            print $f $boss->get(site() . "/export/candidatures/$waiting.pdf")->content;
            close $f;
            scalar `pdftotext $f -`;
        }
    ),
    qr/rue des Écoles/,
    'the address only once accepted');

# Each role × someone else's: not there.
my %stranger
    = (pupil => scalar make_pupil(school => $other_school), employer => scalar make_employer(), school => $stranger);
for my $role (sort keys %stranger) {
    my $who = browser_of($stranger{$role});
    $who->get(site() . '/compte');
    my ($csrf) = $who->content =~ /name="csrf" value="([^"]+)"/;
    for my $path ("/candidatures/$placed",
        map { "/candidatures/$placed/$_" } qw(accepter refuser confirmer retirer annuler avis))
    {
        like($who->get(site() . $path)->code, qr/^40[34]$/, "$role: GET $path is not there");
        like(
            $who->post(
                site() . $path, [csrf => $csrf, reason => 'x', opinion => 'favourable', 'reason-code' => 'full']
            )->code,
            qr/^40[345]$/,
            "$role: nor POST");
    }
    is($who->get(site() . $_)->code, 404, "$role: GET $_")
        for "/export/candidatures/$placed.pdf", "/export/stages/$placed.ics";
    like($who->get(site() . "/candidatures/eleves/$pupil{Un}")->code, qr/^40[34]$/, "$role: nor the pupil");
}
is(state_of($placed), 'confirmed', 'and nothing changed');
check_all('all that is recorded is right');
done_testing;
