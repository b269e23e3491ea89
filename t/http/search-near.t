# Little or nothing found: said plainly, and what is near stands apart from it, with its number and its
# address.
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

# The near search of a kind: its text, number and address.
sub near {
    my ($page, $kind) = @_;
    return
        map { [$_->textContent, $_->getAttribute('count'), $_->getAttribute('query')] }
        $page->findnodes("//near[\@kind = '$kind']");
}
sub follow { my ($near) = @_; return get_xml("/offres$near->[2]")->findvalue('/page/offer-search/@total') }

my $mark = unique_name('frimol');
my @ids;

sub offer {
    my (%form) = @_;
    my %deposit
        = good_deposit(title => "Découverte du métier de $mark", description => 'Une semaine.', domain => 5, %form);
    deposit_and_validate(%deposit);
    push @ids, db_value('SELECT id FROM offer WHERE contact_email = ?', $deposit{email});
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $ids[-1]);
    return $ids[-1];
}

my $blain = offer(town => 'Blain', postcode => '44130', title => "Découverte du métier de vigneron $mark");
my $nantes = offer(title => "Découverte du métier de luthier $mark");

my $page = search(mots => "$mark vigneronne luthière");
is($page->findvalue('/page/offer-search/@total'), 0, 'words that no offer unites find nothing');
is($page->findvalue('count(/page/offer-search/offer)'), 0, 'nothing is mixed in');
my @words = near($page, 'words');
is_deeply([map { $_->[0] } @words], ["$mark luthière", "$mark vigneronne"], 'a word less');
is_deeply([map { $_->[1] } @words], [1, 1], 'with their numbers');
is(follow($_), $_->[1], "$_->[2] leads there") for @words;
is_deeply(
    [sort map { $_->value } $page->findnodes('//partly/offer[position() < 3]/@id')],
    [sort $blain, $nantes],
    'what answers a part of it, the most of it first');
like(
    words(request(GET => '/offres?mots=' . uri_escape_utf8("$mark vigneronne luthière"))->decoded_content),
    qr/Aucune offre de stage.*Tout près de ta recherche.*Elles répondent à une partie/s,
    'each under its own title');

$page = search(mots => $mark, ville => 'Blain', rayon => 5);
is($page->findvalue('/page/offer-search/@total'), 1, 'one offer is little');
is_deeply([map { $_->[0] } near($page, 'radius')], [], 'a circle that finds no more is not proposed');
my ($everywhere) = near($page, 'place');
is($everywhere->[1], 2, 'everywhere there are more');
is(follow($everywhere), 2, 'and the link leads there');
$page = search(mots => "luthier $mark", ville => 'Châteaubriant', rayon => 10);
my @circles = near($page, 'radius');
is($page->findvalue('/page/offer-search/@total'), 0, 'nothing around a town');
cmp_ok(scalar(near($page, 'place')), '==', 1, 'but elsewhere');
is(follow($_), $_->[1], "$_->[0] km has $_->[1]")
    for @circles, near(search(mots => "luthier $mark", ville => 'Blain', rayon => 20), 'radius');

$page = search(mots => $mark, semaine => monday(2));
my ($week) = near($page, 'week');
ok($week, 'another week') and is(follow($week), $week->[1], "$week->[0] has $week->[1]");
is(scalar(near(search(mots => $mark), 'week')), 0, 'none where no week was chosen');

$page = search(mots => "foot $mark");
my ($domain) = near($page, 'domain');
is($domain->[0], 'Sport', 'the domain that a word stands for');
cmp_ok(follow($domain), '==', $domain->[1], 'with its number');

is(search()->findvalue('count(//near)'), 0, 'where enough is found nothing is proposed');
is(search(mots => "luthier $mark", page => 2)->findvalue('count(//near)'), 0, 'nor on further pages');
like(
    words(request(GET => '/offres/carte?mots=' . uri_escape_utf8("$mark vigneronne luthière"))->decoded_content),
    qr/Tout près de ta recherche/,
    'the map has it too');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $_) for @ids;
done_testing;
