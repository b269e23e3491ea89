# A saved search tells by mail what is new, each offer once, until one says stop.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Saved;
use Test::More;

# A pupil who saved a search for words that only this case's offers have: browser, e-mail, word, account.
sub saver {
    my ($more) = @_;
    my ($mech, $pupil, $email) = searcher();
    my $word = unique('annonce');
    save($mech, "mots=$word" . ($more // ''));
    return ($mech, $email, $word, $pupil);
}

sub act {
    my ($mech, $pupil, $act) = @_;
    $mech->get(site() . '/offres/recherches');
    my $path = '/offres/recherches/' . saved_search($pupil);
    return $mech->post(site() . $path, [csrf => csrf_of($mech), acte => $act]);
}

sub set {
    my ($offer, $column, $value) = @_;
    db()->do("UPDATE offer SET $column = ? WHERE id = ?", undef, $value, $offer);
}

subtest 'a new offer is told, once, with the way to it; not what does not match' => sub {
    my ($mech, $email, $word) = saver('&ville=Nantes&rayon=20&acces=moteur');
    online($word);
    is(alert(), 0, 'the day’s alerts');
    is(scalar(announced($email)), 0, 'nothing is said of what does not match');
    online("$word bis", 'accessible-motor' => 1);
    alert();
    my $mail = told($email, qr/Une nouvelle offre pour toi/, qr/$word bis/, 'a new offer is told');
    like($mail->{text}, qr{/offres\?mots=$word\S*tri=recentes}, 'with the way to it');
    alert() for 1 .. 2;
    is(scalar(announced($email)), 1, 'once');
};

subtest 'what was there when the search was saved is not new' => sub {
    my ($mech, undef, $email) = searcher();
    my $word = unique('annonce');
    my $before = online("$word ancien");
    save($mech, "mots=$word");
    is(announces($email, $before), 0, 'not announced');
};

subtest 'an offer is announced once it can be asked for' => sub {
    my (undef, $email, $word) = saver();
    my $later = online("$word plus tard", 'apply-from' => day(3));
    my $suspended = online("$word repris", 'apply-to' => day(2));
    my $until = 'UPDATE offer_week SET apply_until = ? WHERE offer_id = ?';
    set($suspended, 'apply_to', day(-1));
    db()->do($until, undef, day(-1), $suspended);
    is(announces($email, $later), 0, 'not one that opens later');
    is(announces($email, $suspended), 0, 'nor one that is suspended');
    set($later, 'apply_from', day(0));
    set($suspended, 'apply_to', undef);
    db()->do($until, undef, day(9), $suspended);
    is(announces($email, $later), 1, 'until it opens');
    is(announces($email, $suspended), 1, 'until it is resumed');
    is(announces($email, $later), 1, 'each once');
};

subtest 'and once it matches' => sub {
    my (undef, $email, $word) = saver();
    my $offer = online(unique('autre'));
    is(announces($email, $offer), 0, 'one that does not match');
    set($offer, 'title', "Découverte du métier de $word");
    is(announces($email, $offer), 1, 'until it is corrected');
};

subtest 'even if its activation was written after an alert had read' => sub {
    my (undef, $email, $word) = saver();
    is(announces($email, online($word)), 1, 'an alert has read');
    my $late = online("$word lent");
    db()->do('UPDATE offer SET activated_at = UTC_TIMESTAMP() - INTERVAL 1 HOUR WHERE id = ?', undef, $late);
    is(announces($email, $late), 1, 'announced by the next');
};

subtest 'one that was announced is not again, though it went and came back' => sub {
    my (undef, $email, $word) = saver();
    my $offer = online($word);
    is(announces($email, $offer), 1, 'announced');
    disable($offer);
    a_day_passes($email);
    alert();
    db()->do('UPDATE offer SET state = "active", disabled_at = NULL WHERE id = ?', undef, $offer);
    is(announces($email, $offer), 1, 'not again');
};

subtest 'a search that was stopped tells nothing; started again, it replays nothing' => sub {
    my ($mech, $email, $word, $pupil) = saver();
    act($mech, $pupil, 'taire');
    my $silent = online("$word pendant le silence");
    is(announces($email, $silent), 0, 'stopped, it tells nothing');
    save($mech, "mots=$word");
    is(announces($email, $silent), 0, 'saved again, it replays nothing');
    my $fresh = online("$word tout neuf");
    save($mech, "mots=$word");
    is(announces($email, $fresh), 1, 'saving once more what has its alert swallows nothing');
    act($mech, $pupil, $_) for qw(taire alerter);
    is(announces($email, $silent), 0, 'turned off and on, it replays nothing either');
    is(scalar(announced($email)), 1, 'one mail in all');
};

subtest 'several runs at once tell once' => sub {
    my (undef, $email, $word) = saver();
    my $offer = online($word);
    a_day_passes($email);
    my @runs = map {
        my $pid = fork;
        if (!$pid) {
            exec 'sh', '-c', 'STAGE3E_CONF=$1/etc/stage3e.conf exec $0 alert > /dev/null 2>&1',
                "$ENV{STAGE3E_BUILD}/stage3ectl", var();
        }
        $pid
    } 1 .. 3;
    waitpid($_, 0) for @runs;
    is(announces($email, $offer), 1, 'one mail');
};

# The link to stop the alerts, as a mail has it.
sub stop_link {
    my ($email, $word) = @_;
    online($word);
    alert();
    my $mail = mail_like($email, qr/Une nouvelle offre pour toi/);
    return ($mail->{text} =~ m{http://[^/\s]+(/offres/alerte/[\w-]{43})})[0];
}

subtest 'one link of the mail stops it: a page, then a button' => sub {
    my (undef, $email, $word, $pupil) = saver();
    my $has_alert = sub { db_value('SELECT has_alert FROM saved_search WHERE id = ?', saved_search($pupil)) };
    my $link = stop_link($email, $word);
    my $anyone = browser();
    like(words_at($anyone, $link), qr/Arrêter cette alerte/, 'the link asks');
    is($has_alert->(), 1, 'and changes nothing');
    valid_xml(page_xml($anyone, $link), 'the page');
    $anyone->get(site() . $link);
    send_form($anyone);
    like(words($anyone->content), qr/L’alerte est arrêtée/, 'the button stops');
    is($has_alert->(), 0, 'the alerts');
    $anyone->get(site() . '/offres/alerte/' . 'x' x 43);
    is($anyone->status, 404, 'a made-up link stops nothing');
};

# It has no cookie and follows nothing (RFC 8058).
subtest 'so does the button of a mail program, and no other form' => sub {
    my (undef, $email, $word, $pupil) = saver();
    my $has_alert = sub { db_value('SELECT has_alert FROM saved_search WHERE id = ?', saved_search($pupil)) };
    my $link = stop_link($email, $word);
    my $post = sub { Stage3e::sent(POST => $link, [Content_Type => 'application/x-www-form-urlencoded'], @_) };
    is($post->('List-Unsubscribe=Two')->code, 403, 'not by any other form');
    is($has_alert->(), 1, 'which changes nothing');
    is($post->('List-Unsubscribe=One-Click')->code, 200, 'one click');
    is($has_alert->(), 0, 'stops as well');
};
done_testing;
