# What is erased is gone: people whose every word is marked are erased, then all tables are looked
# through for the mark. Links that were mailed about them say that they have ended.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use JSON qw(decode_json);

# Where a mark is found, as "table.column", whatever tables there are.
my @columns = @{
    db()->selectall_arrayref(
        "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'stage3e' AND table_type = 'BASE TABLE' AND data_type REGEXP 'char|text|blob|binary|json'") };
sub found {
    my ($mark) = @_;
    return join ' ', sort map { "$_->[0].$_->[1]" }
        grep { $_->[0] ne 'export_piece' }    # a file that another test has prepared meanwhile, gone at night (purge.t)
        grep { db_value("SELECT COUNT(*) FROM `$_->[0]` WHERE LOCATE(?, CONVERT(`$_->[1]` USING utf8mb4))", $mark) }
        @columns;
}
sub mark_columns {
    my ($table, $where, $id, $mark, @only) = @_;
    for my $column (@only) {
        db()->do(
            "UPDATE $table SET $column = ? WHERE $where = ?", undef,
            $column =~ /email/ ? "$column.$mark\@essai.example" : "$column $mark", $id);
    }
}
# Queued messages are sent first: they are what others must still be told.
sub sent {
    my ($mark) = @_;
    until_true(
        "messages about $mark",
        sub {
            !db_value(
                'SELECT COUNT(*) FROM message WHERE state = "queued" AND (LOCATE(?, recipient) OR LOCATE(?, content))',
                $mark, $mark);
        });
}

my $school = db_value('SELECT MIN(id) FROM school WHERE is_open');
my $mark = unique_name('zqpupil');
my ($pupil, $email) = make_pupil(
    school => $school,
    email => "$mark\@famille.example",
    first_name => "Prenom$mark",
    last_name => "Nom$mark",
    class => "3e $mark");
mark_columns('pupil', 'account_id', $pupil, $mark,
    qw(address town guardian_name guardian_email referent_name referent_email));
db()->do('UPDATE account SET mobile = ?, landline = ? WHERE id = ?', undef, '+33612345678', '+33240414243', $pupil);
db()->do(
    'INSERT INTO pupil_invitation (school_id, class, last_name, first_name, born_on, email, account_id, created_at) VALUES (?, ?, ?, ?, "2012-05-05", ?, ?, UTC_TIMESTAMP())',
    undef, $school, "3e $mark", "Nom$mark", "Prenom$mark", $email, $pupil);
my $own = browser_of($pupil);
db()->do('UPDATE session SET device = ? WHERE account_id = ?', undef, "Appareil $mark", $pupil);
db()->do(
    'INSERT INTO saved_search (account_id, query, label, saved_at, alerted_at) VALUES (?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())',
    undef, $pupil, "?q=$mark", "Mot $mark");
db()->do('INSERT INTO email_change (account_id, new_email, created_at) VALUES (?, ?, UTC_TIMESTAMP())',
    undef, $pupil, "nouveau.$mark\@famille.example");

# Applications: a letter each; one refused in words, one cancelled in words, one commented, one that waits.
my ($host, $contact) = make_employer();
my %offer = map { $_ => make_offer(owner => $host, weeks => [free_monday($_)]) } 5 .. 9;
my %application = map {
    $_ => apply_as(
        $pupil, $offer{$_},
        motivation => "Lettre $mark",
        referent => 'autre',
        'referent-name' => "Prof $mark",
        'referent-email' => "prof.$mark\@college.example")
} 5 .. 8;
db()->do('INSERT INTO application_draft (account_id, offer_id, content, saved_at) VALUES (?, ?, ?, UTC_TIMESTAMP())',
    undef, $pupil, $offer{9}, "Brouillon $mark");
my $deciding = browser_of($host);
answer($deciding, "/candidatures/$application{5}", 'refuser', 'reason-code' => 'full', reason => "Refus $mark");
answer($deciding, "/candidatures/$application{$_}", 'accepter') for 6, 7;
answer($own, "/candidatures/$application{$_}", 'confirmer') for 6, 7;
answer($deciding, "/candidatures/$application{6}", 'annuler', reason => "Annulé pour $mark");
db()->do('UPDATE event SET reason = ? WHERE application_id = ?', undef, "Avis $mark", $application{8});
is(db_value('SELECT COUNT(*) FROM application WHERE pupil_id = ? AND closed_reason = "cancelled"', $pupil),
    1, 'a past full of words');
my @links = map {
    my ($purpose, %of) = @$_;
    my $text = unique('lien') . 'x' x 43;
    $text = substr $text, 0, 43;
    db()->do(
        'INSERT INTO token (token_hash, purpose, application_id, account_id, email, created_at, expires_at) VALUES (UNHEX(SHA2(?, 256)), ?, ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL 7 DAY)',
        undef, $text, $purpose, $of{application}, $of{account}, $of{to} // "lien.$mark\@essai.example");
    "$of{path}/$text"
    } ['application_decide', application => $application{8}, to => $contact, path => '/candidatures/repondre'],
    [
    'referent_opinion',
    application => $application{8},
    to => "prof.$mark\@college.example",
    path => '/candidatures/avis'
    ],
    ['guardian_object', account => $pupil, path => '/compte/parent'],
    ['password_reset', account => $pupil, path => '/compte/mot-de-passe'];
is(request(GET => $_)->code, 200, "$_ is a good link") for grep { !/mot-de-passe/ } @links;

# One's own data has all of it.
my $data = $own->get(site() . '/compte/donnees.json')->decoded_content(charset => 'none');
like($data, qr/$_ $mark/, "one’s data: $_")
    for 'Lettre', 'Refus', 'Annulé pour' =~ s/é/\x{c3}\x{a9}/r, 'Avis', 'Brouillon', 'Mot', 'guardian_name', 'Prof',
    '3e';
ok(decode_json($data)->{sur_mes_candidatures}, 'what others wrote about it');

$own->get(site() . '/compte/supprimer');
send_form($own, 'current-password' => 'stage3e-demo');
like(words($own->content), qr/Compte supprimé/, 'a pupil is erased');
sent($mark);
is(found($mark), '', 'no table has a word of it');
is(request(GET => $_)->code, 410, "$_ has ended") for @links;
like(words(decode_utf8_of($links[2])), qr/a été supprimé/, 'and says so');
check_all('what stays is in order');

# Someone of a school.
$mark = unique_name('zqstaff');
my ($staff) = make_staff(
    school => $school,
    email => "$mark\@college.example",
    first_name => "Prenom$mark",
    last_name => "Nom$mark");
my ($followed) = make_pupil(school => $school);
db()->do('UPDATE pupil SET referent_account_id = ?, referent_name = ?, referent_email = ? WHERE account_id = ?',
    undef, $staff, "Nom$mark", "$mark\@college.example", $followed);
my $followed_application = apply_as($followed, make_offer(), referent => $staff);
is(db_value('SELECT referent_id FROM application WHERE id = ?', $followed_application),
    $staff, 'who is a pupil’s referent');
erase($staff);
is(found($mark), '', 'nor of someone of a school');

# An employer's member with a colleague, who takes over; then the colleague, alone.
$mark = unique_name('zqhost');
my ($first, $first_email, $employer) = make_employer(
    email => "$mark\@structure.example",
    first_name => "Prenom$mark",
    last_name => "Nom$mark",
    mobile => '+33611111111');
db()->do('UPDATE employer SET admin_email = ? WHERE id = ?', undef, $first_email, $employer);
mark_columns('account', 'id', $first, $mark, qw(department job_title));
my $own_offer = make_offer(owner => $first, email => $first_email);
my ($second, $second_email) = make_employer(employer => $employer);
my $of_colleague = make_offer(owner => $second, email => $first_email);
mark_columns('offer', 'id', $_, $mark, qw(contact_last_name contact_first_name contact_department contact_job_title))
    for $own_offer, $of_colleague;
my $orphan = make_offer(employer => $employer, email => $first_email);
mark_columns('offer', 'id', $orphan, $mark, qw(contact_last_name));
erase($first);
is(found($mark), '', 'nor of an employer whose colleague takes over');
is(
    db_value(
        'SELECT GROUP_CONCAT(DISTINCT contact_email) FROM offer WHERE id IN (?, ?, ?)',
        $own_offer, $of_colleague, $orphan
    ),
    $second_email,
    'who is the contact now');
db()->do('UPDATE account SET last_name = ? WHERE id = ?', undef, $mark = unique_name('zqlast'), $second);
db()->do('UPDATE offer SET contact_last_name = ? WHERE account_id = ?', undef, $mark, $second);
erase($second);
is(found($mark), '', 'nor of the last one');
is(db_value('SELECT COUNT(*) FROM offer WHERE employer_id = ? AND contact_email <> "efface@invalid"', $employer),
    0, 'offers have no contact any more');
done_testing;

sub erase {
    my ($id) = @_;
    my $mech = browser_of($id);
    $mech->get(site() . '/compte/supprimer');
    send_form($mech, 'current-password' => 'stage3e-demo');
    like(words($mech->content), qr/Compte supprimé/, 'erased') or diag($mech->content);
    sent($mark);
}
sub decode_utf8_of { return request(GET => $_[0])->decoded_content }
