# The mailer: several at once, mails that wait, a server that refuses, what cannot be drawn.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Outbox qw(outbox_content);
use Stage3e;
use Test::More;

sub mailer_starts {
    my $pid = fork // die $!;
    return $pid if $pid;
    $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    open STDERR, '>>', var() . '/log/mailer-test.log';
    exec "$ENV{STAGE3E_BUILD}/mailer" or die;
}

sub mailer_runs { waitpid(mailer_starts(), 0) }

# A mail in the outbox, due in so many seconds; its number.
sub queue {
    my ($address, %of) = @_;
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, next_attempt_at, created_at)'
            . ' VALUES ("mail", ?, ?, ?, UTC_TIMESTAMP() + INTERVAL ? SECOND, UTC_TIMESTAMP())',
        undef, $address, $of{template} // 'offer-online', outbox_content(), $of{later} // 0);
    return db_value('SELECT LAST_INSERT_ID()');
}

sub address { my ($word) = @_; return unique($word) . '@employeur.example' }
sub column { my ($column, $id) = @_; return db_value("SELECT $column FROM message WHERE id = ?", $id) }

# Waits until the mailer has tried a mail.
sub tried {
    my ($id) = @_;
    return until_true("a try of $id", sub { column(attempts => $id) >= 1 });
}

# Changes columns of a mail: names of SQL.
sub change { my ($id, $columns) = @_; db()->do("UPDATE message SET $columns WHERE id = ?", undef, $id) }
sub forget { my (@ids) = @_; db()->do('DELETE FROM message WHERE id = ?', undef, $_) for @ids }

subtest 'ten mailers at once send each of thirty mails once' => sub {
    my $tag = unique('lot');
    queue("$tag-$_\@employeur.example", later => -1) for 1 .. 30;
    waitpid($_, 0) for map { mailer_starts() } 1 .. 10;
    my $sent = 'SELECT COUNT(*) FROM message WHERE recipient LIKE ? AND state = "sent"';
    until_true('all mails sent', sub { db_value($sent, "$tag-%") == 30 });
    is_deeply([map { mail_count("$tag-$_\@employeur.example") } 1 .. 30], [(1) x 30], 'each once');
    my $mail = mail_for("$tag-1\@employeur.example");
    like($mail->{raw}, qr/^Message-ID: <stage3e\.\d+\@/m, 'with a stable Message-ID');
    like($mail->{raw}, qr/^Auto-Submitted: auto-generated/m, 'marked as automatic');
    like($mail->{raw}, qr/^Subject: [ -~]+$/m, 'headers in ASCII');
};

subtest 'a mail waits until it is due, and is left to the mailer that has claimed it while that lives' => sub {
    my $address = address('tard');
    my $id = queue($address, later => 3600);
    change($id, 'next_attempt_at = UTC_TIMESTAMP(), claimed_until = UTC_TIMESTAMP() + INTERVAL 1 HOUR');
    mailer_runs();
    is(column(state => $id), 'queued', 'one that is claimed is left to its mailer');
    change($id, 'next_attempt_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR, claimed_until = NULL, claim = NULL');
    mailer_runs();
    is(mail_count($address), 0, 'one that is not due waits');
    change($id, 'next_attempt_at = UTC_TIMESTAMP(), claimed_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND');
    mail_for($address);
    is(mail_count($address), 1, 'one whose mailer died is taken over');
};

subtest 'a mail that is refused for good is left to an administrator' => sub {
    my $id = queue('refuse-' . address('non'));
    tried($id);
    is(column(state => $id), 'failed', 'it is not tried again');
    is(column(last_error => $id), '550 5.1.1 no such mailbox', 'with the reason');
    is(column('content IS NOT NULL', $id), 1, 'with its content');
    forget($id);
};

subtest 'the code of a link that cannot be sent while it is good is not kept' => sub {
    my ($code, $fresh) = map { queue(address('code'), template => 'link-code', later => 3600) } 1 .. 2;
    change($code, 'created_at = UTC_TIMESTAMP() - INTERVAL 11 MINUTE');
    mailer_runs();
    is(column('CONCAT(state, " ", content)', $code), 'failed ', 'a code that has expired goes');
    like(column(content => $fresh), qr/message/, 'one that is good waits');
    forget($code, $fresh);
};

subtest 'an unknown template fails by itself, and stops no other mail' => sub {
    my $broken = queue(address('casse'), template => 'inconnu');
    tried($broken);
    like(column(last_error => $broken), qr/template/, 'it says what is wrong');
    my $after = address('apres');
    queue($after);
    ok(mail_for($after), 'the next one arrives');
    forget($broken);
};
done_testing;
