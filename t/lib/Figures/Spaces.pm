package Figures::Spaces;

# The figures that a school, an employer's member and those of an offer see: of what is there, erased no more.

use strict;
use warnings;
use utf8;
use Figures::Counting;
use Figures::Days;
use List::Util qw(max min sum0);
use POSIX ();

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
