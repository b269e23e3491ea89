package Stage3e::Applications;

# Applications, from applying to a confirmed placement, each act through the site.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e::Calendar;
use Stage3e::Database;
use Stage3e::Instance;
use Stage3e::Offers;
use Stage3e::People;
use Stage3e::SignIn;
use Stage3e::Web;

our @EXPORT = qw(apply_as answer state_of make_placement moved_to);

my $url = site();

# A pupil applies through the form; returns the application's number.
sub apply_as {
    my ($pupil, $offer, %form) = @_;
    my $mech = browser_of($pupil);
    $mech->get("$url/candidatures/postuler/$offer");
    $form{week} //= db_value('SELECT MIN(monday) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $offer);
    send_form($mech, -action => 'postuler', motivation => "J’aime le bois.\n\nEt bricoler.", %form);
    return db_value('SELECT MAX(id) FROM application WHERE pupil_id = ? AND offer_id = ? AND monday = ?',
        $pupil, $offer, $form{week});
}

# Does one act on an application, from its page for that act, if it can be done.
sub answer {
    my ($mech, $base, $act, %fields) = @_;
    $mech->get("$url$base/$act");
    return $mech->uri =~ m{/$act$} ? send_form($mech, -action => "/$act\$", %fields) : undef;
}

sub state_of {
    my ($id) = @_;
    return db_value('SELECT state_after FROM event WHERE application_id = ? ORDER BY id DESC LIMIT 1', $id);
}

# A confirmed placement: (application, pupil's account and e-mail, employer's account and e-mail). By
# pupil => account, owner => account, school => id, offer => id, weeks => [mondays], form => {…}.
sub make_placement {
    my (%of) = @_;
    my ($owner, $owner_email)
        = $of{owner}
        ? ($of{owner}, db_value('SELECT email FROM account WHERE id = ?', $of{owner}))
        : (make_employer())[0, 1];
    my $offer = $of{offer} // make_offer(owner => $owner, seats => 5, weeks => $of{weeks});
    my ($pupil, $pupil_email)
        = $of{pupil} ? ($of{pupil}, db_value('SELECT email FROM account WHERE id = ?', $of{pupil})) : make_pupil(%of);
    my $id = apply_as($pupil, $offer, $of{form} ? %{ $of{form} } : ());
    answer(browser_of($owner), "/candidatures/$id", 'accepter');
    answer(browser_of($pupil), "/candidatures/$id", 'confirmer');
    return ($id, $pupil, $pupil_email, $owner, $owner_email);
}

# As if an application had been for that week, whatever week it is.
sub moved_to {
    my ($id, $monday) = @_;
    db()->do(
        'INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until)
        SELECT w.offer_id, ?, w.capacity_id, ?, ?, ? - INTERVAL 7 DAY FROM offer_week w
            JOIN application a ON a.offer_id = w.offer_id AND a.monday = w.monday WHERE a.id = ?',
        undef, $monday, $monday, friday_of($monday), $monday, $id);
    db()->do('UPDATE application SET monday = ? WHERE id = ?', undef, $monday, $id);
    return;
}

1;
