# The everyday words of the search, kept by administrators, and what was searched that nothing has.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode ();
use URI::Escape qw(uri_escape_utf8);

my $mech = admin_browser();
my (@words, @offers);

# A word that pupils type and nothing has.
sub new_word { push @words, unique_name('zigou'); return $words[-1] }

# Such a word, a trade that it could stand for, an offer of that trade that the search has.
sub word_and_offer {
    my ($word, $trade) = (new_word(), unique_name('fabri'));
    my $offer = make_offer(title => "Découverte du métier de $trade");
    push @offers, $offer;
    until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $offer) });
    return ($word, $trade, $offer);
}

# The same, with the word added to the list.
sub known_word {
    my ($word, $trade, $offer) = word_and_offer();
    sends('nouveau', 'search-words' => $word, 'search-trades' => $trade);
    return ($word, $trade, $offer);
}

sub opens { my ($path) = @_; return $mech->get(site() . "/admin/recherche$path") }

# Fills a form of the list of words; the words of the answer.
sub sends {
    my ($page, %form) = @_;
    opens("/$page");
    send_form($mech, %form);
    return words($mech->content);
}

sub imports {
    my ($text) = @_;
    opens('');
    $mech->post(
        site() . '/admin/recherche/importer',
        Content_Type => 'form-data',
        Content => [csrf => csrf_of($mech), file => [undef, 'mots.csv', Content => Encode::encode('UTF-8', $text)]]);
    return words($mech->content);
}

sub found {
    my ($typed) = @_;
    return [map { $_->value }
            get_xml('/offres?mots=' . uri_escape_utf8($typed))->findnodes('//offer-search/offer/@id')];
}

sub finds {
    my ($typed, $offer) = @_;
    return scalar grep { $_ == $offer } @{ found($typed) };
}
sub missed { return db_value('SELECT times FROM search_missed WHERE word = ?', $_[0]) }

subtest 'a word that nothing has is counted, and told to the département' => sub {
    my $word = new_word();
    is_deeply(found($word), [], 'nothing has it');
    is(missed($word), 1, 'it is counted');
    found("stage $word");
    is(missed($word), 2, 'each time');
    get_xml("/offres?mots=$word&exact=1");
    is(missed($word), 2, 'not where the literal search is asked for');
    opens('');
    like(words($mech->content), qr/Cherché, sans rien trouver.*$word\s+2\h?fois/s, 'told')
        or diag(words($mech->content) =~ s/.*sans rien trouver//sr);
    valid_xml(page_xml($mech, '/admin/recherche'), 'the page');
};

subtest 'nothing of people is kept' => sub {
    my $word = new_word();
    my %names = (
        "Mme ${word}b" => "${word}b",
        "martin ${word}c" => "${word}c",
        "Jean ${word}d" => "${word}d",
        "${word}e\@mail.example" => "${word}e",
        "\u${word}f \u${word}ff" => "${word}f",
        "${word}g 0612345678" => "${word}g",
        "x1$word" => "x1$word");
    for my $typed (sort keys %names) {
        found($typed);
        is(missed($names{$typed}), undef, "$typed: not kept");
    }
};

subtest 'a word is added, by the link beside what was missed' => sub {
    my ($word, $trade, $offer) = word_and_offer();
    found($word);
    my $page = "nouveau?mots=$word";
    opens("/$page");
    is(value_of($mech, 'search-words'), $word, 'the form has the word');
    valid_xml(page_xml($mech, "/admin/recherche/$page"), 'the form');
    sends($page, 'search-trades' => '', 'search-domains' => '');
    is($mech->status, 422, 'a word stands for something');
    like(
        sends($page, 'search-trades' => "$trade\n", 'search-domains' => 'Pas un domaine'),
        qr/Un domaine au moins n’existe pas/,
        'domains are those there are');
    like(sends($page, 'search-trades' => "$trade\n", 'search-domains' => 'sport'), qr/Le mot est enregistré/, 'saved');
    is(found($word)->[0], $offer, 'the search knows it at once, the trade before the domain');
    is(found("les ${word}s")->[0], $offer, 'in the plural');
    is(missed($word), undef, 'it is missed no more');
    is(get_xml('/offres?mots=' . $word =~ s/g/gh/r)->findvalue('//correction'), $word, 'a slip of it is corrected');
    my $synonym = db_value('SELECT id FROM search_synonym WHERE words = ?', $word);
    is(db_value('SELECT is_own FROM search_synonym WHERE id = ?', $synonym), 1, 'no update of the package changes it');
    is(
        db_value(
            'SELECT COUNT(*) FROM audit WHERE subject = "synonym" AND action = "added" AND subject_id = ?', $synonym
        ),
        1,
        'the trail says so');
};

subtest 'a word is in the list once, and says something' => sub {
    my ($word) = known_word();
    like(sends('nouveau', 'search-words' => "${word}s", 'search-trades' => 'x'),
        qr/Ce mot est déjà dans la liste/, 'once');
    sends('nouveau', 'search-words' => 'stage chez', 'search-trades' => 'x');
    is($mech->status, 422, 'words that say nothing are refused');
};

subtest 'a word is changed, and removed for good' => sub {
    my ($word, $trade, $offer) = known_word();
    ok(finds($word, $offer), 'it is known');
    opens("?q=$word");
    $mech->follow_link(text => $word);
    is(value_of($mech, 'search-trades'), $trade, 'the form has what it stands for');
    send_form($mech, 'search-words' => "$word $trade", 'search-domains' => '');
    ok(!finds($word, $offer), 'the word alone is a word again');
    is_deeply(found("$word $trade"), [$offer], 'the expression is known');
    my $synonym = db_value('SELECT id FROM search_synonym WHERE words = ?', "$word $trade");
    opens("?q=$word");
    $mech->post(site() . "/admin/recherche/$synonym/retirer", [csrf => csrf_of($mech)]);
    like(words($mech->content), qr/Le mot est retiré/, 'removed');
    is(db_value('SELECT COUNT(*) FROM search_spelling WHERE synonym_id = ?', $synonym), 0, 'with its spellings');
    ctl('content', 'db/content');
    is(db_value('SELECT is_removed FROM search_synonym WHERE id = ?', $synonym), 1, 'and stays so');
    my $rows = "mots,metiers,domaines\n$word $trade,$trade,\n";
    like(imports($rows), qr/Ajoutés\h: 1\. Remplacés\h: 0/, 'until a file has it again');
};

subtest 'a file of words is taken in, what is wrong in it refused by line' => sub {
    my ($word, $trade, $offer) = word_and_offer();
    my $said = imports("mots,metiers,domaines\n$word,$trade|autre,Sport\nchez,x,\n${word}h,,Nulle part\n");
    like($said, qr/Ajoutés\h: 1\. Remplacés\h: 0\. Refusés\h: 2/, 'how many of each');
    like($said, qr/Ligne 3\h: Un mot ou une expression.*Ligne 4\h: Un domaine/s, 'what was refused');
    ok(finds($word, $offer), 'and the search knows what was not');
    like(imports("a,b\n1,2\n"), qr/Il manque la colonne/, 'another file is refused');
    is(opens('/999999')->code, 404, 'what is not there');
};

subtest 'what was searched is kept three months' => sub {
    my $word = new_word();
    db()->do('INSERT INTO search_missed (word, times, last_on) VALUES (?, 3, ?), (?, 3, ?)',
        undef, "${word}old", day(-93), "${word}new", day(-80));
    ctl('purge');
    is(missed("${word}old"), undef, 'no longer');
    is(missed("${word}new"), 3, 'not less');
};

for my $word (@words) {
    db()->do('DELETE FROM search_missed WHERE word LIKE ?', undef, "$word%");
    db()->do('DELETE FROM search_synonym WHERE words LIKE ?', undef, "$word%");
}
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $_) for @offers;
done_testing;
