# Property: of random small databases, each figure of doc/statistics.md is what counting by hand gives
# (t/lib/Figures.pm), and the page, its files and the interface give it alike. FIGURES_SEED repeats a run.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Private;
use Figures;
use Test::More;

my $seed = $ENV{FIGURES_SEED} // int rand 1e9;
srand $seed;
my $private = Private->new(name => 'figures', program => 'export');
my $world = Figures->new($private);
$private->ctl('index');
my %seen;

# A file's rows by code; '' is none, and numbers are numbers.
sub rows_of {
    my ($csv) = @_;
    my %rows;
    for my $row (csv_table($csv)) {
        my ($code) = delete @$row{qw(code libelle)};
        $rows{$code} = { map { $_ => $row->{$_} eq '' ? undef : $row->{$_} =~ tr/,/./r } keys %$row };
    }
    return \%rows;
}

# A table of the page, in the same form; its rows are in the file's order and have its labels.
sub shown {
    my ($page, $code) = @_;
    my @columns = map { $_->getAttribute('code') } $page->findnodes("//figure-table[\@code='$code']/column");
    return [
        map {
            my @cells = map {
                $_->hasAttribute('hidden') ? 'masqué' : $_->textContent =~ s/[\x{202F}\x{A0} %jkm]//gr =~ tr/,/./r
            } $_->findnodes('cell');
            my %row;
            @row{@columns} = map { $_ =~ /^[–-]?$/ ? undef : $_ } @cells;
            \%row
        } $page->findnodes("//figure-table[\@code='$code']/row | //figure-table[\@code='$code']/total")];
}
sub bytes_of { return Encode::decode('UTF-8', $private->get(@_)) }

# Every table of a report: what it must be, what its file has, what its page shows.
sub compare {
    my ($base, $cookie, $tables, $what) = @_;
    my $page = XML::LibXML->load_xml(string => $private->get("$base?format=xml", $cookie));
    my @wrong;
    for my $code (map { $_->getAttribute('code') } $page->findnodes('//figure-table')) {
        my $must = $tables->{$code};
        my $rows = rows_of(bytes_of("$base/$code.csv", $cookie));
        my $all_rows = join ' ', sort keys %$rows;
        # A table without applications may have no row at all.
        push @wrong, "$code has the rows $all_rows, not " . join ' ', sort keys %{ $must // {} }
            if $all_rows ne join ' ', sort keys %{ $must // {} };
        for my $row (sort keys %$rows) {
            for my $figure (sort keys %{ $rows->{$row} }) {
                $seen{$figure} = 1;
                my ($has, $wants) = ($rows->{$row}{$figure}, $must->{$row}{$figure});
                next if $figure eq 'part_eleves';
                push @wrong, sprintf '%s, %s, %s: %s, counted %s', $code, $row, $figure, $has // 'none',
                    $wants // 'none'
                    if ($has // 'none') ne ($wants // 'none');
            }
        }
        my $key = sub {
            join ' | ', sort map {
                my $row = $_;
                join ' ', map { "$_=" . ($row->{$_} // '') } sort keys %$row
            } @_;
        };
        push @wrong, "$code: the page shows other figures than its file"
            if $key->(@{ shown($page, $code) }) ne $key->(values %$rows);
    }
    is_deeply(\@wrong, [], $what) or diag("FIGURES_SEED=$seed");
}

my $admin = $private->session($world->account('admin'));

# At least so many acts have happened, counted at times on the way, and at the end.
my $acts = 0;

sub happened {
    my ($wanted) = @_;
    while ($acts < $wanted) {
        $world->act;
        $acts++;
        $private->ctl('statistics') if rand() < 0.02;
    }
    # Pupils and offers are counted at times; applications always.
    $private->ctl('statistics');
    return;
}

# The figures of the département, and of one school, employer and offer.
sub compare_all {
    compare('/statistiques/departement', $admin, $world->departement, 'of the département');
    my $school = Figures::one_of(@{ $world->{schools} });
    compare("/statistiques/colleges/$school->{id}", $admin, $world->school($school), 'of a school');
    my $employer = Figures::one_of(@{ $world->{employers} });
    compare(
        '/statistiques/employeur',
        $private->session($employer->{account}),
        $world->employer_tables($employer),
        'of an employer');
    my $offer = Figures::one_of(@{ $world->{offers} });
    compare("/statistiques/offres/$offer->{id}", $admin, $world->offer_tables($offer), 'of an offer');
    return;
}

for my $round (1 .. 3) {
    subtest "every figure of a random département is what counting by hand gives, $round" => sub {
        happened(90 * $round);
        compare('/statistiques/departement', $admin, $world->departement, 'counted');
        # What comes since is pending, and in the figures all the same.
        $world->decide for 1 .. 4;
        compare_all();
    };
}

subtest 'counting anew changes nothing' => sub {
    happened(90);
    $private->ctl('statistics', '--rebuild');
    compare('/statistiques/departement', $admin, $world->departement, 'rebuilt');
};

subtest 'page, file, interface: what is published is the same everywhere, and right where it is shown' => sub {
    happened(180);
    $private->ctl('statistics', '--publish');
    my $tables = $world->departement;
    my $page = XML::LibXML->load_xml(string => $private->get('/statistiques?format=xml'));
    my $shown_figures = 0;
    for my $code (map { $_->getAttribute('code') } $page->findnodes('//figure-table')) {
        my $file = rows_of(bytes_of("/statistiques/$code.csv"));
        my $open = rows_of(bytes_of("/api/v1/statistiques/$code.csv"));
        my %json = map { my %row = %$_; delete @row{qw(libelle masque)}; (delete $row{code}) => \%row }
            @{ JSON::decode_json($private->get("/api/v1/statistiques/$code"))->{lignes} };
        my $plain = sub {
            my ($rows) = @_;
            return {
                map {
                    my $row = $_;
                    $row => {
                        map { $_ => ($rows->{$row}{$_} // '') =~ /^[\d.]+$/ ? $rows->{$row}{$_} + 0 : undef }
                            keys %{ $rows->{$row} } }
                } keys %$rows };
        };
        is_deeply($plain->($open), $plain->(\%json), "$code: both forms of the interface");
        is_deeply($plain->($file), $plain->($open), "$code: the page’s file");
        my ($of_page, $of_file) = map {
            join '|', sort map {
                my $row = $_;
                join ' ', map { $row->{$_} // '' } sort keys %$row
            } @$_
        } shown($page, $code), [values %$file];
        is($of_page, $of_file, "$code: the page");
        my @wrong = map {
            my $row = $_;
            map { "$row $_" } grep {
                my $has = $file->{$row}{$_} // 'masqué';
                $shown_figures += $has ne 'masqué';
                $has ne 'masqué' && $has ne ($tables->{$code}{$row}{$_} // '')
            } keys %{ $file->{$row} }
        } keys %$file;
        is_deeply(\@wrong, [], "$code: what is not hidden is right") or diag("FIGURES_SEED=$seed");
    }
    cmp_ok($shown_figures, '>', 20, 'much of it is not hidden');
};

subtest 'no figure of doc/statistics.md goes uncompared' => sub {
    happened(90);
    compare_all() unless %seen;
    my $doc = do { open(my $in, '<:encoding(UTF-8)', 'doc/statistics.md') or die; local $/; <$in> };
    # Answers of questionnaires are no part of these databases (t/http/my-messages.t has them).
    my @missing = grep { !$seen{$_} && !/^(avis|accord)$/ } $doc =~ /^\| `([a-z_]+)` \|/mg;
    is_deeply(\@missing, [], 'every one was') or diag("FIGURES_SEED=$seed");
};
done_testing;
