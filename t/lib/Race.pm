package Race;

# Many requests at one instant, through the real web server: every connection is open and every
# request sent but for its last byte; then all the last bytes go out together.

use strict;
use warnings;
use utf8;
use Digest::SHA;
use Exporter qw(import);
use IO::Select;
use IO::Socket::INET;
use MIME::Base64 ();
use Stage3e;
use Test::More;

our @EXPORT = qw(at_once overtaken post_of cookie_of all_answer accepted_ones);

my %cookies;

# One session for each account, kept for the run.
sub cookie_of { my ($account) = @_; return $cookies{$account} //= session_of($account) }

# The token that ties a form to its cookie (src/lib/web/session.h), masked with nothing.
sub form_token {
    my ($cookie) = @_;
    open(my $in, '<:raw', var() . '/etc/secret') or die $!;
    my $secret = Digest::SHA::sha256(do { local $/; <$in> });
    return MIME::Base64::encode_base64url("\0" x 32 . Digest::SHA::hmac_sha256($cookie, $secret));
}

# A form of that account, as bytes ready to be sent.
sub post_of {
    my ($account, $path, @fields) = @_;
    my $cookie = cookie_of($account);
    my @pairs = (csrf => form_token($cookie), @fields);
    my $body = '';
    while (my ($name, $value) = splice @pairs, 0, 2) {
        $value = Encode::encode('UTF-8', $value) =~ s/([^A-Za-z0-9_.-])/sprintf '%%%02X', ord $1/ger;
        $body .= ($body eq '' ? '' : '&') . "$name=$value";
    }
    my ($host) = site() =~ m{//(.*)};
    return join("\r\n",
        "POST $path HTTP/1.1",
        "Host: $host",
        "Cookie: stage3e=$cookie",
        'Connection: close',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: ' . length $body,
        '', $body);
}

# Sends them all; gives [status, location] of each, [0, ''] if there was no answer. A hook is called
# once, when they are on their way.
sub at_once {
    my ($requests, $meanwhile) = @_;
    my ($host) = site() =~ m{//(.*)};
    my (@sockets, %of, @answers);
    for my $i (0 .. $#$requests) {
        my $socket = IO::Socket::INET->new(PeerAddr => $host, Timeout => 30) or die "connect: $!";
        $socket->syswrite(substr $requests->[$i], 0, -1);
        push @sockets, $socket;
        $of{ fileno $socket } = $i;
    }
    $_->autoflush(1) for @sockets;
    $sockets[$_]->syswrite(substr $requests->[$_], -1) for 0 .. $#sockets;
    $meanwhile->() if $meanwhile;
    my $select = IO::Select->new(@sockets);
    my $deadline = time + 120;
    while ($select->count && time < $deadline) {
        for my $socket ($select->can_read(1)) {
            my $i = $of{ fileno $socket };
            my $got = sysread $socket, my $bytes, 65536;
            $answers[$i] .= $bytes if $got;
            if (!$got) { $select->remove($socket); close $socket }
        }
    }
    return map {
        my $answer = $_ // '';
        [$answer =~ m{^HTTP/1\.1 (\d+)} ? "$1" : 0, $answer =~ m{^Location: (\S+)}mi ? "$1" : '']
    } @answers[0 .. $#$requests];
}

# The status of a request that comes second: it waits for what a connection has changed already, which then does the
# rest and commits.
sub overtaken {
    my ($first, $request, $rest) = @_;
    my $waits = sub {
        select undef, undef, undef, 0.2;    # InnoDB shows its waits anew once nobody has asked for a tenth of a second
        return db_value(
            'SELECT COUNT(*) FROM information_schema.innodb_lock_waits w
                JOIN information_schema.innodb_trx t ON t.trx_id = w.blocking_trx_id
                WHERE t.trx_mysql_thread_id = ?', $first->{mariadb_thread_id});
    };
    my ($answer) = at_once(
        [$request],
        sub {
            until_true('the request to wait', $waits);
            $rest->() if $rest;
            $first->commit;
        });
    return $answer->[0];
}

sub all_answer {
    my ($what, @answers) = @_;
    is(scalar(grep { $_->[0] != 303 } @answers), 0, $what) or diag(join ' ', map { $_->[0] } @answers);
}

# Pupils who applied for an offer, all at once, and were accepted, all at once; the applications by
# pupil.
sub accepted_ones {
    my ($owner, $offer, @pupils) = @_;
    my @mondays
        = @{ db()->selectcol_arrayref('SELECT monday FROM offer_week WHERE offer_id = ? ORDER BY monday', undef, $offer)
        };
    my $n = 0;
    at_once([
            map {
                post_of(
                    $_, "/candidatures/postuler/$offer",
                    once => MIME::Base64::encode_base64url(pack 'L8', map { int rand 2**32 } 1 .. 8),
                    week => $mondays[$n++ % @mondays],
                    motivation => 'Envie.')
            } @pupils]);
    my %of = map { @$_ }
        @{ db()->selectall_arrayref('SELECT pupil_id, id FROM application WHERE offer_id = ?', undef, $offer) };
    at_once([map { post_of($owner, "/candidatures/$_/accepter") } values %of]);
    return %of;
}

1;
