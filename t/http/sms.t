# SMS: each gateway's way of asking and answering, one segment, mobiles only, quiet hours, the cap.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Outbox;
use Test::More;

outbox_open();
my ($port, $log) = gateway_start();
my %keys = (
    sms_account => 'sms-ab1-1',
    sms_token => 'jeton',
    sms_secret => 'secret',
    sms_consumer => 'client',
    sms_quiet => 'no');
my %path = (generic => '/envoi', ovh => '', twilio => '', brevo => '');
sub run_sms {
    my ($driver, %more) = @_;
    return mailer_run(1, %keys, sms_driver => $driver, sms_url => "http://127.0.0.1:$port$path{$driver}", %more);
}
sub sms {
    my ($number, %of) = @_;
    return queue_mail(
        $number,
        channel => 'sms',
        template => 'application-pupil',
        content => outbox_content(change => 'accepted', %of));
}
sub seen {
    open(my $in, '<', $log) or return;
    return map { JSON::decode_json($_) } <$in>;
}

my %id = (generic => 'g1', ovh => '271', twilio => 'SM1', brevo => '1511882900176220');
for my $driver (qw(generic ovh twilio brevo)) {
    subtest $driver => sub {
        my ($good, $bad, $slow) = map { sms("+3361234567$_") } 0, 1, 3;
        is((run_sms($driver))[0], 0, 'each is dealt with');
        is(outbox_row($good)->{state}, 'sent', 'taken');
        is(outbox_row($good)->{gateway_id}, $id{$driver}, 'under its number there');
        is(outbox_row($slow)->{state}, 'sent', 'after a while too');
        my ($last) = reverse grep { $_->{to} =~ /0$/ } seen();
        is_deeply([@$last{qw(driver to from)}], [$driver, '+33612345670', 'Stage3e'], 'as it wants to be asked');
        is(
            $last->{text},
            'Stage3e - Fournil du Port : ta candidature est acceptée !'
                . ' La place est au premier qui confirme : http://x.example/l',
            'in the alphabet of telephones');
        is(outbox_row($bad)->{state}, 'failed', 'a number it refuses is final');
        is(outbox_value('SELECT COUNT(*) FROM unreachable WHERE recipient_hash = UNHEX(SHA2("+33612345671", 256))'),
            1, 'and noted');
        my @poor = map { sms("+3361234567$_") } 2, 0;
        is((run_sms($driver))[0], 75, 'no credit left: the run ends');
        is_deeply(
            [map { @{ outbox_row($_) }{qw(state attempts)} } @poor],
            [queued => 0, queued => 0],
            'which is a try of none');
        outbox_do('DELETE FROM message WHERE id = ?', $poor[0]);
        is((run_sms($driver))[0], 0, 'when there is some again');
        is(outbox_row($poor[1])->{state}, 'sent', 'they go');
        my $trouble = sms('+33612345674');
        is((run_sms($driver))[0], 75, 'trouble of the gateway ends the run');
        is_deeply([@{ outbox_row($trouble) }{qw(state attempts)}], [queued => 1], 'and is a try');
        my $stranger = sms('+33612345670');
        is((run_sms($driver, sms_token => 'faux'))[0], 75, 'a wrong key ends it');
        like(outbox_row($stranger)->{last_error}, qr/^401 /, 'and is said');
        outbox_do('DELETE FROM message');
    };
}

subtest 'many words with accents' => sub {
    my ($first, $second) = map { sms("+3361234567$_") } 5, 0;
    is((run_sms('generic'))[0], 0, 'they are noted, cut between two letters');
    is(outbox_row($first)->{state}, 'failed', 'the refusal');
    like(outbox_row($first)->{last_error}, qr/^422 numéroé+$/, 'in its words');
    is(outbox_row($second)->{state}, 'sent', 'and the next one goes');
    outbox_do('DELETE FROM message');
};

subtest 'one segment, to mobiles' => sub {
    my $long = 'Boulangerie-pâtisserie artisanale « Aux délices œcuméniques » de Saint-Étienne-de-Montluc 🥖 ' x 3;
    my @ids = map { sms("+3361234567$_->[0]", employer => $long, change => $_->[1]) } [0, 'accepted'],
        [0, 'seat_taken'], [0, 'cancelled'];
    my %numbers = (landline => '+33240123456', reunion => '+262692123450', seven => '+33712345670');
    my %number_id = map { $_ => sms($numbers{$_}) } keys %numbers;
    is((run_sms('generic'))[0], 0, 'sent');
    for my $one (grep { $_->{text} =~ /Boulangerie/ } seen()) {
        cmp_ok(length $one->{text}, '<=', 160, 'one segment');
        like($one->{text}, qr{^[ -~éèàùÉ]+ : .*http://x\.example/l$}, 'whole words, whole link');
    }
    is_deeply([map { outbox_row($number_id{$_})->{state} } qw(landline reunion seven)],
        [qw(failed sent sent)], 'mobiles, overseas too');
    is(outbox_row($number_id{landline})->{last_error}, 'not a mobile number', 'no others');
    is((run_sms('generic', sms_driver => 'pigeon'))[0], 1, 'an unknown gateway is said at once');
};

subtest 'the cap of a month' => sub {
    outbox_do('DELETE FROM message');
    outbox_do(
        'INSERT INTO message (channel, recipient, template, next_attempt_at, created_at, state, sent_at)
            SELECT "sms", "+33612345670", "x", UTC_TIMESTAMP(), UTC_TIMESTAMP(), "sent",
                UTC_TIMESTAMP() - INTERVAL seq DAY FROM (SELECT 0 seq UNION SELECT 40) s'
    );
    my @ids = map { sms('+33612345670') } 1 .. 3;
    my ($status, $said) = run_sms('generic', sms_monthly_max => 3);
    is_deeply([map { outbox_row($_)->{state} } @ids], [qw(sent sent queued)], 'as many as may be');
    ($status, $said) = run_sms('generic', sms_monthly_max => 3);
    like($said, qr/event=sms-cap/, 'and the log warns');
    outbox_do(
        'UPDATE message SET created_at = UTC_TIMESTAMP() - INTERVAL 49 HOUR, next_attempt_at = created_at WHERE id = ?',
        $ids[2]);
    run_sms('generic', sms_monthly_max => 3);
    is(outbox_row($ids[2])->{state}, 'failed', 'what is two days old is no news any more');
};
done_testing;
