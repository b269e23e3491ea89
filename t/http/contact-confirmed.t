# The contact of an offer that somebody else typed confirms the address by a link; until then who
# deposited the offer receives what is said about pupils. A contact who wants none of it gets no more.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub reply_to {
    return db_value(
        'SELECT recipient FROM message WHERE application_id = ? AND template = "application-employer"
          ORDER BY id DESC LIMIT 1', $_[0]);
}
sub state { return db_value('SELECT contact_state FROM offer WHERE id = ?', $_[0]) }
sub pupil { return scalar make_pupil() }

# A signed-in employer's deposit with that contact.
sub member_deposit {
    my ($account, %form) = @_;
    my $mech = browser_of($account);
    my %content = good_deposit(%form);
    delete @content{qw(employer-name activity siret naf legal-status website)};
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    form_step($mech, 'visualiser', %content);
    form_step($mech, 'valider');
    return ($mech, db_value('SELECT id FROM offer WHERE title = ?', $content{title}));
}
sub edit_contact {
    my ($mech, $offer, $email) = @_;
    $mech->get(site() . "/offres/$offer/modifier");
    form_step($mech, 'visualiser', email => $email, 'email-confirmation' => $email);
    form_step($mech, 'valider');
}
sub confirm {
    my ($link) = @_;
    my $reader = browser();
    $reader->get($link);
    like(words($reader->content), qr/Êtes-vous le contact de cette offre/, 'the link opens a page');
    send_form($reader, -action => '/offres/contact/');
    like(words($reader->content), qr/Votre adresse est confirmée/, 'whose button confirms');
    return $reader;
}

# An offer of a signed-in employer, online, whose contact is elsewhere and did not confirm the address yet.
sub waiting {
    my ($owner, $owner_email) = make_employer();
    my $contact = unique('ailleurs') . '@autre.example';
    my ($mech, $offer) = member_deposit($owner, email => $contact);
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => '/activer');
    return ($mech, $offer, $contact, $owner_email);
}

subtest 'a contact elsewhere has to agree, or the owner activates the offer, which confirms no address' => sub {
    my ($owner, $owner_email) = make_employer();
    my $contact = unique('ailleurs') . '@autre.example';
    my ($mech, $offer) = member_deposit($owner, email => $contact);
    is(db_value('SELECT state FROM offer WHERE id = ?', $offer), 'to_activate', 'the offer waits');
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => '/activer');
    is(db_value('SELECT state FROM offer WHERE id = ?', $offer), 'active', 'the owner activates it');
    is(state($offer), 'typed', 'which confirms no address');
    told($owner_email, qr/en ligne/, qr{/offres/$offer/gerer\b}, 'the owner reads that it is online');
    is(scalar(grep { $_->{text} =~ m{/offres/gerer/} } mails_for($contact)), 0, 'the contact gets no link to manage');
};

subtest 'until the contact confirms, the owner receives the applications, and sees why' => sub {
    my ($mech, $offer, $contact, $owner_email) = waiting();
    my $first = apply_as(pupil(), $offer);
    is(reply_to($first), $owner_email, 'the owner receives the application');
    is(db_value('SELECT COUNT(*) FROM token WHERE application_id = ?', $first), 0, 'no link to a pupil’s data is made');
    like(
        words_at($mech, "/offres/$offer/gerer"),
        qr/Adresse en attente de confirmation\..*\Q$contact\E.*les candidatures arrivent à \Q$owner_email\E/,
        'the page says so');
    valid_xml(page_xml($mech, "/offres/$offer/gerer"), 'it');
};

subtest 'the contact is asked of the offer alone, by a link whose button confirms, once' => sub {
    my ($mech, $offer, $contact, $owner_email) = waiting();
    my $first = apply_as(pupil(), $offer);
    my $asked = mail_like($contact, qr/Êtes-vous le contact/);
    like($asked->{text}, qr/Bonjour,\s+Votre adresse est indiquée comme contact/, 'in our words');
    unlike($asked->{text}, qr/Candidature n°|élève n°/, 'of the offer alone');
    my $link = link_of($asked);
    is(browser()->get($link)->code, 200, 'to look at the link');
    is(state($offer), 'typed', 'changes nothing');
    valid_xml(get_xml($link =~ s{^\Q@{[site()]}\E}{}r), 'the page of the link');
    my $reader = confirm($link);
    is(state($offer), 'confirmed', 'the button does');
    send_form($reader, -action => '/offres/contact/') if $reader->content =~ m{action="/offres/contact/};
    is(db_value('SELECT COUNT(*) FROM event WHERE offer_id = ? AND name = "contact-confirmed"', $offer), 1, 'once');
    is(reply_to(apply_as(pupil(), $offer)), $contact, 'from then on the contact receives');
    is(reply_to($first), $owner_email, 'what was said was said');
    unlike(words_at($mech, "/offres/$offer/gerer"), qr/en attente de confirmation/, 'the notice has gone');
};

subtest 'another address is confirmed anew, and the links of the former one end' => sub {
    my ($mech, $offer, $contact, $owner_email) = waiting();
    my $link = link_of(mail_like($contact, qr/Êtes-vous le contact/));
    confirm($link);
    apply_as(pupil(), $offer);
    my $answer = link_of(mail_like($contact, qr/[Cc]andidature/));
    is(browser()->get($answer)->code, 200, 'the contact has a link to answer');
    edit_contact($mech, $offer, my $next = unique('suivant') . '@autre.example');
    is(state($offer), 'typed', 'another address is to be confirmed anew');
    is(browser()->get($answer)->code, 410, 'the links of the former one end');
    is(browser()->get($link)->code, 410, 'its confirmation is over');
    is(reply_to(apply_as(pupil(), $offer)), $owner_email, 'the owner receives again');
    confirm(link_of(mail_like($next, qr/Êtes-vous le contact/)));
    is(reply_to(apply_as(pupil(), $offer)), $next, 'until it is confirmed');
};

subtest 'the link that activates confirms the address as well' => sub {
    my ($owner) = make_employer();
    my $contact = unique('ailleurs') . '@autre.example';
    my (undef, $offer) = member_deposit($owner, email => $contact);
    my $reader = browser();
    $reader->get(link_of(mail_like($contact, qr/Activez votre offre/)));
    send_form($reader, -action => '/offres/activer/');
    is(state($offer), 'confirmed', 'the link that activates confirms as well');
    is(reply_to(apply_as(pupil(), $offer)), $contact, 'and the contact receives');
};

subtest 'one’s own address and a colleague’s need no confirmation, while they are that' => sub {
    my ($owner, $owner_email, $employer) = make_employer();
    my ($colleague, $colleague_email) = make_employer(employer => $employer);
    my ($mech, $offer) = member_deposit($owner, email => $colleague_email);
    is(db_value('SELECT state FROM offer WHERE id = ?', $offer), 'active', 'a colleague’s address was proved before');
    is(reply_to(apply_as(pupil(), $offer)), $colleague_email, 'and receives');
    $mech->get(site() . "/offres/$offer/gerer");
    unlike(words($mech->content), qr/en attente de confirmation/, 'without a word');
    edit_contact($mech, $offer, $owner_email);
    is(reply_to(apply_as(pupil(), $offer)), $owner_email, 'one’s own too');
    edit_contact($mech, $offer, $colleague_email);
    # The colleague's account moves to another address; the offer keeps the one that was typed.
    db()->do('UPDATE account SET email = ? WHERE id = ?', undef, unique('parti') . '@structure.example', $colleague);
    is(reply_to(apply_as(pupil(), $offer)), $owner_email,
        'an address that is no colleague’s any more receives nothing');
    $mech->get(site() . "/offres/$offer/gerer");
    like(words($mech->content), qr/Adresse en attente de confirmation/, 'and the owner sees it');
    db()->do("UPDATE account SET state = 'locked' WHERE id = ?", undef, $colleague);
    my ($stranger, $stranger_email) = make_employer();
    edit_contact($mech, $offer, $stranger_email);
    is(reply_to(apply_as(pupil(), $offer)), $owner_email, 'an account elsewhere is no colleague');
};

subtest 'the owner’s account moves: the contact follows once both addresses confirmed' => sub {
    my ($owner, $owner_email) = make_employer();
    my ($mech, $offer) = member_deposit($owner, email => $owner_email);
    my $new = unique('nouveau') . '@structure.example';
    $mech->get(site() . '/compte/changer-email');
    send_form($mech, 'new-email' => $new, 'new-email-confirmation' => $new, 'current-password' => 'stage3e-demo');
    is(reply_to(apply_as(pupil(), $offer)), $owner_email,
        'the new address receives nothing before both have confirmed');
    for my $mail (mail_like($owner_email, qr/Changement d’adresse/), mail_like($new, qr/Confirmation de l’adresse/)) {
        my $reader = browser();
        $reader->get(link_of($mail));
        send_form($reader, -action => '/compte/email/');
    }
    is(reply_to(apply_as(pupil(), $offer)), $new, 'then it does');
};

subtest 'the contact is asked again, not without end' => sub {
    my ($owner) = make_employer();
    my $contact = unique('ailleurs') . '@autre.example';
    my ($mech, $offer) = member_deposit($owner, email => $contact);
    my @status;
    for (1 .. 5) {
        $mech->get(site() . "/offres/$offer/gerer");
        send_form($mech, -action => '/renvoyer');
        push @status, $mech->status;
    }
    is("@status", '200 200 200 429 429', 'a few times');
    like(
        words($mech->content),
        qr/Nous avons déjà écrit plusieurs fois.*Le dernier message est le bon/,
        'then one waits');
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => '/activer');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "contact-confirmation"', $contact),
        0, 'not by another button either');
    db()->do('DELETE FROM attempt WHERE scope = "mail-to-contact"');
    for (1, 2) {
        $mech->get(site() . "/offres/$offer/gerer");
        send_form($mech, -action => '/renvoyer');
    }
    ok(mail_like($contact, qr/Êtes-vous le contact/), 'once active, it is the link that confirms');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "contact-confirmation"', $contact),
        2, 'which goes again');
    db()->do(
        'REPLACE INTO attempt (scope, key_hash, started_at, count)
        VALUES ("mail-of-contact", UNHEX(SHA2(?, 256)), UTC_TIMESTAMP(), 30)',
        undef, $owner);
    $mech->get(site() . "/offres/$offer/modifier");
    my $other = unique('encore') . '@autre.example';
    form_step($mech, 'visualiser', email => $other, 'email-confirmation' => $other);
    form_step($mech, 'valider');
    is($mech->status . ' ' . errors_at($mech), '429 email', 'thirty contacts a day');
    is(value_of($mech, 'email'), $other, 'nothing typed is lost');
};

# The button "Ces liens ne sont plus à moi" of the page that a link opens.
sub ends_links {
    my ($link) = @_;
    my $mech = browser();
    $mech->get($link);
    $mech->follow_link(url_regex => qr/plus-a-moi/);
    send_form($mech, -action => 'plus-a-moi');
    like(words($mech->content), qr/C’est fait/, 'a contact wants to be left alone');
}

subtest 'not mine: without an owner the département takes over' => sub {
    my $contact = unique('las') . '@autre.example';
    my $offer = make_offer(email => $contact, seats => 5);
    apply_as(pupil(), $offer);
    ends_links(link_of(mail_for($contact)));
    is(state($offer), 'ended', 'it is kept');
    my $second = apply_as(pupil(), $offer);
    is(reply_to($second), 'stage3e@loire-atlantique.fr', 'the next application goes to the département');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $contact), 1, 'not there');
    is(db_value('SELECT COUNT(*) FROM token WHERE application_id = ?', $second), 0, 'without a link');
};

subtest 'not mine: whoever deposited the offer takes over, and reads why' => sub {
    my ($owner, $owner_email) = make_employer();
    my $owned = make_offer(owner => $owner, email => my $other = unique('las') . '@autre.example', seats => 5);
    is(reply_to(apply_as(pupil(), $owned)), $other, 'a contact that is confirmed');
    ends_links(link_of(mail_for($other)));
    is(reply_to(apply_as(pupil(), $owned)), $owner_email, 'whoever deposited the offer takes over');
    make_employer(email => $other, employer => db_value('SELECT employer_id FROM offer WHERE id = ?', $owned));
    is(reply_to(apply_as(pupil(), $owned)), $owner_email, 'and stays so when the contact opens an account there');
    my $mech = browser_of($owner);
    $mech->get(site() . "/offres/$owned/gerer");
    like(
        words($mech->content),
        qr/Le contact ne s’occupe plus de cette offre\..*corrigez le contact\..*arrivent à \Q$owner_email\E/,
        'and reads why');
    unlike($mech->content, qr{/renvoyer"}, 'nobody writes there again');
    $mech->post(site() . "/offres/$owned/renvoyer", [csrf => csrf_of($mech)]);
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $other), 1, 'not by hand either');
};

# A deposit without account, activated by its link: its number, and the link that manages it.
sub managed {
    my %deposit = good_deposit();
    deposit_and_validate(%deposit);
    my $reader = browser();
    $reader->get(link_of(mail_for($deposit{email})));
    send_form($reader, -action => '/offres/activer/');
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $deposit{title});
    return ($id, link_of(mail_like($deposit{email}, qr/en ligne/)));
}

subtest 'not mine: said by the link that manages, which ends with it' => sub {
    my ($id, $manage) = managed();
    my $reader = browser();
    $reader->get($manage);
    $reader->follow_link(url_regex => qr/plus-a-moi/);
    like(words($reader->content), qr/Ces liens ne sont plus à moi/, 'the page of the offer has it too');
    valid_xml(page_xml($reader, $manage =~ s{^\Q@{[site()]}\E}{}r . '/plus-a-moi'), 'its page');
    is(browser()->get($manage)->code, 200, 'to look ends nothing');
    $reader->get("$manage/plus-a-moi");
    send_form($reader, -action => 'plus-a-moi');
    like(words($reader->content), qr/C’est fait.*département est prévenu/s, 'the button does');
    is(browser()->get($manage)->code, 410, 'the link has ended');
    is(reply_to(apply_as(pupil(), $id)), 'stage3e@loire-atlantique.fr', 'the département receives');
};

subtest 'not mine: the département sees it on the offer, and finds another contact, who has to agree' => sub {
    my ($id, $manage) = managed();
    ends_links($manage);
    my $admin = admin();
    $admin->get(site() . "/offres/$id/gerer");
    like(
        words($admin->content),
        qr/Le contact ne s’occupe plus de cette offre\..*elles arrivent au département/,
        'which sees it on the offer');
    valid_xml(page_xml($admin, "/offres/$id/gerer"), 'the page of such an offer');
    edit_contact($admin, $id, my $right = unique('juste') . '@autre.example');
    my $waiting = apply_as(pupil(), $id);
    is(reply_to($waiting), 'stage3e@loire-atlantique.fr', 'until whom it found has agreed');
    is(scalar(grep { $_->{text} =~ m{/offres/gerer/|/candidatures/} } mails_for($right)),
        0, 'a slip of the département sends nothing of a pupil anywhere');
    confirm(link_of(mail_like($right, qr/Êtes-vous le contact/)));
    like(mail_like($right, qr/en ligne/)->{text}, qr{/offres/gerer/}, 'then the link that manages goes there');
    like(mail_like($right, qr/candidature/i)->{text}, qr{/candidatures/repondre/}, 'with what waited');
    is(reply_to(apply_as(pupil(), $id)), $right, 'and what comes');
};

subtest 'the département puts an offer online: its contact still has to confirm' => sub {
    my %deposit = good_deposit();
    deposit_and_validate(%deposit);
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $deposit{title});
    my $admin = admin();
    $admin->get(site() . "/offres/$id/gerer");
    send_form($admin, -action => qr{/activer$});
    is(db_value('SELECT state FROM offer WHERE id = ?', $id), 'active', 'an offer whose link nobody followed');
    like(words($admin->content), qr/Adresse en attente de confirmation/, 'is shown with a contact that is asked');
    is(reply_to(apply_as(pupil(), $id)), 'stage3e@loire-atlantique.fr', 'nothing of a pupil goes there');
    confirm(link_of(mail_like($deposit{email}, qr/Êtes-vous le contact/)));
    my $manage = link_of(mail_like($deposit{email}, qr/en ligne/));
    my $reader = browser();
    $reader->get($manage);
    is($reader->status, 200, 'until it is confirmed');
};

# An old offer gets its link again.
subtest 'a link that activates is of the contact it was sent to, for as long as the owner is let in' => sub {
    my ($owner) = make_employer();
    my ($first, $second) = map { unique('accueil') . '@ailleurs.example' } 1, 2;
    my $offer = make_offer(owner => $owner, email => $first);
    db()->do(
        "UPDATE offer SET state = 'to_activate', activated_at = NULL, created_at = created_at - INTERVAL 8 DAY,
                contact_state = 'typed'
          WHERE id = ?",
        undef, $offer);
    my $mech = browser_of($owner);
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => qr{/renvoyer});
    my ($link) = mail_like($first, qr/Activez/)->{text} =~ m{http://[^/\s]+(/offres/activer/[\w-]+)};
    ok($link, 'after a week the link is sent again');
    is(request(GET => $link)->code, 200, 'and opens');
    db()->do("UPDATE account SET state = 'locked' WHERE id = ?", undef, $owner);
    is(request(GET => $link)->code, 410, 'not while the owner is kept out');
    db()->do("UPDATE account SET state = 'active' WHERE id = ?", undef, $owner);
    db()->do('UPDATE offer SET contact_email = ? WHERE id = ?', undef, $second, $offer);
    is(request(GET => $link)->code, 410, 'nor once the contact is another');
    is(db_value('SELECT state FROM offer WHERE id = ?', $offer), 'to_activate', 'nothing was put online');
};
done_testing;
