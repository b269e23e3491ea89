# Two who act on the same thing at once: one pupil on two placements, one click twice, the employer and
# the département, the employer who withdraws an offer while pupils confirm it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Race;
use Test::More;
use URI;

my $monday = free_monday(5);
my $owner = make_employer();

# The same pupil confirms two placements of one week.
my (@requests, @pupils);
for (1 .. 30) {
    my $pupil = make_pupil();
    push @pupils, $pupil;
    for my $offer (map { make_offer(owner => $owner, weeks => [$monday], seats => 2) } 1, 2) {
        my %of = accepted_ones($owner, $offer, $pupil);
        push @requests, post_of($pupil, "/candidatures/$of{$pupil}/confirmer");
    }
}
my @answers = at_once(\@requests);
all_answer('each gets an answer', @answers);
is(scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), 30, 'one placement each');
is(db_value("SELECT COUNT(*) FROM application WHERE pupil_id IN (@{[join ',', @pupils]}) AND is_confirmed = 1"),
    30, 'and no more');
is(
    db_value(
        "SELECT COUNT(*) FROM application WHERE pupil_id IN (@{[join ',', @pupils]}) AND closed_reason = 'confirmed_elsewhere'"
    ),
    30,
    'the other is closed');
check_all('the invariants hold');

# Pupils who cross: each confirms an offer for which the other waits too.
@requests = ();
for (1 .. 30) {
    my @two = map { scalar make_pupil() } 1, 2;
    my @offers = map { make_offer(owner => $owner, weeks => [$monday]) } 1, 2;
    my @of = map {
        { accepted_ones($owner, $_, @two) }
    } @offers;
    push @requests, post_of($two[0], "/candidatures/$of[0]{$two[0]}/confirmer"),
        post_of($two[1], "/candidatures/$of[1]{$two[1]}/confirmer");
}
@answers = at_once(\@requests);
is(scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), 60, 'crossing, both have theirs');
check_all('the invariants hold');

# One form sent eight times at once.
for (1 .. 10) {
    my ($pupil, $offer) = (scalar make_pupil(), make_offer(weeks => [$monday]));
    my $form = post_of(
        $pupil, "/candidatures/postuler/$offer",
        once => MIME::Base64::encode_base64url(pack 'L8', map { int rand 2**32 } 1 .. 8),
        week => $monday,
        motivation => 'Envie.');
    @answers = at_once([($form) x 8]);
    is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ?', $pupil), 1, 'eight clicks make one application')
        or last;
    is(scalar(grep { $_->[1] =~ /info=envoyee/ } @answers), 8, 'and each gets the same answer') or last;
}

# Ten offers, eleven forms at once for the last place under the limit.
my $greedy = make_pupil();
@answers = at_once([
        map {
            my $offer = make_offer(weeks => [$monday]);
            post_of(
                $greedy, "/candidatures/postuler/$offer",
                once => MIME::Base64::encode_base64url(pack 'L8', map { int rand 2**32 } 1 .. 8),
                week => $monday,
                motivation => 'Envie.')
        } 1 .. 15]);
is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ? AND is_live = 1', $greedy),
    10, 'never more than ten live ones');

# The employer refuses what the département accepts.
my (undef, $admin_email) = admin();
my $admin = db_value('SELECT id FROM account WHERE email = ?', $admin_email);
my $offer = make_offer(owner => $owner, weeks => [$monday], seats => 50);
my @decided;
@requests = ();
for my $pupil (map { scalar make_pupil() } 1 .. 40) {
    my $id = apply_as($pupil, $offer);
    push @decided, $id;
    push @requests, post_of($owner, "/candidatures/$id/refuser", etat => 'pending', 'reason-code' => 'dates'),
        post_of($admin, "/candidatures/$id/accepter", etat => 'pending', reason => 'À sa demande');
}
@answers = at_once(\@requests);
all_answer('both get an answer', @answers);
is(scalar(grep { $_->[1] =~ /info=/ } @answers), 40, 'one decision each, the other is told that it changed');
is(
    db_value(
        "SELECT COUNT(*) FROM event WHERE application_id IN (@{[join ',', @decided]}) AND state_after IN ('accepted', 'refused')"
    ),
    40,
    'recorded once');
check_all('the invariants hold');

# The employer withdraws the offer while pupils confirm; cancels while others confirm.
for my $seats (50, 5) {
    my $doomed = make_offer(owner => $owner, weeks => [$monday], seats => $seats);
    my @many = map { scalar make_pupil() } 1 .. 50;
    my %of = accepted_ones($owner, $doomed, @many);
    my @confirming = map { post_of($_, "/candidatures/$of{$_}/confirmer") } @many;
    splice @confirming, 20, 0, post_of($owner, "/offres/$doomed/desactiver");
    @answers = at_once(\@confirming);
    all_answer('each gets an answer', @answers);
    is(db_value('SELECT state FROM offer WHERE id = ?', $doomed), 'disabled', 'the offer is disabled');
    is(
        db_value(
            'SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_live = 1 AND is_confirmed IS NULL', $doomed
        ),
        0,
        'nobody waits for it');
    is(
        db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $doomed),
        scalar(grep { $_->[1] =~ /info=confirmee/ } @answers),
        'who was told "confirmed" is');
    check_all('the invariants hold');
}
my $again = make_offer(owner => $owner, weeks => [$monday], seats => 3);
my @many = map { scalar make_pupil() } 1 .. 30;
my %of = accepted_ones($owner, $again, @many);
my @three = @many[0 .. 2];
at_once([map { post_of($_, "/candidatures/$of{$_}/confirmer") } @three[0, 1]]);
@answers = at_once([
        (map { post_of($owner, "/candidatures/$of{$_}/annuler", reason => 'Un empêchement') } @three[0, 1]),
        map { post_of($_, "/candidatures/$of{$_}/confirmer") } @many[2 .. 29]]);
all_answer('cancelling and confirming at once', @answers);
cmp_ok(db_value('SELECT COUNT(*) FROM application WHERE offer_id = ? AND is_confirmed = 1', $again),
    '<=', 3, 'never more than the seats');
check_all('the invariants hold');

# The employer cuts the seats, which makes the pools anew, while pupils confirm.
for my $seats (3, 30) {
    my $cut = make_offer(owner => $owner, weeks => [$monday], seats => 40);
    my %waiting = accepted_ones($owner, $cut, map { scalar make_pupil() } 1 .. 40);
    @answers = at_once(
        [map { post_of($_, "/candidatures/$waiting{$_}/confirmer") } (sort { $a <=> $b } keys %waiting)[0, 1]]);
    my $editing = edit_of($cut, seats => $seats);
    my @confirming
        = map { post_of($_, "/candidatures/$waiting{$_}/confirmer") } (sort { $a <=> $b } keys %waiting)[2 .. 39];
    splice @confirming, 10, 0, $editing;
    my @all = at_once(\@confirming);
    push @answers, @all[0 .. 9, 11 .. $#all];
    my ($left, $taken)
        = db()->selectrow_array('SELECT SUM(seats), SUM(taken) FROM capacity WHERE offer_id = ?', undef, $cut);
    is($left, $all[10][0] == 303 ? $seats : 40, "cut to $seats: done, or refused because more were taken")
        or diag(explain($all[10]));
    is($taken, scalar(grep { $_->[1] =~ /info=confirmee/ } @answers), "cut to $seats: who was told \"confirmed\" is");
    check_all('the invariants hold');
}

# Pupils who close their account while they confirm, and while others take the seats.
my $left = make_offer(owner => $owner, weeks => [$monday], seats => 10);
my @going = map { scalar make_pupil() } 1 .. 20;
my @staying = map { scalar make_pupil() } 1 .. 10;
%of = accepted_ones($owner, $left, @going, @staying);
@answers = at_once([(
            map {
                (
                    post_of($_, "/candidatures/$of{$_}/confirmer"),
                    post_of($_, '/compte/supprimer', 'current-password' => 'stage3e-demo'))
            } @going
        ),
        map { post_of($_, "/candidatures/$of{$_}/confirmer") } @staying]);
is(scalar(grep { $_->[0] >= 500 || $_->[0] == 0 } @answers), 0, 'each gets an answer')
    or diag(join ' ', map { $_->[0] } @answers);
is(db_value("SELECT COUNT(*) FROM account WHERE id IN (@{[join ',', @going]}) AND email NOT LIKE '%\@invalid'"),
    0, 'all who wanted to go are gone');
is(db_value("SELECT COUNT(*) FROM application WHERE pupil_id IN (@{[join ',', @going]}) AND is_live = 1"),
    0, 'with what they had');
check_all('the invariants hold');
done_testing;

# The last step of changing an offer, ready to be sent.
sub edit_of {
    my ($id, %fields) = @_;
    my $mech = browser_of($owner);
    $mech->get(site() . "/offres/$id/modifier");
    form_step($mech, 'visualiser', %fields, commitment => 1);
    my ($form) = grep { $_->find_input('csrf') && $_->find_input('domain') } $mech->forms;
    my @kept = map { ($_->name => $_->value) }
        grep { defined $_->name && defined $_->value && $_->name !~ /^(?:csrf|etape)$/ } $form->inputs;
    return post_of($owner, URI->new($form->action)->path, etape => 'valider', @kept);
}
