# Mails on the wire: what an independent parser says of their bytes, TLS, authentication, one
# connection a batch, and what becomes of a mail in each kind of trouble with the server.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Outbox;
use Test::More;

outbox_open();
my $folder = File::Temp->newdir;
sub lint {
    my ($bytes) = @_;
    my $file = "$folder/mail";
    open(my $out, '>:raw', $file) or die;
    print $out $bytes;
    close $out;
    return scalar `/usr/bin/python3 t/lib/mail_lint.py $file`;
}

subtest 'bytes' => sub {
    my $port = smtp_start();
    my $long = 'Découverte du métier de « boulanger-pâtissier » 🥖, ' . 'très ' x 60 . 'tôt';
    my %sent = (
        plain => queue_mail('a@b.example'),
        long => queue_mail('long@b.example', title => $long),
        dots => queue_mail('dots@b.example', title => ".\n.cache\n..\nFrom ici =3D " . 'x' x 200),
        stop =>
            queue_mail('stop@b.example', template => 'alerts', stop => 'http://x.example/offres/alerte/' . 'x' x 43),
        empty => queue_mail('vide@b.example', title => ' '));
    is(mailer_run($port), 0, 'sent');
    my @mails = taken($port);
    is(scalar @mails, 5, 'all of them');
    is(scalar(events($port, 'connect')), 1, 'over one connection');
    is(lint($_->{bytes}), '', "nothing is wrong with the one to $_->{to}") for @mails;
    my ($stop) = grep { $_->{to} =~ /^stop/ } @mails;
    my $how = qr{List-Unsubscribe:\r\n <http://x\.example/offres/alerte/x{43}>};
    like(
        $stop->{bytes},
        qr{^$how\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r$}m,
        'what one can stop says how (RFC 8058)');
    unlike($_->{bytes}, qr/List-Unsubscribe/, 'what one cannot does not') for grep { $_->{to} !~ /^stop/ } @mails;
    like($_->{bytes}, qr/^Auto-Submitted: auto-generated\r$/m, 'automatic') for @mails;
    my ($dots) = grep { $_->{to} =~ /^dots/ } @mails;
    like(Stage3e::mail_read($dots->{bytes})->{text}, qr/\Q=3D x\E/, 'what looks like code stays');
    smtp_stop($port);
};

subtest 'TLS and authentication' => sub {
    system(
        'openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1'
            . " -keyout $folder/key -out $folder/cert >/dev/null 2>&1") == 0
        or BAIL_OUT('no certificate');
    my $port = smtp_start('--tls', "$folder/cert", "$folder/key", '--user', 'site', 'secret');
    my %known = (mail_user => 'site', mail_password => 'secret');
    my $try = sub {
        my (%keys) = @_;
        my $id = queue_mail('a@b.example');
        my $status = mailer_run($port, %keys);
        my ($state, $error) = @{ outbox_row($id) }{qw(state last_error)};
        my ($mail) = reverse taken($port);
        outbox_do('DELETE FROM message WHERE state = "queued"');
        return $state eq 'sent'
            ? "sent $status " . ($mail->{tls} ? 'by TLS' : 'in the clear')
            : "$state $status $error";
    };
    is($try->(%known), 'sent 0 in the clear', 'to this machine: no TLS unless asked, whatever certificate it has');
    is($try->(%known, mail_tls => 'opportunistic'), 'sent 0 by TLS', 'opportunistic: with whatever certificate');
    like(
        $try->(%known, mail_tls => 'required'),
        qr/^queued 75 .*certificate/i,
        'required: nothing goes to a server whose certificate is not known');
    is(
        $try->(%known, mail_tls => 'required', mail_ca_file => "$folder/cert"),
        'sent 0 by TLS',
        'nor is anything wrong with one that is');
    like(
        $try->(%known, mail_password => 'autre'),
        qr/^queued 75 535 5\.7\.8 wrong name/,
        'a wrong password holds all up, and is said');
    like($try->(), qr/^queued 75 530 5\.7\.0 sign in first/, 'so does none');
    smtp_stop($port);
    my $plain = smtp_start();
    $port = $plain;
    like($try->(mail_tls => 'required'), qr/^queued 75 ./, 'required, not offered: nothing goes');
    is($try->(mail_tls => 'opportunistic'), 'sent 0 in the clear', 'opportunistic: it does');
    is((mailer_run($port, mail_tls => 'peut-être'))[0], 1, 'another word is refused');
};

subtest 'a server that refuses, delays, parts' => sub {
    my $port = smtp_start();
    my %id = map { $_ => queue_mail("$_-x\@b.example") } qw(refuse policy grey busy cut a lost b);
    is(mailer_run($port), 0, 'each is dealt with');
    my %row = map { $_ => outbox_row($id{$_}) } keys %id;
    is_deeply(
        { map { $_ => $row{$_}{state} } keys %row },
        {
            (map { $_ => 'failed' } qw(refuse policy)),
            (map { $_ => 'queued' } qw(grey busy cut lost)),
            (map { $_ => 'sent' } qw(a b))
        },
        '5xx is final, 4xx and a cut are tried again');
    is($row{refuse}{last_error}, '550 5.1.1 <refuse-x@b.example>: no such mailbox', 'with the server’s words');
    is($row{grey}{last_error}, '451 4.7.1 greylisted, come back later', 'of a delay too');
    for my $one (qw(grey busy cut lost)) {
        cmp_ok(
            abs(
                outbox_value('SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), next_attempt_at) FROM message WHERE id = ?',
                    $id{$one}) - 60
            ),
            '<=', 15,
            "$one waits a minute, more or less");
    }
    outbox_do('UPDATE message SET next_attempt_at = UTC_TIMESTAMP() WHERE state = "queued"');
    is(mailer_run($port), 0, 'a second time');
    is_deeply(
        [map { outbox_row($id{$_})->{state} } qw(grey cut lost busy)],
        [qw(sent sent sent queued)],
        'what was only for then goes');
    my %count;
    $count{ $_->{to} }++ for taken($port);
    is_deeply(
        \%count,
        { (map { ("$_-x\@b.example" => 1) } qw(grey cut a b)), 'lost-x@b.example' => 2 },
        'none twice but the one whose answer was lost');
    my %ids;
    $ids{ $_->{id} } = 1 for grep { $_->{to} =~ /^lost/ } taken($port);
    is(scalar keys %ids, 1, 'which has the same Message-ID');
    outbox_do(
        'UPDATE message SET next_attempt_at = UTC_TIMESTAMP(), tried_since = UTC_TIMESTAMP() - INTERVAL 47 HOUR
            WHERE id = ?',
        $id{busy});
    mailer_run($port);
    is(outbox_row($id{busy})->{state}, 'queued', 'for two days');
    outbox_do(
        'UPDATE message SET next_attempt_at = UTC_TIMESTAMP(), tried_since = UTC_TIMESTAMP() - INTERVAL 49 HOUR
            WHERE id = ?',
        $id{busy});
    my ($status, $said) = mailer_run($port);
    is(outbox_row($id{busy})->{state}, 'failed', 'not longer');
    like(
        $said,
        qr/event=mail message=$id{busy} template=offer-online outcome=later reason="451 /,
        'one line of the log each');
    unlike($said, qr/b\.example/, 'without addresses');
};

subtest 'a server that is down' => sub {
    my @ids = map { queue_mail("c$_\@b.example") } 1 .. 30;
    my ($status, $said) = mailer_run(1);
    is($status, 75, 'the run says that it sent nothing');
    is(scalar(() = $said =~ /event=mail/g), 1, 'it asks once');
    is(
        outbox_value(
            'SELECT COUNT(*) FROM message
                WHERE id >= ? AND state = "queued" AND attempts = 0 AND claim IS NULL
                AND next_attempt_at <= UTC_TIMESTAMP()',
            $ids[0]
        ),
        30,
        'which is a try of none');
    like(outbox_row($ids[0])->{last_error}, qr/connect/i, 'and says why');
    my $tired = smtp_start('--greeting', '421 4.3.2 out to lunch');
    is(mailer_run($tired), 75, 'one that lets nobody in');
    like(outbox_row($ids[0])->{last_error}, qr/^421 4\.3\.2 out to lunch/, 'is the same, in its words');
    my $port = smtp_start();
    is(mailer_run($port), 0, 'when it is back');
    is(scalar(grep { $_->{to} =~ /^c\d/ } taken($port)), 30, 'all go at once');
};

subtest 'a server that is slow or silent' => sub {
    my $port = smtp_start();
    my $slow = queue_mail('slow-x@b.example');
    is(mailer_run($port, mail_silence_s => 5), 0, 'slow');
    is(outbox_row($slow)->{state}, 'sent', 'is waited for');
    my $silent = queue_mail('silent-x@b.example');
    my $next = queue_mail('d@b.example');
    my ($status) = mailer_run($port, mail_silence_s => 1);
    is($status, 75, 'silent: the run ends');
    is_deeply([map { outbox_row($_)->{state} } $silent, $next], [qw(queued queued)], 'both wait');
    is_deeply([map { outbox_row($_)->{attempts} } $silent, $next], [1, 0], 'one was tried');
    is(mailer_run($port), 0, 'the next run');
    is(outbox_row($next)->{state}, 'sent', 'sends the next on a connection of its own');
    is(scalar(events($port, 'connect')), 3, 'as each after a silence');
};

subtest 'usage' => sub {
    my $port = smtp_start();
    my $id = queue_mail('e@b.example');
    my ($status, $said) = mailer_run($port, -arguments => ['--help']);
    is($status, 0, '--help');
    like($said, qr/^usage: mailer/, 'helps');
    is((mailer_run($port, -arguments => ['--aide']))[0], 2, 'an unknown option is refused');
    is((mailer_run($port, -arguments => ['all']))[0], 2, 'so is a word');
    is(outbox_row($id)->{state}, 'queued', 'and nothing is sent');
    ($status, $said) = mailer_run($port, -arguments => ['--dry-run']);
    is($status, 0, '--dry-run');
    like($said, qr/^$id mail offer-online\n1 would be sent\n\z/, 'lists');
    my $later = queue_mail('f@b.example');
    outbox_do('UPDATE message SET next_attempt_at = UTC_TIMESTAMP() + INTERVAL 2 DAY WHERE id = ?', $later);
    unlike((mailer_run($port, -arguments => ['--dry-run', '--now', day(1)]))[1], qr/^$later /m, 'what is due by a day');
    like(
        (mailer_run($port, -arguments => ['--dry-run', '--now', day(3)]))[1],
        qr/^$later mail offer-online$/m,
        'and by a later one');
    is((mailer_run($port, -arguments => ['--now', day(3)]))[0], 2, 'only to rehearse');
    is(outbox_row($id)->{state}, 'queued', 'still nothing is sent');
    my @many = map { queue_mail("g$_\@b.example") } 1 .. 25;
    is((mailer_run($port, -arguments => ['--once']))[0], 0, '--once');
    is(outbox_value('SELECT COUNT(*) FROM message WHERE id >= ? AND state = "sent"', $id), 20, 'sends one batch');
    mailer_run($port);
    $id = queue_mail('h@b.example');
    ($status, $said) = mailer_run($port, log => 'syslog');
    is("$status $said", '0 ', 'with STAGE3E_LOG=syslog cron has nothing to mail');
    is(outbox_row($id)->{state}, 'sent', 'of what went well');
};
done_testing;
