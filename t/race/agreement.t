# An agreement that several act on at once: all its signatories, the last two of them, a signature
# against a correction, a signature against a cancellation; several signed with one code against a
# correction; workers killed between the last signature and the seal.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Faults;
use Race;
use Test::More;

my $school = make_school();
my ($staff, $staff_email) = make_staff(school => $school);
my ($owner, $owner_email) = make_employer();

# An agreement that three sign in their accounts; the parent has signed on paper before. Its number, the pupil.
sub ready {
    my ($name) = @_;
    my %of = make_agreement(
        owner => $owner,
        school => $school,
        staff => $staff,
        first_name => $name,
        employer => { 'host-email' => $owner_email },
        school_part => { 'head-email' => $staff_email });
    sign_on_paper(browser_of($staff), $of{id}, 'guardian');
    return ($of{id}, $of{pupil});
}
sub sign {
    my ($account, $id, $name) = @_;
    return post_of($account, "/conventions/$id/signer", 'typed-name' => $name, 'has-read' => 1);
}
sub correction_of {
    my ($id) = @_;
    return post_of(
        $staff, "/conventions/$id/corriger",
        'correction-who' => 'school',
        'correction-reason' => 'Une faute.');
}

# As many as were thanked have signed, besides the parent.
sub thanked_have_signed {
    my ($id, @answers) = @_;
    return is(scalar(grep { $_->[1] =~ /info=signe/ } @answers), signatures($id) - 1, 'who was thanked has signed');
}

# The school's correction is the last that happened to its first version.
sub corrected {
    my ($id, $what) = @_;
    my $later = db_value(
        'SELECT COUNT(*) FROM agreement_event s JOIN agreement_event c ON c.application_id = s.application_id
            AND c.name = "to-correct-school" AND s.id > c.id
        WHERE s.application_id = ? AND s.name LIKE "signed-%"', $id);
    return is(agreement_state($id), 'to_complete_school v2', $what) && is($later, 0, 'nobody signs after it');
}
sub seals { my ($id) = @_; return db_value('SELECT COUNT(*) FROM agreement_seal WHERE application_id = ?', $id) }

subtest 'all sign at once, each twice: each signature counts once, and the last seals' => sub {
    for my $round (1 .. 5) {
        my ($id, $pupil) = ready('Naïg');
        my @forms
            = (sign($pupil, $id, 'Naïg Martin'), sign($owner, $id, 'Inès Durand'), sign($staff, $id, 'Anne Le Gall'));
        my @answers = at_once([@forms, @forms]);
        all_answer('each gets an answer', @answers);
        is(
            db_value(
                'SELECT GROUP_CONCAT(position ORDER BY position) FROM agreement_signature WHERE application_id = ?',
                $id
            ),
            '1,2,3,4',
            'four signatures, each once'
        ) or last;
        is(agreement_state($id), 'signed v1', 'and with the last it is signed');
        is(db_value('SELECT COUNT(*) FROM agreement_event WHERE application_id = ? AND name = "signed"', $id),
            1, 'which is said once');
        is(seals($id), 1, 'and sealed once');
    }
    check_all('every chain holds');
};

subtest 'a signature against a correction: nothing is signed that changed' => sub {
    for my $round (1 .. 8) {
        my ($id, $pupil) = ready('Yann');
        my @answers
            = at_once([sign($pupil, $id, 'Yann Martin'), sign($owner, $id, 'Inès Durand'), correction_of($id)]);
        all_answer('each gets an answer', @answers);
        corrected($id, 'corrected') && thanked_have_signed($id, @answers[0, 1]) or last;
    }
};

subtest 'a signature against a cancellation: it is cancelled, who was thanked has signed' => sub {
    for my $round (1 .. 8) {
        my ($id, $pupil) = ready('Maël');
        my @answers = at_once([
                sign($owner, $id, 'Inès Durand'),
                sign($staff, $id, 'Anne Le Gall'),
                post_of($pupil, "/candidatures/$id/annuler", reason => 'Je change.', etat => 'confirmed')]);
        all_answer('each gets an answer', @answers);
        is(agreement_state($id), 'cancelled v1', 'cancelled') && thanked_have_signed($id, @answers[0, 1]) or last;
    }
    check_all('the invariants hold');
};

subtest 'what was signed and not sealed, as the process died, is sealed when it is asked for' => sub {
    my ($id, $pupil) = ready('Loïc');
    at_once([$_]) for sign($pupil, $id, 'Loïc Martin'), sign($owner, $id, 'Inès Durand');
    db()->do('CREATE OR REPLACE TRIGGER essai BEFORE INSERT ON agreement_seal FOR EACH ROW SIGNAL SQLSTATE "45000"');
    my ($last) = at_once([sign($staff, $id, 'Anne Le Gall')]);
    db()->do('DROP TRIGGER essai');
    like($last->[1], qr/info=convention-signee/, 'signed without a seal');
    check_all('nothing is wrong');
    is(browser_of($staff)->get(site() . "/conventions/$id.pdf")->code, 200, 'its PDF is asked for');
    is(seals($id), 1, 'and sealed');
    check_all('and all is well');
};

# The form by which the school signs several with the code that it is mailed.
sub several {
    my (@ids) = @_;
    my @signatories
        = map { db_value('SELECT id FROM agreement_signatory WHERE application_id = ? AND kind = "school"', $_) } @ids;
    my $before = grep { $_->{subject} =~ /Votre code/ } mails_for($staff_email);
    at_once([post_of($staff, '/conventions/a-signer', etape => 'code')]);
    my $mail = until_true(
        'a code',
        sub {
            my @codes = grep { $_->{subject} =~ /Votre code/ } mails_for($staff_email);
            @codes > $before && $codes[-1];
        });
    my ($code) = $mail->{text} =~ /\b(\d{6})\b/;
    return post_of(
        $staff, '/conventions/a-signer',
        etape => 'signer',
        code => $code,
        'typed-name' => 'Anne Le Gall',
        map { (signature => $_) } @signatories);
}

subtest 'several with one code, sent twice, against a correction of one: the others are signed once' => sub {
    for my $round (1 .. 3) {
        my @ids = map { (ready($_))[0] } qw(Naïg Yann Maël);
        my $several = several(@ids);
        my @answers = at_once([$several, $several, correction_of($ids[1])]);
        ok(!(grep { $_->[0] !~ /^(200|303|422)$/ } @answers), 'each gets an answer')
            or diag(join ' ', map { $_->[0] } @answers);
        is(
            db_value(
                'SELECT GROUP_CONCAT(x.application_id ORDER BY x.application_id)
                FROM agreement_signature x JOIN agreement_signatory s ON s.id = x.signatory_id
                WHERE s.kind = "school" AND x.application_id IN (?, ?)', @ids[0, 2]
            ),
            join(',', sort { $a <=> $b } @ids[0, 2]),
            'those that nobody touched are signed once'
        ) or last;
        corrected($ids[1], 'the other is corrected') or last;
    }
    check_all('the chains of several hold');
};

subtest 'workers are killed while the last one signs: whoever was thanked has signed, and it is sealed' => sub {
    for my $round (1 .. 3) {
        my ($id, $pupil) = ready('Enora');
        at_once([$_]) for sign($pupil, $id, 'Enora Martin'), sign($owner, $id, 'Inès Durand');
        my ($last) = at_once([sign($staff, $id, 'Anne Le Gall')], sub { kill KILL => workers_of('applications') });
        healthy('applications');
        my $signed = signatures($id);
        ok($last->[0] != 303 || $signed == 4, 'what was answered was signed') or diag("$last->[0] $signed");
        at_once([sign($staff, $id, 'Anne Le Gall')]) if $signed < 4;
        is(agreement_state($id), 'signed v1', 'sent again, it is signed by all') or last;
        is(browser_of($staff)->get(site() . "/conventions/$id.pdf")->code, 200, 'its document is there');
        is(seals($id), 1, 'sealed once') or last;
    }
    check_all('and nothing is lost');
};

subtest 'who has not signed is reminded after three days and after seven, each once' => sub {
    my %of = make_agreement(
        owner => $owner,
        school => $school,
        staff => $staff,
        first_name => 'Enora',
        weeks => [free_monday(6)],
        employer => { 'host-email' => $owner_email });
    signed_by_link($of{parent}, 'Rose Martin');
    my $count = sub {
        db_value(
            "SELECT GROUP_CONCAT(kind,
                (SELECT COUNT(*) FROM alert_sent n WHERE n.alert = 'sign' AND n.object_id = s.id) ORDER BY kind + 0)
            FROM agreement_signatory s WHERE application_id = ?", $of{id});
    };
    my $former = link_of(mail_like($of{head}, qr/Convention à signer/));
    ctl('deadlines', '--now', day(2));
    is($count->(), 'host0,school0,guardian0,pupil0', 'not yet');
    ctl('deadlines', '--now', day(3)) for 1, 2;
    is($count->(), 'host1,school1,guardian0,pupil1', 'after three days, once; not who has signed');
    # (Written on that day, it does not leave before.)
    my ($link)
        = db_value('SELECT content FROM message WHERE recipient = ? AND template = "alerts"', $of{head})
        =~ m{(/conventions/signer/[\w-]{43})};
    is(browser()->get($former)->code, 410, 'with a new link, which ends the former');
    is(browser()->get(site() . $link)->code, 200, 'and opens');
    ctl('deadlines', '--now', day($_)) for 7, 9;
    is($count->(), 'host2,school2,guardian0,pupil2', 'after seven, once more, and then no more');
    answer(browser_of($of{pupil}), "/candidatures/$of{id}", 'annuler', reason => 'Je change.');
    like(
        mail_like($of{parent}, qr/Stage annulé/)->{text},
        qr/sa convention ne vaut plus.*Je change\./s,
        'a parent hears of the cancellation');
};
done_testing;
