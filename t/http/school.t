# A school's pupils: imported, brought up to date, invited with a code that serves once, for that school.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode);

my $born = (localtime)[5] + 1900 - 14;

# A browser of a school's staff, and the school.
sub staff { my $school = make_school(); return (browser_of(scalar make_staff(school => $school)), $school) }

# The lines of a list as a school's software writes it.
sub csv {
    return encode('UTF-8', join '', map { "$_\n" } @_);
}

sub listed { return db_value('SELECT COUNT(*) FROM pupil_invitation WHERE last_name LIKE ?', "$_[0]%") }

# A school whose pupil, of that name and e-mail, was invited: browser, school, the pupil's code.
sub invited {
    my ($name, $email) = @_;
    my ($mech, $school) = staff();
    import_pupils($mech, csv('Nom;Prénom;Classe;Date de naissance;E-mail', "$name;Malo;3e A;15/03/$born;$email"));
    $mech->get(site() . '/college/eleves');
    send_form($mech, -action => qr{/inviter});
    my $mail = mail_like($email, qr/Trouve ton stage/);
    my ($code) = $mail->{text} =~ /([0-9A-Z]{5}-[0-9A-Z]{5})/;
    return ($mech, $school, $code);
}

subtest 'a list is imported; again, it is brought up to date, never doubled' => sub {
    my ($mech) = staff();
    my $name = unique_name('Nom');
    my $list = csv(
        'Nom;Prénom;Classe;Date de naissance;E-mail',
        "${name}A;Malo;3e A;15/03/$born;" . unique('malo') . '@famille.example',
        "${name}B;Inès;3e B;$born-04-01;");
    import_pupils($mech, $list);
    like(words($mech->content), qr/Élèves ajoutés\x{a0}: 2/, 'two are added');
    is(listed($name), 2, 'each pupil once');
    import_pupils($mech, $list =~ s/3e B/3e C/r);
    like(words($mech->content), qr/Élèves ajoutés\x{a0}: 0\h*\. Élèves mis à jour\x{a0}: 1/, 'one has changed');
    is(listed($name), 2, 'still once');
};

subtest 'the errors of a list are shown line by line, before anything is kept' => sub {
    my ($mech) = staff();
    my $name = unique_name('Nom');
    list_pupils(
        $mech,
        csv(
            'Nom;Prénom;Classe;Date de naissance',
            "${name}C;Zoé;3e A;15/03/$born",
            ";Léo;3e A;15/03/$born",
            "${name}D;Léo;3e A;15/03/1990",
            "${name}E;Léo;;demain",
            "${name}F;Léo;3e A;31/02/$born",
            "${name}G;Léo;3e A;",
            "www.gagne.example;Léo;3e A;15/03/$born"
        ));
    my $words = words($mech->content);
    like($words, qr/Rien n’est encore enregistré.*6 lignes laissées de côté.*1 nouvel élève/s, 'what would be done');
    for my $line (
        qr/3 Léo 3e A Il manque le nom/,
        qr/4 ${name}D Léo 3e A La date de naissance n’est pas celle d’un élève/,
        qr/5 ${name}E Léo – Il manque la classe/,
        qr/6 ${name}F Léo 3e A La date de naissance ne se lit pas/,
        qr/7 ${name}G Léo 3e A Il manque la date/,
        qr/8 \S+ Léo 3e A Le nom ou le prénom est trop long, ou contient une adresse/)
    {
        like($words, $line, 'each error by its line');
    }
    is(listed($name), 0, 'nothing of it is kept yet');
};

subtest 'a file that is no list explains itself' => sub {
    my ($mech) = staff();
    for my $case (["\xff\xfe\0", 'UTF-8'], ["Nom,Classe\nA,B\n", 'colonne'], ['"a', 'CSV'], ['', 'Choisissez']) {
        my ($bytes, $says) = @$case;
        import_pupils($mech, utf8::is_utf8($bytes) ? encode('UTF-8', $bytes) : $bytes);
        is($mech->status, 422, "refused: $says");
        like(words($mech->content), qr/$says/, 'and why');
    }
};

subtest 'a pupil with an e-mail is invited with a code, once; the sheet has it too' => sub {
    my $name = unique_name('Nom');
    my $email = unique('malo') . '@famille.example';
    my ($mech, $school, $code) = invited($name, $email);
    ok($code, 'a code is mailed');
    send_form($mech, -action => qr{/inviter});
    is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $email), 1, 'once');
    like(words($mech->content), qr/Personne à inviter par e-mail/, 'the page says that nobody is left');
    like(words_at($mech, '/college/eleves/codes'), qr/Malo $name.*\Q$code\E/s, 'the sheet has the same code');
};

subtest 'the code leads to a form filled in with what the school knows, and serves once' => sub {
    my $name = unique_name('Nom');
    my $email = unique('malo') . '@famille.example';
    my ($mech, $school, $code) = invited($name, $email);
    my $pupil = browser();
    $pupil->get(site() . '/compte/creer/eleve');
    $pupil->submit_form(form_number => 2, fields => { code => lc $code });
    is($pupil->uri->path, "/compte/creer/eleve/$school", 'the code leads to the form');
    is($pupil->form_number(1)->value('last-name'), $name, 'filled in');
    send_form($pupil, new_pupil(email => $email, 'last-name' => $name, 'born-on' => "$born-03-15"));
    like(words_at($mech, '/college/eleves'), qr/$name Malo.*?Compte à activer/s, 'the school sees who has joined');
    like(words_at($pupil, "/compte/creer/eleve?code=$code"), qr/Ce code n’est pas le bon/, 'a code serves once');
    is($pupil->form_number(2)->value('code'), $code, 'what was typed stays');
    like($pupil->title, qr/^Erreur/, 'the title says it');
};

subtest 'at another school a code says nothing, and is not used up' => sub {
    my $name = unique_name('Nom');
    my (undef, undef, $code) = invited($name, unique('malo') . '@famille.example');
    my $stray = browser();
    $stray->get(site() . '/compte/creer/eleve/' . make_school() . "?code=$code");
    is($stray->form_number(1)->value('last-name'), '', 'it says nothing');
    send_form($stray, new_pupil(), code => $code);
    my $used = db_value('SELECT account_id FROM pupil_invitation WHERE last_name = ?', $name);
    is($used, undef, 'and is not used up');
};
done_testing;
