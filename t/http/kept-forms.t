# What one types when the session ends: found again, as typed, by the same account alone, after
# signing in; and nothing of what other sites send.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub end_session {
    db()->do('UPDATE session s SET s.expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE s.account_id = ?',
        undef, $_[0]);
}
sub kept_of {
    my ($mech) = @_;
    my ($form) = grep { $_->action =~ m{/connexion} } $mech->forms;
    my $input = $form && $form->find_input('kept');
    return $input ? $input->value : undef;
}
sub again {
    my ($mech, $email) = @_;
    return send_form($mech, -action => 'connexion', email => $email, password => 'stage3e-demo');
}

my ($employer, $email) = make_employer(mobile => '+33612345678');
my ($pupil) = make_pupil();
my $offer = make_offer(owner => $employer, seats => 3);
my $application = apply_as($pupil, $offer);
my $path = "/candidatures/$application/refuser";
my $motive = "Nous n’avons plus\n\nde place <b>ici</b> & là";

subtest 'a refusal in words' => sub {
    my $mech = browser_of($employer);
    $mech->get(site() . $path);
    end_session($employer);
    send_form($mech, -action => 'refuser', 'reason-code' => 'other', reason => $motive);
    like(
        words($mech->content),
        qr/Votre session a pris fin.*vous retrouverez ce que vous avez rempli/s,
        'the session’s end is said');
    again($mech, $email);
    like(words($mech->content), $_, 'what it does and what was typed, in words')
        for qr/de nouveau connecté.*Refuser la candidature \(n°.$application\)/s, qr/Pourquoi.\? Une autre raison/,
        qr/Motif Nous n’avons plus de place <b>ici<\/b> & là/;
    unlike($mech->content, qr/<b>ici/, 'never as markup');
    like(db_value('SELECT employer_opinion FROM application WHERE id = ?', $application),
        qr/pending/, 'nothing is done yet');
    send_form($mech, -action => 'refuser');
    like(words($mech->content), qr/Refusée/, 'the button sends it');
    like(words($mech->content), qr/Nous n’avons plus/, 'as it was typed');
};

subtest 'signed in again elsewhere, or out of the cookie' => sub {
    my $mech = browser_of($employer);
    $mech->get(site() . '/compte/profil');
    my ($form) = grep { $_->action =~ /profil/ } $mech->forms;
    my %typed = map { $_->name => $_->value } grep { defined $_->name && defined $_->value } $form->inputs;
    $typed{'first-name'} = 'Autre-onglet';
    $mech->cookie_jar->clear;
    $mech->post(site() . '/compte/profil', [%typed]);
    like(words($mech->content), qr/Votre session a pris fin/, 'a cookie that is gone loses nothing');
    my $sealed = kept_of($mech);
    ok($sealed, 'it is kept');
    again($mech, $email);
    like(words($mech->content), qr/Modifier le profil.*Prénom Autre-onglet/s, 'and found again');
    my $signed = sign_in($email);
    $signed->post(site() . '/compte/profil', [%typed]);
    like(words($signed->content), qr/Prénom Autre-onglet/, 'so is one sent after signing in in another tab');
    isnt(db_value('SELECT first_name FROM account WHERE id = ?', $employer),
        'Autre-onglet', 'nothing is done without the button');
    send_form($signed, -action => 'profil');
    is(db_value('SELECT first_name FROM account WHERE id = ?', $employer), 'Autre-onglet', 'which does it');
};

subtest 'another account' => sub {
    my ($other, $other_email) = make_employer();
    my $mech = browser_of($employer);
    $mech->get(site() . '/compte/profil');
    my ($form) = grep { $_->action =~ /profil/ } $mech->forms;
    my @typed = map { $_->name => $_->value } grep { defined $_->name && defined $_->value } $form->inputs;
    end_session($employer);
    $mech->post(site() . '/compte/profil', [@typed]);
    again($mech, $other_email);
    like(words($mech->content), qr/Rien n’a été envoyé/, 'another account does not get it');
    unlike($mech->content, qr/Autre-onglet/, 'nor sees it');
    my $there = browser_of($other);
    $there->post(site() . '/compte/profil', [@typed]);
    is($there->status, 403, 'nor by the form’s own mark');
};

subtest 'a seal is of one path, one account, one hour' => sub {
    my $mech = browser_of($employer);
    $mech->get(site() . '/compte/profil');
    end_session($employer);
    send_form($mech, -action => 'profil', 'first-name' => 'Scellée');
    my $sealed = kept_of($mech);
    my ($seal, $text) = split /\./, $sealed;
    my $plain = MIME::Base64::decode_base64url($text);
    for my $change (
        [path => sub { $_[0] =~ s/profil/supprimer/r }],
        [account => sub { $_[0] =~ s/account=\d+/account=1/r }],
        [text => sub { $_[0] =~ s/Scell/Falsi/r }],
        [time => sub { $_[0] =~ s/until=\d+/until=99999999999/r }])
    {
        my $forged = $change->[1]->($plain);
        my $visitor = browser();
        $visitor->get(site() . '/connexion');
        isnt($forged, $plain, "$change->[0] changed");
        send_form(
            $visitor,
            email => $email,
            password => 'stage3e-demo',
            kept => "$seal." . MIME::Base64::encode_base64url($forged));
        unlike($visitor->content, qr/Envoyer ce que/, "another $change->[0] is refused");
    }
};

subtest 'forms of other sites' => sub {
    my @fields = (
        'kept-reason' => 'x',
        kept => 'x',
        reason => 'x',
        retour => '/college/equipe',
        email => 'a@b.example',
        'last-name' => 'Mallory',
        title => 'Mallory');
    for my $path ('/connexion', '/compte/profil', '/college/equipe', $path, '/offres/deposer/sans-compte',
        '/compte/creer/employeur/nouveau',
        '/connexion/code')
    {
        my $token
            = do { my $mech = browser(); $mech->get(site() . '/connexion'); $mech->form_number(1)->value('csrf') };
        for my $case (
            ['no token', [], {}],
            ['a foreign origin', [csrf => $token], { Origin => 'https://evil.example' }],
            ['a null origin', [csrf => $token], { Origin => 'null' }],
            ['no origin, no token', [csrf => 'x'], {}])
        {
            my $mech = browser();
            my $answer = $mech->post(site() . $path, %{ $case->[2] }, Content => [@fields, @{ $case->[1] }]);
            is($answer->code, 403, "$path, $case->[0]: refused");
            unlike($answer->decoded_content, qr/Mallory|name="kept"/, 'nothing of it is kept');
            is($answer->header('Set-Cookie'), undef, 'the visitor’s cookie stays');
        }
    }
};

subtest 'an administrator, second factor and all' => sub {
    my ($mech, $admin, $secret) = admin();
    my $id = db_value('SELECT id FROM account WHERE email = ?', $admin);
    my $school = make_school();
    $mech->get(site() . "/admin/etablissements/$school");
    end_session($id);
    db()->do('UPDATE second_factor SET last_step = 0 WHERE account_id = ?', undef, $id);
    send_form($mech, -action => "etablissements/$school", 'school-phone' => '12');
    send_form($mech, -action => 'connexion', email => $admin, password => 'trois mots tranquilles');
    send_form($mech, -action => 'code', code => '000000');
    send_form($mech, -action => 'code', code => totp($secret));
    like(
        words($mech->content),
        qr/Modifier un établissement \(n° $school\).*Téléphone 12/s,
        'finds it after the code, at the second try'
    ) or diag(words($mech->content));
    send_form($mech, -action => "etablissements/$school");
    is($mech->status, 422, 'and sends it');
};

subtest 'files and passwords' => sub {
    my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
    my ($staff, $staff_email) = make_staff(school => $school);
    my $mech = browser_of($staff);
    $mech->get(site() . '/college/eleves');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    end_session($staff);
    $mech->post(
        site() . '/college/eleves/importer',
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'e.csv', Content => "nom;prenom\nSecret;Un\n"]]);
    like(words($mech->content), qr/Le fichier, lui, sera à choisir de nouveau/, 'a file is to be chosen again');
    unlike($mech->content, qr/Secret/, 'nothing of it is kept');
    again($mech, $staff_email);
    like($mech->content, qr{href="/college/eleves">Revenir}, 'on its page');
    end_session($staff);
    my $answer = $mech->post(
        site() . '/college/eleves/importer',
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'e.csv', Content => "nom;prenom\n" . "Secret;Un\n" x 20_000]]);
    is($answer->code, 403, 'a larger file is not read');
    like(
        words($answer->decoded_content),
        qr/Votre session a pris fin.*choisissez de nouveau le fichier/s,
        'but it is said why');
    is($answer->header('Set-Cookie'), undef, 'and no cookie is set');
    $mech->get(site() . '/connexion');
    again($mech, $staff_email);
    $mech->get(site() . '/compte/changer-email');
    end_session($staff);
    send_form(
        $mech,
        -action => 'changer-email',
        'new-email' => 'nouvelle@essai.example',
        'new-email-confirmation' => 'nouvelle@essai.example',
        'current-password' => 'a-ne-pas-garder');
    unlike($mech->content . MIME::Base64::decode_base64url((split /\./, kept_of($mech))[1]),
        qr/a-ne-pas-garder/, 'passwords are not kept');
    again($mech, $staff_email);
    like(words($mech->content), qr/Les mots de passe ne sont jamais gardés.*nouvelle\@essai.example/s, 'the rest is');
};

subtest 'the names behind numbers' => sub {
    my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
    my ($teacher) = make_staff(school => $school, last_name => 'Quénéhervé');
    my ($child, $child_email) = make_pupil(school => $school);
    my $mech = browser_of($child);
    $mech->get(site() . "/candidatures/postuler/$offer");
    my $week = db_value('SELECT MIN(monday) FROM offer_week WHERE offer_id = ?', $offer);
    end_session($child);
    send_form($mech, -action => 'postuler', week => $week, motivation => "Ma lettre.\n\nFin.", referent => $teacher);
    again($mech, $child_email);
    like(words($mech->content), qr/Te voilà de nouveau connecté/, 'a pupil is spoken to as one');
    like(words($mech->content), $_, 'dates and people are named')
        for qr/Ton professeur référent Camille Quénéhervé/, qr/Semaine lundi \d/, qr/Tes motivations Ma lettre\. Fin\./;
    my $deposit = browser_of($employer);
    $deposit->get(site() . '/offres/deposer/nouvelle');
    my ($domain, $name) = db()->selectrow_array('SELECT id, name FROM domain WHERE is_active ORDER BY id LIMIT 1');
    my ($form) = grep { $_->find_input('domain') } $deposit->forms;
    my $token = $form->value('csrf');
    end_session($employer);
    $deposit->post(
        $form->action,
        [
            csrf => $token,
            etape => 'visualiser',
            title => 'Découverte du métier de luthier',
            domain => $domain,
            weekly => 1,
            "seats-$week" => 1
        ]);
    again($deposit, $email);
    like(words($deposit->content), qr/Découverte du métier de luthier/, 'a deposit is kept');
    like(words($deposit->content), qr/Domaines d’activité \Q$name\E/, 'with its domain by name');
    like(words($deposit->content), qr/Places semaine par semaine oui.*Places, semaine du \d.* 1 /s, 'and its weeks')
        or diag(words($deposit->content));
};

subtest 'the end of the session is told to the page' => sub {
    my $mech = browser_of($employer);
    $mech->get(site() . '/compte');
    like($mech->content, qr/<body data-session-s="\d+"/, 'how long it lasts');
    my $answer = $mech->get(site() . '/compte/session.json');
    like($answer->decoded_content, qr/^\{"seconds": \d+\}$/, 'and what is left, asked');
    is($answer->header('Cache-Control'), 'no-store', 'kept nowhere');
    unlike(browser()->get(site() . '/connexion')->decoded_content, qr/data-session-s/, 'a visitor has none');
};
done_testing;
