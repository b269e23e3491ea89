# Little or nothing found: said plainly, and what is near stands apart from it, with its number and its
# address.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Search;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

# The near searches of a kind: text, number and address of each.
sub near {
    my ($page, $kind) = @_;
    return
        map { [$_->textContent, $_->getAttribute('count'), $_->getAttribute('query')] }
        $page->findnodes("//near[\@kind = '$kind']");
}
sub leads_there {
    my ($near, $what) = @_;
    return is(get_xml("/offres$near->[2]")->findvalue('/page/offer-search/@total'), $near->[1], $what);
}
sub text_of {
    my ($path, $words) = @_;
    return words(request(GET => "$path?mots=" . uri_escape_utf8($words))->decoded_content);
}

# Two offers of our own: a wine grower's in Blain, a lute maker's in Nantes.
my $mark = unique_name('frimol');
my %about = (description => 'Une semaine.', domain => 5);
my @blain = (town => 'Blain', postcode => '44130');
my $blain = published(%about, @blain, title => "Découverte du métier de vigneron $mark");
my $nantes = published(%about, title => "Découverte du métier de luthier $mark");
END {
    local $?;
    disable(grep { defined } $blain, $nantes);
}

subtest 'words that no offer unites: a word less, and what answers a part of them' => sub {
    my $page = search(mots => "$mark vigneronne luthière");
    is($page->findvalue('/page/offer-search/@total'), 0, 'words that no offer unites find nothing');
    is(scalar(offers_in($page)), 0, 'nothing is mixed in');
    my @words = near($page, 'words');
    is_deeply([map { $_->[0] } @words], ["$mark luthière", "$mark vigneronne"], 'a word less');
    is_deeply([map { $_->[1] } @words], [1, 1], 'with their numbers');
    leads_there($_, "$_->[2] leads there") for @words;
    is_deeply(
        [sort map { $_->value } $page->findnodes('//partly/offer[position() < 3]/@id')],
        [sort $blain, $nantes],
        'what answers a part of it, the most of it first');
    like(
        text_of('/offres', "$mark vigneronne luthière"),
        qr/Aucune offre de stage.*Tout près de ta recherche.*Elles répondent à une partie/s,
        'each under its own title');
    like(text_of('/offres/carte', "$mark vigneronne luthière"), qr/Tout près de ta recherche/, 'the map has it too');
};

subtest 'one offer around a town is little: everywhere there are more' => sub {
    my $page = search(mots => $mark, ville => 'Blain', rayon => 5);
    is($page->findvalue('/page/offer-search/@total'), 1, 'one offer is little');
    is_deeply([near($page, 'radius')], [], 'a circle that finds no more is not proposed');
    my ($everywhere) = near($page, 'place');
    is($everywhere->[1], 2, 'everywhere there are more');
    leads_there($everywhere, 'and the link leads there');
};

subtest 'nothing around a town: a wider circle, and elsewhere' => sub {
    my $page = search(mots => "luthier $mark", ville => 'Châteaubriant', rayon => 10);
    is($page->findvalue('/page/offer-search/@total'), 0, 'nothing around a town');
    is(scalar(near($page, 'place')), 1, 'but elsewhere');
    leads_there($_, "$_->[0] km has $_->[1]")
        for near($page, 'radius'), near(search(mots => "luthier $mark", ville => 'Blain', rayon => 20), 'radius');
};

subtest 'nothing in a week: another one' => sub {
    my ($week) = near(search(mots => $mark, semaine => monday(2)), 'week');
    ok($week, 'another week') and leads_there($week, "$week->[0] has $week->[1]");
    is(scalar(near(search(mots => $mark), 'week')), 0, 'none where no week was chosen');
};

subtest 'the domain that a word stands for' => sub {
    my ($domain) = near(search(mots => "foot $mark"), 'domain');
    is($domain->[0], 'Sport', 'is proposed');
    leads_there($domain, 'with its number');
};

subtest 'where enough is found nothing is proposed' => sub {
    is(search()->findvalue('count(//near)'), 0, 'among all offers');
    is(search(mots => "luthier $mark", page => 2)->findvalue('count(//near)'), 0, 'nor on further pages');
};
done_testing;
