# Links that answer an application: for whom they were sent to, while there is something to decide;
# a minor's address only with a code sent to the same mailbox.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $contact = unique('contact') . '@essai.example';
my $offer = make_offer(email => $contact, seats => 5);
my $pupil = make_pupil(first_name => 'Naïg', born => '2012-03-04');
my $application = apply_as($pupil, $offer);
my $link = link_of(mail_for($contact));
my $mech = browser();

subtest 'a code opens address and birth date' => sub {
    $mech->get($link);
    send_form($mech, -action => '/accepter$');
    is(state_of($application), 'accepted', 'accepted');
    unlike($mech->content, qr/rue des Écoles|04\/03\/2012/, 'the link alone does not show where the pupil lives');
    my $print = browser()->get($link =~ s{/candidatures}{/export/candidatures}r . '.pdf');
    is($print->code, 200, 'nor does the print');
    send_form($mech, -action => 'code-envoyer');
    like(words($mech->content), qr/Un code à six chiffres est parti/, 'a code is sent');
    my $mail = mail_like($contact, qr/Votre code/);
    my ($code) = $mail->{text} =~ /\b(\d{6})\b/;
    ok($code, 'to the same mailbox');
    is(db_value('SELECT COUNT(*) FROM link_code WHERE code_hash = UNHEX(SHA2(?, 256))', $code),
        0, 'kept under the secret only');
    send_form($mech, -action => '/code$', code => $code eq '000000' ? '000001' : '000000');
    like(words($mech->content), qr/Ce code n’est pas le bon/, 'a wrong one opens nothing');
    unlike($mech->content, qr/rue des Écoles/, 'indeed');
    send_form($mech, -action => '/code$', code => substr($code, 0, 3) . ' ' . substr($code, 3));
    like(words($mech->content), qr/Date de naissance 04\/03\/2012 .*rue des Écoles/s, 'the right one does')
        or diag(words($mech->content));
    $mech->get($link);
    send_form($mech, -action => '/code$', code => $code);
    unlike($mech->content, qr/rue des Écoles/, 'once');
};

subtest 'five tries, ten minutes, five codes' => sub {
    $mech->get($link);
    send_form($mech, -action => 'code-envoyer');
    my ($code) = (
        grep { $_->{subject} =~ /Votre code/ } @{ [
                until_true(
                    'a second code',
                    sub {
                        my @m = grep { $_->{subject} =~ /Votre code/ } mails_for($contact);
                        @m == 2 && $m[-1];
                    })] })[0]->{text} =~ /\b(\d{6})\b/;
    for (1 .. 5) { $mech->get($link); send_form($mech, -action => '/code$', code => 'x') }
    $mech->get($link);
    send_form($mech, -action => '/code$', code => $code);
    unlike($mech->content, qr/rue des Écoles/, 'the sixth try is none');
    for (3 .. 5) { $mech->get($link); send_form($mech, -action => 'code-envoyer'); is($mech->status, 200, "code $_") }
    $mech->get($link);
    send_form($mech, -action => 'code-envoyer');
    is($mech->status, 429, 'not a sixth one');
};

subtest 'another contact' => sub {
    db()->do('UPDATE offer SET contact_email = ? WHERE id = ?', undef, unique('autre') . '@essai.example', $offer);
    is(browser()->get($link)->code, 410, 'ends the link of the former one');
    is(browser()->get($link =~ s{/candidatures}{/export/candidatures}r . '.pdf')->code, 410, 'its print too');
    my $token = do {
        my $visitor = browser();
        $visitor->get(site() . '/connexion');
        [$visitor, $visitor->form_number(1)->value('csrf')];
    };
    is($token->[0]->post("$link/refuser", [csrf => $token->[1], 'reason-code' => 'dates'])->code,
        410, 'and its buttons');
    db()->do('UPDATE offer SET contact_email = ? WHERE id = ?', undef, uc $contact, $offer);
    is(browser()->get($link)->code, 200, 'case makes no other');
};

subtest 'nothing left to decide' => sub {
    my $second = apply_as(scalar make_pupil(), make_offer(email => my $other = unique('contact') . '@essai.example'));
    my $its = link_of(mail_for($other));
    answer(browser_of(db_value('SELECT pupil_id FROM application WHERE id = ?', $second)),
        "/candidatures/$second", 'retirer');
    is(state_of($second), 'withdrawn', 'withdrawn');
    is(browser()->get($its)->code, 410, 'the link is over');
    unlike(mail_for($other, 2)->{text}, qr{/candidatures/repondre/}, 'the mail that says so has none');
    is(
        db_value(
            'SELECT MAX(expires_at)
                    <= (SELECT MAX(last_on) FROM offer_week WHERE offer_id = a.offer_id) + INTERVAL 3 DAY
                FROM token t JOIN application a ON a.id = t.application_id WHERE a.id = ?',
            $second
        ),
        1,
        'it would not have outlived the placement');
};
subtest 'not mine any more' => sub {
    my $contact = unique('ancien') . '@essai.example';
    my $offer = make_offer(email => $contact, seats => 3);
    my ($first, $second) = map { apply_as(scalar make_pupil(), $offer) } 1, 2;
    my @links = map { link_of(mail_for($contact, $_)) } 1, 2;
    my $mech = browser();
    $mech->get($links[0]);
    like(words($mech->content), qr/Ces liens ne sont plus à moi/, 'the page says how to be rid of them');
    $mech->follow_link(url_regex => qr/plus-a-moi/);
    is(browser()->get($links[0])->code, 200, 'to look at it ends nothing');
    send_form($mech, -action => 'plus-a-moi');
    like(words($mech->content), qr/C’est fait.*n’ouvrent plus rien.*département est prévenu/s, 'the button does')
        or diag(words($mech->content));
    is(browser()->get($_)->code, 410, 'all links of the offer have ended') for @links;
    is(state_of($_), 'pending', 'no application changes') for $first, $second;
    is(db_value("SELECT COUNT(*) FROM message WHERE template = 'links-ended' AND application_id = ?", $first),
        1, 'the département is told');
    is(
        db_value(
            "SELECT COUNT(*) FROM audit WHERE action = 'links-ended' AND subject = 'offer' AND subject_id = ?", $offer
        ),
        1,
        'it is in the trail');
    my $teacher = unique('prof') . '@college.example';
    my $asked = apply_as(
        scalar make_pupil(), make_offer(),
        referent => 'autre',
        'referent-name' => 'Mme Roy',
        'referent-email' => $teacher);
    my $link = link_of(mail_for($teacher));
    $mech->get($link);
    $mech->follow_link(url_regex => qr/plus-a-moi/);
    send_form($mech, -action => 'plus-a-moi');
    is(browser()->get($link)->code, 410, 'a referent’s too');
    is(db_value('SELECT referent_opinion FROM application WHERE id = ?', $asked), 'pending', 'without an opinion');
};
done_testing;
