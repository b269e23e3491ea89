package Stage3e::Instance;

# The site under test: where it is, its programs, and waiting for it.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use open qw(:encoding(UTF-8));
use Test::More;
use Time::HiRes qw(time);

our @EXPORT = qw(site var front ctl ctl_with check_all until_true);

my $url = $ENV{STAGE3E_URL} // 'http://127.0.0.1:8080';
my $var = $ENV{STAGE3E_VAR} // 'var';
my $build = $ENV{STAGE3E_BUILD} // 'var/build';

sub site { $url }
sub var { $var }

# The web server that the tests go through: nginx, apache-proxy or apache-fcgid.
sub front { return $ENV{STAGE3E_FRONT} // 'nginx' }

# Runs stage3ectl; returns its exit status and all it said.
sub ctl { return ctl_with("$var/etc/stage3e.conf", @_) }

# The same with another configuration.
sub ctl_with {
    my ($configuration, @arguments) = @_;
    local $ENV{STAGE3E_CONF} = $configuration;
    open(my $out, '-|', 'sh', '-c', 'exec "$0" "$@" 2>&1', "$build/stage3ectl", @arguments) or die $!;
    my $said = do { local $/; <$out> }
        // '';
    close $out;
    return ($? >> 8, $said);
}

# The invariants hold, over the whole database.
sub check_all {
    my ($what) = @_;
    my ($status, $said) = ctl('check');
    is($status, 0, $what) or diag($said);
}

sub until_true {
    my ($what, $condition) = @_;
    my $deadline = time() + 30;
    while (time() < $deadline) {
        my $value = $condition->();
        return $value if $value;
        select(undef, undef, undef, 0.05);
    }
    BAIL_OUT("waited in vain for $what") if $ENV{STAGE3E_BAIL};
    fail("waited in vain for $what");
    return;
}

1;
