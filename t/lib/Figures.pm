package Figures;

# A small random département, and what each figure of it is, counted from what the test itself did:
# not one column that the site keeps is read. doc/statistics.md has the definitions.

use strict;
use warnings;
use utf8;
use Figures::Days;
use Stage3e;
use parent qw(Figures::World Figures::Acts Figures::Departement Figures::Spaces);

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

1;
