# The text of a page: tables, pictures, and whatever an editor or a stolen session may type, in bounded
# time and without harm.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode decode);
use File::Temp;
use Time::HiRes qw(time);

my $slug = lc(unique('page')) =~ s/[^a-z0-9]//gr;
db()->do('INSERT INTO editorial_page (section, slug, position) VALUES ("parents", ?, 99)', undef, $slug);
my $page = db_value('SELECT id FROM editorial_page WHERE slug = ?', $slug);
db()->do(
    'INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at, publish_at)
     VALUES (?, "Titre", "Un résumé.", "Texte.", "site", UTC_TIMESTAMP(), UTC_TIMESTAMP())',
    undef, $page);
my $edit = "/admin/contenus/$page";
my $mech = admin();
my %good = ('page-title' => 'Titre', 'page-summary' => 'Un résumé.', 'page-body' => "Avant.\n\nAprès.");

# As a browser sends the form, with a file or without one.
sub send_page {
    my (%fields) = @_;
    $mech->get(site() . $edit);
    my %hidden = $mech->content =~ /<input type="hidden" name="(csrf|from)" value="([^"]*)"/g;
    my $file = delete $fields{picture};
    my %all = (%hidden, %good, %fields);
    return $mech->post(
        site() . $edit,
        Content_Type => 'form-data',
        Content => [
            (map { $_ => encode('UTF-8', $all{$_}) } keys %all),
            picture => [undef, defined $file ? 'x.png' : '', Content => $file // '']]);
}
sub shown { my ($main) = request(GET => "/parents/$slug")->decoded_content =~ m{<main(.*)</main>}s; return $main }
sub file { my ($path) = @_; open(my $in, '<:raw', $path) or die $path; local $/; return <$in> }

subtest 'tables' => sub {
    send_page(
        'page-body' => "## Les heures\n\n| Jour | Heures |\n|:--|--:|\n| Lundi | **7** h |\n| Mardi | 6 h |\n\nSuite.");
    my $main = shown();
    my $named = '<div class="prose-table" role="region" tabindex="0" aria-label="Les heures">'
        . '<table><caption class="visually-hidden">Les heures</caption>';
    my $columns = join '\s*', '<thead>', '<tr>', '<th class="start" scope="col">Jour</th>',
        '<th class="end" scope="col">Heures</th>';
    like($main, qr{\Q$named\E\s*$columns}, 'named by the heading above, its columns said');
    like($main, qr{<td class="end"><strong>7</strong> h</td>.*Suite}s, 'with its cells');
    my $pdf = File::Temp->new(SUFFIX => '.pdf');
    binmode $pdf;
    print $pdf request(GET => "/export/conseils/parents/$slug.pdf")->content;
    close $pdf;
    like(decode('UTF-8', scalar `pdftotext -layout $pdf -`), qr/Jour\s+Heures.*Lundi\s+7\s?h/s, 'printed as a table');
    valid_xml(get_xml("/parents/$slug"), 'the page');
};

subtest 'a picture' => sub {
    my $answer = send_page(
        picture => file('t/images/baseline.jpg'),
        'picture-words' => 'Un [atelier] vu de la porte',
        image => 1);
    is($answer->code, 200, 'is taken') or diag words($mech->content);
    my ($name)
        = value_of($mech, 'page-body')
        =~ m{Après\.\n\n!\[Un  ?atelier  ?vu de la porte\]\(/contenus/([0-9a-f]{16}-\d+x\d+-(?:jpg|png))\)};
    ok($name, 'and stands at the end of the text, with its words') or diag value_of($mech, 'page-body');
    unlike(shown(), qr/<img/, 'nothing is saved yet');
    my $picture = request(GET => "/contenus/$name");
    is($picture->code, 200, 'it is there');
    my ($width, $height) = $name =~ /-(\d+)x(\d+)-/;
    like($picture->header('Content-Type'), qr{^image/(png|jpeg)$}, 'with its kind');
    like($picture->header('Cache-Control'), qr/immutable/, 'kept by browsers');
    like($picture->header('Content-Security-Policy'), qr/default-src 'none'/, 'and runs nothing');
    is($picture->header('X-Content-Type-Options'), 'nosniff', 'nor is it taken for something else');
    isnt($picture->content, file('t/images/baseline.jpg'), 'not what was sent');
    send_page('page-body' => value_of($mech, 'page-body'));
    my $words = 'alt="Un  ?atelier  ?vu de la porte"';
    like(
        shown(),
        qr{<img src="/contenus/\Q$name\E" $words width="$width" height="$height" loading="lazy"},
        'drawn with its size');
    send_page(picture => file('t/images/progressive.jpg'), 'picture-words' => 'Vue', 'picture-at' => 3);
    is($mech->response->previous->code, 303, 'one that comes with the text is saved with it');
    like(shown(), qr{Avant\.</p>\s*<p><img[^>]*alt="Vue".*Après}s, 'behind the paragraph written last');
    is(request(GET => '/contenus/' . 'a' x 16 . '-1x1-png')->code, 404, 'no such picture');
};

subtest 'a picture refused, and nothing typed is lost' => sub {
    my $before = db_value('SELECT COUNT(*) FROM editorial_version WHERE page_id = ?', $page);
    for (
        ['no words', 'picture-words', picture => file('t/images/baseline.jpg'), 'picture-words' => ''],
        ['words of brackets', 'picture-words', picture => file('t/images/baseline.jpg'), 'picture-words' => '[]'],
        ['words too long', 'picture-words', picture => file('t/images/baseline.jpg'), 'picture-words' => 'é' x 301],
        ['no picture', 'picture', 'picture-words' => 'Vue'],
        ['not a picture', 'picture', picture => '<svg onload="x()">', 'picture-words' => 'Vue'])
    {
        my ($what, $field, @fields) = @$_;
        for my $button ('image', '') {
            next if !$button && $what eq 'no picture';    # that is a text without one
            is(
                send_page('page-body' => "Un texte long.\n\nEt sa fin.", @fields, $button ? ($button => 1) : ())->code,
                422,
                "$what: refused");
            is(errors_at($mech), $field, "$what: said at its field");
            is(value_of($mech, 'page-body'), "Un texte long.\n\nEt sa fin.", "$what: the text is there");
        }
    }
    is(value_of($mech, 'picture-words'), 'Vue', 'so are the words');
    is(db_value('SELECT COUNT(*) FROM editorial_version WHERE page_id = ?', $page), $before, 'nothing is written');
};

subtest 'a picture that no text shows goes' => sub {
    my $old = 'b' x 16 . sprintf('-%dx1-png', 1 + rand 9999);
    db()->do('INSERT INTO editorial_picture (name, image, made_at) VALUES (?, "x", UTC_TIMESTAMP() - INTERVAL 8 DAY)',
        undef, $old);
    my ($name) = shown() =~ m{/contenus/([^"]+)};
    db()->do('UPDATE editorial_picture SET made_at = UTC_TIMESTAMP() - INTERVAL 8 DAY WHERE name = ?', undef, $name);
    my ($status, $said) = ctl('purge');
    is($status, 0, 'the purge') or diag $said;
    is(db_value('SELECT COUNT(*) FROM editorial_picture WHERE name = ?', $old), 0, 'is erased after a week');
    is(db_value('SELECT COUNT(*) FROM editorial_picture WHERE name = ?', $name), 1, 'one that a text shows stays');
};

subtest 'hostile texts: harmless, in bounded time' => sub {
    my $full = 39_000;
    my %hostile = (
        'raw HTML' => join("\n\n",
            '<script>alert(1)</script>',
            '<img src=x onerror=alert(1)>',
            '<iframe src=//ailleurs.example></iframe>',
            'a <b onclick=x()>b</b>',
            '<table><tr><td onmouseover=x()>',
            '<style>*{}</style>',
            '<!-- x --><?x ?><![CDATA[x]]>'),
        'links that run' => join("\n\n",
            map { "[a]($_)" } 'javascript:alert(1)', 'JAVASCRIPT:alert(1)',
            "java\tscript:alert(1)", '&#106;avascript:alert(1)',
            'javascript&colon;alert(1)', 'vbscript:x',
            'data:text/html,<script>x</script>', '<javascript:alert(1)>',
            'file:///etc/passwd')
            . "\n\n<javascript:alert(1)>\n\n[b]: javascript:alert(1)\n\n[b]",
        'a table that runs' => join("\n",
            '| a | [x](javascript:alert(1)) | <script>x</script> |',
            '|---|---|---|',
            '| ![i](https://ailleurs.example/i.png) | <img src=x> | " onclick="x |'),
        'a wide table' => '|' . ' a |' x 9000 . "\n|" . '-|' x 900,
        'a wide table that is one' =>
            join("\n", ('|' . 'a|' x 4000), ('|' . '-|' x 4000), ('|' . 'b|' x 4000), ('|' . 'c|' x 4000)),
        'a long table' => "| a | b |\n|---|---|\n" . "| c | d |\n" x 3800,
        'many tables' => "|a|\n|-|\n|b|\n\n" x 2700,
        'short rows of a wide table' => '|' . 'a|' x 5000 . "\n|" . '-|' x 5000 . "\n" . "|b|\n" x 4700,
        'deep quotes' => '> ' x ($full / 2) . 'x',
        'deep lists' => join("\n", map { '  ' x $_ . '- x' } 0 .. 180),
        'deep mixed' => ('> - ' x ($full / 4)) . 'x',
        'brackets' => '[' x $full,
        'brackets and links' => '[a](' x ($full / 4),
        'images' => '![' x ($full / 2),
        'closing' => ']' x $full,
        'unended links' => '[a](<b' x ($full / 7),
        'emphasis' => '*a ' x ($full / 3),
        'strong' => 'a**b' x ($full / 4),
        'marks' => ('*_' x ($full / 2)),
        'code' => join('', map { '`' x $_ . ' ' } 1 .. 270),
        'code spans' => '`' x $full,
        'references' => join("\n", map { "[$_]: /x" } 1 .. 3000) . "\n" . '[1][2]' x 500,
        'entities' => '&' x $full,
        'angles' => '<' x $full,
        'comments' => '<!--' x ($full / 4),
        'rules' => "---\n" x ($full / 4),
        'headings' => "# x\n" x ($full / 4),
        'pipes' => '|' x $full,
        'pipes and backslashes' => '\\|' x ($full / 2) . "\n|-|",
        'one word' => 'é' x $full,
        'blocks' => "[[temoignages]]\n\n" x 2000,
        'blocks with words' => "[[case " . 'x' x 200 . "]]\n\n" x 180,);
    for my $what (sort keys %hostile) {
        my $began = time;
        my $answer = send_page('page-body' => $hostile{$what}, apercu => 1);
        my $took = time - $began;
        like($answer->code, qr/^(200|422)$/, "$what: answered");
        cmp_ok($took, '<', 3, sprintf '%s: in %.2f s', $what, $took);
        my ($main) = $mech->content =~ m{<main(.*)</main>}s;
        my ($preview) = $main =~ m{id="apercu"(.*?)<h2>Place}s;
        next unless defined $preview;
        unlike(
            $preview,
            qr/<script|<iframe|<style|href="\s*(javascript|vbscript|data|file):|<img(?! src="\/[a-z])| on[a-z]+="/i,
            "$what: harmless");
    }
    is(
        length(db_value('SELECT body FROM editorial_version WHERE page_id = ? ORDER BY id DESC LIMIT 1', $page)) < 1000,
        1,
        'nothing of it is written');
};
db()->do('DELETE FROM editorial_page WHERE id = ?', undef, $page);
done_testing;
