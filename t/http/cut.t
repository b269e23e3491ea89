# No list is cut in silence: what it does not show is said, and how to come to it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

subtest 'a full list of favourites says so, and keeps what it has' => sub {
    my ($pupil, $other) = (scalar make_pupil(), scalar make_employer());
    my $offer = make_offer();
    my @kept = map { make_offer(owner => $other) } 1 .. 100;
    db()->do('INSERT INTO favourite (account_id, offer_id, kept_at) VALUES (?, ?, UTC_TIMESTAMP())', undef, $pupil, $_)
        for @kept;
    my $mech = browser_of($pupil);
    my $keep = sub { $mech->get(site() . "/offres/$offer"); send_form($mech, -action => qr{/garder}) };
    $keep->();
    like(words($mech->content), qr/déjà cent offres.*retires-en une/, 'the hundred and first asks for room');
    is(db_value('SELECT COUNT(*) FROM favourite WHERE account_id = ? AND offer_id <> ?', $pupil, $offer),
        100, 'instead of taking another’s');
    db()->do('DELETE FROM favourite WHERE account_id = ? LIMIT 1', undef, $pupil);
    $keep->();
    like(words($mech->content), qr/Gardée/, 'with room it is kept');
    $mech->get(site() . "/offres/$offer");
    $mech->post(site() . "/offres/$offer/garder", [csrf => csrf_of($mech)]);
    like($mech->uri, qr{/offres/$offer$}, 'what is kept already is no news');
    db()->do("UPDATE offer SET state = 'disabled', disabled_at = UTC_TIMESTAMP() WHERE account_id = ?", undef, $other);
};

subtest 'the history of an offer goes on a page away' => sub {
    my ($owner) = make_employer();
    my $offer = make_offer(owner => $owner);
    db()->do(
        "INSERT INTO event (happened_at, offer_id, actor, name, reason)
        SELECT UTC_TIMESTAMP(), ?, 'employer', 'corrected', CONCAT('changement ', seq) FROM seq_1_to_130",
        undef, $offer);
    my $mech = browser_of($owner);
    my $page = page_xml($mech, "/offres/$offer/gerer");
    valid_xml($page, 'a long history');
    my @reasons = map { $_->textContent } $page->findnodes('//event/reason');
    $mech->get(site() . "/offres/$offer/gerer");
    $mech->follow_link(text => 'Plus ancien');
    is($mech->status, 200, 'what is older is a page away');
    push @reasons, map { $_->textContent } page_xml($mech, $mech->uri->path_query)->findnodes('//event/reason');
    my @all = map { "changement $_" } reverse 1 .. 130;
    is_deeply([grep { /changement/ } @reasons], \@all, 'and the whole is there, each once');
};

subtest 'the trail of an employer goes on, on the département’s page, to its end' => sub {
    my $employer = (make_employer())[2];
    my $admin = admin_browser();
    db()->do(
        "INSERT INTO audit (happened_at, account_id, role, origin, action, subject, subject_id, detail)
        SELECT UTC_TIMESTAMP(), NULL, 'site', '', 'corrected', 'employer', ?, CONCAT('acte ', seq) FROM seq_1_to_70",
        undef, $employer);
    valid_xml(page_xml($admin, "/admin/employeurs/$employer"), 'an employer with a long trail');
    unlike(words_at($admin, "/admin/employeurs/$employer"), qr/acte 1\b/, 'the page of an employer shows the newest');
    $admin->follow_link(text => 'Voir tout l’historique');
    like(words($admin->content), qr/acte 70\b.*acte 21\b/s, 'the trail of that one follows');
    $admin->follow_link(text => 'Plus anciens');
    like(words($admin->content), qr/acte 20\b.*acte 1\b/s, 'to its end');
    valid_xml(page_xml($admin, "/admin/journal?objet=employer&numero=$employer"), 'the trail of an employer');
};

subtest 'employers that may be one: how many there are is said where not all are shown' => sub {
    my $name = unique_name('Double ');
    for my $half (1, 2) {
        db()->do(
            "INSERT INTO employer (siret, name, activity, naf, legal_status, address, postcode, town, is_confirmed,
                created_at, updated_at)
            VALUES (?, CONCAT(?, ?), '', '1071C', 'company', '1 rue', '44000', 'Nantes', TRUE,
                UTC_TIMESTAMP(), UTC_TIMESTAMP())",
            undef, siret(), $name, $_
        ) for 1 .. 61;
    }
    my $admin = admin_browser();
    my $page = page_xml($admin, '/admin/employeurs');
    valid_xml($page, 'many doubles');
    cmp_ok($page->findvalue('//admin-employers/@doubles'), '>=', 122, 'the number');
    cmp_ok($page->findvalue('count(//double)'), '<', 122, 'of which some are shown');
    like(words_at($admin, '/admin/employeurs'), qr/\d+ sur \d+, les plus récents d’abord/, 'in words');
    db()->do('DELETE FROM employer WHERE name LIKE ?', undef, "$name%");
};

# No page of ours has so many.
subtest 'more boxes than are treated at once: those beyond are counted as left' => sub {
    my $mech = browser_of(scalar make_employer());
    $mech->get(site() . '/candidatures');
    my @chosen = map { (candidature => 4000000000 + $_) } 1 .. 205;
    $mech->post(site() . '/candidatures/decider', [csrf => csrf_of($mech), acte => 'accepter', @chosen]);
    like($mech->uri, qr/restees=5\b/, 'five');
};
done_testing;
