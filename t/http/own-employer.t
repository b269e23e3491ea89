# The employer of one's account: what its administrator corrects, and its logo.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use MIME::Base64;

# 1 x 1, red.
my $png
    = decode_base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==');

# An employer's account, signed in: browser, number of the employer.
sub member {
    my ($id, undef, $employer) = make_employer();
    return (browser_of($id), $employer);
}

sub sends_logo {
    my ($mech, $bytes) = @_;
    $mech->get(site() . '/compte/structure');
    my $token = csrf_of($mech);
    return $mech->post(
        site() . '/compte/structure/logo',
        Content_Type => 'form-data',
        Content => [csrf => $token, logo => [undef, 'logo.png', Content => $bytes]]);
}

subtest 'an employer is shown with its members, and corrected by its administrator' => sub {
    my ($mech, $employer) = member();
    my $siret = db_value('SELECT siret FROM employer WHERE id = ?', $employer);
    like(words_at($mech, '/compte/structure'), qr/Les membres.*Administre la structure/s, 'its members are there');
    $mech->get(site() . '/compte/structure/modifier');
    send_form(
        $mech,
        'employer-name' => 'Menuiserie du Quai',
        'email-domain' => '@Quai.example',
        'admin-email' => unique('patron') . '@quai.example',
        siret => '22440002800011');
    is(
        db_value('SELECT CONCAT(name, " ", email_domain) FROM employer WHERE id = ?', $employer),
        'Menuiserie du Quai quai.example',
        'its administrator corrects it');
    is(db_value('SELECT siret FROM employer WHERE id = ?', $employer), $siret, 'but not its SIRET');
};

subtest 'a logo is taken, and served re-encoded' => sub {
    my ($mech, $employer) = member();
    like(words(sends_logo($mech, $png)->decoded_content), qr/Le logo est enregistré/, 'a logo is taken');
    my $image = request(GET => "/compte/logo/$employer");
    is($image->header('Content-Type'), 'image/png', 'and served as what it is');
    like($image->content, qr/^\x89PNG/, 'an image');
    sends_logo($mech, "$png<script>alert(1)</script>");
    unlike(request(GET => "/compte/logo/$employer")->content, qr/script/, 're-encoded: nothing else comes along');
};

subtest 'what is no image is refused' => sub {
    my ($mech) = member();
    for my $case (
        ['<svg onload="alert(1)"/>', 'an SVG'],
        ['', 'nothing'],
        ["\x89PNG\r\n\x1a\n" . 'x' x 500, 'a broken image'],
        ["\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff" . 'x' x 50, 'a bomb'],
        ["\xff\xd8\xff\xe0", 'a cut JPEG'],
        ["\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\x10" . "\0" x 200, 'a false JPEG'])
    {
        is(sends_logo($mech, $case->[0])->code, 422, $case->[1]);
    }
    sends_logo($mech, 'none');
    like($mech->title, qr/^Erreur/, 'the title says it');
    like(words($mech->content), qr/Le logo n’est pas enregistré/, 'so does the head of the page');
    is(sends_logo($mech, 'x' x (3 * 1024 * 1024))->code, 413, 'too large a file');
};

subtest 'a malformed multipart body is refused, and is no failure' => sub {
    my $type = ['Content-Type' => 'multipart/form-data; boundary=x'];
    for my $body (
        '', '--x', "--x\r\n", "--x\r\n\r\nfoo\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\0b\"\r\n\r\nc\r\n--x--",
        "--x\r\nContent-Disposition: form-data\r\n\r\nc\r\n--x--\r\n",
        "--x\r\n" x 3000)
    {
        my $code = request(POST => '/compte/structure/logo', $type, $body)->code;
        cmp_ok($code, '<', 500, 'no failure');
        cmp_ok($code, '>=', 303, 'nor taken');
    }
};
done_testing;
