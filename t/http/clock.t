# Clocks that are wrong, or jump: nobody is signed out for that, again and again least of all. Machines of a
# site differ in time as soon as one of them loses its NTP.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use FastCGI;
use Clock;
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

my ($owner, $email) = make_employer();
sub is_signed_in {
    my ($socket, $cookie, $what) = @_;
    return like(past_nginx($socket, REQUEST_URI => '/plan-du-site', HTTP_COOKIE => "stage3e=$cookie"),
        qr/\Q$email\E/, $what);
}

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
    subtest "a machine $hours hours off" => sub {
        my $cookie = session_of($owner);
        is_signed_in($socket{$off}{pages}, $cookie, 'knows who signed in at another');
        is_signed_in(var() . '/run/pages.sock', $cookie, 'which goes on knowing');
        my $answer = sign_in_at($off);
        like($answer, qr/^Status: 303/, 'takes a password');
        ($cookie) = $answer =~ /^Set-Cookie: stage3e=([^;]*)/m;
        is_signed_in(var() . '/run/pages.sock', $cookie, 'and the others know it at once');
        is_signed_in($socket{ -$off }{pages}, $cookie, 'even one that errs the other way');
        is_signed_in($socket{$off}{pages}, $cookie, 'and itself');
        my ($seconds) = past_nginx(
            $socket{$off}{accounts},
            REQUEST_URI => '/compte/session.json',
            HTTP_COOKIE => "stage3e=$cookie"
        ) =~ /"seconds": (-?\d+)/;
        cmp_ok(abs($seconds - 1800), '<', 60, 'with half an hour to go');
        # Ten minutes to wait after wrong tries, as another machine found.
        my $address = $off < 0 ? '127.0.7.1' : '127.0.7.2';
        db()->do(
            'REPLACE INTO attempt (scope, key_hash, started_at, count, blocked_until) VALUES ("password-address", UNHEX(SHA2(?, 256)), UTC_TIMESTAMP(), 99, UTC_TIMESTAMP() + INTERVAL 600 SECOND)',
            undef,
            $address =~ tr/./ /r);
        my $refusal = sign_in_at($off, $address);
        like($refusal, qr/^Status: 429/, 'who has to wait after wrong tries, waits there too');
        my ($wait) = $refusal =~ /^Retry-After: (\d+)/m;
        ok($wait > 540 && $wait <= 600, 'as long as anywhere') or diag($wait);
    };
}

subtest 'the clock of the database goes back a day' => sub {
    my $cookie = session_of($owner);
    db()->do(
        'UPDATE session SET created_at = created_at + INTERVAL 1 DAY, seen_at = seen_at + INTERVAL 1 DAY, expires_at = expires_at + INTERVAL 1 DAY WHERE token_hash = UNHEX(SHA2(?, 256))',
        undef, $cookie);
    is_signed_in(var() . '/run/pages.sock', $cookie, 'who was signed in stays so');
    cmp_ok(
        db_value(
            'SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), expires_at) FROM session WHERE token_hash = UNHEX(SHA2(?, 256))',
            $cookie
        ),
        '<=', 1800,
        'for as long as anybody');
};

subtest 'the clock of the database goes on a day' => sub {
    my $cookie = session_of($owner);
    db()->do(
        'UPDATE session SET created_at = created_at - INTERVAL 1 DAY, seen_at = seen_at - INTERVAL 1 DAY, expires_at = expires_at - INTERVAL 1 DAY WHERE token_hash = UNHEX(SHA2(?, 256))',
        undef, $cookie);
    unlike(past_nginx(var() . '/run/pages.sock', REQUEST_URI => '/plan-du-site', HTTP_COOKIE => "stage3e=$cookie"),
        qr/\Q$email\E/, 'sessions end, once');
    my $mech = sign_in($email);
    $mech->get(site() . '/compte');
    like($mech->uri, qr{/compte$}, 'and who signs in again is signed in');
};
done_testing;
