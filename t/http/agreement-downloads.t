# Several agreements as one file: one PDF of those chosen, an archive, the département's by school, the
# sheet of signatures of a school.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A school of two classes: one agreement signed by all, one by one parent of two, one that is not complete; and
# another school's.
my $school = make_school();
my ($staff, $owner) = (scalar make_staff(school => $school), scalar make_employer());
my %of = (owner => $owner, school => $school, staff => $staff);
my %signed = make_agreement(%of, first_name => 'Naïg', class => '3e A');
my %begun = make_agreement(
    %of,
    first_name => 'Yann',
    class => '3e B',
    school_part => { 'teacher-signs' => 1, 'parent2-name' => 'Jean Martin' });
my ($draft) = make_placement(owner => $owner, school => $school, first_name => 'Maël', class => '3e B');
my %other = make_agreement(first_name => 'Enora');
my ($college, $employer) = (browser_of($staff), browser_of($owner));
sign_on_paper($college, $signed{id}, qw(host school guardian pupil));
sign_on_paper($college, $begun{id}, qw(guardian));

sub bytes_at { my ($mech, $path) = @_; return $mech->get(site() . $path)->content }
sub zip_at { return zip_names(bytes_at(@_)) }
sub tick_boxes { my ($mech) = @_; return scalar(() = $mech->content =~ /name="convention"/g) }

subtest 'one PDF has those chosen, each from a new page' => sub {
    $college->get(site() . '/conventions');
    is(tick_boxes($college), 3, 'each can be ticked');
    my $query = join '&', map { "convention=$_" } $signed{id}, $draft, $other{id}, 'x';
    my $answer = $college->get(site() . "/conventions/choisies.pdf?$query");
    is($answer->header('Cache-Control'), 'no-store', 'nobody keeps it');
    ok(pdf_is_sound($answer->content), 'sound');
    my $file = file_of($answer->content, '.pdf');
    my $info = said_by("pdfinfo $file");
    like($info, qr/Title:\s+Conventions de stage.*Tagged:\s+yes.*Pages:\s+[5-6]\n/s, 'tagged, each from a new page')
        or diag($info);
    my $text = pdf_text($answer->content, '-layout');
    like(
        $text,
        qr/Naïg Martin.*Page de preuve.*verifier\?\s*n=$signed{id}&.*Maël Martin/s,
        'the signed one with its evidence, then the other');
    unlike($text, qr/Enora/, 'not that of another school');
};

subtest 'chosen of another employer’s, or none at all' => sub {
    my $text = pdf_text(bytes_at($employer, "/conventions/choisies.pdf?convention=$other{id}&convention=$draft"));
    like($text, qr/Maël/, 'one’s own');
    unlike($text, qr/Enora/, 'not that of another employer');
    $college->get(site() . '/conventions/choisies.pdf');
    like(words($college->content), qr/Cochez d’abord au moins une convention/, 'nothing was chosen');
};

subtest 'an archive has those chosen that are theirs, once each' => sub {
    my $one = "convention-$begun{id}.pdf";
    is(zip_at($college, "/conventions/choisies.zip?convention=$begun{id}&convention=$other{id}"),
        $one, 'of those chosen that are theirs');
    my $often = join '&', map { ("convention=$begun{id}", "convention=0$begun{id}", "convention=+$begun{id}") } 1 .. 20;
    is(zip_at($college, "/conventions/choisies.zip?$often"), $one, 'once each, however often they are asked for');
    is(zip_at($college, '/conventions/signees.zip?classe=3e+B'), '', 'signed, of a class');
};

subtest 'the département has those of a school that are signed, no pupil has any' => sub {
    my $admin = admin();
    my $uai = db_value('SELECT uai FROM school WHERE id = ?', $school);
    $admin->get(site() . "/conventions?college=$uai");
    is(tick_boxes($admin), 3, 'the département narrows its list to a school');
    is(zip_at($admin, "/conventions/signees.zip?college=$uai"),
        "convention-$signed{id}.pdf", 'and has what is signed there');
    is(browser_of($signed{pupil})->get(site() . '/conventions/signees.zip')->code, 403, 'no pupil');
};

subtest 'the sheet of signatures has a page a class, with who signed and when' => sub {
    my $bytes = bytes_at($college, '/conventions/emargement.pdf');
    ok(pdf_is_sound($bytes), 'sound');
    my $file = file_of($bytes, '.pdf');
    like(
        said_by("pdfinfo $file"),
        qr/Title:\s+Signature des conventions.*Tagged:\s+yes.*Pages:\s+2\n/s,
        'a page a class');
    my $text = pdf_text($bytes, '-layout');
    my $day = join '/', (split /-/, day(0))[2, 1, 0];
    like(
        $text,
        qr/3e A\h: 1 convention\b.*Naïg Martin.*?(?:$day.*){4}3e B\h: 2 conventions.*Maël Martin.*Yann Martin/s,
        'by class and name, with the days'
    ) or diag($text);
    like($text, qr/compléter par/, 'what is not complete says so');
    like($text, qr/1 sur 2/, 'one parent of two');
    is(scalar(() = said_by("pdfinfo -struct-text $file") =~ /^\s*Table\b/mg), 2, 'as tables');
    my $of_class = pdf_text(bytes_at($college, '/conventions/emargement.pdf?classe=3e+A'));
    like($of_class, qr/Naïg/, 'of one class');
    unlike($of_class, qr/Yann/, 'and no other');
    valid_xml(page_xml($college, '/conventions'), 'the list');
};
done_testing;
