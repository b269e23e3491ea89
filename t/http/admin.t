# The home of the département; and what every signed-in page has, in XML.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

subtest 'the home says what waits, and the figures' => sub {
    my $admin = admin_browser();
    db()->do("UPDATE offer SET state = 'to_activate', activated_at = NULL WHERE id = ?", undef, make_offer());
    valid_xml(page_xml($admin, '/admin'), 'the home');
    like(
        words_at($admin, '/admin'),
        qr/Ce qui attend.*\d+ offres à activer.*Les chiffres.*Offres en ligne \d+/s,
        'what waits, and the figures');
    ok($admin->follow_link(url => '/admin/offres?etat=to_activate'), 'it leads to what waits');
    valid_xml(page_xml($admin, $_), "/admin: $_") for '/compte', '/compte/changer-email', '/compte/supprimer';
};

subtest 'pages of an account are what their schemas say' => sub {
    my %pages = (
        'eleve@demo.example' => ['/compte', '/compte/profil'],
        'employeur@demo.example' => ['/compte/structure', '/compte/structure/modifier'],
        'college@demo.example' =>
            ['/college/eleves/importer', '/college/eleves/codes', '/college/equipe', '/college/dates']);
    for my $email (sort keys %pages) {
        my $mech = sign_in($email);
        valid_xml(page_xml($mech, $_), "$email $_") for @{ $pages{$email} };
    }
};
done_testing;
