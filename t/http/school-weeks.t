# The weeks of a school: what its pupils are offered, another week only as the school set it, who is
# told, and that confirming is held by the same rule.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my ($own, $other) = (free_monday(5), free_monday(9));
my @dates = ([$own, friday_of($own)]);

# A pupil of a school with such a setting, and an offer with both weeks.
sub scene {
    my (%of) = @_;
    my $email = unique('ce') . '@college.example';
    my $school = make_school(dates => \@dates, email => $email, %of);
    my ($pupil, $pupil_email) = make_pupil(school => $school, first_name => 'Malo', last_name => 'Petit');
    my ($owner) = make_employer();
    my $offer = make_offer(owner => $owner, seats => 3, weeks => [$own, $other]);
    return {
        school => $school,
        email => $email,
        pupil => $pupil,
        pupil_email => $pupil_email,
        offer => $offer,
        owner => $owner };
}
sub form_of {
    my ($scene) = @_;
    my $mech = browser_of($scene->{pupil});
    $mech->get(site() . "/candidatures/postuler/$scene->{offer}");
    return $mech;
}
sub accepted { my ($scene, $id) = @_; answer(browser_of($scene->{owner}), "/candidatures/$id", 'accepter') }
sub confirm {
    my ($scene, $id) = @_;
    my $mech = browser_of($scene->{pupil});
    answer($mech, "/candidatures/$id", 'confirmer');
    return $mech;
}

# Never: the other week is shown, and cannot be asked for.
my $never = scene(other_weeks => 'never');
my $mech = form_of($never);
my $words = words($mech->content);
like(
    $words,
    qr/Les semaines de ton collège.*places libres.*D’autres semaines.*Ton collège n’accepte que ses propres semaines.*pas une semaine de ton collège/s,
    'its weeks first; the others are not for its pupils');
like($mech->content, qr/id="week-$own"[^>]*checked/, 'the only week of the school is chosen');
unlike($mech->content, qr/id="week-$other"/, 'the other cannot be');
valid_xml(page_xml($mech, "/candidatures/postuler/$never->{offer}"), 'the form');
$mech = form_of($never);
send_form($mech, -action => 'postuler', week => $other, motivation => 'Du bois.');
is($mech->status, 422, 'a form that asks for it is refused');
like(words($mech->content), qr/Ce n’est pas une semaine de ton collège|n’accepte que ses propres/, 'and says why');
is(apply_as($never->{pupil}, $never->{offer}, week => $other), undef, 'nothing was sent');
my $id = apply_as($never->{pupil}, $never->{offer}, week => $own);
accepted($never, $id);
confirm($never, $id);
is(state_of($id), 'confirmed', 'a week of the school is confirmed as ever');
is(mail_count($never->{email}), 0, 'and the school is told nothing');

# Freely: asked for and confirmed, and the school is told.
my $free = scene(other_weeks => 'free');
like(
    words(form_of($free)->content),
    qr/Elles ne sont pas aux dates de ton collège\s: il sera prévenu/,
    'the form says that the school will be told');
$id = apply_as($free->{pupil}, $free->{offer}, week => $other);
my $mail = mail_like($free->{email}, qr/Une candidature pour une autre semaine/);
like($mail->{text}, qr/Malo Petit.*Vous n’avez rien à faire/s, 'the school is told');
accepted($free, $id);
confirm($free, $id);
is(state_of($id), 'confirmed', 'confirmed without more');

# After its agreement: asked for, accepted, confirmed only once the school has agreed.
my $agreed = scene();
$id = apply_as($agreed->{pupil}, $agreed->{offer}, week => $other);
ok($id, 'it can be asked for');
$mail = mail_like($agreed->{email}, qr/Votre accord pour une autre semaine/);
like(
    $mail->{text},
    qr{Il ne pourra pas confirmer ce stage sans votre accord.*/candidatures/$id\b}s,
    'the school is asked');
accepted($agreed, $id);
$mech = confirm($agreed, $id);
is(state_of($id), 'accepted', 'confirming waits for the school');
like(words($mech->content), qr/il doit d’abord donner son accord/, 'and says so');
unlike($mech->content, qr{action="/candidatures/$id/confirmer"}, 'no button that would do nothing');
like(
    words(browser_of($agreed->{owner})->get(site() . "/candidatures/$id")->decoded_content),
    qr/En dehors des dates du collège\s: son accord est attendu/,
    'the employer sees it');
my ($staff) = make_staff(school => $agreed->{school});
my ($stranger) = make_staff(school => $free->{school});
my $school = browser_of($staff);
valid_xml(page_xml($school, "/candidatures/$id"), 'the application of another week');
like(
    words($school->get(site() . '/candidatures')->decoded_content),
    qr/Des semaines à autoriser.*Malo Petit/s,
    'its list says what awaits it');
$mech = browser_of($stranger);
$mech->get(site() . '/candidatures');
my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
is($mech->post(site() . "/candidatures/$id/semaine", [csrf => $token, avis => 'agreed'])->code,
    404, 'another school does not answer');
$school->get(site() . "/candidatures/$id");
send_form($school, -action => "/semaine\$", avis => "refused");
like(words($school->content), qr/n’est pas d’accord/, 'it does not agree');
mail_like($agreed->{pupil_email}, qr/Ton collège n’est pas d’accord/);
confirm($agreed, $id);
is(state_of($id), 'accepted', 'nothing to confirm');
$school->get(site() . "/candidatures/$id");
send_form($school, -action => "/semaine\$", avis => "agreed");
mail_like($agreed->{pupil_email}, qr/Ton collège est d’accord/);
unlike(
    words($school->get(site() . '/candidatures')->decoded_content),
    qr/Des semaines à autoriser/,
    'nothing awaits it any more');
# What it agreed to stays, whatever it sets later.
db()->do("UPDATE school SET other_weeks = 'never' WHERE id = ?", undef, $agreed->{school});
confirm($agreed, $id);
is(state_of($id), 'confirmed', 'confirmed');

# Dates published after an application hold its confirmation too; a class has dates of its own.
my $late = scene(dates => [], other_weeks => 'never');
$id = apply_as($late->{pupil}, $late->{offer}, week => $other);
accepted($late, $id);
db()->do("INSERT INTO school_placement (school_id, class, first_on, last_on) VALUES (?, '3e A', ?, ?)",
    undef, $late->{school}, $own, friday_of($own));
my $answer = browser_of($late->{pupil})->get(site() . "/candidatures/$id");
like($answer->decoded_content, qr{/candidatures/$id/confirmer}, 'the dates of another class bind nobody else');
db()->do("UPDATE school_placement SET class = '3e B' WHERE school_id = ?", undef, $late->{school});
$mech = confirm($late, $id);
is(state_of($id), 'accepted', 'those of the class do');
like(words($mech->content), qr/n’est pas une de celles de ton collège/, 'with the reason');
# The search puts the school's weeks first, and begins with them ticked.
{
    my $scene = scene(other_weeks => 'free');
    my ($title) = unique_name('Sabotier');
    my %offer
        = map { $_->[0] => make_offer(title => "Découverte du métier de $title", weeks => [$_->[1]]) } [own => $own],
        [other => $other];
    until_true('both are found', sub { get_xml("/offres?mots=$title")->findvalue('/page/*/@total') == 2 });
    my $mech = browser_of($scene->{pupil});
    my $found = sub {
        my $xml = page_xml($mech, "/offres$_[0]");
        valid_xml($xml, "/offres$_[0]");
        return join ' ', sort map { $_->value } $xml->findnodes('/page/*/offer/@id');
    };
    is($found->("?mots=$title"), $offer{own}, 'only those of its weeks');
    my $page = $mech->get(site() . "/offres?mots=$title")->decoded_content;
    like($page, qr/id="college"[^>]*checked/, 'its box is ticked');
    like(words($page), qr/Quand\s.*?\(ton collège\)/s, 'and its weeks are marked');
    is((page_xml($mech, "/offres?mots=$title")->findnodes('//filter/week/@monday'))[0]->value,
        $own, 'its weeks stand first');
    my ($elsewhere) = page_xml($mech, "/offres?mots=$title")->findnodes('//near[@kind = "dates"]');
    is($elsewhere->getAttribute('count'), 1, 'offers at other dates are counted');
    is($found->($elsewhere->getAttribute('query')), join(' ', sort values %offer), 'and one link away');
    like(words($page), qr/À d’autres dates 1 offre/, 'as the page says');
    unlike(
        words(browser_of($never->{pupil})->get(site() . "/offres?mots=$title")->decoded_content),
        qr/À d’autres dates/,
        'not where the school takes no others, whoever asked before');
    like($page, qr{type="application/atom\+xml"[^>]*semaine=$own}, 'a feed names them, for it is read by nobody');
    like(page_xml($mech, "/offres/carte?mots=$title")->findvalue('//filter/@query'),
        qr/college=1/, 'the map is of the same');
    $mech->get(site() . "/offres?mots=$title");
    $mech->form_with_fields('college', 'mots');
    $mech->untick('college', '1');
    $mech->submit;
    unlike($mech->content, qr/id="college"[^>]*checked/, 'cleared, it stays so');
    is($found->('?' . $mech->uri->query), join(' ', sort values %offer), 'and all are found');
    is($found->("?mots=$title&semaine=$other"), $offer{other}, 'a week that was chosen goes before');
    is($found->("?mots=$title&semaine=$other&college=1"), join(' ', sort values %offer), 'or with them');
    $mech->get(site() . "/offres?mots=$title");
    send_form($mech, -action => '/offres/recherches$');
    like(db_value('SELECT query FROM saved_search WHERE account_id = ?', $scene->{pupil}),
        qr/semaine=$own/, 'a saved search names them');
    unlike(get_xml("/offres?mots=$title&college=1")->toString, qr/ school="/, 'a visitor has no school');
    is(get_xml("/offres?mots=$title&college=1")->findvalue('/page/*/@total'), 2, 'and no such weeks');
}
# A school changes its mind, and the pupil is told each time, not without end.
my $wavering = scene();
$id = apply_as($wavering->{pupil}, $wavering->{offer}, week => $other);
$school = browser_of(scalar make_staff(school => $wavering->{school}));
$school->get(site() . "/candidatures/$id");
my ($its_token) = $school->content =~ /name="csrf" value="([^"]+)"/;
is(
    join(
        ' ',
        map {
            $school->post(site() . "/candidatures/$id/semaine",
                [csrf => $its_token, avis => $_ % 2 ? 'agreed' : 'refused'])->code
        } 1 .. 6
    ),
    '200 200 200 200 200 429',
    'five times at once');
is(db_value('SELECT week_opinion FROM application WHERE id = ?', $id), 'agreed', 'what was said last holds');
is(db_value('SELECT COUNT(*) FROM message WHERE application_id = ? AND template = "week-opinion"', $id),
    5, 'no sixth mail');
check_all('the invariants hold');
done_testing;
