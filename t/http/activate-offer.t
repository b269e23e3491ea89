# The mail that follows a deposit without an account, and its link: it puts the offer online, once, by a button.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub link_to_activate { my ($mail) = @_; return ($mail->{text} =~ m{(http://\S+/offres/activer/\S+)})[0] }

# A deposit: its number, the mail it sent, what was typed.
sub deposited {
    my %form = good_deposit(@_);
    deposit_and_validate(%form);
    return (db_value('SELECT id FROM offer WHERE title = ?', $form{title}), mail_for($form{email}), %form);
}

subtest 'the mail says what comes, and is the only place of its link' => sub {
    my ($id, $mail) = deposited(title => 'Découverte du métier de ' . unique('tourneur') . ' <i>&amp;</i>');
    like(
        $mail->{subject},
        qr{^MON STAGE DE 3E EN LOIRE-ATLANTIQUE / Activez votre offre de stage$},
        'it has its subject');
    like($mail->{text}, qr/\[x\] 1\. Activation de l’offre\n\[ \] 2\./, 'it shows the five steps');
    like($mail->{html}, qr/&lt;i&gt;/, 'markup is text there too');
    my $link = link_to_activate($mail);
    ok($link, 'it has the link');
    like($mail->{html}, qr/\Q$link\E/, 'in both forms');
    is(db_value('SELECT content FROM message WHERE offer_id = ? AND state = "sent"', $id),
        undef, 'which is nowhere else once sent');
};

subtest 'following the link changes nothing, its button puts the offer online once' => sub {
    my $seats = get_xml('/')->findvalue('/page/home/@seats');
    my ($id, $mail, %form) = deposited();
    my $state = sub { db_value('SELECT state FROM offer WHERE id = ?', $id) };
    my $link = link_to_activate($mail);
    my $mech = browser();
    $mech->get_ok($link, 'the link opens a page');
    like(words($mech->content), qr/\d places?(?! libres)/, 'with the seats that the offer will have');
    unlike(words($mech->content), qr/0 places/, 'none of which are gone');
    is($state->(), 'to_activate', 'that changes nothing by itself');
    LWP::UserAgent->new->head($link);
    is($state->(), 'to_activate', 'nor does a mail scanner');
    $mech->form_number(1);
    $mech->click_button(number => 1);
    like(words($mech->content), qr/Votre offre est en ligne/, 'its button does');
    is(request(GET => "/offres/$id")->code, 200, 'and the offer is there');
    # Other tests give and take seats meanwhile.
    cmp_ok(get_xml('/')->findvalue('/page/home/@seats'), '>=', $seats + 2 - 40, 'and counted');
    like(mail_for($form{email}, 2)->{subject}, qr/Votre offre est en ligne/, 'a second mail says so');
    $mech->get($link);
    like(words($mech->content), qr/Votre offre est en ligne/, 'a link used twice says what is so');
    is(db_value('SELECT COUNT(*) FROM event WHERE offer_id = ? AND name = "activated"', $id), 1, 'and acts once');
};

subtest 'a link that does not fit opens nothing' => sub {
    is(request(GET => '/offres/activer/' . 'A' x 43)->code, 404, 'an unknown link');
    is(request(GET => '/offres/activer/court')->code, 404, 'a cut one');
};

subtest 'a link that has expired explains itself' => sub {
    my (undef, $mail, %form) = deposited();
    db()->do('UPDATE token SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE email = ?', undef, $form{email});
    my $mech = browser();
    $mech->get(link_to_activate($mail));
    is($mech->status, 410, 'an expired one');
    like(words($mech->content), qr/Ce lien a expiré.*7 jours/, 'explains itself');
};

subtest 'an e-mail that has an account: the same screen, another mail' => sub {
    my (undef, $email) = make_employer();
    my %form = good_deposit(email => $email);
    my $thanks = deposit_and_validate(%form);
    like(words($thanks->content), qr/Offre enregistrée/, 'the screen tells nobody who has an account');
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $form{title});
    is(db_value('SELECT template FROM message WHERE offer_id = ?', $id), 'offer-sign-in', 'the mail says to sign in');
};
done_testing;
