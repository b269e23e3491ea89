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
END { local $?; second('stop'); db()->do("DROP DATABASE IF EXISTS $_") for qw(stage3e_974 stage3e_974_trial) }

my ($status, $said) = second('start');
is($status, 0, 'setup makes a site, and can run again') or BAIL_OUT($said);
like($said, qr/schools: 3 added/, 'with the schools of the official directory');
like($said, qr/communes: 4 added/, 'its towns');
like($said, qr/holidays: 3 added, 0 changed, 0 unchanged, 1 not for this site/, 'and the holidays of its zone');
my $site = 'http://127.0.0.1:' . ($ENV{PORT} + 40);
my $browser = browser();
for my $path (
    qw(/ /offres /offres/deposer/sans-compte /connexion /compte/creer /stages /statistiques /eleves /employeurs /colleges /parents /mentions-legales /donnees-personnelles /accessibilite /aide /contact)
    )
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
my $town = db()->selectrow_array('SELECT COUNT(*) FROM stage3e_974.commune WHERE latitude < -20');
is($town, 4, 'its towns are where they are');
my @austral = db()
    ->selectrow_array(q{SELECT first_on, last_on FROM stage3e_974.holiday WHERE zone = 'reunion' ORDER BY first_on});
is_deeply(\@austral, ['2026-12-19', '2027-01-24'], 'midnight of the calendar is that of the island');

($status, $said) = second('ctl', 'doctor');
is($status, 1, 'the doctor finds what is not right');
like($said, qr/^ok +database /m, 'says what is well');
like($said, qr/^ok +offers +has its user/m, 'each program reaches its database');
like($said, qr/^ok +schools +3$/m, 'the data');
like($said, qr/^ok +alert +awaited since 0 minutes$/m, 'what is to run is waited for');
my $age = 'UPDATE stage3e_974.schema_migration SET applied_at = applied_at - INTERVAL 2 DAY';
db()->do($age);
like((second('ctl', 'doctor'))[1], qr/^WRONG +mailer +never ended well: cron/m, 'not for ever');
{
    local $ENV{STAGE3E_WEB_SECRET_FILE} = '';
    like(
        (second('ctl', 'doctor'))[1],
        qr/^WRONG +secret +\[web\] secret_file is empty: head -c 48/m,
        'a secret that is missing');
    local $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    is(system("$ENV{STAGE3E_BUILD}/pages > /dev/null 2>&1 < /dev/null") >> 8, 1, 'without which no program starts');
}
is((second('ctl', $_))[0], 0, "a site without an offer: $_ runs") for qw(index statistics deadlines alert purge);
($status, $said) = second('ctl', 'doctor');
like($said, qr/^ok +index +0 minutes ago/m, 'which the doctor sees');
like($said, qr/^ok +web server +offers answers/m, 'it asks for the site by its address');
like($said, qr/^WRONG +mail server +smtp:\S+: .*: \[mail\] of mailer\.conf$/m, 'and for the mail server');
like($said, qr/^WRONG +legal +\[legal\] director is not filled in/m, 'what the law asks for');
like($said, qr/^ok +outlines/m, 'setup has brought the outlines of the towns');
{
    my $folder = var() . '/reunion/etc';
    system(
        "echo '; \@A_COMMENT\@' >> $folder/offers.conf; echo '# x' >> $folder/export.conf; chmod o+r $folder/pages.conf; sed -i 's/^long_name = .*/long_name = \@NAME\@/' $folder/stage3e.conf"
    );
    $said = (second('ctl', 'doctor'))[1];
    like($said, qr/^WRONG +configuration +\S+stage3e\.conf:\d+: \@NAME\@ is not filled in$/m,
        'what is left to fill in');
    like(
        $said,
        qr/^WRONG +configuration +\S+pages\.conf can be read by everybody: chmod o-rwx/m,
        'a password that everybody can read');
    unlike($said, qr/A_COMMENT/, 'but no comment');
    system("chmod o-r $folder/pages.conf; sed -i 's/^long_name = .*/long_name = Mon stage/' $folder/stage3e.conf");
    for my $fault (
        ['base_url = https://stages.example.fr', 'base_url is still'],
        ['zone = Z', 'zone'],
        ['time_zone = Mars/Olympus', 'time_zone'])
    {
        my ($key) = $fault->[0] =~ /^(\w+)/;
        system("cp -p $folder/stage3e.conf $folder/kept; sed -i 's|^$key = .*|$fault->[0]|' $folder/stage3e.conf");
        my ($status, $said) = second('ctl', 'doctor');
        is($status, 1, "$fault->[0]: is wrong");
        like($said, qr/$fault->[1]/, 'and named');
        system("mv $folder/kept $folder/stage3e.conf");
    }
}

# Each night, where it is configured: a backup, tried at once.
my $nights = var() . '/reunion/nights';
mkdir $nights;
is((second('ctl', 'backup', '--nightly'))[0], 0, 'without a folder there is nothing to do');
($status, $said) = second('ctl', 'doctor');
like($said, qr/^ok +backup +not made by the site/m, 'which is no fault');
like($said, qr/^WRONG +links +never ended/m, 'but links of pages are asked for each night');
# Not those to other sites, on whatever day this is.
db()->do('UPDATE stage3e_974.editorial_version SET body = REGEXP_REPLACE(body, "https?://", "")');
is((second('ctl', 'content', 'check', '--nightly'))[0], 0, 'broken or not');
like((second('ctl', 'doctor'))[1], qr/^ok +links +0 minutes ago/m, 'which is a job as others are');
is((second('ctl', 'setup', '--backup', $nights, '--trial', 'stage3e_974'))[0], 2,
    'a trial is never on the site itself');
# As an older version left it.
my $conf = var() . '/reunion/etc/stage3e.conf';
is(system("sed -i '/^\\[backup\\]/,/^\$/d' $conf; grep -q '^.backup' $conf") >> 8, 1, 'a configuration without that section');
($status, $said) = second('ctl', 'setup', '--backup', $nights, '--trial', 'stage3e_974_trial');
is($status, 0, 'setup prepares it') or diag($said);
like((second('ctl', 'doctor'))[1], qr/^WRONG +backup +never ended/m, 'from then on one is awaited');
{
    local $ENV{STAGE3E_BACKUP_KEEP} = 1;
    for my $night (1, 2) {
        ($status, $said) = second('ctl', 'backup', '--nightly');
        is($status, 0, 'a night') or diag($said);
        like($said, qr/tar\.gz: restored into stage3e_974_trial, and right$/m, 'it was restored and checked');
        until_true('the next second', sub { my @files = glob "$nights/*.tar.gz"; @files && (stat $files[0])[9] < time })
            if $night == 1;
    }
}
my @kept = glob "$nights/*";
is(scalar @kept, 1, 'the older one is gone');
is((stat $kept[0])[2] & 077, 0, 'the other is for nobody else');
is(db_value("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'stage3e_974_trial'"),
    0, 'and of the trial nothing stays');
like((second('ctl', 'doctor'))[1], qr/^ok +backup +0 minutes ago/m, 'the doctor knows');
# What was kept and cannot be restored is known the same night.
db()->do("UPDATE stage3e_974.job SET done_at = done_at - INTERVAL 2 DAY WHERE name = 'backup'");
db()->do(q{INSERT INTO stage3e_974.schema_migration VALUES ('999-later.sql', UTC_TIMESTAMP())});
($status, $said) = second('ctl', 'backup', '--nightly');
is($status, 1, 'a backup that this version cannot restore fails');
like($said, qr/^stage3ectl backup: .*: was restored and is not right$/m, 'and says so');
like((second('ctl', 'doctor'))[1], qr/^WRONG +backup +last ended well 2\d\d\d minutes ago/m, 'the doctor too');
db()->do(q{DELETE FROM stage3e_974.schema_migration WHERE name = '999-later.sql'});

# Kept, lost, restored.
my $file = var() . '/reunion/backup.tar.gz';
($status, $said) = second('ctl', 'backup', $file);
is($status, 0, 'a backup') or diag($said);
like(`tar -tzf $file`, qr{stage3e/database\.sql}, 'of the database');
unlike(`tar -xOzf $file`, qr/DEFINER|password = \S/, 'without definers and passwords');
is((second('ctl', 'backup', $file))[0], 1, 'never over another');
like((second('ctl', 'backup', '/tmp'))[1], qr{^stage3ectl backup: /tmp: is a directory$}m, 'nor into a folder');
like(
    (second('ctl', 'restore', $file))[1],
    qr/has \d+ tables; a backup goes into an empty one/,
    'a restore writes over nothing');
my @before
    = map { db()->selectrow_array("SELECT COUNT(*) FROM stage3e_974.$_") } qw(commune school account editorial_version);
is((second('drop'))[0], 0, 'the database is lost');
($status, $said) = second('ctl', 'restore', $file);
is($status, 0, 'and restored, and whole') or diag($said);
is_deeply(
    [map { db()->selectrow_array("SELECT COUNT(*) FROM stage3e_974.$_") } qw(commune school account editorial_version)],
    \@before,
    'with all that it had');
my @definers = @{
    db()->selectcol_arrayref(
        q{SELECT DISTINCT definer FROM information_schema.triggers WHERE trigger_schema = 'stage3e_974'}) };
is_deeply(\@definers, ['stage3e_974_stage3ectl@localhost'], 'its triggers are those of who restored it');

for my $wrong (['--nothing', 'x'], ['--url'], ['x']) {
    is((second('ctl', 'setup', @$wrong))[0], 2, "a wrong use of setup: @$wrong");
}
like((ctl('purge', '--help'))[1], qr/purge +--dry-run/, 'a command says how it is used');
like((ctl('help', 'backup'))[1], qr/backup +\[--secrets\] FILE/, 'so does help');
done_testing;
