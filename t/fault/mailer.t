# Mailers that share the work, and mailers that are killed: nothing is lost, nothing comes twice but what
# the server had taken when its mailer died, with the Message-ID that it had.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Outbox;
use Test::More;
use Time::HiRes qw(time);

# ./dev bench messages tries more than fits into a run of all tests.
my $mails = $ENV{STAGE3E_MAILS} // 500;
my $kills = $ENV{STAGE3E_KILLS} // 10;
outbox_open();
my $port = smtp_start();
sub many {
    my ($tag, $count) = @_;
    my $content = outbox_content();
    outbox_do(
        qq{INSERT INTO message (channel, recipient, template, content, next_attempt_at, created_at)
        SELECT 'mail', CONCAT('$tag', seq, '\@b.example'), 'offer-online', ?, UTC_TIMESTAMP() - INTERVAL 1 SECOND,
            UTC_TIMESTAMP() FROM seq_1_to_$count},
        $content);
    return;
}
sub memory_of {
    my ($pid) = @_;
    open(my $in, '<', "/proc/$pid/status") or return 0;
    return map { /^VmRSS:\s+(\d+)/ } <$in>;
}
sub count_of {
    my ($tag) = @_;
    my %count;
    $count{ $_->{to} }{ $_->{id} }++ for grep { $_->{to} =~ /^$tag/ } taken($port);
    return %count;
}

subtest 'two mailers at once share the work: all are delivered, none twice' => sub {
    many('paire', $mails);
    my $began = time;
    my @mailers = map { mailer_start($port) } 1 .. 2;
    # What each takes of memory, early and late.
    my (@early, @late);
    my $watch = sub {
        my ($share, $into) = @_;
        until_true("$share of them",
            sub { outbox_value('SELECT COUNT(*) FROM message WHERE state = "sent"') >= $mails * $share });
        push @$into, map { memory_of($_->{pid}) } @mailers;
    };
    $watch->(0.2, \@early);
    $watch->(0.9, \@late);
    is_deeply([map { scalar mailer_end($_) } @mailers], [0, 0], 'both end well');
    my %count = count_of('paire');
    diag(sprintf '%d mails a second', $mails / (time - $began));
    is(scalar keys %count, $mails, 'all are delivered');
    is(scalar(grep { (values %$_)[0] > 1 || keys %$_ > 1 } values %count), 0, 'none twice');
    is(outbox_value('SELECT COUNT(*) FROM message WHERE state <> "sent" OR content IS NOT NULL'),
        0, 'and the outbox knows');
    cmp_ok(scalar(events($port, 'connect')), '<=', 4, 'over a connection each');
    diag("memory of each, early and late: @early, @late kB");
    cmp_ok($late[$_], '<', $early[$_] + 2048, 'its memory stays flat') for 0, 1;
};

subtest 'mailers killed at random instants lose nothing' => sub {
    my $each = 40;
    my $died = 0;
    for my $kill (1 .. $kills) {
        many("mort$kill-", $each);    # more than it sends until it is killed
        # Somewhere in the next mails, whatever the speed of the machine.
        my $enough = log_size($port) + rand 20_000;
        my $mailer = mailer_start($port);
        until_true('some mails', sub { log_size($port) >= $enough });
        kill KILL => $mailer->{pid};
        $died++ if mailer_end($mailer) == -1;
        # Its claims run out after a while: here at once.
        outbox_do(
            'UPDATE message SET claimed_until = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE claimed_until IS NOT NULL');
    }
    cmp_ok($died, '>', $kills / 2, "$died died at work");
    is((mailer_run($port))[0], 0, 'the next one goes on');
    my %count = count_of('mort');
    is(scalar keys %count, $kills * $each, 'nothing is lost');
    is(scalar(grep { keys %$_ > 1 } values %count), 0, 'none has two Message-IDs');
    my $twice = grep { (values %$_)[0] > 1 } values %count;
    cmp_ok($twice, '<=', $died, "$twice came twice: at most the one that each had just handed over");
    is(outbox_value('SELECT COUNT(*) FROM message WHERE state <> "sent"'), 0, 'and none waits');
};
done_testing;
