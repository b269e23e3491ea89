# Watching over the outbox: the administrators' page, stage3ectl messages, the warning.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $tag = unique('boite');
sub queue {
    my ($state, %of) = @_;
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, state, attempts, last_error, next_attempt_at, claimed_until, created_at) VALUES ("mail", ?, ?, "<message/>", ?, 1, ?, UTC_TIMESTAMP() + INTERVAL ? SECOND, UTC_TIMESTAMP() + INTERVAL ? HOUR, UTC_TIMESTAMP())',
        undef,
        "$tag-$of{name}\@essai.example",
        $of{template} // 'offer-online',
        $state,
        $of{reason} // '',
        $of{later} // 86400,
        $of{claimed});
    return db_value('SELECT LAST_INSERT_ID()');
}
my $failed = queue('failed', name => 'a', reason => '550 5.1.1 <x>: no <such> mailbox');
my $waiting = queue('queued', name => 'b', reason => '451 4.7.1 later');
my $code = queue('failed', name => 'c', template => 'link-code', reason => 'the code has expired');
my $signing = queue('failed', name => 's', template => 'agreement-code', reason => 'the code has expired');
sub state_now { return db_value('SELECT state FROM message WHERE id = ?', $_[0]) }

my $admin = admin();
$admin->get(site() . '/admin/messages');
is($admin->status, 200, 'the page');
my $text = words($admin->content);
like($text, qr/$tag-a\@essai\.example/, 'what failed, to whom');
like($text, qr/no <such> mailbox/, 'and why');
like($text, qr/Offre en ligne/, 'in words');
unlike($text, qr/$tag-b/, 'what waits is apart');
my $xml = page_xml($admin, '/admin/messages');
valid_xml($xml, '/admin/messages');
$admin->get(site() . '/admin/messages?etat=attente');
like(words($admin->content), qr/$tag-b\@.*Prochain essai le/, 'with its next try');
is($admin->get(site() . "/admin/messages?etat=$_")->code, 200, 'nothing breaks it') for 'x&avant=y', 'attente&avant=-1';

sub act {
    my ($id, $word) = @_;
    $admin->get(site() . '/admin/messages');
    return send_form($admin, -action => "/admin/messages/$id\$", acte => $word);
}
act($failed, 'reessayer');
like(words($admin->content), qr/Le message repart/, 'one is sent again');
isnt(state_now($failed), 'failed', 'at once');
is(db_value('SELECT COUNT(*) FROM audit WHERE action = "message-retried" AND subject_id = ?', $failed),
    1, 'which the trail keeps');
my $other = queue('failed', name => 'd', reason => 'no');
act($other, 'annuler');
like(words($admin->content), qr/ne partira pas/, 'another is taken back');
is(db_value('SELECT CONCAT(state, content) FROM message WHERE id = ?', $other),
    'cancelled', 'and says nothing any more');
$admin->get(site() . '/admin/messages');
my ($token) = $admin->content =~ /name="csrf" value="([^"]+)"/;
is($admin->post(site() . "/admin/messages/$other", [csrf => $token, acte => 'manger'])->code,
    404, 'nothing else is done');
$admin->post(site() . "/admin/messages/$other", [csrf => $token, acte => 'annuler']);
like(words($admin->content), qr/déjà parti, en route ou annulé/, 'nor twice');

# From a shell.
my ($status, $said) = ctl('messages');
is($status, 0, 'stage3ectl messages');
like(
    $said,
    qr/^due \d+\noldest_due_s \d+\nlater [1-9]\d*\nfailed [1-9]\d*\nfailed_last_day \d+\nsms_this_month \d+\nsms_lost_this_month \d+\nsms_monthly_max 10000\n\z/,
    'gives figures');
like(
    (ctl('messages', 'queue'))[1],
    qr/^$waiting  queued  mail  offer-online  $tag-b\@essai\.example  tries 1  made \S+ \S+  next \S+ \S+  451 4\.7\.1 later$/m,
    'lists what waits');
like((ctl('messages', 'failed'))[1], qr/^$code  failed /m, 'and what failed');
($status, $said) = ctl('messages', 'show', $waiting);
is($status, 0, 'shows one');
like($said, qr/^$waiting  queued/, 'of them');
unlike($said, qr/<message/, 'not what it says');
is((ctl('messages', 'retry', $code))[0], 1, 'the code of a link is not sent again');
is((ctl('messages', 'retry', $signing))[0], 1, 'nor one to sign');
($status, $said) = ctl('messages', 'retry', $waiting);
is("$status $said", "0 1 to be sent again\n", 'another is');
my $third = queue('queued', name => 'e');
is((ctl('messages', 'cancel', $third))[0], 0, 'one is taken back');
is(state_now($third), 'cancelled', 'for good');
is((ctl('messages', 'cancel', $third))[0], 1, 'once');
is((ctl('messages', 'show', 999999999))[0], 1, 'an unknown one');
is((ctl('messages', 'eat'))[0], 2, 'an unknown word');

# Messages that do not leave: claimed by a mailer that never ends.
queue('queued', name => 'f', later => -7200, claimed => 1);
my ($admin_mail) = $admin->content =~ /(admin\d+\@demo\.example)/;
sub warnings {
    return db_value('SELECT COUNT(*) FROM message WHERE template = "outbox-warning" AND recipient = ?', $admin_mail);
}
is((ctl('messages', 'watch'))[0], 1, 'are noticed') for 1 .. 2;
is(warnings(), 1, 'and told to each administrator, once a day');
like(mail_like($admin_mail, qr/ne partent pas/)->{text}, qr/Le plus ancien attend depuis\s*:\s*\d+ h/, 'with how long');
db()->do('DELETE FROM message WHERE recipient LIKE ?', undef, "$tag%");
done_testing;
