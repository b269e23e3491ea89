# The attestation of a placement: asked for once it is over, along with the questionnaire, filled in by
# the employer in the account or by a link, told to the pupil and the school, drawn as tagged PDF.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(decode);

# The placement was in that week.
sub move_to {
    my ($id, $monday) = @_;
    db()->do(
        'INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until) SELECT w.offer_id, ?, w.capacity_id, ?, ?, ? - INTERVAL 7 DAY FROM offer_week w JOIN application a ON a.offer_id = w.offer_id AND a.monday = w.monday WHERE a.id = ?',
        undef, $monday, $monday, friday_of($monday), $monday, $id);
    db()->do('UPDATE application SET monday = ? WHERE id = ?', undef, $monday, $id);
}
sub attested {
    return db_value(
        'SELECT CONCAT_WS("|", days, activities, appreciation, name, title) FROM agreement_attestation WHERE application_id = ?',
        $_[0]);
}
sub pdf_text {
    my ($bytes) = @_;
    my $file = File::Temp->new(SUFFIX => '.pdf');
    binmode $file;
    print $file $bytes;
    close $file;
    like(`pdfinfo $file`, qr/Title:\s+Attestation de stage.*Tagged:\s+yes.*Pages:\s+1\n/s, 'a tagged PDF of one page');
    is(system("qpdf --check $file > /dev/null 2>&1"), 0, 'sound');
    return decode('UTF-8', scalar `pdftotext -layout $file -`);
}

my %of = make_agreement(first_name => 'Naïg');
my $id = $of{id};
my ($employer, $college, $pupil) = map { browser_of($_) } @of{qw(owner staff pupil)};

subtest 'not before it is over' => sub {
    $employer->get(site() . "/conventions/$id/attestation");
    is($employer->uri->query, 'refus=not-over', 'led back');
    like(words($employer->content), qr/se remplit à partir du dernier jour/, 'and told why');
    unlike($employer->content, qr{/attestation"}, 'nor is it offered');
    is($pupil->get(site() . "/conventions/$id/attestation.pdf")->code, 404, 'there is none');
};

subtest 'asked for once it is' => sub {
    move_to($id, monday(-1));
    my $account = db_value('SELECT email FROM account WHERE id = ?', $of{owner});
    ctl('deadlines') for 1, 2;
    my $mail = mail_like($account, qr/Ce qui vous attend/);
    like($mail->{text}, qr{Le stage est terminé.*/conventions/$id/attestation}s, 'the employer, with the way there');
    like($mail->{text}, qr{Votre avis sur le stage.*/candidatures/bilan/}s, 'and the questionnaire, in one mail');
    unlike($mail->{text}, qr/Naïg/, 'the pupil by number');
    is(scalar(grep { $_->{text} =~ /attestation/ } mails_for($account)), 1, 'once');
    $employer->get(site() . '/conventions');
    like(words($employer->content), qr/Remplir l’attestation/, 'the list asks too');
};

subtest 'filled in' => sub {
    $employer->get(site() . "/conventions/$id");
    like(
        words($employer->content),
        qr/Attestation de stage Le stage est terminé/,
        'the page of the agreement leads there');
    valid_xml(page_xml($employer, "/conventions/$id/attestation"), 'the form');
    $employer->get(site() . "/conventions/$id/attestation");
    is(scalar(() = $employer->content =~ / checked/g), 5, 'the days of the agreement are ticked');
    is(
        value_of($employer, 'attested-activities') =~ s/\s+/ /gr,
        'Lire un plan. Poncer avec le tuteur.',
        'its activities are there');
    is(value_of($employer, 'attest-name'), 'Paul Lenoir', 'and its tutor');
    send_form(
        $employer,
        -action => '/attestation$',
        (map { ("attended$_" => undef) } 1 .. 5), 'attested-activities' => '');
    is($employer->status, 422, 'refused');
    is(errors_at($employer), 'attended attested-activities', 'no day, nothing done');
    send_form(
        $employer,
        -action => '/attestation$',
        attended1 => 1,
        attended2 => 1,
        attended4 => 1,
        'attested-activities' => 'Poncer.',
        appreciation => "Curieux.\nÀ l’heure.");
    like(words($employer->content), qr/L’attestation est enregistrée/, 'kept');
    is(attested($id), "124|Poncer.|Curieux.\nÀ l’heure.|Paul Lenoir|Menuisier", 'as it was typed');
    like(
        mail_like($of{pupil_email}, qr/Ton attestation de stage/)->{text},
        qr/rempli ton attestation/,
        'the pupil is told');
    ok(mail_like(db_value('SELECT email FROM school WHERE id = ?', $of{school}), qr/Attestation de stage/),
        'the school too');
    valid_xml(page_xml($pupil, "/conventions/$id"), 'the agreement with it');
};

subtest 'as PDF, for each of them' => sub {
    my $text = pdf_text($pupil->get(site() . "/conventions/$id/attestation.pdf")->content);
    like($text,
        qr/Menuiserie.*Paul Lenoir, Menuisier.*Naïg Martin.*3 jours sur 5.*lundi.*mardi.*jeudi.*Poncer\..*Curieux/s,
        'says it all');
    unlike($text, qr/mercredi|vendredi|rue des Écoles/, 'and no more');
    is($_->get(site() . "/conventions/$id/attestation.pdf")->code, 200, 'is there') for $employer, $college;
    is(browser_of(scalar make_pupil())->get(site() . "/conventions/$id/attestation.pdf")->code,
        404, 'not for another pupil');
    is(browser_of(scalar make_employer())->get(site() . "/conventions/$id/attestation")->code,
        404, 'nor written by another employer');
    is($college->get(site() . "/conventions/$id/attestation")->code, 403, 'nor by the school');
    $employer->get(site() . "/conventions/$id/attestation");
    send_form($employer, -action => '/attestation$', attended4 => undef);
    is(attested($id), "12|Poncer.|Curieux.\nÀ l’heure.|Paul Lenoir|Menuisier", 'it can be corrected');
    is(scalar(grep { $_->{subject} =~ /Ton attestation/ } mails_for($of{pupil_email})), 1, 'which is not told again');
    my $mine = $pupil->get(site() . '/compte/donnees.json');
    like($mine->decoded_content, qr/"attestations".*Poncer/s, 'it is in the pupil’s own data') if $mine->code == 200;
};

subtest 'without an account, by a link of its own' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $one = make_placement_of($contact);
    move_to($one, monday(-1));
    ctl('deadlines');
    my ($link) = mail_like($contact, qr/Ce qui vous attend/)->{text} =~ m{(http\S+/conventions/attestation/\S+)};
    ok($link, 'one that opens nothing else');
    my $mech = browser();
    is($mech->get($link)->code, 200, 'it opens');
    valid_xml(page_xml($mech, substr($link, length site())), 'the form');
    $mech->get($link);
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
    pdf_text($mech->get("$link.pdf")->content);
    is(browser()->get($link =~ s{/attestation/}{/repondre/}r)->code, 404, 'the link opens nothing else');
    db()->do('UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.contact_email = ? WHERE a.id = ?',
        undef, unique('autre') . '@essai.example', $one);
    is(browser()->get($link)->code, 410, 'it ends when the contact is another');
};

subtest 'cancelled' => sub {
    my %other = make_agreement();
    answer(browser_of($other{pupil}), "/candidatures/$other{id}", 'annuler', reason => 'Je change.');
    move_to($other{id}, monday(-1));
    ctl('deadlines');
    is(
        scalar(
            grep { $_->{text} =~ m{/attestation} }
                mails_for(db_value('SELECT email FROM account WHERE id = ?', $other{owner}))
        ),
        0,
        'is not asked for');
    my $mech = browser_of($other{owner});
    $mech->get(site() . "/conventions/$other{id}/attestation");
    is($mech->uri->query, 'refus=not-over', 'there is nothing to attest');
};

subtest 'of a pupil who is erased' => sub {
    my %gone = make_agreement();
    move_to($gone{id}, monday(-1));
    my $own = browser_of($gone{pupil});
    $own->get(site() . '/compte/supprimer');
    send_form($own, 'current-password' => 'stage3e-demo');
    ctl('deadlines');
    is(db_value("SELECT COUNT(*) FROM alert_sent WHERE alert = 'attestation' AND object_id = ?", $gone{id}),
        0, 'nobody is asked what the pupil did');
    my $mech = browser_of($gone{owner});
    $mech->get(site() . "/conventions/$gone{id}");
    unlike($mech->content, qr{/(?:attestation|corriger)"}, 'nor is it offered');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    $mech->post(
        site() . "/conventions/$gone{id}/attestation",
        [
            csrf => $token,
            attended1 => 1,
            'attested-activities' => 'Poncer.',
            appreciation => 'En retard.',
            'attest-name' => 'Paul Lenoir',
            'attest-title' => 'Menuisier'
        ]);
    is(attested($gone{id}), undef, 'nothing new is written about them');
    $mech->post(site() . "/conventions/$gone{id}/corriger",
        [csrf => $token, 'correction-who' => 'employer', 'correction-reason' => 'À revoir.']);
    is(db_value('SELECT state FROM agreement WHERE application_id = ?', $gone{id}),
        'to_sign', 'nor is the agreement opened again');
};
check_all('the invariants hold');
done_testing;

# An offer of that contact, without an account; a pupil whose placement is confirmed.
sub make_placement_of {
    my ($contact) = @_;
    my $pupil = make_pupil(school => make_school());
    my $one = apply_as($pupil, make_offer(email => $contact));
    my $visitor = browser();
    $visitor->get(link_of(mail_for($contact)));
    send_form($visitor, -action => '/accepter$');
    answer(browser_of($pupil), "/candidatures/$one", 'confirmer');
    return $one;
}
