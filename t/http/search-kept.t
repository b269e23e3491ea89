# Workers keep what searches found: each answer must be the one made afresh, whatever changed meanwhile,
# and hold nothing of a visitor.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use POSIX ();
use Time::HiRes qw(time sleep);
use URI::Escape qw(uri_escape_utf8);

my $seed = $ENV{MODEL_SEED} // time;
srand $seed;
my $word = unique_name('garde');
my @weeks = map { free_monday($_) } 4, 8, 12;
my %school = map {
    $_ => make_school(
        dates => [[$weeks[$_], friday_of($weeks[$_])]],
        place => [47.2, -1.55 + $_ / 10],
        name => unique_name('Collège '))
} 0, 1;
my $undated = make_school();
my ($owner, $owner_email, $employer) = make_employer();
my ($staff) = make_staff(school => $undated);
my %who = (
    'a pupil' => scalar make_pupil(school => $undated),
    'a pupil with weeks' => scalar make_pupil(school => $school{0}),
    'another' => scalar make_pupil(school => $school{1}),
    'an employer' => $owner,
    'a school' => $staff,);
my %cookie = map { $_ => 'stage3e=' . session_of($who{$_}) } keys %who;
my @offers = map {
    make_offer(
        owner => $owner,
        title => "Découverte du métier de $word " . unique_name('n'),
        seats => 2,
        weekly => $_ % 2,
        weeks => [@weeks[0 .. $_ % 3]])
} 1 .. 12;

sub page {
    my ($visitor, $path, $format) = @_;
    my $html = sent($path . ($format ? "&format=$format" : ''), $cookie{$visitor});
    $html =~ s/name="csrf" value="[^"]*"/csrf/g;
    $html =~ s/data-session-s="\d+"/session/;
    return $html;
}
sub sent { my ($path, $cookie) = @_; return visit($path, [Cookie => $cookie])->decoded_content }
# Says where two pages first differ.
sub same {
    my ($got, $expected, $what) = @_;
    return pass($what) if $got eq $expected;
    my $at = 0;
    $at++ while substr($got, $at, 1) eq substr($expected, $at, 1);
    $at = $at > 60 ? $at - 60 : 0;
    diag(substr($got, $at, 160), "\n--- afresh:\n", substr($expected, $at, 160));
    return fail($what);
}
sub one { return $_[rand @_] }
sub some_path {
    my @query = ("mots=$word" . (rand() < 0.2 ? '+decouverte' : ''));
    push @query, 'semaine=' . one(@weeks) if rand() < 0.3;
    push @query, 'domaine=' . (1 + int rand 4) if rand() < 0.3;
    push @query,
        one(
        'acces=moteur', 'acces=visuel', 'repas=1', 'libres=1',
        'tri=recentes', 'tri=date', 'page=2', 'college=0',
        'college=1', 'autour=college', 'ville=Nantes&rayon=30'
        ) for 1 .. rand 3;
    return one('/offres', '/offres', '/offres/carte') . '?' . join('&', @query);
}

# What anyone may do to an offer, as they do it: a statement each.
my @acts = (
    sub { 'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id = ?' },
    sub { 'UPDATE offer SET state = "active", disabled_at = NULL WHERE id = ?' },
    sub { 'UPDATE offer SET accessible_motor = NOT accessible_motor WHERE id = ?' },
    sub { 'UPDATE offer SET meal_on_site = NOT COALESCE(meal_on_site, 0) WHERE id = ?' },
    sub { 'UPDATE capacity SET seats = taken WHERE offer_id = ?' },
    sub { 'UPDATE capacity SET seats = 2 WHERE offer_id = ?' },
    sub { 'UPDATE offer SET suspended_at = IF(suspended_at IS NULL, UTC_TIMESTAMP(), NULL) WHERE id = ?' },
    sub { "UPDATE offer SET title = CONCAT('Découverte du métier de $word ', LEFT(MD5(RAND()), 6)) WHERE id = ?" },
    sub {
        'UPDATE employer e JOIN offer o ON o.employer_id = e.id
            SET e.name = CONCAT("Atelier ", LEFT(MD5(RAND()), 6)) WHERE o.id = ?';
    },
    sub {
        'INSERT IGNORE INTO offer_domain (offer_id, domain_id)
         SELECT id, 1 + FLOOR(RAND() * 4) FROM offer WHERE id = ?';
    },
    sub { 'DELETE FROM offer_domain WHERE domain_id = 2 + FLOOR(RAND() * 3) AND offer_id = ?' },
    sub {
        'REPLACE INTO employer_logo (employer_id, image, updated_at)
         SELECT employer_id, "x", UTC_TIMESTAMP() FROM offer WHERE id = ?';
    },
    sub { 'DELETE l FROM employer_logo l JOIN offer o ON o.employer_id = l.employer_id WHERE o.id = ?' },
    sub { 'UPDATE offer_week SET is_removed = NOT is_removed WHERE offer_id = ? ORDER BY monday DESC LIMIT 1' },
    sub { 'UPDATE offer SET town = ELT(1 + RAND() * 2, "Nantes", "Blain", "Rezé") WHERE id = ?' },);
sub act {
    my ($db) = @_;
    my $sql = one(@acts)->();
    eval { $db->do($sql, undef, one(@offers)); 1 }
}

subtest 'line breaks in a query' => sub {
    my @paths = map { "/offres?mots=$word&$_=$weeks[2]" } 'x=1%0Ay&semaine', 'x=1&y%0Asemaine';
    my %fresh = map { $_ => page('an employer', $_, 'fresh') } @paths;
    isnt($fresh{ $paths[0] }, $fresh{ $paths[1] }, 'two searches');
    for my $round (1 .. 3) {
        same(page('an employer', $_), $fresh{$_}, "are never taken for each other: $round, $_") for @paths;
    }
};

subtest "one change, then searches (seed $seed)" => sub {
    my @paths = map { some_path() } 1 .. 6;
    for my $round (1 .. 40) {
        act(db());
        my ($visitor, $path) = (one(sort keys %who), one(@paths, some_path()));
        my $kept = page($visitor, $path);
        my $fresh = page($visitor, $path, 'fresh');
        same($kept, $fresh, "$round: $visitor, $path") or last;
        same(page($visitor, $path), $fresh, 'and again') or last;
    }
};

subtest 'a change that is undone' => sub {
    my $other = db_connect();
    my $path = "/offres?mots=$word";
    my $before = page('an employer', $path);
    $other->begin_work;
    $other->do(
        'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id IN (' . join(',', @offers) . ')');
    # A later change is committed before it: its line has the higher number.
    db()->do('INSERT INTO search_pending (offer_id) VALUES (?)', undef, $offers[0]);
    is(page('an employer', $path), $before, 'is not seen');
    $other->rollback;
    is(page('an employer', $path), $before, 'nor later');
    $other->begin_work;
    $other->do(
        'UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id IN (' . join(',', @offers) . ')');
    db()->do('INSERT INTO search_pending (offer_id) VALUES (?)', undef, $offers[0]);
    is(page('an employer', $path), $before, 'not before it is committed');
    $other->commit;
    unlike(page('an employer', $path),
        qr{href="/offres/$offers[3]"}, 'then at once, behind a line with a higher number');
    db()->do('UPDATE offer SET state = "active", disabled_at = NULL WHERE id IN (' . join(',', @offers) . ')');
};

subtest 'changes all the time' => sub {
    my $child = fork // die;
    if (!$child) {
        db()->{AutoInactiveDestroy} = 1;
        my $db = db_connect();
        my $end = time + 60;
        # Between some of them there is time for three pages, on a slow machine too.
        while (time < $end) { act($db); sleep 0.03 + rand(0.3) * (rand() < 0.3) }
        POSIX::_exit(0);
    }
    my @paths = map { some_path() } 1 .. 4;
    my ($seen, $wrong) = (0, 0);
    my $end = time + 5.5;
    while (time < $end || $seen < 6) {
        my ($visitor, $path) = (one(sort keys %who), one(@paths));
        my $is_good;
        # Nothing but a change in between makes them differ: one is made before, one after it.
        for (1 .. 30) {
            my $one = page($visitor, $path);
            my $fresh = page($visitor, $path, 'fresh');
            my $other = page($visitor, $path);
            last if $is_good = $one eq $fresh || $other eq $fresh;
        }
        $seen++;
        $wrong++ unless $is_good;
    }
    kill 'KILL', $child;
    waitpid $child, 0;
    is($wrong, 0, "$seen searches, each as made afresh");
    for my $path (@paths) {
        same(page($_, $path), page($_, $path, 'fresh'), "and once it is quiet: $_, $path") for sort keys %who;
    }
};

subtest 'reference data' => sub {
    my $ours = join(',', @offers);
    db()->do("UPDATE offer SET state = 'active', disabled_at = NULL, suspended_at = NULL WHERE id IN ($ours)");
    db()->do("UPDATE capacity SET seats = 2 WHERE offer_id IN ($ours)");
    db()->do("UPDATE offer_week SET is_removed = FALSE WHERE offer_id IN ($ours)");
    my $path = "/offres?mots=$word&college=0";
    unlike(page('a pupil', $path), qr/\(ton collège\)/, 'a school without dates');
    db()->do('INSERT INTO school_placement (school_id, first_on, last_on) VALUES (?, ?, ?)',
        undef, $undated, $weeks[0], friday_of($weeks[0]));
    like(page('a pupil', $path), qr/id="semaine-$weeks[0]".*?\(ton collège\)/,
        'has them as soon as they are published');
    db()->do('DELETE FROM school_placement WHERE school_id = ?', undef, $undated);
    unlike(page('a pupil', $path), qr/\(ton collège\)/, 'and no more');
    my $slang = unique('argot');
    unlike(page('an employer', "/offres?mots=$slang"), qr{href="/offres/$offers[0]"}, 'a word that stands for nothing');
    db()->do('INSERT INTO search_synonym (words, word_key, trades, updated_at) VALUES (?, ?, ?, UTC_TIMESTAMP())',
        undef, $slang, $slang, $word);
    like(page('an employer', "/offres?mots=$slang"), qr{href="/offres/$offers[0]"}, 'stands for it at once');
    db()->do('DELETE FROM search_synonym WHERE words = ?', undef, $slang);
    unlike(page('an employer', "/offres?mots=$slang"), qr{href="/offres/$offers[0]"}, 'and no more');
};

subtest 'nothing of a visitor' => sub {
    for my $path (
        "/offres?mots=$word", "/offres?mots=$word&college=0",
        "/offres/carte?mots=$word&domaine=1", "/offres?mots=$word&autour=college")
    {
        my %kept = map { $_ => sent("$path&format=kept", $cookie{$_}) } keys %who;
        for my $visitor (sort keys %who) {
            my ($email, $first, $last)
                = db()->selectrow_array('SELECT email, first_name, last_name FROM account WHERE id = ?',
                undef, $who{$visitor});
            my $form = $kept{$visitor};
            like($form, qr/offres? de stage/, "$visitor, $path: there is something");
            unlike(
                $form,
                qr/csrf|ton collège\)|favoris|Enregistrer|session|Déconnexion|\/compte"|\Q$email\E/,
                'without what is the visitor’s own');
            unlike($form, qr/\Q$_\E/, "nor the school’s name")
                for db_value('SELECT GROUP_CONCAT(name) FROM school WHERE id IN (?, ?, ?)', $undated, @school{ 0, 1 })
                =~ /([^,]+)/g;
        }
        is($kept{'a school'}, $kept{'an employer'}, 'one for all roles');
        is($kept{'a pupil'}, $kept{'an employer'}, 'pupils of a school without dates too') unless $path =~ /autour/;
    }
    # The weeks are drawn for each: one answer serves both schools.
    my $path = "/offres?mots=$word&college=0";
    is(
        sent("$path&format=kept", $cookie{'a pupil with weeks'}),
        sent("$path&format=kept", $cookie{another}),
        'schools with other weeks have one answer');
    like(
        page('a pupil with weeks', $path),
        qr/id="semaine-$weeks[0]"[^>]*><label[^>]*>[^<]*\(ton collège\)/,
        'to which each page adds the weeks of its own');
    like(
        page('another', $path),
        qr/id="semaine-$weeks[1]"[^>]*><label[^>]*>[^<]*\(ton collège\)/,
        'and those of the other');
};
subtest 'each has their own in a page that is drawn once for all' => sub {
    my @pupils = map { [make_pupil(school => $undated)] } 1 .. 3;
    my @eyes = map { browser_of($_->[0]) } @pupils;
    my $path = "/offres?mots=$word&college=0&tri=recentes";
    my (%seen, %drawn);
    for my $i (0 .. 2, 0) {
        $eyes[$i]->get(site() . $path);
        my $html = $eyes[$i]->content;
        my @tokens = $html =~ /name="csrf" value="([^"]+)"/g;
        is(scalar(grep { $html =~ /\Q$pupils[$_][1]\E/ } 0 .. 2), 1, 'one address');
        like($html, qr/account-email">\Q$pupils[$i][1]\E</, 'that of who reads');
        like($html, qr/data-session-s="[1-9]\d+"/, 'the time that is left');
        cmp_ok(@tokens, '>', 1, 'and tokens in the forms') or next;
        is(scalar(grep { $seen{$_}++ } $tokens[0]), 0, 'made for this page');
        $html =~ s/\Q$_\E//g for $pupils[$i][1], $tokens[0], $html =~ /data-session-s="(\d+)"/;
        $drawn{$html} = 1;
        unlike($html, qr/blank-/, 'nothing left blank');
    }
    is(keys %drawn, 1, 'all else is the same');
    send_form($eyes[1], -action => '/offres/recherches$');
    is($eyes[1]->status, 200, 'the form is taken');
    is(db_value('SELECT COUNT(*) FROM saved_search WHERE account_id = ?', $pupils[1][0]), 1, 'as of who sent it');
};

db()->do('UPDATE offer SET state = "disabled", disabled_at = UTC_TIMESTAMP() WHERE id IN (' . join(',', @offers) . ')');
done_testing;
