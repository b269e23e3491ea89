# doc/data-protection.md lists every column that can hold text: who sees it, how long, what erases it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

open(my $in, '<', 'doc/data-protection.md') or die;
my (%listed, $section);
while (<$in>) {
    $section = $1 if /^## What is (.*)/;
    next if /^\| table:/;
    my ($table, $columns, @more) = /^\| ([a-z_]+): ([a-z0-9_, ]+) \|(.*)\|$/ ? ($1, $2, split / \| /, $3) : next;
    is(scalar @more, $section eq 'personal' ? 4 : 1, "$table: each question is answered") or diag($_);
    for my $column (split /, /, $columns) { fail("$table.$column twice") if $listed{"$table.$column"}++ }
}
my @columns = @{
    db()->selectcol_arrayref(
        "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'stage3e' AND table_type = 'BASE TABLE' AND data_type REGEXP 'char|text|blob|binary|json'") };
cmp_ok(scalar @columns, '>', 100, 'the schema was read');
is_deeply([grep { !$listed{$_} } sort @columns], [], 'every column that can hold text is in doc/data-protection.md');
my %there = map { $_ => 1 } @columns;
is_deeply([grep { !$there{$_} } sort keys %listed], [], 'which lists no other');
done_testing;
