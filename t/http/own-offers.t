# The offers of a signed-in employer: those deposited with the account's e-mail are activated here.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my %employer = new_employer();
my $mech = browser();
$mech->get(site() . '/compte/creer/employeur/nouveau');
send_form($mech, %employer);
activate($mech, $employer{email}, $employer{password});
$mech = sign_in($employer{email}, $employer{password});
$mech->get(site() . '/offres/mes-offres');
like(words($mech->content), qr/Aucune offre pour l’instant/, 'an empty list teaches');

$mech->get(site() . '/offres/deposer');
like($mech->uri, qr{/offres/deposer/nouvelle$}, 'who is signed in comes straight to the form');
my $visitor = browser();
$visitor->get(site() . '/offres/deposer');
ok($visitor->follow_link(text_regex => qr/Créer un compte/), 'a visitor may open an account instead');
like($visitor->uri, qr{/compte/creer/employeur$}, 'as an employer');

my @titles = map { 'Découverte du métier de menuisier ' . unique('n') } 1 .. 2;
for my $title (@titles) { deposit_and_validate(good_deposit(email => $employer{email}, title => $title)) }
my $mail = mail_like($employer{email}, qr/Votre offre de stage/);
like($mail->{text}, qr{/offres/mes-offres\b}, 'the mail leads to one’s offers');
$mech->get(site() . '/offres/mes-offres');
like(words($mech->content), qr/2 offres attendent d’être activées/, 'what awaits comes first');
my ($first, $second) = map { db_value('SELECT id FROM offer WHERE title = ?', $_) } @titles;
send_form($mech, -action => qr{/offres/$first/activer});
like(words($mech->content), qr/Non pourvue L’offre est en ligne/, 'an offer is activated');
is(request(GET => "/offres/$first")->code, 200, 'and shown to pupils');
ok(mail_like($employer{email}, qr/en ligne/), 'its owner is told');
my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
$mech->post(site() . "/offres/$first/activer", [csrf => $token]);
is(db_value('SELECT COUNT(*) FROM event WHERE offer_id = ? AND name = "activated"', $first),
    1, 'a second click does nothing more');
$mech->get(site() . "/offres/$second/desactiver");
send_form($mech, -action => qr{/offres/$second/desactiver});
is(db_value('SELECT state FROM offer WHERE id = ?', $second), 'disabled', 'the other is put aside');
my $other = db_value('SELECT MIN(id) FROM offer WHERE state = "to_activate" AND id NOT IN (?, ?)', $first, $second);
is($mech->post(site() . "/offres/$other/activer", [csrf => $token])->code, 404, 'nobody else’s offer is there');
is(db_value('SELECT state FROM offer WHERE id = ?', $other), 'to_activate', 'nor changed');
valid_xml(own_xml($mech), 'the page');

# From the list: suspended and resumed, led to what waits; a disabled offer is put online again.
{
    my ($owner) = make_employer();
    my $id = make_offer(owner => $owner);
    my $application = apply_as(scalar make_pupil(), $id);
    my $mech = browser_of($owner);
    my $status = sub { return own_xml($mech)->findvalue("//managed-offer[\@id = $id]/\@status") };
    $mech->get(site() . '/offres/mes-offres');
    like($mech->content, qr{href="/candidatures\?offre=$id"[^>]*>En attente\h: 1<}, 'what waits leads to its list');
    send_form($mech, -action => "/offres/$id/suspendre");
    like($mech->uri, qr{/offres/mes-offres\?info=suspendue$}, 'suspended, back in the list');
    is($status->(), 'suspended', 'it is');
    $mech->get(site() . '/offres/mes-offres');
    send_form($mech, -action => "/offres/$id/reprendre");
    is($status->(), 'open', 'and resumed there');
    $mech->get(site() . "/offres/$id/gerer");
    like(
        $mech->content,
        qr{href="/candidatures\?offre=$id".*href="/candidatures/traitees\?offre=$id"}s,
        'the offer leads to its applications');
    $mech->get(site() . "/offres/$id/desactiver");
    send_form($mech, -action => '/desactiver');
    is(state_of($application), 'offer_disabled', 'disabled, its application ends');
    send_form($mech, -action => '/remettre-en-ligne');
    like(words($mech->content), qr/de nouveau en ligne/, 'put online again by its owner');
    is($status->(), 'open', 'it is');
    is(state_of($application), 'offer_disabled', 'what ended stays ended');
    until_true('it is found again', sub { request(GET => "/offres/$id")->code == 200 });
    my $admin = admin();
    $admin->get(site() . "/offres/$id/desactiver");
    send_form($admin, -action => '/desactiver', reason => 'En double.');
    $mech->get(site() . "/offres/$id/gerer");
    send_form($mech, -action => '/remettre-en-ligne');
    like(words($mech->content), qr/n’a pas été remise en ligne/, 'not what the département took away');
    is($status->(), 'disabled', 'it is not');
    $admin->get(site() . "/offres/$id/gerer");
    send_form($admin, -action => '/remettre-en-ligne');
    is($status->(), 'open', 'the département can');
}
done_testing;
