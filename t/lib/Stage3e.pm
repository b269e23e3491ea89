package Stage3e;

# What the HTTP tests share: all of t/lib/Stage3e/*.pm, a file a subject, under one `use Stage3e;`. A new helper
# goes into the @EXPORT of its subject; what few need into its @EXPORT_OK, and is called Stage3e::sent().
#
# A test states what a visitor notices. It makes its own data (unique e-mails, titles), so that
# all files run at once on one instance; it waits for conditions, never for time.

use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use Encode qw(decode);
use Exporter qw(import);
use Test::More;

our (@EXPORT, @EXPORT_OK);

BEGIN {
    my @parts = qw(
        Instance Database Calendar Unique Web Files Mailbox Schools People SignIn Offers Applications Agreements);
    for my $part (@parts) {
        require "Stage3e/$part.pm";
        no strict 'refs';
        my ($all, $seldom) = (\@{"Stage3e::${part}::EXPORT"}, \@{"Stage3e::${part}::EXPORT_OK"});
        "Stage3e::$part"->import(@$all, @$seldom);
        push @EXPORT, @$all;
        push @EXPORT_OK, @$seldom;
    }
}

# ./dev test --only "words of a title" runs what is outside of cases, and the cases with those words, whole.
if (my $only = decode('UTF-8', $ENV{STAGE3E_ONLY} // '')) {
    my $subtest = \&Test::More::subtest;
    our $is_chosen = 0;
    no warnings 'redefine';
    *Test::More::subtest = sub {
        my ($title) = @_;
        return 1 unless $is_chosen || $title =~ /\Q$only\E/i;
        local $is_chosen = 1;
        local $Test::Builder::Level = $Test::Builder::Level + 1;
        return $subtest->(@_);
    };
}

1;
