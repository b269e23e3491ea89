# Several agreements signed in one's account with one code: each its own transaction; what cannot be
# signed is said.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $school = make_school();
my ($head, $head_email) = make_staff(school => $school);
my ($owner, $owner_email) = make_employer();
my %parts = (employer => { 'host-email' => $owner_email }, school_part => { 'head-email' => $head_email });
my @all = map {
    { make_agreement(%parts, owner => $owner, school => $school, staff => $head, first_name => $_) }
} qw(Naïg Yann Maël Enora);
my $mech = browser_of($head);

sub ids {
    return map {
        db_value('SELECT id FROM agreement_signatory WHERE application_id = ? AND version = 1 AND kind = ?',
            $_->{id}, $_[0])
    } @all;
}
sub signed {
    my ($kind) = @_;
    return db_value(
        'SELECT GROUP_CONCAT(a.application_id ORDER BY a.application_id) FROM agreement_signature a JOIN agreement_signatory s ON s.id = a.signatory_id WHERE s.kind = ? AND a.application_id IN ('
            . join(',', map { $_->{id} } @all) . ')',
        $kind
    ) // '';
}
sub send_several {
    my ($eyes, $step, $ticked, %fields) = @_;
    my ($form) = grep { $_->action =~ /a-signer$/ } $eyes->forms;
    return $eyes->post($form->action,
        [csrf => $form->value('csrf'), etape => $step, (map { (signature => $_) } @$ticked), %fields]);
}
sub code_for {
    my ($email, $before) = @_;
    my $mail = until_true(
        "a code to $email",
        sub {
            my @codes = grep { $_->{subject} =~ /Votre code/ } mails_for($email);
            @codes > ($before // 0) && $codes[-1];
        });
    return $mail->{text} =~ /\b(\d{6})\b/ ? $1 : '';
}

subtest 'the list to read and tick' => sub {
    $mech->get(site() . '/conventions');
    like(words($mech->content), qr/Signer plusieurs conventions à la fois/, 'the space leads there');
    valid_xml(page_xml($mech, '/conventions/a-signer'), 'the page');
    $mech->get(site() . '/conventions/a-signer');
    is(scalar(() = $mech->content =~ /Article 7\. En cas d’accident/g), 4, 'each document is there to be read');
    unlike($mech->content, qr/ checked/, 'none is ticked before it is read');
    send_several($mech, 'signer', [], 'typed-name' => '', code => '');
    is($mech->status, 422, 'nothing was chosen');
    is(errors_at($mech), 'code signature typed-name', 'each is said at its field');
};

my @ids = ids('school');
subtest 'one code for all that are ticked' => sub {
    send_several($mech, 'code', [@ids[0, 1, 2]], 'typed-name' => 'Anne Le Gall');
    like(words($mech->content), qr/Un code à six chiffres est parti/, 'a code leaves');
    is(scalar(() = $mech->content =~ / checked/g), 3, 'what was ticked stays');
    is(value_of($mech, 'typed-name'), 'Anne Le Gall', 'what was typed too');
    send_several($mech, 'signer', [@ids[0, 1, 2]], 'typed-name' => 'Anne Le Gall', code => '000000');
    is(errors_at($mech), 'code', 'another code is refused');
    is(signed('school'), '', 'nothing is signed by it');
    send_several($mech, 'signer', [@ids[0, 1, 2]], 'typed-name' => 'Personne', code => code_for($head_email));
    is(errors_at($mech), 'typed-name', 'nor by another name');
    # One of them is corrected meanwhile.
    my $other = browser_of($all[1]{staff});
    $other->get(site() . "/conventions/$all[1]{id}/corriger");
    send_form($other, -action => '/corriger$', 'correction-who' => 'school', 'correction-reason' => 'Une faute.');
    send_several($mech, 'signer', [@ids[0, 1, 2]], 'typed-name' => 'anne le gall', code => code_for($head_email));
    is($mech->status, 200, 'done');
    my $words = words($mech->content);
    like($words, qr/tout n’est pas signé 2 signatures enregistrées/, 'two of three');
    like($words, qr/Yann Martin.*corrigée, annulée ou refusée entre-temps\. Pas signée/, 'and why not the third');
    is(signed('school'), join(',', map { $all[$_]{id} } 0, 2), 'indeed');
    is(
        db_value('SELECT GROUP_CONCAT(DISTINCT how) FROM agreement_signature WHERE signatory_id IN (?, ?)', @ids[0, 2]),
        'account',
        'in the account');
};

subtest 'sent twice' => sub {
    $mech->get(site() . '/conventions/a-signer');
    like(words($mech->content), qr/Enora Martin/, 'what is left');
    unlike(words($mech->content), qr/Naïg Martin/, 'what is signed is not asked for');
    send_several($mech, 'signer', [@ids[0, 2]], 'typed-name' => 'Anne Le Gall', code => '000000');
    like(
        words($mech->content),
        qr/2 signatures enregistrées/,
        'what is signed already is said to be, without another code');
    is(db_value('SELECT COUNT(*) FROM agreement_signature WHERE signatory_id = ?', $ids[0]), 1, 'once');
};

subtest 'what is someone else’s' => sub {
    my ($stranger, $email) = make_staff(school => make_school());
    my $eyes = browser_of($stranger);
    $eyes->get(site() . '/conventions/a-signer');
    like(words($eyes->content), qr/Aucune convention n’attend votre signature/, 'is not listed');
    $mech->get(site() . '/conventions/a-signer');
    my ($host) = ids('host');
    send_several($mech, 'code', [$host]);
    my $code = code_for($head_email, 1);
    send_several($mech, 'signer', [$host], 'typed-name' => 'Inès Durand', code => $code);
    is(signed('host'), '', 'nor signed by its number');
};

subtest 'the employer’s, the last of them sealed' => sub {
    my $employer = browser_of($owner);
    my $college = browser_of($head);
    for my $kind (qw(guardian pupil)) {
        $college->get(site() . "/conventions/$all[0]{id}");
        my ($token) = $college->content =~ /name="csrf" value="([^"]+)"/;
        $college->post(
            site() . "/conventions/$all[0]{id}/papier",
            Content_Type => 'form-data',
            Content => [csrf => $token, signatory => $kind, scan => [undef, 'scan.pdf', Content => "%PDF-1.4\nun scan"]]
        );
    }
    my @host = ids('host');
    $employer->get(site() . '/conventions/a-signer');
    send_several($employer, 'code', [@host[0, 2]]);
    send_several($employer, 'signer', [@host[0, 2]], 'typed-name' => 'Inès Durand', code => code_for($owner_email));
    like(
        words($employer->content),
        qr/Conventions signées 2 signatures enregistrées.*Signée par tous.*Signée /s,
        'one by all');
    is(db_value('SELECT COUNT(*) FROM agreement_seal WHERE application_id = ?', $all[0]{id}), 1, 'and sealed');
};
check_all('the invariants hold');
done_testing;
