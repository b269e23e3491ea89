# The search's index says what the database says: random searches, answered by the site and by
# plain SQL and Perl; and it follows each change at once, taken in or not.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use List::Util qw(any all sum0);
use POSIX qw(strftime);
use URI::Escape qw(uri_escape_utf8);

sub api {
    my ($query) = @_;
    my (@ids, $next);
    $next = "/api/v1/offres?$query";
    while ($next) {
        my $page = get_json($next);
        push @ids, map { $_->{id} } @{ $page->{offres} };
        $next = $page->{suivant};
    }
    return @ids;
}

# Everything about the listed offers, read without the index.
sub truth {
    my $today = db()->quote(day(0));
    my %offers = map { $_->{id} => $_ } @{ db()->selectall_arrayref(<<"SQL", { Slice => {} }) };
SELECT o.id, CONCAT_WS(' ', o.title, e.name, e.activity, n.label, o.town, o.description) AS text, o.latitude, o.longitude, o.meal_on_site AS repas,
       o.accessible_visual AS visuel, o.accessible_motor AS moteur, o.accessible_mental AS mental, o.accessible_hearing AS auditif,
       (o.apply_from IS NULL OR o.apply_from <= $today) AND (o.apply_to IS NULL OR o.apply_to >= $today) AS in_period
  FROM offer o JOIN employer e ON e.id = o.employer_id LEFT JOIN naf n ON n.code = e.naf
 WHERE o.state = 'active' AND o.last_on >= $today
SQL
    $_->{weeks} = {} for values %offers;
    for (
        @{
            db()->selectall_arrayref(
                'SELECT od.offer_id, d.id, d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id') })
    {
        my $offer = $offers{ $_->[0] } or next;
        $offer->{domains}{ $_->[1] } = 1;
        $offer->{text} .= " $_->[2]";
    }
    for (
        @{
            db()->selectall_arrayref(
                "SELECT w.offer_id, w.monday FROM offer_week w JOIN capacity c ON c.id = w.capacity_id JOIN offer o ON o.id = w.offer_id WHERE c.taken < c.seats AND NOT w.is_removed AND o.suspended_at IS NULL
        AND w.apply_until >= GREATEST($today, COALESCE(o.apply_from, $today)) AND COALESCE(o.apply_to, $today) >= $today"
            ) })
    {
        $offers{ $_->[0] }{weeks}{ $_->[1] } = 1 if $offers{ $_->[0] };
    }
    $_->{words} = [split ' ', db_value('SELECT LOWER(?)', $_->{text}) =~ s/[^\p{L}\p{N}]+/ /gr] for values %offers;
    return \%offers;
}

sub found_by {
    my ($offers, $tests) = @_;
    return map { $_->{id} } grep {
        my $o = $_;
        all { $_->($o) } @$tests
    } values %$offers;
}
sub chosen { my (@list) = @_; return $list[rand @list] }

# A town among the words is the place where one searches.
my %towns = map {
    map { $_ => 1 } split /[^\p{L}\p{N}]+/, $_->[0]
} @{ db()->selectall_arrayref('SELECT LOWER(name) FROM commune') };
my $truth = truth();
cmp_ok(scalar keys %$truth, '>', 100, 'there are offers to search');
my @all = values %$truth;
my @weeks = keys %{ { map { %{ $_->{weeks} } } @all } };
for my $round (1 .. 60) {
    my (@query, @tests);
    # A word finds at least the offers that have it; others too, of its family or what it stands for.
    my $has_word;
    if (rand() < 0.5) {
        my $word
            = chosen(grep { /^\p{L}{4,}$/ && !/^(stage|métier|découverte)/ && !$towns{$_} } @{ chosen(@all)->{words} });
        push @query, 'mots=' . uri_escape_utf8($word);
        $has_word = sub {
            any { $_ eq $word } @{ $_[0]{words} };
        };
    }
    if (rand() < 0.3) {
        my @domains = map {
            chosen(map { keys %{ $_->{domains} } } @all)
        } 1 .. 1 + rand 3;
        push @query, map { "domaine=$_" } @domains;
        push @tests, sub {
            my $o = shift;
            any { $o->{domains}{$_} } @domains;
        };
    }
    if (rand() < 0.4) {
        my @mondays = map { chosen(@weeks) } 1 .. 1 + rand 3;
        push @query, map { "semaine=$_" } @mondays;
        push @tests, sub {
            my $o = shift;
            any { $o->{weeks}{$_} } @mondays;
        };
    }
    for my $box (qw(visuel moteur mental auditif)) {
        next if rand() > 0.15;
        push @query, "acces=$box";
        push @tests, sub { $_[0]{$box} };
    }
    if (rand() < 0.2) {
        push @query, 'repas=1';
        push @tests, sub { $_[0]{repas} }
    }
    if (rand() < 0.3) {
        push @query, 'libres=1';
        push @tests, sub { $_[0]{in_period} && %{ $_[0]{weeks} } }
    }
    if (rand() < 0.4) {
        my ($latitude, $longitude) = (46.9 + rand() * 0.9, -2.4 + rand() * 1.3);
        $_ = sprintf '%.3f', $_ for $latitude, $longitude;
        my $km = 1 + int rand 60;
        push @query, "lat=$latitude", "lon=$longitude", "rayon=$km";
        push @tests, sub {
            my $o = shift;
            return 0 unless defined $o->{latitude};
            my $north = ((int(($o->{latitude} + 90) * 111) + 0.5) / 111 - 90 - $latitude) * 111.2;
            my $east = ((int(($o->{longitude} + 180) * 76) + 0.5) / 76 - 180 - $longitude) * 111.2 *
                cos($latitude * 3.14159265358979 / 180);
            return sqrt($north**2 + $east**2) <= $km;
        };
    }
    my $query = join '&', @query;
    # Other tests change offers meanwhile: found must be what was to be found before and after, and
    # nothing that was not then either.
    my (%got, @missing, @surplus);
    for my $try (1 .. 5) {
        my $before = $truth;
        %got = map { $_ => 1 } api($query);
        my @then = found_by($before, \@tests);
        $truth = truth();
        my %now = map { $_ => 1 } found_by($truth, \@tests);
        my %either = (%now, map { $_ => 1 } @then);
        @missing = grep { $now{$_} && !$got{$_} && (!$has_word || $has_word->($truth->{$_})) } @then;
        @surplus = grep { !$either{$_} } keys %got;
        last if !@missing && !@surplus;
    }
    is("@missing - @surplus", ' - ', $query || 'everything');
}

# The counts beside the choices are the totals they lead to.
my $page = get_xml('/offres?acces=moteur&domaine=1&domaine=6');
for my $choice ($page->findnodes('//filter/domain[@count > 0]'), $page->findnodes('//filter/week[@count > 0]')) {
    my ($name, $value)
        = $choice->nodeName eq 'domain'
        ? ('domaine', $choice->getAttribute('id'))
        : ('semaine', $choice->getAttribute('monday'));
    my $keep = $name eq 'semaine' ? '&domaine=1&domaine=6' : '';
    my $total = sub { get_xml("/offres?acces=moteur$keep&$name=$value")->findvalue('//@total') };
    my $count = sub {
        get_xml('/offres?acces=moteur&domaine=1&domaine=6')
            ->findvalue("//filter/*[\@id = '$value' or \@monday = '$value']/\@count");
    };
    ok(until_true('the same number', sub { $total->() == $count->() }), "$name $value: as many as it leads to");
}

# All orders give all offers, once: far from Nantes, where other tests publish theirs and move some
# from one page to the next.
my $there = 'mots=decouverte&ville=Saint-Nazaire&rayon=35';
cmp_ok(get_xml("/offres?$there")->findvalue('//pages/@last'), '>', 1, 'several pages');
for my $order ('tri=date', 'tri=recentes', 'tri=distance') {
    my (%seen, $total);
    for (1 .. 40) {
        %seen = ();
        $total = get_xml("/offres?$there")->findvalue('//@total');
        my $last = get_xml("/offres?$there&$order")->findvalue('//pages/@last');
        for my $number (1 .. $last) {
            $seen{ $_->value }++ for get_xml("/offres?$there&$order&page=$number")->findnodes('//offer/@id');
        }
        last if (all { $_ == 1 } values %seen) && keys(%seen) == $total;
    }
    ok((all { $_ == 1 } values %seen), "$order: none twice");
    is(scalar keys %seen, $total, 'and all of them');
}

# A change shows at once, and the same after the index has taken it.
my $mark = unique('indexe');
deposit_and_validate(good_deposit(title => "Découverte du métier de $mark"));
my $id = db_value('SELECT id FROM offer WHERE title LIKE ?', "%$mark%");
sub found { return get_xml("/offres?mots=$mark")->findvalue('//@total') }
sub settled {
    until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending WHERE offer_id = ?', $id) });
}
my @changes = (
    ['to activate', 'SELECT 1', 0],
    ['active', 'UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', 1],
    [
        'its employer renamed',
        "UPDATE employer e JOIN offer o ON o.employer_id = e.id SET e.name = CONCAT(e.name, ' bis') WHERE o.id = ?", 1
    ],
    ['disabled', 'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', 0],
    ['active again', 'UPDATE offer SET state = "active", disabled_at = NULL WHERE id = ?', 1],);
for (@changes) {
    my ($what, $sql, $expected) = @$_;
    db()->do($sql, undef, $sql =~ /\?/ ? $id : ());
    is(found(), $expected, "$what: at once");
    settled();
    is(found(), $expected, "$what: indexed");
}
sub seats { return get_xml('/')->findvalue('//home/@seats') }
my $free = get_xml("/offres?mots=$mark&libres=1");
is($free->findvalue('//@total'), 1, 'a seat can be asked for');
db()->do('UPDATE capacity SET seats = taken WHERE offer_id = ?', undef, $id);
is(get_xml("/offres?mots=$mark&libres=1")->findvalue('//@total'), 0, 'the last seat gone, not any more');
settled();
is(get_xml("/offres?mots=$mark&libres=1")->findvalue('//@total'), 0, 'indexed too');
until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending') });
my $counted
    = "SELECT SUM(c.seats - c.taken) FROM capacity c JOIN offer o ON o.id = c.offer_id WHERE o.state = 'active' AND o.suspended_at IS NULL AND EXISTS
    (SELECT 1 FROM offer_week w WHERE w.capacity_id = c.id AND w.apply_until >= ?)";
ok(until_true('the counter', sub { seats() == db_value($counted, day(0)) }),
    'the counter of the home page is the sum of all seats');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
is((ctl('index', '--all'))[0], 0, 'all can be read again');
done_testing;
