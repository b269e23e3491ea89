# The hours of an agreement: those of the offer to begin with, the law while one types, a warning to the employer
# and a refusal to the school when they break it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

subtest 'they begin with those of the offer, as far as the form can say them' => sub {
    my ($of, $employer) = begin_agreement();
    my $hours = sub {
        db()->do('UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.schedule = ? WHERE a.id = ?',
            undef, $_[0], $of->{id});
        $employer->get(site() . "/conventions/$of->{id}/employeur");
        return join ' ', map {
            my $day = $_;
            join '/', grep { $_ ne '' } map { value_of($employer, "day$day-$_") // '' } qw(from pause resume to)
        } 0 .. 5;
    };
    is($hours->('12345 0830-1200 1330-1630'), '08:30/12:00/13:30/16:30     ', 'each day the same');
    is($hours->('1234 0900-1200 1300-1600;5 0900-1200'), '09:00/12:00/13:00/16:00     09:00/12:00', 'one that differs');
    is($hours->('1245 0900-1300'), ' 09:00/13:00 09:00/13:00  09:00/13:00 09:00/13:00', 'a day off stays empty');
    is($hours->('12345 0900-1000 1030-1200 1300-1600'), '     ', 'what the form cannot say is left out');
    is($hours->(''), '     ', 'no hours, none');
};

subtest 'those of this offer come before those of another’s agreement' => sub {
    my ($owner, $school) = (scalar make_employer(), make_school());
    make_agreement(owner => $owner, school => $school);
    my $offer = make_offer(owner => $owner, seats => 2);
    db()->do('UPDATE offer SET schedule = "12345 0800-1100 1200-1500" WHERE id = ?', undef, $offer);
    my ($id) = make_placement(owner => $owner, school => $school, offer => $offer);
    my $employer = browser_of($owner);
    $employer->get(site() . "/conventions/$id/employeur");
    is(
        value_of($employer, 'tutor-name') . value_of($employer, 'day0-from'),
        'Paul Lenoir08:00',
        'the tutor of the last one, the hours of the offer');
};

my $good = 'day0-from=09:00&day0-pause=12:00&day0-resume=13:00&day0-to=16:00';

# What is answered while one types: the limits, or another status than 200.
sub limits {
    my ($mech, $id, $query) = @_;
    my $answer = $mech->get(site() . "/conventions/$id/horaires.json?$query");
    return $answer->code == 200 ? JSON::decode_json($answer->decoded_content(charset => 'none')) : $answer->code;
}

subtest 'while one types, the total and the limits are said, with the article' => sub {
    my ($of, $employer) = begin_agreement();
    is_deeply(
        limits($employer, $of->{id}, $good),
        { complet => JSON::true, total => "30\x{a0}h", limites => [] },
        'lawful, with the total');
    my $bad = limits($employer, $of->{id}, "$good&day2-from=05:00&day2-to=14:00");
    is(scalar(grep { $_->{interdit} } @{ $bad->{limites} }), scalar @{ $bad->{limites} }, 'what is forbidden says so');
    like(
        join(' ', map { "$_->{phrase} $_->{ici} $_->{article}" } @{ $bad->{limites} }),
        qr/Jamais avant 6.h.*mardi.*L\..3163-1/s,
        'with the day and the article');
};

subtest 'what is no whole day is not judged, and others are not answered' => sub {
    my ($of, $employer, $college) = begin_agreement();
    is(limits($employer, $of->{id}, 'day0-from=09:00')->{complet}, JSON::false, 'half a day is not judged');
    is(ref limits($employer, $of->{id}, 'day0-from=%FF&day0-to=' . 'x' x 3000), 'HASH', 'nor what is none');
    is(limits($college, $of->{id}, $good), 403, 'not for the school');
    is(limits(browser_of(scalar make_employer()), $of->{id}, $good), 404, 'not for another employer');
};

# The employer sends hours that break the law.
sub unlawful {
    my ($employer, $id) = @_;
    return write_part(
        $employer,
        $id,
        'employeur',
        employer_part(
            'day0-pause' => '',
            'day0-resume' => '',
            'day2-from' => '05:00',
            'day2-pause' => '09:00',
            'day2-resume' => '10:00',
            'day2-to' => '14:00'
        ));
}

subtest 'hours that break the law are a warning to the employer, refused to the school' => sub {
    my ($of, $employer, $college) = begin_agreement();
    unlawful($employer, $of->{id});
    is(agreement_state($of->{id}), 'to_complete_school v1', 'the employer may send them');
    like(
        words($employer->content),
        qr/Ces horaires ne respectent pas la loi.*Jamais avant 6.h.*mardi.*L\..3163-1/s,
        'and is told the article'
    ) or diag(words($employer->content));
    like(
        mail_like(db_value('SELECT email FROM school WHERE id = ?', $of->{school}), qr/Convention à compléter/)->{text},
        qr/Naïg Martin.*n°.$of->{id}|n°.$of->{id}.*Naïg Martin/s,
        'the school is told');
    $college->get(site() . "/conventions/$of->{id}/college");
    is(value_of($college, 'parent-name'), 'Parent', 'the school’s form begins with the pupil’s guardian');
    write_part($college, $of->{id}, 'college', school_part());
    is($college->status, 422, 'refused');
    like(words($college->content), qr/demandez-lui de les corriger/, 'with what to do');
    is(agreement_state($of->{id}), 'to_complete_school v1', 'nothing moved');
};

subtest 'the school asks the employer for others, and says why' => sub {
    my ($of, $employer, $college) = begin_agreement();
    unlawful($employer, $of->{id});
    valid_xml(page_xml($college, "/conventions/$of->{id}/corriger"), 'the page');
    $college->get(site() . "/conventions/$of->{id}/corriger");
    send_form($college, -action => '/corriger$', 'correction-reason' => '');
    is(errors_at($college), 'correction-reason', 'it says why');
    send_form($college, -action => '/corriger$', 'correction-reason' => 'Mardi commence trop tôt.');
    is(agreement_state($of->{id}), 'to_complete_employer v1', 'the employer’s turn again');
    my $mail = mail_like(db_value('SELECT email FROM account WHERE id = ?', $of->{owner}), qr/Convention à compléter/);
    like($mail->{text}, qr/Mardi commence trop tôt\./, 'told why');
    unlike($mail->{text}, qr/Naïg/, 'without the pupil’s name');
    like(words_at($employer, "/conventions/$of->{id}"), qr/Mardi commence trop tôt/, 'and on the page');
    $employer->get(site() . "/conventions/$of->{id}/employeur");
    is(value_of($employer, 'day2-from'), '05:00', 'what was written is there');
    write_part($employer, $of->{id}, 'employeur', employer_part(map { ("day2-$_" => '') } qw(from pause resume to)));
    is(agreement_state($of->{id}), 'to_complete_school v1', 'sent again');
};
check_all('the invariants hold');
done_testing;
