# Files that are made to stop the site: images that are work to decode, tables without end. None of
# them costs more than a moment; nobody is kept waiting meanwhile; no worker grows.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Compress::Zlib qw(crc32 compress);
use POSIX ();
use Time::HiRes qw(time);

sub image { my ($name) = @_; open(my $in, '<:raw', "t/images/$name") or die $!; local $/; return scalar <$in> }

# A PNG of one grey, with chunks before its pixels.
sub png {
    my ($width, $height, @chunks) = @_;
    my $rows = compress(("\0" . "\x80" x $width) x $height, 9);
    return "\x89PNG\r\n\x1a\n" . join '',
        map { pack('N', length $_->[1]) . "$_->[0]$_->[1]" . pack('N', crc32("$_->[0]$_->[1]")) }
        ['IHDR', pack('NNCCCCC', $width, $height, 8, 0, 0, 0, 0)], @chunks, ['IDAT', $rows], ['IEND', ''];
}

# The last scan again and again.
sub scans {
    my ($jpeg, $times) = @_;
    my $tables = rindex($jpeg, "\xff\xc4");
    my $scan = rindex($jpeg, "\xff\xda");
    my $from = rindex($jpeg, "\xff\xda", $scan - 1) < $tables ? $tables : $scan;
    return substr($jpeg, 0, -2) . substr($jpeg, $from, -2) x $times . "\xff\xd9";
}

# A JPEG that says other dimensions.
sub claiming {
    my ($jpeg, $width, $height) = @_;
    $jpeg =~ s/(\xff[\xc0\xc2]\0\x0b\x08)..../$1 . pack('nn', $height, $width)/es or die;
    return $jpeg;
}

my ($account, $email, $employer) = make_employer();
sub logo_of {
    my ($mech, $bytes) = @_;
    $mech->get(site() . '/compte/structure');
    my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
    return $mech->post(
        site() . '/compte/structure/logo',
        Content_Type => 'form-data',
        Content => [csrf => $token, logo => [undef, 'logo', Content => $bytes]]);
}

# Another's image may be at work at that very moment: then one sends it again, as the page says.
sub logo {
    my ($bytes) = @_;
    my $mech = browser_of($account);
    db()->do('DELETE FROM attempt WHERE scope = "logo"');
    return until_true('our turn',
        sub { my $got = logo_of($mech, $bytes); words($got->decoded_content) =~ /Une autre image/ ? undef : $got });
}

subtest 'images are what they were' => sub {
    for my $case (
        ['progressive.jpg', image('progressive.jpg')],
        ['baseline.jpg', image('baseline.jpg')],
        ['cmyk.jpg', image('cmyk.jpg')],
        ['a PNG of 2 megapixels', png(1600, 1250)])
    {
        like(words(logo($case->[1])->decoded_content), qr/Le logo est enregistré/, "$case->[0] is taken");
        like(request(GET => "/compte/logo/$employer")->content, qr/^\x89PNG/, 'and made a PNG');
    }
};

my $baseline = image('baseline.jpg');
my $huge = claiming($baseline, 9000, 9000);
my @hostile = (
    ['2,000 scans', scans(image('progressive.jpg'), 2000), qr/pas une image/],
    ['2,000 scans of 16 megapixels', scans(claiming(image('progressive.jpg'), 4000, 4000), 2000), qr/trop grande/],
    ['9000 x 9000', $huge, qr/trop grande/],
    ['9000 x 9000 after a fill byte', $huge =~ s/(\xff\xc0)/\xff$1/r, qr/trop grande/],
    [
        '9000 x 9000 after a false head in a comment',
        $huge =~ s/^(\xff\xd8)/$1\xff\xfe\0\x0f\xff\xc0\0\x0b\x08\0\x10\0\x10\x01\x01\x11\0/r,
        qr/trop grande/
    ],
    ['65500 x 30, the processor', claiming($baseline, 65500, 30), qr/pas une image|trop grande/],
    ['a PNG of 9000 x 9000', png(9000, 9000), qr/trop grande/],
    [
        'a PNG that says 4 x 4 and has 81 megapixels',
        png(9000, 9000) =~ s/IHDR.{8}/'IHDR' . pack('NN', 4, 4)/ers,
        qr/pas une image/
    ],
    ['a GIF', "GIF89a\xff\xff\xff\xff\x80\0\0" . "\0" x 500, qr/pas une image/],
    ['a WebP', "RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\xff\xff\xff\x0f" . "\0" x 500, qr/pas une image/],
    ['half a JPEG', substr($baseline, 0, 120), qr/pas une image/],);
subtest 'images that are made to be work' => sub {
    for my $case (@hostile) {
        my $answer = logo($case->[1]);
        is($answer->code, 422, "$case->[0]: refused") and like(words($answer->decoded_content), $case->[2], 'in words');
    }
    # Passed over where the processor does it within its limit, refused elsewhere.
    my $texts = png(10, 10, map { ['zTXt', "a$_\0\0" . compress('x' x 40_000_000, 9)] } 1 .. 20);
    like(logo($texts)->code, qr/^(200|422)$/, 'texts of 40 MB are answered');
};

sub sign_in_page {
    my $slowest = 0;
    for (1 .. 8) {
        my $begun = time;
        is(request(GET => '/connexion')->code, 200, 'the sign-in page');
        my $taken = time - $begun;
        $slowest = $taken if $taken > $slowest;
        select undef, undef, undef, 0.1;
    }
    return $slowest;
}

SKIP: {
    skip 'only root can be somebody else', 1 unless $< == 0;
    my $as_nobody = 'nice -n 15 setpriv --reuid nobody --regid nogroup --clear-groups';
    my $made = `$as_nobody $ENV{STAGE3E_BUILD}/image < t/images/baseline.jpg`;
    skip 'nobody else can run what was built', 1 if ($? >> 8) == 126 || ($? >> 8) == 127;
    like($made, qr/^\x89PNG/, 'a program that is of no rank, as in production, makes pictures too');
}

subtest 'many at once leave the sign-in page to others' => sub {
    my $before = sign_in_page();    # more than a moment on a machine that has other work
    db()->do('DELETE FROM attempt WHERE scope = "logo"');
    my @busy = map {
        my $bytes = $hostile[$_ % 2 ? 0 : 8][1];
        my $mech = browser_of($account);
        my $pid = fork // die $!;
        if (!$pid) { logo_of($mech, $bytes); POSIX::_exit(0) }
        $pid
    } 1 .. 6;
    my $slowest = sign_in_page();
    waitpid $_, 0 for @busy;
    cmp_ok($slowest, '<', 2 + 12 * $before, sprintf 'within two seconds: %.2f s; before: %.2f s', $slowest, $before);
};

subtest 'one tries so often, no more' => sub {
    db()->do('DELETE FROM attempt WHERE scope = "logo"');
    my $mech = browser_of($account);
    my @codes = map { logo_of($mech, 'x')->code } 1 .. 31;
    is_deeply([@codes[0, 29, 30]], [422, 422, 429], 'thirty an hour');
};

subtest 'nobody sends a file whom it is not for' => sub {
    my ($pupil, $other) = (scalar make_pupil(), (make_employer(employer => $employer))[0]);
    my $body = join "\r\n", '--x', 'Content-Disposition: form-data; name="logo"; filename="a"', '', 'x' x 500_000,
        '--x--', '';
    for my $case (['nobody', browser()], ['a pupil', browser_of($pupil)]) {
        for my $path ('/compte/structure/logo', '/college/eleves/importer', '/admin/etablissements/importer') {
            my $answer = $case->[1]
                ->post(site() . $path, 'Content-Type' => 'multipart/form-data; boundary=x', Content => $body);
            is($answer->code, 403, "$case->[0] at $path: not even read");
        }
    }
};

subtest 'tables without end' => sub {
    my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
    my $mech = browser_of(scalar make_staff(school => $school));
    my $head = "nom;prenom;classe;naissance";
    for my $case (
        ['a million columns', ';' x 900_000 . "\n1;2\n", qr/Il manque une colonne/],
        ['columns times rows', ';' x 300_000 . "\n" . "1\n" x 300_000, qr/trop de lignes/],
        ['a hundred columns, rows without end', "$head" . ';' x 96 . "\n" . "a\n" x 450_000, qr/trop de lignes/],
        ['one row without end', "$head\n" . 'a;' x 450_000, qr/plus de 100 colonnes/],
        ['a quote without end', "$head\n\"" . 'a' x 900_000, qr/guillemet/],)
    {
        $mech->get(site() . '/college/eleves');
        my ($token) = $mech->content =~ /name="csrf" value="([^"]+)"/;
        my $begun = time;
        my $answer = $mech->post(
            site() . '/college/eleves/importer',
            Content_Type => 'form-data',
            Content => [csrf => $token, file => [undef, 'f.csv', Content => $case->[1]]]);
        is($answer->code, 422, "$case->[0]: refused") and like(words($answer->decoded_content), $case->[2], 'in words');
        cmp_ok(time - $begun, '<', 10, sprintf 'at once: %.1f s', time - $begun);
    }
};

SKIP: {
    skip 'an instrumented program is larger', 1 if $ENV{STAGE3E_SANITIZERS};
    my @large = grep { $_->[1] > 64 * 1024 } map {
        my $pid = $_;
        open(my $in, '<', "/proc/$pid/status") or next;
        [$pid, join('', <$in>) =~ /VmRSS:\s+(\d+)/]
    } split ' ', scalar `pgrep -f "^$ENV{STAGE3E_BUILD}/accounts\$"`;
    is_deeply(\@large, [], 'no worker is above 64 MB');
}
done_testing;
