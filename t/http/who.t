# Who may do what: each route of each program's own table, tried as nobody and as each role.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# Accounts of its own: other tests close all devices of the demo's.
my $own_school
    = db_value(
    'SELECT school_id FROM school_member m JOIN account a ON a.id = m.account_id WHERE a.email = "college@demo.example"'
    );
my ($pupil_id, $employer_id) = (scalar make_pupil(school => $own_school), scalar make_employer());
my %signed_in = (
    pupil => browser_of($pupil_id),
    employer => browser_of($employer_id),
    school => browser_of(scalar make_staff(school => $own_school)),
    admin => admin());

# A request with a valid token of the visitor's own: only the role is in question.
my %token;
sub try_as {
    my ($role, $method, $path) = @_;
    my $mech = $role ? $signed_in{$role} : browser();
    $mech->max_redirect(0);
    return $mech->get(site() . $path) if $method eq 'GET';
    $mech->get(site() . ($role ? '/compte' : '/connexion'));
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    return $mech->post(site() . $path, [csrf => $token]);
}

my $tried = 0;
for my $program (qw(offers applications accounts export pages)) {
    open(my $routes, '-|', "$ENV{STAGE3E_BUILD}/$program", '--routes') or die;
    while (<$routes>) {
        my ($method, $pattern, @roles) = split;
        next unless @roles;
        # These end the session that the next routes need: tried by the tests of accounts.
        next if $pattern =~ m{^/compte/appareils/fermer$};
        my $path = $pattern =~ s/\{id\}/999999999/gr =~ s/\{token\}/'a' x 43/gre =~ s/\{slug\}/x/gr;
        my $answer = try_as(undef, $method, $path);
        if ($method eq 'GET') {
            is($answer->code, 303, "$method $pattern: nobody");
            like($answer->header('Location'), qr{^/connexion\?retour=}, "$method $pattern: nobody is led to sign in");
        }
        else {
            is($answer->code, 403, "$method $pattern: nobody");
            like($answer->decoded_content, qr/Votre session a pris fin/,
                "$method $pattern: nobody is asked to sign in");
        }
        for my $role (qw(pupil employer school admin)) {
            $answer = try_as($role, $method, $path);
            if (grep { $_ eq $role } @roles) {
                ok($answer->code != 403 && ($answer->header('Location') // '') !~ m{/connexion},
                    "$method $pattern: $role may")
                    or diag($answer->code);
                cmp_ok($answer->code, '<', 500, "$method $pattern: $role, no failure");
            }
            else {
                is($answer->code, 403, "$method $pattern: $role may not");
            }
        }
        $tried++;
    }
}
cmp_ok($tried, '>', 30, 'the tables were read');

# Without the token nothing is done, whoever asks.
my $mech = $signed_in{employer};
is($mech->post(site() . '/compte/profil', ['last-name' => 'X'])->code, 403, 'a form without its token is refused');

# Someone else's ids: not there.
my ($other) = sign_up_pupil_of_another_school();
my $school = $signed_in{school};
$school->max_redirect(7);
$school->get(site() . '/college/eleves');
my ($token) = $school->content =~ /name="csrf" value="([^"]+)"/;
$school->post(site() . "/college/eleves/$other/retirer", [csrf => $token]);
is(db_value('SELECT COUNT(*) FROM pupil_invitation WHERE id = ?', $other), 1, 'a school removes its own pupils only');
$school->get(site() . '/college/eleves');
unlike($school->content, qr/Zacharie/, 'and sees no other');
my $session = db_value('SELECT id FROM session WHERE account_id = ? LIMIT 1', $pupil_id);
$school->post(site() . "/compte/appareils/$session/fermer", [csrf => $token]);
is(db_value('SELECT COUNT(*) FROM session WHERE id = ?', $session), 1, 'nobody signs out another');
my $member
    = db_value(
    'SELECT m.account_id FROM employer_member m JOIN account a ON a.id = m.account_id WHERE a.id <> ? LIMIT 1',
    $employer_id);
SKIP: {
    skip 'no other employer yet', 1 unless $member;
    $mech->max_redirect(0);
    $mech->get(site() . '/compte');
    ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    is($mech->post(site() . "/compte/structure/administrateur/$member", [csrf => $token])->code,
        404, 'nor hands over another employer');
}
done_testing;

sub sign_up_pupil_of_another_school {
    db()
        ->do(
        'INSERT IGNORE INTO pupil_invitation (school_id, class, last_name, first_name, born_on, created_at) SELECT MAX(id), "3e Z", "Autre", "Zacharie", "2012-02-02", UTC_TIMESTAMP() FROM school WHERE id NOT IN (SELECT school_id FROM school_member m JOIN account a ON a.id = m.account_id WHERE a.email = "college@demo.example")'
        );
    return db_value('SELECT id FROM pupil_invitation WHERE first_name = "Zacharie"');
}
