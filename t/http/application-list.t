# The employer's lists of applications: those to answer and those answered; their order, filters and pages.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

# An employer with two offers and three applications: of a pupil to both, of one of a REP+ school to the first.
sub asked {
    my ($owner, undef, $employer) = make_employer();
    my ($offer, $other) = map { make_offer(owner => $owner, employer => $employer, weeks => [free_monday(5)]) } 1, 2;
    my $plain = make_pupil(first_name => 'Nolan', last_name => 'Simple');
    my $first = make_pupil(first_name => 'Inaya', last_name => 'Première', priority => 'rep_plus');
    return {
        mech => browser_of($owner),
        offer => $offer,
        other => $other,
        plain => $plain,
        first => $first,
        early => apply_as($plain, $offer),
        priority => apply_as($first, $offer),
        late => apply_as($plain, $other) };
}

# The applications of a list, in its order.
sub listed {
    my ($of, $query) = @_;
    my $xml = page_xml($of->{mech}, "/candidatures$query");
    valid_xml($xml, "the list $query");
    return join ' ', map { $_->value } $xml->findnodes('//application/@id');
}

subtest 'what waits for an answer, priority schools first' => sub {
    my $of = asked();
    my $words = words_at($of->{mech}, '/candidatures');
    like($words, qr/3 candidatures attendent votre réponse/, 'what awaits comes first');
    like($words, qr/Id stage.*Offre de stage.*Élève.*Statut.*Date de candidature.*Date de stage/s, 'the six columns');
    like($words, qr/Candidatures à traiter ?3.*Candidatures traitées ?0.*Vos offres de stage ?2/s, 'tabs with counts');
    like(
        $words,
        qr/Collège prioritaire \(REP\+\).*\b$of->{first}\b.*\b$of->{plain}\b/s,
        'a priority school’s comes first, and is marked in words');
    like(
        $words,
        qr/Non lue.*Inaya P\. n°.$of->{first}\b.*du \d+.* au \d/s,
        'the first name and an initial, what is not read, the whole week');
    unlike($words, qr/Première|Inaya \w\w/, 'no last name');
    valid_xml(page_xml($of->{mech}, '/candidatures'), 'the list');
    like(
        words_at($of->{mech}, '/offres/mes-offres'),
        qr/Candidatures à traiter ?3/,
        'the tabs are on the list of offers too');
};

subtest 'filtered by offer, school, week and state' => sub {
    my $of = asked();
    my $week = db_value('SELECT monday FROM application WHERE id = ?', $of->{late});
    my $all = "$of->{priority} $of->{early} $of->{late}";
    is(listed($of, "?numero=$of->{other}"), $of->{late}, 'by the offer’s number');
    is(listed($of, "?offre=$of->{offer}"), "$of->{priority} $of->{early}", 'one offer');
    is(listed($of, '?prioritaires=1'), $of->{priority}, 'priority schools');
    is(listed($of, '?semaine=2030-01-07'), '', 'a week');
    is(listed($of, "?semaine=$week&tri=offre"), $all, 'by offer, priority schools first');
    is(listed($of, '?tri=n-importe&semaine=hier&etat=perdu'), $all, 'what makes no sense asks for nothing');
    agree($of->{early});
    is(listed($of, '/traitees?etat=refused'), '', 'a state');
    is(listed($of, '/traitees?etat=accepted'), $of->{early}, 'or another');
};

# Applications of other pupils to each week of an offer, without their journey through the site.
sub fill {
    my ($offer, $pupils) = @_;
    db()->do(
        "INSERT INTO application (offer_id, monday, pupil_id, motivation, has_priority, sent_at, updated_at)
        SELECT ?, w.monday, p.account_id, 'Envie', FALSE, UTC_TIMESTAMP() - INTERVAL 2 DAY, UTC_TIMESTAMP()
          FROM offer_week w JOIN (SELECT account_id FROM pupil ORDER BY account_id LIMIT $pupils) p
         WHERE w.offer_id = ?",
        undef, $offer, $offer);
    db()->do(
        "INSERT INTO event (happened_at, application_id, actor, name, state_before, state_after)
        SELECT UTC_TIMESTAMP() - INTERVAL 361 DAY, id, 'pupil', 'pending', '', 'pending'
          FROM application WHERE offer_id = ?",
        undef, $offer);
}

sub empty {
    my ($offer) = @_;
    db()
        ->do('DELETE FROM event WHERE application_id IN (SELECT id FROM application WHERE offer_id = ?)', undef,
        $offer);
    db()->do('DELETE FROM application WHERE offer_id = ?', undef, $offer);
}

subtest 'a list of any length is read by pages, and filtered before it is cut' => sub {
    my ($owner, undef, $employer) = make_employer();
    my @weeks = (free_monday(5), free_monday(9));
    my ($many, $few) = map { make_offer(owner => $owner, employer => $employer, weeks => \@weeks) } 1, 2;
    my $last = apply_as(scalar(make_pupil()), $few);
    fill($many, 51);
    my $mech = browser_of($owner);
    my $page = page_xml($mech, '/candidatures');
    is($page->findvalue('count(//application)'), 100, 'a hundred at a time');
    is($page->findvalue('//tabs/@pending'), 103, 'of all that there are');
    $mech->get(site() . '/candidatures');
    $mech->follow_link(text_regex => qr/Suivantes/);
    like($mech->content, qr{href="/candidatures/$last"}, 'the next page has the rest');
    is(page_xml($mech, "/candidatures?numero=$few")->findvalue('//application/@id'),
        $last, 'the filter looks at all of them');
    is(page_xml($mech, '/candidatures?numero=%25&page=99999999999')->findvalue('count(//application)'),
        0, 'an odd filter finds nothing');
    empty($many);
};
done_testing;
