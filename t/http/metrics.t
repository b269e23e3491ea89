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

my $before = metrics();
my $offer = make_offer();
my ($failed, $pupil) = (unique('personne') . '@essai.example', scalar make_pupil());
my $mech = browser_of($pupil);
$mech->get(site() . "/offres/$offer") for 1 .. 3;
sign_in($failed, 'faux');
request(GET => '/nulle-part/du-tout/ici');
my $answer = request(GET => '/metrics');
is($answer->header('Content-Type'), 'text/plain; version=0.0.4; charset=utf-8', 'by the type of its format');
is($answer->header('Cache-Control'), 'no-store', 'never kept');
my $after = parsed($answer->decoded_content);

my %of = (program => 'offers', route => '/offres/{id}', method => 'GET', status => '2xx');
cmp_ok(value($after, 'stage3e_http_requests_total', %of) - (value($before, 'stage3e_http_requests_total', %of) // 0),
    '>=', 3, 'requests are counted by route');
cmp_ok(value($after, 'stage3e_http_response_seconds_total', %of), '>', 0, 'with their time');
cmp_ok(value($after, 'stage3e_http_requests_total', program => 'pages', route => 'none', status => '4xx'),
    '>=', 1, 'those of no route too');
delete $of{status};
is(
    value($after, 'stage3e_http_request_duration_seconds_count', %of),
    value($after, 'stage3e_http_requests_total', %of),
    'the histogram counts the same');
is(
    value($after, 'stage3e_http_request_duration_seconds_bucket', %of, le => '+Inf'),
    value($after, 'stage3e_http_requests_total', %of),
    'to its last bucket');
cmp_ok(
    value($after, 'stage3e_sign_ins_total', result => 'failed'),
    '>',
    value($before, 'stage3e_sign_ins_total', result => 'failed'),
    'a sign-in that failed is counted');
cmp_ok(
    value($after, 'stage3e_database_statements_total'),
    '>',
    value($before, 'stage3e_database_statements_total'),
    'statements are');
cmp_ok(value($after, 'stage3e_database_wait_seconds_total', program => 'offers'),
    '>', 0, 'and how long they were waited for');
is(value($after, 'stage3e_database_up'), 1, 'the database answers');
is(value($after, 'stage3e_database_writable'), 1, 'and writes');

for my $program (qw(offers applications accounts export pages)) {
    cmp_ok(value($after, 'stage3e_worker_starts_total', program => $program), '>=', 1, "$program counts its workers");
}
my $mailer = until_true('the mailer has run',
    sub { value(metrics(), 'stage3e_job_last_success_timestamp_seconds', job_name => 'mailer') });
cmp_ok(abs(time - $mailer), '<', 600, 'when the mailer last ended well');
is(value($after, 'stage3e_job_longest_pause_seconds', job_name => 'mailer'), 600, 'and how long ago that may be');
for my $name (
    qw(stage3e_outbox_oldest_due_seconds stage3e_search_pending_changes stage3e_exports_waiting stage3e_sessions stage3e_offers stage3e_seats stage3e_pupils_placed)
    )
{
    ok(defined value($after, $name), $name);
}
ok(defined value($after, 'stage3e_outbox_messages', state => 'failed'), 'messages that failed');
ok(defined value($after, 'stage3e_applications', what => 'confirmed'), 'applications');

my $text = $answer->decoded_content;
unlike($text, qr/\@|$failed|\/offres\/\d/, 'no address, no number of anybody');
unlike($text, qr/route="[^"]*[A-Za-z0-9_-]{43}/, 'no token');
my @names = $text =~ /^# TYPE (\S+) (?:counter|gauge|histogram)$/mg;
my %seen;
ok(!(grep { $seen{$_}++ } @names), 'each name comes once, with its samples');
ok(!(grep { !/^stage3e_[a-z0-9_]+$/ } @names), 'names are as Prometheus wants them');
for my $line ($text =~ /^# TYPE (\S+ counter)$/mg) { like($line, qr/_total counter$/, $line) }
like(do { local (@ARGV, $/) = 'doc/administration.md'; Encode::decode('UTF-8', <>) }, qr/`\Q$_\E`/, "the guide has $_")
    for @names;

subtest 'nobody else' => sub {
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
