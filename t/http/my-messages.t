# "Mes messages": what people choose, signed in or by the link of a mail; what always comes; SMS.
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

# What someone chose of an alert.
sub choice {
    my ($email, $alert) = @_;
    return db_value('SELECT way FROM alert_choice WHERE person = UNHEX(?) AND alert = ?', hexed($email), $alert);
}

# The link as mails have it.
sub link_for {
    my ($reader, $word, $email) = @_;
    open(my $in, '<:raw', glob(var() . '/etc/secret')) or die;
    my $secret = sha256(do { local $/; <$in> });
    my $tag = substr hmac_sha256("messages $reader " . person($email), $secret), 0, 16;
    return site() . "/compte/messages/$word/" . encode_base64url(person($email) . $tag);
}

# A pupil with a mobile, and the link that mails have for that pupil.
sub pupil_by_link {
    my ($id, $email) = make_pupil(mobile => '+33612345678');
    return ($id, $email, link_for('pupil', 'eleve', $email));
}

# Chooses on one's own page.
sub chooses {
    my ($mech, %choices) = @_;
    $mech->get(site() . '/compte/messages');
    return send_form($mech, -action => '/compte/messages$', %choices);
}

# The button of a mail program (RFC 8058).
sub one_click {
    my ($link, $body) = @_;
    return Stage3e::sent(
        POST => $link =~ s/^\Q${\site()}\E//r,
        [Content_Type => 'application/x-www-form-urlencoded'], $body);
}

subtest 'each role sees its rows of the table, and no other' => sub {
    my $table = do { open(my $in, '<', 'src/lib/base/alerts.c') or die; local $/; <$in> };
    my %readers = (
        pupil => 'READER_PUPIL|EVERYONE',
        employer => 'READER_EMPLOYER|EVERYONE',
        school => 'READER_SCHOOL|EVERYONE');
    my %who = (
        pupil => scalar make_pupil(mobile => '+33612345678'),
        employer => scalar make_employer(),
        school => scalar make_staff(school => make_school()));
    for my $role (sort keys %who) {
        my $mech = browser_of($who{$role});
        $mech->get(site() . '/compte');
        like($mech->content, qr{href="/compte/messages"}, "$role: the account leads there");
        my $xml = page_xml($mech, '/compte/messages');
        valid_xml($xml, "$role: the page");
        my @must;
        while ($table =~ /\[ALERT_\w+\] =\s*\{"([a-z-]+)", ([A-Z_ |]+),/g) {
            my ($code, $readers) = ($1, $2);
            push @must, $code if $readers =~ /$readers{$role}/;
        }
        is(
            join(' ', sort map { $_->getAttribute('code') } $xml->findnodes('//my-messages/alert')),
            join(' ', sort @must),
            "$role: the rows of the table");
        is($xml->findnodes('//alert[@essential]')->size > 0, 1, "$role: some always come");
    }
};

subtest 'a pupil does without one alert, and has another by SMS' => sub {
    my ($id, $email) = make_pupil(mobile => '+33612345678');
    my $mech = browser_of($id);
    chooses($mech, confirm => 'sms', search => undef);
    like(words($mech->content), qr/C’est enregistré/, 'kept');
    is(choice($email, 'search'), 'none', 'no news of searches');
    is(choice($email, 'confirm'), 'sms', 'the reminder by SMS');
    like($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'),
        qr/choix_de_messages/, 'choices are among one’s data');
};

subtest 'what is essential always comes; what is usual is not kept' => sub {
    my ($id, $email) = make_pupil(mobile => '+33612345678');
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/messages');
    my ($box) = $mech->content =~ /(<input[^>]*id="sign"[^>]*>)/;
    like($box, qr/checked.*disabled|disabled.*checked/, 'it is ticked and stays so');
    chooses($mech, confirm => 'sms', search => undef);
    chooses($mech, confirm => 'none', sign => undef, search => 'mail');
    is(join('', map { choice($email, $_) // '' } qw(confirm sign search)),
        '', 'what is essential cannot be done without; what is usual is forgotten');
};

subtest 'the link of a mail opens one’s choices, and nothing else' => sub {
    my (undef, $email, $link) = pupil_by_link();
    my $anyone = browser();
    is($anyone->get($link)->code, 200, 'without signing in');
    unlike($anyone->content, qr/\Q$email\E|612345678/, 'it says whose it is to nobody');
    send_form($anyone, -action => 'messages/eleve', confirm => 'both', search => undef);
    is(choice($email, 'confirm') . ' ' . choice($email, 'search'), 'both none', 'choices are changed');
    is($anyone->get(site() . '/compte')->base->path, '/connexion', 'nobody is signed in');
    is(browser()->get($_)->code, 404, 'a made-up link opens nothing')
        for $link =~ s/.\z/_/r, $link =~ s{/eleve/}{/employeur/}r, $link =~ s{/eleve/}{/maire/}r,
        site() . '/compte/messages/eleve/' . 'x' x 43;
};

subtest 'consent to SMS is taken back by the link' => sub {
    my ($id, undef, $link) = pupil_by_link();
    my $anyone = browser();
    $anyone->get($link);
    my $token = csrf_of($anyone);
    like($anyone->content, qr/Ne plus recevoir de SMS/, 'it is offered');
    $anyone->post($link, [csrf => $token, acte => 'sms']);
    is(db_value('SELECT accepts_sms FROM pupil WHERE account_id = ?', $id), 0, 'done');
    unlike($anyone->content, qr/Ne plus recevoir de SMS/, 'and the page says so');
};

subtest 'the button of a mail program stops what one can do without, also of who has no account' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $link = link_for('employer', 'employeur', $contact);
    is(one_click($link, 'List-Unsubscribe=Two')->code, 403, 'not any form');
    is(choice($contact, 'offer'), undef, 'changes nothing');
    is(one_click($link, 'List-Unsubscribe=One-Click')->code, 200, 'one click');
    is(join(' ', map { "$_=" . (choice($contact, $_) // '') } qw(offer draft-offer answer received)),
        'offer=none draft-offer=none answer= received=', 'does');
};

subtest 'an employer has new applications once a day, or at once again' => sub {
    my ($owner, $email) = make_employer();
    my $boss = browser_of($owner);
    my $offer = make_offer(owner => $owner, seats => 3);
    my $mails = sub {
        return db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND application_id = ?', $email, $_[0]);
    };
    chooses($boss, received => 'daily');
    my $id = apply_as(scalar make_pupil(), $offer);
    is($mails->($id), 0, 'nothing at once');
    db()->do('UPDATE application SET sent_at = sent_at - INTERVAL 1 DAY WHERE id = ?', undef, $id);
    db()->do('UPDATE event SET happened_at = happened_at - INTERVAL 1 DAY WHERE application_id = ?', undef, $id);
    db()->do(
        'UPDATE alert_sent SET waits_since = waits_since - INTERVAL 1 DAY'
            . ' WHERE alert = "received" AND object_id = ?',
        undef, $id);
    ctl('deadlines');
    like(
        mail_like($email, qr/Une nouvelle candidature/)->{text},
        qr/élève n°.*Choisir mes messages/s,
        'but in the mail of the day');
    chooses($boss, received => '');
    is($mails->(apply_as(scalar make_pupil(), $offer)), 1, 'at once again');
};

subtest 'choices go with the account' => sub {
    my ($id, $email) = make_pupil();
    db()->do(
        'INSERT INTO alert_choice (person, alert, way, changed_at)'
            . ' VALUES (UNHEX(?), "search", "none", UTC_TIMESTAMP())',
        undef, hexed($email));
    db()->do(
        'INSERT INTO alert_sent (alert, object_id, waits_since, step, person, said_at)'
            . ' VALUES ("search", ?, UTC_TIMESTAMP(), 1, UNHEX(?), UTC_TIMESTAMP())',
        undef, $id, hexed($email));
    my $leaver = browser_of($id);
    $leaver->get(site() . '/compte/supprimer');
    send_form($leaver, -action => 'supprimer', 'current-password' => 'stage3e-demo');
    for my $table (qw(alert_choice alert_sent)) {
        is(db_value("SELECT COUNT(*) FROM $table WHERE person = UNHEX(?)", hexed($email)), 0, "$table: erased")
            or diag(words($leaver->content));
    }
};
done_testing;
