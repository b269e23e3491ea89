# The document of an agreement: the same as PDF and as HTML; its articles, which the département and
# each school can replace.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(decode);

my $school = make_school();
my $college = browser_of(scalar make_staff(school => $school));
my ($id, $pupil, undef, $owner) = make_placement(school => $school, first_name => 'Naïg');
my $employer = browser_of($owner);
$employer->get(site() . "/conventions/$id/employeur");
send_form($employer, -action => '/employeur$', employer_part());
$college->get(site() . "/conventions/$id/college");
send_form($college, -action => '/college$', school_part());

sub pdf_of {
    my ($eyes, $path) = @_;
    my $file = File::Temp->new(SUFFIX => '.pdf');
    binmode $file;
    print $file $eyes->get(site() . $path)->content;
    close $file;
    return $file;
}
sub said_by {
    my ($command) = @_;
    my $said = decode('UTF-8', scalar `$command`, Encode::FB_DEFAULT);
    $said =~ s/\s+/ /g;
    return $said;
}

subtest 'the PDF' => sub {
    my $file = pdf_of($college, "/conventions/$id.pdf");
    like(`pdfinfo $file`, qr/Title:.*Convention.*Tagged:\s+yes.*Pages:\s+2\n.*A4/s, 'titled, tagged, two pages of A4')
        or diag(`pdfinfo $file`);
    my $struct = `pdfinfo -struct-text $file`;
    like($struct, qr/H1.*H2.*Table.*TH/s, 'with headings and tables');
    my $text = said_by("pdftotext $file -");
    like($text, qr/$_/, "it says $_")
        for 'Naïg Martin', 'Inès Durand, Gérante', 'MAIF', 'Lire un plan', 'Article 10', 'L. 4153-8', '30.h';
    $college->get(site() . "/conventions/$id");
    my $html = words($college->content) =~ s/\s+/ /gr;

    for my $sentence (
        'Poncer avec le tuteur.',
        'L’organisme prévient aussitôt les secours',
        'Attestation fournie',
        'Découvrir un métier.')
    {
        my $loose = join '\s*', map { quotemeta } split /\s+/, $sentence;
        like($_, qr/$loose/, "both say: $sentence") for $html, $text;
    }
    is(browser_of(scalar make_pupil())->get(site() . "/conventions/$id.pdf")->code, 404, 'not for others');
    is(browser_of($pupil)->get(site() . "/conventions/$id.pdf")->header('Cache-Control'), 'no-store',
        'nobody keeps it');
};

subtest 'a school’s own articles' => sub {
    $college->get(site() . '/conventions/modele');
    valid_xml(page_xml($college, '/conventions/modele'), 'the page');
    $college->get(site() . '/conventions/modele');
    like(value_of($college, 'articles'), qr/\{eleve\}/, 'begins with the département’s');
    send_form($college, -action => '/modele$', articles => "## Un\nPour {eleve}\net {eleves}.", etape => 'enregistrer');
    is($college->status, 422, 'an unknown field is refused');
    like(words($college->content), qr/Ce champ n’existe pas\. Ligne 3.: \{eleves\}/, 'with its line');
    send_form(
        $college,
        -action => '/modele$',
        articles => "## Notre article\nPour {eleve}.\n\n- <b>un</b>",
        etape => 'apercu');
    like(words($college->content), qr/Notre article Pour Malo Petit\. – <b>un<\/b>/, 'a preview, whose markup is text');
    is(db_value('SELECT COUNT(*) FROM agreement_template WHERE school_id = ?', $school), 0, 'nothing is kept');
    send_form($college, -action => '/modele$', articles => "## Notre article\nPour {eleve}.", etape => 'enregistrer');
    like(words($college->content), qr/Le texte de votre collège/, 'kept');
    my ($next) = make_placement(owner => $owner, school => $school, first_name => 'Yann');
    $employer->get(site() . "/conventions/$next");
    like(words($employer->content), qr/Notre article Pour Yann Martin/, 'in force for the next one');
    $employer->get(site() . "/conventions/$id");
    like(words($employer->content), qr/Article 7\. En cas d’accident/, 'the former keeps the text it was made with');
    my ($other) = make_placement(owner => $owner, school => make_school());
    $employer->get(site() . "/conventions/$other");
    like(words($employer->content), qr/Article 7\. En cas d’accident/, 'another school has the département’s');
    $college->get(site() . '/conventions/modele');
    send_form($college, -action => '/modele$', etape => 'rendre');
    like(words($college->content), qr/Le texte du département/, 'given back');
    ok(!eval { db()->do('UPDATE agreement_template SET body = "x" WHERE school_id = ?', undef, $school); 1 },
        'no text is ever changed');
};
subtest 'the letterhead' => sub {
    my $own = make_school();
    my $staff = browser_of(scalar make_staff(school => $own));
    my $send = sub {
        my (%of) = @_;
        $staff->get(site() . '/conventions/modele');
        my ($token) = $staff->content =~ /name="csrf" value="([^"]+)"/;
        $staff->post(
            site() . '/conventions/modele/en-tete',
            Content_Type => 'form-data',
            Content => [
                csrf => $token,
                letterhead => Encode::encode('UTF-8', $of{words} // ''),
                $of{file} ? (logo => [undef, 'x.png', Content => $of{file}]) : (), $of{none} ? ('no-logo' => 1) : ()]);
    };
    $send->(words => "Collège du Test\n4 rue des Îles", file => '<svg/>');
    is($staff->status, 422, 'no image is refused');
    is(errors_at($staff), 'logo', 'at its field');
    like(value_of($staff, 'letterhead'), qr/4 rue des Îles/, 'what was typed stays');
    my $png = do { open(my $in, '<:raw', 't/images/baseline.jpg') or die; local $/; <$in> };
    $send->(words => "Collège du Test\n4 rue des Îles", file => $png);
    like(words($staff->content), qr/L’en-tête est enregistré/, 'kept');
    valid_xml(page_xml($staff, '/conventions/modele'), 'the page with it');
    my ($made) = make_placement(owner => $owner, school => $own);
    db()->do(
        'REPLACE INTO employer_logo (employer_id, image, updated_at) SELECT employer_id, (SELECT logo FROM agreement_letterhead WHERE school_id = ?), UTC_TIMESTAMP() FROM employer_member WHERE account_id = ?',
        undef, $own, $owner);
    my $file = pdf_of($staff, "/conventions/$made.pdf");
    is(system("qpdf --check $file > /dev/null 2>&1"), 0, 'sound');
    like(said_by("pdftotext $file -"), qr/Collège du Test 4 rue des Îles Convention de stage/, 'its lines come first');
    is(scalar(() = `pdfimages -list $file` =~ /^\s+1\s+\d+ image/mg), 2, 'with the school’s logo and the employer’s');
    is(scalar(() = `qpdf --qdf --object-streams=disable $file -` =~ m{/Alt <feff}gi), 2, 'and their words');
    valid_xml(page_xml($staff, "/conventions/$made"), 'the agreement on its page');
    $send->(words => '', none => 1);
    is(db_value('SELECT words = "" AND logo IS NULL FROM agreement_letterhead WHERE school_id = ?', $own),
        1, 'taken away');
    unlike(
        said_by("pdftotext @{[pdf_of($staff, qq{/conventions/$made.pdf})]} -"),
        qr/Collège du Test 4/,
        'the next document has none');
};
done_testing;
