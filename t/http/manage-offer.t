# Managing an offer that is there: by its employer's account, by the mailed link, by the département; its list,
# suspending, disabling. (Correcting: correct-offer.t.)
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

# An offer of an employer's own, and the browser of who manages it.
sub managed {
    my (%of) = @_;
    my $owner = make_employer();
    my $id = make_offer(owner => $owner, %of);
    return ($id, browser_of($owner), $owner);
}
sub state_is { my ($id, $state, $what) = @_; is(db_value('SELECT state FROM offer WHERE id = ?', $id), $state, $what) }
sub closure { my ($id) = @_; return get_xml("/offres/$id")->findvalue('//offer/@closure') }
sub applying_dates {
    my ($id) = @_;
    return db_value('SELECT CONCAT_WS(" ", apply_from, apply_to) FROM offer WHERE id = ?', $id);
}
sub can_apply_from {
    my ($id, $from, $to) = @_;
    return db()->do('UPDATE offer SET apply_from = ?, apply_to = ? WHERE id = ?', undef, $from, $to, $id);
}

subtest 'the list of one’s offers' => sub {
    my $title = 'Découverte du métier de luthier ' . unique('m');
    my ($id, $mech, $owner) = managed(title => $title);
    my $second = make_offer(owner => $owner, title => "$title bis");
    my $ids = sub {
        return join ' ', map { $_->value } own_xml($mech, $_[0])->findnodes('//managed-offer/@id');
    };
    is($ids->("?numero=$second"), $second, 'a number filters the list');
    is(own_xml($mech, '?numero=99999')->findvalue('//@count'),
        2, 'one that leads nowhere still says how many there are');
    is($ids->('?tri=titre&sens=croissant'), "$id $second", 'sorted by title');
    is($ids->('?tri=titre&sens=decroissant'), "$second $id", 'and the other way');
    valid_xml(own_xml($mech, ''), 'the list');
    $mech->get(site() . '/offres/mes-offres');
    like(
        words($mech->content),
        qr/Id stage Offre de stage Période d’accueil Statut Date de mise en ligne/,
        'its columns, by the words of all three tabs');
};

subtest 'six figures sum up what became of an offer' => sub {
    my ($week, undef, $later) = my @weeks = free_mondays(10, 3);
    my ($id, $mech, $owner) = managed(seats => 4, weeks => \@weeks);
    confirmed_in($owner, $id, $week) for 1, 2;
    apply_as(scalar make_pupil(school => make_school()), $id, week => $later);
    $mech->get(site() . "/offres/$id/statistiques");
    my $figures = join '\s+', 'Concernant l’offre n°\h*\d+', 'Places restantes 2', 'Places proposées 4',
        'Candidatures reçues 3', 'Élèves acceptés 2', 'Élèves en attente 1', 'Élèves refusés 0';
    like(words($mech->content), qr/$figures/, 'seats and applications');
};

subtest 'suspending is a button, and back' => sub {
    my ($id, $mech) = managed();
    press($mech, $id, 'suspendre');
    like(words($mech->content), qr/Suspendue L’offre est suspendue/, 'suspended');
    is(closure($id), 'period', 'nobody can apply');
    send_form($mech, -action => qr{/reprendre});
    is(closure($id), '', 'resumed');
};

subtest 'suspended and resumed, an offer opens and closes when it was to' => sub {
    my ($id, $mech) = managed();
    can_apply_from($id, undef, day(20));
    press($mech, $id, 'suspendre', 'reprendre');
    is(applying_dates($id), day(20), 'it closes when it was to close');
    can_apply_from($id, day(3), undef);
    $mech->get(site() . "/offres/$id/gerer");
    like(words($mech->content), qr/À venir/, 'before its period, it is to come');
    unlike($mech->content, qr{/reprendre"}, 'no button opens it at once');
    press($mech, $id, 'suspendre', 'reprendre');
    is(applying_dates($id), day(3), 'it opens when it was to open');
    is(closure($id), 'not-yet', 'not before');
};

subtest 'a period of applying that is over is opened again' => sub {
    my ($id, $mech) = managed();
    can_apply_from($id, undef, day(-2));
    press($mech, $id, 'reprendre');
    is(applying_dates($id), '', 'without an end');
};

subtest 'disabling: a warning, then for good' => sub {
    my ($id, $mech, $owner) = managed(seats => 3);
    my $week = db_value('SELECT MIN(monday) FROM offer_week WHERE offer_id = ?', $id);
    confirmed_in($owner, $id, $week) for 1, 2;
    my ($pupil, $email) = make_pupil(school => make_school());
    my $waiting = apply_as($pupil, $id);
    $mech->get(site() . "/offres/$id/desactiver");
    like(
        words($mech->content),
        qr/1 candidature sera rejetée.*2 stages sont confirmés/s,
        'the warning says what it does');
    state_is($id, 'active', 'a page changes nothing');
    send_form($mech, -action => qr{/desactiver});
    state_is($id, 'disabled', 'the button does');
    is(db_value('SELECT closed_reason FROM application WHERE id = ?', $waiting),
        'offer_disabled', 'open applications end');
    is(db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $id),
        2, 'confirmed placements stay');
    ok(mail_like($email, qr/Candidature invalidée/), 'its pupil is told');
    is(request(GET => "/offres/$id")->code, 410, 'it is gone');
    $mech->get(site() . "/offres/$id/modifier");
    is($mech->status, 410, 'and cannot be corrected any more');
};

subtest 'without an account, the link of the mail does the same' => sub {
    my %deposit = good_deposit(title => 'Découverte du métier de ' . unique('lien'));
    deposit_and_validate(%deposit);
    my $mech = browser();
    $mech->get(link_of(mail_for($deposit{email})));
    send_form($mech);
    my $link = link_of(mail_like($deposit{email}, qr/en ligne/));
    like($link, qr{/offres/gerer/}, 'the mail has a link to manage it');
    $mech->get($link);
    like(words($mech->content), qr/\Q$deposit{title}\E.*Suspendre/s, 'which opens its page');
    unlike($mech->content, qr/Dupliquer|Renvoyer/, 'with what a link can do');
    send_form($mech, -action => qr{/suspendre});
    like(words($mech->content), qr/L’offre est suspendue/, 'it suspends');
    send_form($mech, -action => qr{/reprendre});
    $mech->get("$link/modifier");
    form_step(
        $mech, 'visualiser',
        description => 'Par le lien.',
        email => 'ailleurs@ailleurs.example',
        'email-confirmation' => 'ailleurs@ailleurs.example');
    form_step($mech, 'valider');
    my ($description, $contact)
        = db()->selectrow_array('SELECT description, contact_email FROM offer WHERE title = ?', undef, $deposit{title});
    is($description, 'Par le lien.', 'it corrects');
    is($contact, $deposit{email}, 'but never sends the mails elsewhere');
    $mech->get(site() . '/offres/gerer/' . 'A' x 43);
    is($mech->status, 404, 'a made-up link opens nothing');
};

subtest 'nobody manages what is another’s' => sub {
    my ($id) = managed();
    my $stranger = browser_of(scalar make_employer());
    for my $page (qw(gerer modifier desactiver statistiques)) {
        is($stranger->get(site() . "/offres/$id/$page")->code, 404, "$page of another's offer is not there");
    }
};

subtest 'the département finds each offer, and activates those that wait' => sub {
    my %deposit = good_deposit(title => 'Découverte du métier de ' . unique('attente'));
    deposit_and_validate(%deposit);
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $deposit{title});
    my $admin = admin();
    my $found = sub {
        my ($query, $how) = @_;
        $admin->get(site() . "/admin/offres?$query");
        like(words($admin->content), qr/\Q$deposit{title}\E/, $how);
    };
    $found->("q=$id", 'an offer is found by its number');
    $found->("q=$deposit{email}", 'by its contact');
    press($admin, $id, 'activer');
    state_is($id, 'active', 'the département activates');
    $found->('q=' . substr($deposit{title}, -12) . '&etat=active', 'by its words');
    $admin->get(site() . '/admin/offres?q=%25_%27&etat=zzz&avant=x');
    is($admin->status, 200, 'odd words break nothing');
    valid_xml(page_xml($admin, '/admin/offres'), 'the list of all');
};

subtest 'the département corrects, and disables with a reason' => sub {
    my ($owner, $owner_email) = make_employer();
    my $id = make_offer(owner => $owner, email => unique('collegue') . '@essai.example');
    # The contact did not agree yet: mails go to who deposited it.
    db()->do('UPDATE offer SET contact_state = "typed" WHERE id = ?', undef, $id);
    my $admin = admin();
    is(correct($admin, $id, description => 'Corrigé par le département.'), 'done', 'the form is that of the employer');
    is(db_value('SELECT description FROM offer WHERE id = ?', $id), 'Corrigé par le département.', 'corrects');
    $admin->get(site() . "/offres/$id/desactiver");
    send_form($admin, -action => qr{/desactiver}, reason => '');
    is(errors_at($admin), 'reason', 'disables with a reason only');
    send_form($admin, -action => qr{/desactiver}, reason => "Offre en double.\n\nMerci de garder l’autre.");
    like(mail_like($owner_email, qr/désactivée/)->{text}, qr/Offre en double\./, 'which the employer reads');
    is(
        db_value(
            'SELECT COUNT(*) FROM event v JOIN account a ON a.id = v.account_id
              WHERE v.offer_id = ? AND v.name = "disabled" AND v.actor = "admin" AND v.reason <> ""
                AND a.role = "admin"',
            $id
        ),
        1,
        'the trail says who and why');
    valid_xml(page_xml($admin, "/offres/$id/gerer"), 'the page of an offer');
};
done_testing;
