# Deciding without an account, by the mailed link: a page, then a button; what the link shows, and when it ends.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

# An application to an offer without account: its number and the path of the link.
sub linked {
    my ($pupil) = @_;
    my $contact = unique('contact') . '@essai.example';
    my $id = apply_as($pupil // scalar(make_pupil()), make_offer(email => $contact));
    return ($id, link_path($contact));
}

subtest 'the link opens the application, and decides nothing' => sub {
    my ($id, $link) = linked(scalar make_pupil(first_name => 'Yanis'));
    my $mech = browser();
    like(words_at($mech, $link), qr/Yanis.*J’aime le bois/s, 'the application and its letter');
    is(state_of($id), 'pending', 'following it decides nothing');
    my $read = db_value('SELECT read_at FROM application WHERE id = ?', $id);
    is($read, undef, 'nor counts as reading: scanners follow links');
    like($mech->response->header('Cache-Control'), qr/no-store/, 'it is not kept');
    valid_xml(page_xml($mech, $link), 'the page of the link');
};

subtest 'with the offer’s figures' => sub {
    my ($id, $link) = linked();
    my $figures = qr/Places restantes 1 Places proposées 1 Candidatures reçues 1/;
    like(
        words_at(browser(), $link),
        qr/Statistiques de l’offre Concernant l’offre n°\h*\d+ $figures/,
        'as an employer with an account has');
};

subtest 'and a print, for that link only; nothing for the agenda before it is confirmed' => sub {
    my ($id, $link) = linked();
    my $mech = browser();
    $mech->get(site() . $link);
    my ($print) = $mech->content =~ m{href="(/export/candidatures/repondre/[\w-]{43}\.pdf)"};
    my $pdf = browser()->get(site() . $print);
    is($pdf->header('Content-Type') . ' ' . substr($pdf->content, 0, 5), 'application/pdf %PDF-', 'a PDF');
    is(browser()->get(site() . '/export/candidatures/repondre/' . 'a' x 43 . '.pdf')->code, 404, 'not by another link');
    my $agenda = $print =~ s/pdf$/ics/r =~ s/candidatures/stages/r;
    is(browser()->get(site() . $agenda)->code, 404, 'no date for the agenda');
};

subtest 'the button accepts, and the history says by whom' => sub {
    my ($id, $link) = linked();
    my $mech = browser();
    $mech->get(site() . $link);
    send_form($mech, -action => '/accepter$');
    is(state_of($id), 'accepted', 'accepted');
    like(words($mech->content), qr/par le lien reçu par e-mail/, 'by the link');
};

subtest 'one refuses by it too' => sub {
    my ($id, $link) = linked();
    answer(browser(), $link, 'refuser', 'reason-code' => 'unavailable');
    is(state_of($id), 'refused', 'refused');
};

subtest 'a link that is none, or is over, opens nothing' => sub {
    is(browser()->get(site() . '/candidatures/repondre/' . 'a' x 43)->code, 404, 'made up');
    my ($id, $link) = linked();
    is(browser()->get(site() . $link)->code, 200, 'a good one');
    db()->do('UPDATE token SET expires_at = UTC_TIMESTAMP() WHERE application_id = ?', undef, $id);
    is(browser()->get(site() . $link)->code, 410, 'over');
};

subtest 'all that is recorded is right' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
