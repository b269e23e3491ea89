# The attestation of a placement: asked for once it is over, along with the questionnaire, filled in by
# the employer in the account or by a link, told to the pupil and the school, drawn as tagged PDF.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# What is attested of an application: days, activities, appreciation, who.
sub attested {
    return db_value(
        'SELECT CONCAT_WS("|", days, activities, appreciation, name, title) FROM agreement_attestation
        WHERE application_id = ?', $_[0]);
}

# An agreement whose placement was last week, and the browsers of employer, pupil and school.
sub over {
    my %of = make_agreement(first_name => 'Naïg');
    moved_to($of{id}, monday(-1));
    return (\%of, map { browser_of($_) } @of{qw(owner pupil staff)});
}

# The employer opens the form and sends it, changed as asked.
sub attest {
    my ($employer, $id, %fields) = @_;
    $employer->get(site() . "/conventions/$id/attestation");
    return send_form(
        $employer,
        -action => '/attestation$',
        (map { ("attended$_" => $_ == 3 || $_ == 5 ? undef : 1) } 1 .. 5),
        'attested-activities' => 'Poncer.',
        appreciation => "Curieux.\nÀ l’heure.",
        %fields);
}

# Its text, and that it is what each can read.
sub attestation_text {
    my ($bytes) = @_;
    my $file = file_of($bytes, '.pdf');
    like(
        said_by("pdfinfo $file"),
        qr/Title:\s+Attestation de stage.*Tagged:\s+yes.*Pages:\s+1\n/s,
        'a tagged PDF of one page');
    ok(pdf_is_sound($bytes), 'sound');
    return pdf_text($bytes, '-layout');
}

subtest 'there is none before the placement is over' => sub {
    my %of = make_agreement();
    my $employer = browser_of($of{owner});
    $employer->get(site() . "/conventions/$of{id}/attestation");
    is($employer->uri->query, 'refus=not-over', 'led back');
    like(words($employer->content), qr/se remplit à partir du dernier jour/, 'and told why');
    unlike($employer->content, qr{/attestation"}, 'nor is it offered');
    is(browser_of($of{pupil})->get(site() . "/conventions/$of{id}/attestation.pdf")->code, 404, 'there is none');
};

subtest 'the employer is asked for it once it is over, once' => sub {
    my ($of, $employer) = over();
    my $account = db_value('SELECT email FROM account WHERE id = ?', $of->{owner});
    ctl('deadlines') for 1, 2;
    my $mail = mail_like($account, qr/Ce qui vous attend/);
    like($mail->{text}, qr{Le stage est terminé.*/conventions/$of->{id}/attestation}s, 'with the way there');
    like($mail->{text}, qr{Votre avis sur le stage.*/candidatures/bilan/}s, 'and the questionnaire, in one mail');
    unlike($mail->{text}, qr/Naïg/, 'the pupil by number');
    is(scalar(grep { $_->{text} =~ /attestation/ } mails_for($account)), 1, 'once');
    like(words_at($employer, '/conventions'), qr/Remplir l’attestation/, 'the list asks too');
    like(
        words_at($employer, "/conventions/$of->{id}"),
        qr/Attestation de stage Le stage est terminé/,
        'the page of the agreement leads there');
};

subtest 'the form begins with what was agreed, and wants a day and what was done' => sub {
    my ($of, $employer) = over();
    valid_xml(page_xml($employer, "/conventions/$of->{id}/attestation"), 'the form');
    $employer->get(site() . "/conventions/$of->{id}/attestation");
    is(scalar(() = $employer->content =~ / checked/g), 5, 'the days of the agreement are ticked');
    is(
        value_of($employer, 'attested-activities') =~ s/\s+/ /gr,
        'Lire un plan. Poncer avec le tuteur.',
        'its activities are there');
    is(value_of($employer, 'attest-name'), 'Paul Lenoir', 'and its tutor');
    attest($employer, $of->{id}, (map { ("attended$_" => undef) } 1 .. 5), 'attested-activities' => '');
    is($employer->status, 422, 'refused');
    is(errors_at($employer), 'attended attested-activities', 'no day, nothing done');
};

subtest 'filled in, it is kept as it was typed, and told to pupil and school' => sub {
    my ($of, $employer, $pupil) = over();
    attest($employer, $of->{id});
    like(words($employer->content), qr/L’attestation est enregistrée/, 'kept');
    is(attested($of->{id}), "124|Poncer.|Curieux.\nÀ l’heure.|Paul Lenoir|Menuisier", 'as it was typed');
    like(
        mail_like($of->{pupil_email}, qr/Ton attestation de stage/)->{text},
        qr/rempli ton attestation/,
        'the pupil is told');
    ok(mail_like(db_value('SELECT email FROM school WHERE id = ?', $of->{school}), qr/Attestation de stage/),
        'the school too');
    valid_xml(page_xml($pupil, "/conventions/$of->{id}"), 'the agreement with it');
};

subtest 'it can be corrected, which is not told again' => sub {
    my ($of, $employer) = over();
    attest($employer, $of->{id});
    mail_like($of->{pupil_email}, qr/Ton attestation/);
    attest($employer, $of->{id}, attended4 => undef);
    is(attested($of->{id}), "12|Poncer.|Curieux.\nÀ l’heure.|Paul Lenoir|Menuisier", 'corrected');
    is(scalar(grep { $_->{subject} =~ /Ton attestation/ } mails_for($of->{pupil_email})), 1, 'which is not told again');
};

subtest 'as PDF it says it all, and is for those concerned' => sub {
    my ($of, $employer, $pupil, $college) = over();
    attest($employer, $of->{id});
    my $text = attestation_text($pupil->get(site() . "/conventions/$of->{id}/attestation.pdf")->content);
    like($text,
        qr/Menuiserie.*Paul Lenoir, Menuisier.*Naïg Martin.*3 jours sur 5.*lundi.*mardi.*jeudi.*Poncer\..*Curieux/s,
        'says it all');
    unlike($text, qr/mercredi|vendredi|rue des Écoles/, 'and no more');
    my $mine = $pupil->get(site() . '/compte/donnees.json');
    like($mine->decoded_content, qr/"attestations".*Poncer/s, 'it is in the pupil’s own data') if $mine->code == 200;
    my $code = sub { my ($mech, $end) = @_; $mech->get(site() . "/conventions/$of->{id}/attestation$end")->code };
    is($code->($_, '.pdf'), 200, 'is there') for $employer, $college;
    is($code->(browser_of(scalar make_pupil()), '.pdf'), 404, 'not for another pupil');
    is($code->(browser_of(scalar make_employer()), ''), 404, 'nor written by another employer');
    is($code->($college, ''), 403, 'nor by the school');
};

# An offer of that contact, without an account; a pupil whose placement, last week, is confirmed.
sub over_without_account {
    my ($contact) = @_;
    my $pupil = make_pupil(school => make_school());
    my $one = apply_as($pupil, make_offer(email => $contact));
    my $visitor = browser();
    $visitor->get(link_of(mail_for($contact)));
    send_form($visitor, -action => '/accepter$');
    answer(browser_of($pupil), "/candidatures/$one", 'confirmer');
    moved_to($one, monday(-1));
    return $one;
}

subtest 'without an account it is filled in by a link of its own' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $one = over_without_account($contact);
    ctl('deadlines');
    my ($link) = mail_like($contact, qr/Ce qui vous attend/)->{text} =~ m{(http\S+/conventions/attestation/\S+)};
    ok($link, 'one that opens nothing else');
    my $mech = browser();
    is($mech->get($link)->code, 200, 'it opens');
    valid_xml(page_xml($mech, substr($link, length site())), 'the form');
    is($mech->get("$link.pdf")->code, 404, 'nothing to print yet');
    $mech->get($link);
    send_form(
        $mech,
        -action => '/attestation/',
        attended1 => 1,
        'attested-activities' => 'Voir.',
        'attest-name' => 'Inès Durand',
        'attest-title' => 'Gérante');
    like(attested($one), qr/^1.*\|Voir\.\|\|Inès Durand\|Gérante$/, 'kept');
    attestation_text($mech->get("$link.pdf")->content);
    is(browser()->get($link =~ s{/attestation/}{/repondre/}r)->code, 404, 'the link opens nothing else');
    db()->do('UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.contact_email = ? WHERE a.id = ?',
        undef, unique('autre') . '@essai.example', $one);
    is(browser()->get($link)->code, 410, 'it ends when the contact is another');
};

subtest 'a placement that was cancelled has none to attest' => sub {
    my %of = make_agreement();
    answer(browser_of($of{pupil}), "/candidatures/$of{id}", 'annuler', reason => 'Je change.');
    moved_to($of{id}, monday(-1));
    ctl('deadlines');
    my $email = db_value('SELECT email FROM account WHERE id = ?', $of{owner});
    is(scalar(grep { $_->{text} =~ m{/attestation} } mails_for($email)), 0, 'is not asked for');
    my $mech = browser_of($of{owner});
    $mech->get(site() . "/conventions/$of{id}/attestation");
    is($mech->uri->query, 'refus=not-over', 'there is nothing to attest');
};

subtest 'of a pupil who is erased nothing new is written' => sub {
    my ($of, $employer, $pupil) = over();
    $pupil->get(site() . '/compte/supprimer');
    send_form($pupil, 'current-password' => 'stage3e-demo');
    ctl('deadlines');
    is(db_value("SELECT COUNT(*) FROM alert_sent WHERE alert = 'attestation' AND object_id = ?", $of->{id}),
        0, 'nobody is asked what the pupil did');
    $employer->get(site() . "/conventions/$of->{id}");
    unlike($employer->content, qr{/(?:attestation|corriger)"}, 'nor is it offered');
    my $token = csrf_of($employer);
    $employer->post(
        site() . "/conventions/$of->{id}/attestation",
        [
            csrf => $token,
            attended1 => 1,
            'attested-activities' => 'Poncer.',
            appreciation => 'En retard.',
            'attest-name' => 'Paul Lenoir',
            'attest-title' => 'Menuisier'
        ]);
    is(attested($of->{id}), undef, 'nothing new is written about them');
    $employer->post(site() . "/conventions/$of->{id}/corriger",
        [csrf => $token, 'correction-who' => 'employer', 'correction-reason' => 'À revoir.']);
    is(agreement_state($of->{id}), 'to_sign v1', 'nor is the agreement opened again');
};
check_all('the invariants hold');
done_testing;
