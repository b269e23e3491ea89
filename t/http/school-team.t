# A school's team: who lets whom in, who is its head, who removes; the département in the stead of a head.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Race;
use Stage3e;
use Test::More;

# The addresses of a school's own site, which need no approval when the head invites.
db()->do('INSERT IGNORE INTO staff_domain (domain) VALUES ("college.example")');
my $password = 'trois mots tranquilles';

# A school with its head: school, browser of the head, the official address, the head's account.
sub headed {
    my $school = make_school();
    my ($head) = make_staff(school => $school);
    db()->do('UPDATE school_member SET is_head = TRUE WHERE account_id = ?', undef, $head);
    return ($school, browser_of($head), db_value('SELECT email FROM school WHERE id = ?', $school), $head);
}

# Someone of the team invites an address.
sub invite {
    my ($mech, $address, $path) = @_;
    $mech->get(site() . ($path // '/college/equipe'));
    return send_form(
        $mech,
        -action => qr{/equipe$},
        'last-name' => 'Nouveau',
        'first-name' => 'Paul',
        'job-title' => 'Professeur',
        email => $address);
}

# The newcomer follows the link and chooses a password.
sub join_team {
    my ($address) = @_;
    my $mech = browser();
    $mech->get(link_of(mail_like($address, qr/Invitation/)));
    send_form($mech, password => $password, 'password-confirmation' => $password);
    return db_value('SELECT id FROM account WHERE email = ?', $address);
}

sub account_state { return db_value('SELECT state FROM account WHERE id = ?', $_[0]) }
sub head_of { return db_value('SELECT account_id FROM school_member WHERE head_of = ?', $_[0]) }

# How many times the official address heard of the team.
sub heard {
    return db_value('SELECT COUNT(*) FROM message WHERE template = "school-team" AND recipient = ?', $_[0]);
}

# Someone invites an address that needs approval: it is told, and its account waits; that account.
sub proposed {
    my ($mech, $address, $official) = @_;
    my $before = heard($official);
    invite($mech, $address);
    like(words($mech->content), qr/devra l’approuver/, "$address is proposed");
    my $account = join_team($address);
    isnt(sign_in($address, $password)->uri->path, '/', 'and not let in by the link alone');
    is(account_state($account), 'inactive', 'the account waits');
    is(heard($official), $before + 1, 'the official address is told');
    until_true(
        'the question to it',
        sub {
            db_value(
                'SELECT COUNT(*) FROM token WHERE purpose = "school_join" AND subject_account_id = ? AND email = ?',
                $account, $official);
        });
    return $account;
}

subtest 'the head invites a colleague, who chooses a password and sees the school’s pupils' => sub {
    my ($school, $mech) = headed();
    my $name = unique_name('Nom');
    make_pupil(school => $school, last_name => $name);
    invite($mech, 'x');
    is(errors_at($mech), 'email', 'errors at their fields');
    my $colleague = unique('prof') . '@college.example';
    invite($mech, $colleague);
    my $visitor = browser();
    $visitor->get(link_of(mail_like($colleague, qr/Invitation/)));
    send_form($visitor, password => 'court', 'password-confirmation' => 'court');
    is(errors_at($visitor), 'password', 'a good password');
    send_form($visitor, password => $password, 'password-confirmation' => $password);
    my $joined = sign_in($colleague, $password);
    like(words_at($joined, '/college/eleves'), qr/$name/, 'and is let in');
};

subtest 'whoever is not the head proposes, and removes nobody' => sub {
    my ($school, undef, $official) = headed();
    my ($by, $colleague) = map { scalar make_staff(school => $school) } 1, 2;
    my $mech = browser_of($by);
    proposed($mech, unique('propose') . '@college.example', $official);
    $mech->get(site() . '/college/equipe');
    unlike($mech->content, qr{/retirer}, 'no button to remove');
    my $removal = $mech->post(site() . "/college/equipe/$colleague/retirer", [csrf => csrf_of($mech)]);
    is($removal->code, 404, 'nor in another way');
    is(account_state($colleague), 'active', 'the colleague stays');
};

subtest 'an address of elsewhere waits for the official address, even if the head invites' => sub {
    my ($school, $mech, $official) = headed();
    my $address = unique('ailleurs') . '@gmail.example';
    my $account = proposed($mech, $address, $official);
    my $asked = told($official, qr/./, qr{\Q$address\E.*/compte/approuver/}s, 'the question by mail');
    my $approver = browser();
    $approver->get(link_of($asked));
    send_form($approver);
    is(account_state($account), 'active', 'approved: let in');
    is(db_value('SELECT is_head FROM school_member WHERE account_id = ?', $account), 0, 'not as a second head');
};

subtest 'who invites a colleague whom somebody invites at the same moment gets the same words' => sub {
    my $school = make_school();
    my $staff = make_staff(school => $school);
    my $email = unique('collegue') . '@essai.example';
    my $other = db_connect();
    $other->begin_work;
    $other->do(
        'INSERT INTO account (role, email, password_hash, state, last_name, first_name, created_at)
            VALUES ("school", ?, "", "inactive", "Morel", "Ada", UTC_TIMESTAMP())',
        undef, $email);
    my @invitation = ('last-name' => 'Morel', 'first-name' => 'Ada', 'job-title' => 'CPE', email => $email);
    is(overtaken($other, post_of($staff, '/college/equipe', @invitation)), 303, 'the second is answered as the first');
    $other->disconnect;
};

subtest 'the official address hears of each act, and the trail has each with its origin' => sub {
    my ($school, $mech, $official) = headed();
    my $member = make_staff(school => $school);
    my $account = proposed($mech, unique('ailleurs') . '@gmail.example', $official);
    $mech->get(site() . '/college/equipe');
    send_form($mech, -action => qr{/equipe/$member/retirer});
    is(account_state($member), 'locked', 'the head removes');
    is(heard($official), 2, 'two acts, two mails');
    my $acts
        = db()->selectcol_arrayref('SELECT action FROM audit WHERE subject_id IN (?, ?) AND origin <> "" ORDER BY id',
        undef, $account, $member);
    is_deeply([grep { /^staff-/ } @$acts], ['staff-proposed', 'staff-removed'], 'in the trail');
};

subtest 'a school has one head, who hands that on' => sub {
    my ($school, $mech) = headed();
    my $teacher = make_staff(school => $school);
    my $second
        = eval { db()->do('UPDATE school_member SET is_head = TRUE WHERE account_id = ?', undef, $teacher); 1 };
    ok(!$second, 'the database refuses a second one');
    $mech->get(site() . '/college/equipe');
    send_form($mech, -action => qr{/$teacher/direction});
    is(head_of($school), $teacher, 'handed on');
};

subtest 'the département gives a school without anyone its head, and removes' => sub {
    my $admin = admin_browser();
    my $official = unique('ce') . '@ac-nantes.fr';
    my $school = make_school(email => $official);
    my $team = "/admin/etablissements/$school/equipe";
    $admin->get(site() . '/admin/etablissements?q=' . db_value('SELECT uai FROM school WHERE id = ?', $school));
    $admin->follow_link(url_regex => qr{/$school/equipe$});
    like(words($admin->content), qr/Personne encore/, 'a school without anyone');
    valid_xml(page_xml($admin, $team), 'its team');
    my $principal = unique('principale') . '@college.example';
    invite($admin, $principal, $team);
    like(words($admin->content), qr/invitation/, 'someone is invited');
    my $account = join_team($principal);
    is(account_state($account), 'active', 'and is in at once');
    ok(mail_like($official, qr/quipe du coll/), 'the official address hears of it');
    $admin->get(site() . $team);
    send_form($admin, -action => qr{/equipe/$account/direction});
    is(head_of($school), $account, 'it gives the school a head');
    my $head = browser_of($account);
    is(page_xml($head, '/college/equipe')->findvalue('/page/school-team/@head'), 'yes', 'who is one');
    $admin->get(site() . $team);
    send_form($admin, -action => qr{/equipe/$account/retirer});
    is(account_state($account), 'locked', 'and removes');
};

subtest 'a head is one of that school alone, and no administrator' => sub {
    my ($school, $mech) = headed();
    my (undef, undef, undef, $other_head) = headed();
    $mech->get(site() . '/college/equipe');
    my $removal = $mech->post(site() . "/college/equipe/$other_head/retirer", [csrf => csrf_of($mech)]);
    is($removal->code, 404, 'nobody of another school is removed');
    is(account_state($other_head), 'active', 'in no way');
    is($mech->get(site() . "/admin/etablissements/$school/equipe")->code, 403, 'the département’s page is not theirs');
};

subtest 'nobody who cannot sign in becomes the head' => sub {
    my ($school, undef, undef, $head) = headed();
    my $admin = admin_browser();
    my $absent = make_staff(school => $school);
    db()->do("UPDATE account SET state = 'locked' WHERE id = ?", undef, $absent);
    $admin->get(site() . "/admin/etablissements/$school/equipe");
    my $handing = $admin->post(site() . "/admin/etablissements/equipe/$absent/direction", [csrf => csrf_of($admin)]);
    is($handing->code, 404, 'not there');
    is(head_of($school), $head, 'the head stays');
};

subtest 'the département lists the domains that need no approval, none where anyone gets an address' => sub {
    my $admin = admin_browser();
    $admin->get(site() . '/admin/etablissements/domaines');
    my $domains = value_of($admin, 'staff-domains');
    like($domains, qr/ac-nantes\.fr/, 'the academy’s is there');
    send_form($admin, 'staff-domains' => "$domains\ngmail.com");
    is(errors_at($admin), 'staff-domains', 'where anyone gets an address is refused');
    like(words($admin->content), qr/N’importe qui.*gmail\.com/, 'by name');
    my $domain = unique('college') . '.example';
    send_form($admin, 'staff-domains' => "$domains\n\@$domain");
    my $has = sub { db_value('SELECT COUNT(*) FROM staff_domain WHERE domain = ?', $_[0]) };
    is($has->($domain), 1, 'another is added');
    is($has->('ac-nantes.fr'), 1, 'the others stay');
};
done_testing;
