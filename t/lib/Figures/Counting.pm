package Figures::Counting;

# What the figures of some applications are, by hand.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Figures::Days;
use List::Util qw(min);

our @EXPORT = qw(is_confirmed percent median answer_days counted signing courses);

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

1;
