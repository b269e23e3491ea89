# The four tabs of the site: each page belongs to the section of who it is for, whose tab is lit.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# The tab that is lit, "" if none.
sub lit {
    my ($mech, $path) = @_;
    $mech->get(site() . $path);
    my @lit = $mech->content =~ m{<a href="/(\w+)" class="section-\w+" aria-current="true"}g;
    cmp_ok(@lit, '<', 2, "$path: one at most");
    return $lit[0] // '';
}

sub lights {
    my ($mech, %sections) = @_;
    is(lit($mech, $_), $sections{$_}, "$_: " . ($sections{$_} || 'none')) for sort keys %sections;
}

subtest 'to anyone, by the address' => sub {
    lights(
        browser(),
        '/' => '',
        '/eleves' => 'eleves',
        '/parents' => 'parents',
        '/colleges' => 'colleges',
        '/employeurs' => 'employeurs',
        '/offres' => 'eleves',
        '/offres/carte' => 'eleves',
        '/offres/deposer' => 'employeurs',
        '/connexion' => '',
        '/mentions-legales' => '');
};

subtest 'to who is signed in, that of their role' => sub {
    my ($owner, undef, $employer) = make_employer();
    my $offer = make_offer(owner => $owner, employer => $employer);
    my $school = make_school();
    lights(browser_of(scalar make_pupil(school => $school)), '/candidatures' => 'eleves', '/conventions' => 'eleves');
    lights(
        browser_of($owner),
        '/candidatures' => 'employeurs',
        '/conventions' => 'employeurs',
        '/offres/mes-offres' => 'employeurs',
        "/offres/$offer/modifier" => 'employeurs',
        "/offres/$offer/desactiver" => 'employeurs',
        '/offres' => 'eleves');
    lights(
        browser_of((make_staff(school => $school))[0]),
        '/candidatures' => 'colleges',
        '/conventions' => 'colleges',
        '/offres/prets-a-aider' => 'colleges');
    lights(admin_browser(), '/candidatures' => '');
};

subtest 'to who comes by a mailed link, that of the side they are on' => sub {
    my $contact = unique('contact') . '@essai.example';
    my $id = apply_as(scalar make_pupil(), make_offer(email => $contact));
    my ($path) = link_of(mail_for($contact)) =~ m{(/candidatures/repondre/\S+)};
    lights(browser(), $path => 'employeurs');
};

subtest 'who signs in from a page comes back to it, but not to pages of the account' => sub {
    my $mech = browser();
    $mech->get(site() . '/offres?mots=pain');
    like($mech->content, qr{href="/connexion\?retour=%2Foffres%3Fmots%3Dpain"}, 'back to the search');
    for my $path ('/', '/connexion', '/compte/creer') {
        $mech->get(site() . $path);
        unlike($mech->content, qr{/connexion\?retour=}, "not to $path");
    }
};

done_testing;
