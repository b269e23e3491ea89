package Stage3e::People;

# Accounts of a test's own, written straight into the database: what they do then goes through the site. The
# password is that of the demo. And what employers and pupils type to have one.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use POSIX qw(strftime);
use Stage3e::Database;
use Stage3e::Unique;

our @EXPORT = qw(make_account make_pupil make_employer make_staff new_employer new_pupil);

# Its number and its e-mail: make_account('pupil', email => …, last_name => …, mobile => '+336…')
sub make_account {
    my ($role, %columns) = @_;
    my $email = $columns{email} // unique($role) . '@essai.example';
    db()->do(
        "INSERT INTO account (role, email, password_hash, state, email_confirmed_at, last_name, first_name, mobile,
            created_at, activated_at)
        SELECT ?, ?, password_hash, 'active', UTC_TIMESTAMP(), ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP()
            FROM account WHERE email = 'eleve\@demo.example'",
        undef, $role, $email, $columns{last_name} // 'Martin', $columns{first_name} // 'Camille', $columns{mobile} // ''
    );
    return (db_value('SELECT LAST_INSERT_ID()'), $email);
}

# make_pupil(school => id, priority => 'rep', mobile => '+336…', born => '2012-05-05')
sub make_pupil {
    my (%of) = @_;
    my ($id, $email) = make_account('pupil', %of);
    my $school = $of{school}
        // db_value('SELECT MIN(id) FROM school WHERE is_open AND priority = ?', $of{priority} // 'none');
    db()->do(
        "INSERT INTO pupil (account_id, school_id, class, born_on, address, postcode, town, accepts_sms,
            guardian_name, guardian_email)
        VALUES (?, ?, ?, ?, '4 rue des Écoles', '44000', 'Nantes', ?, 'Parent', 'parent\@essai.example')", undef, $id,
        $school, $of{class} // '3e B', $of{born} // '2012-05-05', $of{mobile} ? 1 : 0);
    return wantarray ? ($id, $email) : $id;
}

sub make_employer {
    my (%of) = @_;
    my ($id, $email) = make_account('employer', %of);
    my $employer = $of{employer};
    if (!$employer) {
        db()->do(
            "INSERT INTO employer (siret, name, activity, naf, legal_status, address, postcode, town, is_confirmed,
                created_at, updated_at)
            VALUES (?, ?, 'Des meubles', '1071C', 'company', '1 rue du Port', '44000', 'Nantes', TRUE,
                UTC_TIMESTAMP(), UTC_TIMESTAMP())",
            undef, siret(), unique_name('Menuiserie '));
        $employer = db_value('SELECT LAST_INSERT_ID()');
    }
    db()->do('INSERT INTO employer_member (account_id, employer_id, is_administrator) VALUES (?, ?, TRUE)',
        undef, $id, $employer);
    return wantarray ? ($id, $email, $employer) : $id;
}

sub make_staff {
    my (%of) = @_;
    my ($id, $email) = make_account('school', %of);
    db()->do('INSERT INTO school_member (account_id, school_id) VALUES (?, ?)', undef, $id, $of{school});
    return wantarray ? ($id, $email) : $id;
}

# What employers and pupils type to sign up, changed as asked; and the password that they choose when
# they follow the link (the form has no such field).
sub new_employer {
    my (%changes) = @_;
    my $email = $changes{email} // unique('employeur') . '@structure.example';
    return (
        'employer-name' => unique_name('Menuiserie '),
        activity => 'Portes et fenêtres',
        siret => siret(),
        naf => '1071C',
        'legal-status' => 'company',
        address => '1 rue du Port',
        postcode => '44000',
        town => 'Nantes',
        'admin-email' => $email,
        civility => 'madame',
        'last-name' => 'Le Goff',
        'first-name' => 'Zoé',
        mobile => '06 12 34 56 78',
        email => $email,
        'email-confirmation' => $email,
        password => 'trois mots tranquilles',
        notice => 1,
        commitment => 1,
        %changes);
}

sub new_pupil {
    my (%changes) = @_;
    my $email = $changes{email} // unique('eleve') . '@famille.example';
    my $year = strftime('%Y', localtime) - 14;
    return (
        class => '3e B',
        civility => 'monsieur',
        'last-name' => 'Petit',
        'first-name' => 'Malo',
        'born-on' => "$year-01-15",
        address => '2 rue des Lilas',
        postcode => '44000',
        town => 'Nantes',
        'guardian-name' => 'Anne Petit',
        'guardian-email' => unique('parent') . '@famille.example',
        email => $email,
        'email-confirmation' => $email,
        password => 'Kayak-82',
        notice => 1,
        %changes);
}

1;
