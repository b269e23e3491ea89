# Words as people type them: where a word stands counts, genders and families do not, everyday words
# stand for trades.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Search;
use Test::More;

# An offer of which nothing is found but what is asked for.
sub offer {
    my ($title, %form) = @_;
    return published(
        title => $title,
        description => 'Une semaine.',
        'employer-name' => 'Maison Test',
        activity => 'Rien',
        naf => '9499Z',
        domain => 5,
        %form);
}

# A word nobody else uses, to search among our own offers only.
sub mark { return unique_name('gryph') }

subtest 'the trade comes first, then its family, the employer, a mention' => sub {
    my $mark = mark();
    my $mention = offer("Découverte du métier de $mark", description => 'Notre voisin est horloger.');
    my $employer = offer("Découverte du métier de $mark", 'employer-name' => "Horlogerie $mark");
    my $family = offer("Stage découverte de l’horlogerie $mark");
    my $trade = offer("Découverte du métier d’horlogère $mark");
    my @all = ($trade, $family, $employer, $mention);
    for my $typed (
        ["$mark horloger", 'the trade first'],
        ["$mark horlogères", 'in the feminine, and plural'],
        ["stage chez une horlogère $mark", 'in a phrase'],
        ["$mark horloger·ère", 'in an inclusive form'])
    {
        is_deeply([found(mots => $typed->[0])], \@all, $typed->[1]);
    }
    my @newest = found(mots => "$mark horloger", tri => 'recentes');
    is_deeply([sort { $a <=> $b } @newest], [reverse @all], 'all of them in another order');
    is($newest[0], $trade, 'the newest first if that is asked for');
    ok((grep { $_ == $trade } found(mots => "$mark horlog")), 'a word is found by its beginning');
    disable(@all);
};

subtest 'with words the best come first, unless another order is chosen' => sub {
    my $order_is = sub {
        my ($order, $what, %query) = @_;
        is(search(%query)->findvalue('//filter/@order'), $order, $what);
    };
    my %by_distance = (mots => 'horloger', ville => 'Nantes', tri => 'distance');
    $order_is->('pertinence', 'with words the best come first', mots => 'horloger');
    $order_is->('pertinence', 'near a place too', mots => 'horloger', ville => 'Nantes');
    $order_is->('distance', 'unless another order is chosen', %by_distance);
    is(
        search(%by_distance)->findvalue('//filter/@query'),
        '?mots=horloger&ville=Nantes&rayon=10&tri=distance',
        'which the address keeps');
    $order_is->('date', 'without words there is nothing to go by', tri => 'pertinence');
    $order_is->('date', 'nor with a word that says nothing', mots => 'stage');
};

subtest 'the activity is searched, and what its NAF code says' => sub {
    my $mark = mark();
    my $active = offer("Découverte du métier de $mark", activity => 'Crèche associative');
    my $coded = offer("Découverte du métier de $mark", naf => '9602A');
    is_deeply([found(mots => "$mark crèche")], [$active], 'an activity');
    is_deeply([found(mots => "$mark creches")], [$active], 'without its accent, in the plural');
    is_deeply([found(mots => "$mark coiffure")], [$coded], 'the label of a NAF code');
    disable($active, $coded);
};

subtest 'everyday words stand for trades' => sub {
    my $mark = mark();
    my $vet = offer("Découverte du métier de vétérinaire $mark");
    my $teacher = offer("Découverte du métier de professeur des écoles $mark");
    for my $case (
        [$vet, 'véto', 'vetos', 'clinique vétérinaire', 'chez le véto', 'docteur des animaux'],
        [$teacher, "maîtresse d'école", "maitresse d’ecole", 'institutrice', 'maître'])
    {
        my ($offer, @words) = @$case;
        ok((grep { $_ == $offer } found(mots => "$_ $mark")), "$_: found") for @words;
    }
    disable($vet, $teacher);
};

subtest 'a slip is corrected, and that is said' => sub {
    my $mark = mark();
    my $vet = offer("Découverte du métier de vétérinaire $mark");
    my $page = search(mots => "veterinere $mark");
    is($page->findvalue('//correction'), 'vétérinaire', 'a slip is corrected, with its accents');
    is($page->findvalue('//correction/@typed'), 'veterinere', 'and what was typed is said');
    is_deeply([offers_in($page)], [$vet], 'the right word is searched');
    is(total(mots => "véterinères $mark"), 1, 'in the plural too');
    my $teacher = offer("Découverte du métier de professeur des écoles $mark");
    is(total(mots => "maitresse d'ecolle $mark"), 1, 'a corrected word can be part of an expression');
    disable($vet, $teacher);
};

subtest 'what is right is not corrected' => sub {
    for my $right (
        ['vétérinaire', 'a right word stays'],
        ['vetos', 'an everyday word is right'],
        ['x9' . mark(), 'what has digits is no word'])
    {
        is(search(mots => $right->[0])->findvalue('count(//correction)'), 0, $right->[1]);
    }
};

subtest 'a link searches what was typed' => sub {
    my $mark = mark();
    my $vet = offer("Découverte du métier de vétérinaire $mark");
    is(
        search(mots => "veterinere $mark")->findvalue('//filter/@literal'),
        "?mots=veterinere%20$mark&exact=1",
        'the literal search has an address');
    my $exact = search(mots => "veterinere $mark", exact => 1);
    is($exact->findvalue('//@total'), 0, 'that finds what was typed alone');
    is($exact->findvalue('count(//correction)'), 0, 'and corrects nothing');
    my $mech = browser();
    $mech->get(site() . '/offres?mots=veterinere');
    like(
        words($mech->content),
        qr/Résultats pour «\hvétérinaire\h»\s*\. Chercher plutôt «\hveterinere\h»/,
        'the page says so');
    $mech->follow_link(text_regex => qr/Chercher plutôt/);
    like(words($mech->content), qr/Aucune offre de stage/, 'the link searches what was typed');
    disable($vet);
};

subtest 'what nothing has is left out while the rest finds something, and that is said' => sub {
    my $mark = mark();
    my $vet = offer("Découverte du métier de vétérinaire $mark");
    my $page = search(mots => "vétérinaire $mark Kwyjibo");
    is_deeply([offers_in($page)], [$vet], 'a word that nothing has hides nothing');
    is($page->findvalue('//left-out'), 'kwyjibo', 'and is said');
    is(get_xml('/offres' . $page->findvalue('//filter/@literal'))->findvalue('/page/offer-search/@total'),
        0, 'the literal search has all words');
    my $alone = search(mots => 'kwyjibo');
    is($alone->findvalue('count(//left-out)'), 0, 'alone it finds nothing');
    is($alone->findvalue('/page/offer-search/@total'), 0, 'as is said too');
    my $mech = browser();
    $mech->get(site() . '/offres?mots=veterinaire+kwyjibo');
    like(
        words($mech->content),
        qr/Aucune offre ne parle aussi de «\hkwyjibo\h»\s*\h?: voici ce que donne le reste/,
        'the page says so');
    disable($vet);
};

subtest 'an offer that changed is found by its new words at once' => sub {
    my $mark = mark();
    my $offer = offer("Découverte du métier d’horlogère $mark");
    is_deeply([found(mots => "$mark sabotière", exact => 1)], [], 'not by words that it has not');
    db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, "Découverte du métier de sabotier $mark", $offer);
    is_deeply([found(mots => "$mark sabotière", exact => 1)], [$offer], 'its new words');
    settled($offer);
    is_deeply([found(mots => "$mark sabotière")], [$offer], 'indexed');
    is(db_value("SELECT place FROM search_word WHERE word = 'sabotier'"), 0, 'the vocabulary has them');
    disable($offer);
    settled($offer);
    is(db_value('SELECT COUNT(*) FROM search_word WHERE word = ?', $mark),
        0, 'and loses those that no offer has any more');
};
done_testing;
