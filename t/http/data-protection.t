# doc/data-protection.md lists every column that can hold text: who sees it, how long, what erases it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# Its tables' rows: section, database table, columns, the other cells.
my (@rows, $section);
open(my $in, '<', 'doc/data-protection.md') or die;
while (<$in>) {
    $section = $1 if /^## What is (.*)/;
    next if /^\| table:/ || !/^\| ([a-z_]+): ([a-z0-9_, ]+) \|(.*)\|$/;
    push @rows, { section => $section, table => $1, columns => $2, cells => [split / \| /, $3] };
}
my @listed = map {
    my $row = $_;
    map { "$row->{table}.$_" } split /, /, $row->{columns}
} @rows;

sub columns_with_text {
    return @{
        db()->selectcol_arrayref(
            "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE table_schema = 'stage3e' AND table_type = 'BASE TABLE'
                AND data_type REGEXP 'char|text|blob|binary|json'") };
}

# Those of one list that are not in another.
sub missing {
    my ($list, $other) = @_;
    my %there = map { $_ => 1 } @$other;
    return [grep { !$there{$_} } sort @$list];
}

subtest 'each row answers the questions of its section' => sub {
    for my $row (@rows) {
        is(scalar @{ $row->{cells} }, $row->{section} eq 'personal' ? 4 : 1, "$row->{table}: each question is answered")
            or diag("$row->{table}: $row->{columns}");
    }
};

subtest 'no column is listed twice' => sub {
    my %times;
    $times{$_}++ for @listed;
    is_deeply([grep { $times{$_} > 1 } sort keys %times], [], 'each once');
};

subtest 'every column that can hold text is listed, and no other' => sub {
    my @columns = columns_with_text();
    cmp_ok(scalar @columns, '>', 100, 'the schema was read');
    is_deeply(missing(\@columns, \@listed), [], 'every column is in doc/data-protection.md');
    is_deeply(missing(\@listed, \@columns), [], 'which lists no other');
};
done_testing;
