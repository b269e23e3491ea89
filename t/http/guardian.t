# Legal representatives: told of an account and of a change, and the school sees who is not.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A pupil whose guardian has an address: a hash.
sub pupil {
    my $school = make_school();
    my $name = unique_name('Tuteur');
    my ($id) = make_pupil(school => $school, last_name => $name);
    my $guardian = unique('ancien') . '@famille.example';
    db()->do('UPDATE pupil SET guardian_email = ? WHERE account_id = ?', undef, $guardian, $id);
    return { id => $id, name => $name, school => $school, guardian => $guardian, mech => browser_of($id) };
}

sub changes {
    my ($pupil, %fields) = @_;
    $pupil->{mech}->get(site() . '/compte/profil');
    return send_form($pupil->{mech}, %fields);
}

# The message to the guardian, as "channel recipient".
sub told_by {
    my ($account) = @_;
    return db_value(
        'SELECT CONCAT(channel, " ", recipient) FROM message m JOIN pupil p ON p.guardian_message_id = m.id'
            . ' WHERE p.account_id = ?',
        $account);
}

subtest 'another address of the pupil is no matter of theirs' => sub {
    my $pupil = pupil();
    changes($pupil, address => '12 rue des Lilas');
    is(db_value('SELECT address FROM pupil WHERE account_id = ?', $pupil->{id}), '12 rue des Lilas', 'it is changed');
    is(db_value('SELECT COUNT(*) FROM message WHERE account_id = ?', $pupil->{id}), 0, 'and nobody told');
};

subtest 'of a change both are told, the former one can still object' => sub {
    my $pupil = pupil();
    my $new = unique('nouveau') . '@famille.example';
    changes($pupil, 'guardian-email' => $new);
    my $told = mail_like($pupil->{guardian}, qr/Changement de représentant légal/);
    like($told->{text}, qr/\Q$pupil->{name}\E/, 'the former one is told of whom');
    ok(mail_like($new, qr/Votre enfant a un compte/), 'the new one of the account');
    my $trail = 'SELECT COUNT(*) FROM audit WHERE subject = "account" AND subject_id = ?'
        . ' AND action = "guardian-changed"';
    is(db_value($trail, $pupil->{id}), 1, 'the trail has it');
    is(browser()->get(link_of($told))->code, 200, 'the former one can still object');
};

subtest 'links sent to one who is named no more end' => sub {
    my $pupil = pupil();
    my $new = unique('nouveau') . '@famille.example';
    changes($pupil, 'guardian-email' => $new);
    my $link = link_of(mail_like($new, qr/Votre enfant a un compte/));
    is(browser()->get($link)->code, 200, 'while they are named it is good');
    changes($pupil, 'guardian-email' => $pupil->{guardian});
    is(browser()->get($link)->code, 410, 'then it ends');
};

subtest 'the school sees whose guardian could not be told' => sub {
    my $pupil = pupil();
    changes($pupil, 'guardian-email' => unique('nouveau') . '@famille.example');
    until_true(
        'the mails',
        sub {
            !db_value('SELECT COUNT(*) FROM message WHERE account_id = ? AND state <> "sent"', $pupil->{id});
        });
    my $staff = browser_of(scalar make_staff(school => $pupil->{school}));
    my $missing = qr/pas encore prévenus.*\Q$pupil->{name}\E/s;
    like(words_at($staff, '/college/eleves'), qr/\Q$pupil->{name}\E/, 'the pupil is on the list');
    unlike(words($staff->content), $missing, 'who was told is not named');
    db()->do('UPDATE pupil SET guardian_message_id = NULL WHERE account_id = ?', undef, $pupil->{id});
    like(words_at($staff, '/college/eleves'), $missing, 'who could not be told is');
};

subtest 'who has only a telephone gets an SMS' => sub {
    my $pupil = pupil();
    my @numbers = map { sprintf '698%06d', int rand 1e6 } 1 .. 2;
    changes($pupil, 'guardian-email' => '', 'guardian-phone' => "0$numbers[0]");
    is(told_by($pupil->{id}), "sms +33$numbers[0]", 'of a change');
    my %form = new_pupil('guardian-email' => '', 'guardian-phone' => "0$numbers[1]");
    my $visitor = browser();
    $visitor->get(site() . "/compte/creer/eleve/$pupil->{school}");
    send_form($visitor, %form);
    is(
        told_by(db_value('SELECT id FROM account WHERE email = ?', $form{email})),
        "sms +33$numbers[1]",
        'at the sign-up');
};
done_testing;
