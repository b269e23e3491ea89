# Each message in each state, to each of those it is for (t/lib/Samples.pm): it is drawn, speaks to its reader, keeps
# the lines that people typed; and stands in t/messages as an example to read. After a change of words:
# STAGE3E_EXAMPLES=write ./dev test t/http/messages.t, and read what git shows.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Samples;
use Stage3e;
use Test::More;

# All are sent in one round of the mailer, to addresses of our own.
my @mails = sample_mails();
my @sms = sample_sms();
my $run = unique('message');
$mails[$_]{address} = "$run-$_\@essai.example" for 0 .. $#mails;
$_->{address} = sprintf('+336%08d', int rand 1e8) for @sms;
for my $message (@mails, @sms) {
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, next_attempt_at, created_at)'
            . ' VALUES (?, ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())',
        undef, @$message{qw(channel address template content)});
}
until_true(
    'all mails',
    sub {
        db_value('SELECT COUNT(*) FROM message WHERE recipient LIKE ? AND (state = "sent" OR last_error <> "")',
            "$run-%") == @mails;
    });
read_mails();

# Reads the mailbox once: each mail gets its file, subject, text and html.
sub read_mails {
    my %of = map { $_->{address} => $_ } @mails;
    for my $file (glob(var() . '/mail/new/* ' . var() . '/mail/cur/*')) {
        open(my $in, '<:raw', $file) or next;
        my $raw = do { local $/; <$in> };
        my $message = $raw =~ /^To: <(\S+)>/m && $of{$1} or next;
        my $mail = Stage3e::mail_read($raw);
        $mail->{text} =~ s/\r//g;
        $message->{file} = $file;
        $message->{$_} = $mail->{$_} for qw(subject text html);
    }
}

# What a reader sees as the subject, without the name of the site.
sub subject_of { my ($message) = @_; return $message->{subject} =~ s{^[^/]* / }{}r }

# What a file of ours has is what was made; or it is written, when that is asked for.
sub is_kept {
    my ($path, $text, $what) = @_;
    if (($ENV{STAGE3E_EXAMPLES} // '') eq 'write') {
        open(my $out, '>:encoding(UTF-8)', $path) or die "$path: $!";
        print $out $text;
        close $out;
    }
    my $kept = '';
    if (open(my $in, '<:encoding(UTF-8)', $path)) {
        local $/;
        $kept = <$in>;
    }
    ok($text eq $kept, $what) or diag("$path is not so (STAGE3E_EXAMPLES=write writes it):\n$text");
}

# Does what one does with the text of each SMS.
sub with_sms {
    my ($act) = @_;
    for my $sms (@sms) {
        my ($text)
            = @{ until_true("the SMS $sms->{name}", sub { my @all = sms_for($sms->{address}); @all ? \@all : undef }) };
        $act->($sms, $text);
    }
}

subtest 'every message is drawn' => sub {
    my $wrong = 'SELECT GROUP_CONCAT(DISTINCT template, ": ", last_error) FROM message'
        . ' WHERE recipient LIKE ? AND state <> "sent"';
    is(db_value($wrong, "$run-%"), undef, 'none fails');
    is(scalar(grep { $_->{file} } @mails), scalar @mails, scalar(@mails) . ' messages are in the mailbox');
};

subtest 'each has a subject, and a heading that says the same' => sub {
    for my $message (@mails) {
        like($message->{subject}, qr{/ \S.*\S}, "$message->{name} has a subject");
        my $heading = subject_of($message) =~ s/&/&amp;/gr;
        like($message->{html}, qr{<h1[^>]*>\s*\Q$heading\E}, 'and says what it is');
    }
};

subtest 'each speaks to its reader, in whole sentences' => sub {
    for my $message (@mails) {
        my $wrong = $message->{role} eq 'pupil' ? qr/\b(vous|votre|vos)\b/i : qr/\b(tu|toi|ton|tes|te)\b|\bt’/i;
        # The words of the offer's own description and the demonstration's button are others'.
        my $own = "$message->{subject}\n$message->{text}" =~ s/Tu verras le four\.//r =~ s/Trouve ton stage//gr;
        unlike($own, $wrong, $message->{name});
        unlike($own, qr/semaine le |la le |pour la du| n° ?[,.]|\(\)/, 'whole sentences');
    }
};

subtest 'lines that people typed stay lines' => sub {
    my ($reason) = grep { $_->{text} =~ /Désolé/ } @mails;
    my ($description) = grep { $_->{text} =~ /four/ } @mails;
    ok($reason && $description, 'some have such lines');
    for my $message (@mails) {
        if ($message->{text} =~ /Désolé/) {
            like(
                $message->{text},
                qr/Désolé\.\n>?\s*Nous déménageons\.\n>?\s*\n>?\s*Bonne chance/,
                "$message->{name}: in the text");
            like($message->{html}, qr{Désolé\.<br ?/?>\s*Nous déménageons\.}, 'and in the HTML');
        }
        like($message->{html}, qr{four\.<br ?/?>\s*Et la vente}, "$message->{name}: a description too")
            if $message->{text} =~ /four/;
    }
};

subtest 'steps are a list, facts have headers' => sub {
    ok(scalar(grep { $_->{text} =~ /1\. Activation de l’offre/ } @mails), 'some have steps');
    for my $message (@mails) {
        like($message->{html}, qr{<ol.*1\. Activation de l’offre.*</ol>}s, "$message->{name}: a list, in words")
            if $message->{text} =~ /1\. Activation de l’offre/;
        unlike($message->{html}, qr{<td[^>]*>Employeur</td>}, "$message->{name}: no fact without a header");
    }
};

subtest 'who let an acceptance lapse does not read that the employer did not answer' => sub {
    my ($lapsed) = grep { $_->{name} eq 'application-pupil.expired-after-acceptance' } @mails;
    like($lapsed->{text}, qr/confirm/, 'but that a confirmation was missing');
    unlike($lapsed->{text}, qr/pas répondu/, 'nothing of an answer');
};

# t/http/mail-wire.t has the bytes.
subtest 'an independent parser finds nothing wrong with any of them' => sub {
    my @files = map { $_->{file} } @mails;
    is(scalar(`/usr/bin/python3 t/lib/mail_lint.py --maildir @files`), '', 'mails by the letter of the RFCs');
};

subtest 'each mail reads as its example in t/messages' => sub {
    for my $message (@mails) {
        is_kept("t/messages/$message->{name}.txt", "Objet : $message->{subject}\n\n$message->{text}", $message->{name});
    }
    my @kept = map { m{([^/]+)\.txt$} } glob 't/messages/*.txt';
    is_deeply([sort @kept], [sort map { $_->{name} } @mails, @sms], 'there is no example of anything else');
};

subtest 'an SMS is one segment, speaks to its reader, reads as its example' => sub {
    with_sms(
        sub {
            my ($sms, $text) = @_;
            my $parent = $sms->{role} eq 'guardian';
            unlike(
                $text,
                $parent ? qr/\b(tu|ton|ta|tes|toi)\b/i : qr/\b(vous|votre)\b/i,
                "$sms->{name} speaks to its reader");
            my $length = length($text =~ s{https://\S+}{}r) + 40 + ($parent ? 15 + 43 : 24);
            cmp_ok($length, '<=', 160 + ($text =~ /Fournil du Port/ ? 18 : 0), 'one segment, whatever the site');
            is_kept("t/messages/$sms->{name}.txt", "$text\n", "$sms->{name} reads as its example");
        });
};

subtest 'what administrators look at is the same' => sub {
    is_kept('xsl/mail/samples.xml', sample_file(@mails, @sms), 'xsl/mail/samples.xml');
};

subtest 'doc/messages.md lists all of them' => sub {
    my $head = "# Messages\n
What the site writes, made by `t/http/messages.t` (`STAGE3E_EXAMPLES=write`): each message in each of its
states, how its reader is spoken to, its subject; the example has its words. When, and to whom: doc/domain.md,
\"Notifications\".\n";
    is_kept('doc/messages.md', $head . list_of_mails() . list_of_alerts() . list_of_sms(), 'doc/messages.md');
};
done_testing;

# A table of each template: its examples, how they speak, their subjects.
sub list_of_mails {
    my (%rows, $list);
    for my $message (@mails) {
        my $reader = $message->{role} eq 'pupil' ? 'tu' : 'vous';
        my $subject = subject_of($message) =~ s/\|/\\|/gr;
        $rows{ $message->{template} }
            .= "| [$message->{name}](../t/messages/$message->{name}.txt) | $reader | $subject |\n";
    }
    for my $template (sort keys %rows) {
        my $label = label_of(message => $template);
        $list .= "\n## $template" . ($label ? ": $label" : '');
        $list .= "\n\n| example | says | subject |\n|---|---|---|\n$rows{$template}";
    }
    return $list;
}

# The table of what is said by itself.
sub list_of_alerts {
    my %who = (
        EVERYONE => 'pupil, employer, school',
        READER_PUPIL => 'pupil',
        READER_EMPLOYER => 'employer',
        READER_SCHOOL => 'school',
        READER_ADMIN => 'administrator',
        READER_SIGNATORY => 'who signs');
    my $list = "\n## Alerts\n
What the site says by itself (`src/lib/base/alerts.c`), gathered in one mail a person a day: after how many days
(of school, but where \"all days\" is said), to whom, whether one can do without it. doc/administration.md has the keys.
\n| code | in \"Mes messages\" | days | to | essential | SMS |\n|---|---|---|---|---|---|\n";
    for my $row (alert_rows()) {
        my @cells = (
            "`$row->{code}`",
            label_of(alert => $row->{code}),
            $row->{days} . ($row->{all_days} ? ', all days' : ''),
            join(', ', map { $who{$_} } @{ $row->{readers} }),
            $row->{essential} ? 'yes' : '',
            $row->{sms} ? 'yes' : '');
        $list .= '| ' . join(' | ', @cells) . " |\n";
    }
    return $list;
}

sub list_of_sms {
    return "\n## By SMS\n\n| example | length |\n|---|---|\n" . join '',
        map { "| [$_->{name}](../t/messages/$_->{name}.txt) | one segment |\n" } @sms;
}
