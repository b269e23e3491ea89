# The employer's logo: with the offer wherever pupils look at it.
use strict; use warnings; use utf8;
use lib 't/lib'; use Stage3e; use Test::More;
use MIME::Base64 qw(decode_base64);

my $png = decode_base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==');
my ($owner, undef, $employer) = make_employer();
my $word = unique('logotype');
my $offer = make_offer(owner => $owner, title => "Découverte du métier de $word");
until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $offer) });
my $mech = browser_of($owner);
my $shows = sub { my ($where) = @_; $mech->get(site() . $where); return scalar(() = $mech->content =~ m{src="/compte/logo/$employer"}g) };
my $preview = sub { $mech->get(site() . "/offres/$offer/modifier"); form_step($mech, 'visualiser', commitment => 1); return scalar(() = $mech->content =~ m{src="/compte/logo/$employer"}g) };

is($shows->("/offres/$offer"), 0, 'none while there is none');
is($preview->(), 0, 'in the preview either');
db()->do('INSERT INTO employer_logo (employer_id, image, updated_at) VALUES (?, ?, UTC_TIMESTAMP())', undef, $employer, $png);
is($shows->("/offres/$offer"), 1, 'on the offer');
valid_xml(get_xml("/offres/$offer"), 'its page');
is($shows->("/offres?mots=$word"), 1, 'on its card');
valid_xml(get_xml("/offres?mots=$word"), 'the list');
is($preview->(), 1, 'in the preview of a correction');
$mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
my $monday = free_monday(4);
form_step($mech, 'visualiser', title => 'Stage découverte du logo', description => 'Tu dessines.', domain => [2], from => $monday, to => friday_of($monday), seats => 1, commitment => 1,
    address => '1 rue du Port', postcode => '44000', town => 'Nantes', landline => '02 61 91 12 34', 'first-name' => 'Inès', 'last-name' => 'Durand');
is($mech->status, 200, 'a new offer is previewed') or diag errors_at($mech);
like($mech->content, qr{src="/compte/logo/$employer"}, 'with it');
my $pupil = scalar make_pupil();
my $id = apply_as($pupil, $offer);
is(page_xml(browser_of($pupil), "/candidatures/$id")->findvalue('//offer/employer/@logo'), $employer, 'with the application');
done_testing;
