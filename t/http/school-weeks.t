# The weeks of a school: what its pupils are offered, another week only as the school set it, who is
# told, and that confirming is held by the same rule. (The search: search-school-weeks.t.)
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use SchoolWeeks;
use Test::More;

my ($own, $other) = (own_week(), other_week());

sub form_of {
    my ($scene) = @_;
    my $mech = browser_of($scene->{pupil});
    $mech->get(site() . "/candidatures/postuler/$scene->{offer}");
    return $mech;
}
sub applied { my ($scene, $week) = @_; return apply_as($scene->{pupil}, $scene->{offer}, week => $week) }

# An application that the employer accepted.
sub accepted {
    my ($scene, $week) = @_;
    my $id = applied($scene, $week);
    answer(browser_of($scene->{owner}), "/candidatures/$id", 'accepter');
    return $id;
}

# Tries to confirm it; what it is then, and the pupil's browser.
sub confirming {
    my ($scene, $id) = @_;
    my $mech = browser_of($scene->{pupil});
    answer($mech, "/candidatures/$id", 'confirmer');
    return wantarray ? (state_of($id), $mech) : state_of($id);
}
sub staff_of { my ($scene) = @_; return browser_of(scalar make_staff(school => $scene->{school})) }
sub says {
    my ($mech, $id, $opinion) = @_;
    $mech->get(site() . "/candidatures/$id");
    return send_form($mech, -action => '/semaine$', avis => $opinion);
}
sub list_of { my ($mech) = @_; return words($mech->get(site() . '/candidatures')->decoded_content) }

subtest 'a school that takes no other week: it is shown, and cannot be asked for' => sub {
    my $scene = scene(other_weeks => 'never');
    my $mech = form_of($scene);
    my $said = words($mech->content);
    like($said, qr/Les semaines de ton collège.*places libres.*D’autres semaines/s, 'its weeks first');
    like(
        $said,
        qr/D’autres semaines.*Ton collège n’accepte que ses propres semaines.*pas une semaine de ton collège/s,
        'the others are not for its pupils');
    like($mech->content, qr/id="week-$own"[^>]*checked/, 'the only week of the school is chosen');
    unlike($mech->content, qr/id="week-$other"/, 'the other cannot be');
    valid_xml(page_xml($mech, "/candidatures/postuler/$scene->{offer}"), 'the form');
    $mech = form_of($scene);
    send_form($mech, -action => 'postuler', week => $other, motivation => 'Du bois.');
    is($mech->status, 422, 'a form that asks for it is refused');
    like(words($mech->content), qr/Ce n’est pas une semaine de ton collège|n’accepte que ses propres/, 'and says why');
    is(applied($scene, $other), undef, 'nothing was sent');
};

subtest 'a week of the school is confirmed as ever, and the school is told nothing' => sub {
    my $scene = scene(other_weeks => 'never');
    is(confirming($scene, accepted($scene, $own)), 'confirmed', 'confirmed');
    is(mail_count($scene->{email}), 0, 'no mail');
};

subtest 'a school that takes any week is told' => sub {
    my $scene = scene(other_weeks => 'free');
    like(
        words(form_of($scene)->content),
        qr/Elles ne sont pas aux dates de ton collège\s: il sera prévenu/,
        'the form says that the school will be told');
    my $id = accepted($scene, $other);
    my $mail = mail_like($scene->{email}, qr/Une candidature pour une autre semaine/);
    like($mail->{text}, qr/Malo Petit.*Vous n’avez rien à faire/s, 'the school is told');
    is(confirming($scene, $id), 'confirmed', 'confirmed without more');
};

subtest 'a school that agrees week by week is asked, and confirming waits for it' => sub {
    my $scene = scene();
    my $id = accepted($scene, $other);
    ok($id, 'it can be asked for');
    like(
        mail_like($scene->{email}, qr/Votre accord pour une autre semaine/)->{text},
        qr{Il ne pourra pas confirmer ce stage sans votre accord.*/candidatures/$id\b}s,
        'the school is asked');
    my ($state, $mech) = confirming($scene, $id);
    is($state, 'accepted', 'confirming waits for the school');
    like(words($mech->content), qr/il doit d’abord donner son accord/, 'and says so');
    unlike($mech->content, qr{action="/candidatures/$id/confirmer"}, 'no button that would do nothing');
    like(
        words(browser_of($scene->{owner})->get(site() . "/candidatures/$id")->decoded_content),
        qr/En dehors des dates du collège\s: son accord est attendu/,
        'the employer sees it');
    my $staff = staff_of($scene);
    valid_xml(page_xml($staff, "/candidatures/$id"), 'the application of another week');
    like(list_of($staff), qr/Des semaines à autoriser.*Malo Petit/s, 'its list says what awaits it');
};

subtest 'another school does not answer' => sub {
    my $id = applied(scene(), $other);
    my $mech = browser_of(scalar make_staff(school => make_school()));
    $mech->get(site() . '/candidatures');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    is($mech->post(site() . "/candidatures/$id/semaine", [csrf => $token, avis => 'agreed'])->code, 404, 'not there');
};

subtest 'what the school says is told to its pupil, and holds' => sub {
    my $scene = scene();
    my $id = accepted($scene, $other);
    my $staff = staff_of($scene);
    says($staff, $id, 'refused');
    like(words($staff->content), qr/n’est pas d’accord/, 'it does not agree');
    ok(mail_like($scene->{pupil_email}, qr/Ton collège n’est pas d’accord/), 'the pupil is told');
    is(confirming($scene, $id), 'accepted', 'nothing to confirm');
    says($staff, $id, 'agreed');
    ok(mail_like($scene->{pupil_email}, qr/Ton collège est d’accord/), 'it agrees: the pupil is told');
    unlike(list_of($staff), qr/Des semaines à autoriser/, 'nothing awaits it any more');
    db()->do("UPDATE school SET other_weeks = 'never' WHERE id = ?", undef, $scene->{school});
    is(confirming($scene, $id), 'confirmed', 'confirmed: what it agreed to stays, whatever it sets later');
};

subtest 'dates published after an application hold its confirmation too, those of its class' => sub {
    my $scene = scene(dates => [], other_weeks => 'never');
    my $id = accepted($scene, $other);
    db()->do("INSERT INTO school_placement (school_id, class, first_on, last_on) VALUES (?, '3e A', ?, ?)",
        undef, $scene->{school}, $own, friday_of($own));
    like(
        browser_of($scene->{pupil})->get(site() . "/candidatures/$id")->decoded_content,
        qr{/candidatures/$id/confirmer},
        'the dates of another class bind nobody else');
    db()->do("UPDATE school_placement SET class = '3e B' WHERE school_id = ?", undef, $scene->{school});
    my ($state, $mech) = confirming($scene, $id);
    is($state, 'accepted', 'those of the class do');
    like(words($mech->content), qr/n’est pas une de celles de ton collège/, 'with the reason');
};

subtest 'a school changes its mind, and the pupil is told each time, not without end' => sub {
    my $scene = scene();
    my $id = applied($scene, $other);
    my $staff = staff_of($scene);
    $staff->get(site() . "/candidatures/$id");
    my ($token) = $staff->content =~ /name="csrf" value="([^"]+)"/;
    my @codes = map { $staff->post(site() . "/candidatures/$id/semaine", [csrf => $token, avis => $_])->code }
        ('agreed', 'refused') x 3;
    is("@codes", '200 200 200 200 200 429', 'five times at once');
    is(db_value('SELECT week_opinion FROM application WHERE id = ?', $id), 'agreed', 'what was said last holds');
    is(db_value('SELECT COUNT(*) FROM message WHERE application_id = ? AND template = "week-opinion"', $id),
        5, 'no sixth mail');
};
check_all('the invariants hold');
done_testing;
