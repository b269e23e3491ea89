# The home page: the number of seats, the two calls, the newest offers; no cookie, nothing from elsewhere.
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
done_testing;
