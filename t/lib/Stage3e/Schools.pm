package Stage3e::Schools;

# Schools of a test's own, and the list of pupils that a school gives.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e::Database;
use Stage3e::Instance;
use Stage3e::Unique;
use Stage3e::Web;

our @EXPORT = qw(make_school list_pupils import_pupils);

my $url = site();

# A school of the test's own: whatever official files were loaded, none of theirs is counted on.
# make_school(other_weeks => 'never', dates => [[first, last, class]…], town => …, priority => 'rep')
sub make_school {
    my (%of) = @_;
    my $number = 9_000_000 + int rand 900_000;    # none of 99…, which tests of imports use
    my $uai = $number . substr 'ABCDEFGHJKLMNPRSTUVWXYZ', $number % 23, 1;
    my $name = $of{name} // unique_name('Collège ');
    db()->do(
        "INSERT INTO school (uai, name, postcode, town, sector, priority, email, other_weeks, latitude, longitude)
        VALUES (?, ?, '44000', ?, 'public', ?, ?, ?, ?, ?)",
        undef,
        $uai,
        $name,
        $of{town} // 'Nantes',
        $of{priority} // 'none',
        $of{email} // unique('ce') . '@college.example',
        $of{other_weeks} // 'agreed',
        @{ $of{place} // [undef, undef] });
    my $school = db_value('SELECT id FROM school WHERE uai = ?', $uai);
    db()->do('INSERT INTO school_placement (school_id, first_on, last_on, class) VALUES (?, ?, ?, ?)',
        undef, $school, $_->[0], $_->[1], $_->[2] // '')
        for @{ $of{dates} // [] };
    return $school;
}

# A school's list, up to the page that says what would be done; and done.
sub list_pupils {
    my ($mech, $text) = @_;
    $mech->get("$url/college/eleves");
    my $token = csrf_of($mech);
    return $mech->post(
        "$url/college/eleves/importer",
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'eleves.csv', Content => $text]]);
}

sub import_pupils {
    my ($mech, $text, %answers) = @_;
    my $answer = list_pupils($mech, $text);
    return $answer->code == 200 ? send_form($mech, -action => '/confirmer$', %answers) : $answer;
}

1;
