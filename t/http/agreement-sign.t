# Signing an agreement: by link and code, in one's account, on paper; declining; sealed, and authentic.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Digest::SHA qw(sha256_hex);
use Encode qw(decode);

my %of = make_agreement(first_name => 'Naïg', school_part => { 'teacher-signs' => 1, 'parent-name' => 'Rose Martin' });
my $id = $of{id};
my ($college, $pupil, $employer) = map { browser_of($_) } @of{qw(staff pupil owner)};
sub state {
    return db_value('SELECT CONCAT(state, " v", version) FROM agreement WHERE application_id = ?', $_[0] // $id);
}
sub signed { return db_value('SELECT COUNT(*) FROM agreement_signature WHERE application_id = ?', $_[0] // $id) }
sub pdf { my ($eyes, $path) = @_; return $eyes->get(site() . ($path // "/conventions/$id.pdf"))->content }

subtest 'who signs' => sub {
    is(
        db_value(
            'SELECT GROUP_CONCAT(kind, IF(account_id IS NULL, "", "*") ORDER BY kind + 0) FROM agreement_signatory WHERE application_id = ?',
            $id
        ),
        'host,school,guardian,pupil*,teacher',
        'five, the pupil in the account');
    $college->get(site() . "/conventions/$id");
    like(words($college->content), qr/Signatures \( ?0 sur 5/, 'the page says how far it is');
    valid_xml(page_xml($college, "/conventions/$id"), 'the agreement');
    is(
        sha256_hex(pdf($college)),
        db_value('SELECT LOWER(HEX(sha256)) FROM agreement_version WHERE application_id = ?', $id),
        'the PDF is what is to be signed, byte for byte');
    $employer->get(site() . "/conventions/$id");
    unlike($employer->content, qr/\Q$of{parent}\E.*Signatures/s, 'the parent’s address is the school’s to see');
};

subtest 'by link and code' => sub {
    my $mail = mail_like($of{parent}, qr/Convention à signer/);
    like($mail->{text}, qr/représentant légal de l’élève.*Naïg Martin/s, 'the parent is told');
    unlike(mail_like($of{host}, qr/Convention à signer/)->{text}, qr/Naïg/, 'the employer without the pupil’s name');
    my $mech = browser();
    my $link = link_of($mail);
    $mech->get($link);
    unlike(words($mech->content), qr/rue des Écoles|Article 7/, 'the link alone shows nothing of the document');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    is($mech->post($link, [csrf => $token, 'typed-name' => 'Rose Martin', 'has-read' => 1])->request->uri->query,
        'info=code-faux', 'nor signs');
    is($mech->post("$link/pdf", [csrf => $token, until => time + 600, proof => 'a' x 64])->request->uri->query,
        'info=code-faux', 'a forged proof neither');
    is(signed(), 0, 'nothing');
    $mech = signed_by_link($of{parent});
    like(words($mech->content), qr/Article 7\. En cas d’accident.*Signer/s, 'the code opens it, to be read');
    like(words($mech->content), qr/4 rue des Écoles/, 'all of it');
    send_form($mech, -action => 'signer/[^/]*$', 'typed-name' => 'Quelqu’un', 'has-read' => 1);
    is(errors_at($mech), 'typed-name', 'the name is that of who signs');
    send_form($mech, -action => 'signer/[^/]*$', 'typed-name' => 'rose MARTIN', 'has-read' => undef);
    is(errors_at($mech), 'has-read', 'who has read');
    send_form($mech, -action => 'signer/[^/]*$', 'typed-name' => 'rose MARTIN', 'has-read' => 1);
    like(words($mech->content), qr/La signature est enregistrée/, 'signed');
    is(signed(), 1, 'once');
    is(
        db_value(
            'SELECT CONCAT(how, " ", typed_name, " ", position, " ", previous_hash = document_sha256) FROM agreement_signature WHERE application_id = ?',
            $id
        ),
        'link rose MARTIN 1 1',
        'the chain begins with the document');
    unlike(db_value('SELECT origin FROM agreement_signature WHERE application_id = ?', $id),
        qr/\.[1-9]\d*$/, 'the address is shortened');
    $mech = signed_by_link($of{parent});
    like(
        words($mech->content),
        qr/Vous avez signé|La signature est enregistrée/,
        'the link does not sign twice, but reads');
};

subtest 'in one’s account' => sub {
    $pupil->get(site() . '/conventions');
    like(words($pupil->content), qr/1 convention à signer/, 'the pupil’s list says so');
    $pupil->get(site() . "/conventions/$id/signer");
    valid_xml(page_xml($pupil, "/conventions/$id/signer"), 'the page');
    $pupil->get(site() . "/conventions/$id/signer");
    like(words($pupil->content), qr/Tu signes comme élève/, 'in the account, without a code');
    for my $bad ('M 1 2', 'M 1 2 L 700 2', 'M 1 2 L 3 4"/><script>', 'L 1 2', 'M 1 2' . ' L 3 4' x 700) {
        send_form($pupil, -action => '/signer$', 'typed-name' => 'Naig Martin', 'has-read' => 1, drawn => $bad);
        is(errors_at($pupil), 'drawn', 'no drawing: ' . substr $bad, 0, 30);
    }
    send_form(
        $pupil,
        -action => '/signer$',
        'typed-name' => 'Naig Martin',
        'has-read' => 1,
        drawn => 'M 10 20 L 300 150 M 5 5 L 6 6 L 7 7');
    is(
        db_value('SELECT drawn FROM agreement_signature WHERE application_id = ? AND drawn <> ""', $id),
        'M 10 20 L 300 150 M 5 5 L 6 6 L 7 7',
        'what was drawn is kept');
    like(
        browser_of($of{pupil})->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'),
        qr/"dessin":\s*"M 10 20 L 300 150 M 5 5 L 6 6 L 7 7"/,
        'and among one’s data');
    unlike(browser_of($of{staff})->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'),
        qr/M 10 20/, 'not among another’s');
    like(words($pupil->content), qr/Tu as signé Il manque encore 3 signatures.*Signatures \( ?2 sur 5/s, 'signed');
    valid_xml(page_xml($pupil, '/conventions'), 'the list');
    $pupil->get(site() . '/conventions');
    like(words($pupil->content), qr/Rien à faire pour l’instant/, 'which asks for nothing more');
    is($college->get(site() . "/conventions/$id/signer")->code, 404, 'who is no signatory does not sign');
};

subtest 'on paper, with the scan' => sub {
    $college->get(site() . "/conventions/$id");
    my ($token) = $college->content =~ /name="csrf" value="([^"]+)"/;
    my $send = sub {
        my ($bytes, $who) = @_;
        $college->post(
            site() . "/conventions/$id/papier",
            Content_Type => 'form-data',
            Content => [csrf => $token, signatory => $who // 'teacher', scan => [undef, 'scan.pdf', Content => $bytes]]
        );
    };
    $send->('<html>no</html>');
    like(
        words($college->content),
        qr/Ce n’est pas fait\. Ce fichier n’est ni un PDF/,
        'another kind of file is refused');
    $send->("%PDF-1.4\nun scan");
    like(words($college->content), qr/Signatures \( ?3 sur 5/, 'a PDF is taken');
    is($college->get(site() . "/conventions/$id/papier/teacher")->content, "%PDF-1.4\nun scan", 'and found again');
    is($college->response->header('Content-Disposition'), 'attachment', 'as a file');
    is($employer->get(site() . "/conventions/$id/papier/teacher")->code, 403, 'by the school alone');
};

subtest 'a link sent again to a corrected address' => sub {
    my $former = link_of(mail_like($of{host}, qr/Convention à signer/));
    my $address = unique('corrigee') . '@essai.example';
    $college->get(site() . "/conventions/$id");
    send_form($college, -action => '/renvoyer$', signatory => 'host', email => $address);
    like(words($college->content), qr/Un nouveau lien est parti/, 'sent');
    is(browser()->get($former)->code, 410, 'the former one has ended');
    like(
        mail_like($of{host}, qr/envoyée ailleurs/)->{text},
        qr/à une autre adresse le lien.*personne ne doit signer à votre place/s,
        'who had it is told');
    signed_by_link($address, 'Inès Durand');
    is(signed(), 4, 'the new one signs');
};

subtest 'the last signature seals it' => sub {
    my $mech = signed_by_link($of{head}, 'Anne Le Gall');
    is(state(), 'signed v1', 'signed by all');
    like(
        mail_like($of{pupil_email}, qr/Convention signée/)->{text},
        qr/\[x\] 5\. Signature de la convention.*signée par tous/s,
        'the pupil is told, the fifth step is reached');
    ok(mail_like($of{parent}, qr/Convention signée/), 'the parent too');
    $pupil->get(site() . "/candidatures/$id");
    like(words($pupil->content), qr/Étape 5 sur 5/, 'on the pages too');
    my $bytes = pdf($college);
    is(
        sha256_hex($bytes),
        db_value('SELECT LOWER(HEX(sha256)) FROM agreement_seal WHERE application_id = ?', $id),
        'the final PDF is kept');
    my $file = File::Temp->new(SUFFIX => '.pdf');
    binmode $file;
    print $file $bytes;
    close $file;
    like(`pdfinfo $file`, qr/Tagged:\s+yes.*Pages:\s+3\n/s, 'with one page more');
    my $text = decode('UTF-8', scalar `pdftotext -layout $file -`);
    like(
        decode('UTF-8', scalar `pdftotext $file -`) =~ s{\s+}{}gr,
        qr/etcode\(p…\@essai\.example\)/,
        'the mailbox is shortened');
    like($text, qr/Page de preuve.*Inès Durand.*Rose Martin.*rose MARTIN/s, 'of evidence');
    like($text, qr/Signature dessinée\h: Naïg Martin/, 'with what was drawn');
    my $seal = decode('UTF-8', scalar `pdfsig -nocert $file 2>&1`);
    like(
        $seal,
        qr/Signer Certificate Common Name: Sceau d’essai.*ETSI\.CAdES\.detached.*Total document signed.*Signature is Valid/s,
        'it is sealed by the certificate'
    ) or diag($seal);
    is(system("qpdf --check $file > /dev/null 2>&1"), 0, 'and sound');
    (my $forged = $bytes) =~ s/Adobe\.PPKLite/Adobe.PPKLitf/;
    my $other = File::Temp->new(SUFFIX => '.pdf');
    binmode $other;
    print $other $forged;
    close $other;
    like(
        scalar `pdfsig -nocert $other 2>&1`,
        qr/Digest Mismatch|Signature is Invalid|not valid/i,
        'a letter more, and it is not');
    my $plain = `qpdf --qdf --object-streams=disable $file -`;
    is(scalar(() = $plain =~ m{/Alt <feff}gi), 2, 'its figures say what they show');
    (my $chain) = $text =~ /verifier\?n=$id&h=([0-9a-f]+)/;
    is(pdf($college), $bytes, 'the same bytes each time');

    my $archive = File::Temp->new(SUFFIX => '.zip');
    binmode $archive;
    print $archive $college->get(site() . '/conventions/signees.zip')->content;
    close $archive;
    like(
        `python3 -c "import zipfile,sys,hashlib; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [(n, hashlib.sha256(z.read(n)).hexdigest()) for n in z.namelist()])" $archive 2>&1`,
        qr/^None \[\('convention-$id\.pdf', '@{[sha256_hex($bytes)]}'\)\]/,
        'all of them as one archive');
    my $visitor = browser();
    $visitor->get(site() . '/conventions/verifier');
    valid_xml(page_xml($visitor, '/conventions/verifier'), 'the page that says whether it is authentic');
    $visitor->get(site() . '/conventions/verifier');
    my ($token) = $visitor->content =~ /name="csrf" value="([^"]+)"/;
    my $ask = sub {
        $visitor->post(
            site() . '/conventions/verifier',
            Content_Type => 'form-data',
            Content => [csrf => $token, fichier => [undef, 'x.pdf', Content => $_[0]]]);
        return words($visitor->content);
    };
    like($ask->($bytes), qr/Ce document est authentique.*signée par tous le/s, 'the file is known');
    unlike($visitor->content, qr/Naïg|Martin|Menuiserie/, 'and nothing is said of anybody');
    like($ask->($bytes . ' '), qr/Nous ne connaissons pas ce document/, 'a byte more, and it is not');
    my $hash = db_value('SELECT LOWER(HEX(chain_hash)) FROM agreement_seal WHERE application_id = ?', $id);
    valid_xml(page_xml($visitor, "/conventions/verifier?n=$id&h=$hash"), 'the answer');
    like(
        words($visitor->get(site() . "/conventions/verifier?n=$id&h=$hash")->decoded_content),
        qr/Ce document est authentique/,
        'the QR code’s address too');
    like(
        words($visitor->get(site() . "/conventions/verifier?n=" . ($id + 1) . "&h=$hash")->decoded_content),
        qr/Nous ne connaissons pas/,
        'not with another number');
};

subtest 'nobody changes what was signed' => sub {
    for my $sql (
        'UPDATE agreement_signature SET typed_name = "x"',
        'UPDATE agreement_version SET content = "x"',
        'UPDATE agreement_seal SET sealed_at = NOW()',
        'UPDATE agreement_signatory SET name = "x"',
        'DELETE FROM agreement_signature',
        'DELETE FROM agreement_seal')
    {
        ok(!eval { db()->do("$sql WHERE application_id = ?", undef, $id); 1 }, "refused: $sql");
    }
    check_all('every hash is right');
};

subtest 'a correction: a new version, all sign again' => sub {
    $college->get(site() . "/conventions/$id/corriger");
    send_form(
        $college,
        -action => '/corriger$',
        'correction-who' => 'school',
        'correction-reason' => 'Le référent change.');
    is(state(), 'to_complete_school v2', 'opened');
    $college->get(site() . "/conventions/$id/college");
    send_form($college, -action => '/college$', 'teacher-signs' => undef, etape => 'valider');
    is(db_value('SELECT COUNT(*) FROM agreement_signatory WHERE application_id = ? AND version = 2', $id),
        4, 'four sign now');
    is(db_value('SELECT COUNT(*) FROM agreement_signature WHERE application_id = ? AND version = 2', $id),
        0, 'nobody has yet');
    is(db_value('SELECT COUNT(*) FROM agreement_seal WHERE application_id = ? AND version = 1', $id),
        1, 'the former version stays');
    my $hash = db_value('SELECT LOWER(HEX(chain_hash)) FROM agreement_seal WHERE application_id = ?', $id);
    like(
        words(browser()->get(site() . "/conventions/verifier?n=$id&h=$hash")->decoded_content),
        qr/authentique.*Une version plus récente la remplace/s,
        'and says that it was replaced');
};

subtest 'declining' => sub {
    my %other = make_agreement();
    my $mech = signed_by_link($other{parent});
    send_form($mech, -action => '/decliner$', 'decline-reason' => '');
    is(errors_at($mech), 'decline-reason', 'says why');
    send_form($mech, -action => '/decliner$', 'decline-reason' => 'Les horaires sont trop longs.');
    is(state($other{id}), 'to_sign v1', 'the state stays');
    like(
        mail_like($other{pupil_email}, qr/un refus de signer/)->{text},
        qr/Les horaires sont trop longs/,
        'everyone is told');
    my $signer = browser_of($other{pupil});
    $signer->get(site() . "/conventions/$other{id}");
    unlike($signer->content, qr{/signer"}, 'nobody can sign that version any more');
    $signer->get(site() . "/conventions/$other{id}/signer");
    send_form($signer, -action => '/signer$', 'typed-name' => 'Camille Martin', 'has-read' => 1);
    is(signed($other{id}), 0, 'indeed');
    answer($signer, "/candidatures/$other{id}", 'annuler', reason => 'Je change.');
    is(state($other{id}), 'cancelled v1', 'cancelling keeps it, marked');
    is(browser()->get(link_of(mail_like($other{head}, qr/Convention à signer/)))->code, 410, 'its links end');
};
subtest 'the code by SMS' => sub {
    my $number = sprintf '07%08d', int rand 1e8;
    my %of = make_agreement(school_part => { 'parent-phone' => $number });
    my $mech = browser();
    $mech->get(my $link = link_of(mail_like($of{parent}, qr/Convention à signer/)));
    like(
        words($mech->content),
        qr/Par SMS au numéro en \Q@{[substr $number, -2]}\E/,
        'is proposed, and tells no more of the number');
    valid_xml(page_xml($mech, substr $link, length site()), 'the page');
    $mech->get($link);
    $mech->post("$link/code-envoyer", [csrf => ($mech->content =~ /name="csrf" value="([^"]+)"/)[0], par => 'sms']);
    like(words($mech->content), qr/est parti par SMS/, 'it leaves');
    my ($text) = @{ until_true('the SMS', sub { my @all = sms_for('+33' . substr $number, 1); @all ? \@all : undef }) };
    cmp_ok(length $text, '<=', 160, 'one segment');
    unlike($text, qr{http}, 'without the link');
    is(scalar(grep { $_->{subject} =~ /Votre code/ } mails_for($of{parent})), 0, 'not by mail');
    my ($code) = $text =~ /\b(\d{6})\b/;
    send_form($mech, -action => '/code$', code => $code);
    send_form($mech, -action => 'signer/[^/]*$', 'typed-name' => 'Rose Martin', 'has-read' => 1);
    is(signed($of{id}), 1, 'and signs');
    my $host = browser();
    $host->get(link_of(mail_like($of{host}, qr/Convention à signer/)));
    unlike(words($host->content), qr/Par SMS/, 'not where no mobile is known');
    my %landline = make_agreement(school_part => { 'parent-phone' => '02 40 12 34 56' });
    is(
        db_value('SELECT GROUP_CONCAT(mobile) FROM agreement_signatory WHERE application_id = ?', $landline{id})
            =~ tr/,//dr,
        '',
        'nor of a landline');
    my $own = sprintf '061%07d', int rand 1e7;    # of the mainland, wherever the site is
    my %same = make_agreement(mobile => '+33' . substr($own, 1), school_part => { 'parent-phone' => $own });
    is(
        db_value('SELECT GROUP_CONCAT(mobile) FROM agreement_signatory WHERE application_id = ?', $same{id})
            =~ tr/,//dr,
        '',
        'nor to the pupil’s own, in a parent’s place');
};

subtest 'one account that signs as two' => sub {
    my ($head, $email) = make_staff(school => my $school = make_school());
    my %both = make_agreement(
        school => $school,
        staff => $head,
        school_part => {
            'head-email' => $email,
            'teacher-email' => $email,
            'teacher-name' => 'Anne Le Gall',
            'teacher-signs' => 1
        });
    my $mech = browser_of($head);
    my $sign = sub { send_form($mech, -action => '/signer$', 'typed-name' => 'Anne Le Gall', 'has-read' => 1) };
    $mech->get(site() . "/conventions/$both{id}/signer");
    like(words($mech->content), qr/Vous signez comme chef/, 'the head first');
    $sign->();
    $mech->back;
    $sign->();
    is(signed($both{id}), 1, 'a page that was sent twice signs once');
    $mech->get(site() . "/conventions/$both{id}/signer");
    $sign->();
    is(
        db_value(
            'SELECT GROUP_CONCAT(kind ORDER BY position) FROM agreement_signature JOIN agreement_signatory ON id = signatory_id WHERE agreement_signature.application_id = ?',
            $both{id}
        ),
        'school,teacher',
        'then the teacher');
};

subtest 'long names' => sub {
    my ($first, $last) = (ucfirst('é' x 80), 'Ñ' . 'œ' x 79);
    my %long = make_agreement(first_name => $first, last_name => $last);
    is(state($long{id}), 'to_sign v1', 'eighty letters each can be signed');
    my $mech = browser_of($long{pupil});
    $mech->get(site() . "/conventions/$long{id}/signer");
    send_form($mech, -action => '/signer$', 'typed-name' => "$first $last", 'has-read' => 1);
    is(signed($long{id}), 1, 'and are');
};

subtest 'no pupil in the place of a parent' => sub {
    my $school = make_school();
    my ($pupil, $email) = make_pupil(school => $school);
    my %kept = make_agreement(school => $school, pupil => $pupil, school_part => { 'parent-email' => $email });
    is(state($kept{id}), 'to_complete_school v1', 'a parent with the pupil’s address is refused');
    my $mech = browser_of($kept{staff});
    $mech->get(site() . "/conventions/$kept{id}/college");
    send_form(
        $mech,
        -action => '/college$',
        school_part('parent2-name' => 'Jean Martin', 'parent2-email' => uc $email));
    is(errors_at($mech), 'parent2-email', 'the second one too');
};

subtest 'what all signed, once the placement is over' => sub {
    my %over = make_agreement();
    my $mech = browser_of($over{staff});
    for my $kind (qw(host school guardian pupil)) {
        $mech->get(site() . "/conventions/$over{id}");
        my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
        $mech->post(
            site() . "/conventions/$over{id}/papier",
            Content_Type => 'form-data',
            Content => [csrf => $token, signatory => $kind, scan => [undef, 'scan.pdf', Content => "%PDF-1.4\nun scan"]]
        );
    }
    is(state($over{id}), 'signed v1', 'signed by all');
    like($mech->content, qr{/corriger"}, 'before its last day it can be corrected');
    my $past = monday(-2);
    db()->do(
        'INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until) SELECT w.offer_id, ?, w.capacity_id, ?, ?, ? FROM offer_week w JOIN application a ON a.offer_id = w.offer_id AND a.monday = w.monday WHERE a.id = ?',
        undef, $past, $past, friday_of($past), monday(-3), $over{id});
    db()->do('UPDATE application SET monday = ? WHERE id = ?', undef, $past, $over{id});
    for my $eyes ($mech, browser_of($over{owner})) {
        $eyes->get(site() . "/conventions/$over{id}/corriger");
        like(words($eyes->content), qr/Le stage est terminé et tous ont signé/, 'not after');
        unlike($eyes->content, qr{/corriger"}, 'nor is it offered');
    }
};

subtest 'no link of an account elsewhere' => sub {
    my %other = make_agreement();
    my $mech = browser_of($other{staff});
    my $elsewhere = unique('ailleurs') . '@essai.example';
    $mech->get(site() . "/conventions/$other{id}");
    send_form($mech, -action => '/renvoyer$', signatory => 'pupil', email => $elsewhere);
    like(words($mech->content), qr/signe avec son compte/, 'a school sends no pupil’s link where it says');
    is(mail_count($elsewhere), 0, 'nothing leaves');
    send_form($mech, -action => '/renvoyer$', signatory => 'guardian', email => uc $other{pupil_email});
    like(words($mech->content), qr/l’adresse de l’élève/, 'a parent’s link not to the pupil');
    send_form($mech, -action => '/renvoyer$', signatory => 'pupil', email => $other{pupil_email});
    like(words($mech->content), qr/Un nouveau lien est parti/, 'to the pupil’s own it does');
};

subtest 'years later, when the purge has taken what was signed' => sub {
    for my $end (qw(to_sign signed)) {
        my %old = make_agreement();
        my ($long_ago, $before) = (monday(-52 * 6), monday(-52 * 6 - 1));
        db()->begin_work;
        db()->do(
            'INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until) SELECT w.offer_id, ?, w.capacity_id, ?, ?, ? FROM offer_week w JOIN application a ON a.offer_id = w.offer_id AND a.monday = w.monday WHERE a.id = ?',
            undef, $long_ago, $long_ago, friday_of($long_ago), $before, $old{id});
        db()->do('UPDATE application SET monday = ? WHERE id = ?', undef, $long_ago, $old{id});
        db()->do("DELETE FROM agreement_$_ WHERE application_id = ?", undef, $old{id}) for qw(signatory version);
        if ($end eq 'signed') {
            db()->do('UPDATE agreement SET state = "signed", signed_at = UTC_TIMESTAMP() WHERE application_id = ?',
                undef, $old{id});
            db()->do(
                'INSERT INTO agreement_event (application_id, version, happened_at, actor, name, state_before, state_after) VALUES (?, 1, UTC_TIMESTAMP(), "site", "signed", "to_sign", "signed")',
                undef, $old{id});
        }
        db()->commit;
        check_all("$end: nothing is missed");
        my $mech = browser_of($old{staff});
        is($mech->get(site() . "/conventions/$old{id}$_")->code, 200, "$end: $_ is still shown, of what is left")
            for '', $end eq 'signed' ? () : '.pdf';
    }
};

subtest 'erased, who was to sign' => sub {
    my ($owner, $email) = make_employer();
    my %of = make_agreement(owner => $owner, employer => { 'host-email' => $email });
    my $mech = browser_of($owner);
    $mech->get(site() . '/compte/supprimer');
    send_form($mech, -action => '/compte/supprimer', 'current-password' => 'stage3e-demo');
    is(db_value('SELECT COUNT(*) FROM account WHERE id = ?', $owner), 0, 'gone');
    is(db_value('SELECT COUNT(*) FROM agreement_signatory WHERE email = ?', $email),
        0, 'nothing is sent there any more');
    is(db_value('SELECT COUNT(*) FROM agreement_signatory WHERE application_id = ?', $of{id}),
        4, 'who signs stays, on paper or at another address');
};

check_all('the invariants hold');
done_testing;
