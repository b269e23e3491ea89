# Open data: what its description says, page by page, without a word about people.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $word = unique('ouvert');
my %form = good_deposit(title => "Découverte du métier de $word", 'meal-on-site' => 1);
deposit_and_validate(%form);
my $id = db_value('SELECT id FROM offer WHERE title LIKE ?', "%$word%");
is(request(GET => "/api/v1/offres/$id")->code, 404, 'an offer to activate is not open');
db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);

my $openapi = JSON::decode_json(visit('/api/openapi.json')->content);
like($openapi->{openapi}, qr/^3/, 'the data is described');
my $schemas = $openapi->{components}{schemas};
my $offer = get_json("/api/v1/offres?mots=$word")->{offres}[0];
is($offer->{titre}, "Découverte du métier de $word", 'an offer is found');
is_deeply([grep { !exists $offer->{$_} } @{ $schemas->{Offre}{required} }], [], 'it has what the description promises');
is_deeply([grep { !$schemas->{Offre}{properties}{$_} } keys %$offer], [], 'and nothing else');
is_deeply([sort keys %{ $offer->{semaines}[0] }], [sort keys %{ $schemas->{Semaine}{properties} }], 'its weeks too');
my $whole = get_json("/api/v1/offres/$id");
is_deeply([sort keys %$whole], [sort keys %{ $schemas->{OffreEntiere}{properties} }], 'the whole offer as well');
is($whole->{repas_sur_place}, JSON::true(), 'with its conditions');

# Page by page, all of them once.
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
for my $odd ('apres=-1', 'apres=x', 'limite=0', 'limite=100000', 'apres=99999999999999999999', 'vue=1,2', 'vue=a,b,c,d')
{
    is(request(GET => "/api/v1/offres?$odd")->code, 200, "$odd breaks nothing");
    is(request(GET => "/offres.geojson?$odd")->code, 200, 'nor the map');
}

# The map of a view: a few offers one by one, many by squares.
# (Other tests publish offers meanwhile.)
my ($wide, $all, $counted);
for (1 .. 5) {
    ($all, $wide, $counted) = (get_json('/api/v1/offres')->{total}, get_json('/offres.geojson?vue=-3,46,0,49'), 0);
    $counted += $_->{properties}{count} // 1 for @{ $wide->{features} };
    last if abs($counted - $all) < 12;
}
ok((grep { $_->{properties}{count} } @{ $wide->{features} }), 'a wide view has groups');
cmp_ok(abs($counted - $all), '<', 12, 'that hold all located offers');
my ($longitude, $latitude) = @{ get_json("/offres.geojson?mots=$word")->{features}[0]{geometry}{coordinates} };
my $near = get_json(
    sprintf '/offres.geojson?mots=%s&vue=%.3f,%.3f,%.3f,%.3f',
    $word,
    $longitude - 0.05,
    $latitude - 0.05,
    $longitude + 0.05,
    $latitude + 0.05);
is($near->{features}[0]{id}, $id, 'a near view has the offers themselves');
is(scalar @{ get_json("/offres.geojson?mots=$word&vue=2,44,3,45")->{features} }, 0, 'a view elsewhere has none');

# The feed.
my $feed = XML::LibXML->load_xml(string => visit("/offres.atom?mots=$word")->content);
my $xpc = XML::LibXML::XPathContext->new($feed);
$xpc->registerNs(a => 'http://www.w3.org/2005/Atom');
is($xpc->findvalue('//a:entry/a:title'), "Découverte du métier de $word", 'the feed has the newest offers');
like($xpc->findvalue('//a:entry/a:updated'), qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'with their dates');
# Each feed by itself: what RFC 4287, 4.1 asks of it, with offers and without.
{
    my %seen;
    for my $query ("?mots=$word", '?mots=' . unique('rien'), '?ville=Nantes&rayon=5', '', '?mots=%E9&utm=%zz&x=1') {
        my $answer = request(GET => "/offres.atom$query");
        is($answer->header('Content-Type'), 'application/atom+xml; charset=utf-8', "\"$query\": its type");
        my $xpc = XML::LibXML::XPathContext->new(XML::LibXML->load_xml(string => $answer->content));
        $xpc->registerNs(a => 'http://www.w3.org/2005/Atom');
        is($xpc->findvalue("count(/a:feed/a:$_)"), 1, "one $_") for qw(id title updated author);
        my ($id, $self) = map { $xpc->findvalue($_) } '/a:feed/a:id', '/a:feed/a:link[@rel="self"]/@href';
        ok(!$seen{$id}++, 'an id of its own');
        is($self, $id, 'which is where it is');
        is(
            $xpc->findvalue('/a:feed/a:id'),
            XML::LibXML->load_xml(string => request(GET => substr $self, length site())->content)
                ->findvalue('/*/*[local-name()="id"]'),
            'and leads to the same feed');
        like($xpc->findvalue('/a:feed/a:updated'), qr/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a date of these days');
        my @ids = map { $_->textContent } $xpc->findnodes('//a:entry/a:id');
        is(scalar(keys %{ { map { $_ => 1 } @ids } }), scalar @ids, 'each entry once');

        for my $entry ($xpc->findnodes('//a:entry')) {
            fail("an entry without $_")
                for grep { $xpc->findvalue("count(a:$_)", $entry) != 1 } qw(id title updated author summary);
        }
    }
}
for my $needed ('/a:feed/a:id', '/a:feed/a:title', '/a:feed/a:updated', '//a:entry/a:id', '//a:entry/a:author/a:name') {
    ok($xpc->findvalue($needed), "it has $needed (RFC 4287)");
}

# Search engines.
my $html = visit("/offres/$id")->decoded_content;
like($html, qr{itemtype="https://schema.org/JobPosting"}, 'the page of an offer says what it is');
like($html, qr{itemprop="validThrough" content="$form{to}"}, 'and until when');
like(
    visit('/robots.txt')->content,
    qr/Disallow: \/compte.*Sitemap: http\S+\/sitemap\.xml/s,
    'robots are told where to look');
my $map = visit('/sitemap.xml')->content;
my @files = $map =~ m{<loc>\Q@{[site()]}\E(/sitemaps/\S+?)</loc>}g;
until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $id) });
my $addresses = join '', map { request(GET => $_)->content } @files;
like($addresses, qr{/offres/$id</loc>}, 'the offer is among the addresses');
like($addresses, qr{/eleves/cv</loc>}, 'so are the pages');

# People are nowhere in it.
my $data = join "\n", map { request(GET => $_)->decoded_content } "/api/v1/offres?mots=$word", "/api/v1/offres/$id",
    "/offres.geojson?mots=$word", "/offres.atom?mots=$word", "/export/offres.csv?mots=$word", "/offres/$id";
for my $secret ($form{email}, 'Durand', 'Inès', '02 61 91', '+33261', 'secret') {
    unlike($data, qr/\Q$secret\E/, "no « $secret » in any");
}
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
done_testing;
