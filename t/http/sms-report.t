# Delivery reports of gateways for SMS: each in its own way, by the secret in the address, and nothing
# that strangers send.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($status, $said) = ctl('messages', 'report-address');
is($status, 0, 'the address is for the administrator');
my ($path) = $said =~ m{^\Q${\site()}\E(/compte/sms/[\w-]{43})$}m or BAIL_OUT($said);
sub sent_sms {
    my $id = unique('passerelle');
    db()->do(
        "INSERT INTO message (channel, recipient, template, state, gateway_id, attempts, next_attempt_at, created_at, sent_at) VALUES ('sms', '+33612345678', 'alerts', 'sent', ?, 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP())",
        undef, $id);
    return $id;
}
sub report { my ($id) = @_; return db_value('SELECT report FROM message WHERE gateway_id = ?', $id) // '' }
sub post { my ($type, $body, $to) = @_; return Stage3e::sent(POST => $to // $path, [Content_Type => $type], $body) }
my %ways = (
    generic => [sub { post('application/json', qq({"id": "$_[0]", "status": "$_[1]"})) }, 'arrived', 'lost'],
    ovh => [
        sub {
            Stage3e::sent(GET => "$path?id=$_[0]&ptt=3&date=2026-11-29&description=$_[1]&descriptionDlr=Success", []);
        },
        1,
        16
    ],
    'ovh, older' => [sub { Stage3e::sent(GET => "$path?id=$_[0]&dlr=$_[1]&ptt=0&date=2026-11-29", []) }, 1, 2],
    twilio => [
        sub { post('application/x-www-form-urlencoded', "MessageSid=$_[0]&MessageStatus=$_[1]&To=%2B33612345678") },
        'delivered',
        'undelivered'
    ],
    brevo => [
        sub {
            post('application/json; charset=utf-8',
                qq({"messageId": "$_[0]", "msg_status": "$_[1]", "to": "33612345678"}));
        },
        'delivered',
        'hard_bounce'
    ],);
for my $way (sort keys %ways) {
    my ($send, @words) = @{ $ways{$way} };
    my $id = sent_sms();
    is($send->($id, $_)->code, 200, "$way: a state on the way") for $way =~ /ovh/ ? (0, 4, 8) : qw(accepted sent);
    is(report($id), '', 'is none yet');
    is($send->($id, $words[1])->code, 200, 'a loss');
    is(report($id), 'lost', 'is noted');
    is($send->($id, $words[0])->code, 200, 'and that it came after all');
    is(report($id), 'arrived', 'too');
}
my $id = sent_sms();
is(post('application/json', qq({"id": "$id", "status": "lost"}), '/compte/sms/' . 'x' x 43)->code,
    404, 'without the secret');
is(Stage3e::sent(GET => '/compte/sms/' . 'x' x 43 . "?id=$id&dlr=2", [])->code, 404, 'nothing');
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
    cmp_ok(post('application/json', $odd)->code, '<', 500, 'odd JSON is no failure: ' . substr $odd, 0, 20);
}
cmp_ok(post('application/json', '{"id": "' . 'x' x 40_000 . '"}')->code, '==', 413, 'nor is a long one read');
is(post('application/json', '{}', '/connexion')->code, 415, 'JSON is for machines only');
cmp_ok(Stage3e::sent(GET => "$path?id=%FF%00&dlr=1", [])->code, '<', 500, 'nor odd addresses');
is(report($id), '', 'and none of it changed anything');
unlike(`cat ${\Stage3e::var()}/log/*.log`, qr/\Q$path\E/, 'the secret is in no log of the programs');
done_testing;
