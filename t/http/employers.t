# Whose word an employer is: it is there for others once it is confirmed, and nobody else writes to it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub sign_up {
    my (%form) = @_;
    my $mech = browser();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %form);
    return $mech;
}
sub open_account {
    my ($email) = @_;
    my $mech = browser();
    activate($mech, $email, 'trois mots tranquilles');
    return $mech;
}
sub employers {
    my ($siret) = @_;
    return db()
        ->selectall_arrayref('SELECT id, name, is_confirmed FROM employer WHERE siret = ? ORDER BY id', undef, $siret);
}
sub employer_of {
    my ($email) = @_;
    return db_value(
        'SELECT m.employer_id FROM employer_member m JOIN account a ON a.id = m.account_id WHERE a.email = ?', $email);
}
sub deposit {
    my (%form) = @_;
    deposit_and_validate(%form);
    return db_value('SELECT id FROM offer WHERE title = ?', $form{title});
}
sub activate_offer {
    my ($email) = @_;
    my $mech = browser();
    $mech->get(link_of(mail_like($email, qr/Activez votre offre/)));
    send_form($mech);
    return $mech;
}

subtest 'a SIRET typed at a sign-up that is never activated is nobody’s' => sub {
    my %typo = new_employer('employer-name' => unique_name('Coquille'));
    like(sign_up(%typo)->uri, qr/merci/, 'somebody mistypes the address');
    my $pending = employers($typo{siret})->[0][0];
    my $mech = browser();
    $mech->get(site() . "/compte/creer/employeur?q=$typo{'employer-name'}");
    unlike($mech->content, qr{/compte/creer/employeur/$pending\b}, 'nobody finds it');
    $mech->get(site() . "/compte/creer/employeur/$pending");
    is($mech->status, 404, 'nor joins it');
    my %right = new_employer(siret => $typo{siret}, 'employer-name' => unique_name('Juste'));
    like(sign_up(%right)->uri, qr/merci/, 'and signs up again, with the right one');
    like(words(open_account($right{email})->content), qr/Le compte est actif/, 'which is activated');
    is_deeply(
        [map { [@$_[1, 2]] } @{ employers($typo{siret}) }],
        [[$typo{'employer-name'}, 0], [$right{'employer-name'}, 1]],
        'the first that is confirmed is the employer');
    like(errors_at(sign_up(new_employer(siret => $typo{siret}))), qr/siret/, 'which the next one joins');

    like(words(open_account($typo{email})->content), qr/demande|attend/i, 'the other, activated late, asks to join');
    is(employer_of($typo{email}), employer_of($right{email}), 'the same employer');
    is(db_value('SELECT CONCAT(state, awaits_approval) FROM account WHERE email = ?', $typo{email}),
        'inactive1', 'admitted by nobody yet');
    my $asked = mail_like($right{email}, qr/demande à vous rejoindre/);
    like($asked->{text}, qr/\Q$typo{email}\E/, 'those who are there are asked');
    is(scalar @{ employers($typo{siret}) }, 1, 'one employer is left');
    $mech->get(link_of($asked));
    send_form($mech);
    is(sign_in($typo{email}, 'trois mots tranquilles')->status, 200, 'and admit it');
    is(
        db_value(
            'SELECT is_administrator FROM employer_member m JOIN account a ON a.id = m.account_id WHERE a.email = ?',
            $typo{email}
        ),
        0,
        'as a member');
};

subtest 'the e-mail domain admits here too' => sub {
    my $domain = unique('d') . '.example';
    my %first = new_employer(email => "a\@$domain", 'admin-email' => "a\@$domain", 'email-domain' => $domain);
    my %second = new_employer(email => "b\@$domain", siret => $first{siret});
    sign_up(%$_) for \%first, \%second;
    open_account($first{email});
    like(words(open_account($second{email})->content), qr/Le compte est actif/, 'a colleague is in at once');
    is(employer_of($second{email}), employer_of($first{email}), 'in the same employer');
};

subtest 'the purge takes what was only typed' => sub {
    my %never = new_employer();
    sign_up(%never);
    my $kept = deposit(good_deposit(siret => siret()));
    db()->do('UPDATE account SET created_at = created_at - INTERVAL 31 DAY WHERE email = ?', undef, $never{email});
    db()->do('UPDATE employer SET created_at = created_at - INTERVAL 31 DAY WHERE siret = ?', undef, $never{siret});
    db()->do(
        'UPDATE employer e JOIN offer o ON o.employer_id = e.id SET e.created_at = e.created_at - INTERVAL 31 DAY
          WHERE o.id = ?',
        undef, $kept);
    is((ctl('purge'))[0], 0, 'a night');
    is(scalar @{ employers($never{siret}) }, 0, 'the SIRET is free again');
    is(db_value('SELECT COUNT(*) FROM employer e JOIN offer o ON o.employer_id = e.id WHERE o.id = ?', $kept),
        1, 'what an offer waits with stays');
};

subtest 'the département confirms the employer of an account that it activates' => sub {
    my $mech = admin();
    my %by_phone = new_employer();
    sign_up(%by_phone);
    my $id = db_value('SELECT id FROM account WHERE email = ?', $by_phone{email});
    $mech->get(site() . "/admin/comptes/$id");
    send_form($mech, acte => 'activated', reason => 'Au téléphone');
    is(employers($by_phone{siret})->[0][2], 1, 'the employer of an account that it activates');
    deposit(good_deposit(siret => $by_phone{siret}, 'employer-name' => 'Autre nom'));
    is_deeply(
        [map { $_->[1] } @{ employers($by_phone{siret}) }],
        [$by_phone{'employer-name'}],
        'which no deposit renames');
};

subtest 'a deposit without account writes to nobody else' => sub {
    my %pending = new_employer();
    sign_up(%pending);
    my %form = good_deposit(siret => $pending{siret}, 'employer-name' => unique_name('Farceur'));
    my $offer = deposit(%form);
    is(employers($pending{siret})->[0][1], $pending{'employer-name'}, 'a pending employer keeps its name');
    my %other = good_deposit(siret => $pending{siret}, 'employer-name' => unique_name('Troisième'));
    my $second = deposit(%other);
    is(db_value('SELECT e.name FROM offer o JOIN employer e ON e.id = o.employer_id WHERE o.id = ?', $offer),
        $form{'employer-name'}, 'so does that of a first deposit');
    activate_offer($form{email});
    activate_offer($other{email});
    my $name = 'SELECT e.name FROM offer o JOIN employer e ON e.id = o.employer_id WHERE o.id = ?';
    is(db_value($name, $_), $form{'employer-name'}, 'the first confirmed is the employer of both') for $offer, $second;
    is(db_value('SELECT COUNT(*) FROM employer WHERE siret = ? AND is_confirmed', $pending{siret}), 1, 'one employer');
    like(
        get_xml("/offres?mots=" . (split ' ', $other{title})[-1])->toString,
        qr/\Q$form{'employer-name'}\E/,
        'and the search says so');
};
done_testing;
