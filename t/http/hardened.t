# How the programs are built: what makes a fault of memory harder to use.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

for my $program (qw(offers applications accounts export pages mailer image stage3ectl)) {
    subtest "$program leaves little to an attacker" => sub {
        my $elf = `readelf -hdlW $ENV{STAGE3E_BUILD}/$program`;
        like($elf, qr/Type:\s+DYN/, 'it lies elsewhere each time');
        like($elf, qr/BIND_NOW|Flags: .*NOW/, 'its table of functions is not written to');
        like($elf, qr/GNU_RELRO/, 'nor its pointers');
        like($elf, qr/GNU_STACK(?:\s+0x\w+){5}\s+RW\s/, 'its stack does not run');
    };
}

subtest 'the compiler guards stack and jumps' => sub {
    open(my $in, '<', "$ENV{STAGE3E_BUILD}/Makefile") or die $!;
    my ($flags) = grep { /^STAGE3E_CFLAGS/ } <$in>;
    like($flags, qr/\s\Q$_\E(?:\s|$)/, "built with $_")
        for qw(-fstack-protector-strong -fstack-clash-protection -fcf-protection -fPIE);
};
done_testing;
