package Figures::Days;

# Chance, and days and instants as the database has them.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use POSIX qw(strftime mktime);

our @EXPORT = qw(one_of instant civil moment year_of);

sub one_of { return $_[int rand @_] }

sub instant { return strftime('%Y-%m-%d %H:%M:%S', gmtime $_[0]) }

sub civil { return strftime('%Y-%m-%d', gmtime $_[0]) }

sub moment {
    my ($year, $month, $day) = $_[0] =~ /^(\d+)-(\d+)-(\d+)/;
    return mktime(0, 0, 12, $day, $month - 1, $year - 1900);
}

# From 1 September to 31 August.
sub year_of { my ($year, $month) = $_[0] =~ /^(\d+)-(\d+)/; return $year - ($month < 9) }

1;
