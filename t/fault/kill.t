# Workers and the database killed: no blank page, no lost request, back by themselves.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Faults;
use Test::More;

my @programs = qw(offers pages accounts applications export);

# What a program has counted for /metrics: a worker that is killed takes nothing with it.
sub counted {
    my ($program) = @_;
    my $sum = 0;
    $sum += $_
        for request(GET => '/metrics')->content =~ /^stage3e_http_requests_total\{program="$program",.*\} (\S+)$/mg;
    return $sum;
}

# The page by which the site, or the web server in its place, says that one may come back.
sub is_out_of_breath {
    my ($answer, $what) = @_;
    is($answer->code, 503, $what);
    is($answer->header('Retry-After'), 30, 'with when to try again');
    like(words($answer->decoded_content), qr/Le site reprend son souffle/, 'in plain words, on a page of the site');
    return;
}

for my $program (qw(offers pages)) {
    subtest "all workers of $program killed: others come, and what was counted stays" => sub {
        my $counted = counted($program);
        my %before = map { $_ => 1 } workers_of($program);
        cmp_ok(scalar keys %before, '>=', 2, "$program has workers");
        kill KILL => keys %before;
        healthy($program);
        ok(!(grep { $before{$_} } workers_of($program)), "$program is back with new ones");
        cmp_ok(counted($program), '>=', $counted, 'and what they had counted stays');
    };
}

subtest 'a worker told to stop stops, and is replaced' => sub {
    for my $signal (qw(TERM HUP QUIT)) {
        my ($worker) = workers_of('pages');
        kill $signal => $worker;
        ok(
            until_true(
                'another worker',
                sub {
                    !(grep { $_ == $worker } workers_of('pages')) && workers_of('pages') >= 2;
                }
            ),
            "by $signal");
    }
};

subtest 'without the database one is told to come back; with it again, all goes on and a form is done once' => sub {
    my $mech = browser();
    $mech->get(site() . '/offres/deposer/sans-compte');
    my %form = good_deposit();
    database_kill();
    until_true('the database gone', sub { request(GET => '/healthz/offers')->code == 503 });
    is_out_of_breath(request(GET => '/offres'), 'without the database: 503');
    form_with($mech, %form);
    is($mech->status, 503, 'a form is not half done');
    database_start();
    healthy(@programs);
    is(request(GET => '/offres')->code, 200, 'the same workers go on when it is back');
    $mech->back;
    form_with($mech, %form);
    is($mech->status, 200, 'and the form can be sent again');
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    is(db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $form{title}), 1, 'once');
};

subtest 'a connection that the database cuts is opened again unseen' => sub {
    my $ids = db()->selectcol_arrayref(q{SELECT id FROM information_schema.processlist WHERE user LIKE 'stage3e\_%'});
    cmp_ok(scalar @$ids, '>', 0, 'there are some');
    for my $id (@$ids) {
        eval { db()->do("KILL $id") };
    }
    is(request(GET => '/offres')->code, 200, 'nobody sees it') for 1 .. 4;
};

subtest 'a program that is not there: the web server says so, the others go on, and it comes back' => sub {
    open(my $in, '<', var() . '/run/export.pid') or die $!;
    my ($supervisor) = <$in> =~ /(\d+)/;
    kill TERM => $supervisor;
    my $answer
        = until_true('no program', sub { my $got = request(GET => '/export/offres.csv'); $got->code == 503 && $got });
    is_out_of_breath($answer, 'a program that is away: 503');
    is(request(GET => '/offres')->code, 200, 'while the others go on');
    shell('rm -f $VAR/run/export.pid; programs_start') == 0 or BAIL_OUT('no program');
    ok(until_true('export again', sub { request(GET => '/healthz/export')->code == 200 }), 'and it comes back');
};
done_testing;
