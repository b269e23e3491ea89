# The searches that a pupil saves: as they were made, each once, changed by its owner alone.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Saved;
use Test::More;

sub count { return db_value('SELECT COUNT(*) FROM saved_search WHERE account_id = ?', $_[0]) }

# A form of the list that the page need not have.
sub post {
    my ($mech, $path, %fields) = @_;
    $mech->get(site() . '/offres/recherches');
    return $mech->post(site() . $path, [csrf => csrf_of($mech), %fields]);
}

subtest 'a search is saved, in words, as an address of ours' => sub {
    my ($mech, $pupil) = searcher();
    my $word = unique('garde');
    save($mech, "mots=$word&ville=nantes&rayon=20&acces=moteur&bidon=1");
    like(
        words($mech->content),
        qr/La recherche est enregistrée.*«\h$word\h», Nantes, à moins de 20\hkm, handicap moteur/s,
        'in words');
    my $query = "?mots=$word&ville=Nantes&rayon=20&acces=moteur";
    is(db_value('SELECT query FROM saved_search WHERE account_id = ?', $pupil), $query, 'as an address');
    valid_xml(page_xml($mech, '/offres/recherches'), 'the list of searches');
};

subtest 'once, in whatever order one looks at it' => sub {
    my ($mech, $pupil) = searcher();
    my $query = '?mots=' . unique('garde') . '&ville=Nantes&rayon=20';
    post($mech, '/offres/recherches', query => $query . $_) for '', map { "&tri=$_" } qw(recentes date distance);
    is(count($pupil), 1, 'one search');
};

subtest 'an odd query breaks nothing, and only searches of ours are kept' => sub {
    my ($mech, $pupil) = searcher();
    for my $odd ('javascript:alert(1)', '?mots=%ZZ', '?' . 'mots=' . 'a' x 900, "?ville=x\r\ny", '') {
        cmp_ok(post($mech, '/offres/recherches', query => $odd)->code, '<', 500, 'no error of ours');
    }
    is(
        db_value(
            'SELECT COUNT(*) FROM saved_search WHERE account_id = ? AND query NOT REGEXP "^([?][a-z]+=|$)"', $pupil
        ),
        0,
        'nothing else is kept');
};

subtest 'a search of many choices can be saved, and reads well' => sub {
    my ($mech) = searcher();
    my $domains = join '', map { "&domaine=$_" } 1 .. 10;
    save($mech, 'mots=' . unique('garde') . $domains);
    is($mech->status, 200, 'a search of ten domains is saved');
    like(words($mech->content), qr/et 7 autres domaines|7 autres domaines/, 'named short');
    save($mech, 'mots=' . '%C3%A9' x 100 . '&ville=' . '%C5%93' x 80 . $domains);
    is($mech->status, 200, 'so is the longest there is');
};

subtest 'its owner alone changes and deletes it, and has it among their data' => sub {
    my ($mech, $pupil) = searcher();
    my ($other) = searcher();
    my $word = unique('garde');
    save($mech, "mots=$word");
    my $saved = saved_search($pupil);
    my $has_alert = sub { db_value('SELECT has_alert FROM saved_search WHERE id = ?', $saved) };
    post($other, "/offres/recherches/$saved", acte => 'supprimer');
    is(count($pupil), 1, 'nobody else deletes it');
    post($mech, "/offres/recherches/$saved", acte => 'taire');
    is($has_alert->(), 0, 'its owner turns its alerts off');
    post($mech, "/offres/recherches/$saved", acte => 'alerter');
    is($has_alert->(), 1, 'and on again');
    my $data = JSON::decode_json($mech->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none'));
    like(JSON::encode_json($data->{recherches}), qr/$word/, 'it is among one’s data');
    post($mech, "/offres/recherches/$saved", acte => 'supprimer');
    is(count($pupil), 0, 'and deleted');
};
done_testing;
