# Three database nodes; the one in use is isolated, frozen, killed, under load: no error lasts, nothing
# acknowledged is lost. All over TLS, by one list of hosts.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Time::HiRes qw(time sleep);
use POSIX ();

sub cluster {
    my @say = @_;
    open(my $out, '-|', 'bash', 't/cluster/cluster.sh', @say) or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out or die "cluster @say: $said";
    chomp $said;
    return $said;
}
sub node_sql { my ($node, $sql) = @_; return cluster('sql', $node, $sql) }
sub pid_of {
    my ($node) = @_;
    open(my $in, '<', var() . "/run/cluster-$node.pid") or die $!;
    my $pid = <$in>;
    chomp $pid;
    return $pid;
}
# The node that the programs are at.
sub in_use {
    my @nodes = @_;
    my ($most) = sort { $b->[1] <=> $a->[1] }
        map { [$_, node_sql($_, q{SELECT COUNT(*) FROM information_schema.processlist WHERE user LIKE 'stage3e\_%'})] }
        @nodes;
    return $most->[0];
}
# One of them is killed for good; the others are there.
my $killed = 0;
sub nodes_left {
    return grep { $_ != $killed } 1 .. 3;
}
sub address_of { my ($node) = @_; return '127.0.0.1:' . ($ENV{PORT} + 10 + $node) }
my $folder = var() . '/cluster';
END { local $?; system('bash', 't/cluster/cluster.sh', 'stop') if -d $folder }
cluster('make');

# Load: who reads (past the cache) and who deposits; a line each answer, with its time and its status.
my $log = "$folder/load";
sub say_line { my ($out, @words) = @_; syswrite($out, join(' ', @words) . "\n") }
sub reader {
    my ($out) = @_;
    while (1) { say_line($out, time(), request(GET => '/offres?texte=' . int(rand 1000))->code, 'read'); sleep 0.02 }
}
sub writer {
    my ($out) = @_;
    while (1) {
        my %form = good_deposit();
        my $mech = eval { deposit_and_validate(%form) };
        my $status = $mech ? $mech->status : 503;
        my $is_done = $mech && $status == 200 && $mech->uri =~ /merci/;
        say_line($out, time(), $status, 'write', $is_done ? $form{email} : '');
        sleep 0.05;
    }
}
my @load;

sub load_begin {
    db_forget();    # each has its own
    for my $work (\&reader, \&reader, \&writer, \&writer) {
        my $pid = fork() // die $!;
        if ($pid == 0) {
            srand($$);
            POSIX::nice(10);
            open(my $out, '>>', $log) or POSIX::_exit(1);
            eval { $work->($out) };
            warn $@;
            POSIX::_exit(1);
        }
        push @load, $pid;
    }
    return;
}

sub load_end {
    kill KILL => @load if @load;
    waitpid($_, 0) for @load;
    @load = ();
    return;
}
END { local $?; load_end() }

sub answers {
    my ($since, $kind) = @_;
    open(my $in, '<', $log) or return ();
    return grep { $_->[0] >= $since && (!$kind || $_->[2] eq $kind) } map { chomp; [split / /, $_, 4] } <$in>;
}
sub goes_on {
    my ($since) = @_;
    return until_true(
        'reads and writes',
        sub {
            (grep { $_->[1] == 200 } answers($since, 'read')) >= 20 && (grep { $_->[3] } answers($since, 'write')) >= 3;
        });
}

# A fault on the node in use, until all goes on without it; how long errors came.
sub outage {
    my ($what, $fault, $heal) = @_;
    my $node = in_use(1, 2, 3);
    my $begun = time();
    $fault->($node);
    sleep 1.5;    # the fault takes its time to be one
    goes_on(time());
    my @errors = grep { $_->[1] != 200 } answers($begun);
    cmp_ok(@errors ? $errors[-1][0] - $errors[0][0] : 0,
        '<', 2, "node $node $what: " . @errors . ' errors of ' . answers($begun) . ' answers, none lasts')
        or diag(map { "@$_\n" } @errors);
    is((scalar grep { $_->[1] >= 500 && $_->[1] != 503 } @errors), 0, 'and each is a 503');
    $heal->($node);
    cluster('wait', $node) if !$killed;
    return;
}

subtest 'the first host of the list is used, of three' => sub {
    is(
        node_sql(
            1,
            q{SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'wsrep_cluster_size'}
        ),
        3,
        'three nodes');
    request(GET => '/offres') for 1 .. 20;
    is(in_use(1, 2, 3), 1, 'the first');
};

subtest 'the node in use isolated, frozen, killed: no error lasts, nothing acknowledged is lost' => sub {
    load_begin();
    goes_on(time());
    outage(
        'isolated',
        sub { node_sql($_[0], q{SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'}) },
        sub { node_sql($_[0], q{SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'}) });
    outage('frozen', sub { kill STOP => pid_of($_[0]) }, sub { kill CONT => pid_of($_[0]) });
    outage('killed', sub { kill KILL => -pid_of($_[0]); $killed = $_[0] }, sub { });
    load_end();
    my @told = map { $_->[3] } grep { $_->[3] } answers(0, 'write');
    my %there = map { $_ => 1 } split /\n/, node_sql((nodes_left())[0], 'SELECT contact_email FROM stage3e.offer');
    is((scalar grep { !$there{$_} } @told), 0, 'of ' . @told . ' acknowledged deposits, none is lost');
};

subtest 'nodes that only read: pages come, forms are told to come back, the health page says it' => sub {
    node_sql($_, 'SET GLOBAL read_only = 1') for nodes_left();
    is(request(GET => '/offres')->code, 200, 'pages are read');
    my $health = get_json('/healthz/offers');
    is_deeply([@$health{qw(database write)}], ['ok', 'no'], 'the health page says that nothing can be written');
    my $mech = deposit_and_validate(good_deposit());
    is($mech->status, 503, 'a form is not taken');
    is($mech->response->header('Retry-After'), 30, 'and is told when to come back');
    node_sql($_, 'SET GLOBAL read_only = 0') for nodes_left();
    is(get_json('/healthz/offers')->{write}, 'yes', 'then it is');
    is(deposit_and_validate(good_deposit())->status, 200, 'by the same workers');
};

subtest 'a program on an older schema ends, and says what to do' => sub {
    my ($one, $other) = nodes_left();
    node_sql($one, q{DELETE FROM stage3e.schema_migration WHERE name = '001-reference.sql'});
    my ($status, $said) = do { local $ENV{STAGE3E_DATABASE_HOST} = address_of($other); ctl('check') };
    node_sql($one, q{INSERT INTO stage3e.schema_migration VALUES ('001-reference.sql', NOW())});
    is($status, 4, 'it ends');
    like($said, qr/missing=001-reference\.sql.*older than this program.*stage3ectl migrate/, 'and says what to do');
};

# A migration on a node, while others may run; what to read its answer from.
sub migrating {
    my ($node) = @_;
    my $pid = open(my $out, '-|') // die $!;
    if (!$pid) {
        $ENV{STAGE3E_DATABASE_HOST} = address_of($node);
        my ($status, $said) = ctl('migrate', "$folder/migrations");
        print $said;
        POSIX::_exit($status) if close STDOUT;
    }
    return $out;
}

subtest 'of machines that migrate at once, each on its node, one does; an older program leaves it alone' => sub {
    my ($one, $other) = nodes_left();
    system("cp -r db/migrations $folder/") == 0 or die;
    open(my $file, '>', "$folder/migrations/998-of-the-test.sql") or die $!;
    print $file "CREATE TABLE of_the_test (id INT PRIMARY KEY);\nDO SLEEP(0.5);\n";
    close $file;
    my @runs = map { migrating($_) } $one, $other, $one;
    my @said = map { local $/; my $said = readline $_; close $_; [$? >> 8, $said] } @runs;
    is_deeply([map { $_->[0] } @said], [0, 0, 0], 'three migrate at once, on two nodes') or diag explain \@said;
    is((scalar grep { $_->[1] =~ /^1 applied/m } @said), 1, 'one of them applies');
    my ($status, $said) = ctl('migrate', 'db/migrations');
    is($status, 4, 'a database of a newer version is left alone');
    like($said, qr/newer than this version \(it has had 998-of-the-test\.sql\); nothing done/, 'in plain words');
    is((ctl('check'))[0], 0, 'while programs work on it');
    node_sql($one, q{DELETE FROM stage3e.schema_migration WHERE name = '998-of-the-test.sql'});
    node_sql($one, 'DROP TABLE stage3e.of_the_test');
};

subtest 'a server that another authority vouches for is refused, with the reason' => sub {
    local $ENV{STAGE3E_DATABASE_TLS_CA} = "$folder/other.pem";
    my ($status, $said) = ctl('check');
    isnt($status, 0, 'refused');
    like($said, qr/doing=connect host=127.0.0.1 error=\d+ message="[^"]*(certificate|TLS|SSL)/i, 'with the reason');
};

subtest 'a login that the server refuses is said' => sub {
    local $ENV{STAGE3E_DATABASE_PASSWORD} = 'wrong';
    like((ctl('check'))[1], qr/message="Access denied for user 'stage3e_stage3ectl'/, 'as it said it');
};

subtest '"localhost" with a port is that port' => sub {
    local $ENV{STAGE3E_DATABASE_HOST} = address_of((nodes_left())[0]) =~ s/127\.0\.0\.1/localhost/r;
    is((ctl('check'))[0], 0, 'it answers');
};
done_testing;
