# Employers who agreed to be called: shown to schools and the département, for what they agreed to.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

# A town of this test, and offers of one day at it.
my $town = unique_name('Phare-Test ');
my $insee = '98' . sprintf '%03d', $$ % 1000;
db()->do(
    'INSERT IGNORE INTO commune (insee, name, folded_name, population, latitude, longitude)
    VALUES (?, ?, LOWER(REPLACE(?, "-", " ")), 100, 46.12, -3.91)', undef, $insee, $town, $town);
my $week = free_monday(4);
my ($later) = grep { $_ gt $week } map { free_monday($_) } 5 .. 20;
my %flags = (last => 'contact_for_last_minute', events => 'contact_for_events', questions => 'contact_on_application');

# An offer there whose employer agreed to one thing, or to nothing.
sub offer {
    my ($kind, %of) = @_;
    my $id = make_offer(weeks => [$week], email => unique('aide') . '@essai.example', %of);
    my $agreed = $flags{$kind} ? ", $flags{$kind} = 1" : '';
    db()->do(
        "UPDATE offer SET contact_on_application = 0, latitude = 46.1, longitude = -3.9, town = ?$agreed WHERE id = ?",
        undef, $town, $id);
    return $id;
}
my %id = map { $_ => offer($_) } qw(last events questions none);
my ($staff_id) = make_staff(school => make_school());
my $staff = browser_of($staff_id);
my $path = '/offres/prets-a-aider';

sub page {
    my ($mech, %query) = @_;
    return page_xml($mech, "$path?" . join '&', map { "$_=" . uri_escape_utf8($query{$_}) } sort keys %query);
}

# Which of the four are found there.
sub found {
    my ($mech, %query) = @_;
    my %ours = reverse %id;
    my @found = map { $_->value } page($mech, ville => $town, %query)->findnodes('//helpful/@offer');
    return join ' ', sort map { $ours{$_} // () } @found;
}

subtest 'schools and the département find who agreed to something' => sub {
    is(found($staff), 'events last questions', 'schools');
    is(found(admin_browser()), 'events last questions', 'the département');
    valid_xml(page($staff, ville => $town), 'the page');
};

subtest 'only where the offer is online and the address is the contact’s own' => sub {
    my ($ended, $disabled) = map { offer('last') } 1, 2;
    my $typed = offer('last', owner => scalar make_employer());
    my $good = offer('last', owner => scalar make_employer());
    my $set = sub { my ($id, $what) = @_; db()->do("UPDATE offer SET $what WHERE id = ?", undef, $id) };
    $set->($ended, 'contact_state = "ended"');
    $set->($typed, 'contact_state = "typed"');
    $set->($disabled, 'state = "disabled", disabled_at = UTC_TIMESTAMP()');
    my %is_found = map { $_->value => 1 } page($staff, ville => $town)->findnodes('//helpful/@offer');
    ok($is_found{$good}, 'a confirmed address is shown');
    ok(!$is_found{$typed}, 'not one that was only typed');
    ok(!$is_found{$ended}, 'nor one whose owner said that it is not theirs');
    ok(!$is_found{$disabled}, 'nor an offer that is disabled');
};

subtest 'by what they agreed to' => sub {
    is(found($staff, pour => 'derniere-minute'), 'last', 'for a last-minute placement');
    is(found($staff, pour => 'actions'), 'events', 'for an event');
    is(found($staff, pour => 'questions'), 'questions', 'for a question');
};

subtest 'by week, domain and town' => sub {
    my $domain = db_value('SELECT domain_id FROM offer_domain WHERE offer_id = ?', $id{last});
    is(found($staff, semaine => $week), 'events last questions', 'with a free seat in a week');
    is(found($staff, semaine => $later), '', 'none in another');
    is(found($staff, domaine => $domain), 'events last questions', 'of a domain');
    is(found($staff, domaine => 999999), '', 'none of another');
    is(found($staff, ville => 'Nantes'), '', 'not far away');
    my $unknown = page($staff, ville => 'Trifouillis');
    is($unknown->findvalue('count(//helpful)'), 0, 'an unknown town finds nobody');
    valid_xml($unknown, 'and says so');
};

subtest 'with the contact, never the department' => sub {
    db()->do('UPDATE offer SET contact_department = "Atelier secret" WHERE id = ?', undef, $id{last});
    my $words = words_at($staff, "$path?ville=" . uri_escape_utf8($town));
    like($words, qr/Inès Durand \S+\@essai\.example 02.61.91.12.34/, 'the contact');
    unlike($staff->content, qr/secret/, 'not the department');
};

subtest 'who reads the contacts stands in the trail, once an hour' => sub {
    page($staff, ville => $town) for 1 .. 2;
    my $trail = db_value(
        'SELECT GROUP_CONCAT(CONCAT(action, " ", subject)) FROM audit WHERE account_id = ? AND action = "helpful-read"',
        $staff_id);
    is($trail, 'helpful-read employers', 'one line');
};

subtest 'it is a place of the schools, which the deposit’s form names' => sub {
    $staff->get(site() . $path);
    like($staff->content, qr{href="/colleges"[^>]*aria-current}, 'in their section');
    $staff->get(site() . '/college/eleves');
    ok($staff->find_link(url => $path), 'a tab of the school leads there');
    my $form = request(GET => '/offres/deposer/sans-compte')->decoded_content;
    like($form, qr/Les collèges et le Département voient/, 'the form says who will see it');
};

subtest 'odd questions make no error' => sub {
    for my $odd ('page=999', 'domaine=-1', 'semaine=x', 'pour=tout', 'ville=' . 'a' x 300) {
        $staff->get(site() . "$path?$odd");
        is($staff->status, 200, substr $odd, 0, 12);
    }
};
disable(db()->selectcol_arrayref('SELECT id FROM offer WHERE town = ?', undef, $town)->@*);
db()->do('DELETE FROM commune WHERE insee = ?', undef, $insee);
done_testing;
