package Samples;

# What the site writes, in each of its states, with sample data: what t/http/messages.t draws, what stands in
# t/messages and doc/messages.md, what administrators look at (xsl/mail/samples.xml).

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e qw(mail_templates);
use XML::LibXML;

our @EXPORT = qw(sample_mails sample_sms sample_file alert_rows label_of);

my $labels = XML::LibXML->load_xml(location => 'xsl/labels.xml');
my $site = 'https://stage3e.example';
my $job = 'Découverte du métier de boulanger';
my $place = '<employer>Fournil du Port</employer><town>Nantes</town>';
my $one_day = "le 4\x{a0}janvier\x{a0}2027";

sub codes {
    my ($list) = @_;
    return map { $_->value } $labels->findnodes("//list[\@name = '$list']/label/\@code");
}

# The words of a code, or nothing.
sub label_of {
    my ($list, $code) = @_;
    my ($label) = $labels->findnodes("//list[\@name = '$list']/label[\@code = '$code']");
    return $label && $label->textContent;
}

# The table of what is said by itself (src/lib/base/alerts.c): a hash for each row.
sub alert_rows {
    my $is = '(true|false)';
    my $row = qr/\[ALERT_\w+\] =\s*\{"([a-z-]+)", ([A-Z_ |]+), \{\d, \{([\d, ]+)\}\}, $is, $is, $is, $is\}/;
    open(my $in, '<:encoding(UTF-8)', 'src/lib/base/alerts.c') or die $!;
    my ($table, @rows) = do { local $/; <$in> };
    while ($table =~ /$row/g) {
        push @rows,
            {
            code => $1,
            readers => [split / \| /, $2],
            days => $3,
            essential => $4 eq 'true',
            sms => $5 eq 'true',
            all_days => $6 eq 'true' };
    }
    return @rows;
}

# Who reads: the pupil is "tu", all others are "vous"; what is in neither list is for both.
my %to_pupil = map { $_ => 1 } qw(application-pupil agreement-pupil pupil-invitation guardian-objected week-opinion);
my %to_others = map { $_ => 1 } qw(agreement-news agreement-signatory agreement-code contact-confirmation answer-asked
    application-employer link-code links-ended applications-pending application-school school-week
    application-referent staff-invitation guardian-told guardian-changed outbox-warning employer-join school-join
    account-approved account-unused);

sub readers_of {
    my ($template) = @_;
    return qw(invited proposed removed head) if $template eq 'school-team';
    return 'pupil' if $to_pupil{$template};
    return 'employer' if $to_others{$template} || $template =~ /^offer/;
    return ('pupil', 'employer');
}

# What varies: [name, attributes]. One state of each change that a list of labels has.
sub changes {
    my ($list) = @_;
    return map { [$_, change => $_] } codes($list);
}

my %states = (
    'application-pupil' => [
        changes('mail-pupil-subject'),
        ['expired-after-acceptance', change => 'expired', accepted => 'yes'],
        ['accepted-one-day', change => 'accepted', week => $one_day]
    ],
    'application-employer' => [
        changes('mail-employer-subject'),
        ['expired-after-acceptance', change => 'expired', accepted => 'yes'],
        ['confirmed-one-day', change => 'confirmed', week => $one_day]
    ],
    'application-referent' => [changes('mail-referent-subject')],
    'application-school' => [changes('mail-school-subject')],
    'school-week' => [['to-agree', 'to-agree' => 'yes'], ['for-information']],
    'week-opinion' => [['agreed', agreed => 'yes'], ['refused']],
    'agreement-pupil' => [changes('mail-agreement-pupil-subject')],
    'agreement-signatory' => [map { [@$_, kind => 'guardian'] } changes('mail-signatory-subject')],
    'agreement-code' => [['one'], ['several', application => '']],
    'agreement-news' => [changes('mail-agreement-subject')],
    'applications-pending' =>
        [['one', count => 1], ['several', count => 2], ['several-with-account', count => 2, account => 1]],
    'offer-activation' => [['one', waiting => 1], ['several', waiting => 2]],
    'offer-sign-in' => [['one', waiting => 1], ['several', waiting => 2]],
    'outbox-warning' => [['waiting', due => 41, 'oldest-hours' => 3, failed => 2, sms => 812, 'sms-max' => 10000]],
    'offer-online' => [['with-account'], ['without-account', manage => 'yes']],);

# Those of the table of alerts, one for each way of speaking; and several in one mail: [name, role, codes].
sub alert_states {
    my @states;
    for my $row (alert_rows()) {
        my $reader = lc($row->{readers}[0]) =~ s/^reader_//r;
        push @states, map { [$row->{code}, $_, [$row->{code}]] } $reader eq 'everyone' ? qw(pupil employer) : $reader;
    }
    return (
        @states,
        ['answer-several', 'employer', ['answer', 'answer']],
        ['search-several', 'pupil', ['search', 'search']],
        ['day', 'pupil', [qw(confirm placement search)]],
        ['day', 'employer', [qw(sign answer answer draft-offer)]],
        ['after', 'employer', [qw(attestation questionnaire-host)]]);
}

sub escaped { my ($text) = @_; $text =~ s/&/&amp;/g; $text =~ s/</&lt;/g; $text =~ s/"/&quot;/g; return $text }

# Attributes, each with a space before it.
sub attributes {
    my (@pairs) = @_;
    my $all = '';
    $all .= qq{ $_->[0]="} . escaped($_->[1]) . '"' for @pairs;
    return $all;
}

# One thing of an alert; the number makes it differ from others of the mail.
sub alert_item {
    my ($code, $n, %all) = @_;
    my @attributes = (
        [step => 2],
        [last => 'yes'],
        [application => "41$n"],
        [pupil => "8$n"],
        [week => $all{week}],
        [until => $all{'confirm-until'}],
        [name => $all{'pupil-name'}],
        [kind => 'guardian'],
        [label => $all{label}],
        [total => 1],
        [stop => $all{stop}]);
    push @attributes,
        [hours => 'du lundi au vendredi de 9:00 à 16:00'],
        [address => '1 rue du Port, 44000 Nantes'], [contact => 'Inès Durand'], [phone => '02 61 91 12 34']
        if $code =~ /^(placement|arrival)$/;
    my $figures
        = '<figure code="without" number="38"/><figure code="opinions" number="2"/>'
        . '<school number="4">Collège des Îles</school>';
    my $link = $code =~ /^(answer|received)$/ ? "$site/candidatures/repondre/XXXX$n" : "$site/candidatures/412";
    return
          '<item'
        . attributes(@attributes) . '>'
        . qq{<offer id="12"><title>$job</title>$place</offer>}
        . ($code =~ /-week$/ ? $figures : '')
        . qq{<link href="$link"/></item>};
}

# Alerts of a mail, those of one code together.
sub alerts_xml {
    my ($codes, %all) = @_;
    my ($xml, $n, $before) = ('', 0, '');
    for my $code (@$codes) {
        $xml .= '</alert>' if $before && $before ne $code;
        $xml .= qq{<alert code="$code">} if $before ne $code;
        $xml .= alert_item($code, $n, %all);
        ($before, $n) = ($code, $n + 1);
    }
    return "$xml</alert>";
}

# Offers that wait for their activation, as many as asked.
sub waiting_xml {
    my ($count, %all) = @_;
    return join '', map {
              qq{<offer id="1$_"><title>$job $_</title>$place<period>$all{week}</period>}
            . qq{<link href="$site/offres/activer/XXXX$_"/></offer>}
    } 1 .. $count;
}

# Applications that wait for an answer, as many as asked.
sub pending_xml {
    my ($count, %all) = @_;
    return join '', map {
        my $week = $_ == 1 ? $one_day : $all{week};
        qq{<pending id="41$_" offer="12" pupil="8$_" week="$week"><link href="$site/candidatures/repondre/XXXX$_"/>}
            . '</pending>'
    } 1 .. $count;
}

# The content of a message to a role. Of its attributes some are ours: account, alerts (codes), waiting and count.
sub content {
    my ($role, %of) = @_;
    my $account = delete $of{account};
    my $alerts = delete $of{alerts};
    my $refused = ($of{change} // '') =~ /refused|cancelled/;
    my %all = (
        $of{waiting} ? (count => $of{waiting}) : (),
        step => 3,
        change => 'pending',
        'reason-code' => $refused ? 'full' : '',
        'reason-label' => $refused ? 'Nous n’avons plus de place cette semaine-là' : '',
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
        stop => "$site/offres/alerte/XXXX",
        choices => "$site/compte/messages/XXXX",
        %of);
    my $offers
        = $of{waiting} ? waiting_xml($of{waiting}, %all)
        : $alerts ? alerts_xml($alerts, %all)
        : qq{<offer id="12"><title>$job</title>$place<period>$all{week}</period></offer>};
    my $links
        = $of{count}
        ? pending_xml($of{count}, %all) . ($account ? qq{<link href="$site/candidatures"/>} : '')
        : qq{<link href="$site/candidatures/412"/>};
    my $reason
        = $all{'reason-code'} || $all{change} eq 'pending'
        ? "<p>Désolé.<br/>Nous déménageons.</p><p>Bonne chance\x{a0}!</p>"
        : '';
    return
          '<message'
        . attributes(map { [$_, $all{$_}] } sort keys %all) . '>'
        . '<site name="Stage3e" long-name="Mon stage de 3e en Loire-Atlantique"'
        . qq{ operator="Département de Loire-Atlantique" base-url="$site" help-phone="02 40 99 15 44"}
        . ' help-hours="de 9 h à 17 h" help-mail="aide@stage3e.example"/>'
        . qq{<person role="$role" name="Malo Petit" email="malo\@famille.example"/>}
        . "<reason>$reason</reason><description><p>Tu verras le four.<br/>Et la vente.</p></description>"
        . "$offers$links</message>";
}

# All mails: { channel, name (of the example), role (of who reads), template, content }.
sub sample_mails {
    my @mails;
    for my $state (alert_states()) {
        my ($name, $role, $codes) = @$state;
        push @mails, [alerts => "alerts.$name.$role", $role, content($role, step => 0, alerts => $codes)];
    }
    for my $template (grep { $_ ne 'alerts' } mail_templates()) {
        my @roles = readers_of($template);
        for my $state (@{ $states{$template} // [['']] }) {
            my ($name, %attributes) = @$state;
            for my $role (@roles) {
                my $file = join '.', $template, grep { $_ ne '' } $name, @roles > 1 ? $role : ();
                push @mails, [$template, $file, $role, content($role, %attributes)];
            }
        }
    }
    return
        map { { channel => 'mail', template => $_->[0], name => $_->[1], role => $_->[2], content => $_->[3] } } @mails;
}

# All SMS: { channel, name, template, role, content }. A parent's is not spoken to as a pupil.
sub sample_sms {
    return map {
        {
            channel => 'sms',
            template => 'application-pupil',
            name => "sms.$_",
            role => /^guardian/ ? 'guardian' : 'pupil',
            content => content('pupil', change => $_) }
    } codes('sms');
}

# The file that administrators look at, of samples in the order of their making.
sub sample_file {
    my (@samples) = @_;
    my $all = join '', map {
        my $attributes = qq{name="$_->{name}" channel="$_->{channel}" template="$_->{template}"};
        $_->{content} =~ s{<site [^>]*/>}{}r =~ s/^<message /<message $attributes /r . "\n";
    } @samples;
    return qq{<?xml version="1.0" encoding="UTF-8"?>\n}
        . "<!-- Made by t/http/messages.t: do not edit. -->\n<samples>\n$all</samples>\n";
}

1;
