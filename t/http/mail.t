# The mailer: retries, several at once, servers that refuse.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub run_mailer {
    my (%environment) = @_;
    my $pid = fork;
    return $pid if $pid;
    $ENV{$_} = $environment{$_} for keys %environment;
    $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    open STDERR, '>>', var() . '/log/mailer-test.log';
    exec "$ENV{STAGE3E_BUILD}/mailer" or die;
}

my $content
    = '<message step="1"><site name="Stage3e" long-name="Mon stage" operator="D" base-url="http://x.example" help-phone="" help-hours="" help-mail=""/><offer id="1"><title>T</title><employer>E</employer><town>V</town><period>P</period></offer><link href="http://x.example/l"/></message>';
sub queue {
    my ($address, %more) = @_;
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, next_attempt_at, created_at) VALUES ("mail", ?, ?, ?, UTC_TIMESTAMP() + INTERVAL ? SECOND, UTC_TIMESTAMP())',
        undef,
        $address,
        $more{template} // 'offer-online',
        $more{content} // $content,
        $more{later} // 0);
    return db_value('SELECT LAST_INSERT_ID()');
}

# Ten mailers, thirty mails, each sent once.
my $tag = unique('lot');
queue("$tag-$_\@employeur.example", later => -1) for 1 .. 30;
my @pids = map { run_mailer() } 1 .. 10;
waitpid($_, 0) for @pids;
until_true('all mails sent',
    sub { db_value('SELECT COUNT(*) FROM message WHERE recipient LIKE ? AND state = "sent"', "$tag-%") == 30 });
is_deeply([map { mail_count("$tag-$_\@employeur.example") } 1 .. 30], [(1) x 30],
    'several at once send each mail once');
my $mail = mail_for("$tag-1\@employeur.example");
like($mail->{raw}, qr/^Message-ID: <stage3e\.\d+\@/m, 'with a stable Message-ID');
like($mail->{raw}, qr/^Auto-Submitted: auto-generated/m, 'marked as automatic');
like($mail->{raw}, qr/^Subject: [ -~]+$/m, 'headers in ASCII');

# A server that is down delays, loses nothing.
my $late = queue(unique('tard') . '@employeur.example', later => 3600);
my $address = db_value('SELECT recipient FROM message WHERE id = ?', $late);
db()->do(
    'UPDATE message SET next_attempt_at = UTC_TIMESTAMP(), claimed_until = UTC_TIMESTAMP() + INTERVAL 1 HOUR WHERE id = ?',
    undef, $late);
waitpid(run_mailer(), 0);
is(db_value('SELECT state FROM message WHERE id = ?', $late), 'queued', 'a claimed mail is left to its mailer');
db()->do(
    'UPDATE message SET next_attempt_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR, claimed_until = NULL, claim = NULL WHERE id = ?',
    undef, $late);
waitpid(run_mailer(), 0);
is(mail_count($address), 0, 'one that is not due waits');
db()->do(
    'UPDATE message SET next_attempt_at = UTC_TIMESTAMP(), claimed_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE id = ?',
    undef, $late);
mail_for($address);
is(mail_count($address), 1, 'one whose mailer died is taken over');

my $refused = 'refuse-' . unique('non') . '@employeur.example';
my $id = queue($refused);
until_true('the refusal', sub { db_value('SELECT attempts FROM message WHERE id = ?', $id) >= 1 });
my ($state, $error, $wait)
    = db()
    ->selectrow_array(
    'SELECT state, last_error, TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), next_attempt_at) FROM message WHERE id = ?',
    undef, $id);
is($state, 'failed', 'a mail that is refused for good is left to an administrator');
is($error, '550 5.1.1 no such mailbox', 'with the reason');
is(db_value('SELECT content IS NOT NULL FROM message WHERE id = ?', $id), 1, 'with its content');

# The code of a link that cannot be sent while it is good is not kept.
my $code = queue(unique('code') . '@employeur.example', template => 'link-code', later => 3600);
my $fresh = queue(unique('code') . '@employeur.example', template => 'link-code', later => 3600);
db()->do('UPDATE message SET created_at = UTC_TIMESTAMP() - INTERVAL 11 MINUTE WHERE id = ?', undef, $code);
waitpid(run_mailer(), 0);
is(db_value('SELECT CONCAT(state, " ", content) FROM message WHERE id = ?', $code),
    'failed ', 'a code that has expired goes');
like(db_value('SELECT content FROM message WHERE id = ?', $fresh), qr/message/, 'one that is good waits');
db()->do('DELETE FROM message WHERE id IN (?, ?)', undef, $code, $fresh);

my $broken = queue(unique('casse') . '@employeur.example', template => 'inconnu');
until_true('the failure', sub { db_value('SELECT attempts FROM message WHERE id = ?', $broken) >= 1 });
like(db_value('SELECT last_error FROM message WHERE id = ?', $broken),
    qr/template/, 'an unknown template fails by itself');
my $after = unique('apres') . '@employeur.example';
queue($after);
mail_for($after);
pass('and stops no other mail');
db()->do('DELETE FROM message WHERE id IN (?, ?)', undef, $id, $broken);
done_testing;
