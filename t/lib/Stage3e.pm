package Stage3e;

# What the HTTP tests share: the site under test, its database, its mailbox, a good form.
#
# A test states what a visitor notices. It makes its own data (unique e-mails, titles), so that
# all files run at once on one instance; it waits for conditions, never for time.

use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(decode encode);
use DBI;
use Digest::SHA;
use Exporter qw(import);
use File::Temp;
use JSON;
use LWP::UserAgent;
use MIME::Base64 ();
use POSIX qw(strftime);
use Test::More;
use Test::WWW::Mechanize;
use Time::HiRes qw(time);
use XML::LibXML;

our @EXPORT = qw(site front browser get_xml get_json valid_xml form_with good_deposit deposit_and_validate
    mail_for mail_count mail_templates until_true visit form_step value_of own_xml friday_of day monday db db_connect db_forget db_value ctl unique unique_name var request words sign_in send_form activate link_of
    new_employer new_pupil errors_at mail_like mails_for totp admin
    make_offer make_placement make_agreement signed_by_link employer_part school_part make_school make_pupil make_employer make_staff browser_of session_of apply_as answer page_xml sms_for state_of check_all free_monday friday_of list_pupils import_pupils
    words_at told told_by_sms csrf_of);

# ./dev test --only "words of a title" runs what is outside of cases, and the cases with those words, whole.
if (my $only = decode('UTF-8', $ENV{STAGE3E_ONLY} // '')) {
    my $subtest = \&Test::More::subtest;
    our $is_chosen = 0;
    no warnings 'redefine';
    *Test::More::subtest = sub {
        my ($title) = @_;
        return 1 unless $is_chosen || $title =~ /\Q$only\E/i;
        local $is_chosen = 1;
        local $Test::Builder::Level = $Test::Builder::Level + 1;
        return $subtest->(@_);
    };
}

# The day is that of the site, not of the machine: they differ for an hour or two each night.
$ENV{TZ} = 'Europe/Paris';
POSIX::tzset();

my $url = $ENV{STAGE3E_URL} // 'http://127.0.0.1:8080';
my $var = $ENV{STAGE3E_VAR} // 'var';
my $build = $ENV{STAGE3E_BUILD} // 'var/build';

sub site { $url }
sub var { $var }

# The web server that the tests go through: nginx, apache-proxy or apache-fcgid.
sub front { return $ENV{STAGE3E_FRONT} // 'nginx' }

# A browser without JavaScript, that does not die on an error page.
sub browser {
    return Test::WWW::Mechanize->new(autocheck => 0, autolint => 0, cookie_jar => {}, timeout => 30, @_);
}

# One request, as sent: request(GET => '/x', [headers], body). Its cookie, nobody's, has the web
# server ask a program each time; visit() is answered from the cache if there is something.
sub request {
    my ($method, $path, $headers, $body) = @_;
    return sent($method, $path, [Cookie => 'essai=1', @{ $headers // [] }], $body);
}

sub visit { my ($path, $headers) = @_; return sent(GET => $path, $headers) }

sub sent {
    my ($method, $path, $headers, $body) = @_;
    my $agent = LWP::UserAgent->new(max_redirect => 0, timeout => 30);
    return $agent->request(HTTP::Request->new($method, $url . $path, $headers // [], $body // ''));
}

sub get_json { my ($path) = @_; return JSON::decode_json(request(GET => $path)->content) }

# The text of a page as one reads it: tags and repeated white space gone.
sub words {
    my ($html) = @_;
    $html =~ s/<(script|style)\b.*?<\/\1>//gs;
    $html =~ s/<[^>]*>/ /g;
    $html =~ s/&lt;/</g;
    $html =~ s/&gt;/>/g;
    $html =~ s/&quot;/"/g;
    $html =~ s/&amp;/&/g;
    $html =~ s{[ \t\r\n]+}{ }g;
    return $html;
}

# The XML of a page (the development form of every page).
sub get_xml {
    my ($path) = @_;
    my $answer = request(GET => $path . ($path =~ /\?/ ? '&' : '?') . 'format=xml');
    return XML::LibXML->load_xml(string => $answer->content);
}

# Passes if a page's XML is what its schema says.
sub valid_xml {
    my ($document, $what) = @_;
    my ($content) = $document->findnodes('/page/*[1]');
    my $schema = 'xsl/schema/' . $content->nodeName . '.rng';
    ok(eval { XML::LibXML::RelaxNG->new(location => $schema)->validate($document); 1 }, "$what is valid")
        or diag($@);
}

# The templates of mails (xsl/mail): each has its subject there.
sub mail_templates {
    return map {
        map { $_->value =~ /\@template = '([a-z-]+)'/ }
            XML::LibXML->load_xml(location => $_)->findnodes('//*[local-name() = "template"][@mode = "subject"]/@match')
    } glob('xsl/mail/*.xsl');
}

my $counter = 0;
sub unique { return sprintf('%s%d%04d%03d', $_[0] // 'x', $$, time() * 10 % 10000, ++$counter) }

# The same in letters: a name has few digits.
sub unique_name { return $_[0] . (unique('') =~ tr/0-9/a-j/r) }

# Days from today: "2026-12-07".
# Counted from noon: days of 23 or 25 hours, when clocks change, move none late in the evening.
sub day { my @now = localtime; return strftime('%Y-%m-%d', 0, 0, 12, $now[3] + $_[0], $now[4], $now[5]) }

# The Monday that many weeks from this one.
sub monday {
    my ($weeks) = @_;
    my $weekday = strftime('%u', localtime);
    return day(1 - $weekday + 7 * $weeks);
}

# A Monday at least that many weeks away whose week is no holiday.
sub free_monday {
    my ($weeks) = @_;
    for my $i ($weeks .. $weeks + 20) {
        my $monday = monday($i);
        return $monday
            unless db_value(
            'SELECT COUNT(*) FROM holiday WHERE zone = "B" AND first_on <= ? + INTERVAL 4 DAY AND last_on >= ?',
            $monday, $monday);
    }
}

# The digit that makes a number pass the Luhn check.
sub luhn_key {
    my @digits = reverse split //, $_[0];
    my $sum = 0;
    for my $i (0 .. $#digits) {
        my $digit = $digits[$i] * ($i % 2 == 0 ? 2 : 1);
        $sum += $digit > 9 ? $digit - 9 : $digit;
    }
    return (10 - $sum % 10) % 10;
}

# SIRET numbers that are nobody else's in this run: a SIREN with its key, an establishment, a key.
sub siret {
    my $number = sprintf('9%07d', (($$ * 1000 + ++$counter) * 7919 + time() * 1000) % 10000000);
    $number .= luhn_key($number) . '0001';
    return $number . luhn_key($number);
}

# What an offer answers by yes (1) or no (0).
our @questions
    = qw(meal-on-site meal-paid has-travel travel-paid accessible-visual accessible-motor accessible-mental accessible-hearing);

# A complete, good form; each argument replaces a value (undef leaves it out).
sub good_deposit {
    my (%changes) = @_;
    my $email = unique('depot') . '@employeur.example';
    my $monday = free_monday(4);
    my %form = (
        'employer-name' => 'Fournil du Test',
        activity => 'Pain et gâteaux',
        siret => siret(),
        naf => '1071C',
        'legal-status' => 'company',
        website => 'www.fournil.example',
        address => '3 quai Ceineray',
        postcode => '44000',
        town => 'nantes',
        country => 'France',
        civility => 'madame',
        'last-name' => 'Durand',
        'first-name' => 'Inès',
        email => $email,
        'email-confirmation' => $changes{email} // $email,
        landline => '02 61 91 12 34',
        department => 'Atelier secret',
        'job-title' => 'Cheffe secrète',
        title => 'Découverte du métier de boulanger ' . unique('n'),
        description => "Tu verras le four.\n\nEt la vente.",
        domain => 1,
        from => $monday,
        to => friday_of($monday),
        seats => 2,
        'lead-days' => 7,
        commitment => 1,
        (map { $_ => 0 } @questions),
        %changes,);
    delete $form{$_} for grep { !defined $form{$_} } keys %form;
    return %form;
}

# Fills the deposit form of a browser that stands on it, and looks at the preview.
sub form_with {
    my ($mech, %form) = @_;
    my $token = $mech->form_number(1)->value('csrf');
    my $once = $mech->form_number(1)->value('once');
    return $mech->post(
        "$url/offres/deposer/sans-compte",
        [
            csrf => $token,
            once => $once,
            etape => 'visualiser',
            map {
                my $name = $_;
                ref $form{$name} ? map { ($name => $_) } @{ $form{$name} } : ($name => $form{$name})
            } keys %form
        ]);
}

# The whole deposit up to the thanks; returns the browser.
sub deposit_and_validate {
    my (%form) = @_;
    my $mech = browser();
    $mech->get("$url/offres/deposer/sans-compte");
    form_with($mech, %form);
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    return $mech;
}

# Fills and sends the POST form of the page the browser stands on (the last one, or that of an
# action). Fields that the page does not have are sent as well.
sub send_form {
    my ($mech, %fields) = @_;
    my $action = delete $fields{-action};
    my ($form)
        = grep { $_->method eq 'POST' && ($action ? $_->action =~ /$action/ : $_->action !~ /deconnexion/) }
        $mech->forms;
    die 'no form on ' . $mech->uri unless $form;
    my %all = map { $_->name => $_->value } grep { defined $_->name && defined $_->value } $form->inputs;
    $all{$_} = $fields{$_} for keys %fields;
    delete $all{$_} for grep { !defined $all{$_} } keys %all;
    return $mech->post($form->action, [%all]);
}

sub sign_in {
    my ($email, $password) = @_;
    my $mech = browser();
    $mech->get("$url/connexion");
    send_form($mech, email => $email, password => $password // 'stage3e-demo');
    return $mech;
}

# Follows the link of the mail that opens an account, and chooses its password there.
sub activate {
    my ($mech, $email, $password) = @_;
    $mech->get(link_of(mail_like($email, qr/Activation du compte/)));
    return send_form($mech, password => $password, 'password-confirmation' => $password);
}

# A browser of a fresh administrator, second factor and all.
sub admin {
    my $email = unique('admin') . '@demo.example';
    my ($status, $said) = ctl('create-admin', $email, 'Alix', 'Marchand');
    my ($link) = $said =~ /(http\S+)/;
    my $mech = browser();
    $mech->get($link);
    send_form($mech, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
    $mech->get("$url/connexion");
    send_form($mech, email => $email, password => 'trois mots tranquilles');
    my ($secret) = $mech->content =~ /class="secret">([A-Z2-7]+)/;
    send_form($mech, code => totp($secret));
    return wantarray ? ($mech, $email, $secret) : $mech;
}

# The path of the button in a mail.
sub link_of {
    my ($mail) = @_;
    my ($path) = $mail->{text} =~ m{\Q$url\E(/\S*/[A-Za-z0-9_-]{43})\b};
    return $url . ($path // '/no-link');
}

# The offer's form on the page: its fields as they stand, changed as asked, sent with a button.
sub form_step {
    my ($mech, $step, %fields) = @_;
    my ($form) = grep { $_->find_input('csrf') && $_->find_input('domain') } $mech->forms;
    die 'no form of an offer on ' . $mech->uri unless $form;
    exists $fields{$_} || !$form->find_input($_) || defined $form->value($_) or $fields{$_} = 0 for @questions;
    my @kept = grep { defined $_->name && defined $_->value && !exists $fields{ $_->name } && $_->name ne 'etape' }
        $form->inputs;
    return $mech->post(
        $form->action,
        [
            etape => $step,
            (map { ($_->name => $_->value) } @kept),
            map {
                my $name = $_;
                map { ($name => $_) } ref $fields{$name} ? @{ $fields{$name} } : $fields{$name}
            } keys %fields
        ]);
}

# What a field of the page holds.
sub value_of {
    my ($mech, $name) = @_;
    my ($input) = grep { defined } map { $_->find_input($name) } $mech->forms;
    return $input ? $input->value // '' : undef;
}

# The XML of one's own list of offers.
sub own_xml {
    my ($mech, $query) = @_;
    my $answer = $mech->get("$url/offres/mes-offres" . ($query || '?') . '&format=xml');
    return XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none'));
}

# The Friday of a Monday's week.
sub friday_of {
    my ($monday) = @_;
    return $monday =~ /^(\d+)-(\d+)-(\d+)$/ && strftime('%Y-%m-%d', 0, 0, 12, $3 + 4, $2 - 1, $1 - 1900);
}

# The fields with an error, as the page says.
sub errors_at { my ($mech) = @_; return join(' ', sort $mech->content =~ /id="([a-z0-9-]+)-erreur"/g) }

# What employers and pupils type to sign up, changed as asked; and the password that they choose when
# they follow the link (the form has no such field).
sub new_employer {
    my (%changes) = @_;
    my $email = $changes{email} // unique('employeur') . '@structure.example';
    return (
        'employer-name' => unique_name('Menuiserie '),
        activity => 'Portes et fenêtres',
        siret => siret(),
        naf => '1071C',
        'legal-status' => 'company',
        address => '1 rue du Port',
        postcode => '44000',
        town => 'Nantes',
        'admin-email' => $email,
        civility => 'madame',
        'last-name' => 'Le Goff',
        'first-name' => 'Zoé',
        mobile => '06 12 34 56 78',
        email => $email,
        'email-confirmation' => $email,
        password => 'trois mots tranquilles',
        notice => 1,
        commitment => 1,
        %changes);
}

sub new_pupil {
    my (%changes) = @_;
    my $email = $changes{email} // unique('eleve') . '@famille.example';
    my $year = strftime('%Y', localtime) - 14;
    return (
        class => '3e B',
        civility => 'monsieur',
        'last-name' => 'Petit',
        'first-name' => 'Malo',
        'born-on' => "$year-01-15",
        address => '2 rue des Lilas',
        postcode => '44000',
        town => 'Nantes',
        'guardian-name' => 'Anne Petit',
        'guardian-email' => unique('parent') . '@famille.example',
        email => $email,
        'email-confirmation' => $email,
        password => 'Kayak-82',
        notice => 1,
        %changes);
}

sub until_true {
    my ($what, $condition) = @_;
    my $deadline = time() + 30;
    while (time() < $deadline) {
        my $value = $condition->();
        return $value if $value;
        select(undef, undef, undef, 0.05);
    }
    BAIL_OUT("waited in vain for $what") if $ENV{STAGE3E_BAIL};
    fail("waited in vain for $what");
    return;
}

# All mails to an address, as { subject, text, html, raw }, oldest first.
sub mails_for {
    my ($address) = @_;
    my @mails;
    # A Maildir name begins with the second and the microsecond: "1795457804.M809165P53…".
    my %arrival = map { $_ => m{/(\d+)\.M(\d+)P} ? $1 + $2 / 1e6 : 0 } glob("$var/mail/new/* $var/mail/cur/*");
    for my $file (sort { $arrival{$a} <=> $arrival{$b} } keys %arrival) {
        open(my $in, '<:raw', $file) or next;
        my $raw = do { local $/; <$in> };
        next unless $raw =~ /^To: <\Q$address\E>\r?$/mi;
        push @mails, mail_read($raw);
    }
    return @mails;
}

sub mail_read {
    my ($raw) = @_;
    my %mail = (raw => $raw);
    my ($subject) = $raw =~ /^Subject: ((?:.*\r?\n[ \t])*.*)\r?$/m;
    $subject =~ s/\r?\n\s+/ /g;
    $mail{subject} = decode('MIME-Header', $subject);
    for my $kind (qw(plain html)) {
        my ($part) = $raw =~ m{Content-Type: text/$kind.*?\r?\n\r?\n(.*?)\r?\n--=_}s;
        $part =~ s/\r//g;
        $part =~ s/=\n//g;
        $part =~ s/=([0-9A-F]{2})/chr hex $1/ge;
        $mail{ $kind eq 'plain' ? 'text' : 'html' } = decode('UTF-8', $part);
    }
    return \%mail;
}

sub mail_for {
    my ($address, $number) = @_;
    return until_true("a mail to $address", sub { (mails_for($address))[($number // 1) - 1] });
}

# The last mail to an address whose subject matches.
sub mail_like {
    my ($address, $subject) = @_;
    return until_true(
        "a mail to $address: $subject",
        sub {
            (grep { $_->{subject} =~ $subject } mails_for($address))[-1];
        });
}

# A mail to an address whose subject and text match has come, or comes; returns it.
sub told {
    my ($address, $subject, $text, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    my @mails;
    my $mail = until_true(
        "a mail to $address: $subject",
        sub {
            @mails = grep { $_->{subject} =~ $subject } mails_for($address);
            (grep { $_->{text} =~ $text } @mails)[-1];
        });
    ok($mail, $what) or diag(map { $_->{text} } @mails);
    return $mail;
}

# An SMS to a number says that, after a while.
sub told_by_sms {
    my ($number, $text, $what) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    return ok(
        until_true(
            "an SMS: $what",
            sub {
                grep { $_ =~ $text } sms_for($number);
            }
        ),
        $what);
}

# The code of now of a TOTP secret in base 32 (RFC 6238).
sub totp {
    my ($secret, $steps) = @_;
    my $bits = join '',
        map { sprintf '%05b', index('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', $_) } grep { $_ ne '=' } split //, $secret;
    my $digest = Digest::SHA::hmac_sha1(pack('Q>', int(time() / 30) + ($steps // 0)),
        pack('B*', substr($bits, 0, length($bits) - length($bits) % 8)));
    my $offset = ord(substr($digest, -1)) & 15;
    return sprintf '%06d', (unpack('N', substr($digest, $offset, 4)) & 0x7fffffff) % 1_000_000;
}

sub mail_count { return scalar mails_for($_[0]) }

# Accounts and offers of a test's own, written straight into the database: what they do then goes
# through the site. The password is that of the demo.
sub make_account {
    my ($role, %columns) = @_;
    my $email = $columns{email} // unique($role) . '@essai.example';
    db()->do(
        "INSERT INTO account (role, email, password_hash, state, email_confirmed_at, last_name, first_name, mobile, created_at, activated_at)
        SELECT ?, ?, password_hash, 'active', UTC_TIMESTAMP(), ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP() FROM account WHERE email = 'eleve\@demo.example'",
        undef, $role, $email, $columns{last_name} // 'Martin', $columns{first_name} // 'Camille', $columns{mobile} // ''
    );
    return (db_value('SELECT LAST_INSERT_ID()'), $email);
}

# A school of the test's own: whatever official files were loaded, none of theirs is counted on.
# make_school(other_weeks => 'never', dates => [[first, last, class]…], town => …, priority => 'rep')
sub make_school {
    my (%of) = @_;
    my $number = 9_000_000 + int rand 900_000;    # none of 99…, which tests of imports use
    my $uai = $number . substr 'ABCDEFGHJKLMNPRSTUVWXYZ', $number % 23, 1;
    my $name = $of{name} // unique_name('Collège ');
    db()->do(
        "INSERT INTO school (uai, name, postcode, town, sector, priority, email, other_weeks, latitude, longitude) VALUES (?, ?, '44000', ?, 'public', ?, ?, ?, ?, ?)",
        undef,
        $uai,
        $name,
        $of{town} // 'Nantes',
        $of{priority} // 'none',
        $of{email} // unique('ce') . '@college.example',
        $of{other_weeks} // 'agreed',
        @{ $of{place} // [undef, undef] });
    my $school = db_value('SELECT id FROM school WHERE uai = ?', $uai);
    db()->do('INSERT INTO school_placement (school_id, first_on, last_on, class) VALUES (?, ?, ?, ?)',
        undef, $school, $_->[0], $_->[1], $_->[2] // '')
        for @{ $of{dates} // [] };
    return $school;
}

# make_pupil(school => id, priority => 'rep', mobile => '+336…', born => '2012-05-05')
sub make_pupil {
    my (%of) = @_;
    my ($id, $email) = make_account('pupil', %of);
    my $school = $of{school}
        // db_value('SELECT MIN(id) FROM school WHERE is_open AND priority = ?', $of{priority} // 'none');
    db()->do(
        "INSERT INTO pupil (account_id, school_id, class, born_on, address, postcode, town, accepts_sms, guardian_name, guardian_email)
        VALUES (?, ?, ?, ?, '4 rue des Écoles', '44000', 'Nantes', ?, 'Parent', 'parent\@essai.example')", undef, $id,
        $school, $of{class} // '3e B', $of{born} // '2012-05-05', $of{mobile} ? 1 : 0);
    return wantarray ? ($id, $email) : $id;
}

sub make_employer {
    my (%of) = @_;
    my ($id, $email) = make_account('employer', %of);
    my $employer = $of{employer};
    if (!$employer) {
        db()->do(
            "INSERT INTO employer (siret, name, activity, naf, legal_status, address, postcode, town, is_confirmed, created_at, updated_at)
            VALUES (?, ?, 'Des meubles', '1071C', 'company', '1 rue du Port', '44000', 'Nantes', TRUE, UTC_TIMESTAMP(), UTC_TIMESTAMP())",
            undef, siret(), unique_name('Menuiserie '));
        $employer = db_value('SELECT LAST_INSERT_ID()');
    }
    db()->do('INSERT INTO employer_member (account_id, employer_id, is_administrator) VALUES (?, ?, TRUE)',
        undef, $id, $employer);
    return wantarray ? ($id, $email, $employer) : $id;
}

sub make_staff {
    my (%of) = @_;
    my ($id, $email) = make_account('school', %of);
    db()->do('INSERT INTO school_member (account_id, school_id) VALUES (?, ?)', undef, $id, $of{school});
    return wantarray ? ($id, $email) : $id;
}

# make_offer(seats => 2, weeks => [mondays], weekly => 1, owner => account, employer => id, email => contact)
sub make_offer {
    my (%of) = @_;
    my @weeks = @{ $of{weeks} // [free_monday(4)] };
    my $employer = $of{employer} // (
        $of{owner}
        ? db_value('SELECT employer_id FROM employer_member WHERE account_id = ?', $of{owner})
        : (make_employer())[2]);
    my $email = $of{email} // (
        $of{owner}
        ? db_value('SELECT email FROM account WHERE id = ?', $of{owner})
        : unique('contact') . '@essai.example');
    db()->do(
        "INSERT INTO offer (employer_id, account_id, state, title, description, address, postcode, town, contact_last_name, contact_first_name,
            contact_email, contact_state, contact_landline, latitude, longitude, shows_contact, contact_on_application, first_on, last_on, has_weekly_seats, lead_days, created_at, activated_at)
        VALUES (?, ?, 'active', ?, 'Tu verras l’atelier.', '1 rue du Port', '44000', 'Nantes', 'Durand', 'Inès', ?, 'confirmed', '+33261911234', 47.2073, -1.5534, ?, ?, ?, ? + INTERVAL 4 DAY, ?, ?,
            UTC_TIMESTAMP(), UTC_TIMESTAMP())", undef, $employer, $of{owner},
        $of{title} // 'Découverte du métier de menuisier ' . unique('n'), $email,
        $of{shows_contact} // 0, $of{at_once} // 0, $weeks[0], $weeks[-1], $of{weekly} ? 1 : 0, $of{lead} // 7);
    my $offer = db_value('SELECT MAX(id) FROM offer WHERE contact_email = ? AND employer_id = ?', $email, $employer);
    db()->do('INSERT INTO offer_domain (offer_id, domain_id) SELECT ?, MIN(id) FROM domain', undef, $offer);
    my $pool;
    for my $monday (@weeks) {
        if (!$pool || $of{weekly}) {
            db()->do('INSERT INTO capacity (offer_id, seats) VALUES (?, ?)', undef, $offer, $of{seats} // 1);
            $pool = db_value('SELECT MAX(id) FROM capacity WHERE offer_id = ?', $offer);
        }
        db()->do(
            'INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until) VALUES (?, ?, ?, ?, ? + INTERVAL 4 DAY, ? - INTERVAL GREATEST(?, 1) DAY)',
            undef, $offer, $monday, $pool, $monday, $monday, $monday, $of{lead} // 7);
    }
    return $offer;
}

# The cookie of a signed-in account, without the cost of a password.
sub session_of {
    my ($account) = @_;
    my $token = MIME::Base64::encode_base64url(pack('L8', map { int rand 2**32 } 1 .. 8));
    db()->do(
        'INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at) VALUES (UNHEX(?), ?, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR)',
        undef, Digest::SHA::sha256_hex($token), $account);
    return $token;
}

sub browser_of {
    my ($account) = @_;
    my $mech = browser();
    my ($host) = $url =~ m{//([^:/]+)};
    $mech->cookie_jar->set_cookie(0, 'stage3e', session_of($account), '/', $host =~ /\./ ? $host : "$host.local",
        undef, 1, 0, 3600);
    return $mech;
}

# A pupil applies through the form; returns the application's number.
sub apply_as {
    my ($pupil, $offer, %form) = @_;
    my $mech = browser_of($pupil);
    $mech->get("$url/candidatures/postuler/$offer");
    $form{week} //= db_value('SELECT MIN(monday) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $offer);
    send_form($mech, -action => 'postuler', motivation => "J’aime le bois.\n\nEt bricoler.", %form);
    return db_value('SELECT MAX(id) FROM application WHERE pupil_id = ? AND offer_id = ? AND monday = ?',
        $pupil, $offer, $form{week});
}

# Does one act on an application, from its page for that act, if it can be done.
sub answer {
    my ($mech, $base, $act, %fields) = @_;
    $mech->get("$url$base/$act");
    return $mech->uri =~ m{/$act$} ? send_form($mech, -action => "/$act\$", %fields) : undef;
}

sub state_of {
    my ($id) = @_;
    return db_value('SELECT state_after FROM event WHERE application_id = ? ORDER BY id DESC LIMIT 1', $id);
}

# A confirmed placement: (application, pupil's account and e-mail, employer's account and e-mail). By
# pupil => account, owner => account, school => id, offer => id, weeks => [mondays], form => {…}.
sub make_placement {
    my (%of) = @_;
    my ($owner, $owner_email)
        = $of{owner}
        ? ($of{owner}, db_value('SELECT email FROM account WHERE id = ?', $of{owner}))
        : (make_employer())[0, 1];
    my $offer = $of{offer} // make_offer(owner => $owner, seats => 5, weeks => $of{weeks});
    my ($pupil, $pupil_email)
        = $of{pupil} ? ($of{pupil}, db_value('SELECT email FROM account WHERE id = ?', $of{pupil})) : make_pupil(%of);
    my $id = apply_as($pupil, $offer, $of{form} ? %{ $of{form} } : ());
    answer(browser_of($owner), "/candidatures/$id", 'accepter');
    answer(browser_of($pupil), "/candidatures/$id", 'confirmer');
    return ($id, $pupil, $pupil_email, $owner, $owner_email);
}

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

# An agreement that is ready to sign, as make_placement() with employer => {…} and school_part => {…};
# as a hash: id, pupil, owner, staff (accounts), and the e-mails of those who sign by link.
sub make_agreement {
    my (%of) = @_;
    my $school = $of{school} // make_school();
    my $staff = $of{staff} // scalar make_staff(school => $school);
    my ($id, $pupil, $pupil_email, $owner) = make_placement(%of, school => $school);
    my %employer = employer_part(%{ $of{employer} // {} });
    my %school = school_part(%{ $of{school_part} // {} });
    my $employer = browser_of($owner);
    $employer->get("$url/conventions/$id/employeur");
    send_form($employer, -action => '/employeur$', %employer);
    my $college = browser_of($staff);
    $college->get("$url/conventions/$id/college");
    send_form($college, -action => '/college$', %school);
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

# A school's list, up to the page that says what would be done; and done.
sub list_pupils {
    my ($mech, $text) = @_;
    $mech->get("$url/college/eleves");
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    return $mech->post(
        "$url/college/eleves/importer",
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'eleves.csv', Content => $text]]);
}

sub import_pupils {
    my ($mech, $text, %answers) = @_;
    my $answer = list_pupils($mech, $text);
    return $answer->code == 200 ? send_form($mech, -action => '/confirmer$', %answers) : $answer;
}

# The XML of a page as that browser gets it.
sub page_xml {
    my ($mech, $path) = @_;
    my $answer = $mech->get($url . $path . ($path =~ /\?/ ? '&' : '?') . 'format=xml');
    return XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none'));
}

# The words of a page as that browser gets it, and stays on it.
sub words_at {
    my ($mech, $path) = @_;
    $mech->get($url . $path);
    return words($mech->content);
}

# The token of the forms of the page that the browser is on.
sub csrf_of { my ($mech) = @_; return ($mech->content =~ /name="csrf" value="([^"]+)"/)[0] }

sub sms_for {
    my ($number) = @_;
    my $all = JSON::decode_json(LWP::UserAgent->new->get("$ENV{STAGE3E_MAILBOX}/sms")->content);
    return map { $_->{text} } grep { $_->{to} eq $number } @$all;
}

# The invariants hold, over the whole database.
sub check_all {
    my ($what) = @_;
    my ($status, $said) = ctl('check');
    is($status, 0, $what) or diag($said);
}

my $handle;
sub db { return $handle //= db_connect() }

# A connection of the test's own, for what another one does at the same time.
sub db_connect {
    return DBI->connect("DBI:MariaDB:database=stage3e;mariadb_socket=$var/run/db.sock",
        'root', '', { RaiseError => 1, PrintError => 0, AutoCommit => 1, RootClass => 'Stage3e::Connection' });
}

# After the database was killed: a new connection.
sub db_forget { undef $handle }

sub db_value { my ($sql, @values) = @_; return (db()->selectrow_array($sql, undef, @values))[0] }

# Runs stage3ectl; returns its exit status and all it said.
sub ctl {
    my (@arguments) = @_;
    local $ENV{STAGE3E_CONF} = "$var/etc/stage3e.conf";
    open(my $out, '-|', 'sh', '-c', 'exec "$0" "$@" 2>&1', "$build/stage3ectl", @arguments) or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out;
    return ($? >> 8, $said);
}

# A statement of a test's own, outside a transaction, that lost a deadlock against another test: once more.
package Stage3e::Connection;
our @ISA = ('DBI');

package Stage3e::Connection::db;
our @ISA = ('DBI::db');

sub do {
    my ($self, @statement) = @_;
    for my $try (1 .. 5) {
        my $rows = eval { $self->SUPER::do(@statement) };
        return $rows if defined $rows;
        my $said = $@;
        die $said if $self->err != 1213 || !$self->{AutoCommit} || $try == 5;
    }
}

package Stage3e::Connection::st;
our @ISA = ('DBI::st');

1;
