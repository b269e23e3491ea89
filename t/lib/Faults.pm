package Faults;

# Programs and the database of the site under test killed, stopped, started again.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e;
use Test::More;

our @EXPORT = qw(shell workers_of healthy database_kill database_start);

# Runs a command with the functions of ./dev; its status, as system() has it.
sub shell { my ($command) = @_; return system('bash', '-c', ". etc/dev/functions.sh; $command") }

sub workers_of { my ($program) = @_; return split ' ', scalar `pgrep -f "^$ENV{STAGE3E_BUILD}/$program\$"` }

# Waits until these programs answer, with their database.
sub healthy {
    for my $program (@_) {
        until_true("$program again", sub { request(GET => "/healthz/$program")->code == 200 });
    }
    return;
}

# As a power cut: the supervisor of the database is killed with it.
sub database_kill {
    open(my $in, '<', var() . '/run/db.pid') or die $!;
    my ($pid) = <$in> =~ /(\d+)/;
    return kill KILL => $pid;
}

sub database_start {
    shell('rm -f $VAR/run/db.pid; database_start') == 0 or BAIL_OUT('no database');
    healthy('applications');
    return db_forget();
}

1;
