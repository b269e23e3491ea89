# Deciding: what an employer sees of a pupil, accepting, refusing, several at once; the département in the
# employer's stead; and what the pupil is told.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

my $monday = free_monday(5);
my ($owner, $owner_email, $employer) = make_employer();
my $boss = browser_of($owner);
sub offer { return make_offer(owner => $owner, employer => $employer, weeks => [$monday], @_) }
sub applied { return apply_as(scalar(make_pupil()), offer()) }

# The employer's answer to several, as by the boxes of the list.
sub decide {
    my ($act, $ids, @more) = @_;
    $boss->get(site() . '/candidatures');
    my @chosen = map { (candidature => $_) } @$ids;
    $boss->post(site() . '/candidatures/decider', [csrf => csrf_of($boss), acte => $act, @chosen, @more]);
    return words($boss->content);
}

subtest 'before accepting one sees what one needs to decide, and no more' => sub {
    my ($pupil, $email)
        = make_pupil(first_name => 'Inaya', last_name => 'Première', priority => 'rep_plus', mobile => '+33612000002');
    my $id = apply_as($pupil, offer());
    my $words = words_at($boss, "/candidatures/$id");
    like(
        $words,
        qr/Inaya Première\h: Découverte du métier.*Candidature prioritaire/s,
        'the page names the pupil and the offer');
    like(
        $words,
        qr/Coordonnées de l’élève.*Première Inaya.*06.12.00.00.02.*\Q$email\E.*3e B.*J’aime le bois/s,
        'the pupil and the letter');
    like($words, qr/J’aime le bois.*Semaine demandée.*Accepter/s, 'then the week, then the question');
    unlike($words, qr/4 rue des Écoles|05\/05\/2012/, 'neither address nor birth date');
    like(
        $words,
        qr/Même si vous n’avez qu’une seule place disponible, vous pouvez accepter plusieurs candidatures/,
        'the explanation');
    like($words, qr/Retour.*Refuser.*Accepter.*Statistiques/s, 'the four buttons');
    like($words, qr/Impression PDF/, 'and the print');
    like($words, qr/Historique.*candidature envoyée ?, par l’élève/s, 'the history');
    valid_xml(page_xml($boss, "/candidatures/$id"), 'the page');
};

subtest 'nothing ticked: the list says so, and not that it was done' => sub {
    apply_as(scalar(make_pupil()), offer());
    for my $act (qw(accepter refuser)) {
        like(decide($act, [], 'reason-code' => 'full'), qr/Ce n’est pas fait.*Cochez au moins une candidature/s, $act);
    }
};

subtest 'the pupil sees when the employer has read it, and no figures of the offer' => sub {
    my $pupil = make_pupil();
    my $id = apply_as($pupil, offer());
    my $read = sub { db_value('SELECT read_at FROM application WHERE id = ?', $id) };
    my $mech = browser_of($pupil);
    is($read->(), undef, 'not read yet');
    unlike(words_at($mech, "/candidatures/$id"), qr/lue le/, 'nor said to be');
    $boss->get(site() . "/candidatures/$id");
    ok($read->(), 'it is read now');
    like(words_at($mech, "/candidatures/$id"), qr/lue le/, 'the pupil sees that it was');
    is(page_xml($mech, "/candidatures/$id")->findnodes('//figures')->size, 0, 'the figures are the employer’s');
};

subtest 'accepting tells the pupil, by mail and SMS, that the first to confirm has the place' => sub {
    my ($pupil, $email) = make_pupil(mobile => '+33612000004');
    my $id = apply_as($pupil, offer());
    $boss->get(site() . "/candidatures/$id");
    send_form($boss, -action => '/accepter$');
    like(words($boss->content), qr/La candidature est acceptée.*Acceptée/s, 'accepted, and said so');
    like(words($boss->content), qr/4 rue des Écoles.*44000 Nantes/s, 'now the address is shown');
    my $mail = told(
        $email,
        qr/Candidature acceptée/,
        qr/la place est au premier élève qui confirme.*Confirme au plus tard le/s,
        'the mail says what to do');
    like($mail->{text}, qr{\[x\] 3\..*\[ \] 4\..*/candidatures/$id\b}s, 'the third step, and where to go');
    my $sms = qr{^Stage3e\N*: ta candidature est acceptée.*au premier qui confirme.*/candidatures/$id$};
    told_by_sms('+33612000004', $sms, 'an SMS too');
};

subtest 'a second click on accept changes nothing' => sub {
    my $id = applied();
    my $second = browser_of($owner);
    $_->get(site() . "/candidatures/$id") for $boss, $second;
    send_form($_, -action => '/accepter$') for $boss, $second;
    is(state_of($id), 'accepted', 'accepted');
    is(db_value("SELECT COUNT(*) FROM event WHERE application_id = ? AND state_after = 'accepted'", $id), 1, 'once');
};

subtest 'several are accepted at once, more than there are seats' => sub {
    my $offer = offer(seats => 1);
    my ($first, $second) = map { apply_as(scalar(make_pupil()), $offer) } 1, 2;
    my $elsewhere = applied();
    agree($first);
    like(decide('accepter', [$second, $elsewhere, 999999999]), qr/2 réponses enregistrées/, 'those that there are');
    is(state_of($second) . state_of($elsewhere), 'acceptedaccepted', 'accepted');
    is(state_of($first), 'accepted', 'the one before stays so');
};

subtest 'several are refused at once, for one reason' => sub {
    my @ids = (applied(), applied());
    like(decide('refuser', \@ids), qr/Refuser ces 2 candidatures.*Pourquoi/s, 'why is asked first');
    is(state_of($ids[0]), 'pending', 'nothing is done yet');
    decide('refuser', \@ids, 'reason-code' => 'other');
    is(errors_at($boss), 'reason', 'another reason needs words');
    decide('refuser', \@ids, 'reason-code' => 'dates');
    is(state_of($ids[0]) . state_of($ids[1]), 'refusedrefused', 'then all are refused');
    my $treated = page_xml($boss, '/candidatures/traitees');
    is($treated->findvalue("//application[\@id = $_]/\@status"), 'refused', 'and in the second tab') for @ids;
    my $tabs = words_at($boss, '/candidatures/traitees');
    my $count = $treated->findvalue('//tabs/@answered');
    like($tabs, qr/Candidatures traitées ?$count.*Refusée/s, 'with their state');
};

subtest 'none chosen is said' => sub {
    like(decide('refuser', []), qr/Cochez au moins une candidature/, 'to tick one');
};

subtest 'a refusal has a reason, which the pupil reads' => sub {
    my ($pupil, $email) = make_pupil(mobile => '+33612000003');
    my $id = apply_as($pupil, offer());
    answer($boss, "/candidatures/$id", 'refuser', 'reason-code' => '');
    is(errors_at($boss), 'reason-code', 'a reason is needed');
    answer($boss, "/candidatures/$id", 'refuser', 'reason-code' => 'full', reason => 'Bon courage, <b>Camille</b> !');
    is(state_of($id), 'refused', 'refused');
    my $why = qr/Nous n’avons plus de place.*Bon courage, <b>Camille<\/b>/s;
    my $mail = told($email, qr/Candidature refusée/, $why, 'the pupil reads why');
    like($mail->{html}, qr/Bon courage, &lt;b&gt;/, 'escaped where it must be');
    told_by_sms('+33612000003', qr/refusée/, 'an SMS of refusal');
};

subtest 'refused, one does not ask again, but the employer may still accept' => sub {
    my $offer = offer();
    my $pupil = make_pupil();
    my $id = apply_as($pupil, $offer);
    answer($boss, "/candidatures/$id", 'refuser', 'reason-code' => 'dates');
    my $again = words_at(browser_of($pupil), "/candidatures/postuler/$offer");
    like($again, qr/L’employeur a déjà répondu/, 'no second application for that week');
    like(words_at($boss, "/candidatures/$id"), qr/vous pouvez revenir sur ce refus/, 'the employer is told so');
    send_form($boss, -action => '/accepter$');
    is(state_of($id), 'accepted', 'accepted after all');
    is(db_value('SELECT confirm_until >= CURDATE() FROM application WHERE id = ?', $id), 1, 'with a date of its own');
};

subtest 'an answer to what has changed meanwhile does nothing, and says so' => sub {
    my $id = applied();
    my $late = browser_of(scalar make_employer(employer => $employer));
    $late->get(site() . "/candidatures/$id");
    is($late->status, 200, 'a colleague sees it too');
    answer($boss, "/candidatures/$id", 'refuser', 'reason-code' => 'dates');
    send_form($late, -action => '/accepter$');
    is(state_of($id), 'refused', 'the page that was shown said "pending": nothing is done');
    like(words($late->content), qr/Ce n’est pas fait.*La situation a changé/s, 'and it is said');
};

subtest 'the département decides in the employer’s stead, and says why' => sub {
    my $id = applied();
    my ($admin) = admin();
    answer($admin, "/candidatures/$id", 'accepter');
    is(errors_at($admin), 'reason', 'a reason is needed');
    answer($admin, "/candidatures/$id", 'accepter', reason => 'L’employeur nous l’a demandé par téléphone.');
    is(state_of($id), 'accepted', 'accepted in its stead');
    my $page = words($admin->content);
    like(
        $page,
        qr/par le département \(\S+\@\S+\).*de «.En attente.» à «.Acceptée.».*demandé par téléphone/s,
        'the full history');
    told(
        $owner_email,
        qr/acceptée par le département/,
        qr/à votre place la candidature n°.$id .*demandé par téléphone/s,
        'the employer is told, with the reason');
    valid_xml(page_xml($admin, "/candidatures/$id/refuser"), 'the page of an act');
};

subtest 'the département finds an application by its number, its pupil, its state' => sub {
    my $name = unique_name('Première');
    my $id = accepted(scalar(make_pupil(first_name => 'Inaya', last_name => $name)), offer());
    my $admin = admin_browser();
    like(words_at($admin, "/admin/candidatures?q=$id"), qr/Candidatures.*\b$id\b/s, 'by its number');
    like(words_at($admin, "/admin/candidatures?q=$name&etat=accepted"), qr/Inaya \Q$name\E/, 'by name and state');
    unlike(words_at($admin, "/admin/candidatures?q=$name&etat=refused"), qr/Inaya \Q$name\E/, 'not by another state');
    $admin->get(site() . '/admin/candidatures?q=' . "%25'%3B(&etat=nimporte&avant=x");
    is($admin->status, 200, 'a hostile search is a search');
    valid_xml(page_xml($admin, '/admin/candidatures'), 'the search');
};

subtest 'all that is recorded is right' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
