# Who sees what of an application: the contact, its print, and nothing for strangers.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

my ($owner) = make_employer();
my $boss = browser_of($owner);

subtest 'who applied sees the contact, where the employer agreed' => sub {
    my $contact = unique('ines') . '@essai.example';
    my $pupil = make_pupil();
    my $id = apply_as($pupil, make_offer(email => $contact, shows_contact => 1, at_once => 1));
    like(
        words_at(browser_of($pupil), "/candidatures/$id"),
        qr/Contact Inès Durand \Q$contact\E.*Tu peux le contacter dès maintenant/s,
        'name, address, and that one may write');
};

subtest 'a print is a tagged PDF, titled, in French, that nobody keeps' => sub {
    my $pupil = make_pupil(first_name => 'Un', last_name => 'Élève');
    my $id = accepted($pupil, make_offer(owner => $owner));
    my $pdf = $boss->get(site() . "/export/candidatures/$id.pdf");
    is($pdf->header('Content-Type'), 'application/pdf', 'a PDF');
    is($pdf->header('Cache-Control'), 'no-store', 'that nobody keeps');
    my $file = file_of($pdf->content, '.pdf');
    like(said_by("pdfinfo $file"), qr/Title:\s+Candidature n°.$id\n.*Tagged:\s+yes/s, 'tagged and titled');
    like($pdf->content, qr{/Lang \(fr-FR\)}, 'in French');
    like(
        said_by("pdftotext -layout $file -"),
        qr/Candidature d’un élève\s+intéressé.*Élève Un.*4 rue des Écoles.*J’aime le bois/s,
        'the application is on it');
    like(said_by("pdfinfo -struct $file"), qr/Document.*H1.*Table.*TR.*TH.*TD.*H2/s, 'with headings and tables');
};

subtest 'the pupil’s address is printed only once accepted' => sub {
    my $id = apply_as(scalar(make_pupil()), make_offer(owner => $owner));
    my $print = sub { pdf_text($boss->get(site() . "/export/candidatures/$id.pdf")->content) };
    my $waiting = $print->();
    like($waiting, qr/J’aime le bois/, 'the letter before');
    unlike($waiting, qr/rue des Écoles/, 'not the address');
    agree($id);
    like($print->(), qr/rue des Écoles/, 'then the address');
};

# Each role × someone else's: not there.
subtest 'strangers of each role find nothing, and change nothing' => sub {
    my $pupil = make_pupil();
    my $id = confirmed($pupil, make_offer(owner => $owner));
    my $other = make_school();
    my %stranger = (
        pupil => scalar make_pupil(school => $other),
        employer => scalar make_employer(),
        school => scalar make_staff(school => $other));
    for my $role (sort keys %stranger) {
        my $mech = browser_of($stranger{$role});
        $mech->get(site() . '/compte');
        my @form = (csrf => csrf_of($mech), reason => 'x', opinion => 'favourable', 'reason-code' => 'full');
        my @acts = map { "/candidatures/$id/$_" } qw(accepter refuser confirmer retirer annuler avis);
        for my $path ("/candidatures/$id", @acts) {
            like($mech->get(site() . $path)->code, qr/^40[34]$/, "$role: GET $path is not there");
            like($mech->post(site() . $path, [@form])->code, qr/^40[345]$/, "$role: nor POST");
        }
        is($mech->get(site() . $_)->code, 404, "$role: GET $_")
            for "/export/candidatures/$id.pdf", "/export/stages/$id.ics";
        like($mech->get(site() . "/candidatures/eleves/$pupil")->code, qr/^40[34]$/, "$role: nor the pupil");
    }
    is(state_of($id), 'confirmed', 'and nothing changed');
};

subtest 'all that is recorded is right' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
