# A table is dropped by mistake: the last backup, then the binary log up to the minute before, as the
# administrator's guide has it. On a server of its own, which keeps such a log.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Cwd qw(getcwd);
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
my $pid = fork // die $!;
if (!$pid) {
    open(STDERR, '>', "$folder/log");
    open(STDOUT, '>&', \*STDERR);
    exec 'mariadbd', '--no-defaults', "--datadir=$folder/db", "--socket=$socket", '--skip-networking',
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
good(
    'a site',
    "$ctl setup --url http://127.0.0.1:1 --departement Essai --code 44 --operator Essai --zone B"
        . " --from a\@essai.example --smtp smtp://127.0.0.1:1 --socket '$socket'");
my $db = server();
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
    $command =~ s/\| mariadb stage3e/| mariadb --socket='$socket' -uroot stage3e/;
    return $command;
}

subtest 'the last backup, then the log, bring back what was there the minute before the accident' => sub {
    add('44901');
    my @place = backed_up();
    add('44902');
    my $command = log_command(@place, accident());
    $db->do('DROP DATABASE stage3e');
    $db->do('CREATE DATABASE stage3e CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci');
    good('the backup', "$ctl restore $folder/backups/one.tar.gz");
    is(has('44901') . has('44902'), '10', 'is what it was then');
    good('and the log', $command);
    is(has('44901') . has('44902'), '11', 'is what it was the minute before the accident');
    good('whole', "$ctl check");
};
done_testing;
