# A school's space: pupils imported and invited, colleagues, dates.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode qw(encode);

my $mech = sign_in('college@demo.example');
my $school
    = db_value(
    'SELECT school_id FROM school_member m JOIN account a ON a.id = m.account_id WHERE a.email = "college@demo.example"'
    );
my $tag = unique_name('Nom');
sub import_csv { my ($text) = @_; return import_pupils($mech, $text) }
my $count = sub { db_value('SELECT COUNT(*) FROM pupil_invitation WHERE last_name LIKE ?', "$tag%") };
my $email = unique('malo') . '@famille.example';
my $good = encode('UTF-8',
    "Nom;Prénom;Classe;Date de naissance;E-mail\n${tag}A;Malo;3e A;15/03/2012;$email\n${tag}B;Inès;3e B;2012-04-01;\n");
import_csv($good);
like(words($mech->content), qr/Élèves ajoutés\x{a0}: 2/, 'a list is imported');
is($count->(), 2, 'each pupil once');
import_csv($good =~ s/3e B/3e C/r);
like(
    words($mech->content),
    qr/Élèves ajoutés\x{a0}: 0\h*\. Élèves mis à jour\x{a0}: 1/,
    'again: brought up to date, never doubled');
is($count->(), 2, 'still once');
list_pupils(
    $mech,
    encode(
        'UTF-8',
        "Nom;Prénom;Classe;Date de naissance\n${tag}C;Zoé;3e A;15/03/2012\n;Léo;3e A;15/03/2012\n${tag}D;Léo;3e A;15/03/1990\n${tag}E;Léo;;demain\n"
    ));
like(
    words($mech->content),
    qr/Rien n’est encore enregistré.*3 lignes laissées de côté.*1 nouvel élève/s,
    'a list with errors is shown');
like(
    words($mech->content),
    qr/3 Léo 3e A Rien\x{a0}: Le nom.*4 ${tag}D Léo 3e A Rien\x{a0}: La date.*5 ${tag}E Léo – Rien\x{a0}: La classe/s,
    'each error by its line');
is($count->(), 2, 'and nothing of it is kept yet');

for my $case (["\xff\xfe\0", 'UTF-8'], ["Nom,Classe\nA,B\n", 'colonne'], ['"a', 'CSV'], ['', 'Choisissez']) {
    import_csv(utf8::is_utf8($case->[0]) ? encode('UTF-8', $case->[0]) : $case->[0]);
    is($mech->status, 422, 'a file that is none');
    like(words($mech->content), qr/$case->[1]/, 'explains itself');
}

# Invitations.
$mech->get(site() . '/college/eleves');
send_form($mech, -action => qr{/inviter});
my $mail = mail_like($email, qr/Trouve ton stage/);
my ($code) = $mail->{text} =~ /([0-9A-Z]{5}-[0-9A-Z]{5})/;
ok($code, 'a pupil with an e-mail gets a code');
send_form($mech, -action => qr{/inviter});
is(db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $email), 1, 'once');
like(words($mech->content), qr/Personne à inviter par e-mail/, 'and the page says that nobody is left');
$mech->get(site() . '/college/eleves/codes');
like(words($mech->content), qr/Malo ${tag}A.*\Q$code\E/s, 'the sheet has the same code');
my $pupil = browser();
$pupil->get(site() . '/compte/creer/eleve');
$pupil->submit_form(form_number => 2, fields => { code => lc $code });
is($pupil->uri->path, "/compte/creer/eleve/$school", 'the code leads to the form');
is($pupil->form_number(1)->value('last-name'), "${tag}A", 'filled in with what the school knows');
my $elsewhere = db_value('SELECT MIN(id) FROM school WHERE is_open AND id <> ?', $school);
my $stray = browser();
$stray->get(site() . "/compte/creer/eleve/$elsewhere?code=$code");
is($stray->form_number(1)->value('last-name'), '', 'at another school it says nothing');
send_form($stray, new_pupil(), code => $code);
is(db_value('SELECT account_id FROM pupil_invitation WHERE last_name = ?', "${tag}A"), undef, 'and is not used up');
my %form = new_pupil(email => $email, 'last-name' => "${tag}A", 'born-on' => '2012-03-15');
send_form($pupil, %form);
$mech->get(site() . '/college/eleves');
like(words($mech->content), qr/${tag}A Malo.*?Compte à activer/s, 'the school sees who has joined');
$pupil->get(site() . "/compte/creer/eleve?code=$code");
like(words($pupil->content), qr/Ce code n’est pas le bon/, 'a code serves once');

# The head invites an address of the academy, or of the school's own site.
db()->do('INSERT IGNORE INTO staff_domain (domain) VALUES ("college.example")');
# A colleague.
my $colleague = unique('prof') . '@college.example';
$mech->get(site() . '/college/equipe');
send_form(
    $mech,
    -action => qr{/equipe$},
    'last-name' => 'Roux',
    'first-name' => 'Ève',
    'job-title' => 'Professeure',
    email => 'x');
is(errors_at($mech), 'email', 'errors at their fields');
send_form(
    $mech,
    -action => qr{/equipe$},
    'last-name' => 'Roux',
    'first-name' => 'Ève',
    'job-title' => 'Professeure',
    email => $colleague);
my $visitor = browser();
$visitor->get(link_of(mail_like($colleague, qr/Invitation/)));
send_form($visitor, password => 'court', 'password-confirmation' => 'court');
is(errors_at($visitor), 'password', 'the colleague chooses a good password');
send_form($visitor, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
my $joined = sign_in($colleague, 'trois mots tranquilles');
$joined->get(site() . '/college/eleves');
like(words($joined->content), qr/${tag}A/, 'and sees the school’s pupils');

# Whoever is not the head proposes; the official address approves. It hears of each act.
my $official = db_value('SELECT email FROM school WHERE id = ?', $school);
db()->do('UPDATE school SET email = ? WHERE id = ?', undef, $official = unique('ce') . '@college.example', $school)
    unless $official;
my $heard = db_value('SELECT COUNT(*) FROM message WHERE template = "school-team" AND recipient = ?', $official);
sub proposes {
    my ($by, $address) = @_;
    $by->get(site() . '/college/equipe');
    send_form(
        $by,
        -action => qr{/equipe$},
        'last-name' => 'Nouveau',
        'first-name' => 'Paul',
        'job-title' => 'Professeur',
        email => $address);
    like(words($by->content), qr/devra l’approuver/, "$address is proposed");
    my $newcomer = browser();
    $newcomer->get(link_of(mail_like($address, qr/Invitation/)));
    send_form($newcomer, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
    isnt(sign_in($address, 'trois mots tranquilles')->uri->path, '/', 'and not let in by the link alone');
    my $account = db_value('SELECT id FROM account WHERE email = ?', $address);
    is(db_value('SELECT state FROM account WHERE id = ?', $account), 'inactive', 'the account waits');
    ok(db_value('SELECT COUNT(*) FROM message WHERE template = "school-team" AND recipient = ?', $official),
        'the official address is told');
    until_true(
        'the question',
        sub {
            db_value(
                'SELECT COUNT(*) FROM token WHERE purpose = "school_join" AND subject_account_id = ? AND email = ?',
                $account, $official);
        });
    return $account;
}
my $proposed = proposes($joined, unique('propose') . '@college.example');
my $outside = proposes($mech, my $intruder = unique('intrus') . '@gmail.example');
my $approver = browser();
my $asked = until_true(
    'the question by mail',
    sub {
        (grep { $_->{text} =~ /\Q$intruder\E/ && $_->{text} =~ m{/compte/approuver/} } mails_for($official))[0];
    });
$approver->get(link_of($asked));
send_form($approver);
is(db_value('SELECT state FROM account WHERE id = ?', $outside), 'active', 'approved by the official address: let in');
is(db_value('SELECT is_head FROM school_member WHERE account_id = ?', $outside), 0, 'not as a second head');
$joined->get(site() . '/college/equipe');
unlike($joined->content, qr{/retirer}, 'who is not the head removes nobody');
my ($csrf) = $joined->content =~ /name="csrf" value="([^"]+)"/;
is($joined->post(site() . "/college/equipe/$outside/retirer", [csrf => $csrf])->code, 404, 'in no way');
$mech->get(site() . '/college/equipe');
send_form($mech, -action => qr{/equipe/$outside/retirer});
is(db_value('SELECT state FROM account WHERE id = ?', $outside), 'locked', 'the head does');
is(db_value('SELECT COUNT(*) FROM message WHERE template = "school-team" AND recipient = ?', $official),
    $heard + 3, 'the official address heard of each act');
is(
    db_value(
        'SELECT COUNT(*) FROM audit WHERE subject_id IN (?, ?) AND action IN ("staff-proposed", "staff-removed") AND origin <> ""',
        $proposed,
        $outside
    ),
    3,
    'and the trail has each, with its origin');
my ($new_head) = make_staff(school => my $other_school = make_school());
my ($teacher) = make_staff(school => $other_school);
db()->do('UPDATE school_member SET is_head = TRUE WHERE account_id = ?', undef, $new_head);
ok(!eval { db()->do('UPDATE school_member SET is_head = TRUE WHERE account_id = ?', undef, $teacher); 1 },
    'a school has one head');
my $head = browser_of($new_head);
$head->get(site() . '/college/equipe');
send_form($head, -action => qr{/$teacher/direction});
is(db_value('SELECT account_id FROM school_member WHERE head_of = ?', $other_school), $teacher, 'who hands that on');

# The département does what a head does, where there is none too.
my $admin = admin();
my $orphan = make_school();
my $orphan_official = unique('ce') . '@ac-nantes.fr';
db()->do('UPDATE school SET email = ? WHERE id = ?', undef, $orphan_official, $orphan);
$admin->get(site() . '/admin/etablissements?q=' . db_value('SELECT uai FROM school WHERE id = ?', $orphan));
$admin->follow_link(url_regex => qr{/$orphan/equipe$});
like(words($admin->content), qr/Personne encore/, 'a school without anyone');
valid_xml(page_xml($admin, "/admin/etablissements/$orphan/equipe"), 'its team');
$admin->get(site() . "/admin/etablissements/$orphan/equipe");
my $principal = unique('principale') . '@college.example';
send_form(
    $admin,
    -action => qr{/equipe$},
    'last-name' => 'Morin',
    'first-name' => 'Ada',
    'job-title' => 'Principale',
    email => $principal);
like(words($admin->content), qr/invitation/, 'someone is invited');
my $principal_mech = browser();
$principal_mech->get(link_of(mail_like($principal, qr/Invitation/)));
send_form($principal_mech, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
my $principal_id = db_value("SELECT id FROM account WHERE email = ? AND state = 'active'", $principal);
ok($principal_id, 'and is in at once');
ok(mail_like($orphan_official, qr/quipe du coll/), 'the official address hears of it');
$admin->get(site() . "/admin/etablissements/$orphan/equipe");
send_form($admin, -action => qr{/equipe/$principal_id/direction});
is(db_value('SELECT account_id FROM school_member WHERE head_of = ?', $orphan),
    $principal_id, 'it gives the school a head');
my $stranger = browser_of($principal_id);
is(page_xml($stranger, '/college/equipe')->findvalue('/page/school-team/@head'), 'yes', 'who is one');
($csrf) = $stranger->get(site() . '/college/equipe')->decoded_content =~ /name="csrf" value="([^"]+)"/;
is($stranger->post(site() . "/college/equipe/$new_head/retirer", [csrf => $csrf])->code, 404, 'of that school alone');
is($stranger->get(site() . "/admin/etablissements/$orphan/equipe")->code, 403, 'the département’s page is not theirs');
my ($absent) = make_staff(school => $orphan);
db()->do("UPDATE account SET state = 'locked' WHERE id = ?", undef, $absent);
$admin->get(site() . "/admin/etablissements/$orphan/equipe");
($csrf) = $admin->content =~ /name="csrf" value="([^"]+)"/;
is($admin->post(site() . "/admin/etablissements/equipe/$absent/direction", [csrf => $csrf])->code,
    404, 'nobody who cannot sign in becomes the head');
is(db_value('SELECT account_id FROM school_member WHERE head_of = ?', $orphan), $principal_id, 'the head stays');
$admin->get(site() . "/admin/etablissements/$orphan/equipe");
send_form($admin, -action => qr{/equipe/$principal_id/retirer});
is(db_value('SELECT state FROM account WHERE id = ?', $principal_id), 'locked', 'and removes');

# The domains whose addresses need no approval.
$admin->get(site() . '/admin/etablissements/domaines');
my $domains = value_of($admin, 'staff-domains');
like($domains, qr/ac-nantes\.fr/, 'the academy’s is there');
send_form($admin, 'staff-domains' => "$domains\ngmail.com");
is(errors_at($admin), 'staff-domains', 'where anyone gets an address is refused');
like(words($admin->content), qr/N’importe qui.*gmail\.com/, 'by name');
my $domain = unique('college') . '.example';
send_form($admin, 'staff-domains' => "$domains\n\@$domain");
is(db_value('SELECT COUNT(*) FROM staff_domain WHERE domain = ?', $domain), 1, 'another is added');
is(db_value("SELECT COUNT(*) FROM staff_domain WHERE domain = 'ac-nantes.fr'"), 1, 'the others stay');

# Dates, on the public page.
my $class = '3e ' . ucfirst unique_name('k');
my $monday = free_monday(6);
my $friday = friday_of($monday);
sub dates_send {
    my ($from, $to) = @_;
    $mech->get(site() . '/college/dates');
    send_form($mech, -action => qr{/college/dates$}, class => $class, 'first-on' => $from, 'last-on' => $to);
}
dates_send($friday, $monday);
is(errors_at($mech), 'last-on', 'dates in their order');
dates_send(monday(-1), friday_of(monday(-1)));
is(errors_at($mech), 'first-on', 'not a week that is past');
like(words($mech->content), qr/Cette semaine est passée/, 'with the reason');
my ($holiday)
    = db()
    ->selectrow_array(
    "SELECT GREATEST(first_on, CURDATE()) + INTERVAL (9 - DAYOFWEEK(GREATEST(first_on, CURDATE()))) % 7 DAY FROM holiday WHERE zone = 'B' AND last_on > CURDATE() + INTERVAL 7 DAY ORDER BY first_on LIMIT 1"
    );
dates_send($holiday, friday_of($holiday));
is(errors_at($mech), 'first-on', 'not in the holidays');
like(words($mech->content), qr/tombent dans les vacances\s: Vacances \S+.*, du /, 'with the reason');
is(value_of($mech, 'class'), $class, 'what was typed is still there');
dates_send($monday, $friday);
$visitor->get(site() . '/colleges/dates');
like(words($visitor->content), qr/\Q$class\E/, 'dates are published');
my ($id) = db()->selectrow_array('SELECT id FROM school_placement WHERE class = ?', undef, $class);
dates_send($monday, $friday);
is(errors_at($mech), 'first-on', 'once');
valid_xml(page_xml($mech, '/college/dates'), 'the page of dates');
$mech->get(site() . '/college/dates');
send_form($mech, -action => qr{/dates/$id/retirer});
is(db_value('SELECT COUNT(*) FROM school_placement WHERE id = ?', $id), 0, 'and taken back');

# What it allows outside them, and the seats near it.
my $planner = make_school(place => [46.5, -3.5]);
my $planning = browser_of(scalar make_staff(school => $planner));
my ($week, $week_after) = (free_monday(5), free_monday(12));
my @near = map { make_offer(%$_) } { seats => 3, weeks => [$week, $week_after] }, { seats => 2, weeks => [$week] },
    { seats => 7, weeks => [$week] };
db()->do('UPDATE offer SET latitude = 46.55, longitude = -3.5 WHERE id IN (?, ?)', undef, @near[0, 1]);
db()->do('UPDATE offer SET latitude = 46.75, longitude = -3.5 WHERE id = ?', undef, $near[2]);
my $xml = page_xml($planning, '/college/dates');
valid_xml($xml, 'with the seats near');
my %seats = map { $_->getAttribute('monday') => $_->getAttribute('seats') } $xml->findnodes('//near/week');
is($seats{$week}, 5, 'the seats of a week within 20 km');
is($seats{$week_after}, 3, 'and of another');
db()->do('UPDATE offer SET suspended_at = UTC_TIMESTAMP() WHERE id = ?', undef, $near[1]);
is(page_xml($planning, '/college/dates')->findvalue("//near/week[\@monday = '$week']/\@seats"),
    3, 'those that can be asked for');
is($xml->findvalue('//school-dates/@others'), 'agreed', 'with its agreement, unless it says otherwise');
$planning->get(site() . '/college/dates');
send_form($planning, -action => 'autres-semaines', others => 'never');
is(db_value('SELECT other_weeks FROM school WHERE id = ?', $planner), 'never', 'it sets it');
send_form($planning, -action => 'autres-semaines', others => 'parfois');
is(db_value('SELECT other_weeks FROM school WHERE id = ?', $planner), 'never', 'to what there is');
done_testing;
