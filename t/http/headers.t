# What stands in the head of every answer, and never what somebody sent.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use IO::Socket::UNIX;
use IO::Socket::INET;
use URI::Escape qw(uri_escape_utf8);

# A request as bytes, past a client that would put it right.
sub raw {
    my ($bytes) = @_;
    my ($host) = site() =~ m{//(.*)};
    my $socket = IO::Socket::INET->new(PeerAddr => $host, Timeout => 30) or die $!;
    $socket->syswrite($bytes);
    local $/;
    my $answer = <$socket>;
    return $answer // '';
}
sub get_raw {
    my ($target, @headers) = @_;
    return raw(join "\r\n", "GET $target HTTP/1.1", 'Host: essai.example', 'Connection: close', @headers, '', '');
}

subtest 'each answer says once that it is what it is' => sub {
    my $offer = db_value('SELECT MIN(id) FROM offer WHERE state = "active"');
    for my $path (qw(
        / /offres /connexion /css/site.css /css/reboot.css /js/site.js /img/logo.svg /img/icons.svg /img/
        /lib/leaflet/leaflet.js /lib/leaflet/ /offres/fond-de-carte.json /offres/fond-de-carte-detail.json
        /donnees.json /offres.geojson /offres.atom /offres/villes.json /export/offres.csv /api/openapi.json
        /robots.txt /sitemap.xml /.well-known/security.txt /healthz/pages /healthz/offers /healthz/accounts
        /erreurs/503.html /nulle-part /css/nulle-part.css /compte /compte/logo/1),
        "/offres/$offer", "/offres/$offer/")
    {
        my @said = request(GET => $path)->header('X-Content-Type-Options');
        is_deeply(\@said, ['nosniff'], $path) or diag(explain(\@said));
        my @cache = request(GET => $path)->header('Cache-Control');
        cmp_ok(scalar @cache, '<=', 1, "$path: one word on caching") or diag(explain(\@cache));
    }
    is(
        request(GET => '/offres/villes.json')->header('Cache-Control'),
        'public, max-age=86400',
        'the list of towns is kept for a day');
};

subtest 'a way back reaches no header' => sub {
    for my $evil (
        '/candidatures/postuler/1;Domain=essai.example', '/candidatures/postuler/1; Path=/',
        '/candidatures/postuler/1,a=b', '/candidatures/postuler/;x=1',
        '/candidatures/postuler/1%0d%0aX: y', '/candidatures/postuler/1é')
    {
        my $answer = request(GET => '/connexion?retour=' . uri_escape_utf8($evil, '^A-Za-z0-9/%'));
        for my $cookie (grep { /^stage3e-offre=/ } $answer->header('Set-Cookie')) {
            like(
                $cookie,
                qr{^stage3e-offre=1; Path=/connexion; Max-Age=\d+; HttpOnly; SameSite=Lax$},
                "$evil: a number, and our own words");
        }
        is($answer->code, 200, 'on a page');
        is($answer->header('X'), undef, 'and no header of theirs');
    }
    my $answer = request(GET => '/connexion?retour=/candidatures/postuler/12');
    ok((grep { /^stage3e-offre=12;/ } $answer->header('Set-Cookie')), 'an offer is remembered');
    like(
        visit('/connexion', [Cookie => 'stage3e-offre=12'])->content,
        qr{value="/candidatures/postuler/12"},
        'and found again');
    unlike(visit('/connexion', [Cookie => 'stage3e-offre=/evil.example/12'])->content, qr{evil}, 'nothing else is');
};

subtest 'what is searched is searched as it stands' => sub {
    my $odd = unique('100%_') . '\\';
    my $offer = make_offer(title => "Découverte du métier de $odd");
    my $admin = admin();
    my $found = sub {
        my ($path, $text) = @_;
        return words(
            $admin->get(site() . $path . ($text =~ s/([^A-Za-z0-9])/sprintf '%%%02X', ord $1/ger))->decoded_content);
    };
    like($found->('/admin/offres?q=', $odd), qr/\Q$odd\E/, 'a title with signs is found');
    for my $path ('/admin/candidatures?q=', '/admin/comptes?q=', '/admin/employeurs?q=', '/admin/etablissements?q=') {
        my $mine = unique('x%');
        unlike($found->($path, '_%_%_%_' . $mine), qr{href="/admin/\w+/\d+"}, "$path: signs stand for themselves");
    }
    db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?', undef, $offer);
};

subtest 'a long query is no failure' => sub {
    for my $length (3000, 7000) {
        for my $path (
            '/compte', '/candidatures', '/offres/', '/college/eleves',
            '/admin/comptes', '/offres/mes-offres', '/offres', '/export/offres.csv',
            '/api/offres')
        {
            my $answer = request(GET => "$path?q=" . '%C3%A9' x ($length / 6));
            cmp_ok($answer->code, '<', 500, "$path, $length bytes: " . $answer->code);
        }
    }
    like(
        request(GET => '/compte?' . '&' x 7000)->header('Location'),
        qr{^(?:http://[^/]+)?/connexion},
        'to sign in, without it');
};

subtest 'no path leads to another host' => sub {
    for my $target (
        '/\\essai.example/', '//essai.example/',
        '/\\\\essai.example/', '/%5Cessai.example/',
        '/%2Fessai.example/', '/%09/essai.example/',
        "/\t/essai.example/", '///essai.example//',
        'http://essai.example//autre.example/')
    {
        my ($place) = get_raw($target) =~ /^Location: (\S*)/mi;
        unlike($place // '', qr{^(?:http:)?[/\\]*[/\\][/\\]|^[/\\][/\\]}, "$target: " . ($place // 'none'));
        unlike($place // '', qr{^/?\\}, 'nor by a backslash');
    }
};

subtest 'a form comes from our own scheme' => sub {
    my ($host) = site() =~ m{//(.*)};
    for my $case (
        ["https://$host", 403],
        ["ftp://$host", 403],
        ['null', 403],
        ["http://$host.essai.example", 403],
        ["http://$host", 422])
    {
        my $mech = browser();
        $mech->get(site() . '/connexion');
        $mech->add_header(Origin => $case->[0]);
        is(send_form($mech, email => 'x@essai.example', password => 'faux', -action => 'connexion')->code,
            $case->[1], "Origin: $case->[0]");
    }
};

# FastCGI without the web server before it: any byte may come.
sub fastcgi {
    my ($program, %of) = @_;
    my $socket = IO::Socket::UNIX->new(Peer => var() . "/run/$program.sock") or die $!;
    my $pairs = join '',
        map { my $v = $of{$_}; pack('NN', length($_) | 0x80000000, length($v) | 0x80000000) . $_ . $v } keys %of;
    my $record = sub { my ($type, $bytes) = @_; pack('CCnnCC', 1, $type, 1, length $bytes, 0, 0) . $bytes };
    $socket->syswrite($record->(1, pack('nCx5', 1, 0))
            . $record->(4, $pairs)
            . $record->(4, '')
            . $record->(5, $of{body} // '')
            . $record->(5, ''));
    my $answer = '';
    while (1) {
        my $got = read $socket, my $head, 8;
        last unless $got && $got == 8;
        my (undef, $type, undef, $length, $padding) = unpack 'CCnnCC', $head;
        read $socket, my $content, $length + $padding;
        $answer .= substr $content, 0, $length if $type == 6;
        last if $type == 3;
    }
    return $answer;
}
subtest 'no byte ends a worker' => sub {
    my %good = (
        REQUEST_METHOD => 'GET',
        REQUEST_URI => '/',
        HTTP_HOST => 'essai.example',
        REMOTE_ADDR => '127.0.0.1',
        CONTENT_TYPE => '',
        CONTENT_LENGTH => '');
    like(fastcgi('pages', %good), qr/^Status: 200/, 'a good request');
    for my $case (
        ['a control character and a slash', REQUEST_URI => "/a\x01b/"],
        ['a line end', REQUEST_URI => "/a\r\nX: y/"],
        ['a tab', REQUEST_URI => "/\t/x/"],
        ['a delete', REQUEST_URI => "/\x7f/"],
        ['nothing', REQUEST_URI => ''],
        ['no slash', REQUEST_URI => 'x'],
        ['a star', REQUEST_URI => '*'],
        ['not UTF-8', REQUEST_URI => "/\xff\xfe/"],
        ['endless', REQUEST_URI => '/' . 'a' x 60_000 . '/'],
        ['a strange host', HTTP_HOST => "a\r\nb"],
        ['a strange method', REQUEST_METHOD => "GE\nT"],
        ['a strange length', REQUEST_METHOD => 'POST', CONTENT_LENGTH => '-1'],
        ['a long length', REQUEST_METHOD => 'POST', CONTENT_LENGTH => '99999999999999999999'],
        ['a strange type', REQUEST_METHOD => 'POST', CONTENT_LENGTH => '1', CONTENT_TYPE => "\x01", body => 'x'],
        ['a strange address', REMOTE_ADDR => "\x01;"],
        ['a strange cookie', HTTP_COOKIE => "stage3e=\x01\xff; stage3e-offre=\r\n1"],
        ['a strange tag', HTTP_IF_NONE_MATCH => "\x01\""],
        ['a strange browser', HTTP_USER_AGENT => "\xff\x01"])
    {
        my ($what, %changes) = @$case;
        for my $program (qw(pages offers accounts applications export)) {
            my $answer
                = fastcgi($program, %good, $program eq 'accounts' ? (REQUEST_URI => '/connexion') : (), %changes);
            like($answer, qr/^Status: [234]\d\d\r\n/, "$what: $program answers") or diag(substr $answer, 0, 200);
            unlike($answer =~ s/\r\n\r\n.*//sr, qr/[^\r\n\x20-\x7e]|^X: y/m, 'with a clean head');
        }
    }
};

subtest 'the log of the web server holds no secret' => sub {
    my $mark = unique('marque');
    my $token = substr 'Zz' . MIME::Base64::encode_base64url("$mark-" . 'x' x 40), 0, 43;
    request(GET => "/plan-du-site", [Referer => site() . "/compte/activer/$token", 'User-Agent' => $mark]);
    request(GET => $_)
        for "/offres?q=$mark", "/compte/creer/eleve?code=$mark", "/compte/activer/$token/$mark", "/offres/\U$mark\E",
        "/candidatures/lien/$token?a=$mark";
    # The last of them: the log is written once a second.
    my $last = request(GET => "/compte/activer/$token")->header('X-Request-Id');
    ok($last, 'a request has a number');
    my $log = until_true(
        'the log',
        sub {
            open(my $in, '<', var() . '/log/front/access.log') or die $!;
            local $/;
            my $all = <$in>;
            $all =~ /\b\Q$last\E\b/ && $all;
        });
    unlike($log, qr/\Q$mark\E/i, 'nothing that was asked for');
    unlike($log, qr/\Q$token\E/, 'no token');
    like($log, qr{"GET /compte/activer/\*" 4}, 'but that a link was opened');
    unlike($log, qr/127\.0\.0\.1/, 'no whole address');
};
done_testing;
