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

my $centre = join ' ',
    db()->selectrow_array('SELECT ROUND(latitude, 4), ROUND(longitude, 4) FROM commune WHERE name = "Nantes"');

# A service that has failed is let rest: no more.
sub rested { db()->do('DELETE FROM lookup_failure') }

sub addresses { my ($text) = @_; return get_json('/offres/adresses.json?q=' . uri_escape_utf8($text)) }

# How often the service was asked for that address.
sub asked { return LWP::UserAgent->new->get("$ENV{STAGE3E_LOOKUPS}/asked?q=" . uri_escape_utf8($_[0]))->content }

# A street that nobody has asked for; what is in its name is what happens to the service.
sub street { my ($name) = @_; return "$name " . unique('q') }

# Deposits an offer; where it lies.
sub placed_at {
    my (%changes) = @_;
    my %offer = good_deposit(title => 'Découverte du métier de ' . unique('lieu'), %changes);
    deposit_and_validate(%offer);
    my $place = 'SELECT CONCAT(ROUND(latitude, 4), " ", ROUND(longitude, 4)) FROM offer WHERE title = ?';
    return db_value($place, $offer{title});
}

# An offer whose pin was set on the map, for an address.
sub placed_by_pin {
    my ($latitude, $longitude, $for) = @_;
    return placed_at(
        address => '1 rue du Loin',
        latitude => $latitude,
        longitude => $longitude,
        'pin-for' => "$for|44000|nantes");
}

subtest 'an address is found, and the service asked once' => sub {
    rested();
    my $street = street('3 quai');
    my $found = addresses($street)->[0];
    is($found->{town}, 'Nantes', 'found');
    is_deeply([sort keys %$found], [qw(label latitude longitude name postcode town)],
        'with all that fills in the form');
    addresses($street) for 1 .. 3;
    is(asked($street), 1, 'and kept');
};

subtest 'an offer lies at its address' => sub {
    rested();
    my $street = street('3 quai');
    my $found = addresses($street)->[0];
    is(placed_at(address => $street), sprintf('%.4f %.4f', $found->{latitude}, $found->{longitude}), 'there');
};

for my $trouble (['panne', 'down'], ['lent', 'slow']) {
    my ($word, $what) = @$trouble;
    subtest "a service that is $what: the offer lies in its town, and nobody waits" => sub {
        rested();
        my $began = time;
        is(placed_at(address => street("1 rue $word")), $centre, 'the offer is taken, in its town');
        cmp_ok(time - $began, '<', 4, 'without a long wait');
        my $next = street('2 rue');
        $began = time;
        is(scalar @{ addresses($next) }, 0, 'the next ones do without');
        is(asked($next), 0, 'the service is left alone for a moment');
        cmp_ok(time - $began, '<', 0.5, 'nobody waits again');
    };
}

subtest 'one odd answer is that question’s trouble alone' => sub {
    for my $word ('faux', 'inconnu') {
        rested();
        is(placed_at(address => street("1 rue $word")), $centre, "$word: the offer is taken, in its town");
        is(addresses(street('4 rue'))->[0]{town}, 'Nantes', 'the next one is answered');
        is(db_value('SELECT COUNT(*) FROM lookup_failure'), 0, 'nobody rests');
    }
    rested();
    is(placed_at(address => street('1 rue autre')), $centre, 'an answer of another form changes nothing');
};

subtest 'a pin on the map goes before all, if it is of this address and near the town' => sub {
    rested();
    is(placed_by_pin('47.22500', '-1.56000', '1 rue du Loin'), '47.2250 -1.5600', 'it goes before all');
    like(placed_by_pin('47.22500', '-1.56000', '9 rue du Port'), qr/^47\.2[12]/, 'but not that of another address');
    isnt(placed_by_pin('43.30000', '5.40000', '1 rue du Loin'), '43.3000 5.4000', 'nor one far from the town');
    is(placed_at(address => street('1 rue panne'), latitude => 'x', longitude => '1e3', 'pin-for' => ''),
        $centre, 'nor one that is none');
};

subtest 'a company is found by its SIRET' => sub {
    rested();
    my %company = good_deposit();
    is_deeply(
        get_json("/offres/entreprise.json?siret=$company{siret}"),
        {
            'employer-name' => 'FOURNIL DES SERVICES',
            naf => '1071C',
            address => '12 QUAI DU PORT',
            postcode => '44000',
            town => 'NANTES'
        },
        'with all that fills in the form');
    is_deeply(get_json('/offres/entreprise.json?siret=123'), {}, 'a wrong SIRET asks nobody');
    is_deeply(get_json('/offres/entreprise.json'), {}, 'none neither');
};

subtest 'odd words break nothing' => sub {
    for my $odd ('%00', '%', "'", 'a' x 500, '%F0%9F%99%82', '<script>') {
        cmp_ok(request(GET => "/offres/adresses.json?q=$odd")->code, '<', 500, substr $odd, 0, 20);
    }
};
db()
    ->do( 'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP()'
        . ' WHERE title LIKE "Découverte du métier de lieu%"');
done_testing;
