# "Mes messages": what people choose, signed in or by the link of a mail; what always comes; SMS; the
# questionnaire after a placement.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Digest::SHA qw(hmac_sha256 sha256);
use MIME::Base64 qw(encode_base64url);

sub person { my ($email) = @_; return substr sha256(lc $email), 0, 16 }
sub hexed { return unpack 'H*', person($_[0]) }
sub choice {
    my ($email, $alert) = @_;
    return db_value('SELECT way FROM alert_choice WHERE person = UNHEX(?) AND alert = ?', hexed($email), $alert);
}
# The link as mails have it.
sub link_for {
    my ($reader, $word, $email) = @_;
    open(my $in, '<:raw', glob(var() . '/etc/secret')) or die;
    my $secret = sha256(do { local $/; <$in> });
    return
          site()
        . "/compte/messages/$word/"
        . encode_base64url(person($email) . substr hmac_sha256("messages $reader " . person($email), $secret), 0, 16);
}

# Each role sees its rows of the table, and no other.
my $table = do { open(my $in, '<', 'src/lib/base/alerts.c') or die; local $/; <$in> };
my %bits = (
    pupil => 'READER_PUPIL|EVERYONE',
    employer => 'READER_EMPLOYER|EVERYONE',
    school => 'READER_SCHOOL|EVERYONE',
    admin => 'READER_ADMIN');
my %who = (
    pupil => [make_pupil(mobile => '+33612345678')],
    employer => [make_employer()],
    school => [make_staff(school => make_school())]);
for my $role (sort keys %who) {
    my $mech = browser_of($who{$role}[0]);
    $mech->get(site() . '/compte');
    like($mech->content, qr{href="/compte/messages"}, "$role: the account leads there");
    my $xml = page_xml($mech, '/compte/messages');
    valid_xml($xml, "$role: the page");
    my @must;
    while ($table =~ /\[ALERT_\w+\] =\s*\{"([a-z-]+)", ([A-Z_ |]+),/g) {
        my ($code, $readers) = ($1, $2);
        push @must, $code if $readers =~ /$bits{$role}/;
    }
    is(
        join(' ', sort map { $_->getAttribute('code') } $xml->findnodes('//my-messages/alert')),
        join(' ', sort @must),
        "$role: the rows of the table");
    is(scalar $xml->findnodes('//alert[@essential]')->size > 0, 1, "$role: some always come");
}

# A pupil: unticks one, chooses SMS, and takes the consent back.
my ($pupil, $email) = @{ $who{pupil} };
my $mech = browser_of($pupil);
$mech->get(site() . '/compte/messages');
$mech->content =~ /<input[^>]*id="sign"[^>]*>/
    and like($&, qr/checked.*disabled|disabled.*checked/, 'what is essential is ticked and stays so');
send_form($mech, -action => '/compte/messages$', confirm => 'sms', search => undef);
like(words($mech->content), qr/C’est enregistré/, 'kept');
is(choice($email, 'search'), 'none', 'no news of searches');
is(choice($email, 'confirm'), 'sms', 'the reminder by SMS');
send_form($mech, -action => '/compte/messages$', confirm => 'none', sign => undef, search => 'mail');
is(join('', map { choice($email, $_) // '' } qw(confirm sign search)),
    '', 'what is essential cannot be done without; what is usual is forgotten');
like(
    JSON::encode_json(
        JSON::decode_json($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'))
    ),
    qr/choix_de_messages/,
    'choices are among one’s data');

# By link, without signing in; it changes only that.
my $link = link_for('pupil', 'eleve', $email);
my $anyone = browser();
is($anyone->get($link)->code, 200, 'the link opens the page');
unlike($anyone->content, qr/\Q$email\E|612345678/, 'which says whose it is to nobody');
send_form($anyone, -action => 'messages/eleve', confirm => 'both', search => undef);
is(choice($email, 'confirm') . ' ' . choice($email, 'search'), 'both none', 'and changes them');
is($anyone->get(site() . '/compte')->base->path, '/connexion', 'and signs in nobody');
$anyone->get($link);
my ($csrf) = $anyone->content =~ /name="csrf" value="([^"]+)"/;
$anyone->post($link, [csrf => $csrf, acte => 'sms']);
is(db_value('SELECT accepts_sms FROM pupil WHERE account_id = ?', $pupil), 0, 'consent to SMS is taken back by it');
unlike($anyone->content, qr/Ne plus recevoir de SMS/, 'and the page says so');
is(browser()->get($_)->code, 404, 'a made-up link opens nothing')
    for $link =~ s/.\z/_/r, $link =~ s{/eleve/}{/employeur/}r, $link =~ s{/eleve/}{/maire/}r,
    site() . '/compte/messages/eleve/' . 'x' x 43;
# The button of a mail program (RFC 8058).
sub one_click {
    my ($to, $body) = @_;
    return Stage3e::sent(
        POST => $to =~ s/^\Q${\site()}\E//r,
        [Content_Type => 'application/x-www-form-urlencoded'], $body);
}
my $contact = unique('contact') . '@essai.example';
my $employer_link = link_for('employer', 'employeur', $contact);
is(one_click($employer_link, 'List-Unsubscribe=Two')->code, 403, 'not any form');
is(choice($contact, 'offer'), undef, 'changes nothing');
is(one_click($employer_link, 'List-Unsubscribe=One-Click')->code, 200, 'one click');
is(
    join(' ', map { "$_=" . (choice($contact, $_) // '') } qw(offer draft-offer answer received)),
    'offer=none draft-offer=none answer= received=',
    'stops what one can do without, also of who has no account');

# New applications once a day.
my ($owner, $owner_email) = @{ $who{employer} };
my $boss = browser_of($owner);
$boss->get(site() . '/compte/messages');
send_form($boss, -action => '/compte/messages$', received => 'daily');
my $offer = make_offer(owner => $owner, seats => 3);
my $id = apply_as(scalar make_pupil(), $offer);
is(db_value("SELECT COUNT(*) FROM message WHERE recipient = ? AND application_id = ?", $owner_email, $id),
    0, 'nothing at once');
db()->do('UPDATE application SET sent_at = sent_at - INTERVAL 1 DAY WHERE id = ?', undef, $id);
db()->do('UPDATE event SET happened_at = happened_at - INTERVAL 1 DAY WHERE application_id = ?', undef, $id);
db()->do("UPDATE alert_sent SET waits_since = waits_since - INTERVAL 1 DAY WHERE alert = 'received' AND object_id = ?",
    undef, $id);
ctl('deadlines');
like(
    mail_like($owner_email, qr/Une nouvelle candidature/)->{text},
    qr/élève n°.*Choisir mes messages/s,
    'but in the mail of the day');
send_form($boss, -action => '/compte/messages$', received => '');
my $next = apply_as(scalar make_pupil(), $offer);
is(db_value("SELECT COUNT(*) FROM message WHERE recipient = ? AND application_id = ?", $owner_email, $next),
    1, 'or at once again');

# Choices follow a change of address, and go with the account.
my ($mover, $moved) = make_pupil();
db()
    ->do(
    "INSERT INTO alert_choice (person, alert, way, changed_at) VALUES (UNHEX(?), 'search', 'none', UTC_TIMESTAMP())",
    undef, hexed($moved));
db()->do(
    "INSERT INTO alert_sent (alert, object_id, waits_since, step, person, said_at) VALUES ('search', ?, UTC_TIMESTAMP(), 1, UNHEX(?), UTC_TIMESTAMP())",
    undef, $mover, hexed($moved));
my $leaver = browser_of($mover);
$leaver->get(site() . '/compte/supprimer');
send_form($leaver, -action => 'supprimer', password => 'stage3e-demo', 'current-password' => 'stage3e-demo');
is(
    db_value('SELECT COUNT(*) FROM alert_choice WHERE person = UNHEX(?)', hexed($moved))
        + db_value('SELECT COUNT(*) FROM alert_sent WHERE person = UNHEX(?)', hexed($moved)),
    0,
    'erased with the account'
) or diag(words($leaver->content));

# The questionnaire: by its link, once, without a name.
my ($done, $answering, $pupil_email, undef, $host_email) = make_placement();
my %token = map {
    $_ => encode_base64url(pack 'L8', map { int rand 2**32 } 1 .. 8)
} qw(pupil host);
db()->do(
    "INSERT INTO token (token_hash, purpose, application_id, email, created_at, expires_at) VALUES (UNHEX(SHA2(?, 256)), 'questionnaire', ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 9 DAY)",
    undef, $token{$_}, $done, $_ eq 'pupil' ? $pupil_email : $host_email
) for keys %token;
sub answers {
    return db_value("SELECT GROUP_CONCAT(side, question, answer ORDER BY id) FROM questionnaire_answer WHERE id > ?",
        $_[0]) // '';
}
my $before = db_value('SELECT COALESCE(MAX(id), 0) FROM questionnaire_answer');
$mech = browser();
my $form = site() . "/candidatures/bilan/$token{pupil}";
$mech->get($form);
like(words($mech->content), qr/Ton stage chez.*J’ai été bien accueilli/s, 'a pupil’s');
valid_xml(XML::LibXML->load_xml(string => browser()->get("$form?format=xml")->decoded_content(charset => 'none')),
    'the page');
$mech->get($form);
is(send_form($mech, -action => 'bilan')->code, 422, 'nothing ticked');
like(words($mech->content), qr/Coche au moins une réponse/, 'is said');
send_form($mech, -action => 'bilan', welcomed => 1, useful => 4, discovered => 9, again => 2);
like(words($mech->content), qr/Merci.! Tes réponses/, 'thanks');
is(answers($before), 'pupilwelcomed1,pupiluseful4', 'only answers that there are to questions that were asked');
my ($again) = (browser());
$again->get($form);
like(words($again->content), qr/Merci/, 'once');
db()->do('UPDATE account SET email = ? WHERE id = ?', undef, unique('ailleurs') . '@essai.example', $answering);
is(browser()->get($form)->code, 410, 'the link ends with the address that it went to');
db()->do('UPDATE account SET email = ? WHERE id = ?', undef, $pupil_email, $answering);
db()->do('UPDATE token SET expires_at = UTC_TIMESTAMP() WHERE token_hash = UNHEX(SHA2(?, 256))', undef, $token{pupil});
is(browser()->get($form)->code,
    410, 'once its time is over, or the pupil is erased, a link that was used says nothing of the placement either');
$mech->get(site() . "/candidatures/bilan/$token{host}");
like(words($mech->content), qr/Le stage d’un élève chez vous/, 'an employer’s');
is(browser()->get(site() . '/candidatures/bilan/' . 'x' x 43)->code, 404, 'a made-up link');
db()->do('UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.contact_email = ? WHERE a.id = ?',
    undef, unique('autre') . '@essai.example', $done);
is(browser()->get(site() . "/candidatures/bilan/$token{host}")->code,
    410, 'an employer’s ends when the contact is another');

# Administrators look at each message with sample data.
my $admin = admin();
my $list = page_xml($admin, '/admin/messages/apercu');
valid_xml($list, 'the list of samples');
my @all = $list->findnodes('//sample');
cmp_ok(scalar @all, '>', 100, 'all of them');
is(scalar(grep { !length $_->findvalue('subject') } @all), 0, 'each by the subject that its reader sees');
my @wrong;

for my $sample (@all[map { $_ * 7 % @all } 0 .. 11], grep { $_->getAttribute('name') =~ /^alerts\.day/ } @all) {
    my ($number, $is_sms) = ($sample->getAttribute('number'), $sample->getAttribute('channel') eq 'sms');
    my $page = page_xml($admin, "/admin/messages/apercu/$number");
    valid_xml($page, $sample->getAttribute('name'));
    push @wrong, "$number says nothing" if length $page->findvalue('//text') < 40;
    my $frame = $admin->get(site() . "/admin/messages/apercu/$number.html");
    push @wrong, "$number in a frame: " . $frame->code if $frame->code != ($is_sms ? 404 : 200);
    push @wrong, "$number cuts the names of facts in two on a phone"
        if $frame->decoded_content =~ /<th (?![^>]*overflow-wrap:normal)/;
    push @wrong, "$number may do something"
        if !$is_sms && $frame->header('Content-Security-Policy') !~ /default-src 'none'.*sandbox/;
}
is_deeply(\@wrong, [], 'drawn as readers get them, in a frame that may do nothing');
is($admin->get(site() . "/admin/messages/apercu/$_")->code, 404, "no $_") for 0, 99999, '99999.html';
done_testing;
