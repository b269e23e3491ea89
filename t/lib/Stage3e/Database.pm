package Stage3e::Database;

# The database of the site under test, entered as root.

use strict;
use warnings;
use utf8;
use DBI;
use Exporter qw(import);
use Stage3e::Instance;

our @EXPORT = qw(db db_connect db_forget db_value);

my $handle;

sub db { return $handle //= db_connect() }

# A connection of the test's own, for what another one does at the same time.
sub db_connect {
    return DBI->connect('DBI:MariaDB:database=stage3e;mariadb_socket=' . var() . '/run/db.sock',
        'root', '', { RaiseError => 1, PrintError => 0, AutoCommit => 1, RootClass => 'Stage3e::Connection' });
}

# After the database was killed: a new connection.
sub db_forget { undef $handle }

sub db_value { my ($sql, @values) = @_; return (db()->selectrow_array($sql, undef, @values))[0] }

# A statement of a test's own, outside a transaction, that lost a deadlock against another test: once more.
package Stage3e::Connection;
our @ISA = ('DBI');

package Stage3e::Connection::db;
our @ISA = ('DBI::db');

sub do {
    my ($self, @statement) = @_;
    for my $try (1 .. 5) {
        my $rows = eval { $self->SUPER::do(@statement) };
        return $rows if defined $rows;
        my $said = $@;
        die $said if $self->err != 1213 || !$self->{AutoCommit} || $try == 5;
    }
}

package Stage3e::Connection::st;
our @ISA = ('DBI::st');

1;
