# The files for the web servers as `make install` installs them, with their own limits and TLS: another
# nginx and an Apache on the sockets of this instance, each set up as the guide says.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use Cwd qw(getcwd);
use POSIX ();

plan skip_all => 'it has web servers of its own, on sockets as nginx has them' unless front() eq 'nginx';
my $port = $ENV{PORT} + 50;
my ($top, $build, $var) = (getcwd(), $ENV{STAGE3E_BUILD}, var());
my $folder = "$var/fronts";
mkdir $folder;
my @certificate = (
    qw(openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=stages.example.fr),
    '-keyout', "$folder/key.pem", '-out', "$folder/cert.pem");
system("@certificate 2> /dev/null") == 0 or die 'no certificate';

sub slurp { my ($path) = @_; open(my $in, '<', $path) or die "$path: $!"; local $/; return scalar <$in> }
sub spew { my ($path, $text) = @_; open(my $out, '>', $path) or die "$path: $!"; print $out $text; close $out }

# What was installed, with the folders of this instance in the place of those of the system.
my ($prefix) = slurp("$build/Makefile") =~ /^prefix = (.*)$/m;
sub fill {
    my ($kind, %more) = @_;
    mkdir "$folder/$kind";
    for my $file (glob("$build/etc/$kind/*.conf etc/$kind/*.conf")) {
        my $text = slurp($file);
        unlike($text =~ s/^\s*#.*$//mgr, qr/@[a-z_]+@/, "$file: nothing is left to fill in");
        $text =~ s{\Q$prefix\E/share/stage3e/etc/$kind}{$folder/$kind}g;
        $text =~ s{\Q$prefix\E/share/stage3e}{$top}g;
        $text =~ s{\Q$prefix\E/libexec/stage3e}{$build}g;
        $text =~ s{/run/stage3e-cache}{$folder/cache}g;
        $text =~ s{/run/stage3e}{$var/run}g;
        $text =~ s{/var/log/stage3e}{$folder}g;
        $text =~ s{/etc/letsencrypt/live/stages\.example\.fr/fullchain\.pem}{$folder/cert.pem}g;
        $text =~ s{/etc/letsencrypt/live/stages\.example\.fr/privkey\.pem}{$folder/key.pem}g;
        $text =~ s{^\s*listen \[::\].*$}{}mg;
        $text =~ s{listen 80;}{listen 127.0.0.1:$port;};
        $text =~ s{^(\s*)listen 443 }{$1listen 127.0.0.1:@{[$port + 1]} }m;
        $text =~ s{\*:80>}{127.0.0.1:@{[$port + 2]}>};
        $text =~ s{\*:443>}{127.0.0.1:@{[$port + 3]}>};
        # The balancer is this machine.
        $text =~ s{#(set_real_ip_from|RemoteIPInternalProxy) \S+?(;?)$}{$1 127.0.0.1$2}mg;
        $text =~ s{#(real_ip_|RemoteIP)}{$1}g;
        spew("$folder/$kind/" . ($file =~ s{.*/}{}r), $text);
    }
}

# An answer: status, protocol, headers, body. As curl has it: HTTP/2, unless told otherwise.
sub answer_of {
    my ($url, @options) = @_;
    unlink "$folder/body";
    open(my $out, '-|', 'curl', '-sk', '-D', '-', '-o', "$folder/body", '--resolve',
        '*:' . ($url =~ /:(\d+)/)[0] . ':127.0.0.1',
        @options, $url)
        or die $!;
    my $head = do { local $/; <$out> }
        // '';
    close $out;
    $head =~ s/.*\r\n\r\n(?=HTTP)//s;    # "100 Continue"
    my ($protocol, $code) = $head =~ m{^HTTP/(\S+) (\d+)};
    my %headers;
    push @{ $headers{ lc $1 } }, $2 while $head =~ /^([\w-]+): (.*?)\r$/mg;
    return {
        code => $code // 0,
        protocol => $protocol // '',
        headers => \%headers,
        body => -e "$folder/body" ? slurp("$folder/body") : '' };
}
sub header_of { my ($answer, $name) = @_; return join ' | ', @{ $answer->{headers}{ lc $name } // [] } }
sub is_page {
    my ($answer, $code, $what) = @_;
    is($answer->{code}, $code, $what);
    my $is_page = $answer->{body} =~ m{/css/site\.css.*<h1}s && $answer->{body} !~ /nginx|Apache/;
    ok($is_page, "$what: a page of the site") or diag(substr $answer->{body}, 0, 400);
}

my %started;
sub start_front {
    my ($name, @command) = @_;
    $started{$name} = fork // die $!;
    if ($started{$name} == 0) {
        open(STDERR, '>', "$folder/$name.log");
        exec @command or POSIX::_exit(1);
    }
}
END { my $status = $?; kill TERM => $_ for values %started; waitpid $_, 0 for values %started; $? = $status }

sub tries {
    my ($name, $http, $https) = @_;
    my $url = "https://stages.example.fr:$https";
    until_true($name, sub { answer_of("$url/healthz/pages")->{code} == 200 }) or return;
    my $answer = answer_of("http://stages.example.fr:$http/offres?mots=pain");
    is($answer->{code}, 308, 'everything is over TLS');
    like(header_of($answer, 'Location'), qr{^https://stages\.example\.fr/offres\?mots=pain$}, 'at the same address');
    $answer = answer_of("$url/offres");
    is("$answer->{code} $answer->{protocol}", '200 2', 'a page, over HTTP/2');
    is(header_of($answer, 'Strict-Transport-Security'), 'max-age=31536000', 'and browsers remember');
    is(header_of($answer, 'X-Accel-Expires'), '', 'a word to the web server stays there');
    like(header_of($answer, 'Server'), qr/^(nginx|Apache)$/, 'which does not tell its version');
    # Other tests deposit offers meanwhile.
    ok(
        until_true(
            'a list that stays',
            sub {
                my $tag = header_of(answer_of("$url/offres"), 'ETag');
                return answer_of("$url/offres", '--compressed', '-H', "If-None-Match: $tag")->{code} == 304;
            }
        ),
        'what is known is not sent again, compressed or not');
    is(header_of(answer_of("$url/css/site.css"), 'Strict-Transport-Security'), 'max-age=31536000', 'by a file, too');
    is(header_of(answer_of("$url/css/site.css"), 'Cache-Control'), 'public, max-age=86400', 'which is kept for a day');
    is(header_of(answer_of("$url/css/site.css", '--compressed'), 'Content-Encoding'), 'gzip', 'and sent compressed');

    spew("$folder/large", 'title=' . 'a' x 14_000_000);
    for my $version ('--http2', '--http1.1') {
        # Apache may end the stream of HTTP/2 before its answer has been read.
        my $large = until_true(
            'an answer',
            sub {
                my $got = answer_of("$url/offres/deposer/sans-compte", $version, '--data-binary', "\@$folder/large");
                $got->{code} && $got;
            });
        is_page($large, 413, "$version: a form of 14 MB");
        is_page(answer_of("$url/offres?mots=" . 'a' x 7000, $version), 200, "$version: a long address");
        is_page(answer_of("$url/$_", $version), 404, "$version: /$_")
            for 'css/none.css', 'lib/leaflet/', 'lib/leaflet/none.js', 'lib/leaflet/images/', 'none',
            'erreurs/503.html', 'erreur/413', 'erreur';
    }
    is_page(answer_of("$url/offres?mots=" . 'a' x 9000, '--http1.1'), 414, 'an address that is too long');
    is(answer_of("$url/offres", '--http1.1', '-H', 'X-Long: ' . 'a' x 12_000)->{code}, 400,
        'a header that is too long');
    is_page(answer_of("$url/offres", '-H', 'Redirect-Status: 413', '-H', 'Redirect_Status: 413'),
        200, 'no visitor says what was refused');

    my $token = 'Zz' . 'x' x 41;
    answer_of(
        "$url/compte/activer/$token?a=secretword", '-H', 'X-Forwarded-For: 192.0.2.77', '-e',
        "$url/?secretword", '-A', 'secretword');
    my $log = until_true('the log', sub { my $all = slurp("$folder/access.log"); $all =~ /192\.0\.2\.0/ && $all });
    like(
        $log,
        qr{^\S+ 192\.0\.2\.0 "GET /compte/activer/\*" 4\d\d \d+ \S+ [0-9a-f]{16}$}m,
        'the log says what came, and who as the balancer says, without the last part');
    unlike(
        $log,
        qr/secretword|\Q$token\E|192\.0\.2\.77|127\.0\.0\.1/,
        'and no query, token, referrer, browser or whole address');
    return $url;
}

# How many of so many requests were told to come back; the page of the last of them is kept.
sub refused {
    my ($url, $count, @options) = @_;
    unlink glob("$folder/refused-*");
    open(
        my $out, '-|', 'curl',
        '-sk', '--resolve', '*:' . ($url =~ /:(\d+)/)[0] . ':127.0.0.1',
        '-Z', '--no-progress-meter', '--parallel-max',
        10, '-o', "$folder/refused-#1",
        '-w', "%{http_code} %{filename_effective}\n", @options,
        "$url?[1-$count]"
    ) or die $!;
    my @refused = map { /^429 (.*)/ ? $1 : () } <$out>;
    return wantarray ? @refused : scalar @refused;
}

subtest 'nginx' => sub {
    fill('nginx');
    spew("$folder/nginx.conf", (getpwuid $<)[0] eq 'root' ? "user root;\n" : '');
    open(my $out, '>>', "$folder/nginx.conf");
    print $out
        "worker_processes 1;\ndaemon off;\npid $folder/nginx.pid;\nevents { worker_connections 512; }\n",
        "http {\ninclude /etc/nginx/mime.types;\n",
        (map { "${_}_temp_path $folder/$_;\n" } qw(client_body fastcgi proxy uwsgi scgi)),
        "include $folder/nginx/stage3e.conf;\n}\n";
    close $out;
    is(system("nginx -t -q -c $folder/nginx.conf -e $folder/start.log"), 0, 'nginx takes it')
        or return diag(slurp("$folder/start.log"));
    start_front('nginx', 'nginx', '-c', "$folder/nginx.conf", '-e', "$folder/start.log");
    my $url = tries('nginx', $port, $port + 1) or return;
    is_page(answer_of("$url/connexion", '-H', 'X-Forwarded-For: 192.0.2.1', '-d', 'email=x'), 403, 'a form');
    cmp_ok(scalar refused("$url/contact", 150, '-d', 'a=1', '-H', 'X-Forwarded-For: 192.0.2.1'),
        '>=', 40, 'too many forms: come back later');
    is(scalar refused("$url/contact", 50, '-d', 'a=1', '-H', 'X-Forwarded-For: 192.0.2.2'),
        0, 'but not who comes from elsewhere');
    is(scalar refused("$url/offres", 150, '-H', 'X-Forwarded-For: 192.0.2.1'), 0, 'nor who reads');

    for my $path ('/conventions/verifier', '/connexion', '/offres/adresses.json') {
        cmp_ok(scalar refused("$url$path", 80, '-H', 'X-Forwarded-For: 192.0.2.3'),
            '>=', 20, "$path: however it is asked");
    }
    my ($page) = refused("$url/conventions/verifier", 80, '-H', 'X-Forwarded-For: 192.0.2.4');
    is_page({ code => 429, body => $page ? slurp($page) : '' }, 429, 'which a page says');
    is_page(answer_of("$url/css/site.css", '-d', 'a=1'), 405, 'a form to a file');
    is_page(answer_of("$url/offres", '--http1.1', '-H', 'X-Long: ' . 'a' x 12_000), 400, 'a header that is too long');
};

subtest 'Apache' => sub {
    plan skip_all => 'no Apache here' unless -x '/usr/sbin/apache2';
    # As root, Apache has another user for its workers: to the sockets by our group, to the files like anybody.
    if ($< == 0) { chmod 0710, "$var/run"; chmod 0660, glob("$var/run/*.sock") }
    plan skip_all => 'nobody else can read this checkout'
        if $< == 0
        && system("setpriv --reuid www-data --regid @{[$( + 0]} --clear-groups test -r $top/www/css/site.css") != 0;
    unlink "$folder/access.log";
    fill('apache');
    my $modules = slurp('etc/dev/apache.conf.in');
    my $user = $< == 0 ? "User www-data\nGroup @{[scalar getgrgid $(]}\n" : '';
    spew(
        "$folder/apache.conf",
        $user
            . "Listen 127.0.0.1:@{[$port + 2]}\nListen 127.0.0.1:@{[$port + 3]}\nServerName 127.0.0.1\n"
            . "DefaultRuntimeDir $folder\nPidFile $folder/apache.pid\nMutex file:$folder default\n"
            . "ErrorLog $folder/apache-error.log\n"
            . join('',
            map { "LoadModule ${_}_module /usr/lib/apache2/modules/mod_$_.so\n" } 'ssl', 'http2',
            'remoteip', 'socache_shmcb',
            grep { $_ ne 'fcgid' } $modules =~ /^LoadModule (\w+?)_module/mg)
            . "TypesConfig /etc/mime.types\n<Directory />\nAllowOverride None\nRequire all denied\n</Directory>\n"
            . "Include $folder/apache/stage3e.conf\n");
    is(system("apache2 -t -f $folder/apache.conf 2> $folder/start.log"), 0, 'Apache takes it')
        or return diag(slurp("$folder/start.log"));
    start_front('apache', 'apache2', '-D', 'FOREGROUND', '-f', "$folder/apache.conf");
    tries('apache', $port + 2, $port + 3);
};

# Which program answers a path is said in both; each route of each program comes to it.
subtest 'paths' => sub {
    my $maps = slurp('etc/nginx/http.conf.in');
    my ($place) = $maps =~ /"~(\S+)"\s+\$place;/;
    my %nginx = $maps =~ m{^\s+(/\S*)\s+(\w+);$}mg;
    my @apache = map { tr/A-Z/a-z/r } slurp('etc/apache/site.conf.in') =~ /^Define STAGE3E_([A-Z]+) "(.*)"$/mg;
    my $nginx = sub {
        my ($path) = @_;
        return $path =~ $place ? $nginx{ $+{place} } // 'pages' : '';
    };
    my $apache = sub {
        my ($path) = @_;
        for (my $i = 0; $i < @apache; $i += 2) { return $apache[$i] if $path =~ $apache[$i + 1] }
        return '';
    };
    for my $program (qw(offers applications accounts export pages)) {
        my %paths = map { (split)[1] => 1 } `$build/$program --routes`;
        my @wrong = grep {
            my $path = s/\{slug\}/page/gr =~ s/\{\w+\}/12/gr;
            $nginx->($path) ne $program || $apache->($path) ne $program
        } sort keys %paths, "/healthz/$program";
        is_deeply(\@wrong, [], "those of $program");
    }
};
done_testing;
