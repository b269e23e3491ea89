# A table is dropped by mistake: the last backup, then the binary log up to the minute before, as the
# administrator's guide has it. On a server of its own, which keeps such a log and is reached as one on another
# machine is: over TLS, with a certificate of ours, its name checked.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Cwd qw(getcwd);
use IO::Socket::INET;
use POSIX ();

my ($top, $folder) = (getcwd(), var() . '/point-in-time');
my $socket = "$folder/db.sock";
sub shell {
    my ($command) = @_;
    open(my $out, '-|', 'bash', '-c', "set -o pipefail; { $command\n} 2>&1 < /dev/null") or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out;
    return ($? >> 8, $said);
}
sub good {
    my ($what, $command) = @_;
    my ($status, $said) = shell($command);
    is($status, 0, $what) or BAIL_OUT($said);
    return $said;
}
sub server {
    return DBI->connect("DBI:MariaDB:mariadb_socket=$socket", 'root', '', { RaiseError => 1, PrintError => 0 });
}

system('rm', '-rf', $folder);
mkdir $_ for $folder, "$folder/etc", "$folder/backups";
good(
    'a server',
    "mariadb-install-db --no-defaults --datadir=$folder/db --auth-root-authentication-method=normal --skip-test-db"
        . " --force --tmpdir=$folder --user=\$(id -un)");

# Who signs, and by that the certificates of the server and of ours.
sub certificates {
    my $make = 'openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
    good('an authority', "$make -x509 -days 2 -subj /CN=Essai -keyout $folder/ca.key -out $folder/ca.pem");
    open(my $names, '>', "$folder/names") or die $!;
    print $names "subjectAltName=IP:127.0.0.1\n";
    close $names;
    for my $who (qw(server ours)) {
        good(
            "a certificate: $who",
            "$make -subj /CN=$who -keyout $folder/$who.key -out $folder/$who.csr"
                . " && openssl x509 -req -days 2 -in $folder/$who.csr -CA $folder/ca.pem -CAkey $folder/ca.key"
                . " -CAcreateserial -extfile $folder/names -out $folder/$who.pem");
    }
    return;
}
certificates();
my $port = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1')->sockport;
my $pid = fork // die $!;
if (!$pid) {
    open(STDERR, '>', "$folder/log");
    open(STDOUT, '>&', \*STDERR);
    exec 'mariadbd', '--no-defaults', "--datadir=$folder/db", "--socket=$socket",
        '--bind-address=127.0.0.1', "--port=$port", "--ssl-ca=$folder/ca.pem", "--ssl-cert=$folder/server.pem",
        "--ssl-key=$folder/server.key", '--require-secure-transport=ON', '--skip-name-resolve',
        "--pid-file=$folder/pid", '--user=' . getpwuid($>), "--log-bin=$folder/db/mariadb-bin",
        '--binlog-format=ROW', '--server-id=1', '--log-bin-trust-function-creators=1',
        '--character-set-server=utf8mb4', '--collation-server=utf8mb4_uca1400_ai_ci', "--tmpdir=$folder"
        or POSIX::_exit(1);
}
END {
    local $?;
    if ($pid) { kill TERM => $pid; waitpid $pid, 0 }
}
until_true(
    'the server',
    sub {
        eval { server(); 1 }
    });

@ENV{qw(STAGE3E_CONF STAGE3E_LIBEXEC STAGE3E_DATADIR)} = ("$folder/etc/stage3e.conf", "$top/etc/admin", $top);
my $ctl = "'$ENV{STAGE3E_BUILD}/stage3ectl'";

# Who setup is, by the file of root; backup and restore are the user of stage3ectl, whatever stands there.
mkdir "$folder/home";
$ENV{HOME} = "$folder/home";
sub root_is {
    my ($lines) = @_;
    open(my $out, '>', "$folder/home/.my.cnf") or die $!;
    print $out "[client]\nuser = root\n$lines";
    close $out;
    return;
}
sub setup {
    my ($what, @options) = @_;
    root_is("socket = $socket\n");
    good($what, join ' ', $ctl, 'setup', @options);
    root_is("protocol = tcp\nhost = 127.0.0.1\nport = 1\n");
    return;
}
setup(
    'a site',
    '--url http://127.0.0.1:1 --departement Essai --code 44 --operator Essai --zone B',
    '--from a@essai.example --smtp smtp://127.0.0.1:1 --machines 127.0.0.1',
    "--host 127.0.0.1:1,127.0.0.1:$port --tls yes --tls-ca $folder/ca.pem",
    "--tls-cert $folder/ours.pem --tls-key $folder/ours.key");
my $db = server();
$db->do('ALTER USER stage3e_stage3ectl@127.0.0.1 REQUIRE X509');
sub add {
    my ($name) = @_;
    $db->do(
        q{INSERT INTO stage3e.commune (insee, name, folded_name, population, latitude, longitude)
        VALUES (?, ?, ?, 1, 47, -1)},
        undef,
        $name,
        "Ville $name",
        "ville $name");
}
sub has {
    my ($name) = @_;
    return $db->selectrow_array('SELECT COUNT(*) FROM stage3e.commune WHERE insee = ?', undef, $name);
}

# A backup; the place in the log that it says to go on from.
sub backed_up {
    good('a backup', "$ctl backup $folder/backups/one.tar.gz");
    my ($log, $position)
        = good('which says', "tar -xOzf $folder/backups/one.tar.gz stage3e/database.sql | grep 'CHANGE MASTER'")
        =~ /MASTER_LOG_FILE='([^']+)', MASTER_LOG_POS=(\d+)/;
    ok($position, 'from where in the log to go on') or BAIL_OUT('no place in the log');
    return ($log, $position);
}

# The table is dropped two seconds from now, as the log has whole seconds; when.
sub accident {
    my $accident = $db->selectrow_array('SELECT NOW() + INTERVAL 2 SECOND');
    until_true('two seconds later', sub { $db->selectrow_array('SELECT NOW() > ?', undef, $accident) });
    $db->do('SET foreign_key_checks = 0');
    $db->do('DROP TABLE stage3e.commune');
    return $accident;
}

# The command that the guide says, on this server.
sub log_command {
    my ($log, $position, $accident) = @_;
    my ($command) = do { open(my $in, '<', 'doc/administration.md') or die $!; local $/; <$in> }
        =~ /^    (mariadb-binlog .*)$/m;
    $command =~ s/--start-position=\d+/--start-position=$position/;
    $command =~ s/--stop-datetime="[^"]*"/--stop-datetime="$accident"/;
    $command =~ s{/var/lib/mysql/\S+}{$folder/db/$log};
    $command =~ s/\| mariadb stage3e/| mariadb --no-defaults --socket='$socket' -uroot stage3e/;
    return $command;
}

subtest 'the last backup, then the log, bring back what was there the minute before the accident' => sub {
    add('44901');
    my @place = backed_up();
    add('44902');
    my $command = log_command(@place, accident());
    $db->do('DROP DATABASE stage3e');
    setup('users and an empty database', '--for-restore');
    good('the backup', "$ctl restore $folder/backups/one.tar.gz");
    is(has('44901') . has('44902'), '10', 'is what it was then');
    good('and the log', $command);
    is(has('44901') . has('44902'), '11', 'is what it was the minute before the accident');
    good('whole', "$ctl check");
    setup('the rights of the programs');
    is($db->selectrow_array(q{SELECT GROUP_CONCAT(host) FROM mysql.user WHERE user = 'stage3e_offers'}),
        '127.0.0.1', 'for the machines that there are');
};
done_testing;
