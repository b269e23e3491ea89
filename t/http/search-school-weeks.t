# The search of a pupil puts the weeks of their school first, and begins with them ticked. (What the weeks of a
# school are: school-weeks.t.)
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use SchoolWeeks;
use Test::More;

# An offer in the week of the school and one in another, found by a word that no other offer has.
my $word = unique_name('Sabotier');
my %offer
    = map { $_->[0] => make_offer(title => "Découverte du métier de $word", weeks => [$_->[1]]) } [own => own_week()],
    [other => other_week()];
my $both = join ' ', sort values %offer;
until_true('both are found', sub { get_xml("/offres?mots=$word")->findvalue('/page/*/@total') == 2 });

# A pupil of a school that takes other weeks: account and browser.
my $account = scene(other_weeks => 'free')->{pupil};
sub pupil { return browser_of($account) }
sub found {
    my ($mech, $query) = @_;
    my $page = page_xml($mech, "/offres$query");
    valid_xml($page, "/offres$query");
    return join ' ', sort map { $_->value } $page->findnodes('/page/*/offer/@id');
}

subtest 'the box of the school’s weeks is ticked, and they stand first' => sub {
    my $mech = pupil();
    is(found($mech, "?mots=$word"), $offer{own}, 'only those of its weeks');
    my $page = $mech->get(site() . "/offres?mots=$word")->decoded_content;
    like($page, qr/id="college"[^>]*checked/, 'its box is ticked');
    like(words($page), qr/Quand\s.*?\(ton collège\)/s, 'and its weeks are marked');
    is((page_xml($mech, "/offres?mots=$word")->findnodes('//filter/week/@monday'))[0]->value,
        own_week(), 'its weeks stand first');
    like(page_xml($mech, "/offres/carte?mots=$word")->findvalue('//filter/@query'),
        qr/college=1/, 'the map is of the same');
};

subtest 'offers at other dates are counted, and one link away' => sub {
    my $mech = pupil();
    my ($elsewhere) = page_xml($mech, "/offres?mots=$word")->findnodes('//near[@kind = "dates"]');
    is($elsewhere->getAttribute('count'), 1, 'offers at other dates are counted');
    is(found($mech, $elsewhere->getAttribute('query')), $both, 'and one link away');
    my $said = sub { words($_[0]->get(site() . "/offres?mots=$word")->decoded_content) };
    like($said->($mech), qr/À d’autres dates 1 offre/, 'as the page says');
    unlike(
        $said->(browser_of(scene(other_weeks => 'never')->{pupil})),
        qr/À d’autres dates/,
        'not where the school takes no others, whoever asked before');
};

subtest 'the box can be cleared, and stays so' => sub {
    my $mech = pupil();
    $mech->get(site() . "/offres?mots=$word");
    $mech->form_with_fields('college', 'mots');
    $mech->untick('college', '1');
    $mech->submit;
    unlike($mech->content, qr/id="college"[^>]*checked/, 'cleared, it stays so');
    is(found($mech, '?' . $mech->uri->query), $both, 'and all are found');
};

subtest 'a week that was chosen goes before' => sub {
    my $mech = pupil();
    is(found($mech, '?mots=' . $word . '&semaine=' . other_week()), $offer{other}, 'alone');
    is(found($mech, '?mots=' . $word . '&semaine=' . other_week() . '&college=1'), $both, 'or with them');
};

subtest 'a feed and a saved search name the weeks, for they are read by nobody' => sub {
    my $mech = pupil();
    my $monday = own_week();
    my $page = $mech->get(site() . "/offres?mots=$word")->decoded_content;
    like($page, qr{type="application/atom\+xml"[^>]*semaine=$monday}, 'a feed names them');
    send_form($mech, -action => '/offres/recherches$');
    like(db_value('SELECT query FROM saved_search WHERE account_id = ?', $account),
        qr/semaine=$monday/, 'a saved search names them');
};

subtest 'a visitor has no school' => sub {
    my $page = get_xml("/offres?mots=$word&college=1");
    unlike($page->toString, qr/ school="/, 'a visitor has no school');
    is($page->findvalue('/page/*/@total'), 2, 'and no such weeks');
};
done_testing;
