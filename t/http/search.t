# Searching: each filter, their combinations, and what no search should break on.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Search;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

# An offer of our own, found by words nobody else uses.
my $word = unique('zyx');
my $from = free_monday(4);
my $id = published(
    title => "Découverte du métier d'Éléphantier $word",
    domain => [2, 3],
    'accessible-motor' => 1,
    town => 'Blain',
    postcode => '44130',
    description => 'Cœur de métier : 100 % nature',
    from => $from);
END { local $?; disable($id) if $id }

subtest 'an offer is found once it is activated' => sub {
    my %form = good_deposit(title => 'Découverte du métier de ' . unique('attente'));
    deposit_and_validate(%form);
    my ($own) = $form{title} =~ /(attente\d+)$/;
    is(total(mots => $own), 0, 'not before');
    publish(db_value('SELECT id FROM offer WHERE title = ?', $form{title}));
    is(total(mots => $own), 1, 'at once then');
};

subtest 'by words of its title, description, employer, town' => sub {
    is(total(mots => $word), 1, 'found by a word of its title');
    is(total(mots => uc $word), 1, 'in capitals');
    is(total(mots => "elephantier $word"), 1, 'without its accents');
    is(total(mots => "$word ÉLÉPHANTIER"), 1, 'in any order');
    is(total(mots => "$word coeur"), 1, 'by a word of its description, ligature apart');
    is(total(mots => "$word fournil"), 1, 'by its employer');
    is(total(mots => "$word blain"), 1, 'by its town');
    is(total(mots => "$word menuisier"), 0, 'all words must be there');
};

subtest 'each filter, alone' => sub {
    for my $filter (
        [1, 'by its first domain', domaine => 2],
        [1, 'by its second', domaine => 3],
        [0, 'not by another', domaine => 4],
        [1, 'by its week', semaine => $from],
        [0, 'not by another', semaine => monday(20)],
        [1, 'by its accessibility', acces => 'moteur'],
        [0, 'not by another', acces => 'visuel'],
        [1, 'among those to apply for', libres => 1],
        [1, 'in its town', ville => 'Blain'],
        [0, 'not 10 km around Nantes', ville => 'nantes', rayon => 10],
        [1, 'but within 50 km', ville => 'NANTES', rayon => 50])
    {
        my ($expected, $what, %query) = @$filter;
        is(total(mots => $word, %query), $expected, $what);
    }
};

subtest 'around a town, by distance' => sub {
    my $near = search(mots => $word, ville => 'St Nazaire', rayon => 50);
    like($near->findvalue('//offer/@distance'), qr/^4\d\x{a0}km$/, 'the distance is shown');
    is(search(ville => 'Trifouillis')->findvalue('//filter/@town-is-unknown'), 'yes', 'an unknown town is said to be');
    my $page = search(ville => 'Nantes', rayon => 30);
    my @km = map { $_->value =~ /(\d+)/ ? $1 : 0 } $page->findnodes('//offer/@distance');
    cmp_ok(scalar @km, '>', 1, 'some are near Nantes');
    is_deeply(\@km, [sort { $a <=> $b } @km], 'sorted by distance');
};

subtest 'twenty offers a page' => sub {
    my ($first, $second) = (search(tri => 'date'), search(page => 2));
    is(scalar(offers_in($first)), 20, 'twenty offers a page');
    my %first = map { $_ => 1 } offers_in($first);
    ok(!(grep { $first{$_} } offers_in($second)), 'the second page has others');
    is($first->findvalue('//pages/@next'), '?page=2', 'the next page has an address');
    is(search(page => 400)->findvalue('count(//offer)'), 0, 'a page too far is empty');
    is(request(GET => '/offres?page=400')->code, 200, 'and no error');
    for my $odd (qw(0 -1 x 99999999999999999999 1.5)) {
        is(search(page => $odd)->findvalue('//pages/@page'), 1, "page $odd is the first");
    }
};

subtest 'an empty result says what to loosen' => sub {
    my $mech = browser();
    $mech->get(site() . '/offres?mots=' . $word . '&acces=visuel&domaine=4');
    my $said = words($mech->content);
    like($said, qr/Aucune offre de stage/, 'an empty result is explained');
    like($said, qr/Sans «\h$word\h»/, 'with what to loosen') or diag($said);
    is(scalar(my @links = $mech->find_all_links(text_regex => qr/^Sans/)), 3, 'a link for each filter');
};

subtest 'no search breaks' => sub {
    for my $odd ('%', '_', "'", '"', '(', ')', '\\', '100%', '🙂', '<script>', '; DROP TABLE offer', '+-*~@') {
        my $answer = request(GET => '/offres?mots=' . uri_escape_utf8($odd));
        is($answer->code, 200, "a search for $odd answers");
        unlike($answer->decoded_content, qr/<script>;|<script>"/, 'and shows it as text');
    }
    is(request(GET => '/offres?semaine=2026-99-99&domaine=-4&rayon=x&ville=&acces=tout&tri=zzz&domaine=5')->code,
        200, 'values that make no sense are left out');
};

subtest 'the map and the table have the same, and nothing about people' => sub {
    my $geo = get_json("/offres.geojson?mots=$word");
    is(scalar @{ $geo->{features} }, 1, 'the map has the same result');
    is_deeply(
        [sort keys %{ $geo->{features}[0]{properties} }],
        [qw(employer seats_left title town url)],
        'and no personal data');
    my $csv = request(GET => '/export/offres.csv')->content;
    like($csv, qr/^id,titre,employeur/, 'the open data has its header');
    unlike($csv, qr/\@employeur/, 'and no e-mail');
    db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, "=1+1 $word", $id);
    like(request(GET => '/export/offres.csv')->content, qr/"'=1\+1 $word"/, 'a cell never starts a formula');
};
done_testing;
