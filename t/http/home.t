# The home page: the number of seats, the two calls, the newest offers; no cookie, nothing from elsewhere. Workers
# keep it: it must be as if it were made afresh, and hold nothing of a visitor.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

subtest 'it counts the seats, calls to search and to offer, shows the newest offers and whom to call' => sub {
    my $mech = browser();
    $mech->get_ok(site() . '/', 'the home page opens');
    my $text = words($mech->content);
    like($text, qr/\d+ stages disponibles en Loire-Atlantique/, 'the seats');
    $mech->content_contains('consulter les offres', 'to search');
    $mech->content_contains('déposer une offre', 'to offer');
    like($text, qr/Les dernières offres/, 'the newest offers');
    like($text, qr/02 40 99 15 44/, 'and whom to call');
    valid_xml(get_xml('/'), 'the page');
};

subtest 'the number is that of the seats left to apply for' => sub {
    my $counted = db_value(
        q{
        SELECT SUM(c.seats - c.taken) FROM capacity c JOIN offer o ON o.id = c.offer_id
         WHERE o.state = 'active' AND o.last_on >= CURDATE()
           AND EXISTS (SELECT 1 FROM offer_week w WHERE w.capacity_id = c.id
                          AND w.monday - INTERVAL o.lead_days DAY >= CURDATE()
                          AND (o.apply_to IS NULL OR o.apply_to >= CURDATE()))});
    my $shown = get_xml('/')->findvalue('/page/home/@seats');
    # Other tests deposit offers meanwhile.
    cmp_ok(abs($shown - $counted), '<', 60, "as the database counts them ($shown)");
    cmp_ok($shown, '>=', 236, 'the demo has at least 236');
};

subtest 'a visitor who only reads gets no cookie' => sub {
    is(request(GET => '/')->header('Set-Cookie'), undef, 'none');
};

subtest 'its headers let nothing in: no inline style or script, nothing from other sites' => sub {
    my $answer = request(GET => '/');
    my $policy = $answer->header('Content-Security-Policy');
    like($policy, qr/default-src 'self'.*frame-ancestors 'none'/, 'CSP');
    unlike($policy, qr/unsafe/, 'without unsafe-inline');
    is($answer->header('X-Content-Type-Options'), 'nosniff', 'nosniff');
    my $html = $answer->decoded_content;
    unlike($html, qr/ style="| on[a-z]+="|<style/, 'no inline style or handler');
    unlike($html, qr{(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)[^"]*\.(?:js|css)}, 'nothing from other sites');
};

my %visitor = (
    anyone => 'essai=1',
    'a pupil' => 'stage3e=' . session_of(scalar make_pupil()),
    'an employer' => 'stage3e=' . session_of(scalar make_employer()));
sub page {
    my ($who, $format) = @_;
    my $html = visit('/' . ($format ? "?format=$format" : ''), [Cookie => $visitor{$who}])->decoded_content;
    return $html =~ s/name="csrf" value="[^"]*"/csrf/gr =~ s/data-session-s="\d+"/session/r
        =~ s/(og:url" content="[^"?]*)\?[^"]*/$1/r;
}
# Other tests change offers meanwhile: one of two is made before such a change, one after it.
sub is_as_afresh {
    my ($what) = @_;
    for my $who (sort keys %visitor) {
        my $is_same;
        for (1 .. 12) {
            my ($one, $fresh, $other) = (page($who), page($who, 'fresh'), page($who));
            last if $is_same = $one eq $fresh || $other eq $fresh;
        }
        ok($is_same, "$what, $who: as made afresh");
    }
}
sub version {
    my ($page, $title, $in) = @_;
    db()->do(
        "INSERT INTO editorial_version (page_id, title, summary, body, origin, made_at, publish_at)
         VALUES (?, ?, '', 'Une réponse.', 'site', UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL ? SECOND)", undef,
        $page, $title, $in);
}

subtest 'kept, and never out of date' => sub {
    is_as_afresh('as it is');
    my $offer = make_offer(seats => 3);
    is_as_afresh('an offer more');
    db()->do('UPDATE capacity SET seats = seats - 1 WHERE offer_id = ?', undef, $offer);
    is_as_afresh('a seat less');
    db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $offer);
    is_as_afresh('an offer less');
};

subtest 'texts change at once' => sub {
    my ($one, $two, $three) = map { "Une question $_ ?" } unique('q'), unique('q'), unique('q');
    my $shows = sub {
        my ($title) = @_;
        return grep { index(page($_), $title) >= 0 } sort keys %visitor;
    };
    db()->do('INSERT INTO editorial_page (section, slug, position) VALUES ("questions", ?, 900)',
        undef, unique('question'));
    my $page = db_value('SELECT LAST_INSERT_ID()');
    version($page, $one, 0);
    is($shows->($one), 3, 'a question is there as soon as it is published');
    version($page, $two, 0);
    is($shows->($two), 3, 'and what is corrected');
    is($shows->($one), 0, 'in its place');
    version($page, $three, 6);
    is($shows->($two), 3, 'one for later is not shown before');
    ok(until_true('its time', sub { $shows->($three) == 3 }), 'but then, without a change');
    db()->do('UPDATE editorial_page SET withdrawn_at = UTC_TIMESTAMP() WHERE id = ?', undef, $page);
    is($shows->($three), 0, 'withdrawn, it is gone');
    db()->do('DELETE FROM editorial_page WHERE id = ?', undef, $page);
    is_as_afresh('after all of it');
};

subtest 'nothing of a visitor' => sub {
    my %kept = map { $_ => page($_, 'kept') } sort keys %visitor;
    for my $who (sort keys %kept) {
        like($kept{$who}, qr/stages? disponibles?.*Questions et réponses/s, "$who: there is the content");
        unlike($kept{$who}, qr/csrf|Déconnexion|Connexion|\/compte"|session|\@essai/, 'without what is their own');
    }
};
done_testing;
