# The days and hours of an offer: ticked and typed, within the law, shown where they are needed.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my @days = map { ("day-$_" => 1) } 1 .. 5;
my @usual = (@days, 'hours-from' => '09:00', 'hours-to' => '16:30', 'break-from' => '12:00', 'break-to' => '13:30');
sub tried {
    my $mech = browser();
    $mech->get(site() . '/offres/deposer/sans-compte');
    form_with($mech, good_deposit(@_));
    return $mech;
}
sub error_at {
    my ($mech, $field) = @_;
    return XML::LibXML->load_html(string => $mech->content, recover => 2)
        ->findvalue("normalize-space(//*[\@id='$field-erreur'])");
}

subtest 'deposited, previewed, shown' => sub {
    my $title = 'Découverte du métier de ' . unique('fraiseur');
    my $mech = tried(title => $title, @usual, 'day-5-from' => '9h', 'day-5-to' => '12 h');
    my $said
        = qr/du lundi au jeudi, de 9\h+h à 12\h+h et de 13\h+h\h+30 à 16\h+h\h+30\h+; le vendredi, de 9\h+h à 12\h+h/;
    is($mech->status, 200, 'taken');
    like(words($mech->content), $said, 'the preview says them');
    $mech->form_number(1);
    $mech->click_button(value => 'modifier');
    is($mech->form_number(1)->value('day-5-to'), '12 h', 'the form again has them as typed');
    form_with($mech, good_deposit(title => $title, @usual, 'day-5-from' => '9h', 'day-5-to' => '12 h'));
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $title);
    is(
        db_value('SELECT schedule FROM offer WHERE id = ?', $id),
        '1234 0900-1200 1330-1630;5 0900-1200',
        'kept as hours');
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
    $mech->get(site() . "/offres/$id");
    like(words($mech->content), $said, 'the offer shows them');
    valid_xml(get_xml("/offres/$id"), 'the offer');
};

subtest 'what the law forbids is refused in words, with the article' => sub {
    my $mech = tried(@usual, 'hours-to' => '18:00');
    is($mech->status, 422, 'refused');
    like(error_at($mech, 'break-from'), qr/^$/, 'the break is fine');
    like(
        error_at($mech, 'hours-to'),
        qr/Lundi\h*: 7\h+h\h+30\. Sept heures par jour au plus.*circulaire du 21 novembre 2025/,
        'seven hours');
    is($mech->form_number(1)->value('hours-to'), '18:00', 'what was typed is there');
    like(
        error_at(tried(@days, 'hours-from' => '08:00', 'hours-to' => '14:00'), 'break-from'),
        qr/pause d’au moins 30.*\(.*article L\.\h+3162-3/,
        'a break');
    like(
        error_at(tried(@days, 'hours-from' => '05:30', 'hours-to' => '09:00'), 'hours-from'),
        qr/Jamais avant 6.*L\.\h+3163-1/,
        'not before six');
    like(
        error_at(tried(@days, 'hours-from' => '17:00', 'hours-to' => '20:30'), 'hours-to'),
        qr/Jamais après 20/,
        'not after eight in the evening');
    like(
        error_at(
            tried(
                @usual,
                'day-2-from' => '16:00',
                'day-2-to' => '20:00',
                'day-3-from' => '08:00',
                'day-3-to' => '12:00'
            ),
            'day-2-to'
        ),
        qr/Mardi\h*: 12\h+h\. Avant 16\h+ans, 14\h+heures de repos.*L\.\h+3164-1/,
        'the rest of a night');
    like(words($mech->content), qr/Un point est à corriger/, 'summed up');
};

subtest 'the limits while one types' => sub {
    my $ask = sub {
        my (%typed) = @_;
        my $url = URI->new('/offres/horaires.json');
        $url->query_form(\%typed);
        return get_json("$url");
    };
    is_deeply($ask->(@usual), { complet => JSON::true, total => "30\x{a0}h", limites => [] }, 'lawful, with the total');
    my $long = $ask->(@usual, 'hours-to' => '21:00');
    ok(!(grep { !$_->{interdit} } @{ $long->{limites} }), 'what is forbidden says so');
    my ($late) = grep { $_->{phrase} =~ /Jamais après 20/ } @{ $long->{limites} };
    like(
        "$late->{ici} $late->{article}",
        qr/^lundi\h*: 21\h+h\h*; mardi\h*: 21.*vendredi\h*: 21\h+h .*L\.\h+3163-1/,
        'each limit once, with the days and the article');
    is(scalar @{ $long->{limites} }, 5, 'and no more');
    is($ask->(%$_)->{complet}, JSON::false, 'not judged: ' . join ' ', %$_) for { }
    , { 'day-1' => 1 }, { 'hours-from' => '09:00', 'hours-to' => '12:00' },
        { 'day-1' => 1, 'hours-from' => "\xff", 'hours-to' => 'x' x 3000 };
    my $form = tried(@usual, 'hours-to' => '18:00');
    like($form->content, qr{role="status" data-hours="/offres/horaires\.json"}, 'the form asks there');
};

subtest 'hours that make no sense are refused where they are' => sub {
    like(
        error_at(tried('hours-from' => '09:00', 'hours-to' => '12:00'), 'day-1'),
        qr/Cochez au moins un jour/,
        'no day');
    like(error_at(tried('day-1' => 1), 'hours-from'), qr/Il manque cette heure/, 'no hour');
    like(
        error_at(tried('day-1' => 1, 'hours-from' => 'tôt', 'hours-to' => '12:00'), 'hours-from'),
        qr/Indiquez une heure/,
        'no hour at all');
    like(
        error_at(tried('day-1' => 1, 'hours-from' => '12:00', 'hours-to' => '09:00'), 'hours-to'),
        qr/La fin vient après le début/,
        'the end first');
    is(tried()->status, 200, 'none at all are none');
};

subtest 'what an old offer says in words stays until its owner chooses hours' => sub {
    my $owner = scalar make_employer();
    my $offer = make_offer(owner => $owner, title => 'Découverte du métier de ' . unique('mots'));
    db()->do('UPDATE offer SET days = "du lundi au vendredi", hours = "de 9h à 16h" WHERE id = ?', undef, $offer);
    my $mech = browser_of($owner);
    $mech->get(site() . "/offres/$offer");
    like(words($mech->content), qr/du lundi au vendredi.*de 9h à 16h/, 'shown as written');
    my $edit = sub {
        $mech->get(site() . "/offres/$offer/modifier");
        like(
            words($mech->content),
            qr/Écrit jusqu’ici\h*: «\h*du lundi au vendredi, de 9h à 16h\h*»/,
            'the form shows the words'
        ) if !@_;
        send_form($mech, etape => 'visualiser', commitment => 1, @_);
        send_form($mech, etape => 'valider');
    };
    $edit->();
    is(
        db_value('SELECT CONCAT(days, "|", hours, "|", schedule) FROM offer WHERE id = ?', $offer),
        'du lundi au vendredi|de 9h à 16h|',
        'an edit without hours leaves them');
    $edit->(@usual);
    is(
        db_value('SELECT CONCAT(days, "|", hours, "|", schedule) FROM offer WHERE id = ?', $offer),
        '||12345 0900-1200 1330-1630',
        'hours replace them');
    $mech->get(site() . "/offres/$offer/modifier");
    is($mech->form_number(2)->value('hours-to') // $mech->form_number(1)->value('hours-to'),
        '16:30', 'and come back in the form');
};

subtest 'the pages of the placement say them' => sub {
    my ($owner, $pupil) = (scalar make_employer(), scalar make_pupil());
    my $offer = make_offer(owner => $owner);
    db()->do('UPDATE offer SET schedule = "12345 0900-1200 1330-1630" WHERE id = ?', undef, $offer);
    my $id = apply_as($pupil, $offer);
    my ($boss, $self) = (browser_of($owner), browser_of($pupil));
    answer($boss, "/candidatures/$id", 'accepter');
    answer($self, "/candidatures/$id", 'confirmer');
    $self->get(site() . "/candidatures/$id");
    like(words($self->content), qr/du lundi au vendredi, de 9\h+h à 12\h+h et de 13\h+h\h+30 à 16\h+h\h+30/,
        'the page');
    my $calendar = $self->get(site() . "/export/stages/$id.ics")->decoded_content =~ s/\r\n //gr;
    like($calendar, qr/Horaires\W+du lundi au vendredi/, 'the calendar');
};
# Easter Monday of a year (Meeus), as a day of the database.
sub easter_monday {
    my ($y) = @_;
    use integer;
    my ($a, $b, $c) = ($y % 19, $y / 100, $y % 100);
    my $h = (19 * $a + $b - $b / 4 - ($b - ($b + 8) / 25 + 1) / 3 + 15) % 30;
    my $l = (32 + 2 * ($b % 4) + 2 * ($c / 4) - $h - $c % 4) % 7;
    my $n = $h + $l - 7 * (($a + 11 * $h + 22 * $l) / 451) + 114;
    return db_value('SELECT ? + INTERVAL 1 DAY', sprintf '%d-%02d-%02d', $y, $n / 31, $n % 31 + 1);
}

subtest 'a public holiday is no day of a placement' => sub {
    my $year = db_value('SELECT YEAR(CURDATE())');
    my ($holiday) = grep {
        db_value('SELECT ? > CURDATE() + INTERVAL 10 DAY', $_)
            && !db_value('SELECT COUNT(*) FROM holiday WHERE zone = "B" AND ? BETWEEN first_on AND last_on', $_)
    } map { easter_monday($_) } $year, $year + 1;
    plan skip_all => 'the next Easter Mondays are in the holidays'
        if !$holiday || db_value('SELECT DATEDIFF(?, CURDATE()) > 360', $holiday);
    my $title = 'Stage découverte du lundi ' . unique('p');
    my $mech = tried(title => $title, from => $holiday, to => friday_of($holiday), 'lead-days' => 1);
    is($mech->status, 200, 'the week is offered') or diag errors_at($mech);
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    is(
        db_value(
            'SELECT DATEDIFF(w.first_on, w.monday)
               FROM offer_week w JOIN offer o ON o.id = w.offer_id WHERE o.title = ?',
            $title
        ),
        1,
        'from its Tuesday on');
};
done_testing;
