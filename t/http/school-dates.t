# The dates of a school's placements: published by class, what it allows outside them, the seats near it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

my $monday = free_monday(6);
my $friday = friday_of($monday);

# A school's page of dates: browser, class of its own.
sub planning {
    my $school = make_school(@_);
    return (browser_of(scalar make_staff(school => $school)), '3e ' . ucfirst unique_name('k'), $school);
}

sub dates_send {
    my ($mech, $class, $from, $to) = @_;
    $mech->get(site() . '/college/dates');
    return send_form($mech, -action => qr{/college/dates$}, class => $class, 'first-on' => $from, 'last-on' => $to);
}

subtest 'dates are in their order, not past, and given once' => sub {
    my ($mech, $class) = planning();
    dates_send($mech, $class, $friday, $monday);
    is(errors_at($mech), 'last-on', 'in their order');
    dates_send($mech, $class, monday(-1), friday_of(monday(-1)));
    is(errors_at($mech), 'first-on', 'not a week that is past');
    like(words($mech->content), qr/Cette semaine est passée/, 'with the reason');
    dates_send($mech, $class, $monday, $friday) for 1 .. 2;
    is(errors_at($mech), 'first-on', 'once');
};

subtest 'nor in the holidays of the zone' => sub {
    my ($mech, $class) = planning();
    # The Monday after a holiday begins, or after today in one that goes on.
    my $holiday = db_value(
        "SELECT GREATEST(first_on, CURDATE()) + INTERVAL (9 - DAYOFWEEK(GREATEST(first_on, CURDATE()))) % 7 DAY
           FROM holiday WHERE zone = 'B' AND last_on > CURDATE() + INTERVAL 7 DAY ORDER BY first_on LIMIT 1");
    dates_send($mech, $class, $holiday, friday_of($holiday));
    is(errors_at($mech), 'first-on', 'refused');
    like(words($mech->content), qr/tombent dans les vacances\s: Vacances \S+.*, du /, 'with the reason');
    is(value_of($mech, 'class'), $class, 'what was typed is still there');
};

subtest 'dates are published, and taken back' => sub {
    my ($mech, $class) = planning();
    dates_send($mech, $class, $monday, $friday);
    like(words_at(browser(), '/colleges/dates'), qr/\Q$class\E/, 'anyone sees them');
    valid_xml(page_xml($mech, '/college/dates'), 'the page of dates');
    my $id = db_value('SELECT id FROM school_placement WHERE class = ?', $class);
    $mech->get(site() . '/college/dates');
    send_form($mech, -action => qr{/dates/$id/retirer});
    is(db_value('SELECT COUNT(*) FROM school_placement WHERE id = ?', $id), 0, 'taken back');
};

# Far out at sea: no other test's offers are near.
subtest 'the seats of each week within 20 km that can be asked for' => sub {
    my ($mech) = planning(place => [46.5, -3.5]);
    my ($week, $week_after) = (free_monday(5), free_monday(12));
    my ($both, $one, $far) = map { make_offer(%$_) } { seats => 3, weeks => [$week, $week_after] },
        { seats => 2, weeks => [$week] }, { seats => 7, weeks => [$week] };
    my $move = 'UPDATE offer SET latitude = ?, longitude = -3.5 WHERE id = ?';
    db()->do($move, undef, 46.55, $_) for $both, $one;
    db()->do($move, undef, 46.75, $far);
    my $xml = page_xml($mech, '/college/dates');
    valid_xml($xml, 'with the seats near');
    my %seats = map { $_->getAttribute('monday') => $_->getAttribute('seats') } $xml->findnodes('//near/week');
    is($seats{$week}, 5, 'of a week');
    is($seats{$week_after}, 3, 'and of another');
    db()->do('UPDATE offer SET suspended_at = UTC_TIMESTAMP() WHERE id = ?', undef, $one);
    $xml = page_xml($mech, '/college/dates');
    is($xml->findvalue("//near/week[\@monday = '$week']/\@seats"), 3, 'without those that cannot be asked for');
    disable($both, $one, $far);
};

subtest 'other weeks: with its agreement, unless the school says otherwise' => sub {
    my ($mech, undef, $school) = planning();
    my $others = sub { db_value('SELECT other_weeks FROM school WHERE id = ?', $school) };
    is(page_xml($mech, '/college/dates')->findvalue('//school-dates/@others'), 'agreed', 'with its agreement');
    $mech->get(site() . '/college/dates');
    send_form($mech, -action => 'autres-semaines', others => 'never');
    is($others->(), 'never', 'it sets it');
    send_form($mech, -action => 'autres-semaines', others => 'parfois');
    is($others->(), 'never', 'to what there is');
};
done_testing;
