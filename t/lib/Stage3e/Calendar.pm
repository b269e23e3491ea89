package Stage3e::Calendar;

# Days, those of the site: from today, and weeks.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use POSIX qw(strftime);
use Stage3e::Database;

our @EXPORT = qw(day monday friday_of free_monday);

# The day is that of the site, not of the machine: they differ for an hour or two each night.
$ENV{TZ} = 'Europe/Paris';
POSIX::tzset();

# Days from today: "2026-12-07".
# Counted from noon: days of 23 or 25 hours, when clocks change, move none late in the evening.
sub day { my @now = localtime; return strftime('%Y-%m-%d', 0, 0, 12, $now[3] + $_[0], $now[4], $now[5]) }

# The Monday that many weeks from this one.
sub monday {
    my ($weeks) = @_;
    my $weekday = strftime('%u', localtime);
    return day(1 - $weekday + 7 * $weeks);
}

# The Friday of a Monday's week.
sub friday_of {
    my ($monday) = @_;
    return $monday =~ /^(\d+)-(\d+)-(\d+)$/ && strftime('%Y-%m-%d', 0, 0, 12, $3 + 4, $2 - 1, $1 - 1900);
}

# A Monday at least that many weeks away whose week is no holiday.
sub free_monday {
    my ($weeks) = @_;
    for my $i ($weeks .. $weeks + 20) {
        my $monday = monday($i);
        return $monday
            unless db_value(
            'SELECT COUNT(*) FROM holiday WHERE zone = "B" AND first_on <= ? + INTERVAL 4 DAY AND last_on >= ?',
            $monday, $monday);
    }
}

1;
