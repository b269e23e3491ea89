# The order by relevance, against one computed here of where each word stands: of one word and of
# several, over all pages, of offers that changed and once the index has them.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Search;
use List::Util qw(sum);
use Test::More;

my $seed = $ENV{MODEL_SEED} // time;
srand $seed;
my $page_size = 20;
my @weeks = map { free_monday($_) } 4, 8, 12;

# Words that nobody else uses; the everyday one stands for two trades.
my @plain = map { unique('gryph') } 1 .. 2;
my ($everyday, @trades) = map { unique('trog') } 1 .. 3;
my @words = (@plain, $everyday, @trades);

sub one { return $_[rand @_] }
sub some {
    my ($share) = @_;
    return grep { rand() < $share } @words;
}
sub has {
    my ($words, @any) = @_;
    return grep {
        my $word = $_;
        grep { $_ eq $word } @any
    } @$words;
}

db()->do('INSERT INTO search_synonym (words, word_key, trades, updated_at) VALUES (?, ?, ?, UTC_TIMESTAMP())',
    undef, $everyday, $everyday, join("\n", @trades));
my @employers = map {
    my %employer = (id => (make_employer())[2], words => [some(0.2)]);
    db()->do('UPDATE employer SET activity = ? WHERE id = ?', undef, "Rien @{ $employer{words} }", $employer{id});
    \%employer;
} 1 .. 8;
my @offers = map {
    my $employer = one(@employers);
    my %offer = (title => [some(0.25)], labels => $employer->{words}, text => [some(0.4)], week => one(@weeks));
    $offer{id} = make_offer(employer => $employer->{id}, title => "Stage @{ $offer{title} }", weeks => [$offer{week}]);
    db()->do('UPDATE offer SET description = ? WHERE id = ?', undef, "Une semaine. @{ $offer{text} }", $offer{id});
    \%offer;
} 1 .. 90;

# How far from the best an offer answers a word; undef: it does not.
sub tier {
    my ($offer, $word) = @_;
    my @stands_for = $word eq $everyday ? @trades : ();
    return 0 if has($offer->{title}, $word);
    return 1 if @stands_for && has($offer->{title}, $stands_for[0]);
    return 2 if has($offer->{title}, @stands_for);
    return 3 if has($offer->{labels}, $word);
    return 4 if has($offer->{labels}, @stands_for);
    return has($offer->{text}, $word) ? 5 : undef;
}

# The numbers of all that answer every word, in the order of the list.
sub ranked {
    my (@asked) = @_;
    my @found;
    for my $offer (@offers) {
        my @tiers = map { tier($offer, $_) } @asked;
        push @found, [$offer, sum(@tiers)] unless grep { !defined } @tiers;
    }
    return map { $_->[0]{id} }
        sort { $a->[1] <=> $b->[1] || $a->[0]{week} cmp $b->[0]{week} || $a->[0]{id} <=> $b->[0]{id} } @found;
}

sub all_pages {
    my ($words) = @_;
    my $total = total(mots => $words);
    return map { found(mots => $words, page => $_) } 1 .. $total / $page_size + 1;
}

my @asked = (
    [$plain[0]], [$everyday], [$trades[1]], [@plain],
    [$everyday, $plain[0]],
    [$plain[1], @trades],
    [$plain[0], $everyday, $plain[1]]);

subtest "offers that changed a moment ago (seed $seed)" => sub {
    is_deeply([all_pages("@$_")], [ranked(@$_)], scalar(@$_) . " words") for @asked;
};

subtest "once the index has them (seed $seed)" => sub {
    settled($_->{id}) for @offers;
    is_deeply([all_pages("@$_")], [ranked(@$_)], scalar(@$_) . " words") for @asked;
};

subtest "some of them changed again (seed $seed)" => sub {
    for my $offer (grep { rand() < 0.2 } @offers) {
        $offer->{title} = [some(0.25)];
        db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, "Stage @{ $offer->{title} }", $offer->{id});
    }
    is_deeply([all_pages("@$_")], [ranked(@$_)], scalar(@$_) . " words") for @asked;
};

db()->do('DELETE FROM search_synonym WHERE words = ?', undef, $everyday);
db()
    ->do( 'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id IN ('
        . join(',', map { $_->{id} } @offers)
        . ')');
done_testing;
