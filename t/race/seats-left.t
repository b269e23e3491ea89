# One figure, one definition: "places libres" is what can still be asked for, in every list, page, file
# and feed, on each day to come, whether the index has heard of the day or not (t/model/seats.c).
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use List::Util qw(sum0);

my $seed = $ENV{MODEL_SEED} // time;
srand $seed;
my ($owner, $owner_email) = make_employer();
my $word = unique('libre');

# Offers with weeks that are over, near, to come; full or not; with every kind of application period.
sub some { my ($below) = @_; return int rand $below }
my @weeks = map { monday($_) } -3 .. 12;
my @offers;
for my $n (1 .. 40) {
    my $first = some(14);
    my @own = @weeks[$first .. $first + some(16 - $first)];
    my $offer = make_offer(
        owner => $owner,
        title => "Découverte du métier de $word $n",
        seats => 1 + some(4),
        weekly => some(2),
        weeks => \@own,
        lead => some(3) * 7);
    push @offers, $offer;
    # Placements that the seats can bear: a figure without its applications is enough here.
    db()->do('UPDATE capacity SET taken = FLOOR(RAND(?) * (seats + 1)) WHERE offer_id = ?', undef, $seed + $n, $offer);
    db()->do('UPDATE offer_week SET is_removed = (RAND(?) < 0.2) WHERE offer_id = ? AND monday <> ?',
        undef, $seed + $n, $offer, $own[0]);
    my ($from, $to) = (some(3) ? undef : day(some(40) - 10), some(3) ? undef : day(some(60) - 5));
    ($from, $to) = ($to, $from) if defined $from && defined $to && $from gt $to;
    db()->do('UPDATE offer SET apply_from = ?, apply_to = ?, last_on = last_on + INTERVAL ? DAY WHERE id = ?',
        undef, $from, $to, some(2) * 9, $offer);
    db()->do(
        "UPDATE offer_week w JOIN offer o ON o.id = w.offer_id
            SET w.apply_until = LEAST(w.apply_until, COALESCE(o.apply_to, w.apply_until)) WHERE o.id = ?",
        undef, $offer);
    db()->do('UPDATE offer SET suspended_at = UTC_TIMESTAMP() WHERE id = ?', undef, $offer) unless some(6);
    db()->do("UPDATE offer SET state = 'disabled', disabled_at = UTC_TIMESTAMP() WHERE id = ?", undef, $offer)
        unless some(8);
}

sub days_agree {
    my ($when) = @_;
    local $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    my $said = `$ENV{STAGE3E_BUILD}/t/model/seats 100 2>&1`;
    my ($days) = $said =~ /\Aok: \d+ offers on (\d+) days\n\z/;
    cmp_ok($days // 0, '>=', 20, "$when, seed $seed") or diag($said);
}
sub indexed {
    return until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending') });
}

# What leaves the house today, by the interface for programs: the seats left of each offer that is listed.
sub listed {
    indexed();
    return map { $_->{id} => $_->{places_restantes} } @{ get_json("/api/v1/offres?mots=$word&limite=100")->{offres} };
}

subtest 'on each day to come it is what the rules say, whether the index has heard of the day or not' => sub {
    days_agree('before the index knows them');
    indexed();
    days_agree('and after');
};

subtest 'the list for programs, the file and the map give the same number' => sub {
    my %seats = listed();
    ok(scalar keys %seats, 'offers are listed');
    my $csv = visit("/export/offres.csv?mots=$word")->decoded_content;
    my %csv = map { /^"?(\d+)"?,.*,"?(\d+)"?\r?$/ ? ($1 => $2) : () } split /\n/, $csv;
    is_deeply(\%csv, \%seats, 'the file');
    my $map = get_json("/offres.geojson?mots=$word&limite=100");
    is_deeply({ map { $_->{id} => $_->{properties}{seats_left} } @{ $map->{features} } }, \%seats, 'the map');
};

subtest 'the page of an offer and its owner’s list give it too' => sub {
    my %seats = listed();
    my $own = own_xml(browser_of($owner));
    for my $offer (@offers) {
        my $figure = $own->findvalue("//managed-offer[\@id = $offer]/\@seats-left");
        is($figure, $seats{$offer} // 0, "offer $offer: its owner's list");
        next unless exists $seats{$offer};
        my $page = visit("/offres/$offer")->decoded_content;
        my ($openings) = $page =~ /itemprop="totalJobOpenings" content="(\d+)"/;
        my ($badge) = $page =~ /class="badge (?:ok free|muted late)">[^<]*?(\d+) places?(?: libres?)?</;
        is($openings, $seats{$offer}, 'what search engines read');
        is($badge // 0, $seats{$offer}, 'the badge');
        is(get_json("/api/v1/offres/$offer")->{places_restantes}, $seats{$offer}, 'the interface for programs');
    }
};

subtest 'the counter of the home page is the sum of all' => sub {
    indexed();
    my ($all, $next) = (0, '/api/v1/offres?limite=100');
    while ($next) {
        my $page = get_json($next);
        $all += sum0(map { $_->{places_restantes} } @{ $page->{offres} });
        $next = $page->{suivant};
    }
    is(get_xml('/')->findvalue('//home/@seats'), $all, 'the same');
};

# Their figures have no applications: no other test is to see them.
my $ids = join ',', @offers;
db()->do("UPDATE offer SET state = 'disabled', disabled_at = UTC_TIMESTAMP() WHERE id IN ($ids) AND state = 'active'");
db()->do("UPDATE capacity SET taken = 0 WHERE offer_id IN ($ids)");
done_testing;
