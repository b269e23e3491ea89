# The questionnaire after a placement: by its link, once, without a name.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use MIME::Base64 qw(encode_base64url);

# A placement that is over, with the links of both its questionnaires: id, pupil (account), links of pupil and host.
sub placement_over {
    my ($id, $pupil, $pupil_email, undef, $host_email) = make_placement();
    my %link;
    for my $side ([pupil => $pupil_email], [host => $host_email]) {
        my ($who, $email) = @$side;
        my $token = encode_base64url(pack 'L8', map { int rand 2**32 } 1 .. 8);
        db()->do(
            'INSERT INTO token (token_hash, purpose, application_id, email, created_at, expires_at)'
                . ' VALUES (UNHEX(SHA2(?, 256)), "questionnaire", ?, ?, UTC_TIMESTAMP(),'
                . ' UTC_TIMESTAMP() + INTERVAL 9 DAY)',
            undef, $token, $id, $email);
        $link{$who} = site() . "/candidatures/bilan/$token";
    }
    return { id => $id, pupil => $pupil, link => \%link };
}

# Opens a link; the browser.
sub opens { my ($link) = @_; my $mech = browser(); $mech->get($link); return $mech }
sub is_over { my ($link, $what) = @_; is(opens($link)->status, 410, $what) }

sub answers {
    my ($link, %answers) = @_;
    my $mech = opens($link);
    send_form($mech, -action => 'bilan', %answers);
    return $mech;
}

subtest 'a pupil and an employer read of the placement, each in words of their own' => sub {
    my $placement = placement_over();
    my %link = %{ $placement->{link} };
    like(words(opens($link{pupil})->content), qr/Ton stage chez.*J’ai été bien accueilli/s, 'a pupil');
    like(words(opens($link{host})->content), qr/Le stage d’un élève chez vous/, 'an employer');
    valid_xml(page_xml(browser(), $link{pupil} =~ s/^\Q${\site()}\E//r), 'the page');
    my $lit = qr{class="section-(\w+)" aria-current};
    is_deeply([map { opens($link{$_})->content =~ $lit } qw(pupil host)], [qw(eleves employeurs)], 'in their section');
    is(opens(site() . '/candidatures/bilan/' . 'x' x 43)->status, 404, 'a made-up link');
};

subtest 'answers are kept once, and only those that there are' => sub {
    my $link = placement_over()->{link}{pupil};
    my $before = db_value('SELECT COALESCE(MAX(id), 0) FROM questionnaire_answer');
    my $nothing = answers($link);
    is($nothing->status, 422, 'nothing ticked');
    like(words($nothing->content), qr/Coche au moins une réponse/, 'is said');
    my $thanks = answers($link, welcomed => 1, useful => 4, discovered => 9, again => 2);
    like(words($thanks->content), qr/Merci.! Tes réponses/, 'thanks');
    is(
        db_value(
            'SELECT GROUP_CONCAT(side, question, answer ORDER BY id) FROM questionnaire_answer WHERE id > ?', $before
        ),
        'pupilwelcomed1,pupiluseful4',
        'answers that there are, to questions that were asked');
    like(words(opens($link)->content), qr/Merci/, 'once');
};

subtest 'a link ends with the address that it went to, also one that was used' => sub {
    my $placement = placement_over();
    answers($placement->{link}{pupil}, welcomed => 1);
    db()->do(
        'UPDATE account SET email = ? WHERE id = ?',
        undef, unique('ailleurs') . '@essai.example',
        $placement->{pupil});
    is_over($placement->{link}{pupil}, 'a pupil’s');
    db()->do(
        'UPDATE offer o JOIN application a ON a.offer_id = o.id SET o.contact_email = ? WHERE a.id = ?',
        undef, unique('autre') . '@essai.example',
        $placement->{id});
    is_over($placement->{link}{host}, 'an employer’s, when the contact is another');
};

subtest 'once its time is over, a link that was used says nothing of the placement either' => sub {
    my $link = placement_over()->{link}{pupil};
    like(words(answers($link, welcomed => 1)->content), qr/Merci/, 'used');
    db()->do('UPDATE token SET expires_at = UTC_TIMESTAMP() WHERE token_hash = UNHEX(SHA2(?, 256))',
        undef, $link =~ s{.*/}{}r);
    is_over($link, 'over');
};
done_testing;
