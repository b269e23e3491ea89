# Managing an offer: by an account, by the mailed link, by the département. Depositing when signed
# in; drafts; corrections, two at once; seats and weeks; suspending; disabling.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# An account of its own, with an employer.
my %person = new_employer();
my $visitor = browser();
$visitor->get(site() . '/compte/creer/employeur/nouveau');
send_form($visitor, %person);
activate($visitor, $person{email}, $person{password});
my $mech = sign_in($person{email}, $person{password});
$mech->get(site() . '/offres/mes-offres');
like(words($mech->content), qr/Aucune offre pour l’instant.*Déposer ma première offre/s, 'an empty list helps');

# Signed in, nothing is asked twice.
$mech->get(site() . '/offres/deposer/nouvelle');
like(words($mech->content), qr/\Q$person{'employer-name'}\E/, 'the employer is known');
unlike($mech->content, qr/name="siret"/, 'nor its SIRET');
is(value_of($mech, 'last-name'), 'Le Goff', 'nor the contact');
is(value_of($mech, 'email'), $person{email}, 'nor the e-mail');
my $title = 'Découverte du métier de luthier ' . unique('m');
my %content = (
    title => $title,
    description => 'Tu écoutes le bois.',
    domain => [2],
    from => monday(10),
    to => friday_of(monday(14)),
    seats => 3,
    commitment => 1);
form_step($mech, 'visualiser', %content, seats => 0);
is(errors_at($mech), 'seats', 'a slip is shown');
form_step($mech, 'visualiser', seats => 3, siret => '11111111111111');
like(words($mech->content), qr/l’offre est en ligne aussitôt/, 'the preview says what comes');
form_step($mech, 'valider');
like($mech->uri, qr{/offres/mes-offres}, 'and one is back at one’s offers');
like(
    words($mech->content),
    qr/L’offre est en ligne\..*\Q$title\E/s,
    'where it is online at once: the e-mail was confirmed before');
my $id = db_value('SELECT id FROM offer WHERE title = ?', $title);
is(db_value('SELECT e.siret FROM offer o JOIN employer e ON e.id = o.employer_id WHERE o.id = ?', $id),
    $person{siret}, 'a SIRET sent by hand changes nothing');
is(request(GET => "/offres/$id")->code, 200, 'pupils see it');
my $mail = mail_like($person{email}, qr/en ligne/);
like($mail->{text}, qr{/offres/$id/gerer}, 'the mail leads to its page');

# For a contact elsewhere, the link goes there first.
my $colleague = unique('collegue') . '@structure.example';
$mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
is(value_of($mech, 'address'), '1 rue du Port', 'the next offer begins as the last one');
is(value_of($mech, 'title'), '', 'without its title');
form_step(
    $mech, 'visualiser', %content,
    title => "$title bis",
    email => $colleague,
    'email-confirmation' => $colleague);
form_step($mech, 'valider');
my $second = db_value('SELECT id FROM offer WHERE title = ?', "$title bis");
like(words($mech->content), qr/Un e-mail est parti à son contact/, 'another contact has to agree');
is(db_value('SELECT state FROM offer WHERE id = ?', $second), 'to_activate', 'it waits');
ok(mail_for($colleague), 'the contact has the link');
$mech->get(site() . "/offres/$second/gerer");
send_form($mech, -action => qr{/renvoyer});
ok(until_true('a second mail', sub { mail_count($colleague) == 2 }), 'which can be sent again');

# The list: filter and sort.
my $list = own_xml($mech, "?numero=$second");
is(join(' ', map { $_->value } $list->findnodes('//managed-offer/@id')), $second, 'a number filters the list');
is(own_xml($mech, '?numero=99999')->findvalue('//@count'), 2, 'one that leads nowhere still says how many there are');
is(join(' ', map { $_->value } own_xml($mech, '?tri=titre&sens=croissant')->findnodes('//managed-offer/@id')),
    "$id $second", 'sorted by title');
is(join(' ', map { $_->value } own_xml($mech, '?tri=titre&sens=decroissant')->findnodes('//managed-offer/@id')),
    "$second $id", 'and the other way');
valid_xml(own_xml($mech, ''), 'the list');
$mech->get(site() . '/offres/mes-offres');
like(
    words($mech->content),
    qr/Id stage Offre de stage Période d’accueil Statut Date de mise en ligne/,
    'its columns, by the words of all three tabs');

# Correcting: the same form.
$mech->get(site() . "/offres/$id/modifier");
is(value_of($mech, 'title'), $title, 'the form is filled in');
is(value_of($mech, 'seats'), 3, 'seats too');
form_step($mech, 'visualiser', description => 'Tu entends le bois.', seats => 4);
like(words($mech->content), qr/l’offre est changée aussitôt/, 'the preview says so');
form_step($mech, 'valider');
like(words($mech->content), qr/L’offre est modifiée/, 'done');
is(db_value('SELECT description FROM offer WHERE id = ?', $id), 'Tu entends le bois.', 'and kept');
is(db_value('SELECT SUM(seats) FROM capacity WHERE offer_id = ?', $id), 4, 'with the seats');
is(
    db_value('SELECT COUNT(*) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $id),
    db_value('SELECT COUNT(*) FROM offer_week WHERE offer_id = ? AND NOT is_removed', $second),
    'the weeks are the same');

# Two people at once: the second is told, nothing is lost.
my $other = sign_in($person{email}, $person{password});
$_->get(site() . "/offres/$id/modifier") for $mech, $other;
form_step($mech, 'visualiser', description => 'Le premier texte.');
form_step($other, 'visualiser', description => 'Le second texte.');
form_step($mech, 'valider');
form_step($other, 'valider');
like(words($other->content), qr/Quelqu’un a changé cette offre/, 'the second is told');
is(db_value('SELECT description FROM offer WHERE id = ?', $id), 'Le premier texte.', 'the first text stands');
is(value_of($other, 'description'), 'Le second texte.', 'the second is still in the form');
form_step($other, 'visualiser');
form_step($other, 'valider');
is(db_value('SELECT description FROM offer WHERE id = ?', $id), 'Le second texte.', 'and can be sent knowingly');

# Applications: one confirmed, one waiting, in two weeks.
my @weeks = map { $_->[0] }
    @{ db()->selectall_arrayref('SELECT monday FROM offer_week WHERE offer_id = ? ORDER BY monday', undef, $id) };
my @pupils = map { scalar make_pupil() } 1 .. 4;
sub apply {
    my ($pupil, $week, $confirmed) = @_;
    my $application = apply_as($pupil, $id, week => $week);
    if ($confirmed) {
        my $answering = browser_of(db_value('SELECT account_id FROM offer WHERE id = ?', $id));
        answer($answering, "/candidatures/$application", 'accepter');
        answer(browser_of($pupil), "/candidatures/$application", 'confirmer');
    }
    return $application;
}
apply($pupils[0], $weeks[0], 1);
apply($pupils[1], $weeks[0], 1);
my $waiting = apply($pupils[2], $weeks[2], 0);
$mech->get(site() . "/offres/$id/statistiques");
like(
    words($mech->content),
    qr/Concernant l’offre n°\h*\d+\s+Places restantes 2\s+Places proposées 4\s+Candidatures reçues 3\s+Élèves acceptés 2\s+Élèves en attente 1\s+Élèves refusés 0/,
    'the six figures');
$mech->get(site() . "/offres/$id/modifier");
form_step($mech, 'visualiser', seats => 1);
is(errors_at($mech), 'seats', 'seats never go below those taken');
like(words($mech->content), qr/Des stages sont déjà confirmés\. Au moins\h: 2\./, 'and it says how many');
form_step($mech, 'visualiser', seats => 2, from => $weeks[1]);
is(errors_at($mech), 'from', 'a week with a confirmed placement stays');
form_step($mech, 'visualiser', from => $weeks[0], to => friday_of($weeks[1]));
like(
    words($mech->content),
    qr/1 candidature sera fermée\h: sa semaine n’est plus proposée, ou n’a plus de place/,
    'a week that goes takes its applications: said before');
is(db_value('SELECT closed_reason IS NULL FROM application WHERE id = ?', $waiting), 1, 'and not done yet');
form_step($mech, 'valider');
is(db_value('SELECT closed_reason FROM application WHERE id = ?', $waiting), 'week_removed', 'then done');
is(db_value('SELECT COUNT(*) FROM event WHERE application_id = ? AND name = "week_removed"', $waiting), 1, 'noted');
my $pupil_email = db_value('SELECT email FROM account WHERE id = ?', $pupils[2]);
like(mail_like($pupil_email, qr/Candidature invalidée/)->{text}, qr/ne propose plus la semaine/, 'and told');
is(db_value('SELECT CONCAT(SUM(seats), "/", SUM(taken)) FROM capacity WHERE offer_id = ?', $id),
    '2/2', 'the pool has its seats and those taken');
is(get_xml("/offres/$id")->findvalue('count(//week)'), 2, 'pupils see the weeks that are left');
$mech->get(site() . "/offres/$id/modifier");
form_step($mech, 'visualiser', weekly => 1, "seats-$weeks[0]" => 2, "seats-$weeks[1]" => 5);
form_step($mech, 'valider');
is(
    db_value(
        'SELECT GROUP_CONCAT(c.seats, "/", c.taken ORDER BY w.monday) FROM capacity c JOIN offer_week w ON w.capacity_id = c.id WHERE w.offer_id = ? AND NOT w.is_removed',
        $id
    ),
    '2/2,5/0',
    'week by week, each pool has what is taken of it');

# Suspending is a button, and back.
$mech->get(site() . "/offres/$id/gerer");
send_form($mech, -action => qr{/suspendre});
like(words($mech->content), qr/Suspendue L’offre est suspendue/, 'suspended');
is(get_xml("/offres/$id")->findvalue('//offer/@closure'), 'period', 'nobody can apply');
send_form($mech, -action => qr{/reprendre});
is(get_xml("/offres/$id")->findvalue('//offer/@closure'), '', 'resumed');
my $dates = 'SELECT CONCAT_WS(" ", apply_from, apply_to) FROM offer WHERE id = ?';
db()->do('UPDATE offer SET apply_to = ? WHERE id = ?', undef, day(20), $id);
$mech->get(site() . "/offres/$id/gerer");
send_form($mech, -action => qr{/$_}) for qw(suspendre reprendre);
is(db_value($dates, $id), day(20), 'resumed, it closes when it was to close');
db()->do('UPDATE offer SET apply_from = ?, apply_to = NULL WHERE id = ?', undef, day(3), $id);
$mech->get(site() . "/offres/$id/gerer");
like(words($mech->content), qr/À venir/, 'before its period, it is to come');
unlike($mech->content, qr{/reprendre"}, 'no button opens it at once');
send_form($mech, -action => qr{/$_}) for qw(suspendre reprendre);
is(db_value($dates, $id), day(3), 'suspended and resumed, it opens when it was to open');
is(get_xml("/offres/$id")->findvalue('//offer/@closure'), 'not-yet', 'not before');
db()->do('UPDATE offer SET apply_from = NULL, apply_to = ? WHERE id = ?', undef, day(-2), $id);
$mech->get(site() . "/offres/$id/gerer");
send_form($mech, -action => qr{/reprendre});
is(db_value($dates, $id), '', 'a period that is over is opened again');

# A copy has everything but the dates.
$mech->get(site() . "/offres/$id/dupliquer");
is(value_of($mech, 'title'), $title, 'a copy has the title');
is(value_of($mech, 'from'), '', 'not the dates');
is(db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $title), 1, 'and is not there before it is sent');

# A draft is found again; that of a copy is another.
$mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
$mech->post(
    site() . '/offres/deposer/brouillon',
    [
        csrf => $token,
        once => value_of($mech, 'once'),
        title => 'Stage découverte « à moitié » & plus',
        description => "Deux\nlignes",
        domain => 2,
        domain => 3
    ]);
is($mech->status, 204, 'a script saves while one types');
$mech->get(site() . '/offres/deposer/nouvelle');
like(words($mech->content), qr/Nous avons retrouvé l’offre que vous aviez commencée/, 'it is found again');
is(value_of($mech, 'title'), 'Stage découverte « à moitié » & plus', 'as it was typed');
is(scalar(my @on = $mech->content =~ /name="domain" value="\d+"[^>]*checked/g), 2, 'boxes too');
$mech->get(site() . "/offres/$id/dupliquer");
is(value_of($mech, 'title'), $title, 'a copy is no draft');
is(value_of($mech, 'copie'), $id, 'and knows of what it is one');
$mech->post(site() . '/offres/deposer/brouillon',
    [csrf => $token, copie => $id, title => 'Stage découverte de la copie']);
$mech->get(site() . '/offres/deposer/nouvelle');
is(value_of($mech, 'title'), 'Stage découverte « à moitié » & plus', 'what is typed in a copy overwrites no draft');
$mech->get(site() . "/offres/$id/dupliquer");
is(value_of($mech, 'title'), 'Stage découverte de la copie', 'it is found again with the copy');
$mech->follow_link(text_regex => qr/Repartir de zéro/);
is(value_of($mech, 'title'), $title, 'which can begin anew');
$mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
is(value_of($mech, 'title'), '', 'or put aside');

# Two windows, two offers: neither overwrites the other.
db()->do("UPDATE offer_draft SET saved_at = saved_at - INTERVAL 1 MINUTE WHERE content LIKE '%moiti%'");
my ($other_form) = $mech->content =~ /name="once" value="([^"]+)"/;
$mech->post(site() . '/offres/deposer/brouillon',
    [csrf => $token, once => $other_form, title => 'Stage découverte du second onglet']);
$mech->get(site() . '/offres/deposer/nouvelle');
is(value_of($mech, 'title'), 'Stage découverte du second onglet', 'the newest is gone on with');
is(value_of($mech, 'once'), $other_form, 'in its place');
valid_xml(page_xml($mech, '/offres/deposer/nouvelle'), 'with another begun');
$mech->get(site() . '/offres/deposer/nouvelle');
$mech->follow_link(text => '« Stage découverte « à moitié » & plus »');
is(value_of($mech, 'title'), 'Stage découverte « à moitié » & plus', 'the other is a click away');

# What is wrong with an employer as it is known is not for who deposits an offer to correct.
{
    my ($member, undef, $known) = make_employer();
    db()->do("UPDATE employer SET name = 'Atelier 12345678', naf = '9999Z' WHERE id = ?", undef, $known);
    my $depositor = browser_of($member);
    $depositor->get(site() . '/offres/deposer/nouvelle');
    form_step(
        $depositor, 'visualiser', %content,
        landline => '02 40 12 34 56',
        title => unique('Découverte du métier de luthier '));
    is(errors_at($depositor), '', 'nothing is refused that the form does not ask');
    form_step($depositor, 'valider');
    is(db_value('SELECT COUNT(*) FROM offer WHERE employer_id = ?', $known), 1, 'and the offer is there');
}

# Disabling: a warning, then for good.
my $last = apply($pupils[3], $weeks[1], 0);
$mech->get(site() . "/offres/$id/desactiver");
like(words($mech->content), qr/1 candidature sera rejetée.*2 stages sont confirmés/s, 'the warning says what it does');
is(db_value('SELECT state FROM offer WHERE id = ?', $id), 'active', 'a page changes nothing');
send_form($mech, -action => qr{/desactiver});
is(db_value('SELECT state FROM offer WHERE id = ?', $id), 'disabled', 'the button does');
is(db_value('SELECT closed_reason FROM application WHERE id = ?', $last), 'offer_disabled', 'open applications end');
is(db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $id),
    2, 'confirmed placements stay');
ok(mail_like(db_value('SELECT email FROM account WHERE id = ?', $pupils[3]), qr/Candidature invalidée/),
    'its pupil is told');
is(request(GET => "/offres/$id")->code, 410, 'it is gone');
$mech->get(site() . "/offres/$id/modifier");
is($mech->status, 410, 'and cannot be corrected any more');

# Without an account: the link of the mail does the same.
my %deposit = good_deposit(title => 'Découverte du métier de ' . unique('lien'));
deposit_and_validate(%deposit);
my $anonymous = browser();
$anonymous->get(link_of(mail_for($deposit{email})));
send_form($anonymous);
my $link = link_of(mail_like($deposit{email}, qr/en ligne/));
like($link, qr{/offres/gerer/}, 'the mail has a link to manage it');
$anonymous->get($link);
like(words($anonymous->content), qr/\Q$deposit{title}\E.*Suspendre/s, 'which opens its page');
unlike($anonymous->content, qr/Dupliquer|Renvoyer/, 'with what a link can do');
send_form($anonymous, -action => qr{/suspendre});
like(words($anonymous->content), qr/L’offre est suspendue/, 'it suspends');
send_form($anonymous, -action => qr{/reprendre});
$anonymous->get("$link/modifier");
form_step(
    $anonymous, 'visualiser',
    description => 'Par le lien.',
    email => 'ailleurs@ailleurs.example',
    'email-confirmation' => 'ailleurs@ailleurs.example');
form_step($anonymous, 'valider');
my $linked = db_value('SELECT id FROM offer WHERE title = ?', $deposit{title});
is(db_value('SELECT description FROM offer WHERE id = ?', $linked), 'Par le lien.', 'it corrects');
is(db_value('SELECT contact_email FROM offer WHERE id = ?', $linked),
    $deposit{email}, 'but never sends the mails elsewhere');
$anonymous->get(site() . '/offres/gerer/' . 'A' x 43);
is($anonymous->status, 404, 'a made-up link opens nothing');

# The département: all offers, and why it disables one.
my $admin = admin();
$admin->get(site() . "/admin/offres?q=$linked");
like(words($admin->content), qr/\Q$deposit{title}\E/, 'an offer is found by its number');
$admin->get(site() . "/admin/offres?q=$deposit{email}");
like(words($admin->content), qr/\Q$deposit{title}\E/, 'by its contact');
$admin->get(site() . '/admin/offres?q=' . substr($deposit{title}, -12) . '&etat=active');
like(words($admin->content), qr/\Q$deposit{title}\E/, 'by its words');
$admin->get(site() . '/admin/offres?q=%25_%27&etat=zzz&avant=x');
is($admin->status, 200, 'odd words break nothing');
valid_xml(
    XML::LibXML->load_xml(
        string => $admin->get(site() . '/admin/offres?format=xml')->decoded_content(charset => 'none')
    ),
    'the list of all');
$admin->get(site() . "/offres/$second/gerer");
send_form($admin, -action => qr{/activer});
is(db_value('SELECT state FROM offer WHERE id = ?', $second), 'active', 'the département activates');
$admin->get(site() . "/offres/$second/modifier");
form_step($admin, 'visualiser', description => 'Corrigé par le département.');
form_step($admin, 'valider');
is(db_value('SELECT description FROM offer WHERE id = ?', $second), 'Corrigé par le département.', 'corrects');
$admin->get(site() . "/offres/$second/desactiver");
send_form($admin, -action => qr{/desactiver}, reason => '');
is(errors_at($admin), 'reason', 'disables with a reason only');
send_form($admin, -action => qr{/desactiver}, reason => "Offre en double.\n\nMerci de garder l’autre.");
like(mail_like($person{email}, qr/désactivée/)->{text}, qr/Offre en double\./, 'which the employer reads');
is(
    db_value(
        'SELECT COUNT(*) FROM event v JOIN account a ON a.id = v.account_id WHERE v.offer_id = ? AND v.name = "disabled" AND v.actor = "admin" AND v.reason <> "" AND a.role = "admin"',
        $second
    ),
    1,
    'the trail says who and why');
$admin->get(site() . "/offres/$second/gerer?format=xml");
valid_xml(XML::LibXML->load_xml(string => $admin->response->decoded_content(charset => 'none')),
    'the page of an offer');

# Nobody manages what is another's.
my $stranger = sign_in('employeur@demo.example', 'stage3e-demo');
for my $page (qw(gerer modifier desactiver statistiques)) {
    is($stranger->get(site() . "/offres/$linked/$page")->code, 404, "$page of another's offer is not there");
}
# The preview of a correction counts the seats that are taken.
{
    my $owner = make_employer();
    my ($all, $weekly) = (
        make_offer(owner => $owner, seats => 3),
        make_offer(owner => $owner, seats => 3, weekly => 1, weeks => [map { free_monday($_) } 9, 14]));
    my $boss = browser_of($owner);
    for my $offer ($all, $weekly) {
        my $pupil = make_pupil(school => make_school());
        my $id = apply_as($pupil, $offer);
        answer($boss, "/candidatures/$id", 'accepter');
        answer(browser_of($pupil), "/candidatures/$id", 'confirmer');
        $boss->get(site() . "/offres/$offer/modifier");
        form_step($boss, 'visualiser', description => 'Corrigé.');
        like(
            words($boss->content),
            $offer == $all ? qr/2 places libres/ : qr/5 places libres.*2 places,.*3 places,/s,
            'a seat that is taken is not free in the preview'
        ) or diag words($boss->content);
    }
}
done_testing;
