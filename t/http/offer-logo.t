# The employer's logo: with the offer wherever pupils look at it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Encode;
use File::Temp;
use MIME::Base64 qw(decode_base64);

my $png
    = decode_base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==');
my ($owner, undef, $employer) = make_employer();
my $word = unique('logotype');
my $offer = make_offer(owner => $owner, title => "Découverte du métier de $word");
until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $offer) });
my $mech = browser_of($owner);
my $shows = sub {
    my ($where) = @_;
    $mech->get(site() . $where);
    return scalar(() = $mech->content =~ m{src="/compte/logo/$employer"}g);
};
my $preview = sub {
    $mech->get(site() . "/offres/$offer/modifier");
    form_step($mech, 'visualiser', commitment => 1);
    return scalar(() = $mech->content =~ m{src="/compte/logo/$employer"}g);
};

is($shows->("/offres/$offer"), 0, 'none while there is none');
is($preview->(), 0, 'in the preview either');
db()->do('INSERT INTO employer_logo (employer_id, image, updated_at) VALUES (?, ?, UTC_TIMESTAMP())',
    undef, $employer, $png);
is($shows->("/offres/$offer"), 1, 'on the offer');
valid_xml(get_xml("/offres/$offer"), 'its page');
is($shows->("/offres?mots=$word"), 1, 'on its card');
valid_xml(get_xml("/offres?mots=$word"), 'the list');
is($preview->(), 1, 'in the preview of a correction');
$mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
my $monday = free_monday(4);
form_step(
    $mech, 'visualiser',
    title => 'Stage découverte du logo',
    description => 'Tu dessines.',
    domain => [2],
    from => $monday,
    to => friday_of($monday),
    seats => 1,
    commitment => 1,
    address => '1 rue du Port',
    postcode => '44000',
    town => 'Nantes',
    landline => '02 61 91 12 34',
    'first-name' => 'Inès',
    'last-name' => 'Durand');
is($mech->status, 200, 'a new offer is previewed') or diag errors_at($mech);
like($mech->content, qr{src="/compte/logo/$employer"}, 'with it');
my $pupil = scalar make_pupil();
my $id = apply_as($pupil, $offer);
is(page_xml(browser_of($pupil), "/candidatures/$id")->findvalue('//offer/employer/@logo'),
    "/compte/logo/$employer", 'with the application');

# A logo of the offer's own, sent with the deposit.
my $picture = png(64, 32);
sub sent_with {
    my ($browser, $file, $step, %form) = @_;
    my ($action) = map { $_->action } grep { $_->find_input('once') } $browser->forms;
    my ($token, $once) = map {
        my $name = $_;
        (map { $_->value($name) } grep { $_->find_input('once') } $browser->forms)[0]
    } qw(csrf once);
    return $browser->post(
        $action,
        Content_Type => 'form-data',
        Content => [
            csrf => $token,
            once => $once,
            etape => $step,
            (
                map {
                    my $name = $_;
                    map { ($name => encode('UTF-8', $_)) } ref $form{$name} ? @{ $form{$name} } : $form{$name}
                } sort keys %form
            ),
            logo => [undef, 'logo.png', Content => $file]]);
}
sub kept_logo { my ($browser) = @_; return ($browser->content =~ /name="logo-image" value="([0-9a-f]{64})"/)[0] }
my $guest = browser();
my $own = unique('enseigne');
my %form = good_deposit(title => "Découverte du métier de $own");
$guest->get(site() . '/offres/deposer/sans-compte');
sent_with($guest, 'pas une image', 'visualiser', %form);
is(errors_at($guest), 'logo', 'a file that is no image is refused at its field');
is(value_of($guest, 'title'), $form{title}, 'and nothing typed is lost');
sent_with($guest, 'x' x (3 * 1024 * 1024), 'visualiser', %form);
is(errors_at($guest), 'logo', 'one that is too heavy as well');
like(words($guest->content), qr/trop lourd\h: 2 Mo au plus/, 'with the reason');
is(value_of($guest, 'title'), $form{title}, 'and nothing typed is lost');
sent_with($guest, $picture, 'visualiser', %form, siret => '1');
is(errors_at($guest), 'siret', 'with another mistake') or diag $guest->status, words($guest->content);
my $name = kept_logo($guest);
ok($name, 'the logo is kept') and like($guest->content, qr{src="data:image/png;base64,}, 'and shown');
is($guest->get(site() . "/offres/logo/$name.png")->code, 404, 'to its sender alone, before it is sent');
$guest->back;
form_step($guest, 'visualiser', siret => $form{siret}, 'logo-image' => 'f' x 64);
is(errors_at($guest), 'logo', 'one that is not there is asked for again');
form_step($guest, 'visualiser');
is(kept_logo($guest), undef, 'or left out');
$guest->get(site() . '/offres/deposer/sans-compte');
sent_with($guest, $picture, 'visualiser', %form);
is($guest->status, 200, 'a preview')
    and
    like($guest->content, qr{<img[^>]*src="data:image/png;base64,[^>]*class="logo|class="logo[^>]*src="data:image/png},
    'with it');
form_step($guest, 'modifier');
is(kept_logo($guest), $name, 'still there when one goes back');
like($guest->content, qr{src="data:image/png}, 'and seen');
form_step($guest, 'visualiser', 'logo-remove' => 1);
unlike($guest->content, qr{src="data:image/png}, 'taken back');
form_step($guest, 'modifier');
sent_with($guest, $picture, 'visualiser', %form);
form_step($guest, 'valider');
is(browser()->get(site() . "/offres/logo/$name.png")->code,
    404,
    'nobody else sees it before the link of the mail is followed: the site is no place for the pictures of strangers');
$guest->get(link_of(mail_for($form{email})));
like($guest->content, qr{src="data:image/png}, 'who follows it does');
like(
    admin()->get(site() . '/offres/' . db_value('SELECT id FROM offer WHERE title = ?', $form{title}) . '/gerer')
        ->decoded_content,
    qr{src="data:image/png|logo},
    'the département too');
send_form($guest);
my $online = db_value('SELECT id FROM offer WHERE title = ?', $form{title});
is(db_value('SELECT LOWER(HEX(logo_sha256)) FROM offer WHERE id = ?', $online), $name, 'saved with the offer');
my $answer = $guest->get(site() . "/offres/logo/$name.png");
is($answer->header('Content-Type'), 'image/png', 'everyone sees it now');
like($guest->get(site() . "/offres/$online")->decoded_content, qr{src="/offres/logo/$name\.png"}, 'on the offer');
valid_xml(get_xml("/offres/$online"), 'its page');
until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $online) });
like($guest->get(site() . "/offres?mots=$own")->decoded_content, qr{src="/offres/logo/$name\.png"}, 'on its card');

# On paper, with the words of who does not see it.
db()->do('UPDATE offer SET logo_sha256 = UNHEX(?) WHERE id = ?', undef, $name, $offer);
my $printed = File::Temp->new(SUFFIX => '.pdf');
binmode $printed;
print $printed browser_of($pupil)->get(site() . "/export/candidatures/$id.pdf")->content;
close $printed;
like(scalar `pdfimages -list $printed`, qr/image\s+64\s+32/, 'on the application in print');
like(
    do { open(my $in, '<:raw', $printed->filename); local $/; <$in> },
    qr{/S /Figure\n(?:(?!endobj).)*/Alt <FEFF004C006F0067006F002000640065}s,
    'with its words');
$mech->get(site() . "/offres/$offer/modifier");
form_step($mech, 'visualiser', commitment => 1, 'logo-remove' => 1);
form_step($mech, 'valider');
is(db_value('SELECT logo_sha256 FROM offer WHERE id = ?', $offer), undef, 'its owner takes it off');

# A session that ends takes the file, not the words.
$mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
db()->do('DELETE FROM session WHERE account_id = ?', undef, $owner);
sent_with($mech, 'x' x 1_500_000, 'visualiser', title => 'Stage découverte de la nuit');
is($mech->status, 403, 'without a session');
like(words($mech->content), qr/Votre session a pris fin/, 'one is told');
like($mech->content, qr/name="kept"/, 'and what was typed is kept');
done_testing;

# A PNG of one colour.
sub png {
    my ($width, $height) = @_;
    my $file = File::Temp->new(SUFFIX => '.png');
    system(
        'python3', '-c', 'import struct, sys, zlib
w, h = int(sys.argv[1]), int(sys.argv[2])
part = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
open(sys.argv[3], "wb").write(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + part(b"IDAT", zlib.compress((b"\0" + b"\x20\x60\xa0" * w) * h)) + part(b"IEND", b""))',
        $width, $height, $file->filename);
    open(my $in, '<:raw', $file->filename) or die;
    local $/;
    return scalar <$in>;
}
