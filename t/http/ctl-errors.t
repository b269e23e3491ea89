# stage3ectl used wrongly: each command, with wrong words, files, folders and rights, says so in one form
# and ends with the status of the manual; help and completion know each command.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use File::Temp;

my $folder = File::Temp->newdir;
my ($text, $binary, $empty, $secret) = map { "$folder/$_" } qw(text.csv binary.csv empty.csv secret.csv);
sub write_file { my ($path, $bytes) = @_; open(my $out, '>:raw', $path) or die $!; print $out $bytes; close $out }
write_file($text, "wrong;columns\n1;2\n");
write_file($binary, "\x00\xff\xfe\x01" x 100);
write_file($empty, '');
write_file($secret, "name\n");
chmod 0, $secret;
mkdir "$folder/nothing";

# Its status, its standard output, its standard error. The administrator of the machine may read what is
# nobody's: without that right.
sub run {
    my (@arguments) = @_;
    local $ENV{STAGE3E_CONF} = $ENV{STAGE3E_CONF} // var() . '/etc/stage3e.conf';
    local @ENV{qw(STAGE3E_LIBEXEC STAGE3E_DATADIR)} = ('etc/admin', '.');
    my @as = $> == 0 ? ('setpriv', '--bounding-set', '-dac_override,-dac_read_search') : ();
    my $status = system('bash', '-c', 'out=$1 error=$2; shift 2; exec "$@" > "$out" 2> "$error" < /dev/null',
        'sh', "$folder/out", "$folder/error", @as, "$ENV{STAGE3E_BUILD}/stage3ectl", @arguments) >> 8;
    my @said = map { open(my $in, '<', "$folder/$_") or die $!; local $/; scalar(<$in>) // '' } qw(out error);
    return ($status, @said);
}

my @commands = do {
    my (undef, $help) = run('--help');
    my %seen;
    grep { !$seen{$_}++ } $help =~ /^  ([a-z-]+) /mg;
};

# It fails with that status, and the first line that it says is that one.
sub fails {
    my ($status, $line, @arguments) = @_;
    my ($got, $said, $error) = run(@arguments);
    my $what = join(' ', 'stage3ectl', map { s/^\Q$folder\E/…/r } @arguments);
    is($got, $status, "$what: status") or diag($error);
    like((split /\n/, $error)[0] // '', $line, "$what: in that form");
    return;
}

subtest 'help says how each command is used, a wrong use that it is one' => sub {
    cmp_ok(scalar @commands, '>=', 16, 'help lists the commands');
    for my $command (@commands) {
        my ($status, $said, $error) = run($command, '--help');
        is($status, 0, "$command --help");
        like($said, qr/^usage: stage3ectl $command\b/m, 'says how it is used');
        is((run('help', $command))[1], $said, 'as help does') unless $command eq 'setup';
        ($status, $said, $error) = run($command, '--nonsense', 'a', 'b', 'c', 'd');
        is($status, 2, "$command with nonsense is wrong use");
        like($error, qr/\Astage3ectl $command: /, 'and says so');
        is($said, '', 'there alone');
    }
};

subtest 'a command is one that there is' => sub {
    fails(2, qr/^usage: stage3ectl COMMAND/);
    fails(2, qr/^stage3ectl: eat: unknown command/, 'eat');
    fails(2, qr/^stage3ectl: eat: unknown command/, 'help', 'eat');
};

subtest 'import wants a kind and a file that can be read and holds such a table' => sub {
    my $refuses = sub { my ($line, @arguments) = @_; fails(1, qr/^stage3ectl import: $line$/, 'import', @arguments) };
    fails(2, qr/^stage3ectl import: is not used so/, 'import');
    fails(2, qr/^stage3ectl import: is not used so/, 'import', 'schools');
    fails(2, qr/^stage3ectl import: trees: unknown kind/, 'import', 'trees', $text);
    $refuses->(qr{/tmp: is a directory}, 'schools', '/tmp');
    $refuses->(qr{/tmp: is a directory}, 'outlines', '/tmp');
    $refuses->(qr{.*/none.csv: no such file or directory}, 'schools', "$folder/none.csv");
    $refuses->(qr{.*/below: not a directory}, 'schools', "$text/below");
    $refuses->(qr{.*/secret.csv: permission denied}, 'schools', $secret);
    $refuses->(qr{.*/text.csv: no column .*}, 'schools', $text);
    $refuses->(qr{.*/binary.csv: no column .*}, 'schools', $binary);
    $refuses->(qr{.*/empty.csv:\d+: empty}, 'schools', $empty);
    $refuses->(qr{.*/binary.csv: is not UTF-8 text}, 'outlines', $binary);
    $refuses->(qr{.*/text.csv: nothing imported: .*}, 'outlines', $text);
};

subtest 'migrate, content and demo want the folder of what they read' => sub {
    fails(1, qr{^stage3ectl migrate: .*/none: no such file or directory$}, 'migrate', "$folder/none");
    fails(1, qr{^stage3ectl migrate: .*/text.csv: not a directory$}, 'migrate', $text);
    fails(1, qr{^stage3ectl migrate: .*/nothing: holds no migration$}, 'migrate', "$folder/nothing");
    fails(1, qr{^stage3ectl content: .*: no such file or directory$}, 'content', "$folder/none");
    fails(1, qr/^stage3ectl demo: the site has offers or accounts already/, 'demo', 'db/demo');
    fails(1, qr{^stage3ectl demo: .*/none/jobs.csv: no such file or directory$}, 'demo', '--anyway', "$folder/none");
};

subtest 'migrate by itself takes the migrations of its own version' => sub {
    like((run('migrate'))[1], qr/^0 applied, \d+ in all$/m, 'which the site has had');
};

subtest 'an administrator has an address, two names, and one account' => sub {
    my $refuses = sub {
        my ($line, @arguments) = @_;
        fails(1, qr/^stage3ectl create-admin: $line/, 'create-admin', @arguments);
    };
    $refuses->(qr/nobody: is no e-mail address$/, 'nobody', 'A', 'B');
    $refuses->(qr/a name is empty/, 'a@essai.example', '', 'B');
    $refuses->(qr/this e-mail has an account already$/, 'eleve@demo.example', 'A', 'B');
};

subtest 'jobs refuse days that there are not, and what they do not know' => sub {
    fails(2, qr/^stage3ectl purge: --now wants a day: YYYY-MM-DD$/, 'purge', '--now', 'tomorrow');
    fails(2, qr/^stage3ectl purge: is not used so$/, 'purge', '--now');
    fails(2, qr/^stage3ectl deadlines: --now wants a day/, 'deadlines', '--now', '2026-02-30');
    fails(2, qr/^stage3ectl messages: is not used so$/, 'messages', 'eat');
    fails(1, qr/^stage3ectl messages: no message 999999999$/, 'messages', 'show', '999999999');
    fails(1, qr/^stage3ectl messages: no message all$/, 'messages', 'show', 'all');
    fails(2, qr/^stage3ectl index: is not used so$/, 'index', '--half');
    fails(2, qr/^stage3ectl statistics: is not used so$/, 'statistics', '--eat');
    fails(2, qr/^stage3ectl setup: unknown option --eat/, 'setup', '--eat', 'x');
};

subtest 'backup writes a new file, restore reads a backup' => sub {
    fails(2, qr/^stage3ectl backup: one file to write is wanted/, 'backup');
    fails(1, qr{^stage3ectl backup: /tmp: is a directory$}, 'backup', '/tmp');
    fails(1, qr{^stage3ectl backup: .*/text.csv: exists already$}, 'backup', $text);
    fails(1, qr{^stage3ectl backup: .*/none: no such file or directory$}, 'backup', "$folder/none/file.tar.gz");
    fails(2, qr/^stage3ectl restore: one file to read is wanted/, 'restore');
    fails(1, qr{^stage3ectl restore: .*/none.tar.gz: no such file or directory$}, 'restore', "$folder/none.tar.gz");
    fails(1, qr{^stage3ectl restore: /tmp: is a directory$}, 'restore', '/tmp');
    fails(1, qr{^stage3ectl restore: .*/secret.csv: permission denied$}, 'restore', $secret);
    fails(1, qr{^stage3ectl restore: .*/text.csv: is not a backup$}, 'restore', $text);
};

subtest 'a configuration that is not there fails every command' => sub {
    local $ENV{STAGE3E_CONF} = "$folder/none.conf";
    like(
        (run('check'))[2],
        qr{^stage3ectl: configuration: .*/none.conf: no such file or directory$}m,
        'no configuration');
    local $ENV{STAGE3E_CONF} = '/tmp';
    my ($status, undef, $error) = run('check');
    like($error, qr{^stage3ectl: configuration: /tmp: is a directory$}m, 'a folder is none');
    is($status, 1, 'and that fails');
};

subtest 'a database that does not answer fails them' => sub {
    local $ENV{STAGE3E_DATABASE_SOCKET} = "$folder/nowhere";
    for my $command (qw(check index statistics deadlines purge messages alert)) {
        my ($status, undef, $error) = run($command);
        is($status, 1, "$command without a database fails");
        like($error, qr/^stage3ectl $command: failed: the lines above say why$/m, 'in that form');
        like($error, qr/event=database doing=connect/, 'which they do');
    }
};

subtest 'completion of a shell knows commands, kinds, files, options' => sub {
    my $complete = sub {
        my (@words) = @_;
        open(
            my $out,
            '-|',
            'bash',
            '-c',
            'eval "$("$0" completion)"; stage3ectl() { '
                . qq~STAGE3E_LIBEXEC=etc/admin STAGE3E_DATADIR=. "$ENV{STAGE3E_BUILD}/stage3ectl" "\$@"; }; ~
                . 'COMP_WORDS=(stage3ectl "$@"); COMP_CWORD=$#; _stage3ectl; printf "%s\n" "${COMPREPLY[@]}"',
            "$ENV{STAGE3E_BUILD}/stage3ectl",
            @words
        ) or die $!;
        my @found = <$out>;
        chomp @found;
        return join ' ', sort @found;
    };
    my @all = split ' ', $complete->('');
    is_deeply([
            grep {
                my $command = $_;
                !grep { $_ eq $command } @all
            } @commands
        ],
        [],
        'knows each command');
    is($complete->('imp'), 'import', 'the beginning of one');
    like($complete->('import', ''), qr/\bcommunes\b.*\bholidays\b.*\boutlines\b.*\bschools\b/, 'kinds');
    is($complete->('import', 'schools', "$folder/te"), $text, 'files');
    is($complete->('migrate', 'db/mig'), 'db/migrations', 'folders');
    is($complete->('purge', '--'), '--dry-run --help --now', 'options');
    like($complete->('messages', ''), qr/cancel.*failed.*queue.*retry.*show.*watch/, 'words');
    is($complete->('help', 'del') . $complete->('help', 'dea'), 'deadlines', 'commands after help');
    like($complete->('setup', '--ti'), qr/^--time-zone$/, 'options of setup');
    like($complete->('backup', '--'), qr/--secrets/, 'and of backup');
};

subtest 'the manual has each command and each status' => sub {
    my $manual = do { local (@ARGV, $/) = 'doc/man/stage3ectl.1'; <> };
    like($manual, qr/^\.BI? ?R?"? ?\Q$_\E\b/m, "has $_") for @commands;
    my ($statuses) = $manual =~ /^\.SH EXIT STATUS\n(.*?)^\.SH/ms;
    like($statuses, qr/^\.B $_$/m, "says what status $_ means") for 0 .. 4;
};
done_testing;
