package Saved;

# What the tests of saved searches share: offers that are online with words of their own, a pupil who saves a
# search for them, a day that passes.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use PublishedOffers;
use Stage3e;

our @EXPORT = qw(searcher online save saved_search a_day_passes alert announced announces);

# Alerts come whatever day it is.
$ENV{STAGE3E_ALERTS_HOLIDAYS} = 'no';
$ENV{STAGE3E_ALERTS_PAUSES} = '';

my @online;

# An offer deposited with that title, online until the end of the test.
sub online {
    my ($title, %form) = @_;
    push @online, published(title => "Découverte du métier de $title", %form);
    return $online[-1];
}

# A pupil of a school that has published no dates, whose weeks would be those of the search: browser, account, e-mail.
sub searcher {
    my ($id, $email) = make_pupil(school => make_school());
    return (browser_of($id), $id, $email);
}

# A pupil saves a search, as its page offers to.
sub save {
    my ($mech, $query) = @_;
    $mech->get(site() . "/offres?$query");
    return send_form($mech, -action => qr{/offres/recherches$});
}

# The number of the one search that an account has.
sub saved_search { return db_value('SELECT id FROM saved_search WHERE account_id = ?', $_[0]) }

# One mail a day: who got theirs may get the next.
sub a_day_passes {
    my ($email) = @_;
    return db()->do('DELETE FROM alert_sent WHERE person = UNHEX(LEFT(SHA2(?, 256), 32))', undef, $email);
}

sub alert { return (ctl('alert'))[0] }

# The mails of new offers to an address, once all have left.
sub announced {
    my ($email) = @_;
    until_true(
        'the mailer',
        sub {
            !db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "alerts" AND state = "queued"',
                $email);
        });
    return grep { $_->{subject} =~ /nouvelle.* offre/ } mails_for($email);
}

# A day passes: in how many mails to an address an offer stands then.
sub announces {
    my ($email, $offer) = @_;
    a_day_passes($email);
    alert();
    my $title = db_value('SELECT title FROM offer WHERE id = ?', $offer);
    return scalar grep { $_->{text} =~ /\Q$title\E/ } announced($email);
}

END {
    my $status = $?;
    eval { disable(@online) };
    $? = $status;
}

1;
