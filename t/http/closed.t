# What ends an application besides an answer: its offer is disabled, or its seats are cut; and where it is listed.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

my $monday = free_monday(5);
my ($owner, undef, $employer) = make_employer();
sub offer { return make_offer(owner => $owner, employer => $employer, weeks => [$monday], @_) }
sub disable { my ($offer) = @_; answer(browser_of($owner), "/offres/$offer", 'desactiver'); }

subtest 'disabling an offer invalidates what is not confirmed; placements stay' => sub {
    my ($hopeful, $hopeful_email) = make_pupil(mobile => '+33612000012');
    my $offer = offer(seats => 2);
    my $stays = confirmed(scalar(make_pupil()), $offer);
    my $goes = accepted($hopeful, $offer);
    disable($offer);
    is(state_of($goes), 'offer_disabled', 'what was accepted is invalidated');
    is(state_of($stays), 'confirmed', 'the placement stays');
    ok(mail_like($hopeful_email, qr/Candidature invalidée/), 'the pupil is told');
    told_by_sms('+33612000012', qr/offre est retirée/, 'by SMS too');
    my $boss = browser_of($owner);
    like(words_at($boss, "/candidatures/$goes"), qr/Invalidée/, 'the employer sees it as invalidated');
    is(page_xml($boss, "/candidatures/$goes")->findvalue('//application/@step'), 3, 'as far as it came: accepted');
};

subtest 'what ended without an answer is among those treated, as the tab counts' => sub {
    my $quitter = make_pupil();
    my $withdrawn = apply_as($quitter, offer());
    answer(browser_of($quitter), "/candidatures/$withdrawn", 'retirer');
    my $full = offer(seats => 1);
    my $closed = apply_as(scalar(make_pupil()), $full);
    confirmed(scalar(make_pupil()), $full);
    my $disabled = offer();
    my $unread = apply_as(scalar(make_pupil()), $disabled);
    disable($disabled);
    my $treated = page_xml(browser_of($owner), '/candidatures/traitees');
    my %shown = map { $_->getAttribute('id') => $_->getAttribute('status') } $treated->findnodes('//application');
    is($shown{$withdrawn}, 'withdrawn', 'withdrawn while it waited');
    is($shown{$closed}, 'closed', 'closed while it waited');
    is($shown{$unread}, 'invalidated', 'invalidated while it waited');
    is(scalar keys %shown, $treated->findvalue('//tabs/@answered'), 'as many as the tab says');
};

subtest 'cutting the seats down to those taken leaves none to wait for' => sub {
    my $offer = offer(seats => 2);
    confirmed(scalar(make_pupil()), $offer);
    my $waits = apply_as(scalar(make_pupil()), $offer);
    my $boss = browser_of($owner);
    $boss->get(site() . "/offres/$offer/modifier");
    form_step($boss, 'visualiser', seats => 1, commitment => 1);
    like(words($boss->content), qr/1 candidature/, 'the preview warns that one will be closed');
    is(state_of($waits), 'pending', 'which is not yet');
    form_step($boss, 'valider');
    is(db_value('SELECT seats FROM capacity WHERE offer_id = ?', $offer), 1, 'the seats are cut');
    is(state_of($waits), 'seat_taken', 'who waited is told that none is left');
};

subtest 'seats, placements, history and messages agree' => sub {
    check_all('the invariants hold over the whole database');
};
done_testing;
