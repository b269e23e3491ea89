# A placement in a calendar: a file that an independent parser reads, whatever the title holds.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A calendar as that parser has it: its version, errors, and events, their text as people read it.
sub calendar {
    my ($bytes) = @_;
    my $file = file_of($bytes, '.ics');
    my $script = <<'PY';
import sys, json, icalendar
c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
def plain(v): return v.dt.isoformat() if hasattr(v, 'dt') else str(v)
events = [{k.lower(): plain(v) for k, v in e.items()} for e in c.walk('VEVENT')]
print(json.dumps({'version': str(c['version']), 'errors': c.errors, 'events': events}))
PY
    open(my $in, '-|:raw', '/usr/bin/python3', '-c', $script, "$file") or die $!;
    return JSON::decode_json(do { local $/; <$in> });
}

# A placement with all that a calendar has signs for; its number, its title, the bytes of its calendar.
sub placement {
    my $title = "Bois ; pain, \\ et « crème » \x{1F9C1} " . 'é' x 60;
    my $owner = make_employer();
    my $offer = make_offer(owner => $owner);
    db()->do('UPDATE offer SET title = ?, hours = "8 h, 12 h; 13 h", address = "1, rue du Port" WHERE id = ?',
        undef, $title, $offer);
    my ($id, $pupil) = make_placement(owner => $owner, offer => $offer);
    my $answer = browser_of($pupil)->get(site() . "/export/stages/$id.ics");
    return ($id, $title, $answer->decoded_content(charset => 'none'));
}

subtest 'its lines are those of RFC 5545' => sub {
    my ($id, $title, $bytes) = placement();
    is(scalar(grep { length > 75 } split /\r\n/, $bytes), 0, 'no line is too long (3.1)');
    is(scalar(() = $bytes =~ /(?<!\r)\n/g), 0, 'each ends as it must');
};

subtest 'a parser reads one event: when, what, where, with whom' => sub {
    my ($id, $title, $bytes) = placement();
    my $calendar = calendar($bytes);
    is_deeply(
        [$calendar->{version}, $calendar->{errors}, scalar @{ $calendar->{events} }],
        ['2.0', [], 1],
        'a parser reads one event');
    my $event = $calendar->{events}[0];
    my ($first, $after) = db()->selectrow_array(
        'SELECT w.first_on, w.last_on + INTERVAL 1 DAY
        FROM application a JOIN offer_week w USING (offer_id, monday) WHERE a.id = ?', undef, $id);
    is_deeply([@$event{qw(dtstart dtend)}], [$first, $after], 'whole days, to the one after the last');
    is($event->{summary} =~ s/\h+/ /gr, "Stage de 3e : $title", 'the title, whatever is in it');
    is($event->{location}, '1, rue du Port, 44000 Nantes', 'the place');
    like($event->{description}, qr/\nHoraires\h: 8 h, 12 h; 13 h\nContact\h: /, 'hours and contact, line by line');
    like($event->{uid}, qr/^stage-$id@/, 'with a name of its own');
};
done_testing;
