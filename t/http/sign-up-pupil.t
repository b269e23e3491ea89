# Opening a pupil's account: three short steps, a parent who is told and can object.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $school = make_school();

# Signs up with all fields in one; the browser.
sub signs_up {
    my (%form) = @_;
    my $mech = browser();
    $mech->get(site() . "/compte/creer/eleve/$school");
    send_form($mech, %form);
    return $mech;
}

# A pupil whose account is open: what was typed.
sub pupil {
    my %form = new_pupil();
    activate(signs_up(%form), $form{email}, $form{password});
    return %form;
}

sub is_state {
    my ($email, $state, $what) = @_;
    is(db_value('SELECT state FROM account WHERE email = ?', $email), $state, $what);
}

subtest 'a pupil signs up in three short steps, each carried to the next' => sub {
    my $step = browser();
    $step->get(site() . "/compte/creer/eleve/$school");
    my $words = sub { words($step->content) };
    my $form = sub {
        my ($form) = grep { $_->action =~ m{/creer/eleve/} } $step->forms;
        return $form;
    };
    my $next = sub {
        my (%fields) = @_;
        my $form = $form->();
        $form->value($_, $fields{$_}) for keys %fields;
        $step->request($form->click);
    };
    like($words->(), qr/Étape 1 sur 3.*Toi et ton collège/s, 'first the pupil');
    unlike($step->content, qr/guardian-name|name="email"/, 'and nothing else');
    $next->('last-name' => 'Petit');
    is(errors_at($step), 'born-on first-name', 'errors of this step only');
    is($step->status, 422, 'refused');
    $next->(
        'first-name' => 'Malo',
        'born-on' => (localtime)[5] + 1900 - 14 . '-01-15');
    like($words->(), qr/Étape 2 sur 3.*Les adultes/s, 'then the adults');
    is($step->status, 200, 'no error');
    is(errors_at($step), '', 'none shown before it is made');
    $next->('guardian-name' => 'Anne Petit');
    is(errors_at($step), 'guardian-email', 'one of two is needed');
    $next->('guardian-email' => unique('parent') . '@etapes.example');
    like($words->(), qr/Étape 3 sur 3.*Ton mot de passe, tu le choisis juste après/s, 'then the address');
    $step->request($form->()->click('retour'));
    is($step->value('guardian-name'), 'Anne Petit', 'one step back: all is there');
    $next->();
    my $email = unique('etapes') . '@essai.example';
    $form->()->find_input('notice')->check;
    $next->(email => $email, 'email-confirmation' => $email);
    is($step->uri->path, '/compte/creer/merci', 'done');
    like($words->(), qr/Suis son lien.*Regarde dans/s, 'said to a pupil');
    is(db_value('SELECT guardian_name FROM pupil p JOIN account a ON a.id = p.account_id WHERE a.email = ?', $email),
        'Anne Petit', 'with all of it');
};

subtest 'a school is found by its town' => sub {

    # Not in Nantes, where tests open more than a page holds.
    my $elsewhere = make_school(town => 'Pornic');
    my $mech = browser();
    $mech->get(site() . '/compte/creer/eleve?q=Pornic');
    like($mech->content, qr{/compte/creer/eleve/$elsewhere"}, 'however many others there are');
};

subtest 'a pupil signs up, opens the account, signs in' => sub {
    my %pupil = new_pupil();
    my $mech = signs_up(%pupil);
    is($mech->uri->path, '/compte/creer/merci', 'signs up');
    activate($mech, $pupil{email}, $pupil{password});
    like(words($mech->content), qr/Ton compte est actif Tu peux maintenant te connecter/, 'said to a pupil');
    is(sign_in($pupil{email}, $pupil{password})->status, 200, 'and signs in');
};

subtest 'a parent is told, and can object, which closes the account' => sub {
    my %pupil = pupil();
    my $told = mail_for($pupil{'guardian-email'});
    like($told->{text}, qr/Un élève a créé un compte.*Malo Petit/s, 'told of whom');
    my $parent = browser();
    $parent->get(link_of($told));
    is_state($pupil{email}, 'active', 'reading changes nothing');
    my $asked = apply_as(db_value('SELECT id FROM account WHERE email = ?', $pupil{email}), make_offer());
    send_form($parent);
    is_state($pupil{email}, 'locked', 'objecting closes the account');
    is(state_of($asked), 'withdrawn', 'and withdraws what it had asked for');
    is(sign_in($pupil{email}, $pupil{password})->status, 422, 'nobody signs in');
};

subtest 'an age that no pupil has, and a parent without name or address, are refused' => sub {
    for my $case (
        ['born-on' => '2001-01-01'],
        ['born-on' => day(-365 * 5)],
        ['guardian-email' => ''],
        ['guardian-name' => ''])
    {
        is(errors_at(signs_up(new_pupil(@$case))), $case->[0], "$case->[0] $case->[1]");
    }
};
done_testing;
