# /.well-known/security.txt (RFC 9116): where a fault is reported; and how the programs are built.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $answer = request(GET => '/.well-known/security.txt');
is($answer->code, 200, 'it is there');
is($answer->header('Content-Type'), 'text/plain; charset=utf-8', 'as plain text');
my @lines = split /\n/, $answer->decoded_content;
is(scalar(grep { /^Contact: (?:mailto:[^@\s]+@\S+|https:\S+)$/ } @lines), 1, 'with a contact');
my ($expires) = map { /^Expires: (\d{4}-\d\d-\d\d)T00:00:00Z$/ } @lines;
cmp_ok($expires // '', 'gt', day(150), 'good for months');
cmp_ok($expires // '', 'lt', day(365), 'less than a year');
is(scalar(grep { $_ eq 'Canonical: ' . site() . '/.well-known/security.txt' } @lines), 1, 'with its own address');
is(scalar(grep { !/^[A-Za-z-]+: \S/ } @lines), 0, 'and nothing else');

for my $program (qw(offers applications accounts export pages mailer image stage3ectl)) {
    my $elf = `readelf -hdlW $ENV{STAGE3E_BUILD}/$program`;
    like($elf, qr/Type:\s+DYN/, "$program lies elsewhere each time");
    like($elf, qr/BIND_NOW|Flags: .*NOW/, 'its table of functions is not written to');
    like($elf, qr/GNU_RELRO/, 'nor its pointers');
    like($elf, qr/GNU_STACK(?:\s+0x\w+){5}\s+RW\s/, 'its stack does not run');
}
open(my $in, '<', "$ENV{STAGE3E_BUILD}/Makefile") or die $!;
my ($flags) = grep { /^STAGE3E_CFLAGS/ } <$in>;
like($flags, qr/\s\Q$_\E(?:\s|$)/, "built with $_")
    for qw(-fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE);
done_testing;
