# The figures: one definition each, the same on the page, in the files and in the interface; nothing
# small is published, nothing can be computed; what is unknown is refused.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $admin = admin();

sub csv_of {
    my ($mech, $path) = @_;
    return csv_table(Encode::decode('UTF-8', $mech->get(site() . $path)->decoded_content(charset => 'none')));
}
# The rows of a table of a page, by label, without what only people need.
sub table_of {
    my ($page, $code) = @_;
    my @columns = map { $_->getAttribute('code') } $page->findnodes("//figure-table[\@code='$code']/column");
    return map {
        my $row = $_;
        my @cells = map { $_->hasAttribute('hidden') ? 'masqué' : $_->textContent =~ s/[\x{202F}\x{A0} %jkm]//gr }
            $row->findnodes('cell');
        my %of = (libelle => $row->getAttribute('label'));
        @of{@columns} = @cells;
        \%of;
    } $page->findnodes("//figure-table[\@code='$code']/row | //figure-table[\@code='$code']/total");
}

# What everyone sees is of once a day; here, of now.
sub publish {
    my ($status, $said) = ctl('statistics', '--publish');
    is($status, 0, 'figures are published') or diag($said);
}
publish();

subtest 'everyone sees figures, and what each means' => sub {
    my $page = get_xml('/statistiques');
    valid_xml($page, 'the page');
    my $html = request(GET => '/statistiques')->decoded_content;
    like(
        $html,
        qr{<svg class="chart[^>]*role="img"[^>]*aria-labelledby="mois-titre mois-texte"},
        'a chart is an image with a name');
    is(scalar(() = $page->findnodes('//figure-table[count(row) = 1]/chart[@kind = "lines"]')),
        0, 'no line is drawn of one point');
    like($html, qr{<title id="mois-titre">Les candidatures au fil}, 'and says it');
    like(words($html), qr/Places que l’on peut encore demander au moment du compte/, 'a figure is defined');
    my $doc = do { open(my $in, '<:encoding(UTF-8)', 'doc/statistics.md') or die; local $/; <$in> };
    my $labels = XML::LibXML->load_xml(location => 'xsl/labels.xml');

    for my $label ($labels->findnodes('//list[@name="figure-definition"]/label')) {
        my ($code, $words) = ($label->getAttribute('code'), $label->textContent);
        like($doc, qr/^\| `\Q$code\E` \| [^|]+ \| \Q$words\E \|$/m, "doc/statistics.md defines $code so");
    }
};

subtest 'what is unknown is refused, and said' => sub {
    for my $odd (
        ['annee=1999', qr/Cette année scolaire n’est pas/],
        ['annee=abc', qr/Cette année scolaire/],
        ['annee=-1', qr/./],
        ['annee=99999999999999999999', qr/Cette année scolaire/],
        ['domaine=3', qr/Ce filtre n’existe pas/],
        ['q=%3Cscript%3E', qr/Ce filtre/])
    {
        my $answer = request(GET => "/statistiques?$odd->[0]");
        is($answer->code, 400, "$odd->[0] is refused");
        like(words($answer->decoded_content), $odd->[1], 'with a message');
    }
    is(request(GET => '/statistiques/mois.csv?annee=1999')->code, 400, 'a file as well');
    is(request(GET => "/statistiques/$_")->code, 404, "no $_")
        for 'nulle-part.csv', 'nulle-part.svg', 'annees.svg', 'colleges.csv', 'equite-mois.csv';
};

subtest 'a chart is a file too' => sub {
    for my $path ('/statistiques/mois.svg', '/statistiques/communes.svg', '/statistiques/departement/colleges.svg') {
        my $answer = $admin->get(site() . $path);
        is($answer->code, 200, "$path opens");
        is($answer->header('Content-Type'), 'image/svg+xml', 'as SVG');
        my $svg = XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none'))->documentElement;
        is($svg->namespaceURI, 'http://www.w3.org/2000/svg', 'in its namespace');
        is(scalar(grep { $_->namespaceURI ne 'http://www.w3.org/2000/svg' } $svg->findnodes('//*')), 0, 'all of it');
    }
};

subtest 'what changes is seen at once, once, everywhere' => sub {
    # A school that no other test uses: those erase, and figures outlive what they count.
    my $quiet = db_value('SELECT MAX(id) FROM school WHERE is_open AND priority = "rep"');
    my ($pupil, $owner) = (scalar make_pupil(school => $quiet), scalar make_employer());
    my $offer = make_offer(owner => $owner, seats => 2);
    my $school = db_value('SELECT school_id FROM pupil WHERE account_id = ?', $pupil);
    my $figures = sub {
        my ($row) = grep { $_->{code} eq $school } csv_of($admin, '/statistiques/departement/colleges.csv');
        return $row // {};
    };
    my ($year, $month) = day(0) =~ /^(\d+)-(\d+)/;
    $year-- if $month < 9;
    my $sql = sub {
        db_value("SELECT $_[0] FROM application a WHERE a.school_id = ? AND a.monday BETWEEN ? AND ?",
            $school, "$year-09-01", ($year + 1) . '-08-31');
    };
    # Others act meanwhile: what is compared is one instant's. What was erased is counted still, and
    # no longer there: the two grow alike.
    my %expressions = (
        candidatures => 'COUNT(*)',
        favorables => 'COALESCE(SUM(employer_opinion = "accepted"), 0)',
        confirmees => 'COALESCE(SUM(pupil_opinion = "confirmed" AND closed_reason IS NULL), 0)');
    my $more_shown = sub {
        my ($expression, $code) = ($expressions{ $_[0] }, $_[0]);
        for (1 .. 20) {
            my ($first, $shown, $counted) = ($sql->($expression), $figures->()->{$code} // 0, $sql->($expression));
            return $shown - $counted if $first == $counted;
        }
    };
    my %before = map { $_ => $more_shown->($_) } keys %expressions;
    my $shown_before = $figures->()->{confirmees} // 0;
    my $id = apply_as($pupil, $offer);
    answer(browser_of($owner), "/candidatures/$id", 'accepter');
    answer(browser_of($pupil), "/candidatures/$id", 'confirmer');
    is(state_of($id), 'confirmed', 'a pupil has a placement');
    cmp_ok($figures->()->{confirmees}, '>', $shown_before, 'which is seen');
    is($more_shown->($_), $before{$_}, "the school’s $_") for sort keys %expressions;
    my ($status, $said) = ctl('statistics');
    is($status, 0, 'what is pending is added') or diag($said);
    ($status, $said) = ctl('check');
    unlike($said, qr/figures are/, 'and nothing differs');
};

subtest 'who looks twice a day sees no application come' => sub {
    my $received = sub {
        my ($all) = grep { $_->{code} eq 'total' } csv_of($admin, '/statistiques/equite.csv');
        return $all;
    };
    my $seen = $received->();
    my $offer = make_offer(owner => scalar make_employer(), seats => 8);
    apply_as(scalar make_pupil(), $offer) for 1 .. 5;
    my ($status) = ctl('statistics');
    is($status, 0, 'figures are counted');
    is_deeply($received->(), $seen, 'everyone sees what was published');
    is(
        get_json('/api/v1/statistiques/equite')->{lignes}[-1]{candidatures},
        $seen->{candidatures} =~ /^\d+$/ ? $seen->{candidatures} : undef,
        'the interface as well');
    publish();
    my $count = sub { $_[0]{candidatures} =~ /^\d+$/ ? $_[0]{candidatures} : 0 };
    cmp_ok(
        $count->($received->()),
        '>=',
        $count->($seen) + 5 - ($seen->{candidatures} eq 'masqué' ? 4 : 0),
        'once a day they come');
    is(db_value('SELECT COUNT(*) FROM statistic_published WHERE kind = "school"'), 0, 'no school is among them');
};

subtest 'page and file are one' => sub {
    for my $table (qw(annees equite mois semaines domaines communes)) {
        my (@page, @file);
        for (1 .. 10) {
            @page = table_of(get_xml('/statistiques'), $table);
            @file = map { my %row = %$_; delete $row{code}; \%row } csv_of($admin, "/statistiques/$table.csv");
            last if @page == @file && eval { is_deeply_quietly(\@page, \@file) };
        }
        is_deeply(\@page, \@file, "$table: the page shows what the file has");
    }
};
sub is_deeply_quietly {
    my ($one, $other) = @_;
    return JSON->new->canonical->encode($one) eq JSON->new->canonical->encode($other);
}

subtest 'nothing small is published' => sub {
    for my $table (qw(equite mois semaines domaines communes)) {
        my @rows = csv_of($admin, "/statistiques/$table.csv");
        my $total = pop @rows;
        for my $column (qw(candidatures favorables confirmees)) {
            my @known = grep { $_ ne 'masqué' && $_ ne '' } map { $_->{$column} } @rows;
            is(scalar(grep { $_ > 0 && $_ < 5 } @known, $total->{$column} =~ /^\d+$/ ? $total->{$column} : ()),
                0, "$table, $column: none from 1 to 4");
            my $hidden = grep { $_->{$column} eq 'masqué' } @rows;
            next if $total->{$column} eq 'masqué' || !$hidden;
            my $rest = $total->{$column};
            $rest -= $_ for @known;
            cmp_ok($hidden, '>=', 2, "$table, $column: not one alone");
            ok($rest == 0 || $rest >= 5, "$table, $column: what is hidden adds up to $rest");
        }
    }
};
subtest 'screen, file and interface give the same' => sub {
    my $package = get_json('/api/v1/statistiques');
    is($package->{profile}, 'tabular-data-package', 'a data package');
    for my $resource (@{ $package->{resources} }) {
        my ($code, $fields) = ($resource->{name}, $resource->{schema}{fields});
        my ($path) = $resource->{path} =~ m{//[^/]+(/.*)};
        my ($page, @csv, $json);
        for (1 .. 10) {
            $page = [table_of(get_xml('/statistiques'), $code)];
            @csv = csv_table(Encode::decode('UTF-8', request(GET => $path)->decoded_content(charset => 'none')));
            $json = get_json("/api/v1/statistiques/$code")->{lignes};
            last if is_deeply_quietly($page, [map { my %row = %$_; delete $row{code}; \%row } @csv]);
        }
        my @names = map { $_->{name} } @$fields;
        is_deeply([sort keys %{ $csv[0] }], [sort @names], "$code: the schema names the columns");
        is(scalar(grep { !$_->{description} || $_->{description} eq $_->{name} } @$fields), 0, 'and defines them');
        is_deeply(
            [map { my %row = %$_; delete $row{code}; \%row } @csv],
            [
                map {
                    my %row = %$_;
                    $row{$_} =~ tr/,/./ for keys %row;
                    $_->{libelle} && ($row{libelle} = $_->{libelle});
                    \%row
                } @$page
            ],
            'the file has what the page shows');
        my @figures = grep { $_ !~ /^(code|libelle)$/ } @names;
        is_deeply([
                map {
                    my $row = $_;
                    [map { $row->{$_} =~ /^[\d.]+$/ ? $row->{$_} + 0 : undef } @figures]
                } @csv
            ],
            [
                map {
                    my $row = $_;
                    [map { $row->{$_} } @figures]
                } @$json
            ],
            'so has the interface');
    }
    my $openapi = JSON::decode_json(visit('/api/openapi.json')->content);
    ok($openapi->{paths}{"/api/v1/statistiques$_"}, "described: /api/v1/statistiques$_")
        for '', '/{tableau}', '/{tableau}.csv';
    is(request(GET => '/api/v1/statistiques/mois?annee=1999')->code, 400, 'an unknown year is refused');
    is(request(GET => '/api/v1/statistiques/colleges')->code, 404, 'what is not open is not there');
};

subtest 'a school, an employer and an offer' => sub {
    my ($school) = db()->selectrow_array('SELECT MAX(id) FROM school WHERE is_open AND priority = "none"');
    my $staff = browser_of(scalar make_staff(school => $school));
    my ($owner, $other) = (scalar make_employer(), scalar make_employer());
    my $offer = make_offer(owner => $owner, seats => 3);
    my @applications
        = map { apply_as(scalar make_pupil(school => $school, class => 'Classe ' . unique()), $offer) } 1 .. 3;
    answer(browser_of($owner), "/candidatures/$applications[0]", 'accepter');
    answer(browser_of($owner), "/candidatures/$applications[1]", 'refuser', motif => 'places');
    my $page = page_xml(browser_of($owner), "/statistiques/offres/$offer");
    valid_xml($page, 'the page of the offer');
    my ($row) = table_of($page, 'chiffres');
    is_deeply([@$row{qw(places candidatures acceptees)}], [3, 3, 1], 'the figures of the offer');
    my ($course) = table_of($page, 'cours');
    is($course->{candidatures}, 3, 'and their course');
    is(browser_of($other)->get(site() . "/statistiques/offres/$offer")->code, 404, 'for its own employer only');
    $page = page_xml(browser_of($owner), '/statistiques/employeur');
    valid_xml($page, 'the page of the employer');
    my ($of_offer) = table_of($page, 'offres-de-l-annee');
    is($of_offer->{candidatures}, 3, 'the year, offer by offer');
    $page = page_xml($staff, '/statistiques/college');
    valid_xml($page, 'the page of the school');
    my $follow = page_xml($staff, '/candidatures');

    for (1 .. 5) {
        ($page, $follow) = (page_xml($staff, '/statistiques/college'), page_xml($staff, '/candidatures'));
        my ($all) = grep { $_->{libelle} eq 'Ensemble' } table_of($page, 'situation');
        last if $all->{eleves} == $follow->findvalue('//@pupils');
    }
    my @situation = table_of($page, 'situation');
    is($situation[-1]{eleves}, $follow->findvalue('//@pupils'), 'as many pupils as in its list');
    is($situation[0]{eleves}, $follow->findvalue('//@placed'), 'as many placed');
    my $sum = 0;
    $sum += $_->{part_eleves} for @situation[0 .. $#situation - 1];
    is($sum, 100, 'percentages add up');
    is($admin->get(site() . "/statistiques/colleges/$school")->code, 200, 'the département sees it');
    is($admin->get(site() . '/statistiques/colleges/999999')->code, 404, 'if it is there');

    for my $mech ($staff, browser_of($owner)) {
        is($mech->get(site() . '/statistiques/departement')->code, 403, 'the whole is for administrators');
    }
};
done_testing;
