package PublishedOffers;

# What the tests of offers share: depositing one that is online, correcting by the form, Mondays in a row, what
# is left in the pools.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e;

our @EXPORT = qw(published publish disable free_mondays preview_of correct pools confirmed_in press);

# A deposit through the form, online without its mail; returns its number.
sub published {
    my %form = good_deposit(@_);
    deposit_and_validate(%form);
    my $id = db_value('SELECT id FROM offer WHERE contact_email = ?', $form{email});
    publish($id);
    return $id;
}

sub publish {
    my ($id) = @_;
    return db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
}

sub disable {
    my (@ids) = @_;
    db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $_) for @ids;
    return;
}

# That many Mondays, the first at least so many weeks away, with no other free one between them.
sub free_mondays {
    my ($weeks, $count) = @_;
    my (@mondays, %seen);
    for (my $i = $weeks; @mondays < $count; $i++) {
        my $monday = free_monday($i);
        push @mondays, $monday unless $seen{$monday}++;
    }
    return @mondays;
}

# Opens the form that corrects an offer, changes fields, goes on to the preview; the fields with an error.
sub preview_of {
    my ($mech, $offer, %fields) = @_;
    $mech->get(site() . "/offres/$offer/modifier");
    form_step($mech, 'visualiser', %fields);
    return errors_at($mech);
}

# The same to the end: "done", the fields with an error, or all that the page says.
sub correct {
    my ($mech, $offer, %fields) = @_;
    my $errors = preview_of($mech, $offer, %fields);
    return $errors if $errors;
    form_step($mech, 'valider');
    my $said = words($mech->content);
    return $said =~ /L’offre est modifiée/ ? 'done' : $said;
}

# Seats and those taken of each week's pool: "2/1,3/0".
sub pools {
    my ($offer) = @_;
    return db_value(
        'SELECT GROUP_CONCAT(c.seats, "/", c.taken ORDER BY w.monday)
           FROM capacity c JOIN offer_week w ON w.capacity_id = c.id
          WHERE w.offer_id = ? AND NOT w.is_removed', $offer);
}

# A placement of an owner's offer in a week, confirmed by a pupil of a school of its own.
sub confirmed_in {
    my ($owner, $offer, $week) = @_;
    return (make_placement(owner => $owner, offer => $offer, school => make_school(), form => { week => $week }))[0];
}

# Presses buttons of an offer's page, one after the other.
sub press {
    my ($mech, $offer, @acts) = @_;
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => qr{/$_}) for @acts;
    return;
}

1;
