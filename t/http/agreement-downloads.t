# Several agreements as one file: one PDF of those chosen, an archive, the département's by school, the
# sheet of signatures of a school.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(decode);

my $school = make_school();
my ($staff) = make_staff(school => $school);
my ($owner) = make_employer();
my %of = (owner => $owner, school => $school, staff => $staff);
my @all = (
    { make_agreement(%of, first_name => 'Naïg', class => '3e A') },
    {
        make_agreement(
            %of,
            first_name => 'Yann',
            class => '3e B',
            school_part => { 'teacher-signs' => 1, 'parent2-name' => 'Jean Martin' }) });
my ($draft) = make_placement(owner => $owner, school => $school, first_name => 'Maël', class => '3e B');
my %other = make_agreement(first_name => 'Enora');
my ($college, $employer) = (browser_of($staff), browser_of($owner));

sub file_of {
    my ($bytes, $suffix) = @_;
    my $file = File::Temp->new(SUFFIX => $suffix);
    binmode $file;
    print $file $bytes;
    close $file;
    return $file;
}
sub paper {
    my ($id, @kinds) = @_;
    for my $kind (@kinds) {
        $college->get(site() . "/conventions/$id");
        my ($token) = $college->content =~ /name="csrf" value="([^"]+)"/;
        $college->post(
            site() . "/conventions/$id/papier",
            Content_Type => 'form-data',
            Content => [csrf => $token, signatory => $kind, scan => [undef, 'scan.pdf', Content => "%PDF-1.4\nun scan"]]
        );
    }
}
sub names_in {
    my ($bytes) = @_;
    my $file = file_of($bytes, '.zip');
    return
        scalar
        `python3 -c "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), *sorted(z.namelist()))" $file 2>&1`;
}
paper($all[0]{id}, qw(host school guardian pupil));
paper($all[1]{id}, qw(guardian));

subtest 'one PDF of those chosen' => sub {
    $college->get(site() . '/conventions');
    is(scalar(() = $college->content =~ /name="convention"/g), 3, 'each can be ticked');
    my $query = join '&', map { "convention=$_" } $all[0]{id}, $draft, $other{id}, 'x';
    my $answer = $college->get(site() . "/conventions/choisies.pdf?$query");
    is($answer->header('Cache-Control'), 'no-store', 'nobody keeps it');
    my $file = file_of($answer->content, '.pdf');
    is(system("qpdf --check $file > /dev/null 2>&1"), 0, 'sound');
    like(
        `pdfinfo $file`,
        qr/Title:\s+Conventions de stage.*Tagged:\s+yes.*Pages:\s+[5-6]\n/s,
        'tagged, each from a new page'
    ) or diag(`pdfinfo $file`);
    my $text = decode('UTF-8', scalar `pdftotext -layout $file -`);
    like(
        $text,
        qr/Naïg Martin.*Page de preuve.*verifier\?\s*n=$all[0]{id}&.*Maël Martin/s,
        'the signed one with its evidence, then the other');
    unlike($text, qr/Enora/, 'not that of another school');
    $college->get(site() . '/conventions/choisies.pdf');
    like(words($college->content), qr/Cochez d’abord au moins une convention/, 'nothing was chosen');
    unlike(
        decode(
            'UTF-8',
            scalar
                `pdftotext @{[file_of($employer->get(site() . "/conventions/choisies.pdf?convention=$other{id}&convention=$draft")->content, '.pdf')]} -`
        ),
        qr/Enora/,
        'nor of another employer');
};

subtest 'as an archive' => sub {
    like(
        names_in(
            $college->get(site() . "/conventions/choisies.zip?convention=$all[1]{id}&convention=$other{id}")->content
        ),
        qr/^None convention-$all[1]{id}\.pdf$/,
        'of those chosen that are theirs');
    my $often = join '&',
        map { ("convention=$all[1]{id}", "convention=0$all[1]{id}", "convention=+$all[1]{id}") } 1 .. 20;
    like(
        names_in($college->get(site() . "/conventions/choisies.zip?$often")->content),
        qr/^None convention-$all[1]{id}\.pdf$/,
        'once each, however often they are asked for');
    like(names_in($college->get(site() . '/conventions/signees.zip?classe=3e+B')->content),
        qr/^None$/, 'signed, of a class');
    my $admin = admin();
    my $name = db_value('SELECT uai FROM school WHERE id = ?', $school);
    $admin->get(site() . "/conventions?college=$name");
    is(scalar(() = $admin->content =~ /name="convention"/g), 3, 'the département narrows its list to a school');
    like(
        names_in($admin->get(site() . "/conventions/signees.zip?college=$name")->content),
        qr/^None convention-$all[0]{id}\.pdf$/,
        'and has what is signed there');
    is(browser_of($all[0]{pupil})->get(site() . "/conventions/signees.zip")->code, 403, 'no pupil');
};

subtest 'the sheet of signatures' => sub {
    my $file = file_of($college->get(site() . '/conventions/emargement.pdf')->content, '.pdf');
    is(system("qpdf --check $file > /dev/null 2>&1"), 0, 'sound');
    like(`pdfinfo $file`, qr/Title:\s+Signature des conventions.*Tagged:\s+yes.*Pages:\s+2\n/s, 'a page a class');
    my $text = decode('UTF-8', scalar `pdftotext -layout $file -`);
    my $day = join '/', (split /-/, day(0))[2, 1, 0];
    like(
        $text,
        qr/3e A\h: 1 convention\b.*Naïg Martin.*?(?:$day.*){4}3e B\h: 2 conventions.*Maël Martin.*Yann Martin/s,
        'by class and name, with the days'
    ) or diag($text);
    like($text, qr/compléter par/, 'what is not complete says so');
    like($text, qr/1 sur 2/, 'one parent of two');
    my $struct = `pdfinfo -struct-text $file`;
    is(scalar(() = $struct =~ /^\s*Table\b/mg), 2, 'as tables');
    unlike(
        decode(
            'UTF-8',
            scalar
                `pdftotext @{[file_of($college->get(site() . '/conventions/emargement.pdf?classe=3e+A')->content, '.pdf')]} -`
        ),
        qr/Yann/,
        'of one class');
    valid_xml(page_xml($college, '/conventions'), 'the list');
};
done_testing;
