# The document of an agreement: the same as PDF and as HTML; its articles, which the département and
# each school can replace; its letterhead.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode);

sub pdf_of { my ($mech, $id) = @_; return $mech->get(site() . "/conventions/$id.pdf")->content }
sub text_of { my ($mech, $id) = @_; return pdf_text(pdf_of($mech, $id)) =~ s/\s+/ /gr }

# An agreement with both its parts, and the browsers of the school and the employer.
sub complete {
    my %of = make_agreement(first_name => 'Naïg', @_);
    return (\%of, map { browser_of($_) } @of{qw(staff owner)});
}

subtest 'the PDF is two tagged pages of A4, with headings and tables' => sub {
    my ($of, $college) = complete();
    my $file = file_of(pdf_of($college, $of->{id}), '.pdf');
    my $info = said_by("pdfinfo $file");
    like($info, qr/Title:.*Convention.*Tagged:\s+yes.*Pages:\s+2\n.*A4/s, 'titled, tagged, two pages of A4')
        or diag($info);
    like(said_by("pdfinfo -struct-text $file"), qr/H1.*H2.*Table.*TH/s, 'with headings and tables');
};

subtest 'PDF and page say the same: what was agreed, and the law' => sub {
    my ($of, $college) = complete();
    my $text = text_of($college, $of->{id});
    like($text, qr/$_/, "it says $_")
        for 'Naïg Martin', 'Inès Durand, Gérante', 'MAIF', 'Lire un plan', 'Article 10', 'L. 4153-8', '30.h';
    my $html = words_at($college, "/conventions/$of->{id}") =~ s/\s+/ /gr;
    for my $sentence (
        'Poncer avec le tuteur.',
        'L’organisme prévient aussitôt les secours',
        'Attestation fournie',
        'Découvrir un métier.')
    {
        my $loose = join '\s*', map { quotemeta } split /\s+/, $sentence;
        like($_, qr/$loose/, "both say: $sentence") for $html, $text;
    }
};

subtest 'the PDF is for those concerned, and nobody keeps it' => sub {
    my ($of) = complete();
    is(browser_of(scalar make_pupil())->get(site() . "/conventions/$of->{id}.pdf")->code, 404, 'not for others');
    is(browser_of($of->{pupil})->get(site() . "/conventions/$of->{id}.pdf")->header('Cache-Control'),
        'no-store', 'nobody keeps it');
};

# A school, its staff's browser on the page of its text, and what that page answers to a text.
sub own_text {
    my $school = make_school();
    my $college = browser_of(my $staff = make_staff(school => $school));
    $college->get(site() . '/conventions/modele');
    my $send = sub {
        my ($step, $articles) = @_;
        send_form($college, -action => '/modele$', etape => $step, articles => $articles);
        return words($college->content);
    };
    return ($school, $staff, $college, $send);
}
my $own = "## Notre article\nPour {eleve}.";

subtest 'a school’s text begins with the département’s, and has only fields that there are' => sub {
    my ($school, $staff, $college, $send) = own_text();
    like(value_of($college, 'articles'), qr/\{eleve\}/, 'begins with the département’s');
    like(
        $send->('enregistrer', "## Un\nPour {eleve}\net {eleves}."),
        qr/Ce champ n’existe pas\. Ligne 3.: \{eleves\}/,
        'an unknown field is refused with its line');
    is($college->status, 422, 'and nothing is done');
    valid_xml(page_xml($college, '/conventions/modele'), 'the page');
};

subtest 'a preview keeps nothing, and markup in it is text' => sub {
    my ($school, $staff, $college, $send) = own_text();
    like(
        $send->('apercu', "$own\n\n- <b>un</b>"),
        qr/Notre article Pour Malo Petit\. – <b>un<\/b>/,
        'a preview, whose markup is text');
    is(db_value('SELECT COUNT(*) FROM agreement_template WHERE school_id = ?', $school), 0, 'nothing is kept');
};

subtest 'a school’s text is in force for its next agreements, no other, and can be given back' => sub {
    my ($school, $staff, $college, $send) = own_text();
    my ($before, $same, $employer) = complete(school => $school, staff => $staff);
    like($send->('enregistrer', $own), qr/Le texte de votre collège/, 'kept');
    my $text_of_next = sub {
        my ($of) = @_;
        my ($id) = make_placement(owner => $before->{owner}, school => $of, first_name => 'Yann');
        return words_at($employer, "/conventions/$id");
    };
    like($text_of_next->($school), qr/Notre article Pour Yann Martin/, 'in force for the next one');
    my $article = qr/Article 7\. En cas d’accident/;
    like(words_at($employer, "/conventions/$before->{id}"), $article, 'the former keeps the text it was made with');
    like($text_of_next->(make_school()), $article, 'another school has the département’s');
    $college->get(site() . '/conventions/modele');
    send_form($college, -action => '/modele$', etape => 'rendre');
    like(words($college->content), qr/Le texte du département/, 'given back');
    ok(!eval { db()->do('UPDATE agreement_template SET body = "x" WHERE school_id = ?', undef, $school); 1 },
        'no text is ever changed');
};

# What the page of the letterhead answers to these words, and this file or none.
sub letterhead {
    my ($staff, %of) = @_;
    $staff->get(site() . '/conventions/modele');
    $staff->post(
        site() . '/conventions/modele/en-tete',
        Content_Type => 'form-data',
        Content => [
            csrf => csrf_of($staff),
            letterhead => encode('UTF-8', $of{words} // ''),
            $of{file} ? (logo => [undef, 'x.png', Content => $of{file}]) : (), $of{none} ? ('no-logo' => 1) : ()]);
    return words($staff->content);
}
my $words = "Collège du Test\n4 rue des Îles";
my $picture = do { open(my $in, '<:raw', 't/images/baseline.jpg') or die; local $/; <$in> };

subtest 'a letterhead’s logo is a picture, or refused with what was typed' => sub {
    my $staff = browser_of(scalar make_staff(school => make_school()));
    letterhead($staff, words => $words, file => '<svg/>');
    is($staff->status, 422, 'no image is refused');
    is(errors_at($staff), 'logo', 'at its field');
    like(value_of($staff, 'letterhead'), qr/4 rue des Îles/, 'what was typed stays');
};

subtest 'the letterhead comes first in the document, with the logos of school and employer' => sub {
    my $school = make_school();
    my $staff = browser_of(scalar make_staff(school => $school));
    like(letterhead($staff, words => $words, file => $picture), qr/L’en-tête est enregistré/, 'kept');
    valid_xml(page_xml($staff, '/conventions/modele'), 'the page with it');
    my ($id, undef, undef, $owner) = make_placement(school => $school);
    db()->do(
        'REPLACE INTO employer_logo (employer_id, image, updated_at)
        SELECT employer_id, (SELECT logo FROM agreement_letterhead WHERE school_id = ?), UTC_TIMESTAMP()
            FROM employer_member WHERE account_id = ?',
        undef, $school, $owner);
    my $bytes = pdf_of($staff, $id);
    my $file = file_of($bytes, '.pdf');
    ok(pdf_is_sound($bytes), 'sound');
    like(text_of($staff, $id), qr/Collège du Test 4 rue des Îles Convention de stage/, 'its lines come first');
    is(scalar(() = `pdfimages -list $file` =~ /^\s+1\s+\d+ image/mg), 2, 'with the school’s logo and the employer’s');
    is(scalar(() = `qpdf --qdf --object-streams=disable $file -` =~ m{/Alt <feff}gi), 2, 'and their words');
    valid_xml(page_xml($staff, "/conventions/$id"), 'the agreement on its page');
    letterhead($staff, words => '', none => 1);
    is(db_value('SELECT words = "" AND logo IS NULL FROM agreement_letterhead WHERE school_id = ?', $school),
        1, 'taken away');
    unlike(text_of($staff, $id), qr/Collège du Test 4/, 'the next document has none');
};
done_testing;
