# A release while people use the site: programs, schema, rights and the web server's configuration are
# replaced one after the other, and nobody sees an error.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Faults;
use Test::More;
use File::Copy qw(copy);
use IO::Socket::UNIX;
use POSIX ();
use Time::HiRes qw(time);

my @programs = qw(offers applications accounts export pages);
my ($build, $var) = ($ENV{STAGE3E_BUILD}, var());
# Visitors who ask and send, again and again, until they are told to stop. Each says what was not as
# it should be, then how often it asked and how long the slowest took.
my @visitors;
my $stop = "$var/release.stop";
sub visitor {
    my ($say) = @_;
    my ($count, $slowest) = (0, 0);
    my $see = sub {
        my ($what, $good, $answer, $begun) = @_;
        my $took = time - $begun;
        $slowest = $took if $took > $slowest;
        $count++;
        print $say sprintf("%s: %s after %.1f s\n", $what, $answer->code, $took) if $answer->code !~ $good;
    };
    my $mech = browser();
    until (-e $stop) {
        for my $case (
            ['/offres', qr/^200/],
            ['/candidatures', qr/^303/],
            ['/connexion', qr/^200/],
            ['/export/offres.csv', qr/^200/],
            ['/colleges', qr/^200/],
            ['/css/site.css', qr/^200/])
        {
            my $begun = time;
            $see->("GET $case->[0]", $case->[1], request(GET => $case->[0]), $begun);
        }
        my $begun = time;
        $see->('GET the form', qr/^200/, $mech->get(site() . '/offres/deposer/sans-compte'), $begun);
        next unless $mech->success;
        $begun = time;
        $see->('POST the form', qr/^200/, form_with($mech, good_deposit()), $begun);
    }
    printf $say "done %d %.2f\n", $count, $slowest;
}
sub visitors_begin {
    unlink $stop;
    db_forget();    # each has its own
    for (1 .. 3) {
        pipe(my $read, my $write) or die $!;
        my $pid = fork // die $!;
        if ($pid == 0) {
            close $read;
            $write->autoflush(1);
            visitor($write);
            POSIX::_exit(0);
        }
        close $write;
        push @visitors, [$pid, $read];
    }
    until_true('visitors', sub { request(GET => '/offres')->code == 200 });
}
sub visitors_end {
    my ($wrong, $count, $slowest) = ('', 0, 0);
    open(my $out, '>', $stop) or die $!;
    close $out;
    for my $visitor (@visitors) {
        my $pipe = $visitor->[1];
        while (my $line = <$pipe>) {
            if ($line =~ /^done (\d+) (\S+)/) { $count += $1; $slowest = $2 if $2 > $slowest }
            else { $wrong .= $line }
        }
        waitpid $visitor->[0], 0;
    }
    @visitors = ();
    return ($wrong, $count, $slowest);
}
END { my $status = $?; kill KILL => $_->[0] for @visitors; $? = $status }

# What is done while visitors come, for as long as it takes, is seen by none of them.
sub nobody_sees {
    my ($release) = @_;
    visitors_begin();
    $release->();
    my ($wrong, $count, $slowest) = visitors_end();
    is($wrong, '', "nobody saw an error, of $count requests");
    cmp_ok($count, '>', 30, 'there were enough');
    cmp_ok($slowest, '<', 5, "the slowest took $slowest s");
    return;
}

# The new program is another file under the same name, as a package writes it.
sub program_install {
    my ($program) = @_;
    copy("$build/$program", "$build/$program.new") or die $!;
    chmod 0755, "$build/$program.new";
    rename "$build/$program.new", "$build/$program" or die $!;
}

# Each of its workers is told to stop, one after the other.
sub workers_replaced {
    my ($program) = @_;
    my @before = workers_of($program);
    for my $worker (@before) {
        kill TERM => $worker;
        until_true(
            "another $program",
            sub {
                !(grep { $_ == $worker } workers_of($program)) && workers_of($program) >= @before;
            });
    }
    my %before = map { $_ => 1 } @before;
    ok(!(grep { $before{$_} } workers_of($program)), "$program: all are new");
    return;
}

subtest 'programs by spawn-fcgi: each worker is told to stop, one after the other' => sub {
    nobody_sees(
        sub {
            for my $program (@programs) {
                program_install($program);
                workers_replaced($program);
            }
        });
};

# What a socket unit of systemd does: it has the socket, and starts the supervisor on it.
my %unit;
sub unit_open {
    my ($program) = @_;
    my $path = "$var/run/$program.sock";
    unlink $path;
    $unit{$program}{socket} = IO::Socket::UNIX->new(Local => $path, Listen => 1024) or die "$path: $!";
    chmod 0660, $path;
    unit_start($program);
}
sub unit_start {
    my ($program) = @_;
    my $pid = fork // die $!;
    if ($pid == 0) {
        POSIX::setsid();
        POSIX::dup2(fileno $unit{$program}{socket}, 0);
        open(STDOUT, '>>', "$var/log/$program.log");
        open(STDERR, '>&', \*STDOUT);
        $ENV{STAGE3E_CONF} = "$var/etc/stage3e.conf";
        exec 'multiwatch', '-r', 1000000, '-t', 1000, '-s', 'TERM', '-f', 2, '--', "$build/$program" or POSIX::_exit(1);
    }
    $unit{$program}{pid} = $pid;
}
sub unit_stop { my ($program) = @_; kill TERM => $unit{$program}{pid}; waitpid $unit{$program}{pid}, 0 }
END { my $status = $?; unit_stop($_) for keys %unit; %unit = (); shell('programs_start') if $build; $? = $status }

subtest 'programs by socket units: each service is restarted' => sub {
    shell("stop_one $_; : ") for @programs;
    unit_open($_) for @programs;
    healthy(@programs);
    nobody_sees(
        sub {
            for my $program (@programs) {
                program_install($program);
                unit_stop($program);
                unit_start($program);
            }
            for my $program (@programs) {
                until_true("all of $program", sub { workers_of($program) == 2 });
            }
        });
};

# What a release may bring: a table and the right to it; a column of tables that are read all the time; an index.
# All in a folder as the package has it.
sub newer_data {
    my $data = "$var/release";
    system("rm -rf $data; mkdir $data; cp -r db $data; ln -s \$PWD/etc \$PWD/xsl \$PWD/www $data") == 0 or die;
    open(my $out, '>', "$data/db/migrations/999-release-test.sql") or die $!;
    print $out <<'SQL';
-- What a release may bring.
CREATE TABLE release_test (id BIGINT UNSIGNED NOT NULL PRIMARY KEY, word VARCHAR(20) NOT NULL) ENGINE=InnoDB;
ALTER TABLE offer ADD COLUMN release_test INT NULL;
ALTER TABLE account ADD COLUMN release_test INT NULL;
CREATE INDEX release_test ON offer (release_test);
SQL
    close $out;
    open($out, '>>', "$data/db/grants.sql") or die $!;
    print $out "\nGRANT SELECT ON release_test TO stage3e_pages\@localhost;\n";
    close $out;
    return $data;
}

sub rights {
    my $of
        = q{FROM information_schema.%s_privileges WHERE grantee LIKE "%%@'localhost'" AND grantee NOT LIKE '%%ctl%%'};
    return sort @{
        db()->selectcol_arrayref(
            join ' UNION ALL ',
            map { sprintf "SELECT CONCAT_WS(' ', grantee, privilege_type, $_->[1]) $of", $_->[0] }
                ['table', 'table_name'],
            ['column', 'table_name, column_name'],
            ['schema', 'table_schema']) };
}

# As it was before the release.
sub older_data {
    db_forget();
    db()->do($_)
        for 'ALTER TABLE offer DROP INDEX release_test, DROP COLUMN release_test',
        'ALTER TABLE account DROP COLUMN release_test',
        'REVOKE SELECT ON release_test FROM stage3e_pages@localhost', 'DROP TABLE release_test',
        'DROP TABLE release_old',
        q{DELETE FROM schema_migration WHERE name = '999-release-test.sql'};
    return;
}

# The whole of stage3ectl setup, as the package runs it, from a folder that has one migration more.
subtest 'a newer schema, its rights, and a configuration of the web server' => sub {
    my $data = newer_data();
    system('cp', "$var/etc/stage3e.conf", "$data/before.conf") == 0 or die;
    my @before = rights();
    db()->do('CREATE TABLE release_old (id INT)');
    db()->do('GRANT DELETE ON release_old TO stage3e_pages@localhost');
    nobody_sees(
        sub {
            local $ENV{STAGE3E_LIBEXEC} = 'etc/admin';
            local $ENV{STAGE3E_DATADIR} = $data;
            my @site = ('--departement', 'Loire-Atlantique', '--code', 44, '--operator', 'Département');
            my ($status, $said) = ctl('setup', '--socket', "$var/run/db.sock", @site);
            is($status, 0, 'setup brings the database up to date') or diag($said);
            like($said, qr/999-release-test/, 'by the migration');
            is(shell('echo "# newer" >> $VAR/etc/nginx/dev.conf; front_start'),
                0, 'the web server takes its configuration anew');
            healthy(@programs);
        });
    my @after = rights();
    my $new = q{'stage3e_pages'@'localhost' SELECT release_test};
    is(scalar(grep { $_ eq $new } @after), 1, 'what is new was given');
    is_deeply([grep { !/release_test/ } @after], \@before, 'what is old was taken away, the rest is as it was');
    older_data();
    system('cp', "$data/before.conf", "$var/etc/stage3e.conf");
};
done_testing;
