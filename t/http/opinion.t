# The referent's opinion: one by one and in bulk, by account and by link; it reaches the employer, decides nothing.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $school = make_school();
my ($teacher, $teacher_email) = make_staff(school => $school, first_name => 'Claude', last_name => 'Perrin');
sub pupil { return scalar make_pupil(school => $school, @_) }
sub opinion { return db_value('SELECT referent_opinion FROM application WHERE id = ?', $_[0]) }

subtest 'an opinion is shown to the employer, and decides nothing' => sub {
    my ($owner) = make_employer();
    my $id = apply_as(pupil(), make_offer(owner => $owner), referent => $teacher);
    my $mech = browser_of($teacher);
    answer($mech, "/candidatures/$id", 'avis');
    is(errors_at($mech), 'opinion', 'an opinion is one or the other');
    answer($mech, "/candidatures/$id", 'avis', opinion => 'favourable', comment => 'Un élève attentif.');
    my $who = qr/Claude Perrin, \Q$teacher_email\E /;
    like(words($mech->content), qr/Votre avis est enregistré.*Favorable \($who\)/s, 'noted');
    my $history = qr/avis favorable du référent ?, par le collège.*Un élève attentif/s;
    like(
        words_at(browser_of($owner), "/candidatures/$id"),
        qr/Avis du référent Favorable \(Claude Perrin\).*$history/s,
        'and shown to the employer');
    is(state_of($id), 'pending', 'it decides nothing');
    valid_xml(page_xml($mech, "/candidatures/$id/avis"), 'the page of the opinion');
};

subtest 'several opinions at once, of one’s own pupils only' => sub {
    my $pupil = pupil();
    my @own = map { apply_as($pupil, make_offer(), referent => $teacher) } 1 .. 2;
    my $foreign = apply_as(scalar make_pupil(school => make_school()), make_offer());
    my $mech = browser_of($teacher);
    $mech->get(site() . '/candidatures');
    my ($form) = grep { $_->action =~ /avis$/ } $mech->forms;
    my @chosen = map { (candidature => $_) } @own, $foreign;
    $mech->post($form->action, [csrf => $form->value('csrf'), avis => 'unfavourable', @chosen]);
    like(words($mech->content), qr/2 réponses enregistrées/, 'two of three');
    is(opinion($_), 'unfavourable', 'one’s own pupil’s') for @own;
    is(opinion($foreign), 'none', 'not another school’s');
};

subtest 'without an account, by the mailed link, until there is nothing more to say' => sub {
    my $referent = unique('prof') . '@college.example';
    my $pupil = pupil(first_name => 'Quatre', last_name => 'Élève');
    my $id = apply_as(
        $pupil, make_offer(),
        referent => 'autre',
        'referent-name' => 'Mme Roy',
        'referent-email' => $referent);
    my $link = link_of(mail_for($referent));
    my $mech = browser();
    $mech->get($link);
    like(words($mech->content), qr/Quatre Élève.*J’aime le bois/s, 'the link opens the page');
    unlike($mech->content, qr/4 rue des Écoles|essai\.example/, 'with what the opinion is about, no more');
    is(opinion($id), 'pending', 'following it says nothing');
    send_form($mech, opinion => 'favourable');
    is(opinion($id), 'favourable', 'the button does');
    answer(browser_of($pupil), "/candidatures/$id", 'retirer');
    $mech->get($link);
    is($mech->status, 410, 'withdrawn, there is nothing to say: the link has ended');
};
done_testing;
