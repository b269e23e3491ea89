package Private;

# A database of a test's own beside the instance's, with the real schema, and one program that serves
# from it: for tests whose data nobody else may touch, or would mind.

use strict;
use warnings;
use utf8;
use DBI;
use FastCGI;
use File::Temp qw(tempdir);
use Stage3e ();

# Private->new(name => 'figures', program => 'export')
sub new {
    my ($class, %of) = @_;
    my $self = bless { %of, folder => tempdir(CLEANUP => 1), owner => $$ }, $class;
    $self->{socket} = "$self->{folder}/socket";
    my $root = Stage3e::db_connect();
    $root->do("DROP DATABASE IF EXISTS $self->{name}");
    $root->do("CREATE DATABASE $self->{name} CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
    $self->configure;
    $self->ctl('migrate', 'db/migrations');
    $self->{db} = DBI->connect("DBI:MariaDB:database=$self->{name};mariadb_socket=" . Stage3e::var() . '/run/db.sock',
        'root', '', { RaiseError => 1, PrintError => 0 });
    $self->{db}->do(q{SET time_zone = '+00:00'});
    $self->{worker}
        = program_start($self->{program}, $self->{socket}, STAGE3E_CONF => "$self->{folder}/stage3e.conf");
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
    my ($status, $said) = Stage3e::ctl_with("$self->{folder}/stage3e.conf", @arguments);
    die "stage3ectl @arguments: $said" if $status;
    return $said;
}

# The cookie of a signed-in account.
sub session { my ($self, $account) = @_; return 'stage3e=' . Stage3e::session_of($account, $self->db) }

# The body of a GET; dies unless it is answered with 200.
sub get {
    my ($self, $path, $cookie) = @_;
    my $answer = past_nginx($self->{socket}, REQUEST_URI => $path, HTTP_COOKIE => $cookie // 'essai=1');
    my ($headers, $body) = split /\r\n\r\n/, $answer, 2;
    my ($status) = ($headers // '') =~ /^Status: (\d+)/m;
    die "$path: " . ($status // 'no answer') . "\n" . ($body // '') unless ($status // 200) == 200 && defined $body;
    return $body;
}

sub DESTROY {
    my ($self) = @_;
    return if $$ != $self->{owner};
    local $?;
    program_end($self->{worker}) if $self->{worker};
    $self->{db}->disconnect if $self->{db};
    Stage3e::db_connect()->do("DROP DATABASE IF EXISTS $self->{name}");
}

1;
