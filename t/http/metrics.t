# /metrics: what a collector of this machine reads, by a reader that is not ours; nobody else does, and
# nothing of anybody is in it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use FastCGI;
use IPC::Open2;

# The samples as python3-prometheus-client reads them: { name => [[{labels}, value]…] }.
sub parsed {
    my ($text) = @_;
    my $pid = open2(my $out, my $in, '/usr/bin/python3', 't/lib/prometheus.py');
    binmode $in, ':utf8';
    print $in $text;
    close $in;
    my $json = do { local $/; <$out> };
    waitpid $pid, 0;
    is($? >> 8, 0, 'it is the text format of Prometheus') or return {};
    return JSON::decode_json($json);
}
sub metrics {
    my $answer = request(GET => '/metrics');
    return $answer->code == 200 ? parsed($answer->decoded_content) : {};
}

# The sum of the samples of a name that have these labels.
sub value {
    my ($all, $name, %labels) = @_;
    my $sum;
    for my $sample (@{ $all->{$name} // [] }) {
        next if grep { ($sample->[0]{$_} // '') ne $labels{$_} } keys %labels;
        $sum = ($sum // 0) + $sample->[1];
    }
    return $sum;
}

sub metrics_past_nginx { return past_nginx(var() . '/run/pages.sock', REQUEST_URI => '/metrics', @_) }

# The metrics as text, and the difference between two of them in a sample.
sub text { return request(GET => '/metrics')->decoded_content }
sub more { my ($before, $after, @of) = @_; return value($after, @of) - (value($before, @of) // 0) }

subtest 'they come in the format of Prometheus, never kept' => sub {
    my $answer = request(GET => '/metrics');
    is($answer->header('Content-Type'), 'text/plain; version=0.0.4; charset=utf-8', 'by the type of its format');
    is($answer->header('Cache-Control'), 'no-store', 'never kept');
    my $text = $answer->decoded_content;
    parsed($text);
    my @names = $text =~ /^# TYPE (\S+) (?:counter|gauge|histogram)$/mg;
    my %seen;
    ok(!(grep { $seen{$_}++ } @names), 'each name comes once, with its samples');
    ok(!(grep { !/^stage3e_[a-z0-9_]+$/ } @names), 'names are as Prometheus wants them');
    for my $line ($text =~ /^# TYPE (\S+ counter)$/mg) { like($line, qr/_total counter$/, $line) }
};

subtest 'the administrator’s guide has each name' => sub {
    my $guide = do { local (@ARGV, $/) = 'doc/administration.md'; Encode::decode('UTF-8', <>) };
    like($guide, qr/`\Q$_\E`/, "the guide has $_") for text() =~ /^# TYPE (\S+) (?:counter|gauge|histogram)$/mg;
};

subtest 'requests are counted by route, with their time' => sub {
    my $before = metrics();
    my $offer = make_offer();
    my $mech = browser_of(scalar make_pupil());
    $mech->get(site() . "/offres/$offer") for 1 .. 3;
    request(GET => '/nulle-part/du-tout/ici');
    my $after = metrics();
    my %of = (program => 'offers', route => '/offres/{id}', method => 'GET');
    cmp_ok(more($before, $after, 'stage3e_http_requests_total', %of, status => '2xx'), '>=', 3, 'counted by route');
    cmp_ok(value($after, 'stage3e_http_response_seconds_total', %of, status => '2xx'), '>', 0, 'with their time');
    cmp_ok(value($after, 'stage3e_http_requests_total', program => 'pages', route => 'none', status => '4xx'),
        '>=', 1, 'those of no route too');
    my $all = value($after, 'stage3e_http_requests_total', %of);
    is(value($after, 'stage3e_http_request_duration_seconds_count', %of), $all, 'the histogram counts the same');
    is(value($after, 'stage3e_http_request_duration_seconds_bucket', %of, le => '+Inf'), $all, 'to its last bucket');
};

subtest 'a sign-in that failed is counted' => sub {
    my $before = metrics();
    sign_in(unique('personne') . '@essai.example', 'faux');
    cmp_ok(more($before, metrics(), 'stage3e_sign_ins_total', result => 'failed'), '>=', 1, 'one more');
};

subtest 'the database: whether it answers and writes, how much it is asked' => sub {
    my $before = metrics();
    make_offer();
    request(GET => '/offres');
    my $after = metrics();
    cmp_ok(more($before, $after, 'stage3e_database_statements_total'), '>', 0, 'statements are counted');
    cmp_ok(value($after, 'stage3e_database_wait_seconds_total', program => 'offers'),
        '>', 0, 'and how long they were waited for');
    is(value($after, 'stage3e_database_up'), 1, 'the database answers');
    is(value($after, 'stage3e_database_writable'), 1, 'and writes');
};

subtest 'workers and jobs: what started, what ended well and when' => sub {
    my $mailer = until_true('the mailer has run',
        sub { value(metrics(), 'stage3e_job_last_success_timestamp_seconds', job_name => 'mailer') });
    cmp_ok(abs(time - $mailer), '<', 600, 'when the mailer last ended well');
    my $all = metrics();
    is(value($all, 'stage3e_job_longest_pause_seconds', job_name => 'mailer'), 600, 'and how long ago that may be');
    cmp_ok(value($all, 'stage3e_worker_starts_total', program => $_), '>=', 1, "$_ counts its workers")
        for qw(offers applications accounts export pages);
};

subtest 'what waits and what there is' => sub {
    my $all = metrics();
    for my $name (
        qw(outbox_oldest_due_seconds search_pending_changes exports_waiting sessions offers seats pupils_placed))
    {
        ok(defined value($all, "stage3e_$name"), "stage3e_$name");
    }
    ok(defined value($all, 'stage3e_outbox_messages', state => 'failed'), 'messages that failed');
    ok(defined value($all, 'stage3e_applications', what => 'confirmed'), 'applications');
};

subtest 'nothing of anybody is in it' => sub {
    my ($failed, $pupil, $offer) = (unique('personne') . '@essai.example', scalar make_pupil(), make_offer());
    browser_of($pupil)->get(site() . "/offres/$offer");
    sign_in($failed, 'faux');
    my $text = text();
    unlike($text, qr/\@|$failed|\/offres\/\d/, 'no address, no number of anybody');
    unlike($text, qr/route="[^"]*[A-Za-z0-9_-]{43}/, 'no token');
};

subtest 'nobody but this machine reads them' => sub {
    my $agent = LWP::UserAgent->new(local_address => '127.0.0.9');
    is($agent->get(site() . '/metrics')->code, 404, 'the web server lets only this machine in');
    like(metrics_past_nginx(), qr/^Status: 200\r\n.*stage3e_build_info/s, 'so does the program, asked by itself');
    like(metrics_past_nginx(REMOTE_ADDR => '192.0.2.7'), qr/^Status: 404\r/, 'another address gets nothing');
    like(
        metrics_past_nginx(HTTP_X_FORWARDED_FOR => '192.0.2.7'),
        qr/^Status: 404\r/,
        'nor what a proxy of this machine hands on');
    like(metrics_past_nginx(HTTP_FORWARDED => 'for=192.0.2.7'), qr/^Status: 404\r/, 'whatever it calls it');
    is(request(POST => '/metrics')->code, 405, 'and there is nothing to send');
};

done_testing;
