# A wrong clock for one program: a library that goes before the system's, for LD_PRELOAD with CLOCK_OFF_S.
package Clock;
use strict;
use warnings;
use utf8;
use Exporter 'import';
use File::Temp;
our @EXPORT = qw(clock_off);

my ($folder, $library);

# The environment of a program whose clock is so many seconds off.
sub clock_off {
    my ($seconds) = @_;
    $library //= library();
    return (LD_PRELOAD => $library, CLOCK_OFF_S => $seconds);
}

sub library {
    $folder = File::Temp->newdir;
    open(my $source, '>', "$folder/off.c") or die $!;
    print $source <<'C';
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
time_t time(time_t *at)
{
    struct timespec now;
    syscall(SYS_clock_gettime, CLOCK_REALTIME, &now);
    now.tv_sec += atol(getenv("CLOCK_OFF_S"));
    if (at != NULL)
        *at = now.tv_sec;
    return now.tv_sec;
}
C
    close $source;
    system("cc -shared -fPIC -o $folder/off.so $folder/off.c") == 0 or die 'no compiler';
    return "$folder/off.so";
}
1;
