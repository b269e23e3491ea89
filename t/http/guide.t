# The administrator's guide: each of its commands is run, in its order, on a site of its own; or it is said
# here why not, and what of it is looked at. A command that nobody thought of fails.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Cwd qw(getcwd);

my ($top, $folder, $database) = (getcwd(), var() . '/guide', 'stage3e_guide');
system('rm', '-rf', $folder);
mkdir $_ for $folder, "$folder/etc", "$folder/backups", "$folder/backups/stage3e";
@ENV{qw(STAGE3E_CONF STAGE3E_LIBEXEC STAGE3E_DATADIR)} = ("$folder/etc/stage3e.conf", "$top/etc/admin", $top);
END {
    local $?;
    my $all = eval {
        db()
            ->selectcol_arrayref(
            "SELECT CONCAT(QUOTE(user), '\@', QUOTE(host)) FROM mysql.user WHERE user LIKE 'stage3e\\_guide\\_%'");
    } // [];
    eval { db()->do("DROP USER $_") } for @$all;
    eval { db()->do("DROP DATABASE IF EXISTS $_") } for $database, "${database}_trial";
}

# Its status and all that it said.
sub run {
    my ($command) = @_;
    open(my $out, '-|', 'bash', '-c',
        "set -o pipefail; stage3ectl() { '$ENV{STAGE3E_BUILD}/stage3ectl' \"\$\@\"; }; { $command\n} 2>&1 < /dev/null")
        or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out;
    return ($? >> 8, $said);
}

my $guide = do { open(my $in, '<', 'doc/administration.md') or die $!; local $/; <$in> };
my $control = do { open(my $in, '<', 'debian/control') or die $!; local $/; <$in> };
my %units = map { s{.*/}{}r =~ s/\.in$//r => 1 } glob 'etc/systemd/*.in';
sub is_unit {
    my ($name) = @_;
    $name .= '.service' unless $name =~ /\.(service|target|socket|timer)$/;
    $name =~ s/\@[a-z*]+/\@/;
    my $like = quotemeta($name) =~ s/\\\*/.*/gr;
    return grep { /^$like/ } keys %units;
}

# The site is made as the guide says, with the answers that setup asks for.
my $setup = join ' ', "stage3ectl setup --url '${\site()}' --departement Loire-Atlantique --code 44",
    "--operator 'Département de Loire-Atlantique' --zone B --help-mail aide\@essai.example",
    "--from stages\@essai.example --smtp smtp://127.0.0.1:1 --database $database --socket '$ENV{VAR}/run/db.sock'";

# What is not run, and why: nothing here may change the machine that runs the tests.
my %not_run = (
    apt => 'installs on the machine',
    systemctl => 'there is no systemd',
    certbot => 'asks an authority',
    ln => 'the web server is the machine’s: t/http/front.t tries its files',
    nginx => 'as ln',
    a2enmod => 'as ln',
    apache2ctl => 'as ln',
    adduser => 'users are the machine’s',
    chgrp => 'users are the machine’s',
    journalctl => 'there is no journal',
    groupadd => 'users are the machine’s',
    for => 'users are the machine’s',
    cp => 'systemd has its files',
    'spawn-fcgi' => 'the instance of the tests runs so',
    'mariadb-binlog' => 't/fault/point-in-time.t runs it, on a server that keeps a binary log',);

# Of those: what can be looked at all the same.
my %look = (
    apt => sub {
        for my $package (grep { !m{/|^(apt|install|remove|purge)$} } split ' ', $_[0]) {
            like($control, qr/\b\Q$package\E\b/, "the package asks for $package");
        }
    },
    systemctl => sub {
        for my $unit (grep { /stage3e/ } split ' ', $_[0] =~ s/stage3e-\d+/stage3e/gr) {
            ok(is_unit($unit), "there is a unit $unit");
        }
    },
    journalctl => sub {
        for my $unit ($_[0] =~ /-u "([^"]+)"/g) { ok(is_unit($unit), "there are units $unit") }
    },
    'mariadb-binlog' => sub {
        my $help = `mariadb-binlog --help`;
        my ($first) = split /\|/, $_[0];
        like($help, qr/\Q$_\E\b/, "mariadb-binlog knows $_") for $first =~ /(--[a-z-]+)/g;
    },);

# What the doctor may find wrong here: nothing runs by itself, and the site has no address of its own.
my $expected_wrong = join '|', qw(
    mailer index statistics deadlines alert purge backup mail messages base_url disk web certificate links cron fonts
    socket help_mail administrator towns outlines legal schools domains activities holidays);

sub is_healthy {
    my ($said) = @_;
    return $said =~ /^ok +database /m && !grep { !/^WRONG +(?:$expected_wrong)\b/ } $said =~ /^(WRONG.*)$/mg;
}

# As it is said in the guide, but on the site, the folders and the files of this test.
sub here {
    my ($command) = @_;
    return $setup if $command eq 'stage3ectl setup';
    # Its database would be another machine's: t/fault/point-in-time.t has one over TLS.
    return 'stage3ectl setup --machines "localhost 10.0.0.5 10.0.0.6"' if $command =~ /^stage3ectl setup --host /;
    my $site = site();
    return $command =~ s{https://stages\.departement\.example\b}{$site}r =~ s{/var/backups}{$folder/backups}gr
        =~ s{\bstage3e_trial\b}{${database}_trial}gr =~ s{/usr/share/stage3e}{$top}gr
        =~ s{ ([a-z-]+\.(?:csv|geojson))$}{ db/demo/data/$1}r;
}

sub ctl_try {
    my ($command) = @_;
    # Another site of the same machine is t/http/reunion.t.
    return pass("$command: is another site's") if $command =~ /^STAGE3E_CONF=/;
    my ($status, $said) = run(here($command));
    $status = 0 if $command eq 'stage3ectl doctor' && is_healthy($said);
    is($status, 0, "$command: does it") or diag(here($command) . "\n$said");
    return;
}

sub command_try {
    my ($command) = @_;
    is((run("true || { $command\n}"))[0], 0, "$command: is a command of a shell") or return;
    my ($word) = grep { !/=/ } split ' ', $command;
    if ($not_run{$word}) {
        note("not run ($not_run{$word}): $command");
        $look{$word}->($command) if $look{$word};
        return;
    }
    return ctl_try($command) if $word eq 'stage3ectl';
    return ok(db()->do("$1 $database"), "$command: does it")
        if $command =~ /^mariadb -e "(DROP DATABASE IF EXISTS) stage3e"$/;
    return fail("$command: no test knows what to do with it") unless $word eq 'curl';
    my ($status, $said) = run(here($command));
    is($status, 0, "$command: runs");
    like($said, qr/^stage3e_/m, 'and says what the guide says');
    return;
}

# One needs what those before it did: they are one case.
subtest 'each command of the guide does what it says, in its order' => sub {
    my $count = 0;
    for my $block ($guide =~ /((?:^(?: {8}| {4})\S.*\n)+)/mg) {
        next if $block =~ /^ +\[[a-z]+\]$/m;    # lines of a configuration
        for my $command (split /\n/, $block =~ s/^ +//mgr) {
            command_try($command);
            $count++;
        }
    }
    cmp_ok($count, '>', 20, 'the guide has commands');
};

subtest 'a command named in a sentence exists' => sub {
    my %named = map { $_ => 1 } $guide =~ /`stage3ectl ([a-z-]+)/g;
    is((run("stage3ectl $_ --help"))[0], 0, "stage3ectl $_ exists") for sort keys %named;
};

subtest 'a unit named in a sentence exists' => sub {
    my %named = map { $_ => 1 } $guide =~ /\b(stage3e[a-z-]*\@?\.(?:timer|target|service))\b/g;
    ok(is_unit($_), "$_ exists") for sort keys %named;
};
done_testing;
