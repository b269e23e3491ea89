# One offer: what is shown of it, what is not, and why one cannot apply.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode ();
use URI::Escape ();

my %form = good_deposit(mobile => '06 39 98 12 34', fax => '02 61 91 99 99', 'shows-contact' => 1);
deposit_and_validate(%form);
my $id = db_value('SELECT id FROM offer WHERE title = ?', $form{title});
my $path = "/offres/$id";

is(request(GET => $path)->code, 404, 'not there before it is activated');
db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
my $answer = request(GET => $path);
is($answer->code, 200, 'then it is');
my $html = $answer->decoded_content;
like($html, qr{<h1>\Q$form{title}\E</h1>}, 'its title');
like($html, qr/Fournil du Test/, 'its employer');
like($html, qr/44000.*Nantes/, 'its town by its proper name');
like(words($html), qr/2 places libres/, 'its seats');
like($html, qr{href="/candidatures/postuler/$id"}, 'the way to apply');

for my $secret ('Durand', 'Inès', $form{email}, '02 61 91', '06 39 98', '261911234', 'Atelier secret', 'Cheffe secrète')
{
    unlike($html, qr/\Q$secret\E/, "never $secret");
    unlike(get_xml($path)->toString, qr/\Q$secret\E/, 'nor in the XML');
}
valid_xml(get_xml($path), 'the page');
my $apply = request(GET => "/candidatures/postuler/$id");
is($apply->code, 303, 'applying leads to sign in');
is($apply->header('Location'), "/connexion?retour=%2Fcandidatures%2Fpostuler%2F$id", 'and back');

# Why one cannot apply, as the offer's fate changes.
sub with { my ($set) = @_; db()->do("UPDATE offer SET $set WHERE id = $id"); return request(GET => $path) }
$answer = with("apply_from = CURDATE() + INTERVAL 3 DAY");
like(words($answer->decoded_content), qr/ne sont pas encore ouvertes Elles ouvrent le/, 'too early: when it opens');
unlike($answer->decoded_content, qr/postuler\/$id/, 'and no button');
$answer = with("apply_from = NULL, apply_to = CURDATE() - INTERVAL 1 DAY");
like(words($answer->decoded_content), qr/Les candidatures sont closes/, 'suspended');
like(request(GET => "/export/offres.csv")->content, qr/^$id,/m, 'but still listed');
$answer = with("apply_to = NULL");
db()->do("UPDATE offer_week SET apply_until = CURDATE() - INTERVAL 1 DAY WHERE offer_id = $id");
$answer = request(GET => $path);
like(words($answer->decoded_content), qr/Il est trop tard pour postuler/, 'the lead time has passed');
db()->do("UPDATE capacity SET seats = taken WHERE offer_id = $id");
like(words(request(GET => $path)->decoded_content), qr/Toutes les places sont prises/, 'filled');
$answer = with("first_on = CURDATE() - INTERVAL 9 DAY, last_on = CURDATE() - INTERVAL 1 DAY");
is($answer->code, 410, 'past: gone');
like(words($answer->decoded_content), qr/Ce stage est terminé/, 'and said so');
$answer = with("state = 'disabled', disabled_at = UTC_TIMESTAMP()");
is($answer->code, 410, 'disabled: gone');
like($answer->decoded_content, qr{href="/offres\?libres=1"}, 'with where to go on');

for my $odd ('999999999', '0', '18446744073709551617', '-1', 'x', '1%00', '1e3', '%31') {
    my $code = request(GET => "/offres/$odd")->code;
    ok($code == 404 || $code == 400 || ($odd eq '%31' && $code == 200), "offer $odd: $code");
}
# The way there, whatever the address holds.
{
    my $id = make_offer();
    db()->do("UPDATE offer SET address = 'Bâtiment A&B #4, 1 rue du Port ?x=1' WHERE id = ?", undef, $id);
    my ($way)
        = visit("/offres/$id")->decoded_content =~ m{href="https://www[.]openstreetmap[.]org/directions[?]to=([^"]*)"};
    is(
        URI::Escape::uri_unescape($way),
        Encode::encode('UTF-8', 'Bâtiment A&B #4, 1 rue du Port ?x=1 44000 Nantes'),
        'the address reaches the map whole');
    unlike($way, qr/[&#? ]/, 'as one value');
}
# Only who can apply is offered to.
{
    my $id = make_offer();
    like(visit("/offres/$id")->decoded_content, qr{/candidatures/postuler/$id}, 'a visitor may apply');
    for my $role (
        ['pupil', scalar make_pupil()],
        ['employer', scalar make_employer()],
        ['school', scalar make_staff(school => db_value('SELECT MIN(id) FROM school'))],
        ['admin', (Stage3e::make_account('admin'))[0]])
    {
        my $mech = browser_of($role->[1]);
        $mech->get(site() . "/offres/$id");
        is(
            scalar(() = $mech->content =~ m{/candidatures/postuler/$id}g),
            $role->[0] eq 'pupil' ? 1 : 0,
            "$role->[0]: applies or not");
    }
}
done_testing;
