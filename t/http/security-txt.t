# /.well-known/security.txt (RFC 9116): where a fault is reported.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $answer = request(GET => '/.well-known/security.txt');
my @lines = split /\n/, $answer->decoded_content;

subtest 'it is plain text, of fields alone' => sub {
    is($answer->code, 200, 'it is there');
    is($answer->header('Content-Type'), 'text/plain; charset=utf-8', 'as plain text');
    is(scalar(grep { !/^[A-Za-z-]+: \S/ } @lines), 0, 'a field a line, and nothing else');
};

subtest 'it says whom to write to, and where it stands' => sub {
    is(scalar(grep { /^Contact: (?:mailto:[^@\s]+@\S+|https:\S+)$/ } @lines), 1, 'with a contact');
    is(scalar(grep { $_ eq 'Canonical: ' . site() . '/.well-known/security.txt' } @lines), 1, 'with its own address');
};

subtest 'it is good for months, for less than a year' => sub {
    my ($expires) = map { /^Expires: (\d{4}-\d\d-\d\d)T00:00:00Z$/ } @lines;
    cmp_ok($expires // '', 'gt', day(150), 'for months');
    cmp_ok($expires // '', 'lt', day(365), 'less than a year');
};
done_testing;
