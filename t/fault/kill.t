# Workers and the database killed: no blank page, no lost request, back by themselves.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub slurp { my ($path) = @_; open(my $in, '<', $path) or die "$path: $!"; local $/; return scalar <$in> }
sub workers { my ($program) = @_; return split ' ', scalar `pgrep -f "^$ENV{STAGE3E_BUILD}/$program\$"` }

# What a program has counted for /metrics: a worker that is killed takes nothing with it.
sub counted {
    my ($program) = @_;
    my $sum = 0;
    $sum += $_
        for request(GET => '/metrics')->content =~ /^stage3e_http_requests_total\{program="$program",.*\} (\S+)$/mg;
    return $sum;
}

for my $program (qw(offers pages)) {
    my $counted = counted($program);
    my %before = map { $_ => 1 } workers($program);
    cmp_ok(scalar keys %before, '>=', 2, "$program has workers");
    kill KILL => keys %before;
    until_true("$program again", sub { request(GET => "/healthz/$program")->code == 200 });
    ok(!(grep { $before{$_} } workers($program)), "$program is back with new ones");
    cmp_ok(counted($program), '>=', $counted, 'and what they had counted stays');
}
for my $signal (qw(TERM HUP QUIT)) {
    my ($worker) = workers('pages');
    kill $signal => $worker;
    until_true(
        'another worker',
        sub {
            !(grep { $_ == $worker } workers('pages')) && workers('pages') >= 2;
        });
    pass("a worker told to stop ($signal) stops, and is replaced");
}

my $pid = slurp(var() . '/run/db.pid');
chomp $pid;
my $mech = browser();
$mech->get(site() . '/offres/deposer/sans-compte');
my %form = good_deposit();
kill STOP => $pid;
kill KILL => $pid;
until_true('the database gone', sub { request(GET => '/healthz/offers')->code == 503 });
my $answer = request(GET => '/offres');
is($answer->code, 503, 'without the database: 503');
is($answer->header('Retry-After'), 30, 'with when to try again');
like(words($answer->decoded_content), qr/Le site reprend son souffle/, 'on a page of the site');
form_with($mech, %form);
is($mech->status, 503, 'a form is not half done');
system('bash', '-c', '. etc/dev/functions.sh; rm -f $VAR/run/db.pid; database_start') == 0 or BAIL_OUT('no database');

for my $program (qw(offers pages accounts applications export)) {
    until_true("$program with its database", sub { request(GET => "/healthz/$program")->code == 200 });
}
is(request(GET => '/offres')->code, 200, 'the same workers go on when it is back');
$mech->back;
form_with($mech, %form);
is($mech->status, 200, 'and the form can be sent again');
$mech->form_number(1);
$mech->click_button(value => 'valider');
is(db_value('SELECT 1'), 1, 'the database answers') if eval { db()->ping };
my $handle = DBI->connect('DBI:MariaDB:database=stage3e;mariadb_socket=' . var() . '/run/db.sock',
    'root', '', { RaiseError => 1 });
is($handle->selectrow_array('SELECT COUNT(*) FROM offer WHERE title = ?', undef, $form{title}), 1, 'once');

# A connection cut under a worker, by the server.
for my $id (
    @{ $handle->selectcol_arrayref(q{SELECT id FROM information_schema.processlist WHERE user LIKE 'stage3e_%'}) })
{
    eval { $handle->do("KILL $id") };
}
is(request(GET => '/offres')->code, 200, 'a cut connection is opened again unseen') for 1 .. 4;

# A program that is not there at all: the web server's own page.
my $supervisor = slurp(var() . '/run/export.pid');
chomp $supervisor;
kill TERM => $supervisor;
$answer = until_true('no program', sub { my $got = request(GET => '/export/offres.csv'); $got->code == 503 && $got });
is($answer->header('Retry-After'), 30, 'a program that is away: 503, with when to try again');
like(words($answer->decoded_content), qr/Le site reprend son souffle/, 'in plain words');
is(request(GET => '/offres')->code, 200, 'while the others go on');
system('bash', '-c', '. etc/dev/functions.sh; rm -f $VAR/run/export.pid; programs_start') == 0
    or BAIL_OUT('no program');
until_true('export again', sub { request(GET => '/healthz/export')->code == 200 });
pass('and it comes back');
done_testing;
