package Stage3e::Unique;

# What is nobody else's in this run: all files write into one database at once.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Time::HiRes qw(time);

our @EXPORT = qw(unique unique_name siret);

my $counter = 0;

sub unique { return sprintf('%s%d%04d%03d', $_[0] // 'x', $$, time() * 10 % 10000, ++$counter) }

# The same in letters: a name has few digits.
sub unique_name { return $_[0] . (unique('') =~ tr/0-9/a-j/r) }

# The digit that makes a number pass the Luhn check.
sub luhn_key {
    my @digits = reverse split //, $_[0];
    my $sum = 0;
    for my $i (0 .. $#digits) {
        my $digit = $digits[$i] * ($i % 2 == 0 ? 2 : 1);
        $sum += $digit > 9 ? $digit - 9 : $digit;
    }
    return (10 - $sum % 10) % 10;
}

# SIRET numbers that are nobody else's in this run: a SIREN with its key, an establishment, a key.
sub siret {
    my $number = sprintf('9%07d', (($$ * 1000 + ++$counter) * 7919 + time() * 1000) % 10000000);
    $number .= luhn_key($number) . '0001';
    return $number . luhn_key($number);
}

1;
