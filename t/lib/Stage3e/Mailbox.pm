package Stage3e::Mailbox;

# The mails and SMS that the site under test sent.

use strict;
use warnings;
use utf8;
use Encode qw(decode);
use Exporter qw(import);
use JSON;
use LWP::UserAgent;
use Stage3e::Instance;
use Test::More;
use XML::LibXML;

our @EXPORT = qw(mails_for mail_for mail_like mail_count mail_read link_of sms_for told told_by_sms mail_templates);

my $url = site();
my $var = var();

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

sub mail_count { return scalar mails_for($_[0]) }

# The path of the button in a mail.
sub link_of {
    my ($mail) = @_;
    my ($path) = $mail->{text} =~ m{\Q$url\E(/\S*/[A-Za-z0-9_-]{43})\b};
    return $url . ($path // '/no-link');
}

sub sms_for {
    my ($number) = @_;
    my $all = JSON::decode_json(LWP::UserAgent->new->get("$ENV{STAGE3E_MAILBOX}/sms")->content);
    return map { $_->{text} } grep { $_->{to} eq $number } @$all;
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

# The templates of mails (xsl/mail): each has its subject there.
sub mail_templates {
    return map {
        map { $_->value =~ /\@template = '([a-z-]+)'/ }
            XML::LibXML->load_xml(location => $_)->findnodes('//*[local-name() = "template"][@mode = "subject"]/@match')
    } glob('xsl/mail/*.xsl');
}

1;
