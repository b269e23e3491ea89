# The site is no mail cannon: what strangers cause to be sent is limited by whom it goes to, by where
# it comes from, by the account and in all; it quotes what they typed, and tells nobody who has an
# account. The addresses of this file's own have the limits as they are shipped.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use IO::Socket::UNIX;

my $network = join '.', 127, 10 + int rand 200, int rand 250;
my $place = 0;
sub elsewhere { $place = $place % 250 + 1; return browser(local_address => "$network.$place") }
sub messages { return db_value('SELECT COUNT(*) FROM message WHERE recipient = ?', $_[0]) }

# What the database holds of a key, as keys are folded.
sub hold {
    my ($scope, $key, $count, $seconds) = @_;
    db()->do(
        'REPLACE INTO attempt (scope, key_hash, started_at, count, blocked_until)
            VALUES (?, UNHEX(SHA2(?, 256)), UTC_TIMESTAMP(), ?, UTC_TIMESTAMP() + INTERVAL ? SECOND)',
        undef, $scope, lc($key) =~ s/[^a-z0-9]+/ /gr, $count, $seconds);
}
sub wait_over {
    db()->do('UPDATE attempt SET blocked_until = NULL WHERE scope = ? AND key_hash = UNHEX(SHA2(?, 256))',
        undef, $_[0], lc($_[1]) =~ s/[^a-z0-9]+/ /gr);
}

sub deposit {
    my ($mech, %form) = @_;
    my %deposit = good_deposit(%form);
    $mech->get(site() . '/offres/deposer/sans-compte');
    form_with($mech, %deposit);
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    return \%deposit;
}
sub ask_reset {
    my ($mech, $email) = @_;
    $mech->get(site() . '/compte/mot-de-passe');
    send_form($mech, -action => 'mot-de-passe', email => $email);
    return $mech->status;
}
my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
sub sign_up {
    my ($mech, %form) = @_;
    my %pupil = new_pupil(%form);
    $mech->get(site() . "/compte/creer/eleve/$school");
    send_form($mech, %pupil);
    return \%pupil;
}

subtest 'every template has its limit, or a reason for none' => sub {
    my @templates = mail_templates();
    open(my $in, '<:encoding(UTF-8)', 'src/lib/base/mail_limits.c') or die;
    my $table = do { local $/; <$in> };
    my @quoted = map { split ' ' } $table =~ /"([^"]*)"/g;
    my %known = map { $_ => 1 } @quoted;
    is_deeply([grep { !$known{$_} } @templates], [], scalar(@templates) . ' are in the table');
};

subtest 'forty deposits to one address' => sub {
    my $victim = unique('victime') . '@employeur.example';
    my ($mech, @offers, @refused) = elsewhere();
    my $last;
    for (1 .. 40) {
        $last = deposit($mech, email => $victim);
        push @{ $mech->status == 200 ? \@offers : \@refused }, $mech->status;
    }
    is(@offers, 10, 'ten may wait');
    is_deeply([grep { $_ != 429 } @refused], [], 'the others are told to come later');
    is(db_value('SELECT COUNT(*) FROM offer WHERE contact_email = ?', $victim), 10, 'no more are kept');
    is(db_value('SELECT COUNT(DISTINCT employer_id) FROM offer WHERE contact_email = ?', $victim), 10, 'nor employers');
    cmp_ok(messages($victim), '<=', 3, 'very few mails: ' . messages($victim));
    like(
        words($mech->content),
        qr/Dix offres attendent déjà.*rien de ce que vous avez saisi n’est perdu/,
        'the page says what to do');
    is(value_of($mech, 'title'), $last->{title}, 'and has all that was typed');
    # The last mail lists all of them, now or when it is due.
    db()->do('UPDATE message SET next_attempt_at = UTC_TIMESTAMP() WHERE recipient = ?', undef, $victim);
    until_true('the mails',
        sub { !db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND state <> "sent"', $victim) });
    my $mail = (mails_for($victim))[-1];
    my @links = $mail->{text} =~ m{(http://\S+/offres/activer/\S+)}g;
    is(@links, 10, 'each with its link');
    like($mail->{subject}, qr/Activez votre offre de stage, et 9 autres/, 'it says how many');
    like($mail->{text}, qr/> Offre n°\x{a0}\d+/, 'quoted');

    for my $link (@links[0, -1]) {
        my $reader = browser();
        $reader->get($link);
        send_form($reader);
        like(words($reader->content), qr/Votre offre est en ligne/, 'and it works');
    }
    $mech = elsewhere();
    deposit($mech, email => $victim);
    is($mech->status, 200, 'who activates makes room');
};

subtest 'two deposits, one mail' => sub {
    my $email = unique('deux') . '@employeur.example';
    my $mech = elsewhere();
    my $first = deposit($mech, email => $email);
    db()->do(
        'UPDATE message SET next_attempt_at = UTC_TIMESTAMP() + INTERVAL 1 HOUR
            WHERE recipient = ? AND state = "queued"',
        undef, $email);
    my $waits
        = db_value('SELECT COUNT(*) FROM message WHERE recipient = ? AND state = "queued" AND claimed_until IS NULL',
        $email);
    my $second = deposit($mech, email => $email);
    is(messages($email), $waits ? 1 : 2, 'what has not left is written anew');
    db()->do('UPDATE message SET next_attempt_at = UTC_TIMESTAMP() WHERE recipient = ?', undef, $email);
    my $mail = mail_like($email, qr/Activez votre offre de stage, et une autre/);
    like($mail->{text}, qr/\Q$_->{title}\E/, 'it has both') for $first, $second;
    my ($id, $member) = make_employer();
    deposit($mech, email => $member) for 1 .. 4;
    cmp_ok(messages($member), '<=', 3, 'who has an account gets as few');
    is($mech->status, 200, 'and the page says the same');
    $mech = elsewhere();
    deposit($mech, email => $member) for 1 .. 10;
    is($mech->status, 429, 'the bound too tells nothing');
};

subtest 'forgotten passwords' => sub {
    my ($id, $email) = make_employer();
    my $nobody = unique('personne') . '@essai.example';
    my (@known, @unknown);
    for (1 .. 6) { push @known, ask_reset(elsewhere(), $email); push @unknown, ask_reset(elsewhere(), $nobody) }
    is(messages($email), 3, 'three mails at once');
    is("@known", '200 200 200 429 429 429', 'then one waits, wherever one asks from');
    is("@unknown", "@known", 'and so for an address that has no account');
    my $mech = elsewhere();
    ask_reset($mech, $email);
    like(
        words($mech->content),
        qr/le dernier est le bon.*Rien de ce qui est saisi ici n’est perdu\./,
        'the page says what to do');
    like(words($mech->content), qr/n’est perdu\. On peut renvoyer cette page dans \d+\x{a0}minutes?\./, 'and when');
    cmp_ok($mech->response->header('Retry-After'), '<=', 600, 'ten minutes at first');
    is(value_of($mech, 'email'), $email, 'nothing typed is lost');
    wait_over('mail-to-reset', $email);
    is(ask_reset(elsewhere(), $email), 200, 'then one more');
    ask_reset($mech, $email);
    cmp_ok($mech->response->header('Retry-After'), '>', 600, 'and a longer wait');
    my $gmail = unique('boite');
    my @tags = map { ask_reset(elsewhere(), $_) } "$gmail\@gmail.com", "$gmail+a\@gmail.com",
        "$gmail+b\@googlemail.com", substr($gmail, 0, 3) . '.' . substr($gmail, 3) . '@gmail.com';
    is("@tags", '200 200 200 429', 'one mailbox in several ways of writing is one');
};

subtest 'thirty mails to a parent' => sub {
    my $parent = unique('parent') . '@famille.example';
    my ($mech, @status) = elsewhere();
    for (1 .. 30) { sign_up($mech, 'guardian-email' => $parent, 'last-name' => 'Petit'); push @status, $mech->status }
    is(messages($parent), 3, 'three of them are written');
    is(grep({ $_ == 429 } @status), 27, 'the others are refused');
    is(errors_at($mech), 'guardian-email', 'at the field');
    is(value_of($mech, 'first-name'), 'Malo', 'nothing typed is lost');
    my $mail = mail_for($parent);
    like($mail->{text}, qr/Bonjour,\s+Un élève a créé un compte/, 'the first words are ours');
    like(
        $mail->{text},
        qr/Ce que l’élève a saisi\x{a0}:\r?\n> Nom\x{a0}: Malo Petit/,
        'what was typed is quoted, and said to be');
    like($mail->{html}, qr{<blockquote[^>]*>.*Malo Petit.*</blockquote>}s, 'in HTML too');
    # Signed in, from one account.
    my ($pupil) = make_pupil(school => $school);
    $mech = browser_of($pupil);
    my @told;
    for (1 .. 8) {
        $mech->get(site() . '/compte/profil');
        push @told, my $other = unique('tuteur') . '@famille.example';
        send_form($mech, 'guardian-email' => $other);
    }
    is($mech->status, 429, 'an account has few a day');
    like(words($mech->content), qr/Ce compte a déjà fait partir beaucoup de messages/, 'and says so');
    is(scalar(grep { messages($_) } @told), 5, 'five');
    is(value_of($mech, 'guardian-email'), $told[-1], 'with what was typed');
};

subtest 'sign-ups to one address' => sub {
    my $victim = unique('cible') . '@famille.example';
    my @status = map { my $mech = elsewhere(); sign_up($mech, email => $victim); $mech->status } 1 .. 5;
    is("@status", '200 200 200 429 429', 'from many places');
    is(messages($victim), 3, 'three mails');
    my %employer = new_employer(email => $victim);
    my $mech = elsewhere();
    $mech->get(site() . '/compte/creer/employeur/nouveau');
    send_form($mech, %employer);
    is($mech->status, 429, 'as whatever one signs up');
    is(value_of($mech, 'employer-name'), $employer{'employer-name'}, 'nothing typed is lost');
};

subtest 'one place' => sub {
    my $address = "$network.254";
    my $mech = browser(local_address => $address);
    sign_up($mech);
    is($mech->status, 200, 'a visitor signs up');
    hold('mail-by-sign_up', $address, 199, -1);
    sign_up($mech);
    is($mech->status, 200, 'two hundred an hour do');
    my $typed = sign_up($mech);
    is($mech->status, 429, 'the next one waits');
    open(my $log, '<:encoding(UTF-8)',
        "$ENV{STAGE3E_VAR}/log/" . (front() eq 'apache-fcgid' ? 'front-error.log' : 'accounts.log'))
        or die;
    like(
        do { local $/; <$log> },
        qr/event=mail-limit .*occasion=sign_up limit=mail-place/,
        'the log says so, of nobody');
    like(
        words($mech->content),
        qr/Beaucoup de demandes viennent de cette connexion.*depuis une autre connexion, ou dans/,
        'or goes elsewhere');
    is(value_of($mech, 'email'), $typed->{email}, 'with what was typed');
    is(messages($typed->{email}), 0, 'nothing was sent');
    my $other = elsewhere();
    sign_up($other);
    is($other->status, 200, 'which is open to others');
    hold('mail-by-deposit', $address, 60, -1);
    deposit($mech);
    is($mech->status, 429, 'deposits have their own');
    hold('mail-by-reset', $address, 100, -1);
    is(ask_reset($mech, unique('x') . '@y.example'), 429, 'so have resets');

    # A school's address, as the configuration names it, has more room.
    hold('mail-by-sign_up', '127.0.0.1', 500, -1);
    my $shared = browser();
    sign_up($shared);
    is($shared->status, 200, 'a network that many share');
    db()->do('DELETE FROM attempt WHERE scope = "mail-by-sign_up" AND key_hash = UNHEX(SHA2("127 0 0 1", 256))');

    # Its pupils have codes besides, which no place limits.
    my $staff = browser_of(scalar make_staff(school => $school));
    my ($name, $year) = (unique_name('Code'), (localtime)[5] + 1900 - 14);
    my $import = sub { import_pupils($staff, "nom;prenom;classe;date de naissance;email\n$_[0]") };
    $import->("$name;Malo;3B;15/01/$year;\n");
    my $code = do {
        $staff->get(site() . '/college/eleves/codes');
        (words($staff->content) =~ /\Q$name\E.*?([0-9A-Z]{5}-[0-9A-Z]{5})/s)[0];
    };
    my %pupil = new_pupil('last-name' => $name);
    $mech->get(site() . "/compte/creer/eleve/$school?code=$code");
    send_form($mech, %pupil);
    is($mech->status, 200, 'a code of the school opens an account where the place has none left');
    is(messages($pupil{email}), 1, 'and its mail leaves');

    # Names in a list are names as in the form; many pupils with one address get few mails.
    for ("gagne.example/$name;Malo", "$name;www.gagne.example", "$name;0612345678") {
        list_pupils($staff, "nom;prenom;classe;date de naissance;email\n$_;3B;15/01/$year;\n");
        like(
            words($staff->content),
            qr/Le nom.*contient une adresse ou un numéro/,
            "a list with “$_” says what is wrong");
        is(scalar(grep { /confirmer/ } map { $_->find_input(undef, 'submit') ? $_->action : () } $staff->forms),
            0, 'and takes nothing');
    }
    my $family = unique('famille') . '@famille.example';
    $import->(join '', map { sprintf "%s;%s;3B;15/01/%d;%s\n", unique_name('Frere'), 'Malo', $year, $family } 1 .. 9);
    $staff->get(site() . '/college/eleves');
    send_form($staff, -action => 'inviter');
    is(messages($family), 5, 'a list that has one address for all');
    like(words($staff->content), qr/Quelques-unes attendent/, 'is told to wait');
    db()->do('DELETE FROM pupil_invitation WHERE email = ? OR last_name = ?', undef, $family, $name);
};

subtest 'accounts' => sub {
    my ($id, $email) = make_employer();
    my $mech = browser_of($id);
    my ($victim, @status) = (unique('cible') . '@essai.example');
    for (1 .. 4) {
        $mech->get(site() . '/compte/changer-email');
        send_form(
            $mech,
            'new-email' => $victim,
            'new-email-confirmation' => $victim,
            'current-password' => 'stage3e-demo');
        push @status, $mech->status;
    }
    is("@status", '200 200 429 429', 'changes to one address');
    is(messages($victim), 2, 'two mails');
    my ($staff) = make_staff(school => $school);
    $mech = browser_of($staff);
    my $colleague = unique('collegue') . '@ac-nantes.example';
    @status = ();
    for (1 .. 32) {
        $mech->get(site() . '/college/equipe');
        send_form(
            $mech,
            -action => 'equipe$',
            'last-name' => 'Le Goff',
            'first-name' => 'Zoé',
            'job-title' => 'Professeure',
            email => unique('collegue') . '@ac-nantes.example');
        push @status, $mech->status;
    }
    is($status[29] . ' ' . $status[30], '200 429', 'thirty invitations a day');
    my ($pupil) = make_pupil(school => $school);
    my $offer = make_offer();
    hold('mail-of-application', $pupil, 30, -1);
    $mech = browser_of($pupil);
    $mech->get(site() . "/candidatures/postuler/$offer");
    send_form(
        $mech,
        -action => 'postuler',
        motivation => 'J’aime le bois.',
        week => db_value('SELECT MIN(monday) FROM offer_week WHERE offer_id = ?', $offer));
    like(
        words($mech->content),
        qr/Ce compte a déjà fait partir beaucoup de messages/,
        'a pupil writes to thirty employers a day');
    like($mech->content, qr/J’aime le bois/, 'nothing typed is lost');
    my $teacher = unique('professeur') . '@college.example';
    hold('mail-to-referent', $teacher, 40, 600);
    ($pupil) = make_pupil(school => $school);
    $mech = browser_of($pupil);
    $mech->get(site() . "/candidatures/postuler/$offer");
    send_form(
        $mech,
        -action => 'postuler',
        motivation => 'J’aime le bois.',
        referent => 'autre',
        'referent-name' => 'Mme Kermel',
        'referent-email' => $teacher,
        week => db_value('SELECT MIN(monday) FROM offer_week WHERE offer_id = ?', $offer));
    is(errors_at($mech), 'referent-email', 'a referent whom only a pupil knows has had enough');
    is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ?', $pupil), 0, 'and nothing was sent');
};

subtest 'who admits' => sub {
    my ($owner, $admin_email, $employer) = make_employer();
    db()->do('UPDATE employer SET admin_email = ?, email_domain = "" WHERE id = ?', undef, $admin_email, $employer);
    hold('mail-to-join', $admin_email, 40, 600);
    my %newcomer = new_employer();
    my $mech = elsewhere();
    $mech->get(site() . "/compte/creer/employeur/$employer");
    send_form($mech, %newcomer);
    my $link = link_of(mail_like($newcomer{email}, qr/Activation du compte/));
    $mech->get($link);
    send_form($mech, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
    is($mech->status, 429, 'an address that admits is not written to without end');
    wait_over('mail-to-join', $admin_email);
    $mech->get($link);
    send_form($mech, password => 'trois mots tranquilles', 'password-confirmation' => 'trois mots tranquilles');
    is($mech->status, 200, 'the newcomer’s link stays good');
    is(messages($admin_email), 1, 'and then it is asked');
};

subtest 'an agreement opened again and again' => sub {
    my %of = make_agreement();
    my $mech = browser_of($of{owner});
    my @statuses;
    for (1 .. 6) {
        $mech->get(site() . "/conventions/$of{id}/corriger");
        send_form(
            $mech,
            -action => '/corriger$',
            'correction-who' => 'employer',
            'correction-reason' => 'Encore un mot.');
        push @statuses, $mech->status;
        last if $mech->status != 200;
        $mech->get(site() . "/conventions/$of{id}/employeur");
        send_form($mech, -action => '/employeur$', employer_part());
    }
    is("@statuses", '200 200 200 200 200 429', 'five times at once');
    is(errors_at($mech), 'correction-reason', 'then one is told');
    like(
        words($mech->content),
        qr/déjà été rouverte plusieurs fois.*dans 10\W*minutes.*Encore un mot/s,
        'when to come back, with what was typed');
    cmp_ok(messages(db_value('SELECT email FROM school WHERE id = ?', $of{school})),
        '<', 10, 'the school is not flooded');
};

# One request to a program of our own configuration, which the whole instance does not share.
sub fcgi {
    my ($path, %params) = @_;
    my $socket = IO::Socket::UNIX->new(Peer => $path) or die "$path: $!";
    my $body = delete $params{body} // '';
    my $record = sub { my ($type, $data) = @_; return pack('CCnnCC', 1, $type, 1, length $data, 0, 0) . $data };
    my $pairs = join '',
        map { pack('NN', length($_) | 0x80000000, length($params{$_}) | 0x80000000) . $_ . $params{$_} } keys %params;
    print $socket $record->(1, pack('nCx5', 1, 0)), $record->(4, $pairs), $record->(4, ''),
        (length $body ? $record->(5, $body) : ()), $record->(5, '');
    my $all = do { local $/; <$socket> }
        // '';
    my $out = '';

    while (length $all >= 8) {
        my (undef, $type, undef, $length, $padding) = unpack('CCnnC', $all);
        $out .= substr($all, 8, $length) if $type == 6;
        $all = substr($all, 8 + $length + $padding);
    }
    return $out;
}

subtest 'in all' => sub {
    my $socket = $ENV{STAGE3E_VAR} . "/run/cannon-$$.sock";
    my $pid = fork;
    if (!$pid) {
        $ENV{STAGE3E_CONF} = "$ENV{STAGE3E_VAR}/etc/stage3e.conf";
        $ENV{STAGE3E_LIMITS_RESET} = '3 0 0 1';
        open STDERR, '>>', "$ENV{STAGE3E_VAR}/log/cannon-test.log";
        open STDOUT, '>>', "$ENV{STAGE3E_VAR}/log/cannon-test.log";
        exec 'spawn-fcgi', '-n', '-s', $socket, '--', "$ENV{STAGE3E_BUILD}/accounts" or die;
    }
    until_true('the program', sub { -S $socket && IO::Socket::UNIX->new(Peer => $socket) });
    my %head = (
        SERVER_PROTOCOL => 'HTTP/1.1',
        HTTP_HOST => site() =~ s{.*//}{}r,
        REMOTE_ADDR => "$network.252",
        QUERY_STRING => '',
        REQUEST_URI => '/compte/mot-de-passe',
        SCRIPT_NAME => '/compte/mot-de-passe',
        DOCUMENT_URI => '/compte/mot-de-passe');
    my $page = fcgi($socket, %head, REQUEST_METHOD => 'GET');
    my ($cookie) = $page =~ /^Set-Cookie: ([^;]+)/mi;
    my ($csrf) = $page =~ /action="\/compte\/mot-de-passe".*?name="csrf" value="([^"]+)"/s;
    my $ask = sub {
        my $body = "csrf=$csrf&email=" . unique('x') . '%40nulle-part.example';
        return fcgi(
            $socket, %head,
            REQUEST_METHOD => 'POST',
            HTTP_COOKIE => $cookie,
            HTTP_ORIGIN => site(),
            CONTENT_TYPE => 'application/x-www-form-urlencoded',
            CONTENT_LENGTH => length $body,
            body => $body);
    };
    $ask->();
    my $answer = $ask->();
    like($answer, qr/^Status: 429/m, 'beyond so many an hour, whoever asks and for whom');
    like(
        words(Encode::decode('UTF-8', $answer)),
        qr/Le site reçoit trop de demandes en ce moment\..*On peut renvoyer cette page dans/s,
        'one is told when');
    like($answer, qr/nulle-part\.example/, 'with what was typed');
    kill TERM => $pid;
    waitpid $pid, 0;
};
done_testing;
