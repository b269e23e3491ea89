# Clocks that are wrong, or jump: nobody is signed out for that, again and again least of all. Machines of a
# site differ in time as soon as one of them loses its NTP.
use strict; use warnings; use utf8;
use lib 't/lib'; use Stage3e; use FastCGI; use Test::More;

plan skip_all => 'the clock is put off by a library, which sanitizers do not take' if $ENV{STAGE3E_SANITIZERS};
my $folder = File::Temp->newdir;
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
is(system("cc -shared -fPIC -o $folder/off.so $folder/off.c"), 0, 'a clock that is off') or BAIL_OUT('no compiler');

my (%socket, @pids);
for my $off (-7200, 7200) {
    for my $program (qw(accounts pages)) {
        $socket{$off}{$program} = "$folder/$program$off.sock";
        push @pids, program_start($program, $socket{$off}{$program}, LD_PRELOAD => "$folder/off.so", CLOCK_OFF_S => $off);
    }
}
END { local $?; program_end(@pids) }

my ($owner, $email) = make_employer();
sub is_signed_in { my ($socket, $cookie, $what) = @_; return like(past_nginx($socket, REQUEST_URI => '/plan-du-site', HTTP_COOKIE => "stage3e=$cookie"), qr/\Q$email\E/, $what) }

for my $off (-7200, 7200) {
    my $hours = $off / 3600;
    subtest "a machine $hours hours off" => sub {
        my $cookie = session_of($owner);
        is_signed_in($socket{$off}{pages}, $cookie, 'knows who signed in at another');
        is_signed_in(var() . '/run/pages.sock', $cookie, 'which goes on knowing');
        # Signing in there, as a browser does.
        my $page = past_nginx($socket{$off}{accounts}, REQUEST_URI => '/connexion');
        my ($set) = $page =~ /^Set-Cookie: (stage3e=[^;]*)/m;
        my ($token) = $page =~ /name="csrf" value="([^"]+)"/;
        my $answer = past_nginx($socket{$off}{accounts}, REQUEST_URI => '/connexion', HTTP_COOKIE => $set, -body => "csrf=$token&email=" . ($email =~ s/\@/%40/r) . '&password=stage3e-demo');
        like($answer, qr/^Status: 303/, 'takes a password');
        ($cookie) = $answer =~ /^Set-Cookie: stage3e=([^;]*)/m;
        is_signed_in(var() . '/run/pages.sock', $cookie, 'and the others know it at once');
        is_signed_in($socket{-$off}{pages}, $cookie, 'even one that errs the other way');
        is_signed_in($socket{$off}{pages}, $cookie, 'and itself');
        my ($seconds) = past_nginx($socket{$off}{accounts}, REQUEST_URI => '/compte/session.json', HTTP_COOKIE => "stage3e=$cookie") =~ /"seconds": (-?\d+)/;
        cmp_ok(abs($seconds - 1800), '<', 60, 'with half an hour to go');
    };
}

subtest 'the clock of the database goes back a day' => sub {
    my $cookie = session_of($owner);
    db()->do('UPDATE session SET created_at = created_at + INTERVAL 1 DAY, seen_at = seen_at + INTERVAL 1 DAY, expires_at = expires_at + INTERVAL 1 DAY WHERE token_hash = UNHEX(SHA2(?, 256))', undef, $cookie);
    is_signed_in(var() . '/run/pages.sock', $cookie, 'who was signed in stays so');
    cmp_ok(db_value('SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), expires_at) FROM session WHERE token_hash = UNHEX(SHA2(?, 256))', $cookie), '<=', 1800, 'for as long as anybody');
};

subtest 'the clock of the database goes on a day' => sub {
    my $cookie = session_of($owner);
    db()->do('UPDATE session SET created_at = created_at - INTERVAL 1 DAY, seen_at = seen_at - INTERVAL 1 DAY, expires_at = expires_at - INTERVAL 1 DAY WHERE token_hash = UNHEX(SHA2(?, 256))', undef, $cookie);
    unlike(past_nginx(var() . '/run/pages.sock', REQUEST_URI => '/plan-du-site', HTTP_COOKIE => "stage3e=$cookie"), qr/\Q$email\E/, 'sessions end, once');
    my $mech = sign_in($email);
    $mech->get(site() . '/compte');
    like($mech->uri, qr{/compte$}, 'and who signs in again is signed in');
};
done_testing;
