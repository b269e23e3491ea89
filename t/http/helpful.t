# Employers who agreed to be called: shown to schools and the département, for what they agreed to.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

my $word = unique('aidant');
my $week = free_monday(4);
my ($later) = grep { $_ gt $week } map { free_monday($_) } 5 .. 20;
my %flags = (last => 'contact_for_last_minute', events => 'contact_for_events', questions => 'contact_on_application');
sub offer {
    my ($kind, %of) = @_;
    my $id = make_offer(
        title => "Découverte du métier de $word $kind",
        weeks => [$week],
        email => unique('aide') . '@essai.example',
        %of);
    db()->do(
        "UPDATE offer SET contact_on_application = 0, latitude = 46.1, longitude = -3.9, town = 'Phare-Test'"
            . ($flags{$kind} ? ", $flags{$kind} = 1" : '')
            . ' WHERE id = ?',
        undef, $id);
    return $id;
}
db()
    ->do(
    'INSERT IGNORE INTO commune (insee, name, folded_name, population, latitude, longitude) VALUES ("98001", "Phare-Test", "phare test", 100, 46.12, -3.91)'
    );
my %id = map { $_ => offer($_) } qw(last events questions none);
my $ended = offer('last');
db()->do('UPDATE offer SET contact_state = "ended" WHERE id = ?', undef, $ended);
my $off = offer('last');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $off);
my $owner = scalar make_employer();
my $typed = offer('last', owner => $owner);
db()->do('UPDATE offer SET contact_state = "typed" WHERE id = ?', undef, $typed);
my ($staff_id) = make_staff(school => make_school());
my ($staff, $admin) = (browser_of($staff_id), scalar admin());
sub page {
    my ($mech, %query) = @_;
    return page_xml(
        $mech,
        '/offres/prets-a-aider?' . join '&',
        map { "$_=" . uri_escape_utf8($query{$_}) } sort keys %query);
}
sub found {
    my %ours = (reverse(%id), $ended => 'ended', $off => 'off', $typed => 'typed');
    return join ' ', sort map { $ours{ $_->value } // () } page(@_)->findnodes('//helpful/@offer');
}
my @here = (ville => 'Phare-Test');

valid_xml(page($staff, @here), 'the page');
is(
    db_value(
        'SELECT GROUP_CONCAT(CONCAT(action, " ", subject)) FROM audit WHERE account_id = ? AND action = "helpful-read"',
        $staff_id
    ),
    'helpful-read employers',
    'who reads the contacts stands in the trail, once an hour');
$staff->get(site() . '/offres/prets-a-aider');
like($staff->content, qr{href="/colleges"[^>]*aria-current}, 'it is a place of the schools');
is(found($staff, @here), 'events last questions', 'who agreed to something, and whose address is confirmed');
is(found($admin, @here), 'events last questions', 'for the département too');
is(found($staff, @here, pour => 'derniere-minute'), 'last', 'for a last-minute placement');
is(found($staff, @here, pour => 'actions'), 'events', 'for an event');
is(found($staff, @here, pour => 'questions'), 'questions', 'for a question');
is(found($staff, @here, semaine => $week), 'events last questions', 'with a free seat in a week');
is(found($staff, @here, semaine => $later), '', 'none in another');
my $domain = db_value('SELECT domain_id FROM offer_domain WHERE offer_id = ?', $id{last});
is(found($staff, @here, domaine => $domain), 'events last questions', 'of a domain');
is(found($staff, @here, domaine => 999999), '', 'none of another');
is(found($staff, ville => 'Nantes'), '', 'not far away');
is(page($staff, ville => 'Trifouillis')->findvalue('count(//helpful)'), 0, 'an unknown town finds nobody');
valid_xml(page($staff, ville => 'Trifouillis'), 'and says so');
$staff->get(site() . '/offres/prets-a-aider?ville=Phare-Test');
like(words($staff->content), qr/Inès Durand \S+\@essai\.example 02.61.91.12.34/, 'with the contact');
unlike($staff->content, qr/secret/, 'never the department');

for my $odd ('page=999', 'domaine=-1', 'semaine=x', 'pour=tout', 'ville=' . 'a' x 300) {
    $staff->get(site() . "/offres/prets-a-aider?$odd");
    is($staff->status, 200, substr $odd, 0, 12);
}
$staff->get(site() . '/college/eleves');
ok($staff->find_link(url => '/offres/prets-a-aider'), 'a tab of the school leads there');
like(
    request(GET => '/offres/deposer/sans-compte')->decoded_content,
    qr/Les collèges et le Département voient/,
    'the form says who will see it');
db()->do('DELETE FROM commune WHERE insee = "98001"');
done_testing;
