# What goes wrong is said: refused rows, unknown zones, a wrong counter; and two instances share nothing.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use File::Temp qw(tempdir);

my $directory = tempdir(CLEANUP => 1);
my $table
    = sub { open(my $out, '>', "$directory/t.csv") or die; print $out $_[0]; close $out; return "$directory/t.csv" };

subtest 'an import that refused rows ends with a status of its own' => sub {
    my $label = unique('Essai');
    is((ctl(import => naf => $table->("code,label\nBAD,rien\n")))[0], 3, 'every row refused');
    is((ctl(import => naf => $table->("code,label\n9999Z,$label\nBAD,rien\n")))[0], 3, 'one row refused');
    is(db_value('SELECT label FROM naf WHERE code = "9999Z"'), $label, 'the other is in');
    is((ctl(import => naf => $table->("code,label\n9999Z,$label\n")))[0], 0, 'none refused');
    db()->do('DELETE FROM naf WHERE code = "9999Z"');
    is((ctl(import => naf => "$directory/none.csv"))[0], 1, 'a file that cannot be read fails');
};

subtest 'what the site cannot know is refused at start' => sub {
    my $with = sub { my ($name, $value) = @_; local $ENV{"STAGE3E_SITE_$name"} = $value; return ctl('check') };
    for (
        [ZONE => 'D'],
        [ZONE => 'Zone B'],
        [ZONE => ''],
        [ZONE => 'b'],
        [TERRITORY => 'corse'],
        [TIME_ZONE => 'Europe/Nantes'],
        [TIME_ZONE => ''],
        [TIME_ZONE => '../zoneinfo/Europe/Paris'],
        [TIME_ZONE => 'Europe'])
    {
        my ($status, $said) = $with->(@$_);
        is($status, 1, "$_->[0] \"$_->[1]\"");
        like($said, qr/\[site\] \L$_->[0]\E cannot be "\Q$_->[1]\E"/, 'said');
    }
    unlike(($with->(@$_))[1], qr/cannot be/, "$_->[0] \"$_->[1]\" is one")
        for [ZONE => 'A'], [TERRITORY => 'alsace-moselle'], [TIME_ZONE => 'Europe/Paris'],
        [TIME_ZONE => 'Indian/Reunion'];
};

subtest 'a counter of seats that is too low is repaired, and that is said' => sub {
    # More seats than other tests' offers bring meanwhile, so that the counter goes below nothing.
    my ($offer) = make_offer(seats => 900);
    until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $offer) });
    # Our own run of the index is the first that sees both: the row of the counter is held meanwhile.
    db()->begin_work;
    db()->do('UPDATE search_state SET seats = 0');
    db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $offer);
    db()->commit;
    until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $offer) });
    is((ctl('index'))[0], 0, 'the index goes on');
    my $right = 'SELECT s.seats = (SELECT SUM(seats) FROM search_document) FROM search_state s';
    ok(until_true('the counter', sub { db_value($right) }), 'the counter is right again');
    db()->do('UPDATE search_state SET seats = seats + 40');
    my ($status, $said) = ctl('index', '--all');
    is($status, 0, 'one that is too high');
    like($said, qr/index-counter-repaired/, 'is found by a whole reading, and said');
    ok(until_true('the counter', sub { db_value($right) }), 'and right again');
};

subtest 'check reads one instant' => sub {
    db()->do("SET GLOBAL log_output = 'TABLE'");
    db()->do('SET GLOBAL general_log = 1');
    ctl('check');
    db()->do('SET GLOBAL general_log = 0');
    ok(
        db_value(
            "SELECT COUNT(*) FROM mysql.general_log
                WHERE argument LIKE 'START TRANSACTION WITH CONSISTENT SNAPSHOT%'
                AND user_host LIKE 'stage3e_stage3ectl%'"
        ),
        'in a snapshot');
    db()->do("SET GLOBAL log_output = 'FILE'");
};

subtest 'an instance has a temporary folder of its own' => sub {
    my $of = sub {
        my ($var) = @_;
        return qx(VAR=$directory/$var bash -c '. etc/dev/functions.sh; dirname "\$(mktemp)"') =~ s/\s+$//r;
    };
    is($of->($_), "$directory/$_/tmp", "instance $_") for qw(one two);
    like(db_value('SELECT @@tmpdir'), qr{\Q$ENV{STAGE3E_VAR}\E}, 'its database too')
        if $ENV{STAGE3E_VAR} && $ENV{STAGE3E_VAR} =~ m{^/};
};
done_testing;
