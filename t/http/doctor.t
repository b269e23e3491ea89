# What stage3ectl doctor says of faults of the machine: a clock that is off, a full disk, a certificate that
# ends soon, a mail server that is not there. Disks and trust are put up in a mount namespace of the test's own.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Clock;
use File::Temp;
use Test::More;
use IO::Socket::INET;
use POSIX ();

my $folder = File::Temp->newdir;

sub doctor { return (ctl('doctor'))[1] }

# What it says as root of a mount namespace, after that command and with more in its environment.
sub doctor_after {
    my ($command, $environment) = @_;
    my $configuration = var() . '/etc/stage3e.conf';
    my $all = qq{$command && $environment "$ENV{STAGE3E_BUILD}/stage3ectl" doctor};
    return scalar `STAGE3E_CONF=$configuration unshare -rm sh -c '$all' 2>&1`;
}
sub has_namespaces { return system("unshare -rm mount -t tmpfs none $folder 2> /dev/null") == 0 }

# A certificate of this machine that is good for so many days, and a web server that shows it.
sub certificate {
    my ($days) = @_;
    my @of = qw(openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost);
    my $made = system(
        "@of -days $days -addext subjectAltName=DNS:localhost" . " -keyout $folder/key -out $folder/cert 2> /dev/null");
    return is($made, 0, "a certificate of $days days");
}

sub server_start {
    my ($port) = @_;
    my $server = fork // die $!;
    if (!$server) {
        open(STDOUT, '>', '/dev/null');
        open(STDERR, '>&', \*STDOUT);
        exec qw(openssl s_server -quiet -www -accept), $port, '-cert', "$folder/cert", '-key', "$folder/key"
            or POSIX::_exit(1);
    }
    until_true('a server', sub { IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port") });
    return $server;
}

subtest 'where nothing is wrong with clock and disk, nothing is said' => sub {
    my $said = doctor();
    unlike($said, qr/^WRONG +(?:clock|disk) /m, 'nothing');
    unlike($said, qr/^stage3ectl/m, 'and of a failure no other word than its own');
};

subtest 'a database that is older than the programs' => sub {
    my $name = 'stage3e_doctor_old';
    db()->do("CREATE DATABASE $name");
    db()->do("GRANT ALL ON $name.* TO stage3e_stage3ectl\@localhost");
    local $ENV{STAGE3E_DATABASE_NAME} = $name;
    my $said = doctor();
    db()->do("DROP DATABASE $name");
    db()->do("REVOKE ALL ON $name.* FROM stage3e_stage3ectl\@localhost");
    like($said, qr/^WRONG +schema +lacks 001-reference\.sql: stage3ectl setup$/m, 'is said');
    like($said, qr/^WRONG +offers +/m, 'with all the rest');
};

subtest 'a clock that is off is said, with by how much and what to do' => sub {
    plan skip_all => 'the clock is put off by a library, which sanitizers do not take' if $ENV{STAGE3E_SANITIZERS};
    local %ENV = (%ENV, clock_off(7200));
    like(
        doctor(),
        qr/^WRONG +clock +this machine and the database differ by 7(?:19\d|20\d) s: set both by NTP$/m,
        'a clock that is off');
};

subtest 'a mail server that is not there is said before what follows from it' => sub {
    local $ENV{STAGE3E_MAIL_SMTP_URL} = 'smtp://127.0.0.1:1';
    my $said = doctor();
    like($said, qr{^WRONG +mail server +smtp://127\.0\.0\.1:1: .*connect.*: \[mail\] of mailer\.conf$}mi, 'is said');
    like(
        $said,
        qr/^WRONG +mail server .*^\w+ +mailer +(?:\d+ minutes|last|never|awaited).*^\w+ +messages /ms,
        'before what follows from it');
};

subtest 'the key of the seal is looked for where the program finds it that seals' => sub {
    my ($etc, $own) = (var() . '/etc', File::Temp->newdir);
    system("cp -p $etc/*.conf $own/ && sed -i '/^key = .*seal.key/d' $own/stage3e.conf");
    plan skip_all => 'no openssl' unless -s "$etc/seal.key";
    system("printf '[seal]\\nkey = $etc/seal.key\\n' >> $own/applications.conf");
    my $said = `STAGE3E_CONF=$own/stage3e.conf $ENV{STAGE3E_BUILD}/stage3ectl doctor 2>&1`;
    like($said, qr/^ok +seal +the certificate is good for \d+ days$/m, 'its own file');
};

subtest 'a full disk is said' => sub {
    plan skip_all => 'no mount namespaces here' unless has_namespaces();
    my $said = doctor_after("mount -t tmpfs -o size=1m none $folder && head -c 1020K /dev/zero > $folder/much",
        "STAGE3E_BACKUP_DIRECTORY=$folder");
    like($said, qr/^WRONG +disk +[0-4] % left on \Q$folder\E: make room$/m, 'a full disk') or diag($said);
};

subtest 'a certificate that ends soon is said, and what should have renewed it' => sub {
    plan skip_all => 'no mount namespaces here' unless has_namespaces();
    certificate(5);
    my $port = $ENV{PORT} + 60;
    my $server = server_start($port);
    my $said = doctor_after("mount --bind $folder/cert /etc/ssl/certs/ca-certificates.crt",
        "STAGE3E_SITE_BASE_URL=https://localhost:$port");
    kill TERM => $server;
    waitpid $server, 0;
    like($said, qr/^WRONG +certificate +ends in [45] days: certbot renew, then reload the web server\b/m, 'ends soon')
        or diag($said);
};
done_testing;
