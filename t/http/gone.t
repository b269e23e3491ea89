# A pupil without an account any more: nobody accepts, nothing waits, no mail leaves, no link brings back.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($owner, $owner_email) = make_employer();
my ($near, $far) = (free_monday(5), free_monday(9));
my $boss = browser_of($owner);
my ($admin) = admin();

sub offer { return make_offer(owner => $owner, seats => 3, weeks => [@_ ? @_ : $near]) }
sub decide { my ($application, $act, %fields) = @_; return answer($boss, "/candidatures/$application", $act, %fields) }
sub refuse { my ($application) = @_; return decide($application, 'refuser', 'reason-code' => 'full') }
sub admin_act {
    my ($account, $act) = @_;
    my $page
        = site()
        . "/admin/comptes/$account"
        . ($act eq 'erased' ? '/supprimer' : '');    # erasing asks on a page of its own
    $admin->get($page);
    my ($token) = $admin->content =~ /name="csrf" value="([^"]+)"/;
    return $admin->post($page, [csrf => $token, acte => $act, reason => 'essai']);
}
sub mails_to_nobody { return db_value("SELECT COUNT(*) FROM message WHERE recipient LIKE '%\@invalid'") }

# An application that was refused, one that waits, one confirmed.
sub pupil_with_all {
    my $pupil = make_pupil();
    my ($refused, $waiting, $placed)
        = (apply_as($pupil, offer()), apply_as($pupil, offer()), apply_as($pupil, offer($far)));
    refuse($refused);
    decide($placed, 'accepter');
    answer(browser_of($pupil), "/candidatures/$placed", 'confirmer');
    is(
        join(' ', map { state_of($_) } $refused, $waiting, $placed),
        'refused pending confirmed',
        'a pupil with applications');
    return ($pupil, $refused, $waiting, $placed);
}
sub cannot_accept {
    my ($application, $was, $why) = @_;
    decide($application, 'accepter');
    is(state_of($application), $was, "$why: not accepted");
    $boss->get(site() . "/candidatures/$application");
    like(words($boss->content), qr/L’élève n’a plus de compte sur le site/, 'and the page says why');
}

subtest 'locked' => sub {
    my ($pupil, $refused, $waiting, $placed) = pupil_with_all();
    is(admin_act($pupil, 'locked')->code, 200, 'the département locks the account');
    is(state_of($waiting), 'withdrawn', 'what waited has ended');
    is(state_of($placed), 'confirmed', 'a placement stays');
    my $mail = until_true(
        'a mail',
        sub {
            (grep { $_->{text} =~ /n’a plus de compte sur le site\s*: sa candidature n° $waiting est fermée/ }
                    mails_for($owner_email))[0];
        });
    unlike($mail->{text}, qr/a retiré/, 'nobody says that the pupil withdrew');
    cannot_accept($refused, 'refused', 'locked');
    is(admin_act($pupil, 'unlocked')->code, 200, 'unlocked');
    decide($refused, 'accepter');
    is(state_of($refused), 'accepted', 'the account open again, the employer may come back on the refusal');
};

subtest 'an employer locked' => sub {
    my ($employer, $employer_email) = make_employer();
    my $offer
        = make_offer(owner => $employer, seats => 3, weeks => [$near], email => unique('accueil') . '@essai.example');
    my $pupil = make_pupil();
    my $application = apply_as($pupil, $offer);
    my $contact = db_value('SELECT contact_email FROM offer WHERE id = ?', $offer);
    my ($answer) = mail_like($contact, qr/candidature/)->{text} =~ m{(http\S+/candidatures/repondre/[\w-]+)};
    is(request(GET => $answer =~ s{^http://[^/]+}{}r)->code, 200, 'the contact may answer by the link');
    is(admin_act($employer, 'locked')->code, 200, 'the département locks the account');
    is(request(GET => $answer =~ s{^http://[^/]+}{}r)->code, 410, 'then not by the link');
    ok(db_value('SELECT suspended_at IS NOT NULL FROM offer WHERE id = ?', $offer), 'nobody applies any more');
    is(db_value("SELECT COUNT(*) FROM event WHERE offer_id = ? AND name = 'suspended' AND actor = 'admin'", $offer),
        1, 'the history says so');
    is(state_of($application), 'pending', 'what was sent waits');
    is(admin_act($employer, 'unlocked')->code, 200, 'unlocked');
    is(request(GET => $answer =~ s{^http://[^/]+}{}r)->code, 200, 'the link opens again');
    my $mech = browser_of($employer);
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => qr{/reprendre});
    ok(db_value('SELECT suspended_at IS NULL FROM offer WHERE id = ?', $offer),
        'and the owner takes the offer up again');
};

subtest 'objected to' => sub {
    my ($pupil, $refused) = pupil_with_all();
    my $token = MIME::Base64::encode_base64url(pack('L8', map { int rand 2**32 } 1 .. 8));
    db()->do(
        'INSERT INTO token (token_hash, purpose, account_id, email, created_at, expires_at)
         VALUES (UNHEX(?), "guardian_object", ?, "parent@essai.example", UTC_TIMESTAMP(),
                 UTC_TIMESTAMP() + INTERVAL 1 DAY)',
        undef, Digest::SHA::sha256_hex($token), $pupil);
    my $parent = browser();
    $parent->get(site() . "/compte/parent/$token");
    send_form($parent);
    cannot_accept($refused, 'refused', 'a parent objected');
};

subtest 'erased' => sub {
    my ($pupil, $refused) = pupil_with_all();
    my @tokens = map {
        MIME::Base64::encode_base64url(pack('L8', map { int rand 2**32 } 1 .. 8))
    } 1 .. 2;
    db()->do(
        'INSERT INTO token (token_hash, purpose, account_id, email, created_at, expires_at)
        VALUES (UNHEX(?), ?, ?, "parent@essai.example", UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 1 DAY)', undef,
        Digest::SHA::sha256_hex($tokens[$_]), (qw(guardian_object account_activate))[$_], $pupil
    ) for 0, 1;
    is(admin_act($pupil, 'erased')->code, 200, 'the account is erased');
    cannot_accept($refused, 'refused', 'erased');
    like(request(GET => "/compte/parent/$tokens[0]")->code, qr/^4(04|10)$/, 'the parent’s link is over');
    like(request(GET => "/compte/activer/$tokens[1]")->code, qr/^4(04|10)$/, 'so are the others');
    my $before = mails_to_nobody();
    for my $act (qw(unlocked activated locked resent factor-reset)) {
        is(admin_act($pupil, $act)->code, 422, "$act is refused");
    }
    $admin->get(site() . "/admin/comptes/$pupil");
    unlike($admin->content, qr/value="unlocked"/, 'and not proposed');
    is(db_value('SELECT state FROM account WHERE id = ?', $pupil), 'locked', 'the account stays closed');
    is(mails_to_nobody(), 0, 'no mail for nobody');
};

subtest 'ten at once' => sub {
    my $pupil = make_pupil();
    my $refused = apply_as($pupil, offer());
    refuse($refused);
    apply_as($pupil, offer()) for 1 .. 10;
    is(db_value('SELECT COUNT(is_live) FROM application WHERE pupil_id = ?', $pupil), 10, 'ten live applications');
    decide($refused, 'accepter');
    is(state_of($refused), 'refused', 'the eleventh is not accepted again');
    $boss->get(site() . "/candidatures/$refused");
    like(words($boss->content), qr/autant de candidatures en cours/, 'and the page says why');
    my $mine = browser_of($pupil);
    answer($mine, '/candidatures/' . db_value('SELECT MAX(id) FROM application WHERE pupil_id = ?', $pupil), 'retirer');
    decide($refused, 'accepter');
    is(state_of($refused), 'accepted', 'with room for it, it is');
};
check_all('and the invariants hold');
done_testing;
