package ApplicationSteps;

# What happens to an application, each step through the site, by who does it.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e;

our @EXPORT = qw(agree confirm accepted confirmed taken last_actor link_path);

# The employer accepts.
sub agree {
    my ($id) = @_;
    my $owner
        = db_value('SELECT o.account_id FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.id = ?', $id);
    my $mech = browser_of($owner);
    answer($mech, "/candidatures/$id", 'accepter');
    return $mech;
}

# The pupil confirms.
sub confirm {
    my ($id) = @_;
    my $mech = browser_of(db_value('SELECT pupil_id FROM application WHERE id = ?', $id));
    answer($mech, "/candidatures/$id", 'confirmer');
    return $mech;
}

# An application that the employer accepted, as apply_as(); its number.
sub accepted { my $id = apply_as(@_); agree($id); return $id }

# One that the pupil confirmed then.
sub confirmed { my $id = accepted(@_); confirm($id); return $id }

# How many seats of an offer are taken.
sub taken { return db_value('SELECT SUM(taken) FROM capacity WHERE offer_id = ?', $_[0]) }

# Who caused the last change of an application.
sub last_actor { return db_value('SELECT actor FROM event WHERE application_id = ? ORDER BY id DESC LIMIT 1', $_[0]) }

# The path of the link that the contact of an offer got last, for an application or to manage.
sub link_path {
    my ($contact, $number) = @_;
    my $site = site();
    return link_of(mail_for($contact, $number)) =~ s/^\Q$site\E//r;
}

1;
