# Clocks that are wrong, or jump: nobody is signed out for that, again and again least of all. Machines of a
# site differ in time as soon as one of them loses its NTP.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use FastCGI;
use Clock;
use File::Temp;
use Test::More;

plan skip_all => 'the clock is put off by a library, which sanitizers do not take' if $ENV{STAGE3E_SANITIZERS};
my $folder = File::Temp->newdir;
my (%socket, @pids);
for my $off (-7200, 7200) {
    for my $program (qw(accounts pages)) {
        $socket{$off}{$program} = "$folder/$program$off.sock";
        push @pids, program_start($program, $socket{$off}{$program}, clock_off($off));
    }
}
END { local $?; program_end(@pids) }
my $right = var() . '/run/pages.sock';

my ($owner, $email) = make_employer();

# The page with who is signed in, as a program on that socket shows it.
sub page_at {
    my ($socket, $cookie) = @_;
    return past_nginx($socket, REQUEST_URI => '/plan-du-site', HTTP_COOKIE => "stage3e=$cookie");
}
sub is_signed_in { my ($socket, $cookie, $what) = @_; return like(page_at($socket, $cookie), qr/\Q$email\E/, $what) }

# As a browser does, from that address.
sub sign_in_at {
    my ($off, $address) = @_;
    my $page = past_nginx($socket{$off}{accounts}, REQUEST_URI => '/connexion');
    my ($set) = $page =~ /^Set-Cookie: (stage3e=[^;]*)/m;
    my ($token) = $page =~ /name="csrf" value="([^"]+)"/;
    return past_nginx(
        $socket{$off}{accounts},
        REQUEST_URI => '/connexion',
        HTTP_COOKIE => $set,
        REMOTE_ADDR => $address // '127.0.0.1',
        -body => "csrf=$token&email=" . ($email =~ s/\@/%40/r) . '&password=stage3e-demo');
}

for my $off (-7200, 7200) {
    my $hours = $off / 3600;
    subtest "a machine $hours hours off knows who signed in at another" => sub {
        my $cookie = session_of($owner);
        is_signed_in($socket{$off}{pages}, $cookie, 'who signed in at another');
        is_signed_in($right, $cookie, 'which goes on knowing');
    };

    subtest "who signs in at a machine $hours hours off is known at all" => sub {
        my $answer = sign_in_at($off);
        like($answer, qr/^Status: 303/, 'it takes a password');
        my ($cookie) = $answer =~ /^Set-Cookie: stage3e=([^;]*)/m;
        is_signed_in($right, $cookie, 'and the others know it at once');
        is_signed_in($socket{ -$off }{pages}, $cookie, 'even one that errs the other way');
        is_signed_in($socket{$off}{pages}, $cookie, 'and itself');
        my ($seconds) = past_nginx(
            $socket{$off}{accounts},
            REQUEST_URI => '/compte/session.json',
            HTTP_COOKIE => "stage3e=$cookie"
        ) =~ /"seconds": (-?\d+)/;
        cmp_ok(abs($seconds - 1800), '<', 60, 'with half an hour to go');
    };

    subtest "who has to wait after wrong tries waits as long at a machine $hours hours off" => sub {
        # Ten minutes, as another machine found.
        my $address = $off < 0 ? '127.0.7.1' : '127.0.7.2';
        db()->do(
            'REPLACE INTO attempt (scope, key_hash, started_at, count, blocked_until)
            VALUES ("password-address", UNHEX(SHA2(?, 256)), UTC_TIMESTAMP(), 99,
                UTC_TIMESTAMP() + INTERVAL 600 SECOND)',
            undef,
            $address =~ tr/./ /r);
        my $refusal = sign_in_at($off, $address);
        like($refusal, qr/^Status: 429/, 'there too');
        my ($wait) = $refusal =~ /^Retry-After: (\d+)/m;
        ok($wait > 540 && $wait <= 600, 'as long as anywhere') or diag($wait);
    };
}

# A session as one of a database whose clock has gone since by so many days.
sub session_moved {
    my ($days) = @_;
    my $cookie = session_of($owner);
    db()->do(
        'UPDATE session SET created_at = created_at + INTERVAL ? DAY, seen_at = seen_at + INTERVAL ? DAY,
            expires_at = expires_at + INTERVAL ? DAY WHERE token_hash = UNHEX(SHA2(?, 256))',
        undef, -$days, -$days, -$days, $cookie);
    return $cookie;
}

subtest 'the clock of the database goes back a day: who was signed in stays so, for as long as anybody' => sub {
    my $cookie = session_moved(-1);
    is_signed_in($right, $cookie, 'who was signed in stays so');
    my $seconds = db_value(
        'SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), expires_at) FROM session
        WHERE token_hash = UNHEX(SHA2(?, 256))', $cookie);
    cmp_ok($seconds, '<=', 1800, 'for as long as anybody');
};

subtest 'the clock of the database goes on a day: sessions end, once' => sub {
    unlike(page_at($right, session_moved(1)), qr/\Q$email\E/, 'sessions end');
    my $mech = sign_in($email);
    $mech->get(site() . '/compte');
    like($mech->uri, qr{/compte$}, 'and who signs in again is signed in');
};
done_testing;
