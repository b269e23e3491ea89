package Figures::Departement;

# The figures of the whole département, table by table.

use strict;
use warnings;
use utf8;
use Figures::Counting;
use Figures::Days;
use List::Util qw(min sum0);
use POSIX qw(strftime);

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
    my @now = grep { $_->{year} == $self->{year} } @{ $self->{applications} };
    my @before = grep { $_->{year} == $self->{year} - 1 } @{ $self->{applications} };
    my %all = (counted(@now), $self->stock(sub { 1 }), $self->followed(sub { 1 }));
    return {
        $self->years(\@now, \@before, %all),
        $self->months(\@now, \@before, %all),
        equite => equity(\@now, %all),
        colleges => $self->of_schools(\@now, %all),
        domaines => $self->of_domains(\@now, %all),
        communes => $self->of_towns(\@now, %all),
        semaines => $self->of_weeks(\@now) };
}

sub years {
    my ($self, $now, $before, %all) = @_;
    my ($this, $last) = ($self->{year}, $self->{year} - 1);
    my %nothing
        = (offres => 0, places => 0, places_libres => 0, eleves => 0, eleves_avec_stage => 0, eleves_sans_stage => 0);
    return (
        annees => { $this => {%all}, $last => { counted(@$before), %nothing, places_libres => undef } },
        conventions => { $this => signing(@$now), $last => signing(@$before) });
}

sub equity {
    my ($now, %all) = @_;
    my @of_priority = grep { $_->{priority} } @$now;
    my @of_others = grep { !$_->{priority} } @$now;
    my $part = percent(scalar @of_priority, scalar @$now);
    return {
        prioritaires => { counted(@of_priority), part => $part },
        autres => { counted(@of_others), part => defined $part ? 100 - $part : undef },
        total => { %all, part => @$now ? 100 : undef } };
}

# From May before the year to August of its end, those that have come and in which something was sent.
sub months {
    my ($self, $now, $before, %all) = @_;
    my $month_of = sub { strftime('%Y-%m', gmtime $_[0]{sent}) };
    my (%months, %of_equity);
    my $total_before = 0;
    for my $index (4 .. 19) {
        my ($of, $number) = ($self->{year} + int($index / 12), $index % 12 + 1);
        my ($code, $old) = (sprintf('%d-%02d', $of, $number), sprintf('%d-%02d', $of - 1, $number));
        my @sent = grep { $month_of->($_) eq $code } @$now;
        my $sent_before = grep { $month_of->($_) eq $old } @$before;
        next if "$code-01" gt $self->{today} || !(@sent || $sent_before);
        $months{$code} = { counted(@sent), candidatures_an_dernier => $sent_before };
        $of_equity{$code} = { counted(@sent) };
        $total_before += $sent_before;
    }
    $months{total} = { %all, candidatures_an_dernier => $total_before };
    return (mois => \%months, %of_equity ? ('equite-mois' => \%of_equity) : ());
}

sub of_schools {
    my ($self, $now, %all) = @_;
    my %table = (total => {%all});
    for my $school (@{ $self->{schools} }) {
        my %followed = $self->followed(sub { $_[0] == $school });
        my @sent = grep { $_->{school} == $school->{id} } @$now;
        $table{ $school->{id} } = { counted(@sent), %followed } if @sent || $followed{eleves};
    }
    return \%table;
}

sub of_domains {
    my ($self, $now, %all) = @_;
    my $domain_of = sub { min(@{ $_[0]{domains} }) // '' };
    return $self->of_offers($now, 'domain', $domain_of, \%all, '', @{ $self->{domains} });
}

sub of_towns {
    my ($self, $now, %all) = @_;
    my $town_of = sub { $_[0]{town} ? $_[0]{town}{insee} : '' };
    return $self->of_offers($now, 'town', $town_of, \%all, '', map { $_->{insee} } @{ $self->{towns} });
}

# By what offers have one of, which an application keeps in a column of its own.
sub of_offers {
    my ($self, $now, $column, $item_of, $all, @items) = @_;
    my %table = (total => {%$all});
    for my $item (@items) {
        my %stock = $self->stock(sub { $item_of->($_[0]) eq $item });
        my @sent = grep { $_->{$column} eq $item } @$now;
        my $is_there
            = @sent
            || $stock{offres}
            || grep { $self->is_askable($_) && $item_of->($_) eq $item } @{ $self->{offers} };
        $table{ $item eq '' ? 'autre' : $item } = { counted(@sent), %stock } if $is_there;
    }
    return \%table;
}

sub of_weeks {
    my ($self, $now) = @_;
    my %table = (total => { counted(@$now), offres => undef, places => undef, places_libres => undef });
    for my $monday (grep { year_of($_) == $self->{year} } @{ $self->{mondays} }) {
        my @weeks = map {
            my $offer = $_;
            map { [$offer, $_] } grep { $_->{monday} eq $monday && !$_->{removed} } @{ $offer->{weeks} }
        } @{ $self->{offers} };
        my @online = grep { $_->[0]{was_active} } @weeks;
        my @open
            = grep { $self->is_askable($_->[0]) && !$_->[0]{suspended} && $_->[1]{until} ge $self->{today} } @weeks;
        my @sent = grep { $_->{week}{monday} eq $monday } @$now;
        next unless @sent || @online || @open;
        $table{$monday} = {
            counted(@sent),
            offres => scalar @online,
            places => sum0(map { $_->[1]{pool}{seats} } @online),
            places_libres => sum0(map { $_->[1]{pool}{seats} - $_->[1]{pool}{taken} } @open) };
    }
    return \%table;
}

1;
