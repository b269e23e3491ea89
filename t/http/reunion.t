# A second site, for La Réunion, made by stage3ectl setup from files in the official formats; then kept,
# lost and restored. Nothing of the first site shows through.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use POSIX ();

# Its exit status, and what it said.
sub second {
    open(my $out, '-|', 'bash', 't/http/reunion.sh', @_) or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out;
    return ($? >> 8, $said);
}
sub status_of { return (second('ctl', @_))[0] }
sub says { return (second('ctl', @_))[1] }

# Two days after the last change of the schema: what was to run meanwhile is missed.
sub two_days_later {
    return db()->do('UPDATE stage3e_974.schema_migration SET applied_at = applied_at - INTERVAL 2 DAY');
}
sub rows_of { my ($table) = @_; return db_value("SELECT COUNT(*) FROM stage3e_974.$table") }
END { local $?; second('stop'); db()->do("DROP DATABASE IF EXISTS $_") for qw(stage3e_974 stage3e_974_trial) }

my $site = 'http://127.0.0.1:' . ($ENV{PORT} + 40);
my ($made, $made_said) = second('start');
BAIL_OUT($made_said) if $made;

subtest 'setup makes a site of the official files, and can run again' => sub {
    is($made, 0, 'twice');
    like($made_said, qr/schools: 3 added/, 'with the schools of the official directory');
    like($made_said, qr/communes: 4 added/, 'its towns');
    like($made_said, qr/holidays: 3 added, 0 changed, 0 unchanged, 1 not for this site/,
        'and the holidays of its zone');
    is(db_value('SELECT COUNT(*) FROM stage3e_974.commune WHERE latitude < -20'), 4, 'its towns are where they are');
    my @austral
        = db()
        ->selectrow_array(
        q{SELECT first_on, last_on FROM stage3e_974.holiday WHERE zone = 'reunion' ORDER BY first_on});
    is_deeply(\@austral, ['2026-12-19', '2027-01-24'], 'midnight of the calendar is that of the island');
};

subtest 'no page says anything of the first site' => sub {
    my $browser = browser();
    for my $path (
        qw(/ /offres /offres/deposer/sans-compte /connexion /compte/creer /stages /statistiques /eleves /employeurs
        /colleges /parents /mentions-legales /donnees-personnelles /accessibilite /aide /contact))
    {
        $browser->get($site . $path);
        next if $browser->status == 404;
        is($browser->status, 200, $path);
        my $html = $browser->content;
        unlike(words($html), qr/Loire|Nantes|Pays de la Loire|02\s?40|\(44\)/, 'says nothing of the first site');
        unlike($html, qr/loire-atlantique/i, 'nor its addresses');
    }
    $browser->get($site . '/');
    like($browser->content, qr/Réunion/, 'its own name is there');
    like($browser->content, qr/aide\@reunion\.example/, 'and where people get help');
    $browser->get("$site/offres?commune=97411&format=xml");
    is($browser->status, 200, 'a town of the island is searched');
};

subtest 'the doctor says what is well, and what is not' => sub {
    my ($status, $said) = second('ctl', 'doctor');
    is($status, 1, 'the doctor finds what is not right');
    like($said, qr/^ok +database /m, 'says what is well');
    like($said, qr/^ok +offers +has its user/m, 'each program reaches its database');
    like($said, qr/^ok +schools +3$/m, 'the data');
    like($said, qr/^ok +alert +awaited since 0 minutes$/m, 'what is to run is waited for');
    two_days_later();
    like(says('doctor'), qr/^WRONG +mailer +never ended well: cron/m, 'not for ever');
};

subtest 'without its secret no program starts' => sub {
    local $ENV{STAGE3E_WEB_SECRET_FILE} = '';
    like(says('doctor'), qr/^WRONG +secret +\[web\] secret_file is empty: head -c 48/m, 'a secret that is missing');
    local $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    is(system("$ENV{STAGE3E_BUILD}/pages > /dev/null 2>&1 < /dev/null") >> 8, 1, 'as a program says');
};

subtest 'each job runs on a site without an offer' => sub {
    is(status_of($_), 0, "$_ runs") for qw(index statistics deadlines alert purge);
    my $said = says('doctor');
    like($said, qr/^ok +index +0 minutes ago/m, 'which the doctor sees');
    like($said, qr/^ok +web server +offers answers/m, 'it asks for the site by its address');
    like($said, qr/^WRONG +mail server +smtp:\S+: .*: \[mail\] of mailer\.conf$/m, 'and for the mail server');
    like($said, qr/^WRONG +legal +\[legal\] director is not filled in/m, 'what the law asks for');
    like($said, qr/^ok +outlines/m, 'setup has brought the outlines of the towns');
};

# Changes a file of its configuration by sed for a while.
sub configured {
    my ($name, $change, $case) = @_;
    my $file = var() . "/reunion/etc/$name.conf";
    system('cp', '-p', $file, "$file.kept");
    system('sed', '-i', $change, $file);
    $case->();
    system('mv', "$file.kept", $file);
    return;
}

subtest 'the doctor names what is wrong in the configuration' => sub {
    for my $fault ([
            'stage3e',
            's/^long_name = .*/long_name = @NAME@/',
            qr/^WRONG +configuration +\S+stage3e\.conf:\d+: \@NAME\@ is not filled in$/m
        ],
        [
            'stage3e',
            's|^base_url = .*|base_url = https://stages.example.fr|',
            qr/^WRONG +base_url +\[site\] base_url is still/m
        ],
        ['stage3e', 's|^zone = .*|zone = Z|', qr/\[site\] zone cannot be/],
        ['stage3e', 's|^time_zone = .*|time_zone = Mars/Olympus|', qr/\[site\] time_zone cannot be/])
    {
        my ($name, $change, $words) = @$fault;
        configured(
            $name, $change,
            sub {
                my ($status, $said) = second('ctl', 'doctor');
                is($status, 1, "$change: is wrong");
                like($said, $words, 'and named');
            });
    }
    configured('offers', '$a ; @A_COMMENT@', sub { unlike(says('doctor'), qr/A_COMMENT/, 'but no comment') });
    my $file = var() . '/reunion/etc/pages.conf';
    system('chmod', 'o+r', $file);
    like(
        says('doctor'),
        qr/^WRONG +configuration +\S+pages\.conf can be read by everybody: chmod o-rwx/m,
        'a password that everybody can read');
    system('chmod', 'o-r', $file);
};

subtest 'links of pages are asked for each night' => sub {
    two_days_later();
    like(says('doctor'), qr/^WRONG +links +never ended/m, 'the doctor awaits it');
    # Not those to other sites, on whatever day this is.
    db()->do('UPDATE stage3e_974.editorial_version SET body = REGEXP_REPLACE(body, "https?://", "")');
    is(status_of('content', 'check', '--nightly'), 0, 'broken or not');
    like(says('doctor'), qr/^ok +links +0 minutes ago/m, 'which is a job as others are');
};

subtest 'each night a backup, tried at once, where it is configured' => sub {
    my $nights = var() . '/reunion/nights';
    mkdir $nights;
    is(status_of('backup', '--nightly'), 0, 'without a folder there is nothing to do');
    like(says('doctor'), qr/^ok +backup +not made by the site/m, 'which is no fault');
    is(status_of('setup', '--backup', $nights, '--trial', 'stage3e_974'), 2, 'a trial is never on the site itself');
    # As an older version left it.
    my $conf = var() . '/reunion/etc/stage3e.conf';
    system('sed', '-i', '/^\\[backup\\]/,/^$/d', $conf);
    isnt(system('grep', '-q', '^.backup', $conf), 0, 'a configuration without that section');
    system("printf '[accessibility]\\nrate = 92\\n' >> $conf");    # no program would take that any more
    my ($status, $said) = second('ctl', 'setup', '--backup', $nights, '--trial', 'stage3e_974_trial');
    is($status, 0, 'setup prepares it') or diag($said);
    two_days_later();
    like(says('doctor'), qr/^WRONG +backup +never ended/m, 'from then on one is awaited');
    local $ENV{STAGE3E_BACKUP_KEEP} = 1;

    for my $night (1, 2) {
        ($status, $said) = second('ctl', 'backup', '--nightly');
        is($status, 0, 'a night') or diag($said);
        like($said, qr/tar\.gz: restored into stage3e_974_trial, and right$/m, 'it was restored and checked');
        until_true('the next second', sub { my ($made) = glob "$nights/*.tar.gz"; $made && (stat $made)[9] < time })
            if $night == 1;
    }
    my @kept = glob "$nights/*";
    is(scalar @kept, 1, 'the older one is gone');
    is((stat $kept[0])[2] & 077, 0, 'the other is for nobody else');
    is(db_value("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'stage3e_974_trial'"),
        0, 'and of the trial nothing stays');
    like(says('doctor'), qr/^ok +backup +0 minutes ago/m, 'the doctor knows');
    # What was kept and cannot be restored is known the same night.
    db()->do("UPDATE stage3e_974.job SET done_at = done_at - INTERVAL 2 DAY WHERE name = 'backup'");
    db()->do(q{INSERT INTO stage3e_974.schema_migration VALUES ('999-later.sql', UTC_TIMESTAMP())});
    ($status, $said) = second('ctl', 'backup', '--nightly');
    is($status, 1, 'a backup that this version cannot restore fails');
    like($said, qr/^stage3ectl backup: .*: was restored and is not right$/m, 'and says so');
    like(says('doctor'), qr/^WRONG +backup +last ended well 2\d\d\d minutes ago/m, 'the doctor too');
    db()->do(q{DELETE FROM stage3e_974.schema_migration WHERE name = '999-later.sql'});
};

subtest 'what is lost is restored from a backup' => sub {
    my $file = var() . '/reunion/backup.tar.gz';
    my ($status, $said) = second('ctl', 'backup', $file);
    is($status, 0, 'a backup') or diag($said);
    like(`tar -tzf $file`, qr{stage3e/database\.sql}, 'of the database');
    unlike(`tar -xOzf $file`, qr/DEFINER|password = \S/, 'without definers and passwords');
    is(status_of('backup', $file), 1, 'never over another');
    like(says('backup', '/tmp'), qr{^stage3ectl backup: /tmp: is a directory$}m, 'nor into a folder');
    like(says('restore', $file), qr/has \d+ tables; a backup goes into an empty one/, 'a restore writes over nothing');
    my @tables = qw(commune school account editorial_version);
    my @before = map { rows_of($_) } @tables;
    is((second('drop'))[0], 0, 'the database is lost');
    ($status, $said) = second('ctl', 'restore', $file);
    is($status, 0, 'and restored, and whole') or diag($said);
    is_deeply([map { rows_of($_) } @tables], \@before, 'with all that it had');
    my $definers = 'SELECT DISTINCT definer FROM information_schema.triggers WHERE trigger_schema = "stage3e_974"';
    is_deeply(
        db()->selectcol_arrayref($definers),
        ['stage3e_974_stage3ectl@localhost'],
        'its triggers are those of who restored it');
};

subtest 'a command says how it is used' => sub {
    for my $wrong (['--nothing', 'x'], ['--url'], ['x']) {
        is(status_of('setup', @$wrong), 2, "a wrong use of setup: @$wrong");
    }
    like((ctl('purge', '--help'))[1], qr/purge +--dry-run/, 'by --help');
    like((ctl('help', 'backup'))[1], qr/backup +\[--secrets\] FILE/, 'so does help');
};
done_testing;
