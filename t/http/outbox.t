# Watching over the outbox: the administrators' page, stage3ectl messages, the warning.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($admin, $admin_email) = admin();
my $tag = unique('boite');

# A message in a state, to "$tag-NAME"; its number.
sub queue {
    my ($state, %of) = @_;
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, state, attempts, last_error,
            next_attempt_at, claimed_until, created_at)
        VALUES ("mail", ?, ?, "<message/>", ?, 1, ?,
            UTC_TIMESTAMP() + INTERVAL ? SECOND, UTC_TIMESTAMP() + INTERVAL ? HOUR, UTC_TIMESTAMP())',
        undef,
        "$tag-$of{name}\@essai.example",
        $of{template} // 'offer-online',
        $state,
        $of{reason} // '',
        $of{later} // 86400,
        $of{claimed});
    return db_value('SELECT LAST_INSERT_ID()');
}

sub state_now { return db_value('SELECT state FROM message WHERE id = ?', $_[0]) }

# What the page says, of what failed or of what waits.
sub reads { my ($query) = @_; $admin->get(site() . '/admin/messages' . ($query // '')); return words($admin->content) }

sub acts {
    my ($id, $word) = @_;
    reads();
    send_form($admin, -action => "/admin/messages/$id\$", acte => $word);
    return words($admin->content);
}

sub exits { my ($status, $what, @words) = @_; is((ctl('messages', @words))[0], $status, $what) }

subtest 'administrators read what failed, to whom and why; what waits, with its next try' => sub {
    queue('failed', name => 'a', reason => '550 5.1.1 <x>: no <such> mailbox');
    queue('queued', name => 'b', reason => '451 4.7.1 later');
    my $failed = reads();
    is($admin->status, 200, 'the page');
    like($failed, qr/$tag-a\@essai\.example/, 'what failed, to whom');
    like($failed, qr/no <such> mailbox/, 'and why');
    like($failed, qr/Offre en ligne/, 'in words');
    unlike($failed, qr/$tag-b/, 'what waits is apart');
    like(reads('?etat=attente'), qr/$tag-b\@.*Prochain essai le/, 'with its next try');
    valid_xml(page_xml($admin, '/admin/messages'), '/admin/messages');
    is($admin->get(site() . "/admin/messages?etat=$_")->code, 200, "nothing breaks it: $_")
        for 'x&avant=y', 'attente&avant=-1';
};

subtest 'one is sent again, which the trail keeps' => sub {
    my $id = queue('failed', name => 'again', reason => 'no');
    like(acts($id, 'reessayer'), qr/Le message repart/, 'said');
    isnt(state_now($id), 'failed', 'at once');
    is(db_value('SELECT COUNT(*) FROM audit WHERE action = "message-retried" AND subject_id = ?', $id),
        1, 'in the trail');
};

subtest 'another is taken back, and says nothing any more' => sub {
    my $id = queue('failed', name => 'back', reason => 'no');
    like(acts($id, 'annuler'), qr/ne partira pas/, 'said');
    is(db_value('SELECT CONCAT(state, content) FROM message WHERE id = ?', $id), 'cancelled', 'without content');
    reads();
    my $token = csrf_of($admin);
    my $path = site() . "/admin/messages/$id";
    is($admin->post($path, [csrf => $token, acte => 'manger'])->code, 404, 'nothing else is done');
    $admin->post($path, [csrf => $token, acte => 'annuler']);
    like(words($admin->content), qr/déjà parti, en route ou annulé/, 'nor twice');
};

subtest 'a shell has figures and lists' => sub {
    my $failed = queue('failed', name => 'f', reason => 'no');
    my $waiting = queue('queued', name => 'w', reason => '451 4.7.1 later');
    my ($status, $said) = ctl('messages');
    is($status, 0, 'stage3ectl messages');
    my @figures = (
        'due \d+',
        'oldest_due_s \d+',
        'later [1-9]\d*',
        'failed [1-9]\d*',
        'failed_last_day \d+',
        'sms_this_month \d+',
        'sms_lost_this_month \d+',
        'sms_monthly_max 10000');
    my $figures = join '\n', @figures;
    like($said, qr/^$figures\n\z/, 'gives figures');
    my $line = join '  ', "^$waiting", 'queued', 'mail', 'offer-online', "$tag-w\@essai\\.example", 'tries 1',
        'made \S+ \S+', 'next \S+ \S+', '451 4\.7\.1 later$';
    like((ctl('messages', 'queue'))[1], qr/$line/m, 'lists what waits');
    like((ctl('messages', 'failed'))[1], qr/^$failed  failed /m, 'and what failed');
    ($status, $said) = ctl('messages', 'show', $waiting);
    is($status, 0, 'shows one');
    like($said, qr/^$waiting  queued/, 'of them');
    unlike($said, qr/<message/, 'not what it says');
    exits(1, 'an unknown one', 'show', 999999999);
    exits(2, 'an unknown word', 'eat');
};

subtest 'a shell sends again and takes back, but no code' => sub {
    for my $template (qw(link-code agreement-code)) {
        my $code = queue('failed', name => 'c', template => $template, reason => 'the code has expired');
        exits(1, "$template is not sent again", 'retry', $code);
    }
    my ($status, $said) = ctl('messages', 'retry', queue('queued', name => 'r', reason => '451 4.7.1 later'));
    is("$status $said", "0 1 to be sent again\n", 'another is');
    my $id = queue('queued', name => 'e');
    exits(0, 'one is taken back', 'cancel', $id);
    is(state_now($id), 'cancelled', 'for good');
    exits(1, 'once', 'cancel', $id);
};

subtest 'messages that do not leave are noticed, and told to each administrator once a day' => sub {
    # Claimed by a mailer that never ends.
    queue('queued', name => 'late', later => -7200, claimed => 1);
    exits(1, 'noticed', 'watch') for 1 .. 2;
    my $warnings = 'SELECT COUNT(*) FROM message WHERE template = "outbox-warning" AND recipient = ?';
    is(db_value($warnings, $admin_email), 1, 'told once');
    like(
        mail_like($admin_email, qr/ne partent pas/)->{text},
        qr/Le plus ancien attend depuis\s*:\s*\d+ h/,
        'with how long');
};
db()->do('DELETE FROM message WHERE recipient LIKE ?', undef, "$tag%");
done_testing;
