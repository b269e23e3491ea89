package FastCGI;

# A request straight to a program, as a web server would put it (FastCGI 1.0), and programs of a test's own.

use strict;
use warnings;
use Exporter qw(import);
use IO::Socket::UNIX;
use POSIX ();
use Stage3e;

our @EXPORT = qw(past_nginx program_start program_end);

sub record { my ($kind, $content) = @_; return pack('CCnnCC', 1, $kind, 1, length $content, 0, 0) . $content }

# past_nginx(SOCKET, PARAMETER => value…, -body => bytes): the answer as the program wrote it.
sub past_nginx {
    my ($path, %params) = @_;
    my $body = delete $params{-body} // '';
    %params = (
        REQUEST_METHOD => $body eq '' ? 'GET' : 'POST',
        REMOTE_ADDR => '127.0.0.1',
        HTTP_HOST => site() =~ s{.*//}{}r,
        $body eq '' ? () : (CONTENT_TYPE => 'application/x-www-form-urlencoded', CONTENT_LENGTH => length $body),
        %params);
    my $socket = IO::Socket::UNIX->new(Peer => $path) or die "$path: $!";
    my $length = sub {
        my ($text) = @_;
        return length $text < 128 ? pack('C', length $text) : pack('N', length($text) | 1 << 31);
    };
    $socket->syswrite(record(1, pack('nCx5', 1, 0))
            . record(4, join '', map { $length->($_) . $length->($params{$_}) . $_ . $params{$_} } sort keys %params)
            . record(4, '')
            . ($body eq '' ? '' : record(5, $body))
            . record(5, ''));
    my ($all, $said) = (
        do { local $/; <$socket> }
            // '', '');
    while (length $all >= 8) {
        my (undef, $kind, undef, $size, $padding) = unpack 'CCnnC', substr $all, 0, 8, '';
        my $content = substr $all, 0, $size, '';
        substr $all, 0, $padding, '';
        $said .= $content if $kind == 6;
    }
    return $said;
}

# A worker on a socket of its own, with more in its environment; its process.
sub program_start {
    my ($program, $path, %environment) = @_;
    unlink $path;
    my $socket = IO::Socket::UNIX->new(Local => $path, Listen => 20) or die "$path: $!";
    my $pid = fork // die $!;
    return $pid if $pid;
    $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    @ENV{ keys %environment } = values %environment;
    POSIX::dup2(fileno $socket, 0);
    open(STDERR, '>>', var() . "/log/$program.log");
    exec "$ENV{STAGE3E_BUILD}/$program" or POSIX::_exit(1);
}

sub program_end { my (@pids) = @_; kill TERM => @pids; waitpid $_, 0 for @pids; return }

1;
