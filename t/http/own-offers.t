# The offers of a signed-in employer: those deposited with the account's e-mail are activated here.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

# An employer with that many offers deposited without signing in, which wait: browser, e-mail, offers.
sub deposited {
    my ($count) = @_;
    my ($owner, $email) = make_employer();
    my @titles = map { 'Découverte du métier de menuisier ' . unique('n') } 1 .. $count;
    deposit_and_validate(good_deposit(email => $email, title => $_)) for @titles;
    my $mech = browser_of($owner);
    $mech->get(site() . '/offres/mes-offres');
    return ($mech, $email, map { db_value('SELECT id FROM offer WHERE title = ?', $_) } @titles);
}

sub offer_state { return db_value('SELECT state FROM offer WHERE id = ?', $_[0]) }

# An employer with an offer that is online: browser, offer.
sub online { my ($owner) = make_employer(); return (browser_of($owner), make_offer(owner => $owner)) }

# What the list says of an offer.
sub status { my ($mech, $offer) = @_; return own_xml($mech)->findvalue("//managed-offer[\@id = $offer]/\@status") }

# The owner, or the département, takes an offer away.
sub disable {
    my ($mech, $offer, %fields) = @_;
    $mech->get(site() . "/offres/$offer/desactiver");
    return send_form($mech, -action => '/desactiver', %fields);
}

subtest 'a new employer’s empty list teaches' => sub {
    my %employer = new_employer();
    my $mech = browser();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %employer);
    activate($mech, $employer{email}, $employer{password});
    $mech = sign_in($employer{email}, $employer{password});
    like(words_at($mech, '/offres/mes-offres'), qr/Aucune offre pour l’instant/, 'and says that there is none');
};

subtest 'who is signed in comes straight to the form; a visitor may open an account instead' => sub {
    my $mech = browser_of(scalar make_employer());
    $mech->get(site() . '/offres/deposer');
    like($mech->uri, qr{/offres/deposer/nouvelle$}, 'straight to the form');
    my $visitor = browser();
    $visitor->get(site() . '/offres/deposer');
    ok($visitor->follow_link(text_regex => qr/Créer un compte/), 'a visitor is asked');
    like($visitor->uri, qr{/compte/creer/employeur$}, 'and led to an employer’s account');
};

subtest 'an offer deposited with the account’s e-mail is activated here, and online' => sub {
    my ($mech, $email, $first) = deposited(2);
    told($email, qr/Votre offre de stage/, qr{/offres/mes-offres\b}, 'the mail leads to one’s offers');
    like(words($mech->content), qr/2 offres attendent d’être activées/, 'what awaits comes first');
    send_form($mech, -action => qr{/offres/$first/activer});
    like(words($mech->content), qr/Non pourvue L’offre est en ligne/, 'it is activated');
    is(request(GET => "/offres/$first")->code, 200, 'and shown to pupils');
    ok(mail_like($email, qr/en ligne/), 'its owner is told');
    $mech->post(site() . "/offres/$first/activer", [csrf => csrf_of($mech)]);
    my $count = db_value('SELECT COUNT(*) FROM event WHERE offer_id = ? AND name = "activated"', $first);
    is($count, 1, 'a second click does nothing more');
    valid_xml(own_xml($mech), 'the page');
};

subtest 'or put aside' => sub {
    my ($mech, undef, $offer) = deposited(1);
    disable($mech, $offer);
    is(offer_state($offer), 'disabled', 'never online');
};

subtest 'nobody else’s offer is there' => sub {
    my (undef, undef, $offer) = deposited(1);
    my ($mech) = online();
    $mech->get(site() . '/offres/mes-offres');
    is($mech->post(site() . "/offres/$offer/activer", [csrf => csrf_of($mech)])->code, 404, 'not to activate');
    is(offer_state($offer), 'to_activate', 'nor changed');
};

subtest 'an offer leads to the applications that wait for an answer' => sub {
    my ($mech, $offer) = online();
    apply_as(scalar make_pupil(), $offer);
    $mech->get(site() . '/offres/mes-offres');
    my $waiting = qr{href="/candidatures\?offre=$offer"[^>]*>En attente\h: 1<};
    like($mech->content, $waiting, 'from the list');
    $mech->get(site() . "/offres/$offer/gerer");
    like(
        $mech->content,
        qr{href="/candidatures\?offre=$offer".*href="/candidatures/traitees\?offre=$offer"}s,
        'and from its page, to those answered too');
};

subtest 'an offer is suspended and resumed from the list' => sub {
    my ($mech, $offer) = online();
    $mech->get(site() . '/offres/mes-offres');
    send_form($mech, -action => "/offres/$offer/suspendre");
    like($mech->uri, qr{/offres/mes-offres\?info=suspendue$}, 'suspended, back in the list');
    is(status($mech, $offer), 'suspended', 'it is');
    $mech->get(site() . '/offres/mes-offres');
    send_form($mech, -action => "/offres/$offer/reprendre");
    is(status($mech, $offer), 'open', 'and resumed there');
};

subtest 'a disabled offer is put online again by its owner; what ended stays ended' => sub {
    my ($mech, $offer) = online();
    my $application = apply_as(scalar make_pupil(), $offer);
    disable($mech, $offer);
    is(state_of($application), 'offer_disabled', 'disabled, its application ends');
    send_form($mech, -action => '/remettre-en-ligne');
    like(words($mech->content), qr/de nouveau en ligne/, 'put online again');
    is(status($mech, $offer), 'open', 'it is');
    is(state_of($application), 'offer_disabled', 'what ended stays ended');
    until_true('it is found again', sub { request(GET => "/offres/$offer")->code == 200 });
};

subtest 'not what the département took away: the département can' => sub {
    my ($mech, $offer) = online();
    my $admin = admin_browser();
    disable($admin, $offer, reason => 'En double.');
    is(offer_state($offer), 'disabled', 'taken away');
    $mech->get(site() . "/offres/$offer/gerer");
    send_form($mech, -action => '/remettre-en-ligne');
    like(words($mech->content), qr/n’a pas été remise en ligne/, 'its owner is told that it is not');
    is(status($mech, $offer), 'disabled', 'nor is it');
    $admin->get(site() . "/offres/$offer/gerer");
    send_form($admin, -action => '/remettre-en-ligne');
    is(status($mech, $offer), 'open', 'the département can');
};
done_testing;
