# Schools follow their pupils: how far each is, who has not joined, one list that narrows; nothing of another's.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use ApplicationSteps;
use Test::More;

sub invited {
    my ($school, $class, $last_name, $first_name, $email) = @_;
    db()->do(
        "INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, email, invited_at, created_at)
        VALUES (?, ?, ?, ?, '2012-05-05', ?, IF(? IS NULL, NULL, UTC_TIMESTAMP()), UTC_TIMESTAMP())",
        undef, $school, $class, $last_name, $first_name, $email // '', $email);
    return;
}

# A school with four pupils, one of them placed, accepted, waiting, without application each; one of the
# four was on the school's list too. As a hash: browser of a teacher, school, pupils by name, applications.
sub followed {
    my $school = make_school();
    my $teacher = make_staff(school => $school, first_name => 'Claude', last_name => 'Perrin');
    my %pupil = map {
        $_ => scalar make_pupil(
            school => $school,
            class => $_ eq 'Quatre' ? '3e C' : '3e A',
            first_name => $_,
            last_name => 'Élève')
    } qw(Un Deux Trois Quatre);
    invited($school, '3e A', 'ELEVE', 'Un');
    my ($owner) = make_employer();
    my $offer = make_offer(owner => $owner, seats => 2);
    return (
        school => $school,
        mech => browser_of($teacher),
        pupil => \%pupil,
        placed => confirmed($pupil{Un}, $offer),
        accepted => accepted($pupil{Deux}, $offer),
        waiting => apply_as($pupil{Trois}, make_offer(owner => $owner), referent => $teacher));
}

# The first names of the list, in its order.
sub rows {
    my ($mech, $query) = @_;
    return join ' ', map { $_->value } page_xml($mech, "/candidatures?$query")->findnodes('//pupil-row/@first-name');
}

subtest 'the figures, and the opinions that are awaited' => sub {
    my %of = followed();
    my $words = words_at($of{mech}, '/candidatures');
    like($words, qr/Stage confirmé 1 À confirmer 1 En attente 1 Sans suite 0 Aucune candidature 1/, 'the figures')
        or diag $words;
    like($words, qr/Avis à donner.*Trois Élève/s, 'the opinions that are awaited');
    valid_xml(page_xml($of{mech}, '/candidatures'), 'the school’s space');
};

subtest 'who is on the school’s list and has no account yet is not forgotten' => sub {
    my %of = followed();
    my $mech = $of{mech};
    invited($of{school}, '3e C', 'Élève', 'Cinq');
    my $words = words_at($mech, '/candidatures');
    like($words, qr/Pas encore inscrit 1/, 'one, whoever is on it and has an account');
    like($words, qr/Élève Cinq 3e C Pas encore inscrit Code à lui donner/, 'with what there is to do about it');
    my $set = 'UPDATE pupil_invitation SET email = ? WHERE school_id = ? AND first_name = "Cinq"';
    db()->do($set, undef, 'cinq@famille.example', $of{school});
    $words = words_at($mech, '/college/eleves');
    is($mech->uri->path, '/candidatures', 'there is one list');
    my $row = qr/Élève Cinq cinq\@famille\.example 3e C Pas encore inscrit À inviter par e-mail/;
    like($words, qr/Inviter par e-mail \(1\).*$row/s, 'who can be invited, and was not');
    send_form($mech, -action => qr{/retirer$});
    like(words($mech->content), qr/retiré de la liste/, 'one who left is taken off it');
    is(rows($mech, 'statut=absent'), '', 'and gone');
};

subtest 'who was invited is not asked for again' => sub {
    my %of = followed();
    invited($of{school}, '3e C', 'Élève', 'Cinq', 'cinq@famille.example');
    my $words = words_at($of{mech}, '/candidatures');
    like($words, qr/Pas encore inscrit Invité par e-mail/, 'it is said that they were');
    unlike($words, qr/À inviter par e-mail/, 'not to do it');
};

subtest 'the list narrows by state, class and name' => sub {
    my %of = followed();
    invited($of{school}, '3e C', 'Élève', 'Cinq', 'cinq@famille.example');
    for my $case (
        ['', 'Deux Trois Un Cinq Quatre', 'all, by class and name'],
        ['statut=absent', 'Cinq', 'who has no account yet'],
        ['classe=3e+C', 'Cinq Quatre', 'by class'],
        ['statut=unplaced', 'Deux Trois Cinq Quatre', 'who has no placement yet'],
        ['statut=placed', 'Un', 'who has'],
        ['statut=nothing', 'Quatre', 'who did nothing yet'],
        ['nom=quat', 'Quatre', 'by the beginning of a name'],
        ['nom=%C3%89l%C3%A8ve+un', 'Un', 'by both names, however they are written'],
        ['nom=eve', '', 'not by the middle of one'],
        ['statut=%27;&classe=%22x', '', 'an odd filter finds nobody'])
    {
        my ($query, $names, $what) = @$case;
        is(rows($of{mech}, $query), $names, $what);
    }
};

subtest 'one pupil’s applications, each with its letter' => sub {
    my %of = followed();
    my $path = "/candidatures/eleves/$of{pupil}{Deux}";
    like(words_at($of{mech}, $path), qr/Deux Élève.*3e A.*Acceptée/s, 'one pupil’s');
    valid_xml(page_xml($of{mech}, $path), 'one pupil');
    like(
        words_at($of{mech}, "/candidatures/$of{waiting}"),
        qr/Trois Élève.*J’aime le bois.*Donner un avis/s,
        'an application with its letter');
};
done_testing;
