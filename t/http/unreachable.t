# An address whose server says that it takes nothing: its owner is told, the département too, and the
# owner can change it without a link that cannot arrive.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Outbox qw(outbox_content);
use Stage3e;
use Test::More;

# Sends a mail to an address, about an account; the state in which it ends.
sub sent {
    my ($email, $account) = @_;
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, account_id, next_attempt_at, created_at)'
            . ' VALUES ("mail", ?, "account-deleted", ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())',
        undef, $email, outbox_content(), $account);
    my $id = db_value('SELECT LAST_INSERT_ID()');
    return until_true('the mailer',
        sub { db_value('SELECT state FROM message WHERE id = ? AND state <> "queued"', $id) });
}

# A pupil whose address has refused a mail: account, browser.
sub refused {
    my $email = 'refuse-' . unique('eleve') . '@essai.example';
    my $pupil = make_pupil(email => $email);
    is(sent($email, $pupil), 'failed', 'a mail is refused');
    return ($pupil, browser_of($pupil));
}

sub notice_of { my ($mech, $path) = @_; $mech->get(site() . $path); return $mech->content =~ /ne reçoit plus/ }

subtest 'nothing is said while nothing is wrong' => sub {
    ok(!notice_of(browser_of(scalar make_pupil(email => 'refuse-' . unique('eleve') . '@essai.example')), '/compte'),
        'no notice');
};

subtest 'its owner is told, with the way out' => sub {
    my (undef, $mech) = refused();
    ok(notice_of($mech, $_), "on every page: $_") for '/compte', '/candidatures';
    like(words($mech->content), qr/Ton adresse ne reçoit plus nos messages/, 'in words');
    like($mech->content, qr{href="/compte/changer-email"}, 'with the way out');
    unlike($mech->content, qr/no such mailbox/, 'without technicalities');
    valid_xml(page_xml($mech, '/compte'), 'a page that says so');
};

subtest 'the département reads since when and why' => sub {
    my ($pupil) = refused();
    my $admin = admin_browser();
    like(
        words_at($admin, "/admin/comptes/$pupil"),
        qr/Cette adresse ne reçoit plus nos messages depuis le .* 550 5\.1\.1 no such mailbox/,
        'on the account’s page');
    valid_xml(page_xml($admin, "/admin/comptes/$pupil"), 'which is what its schema says');
};

subtest 'a new address is enough: the old one cannot say yes' => sub {
    my ($pupil, $mech) = refused();
    my $new = unique('neuve') . '@essai.example';
    $mech->get(site() . '/compte/changer-email');
    send_form(
        $mech,
        -action => 'changer-email',
        'new-email' => $new,
        'new-email-confirmation' => $new,
        'current-password' => 'stage3e-demo');
    $mech->get(link_of(mail_like($new, qr/Confirmation de l’adresse/)));
    send_form($mech);
    is(db_value('SELECT email FROM account WHERE id = ?', $pupil), $new, 'the new address alone confirms it');
    ok(!notice_of(browser_of($pupil), '/compte'), 'and nothing is wrong any more');
};

subtest 'it is over when a mail is taken again' => sub {
    my ($pupil, $email) = make_pupil();
    my $mech = browser_of($pupil);
    db()->do(
        'INSERT INTO unreachable (recipient_hash, since, reason)'
            . ' VALUES (UNHEX(SHA2(LOWER(?), 256)), UTC_TIMESTAMP(), "550")',
        undef,
        uc $email);
    ok(notice_of($mech, '/compte'), 'however the address is spelled');
    is(sent($email, $pupil), 'sent', 'a mail arrives');
    ok(!notice_of($mech, '/compte'), 'and takes the word back');
};
done_testing;
