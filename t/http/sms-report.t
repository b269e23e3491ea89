# Delivery reports of gateways for SMS: each in its own way, by the secret in the address, and nothing
# that strangers send.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $made_up = '/compte/sms/' . 'x' x 43;
my ($status, $said) = ctl('messages', 'report-address');
my ($path) = $said =~ m{^\Q${\site()}\E(/compte/sms/[\w-]{43})$}m or die "no address: $said";

# An SMS that was given to a gateway; the gateway's number for it.
sub sent_sms {
    my $id = unique('passerelle');
    db()->do(
        'INSERT INTO message (channel, recipient, template, state, gateway_id, attempts,
            next_attempt_at, created_at, sent_at)
        VALUES ("sms", "+33612345678", "alerts", "sent", ?, 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP())',
        undef, $id);
    return $id;
}

sub report_of { my ($id) = @_; return db_value('SELECT report FROM message WHERE gateway_id = ?', $id) // '' }

# What a gateway sends: by POST, or in the address.
sub post { my ($type, $body, $to) = @_; return Stage3e::sent(POST => $to // $path, [Content_Type => $type], $body) }
sub json { my ($body, $to) = @_; return post('application/json', $body, $to) }
sub get { my ($query, $to) = @_; return Stage3e::sent(GET => ($to // $path) . "?$query", []) }

# What each gateway says of an SMS, the codes on its way, that of its arrival and that of its loss.
my %ways = (
    generic => [sub { json(qq({"id": "$_[0]", "status": "$_[1]"})) }, [qw(accepted sent)], 'arrived', 'lost'],
    ovh => [sub { get("id=$_[0]&ptt=3&date=2026-11-29&description=$_[1]&descriptionDlr=Success") }, [0, 4, 8], 1, 16],
    'ovh, older' => [sub { get("id=$_[0]&dlr=$_[1]&ptt=0&date=2026-11-29") }, [0, 4, 8], 1, 2],
    twilio => [
        sub { post('application/x-www-form-urlencoded', "MessageSid=$_[0]&MessageStatus=$_[1]&To=%2B33612345678") },
        [qw(accepted sent)], 'delivered', 'undelivered'
    ],
    brevo => [
        sub {
            post('application/json; charset=utf-8',
                qq({"messageId": "$_[0]", "msg_status": "$_[1]", "to": "33612345678"}));
        },
        [qw(accepted sent)],
        'delivered',
        'hard_bounce'
    ],);

subtest 'the address is for the administrator' => sub { is($status, 0, 'who has a shell') };

for my $way (sort keys %ways) {
    subtest "reports of a gateway are noted: $way" => sub {
        my ($send, $underway, $arrived, $lost) = @{ $ways{$way} };
        my $id = sent_sms();
        is($send->($id, $_)->code, 200, "a state on the way: $_") for @$underway;
        is(report_of($id), '', 'is none yet');
        is($send->($id, $lost)->code, 200, 'a loss');
        is(report_of($id), 'lost', 'is noted');
        is($send->($id, $arrived)->code, 200, 'and that it came after all');
        is(report_of($id), 'arrived', 'too');
    };
}

subtest 'without the secret there is nothing' => sub {
    my $id = sent_sms();
    is(json(qq({"id": "$id", "status": "lost"}), $made_up)->code, 404, 'to post to');
    is(get("id=$id&dlr=2", $made_up)->code, 404, 'or to get');
    is(report_of($id), '', 'and nothing is noted');
    is(json('{}', '/connexion')->code, 415, 'JSON is for machines only');
};

subtest 'odd reports are no failure, and change nothing' => sub {
    my $id = sent_sms();
    for my $odd (
        '',
        '{',
        '[]',
        '{"id": {}, "status": []}',
        '{"id": "' . 'x' x 9000 . '", "status": "lost"}',
        qq({"id": "\\ud800", "status": "lost"}),
        qq({"id": "' OR 1=1 --", "status": "lost"}),
        '[' x 5000,
        qq({"id": "\xff", "status": "lost"}),
        qq({"id": "a\\u0000b", "status": "lost"}))
    {
        cmp_ok(json($odd)->code, '<', 500, 'JSON: ' . substr $odd, 0, 20);
    }
    cmp_ok(get('id=%FF%00&dlr=1')->code, '<', 500, 'addresses');
    is(json('{"id": "' . 'x' x 40_000 . '"}')->code, 413, 'a long one is not read');
    is(report_of($id), '', 'none of it changed anything');
};

subtest 'the secret is in no log of the programs' => sub {
    get('id=inconnu&dlr=1');
    unlike(`cat ${\var()}/log/*.log`, qr/\Q$path\E/, 'also when it was used');
};
done_testing;
