# A school's list: what it would do is shown line by line, one pupil is one row, however spelled, and
# whoever has an account already is tied to it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode);

my $school = make_school();
my $mech = browser_of(scalar make_staff(school => $school));
my $year = (localtime)[5] + 1900 - 14;
my $born = "15/03/$year";
my $head = 'Nom;Prénom;Classe;Date de naissance;E-mail';
sub list {
    my (@rows) = @_;
    return encode('UTF-8', join '', map { "$_\n" } @rows);
}
sub outcomes {
    my (@rows) = @_;
    list_pupils($mech, list(@rows));
    is($mech->status, 200, 'a list is read') or return {};
    return { map { $_->{line} => $_->{outcome} } @{ shown() } };
}
# What the page says of each line.
sub shown {
    my ($html, $page) = ($mech->content, words($mech->content));
    my @rows;
    push @rows, { line => $1, outcome => $2 }
        while $html =~ /data-label="Ligne"[^>]*>(\d+)<.*?data-label="Ce qui sera fait"[^>]*>([^<:]+)/sg;
    push @rows, { line => $1, outcome => 'question' } while $page =~ /Ligne (\d+)\s*:/g;
    $_->{outcome} =~ s/^\s+|[\s\x{a0}]+$//g for @rows;
    return \@rows;
}
sub of {
    my ($name) = @_;
    return @{
        db()->selectall_arrayref(
            'SELECT first_name, class, born_on, email, account_id FROM pupil_invitation WHERE school_id = ? AND last_name LIKE ? ORDER BY id',
            undef, $school, $name) };
}

# The same person, spelled another way.
my $name = unique_name('Herou');
import_pupils($mech, list($head, "D'$name;Jean-Paul;3e A;$born;", "$name;Zoé;3 b;$born;"));
is(scalar(of("%$name")), 2, 'two pupils');
for my $spelling ("D’\U$name;Jean Paul", "D’$name;JEAN–PAUL", "d'$name;jean paul") {
    is_deeply(outcomes($head, "$spelling;3A;$born;"), { 2 => 'Mis à jour' }, $spelling);
}
is_deeply(
    outcomes($head, "$name;Zoé;3B;$born;"),
    { 2 => 'Rien, c’est déjà ainsi' },
    'what is there already is said to be');
import_pupils($mech, list($head, "$name;Zoe;3e C;$born;zoe\@famille.example"));
is_deeply(
    [of($name)],
    [['Zoe', '3e C', sprintf('%d-03-15', $year), 'zoe@famille.example', undef]],
    'what a later file corrects is corrected');

# A corrected birth date: the e-mail says that it is she.
import_pupils($mech, list($head, "$name;Zoé;3e C;16/03/$year;zoe\@famille.example"));
is_deeply(
    [map { $_->[2] } of($name)],
    [sprintf('%d-03-16', $year)],
    'a birth date too, where the e-mail says who it is');

# Fewer columns change only what they hold.
import_pupils($mech, list('Nom;Prénom;Classe', "$name;Zoé;3e D"));
is_deeply(
    [of($name)],
    [['Zoé', '3e D', sprintf('%d-03-16', $year), 'zoe@famille.example', undef]],
    'a file with fewer columns changes only what it has');
is_deeply(
    outcomes('Nom;Prénom', unique_name('Neuf') . ';Ana'),
    { 2 => 'Rien' },
    'nobody new without birth date and class');
is_deeply(
    outcomes($head, "$name;Léo;3e A;$born;", "\U$name;Leo;3e A;$born;"),
    { 2 => 'Ajouté', 3 => 'Rien' },
    'twice in a file is once');

# Who has an account is tied to it, never listed beside it, never invited.
my $joined = unique_name('Inscrit');
my ($pupil, $pupil_email) = make_pupil(
    school => $school,
    last_name => $joined,
    first_name => 'Éloïse',
    born => "$year-04-02",
    class => '3e A');
is_deeply(outcomes($head, "\U$joined;Eloise;3e E;02/04/$year;"), { 2 => 'Déjà inscrit' },
    'who has an account is known');
send_form($mech, -action => '/confirmer$');
is_deeply([map { $_->[4] } of($joined)], [$pupil], 'and tied to it');
is(db_value('SELECT class FROM pupil WHERE account_id = ?', $pupil), '3e E', 'the school says the class');
my $other = unique_name('Autre');
my ($second, $second_email)
    = make_pupil(school => $school, last_name => $other, first_name => 'Ana', born => "$year-05-02");
import_pupils($mech, list($head, "$other;Anna;3e A;02/05/$year;$second_email"), 'ligne-2' => "meme-0-$second");
is_deeply([map { $_->[4] } of($other)], [$second], 'by e-mail and birth date, once the school says so');
$mech->get(site() . '/college/eleves');
send_form($mech, -action => qr{/inviter});
is(
    db_value(
        "SELECT COUNT(*) FROM message WHERE template = 'pupil-invitation' AND recipient IN (?, ?)", $pupil_email,
        $second_email
    ),
    0,
    'nor invited');

# Doubtful ones are asked about.
my $twin = unique_name('Jumeau');
import_pupils($mech, list($head, "$twin;Marie;3e A;$born;famille\@$twin.example"));
is_deeply(outcomes($head, "$twin;Paul;3e A;$born;"), { 2 => 'Ajouté' }, 'a twin is somebody else');
list_pupils(
    $mech,
    list(
        $head,
        "$twin;Marie-Lou;3e B;$born;",
        "$twin;Marie;3e B;01/01/$year;",
        "Frère$twin;Luc;3e B;02/02/$year;famille\@$twin.example"
    ));
is(scalar(grep { $_->{outcome} eq 'question' } @{ shown() }),
    3, 'a first name that begins so, a name with another date, an e-mail of someone else: asked');
valid_xml(
    XML::LibXML->load_xml(
        string =>
            scalar(browser_xml($head, "$twin;Marie-Lou;3e B;$born;", "X$twin;;3e B;$born;", "$twin;Marie;3e B;$born;"))
    ),
    'the page');
my %known = map { $_->[0] => $_ } of("%$twin");
import_pupils($mech, list($head, "$twin;Marie-Lou;3e B;$born;"));
like(words($mech->content), qr/Lignes laissées de côté\x{a0}: 1/, 'without an answer nothing is done');
is(scalar(of($twin)), 1, 'nobody is added');
list_pupils($mech, list($head, "$twin;Marie-Lou;3e B;$born;"));
my ($same) = $mech->content =~ /name="ligne-2" value="(meme-[^"]+)"/;
send_form($mech, -action => '/confirmer$', 'ligne-2' => $same);
is_deeply([map { "$_->[0] $_->[1]" } of($twin)], ['Marie-Lou 3e B'], 'the same: corrected');
import_pupils($mech, list($head, "$twin;Marie;3e B;$born;"), 'ligne-2' => 'autre');
is(scalar(of($twin)), 2, 'another: added');
import_pupils($mech, list($head, "$twin;Marie-L;3e B;$born;"), 'ligne-2' => 'meme-1-1');
is(scalar(of($twin)), 2, 'an answer about somebody else is none');

# Twins with one address, one of whom has an account: two rows, whatever comes first.
my $pair = unique_name('Paire');
my ($lea, $lea_email) = make_pupil(school => $school, last_name => $pair, first_name => 'Léa', born => "$year-03-15");
for my $order (
    ["$pair;Léa;3e A;$born;$lea_email", "$pair;Hugo;3e A;$born;$lea_email"],
    ["$pair;Hugo;3e A;$born;$lea_email", "$pair;Léa;3e B;$born;$lea_email"])
{
    list_pupils($mech, list($head, @$order));
    my ($hugo) = grep { $order->[$_ - 2] =~ /Hugo/ } 2, 3;
    is($mech->status, 200, 'the list is read');
    my $answer = send_form($mech, -action => '/confirmer$', "ligne-$hugo" => "meme-0-$lea");
    is($answer->code, 200, 'one and the same is never two rows');
}
is_deeply([map { $_->[0] } of($pair)], ['Léa'], 'a brother is not her, even if someone says so');
import_pupils($mech, list($head, "$pair;Hugo;3e A;$born;$lea_email"), 'ligne-2' => 'autre');
is_deeply(
    [map { "$_->[0] " . ($_->[4] // 0) } of($pair)],
    ["Léa $lea", 'Hugo 0'],
    'and is added when it is said that he is another');

# Columns that are not known are named; one column may hold the whole name.
list_pupils(
    $mech,
    list(
        'Élève;Classe;Né(e) le;Régime;Adresse postale',
        unique_name('Entier') =~ s/(.*)/\U$1/r . " Lou;3e A;$born;DP;1 rue du Port"
    ));
like(
    words($mech->content),
    qr/Colonnes laissées de côté\x{a0}: Régime, Adresse postale/,
    'columns left aside are named');
is_deeply({ map { $_->{line} => $_->{outcome} } @{ shown() } }, { 2 => 'Ajouté' }, 'a whole name in one column');
for my $head (
    'Id. National;Nom;Prénom;Date Nais.;Code Division',
    'INE;Nom élève;Prénom élève;Date naissance;Libellé classe',
    'N°;NOM;PRENOM;DATE DE NAISSANCE;NOM CLASSE')
{
    is_deeply(
        outcomes($head, '1;' . unique_name('Logiciel') . ";Ana;$born;3EME2"),
        { 2 => 'Ajouté' },
        "as school software writes them: $head");
}
is_deeply(
    outcomes('Élève;Classe;Né(e) le', unique_name('Entier') . " Lou;3e A;$born"),
    { 2 => 'Rien' },
    'unless nothing says which part is which');

# Two clicks, two colleagues at once: one row.
my $once = unique_name('Double');
list_pupils($mech, list($head, "$once;Lou;3e A;$born;"));
my ($csrf, $rows) = map { $mech->form_with_fields('eleves')->value($_) } qw(csrf eleves);
my $path = site() . '/college/eleves/importer/confirmer';
$mech->post($path, [csrf => $csrf, eleves => $rows]) for 1, 2;
is(scalar(of($once)), 1, 'sent twice, added once');
for my $made_up (
    '', 'x', "nom\tprenom\n",
    "nom\tprenom\tclasse\tnaissance\temail\n2\twww.gagne.example\tA\t3e A\t$born\t",
    "nom\tprenom\n" . "2\tA\tB\n" x 3000)
{
    cmp_ok($mech->post($path, [csrf => $csrf, eleves => $made_up])->code, '<', 500, 'made-up rows');
}
is(db_value('SELECT COUNT(*) FROM pupil_invitation WHERE last_name LIKE "%gagne%"'), 0, 'are read as strictly');
done_testing;

sub browser_xml {
    my (@rows) = @_;
    $mech->get(site() . '/college/eleves');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    return $mech->post(
        site() . '/college/eleves/importer?format=xml',
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'e.csv', Content => list(@rows)]]
    )->decoded_content(charset => 'none');
}
