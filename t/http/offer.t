# One offer: what is shown of it, what is not, and why one cannot apply.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;
use Encode ();
use URI::Escape ();

# The page of a new offer after its columns were set so: answer, words, the offer's number.
sub page_with {
    my ($set) = @_;
    my $id = make_offer();
    db()->do("UPDATE offer SET $set WHERE id = ?", undef, $id);
    my $answer = request(GET => "/offres/$id");
    return ($answer, words($answer->decoded_content), $id);
}

subtest 'an offer is not there before it is activated' => sub {
    my $id = make_offer();
    db()->do('UPDATE offer SET state = "to_activate", activated_at = NULL WHERE id = ?', undef, $id);
    is(request(GET => "/offres/$id")->code, 404, 'not there');
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
    is(request(GET => "/offres/$id")->code, 200, 'then it is');
};

subtest 'its page shows the title, the employer, the town, the seats and the way to apply' => sub {
    my $title = 'Découverte du métier de boulanger ' . unique('n');
    my $id = published(title => $title);
    my $html = request(GET => "/offres/$id")->decoded_content;
    like($html, qr{<h1>\Q$title\E</h1>}, 'its title');
    like($html, qr/Fournil du Test/, 'its employer');
    like($html, qr/44000.*Nantes/, 'its town by its proper name');
    like(words($html), qr/2 places libres/, 'its seats');
    like($html, qr{href="/candidatures/postuler/$id"}, 'the way to apply');
    valid_xml(get_xml("/offres/$id"), 'the page');
};

subtest 'never the contact, even of who shows it to those who applied' => sub {
    my $email = unique('depot') . '@employeur.example';
    my $id = published(email => $email, mobile => '06 39 98 12 34', fax => '02 61 91 99 99', 'shows-contact' => 1);
    my $html = request(GET => "/offres/$id")->decoded_content;
    my $xml = get_xml("/offres/$id")->toString;
    for my $secret ('Durand', 'Inès', $email, '02 61 91', '06 39 98', '261911234', 'Atelier secret', 'Cheffe secrète') {
        unlike($html, qr/\Q$secret\E/, "never $secret");
        unlike($xml, qr/\Q$secret\E/, 'nor in the XML');
    }
};

subtest 'applying leads a visitor to sign in, and back' => sub {
    my $id = make_offer();
    my $answer = request(GET => "/candidatures/postuler/$id");
    is($answer->code, 303, 'to sign in');
    is($answer->header('Location'), "/connexion?retour=%2Fcandidatures%2Fpostuler%2F$id", 'and back');
};

subtest 'too early: when it opens, and no button' => sub {
    my ($answer, $words, $id) = page_with('apply_from = CURDATE() + INTERVAL 3 DAY');
    like($words, qr/ne sont pas encore ouvertes Elles ouvrent le/, 'when it opens');
    unlike($answer->decoded_content, qr/postuler\/$id/, 'no button');
};

subtest 'suspended: said, and still listed' => sub {
    my (undef, $words, $id) = page_with('apply_to = CURDATE() - INTERVAL 1 DAY');
    like($words, qr/Les candidatures sont closes/, 'said');
    like(request(GET => '/export/offres.csv')->content, qr/^$id,/m, 'still listed');
};

subtest 'too late for its weeks, or filled: said' => sub {
    my $id = make_offer();
    db()->do('UPDATE offer_week SET apply_until = CURDATE() - INTERVAL 1 DAY WHERE offer_id = ?', undef, $id);
    like(
        words(request(GET => "/offres/$id")->decoded_content),
        qr/Il est trop tard pour postuler/,
        'the lead time has passed');
    db()->do('UPDATE capacity SET seats = taken WHERE offer_id = ?', undef, $id);
    like(words(request(GET => "/offres/$id")->decoded_content), qr/Toutes les places sont prises/, 'filled');
};

subtest 'past or disabled: gone, with where to go on' => sub {
    my ($past, $words) = page_with('first_on = CURDATE() - INTERVAL 9 DAY, last_on = CURDATE() - INTERVAL 1 DAY');
    is($past->code, 410, 'past: gone');
    like($words, qr/Ce stage est terminé/, 'and said so');
    my ($disabled) = page_with("state = 'disabled', disabled_at = UTC_TIMESTAMP()");
    is($disabled->code, 410, 'disabled: gone');
    like($disabled->decoded_content, qr{href="/offres\?libres=1"}, 'with where to go on');
};

subtest 'what is no number of an offer finds none' => sub {
    for my $odd ('999999999', '0', '18446744073709551617', '-1', 'x', '1%00', '1e3', '%31') {
        my $code = request(GET => "/offres/$odd")->code;
        ok($code == 404 || $code == 400 || ($odd eq '%31' && $code == 200), "offer $odd: $code");
    }
};

subtest 'the way there, whatever the address holds' => sub {
    my $address = 'Bâtiment A&B #4, 1 rue du Port ?x=1';
    my $id = make_offer();
    db()->do('UPDATE offer SET address = ? WHERE id = ?', undef, $address, $id);
    my ($way)
        = visit("/offres/$id")->decoded_content =~ m{href="https://www[.]openstreetmap[.]org/directions[?]to=([^"]*)"};
    is(
        URI::Escape::uri_unescape($way),
        Encode::encode('UTF-8', "$address 44000 Nantes"),
        'the address reaches the map whole');
    unlike($way, qr/[&#? ]/, 'as one value');
};

subtest 'only who can apply is offered to' => sub {
    my $id = make_offer();
    like(visit("/offres/$id")->decoded_content, qr{/candidatures/postuler/$id}, 'a visitor may apply');
    for my $case (
        [pupil => scalar make_pupil(), 1],
        [employer => scalar make_employer(), 0],
        [school => scalar make_staff(school => make_school()), 0],
        [admin => (make_account('admin'))[0], 0])
    {
        my ($role, $account, $links) = @$case;
        my $mech = browser_of($account);
        $mech->get(site() . "/offres/$id");
        is(scalar(() = $mech->content =~ m{/candidatures/postuler/$id}g), $links, "$role: applies or not");
    }
};
done_testing;
