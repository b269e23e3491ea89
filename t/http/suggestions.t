# What completes the words being typed: trades, then domains, employers, towns.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

sub suggestions { return @{ get_json('/offres/suggestions.json?mots=' . uri_escape_utf8($_[0])) } }
sub first_is { my ($typed, $word, $what) = @_; return is((suggestions($typed))[0], $word, $what) }
sub has {
    my ($typed, $word, $what) = @_;
    return ok((grep { $_ eq $word } suggestions($typed)), $what);
}

# Of what is suggested, one stands before the other.
sub stands_before {
    my ($typed, $one, $other, $what) = @_;
    my @list = suggestions($typed);
    my ($first, $second) = map {
        my $text = $_;
        grep { $list[$_] eq $text } 0 .. $#list
    } $one, $other;
    return ok(defined $first && defined $second && $first < $second, $what) || diag("@list");
}

subtest 'nothing to complete, nothing said' => sub {
    is_deeply([suggestions('')], [], 'nothing for nothing');
    is_deeply([suggestions('stage')], [], 'nor for what says nothing');
};

subtest 'a trade' => sub {
    first_is('boulan', 'boulanger', 'from its beginning');
    first_is('vétér', 'vétérinaire', 'with accents');
    first_is('veto', 'vétérinaire', 'from an everyday word');
    first_is('veterinere', 'vétérinaire', 'from a slip');
    first_is('infirmière', 'infirmier', 'in the feminine');
    has('maison de r', 'maison de retraite', 'everyday words are completed');
};

subtest 'trades stand before domains and employers' => sub {
    stands_before('sport', 'éducateur sportif', 'Sport', 'trades before domains');
    stands_before('garage', 'mécanicien automobile', 'Garage de la Gare', 'employers come after trades');
};

subtest 'a town' => sub {
    has('saint naz', 'Saint-Nazaire', 'by its name');
    has('st naz', 'Saint-Nazaire', 'in short');
    has('nant', 'Nantes', 'from its beginning');
};

subtest 'a list is short, and has each once' => sub {
    for my $typed ('boulan', 'a', 'sa', 'info', 'com', 'métiers de la') {
        my @list = suggestions($typed);
        cmp_ok(scalar @list, '<=', 14, "$typed: not too many");
        my %seen;
        $seen{ lc $_ }++ for @list;
        ok(!(grep { $_ > 1 } values %seen), 'each once');
    }
};

subtest 'no text is an error' => sub {
    for my $odd ('%', '"', "\x{1f642}", 'x' x 300, '44000', "l'") {
        my $answer = request(GET => '/offres/suggestions.json?mots=' . uri_escape_utf8($odd));
        is($answer->code, 200, 'of ' . substr $odd, 0, 10);
    }
};
done_testing;
