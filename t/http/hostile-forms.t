# Every form of the accounts, the offers and the applications, filled with what no form should get: never a failure, never markup.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my @fields
    = qw(email email-confirmation password password-confirmation current-password new-email new-email-confirmation last-name first-name civility
    mobile landline fax department job-title employer-name activity siret naf legal-status website address postcode town country email-domain admin-email
    class born-on guardian-name guardian-email guardian-phone referent-name referent-email accepts-sms notice commitment code reason acte other-siret
    first-on last-on school-name school-email school-phone priority is-open retour once q role etat
    etape title description domain from to weekly seats apply-from apply-to lead-days latitude longitude pin-for days hours accessibility-note
    meal-on-site accessible-motor day-1 day-5-to hours-from hours-to break-from version closing query ville domaine semaine par pour seats-2027-01-04
    week motivation referent etat reason-code opinion comment candidature avis
    host-name host-email tutor-name place-address activities equipment day0-from day5-to head-name head-email parent-name parent2-email aims arrangements articles
    correction-who correction-reason typed-name has-read decline-reason signatory scan until proof as convention page-title page-summary page-body page-checked page-publish);
my @values = (
    "\x01\x02\x1b[31m", '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>',
    "'; DROP TABLE account; --", '%s%n%x',
    "\x{202e}\x{200f}\x{feff}", 'a' x 900,
    "\x{1F600}" x 200, '-1',
    '99999999999999999999', "0x10\t",
    '=cmd()', '../../etc/passwd',
    "\r\nBcc: x\@y.example");
my %signed_in = (
    pupil => sign_in('eleve@demo.example'),
    employer => sign_in('employeur@demo.example'),
    school => sign_in('college@demo.example'),
    admin => scalar admin());
# An offer of the employer's own, that is nobody else's in these tests.
my %offer = good_deposit(email => 'employeur@demo.example', title => 'Découverte du métier de ' . unique('hostile'));
deposit_and_validate(%offer);
my $own = db_value('SELECT id FROM offer WHERE title = ?', $offer{title});
my ($pupil, $employer)
    = map { db_value('SELECT id FROM account WHERE email = ?', "$_\@demo.example") } qw(eleve employeur);
my $doomed = make_pupil();    # whom one of the forms erases
db()
    ->do(
    "INSERT INTO search_synonym (words, word_key, trades, updated_at) VALUES ('hostile', 'hostile', 'boulanger', UTC_TIMESTAMP())"
    );
my $synonym = db_value('SELECT LAST_INSERT_ID()');    # what one of the forms changes or removes
my $wanted = make_offer(owner => $employer, seats => 9);
my $application = apply_as($pupil, $wanted);
# Agreements that can be written, or signed, and who may.
my %to_sign = make_agreement();
my ($to_write, undef, undef, $host) = make_placement(school => $to_sign{school});
my %their
    = (pupil => browser_of($to_sign{pupil}), school => browser_of($to_sign{staff}), employer => browser_of($host));
my $link = link_of(mail_like($to_sign{parent}, qr/Convention à signer/)) =~ s{.*/}{}r;
my $sent = 0;
for (
    map {
        my $program = $_;
        map { "$program $_" } qx($ENV{STAGE3E_BUILD}/$program --routes)
    } qw(accounts offers applications))
{
    my ($program, $method, $pattern, @roles) = split;
    # Gateways for SMS have a secret of their own, and no form (sms-report.t).
    next if $method ne 'POST' || $pattern =~ m{deconnexion|appareils/fermer|^/compte/sms/};
    my $of_agreement = $pattern =~ m{^/conventions/\{};
    my ($role)
        = grep { $their{$_} }
        $pattern =~ m{/(college|papier|renvoyer)$} ? 'school' : $pattern =~ /signer/ ? 'pupil' : 'employer';
    my $mech = !@roles ? browser() : $of_agreement ? $their{$role} : $signed_in{ $roles[0] };
    my $id
        = $of_agreement ? ($pattern =~ /employeur|corriger/ ? $to_write : $to_sign{id})
        : $program eq 'offers' ? $own
        : $pattern =~ /postuler|brouillon/ ? $wanted
        : $program eq 'applications' ? $application
        : $pattern =~ m{comptes/.*supprimer} ? $doomed
        : $pattern =~ m{admin/recherche/} ? $synonym
        : 1;
    my $path = $pattern =~ s/\{id\}/$id/gr =~ s/\{slug\}/parents/gr
        =~ s/\{token\}/$pattern =~ m{conventions\/signer} ? $link : 'a' x 43/gre;
    for my $value (@values) {
        $mech->get(site() . (@roles ? '/compte' : '/connexion'));
        my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
        my $answer = $mech->post(site() . $path, [csrf => $token, map { $_ => $value } @fields]);
        $sent++;
        # Some of these are good values of a field: then the form is taken, which is fine.
        next if $answer->code < 500 && $answer->decoded_content !~ /<script>alert|<img src=x/;
        fail("$path with " . substr($value, 0, 30) . ': ' . $answer->code);
    }
    my $answer = $mech->post(site() . $path, [map { ($_ => 'x', $_ => 'y') } @fields]);
    is($answer->code, 403, "$path without its token is refused");
    is(
        $mech->post(
            site() . $path,
            Content_Type => 'application/x-www-form-urlencoded',
            Content => "csrf=%ff&email=%00"
        )->code,
        400,
        "$path: bytes that are no text");
}
cmp_ok($sent, '>', 300, 'forms were sent');
for my $path (
    '/compte/creer/employeur?q=', '/compte/creer/eleve?q=',
    '/compte/creer/eleve?code=', '/admin/comptes?q=',
    '/admin/employeurs?q=', '/admin/etablissements?q=',
    '/compte?info=', '/connexion?info=',
    '/connexion?retour=', '/admin/candidatures?q=',
    '/admin/candidatures?etat=', '/admin/candidatures?avant=')
{
    for my $value ("%27%22%3Cscript%3E", '%25', '%5C', '(((', 'a' x 3000, '%F0%9F%98%80') {
        my $answer = $signed_in{admin}->get(site() . $path . $value);
        cmp_ok($answer->code, '<', 500, "$path" . substr($value, 0, 20));
        unlike($answer->decoded_content, qr/"<script>|>'"<script>/, 'shown as text');
    }
}
is(
    db_value(
        'SELECT COUNT(*) FROM account WHERE last_name LIKE "%script%" OR last_name LIKE "%passwd%" OR email LIKE "%bcc%"'
    ),
    0,
    'and no account came of it');
done_testing;
