# Every form of the accounts, the offers and the applications, filled with what no form should get: never a failure,
# never markup.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my @fields = qw(
    email email-confirmation password password-confirmation current-password new-email new-email-confirmation last-name
    first-name civility mobile landline fax department job-title employer-name activity siret naf legal-status website
    address postcode town country email-domain admin-email class born-on guardian-name guardian-email guardian-phone
    referent-name referent-email accepts-sms notice commitment code reason acte other-siret first-on last-on
    school-name school-email school-phone priority is-open retour once q role etat
    etape title description domain from to weekly seats apply-from apply-to lead-days latitude longitude pin-for days
    hours accessibility-note meal-on-site accessible-motor day-1 day-5-to hours-from hours-to break-from version
    closing query ville domaine semaine par pour seats-2027-01-04 week motivation referent etat reason-code opinion
    comment candidature avis
    host-name host-email tutor-name place-address activities equipment day0-from day5-to head-name head-email
    parent-name parent2-email aims arrangements articles correction-who correction-reason typed-name has-read
    decline-reason signatory scan until proof as convention page-title page-summary page-body page-checked
    page-publish);
my @values = (
    "\x01\x02\x1b[31m", '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>',
    "'; DROP TABLE account; --", '%s%n%x',
    "\x{202e}\x{200f}\x{feff}", 'a' x 900,
    "\x{1F600}" x 200, '-1',
    '99999999999999999999', "0x10\t",
    '=cmd()', '../../etc/passwd',
    "\r\nBcc: x\@y.example");

# Accounts of its own, and what their forms are about.
my $school = make_school();
my $pupil = make_pupil(school => $school);
my ($employer, $employer_email) = make_employer();
my %signed_in = (
    pupil => browser_of($pupil),
    employer => browser_of($employer),
    school => browser_of(scalar make_staff(school => $school)),
    admin => scalar admin());
my $waiting = offer_to_activate();
my $wanted = make_offer(owner => $employer, seats => 9);
my $application = apply_as($pupil, $wanted);
my $doomed = make_pupil(school => $school);    # whom one of the forms erases
my $synonym = synonym();    # what one of the forms changes or removes
# Agreements that can be written, or signed, and who may.
my %to_sign = make_agreement(school => $school);
my ($to_write, undef, undef, $host) = make_placement(school => $school);
my %their
    = (pupil => browser_of($to_sign{pupil}), school => browser_of($to_sign{staff}), employer => browser_of($host));
my $link = link_of(mail_like($to_sign{parent}, qr/Convention à signer/)) =~ s{.*/}{}r;

sub offer_to_activate {
    my %form = good_deposit(email => $employer_email, title => 'Découverte du métier de ' . unique('hostile'));
    deposit_and_validate(%form);
    return db_value('SELECT id FROM offer WHERE title = ?', $form{title});
}
sub synonym {
    my $words = unique_name('hostile');
    db()->do(
        "INSERT INTO search_synonym (words, word_key, trades, updated_at) VALUES (?, ?, 'boulanger', UTC_TIMESTAMP())",
        undef, $words, $words);
    return db_value('SELECT LAST_INSERT_ID()');
}

# Who may send the form of a route, and its address, of something that is there.
sub sender_of {
    my ($pattern, @roles) = @_;
    return browser() unless @roles;
    return $signed_in{ $roles[0] } if $pattern !~ m{^/conventions/\{};
    return $their{
          $pattern =~ m{/(college|papier|renvoyer)$} ? 'school'
        : $pattern =~ /signer/ ? 'pupil'
        : 'employer' };
}
sub path_of {
    my ($program, $pattern) = @_;
    my $id
        = $pattern =~ m{^/conventions/\{} ? ($pattern =~ /employeur|corriger/ ? $to_write : $to_sign{id})
        : $program eq 'offers' ? $waiting
        : $pattern =~ /postuler|brouillon/ ? $wanted
        : $program eq 'applications' ? $application
        : $pattern =~ m{comptes/.*supprimer} ? $doomed
        : $pattern =~ m{admin/recherche/} ? $synonym
        : 1;
    my $token = $pattern =~ m{conventions/signer} ? $link : 'a' x 43;
    return $pattern =~ s/\{id\}/$id/gr =~ s/\{slug\}/parents/gr =~ s/\{token\}/$token/gr;
}

# Each value in all fields at once, with the token of the visitor: another one where their session is another.
sub token_for {
    my ($mech, $is_signed_in) = @_;
    $mech->get(site() . ($is_signed_in ? '/compte' : '/connexion'));
    return ($mech->content =~ /name="csrf" value="([^"]+)"/)[0];
}
sub takes_all_values {
    my ($mech, $path, $is_signed_in) = @_;
    my $token = token_for($mech, $is_signed_in);
    for my $value (@values) {
        my @form = map { $_ => $value } @fields;
        my $answer = $mech->post(site() . $path, [csrf => $token, @form]);
        if ($answer->code == 403) {
            $token = token_for($mech, $is_signed_in);
            $answer = $mech->post(site() . $path, [csrf => $token, @form]);
        }
        # Some of these are good values of a field: then the form is taken, which is fine.
        next if $answer->code < 500 && $answer->decoded_content !~ /<script>alert|<img src=x/;
        fail("$path with " . substr($value, 0, 30) . ': ' . $answer->code);
    }
    return;
}
sub refuses_what_is_no_form {
    my ($mech, $path) = @_;
    my $answer = $mech->post(site() . $path, [map { ($_ => 'x', $_ => 'y') } @fields]);
    is($answer->code, 403, "$path without its token is refused");
    $answer = $mech->post(
        site() . $path,
        Content_Type => 'application/x-www-form-urlencoded',
        Content => 'csrf=%ff&email=%00');
    is($answer->code, 400, "$path: bytes that are no text");
    return;
}

for my $program (qw(accounts offers applications)) {
    subtest "every form of $program" => sub {
        my $forms = 0;
        for my $route (map { [split] } qx($ENV{STAGE3E_BUILD}/$program --routes)) {
            my ($method, $pattern, @roles) = @$route;
            # Gateways for SMS have a secret of their own, and no form (sms-report.t).
            next if $method ne 'POST' || $pattern =~ m{deconnexion|appareils/fermer|^/compte/sms/};
            my ($mech, $path) = (sender_of($pattern, @roles), path_of($program, $pattern));
            takes_all_values($mech, $path, scalar @roles);
            refuses_what_is_no_form($mech, $path);
            $forms++;
        }
        cmp_ok($forms, '>', 5, "$forms forms were sent");
        my $odd = 'last_name LIKE "%script%" OR last_name LIKE "%passwd%" OR email LIKE "%bcc%"';
        is(db_value("SELECT COUNT(*) FROM account WHERE $odd"), 0, 'and no account came of it');
    };
}

subtest 'what is searched or said in an address' => sub {
    for my $path (
        '/compte/creer/employeur?q=', '/compte/creer/eleve?q=',
        '/compte/creer/eleve?code=', '/admin/comptes?q=',
        '/admin/employeurs?q=', '/admin/etablissements?q=',
        '/compte?info=', '/connexion?info=',
        '/connexion?retour=', '/admin/candidatures?q=',
        '/admin/candidatures?etat=', '/admin/candidatures?avant=')
    {
        for my $value ('%27%22%3Cscript%3E', '%25', '%5C', '(((', 'a' x 3000, '%F0%9F%98%80') {
            my $answer = $signed_in{admin}->get(site() . $path . $value);
            cmp_ok($answer->code, '<', 500, $path . substr($value, 0, 20));
            unlike($answer->decoded_content, qr/"<script>|>'"<script>/, 'shown as text');
        }
    }
};
done_testing;
