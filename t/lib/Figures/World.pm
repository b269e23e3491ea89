package Figures::World;

# What there is in a random département: places, schools, employers, offers, pupils.

use strict;
use warnings;
use utf8;
use Figures::Days;
use Stage3e;

sub sql { $_[0]{private}->db }

# Inserts a row; returns its number.
sub insert {
    my ($self, $table, %of) = @_;
    my @names = sort keys %of;
    $self->sql->do("INSERT INTO $table (" . join(', ', @names) . ') VALUES (' . join(', ', ('?') x @names) . ')',
        undef, @of{@names});
    return $self->sql->last_insert_id(undef, undef, $table, undef);
}

sub account {
    my ($self, $role, $state) = @_;
    return $self->insert(
        'account',
        role => $role,
        email => unique($role) . '@essai.example',
        password_hash => 'x',
        state => $state // 'active',
        first_name => 'Zoé',
        last_name => unique_name('Le Goff '),
        created_at => instant(time),
        activated_at => ($state // '') eq 'inactive' ? undef : instant(time),
        email_confirmed_at => instant(time));
}

sub places {
    my ($self) = @_;
    $self->sql->do("DELETE FROM $_") for qw(domain commune_postcode commune_alias commune);
    $self->{towns} = [map { { insee => "440$_", latitude => 46.9 + rand 0.8, longitude => -2.3 + rand 1.2 } } 11 .. 15];
    $self->insert('commune', %$_, name => "Ville $_->{insee}", folded_name => "ville $_->{insee}", population => 1000)
        for @{ $self->{towns} };
    $self->{domains} = [map { $self->insert('domain', name => "Domaine $_") } 1 .. 4];
}

sub schools {
    my ($self) = @_;
    for my $number (1 .. 6) {
        my %school = (
            priority => $number == 1 ? 'rep_plus' : $number < 3 ? 'rep' : 'none',
            latitude => 46.9 + rand 0.8,
            longitude => -2.3 + rand 1.2);
        @school{qw(latitude longitude)} = (undef, undef) if $number == 6;
        $school{id} = $self->insert(
            'school', %school,
            uai => sprintf('044%04dA', $number),
            name => "Collège $number",
            postcode => '44000',
            town => 'Nantes',
            sector => 'public');
        push @{ $self->{schools} }, \%school;
    }
}

sub employer {
    my ($self) = @_;
    my %employer = (account => $self->account('employer'));
    $employer{id} = $self->insert(
        'employer',
        siret => sprintf('%014d', rand 1e14),
        name => unique_name('Menuiserie '),
        activity => 'Des meubles',
        naf => '1071C',
        legal_status => 'company',
        address => '1 rue du Port',
        postcode => '44000',
        town => 'Nantes',
        is_confirmed => 1,
        created_at => instant(time),
        updated_at => instant(time));
    $self->insert(
        'employer_member',
        account_id => $employer{account},
        employer_id => $employer{id},
        is_administrator => 1);
    return \%employer;
}

sub offers {
    my ($self) = @_;
    $self->{employers} = [map { $self->employer } 1 .. 3];
    $self->offer for 1 .. 12;
}

# Online or not, with seats for a period or a week, some weeks taken away, some closed.
sub offer {
    my ($self) = @_;
    my %offer = (
        state => one_of(qw(active active active active disabled to_activate)),
        employer => one_of(@{ $self->{employers} }),
        town => one_of(@{ $self->{towns} }, undef),
        weekly => int rand 2,
        suspended => rand() < 0.2,
        domains => [grep { rand() < 0.4 } @{ $self->{domains} }],
        was_active => 0);
    $offer{was_active} = $offer{state} eq 'active' || ($offer{state} eq 'disabled' && rand() < 0.6);
    my $has_place = $offer{town} && rand() < 0.9;
    @offer{qw(latitude longitude)}
        = $has_place ? ($offer{town}{latitude} + rand 0.05, $offer{town}{longitude}) : (undef, undef);
    my @mondays = grep { rand() < 0.5 } @{ $self->{mondays} };
    @mondays = ($self->{mondays}[-1]) unless @mondays;
    $offer{last_on} = friday_of($mondays[-1]);
    $offer{id} = $self->insert(
        'offer',
        employer_id => $offer{employer}{id},
        state => $offer{state},
        title => unique('Découverte '),
        description => 'Tu verras.',
        address => '1 rue du Port',
        postcode => '44000',
        town => 'Nantes',
        contact_last_name => 'Durand',
        contact_first_name => 'Inès',
        contact_email => 'contact@essai.example',
        contact_landline => '+33261911234',
        insee => $offer{town} && $offer{town}{insee},
        latitude => $offer{latitude},
        longitude => $offer{longitude},
        first_on => $mondays[0],
        last_on => $offer{last_on},
        has_weekly_seats => $offer{weekly},
        created_at => instant(time),
        activated_at => $offer{was_active} ? instant(time) : undef,
        disabled_at => $offer{state} eq 'disabled' ? instant(time) : undef,
        suspended_at => $offer{suspended} ? instant(time) : undef);
    $self->insert('offer_domain', offer_id => $offer{id}, domain_id => $_) for @{ $offer{domains} };
    my $pool;

    for my $monday (@mondays) {
        # A week that was taken away keeps its applications, in a pool without seats.
        my $is_removed = rand() < 0.15;
        $pool = $self->pool(\%offer, 1 + int rand 4) if !$is_removed && (!$pool || $offer{weekly});
        my %week = (
            monday => $monday,
            until => civil(moment($monday) - 86400 * one_of(3, 7, 21)),
            removed => $is_removed,
            pool => $is_removed ? $self->pool(\%offer, 0) : $pool);
        $self->insert(
            'offer_week',
            offer_id => $offer{id},
            monday => $monday,
            capacity_id => $week{pool}{id},
            first_on => $monday,
            last_on => friday_of($monday),
            apply_until => $week{until},
            is_removed => $week{removed} ? 1 : 0);
        push @{ $offer{weeks} }, \%week;
    }
    push @{ $self->{offers} }, \%offer;
}

sub pool {
    my ($self, $offer, $seats) = @_;
    return { seats => $seats, taken => 0, id => $self->insert('capacity', offer_id => $offer->{id}, seats => $seats) };
}

sub pupils {
    my ($self) = @_;
    for my $number (1 .. 30) {
        my %pupil = (
            school => one_of(@{ $self->{schools} }[0 .. 4], $self->{schools}[5]),
            class => one_of('3e A', '3e B', ''),
            state => rand() < 0.85 ? 'active' : one_of(qw(inactive locked)));
        $pupil{id} = $self->account('pupil', $pupil{state});
        $self->insert(
            'pupil',
            account_id => $pupil{id},
            school_id => $pupil{school}{id},
            class => $pupil{class},
            born_on => '2012-05-05',
            guardian_name => 'Parent',
            guardian_email => 'parent@essai.example');
        push @{ $self->{pupils} }, \%pupil;
    }
    for my $number (1 .. 8) {
        my %awaited = (school => one_of(@{ $self->{schools} }), class => one_of('3e A', '3e C'));
        $self->insert(
            'pupil_invitation',
            school_id => $awaited{school}{id},
            class => $awaited{class},
            last_name => "Attendu $number",
            first_name => 'Malo',
            born_on => '2012-06-06',
            created_at => instant(time));
        push @{ $self->{awaited} }, \%awaited;
    }
}

1;
