package Stage3e::Agreements;

# Agreements: what each writes into one, one that is ready to sign, and signing by a link.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e::Applications;
use Stage3e::Database;
use Stage3e::Instance;
use Stage3e::Mailbox;
use Stage3e::People;
use Stage3e::Schools;
use Stage3e::SignIn;
use Stage3e::Unique;
use Stage3e::Web;

our @EXPORT = (
    qw(employer_part school_part write_part begin_agreement make_agreement agreement_state),
    qw(signed_by_link sign_on_paper signatures));

my $url = site();

# What an employer and a school write in an agreement, changed as asked.
sub employer_part {
    my (%changes) = @_;
    return (
        'host-name' => 'Inès Durand',
        'host-title' => 'Gérante',
        'host-email' => unique('gerante') . '@essai.example',
        'tutor-name' => 'Paul Lenoir',
        'tutor-title' => 'Menuisier',
        'tutor-phone' => '06 12 34 56 78',
        'place-address' => '1 rue du Port',
        'place-postcode' => '44000',
        'place-town' => 'Nantes',
        activities => "Lire un plan.\nPoncer avec le tuteur.",
        'agreement-meal' => 'packed',
        'agreement-travel' => 'none',
        'host-insurance' => 'MAIF n° 123',
        'day0-from' => '09:00',
        'day0-pause' => '12:00',
        'day0-resume' => '13:00',
        'day0-to' => '16:00',
        etape => 'valider',
        %changes);
}

sub school_part {
    my (%changes) = @_;
    return (
        'head-name' => 'Anne Le Gall',
        'head-title' => 'Principale',
        'head-email' => unique('principale') . '@essai.example',
        'teacher-name' => 'Luc Moreau',
        'teacher-email' => unique('prof') . '@essai.example',
        'agreement-class' => '3e B',
        'parent-name' => 'Rose Martin',
        'parent-email' => unique('parent') . '@essai.example',
        aims => 'Découvrir un métier.',
        'school-insurance' => 'Attestation fournie',
        etape => 'valider',
        %changes);
}

# Somebody opens a part of an agreement, "employeur" or "college", types that and sends it.
sub write_part {
    my ($mech, $id, $part, %form) = @_;
    $mech->get("$url/conventions/$id/$part");
    return send_form($mech, -action => "/$part\$", %form);
}

# An agreement that nobody has written in yet, as make_placement(); as a hash, and the browsers of employer, school
# and pupil.
sub begin_agreement {
    my $school = make_school();
    my $staff = make_staff(school => $school);
    my ($id, $pupil, $pupil_email, $owner) = make_placement(school => $school, first_name => 'Naïg', @_);
    my %of = (id => $id, school => $school, staff => $staff, pupil_email => $pupil_email, owner => $owner);
    return (\%of, map { browser_of($_) } $owner, $staff, $pupil);
}

# An agreement that is ready to sign, as make_placement() with employer => {…} and school_part => {…};
# as a hash: id, pupil, owner, staff (accounts), and the e-mails of those who sign by link.
sub make_agreement {
    my (%of) = @_;
    my $school = $of{school} // make_school();
    my $staff = $of{staff} // scalar make_staff(school => $school);
    my ($id, $pupil, $pupil_email, $owner) = make_placement(%of, school => $school);
    my %employer = employer_part(%{ $of{employer} // {} });
    my %school = school_part(%{ $of{school_part} // {} });
    write_part(browser_of($owner), $id, 'employeur', %employer);
    write_part(browser_of($staff), $id, 'college', %school);
    return (
        id => $id,
        school => $school,
        pupil => $pupil,
        pupil_email => $pupil_email,
        owner => $owner,
        staff => $staff,
        host => $employer{'host-email'},
        head => $school{'head-email'},
        parent => $school{'parent-email'},
        teacher => $school{'teacher-email'});
}

sub agreement_state {
    my ($id) = @_;
    return db_value('SELECT CONCAT(state, " v", version) FROM agreement WHERE application_id = ?', $id);
}

# How many have signed.
sub signatures { return db_value('SELECT COUNT(*) FROM agreement_signature WHERE application_id = ?', $_[0]) }

# The school hands in scans of what some of them signed on paper.
sub sign_on_paper {
    my ($mech, $id, @kinds) = @_;
    for my $kind (@kinds) {
        $mech->get("$url/conventions/$id");
        my $token = csrf_of($mech);
        $mech->post(
            "$url/conventions/$id/papier",
            Content_Type => 'form-data',
            Content => [csrf => $token, signatory => $kind, scan => [undef, 'scan.pdf', Content => "%PDF-1.4\nun scan"]]
        );
    }
    return;
}

# Follows the link to sign that an address got, with its code; signs with that name, or stops before.
sub signed_by_link {
    my ($email, $name, %form) = @_;
    my $mech = browser();
    $mech->get(link_of(mail_like($email, qr/Convention à signer/)));
    my $before = grep { $_->{subject} =~ /Votre code/ } mails_for($email);
    send_form($mech, -action => 'code-envoyer');
    my $mail = until_true(
        "a code to $email",
        sub {
            my @codes = grep { $_->{subject} =~ /Votre code/ } mails_for($email);
            @codes > $before && $codes[-1];
        });
    my ($code) = $mail->{text} =~ /\b(\d{6})\b/;
    send_form($mech, -action => '/code$', code => $code);
    send_form($mech, -action => 'signer/[^/]*$', 'typed-name' => $name, 'has-read' => 1, %form) if defined $name;
    return $mech;
}

1;
