package Private;

# A database of a test's own beside the instance's, with the real schema, and one program that serves
# from it: for tests whose data nobody else may touch, or would mind.

use strict;
use warnings;
use utf8;
use DBI;
use Digest::SHA;
use Encode ();
use File::Temp qw(tempdir);
use IO::Socket::UNIX;
use MIME::Base64 ();
use POSIX ();
use Stage3e ();

# Private->new(name => 'figures', program => 'export')
sub new {
    my ($class, %of) = @_;
    my $self = bless { %of, folder => tempdir(CLEANUP => 1), build => $ENV{STAGE3E_BUILD} // 'var/build', owner => $$ },
        $class;
    $self->{socket} = "$self->{folder}/socket";
    my $root = Stage3e::db_connect();
    $root->do("DROP DATABASE IF EXISTS $self->{name}");
    $root->do("CREATE DATABASE $self->{name} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
    $self->configure;
    $self->ctl('migrate', 'db/migrations');
    $self->{db} = DBI->connect("DBI:MariaDB:database=$self->{name};mariadb_socket=" . Stage3e::var() . '/run/db.sock',
        'root', '', { RaiseError => 1, PrintError => 0 });
    $self->{db}->do(q{SET time_zone = '+00:00'});
    $self->serve;
    return $self;
}

sub db { $_[0]{db} }

# The instance's configuration, less the database, which is entered as root.
sub configure {
    my ($self) = @_;
    open(my $in, '<', Stage3e::var() . '/etc/stage3e.conf') or die $!;
    my $configuration = do { local $/; <$in> };
    $configuration =~ s/^name = stage3e$/name = $self->{name}/m or die 'no name of a database';
    my %files = (
        'stage3e' => $configuration,
        map { $_ => "[database]\nuser = root\npassword =\n" } 'stage3ectl', $self->{program});
    for my $name (keys %files) {
        open(my $out, '>', "$self->{folder}/$name.conf") or die $!;
        print $out $files{$name};
        close $out;
    }
}

sub ctl {
    my ($self, @arguments) = @_;
    local $ENV{STAGE3E_CONF} = "$self->{folder}/stage3e.conf";
    open(my $out, '-|', 'sh', '-c', 'exec "$0" "$@" 2>&1', "$self->{build}/stage3ectl", @arguments) or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out;
    die "stage3ectl @arguments: $said" if $?;
    return $said;
}

# One worker, its socket as the web server's would be: on its standard input.
sub serve {
    my ($self) = @_;
    my $socket = IO::Socket::UNIX->new(Local => $self->{socket}, Listen => 5) or die $!;
    my $child = fork() // die $!;
    if ($child == 0) {
        open(my $log, '>>', Stage3e::var() . "/log/$self->{program}.log") or die $!;
        POSIX::dup2(fileno $socket, 0);
        POSIX::dup2(fileno $log, $_) for 1, 2;
        $ENV{STAGE3E_CONF} = "$self->{folder}/stage3e.conf";
        exec "$self->{build}/$self->{program}" or POSIX::_exit(1);
    }
    $self->{child} = $child;
}

# The cookie of a signed-in account.
sub session {
    my ($self, $account) = @_;
    my $token = MIME::Base64::encode_base64url(pack('L8', map { int rand 2**32 } 1 .. 8));
    $self->db->do(
        'INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at) VALUES (UNHEX(?), ?, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 HOUR)',
        undef, Digest::SHA::sha256_hex($token), $account);
    return "stage3e=$token";
}

sub record { my ($type, $bytes) = @_; return pack('CCnnCC', 1, $type, 1, length $bytes, 0, 0) . $bytes }
sub length_of { my ($length) = @_; return $length < 128 ? chr $length : pack('N', $length | 0x80000000) }

# The body of a GET, by FastCGI; dies unless it is answered with 200.
sub get {
    my ($self, $path, $cookie) = @_;
    my %of = (
        REQUEST_METHOD => 'GET',
        REQUEST_URI => $path,
        HTTP_HOST => Stage3e::site() =~ s{^\w+://}{}r,
        REMOTE_ADDR => '127.0.0.1',
        HTTP_COOKIE => $cookie // 'essai=1');
    my $parameters = join '', map { length_of(length $_) . length_of(length $of{$_}) . $_ . $of{$_} } sort keys %of;
    my $socket = IO::Socket::UNIX->new(Peer => $self->{socket}) or die "no worker: $!";
    binmode $socket;
    print $socket record(1, pack('nCx5', 1, 0)), record(4, $parameters), record(4, ''), record(5, '');
    $socket->flush;
    my $answer = '';

    while (read($socket, my $head, 8) == 8) {
        my (undef, $type, undef, $length, $padding) = unpack 'CCnnC', $head;
        read($socket, my $bytes, $length + $padding) == $length + $padding or die 'cut short';
        last if $type == 3;
        $answer .= substr($bytes, 0, $length) if $type == 6;
    }
    my ($headers, $body) = split /\r\n\r\n/, $answer, 2;
    my ($status) = ($headers // '') =~ /^Status: (\d+)/m;
    die "$path: " . ($status // 'no answer') . "\n" . ($body // '') unless ($status // 200) == 200 && defined $body;
    return $body;
}

sub DESTROY {
    my ($self) = @_;
    return if $$ != $self->{owner};
    local $?;
    kill TERM => $self->{child} if $self->{child};
    waitpid $self->{child}, 0 if $self->{child};
    $self->{db}->disconnect if $self->{db};
    Stage3e::db_connect()->do("DROP DATABASE IF EXISTS $self->{name}");
}

1;
