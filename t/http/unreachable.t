# An address whose server says that it takes nothing: its owner is told, the département too, and the
# owner can change it without a link that cannot arrive.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $email = 'refuse-' . unique('eleve') . '@essai.example';
my $pupil = make_pupil(email => $email);
my $mech = browser_of($pupil);
$mech->get(site() . '/compte');
unlike($mech->content, qr/ne reçoit plus/, 'nothing is said while nothing is wrong');

sub queue {
    db()->do(
        'INSERT INTO message (channel, recipient, template, content, account_id, next_attempt_at, created_at) VALUES ("mail", ?, "account-deleted", ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())',
        undef,
        $_[0],
        '<message step="0"><site name="Stage3e" long-name="Mon stage" operator="D" base-url="http://x.example" help-phone="" help-hours="" help-mail=""/><person role="pupil"/></message>',
        $pupil);
    my $id = db_value('SELECT LAST_INSERT_ID()');
    return until_true('the mailer',
        sub { db_value('SELECT state FROM message WHERE id = ? AND state <> "queued"', $id) });
}
is(queue($email), 'failed', 'a mail is refused');
$mech->get(site() . '/candidatures');
like(words($mech->content), qr/Ton adresse ne reçoit plus nos messages/, 'its owner is told, on every page');
like($mech->content, qr{href="/compte/changer-email"}, 'with the way out');
unlike($mech->content, qr/no such mailbox/, 'without technicalities');
valid_xml(page_xml($mech, '/compte'), 'a page that says so');

my $admin = admin();
$admin->get(site() . "/admin/comptes/$pupil");
like(
    words($admin->content),
    qr/Cette adresse ne reçoit plus nos messages depuis le .* 550 5\.1\.1 no such mailbox/,
    'the département reads since when and why');
valid_xml(page_xml($admin, "/admin/comptes/$pupil"), 'the account’s page');

# A new one: the old one cannot say yes.
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
$mech = browser_of($pupil);
$mech->get(site() . '/compte');
unlike($mech->content, qr/ne reçoit plus/, 'and nothing is wrong any more');

# It is over when a mail is taken again.
db()->do(
    'INSERT INTO unreachable (recipient_hash, since, reason) VALUES (UNHEX(SHA2(LOWER(?), 256)), UTC_TIMESTAMP(), "550")',
    undef,
    uc $new);
$mech->get(site() . '/compte');
like($mech->content, qr/ne reçoit plus/, 'however it is spelled');
is(queue($new), 'sent', 'a mail arrives');
$mech->get(site() . '/compte');
unlike($mech->content, qr/ne reçoit plus/, 'and takes the word back');
done_testing;
