# The search's index says what the database says: random searches, answered by the site and by
# plain SQL and Perl; and it follows each change at once, taken in or not.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Search;
use Test::More;
use List::Util qw(any all);
use URI::Escape qw(uri_escape_utf8);

# The numbers of all offers of a search, page by page.
sub found_by_site {
    my ($query) = @_;
    my @ids;
    my $next = "/api/v1/offres?$query";
    while ($next) {
        my $page = get_json($next);
        push @ids, map { $_->{id} } @{ $page->{offres} };
        $next = $page->{suivant};
    }
    return @ids;
}

# Everything about the listed offers, read without the index.
sub truth {
    my @today = (day(0)) x 2;
    my $rows = sub { my ($sql, @values) = @_; return @{ db()->selectall_arrayref($sql, { Slice => {} }, @values) } };
    my %offers = map { $_->{id} => { %$_, weeks => {}, domains => {} } } $rows->(<<~'SQL', @today, day(0));
        SELECT o.id, CONCAT_WS(' ', o.title, e.name, e.activity, n.label, o.town, o.description) AS text,
               o.latitude, o.longitude, o.meal_on_site AS repas, o.accessible_visual AS visuel,
               o.accessible_motor AS moteur, o.accessible_mental AS mental, o.accessible_hearing AS auditif,
               (o.apply_from IS NULL OR o.apply_from <= ?) AND (o.apply_to IS NULL OR o.apply_to >= ?) AS in_period
          FROM offer o
          JOIN employer e ON e.id = o.employer_id
          LEFT JOIN naf n ON n.code = e.naf
         WHERE o.state = 'active' AND o.last_on >= ?
        SQL
    my @domains = $rows->('SELECT od.offer_id, d.id, d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id');
    for my $domain (grep { $offers{ $_->{offer_id} } } @domains) {
        my $offer = $offers{ $domain->{offer_id} };
        $offer->{domains}{ $domain->{id} } = 1;
        $offer->{text} .= " $domain->{name}";
    }
    my @weeks = $rows->(<<~'SQL', @today, @today);
        SELECT w.offer_id, w.monday
          FROM offer_week w
          JOIN capacity c ON c.id = w.capacity_id
          JOIN offer o ON o.id = w.offer_id
         WHERE c.taken < c.seats AND NOT w.is_removed AND o.suspended_at IS NULL
           AND w.apply_until >= GREATEST(?, COALESCE(o.apply_from, ?)) AND COALESCE(o.apply_to, ?) >= ?
        SQL
    $offers{ $_->{offer_id} }{weeks}{ $_->{monday} } = 1 for grep { $offers{ $_->{offer_id} } } @weeks;
    $_->{words} = [split ' ', db_value('SELECT LOWER(?)', $_->{text}) =~ s/[^\p{L}\p{N}]+/ /gr] for values %offers;
    return \%offers;
}
sub one_of { return $_[rand @_] }

# Filters: how often each is chosen, and what makes it: parts of the address, and the test that an offer passes.
sub kilometres_between {
    my ($offer, $latitude, $longitude) = @_;
    # As exactly as the index keeps places.
    my $north = ((int(($offer->{latitude} + 90) * 111) + 0.5) / 111 - 90 - $latitude) * 111.2;
    my $east = ((int(($offer->{longitude} + 180) * 76) + 0.5) / 76 - 180 - $longitude) * 111.2 *
        cos($latitude * 3.14159265358979 / 180);
    return sqrt($north**2 + $east**2);
}
sub any_of {
    my ($parameter, $member, @all) = @_;
    my @chosen = map {
        one_of(map { keys %{ $_->{$member} } } @all)
    } 1 .. 1 + rand 3;
    return [map { "$parameter=$_" } @chosen], sub {
        my ($offer) = @_;
        return any { $offer->{$member}{$_} } @chosen;
    };
}
sub around {
    my ($latitude, $longitude) = map { sprintf '%.3f', $_ } 46.9 + rand() * 0.9, -2.4 + rand() * 1.3;
    my $km = 1 + int rand 60;
    return ["lat=$latitude", "lon=$longitude", "rayon=$km"],
        sub { defined $_[0]{latitude} && kilometres_between($_[0], $latitude, $longitude) <= $km };
}
my @filters = (
    [0.3, sub { any_of('domaine', 'domains', @_) }],
    [0.4, sub { any_of('semaine', 'weeks', @_) }],
    (
        map {
            my $box = $_;
            [
                0.15,
                sub {
                    ["acces=$box"], sub { $_[0]{$box} }
                }
            ]
        } qw(visuel moteur mental auditif)
    ),
    [
        0.2,
        sub {
            ['repas=1'], sub { $_[0]{repas} }
        }
    ],
    [
        0.3,
        sub {
            ['libres=1'], sub { $_[0]{in_period} && %{ $_[0]{weeks} } }
        }
    ],
    [0.4, \&around]);

# A word finds at least the offers that have it; others too, of its family or what it stands for. A town
# among the words is the place where one searches.
my $towns;
sub is_town {
    my ($word) = @_;
    $towns //= {
        map { $_ => 1 }
        map { split /[^\p{L}\p{N}]+/ } @{ db()->selectcol_arrayref('SELECT LOWER(name) FROM commune') } };
    return $towns->{$word};
}
sub random_word {
    my (@all) = @_;
    my $word
        = one_of(grep { /^\p{L}{4,}$/ && !/^(stage|métier|découverte)/ && !is_town($_) } @{ one_of(@all)->{words} });
    return ['mots=' . uri_escape_utf8($word)], sub {
        my ($offer) = @_;
        return any { $_ eq $word } @{ $offer->{words} };
    };
}

# Other tests change offers meanwhile: found must be what was to be found before and after, and nothing that
# was not then either. What is missing, what too much; the truth of now.
sub differences {
    my ($query, $truth, $has_word, @tests) = @_;
    my $matching = sub {
        my ($offers) = @_;
        return map { $_->{id} } grep {
            my $offer = $_;
            all { $_->($offer) } @tests
        } values %$offers;
    };
    my (@missing, @surplus);
    for my $try (1 .. 5) {
        my @then = $matching->($truth);
        my %got = map { $_ => 1 } found_by_site($query);
        $truth = truth();
        my %now = map { $_ => 1 } $matching->($truth);
        my %either = (%now, map { $_ => 1 } @then);
        @missing = grep { $now{$_} && !$got{$_} && $has_word->($truth->{$_}) } @then;
        @surplus = grep { !$either{$_} } keys %got;
        last if !@missing && !@surplus;
    }
    return ("@missing - @surplus", $truth);
}

subtest 'random searches find what plain SQL finds' => sub {
    my $truth = truth();
    my @all = values %$truth;
    cmp_ok(scalar @all, '>', 100, 'there are offers to search');
    for my $round (1 .. 60) {
        my (@query, @tests);
        my $has_word = sub { 1 };
        if (rand() < 0.5) {
            (my $words, $has_word) = random_word(@all);
            push @query, @$words;
        }
        for my $filter (@filters) {
            my ($often, $make) = @$filter;
            next if rand() >= $often;
            my ($parameters, $test) = $make->(@all);
            push @query, @$parameters;
            push @tests, $test;
        }
        my $query = join '&', @query;
        (my $differences, $truth) = differences($query, $truth, $has_word, @tests);
        is($differences, ' - ', $query || 'everything');
    }
};

subtest 'the counts beside the choices are the totals they lead to' => sub {
    my $here = '/offres?acces=moteur&domaine=1&domaine=6';
    my $page = get_xml($here);
    for my $choice ($page->findnodes('//filter/domain[@count > 0]'), $page->findnodes('//filter/week[@count > 0]')) {
        my $is_domain = $choice->nodeName eq 'domain';
        my $value = $choice->getAttribute($is_domain ? 'id' : 'monday');
        my $there = $is_domain ? "/offres?acces=moteur&domaine=$value" : "$here&semaine=$value";
        my $total = sub { get_xml($there)->findvalue('//@total') };
        my $count = sub {
            get_xml($here)->findvalue("//filter/*[\@id = '$value' or \@monday = '$value']/\@count");
        };
        ok(
            until_true('the same number', sub { $total->() == $count->() }),
            $choice->nodeName . " $value: as many as it leads to");
    }
};

# Far from Nantes, where other tests publish theirs and move some from one page to the next.
for my $order ('tri=date', 'tri=recentes', 'tri=distance') {
    subtest "all offers are there once, whatever the order: $order" => sub {
        my $there = '/offres?mots=decouverte&ville=Saint-Nazaire&rayon=35';
        cmp_ok(get_xml($there)->findvalue('//pages/@last'), '>', 1, 'several pages');
        my (%seen, $total);
        for (1 .. 40) {
            %seen = ();
            $total = get_xml($there)->findvalue('//@total');
            my $last = get_xml("$there&$order")->findvalue('//pages/@last');
            for my $number (1 .. $last) {
                $seen{ $_->value }++ for get_xml("$there&$order&page=$number")->findnodes('//offer/@id');
            }
            last if (all { $_ == 1 } values %seen) && keys(%seen) == $total;
        }
        ok((all { $_ == 1 } values %seen), 'none twice');
        is(scalar keys %seen, $total, 'and all of them');
    };
}

subtest 'a change shows at once, and the same when the index has taken it' => sub {
    my $mark = unique('indexe');
    my %form = good_deposit(title => "Découverte du métier de $mark");
    deposit_and_validate(%form);
    my $id = db_value('SELECT id FROM offer WHERE contact_email = ?', $form{email});
    my $set = sub { my ($what) = @_; return "UPDATE offer SET $what WHERE id = ?" };
    for my $change (
        ['to activate', '', 0],
        ['active', $set->('state = "active", activated_at = UTC_TIMESTAMP()'), 1],
        [
            'its employer renamed',
            'UPDATE employer e JOIN offer o ON o.employer_id = e.id SET e.name = CONCAT(e.name, " bis") WHERE o.id = ?',
            1
        ],
        ['disabled', $set->('state = "disabled", disabled_at = UTC_TIMESTAMP()'), 0],
        ['active again', $set->('state = "active", disabled_at = NULL'), 1])
    {
        my ($what, $sql, $expected) = @$change;
        db()->do($sql, undef, $id) if $sql;
        is(total(mots => $mark), $expected, "$what: at once");
        settled($id);
        is(total(mots => $mark), $expected, "$what: indexed");
    }
    disable($id);
};

subtest 'an offer whose last seat is gone has none to ask for' => sub {
    my $mark = unique('indexe');
    my $id = make_offer(title => "Découverte du métier de $mark");
    is(total(mots => $mark, libres => 1), 1, 'a seat can be asked for');
    db()->do('UPDATE capacity SET seats = taken WHERE offer_id = ?', undef, $id);
    is(total(mots => $mark, libres => 1), 0, 'the last seat gone, not any more');
    settled($id);
    is(total(mots => $mark, libres => 1), 0, 'indexed too');
};

subtest 'the counter of the home page is the sum of all seats' => sub {
    until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending') });
    # Other tests leave offers of every kind: what can still be asked for is said in full.
    my $sum = 'SELECT SUM(c.seats - c.taken)
                 FROM capacity c JOIN offer o ON o.id = c.offer_id
                WHERE o.state = "active" AND o.suspended_at IS NULL AND o.last_on >= @today
                  AND COALESCE(o.apply_to, @today) >= @today
                  AND EXISTS (SELECT 1 FROM offer_week w
                               WHERE w.capacity_id = c.id AND NOT w.is_removed
                                 AND w.apply_until >= GREATEST(@today, COALESCE(o.apply_from, @today)))';
    db()->do('SET @today = ?', undef, day(0));
    ok(until_true('the counter', sub { get_xml('/')->findvalue('//home/@seats') == db_value($sum) }), 'it is');
};

subtest 'all can be read again' => sub { is((ctl('index', '--all'))[0], 0, 'by a command') };
done_testing;
