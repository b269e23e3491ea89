# What a pupil keeps: offers, and searches that tell by mail what is new, once, until one says stop.
use strict; use warnings; use utf8;
use lib 't/lib'; use Stage3e; use Test::More;

sub pupil {
    my %pupil = new_pupil();
    my $mech = browser();
    my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
    $mech->get(site() . "/compte/creer/eleve/$school");
    send_form($mech, %pupil);
    $mech->get(link_of(mail_like($pupil{email}, qr/compte/i)));
    send_form($mech);
    return (sign_in($pupil{email}, $pupil{password}), $pupil{email});
}
sub online {
    my (%changes) = @_;
    my %form = good_deposit(%changes);
    deposit_and_validate(%form);
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() + INTERVAL 1 SECOND WHERE title = ?', undef, $form{title});
    return db_value('SELECT id FROM offer WHERE title = ?', $form{title});
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
valid_xml(XML::LibXML->load_xml(string => $mech->get(site() . '/offres/favoris?format=xml')->decoded_content(charset => 'none')), 'the list');
$mech->get(site() . '/offres/favoris');
send_form($mech, -action => qr{/oublier});
like(words($mech->content), qr/Rien pour l’instant/, 'and let go');
$mech->post(site() . '/offres/99999999/garder', [csrf => $token]);
is($mech->status, 404, 'what is not there is not kept');

# A search is saved as it was made.
$mech->get(site() . "/offres?mots=$word&ville=nantes&rayon=20&acces=moteur&bidon=1");
send_form($mech, -action => qr{/offres/recherches});
like(words($mech->content), qr/La recherche est enregistrée.*«\h$word\h», Nantes, à moins de 20\hkm, handicap moteur/s, 'a search is saved, in words');
is(db_value('SELECT query FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ?', $email), "?mots=$word&ville=Nantes&rayon=20&acces=moteur", 'and as an address of ours');
valid_xml(XML::LibXML->load_xml(string => $mech->get(site() . '/offres/recherches?format=xml')->decoded_content(charset => 'none')), 'the list of searches');
($token) = $mech->get(site() . '/offres/recherches') && $mech->content =~ /name="csrf" value="([^"]+)"/;
for my $odd ('javascript:alert(1)', '?mots=%ZZ', '?' . 'mots=' . 'a' x 900, "?ville=x\r\ny", '') {
    $mech->post(site() . '/offres/recherches', [csrf => $token, query => $odd]);
    cmp_ok($mech->status, '<', 500, 'an odd query breaks nothing');
}
is(db_value('SELECT COUNT(*) FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ? AND query NOT REGEXP "^([?][a-z]+=|$)"', $email), 0, 'and only searches of ours are kept');
db()->do('DELETE s FROM saved_search s JOIN account a ON a.id = s.account_id WHERE a.email = ? AND query NOT LIKE ?', undef, $email, "%$word%");

# An alert tells what is new, once.
sub alerts { return grep { $_->{subject} =~ /nouvelle.* offre/ } Stage3e::mails_for($email) }
db()->do('UPDATE saved_search SET alerted_at = UTC_TIMESTAMP() - INTERVAL 1 DAY WHERE query LIKE ?', undef, "%$word%");
is((ctl('alert'))[0], 0, 'the day’s alerts');
is(scalar(alerts()), 0, 'nothing is said of what does not match');
my $new = online(title => "Découverte du métier de $word bis", 'accessible-motor' => 1);
db()->do('UPDATE offer SET activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $new);
ctl('alert');
my $mail = mail_like($email, qr/Une nouvelle offre pour toi/);
like($mail->{text}, qr/$word bis/, 'a new offer is told');
like($mail->{text}, qr{/offres\?mots=$word\S*tri=recentes}, 'with the way to it');
db()->do('UPDATE saved_search SET alerted_at = UTC_TIMESTAMP() + INTERVAL 2 SECOND WHERE query LIKE ?', undef, "%$word%");
ctl('alert') for 1 .. 2;
is(scalar(alerts()), 1, 'once');

# One link stops it: a page, then a button.
my ($stop) = $mail->{text} =~ m{(http://\S+/offres/alerte/[\w-]{43})};
my $anyone = browser();
$anyone->get($stop);
like(words($anyone->content), qr/Arrêter cette alerte/, 'the link asks');
is(db_value('SELECT has_alert FROM saved_search WHERE query LIKE ?', "%$word%"), 1, 'and changes nothing');
valid_xml(XML::LibXML->load_xml(string => $anyone->get("$stop?format=xml")->decoded_content(charset => 'none')), 'the page');
$anyone->get($stop);
send_form($anyone);
like(words($anyone->content), qr/L’alerte est arrêtée/, 'the button stops');
is(db_value('SELECT has_alert FROM saved_search WHERE query LIKE ?', "%$word%"), 0, 'the alerts');
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
like(JSON::encode_json(JSON::decode_json($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'))->{recherches}), qr/$word/, 'it is among one’s data');
$mech->post(site() . "/offres/recherches/$saved", [csrf => $token, acte => 'supprimer']);
is(db_value('SELECT COUNT(*) FROM saved_search WHERE id = ?', $saved), 0, 'and deletes it');
db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id IN (?, ?)', undef, $id, $new);
done_testing;
