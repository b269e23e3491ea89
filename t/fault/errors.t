# What the database may answer when it cannot: 503, in plain words, never 500; nothing is half done.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my %errors = (
    1047 => 'a node without quorum',
    1053 => 'shutting down',
    1205 => 'a lock that does not come',
    1290 => 'read only',
    1114 => 'a table that is full',
    1021 => 'a full disk',
    1213 => 'one deadlock after the other');
END {
    local $?;
    eval { db()->do('DROP TRIGGER IF EXISTS fault') }
}

for my $number (sort keys %errors) {
    subtest "$errors{$number} ($number): a deposit is told to come back, and then is done" => sub {
        db()->do(
            qq{CREATE OR REPLACE TRIGGER fault BEFORE INSERT ON offer FOR EACH ROW
            SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = $number, MESSAGE_TEXT = 'a fault'});
        my %form = good_deposit();
        my $mech = deposit_and_validate(%form);
        is($mech->status, 503, 'not available');
        is($mech->response->header('Retry-After'), 30, 'with when to come back');
        like(words($mech->content), qr/Le site reprend son souffle/, 'in plain words');
        is(db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $form{title}), 0, 'nothing is done');
        db()->do('DROP TRIGGER fault');
        is(deposit_and_validate(good_deposit())->status, 200, 'and then it is');
    };
}
subtest 'a file that the département asks for meanwhile is told to come back' => sub {
    my $mech = admin_browser();
    $mech->get(site() . '/export/admin');
    db()->do(
        q{CREATE OR REPLACE TRIGGER fault BEFORE INSERT ON export_job FOR EACH ROW
        SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'a fault'});
    send_form($mech, -action => 'export/admin', fichier => 'comptes', format => 'csv', reason => 'Bilan de l’année');
    is($mech->status, 503, 'not available');
    like(words($mech->content), qr/Le site reprend son souffle/, 'in plain words');
    db()->do('DROP TRIGGER fault');
};
done_testing;
