package Figures::Acts;

# What happens there: pupils apply, employers decide, seats are taken, things end.

use strict;
use warnings;
use utf8;
use Figures::Counting;
use Figures::Days;
use List::Util qw(min);

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

1;
