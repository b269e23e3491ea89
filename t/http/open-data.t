# Open data: what its description says, page by page, without a word about people.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

my $word = unique('ouvert');
my %form = good_deposit(title => "Découverte du métier de $word", 'meal-on-site' => 1);
my $id = published(%form);
END { local $?; disable($id) if $id }

# A feed, to be asked by XPath.
sub feed {
    my ($query) = @_;
    my $answer = request(GET => "/offres.atom$query");
    my $feed = XML::LibXML::XPathContext->new(XML::LibXML->load_xml(string => $answer->content));
    $feed->registerNs(a => 'http://www.w3.org/2005/Atom');
    return wantarray ? ($feed, $answer) : $feed;
}
sub same_keys { my ($got, $expected, $what) = @_; return is_deeply([sort keys %$got], [sort keys %$expected], $what) }

subtest 'an offer that waits for its mail is not open' => sub {
    my %waiting = good_deposit(title => 'Découverte du métier de ' . unique('attente'));
    deposit_and_validate(%waiting);
    my $number = db_value('SELECT id FROM offer WHERE title = ?', $waiting{title});
    is(request(GET => "/api/v1/offres/$number")->code, 404, 'not there');
};

subtest 'an offer has what the description promises, and nothing else' => sub {
    my $described = JSON::decode_json(visit('/api/openapi.json')->content);
    like($described->{openapi}, qr/^3/, 'the data is described');
    my $schemas = $described->{components}{schemas};
    my $offer = get_json("/api/v1/offres?mots=$word")->{offres}[0];
    is($offer->{titre}, $form{title}, 'an offer is found');
    is_deeply([grep { !exists $offer->{$_} } @{ $schemas->{Offre}{required} }],
        [], 'it has what the description promises');
    is_deeply([grep { !$schemas->{Offre}{properties}{$_} } keys %$offer], [], 'and nothing else');
    same_keys($offer->{semaines}[0], $schemas->{Semaine}{properties}, 'its weeks too');
    my $whole = get_json("/api/v1/offres/$id");
    same_keys($whole, $schemas->{OffreEntiere}{properties}, 'the whole offer as well');
    is($whole->{repas_sur_place}, JSON::true(), 'with its conditions');
};

subtest 'page by page, all offers are there once' => sub {
    my (%seen, $pages);
    my $next = '/api/v1/offres?limite=30';
    while ($next) {
        my $answer = request(GET => $next);
        my $page = JSON::decode_json($answer->content);
        is(
            $answer->header('Link') // '',
            $page->{suivant} ? "<$page->{suivant}>; rel=\"next\"" : '',
            'the header names the next page'
        ) if ++$pages <= 2;
        $seen{ $_->{id} }++ for @{ $page->{offres} };
        $next = $page->{suivant};
    }
    cmp_ok($pages, '>', 3, 'there are pages');
    is_deeply([grep { $_ > 1 } values %seen], [], 'no offer twice');
    ok($seen{$id}, 'none left out');
};

subtest 'nothing odd breaks it' => sub {
    for my $odd ('apres=-1', 'apres=x', 'limite=0', 'limite=100000', 'apres=99999999999999999999', 'vue=1,2',
        'vue=a,b,c,d')
    {
        is(request(GET => "/api/v1/offres?$odd")->code, 200, "$odd breaks nothing");
        is(request(GET => "/offres.geojson?$odd")->code, 200, 'nor the map');
    }
};

subtest 'a wide view of the map has groups, a near one the offers themselves' => sub {
    # Other tests publish offers meanwhile.
    my ($wide, $all, $counted);
    for (1 .. 5) {
        ($all, $wide, $counted) = (get_json('/api/v1/offres')->{total}, get_json('/offres.geojson?vue=-3,46,0,49'), 0);
        $counted += $_->{properties}{count} // 1 for @{ $wide->{features} };
        last if abs($counted - $all) < 12;
    }
    ok((grep { $_->{properties}{count} } @{ $wide->{features} }), 'a wide view has groups');
    cmp_ok(abs($counted - $all), '<', 12, 'that hold all located offers');
    my ($east, $north) = @{ get_json("/offres.geojson?mots=$word")->{features}[0]{geometry}{coordinates} };
    my $view = join ',', map { sprintf '%.3f', $_ } $east - 0.05, $north - 0.05, $east + 0.05, $north + 0.05;
    is(get_json("/offres.geojson?mots=$word&vue=$view")->{features}[0]{id}, $id, 'a near view has the offers');
    is(scalar @{ get_json("/offres.geojson?mots=$word&vue=2,44,3,45")->{features} }, 0, 'a view elsewhere has none');
};

subtest 'a feed has the newest offers, with their dates' => sub {
    my $feed = feed("?mots=$word");
    is($feed->findvalue('//a:entry/a:title'), $form{title}, 'the newest offers');
    like($feed->findvalue('//a:entry/a:updated'), qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'with their dates');
    for my $needed ('/a:feed/a:id', '/a:feed/a:title', '/a:feed/a:updated', '//a:entry/a:id',
        '//a:entry/a:author/a:name')
    {
        ok($feed->findvalue($needed), "it has $needed (RFC 4287)");
    }
};

# RFC 4287, 4.1: with offers and without.
subtest 'each feed stands by itself' => sub {
    my %seen;
    for my $query ("?mots=$word", '?mots=' . unique('rien'), '?ville=Nantes&rayon=5', '', '?mots=%E9&utm=%zz&x=1') {
        my ($feed, $answer) = feed($query);
        is($answer->header('Content-Type'), 'application/atom+xml; charset=utf-8', "\"$query\": its type");
        is($feed->findvalue("count(/a:feed/a:$_)"), 1, "one $_") for qw(id title updated author);
        my ($own, $self) = map { $feed->findvalue($_) } '/a:feed/a:id', '/a:feed/a:link[@rel="self"]/@href';
        ok(!$seen{$own}++, 'an id of its own');
        is($self, $own, 'which is where it is');
        my $again = XML::LibXML->load_xml(string => request(GET => substr $self, length site())->content);
        is($again->findvalue('/*/*[local-name()="id"]'), $own, 'and leads to the same feed');
        like($feed->findvalue('/a:feed/a:updated'), qr/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a date of these days');
        my %ids = map { $_->textContent => 1 } $feed->findnodes('//a:entry/a:id');
        my @entries = $feed->findnodes('//a:entry');
        is(scalar(keys %ids), scalar @entries, 'each entry once');

        for my $part (qw(id title updated author summary)) {
            is(scalar(grep { $feed->findvalue("count(a:$part)", $_) != 1 } @entries), 0, "each with one $part");
        }
    }
};

subtest 'search engines are told what an offer is, and where' => sub {
    my $html = visit("/offres/$id")->decoded_content;
    like($html, qr{itemtype="https://schema.org/JobPosting"}, 'the page of an offer says what it is');
    like($html, qr{itemprop="validThrough" content="$form{to}"}, 'and until when');
    like(
        visit('/robots.txt')->content,
        qr/Disallow: \/compte.*Sitemap: http\S+\/sitemap\.xml/s,
        'robots are told where to look');
    my @files = visit('/sitemap.xml')->content =~ m{<loc>\Q@{[site()]}\E(/sitemaps/\S+?)</loc>}g;
    until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $id) });
    my $addresses = join '', map { request(GET => $_)->content } @files;
    like($addresses, qr{/offres/$id</loc>}, 'the offer is among the addresses');
    like($addresses, qr{/eleves/cv</loc>}, 'so are the pages');
};

subtest 'people are nowhere in it' => sub {
    my $data = join "\n", map { request(GET => $_)->decoded_content } "/api/v1/offres/$id", "/offres/$id",
        map { "$_?mots=$word" } qw(/api/v1/offres /offres.geojson /offres.atom /export/offres.csv);
    for my $secret ($form{email}, 'Durand', 'Inès', '02 61 91', '+33261', 'secret') {
        unlike($data, qr/\Q$secret\E/, "no « $secret » in any");
    }
};
done_testing;
