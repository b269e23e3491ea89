package SchoolWeeks;

# What the tests of a school's weeks share: a school with its week, a pupil of it, an offer of that week and
# of another.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e;

our @EXPORT = qw(own_week other_week scene);

my ($own, $other);
sub own_week { return $own //= free_monday(5) }
sub other_week { return $other //= free_monday(9) }

# scene(other_weeks => 'never'), as make_school(); a hash: school and its e-mail, pupil and theirs, offer, owner.
sub scene {
    my (%of) = @_;
    my $email = unique('ce') . '@college.example';
    my $school = make_school(dates => [[own_week(), friday_of(own_week())]], email => $email, %of);
    my ($pupil, $pupil_email) = make_pupil(school => $school, first_name => 'Malo', last_name => 'Petit');
    my ($owner) = make_employer();
    my $offer = make_offer(owner => $owner, seats => 3, weeks => [own_week(), other_week()]);
    return {
        school => $school,
        email => $email,
        pupil => $pupil,
        pupil_email => $pupil_email,
        offer => $offer,
        owner => $owner };
}

1;
