# Words as people type them: where a word stands counts, genders and families do not, everyday words
# stand for trades.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

sub search {
    my (%query) = @_;
    return get_xml('/offres?' . join('&', map { "$_=" . uri_escape_utf8($query{$_}) } sort keys %query));
}
sub total { return search(@_)->findvalue('/page/offer-search/@total') }
sub ids {
    my (%query) = @_;
    return map { $_->value } search(%query)->findnodes('//offer-search/offer/@id');
}

# A word nobody else uses, to search among our own offers only.
my $mark = unique_name('gryph');

sub offer {
    my (%form) = @_;
    my %deposit = good_deposit(
        title => "Découverte du métier de $mark",
        description => 'Une semaine.',
        'employer-name' => 'Maison Test',
        activity => 'Rien',
        naf => '9499Z',
        domain => 5,
        %form);
    deposit_and_validate(%deposit);
    my $id = db_value('SELECT id FROM offer WHERE contact_email = ?', $deposit{email});
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
    return $id;
}

my $mention = offer(description => 'Notre voisin est horloger.');
my $employer = offer('employer-name' => "Horlogerie $mark");
my $family = offer(title => "Stage découverte de l’horlogerie $mark");
my $trade = offer(title => "Découverte du métier d’horlogère $mark");
is_deeply(
    [ids(mots => "$mark horloger")],
    [$trade, $family, $employer, $mention],
    'the trade first, then its family, the employer, a mention');
is_deeply([ids(mots => "$mark horlogères")], [$trade, $family, $employer, $mention], 'in the feminine, and plural');
is_deeply([ids(mots => "stage chez une horlogère $mark")], [$trade, $family, $employer, $mention], 'in a phrase');
is_deeply([ids(mots => "$mark horloger·ère")], [$trade, $family, $employer, $mention], 'in an inclusive form');
is_deeply(
    [sort { $a <=> $b } ids(mots => "$mark horloger", tri => 'recentes')],
    [$mention, $employer, $family, $trade],
    'all of them in another order');
is((ids(mots => "$mark horloger", tri => 'recentes'))[0], $trade, 'the newest first if that is asked for');
is(search(mots => 'horloger')->findvalue('//filter/@order'), 'pertinence', 'with words the best come first');
is(search(mots => 'horloger', ville => 'Nantes')->findvalue('//filter/@order'), 'pertinence', 'near a place too');
is(search(mots => 'horloger', ville => 'Nantes', tri => 'distance')->findvalue('//filter/@order'),
    'distance', 'unless another order is chosen');
is(
    search(mots => 'horloger', ville => 'Nantes', tri => 'distance')->findvalue('//filter/@query'),
    '?mots=horloger&ville=Nantes&rayon=10&tri=distance',
    'which the address keeps');
is(search(tri => 'pertinence')->findvalue('//filter/@order'), 'date', 'without words there is nothing to go by');
is(search(mots => 'stage')->findvalue('//filter/@order'), 'date', 'nor with a word that says nothing');

# Titles that begin so.
ok((grep { $_ == $trade } ids(mots => "$mark horlog")), 'a word is found by its beginning');

# What is searched: the activity and what its NAF code says.
my $other = unique_name('zorb');
my $active = offer(title => "Découverte du métier de $other", activity => 'Crèche associative');
my $coded = offer(title => "Découverte du métier de $other", naf => '9602A');
is_deeply([ids(mots => "$other crèche")], [$active], 'an activity');
is_deeply([ids(mots => "$other creches")], [$active], 'without its accent, in the plural');
is_deeply([ids(mots => "$other coiffure")], [$coded], 'the label of a NAF code');

# Everyday words.
my $vet = offer(title => "Découverte du métier de vétérinaire $other");
for my $words ('véto', 'vetos', 'clinique vétérinaire', 'chez le véto', 'docteur des animaux') {
    ok((grep { $_ == $vet } ids(mots => "$words $other")), "$words: found");
}
my $school = offer(title => "Découverte du métier de professeur des écoles $other");
for my $words ("maîtresse d'école", "maitresse d’ecole", 'institutrice', 'maître') {
    ok((grep { $_ == $school } ids(mots => "$words $other")), "$words: found");
}

# Near spellings: said, and undone by a link.
my $page = search(mots => "veterinere $other");
is($page->findvalue('//correction'), 'vétérinaire', 'a slip is corrected, with its accents');
is($page->findvalue('//correction/@typed'), 'veterinere', 'and what was typed is said');
is_deeply([map { $_->value } $page->findnodes('//offer/@id')], [$vet], 'the right word is searched');
is($page->findvalue('//filter/@literal'), "?mots=veterinere%20$other&exact=1", 'the literal search has an address');
is(search(mots => "veterinere $other", exact => 1)->findvalue('//@total'), 0, 'that finds what was typed alone');
is(search(mots => "veterinere $other", exact => 1)->findvalue('count(//correction)'), 0, 'and corrects nothing');
is(search(mots => "véterinères $other")->findvalue('//@total'), 1, 'in the plural too');
is(search(mots => "vétérinaire $other")->findvalue('count(//correction)'), 0, 'a right word stays');
is(search(mots => "vetos")->findvalue('count(//correction)'), 0, 'an everyday word is right');
is(search(mots => "maitresse d'ecolle $other")->findvalue('//@total'),
    1, 'a corrected word can be part of an expression');
is(search(mots => 'x9' . $mark)->findvalue('count(//correction)'), 0, 'what has digits is no word');
my $mech = browser();
$mech->get(site() . "/offres?mots=veterinere");
like(
    words($mech->content),
    qr/Résultats pour «\hvétérinaire\h»\s*\. Chercher plutôt «\hveterinere\h»/,
    'the page says so');
$mech->follow_link(text_regex => qr/Chercher plutôt/);
like(words($mech->content), qr/Aucune offre de stage/, 'the link searches what was typed');

# What nothing has is left out while the rest finds something, and that is said.
$page = search(mots => "vétérinaire $other Kwyjibo");
is_deeply([map { $_->value } $page->findnodes('//offer-search/offer/@id')],
    [$vet], 'a word that nothing has hides nothing');
is($page->findvalue('//left-out'), 'kwyjibo', 'and is said');
is(get_xml('/offres' . $page->findvalue('//filter/@literal'))->findvalue('/page/offer-search/@total'),
    0, 'the literal search has all words');
is(search(mots => 'kwyjibo')->findvalue('count(//left-out)'), 0, 'alone it finds nothing');
is(search(mots => 'kwyjibo')->findvalue('/page/offer-search/@total'), 0, 'as is said too');
$mech->get(site() . "/offres?mots=veterinaire+kwyjibo");
like(
    words($mech->content),
    qr/Aucune offre ne parle de «\hkwyjibo\h»\s*\h?: voici ce que donne le reste/,
    'the page says so');

# An offer that changed is found by its new words at once, and again when the index has it.
for my $round (1, 2) {
    is_deeply([ids(mots => "$mark sabotière", exact => 1)], $round == 1 ? [] : [$trade], 'its new words');
    db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, "Découverte du métier de sabotier $mark", $trade)
        if $round == 1;
}
until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending WHERE offer_id = ?', $trade) });
is_deeply([ids(mots => "$mark sabotière")], [$trade], 'indexed');
is(db_value("SELECT place FROM search_word WHERE word = 'sabotier'"), 0, 'the vocabulary has them');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?)',
    undef, $mention, $employer, $family, $trade, $active, $coded, $vet, $school);
until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending WHERE offer_id = ?', $trade) });
is(db_value("SELECT COUNT(*) FROM search_word WHERE word = ?", $mark), 0, 'and loses those that no offer has any more');
done_testing;
