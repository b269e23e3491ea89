package Figures;

# A small random département, and what each figure of it is, counted from what the test itself did:
# not one column that the site keeps is read. doc/statistics.md has the definitions.

use strict;
use warnings;
use utf8;
use List::Util qw(max min sum0);
use POSIX qw(strftime mktime);
use Stage3e;

sub one_of { return $_[int rand @_] }
sub instant { return strftime('%Y-%m-%d %H:%M:%S', gmtime $_[0]) }
sub civil { return strftime('%Y-%m-%d', gmtime $_[0]) }
sub moment {
    my ($year, $month, $day) = $_[0] =~ /^(\d+)-(\d+)-(\d+)/;
    return mktime(0, 0, 12, $day, $month - 1, $year - 1900);
}

# From 1 September to 31 August.
sub year_of { my ($year, $month) = $_[0] =~ /^(\d+)-(\d+)/; return $year - ($month < 9) }

sub new {
    my ($class, $private) = @_;
    my $self = bless { private => $private, applications => [], today => day(0) }, $class;
    $self->{year} = year_of($self->{today});
    # Of the year that runs and the one before, some over and some to come.
    $self->{mondays}
        = [grep { year_of($_) >= $self->{year} - 1 } map { monday($_) } -46, -40, -36, -30, -9, -5, -2, 3, 6, 9, 14];
    $self->$_ for qw(places schools offers pupils);
    return $self;
}

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

# Kilometres as the crow flies, on the sphere of the database.
sub distance {
    my ($from, $to) = @_;
    return undef unless defined $from->{latitude} && defined $to->{latitude};
    my $radian = atan2(1, 1) / 45;
    my ($a, $b) = map { $_->{latitude} * $radian } $from, $to;
    my $half
        = sin(($b - $a) / 2)**2 + cos($a) * cos($b) * sin(($to->{longitude} - $from->{longitude}) * $radian / 2)**2;
    return int(2 * 6370.986 * atan2(sqrt $half, sqrt(1 - $half)) + 0.5);
}

# --- What happens.

sub update {
    my ($self, $application, %columns) = @_;
    $self->sql->do(
        'UPDATE application SET ' . join(', ', map { "$_ = ?" } sort keys %columns) . ' WHERE id = ?',
        undef, @columns{ sort keys %columns },
        $application->{id});
}

sub live {
    my ($self) = @_;
    return
        grep { !$_->{erased} && !$_->{closed} && $_->{opinion} ne 'refused' && $_->{by_pupil} ne 'withdrawn' }
        @{ $self->{applications} };
}

sub apply {
    my ($self) = @_;
    my ($pupil, $offer) = (one_of(@{ $self->{pupils} }), one_of(@{ $self->{offers} }));
    my $week = one_of(@{ $offer->{weeks} });
    return if grep { $_->{pupil} == $pupil && $_->{offer} == $offer && $_->{week} == $week } $self->live;
    my $sent = min(moment($week->{monday}) - 86400 * (1 + int rand 100), time - 86400 * (1 + int rand 60));
    # At noon, so that no month or week depends on where one is.
    my %application = (
        pupil => $pupil,
        offer => $offer,
        week => $week,
        year => year_of($week->{monday}),
        sent => moment(civil($sent)),
        opinion => 'pending',
        by_pupil => 'pending',
        closed => '',
        priority => $pupil->{school}{priority} ne 'none' ? 1 : 0,
        school => $pupil->{school}{id},
        domain => min(@{ $offer->{domains} }) // '',
        town => $offer->{town} ? $offer->{town}{insee} : '',
        km => distance($pupil->{school}, $offer));
    $application{id} = $self->insert(
        'application',
        offer_id => $offer->{id},
        monday => $week->{monday},
        pupil_id => $pupil->{id},
        motivation => 'J’aime le bois.',
        has_priority => $application{priority},
        sent_at => instant($application{sent}),
        updated_at => instant($application{sent}));
    push @{ $self->{applications} }, \%application;
}

sub decide {
    my ($self) = @_;
    my $application = one_of(grep { $_->{opinion} eq 'pending' } $self->live) or return;
    $application->{decided} = $application->{sent} + int rand(86400 * (rand() < 0.1 ? 150 : 12));
    $application->{opinion} = rand() < 0.65 ? 'accepted' : 'refused';
    $self->update(
        $application,
        employer_opinion => $application->{opinion},
        decided_at => instant($application->{decided}),
        confirm_until => $application->{opinion} eq 'accepted' ? civil(time) : undef);
}

sub confirm {
    my ($self) = @_;
    my $application = one_of(grep { $_->{opinion} eq 'accepted' && $_->{by_pupil} eq 'pending' } $self->live) or return;
    my $pool = $application->{week}{pool};
    return if $pool->{taken} == $pool->{seats};
    return if grep {
               $_->{by_pupil} eq 'confirmed'
            && $_->{pupil} == $application->{pupil}
            && $_->{week}{monday} eq $application->{week}{monday}
    } $self->live;
    $application->{confirmed} = $application->{decided} + int rand 86400 * 5;
    $application->{by_pupil} = 'confirmed';
    $self->update($application, pupil_opinion => 'confirmed', confirmed_at => instant($application->{confirmed}));
    $self->take($pool, 1);
    # Its agreement; many are signed, some before the placement.
    $application->{signed}
        = rand() < 0.6 ? $application->{confirmed} + int(rand(86400 * (rand() < 0.1 ? 130 : 20))) : undef;
    $self->insert(
        'agreement',
        application_id => $application->{id},
        state => $application->{signed} ? 'signed' : one_of(qw(to_complete_employer to_sign)),
        created_at => instant($application->{confirmed}),
        updated_at => instant($application->{confirmed}),
        signed_at => $application->{signed} && instant($application->{signed}));
}

sub take {
    my ($self, $pool, $number) = @_;
    $pool->{taken} += $number;
    $self->sql->do('UPDATE capacity SET taken = ? WHERE id = ?', undef, $pool->{taken}, $pool->{id});
}

sub cancel {
    my ($self) = @_;
    my $application = one_of(grep { $_->{by_pupil} eq 'confirmed' } $self->live) or return;
    $application->{closed} = 'cancelled';
    $self->update($application, closed_reason => 'cancelled', cancel_reason => 'Fermeture');
    $self->sql->do('UPDATE agreement SET state = "cancelled", cancelled_at = UTC_TIMESTAMP() WHERE application_id = ?',
        undef, $application->{id});
    $self->take($application->{week}{pool}, -1);
}

sub end {
    my ($self) = @_;
    my $application = one_of(grep { $_->{by_pupil} eq 'pending' } $self->live) or return;
    if (rand() < 0.5) {
        $application->{by_pupil} = 'withdrawn';
        return $self->update($application, pupil_opinion => 'withdrawn');
    }
    $application->{closed} = one_of(qw(expired seat_taken offer_disabled));
    $self->update($application, closed_reason => $application->{closed});
}

# Erased, it counts on.
sub erase {
    my ($self) = @_;
    my $application = one_of(grep { !$_->{erased} } @{ $self->{applications} }) or return;
    $self->sql->do("DELETE FROM $_->[0] WHERE $_->[1] = ?", undef, $application->{id})
        for ['agreement', 'application_id'], ['application', 'id'];
    $self->take($application->{week}{pool}, -1) if is_confirmed($application);
    $application->{erased} = 1;
}

sub move {
    my ($self) = @_;
    my ($pupil, $offer) = (one_of(@{ $self->{pupils} }), one_of(@{ $self->{offers} }));
    $pupil->{school} = one_of(@{ $self->{schools} });
    $self->sql->do('UPDATE pupil SET school_id = ? WHERE account_id = ?', undef, $pupil->{school}{id}, $pupil->{id});
    $offer->{town} = one_of(@{ $self->{towns} });
    $self->sql->do('UPDATE offer SET insee = ? WHERE id = ?', undef, $offer->{town}{insee}, $offer->{id});
}

sub act {
    my ($self) = @_;
    my $act = one_of((qw(apply)) x 8, (qw(decide)) x 6, (qw(confirm)) x 5, qw(cancel end end erase move));
    $self->$act;
}

# --- What the figures are.

sub is_confirmed { return $_[0]{by_pupil} eq 'confirmed' && !$_[0]{closed} }
sub percent { my ($part, $whole) = @_; return $whole ? int(100 * $part / $whole + 0.5) : undef }
sub median {
    my @sorted = sort { $a <=> $b } @_;
    return @sorted ? ($sorted[$#sorted / 2] + $sorted[@sorted / 2]) / 2 : undef;
}
sub answer_days {
    return median(map { min(99, int(($_->{decided} - $_->{sent}) / 86400)) } grep { $_->{decided} } @_);
}

# Of some applications.
sub counted {
    my @received = @_;
    my @favourable = grep { $_->{opinion} eq 'accepted' } @received;
    my @confirmed = grep { is_confirmed($_) } @received;
    my @priority = grep { $_->{priority} } @received;
    my @others = grep { !$_->{priority} } @received;
    my $favourable = sub {
        percent(scalar(grep { $_->{opinion} eq 'accepted' } @_), scalar @_);
    };
    my $placed = sub {
        percent(scalar(grep { is_confirmed($_) } @_), scalar @_);
    };
    return (
        candidatures => scalar @received,
        favorables => scalar @favourable,
        refusees => scalar(grep { $_->{opinion} eq 'refused' } @received),
        confirmees => scalar @confirmed,
        taux_favorables => $favourable->(@received),
        taux_confirmees => $placed->(@received),
        delai_reponse => answer_days(@received),
        distance => median(map { min(199, $_->{km}) } grep { defined $_->{km} } @confirmed),
        part_prioritaires => percent(scalar @priority, scalar @received),
        taux_favorables_prioritaires => $favourable->(@priority),
        taux_favorables_autres => $favourable->(@others),
        taux_confirmees_prioritaires => $placed->(@priority),
        taux_confirmees_autres => $placed->(@others),
        delai_prioritaires => answer_days(@priority),
        delai_autres => answer_days(@others),);
}

# Of some applications, how their agreements are signed.
sub signing {
    my @agreements = grep { is_confirmed($_) && !$_->{erased} } @_;
    my @signed = grep { $_->{signed} } @agreements;
    my @before = grep { civil($_->{signed}) lt $_->{week}{monday} } @signed;
    return {
        conventions => scalar @agreements,
        conventions_signees => scalar @signed,
        signees_avant => scalar @before,
        taux_signees_avant => percent(scalar @before, scalar @agreements),
        delai_signature => median(map { min(99, int(($_->{signed} - $_->{confirmed}) / 86400)) } @signed) };
}

# Seats of offers in a year, each pool once; those that can still be asked for, whatever the year.
sub stock {
    my ($self, $takes) = @_;
    my @online = grep { $_->{was_active} && $takes->($_) } @{ $self->{offers} };
    my $of_year = sub {
        my %pools = map { $_->{pool}{id} => $_->{pool}{seats} }
            grep { !$_->{removed} && year_of($_->{monday}) == $self->{year} } @{ $_[0]{weeks} };
        return %pools;
    };
    my %seats
        = map { my $offer = $_; my %pools = $of_year->($offer); %pools ? ($offer->{id} => sum0(values %pools)) : () }
        @online;
    return (
        offres => scalar keys %seats,
        places => sum0(values %seats),
        places_libres => sum0(map { $self->seats_left($_) } grep { $takes->($_) } @{ $self->{offers} }));
}

sub is_askable { my ($self, $offer) = @_; return $offer->{state} eq 'active' && $offer->{last_on} ge $self->{today} }
sub seats_left {
    my ($self, $offer) = @_;
    return 0 if !$self->is_askable($offer) || $offer->{suspended};
    my %left = map { $_->{pool}{id} => $_->{pool}{seats} - $_->{pool}{taken} }
        grep { !$_->{removed} && $_->{until} ge $self->{today} } @{ $offer->{weeks} };
    return sum0(values %left);
}

sub followed {
    my ($self, $takes) = @_;
    my @pupils = grep { $_->{state} eq 'active' && $takes->($_->{school}) } @{ $self->{pupils} };
    my @awaited = grep { $takes->($_->{school}) } @{ $self->{awaited} };
    my $placed = grep {
        my $pupil = $_;
        grep { !$_->{erased} && $_->{pupil} == $pupil && is_confirmed($_) } @{ $self->{applications} }
    } @pupils;
    return (
        eleves => @pupils + @awaited,
        eleves_avec_stage => $placed,
        eleves_sans_stage => @pupils + @awaited - $placed);
}

# The tables of the département, as code => { row => { figure => value } }; undef: there is none.
sub departement {
    my ($self) = @_;
    my $year = $self->{year};
    my @now = grep { $_->{year} == $year } @{ $self->{applications} };
    my @before = grep { $_->{year} == $year - 1 } @{ $self->{applications} };
    my %all = (counted(@now), $self->stock(sub { 1 }), $self->followed(sub { 1 }));
    my %nothing
        = (offres => 0, places => 0, places_libres => 0, eleves => 0, eleves_avec_stage => 0, eleves_sans_stage => 0);
    my %tables = (annees => { $year => {%all}, $year - 1 => { counted(@before), %nothing, places_libres => undef } });

    $tables{conventions} = { $year => signing(@now), $year - 1 => signing(@before) };

    my ($of_priority, $of_others) = map {
        my $is = $_;
        [grep { $_->{priority} == $is } @now]
    } 1, 0;
    my $part = percent(scalar @$of_priority, scalar @now);
    $tables{equite} = {
        prioritaires => { counted(@$of_priority), part => $part },
        autres => { counted(@$of_others), part => defined $part ? 100 - $part : undef },
        total => { %all, part => @now ? 100 : undef } };

    my $month_of = sub { strftime('%Y-%m', gmtime $_[0]{sent}) };
    my $total_before = 0;
    for my $index (4 .. 19) {
        my ($of, $number) = ($year + int($index / 12), $index % 12 + 1);
        my ($code, $old) = (sprintf('%d-%02d', $of, $number), sprintf('%d-%02d', $of - 1, $number));
        my @sent = grep { $month_of->($_) eq $code } @now;
        my $sent_before = grep { $month_of->($_) eq $old } @before;
        next if "$code-01" gt $self->{today} || !(@sent || $sent_before);
        $tables{mois}{$code} = { counted(@sent), candidatures_an_dernier => $sent_before };
        $tables{'equite-mois'}{$code} = { counted(@sent) };
        $total_before += $sent_before;
    }
    $tables{mois}{total} = { %all, candidatures_an_dernier => $total_before };

    for my $school (@{ $self->{schools} }) {
        my %followed = $self->followed(sub { $_[0] == $school });
        my @sent = grep { $_->{school} == $school->{id} } @now;
        $tables{colleges}{ $school->{id} } = { counted(@sent), %followed } if @sent || $followed{eleves};
    }
    $tables{colleges}{total} = {%all};

    my $is_of = sub { my ($item) = @_; my $domain = min(@{ $_->{domains} }) // ''; return $domain eq $item };
    my %listed = (
        domaines => [['', @{ $self->{domains} }], 'domain', sub { min(@{ $_[0]{domains} }) // '' }],
        communes =>
            [['', map { $_->{insee} } @{ $self->{towns} }], 'town', sub { $_[0]{town} ? $_[0]{town}{insee} : '' }],);
    for my $code (keys %listed) {
        my ($items, $column, $item_of) = @{ $listed{$code} };
        for my $item (@$items) {
            my %stock = $self->stock(sub { $item_of->($_[0]) eq $item });
            my @sent = grep { $_->{$column} eq $item } @now;
            my $is_there
                = @sent
                || $stock{offres}
                || grep { $self->is_askable($_) && $item_of->($_) eq $item } @{ $self->{offers} };
            $tables{$code}{ $item eq '' ? 'autre' : $item } = { counted(@sent), %stock } if $is_there;
        }
        $tables{$code}{total} = {%all};
    }

    for my $monday (grep { year_of($_) == $year } @{ $self->{mondays} }) {
        my @weeks = map {
            my $offer = $_;
            map { [$offer, $_] } grep { $_->{monday} eq $monday && !$_->{removed} } @{ $offer->{weeks} }
        } @{ $self->{offers} };
        my @online = grep { $_->[0]{was_active} } @weeks;
        my @open
            = grep { $self->is_askable($_->[0]) && !$_->[0]{suspended} && $_->[1]{until} ge $self->{today} } @weeks;
        my @sent = grep { $_->{week}{monday} eq $monday } @now;
        next unless @sent || @online || @open;
        $tables{semaines}{$monday} = {
            counted(@sent),
            offres => scalar @online,
            places => sum0(map { $_->[1]{pool}{seats} } @online),
            places_libres => sum0(map { $_->[1]{pool}{seats} - $_->[1]{pool}{taken} } @open) };
    }
    $tables{semaines}{total} = { counted(@now), offres => undef, places => undef, places_libres => undef };
    return \%tables;
}

# What a school, an employer's member and those of an offer see: of what is there, erased no more.
sub there {
    my ($self, $takes) = @_;
    return grep { !$_->{erased} && $takes->($_) } @{ $self->{applications} };
}

sub school {
    my ($self, $school) = @_;
    my @pupils = grep { $_->{state} eq 'active' && $_->{school} == $school } @{ $self->{pupils} };
    my @awaited = grep { $_->{school} == $school } @{ $self->{awaited} };
    my %progress = map { $_ => 0 } qw(absent nothing ended waiting accepted placed);
    my (%tables, %classes);
    for my $pupil (@pupils, @awaited) {
        my @ranks = ($pupil->{id} ? 1 : 0);
        for my $application ($pupil->{id} ? $self->there(sub { $_[0]{pupil} == $pupil }) : ()) {
            my $is_live
                = !$application->{closed}
                && $application->{opinion} ne 'refused'
                && $application->{by_pupil} ne 'withdrawn';
            push @ranks, !$is_live ? 2 : is_confirmed($application) ? 5 : $application->{opinion} eq 'accepted' ? 4 : 3;
        }
        my $rank = max(@ranks);
        $progress{ (qw(absent nothing ended waiting accepted placed))[$rank] }++;
        $classes{ $pupil->{class} }{eleves}++;
        $classes{ $pupil->{class} }{eleves_avec_stage} += $rank == 5;
    }
    $tables{situation} = { map { $_ => { eleves => $progress{$_} } } keys %progress };
    $tables{situation}{total} = { eleves => scalar(@pupils + @awaited) };
    $_->{eleves_sans_stage} = $_->{eleves} - $_->{eleves_avec_stage} for values %classes;
    $tables{classes} = {
        %classes,
        total => {
            map {
                my $figure = $_;
                $figure => sum0(map { $_->{$figure} } values %classes)
            } qw(eleves eleves_avec_stage eleves_sans_stage)
        } };
    for my $year ($self->{year}, $self->{year} - 1) {
        my @sent = $self->there(sub { $_[0]{school} == $school->{id} && $_[0]{year} == $year });
        $tables{reponses}{$year} = { counted(@sent) };
        $tables{conventions}{$year} = signing(@sent);
        next if $year != $self->{year};
        for my $application (grep { is_confirmed($_) } @sent) {
            my $days = (moment($application->{week}{monday}) - moment(civil($application->{confirmed}))) / 86400;
            my $weeks = sprintf '%02d', min(52, max(0, POSIX::floor($days / 7 + 1e-6)));
            $tables{avance}{$weeks}{confirmees}++;
        }
    }
    return \%tables;
}

sub courses {
    my @sent = @_;
    my $monday_of = sub { my @day = gmtime $_[0]{sent}; civil($_[0]{sent} - 86400 * (($day[6] + 6) % 7)) };
    my @mondays = sort map { $monday_of->($_) } @sent;
    my %course;
    for (my $monday = $mondays[0]; @mondays && $monday le $mondays[-1]; $monday = civil(moment($monday) + 7 * 86400)) {
        $course{$monday} = { counted(grep { $monday_of->($_) eq $monday } @sent) };
    }
    return \%course;
}

sub employer_tables {
    my ($self, $employer) = @_;
    my %tables;
    for my $year ($self->{year}, $self->{year} - 1) {
        my @sent = $self->there(sub { $_[0]{offer}{employer} == $employer && $_[0]{year} == $year });
        $tables{annees}{$year} = { counted(@sent) };
        next if $year != $self->{year};
        $tables{cours} = courses(@sent);
        for my $offer (grep { $_->{employer} == $employer } @{ $self->{offers} }) {
            my @of = grep { $_->{offer} == $offer } @sent;
            $tables{'offres-de-l-annee'}{ $offer->{id} } = { counted(@of) } if @of;
        }
    }
    return \%tables;
}

sub offer_tables {
    my ($self, $offer) = @_;
    my @sent = $self->there(sub { $_[0]{offer} == $offer });
    my %pools = map { $_->{pool}{id} => $_->{pool}{seats} } grep { !$_->{removed} } @{ $offer->{weeks} };
    my @live = grep { !$_->{closed} && $_->{by_pupil} ne 'withdrawn' && $_->{opinion} ne 'refused' } @sent;
    return {
        cours => courses(@sent),
        chiffres => {
            $offer->{id} => {
                places => sum0(values %pools),
                places_libres => $self->seats_left($offer),
                candidatures => scalar @sent,
                acceptees => scalar(grep { $_->{opinion} eq 'accepted' } @live),
                en_attente => scalar(grep { $_->{opinion} eq 'pending' } @live),
                refusees => scalar(grep { $_->{opinion} eq 'refused' } @sent) }
        }, };
}

1;
