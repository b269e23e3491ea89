# An agreement that all have signed: the last signature seals it, anybody can have it checked, nobody changes
# it; a correction is a new version.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Digest::SHA qw(sha256_hex);

sub pdf { my ($mech, $id) = @_; return $mech->get(site() . "/conventions/$id.pdf")->content }

# The agreement that these cases look at, made once: signed in each way, by link, with a drawing, on paper; and
# its PDF, as the school gets it.
my %sealed;

sub sealed {
    return \%sealed if %sealed;
    %sealed = make_agreement(
        first_name => 'Naïg',
        school_part => { 'teacher-signs' => 1, 'parent-name' => 'Rose Martin' });
    my $pupil = browser_of($sealed{pupil});
    $sealed{college} = browser_of($sealed{staff});
    signed_by_link($sealed{parent}, 'rose MARTIN');
    $pupil->get(site() . "/conventions/$sealed{id}/signer");
    send_form($pupil, -action => '/signer$', 'typed-name' => 'Naig Martin', 'has-read' => 1, drawn => 'M 1 2 L 30 15');
    sign_on_paper($sealed{college}, $sealed{id}, 'teacher');
    signed_by_link($sealed{host}, 'Inès Durand');
    signed_by_link($sealed{head}, 'Anne Le Gall');
    $sealed{pdf} = pdf($sealed{college}, $sealed{id});
    return \%sealed;
}

# An agreement that all signed on paper, and the school's browser.
sub signed_on_paper {
    my %of = make_agreement();
    my $college = browser_of($of{staff});
    sign_on_paper($college, $of{id}, qw(host school guardian pupil));
    return (\%of, $college);
}
sub column_of_seal {
    my ($id, $column) = @_;
    return db_value("SELECT LOWER(HEX($column)) FROM agreement_seal WHERE application_id = ?", $id);
}

# What the page of the address in the document's QR code answers.
sub verified {
    my ($number, $hash) = @_;
    return words(browser()->get(site() . "/conventions/verifier?n=$number&h=$hash")->decoded_content);
}

subtest 'the last signature seals it, and all are told' => sub {
    my $of = sealed();
    is(agreement_state($of->{id}), 'signed v1', 'signed by all');
    like(
        mail_like($of->{pupil_email}, qr/Convention signée/)->{text},
        qr/\[x\] 5\. Signature de la convention.*signée par tous/s,
        'the pupil is told, the fifth step is reached');
    ok(mail_like($of->{parent}, qr/Convention signée/), 'the parent too');
    my $pupil = browser_of($of->{pupil});
    $pupil->get(site() . "/candidatures/$of->{id}");
    like(words($pupil->content), qr/Étape 5 sur 5/, 'on the pages too');
};

subtest 'its PDF is kept, and ends with a page of evidence' => sub {
    my $of = sealed();
    is(sha256_hex($of->{pdf}), column_of_seal($of->{id}, 'sha256'), 'the final PDF is kept');
    is(pdf($of->{college}, $of->{id}), $of->{pdf}, 'the same bytes each time');
    my $file = file_of($of->{pdf}, '.pdf');
    like(said_by("pdfinfo $file"), qr/Tagged:\s+yes.*Pages:\s+3\n/s, 'with one page more');
    my $text = pdf_text($of->{pdf}, '-layout');
    like($text, qr/Page de preuve.*Inès Durand.*Rose Martin.*rose MARTIN/s, 'of evidence');
    like($text, qr/Signature dessinée\h: Naïg Martin/, 'with what was drawn');
    like($text, qr/verifier\?\s*n=$of->{id}&h=[0-9a-f]+/, 'and where to have it checked');
    like(pdf_text($of->{pdf}) =~ s{\s+}{}gr, qr/etcode\(p…\@essai\.example\)/, 'the mailbox is shortened');
    my $plain = `qpdf --qdf --object-streams=disable $file -`;
    is(scalar(() = $plain =~ m{/Alt <feff}gi), 2, 'its figures say what they show');
};

subtest 'its seal is valid; a letter more, and it is not' => sub {
    my $of = sealed();
    ok(pdf_is_sound($of->{pdf}), 'sound');
    my $file = file_of($of->{pdf}, '.pdf');
    my $said = said_by("pdfsig -nocert $file");
    like($said, qr/Signer Certificate Common Name: Sceau d’essai/, 'it is sealed by the certificate');
    like($said, qr/ETSI\.CAdES\.detached.*Total document signed.*Signature is Valid/s, 'the whole of it')
        or diag($said);
    my $forged = file_of($of->{pdf} =~ s/Adobe\.PPKLite/Adobe.PPKLitf/r, '.pdf');
    like(
        said_by("pdfsig -nocert $forged"),
        qr/Digest Mismatch|Signature is Invalid|not valid/i,
        'a letter more, and it is not');
};

subtest 'all that are signed come as one archive' => sub {
    my $of = sealed();
    my $archive = $of->{college}->get(site() . '/conventions/signees.zip')->content;
    is(zip_names($archive, 'with hash'), "convention-$of->{id}.pdf " . sha256_hex($of->{pdf}), 'byte for byte');
};

subtest 'anybody can have a file checked, and learns of nobody' => sub {
    my $of = sealed();
    my $visitor = browser();
    valid_xml(page_xml($visitor, '/conventions/verifier'), 'the page that says whether it is authentic');
    $visitor->get(site() . '/conventions/verifier');
    my $token = csrf_of($visitor);
    my $ask = sub {
        $visitor->post(
            site() . '/conventions/verifier',
            Content_Type => 'form-data',
            Content => [csrf => $token, fichier => [undef, 'x.pdf', Content => $_[0]]]);
        return words($visitor->content);
    };
    like($ask->($of->{pdf}), qr/Ce document est authentique.*signée par tous le/s, 'the file is known');
    unlike($visitor->content, qr/Naïg|Martin|Menuiserie/, 'and nothing is said of anybody');
    like($ask->($of->{pdf} . ' '), qr/Nous ne connaissons pas ce document/, 'a byte more, and it is not');
};

subtest 'the address in its QR code says the same' => sub {
    my $of = sealed();
    my $hash = column_of_seal($of->{id}, 'chain_hash');
    valid_xml(page_xml(browser(), "/conventions/verifier?n=$of->{id}&h=$hash"), 'the answer');
    like(verified($of->{id}, $hash), qr/Ce document est authentique/, 'authentic');
    like(verified($of->{id} + 1, $hash), qr/Nous ne connaissons pas/, 'not with another number');
};

subtest 'nobody changes what was signed' => sub {
    my $of = sealed();
    for my $sql (
        'UPDATE agreement_signature SET typed_name = "x"',
        'UPDATE agreement_version SET content = "x"',
        'UPDATE agreement_seal SET sealed_at = NOW()',
        'UPDATE agreement_signatory SET name = "x"',
        'DELETE FROM agreement_signature',
        'DELETE FROM agreement_seal')
    {
        ok(!eval { db()->do("$sql WHERE application_id = ?", undef, $of->{id}); 1 }, "refused: $sql");
    }
    check_all('every hash is right');
};

subtest 'a correction is a new version, which all sign again' => sub {
    my %of = make_agreement(school_part => { 'teacher-signs' => 1 });
    my $college = browser_of($of{staff});
    sign_on_paper($college, $of{id}, qw(host school guardian pupil teacher));
    is(agreement_state($of{id}), 'signed v1', 'signed by all');
    my $count = sub {
        my ($table, $version) = @_;
        return db_value("SELECT COUNT(*) FROM agreement_$table WHERE application_id = ? AND version = ?",
            $of{id}, $version);
    };
    $college->get(site() . "/conventions/$of{id}/corriger");
    send_form(
        $college,
        -action => '/corriger$',
        'correction-who' => 'school',
        'correction-reason' => 'Le référent change.');
    is(agreement_state($of{id}), 'to_complete_school v2', 'opened');
    $college->get(site() . "/conventions/$of{id}/college");
    send_form($college, -action => '/college$', 'teacher-signs' => undef, etape => 'valider');
    is($count->(signatory => 2), 4, 'four sign now');
    is($count->(signature => 2), 0, 'nobody has yet');
    is($count->(seal => 1), 1, 'the former version stays');
    like(
        verified($of{id}, column_of_seal($of{id}, 'chain_hash')),
        qr/authentique.*Une version plus récente la remplace/s,
        'and says that it was replaced');
    check_all('the invariants hold');
};

subtest 'once the placement is over, what all signed is corrected no more' => sub {
    my ($over, $college) = signed_on_paper();
    is(agreement_state($over->{id}), 'signed v1', 'signed by all');
    like($college->content, qr{/corriger"}, 'before its last day it can be corrected');
    moved_to($over->{id}, monday(-2));
    for my $eyes ($college, browser_of($over->{owner})) {
        $eyes->get(site() . "/conventions/$over->{id}/corriger");
        like(words($eyes->content), qr/Le stage est terminé et tous ont signé/, 'not after');
        unlike($eyes->content, qr{/corriger"}, 'nor is it offered');
    }
};
done_testing;
