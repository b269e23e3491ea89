# What stage3ectl doctor says of faults of the machine: a clock that is off, a full disk, a certificate that
# ends soon, a mail server that is not there. Disks and trust are put up in a mount namespace of the test's own.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Clock;
use Test::More;
use IO::Socket::INET;
use POSIX ();

sub doctor { return (ctl('doctor'))[1] }
my $folder = File::Temp->newdir;

unlike(doctor(), qr/^WRONG +(?:clock|disk) /m, 'where nothing is wrong, nothing is said');
SKIP: {
    skip 'the clock is put off by a library, which sanitizers do not take', 1 if $ENV{STAGE3E_SANITIZERS};
    local %ENV = (%ENV, clock_off(7200));
    like(
        doctor(),
        qr/^WRONG +clock +this machine and the database differ by 7(?:19\d|20\d) s: set both by NTP$/m,
        'a clock that is off');
}

subtest 'the mail server is not there' => sub {
    local $ENV{STAGE3E_MAIL_SMTP_URL} = 'smtp://127.0.0.1:1';
    my $said = doctor();
    like($said, qr{^WRONG +mail server +smtp://127\.0\.0\.1:1: .*connect.*: \[mail\] of mailer\.conf$}mi, 'is said');
    like(
        $said,
        qr/^WRONG +mail server .*^\w+ +mailer +(?:\d+ minutes|last|never).*^\w+ +messages /ms,
        'before what follows from it');
};

# A command as root of a mount namespace.
sub apart {
    my ($command) = @_;
    return scalar `STAGE3E_CONF=${\Stage3e::var()}/etc/stage3e.conf unshare -rm sh -c '$command' 2>&1`;
}
SKIP: {
    skip 'no mount namespaces here', 2 if system("unshare -rm mount -t tmpfs none $folder 2> /dev/null") != 0;
    my $ctl = "$ENV{STAGE3E_BUILD}/stage3ectl";
    my $said
        = apart(
        qq{mount -t tmpfs -o size=1m none $folder && head -c 1020K /dev/zero > $folder/much; STAGE3E_BACKUP_DIRECTORY=$folder "$ctl" doctor}
        );
    like($said, qr/^WRONG +disk +[0-4] % left on \Q$folder\E: make room$/m, 'a full disk') or diag($said);

    my $port = $ENV{PORT} + 60;
    is(
        system(
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 5 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout $folder/key -out $folder/cert 2> /dev/null"
        ),
        0,
        'a certificate of five days');
    my $server = fork // die $!;
    if (!$server) {
        open(STDOUT, '>', '/dev/null');
        open(STDERR, '>&', \*STDOUT);
        exec qw(openssl s_server -quiet -www -accept), $port, '-cert', "$folder/cert", '-key', "$folder/key"
            or POSIX::_exit(1);
    }
    until_true('a server', sub { IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port") });
    $said
        = apart(
        qq{mount --bind $folder/cert /etc/ssl/certs/ca-certificates.crt && STAGE3E_SITE_BASE_URL=https://localhost:$port "$ctl" doctor}
        );
    kill TERM => $server;
    waitpid $server, 0;
    like($said, qr/^WRONG +certificate +ends in [45] days: its renewal \(certbot renew\) does not work$/m, 'ends soon')
        or diag($said);
}
done_testing;
