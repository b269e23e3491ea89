# Opening an account: an employer's, that of a colleague who joins, a school's; links that act once, nothing learnt of
# others. A pupil's is in sign-up-pupil.t.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode ();
use MIME::Base64 ();

my $new = '/compte/creer/employeur/nouveau';

sub at {
    my ($path) = @_;
    my $mech = browser();
    $mech->get(site() . $path);
    return $mech;
}

# Signs up on a page; the browser.
sub signs_up {
    my ($path, %form) = @_;
    my $mech = at($path);
    send_form($mech, %form);
    return $mech;
}

# An employer whose account is open: what was typed.
sub employer {
    my %form = new_employer(@_);
    activate(signs_up($new, %form), $form{email}, $form{password});
    return %form;
}

sub number_of {
    my (%form) = @_;
    return db_value('SELECT id FROM employer WHERE siret = ?', $form{siret});
}

sub is_state {
    my ($email, $state, $what) = @_;
    is(db_value('SELECT state FROM account WHERE email = ?', $email), $state, $what);
}

sub signs_in {
    my (%form) = @_;
    return sign_in($form{email}, $form{password})->status;
}

subtest 'pages are what their schemas say' => sub {
    my $school = make_school();
    valid_xml(get_xml($_), $_)
        for '/compte/creer', '/compte/creer/employeur?q=a', $new,
        "/compte/creer/eleve/$school",
        '/compte/creer/eleve?q=nantes', "/compte/creer/college/$school",
        '/compte/mot-de-passe',
        '/compte/mot-de-passe/envoye', '/compte/creer/merci';
    is(at('/compte/creer')->status, 200, 'the three ways');
    is(at("/compte/creer/employeur/99999999")->status, 404, 'an unknown employer is 404');
};

subtest 'a new employer signs up, and has no password before the link is followed' => sub {
    my %form = new_employer();
    like(signs_up($new, %form)->uri, qr{/compte/creer/merci$}, 'thanks');
    is(signs_in(%form), 422, 'nobody signs in before the link was followed');
    is(db_value('SELECT password_hash FROM account WHERE email = ?', $form{email}), '', 'there is no password yet');
    my $mail = mail_for($form{email});
    like($mail->{text}, qr/Besoin d’aide.*02\x{a0}40\x{a0}99\x{a0}15\x{a0}44/, 'a telephone number does not break');
    my $mech = browser();
    is($mech->get(link_of($mail))->code, 200, 'the link opens a page');
    is_state($form{email}, 'inactive', 'that changes nothing by itself');
    like(
        words($mech->content),
        qr/Employeur\x{a0}: Zoé Le Goff , \Q$form{'employer-name'}\E.*\Q$form{email}\E/s,
        'it says whose account this is');
};

subtest 'the password that is chosen on the page of the link opens the account, once' => sub {
    my %form = new_employer();
    my $mech = signs_up($new, %form);
    my $link = link_of(mail_for($form{email}));
    $mech->get($link);
    send_form($mech);
    is(errors_at($mech), 'password password-confirmation', 'without a password nothing opens');
    send_form($mech, password => 'court', 'password-confirmation' => 'court');
    is(errors_at($mech), 'password', 'nor with a bad one');
    send_form($mech, password => $form{password}, 'password-confirmation' => "$form{password} encore");
    is(errors_at($mech), 'password-confirmation', 'nor with two that differ');
    is_state($form{email}, 'inactive', 'indeed');
    activate($mech, $form{email}, $form{password});
    like(words($mech->content), qr/Le compte est actif/, 'a good one does');
    is($mech->get($link)->code, 410, 'once');
    like(words(sign_in($form{email}, $form{password})->content), qr/\Q$form{email}\E/, 'who then signs in');
    my $administrator
        = 'SELECT is_administrator FROM employer_member m JOIN account a ON a.id = m.account_id' . ' WHERE email = ?';
    is(db_value($administrator, $form{email}), 1, 'and administers the employer');
};

subtest 'a known e-mail gets the same answer' => sub {
    my (undef, $known) = make_employer();
    my $thanks = words(signs_up($new, new_employer())->content);
    is(words(signs_up($new, new_employer(email => $known))->content), $thanks, 'word by word');
    ok(mail_like($known, qr/Un compte existe déjà/), 'its owner gets a mail');
    is(db_value('SELECT COUNT(*) FROM account WHERE email = ?', $known), 1, 'but there is no second account');
};

subtest 'what is refused comes back at its field, with what was typed' => sub {
    my $mech = signs_up(
        $new,
        new_employer(
            siret => '12345678901234',
            'email-domain' => 'gmail.com',
            mobile => '02 40 00 00 00',
            commitment => undef,
            notice => undef
        ));
    is($mech->status, 422, 'a wrong form is refused');
    is(errors_at($mech), 'commitment email-domain mobile notice siret', 'each error at its field');
    is($mech->form_number(1)->value('siret'), '12345678901234', 'nothing typed is lost');
    my $siret = db_value('SELECT siret FROM employer WHERE id = ?', (make_employer())[2]);
    send_form($mech, new_employer(siret => $siret));
    like(words($mech->content), qr/déjà inscrite/, 'a known SIRET: join it');
};

subtest 'hostile input is refused, and shown as text' => sub {
    my %form = (new_employer(), 'email-domain' => 'x');
    for my $evil ("<script>alert(1)</script>", "'\"><b>", "\x{1F600}" x 200, 'x' x 2000, "%27%00") {
        my $mech = signs_up($new, map { $_ => $evil } keys %form);
        is($mech->status, 422, 'refused');
        unlike($mech->content, qr/<script>alert|"><b>/, 'and shown as text');
    }
};

subtest 'a double click makes one account, and one mail' => sub {
    my $mech = at($new);
    my %form = new_employer();
    my ($page) = grep { $_->action =~ /nouveau/ } $mech->forms;
    my @same = (csrf => $page->value('csrf'), once => $page->value('once'), %form);
    $mech->post($page->action, [@same]) for 1 .. 2;
    like($mech->uri, qr{/merci$}, 'the second click gets the first answer');
    mail_for($form{email});
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $form{email}), 1, 'and one mail');
};

subtest 'who has no active account sends no file: a logo comes after the activation' => sub {
    my $mech = at($new);
    ok(!(grep { $_->type eq 'file' } map { $_->inputs } $mech->forms), 'no file is asked for');
    my $png = MIME::Base64::decode_base64(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==');
    my %form = new_employer();
    my ($page) = grep { $_->action =~ /nouveau/ } $mech->forms;
    $mech->post(
        $page->action,
        Content_Type => 'form-data',
        Content => [
            csrf => $page->value('csrf'),
            once => $page->value('once'),
            (map { Encode::encode('UTF-8', $_) } %form),
            logo => [undef, 'l.png', Content => $png]]);
    my $logos = 'SELECT COUNT(*) FROM employer_logo l JOIN employer e ON e.id = l.employer_id WHERE e.siret = ?';
    is(db_value($logos, $form{siret}), 0, 'one sent nevertheless is not looked at');
};

subtest 'a colleague joins an employer, whose administrator accepts' => sub {
    my %employer = employer();
    my $found = at('/compte/creer/employeur?q=' . substr($employer{siret}, 0, 9));
    like(words($found->content), qr/\Q$employer{'employer-name'}\E/, 'an employer is found by SIRET');
    my %colleague = new_employer();
    my $mech = signs_up('/compte/creer/employeur/' . number_of(%employer), %colleague);
    like($mech->uri, qr{/merci$}, 'a colleague asks to join');
    activate($mech, $colleague{email}, $colleague{password});
    like(words($mech->content), qr/Votre adresse est confirmée/, 'their address is confirmed');
    is(signs_in(%colleague), 422, 'but they wait');
    my $asked = mail_like($employer{email}, qr/rejoindre/);
    $mech->get(link_of($asked));
    like(words($mech->content), qr/\Q$colleague{email}\E/, 'the administrator sees who asks');
    like(agrees($asked), qr/Demande acceptée/, 'and accepts');
    is(signs_in(%colleague), 200, 'then they sign in');
};

subtest 'an address of the employer’s domain joins alone, another is refused' => sub {
    my (undef, undef, $employer) = make_employer();
    my $domain = unique('menuiserie') . '.example';
    db()->do('UPDATE employer SET email_domain = ? WHERE id = ?', undef, $domain, $employer);
    my $path = "/compte/creer/employeur/$employer";
    is(errors_at(signs_up($path, new_employer())), 'email', 'another address is refused');
    my %inside = new_employer(email => unique('x') . "\@$domain");
    my $mech = signs_up($path, %inside);
    activate($mech, $inside{email}, $inside{password});
    like(words($mech->content), qr/Le compte est actif/, 'one of the domain joins alone');
};

subtest 'school staff are admitted at the official address' => sub {
    my $official = unique('ce') . '@ac.example';
    my $school = make_school(email => $official);
    my $staff = unique('prof') . '@college.example';
    my $mech = signs_up(
        "/compte/creer/college/$school",
        'last-name' => 'Roux',
        'first-name' => 'Ève',
        'job-title' => 'Professeure',
        email => $staff,
        'email-confirmation' => $staff,
        notice => 1);
    activate($mech, $staff, 'trois mots tranquilles');
    is_state($staff, 'inactive', 'they wait for their school');
    agrees(mail_for($official));
    is_state($staff, 'active', 'which admits them');
};
done_testing;
