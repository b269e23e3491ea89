# Several agreements signed in one's account with one code: each its own transaction; what cannot be
# signed is said.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# Agreements of one employer and one school, whose head signs in the account as the employer does.
sub agreements {
    my @names = @_;
    my $school = make_school();
    my ($head, $head_email) = make_staff(school => $school);
    my ($owner, $owner_email) = make_employer();
    my %parts = (employer => { 'host-email' => $owner_email }, school_part => { 'head-email' => $head_email });
    my @ids = map {
        { make_agreement(%parts, owner => $owner, school => $school, staff => $head, first_name => $_) }
        ->{id}
    } @names;
    return {
        ids => \@ids,
        head => browser_of($head),
        head_email => $head_email,
        owner => browser_of($owner),
        owner_email => $owner_email };
}

# The signatories of a kind, one for each of the agreements.
sub signatories {
    my ($of, $kind) = @_;
    return map {
        db_value('SELECT id FROM agreement_signatory WHERE application_id = ? AND version = 1 AND kind = ?', $_, $kind)
    } @{ $of->{ids} };
}

# The agreements that somebody of that kind signed.
sub signed {
    my ($of, $kind) = @_;
    my $ids = join ',', @{ $of->{ids} };
    return db_value(
        "SELECT GROUP_CONCAT(a.application_id ORDER BY a.application_id) FROM agreement_signature a
            JOIN agreement_signatory s ON s.id = a.signatory_id
        WHERE s.kind = ? AND a.application_id IN ($ids)", $kind
    ) // '';
}

sub send_several {
    my ($eyes, $step, $ticked, %fields) = @_;
    my ($form) = grep { $_->action =~ /a-signer$/ } $eyes->forms;
    return $eyes->post($form->action,
        [csrf => $form->value('csrf'), etape => $step, (map { (signature => $_) } @$ticked), %fields]);
}

# Opens the list, ticks, asks for a code; the code that came.
sub code_for {
    my ($eyes, $email, $ticked, %fields) = @_;
    my $codes = sub {
        grep { $_->{subject} =~ /Votre code/ } mails_for($email);
    };
    my $before = $codes->();
    $eyes->get(site() . '/conventions/a-signer');
    send_several($eyes, 'code', $ticked, %fields);
    my $mail = until_true("a code to $email", sub { my @all = $codes->(); @all > $before && $all[-1] });
    return $mail->{text} =~ /\b(\d{6})\b/ ? $1 : '';
}

subtest 'the list has each document to read, none ticked before' => sub {
    my $of = agreements(qw(Naïg Yann Maël Enora));
    my $mech = $of->{head};
    like(words_at($mech, '/conventions'), qr/Signer plusieurs conventions à la fois/, 'the space leads there');
    valid_xml(page_xml($mech, '/conventions/a-signer'), 'the page');
    $mech->get(site() . '/conventions/a-signer');
    is(scalar(() = $mech->content =~ /Article 7\. En cas d’accident/g), 4, 'each document is there to be read');
    unlike($mech->content, qr/ checked/, 'none is ticked before it is read');
    send_several($mech, 'signer', [], 'typed-name' => '', code => '');
    is($mech->status, 422, 'nothing was chosen');
    is(errors_at($mech), 'code signature typed-name', 'each is said at its field');
};

subtest 'neither another code nor another name signs' => sub {
    my $of = agreements(qw(Naïg Yann));
    my $mech = $of->{head};
    my @ids = signatories($of, 'school');
    my $code = code_for($mech, $of->{head_email}, \@ids, 'typed-name' => 'Anne Le Gall');
    like(words($mech->content), qr/Un code à six chiffres est parti/, 'a code leaves');
    is(scalar(() = $mech->content =~ / checked/g), 2, 'what was ticked stays');
    is(value_of($mech, 'typed-name'), 'Anne Le Gall', 'what was typed too');
    send_several($mech, 'signer', \@ids, 'typed-name' => 'Anne Le Gall', code => '000000');
    is(errors_at($mech), 'code', 'another code is refused');
    send_several($mech, 'signer', \@ids, 'typed-name' => 'Personne', code => $code);
    is(errors_at($mech), 'typed-name', 'and another name');
    is(signed($of, 'school'), '', 'nothing is signed by them');
};

subtest 'one code signs all that are ticked, but what was corrected meanwhile, which is said' => sub {
    my $of = agreements(qw(Naïg Yann Maël Enora));
    my $mech = $of->{head};
    my @ids = signatories($of, 'school');
    my $code = code_for($mech, $of->{head_email}, [@ids[0, 1, 2]], 'typed-name' => 'Anne Le Gall');
    my $other = $mech->clone;
    $other->get(site() . "/conventions/$of->{ids}[1]/corriger");
    send_form($other, -action => '/corriger$', 'correction-who' => 'school', 'correction-reason' => 'Une faute.');
    send_several($mech, 'signer', [@ids[0, 1, 2]], 'typed-name' => 'anne le gall', code => $code);
    is($mech->status, 200, 'done');
    my $words = words($mech->content);
    like($words, qr/tout n’est pas signé 2 signatures enregistrées/, 'two of three');
    like($words, qr/Yann Martin.*corrigée, annulée ou refusée entre-temps\. Pas signée/, 'and why not the third');
    is(signed($of, 'school'), join(',', @{ $of->{ids} }[0, 2]), 'indeed');
    is(
        db_value('SELECT GROUP_CONCAT(DISTINCT how) FROM agreement_signature WHERE signatory_id IN (?, ?)', @ids[0, 2]),
        'account',
        'in the account');
};

subtest 'what is signed is not asked for, and sent again is not signed twice' => sub {
    my $of = agreements(qw(Naïg Enora));
    my $mech = $of->{head};
    my ($signed) = signatories($of, 'school');
    my $code = code_for($mech, $of->{head_email}, [$signed]);
    send_several($mech, 'signer', [$signed], 'typed-name' => 'Anne Le Gall', code => $code);
    my $words = words_at($mech, '/conventions/a-signer');
    like($words, qr/Enora Martin/, 'what is left');
    unlike($words, qr/Naïg Martin/, 'what is signed is not asked for');
    send_several($mech, 'signer', [$signed], 'typed-name' => 'Anne Le Gall', code => '000000');
    like(
        words($mech->content),
        qr/1 signature enregistrée/,
        'what is signed already is said to be, without another code');
    is(db_value('SELECT COUNT(*) FROM agreement_signature WHERE signatory_id = ?', $signed), 1, 'once');
};

subtest 'what is someone else’s is not listed, nor signed by its number' => sub {
    my $of = agreements(qw(Naïg));
    my $stranger = browser_of(scalar make_staff(school => make_school()));
    like(words_at($stranger, '/conventions/a-signer'), qr/Aucune convention n’attend votre signature/, 'is not listed');
    my ($host) = signatories($of, 'host');
    my $code = code_for($of->{head}, $of->{head_email}, [$host]);
    send_several($of->{head}, 'signer', [$host], 'typed-name' => 'Inès Durand', code => $code);
    is(signed($of, 'host'), '', 'nor signed by its number');
};

subtest 'the employer’s several, the last signature of one of them: it is sealed' => sub {
    my $of = agreements(qw(Naïg Maël));
    sign_on_paper($of->{head}, $of->{ids}[0], qw(guardian pupil school));
    my @hosts = signatories($of, 'host');
    my $code = code_for($of->{owner}, $of->{owner_email}, \@hosts);
    send_several($of->{owner}, 'signer', \@hosts, 'typed-name' => 'Inès Durand', code => $code);
    like(
        words($of->{owner}->content),
        qr/Conventions signées 2 signatures enregistrées.*Signée par tous.*Signée /s,
        'one by all');
    is(db_value('SELECT COUNT(*) FROM agreement_seal WHERE application_id = ?', $of->{ids}[0]), 1, 'and sealed');
};
check_all('the invariants hold');
done_testing;
