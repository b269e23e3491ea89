package Outbox;

# An outbox of a test's own, in a database that the instance's mailer does not know, and an SMTP server
# that misbehaves when it is asked to (smtp_server.py). The tables are those that the mailer may use, without
# their rows and their foreign keys.

use strict;
use warnings;
use utf8;
use DBI;
use Exporter qw(import);
use File::Temp;
use IO::Select;
use JSON;
use MIME::Base64 ();
use Stage3e;
use Time::HiRes qw(time);

our @EXPORT = (
    qw(outbox_open outbox_content queue_mail outbox_value outbox_row outbox_do),
    qw(smtp_start smtp_stop gateway_start mailer_start mailer_run mailer_end taken events log_size));

my ($name, $handle, %servers);
my $parent = $$;
my $folder = File::Temp->newdir;

sub outbox_open {
    $name = unique('outbox');
    db()->do("CREATE DATABASE $name CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci");
    my $tables = db()->selectcol_arrayref(
        q{SELECT DISTINCT table_name FROM (
        SELECT table_name, grantee FROM information_schema.table_privileges WHERE table_schema = 'stage3e' UNION
        SELECT table_name, grantee FROM information_schema.column_privileges WHERE table_schema = 'stage3e') p
        WHERE grantee = "'stage3e_mailer'@'localhost'" AND table_name <> 'schema_migration'});
    db()->do("CREATE TABLE $name.$_ LIKE stage3e.$_") for @$tables;
    # The mailer looks whether the schema is its own.
    db()->do("CREATE TABLE $name.schema_migration AS SELECT * FROM stage3e.schema_migration");
    $handle = DBI->connect("DBI:MariaDB:database=$name;mariadb_socket=" . var() . '/run/db.sock',
        'root', '', { RaiseError => 1, PrintError => 0 });
    return;
}

sub outbox_do { my ($sql, @values) = @_; return $handle->do($sql, undef, @values) }
sub outbox_value { my ($sql, @values) = @_; return ($handle->selectrow_array($sql, undef, @values))[0] }

# All columns of a message.
sub outbox_row { my ($id) = @_; return $handle->selectrow_hashref('SELECT * FROM message WHERE id = ?', undef, $id) }

sub outbox_content {
    my (%of) = @_;
    return
          '<message step="1"'
        . ($of{change} ? qq{ change="$of{change}"} : '')
        . ($of{stop} ? qq{ stop="$of{stop}" total="1" label="x"} : '')
        . '><site name="Stage3e" long-name="Mon stage de 3e en Loire-Atlantique" operator="Département"'
        . ' base-url="http://x.example" help-phone="" help-hours="" help-mail=""/>'
        . '<person role="pupil"/><offer id="1"><title>'
        . ($of{title} // 'Boulanger')
        . "</title><employer>"
        . ($of{employer} // 'Fournil du Port')
        . "</employer><town>Nantes</town><period>du 4 au 8\x{a0}janvier</period></offer>"
        . "<link href=\"http://x.example/l\"/></message>";
}

# One mail, due now; its number.
sub queue_mail {
    my ($recipient, %of) = @_;
    outbox_do(
        'INSERT INTO message (channel, recipient, template, content, next_attempt_at, created_at)
        VALUES (?, ?, ?, ?, UTC_TIMESTAMP() - INTERVAL 1 SECOND, UTC_TIMESTAMP())',
        $of{channel} // 'mail',
        $recipient,
        $of{template} // 'offer-online',
        $of{content} // outbox_content(%of));
    return outbox_value('SELECT LAST_INSERT_ID()');
}

# Starts a server; returns its port.
sub smtp_start {
    my (@options) = @_;
    my $log = "$folder/" . unique('smtp') . '.json';
    my $pid = open(my $out, '-|', '/usr/bin/python3', 't/lib/smtp_server.py', $log, @options) or die $!;
    my $port = <$out>;
    die 'no SMTP server' unless $port;
    chomp $port;
    $servers{$port} = { pid => $pid, log => $log, out => $out };
    return $port;
}

sub smtp_stop {
    my ($port) = @_;
    my $server = delete $servers{$port} or return;
    kill KILL => $server->{pid};
    close $server->{out};
    return;
}

# Starts a gateway for SMS; returns its port and where it writes what it was asked.
sub gateway_start {
    my $log = "$folder/" . unique('sms') . '.json';
    my $pid = open(my $out, '-|', '/usr/bin/python3', 't/lib/sms_gateway.py', $log) or die $!;
    chomp(my $port = <$out> // die 'no gateway');
    $servers{$port} = { pid => $pid, log => $log, out => $out };
    return ($port, $log);
}

# What a server saw.
sub events {
    my ($port, $event) = @_;
    open(my $in, '<', $servers{$port}{log}) or return;
    my @all = map { JSON::decode_json($_) } grep { /\}\n\z/ } <$in>;
    return grep { !$event || $_->{event} eq $event } @all;
}

sub log_size { my ($port) = @_; return -s $servers{$port}{log} }

# The mails it took, with their bytes.
sub taken {
    my ($port) = @_;
    return map {
        { %$_, bytes => MIME::Base64::decode_base64($_->{raw}) }
    } events($port, 'mail');
}

# A mailer on this outbox: what it says goes to a file. Keys of the configuration are given as "mail_tls".
sub mailer_start {
    my ($port, %of) = @_;
    my $said = "$folder/" . unique('said');
    open(my $out, '>', $said) or die "$said: $!";
    my $pid = fork // die $!;
    return { pid => $pid, said => $said } if $pid;
    $ENV{STAGE3E_CONF} = var() . '/etc/stage3e.conf';
    $ENV{STAGE3E_DATABASE_NAME} = $name;
    $ENV{STAGE3E_DATABASE_USER} = 'root';
    $ENV{STAGE3E_DATABASE_PASSWORD} = '';
    $ENV{STAGE3E_MAIL_SMTP_URL} = "smtp://127.0.0.1:$port";

    for my $key (grep { !/^-/ } keys %of) {
        $ENV{ 'STAGE3E_' . uc $key } = $of{$key};
    }
    open STDOUT, '>&', $out or die;
    open STDERR, '>&', \*STDOUT or die;
    exec "$ENV{STAGE3E_BUILD}/mailer", @{ $of{-arguments} // [] } or die;
}

# Waits for its end: exit status (or -1, killed) and what it said.
sub mailer_end {
    my ($mailer) = @_;
    waitpid($mailer->{pid}, 0);
    my $status = $? & 127 ? -1 : $? >> 8;
    open(my $in, '<', $mailer->{said}) or die;
    local $/;
    my $said = <$in> // '';
    return wantarray ? ($status, $said) : $status;
}

sub mailer_run { return mailer_end(mailer_start(@_)) }

END {
    if ($$ == $parent) {
        my $status = $?;
        smtp_stop($_) for keys %servers;
        $handle->disconnect if $handle;
        eval { db_connect()->do("DROP DATABASE $name") } if $name;
        $? = $status;
    }
}

1;
