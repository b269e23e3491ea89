# The offers that a pupil keeps.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# A pupil's browser, on the page of an offer; and the offer.
sub reader {
    my $offer = make_offer();
    my $mech = browser_of(scalar make_pupil());
    $mech->get(site() . "/offres/$offer");
    return ($mech, $offer);
}

subtest 'an empty list says how to fill it' => sub {
    my ($mech) = reader();
    like(words_at($mech, '/offres/favoris'), qr/Rien pour l’instant/, 'nothing yet');
};

subtest 'an offer is kept, listed, and let go' => sub {
    my ($mech, $offer) = reader();
    send_form($mech, -action => qr{/garder});
    like(words($mech->content), qr/Gardée/, 'kept');
    my $title = db_value('SELECT title FROM offer WHERE id = ?', $offer);
    like(words_at($mech, '/offres/favoris'), qr/\Q$title\E/, 'it is in the list');
    valid_xml(page_xml($mech, '/offres/favoris'), 'the list');
    $mech->get(site() . '/offres/favoris');
    send_form($mech, -action => qr{/oublier});
    like(words($mech->content), qr/Rien pour l’instant/, 'and let go');
};

subtest 'once, however often one clicks' => sub {
    my ($mech, $offer) = reader();
    my $token = csrf_of($mech);
    $mech->post(site() . "/offres/$offer/garder", [csrf => $token]) for 1 .. 2;
    is(db_value('SELECT COUNT(*) FROM favourite WHERE offer_id = ?', $offer), 1, 'one row');
};

subtest 'a visitor has nothing to keep with, and what is not there is not kept' => sub {
    my ($mech, $offer) = reader();
    unlike(request(GET => "/offres/$offer")->decoded_content, qr/Garder/, 'no button');
    $mech->post(site() . '/offres/99999999/garder', [csrf => csrf_of($mech)]);
    is($mech->status, 404, 'no such offer');
};
done_testing;
