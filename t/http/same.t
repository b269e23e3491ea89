# One mailbox, one class, one person, however they were typed; and what follows when an address moves.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

subtest 'one mailbox is one reader' => sub {
    my $box = unique('boite') . '@essai.example';
    my @offers = map { make_offer(email => $_, seats => 5) } $box, ucfirst $box, uc $box, $box =~ s/essai/Essai/r;
    for my $offer (@offers) {
        my $application = apply_as(scalar make_pupil(), $offer);
        db()->do(
            'UPDATE application SET sent_at = sent_at - INTERVAL 5 DAY, updated_at = updated_at - INTERVAL 5 DAY
              WHERE id = ?',
            undef, $application);
        db()->do('UPDATE event SET happened_at = happened_at - INTERVAL 5 DAY WHERE application_id = ?',
            undef, $application);
    }
    ctl('deadlines');
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "alerts"', $box),
        1, 'and gets one mail for all that wait, not four');
    for my $pair (['paul.x', 'paul-x', 2], ['paul.y', 'Paul.Y', 1]) {
        my $domain = unique('d') . '.example';
        for my $local (@$pair[0, 1]) {
            my $mech = browser();
            $mech->get(site() . '/compte/creer/employeur/nouveau');
            send_form($mech, new_employer(email => "$local\@$domain"));
        }
        is(db_value('SELECT COUNT(*) FROM account WHERE email LIKE ?', "%\@$domain"),
            $pair->[2], "$pair->[0] and $pair->[1]: $pair->[2]");
    }
};

subtest 'a guardian is somebody else' => sub {
    my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
    my $sign_up = sub {
        my $mech = browser();
        $mech->get(site() . "/compte/creer/eleve/$school");
        send_form($mech, new_pupil(@_));
        return errors_at($mech);
    };
    my $x = unique('x');
    like($sign_up->(email => "$x.lemoine\@famille.example", 'guardian-email' => "\U$x.Lemoine\E\@Famille.example"),
        qr/guardian-email/, 'not the pupil in capitals');
    unlike($sign_up->(email => "$x.lemoine\@famille.example", 'guardian-email' => "$x-lemoine\@famille.example"),
        qr/guardian-email/, 'but a parent with nearly the same address');
};

subtest 'one class is listed once' => sub {
    my $school = make_school();
    my ($head) = make_staff(school => $school);
    db()->do('UPDATE school_member SET is_head = TRUE WHERE account_id = ?', undef, $head);
    for my $class ('3e A', '3E A', '3e a', '3ème A', '3A') {
        my $mech = browser();
        my %pupil = new_pupil(class => $class);
        $mech->get(site() . "/compte/creer/eleve/$school");
        send_form($mech, %pupil);
        is(
            db_value(
                'SELECT p.class FROM pupil p JOIN account a ON a.id = p.account_id WHERE a.email = ?',
                $pupil{email}
            ),
            '3e A',
            "$class is kept as one");
        db()->do(
            'UPDATE account SET state = "active", email_confirmed_at = UTC_TIMESTAMP(), activated_at = UTC_TIMESTAMP()
              WHERE email = ?',
            undef, $pupil{email});
    }
    my $list = page_xml(browser_of($head), '/candidatures');
    is(join('|', map { $_->textContent } $list->findnodes('//class')), '3e A', 'and listed once');
    is(page_xml(browser_of($head), '/candidatures?classe=3%C3%A8me%20a')->findvalue('count(//pupil-row)'),
        5, 'and found however one asks');
    db()->do('DELETE a FROM account a JOIN pupil p ON p.account_id = a.id WHERE p.school_id = ?', undef, $school);
    db()->do('DELETE FROM account WHERE id = ?', undef, $head);
    db()->do('DELETE FROM school WHERE id = ?', undef, $school);
};

subtest 'one pupil is one row' => sub {
    my $school = db_value('SELECT MIN(id) FROM school');
    my $last = unique('Le Goff ');
    my $insert = 'INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, created_at)
        VALUES (?, "3e A", ?, ?, "2012-05-05", UTC_TIMESTAMP())';
    db()->do($insert, undef, $school, $last, 'Jean-Luc');
    ok(!eval { db()->do($insert, undef, $school, uc $last, 'Jean Luc'); 1 },
        'with a hyphen or without, in capitals or not');
    ok(!eval { db()->do($insert, undef, $school, $last =~ s/ /-/r, 'Jéan-Luc'); 1 }, 'with accents or without');
    ok(eval { db()->do($insert, undef, $school, $last, 'Luc'); 1 }, 'another first name is another pupil');
    db()->do('DELETE FROM pupil_invitation WHERE last_name = ?', undef, $last);
};

subtest 'what follows an account to its new address' => sub {
    my $new = unique('nouveau') . '@essai.example';
    my ($owner, $old, $employer) = make_employer();
    my $own = make_offer(owner => $owner);
    my $other = make_offer(owner => $owner, email => 'collegue@essai.example');
    db()->do('UPDATE employer SET admin_email = ? WHERE id = ?', undef, uc $old, $employer);
    my $mech = browser_of($owner);
    $mech->get(site() . '/compte/changer-email');
    send_form($mech, 'new-email' => $new, 'new-email-confirmation' => $new, 'current-password' => 'stage3e-demo');

    for (mail_like($old, qr/Changement d’adresse/), mail_like($new, qr/Confirmation de l’adresse/)) {
        my $reader = browser();
        $reader->get(link_of($_));
        send_form($reader);
    }
    is(db_value('SELECT email FROM account WHERE id = ?', $owner), $new, 'the account has moved');
    is(db_value('SELECT contact_email FROM offer WHERE id = ?', $own), $new, 'the contact of its offers too');
    is(db_value('SELECT contact_email FROM offer WHERE id = ?', $other),
        'collegue@essai.example', 'not that of a colleague');
    is(db_value('SELECT admin_email FROM employer WHERE id = ?', $employer), $new, 'who admits newcomers as well');
    my $application = apply_as(scalar make_pupil(), $own);
    ok(mail_like($new, qr/Nouvelle candidature/), 'pupils’ applications go there');
};
done_testing;
