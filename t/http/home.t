# The home page: the number of seats, the two calls, the newest offers.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $mech = browser();
$mech->get_ok(site() . '/', 'the home page opens');
my $text = words($mech->content);
like($text, qr/\d+ stages disponibles en Loire-Atlantique/, 'it counts the seats');
$mech->content_contains('consulter les offres');
$mech->content_contains('déposer une offre');
like($text, qr/Les dernières offres/, 'the newest offers are shown');
like($text, qr/02 40 99 15 44/, 'and whom to call');

my $xml = get_xml('/');
valid_xml($xml, 'the page');
my $counted = db_value(
    q{
    SELECT SUM(c.seats - c.taken) FROM capacity c JOIN offer o ON o.id = c.offer_id
     WHERE o.state = 'active' AND o.last_on >= CURDATE()
       AND EXISTS (SELECT 1 FROM offer_week w WHERE w.capacity_id = c.id
                      AND w.monday - INTERVAL o.lead_days DAY >= CURDATE()
                      AND (o.apply_to IS NULL OR o.apply_to >= CURDATE()))});
my $shown = $xml->findvalue('/page/home/@seats');
# Other tests deposit offers meanwhile.
cmp_ok(abs($shown - $counted), '<', 60, "the number is that of seats left to apply for ($shown)");
cmp_ok($shown, '>=', 236, 'the demo has at least 236');

my $answer = request(GET => '/');
is($answer->header('Set-Cookie'), undef, 'a visitor who only reads gets no cookie');
like($answer->header('Content-Security-Policy'), qr/default-src 'self'.*frame-ancestors 'none'/, 'CSP');
unlike($answer->header('Content-Security-Policy'), qr/unsafe/, 'without unsafe-inline');
is($answer->header('X-Content-Type-Options'), 'nosniff', 'nosniff');
unlike($answer->decoded_content, qr/ style="| on[a-z]+="|<style/, 'no inline style or handler');
unlike(
    $answer->decoded_content,
    qr{(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)[^"]*\.(?:js|css)},
    'nothing from other sites');
done_testing;
