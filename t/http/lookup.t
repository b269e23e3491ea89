# Looking up addresses and companies: a help when the services answer, never in the way when they
# are slow, wrong or down.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Time::HiRes qw(time);
use URI::Escape qw(uri_escape_utf8);

sub addresses { my ($text) = @_; return get_json('/offres/adresses.json?q=' . uri_escape_utf8($text)) }
sub asked { return LWP::UserAgent->new->get("$ENV{STAGE3E_LOOKUPS}/asked?q=" . uri_escape_utf8($_[0]))->content }
sub rested { db()->do('DELETE FROM lookup_failure') }
my $street = '3 quai ' . unique('q');

rested();
my $found = addresses($street)->[0];
is($found->{town}, 'Nantes', 'an address is found');
is_deeply([sort keys %$found], [qw(label latitude longitude name postcode town)], 'with all that fills in the form');
addresses($street) for 1 .. 3;
is(asked($street), 1, 'and kept: the service is asked once');

# An offer lies at its address.
my %form = good_deposit(address => $street, title => 'Découverte du métier de ' . unique('lieu'));
deposit_and_validate(%form);
sub place_of {
    return db()
        ->selectrow_array('SELECT ROUND(latitude, 4), ROUND(longitude, 4) FROM offer WHERE title = ?', undef, $_[0]);
}
sub placed_at {
    my (%changes) = @_;
    my %offer = good_deposit(title => 'Découverte du métier de ' . unique('lieu'), %changes);
    deposit_and_validate(%offer);
    return join ' ', place_of($offer{title});
}
is(
    join(' ', place_of($form{title})),
    sprintf('%.4f %.4f', $found->{latitude}, $found->{longitude}),
    'an offer lies at its address');
my $centre = join ' ',
    db()->selectrow_array('SELECT ROUND(latitude, 4), ROUND(longitude, 4) FROM commune WHERE name = "Nantes"');

# Down, slow: the middle of the town, and quickly.
for my $trouble (['panne', 'down'], ['lent', 'slow']) {
    my ($word, $what) = @$trouble;
    rested();
    my $began = time;
    is(placed_at(address => "1 rue $word " . unique('t')), $centre, "$what: the offer is taken, in its town");
    cmp_ok(time - $began, '<', 4, "$what: without a long wait");
    my $next = '2 rue ' . unique('repos');
    $began = time;
    is(scalar @{ addresses($next) }, 0, "$what: the next ones do without");
    is(asked($next), 0, 'the service is left alone for a moment');
    cmp_ok(time - $began, '<', 0.5, 'nobody waits again');
}
# One odd answer is that question's trouble alone: all others are answered.
for my $word ('faux', 'inconnu') {
    rested();
    is(placed_at(address => "1 rue $word " . unique('t')), $centre, "$word: the offer is taken, in its town");
    is(addresses('4 rue ' . unique('suite'))->[0]{town}, 'Nantes', 'the next one is answered');
    is(db_value('SELECT COUNT(*) FROM lookup_failure'), 0, 'nobody rests');
}
rested();
is(placed_at(address => '1 rue autre ' . unique('t')), $centre, 'an answer of another form changes nothing');
is(
    placed_at(
        address => '1 rue du Loin',
        latitude => '47.22500',
        longitude => '-1.56000',
        'pin-for' => '1 rue du Loin|44000|nantes'
    ),
    '47.2250 -1.5600',
    'a pin goes before all');
like(
    placed_at(
        address => '1 rue du Loin',
        latitude => '47.22500',
        longitude => '-1.56000',
        'pin-for' => '9 rue du Port|44000|nantes'
    ),
    qr/^47\.2[12]/,
    'but not that of another address');
isnt(
    placed_at(
        address => '1 rue du Loin',
        latitude => '43.30000',
        longitude => '5.40000',
        'pin-for' => '1 rue du Loin|44000|nantes'
    ),
    '43.3000 5.4000',
    'nor one far from the town');
is(placed_at(address => '1 rue panne ' . unique('t'), latitude => 'x', longitude => '1e3', 'pin-for' => ''),
    $centre, 'nor one that is none');

# A company by its SIRET.
rested();
my %company = good_deposit();
my $siret = $company{siret};
is_deeply(
    get_json("/offres/entreprise.json?siret=$siret"),
    {
        'employer-name' => 'FOURNIL DES SERVICES',
        naf => '1071C',
        address => '12 QUAI DU PORT',
        postcode => '44000',
        town => 'NANTES'
    },
    'a company is found');
is_deeply(get_json('/offres/entreprise.json?siret=123'), {}, 'a wrong SIRET asks nobody');
is_deeply(get_json('/offres/entreprise.json'), {}, 'none neither');
for my $odd ('%00', '%', "'", 'a' x 500, '%F0%9F%99%82', '<script>') {
    cmp_ok(request(GET => "/offres/adresses.json?q=$odd")->code, '<', 500, 'odd words break nothing');
}
db()
    ->do(
    'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE title LIKE "Découverte du métier de lieu%"'
    );
done_testing;
