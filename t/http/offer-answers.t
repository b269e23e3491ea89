# Meals, travel, transport, each kind of accessibility: answered by yes or no; what nobody answered is
# not no.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my @names = (
    qw(meal-on-site meal-paid has-travel travel-paid),
    qw(accessible-visual accessible-motor accessible-mental accessible-hearing));
sub tried {
    my $mech = browser();
    $mech->get(site() . '/offres/deposer/sans-compte');
    form_with($mech, good_deposit(@_));
    return $mech;
}
sub facts {
    my ($mech) = @_;
    my ($list) = $mech->content =~ m{(<dl class="facts">.*?</dl>)}s;
    return words($list // '');
}

subtest 'each is asked for on a new offer' => sub {
    my $mech = tried(map { $_ => undef } @names);
    is($mech->status, 422, 'unanswered is refused');
    is(errors_at($mech), join(' ', sort @names), 'each at its question');
    like(words($mech->content), qr/Répondez par oui ou par non\h*: repas possible sur place/, 'in words');
    my ($summary) = $mech->content =~ m{id="erreurs".*?<ul>(.*?)</ul>}s;
    is(scalar(() = $summary =~ /Répondez par oui ou par non/g), 1, 'once for all of them');
    is(join(' ', $summary =~ /href="#([a-z-]+)"/g), join(' ', @names), 'with a link to each');
    is(errors_at(tried('meal-paid' => 'peut-être')), 'meal-paid', 'what is no answer is refused');
    $mech->get(site() . '/offres/deposer/sans-compte');
    unlike($mech->content, qr/name="meal-paid"[^>]*checked/, 'none is chosen beforehand');
};

subtest 'both answers are shown' => sub {
    my $title = 'Découverte du métier de ' . unique('relieur');
    my $mech = tried(title => $title, 'meal-on-site' => 1, 'accessible-motor' => 1);
    my $said = join '.*', 'possible sur place, à la charge de l’élève', 'aucun, le stage se passe sur place',
        'à la charge de l’élève', 'Handicap visuel\h*: non', 'Handicap moteur\h*: oui';
    like(facts($mech), qr/$said/s, 'in the preview') or diag words($mech->content);
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $title);
    my $columns = join ', ', map { tr/-/_/r } @names;
    is(db_value("SELECT CONCAT_WS(',', $columns) FROM offer WHERE id = ?", $id), '1,0,0,0,0,1,0,0', 'kept');
    db()->do('UPDATE offer SET state = "active", activated_at = UTC_TIMESTAMP() WHERE id = ?', undef, $id);
    valid_xml(get_xml("/offres/$id"), 'the offer');
    my $data = get_json("/api/v1/offres/$id");
    ok($data->{repas_sur_place} && $data->{accessibilite}{moteur} && !$data->{accessibilite}{visuel}, 'in the data');
};

subtest 'an old offer stays unanswered until its owner answers' => sub {
    my $owner = scalar make_employer();
    my $offer = make_offer(owner => $owner);
    my $mech = browser_of($owner);
    my $answered = sub { db_value('SELECT meal_on_site IS NOT NULL FROM offer WHERE id = ?', $offer) };
    is($answered->(), 0, 'nobody answered');
    $mech->get(site() . "/offres/$offer");
    my $open = join ' ', map { "$_ à voir avec l’employeur" } qw(Repas Déplacements Transports);
    like(facts($mech), qr/$open/, 'the page does not say no');
    unlike(facts($mech), qr/Handicap/, 'nor of accessibility');
    is(get_json("/api/v1/offres/$offer")->{repas_sur_place}, undef, 'nor do the data');

    for my $answer ([], ['meal-on-site' => 0]) {
        $mech->get(site() . "/offres/$offer/modifier");
        send_form($mech, etape => 'visualiser', commitment => 1, @$answer);
        is($mech->status, 200, 'it can be corrected');
        send_form($mech, etape => 'valider');
        is($answered->(), @$answer ? 1 : 0, @$answer ? 'an answer is kept' : 'without an answer');
    }
    $mech->get(site() . "/offres/$offer/modifier");
    send_form($mech, etape => 'visualiser', commitment => 1, 'meal-on-site' => undef);
    is(errors_at($mech), 'meal-on-site', 'and not taken back');
    $mech->get(site() . "/offres/deposer/nouvelle?neuf=1&modele=$offer");
    is($mech->status, 200, 'a copy begins with its answers');
    like($mech->content, qr/id="meal-on-site-non"[^>]*checked/, 'those there are');
};
done_testing;
