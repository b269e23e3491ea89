# What completes the words being typed: trades, then domains, employers, towns.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

sub suggestions { return @{ get_json('/offres/suggestions.json?mots=' . uri_escape_utf8($_[0])) } }
sub place {
    my ($text, @list) = @_;
    my ($at) = grep { $list[$_] eq $text } 0 .. $#list;
    return $at;
}

is_deeply([suggestions('')], [], 'nothing for nothing');
is_deeply([suggestions('stage')], [], 'nor for what says nothing');
is((suggestions('boulan'))[0], 'boulanger', 'a trade, from its beginning');
is((suggestions('vétér'))[0], 'vétérinaire', 'with accents');
is((suggestions('veto'))[0], 'vétérinaire', 'from an everyday word');
is((suggestions('veterinere'))[0], 'vétérinaire', 'from a slip');
is((suggestions('infirmière'))[0], 'infirmier', 'in the feminine');
my @sport = suggestions('sport');
cmp_ok(place('éducateur sportif', @sport), '<', place('Sport', @sport), 'trades before domains');
my @home = suggestions('maison de r');
ok((grep { $_ eq 'maison de retraite' } @home), 'everyday words are completed') or diag("@home");
my @garage = suggestions('garage');
cmp_ok(place('mécanicien automobile', @garage), '<', place('Garage de la Gare', @garage),
    'employers come after trades');
ok((grep { $_ eq 'Saint-Nazaire' } suggestions('saint naz')), 'towns');
ok((grep { $_ eq 'Saint-Nazaire' } suggestions('st naz')), 'in short');
ok((grep { /^Nantes$/ } suggestions('nant')), 'from their beginning');

for ('boulan', 'a', 'sa', 'info', 'com', 'métiers de la') {
    my @list = suggestions($_);
    cmp_ok(scalar @list, '<=', 14, "$_: not too many");
    my %seen;
    $seen{ lc $_ }++ for @list;
    ok(!(grep { $_ > 1 } values %seen), 'each once');
}
for my $odd ('%', '"', "\x{1f642}", 'x' x 300, '44000', "l'") {
    is(request(GET => '/offres/suggestions.json?mots=' . uri_escape_utf8($odd))->code, 200, 'no text is an error');
}
done_testing;
