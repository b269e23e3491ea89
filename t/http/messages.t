# Each message in each state, to each of those it is for: it is drawn, speaks to its reader, keeps
# the lines that people typed; and stands in t/messages as an example to read. After a change of
# words: STAGE3E_EXAMPLES=write ./dev test t/http/messages.t, and read what git shows.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(decode encode);

my $labels = XML::LibXML->load_xml(location => 'xsl/labels.xml');
sub codes {
    return map { $_->value } $labels->findnodes("//list[\@name = '$_[0]']/label/\@code");
}
my @templates = mail_templates();

# Who reads: the pupil is "tu", all others are "vous".
my %to_pupil = map { $_ => 1 } qw(application-pupil agreement-pupil pupil-invitation guardian-objected week-opinion);
my %to_others = map { $_ => 1 }
    qw(agreement-news agreement-signatory agreement-code contact-confirmation answer-asked application-employer link-code links-ended applications-pending application-school school-week application-referent staff-invitation guardian-told guardian-changed outbox-warning employer-join school-join account-approved account-unused);

# What varies: [name, attributes].
my %states = (
    'application-pupil' => [
        (map { [$_, change => $_] } codes('mail-pupil-subject')),
        ['expired-after-acceptance', change => 'expired', accepted => 'yes'],
        ['accepted-one-day', change => 'accepted', week => "le 4\x{a0}janvier\x{a0}2027"]
    ],
    'application-employer' => [
        (map { [$_, change => $_] } codes('mail-employer-subject')),
        ['expired-after-acceptance', change => 'expired', accepted => 'yes'],
        ['confirmed-one-day', change => 'confirmed', week => "le 4\x{a0}janvier\x{a0}2027"]
    ],
    'application-referent' => [map { [$_, change => $_] } codes('mail-referent-subject')],
    'application-school' => [map { [$_, change => $_] } codes('mail-school-subject')],
    'school-week' => [['to-agree', 'to-agree' => 'yes'], ['for-information']],
    'week-opinion' => [['agreed', agreed => 'yes'], ['refused']],
    'agreement-pupil' => [map { [$_, change => $_] } codes('mail-agreement-pupil-subject')],
    'agreement-signatory' => [map { [$_, change => $_, kind => 'guardian'] } codes('mail-signatory-subject')],
    'agreement-code' => [['one'], ['several', application => '']],
    'agreement-news' => [map { [$_, change => $_] } codes('mail-agreement-subject')],
    'applications-pending' =>
        [['one', count => 1], ['several', count => 2], ['several-with-account', count => 2, account => 1]],
    'offer-activation' => [['one', waiting => 1], ['several', waiting => 2]],
    'offer-sign-in' => [['one', waiting => 1], ['several', waiting => 2]],
    'outbox-warning' => [['waiting', due => 41, 'oldest-hours' => 3, failed => 2, sms => 812, 'sms-max' => 10000]],
    'offer-online' => [['with-account'], ['without-account', manage => 'yes']],);

# Those of the table of alerts (src/lib/base/alerts.c), one for each way of speaking; and several in one mail.
my $table_of_alerts = do { open(my $in, '<', 'src/lib/base/alerts.c') or die; local $/; <$in> };
my @alert_states;
while ($table_of_alerts =~ /\[ALERT_\w+\] =\s*\{"([a-z-]+)", (\w+)/g) {
    my ($code, $reader) = ($1, lc $2);
    $reader =~ s{^reader_}{};
    push @alert_states, map { [$code, $_, [$code]] } $reader eq 'everyone' ? qw(pupil employer) : $reader;
}
push @alert_states, ['answer-several', 'employer', ['answer', 'answer']],
    ['search-several', 'pupil', ['search', 'search']], ['day', 'pupil', [qw(confirm placement search)]],
    ['day', 'employer', [qw(sign answer answer draft-offer)]],
    ['after', 'employer', [qw(attestation questionnaire-host)]];
sub alert_xml {
    my ($codes, %all) = @_;
    my ($xml, $n, $before) = ('', 0, '');
    for my $code (@$codes) {
        my $figures
            = $code =~ /-week$/
            ? '<figure code="without" number="38"/><figure code="opinions" number="2"/><school number="4">Collège des Îles</school>'
            : '';
        my $at
            = $code =~ /^(placement|arrival)$/
            ? ' hours="du lundi au vendredi de 9:00 à 16:00" address="1 rue du Port, 44000 Nantes" contact="Inès Durand" phone="02 61 91 12 34"'
            : '';
        my $link
            = $code =~ /^(answer|received)$/
            ? "https://stage3e.example/candidatures/repondre/XXXX$n"
            : 'https://stage3e.example/candidatures/412';
        $xml .= '</alert>' if $before && $before ne $code;
        $xml .= qq{<alert code="$code">} if $before ne $code;
        $xml
            .= qq{<item step="2" last="yes" application="41$n" pupil="8$n" week="$all{week}" until="$all{'confirm-until'}" name="$all{'pupil-name'}" kind="guardian" label="$all{label}" total="1" stop="$all{stop}"$at>}
            . qq{<offer id="12"><title>Découverte du métier de boulanger</title><employer>Fournil du Port</employer><town>Nantes</town></offer>$figures<link href="$link"/></item>};
        ($before, $n) = ($code, $n + 1);
    }
    return "$xml</alert>";
}

sub escaped { my ($text) = @_; $text =~ s/&/&amp;/g; $text =~ s/</&lt;/g; $text =~ s/"/&quot;/g; return $text }
sub content {
    my ($role, %of) = @_;
    my $account = delete $of{account};
    my $alerts = delete $of{alerts};
    my %all = (
        $of{waiting} ? (count => $of{waiting}) : (),
        step => 3,
        change => 'pending',
        'reason-code' => $of{change} && $of{change} =~ /refused|cancelled/ ? 'full' : '',
        'reason-label' => $of{change}
            && $of{change} =~ /refused|cancelled/ ? 'Nous n’avons plus de place cette semaine-là' : '',
        application => 412,
        pupil => 87,
        week => "du 4 au 8\x{a0}janvier\x{a0}2027",
        'confirm-until' => "jeudi 10\x{a0}décembre\x{a0}2026",
        'pupil-name' => 'Malo Petit',
        organisation => 'Collège des Îles',
        detail => 'Un détail',
        code => '482913',
        offer => 12,
        label => "«\x{a0}boulanger\x{a0}», Nantes",
        stop => 'https://stage3e.example/offres/alerte/XXXX',
        choices => 'https://stage3e.example/compte/messages/XXXX',
        %of);
    my $pending = join '', map {
        my $n = $_;
        qq{<pending id="41$n" offer="12" pupil="8$n" week="}
            . ($n == 1 ? "le 4\x{a0}janvier\x{a0}2027" : $all{week})
            . qq{"><link href="https://stage3e.example/candidatures/repondre/XXXX$n"/></pending>}
    } 1 .. ($of{count} // 1);
    my $offers = $of{waiting}
        ? join(
        '',
        map {
            qq{<offer id="1$_"><title>Découverte du métier de boulanger $_</title><employer>Fournil du Port</employer><town>Nantes</town><period>$all{week}</period><link href="https://stage3e.example/offres/activer/XXXX$_"/></offer>}
        } 1 .. $of{waiting})
        : $alerts ? alert_xml($alerts, %all)
        : '<offer id="12"><title>Découverte du métier de boulanger</title><employer>Fournil du Port</employer><town>Nantes</town><period>'
        . $all{week}
        . '</period></offer>';
    return
          '<message '
        . join(' ', map { $_ . '="' . escaped($all{$_}) . '"' } sort keys %all) . '>'
        . '<site name="Stage3e" long-name="Mon stage de 3e en Loire-Atlantique" operator="Département de Loire-Atlantique" base-url="https://stage3e.example" help-phone="02 40 99 15 44" help-hours="de 9 h à 17 h" help-mail="aide@stage3e.example"/>'
        . qq{<person role="$role" name="Malo Petit" email="malo\@famille.example"/><reason>}
        . (    $all{'reason-code'}
            || $all{change} eq 'pending' ? "<p>Désolé.<br/>Nous déménageons.</p><p>Bonne chance\x{a0}!</p>" : '')
        . '</reason>'
        . '<description><p>Tu verras le four.<br/>Et la vente.</p></description>'
        . $offers
        . (
          $of{count}
        ? $pending . ($account ? '<link href="https://stage3e.example/candidatures"/>' : '')
        : '<link href="https://stage3e.example/candidatures/412"/>'
        ) . '</message>';
}

# What administrators look at (/admin/messages/apercu): the same messages.
my @samples;
sub sample {
    my ($channel, $name, $template, $content) = @_;
    $content =~ s{<site [^>]*/>}{};
    push @samples, $content =~ s/^<message /<message name="$name" channel="$channel" template="$template" /r;
    return;
}

my ($run, @sent) = (unique('message'));
sub queue {
    my ($channel, $recipient, $template, $content) = @_;
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, next_attempt_at, created_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())',
        undef, $channel, $recipient, $template, $content);
    return db_value('SELECT LAST_INSERT_ID()');
}
for my $state (@alert_states) {
    my ($name, $role, $codes) = @$state;
    my $address = "$run-" . @sent . '@essai.example';
    my $content = content($role, step => 0, alerts => $codes);
    sample(mail => "alerts.$name.$role", 'alerts', $content);
    push @sent,
        {
        file => "alerts.$name.$role",
        role => $role,
        address => $address,
        template => 'alerts',
        id => queue(mail => $address, 'alerts', $content) };
}
for my $template (grep { $_ ne 'alerts' } @templates) {
    my @roles
        = $template eq 'school-team' ? qw(invited proposed removed head)
        : $to_pupil{$template} ? 'pupil'
        : $to_others{$template} || $template =~ /^offer/ ? 'employer'
        : ('pupil', 'employer');
    for my $state (@{ $states{$template} // [['']] }) {
        for my $role (@roles) {
            my ($name, %attributes) = @$state;
            my $file = join '.', $template, grep { $_ ne '' } $name, @roles > 1 ? $role : ();
            my $address = "$run-" . @sent . '@essai.example';
            my $content = content($role, %attributes);
            sample(mail => $file, $template, $content);
            push @sent,
                {
                file => $file,
                role => $role,
                address => $address,
                template => $template,
                id => queue(mail => $address, $template, $content) };
        }
    }
}
my $ids = join ',', map { $_->{id} } @sent;
until_true(
    'all mails',
    sub {
        db_value(
            "SELECT COUNT(*) = " . @sent . " FROM message WHERE id IN ($ids) AND (state = 'sent' OR last_error <> '')");
    });
is(
    db_value(
        "SELECT GROUP_CONCAT(DISTINCT template, ': ', last_error) FROM message WHERE id IN ($ids) AND state <> 'sent'"),
    undef,
    scalar(@sent) . ' messages are drawn');

sub example {
    my ($file, $text) = @_;
    my $path = "t/messages/$file.txt";
    if (($ENV{STAGE3E_EXAMPLES} // '') eq 'write') {
        open(my $out, '>:encoding(UTF-8)', $path) or die "$path: $!";
        print $out $text;
        return;
    }
    open(my $in, '<:encoding(UTF-8)', $path) or return diag("$path is not there yet: STAGE3E_EXAMPLES=write writes it");
    my $kept = do { local $/; <$in> };
    ok($text eq $kept, "$file reads as its example") or diag($text);
}
my %table;
for my $message (@sent) {
    my $mail = mail_for($message->{address});
    my $said = "$mail->{subject}\n$mail->{text}";
    $said =~ s/\r//g;
    like($mail->{subject}, qr{/ \S.*\S}, "$message->{file} has a subject");
    my $wrong = $message->{role} eq 'pupil' ? qr/\b(vous|votre|vos)\b/i : qr/\b(tu|toi|ton|tes|te)\b|\bt’/i;
    # The words of the offer's own description and the demonstration's button are others'.
    my $own = $said =~ s/Tu verras le four\.//r;
    $own =~ s/Trouve ton stage//g;
    unlike($own, $wrong, "$message->{file} speaks to its reader");
    unlike($own, qr/semaine le |la le |pour la du| n° ?[,.]|\(\)/, 'whole sentences');
    if ($said =~ /Désolé/) {
        like($said, qr/Désolé\.\n>?\s*Nous déménageons\.\n>?\s*\n>?\s*Bonne chance/, 'typed lines stay, in the text');
        like($mail->{html}, qr{Désolé\.<br ?/?>\s*Nous déménageons\.}, 'and in the HTML');
    }
    like(
        $mail->{html},
        qr{<h1[^>]*>\s*\Q@{[(split m{ / }, $mail->{subject}, 2)[1] =~ s/&/&amp;/gr]}\E},
        'a heading that says what it is');
    like($mail->{html}, qr{<ol.*1\. Activation de l’offre.*</ol>}s, 'the steps are a list, in words')
        if $said =~ /1\. Activation de l’offre/;
    unlike($mail->{html}, qr{<td[^>]*>Employeur</td>}, 'facts have headers');
    like($mail->{html}, qr{four\.<br ?/?>\s*Et la vente}, 'a description too') if $said =~ /four/;
    example($message->{file}, "Objet : $mail->{subject}\n\n" . ($mail->{text} =~ s/\r//gr));
    my $reader = $message->{role} eq 'pupil' ? 'tu' : 'vous';
    push @{ $table{ $message->{template} } }, "| [$message->{file}](../t/messages/$message->{file}.txt) | $reader | "
        . ($mail->{subject} =~ s{^[^/]* / }{}r =~ s/\|/\\|/gr) . " |\n";
}
# An independent parser finds nothing wrong with any of them (t/http/mail-wire.t has their bytes).
my %own = map { $_->{address} => 1 } @sent;
my @files = grep {
    open(my $in, '<:raw', $_) or next;
    my $raw = do { local $/; <$in> };
    $raw =~ /^To: <(\S+)>/m && $own{$1}
} glob(var() . '/mail/new/* ' . var() . '/mail/cur/*');
is(scalar @files, scalar @sent, 'each is in the mailbox');
is(scalar(`/usr/bin/python3 t/lib/mail_lint.py --maildir @files`), '', 'and is a mail by the letter of the RFCs');

unlike(
    (grep { $_->{file} eq 'application-pupil.expired-after-acceptance' } @sent)
    ? mail_for((grep { $_->{file} eq 'application-pupil.expired-after-acceptance' } @sent)[0]{address})->{text}
    : '',
    qr/pas répondu/,
    'who let an acceptance lapse does not read that the employer did not answer');

# SMS.
my @sms = map { { code => $_, number => sprintf('+336%08d', int rand 1e8) } } codes('sms');
for (@sms) {
    my $content = content('pupil', change => $_->{code});
    sample(sms => "sms.$_->{code}", 'application-pupil', $content);
    queue(sms => $_->{number}, 'application-pupil', $content);
}
for my $sms (@sms) {
    my ($text)
        = @{ until_true("the SMS $sms->{code}", sub { my @all = sms_for($sms->{number}); @all ? \@all : undef }) };
    if ($sms->{code} =~ /^guardian/) {
        unlike($text, qr/\b(tu|ton|ta|tes|toi)\b/i, "$sms->{code} by SMS speaks to a parent");
    }
    else { unlike($text, qr/\b(vous|votre)\b/i, "$sms->{code} by SMS speaks to the pupil") }
    cmp_ok(
        length($text =~ s{https://\S+}{}r) + 40 + ($sms->{code} =~ /^guardian/ ? 15 + 43 : 24),
        '<=',
        160 + ($text =~ /Fournil du Port/ ? 18 : 0),
        'one segment, whatever the site');
    example("sms.$sms->{code}", "$text\n");
}
my $samples
    = qq{<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by t/http/messages.t: do not edit. -->\n<samples>\n}
    . join('', map { "$_\n" } @samples)
    . "</samples>\n";
if (($ENV{STAGE3E_EXAMPLES} // '') eq 'write') {
    open(my $out, '>:encoding(UTF-8)', 'xsl/mail/samples.xml') or die;
    print $out $samples;
}
open(my $shown, '<:encoding(UTF-8)', 'xsl/mail/samples.xml') or die;
is(do { local $/; <$shown> }, $samples, 'administrators look at these');
# The list of all, for those who read and change them.
my $list
    = "# Messages\n\nWhat the site writes, made by `t/http/messages.t` (`STAGE3E_EXAMPLES=write`): each message in each of its\nstates, how its reader is spoken to, its subject; the example has its words. When, and to whom: doc/domain.md,\n\"Notifications\".\n";
for my $template (sort keys %table) {
    my ($label) = $labels->findnodes("//list[\@name = 'message']/label[\@code = '$template']");
    $list
        .= "\n## $template"
        . ($label ? ': ' . $label->textContent : '')
        . "\n\n| example | says | subject |\n|---|---|---|\n"
        . join('', @{ $table{$template} });
}
# … and the table of what is said by itself.
$list
    .= "\n## Alerts\n\nWhat the site says by itself (`src/lib/base/alerts.c`), gathered in one mail a person a day: after how many days\n(of school, but where \"all days\" is said), to whom, whether one can do without it. doc/administration.md has the keys.\n\n| code | in \"Mes messages\" | days | to | essential | SMS |\n|---|---|---|---|---|---|\n";
while ($table_of_alerts
    =~ /\[ALERT_\w+\] =\s*\{"([a-z-]+)", ([A-Z_ |]+), \{\d, \{([\d, ]+)\}\}, (true|false), (true|false), (true|false), (true|false)\}/g
    )
{
    my ($code, $readers, $days, $essential, $sms, $all, $any) = ($1, $2, $3, $4, $5, $6, $7);
    my ($words) = map { $_->textContent } $labels->findnodes("//list[\@name = 'alert']/label[\@code = '$code']");
    my $who = join ', ', map {
        {
            EVERYONE => 'pupil, employer, school',
            READER_PUPIL => 'pupil',
            READER_EMPLOYER => 'employer',
            READER_SCHOOL => 'school',
            READER_ADMIN => 'administrator',
            READER_SIGNATORY => 'who signs'
        }->{$_}
    } split / \| /, $readers;
    $list
        .= "| `$code` | $words | $days"
        . ($all eq 'true' ? ', all days' : '')
        . " | $who | "
        . ($essential eq 'true' ? 'yes' : '') . ' | '
        . ($sms eq 'true' ? 'yes' : '') . " |\n";
}
$list .= "\n## By SMS\n\n| example | length |\n|---|---|\n"
    . join('', map { "| [sms.$_->{code}](../t/messages/sms.$_->{code}.txt) | one segment |\n" } @sms);
if (($ENV{STAGE3E_EXAMPLES} // '') eq 'write') {
    open(my $out, '>:encoding(UTF-8)', 'doc/messages.md') or die;
    print $out $list;
}
open(my $listed, '<:encoding(UTF-8)', 'doc/messages.md') or die;
is(do { local $/; <$listed> }, $list, 'doc/messages.md lists all of them');
done_testing;
