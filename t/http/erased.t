# What is erased is gone: people whose every word is marked are erased, then all tables are looked
# through for the mark. Links that were mailed about them say that they have ended.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use JSON qw(decode_json);

# All columns that can hold a mark, whatever tables there are: [table, column].
my @columns = @{
    db()->selectall_arrayref(
        "SELECT table_name, column_name FROM information_schema.columns
            JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema = 'stage3e' AND table_type = 'BASE TABLE'
            AND data_type REGEXP 'char|text|blob|binary|json'") };

# Where a mark is found, as "table.column".
sub found {
    my ($mark) = @_;
    return join ' ', sort map { "$_->[0].$_->[1]" }
        grep { $_->[0] ne 'export_piece' }    # a file that another test has prepared meanwhile, gone at night (purge.t)
        grep { db_value("SELECT COUNT(*) FROM `$_->[0]` WHERE LOCATE(?, CONVERT(`$_->[1]` USING utf8mb4))", $mark) }
        @columns;
}

sub mark_columns {
    my ($table, $where, $id, $mark, @columns) = @_;
    for my $column (@columns) {
        my $text = $column =~ /email/ ? "$column.$mark\@essai.example" : "$column $mark";
        db()->do("UPDATE $table SET $column = ? WHERE $where = ?", undef, $text, $id);
    }
}

# Erases someone, by the page that is theirs. Queued messages are sent first: they are what others must still be told.
sub erase {
    my ($id, $mark) = @_;
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/supprimer');
    send_form($mech, 'current-password' => 'stage3e-demo');
    like(words($mech->content), qr/Compte supprimé/, 'erased') or diag($mech->content);
    my $queued
        = 'SELECT COUNT(*) FROM message' . ' WHERE state = "queued" AND (LOCATE(?, recipient) OR LOCATE(?, content))';
    until_true("messages about $mark", sub { !db_value($queued, $mark, $mark) });
}

sub is_nowhere { my ($mark, $what) = @_; is(found($mark), '', $what) }

# A pupil with all that there may be of one: account, list of the school, search, draft, and applications, one refused
# in words, one cancelled in words, one confirmed, one that waits and is commented.
sub marked_pupil {
    my $mark = unique_name('zqpupil');
    my $school = make_school();
    my ($id, $email) = make_pupil(
        school => $school,
        email => "$mark\@famille.example",
        first_name => "Prenom$mark",
        last_name => "Nom$mark",
        mobile => '+33612345678',
        class => "3e $mark");
    mark_columns('pupil', 'account_id', $id, $mark,
        qw(address town guardian_name guardian_email referent_name referent_email));
    db()->do('UPDATE account SET landline = ? WHERE id = ?', undef, '+33240414243', $id);
    db()->do(
        'INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, email, account_id, created_at)'
            . ' VALUES (?, ?, ?, ?, "2012-05-05", ?, ?, UTC_TIMESTAMP())',
        undef, $school, "3e $mark", "Nom$mark", "Prenom$mark", $email, $id);
    my $mech = browser_of($id);
    db()->do('UPDATE session SET device = ? WHERE account_id = ?', undef, "Appareil $mark", $id);
    db()->do(
        'INSERT INTO saved_search (account_id, query, label, saved_at, alerted_at)'
            . ' VALUES (?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())',
        undef, $id, "?q=$mark", "Mot $mark");
    db()->do('INSERT INTO email_change (account_id, new_email, created_at) VALUES (?, ?, UTC_TIMESTAMP())',
        undef, $id, "nouveau.$mark\@famille.example");
    my ($host, $contact) = make_employer();
    my %of = (id => $id, mark => $mark, mech => $mech, contact => $contact);
    $of{waiting} = apply_in_words(\%of, $host);
    return %of;
}

# The applications of a marked pupil; the one that waits.
sub apply_in_words {
    my ($of, $host) = @_;
    my ($id, $mark) = @$of{qw(id mark)};
    my $deciding = browser_of($host);
    my ($refused, $cancelled, $confirmed, $waiting) = map {
        apply_as(
            $id,
            make_offer(owner => $host, weeks => [free_monday($_)]),
            motivation => "Lettre $mark",
            referent => 'autre',
            'referent-name' => "Prof $mark",
            'referent-email' => "prof.$mark\@college.example")
    } 5 .. 8;
    db()->do(
        'INSERT INTO application_draft (account_id, offer_id, content, saved_at) VALUES (?, ?, ?, UTC_TIMESTAMP())',
        undef, $id,
        make_offer(owner => $host),
        "Brouillon $mark");
    answer($deciding, "/candidatures/$refused", 'refuser', 'reason-code' => 'full', reason => "Refus $mark");
    answer($deciding, "/candidatures/$_", 'accepter') for $cancelled, $confirmed;
    answer($of->{mech}, "/candidatures/$_", 'confirmer') for $cancelled, $confirmed;
    answer($deciding, "/candidatures/$cancelled", 'annuler', reason => "Annulé pour $mark");
    db()->do('UPDATE event SET reason = ? WHERE application_id = ?', undef, "Avis $mark", $waiting);
    is(state_of($_->[0]), $_->[1], "a past full of words: $_->[1]")
        for [$refused, 'refused'], [$cancelled, 'cancelled'], [$confirmed, 'confirmed'];
    return $waiting;
}

# A mailed link of a purpose: its path.
sub mailed_link {
    my ($purpose, $path, $email, %of) = @_;
    my $text = substr unique('lien') . 'x' x 43, 0, 43;
    db()->do(
        'INSERT INTO token (token_hash, purpose, application_id, account_id, email, created_at, expires_at)'
            . ' VALUES (UNHEX(SHA2(?, 256)), ?, ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 7 DAY)',
        undef, $text, $purpose, $of{application}, $of{account}, $email);
    return "$path/$text";
}

subtest 'one’s own data have every word, and what others wrote' => sub {
    my %pupil = marked_pupil();
    my $data = $pupil{mech}->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none');
    like($data, qr/$_ $pupil{mark}/, $_)
        for 'Lettre', 'Refus', 'Annulé pour' =~ s/é/\x{c3}\x{a9}/r, 'Avis', 'Brouillon', 'Mot', 'guardian_name', 'Prof',
        '3e';
    ok(decode_json($data)->{sur_mes_candidatures}, 'what others wrote about it');
};

subtest 'no table has a word of a pupil who was erased, and mailed links say that they have ended' => sub {
    my %pupil = marked_pupil();
    my ($mark, %application) = ($pupil{mark}, application => $pupil{waiting});
    my %account = (account => $pupil{id});
    my $own = "lien.$mark\@essai.example";
    my @links = (
        mailed_link('application_decide', '/candidatures/repondre', $pupil{contact}, %application),
        mailed_link('referent_opinion', '/candidatures/avis', "prof.$mark\@college.example", %application),
        mailed_link('guardian_object', '/compte/parent', $own, %account));
    is(request(GET => $_)->code, 200, "$_ is a good link") for @links;
    push @links, mailed_link('password_reset', '/compte/mot-de-passe', $own, %account);
    isnt(found($mark), '', 'tables have them before');
    erase($pupil{id}, $mark);
    is_nowhere($mark, 'and none after');
    is(request(GET => $_)->code, 410, "$_ has ended") for @links;
    like(words(request(GET => $links[2])->decoded_content), qr/a été supprimé/, 'and says so');
    check_all('what stays is in order');
};

subtest 'nor of someone of a school' => sub {
    my $mark = unique_name('zqstaff');
    my $school = make_school();
    my ($staff) = make_staff(
        school => $school,
        email => "$mark\@college.example",
        first_name => "Prenom$mark",
        last_name => "Nom$mark");
    my ($followed) = make_pupil(school => $school);
    db()->do('UPDATE pupil SET referent_account_id = ?, referent_name = ?, referent_email = ? WHERE account_id = ?',
        undef, $staff, "Nom$mark", "$mark\@college.example", $followed);
    my $application = apply_as($followed, make_offer(), referent => $staff);
    is(db_value('SELECT referent_id FROM application WHERE id = ?', $application), $staff, 'who is a pupil’s referent');
    erase($staff, $mark);
    is_nowhere($mark, 'no word');
};

subtest 'nor of an employer’s member whose colleague takes over' => sub {
    my $mark = unique_name('zqhost');
    my ($first, $email, $employer) = make_employer(
        email => "$mark\@structure.example",
        first_name => "Prenom$mark",
        last_name => "Nom$mark",
        mobile => '+33611111111');
    db()->do('UPDATE employer SET admin_email = ? WHERE id = ?', undef, $email, $employer);
    mark_columns('account', 'id', $first, $mark, qw(department job_title));
    my ($second, $colleague) = make_employer(employer => $employer);
    my ($own, $of_colleague) = map { make_offer(owner => $_, email => $email) } $first, $second;
    mark_columns('offer', 'id', $_, $mark,
        qw(contact_last_name contact_first_name contact_department contact_job_title))
        for $own, $of_colleague;
    my $orphan = make_offer(employer => $employer, email => $email);
    mark_columns('offer', 'id', $orphan, $mark, qw(contact_last_name));
    erase($first, $mark);
    is_nowhere($mark, 'no word');
    my $contacts = 'SELECT GROUP_CONCAT(DISTINCT contact_email) FROM offer WHERE id IN (?, ?, ?)';
    is(db_value($contacts, $own, $of_colleague, $orphan), $colleague, 'the colleague is the contact now');
};

subtest 'nor of an employer’s last member' => sub {
    my $mark = unique_name('zqlast');
    my ($last, undef, $employer) = make_employer(last_name => $mark);
    make_offer(owner => $last);
    db()->do('UPDATE offer SET contact_last_name = ? WHERE account_id = ?', undef, $mark, $last);
    erase($last, $mark);
    is_nowhere($mark, 'no word');
    is(db_value('SELECT COUNT(*) FROM offer WHERE employer_id = ? AND contact_email <> "efface@invalid"', $employer),
        0, 'offers have no contact any more');
};
done_testing;
