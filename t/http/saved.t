# What a pupil keeps: offers, and searches that tell by mail what is new, once, until one says stop.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

sub pupil {
    my %pupil = new_pupil();
    my $mech = browser();
    my $school = make_school();
    $mech->get(site() . "/compte/creer/eleve/$school");
    send_form($mech, %pupil);
    activate($mech, $pupil{email}, $pupil{password});
    return (sign_in($pupil{email}, $pupil{password}), $pupil{email});
}
sub online {
    my (%changes) = @_;
    my %form = good_deposit(%changes);
    deposit_and_validate(%form);
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE title = ?', undef, $form{title});
    push our @online, db_value('SELECT id FROM offer WHERE title = ?', $form{title});
    return $online[-1];
}
my $word = unique('garde');
my ($mech, $email) = pupil();
my $id = online(title => "Découverte du métier de $word");

# Favourites.
$mech->get(site() . '/offres/favoris');
like(words($mech->content), qr/Rien pour l’instant/, 'an empty list says how');
unlike(request(GET => "/offres/$id")->decoded_content, qr/Garder/, 'a visitor has nothing to keep with');
$mech->get(site() . "/offres/$id");
send_form($mech, -action => qr{/garder});
like(words($mech->content), qr/Gardée/, 'an offer is kept');
my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
$mech->post(site() . "/offres/$id/garder", [csrf => $token]);
is(db_value('SELECT COUNT(*) FROM favourite WHERE offer_id = ?', $id), 1, 'once, however often one clicks');
$mech->get(site() . '/offres/favoris');
like(words($mech->content), qr/\Q$word\E/, 'it is in the list');
valid_xml(
    XML::LibXML->load_xml(
        string => $mech->get(site() . '/offres/favoris?format=xml')->decoded_content(charset => 'none')
    ),
    'the list');
$mech->get(site() . '/offres/favoris');
send_form($mech, -action => qr{/oublier});
like(words($mech->content), qr/Rien pour l’instant/, 'and let go');
$mech->post(site() . '/offres/99999999/garder', [csrf => $token]);
is($mech->status, 404, 'what is not there is not kept');

# A search is saved as it was made.
$mech->get(site() . "/offres?mots=$word&ville=nantes&rayon=20&acces=moteur&bidon=1");
send_form($mech, -action => qr{/offres/recherches});
like(
    words($mech->content),
    qr/La recherche est enregistrée.*«\h$word\h», Nantes, à moins de 20\hkm, handicap moteur/s,
    'a search is saved, in words');
is(
    db_value('SELECT query FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ?', $email),
    "?mots=$word&ville=Nantes&rayon=20&acces=moteur",
    'and as an address of ours');
valid_xml(
    XML::LibXML->load_xml(
        string => $mech->get(site() . '/offres/recherches?format=xml')->decoded_content(charset => 'none')
    ),
    'the list of searches');
($token) = $mech->get(site() . '/offres/recherches') && $mech->content =~ /name="csrf" value="([^"]+)"/;
$mech->post(site() . '/offres/recherches',
    [csrf => $token, query => "?mots=$word&ville=Nantes&rayon=20&acces=moteur&tri=$_"])
    for qw(recentes date distance);
is(db_value('SELECT COUNT(*) FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ?', $email),
    1, 'in whatever order one looks at it');

for my $odd ('javascript:alert(1)', '?mots=%ZZ', '?' . 'mots=' . 'a' x 900, "?ville=x\r\ny", '') {
    $mech->post(site() . '/offres/recherches', [csrf => $token, query => $odd]);
    cmp_ok($mech->status, '<', 500, 'an odd query breaks nothing');
}
is(
    db_value(
        'SELECT COUNT(*) FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ? AND query NOT REGEXP "^([?][a-z]+=|$)"',
        $email
    ),
    0,
    'and only searches of ours are kept');
db()->do('DELETE s FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ? AND query NOT LIKE ?',
    undef, $email, "%$word%");

# An alert tells what is new, once: one mail a day, whatever day it is.
$ENV{STAGE3E_ALERTS_HOLIDAYS} = 'no';
$ENV{STAGE3E_ALERTS_PAUSES} = '';
sub a_day_passes {
    my ($email) = @_;
    db()->do('DELETE FROM alert_sent WHERE person = UNHEX(LEFT(SHA2(?, 256), 32))', undef, $email);
}
sub alerts {
    return grep { $_->{subject} =~ /nouvelle.* offre/ } Stage3e::mails_for($email);
}
is((ctl('alert'))[0], 0, 'the day’s alerts');
is(scalar(alerts()), 0, 'nothing is said of what does not match');
my $new = online(title => "Découverte du métier de $word bis", 'accessible-motor' => 1);
ctl('alert');
my $mail = mail_like($email, qr/Une nouvelle offre pour toi/);
like($mail->{text}, qr/$word bis/, 'a new offer is told');
like($mail->{text}, qr{/offres\?mots=$word\S*tri=recentes}, 'with the way to it');
ctl('alert') for 1 .. 2;
is(scalar(alerts()), 1, 'once');

# One link stops it: a page, then a button.
my ($stop) = $mail->{text} =~ m{(http://\S+/offres/alerte/[\w-]{43})};
my $anyone = browser();
$anyone->get($stop);
like(words($anyone->content), qr/Arrêter cette alerte/, 'the link asks');
is(db_value('SELECT has_alert FROM saved_search WHERE query LIKE ?', "%$word%"), 1, 'and changes nothing');
valid_xml(XML::LibXML->load_xml(string => $anyone->get("$stop?format=xml")->decoded_content(charset => 'none')),
    'the page');
$anyone->get($stop);
send_form($anyone);
like(words($anyone->content), qr/L’alerte est arrêtée/, 'the button stops');
is(db_value('SELECT has_alert FROM saved_search WHERE query LIKE ?', "%$word%"), 0, 'the alerts');
# So does the button of a mail program, which has no cookie and follows nothing (RFC 8058).
my $program = db_value('SELECT id FROM saved_search WHERE query LIKE ?', "%$word%");
sub one_click {
    my ($body) = @_;
    return Stage3e::sent(
        POST => $stop =~ s/^\Q${\site()}\E//r,
        [Content_Type => 'application/x-www-form-urlencoded'], $body);
}
db()->do('UPDATE saved_search SET has_alert = 1 WHERE id = ?', undef, $program);
is(one_click('List-Unsubscribe=Two')->code, 403, 'not by any other form');
is(db_value('SELECT has_alert FROM saved_search WHERE id = ?', $program), 1, 'which changes nothing');
is(one_click('List-Unsubscribe=One-Click')->code, 200, 'one click');
is(db_value('SELECT has_alert FROM saved_search WHERE id = ?', $program), 0, 'stops as well');
$anyone->get(site() . '/offres/alerte/' . 'x' x 43);
is($anyone->status, 404, 'a made-up link stops nothing');

# Its owner alone changes a search.
my ($other) = pupil();
my $saved = db_value('SELECT id FROM saved_search WHERE query LIKE ?', "%$word%");
$other->get(site() . '/offres?mots=x');
my ($others_token) = $other->content =~ /name="csrf" value="([^"]+)"/;
$other->post(site() . "/offres/recherches/$saved", [csrf => $others_token, acte => 'supprimer']);
is(db_value('SELECT COUNT(*) FROM saved_search WHERE id = ?', $saved), 1, 'nobody else deletes it');
$mech->post(site() . "/offres/recherches/$saved", [csrf => $token, acte => 'alerter']);
is(db_value('SELECT has_alert FROM saved_search WHERE id = ?', $saved), 1, 'its owner turns it on again');
like(
    JSON::encode_json(
        JSON::decode_json($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'))->{recherches}
    ),
    qr/$word/,
    'it is among one’s data');
$mech->post(site() . "/offres/recherches/$saved", [csrf => $token, acte => 'supprimer']);
is(db_value('SELECT COUNT(*) FROM saved_search WHERE id = ?', $saved), 0, 'and deletes it');

# What was announced is remembered by offer and search.
my $theme = unique('annonce');
my ($reader, $address) = pupil();
sub save {
    my ($query) = @_;
    $reader->get(site() . "/offres?$query");
    send_form($reader, -action => qr{/offres/recherches$});
}
sub told {
    my ($offer) = @_;
    a_day_passes($address);
    ctl('alert');
    my $title = db_value('SELECT title FROM offer WHERE id = ?', $offer);
    return scalar grep { $_->{text} =~ /\Q$title\E/ } announced();
}
sub announced {
    until_true(
        'the mailer',
        sub {
            !db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND template = "alerts" AND state = "queued"',
                $address);
        });
    return grep { $_->{subject} =~ /nouvelle.* offre/ } mails_for($address);
}
my $title = "Découverte du métier de $theme";
my $before = online(title => "$title ancien");
my $later = online(title => "$title plus tard", 'apply-from' => day(3));
save("mots=$theme");
is(told($before), 0, 'what was there when the search was saved is not new');
is(told($later), 0, 'nor is what cannot be asked for yet');
db()->do('UPDATE offer SET apply_from = ? WHERE id = ?', undef, day(0), $later);
is(told($later), 1, 'an offer that opens later is announced');
is(told($later), 1, 'once');
my $late = online(title => "$title lent");
db()->do('UPDATE offer SET activated_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR WHERE id = ?', undef, $late);
is(told($late), 1, 'one whose activation was written after the alert had read');
my $edited = online(title => 'Découverte du métier de ' . unique('autre'));
is(told($edited), 0, 'one that does not match');
db()->do('UPDATE offer SET title = ? WHERE id = ?', undef, "$title corrigé", $edited);
is(told($edited), 1, 'until it is corrected');
my $resumed = online(title => "$title repris", 'apply-to' => day(2));
db()->do('UPDATE offer SET apply_to = ? WHERE id = ?', undef, day(-1), $resumed);
db()->do('UPDATE offer_week SET apply_until = ? WHERE offer_id = ?', undef, day(-1), $resumed);
is(told($resumed), 0, 'one that is suspended');
db()->do('UPDATE offer SET apply_to = NULL WHERE id = ?', undef, $resumed);
db()->do('UPDATE offer_week SET apply_until = ? WHERE offer_id = ?', undef, day(9), $resumed);
is(told($resumed), 1, 'until it is resumed');
my $disabled = sub { db()->do('UPDATE offer SET state = ?, disabled_at = ? WHERE id = ?', undef, @_) };
$disabled->('disabled', '2026-01-01', $edited);
a_day_passes($address);
ctl('alert');
$disabled->('active', undef, $edited);
is(told($edited), 1, 'one that was announced is not again, though it went and came back');

my $again
    = db_value('SELECT s.id FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ?', $address);
sub act {
    my ($act) = @_;
    my ($csrf) = $reader->get(site() . '/offres/recherches') && $reader->content =~ /name="csrf" value="([^"]+)"/;
    $reader->post(site() . "/offres/recherches/$again", [csrf => $csrf, acte => $act]);
}
act('taire');
my $silent = online(title => "$title pendant le silence");
is(told($silent), 0, 'a search that was stopped tells nothing');
save("mots=$theme");
is(told($silent), 0, 'saved again, it replays nothing');
my $fresh = online(title => "$title tout neuf");
save("mots=$theme");
is(told($fresh), 1, 'saving once more what has its alert swallows nothing');
act('taire');
act('alerter');
is(scalar(announced()), 5, 'turned off and on, it replays nothing either');
my $last = online(title => "$title dernier");
a_day_passes($address);
my @runs = map {
    my $pid = fork;
    if (!$pid) {
        exec 'sh', '-c', 'STAGE3E_CONF=$1/etc/stage3e.conf exec $0 alert > /dev/null 2>&1',
            "$ENV{STAGE3E_BUILD}/stage3ectl", Stage3e::var();
    }
    $pid
} 1 .. 3;
waitpid($_, 0) for @runs;
is(told($last), 1, 'several runs at once tell once');

# A search of many choices can be saved, and reads well.
save(join '&', "mots=$theme", map { "domaine=$_" } 1 .. 10);
is($reader->status, 200, 'a search of ten domains is saved');
like(words($reader->content), qr/et 7 autres domaines|7 autres domaines/, 'named short');
save('mots=' . '%C3%A9' x 100 . '&ville=' . '%C5%93' x 80 . join '', map { "&domaine=$_" } 1 .. 10);
is($reader->status, 200, 'so is the longest there is');

db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $_) for our @online;
done_testing;
