# Signing an agreement: by a link and a code, in one's account, on paper. What all have signed is
# t/http/agreement-seal.t, who may be among them t/http/agreement-signatories.t.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Digest::SHA qw(sha256_hex);

# An agreement to sign by five, and the browsers of school, pupil and employer.
sub to_sign {
    my %of = make_agreement(
        first_name => 'Naïg',
        school_part => { 'teacher-signs' => 1, 'parent-name' => 'Rose Martin' });
    return (\%of, map { browser_of($_) } @of{qw(staff pupil owner)});
}

# The page to sign says that it is not done, because of that field.
sub refuses {
    my ($mech, $action, $field, $what, %form) = @_;
    send_form($mech, -action => $action, %form);
    return is(errors_at($mech), $field, $what);
}

subtest 'who signs is known, and each sees how far it is' => sub {
    my ($of, $college, undef, $employer) = to_sign();
    is(
        db_value(
            'SELECT GROUP_CONCAT(kind, IF(account_id IS NULL, "", "*") ORDER BY kind + 0) FROM agreement_signatory
            WHERE application_id = ?', $of->{id}
        ),
        'host,school,guardian,pupil*,teacher',
        'five, the pupil in the account');
    like(words_at($college, "/conventions/$of->{id}"), qr/Signatures \( ?0 sur 5/, 'the page says how far it is');
    valid_xml(page_xml($college, "/conventions/$of->{id}"), 'the agreement');
    is(
        sha256_hex($college->get(site() . "/conventions/$of->{id}.pdf")->content),
        db_value('SELECT LOWER(HEX(sha256)) FROM agreement_version WHERE application_id = ?', $of->{id}),
        'the PDF is what is to be signed, byte for byte');
    $employer->get(site() . "/conventions/$of->{id}");
    unlike($employer->content, qr/\Q$of->{parent}\E.*Signatures/s, 'the parent’s address is the school’s to see');
};

subtest 'the link in a mail shows and signs nothing without its code' => sub {
    my ($of) = to_sign();
    my $mail = mail_like($of->{parent}, qr/Convention à signer/);
    like($mail->{text}, qr/représentant légal de l’élève.*Naïg Martin/s, 'the parent is told');
    unlike(mail_like($of->{host}, qr/Convention à signer/)->{text}, qr/Naïg/, 'the employer without the pupil’s name');
    my ($mech, $link) = (browser(), link_of($mail));
    $mech->get($link);
    unlike(words($mech->content), qr/rue des Écoles|Article 7/, 'the link alone shows nothing of the document');
    my $token = csrf_of($mech);
    is($mech->post($link, [csrf => $token, 'typed-name' => 'Rose Martin', 'has-read' => 1])->request->uri->query,
        'info=code-faux', 'nor signs');
    like($mech->content, qr/id="code-erreur".*aria-invalid="true" aria-describedby="code-erreur"/s, 'at the field');
    is($mech->post("$link/pdf", [csrf => $token, until => time + 600, proof => 'a' x 64])->request->uri->query,
        'info=code-faux', 'a forged proof neither');
    is(signatures($of->{id}), 0, 'nothing');
};

subtest 'by link and code one reads, and signs once, by one’s name' => sub {
    my ($of) = to_sign();
    my $mech = signed_by_link($of->{parent});
    like(words($mech->content), qr/Article 7\. En cas d’accident.*Signer/s, 'the code opens it, to be read');
    like(words($mech->content), qr/4 rue des Écoles/, 'all of it');
    my $sign = 'signer/[^/]*$';
    refuses(
        $mech, $sign, 'typed-name', 'the name is that of who signs',
        'typed-name' => 'Quelqu’un',
        'has-read' => 1);
    refuses($mech, $sign, 'has-read', 'who has read', 'typed-name' => 'rose MARTIN', 'has-read' => undef);
    send_form($mech, -action => $sign, 'typed-name' => 'rose MARTIN', 'has-read' => 1);
    like(words($mech->content), qr/La signature est enregistrée/, 'signed');
    is(signatures($of->{id}), 1, 'once');
    is(
        db_value(
            'SELECT CONCAT(how, " ", typed_name, " ", position, " ", previous_hash = document_sha256)
            FROM agreement_signature WHERE application_id = ?', $of->{id}
        ),
        'link rose MARTIN 1 1',
        'the chain begins with the document');
    unlike(db_value('SELECT origin FROM agreement_signature WHERE application_id = ?', $of->{id}),
        qr/\.[1-9]\d*$/, 'the address is shortened');
    $mech = signed_by_link($of->{parent});
    like(
        words($mech->content),
        qr/Vous avez signé|La signature est enregistrée/,
        'the link does not sign twice, but reads');
};

subtest 'in one’s account one signs without a code' => sub {
    my ($of, $college, $pupil) = to_sign();
    like(words_at($pupil, '/conventions'), qr/1 convention à signer/, 'the pupil’s list says so');
    valid_xml(page_xml($pupil, "/conventions/$of->{id}/signer"), 'the page');
    like(words_at($pupil, "/conventions/$of->{id}/signer"), qr/Tu signes comme élève/, 'no code is asked for');
    send_form($pupil, -action => '/signer$', 'typed-name' => 'Naig Martin', 'has-read' => 1);
    like(words($pupil->content), qr/Tu as signé Il manque encore 4 signatures.*Signatures \( ?1 sur 5/s, 'signed');
    valid_xml(page_xml($pupil, '/conventions'), 'the list');
    like(words_at($pupil, '/conventions'), qr/Rien à faire pour l’instant/, 'which asks for nothing more');
    is($college->get(site() . "/conventions/$of->{id}/signer")->code, 404, 'who is no signatory does not sign');
};

subtest 'a signature may be drawn, by lines and nothing else' => sub {
    my ($of, undef, $pupil) = to_sign();
    $pupil->get(site() . "/conventions/$of->{id}/signer");
    my %form = ('typed-name' => 'Naig Martin', 'has-read' => 1);
    for my $bad ('M 1 2', 'M 1 2 L 700 2', 'M 1 2 L 3 4"/><script>', 'L 1 2', 'M 1 2' . ' L 3 4' x 700) {
        refuses($pupil, '/signer$', 'drawn', 'no drawing: ' . substr($bad, 0, 30), %form, drawn => $bad);
    }
    my $drawn = 'M 10 20 L 300 150 M 5 5 L 6 6 L 7 7';
    send_form($pupil, -action => '/signer$', %form, drawn => $drawn);
    is(db_value('SELECT drawn FROM agreement_signature WHERE application_id = ? AND drawn <> ""', $of->{id}),
        $drawn, 'what was drawn is kept');
    my $data = sub {
        browser_of($_[0])->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none');
    };
    like($data->($of->{pupil}), qr/"dessin":\s*"$drawn"/, 'and among one’s data');
    unlike($data->($of->{staff}), qr/M 10 20/, 'not among another’s');
};

subtest 'on paper: the school hands in the scan' => sub {
    my ($of, $college, undef, $employer) = to_sign();
    $college->get(site() . "/conventions/$of->{id}");
    my $token = csrf_of($college);
    $college->post(
        site() . "/conventions/$of->{id}/papier",
        Content_Type => 'form-data',
        Content => [
            csrf => $token,
            signatory => 'teacher',
            scan => [undef, 'scan.pdf', Content => '<html>no</html>']]);
    like(
        words($college->content),
        qr/Ce n’est pas fait\. Ce fichier n’est ni un PDF/,
        'another kind of file is refused');
    sign_on_paper($college, $of->{id}, 'teacher');
    like(words($college->content), qr/Signatures \( ?1 sur 5/, 'a PDF is taken');
    is($college->get(site() . "/conventions/$of->{id}/papier/teacher")->content,
        "%PDF-1.4\nun scan", 'and found again');
    is($college->response->header('Content-Disposition'), 'attachment', 'as a file');
    is($employer->get(site() . "/conventions/$of->{id}/papier/teacher")->code, 403, 'by the school alone');
};

subtest 'a link is sent again to a corrected address' => sub {
    my ($of, $college) = to_sign();
    my $former = link_of(mail_like($of->{host}, qr/Convention à signer/));
    my $address = unique('corrigee') . '@essai.example';
    $college->get(site() . "/conventions/$of->{id}");
    send_form($college, -action => '/renvoyer$', signatory => 'host', email => $address);
    like(words($college->content), qr/Un nouveau lien est parti/, 'sent');
    is(browser()->get($former)->code, 410, 'the former one has ended');
    like(
        mail_like($of->{host}, qr/envoyée ailleurs/)->{text},
        qr/à une autre adresse le lien.*personne ne doit signer à votre place/s,
        'who had it is told');
    signed_by_link($address, 'Inès Durand');
    is(signatures($of->{id}), 1, 'the new one signs');
};

subtest 'the code comes by SMS where a mobile is known' => sub {
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
    $mech->post("$link/code-envoyer", [csrf => csrf_of($mech), par => 'sms']);
    like(words($mech->content), qr/est parti par SMS/, 'it leaves');
    my ($text) = @{ until_true('the SMS', sub { my @all = sms_for('+33' . substr $number, 1); @all ? \@all : undef }) };
    cmp_ok(length $text, '<=', 160, 'one segment');
    unlike($text, qr{http}, 'without the link');
    is(scalar(grep { $_->{subject} =~ /Votre code/ } mails_for($of{parent})), 0, 'not by mail');
    my ($code) = $text =~ /\b(\d{6})\b/;
    send_form($mech, -action => '/code$', code => $code);
    send_form($mech, -action => 'signer/[^/]*$', 'typed-name' => 'Rose Martin', 'has-read' => 1);
    is(signatures($of{id}), 1, 'and signs');
};

subtest 'no code by SMS where no mobile is known, to a landline, or to the pupil’s own' => sub {
    my $mobiles = sub {
        my ($id) = @_;
        return db_value('SELECT GROUP_CONCAT(mobile) FROM agreement_signatory WHERE application_id = ?', $id)
            =~ tr/,//dr;
    };
    my %landline = make_agreement(school_part => { 'parent-phone' => '02 40 12 34 56' });
    is($mobiles->($landline{id}), '', 'not of a landline');
    my $host = browser();
    $host->get(link_of(mail_like($landline{host}, qr/Convention à signer/)));
    unlike(words($host->content), qr/Par SMS/, 'nor is it proposed where no mobile is known');
    my $own = sprintf '061%07d', int rand 1e7;    # of the mainland, wherever the site is
    my %same = make_agreement(mobile => '+33' . substr($own, 1), school_part => { 'parent-phone' => $own });
    is($mobiles->($same{id}), '', 'nor to the pupil’s own, in a parent’s place');
};

subtest 'one account that signs as two signs as one, then as the other' => sub {
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
    like(words_at($mech, "/conventions/$both{id}/signer"), qr/Vous signez comme chef/, 'the head first');
    $sign->();
    $mech->back;
    $sign->();
    is(signatures($both{id}), 1, 'a page that was sent twice signs once');
    $mech->get(site() . "/conventions/$both{id}/signer");
    $sign->();
    is(
        db_value(
            'SELECT GROUP_CONCAT(kind ORDER BY position) FROM agreement_signature s
                JOIN agreement_signatory ON id = signatory_id WHERE s.application_id = ?', $both{id}
        ),
        'school,teacher',
        'then the teacher');
};

subtest 'names of eighty letters each sign' => sub {
    my ($first, $last) = (ucfirst('é' x 80), 'Ñ' . 'œ' x 79);
    my %long = make_agreement(first_name => $first, last_name => $last);
    is(agreement_state($long{id}), 'to_sign v1', 'eighty letters each can be signed');
    my $mech = browser_of($long{pupil});
    $mech->get(site() . "/conventions/$long{id}/signer");
    send_form($mech, -action => '/signer$', 'typed-name' => "$first $last", 'has-read' => 1);
    is(signatures($long{id}), 1, 'and are');
};
check_all('the invariants hold');
done_testing;
