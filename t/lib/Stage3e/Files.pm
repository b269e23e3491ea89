package Stage3e::Files;

# Files that people take away and bring, as programs of others read them.

use strict;
use warnings;
use utf8;
use Encode qw(decode);
use Exporter qw(import);
use File::Temp;
use JSON;

our @EXPORT = qw(file_of said_by pdf_text pdf_is_sound csv_rows csv_table zip_names);

# A file with those bytes, which is there as long as the object is.
sub file_of {
    my ($bytes, $suffix) = @_;
    my $file = File::Temp->new(SUFFIX => $suffix // '');
    binmode $file;
    print $file $bytes;
    close $file;
    return $file;
}

# What a command says of a file.
sub said_by { my ($command) = @_; return decode('UTF-8', scalar `$command 2>&1`, Encode::FB_DEFAULT) }

# The text of a PDF's bytes; pdf_text($bytes, '-layout') as it lies on the page.
sub pdf_text {
    my ($bytes, @options) = @_;
    my $file = file_of($bytes, '.pdf');
    return said_by("pdftotext @options $file -");
}

sub pdf_is_sound {
    my ($bytes) = @_;
    my $file = file_of($bytes, '.pdf');
    return system("qpdf --check $file > /dev/null 2>&1") == 0;
}

# The rows of a CSV as Python's reader has them.
sub csv_rows {
    my ($bytes, $separator) = @_;
    my $file = file_of($bytes, '.csv');
    my $script
        = 'import sys, csv, json; '
        . 'table = open(sys.argv[1], encoding="utf-8-sig", newline=""); '
        . 'print(json.dumps(list(csv.reader(table, delimiter=sys.argv[2]))))';
    open(my $in, '-|:raw', '/usr/bin/python3', '-c', $script, "$file", $separator // ';') or die $!;
    return JSON::decode_json(do { local $/; <$in> });
}

# The rows of a CSV's text, each by the names of its columns.
sub csv_table {
    my ($text) = @_;
    my ($separator) = $text =~ s/^\x{FEFF}//r =~ /^\w+([;,])/;
    my ($names, @lines) = map {
        [map { s/^"(.*)"$/$1/sr =~ s/""/"/gr } /((?:^|(?<=\Q$separator\E))(?:"(?:[^"]|"")*"|[^"\Q$separator\E]*))/g]
    } split /\r\n/, $text =~ s/^\x{FEFF}//r;
    return map { my %row; @row{@$names} = @$_; \%row } @lines;
}

# What a sound archive holds: its names in order, each with the SHA-256 of its bytes if it is asked for.
sub zip_names {
    my ($bytes, $with_hash) = @_;
    my $file = file_of($bytes, '.zip');
    my $script
        = 'import sys, zipfile, hashlib; archive = zipfile.ZipFile(sys.argv[1]); assert archive.testzip() is None; '
        . '[print(name, *([hashlib.sha256(archive.read(name)).hexdigest()] if sys.argv[2:] else [])) '
        . 'for name in sorted(archive.namelist())]';
    open(my $in, '-|', '/usr/bin/python3', '-c', $script, "$file", $with_hash ? 'hash' : ()) or die $!;
    my @names = map { chomp; $_ } <$in>;
    close $in or push @names, 'not an archive';
    return join ' ', @names;
}

1;
