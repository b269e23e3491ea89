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

sub pupils {
    my ($count) = @_;
    return map { scalar make_pupil() } 1 .. $count;
}
sub offer { return make_offer(owner => $owner, weeks => [$monday], @_) }
sub confirming {
    my ($of, @pupils) = @_;
    return map { post_of($_, "/candidatures/$of->{$_}/confirmer") } @pupils;
}
sub told_confirmed {
    return scalar grep { $_->[1] =~ /info=confirmee/ } @_;
}

# The form by which a pupil applies, with a key of its own.
sub applying {
    my ($pupil, $offer) = @_;
    return post_of(
        $pupil, "/candidatures/postuler/$offer",
        once => MIME::Base64::encode_base64url(pack 'L8', map { int rand 2**32 } 1 .. 8),
        week => $monday,
        motivation => 'Envie.');
}

# How many applications there are with that, of some pupils or of an offer.
sub count_of {
    my ($column, $ids, $condition) = @_;
    my $list = join ',', ref $ids ? @$ids : $ids;
    return db_value("SELECT COUNT(*) FROM application WHERE $column IN ($list) AND $condition");
}

subtest 'a pupil who confirms two placements of one week has one' => sub {
    my @pupils = pupils(30);
    my @requests;
    for my $pupil (@pupils) {
        for my $offer (map { offer(seats => 2) } 1, 2) {
            my %of = accepted_ones($owner, $offer, $pupil);
            push @requests, confirming(\%of, $pupil);
        }
    }
    my @answers = at_once(\@requests);
    all_answer('each gets an answer', @answers);
    is(told_confirmed(@answers), 30, 'one placement each');
    is(count_of(pupil_id => \@pupils, 'is_confirmed = 1'), 30, 'and no more');
    is(count_of(pupil_id => \@pupils, "closed_reason = 'confirmed_elsewhere'"), 30, 'the other is closed');
    check_all('the invariants hold');
};

subtest 'pupils who cross, each on an offer for which the other waits too, both have theirs' => sub {
    my @requests;
    for (1 .. 30) {
        my @two = pupils(2);
        my @of = map {
            { accepted_ones($owner, $_, @two) }
        } offer(), offer();
        push @requests, map { confirming($of[$_], $two[$_]) } 0, 1;
    }
    is(told_confirmed(at_once(\@requests)), 60, 'both');
    check_all('the invariants hold');
};

subtest 'one form sent eight times at once makes one application' => sub {
    for (1 .. 10) {
        my ($pupil) = pupils(1);
        my $form = applying($pupil, make_offer(weeks => [$monday]));
        my @answers = at_once([($form) x 8]);
        is(count_of(pupil_id => $pupil, 'TRUE'), 1, 'eight clicks make one application') or last;
        is(scalar(grep { $_->[1] =~ /info=envoyee/ } @answers), 8, 'and each gets the same answer') or last;
    }
};

subtest 'fifteen applications sent at once are never more than ten' => sub {
    my ($greedy) = pupils(1);
    at_once([map { applying($greedy, make_offer(weeks => [$monday])) } 1 .. 15]);
    is(count_of(pupil_id => $greedy, 'is_live = 1'), 10, 'never more than ten live ones');
};

subtest 'what the employer refuses while the département accepts it is decided once' => sub {
    my (undef, $admin_email) = admin();
    my $admin = db_value('SELECT id FROM account WHERE email = ?', $admin_email);
    my $offer = offer(seats => 50);
    my (@decided, @requests);
    for my $pupil (pupils(40)) {
        my $id = apply_as($pupil, $offer);
        push @decided, $id;
        push @requests, post_of($owner, "/candidatures/$id/refuser", etat => 'pending', 'reason-code' => 'dates'),
            post_of($admin, "/candidatures/$id/accepter", etat => 'pending', reason => 'À sa demande');
    }
    my @answers = at_once(\@requests);
    all_answer('both get an answer', @answers);
    is(scalar(grep { $_->[1] =~ /info=/ } @answers), 40, 'one decision each, the other is told that it changed');
    is(
        db_value(
            "SELECT COUNT(*) FROM event
            WHERE application_id IN (@{[join ',', @decided]}) AND state_after IN ('accepted', 'refused')"
        ),
        40,
        'recorded once');
    check_all('the invariants hold');
};

for my $seats (50, 5) {
    subtest "an offer of $seats seats withdrawn while pupils confirm: who was told so is confirmed, nobody waits" =>
        sub {
        my $doomed = offer(seats => $seats);
        my @many = pupils(50);
        my %of = accepted_ones($owner, $doomed, @many);
        my @requests = confirming(\%of, @many);
        splice @requests, 20, 0, post_of($owner, "/offres/$doomed/desactiver");
        my @answers = at_once(\@requests);
        all_answer('each gets an answer', @answers);
        is(db_value('SELECT state FROM offer WHERE id = ?', $doomed), 'disabled', 'the offer is disabled');
        is(count_of(offer_id => $doomed, 'is_live = 1 AND is_confirmed IS NULL'), 0, 'nobody waits for it');
        is(count_of(offer_id => $doomed, 'is_confirmed = 1'), told_confirmed(@answers), 'who was told "confirmed" is');
        check_all('the invariants hold');
        };
}

subtest 'placements cancelled while others confirm: never more than the seats' => sub {
    my $offer = offer(seats => 3);
    my @many = pupils(30);
    my %of = accepted_ones($owner, $offer, @many);
    at_once([confirming(\%of, @many[0, 1])]);
    my @answers = at_once([
            (map { post_of($owner, "/candidatures/$of{$_}/annuler", reason => 'Un empêchement') } @many[0, 1]),
            confirming(\%of, @many[2 .. 29])]);
    all_answer('cancelling and confirming at once', @answers);
    cmp_ok(count_of(offer_id => $offer, 'is_confirmed = 1'), '<=', 3, 'never more than the seats');
    check_all('the invariants hold');
};

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

# That makes the pools anew.
for my $seats (3, 30) {
    subtest "seats cut from 40 to $seats while pupils confirm: done, or refused because more were taken" => sub {
        my $cut = offer(seats => 40);
        my %waiting = accepted_ones($owner, $cut, pupils(40));
        my @pupils = sort { $a <=> $b } keys %waiting;
        my @answers = at_once([confirming(\%waiting, @pupils[0, 1])]);
        my @requests = confirming(\%waiting, @pupils[2 .. 39]);
        splice @requests, 10, 0, edit_of($cut, seats => $seats);
        my @all = at_once(\@requests);
        push @answers, @all[0 .. 9, 11 .. $#all];
        my ($left, $taken)
            = db()->selectrow_array('SELECT SUM(seats), SUM(taken) FROM capacity WHERE offer_id = ?', undef, $cut);
        is($left, $all[10][0] == 303 ? $seats : 40, 'done, or refused') or diag(explain($all[10]));
        is($taken, told_confirmed(@answers), 'who was told "confirmed" is');
        check_all('the invariants hold');
    };
}

subtest 'pupils who close their account while they confirm go, with what they had' => sub {
    my $left = offer(seats => 10);
    my @going = pupils(20);
    my @staying = pupils(10);
    my %of = accepted_ones($owner, $left, @going, @staying);
    my @requests
        = map { (confirming(\%of, $_), post_of($_, '/compte/supprimer', 'current-password' => 'stage3e-demo')) } @going;
    my @answers = at_once([@requests, confirming(\%of, @staying)]);
    is(scalar(grep { $_->[0] >= 500 || $_->[0] == 0 } @answers), 0, 'each gets an answer')
        or diag(join ' ', map { $_->[0] } @answers);
    is(db_value("SELECT COUNT(*) FROM account WHERE id IN (@{[join ',', @going]}) AND email NOT LIKE '%\@invalid'"),
        0, 'all who wanted to go are gone');
    is(count_of(pupil_id => \@going, 'is_live = 1'), 0, 'with what they had');
    check_all('the invariants hold');
};
done_testing;
