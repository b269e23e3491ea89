# Who may do what: each route of each program's own table, tried as nobody and as each role; what is another's
# is not there.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# Accounts of its own: other tests close all devices of the demo's.
my $school = make_school();
my %account = (
    pupil => scalar make_pupil(school => $school),
    employer => scalar make_employer(),
    school => scalar make_staff(school => $school));
my %signed_in = ((map { $_ => browser_of($account{$_}) } keys %account), admin => scalar admin());

sub token_of { my ($mech) = @_; return ($mech->content =~ /name="csrf" value="([^"]+)"/)[0] }

# A request with a valid token of the visitor's own: only the role is in question.
sub try_as {
    my ($role, $method, $path) = @_;
    my $mech = $role ? $signed_in{$role} : browser();
    $mech->max_redirect(0);
    return $mech->get(site() . $path) if $method eq 'GET';
    $mech->get(site() . ($role ? '/compte' : '/connexion'));
    return $mech->post(site() . $path, [csrf => token_of($mech)]);
}

# Of a program's routes, those for some roles only: method, pattern, roles.
sub routes_of {
    my ($program) = @_;
    open(my $routes, '-|', "$ENV{STAGE3E_BUILD}/$program", '--routes') or die;
    # Closing all devices ends the session that the next routes need: tried by the tests of accounts.
    return grep { @$_ > 2 && $_->[1] ne '/compte/appareils/fermer' } map { [split] } <$routes>;
}
my @programs = qw(offers applications accounts export pages);
my %routes = map { $_ => [routes_of($_)] } @programs;

sub nobody_signs_in {
    my ($method, $pattern, $path) = @_;
    my $answer = try_as(undef, $method, $path);
    if ($method eq 'GET') {
        is($answer->code, 303, "$method $pattern: nobody");
        like($answer->header('Location'), qr{^/connexion\?retour=}, "$method $pattern: nobody is led to sign in");
        return;
    }
    is($answer->code, 403, "$method $pattern: nobody");
    like($answer->decoded_content, qr/Votre session a pris fin/, "$method $pattern: nobody is asked to sign in");
    return;
}
sub role_may {
    my ($role, $method, $pattern, $path) = @_;
    my $answer = try_as($role, $method, $path);
    ok($answer->code != 403 && ($answer->header('Location') // '') !~ m{/connexion}, "$method $pattern: $role may")
        or diag($answer->code);
    cmp_ok($answer->code, '<', 500, "$method $pattern: $role, no failure");
    return;
}

subtest 'the tables are read' => sub {
    cmp_ok(scalar(map { @$_ } values %routes), '>', 30, 'with their routes');
};

for my $program (@programs) {
    subtest "each route of $program is for the roles of its table" => sub {
        plan skip_all => 'all of them are for everybody' unless @{ $routes{$program} };
        for my $route (@{ $routes{$program} }) {
            my ($method, $pattern, @roles) = @$route;
            my $path = $pattern =~ s/\{id\}/999999999/gr =~ s/\{token\}/'a' x 43/gre =~ s/\{slug\}/x/gr;
            nobody_signs_in($method, $pattern, $path);
            for my $role (qw(pupil employer school admin)) {
                if (grep { $_ eq $role } @roles) {
                    role_may($role, $method, $pattern, $path);
                }
                else { is(try_as($role, $method, $path)->code, 403, "$method $pattern: $role may not") }
            }
        }
    };
}

subtest 'a form without its token is refused, whoever sends it' => sub {
    my $mech = browser_of($account{employer});
    is($mech->post(site() . '/compte/profil', ['last-name' => 'X'])->code, 403, 'nothing is done');
};

subtest 'a school sees and removes its own pupils only' => sub {
    my $name = unique_name('Zacharie');
    db()->do(
        'INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, created_at)
         VALUES (?, "3e Z", "Autre", ?, "2012-02-02", UTC_TIMESTAMP())', undef, make_school(), $name);
    my $invitation = db_value('SELECT id FROM pupil_invitation WHERE first_name = ?', $name);
    my $mech = browser_of($account{school});
    $mech->get(site() . '/college/eleves');
    unlike($mech->content, qr/$name/, 'no other is in its list');
    $mech->post(site() . "/college/eleves/$invitation/retirer", [csrf => token_of($mech)]);
    is(db_value('SELECT COUNT(*) FROM pupil_invitation WHERE id = ?', $invitation), 1, 'nor removed');
};

subtest 'nobody signs out another' => sub {
    session_of($account{pupil});
    my $session = db_value('SELECT MAX(id) FROM session WHERE account_id = ?', $account{pupil});
    my $mech = browser_of($account{school});
    $mech->get(site() . '/compte');
    $mech->post(site() . "/compte/appareils/$session/fermer", [csrf => token_of($mech)]);
    is(db_value('SELECT COUNT(*) FROM session WHERE id = ?', $session), 1, 'the session stays');
};

subtest 'nobody hands over another employer' => sub {
    my $member = make_employer();
    my $mech = browser_of($account{employer});
    $mech->max_redirect(0);
    $mech->get(site() . '/compte');
    is($mech->post(site() . "/compte/structure/administrateur/$member", [csrf => token_of($mech)])->code,
        404, 'who is of another is not there');
};
done_testing;
