# Searching: each filter, their combinations, and what no search should break on.
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
    my ($xml) = @_;
    return map { $_->value } $xml->findnodes('//offer/@id');
}

# An offer of our own, found by words nobody else uses.
my $word = unique('zyx');
my %form = good_deposit(
    title => "Découverte du métier d'Éléphantier $word",
    domain => [2, 3],
    'accessible-motor' => 1,
    town => 'Blain',
    postcode => '44130',
    description => 'Cœur de métier : 100 % nature');
deposit_and_validate(%form);
my $id = db_value('SELECT id FROM offer WHERE title LIKE ?', "%$word%");
ok($id, 'an offer is there');
is(total(mots => $word), 0, 'not found before it is activated');
db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);

is(total(mots => $word), 1, 'found by a word of its title');
is(total(mots => uc $word), 1, 'in capitals');
is(total(mots => "elephantier $word"), 1, 'without its accents');
is(total(mots => "$word ÉLÉPHANTIER"), 1, 'in any order');
is(total(mots => "$word coeur"), 1, 'by a word of its description, ligature apart');
is(total(mots => "$word fournil"), 1, 'by its employer');
is(total(mots => "$word blain"), 1, 'by its town');
is(total(mots => "$word menuisier"), 0, 'all words must be there');

for my $odd ('%', '_', "'", '"', '(', ')', '\\', '100%', '🙂', '<script>', '; DROP TABLE offer', '+-*~@') {
    my $answer = request(GET => '/offres?mots=' . uri_escape_utf8($odd));
    is($answer->code, 200, "a search for $odd answers");
    unlike($answer->decoded_content, qr/<script>;|<script>"/, 'and shows it as text');
}
is(total(mots => $word, domaine => 2), 1, 'by its first domain');
is(total(mots => $word, domaine => 3), 1, 'by its second');
is(total(mots => $word, domaine => 4), 0, 'not by another');
is(total(mots => $word, semaine => $form{from}), 1, 'by its week');
is(total(mots => $word, semaine => monday(20)), 0, 'not by another');
is(total(mots => $word, acces => 'moteur'), 1, 'by its accessibility');
is(total(mots => $word, acces => 'visuel'), 0, 'not by another');
is(total(mots => $word, libres => 1), 1, 'among those to apply for');
is(total(mots => $word, ville => 'Blain'), 1, 'in its town');
is(total(mots => $word, ville => 'nantes', rayon => 10), 0, 'not 10 km around Nantes');
is(total(mots => $word, ville => 'NANTES', rayon => 50), 1, 'but within 50 km');
my $near = search(mots => $word, ville => 'St Nazaire', rayon => 50);
like($near->findvalue('//offer/@distance'), qr/^4\d\x{a0}km$/, 'the distance is shown');
is(search(ville => 'Trifouillis')->findvalue('//filter/@town-is-unknown'), 'yes', 'an unknown town is said to be');

my $first = search(tri => 'date');
my $second = search(page => 2);
is(scalar(ids($first)), 20, 'twenty offers a page');
my %first = map { $_ => 1 } ids($first);
ok(!(grep { $first{$_} } ids($second)), 'the second page has others');
is($first->findvalue('//pages/@next'), '?page=2', 'the next page has an address');
is(search(page => 400)->findvalue('count(//offer)'), 0, 'a page too far is empty');
is(request(GET => '/offres?page=400')->code, 200, 'and no error');

for my $odd (qw(0 -1 x 99999999999999999999 1.5)) {
    is(search(page => $odd)->findvalue('//pages/@page'), 1, "page $odd is the first");
}
my $distances = search(ville => 'Nantes', rayon => 30);
my @km = map { $_->value =~ /(\d+)/ ? $1 : 0 } $distances->findnodes('//offer/@distance');
is_deeply(\@km, [sort { $a <=> $b } @km], 'sorted by distance');

my $empty = browser();
$empty->get(site() . '/offres?mots=' . $word . '&acces=visuel&domaine=4');
my $text = words($empty->content);
like($text, qr/Aucune offre de stage/, 'an empty result is explained');
like($text, qr/Sans «\h$word\h»/, 'with what to loosen') or diag($text);
is(scalar(my @l = $empty->find_all_links(text_regex => qr/^Sans/)), 3, 'a link for each filter');
is(request(GET => '/offres?semaine=2026-99-99&domaine=-4&rayon=x&ville=&acces=tout&tri=zzz&domaine=5')->code,
    200, 'values that make no sense are left out');

my $geo = JSON::decode_json(request(GET => "/offres.geojson?mots=$word")->content);
is(scalar @{ $geo->{features} }, 1, 'the map has the same result');
is_deeply(
    [sort keys %{ $geo->{features}[0]{properties} }],
    [qw(employer seats_left title town url)],
    'and no personal data');
my $csv = request(GET => '/export/offres.csv');
like($csv->content, qr/^id,titre,employeur/, 'the open data has its header');
unlike($csv->content, qr/\@employeur/, 'and no e-mail');
db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, "=1+1 $word", $id);
like(request(GET => '/export/offres.csv')->content, qr/"'=1\+1 $word"/, 'a cell never starts a formula');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
done_testing;
