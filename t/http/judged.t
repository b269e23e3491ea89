# What pupils type finds what they mean: t/search/judged.csv over the demo's offers. Words, what one
# of the first ten must be about (title, employer, activity, without accents), where the words came
# from. Nineteen in twenty must succeed; those that do not are said.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Unicode::Normalize qw(NFD);
use URI::Escape qw(uri_escape_utf8);

use constant { FIRST => 10, AIM => 0.95, SEARCHES => 150 };

sub fold {
    my ($text) = @_;
    $text = lc NFD($text);
    $text =~ s/\pM//g;
    $text =~ s/œ/oe/g;
    return $text =~ s/[^a-z0-9]+/ /gr;
}

my %about;

sub about {
    my ($id) = @_;
    return $about{$id} //= fold(
        join ' ',
        db()->selectrow_array(
            'SELECT o.title, e.name, e.activity FROM offer o JOIN employer e ON e.id = o.employer_id WHERE o.id = ?',
            undef, $id
        ));
}

cmp_ok(db_value("SELECT COUNT(DISTINCT title) FROM offer WHERE contact_email LIKE 'accueil%\@employeur.example'"),
    '>=', 90, 'some ninety kinds of offers');

open my $file, '<:encoding(UTF-8)', 't/search/judged.csv' or die $!;
<$file>;
my ($total, @missed) = (0);
while (my $line = <$file>) {
    chomp $line;
    my ($words, $expected, $origin) = split /,/, $line;
    my @ids
        = map { $_->value } get_xml('/offres?mots=' . uri_escape_utf8($words))->findnodes('//offer-search/offer/@id');
    splice @ids, FIRST if @ids > FIRST;
    $total++;
    next if grep { about($_) =~ /$expected/ } @ids;
    push @missed, sprintf '%s (%s): %s', $words, $origin, @ids ? join(' | ', map { about($_) } @ids) : 'nothing';
}
cmp_ok($total, '>=', SEARCHES, "$total searches");
cmp_ok($total - @missed, '>=', AIM * $total, sprintf '%d of %d find it among the first ten', $total - @missed, $total);
note("missed: $_") for @missed;
diag("missed: $_") for @missed > (1 - AIM) * $total ? @missed : ();
done_testing;
