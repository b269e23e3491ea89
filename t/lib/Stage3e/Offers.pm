package Stage3e::Offers;

# Offers: what one types to deposit one, and offers written straight into the database.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e::Calendar;
use Stage3e::Database;
use Stage3e::Instance;
use Stage3e::People;
use Stage3e::Unique;
use Stage3e::Web;
use XML::LibXML;

our @EXPORT = qw(good_deposit form_with deposit_and_validate form_step own_xml make_offer);

my $url = site();

# What an offer answers by yes (1) or no (0).
our @questions = (
    qw(meal-on-site meal-paid has-travel travel-paid),
    qw(accessible-visual accessible-motor accessible-mental accessible-hearing));

# A complete, good form; each argument replaces a value (undef leaves it out).
sub good_deposit {
    my (%changes) = @_;
    my $email = unique('depot') . '@employeur.example';
    my $monday = free_monday(4);
    my %form = (
        'employer-name' => 'Fournil du Test',
        activity => 'Pain et gâteaux',
        siret => siret(),
        naf => '1071C',
        'legal-status' => 'company',
        website => 'www.fournil.example',
        address => '3 quai Ceineray',
        postcode => '44000',
        town => 'nantes',
        country => 'France',
        civility => 'madame',
        'last-name' => 'Durand',
        'first-name' => 'Inès',
        email => $email,
        'email-confirmation' => $changes{email} // $email,
        landline => '02 61 91 12 34',
        department => 'Atelier secret',
        'job-title' => 'Cheffe secrète',
        title => 'Découverte du métier de boulanger ' . unique('n'),
        description => "Tu verras le four.\n\nEt la vente.",
        domain => 1,
        from => $monday,
        to => friday_of($monday),
        seats => 2,
        'lead-days' => 7,
        commitment => 1,
        (map { $_ => 0 } @questions),
        %changes,);
    delete $form{$_} for grep { !defined $form{$_} } keys %form;
    return %form;
}

# Fills the deposit form of a browser that stands on it, and looks at the preview.
sub form_with {
    my ($mech, %form) = @_;
    my $token = $mech->form_number(1)->value('csrf');
    my $once = $mech->form_number(1)->value('once');
    return $mech->post(
        "$url/offres/deposer/sans-compte",
        [
            csrf => $token,
            once => $once,
            etape => 'visualiser',
            map {
                my $name = $_;
                ref $form{$name} ? map { ($name => $_) } @{ $form{$name} } : ($name => $form{$name})
            } keys %form
        ]);
}

# The whole deposit up to the thanks; returns the browser.
sub deposit_and_validate {
    my (%form) = @_;
    my $mech = browser();
    $mech->get("$url/offres/deposer/sans-compte");
    form_with($mech, %form);
    $mech->form_number(1);
    $mech->click_button(value => 'valider');
    return $mech;
}

# The offer's form on the page: its fields as they stand, changed as asked, sent with a button.
sub form_step {
    my ($mech, $step, %fields) = @_;
    my ($form) = grep { $_->find_input('csrf') && $_->find_input('domain') } $mech->forms;
    die 'no form of an offer on ' . $mech->uri unless $form;
    exists $fields{$_} || !$form->find_input($_) || defined $form->value($_) or $fields{$_} = 0 for @questions;
    my @kept = grep { defined $_->name && defined $_->value && !exists $fields{ $_->name } && $_->name ne 'etape' }
        $form->inputs;
    return $mech->post(
        $form->action,
        [
            etape => $step,
            (map { ($_->name => $_->value) } @kept),
            map {
                my $name = $_;
                map { ($name => $_) } ref $fields{$name} ? @{ $fields{$name} } : $fields{$name}
            } keys %fields
        ]);
}

# The XML of one's own list of offers.
sub own_xml {
    my ($mech, $query) = @_;
    my $answer = $mech->get("$url/offres/mes-offres" . ($query || '?') . '&format=xml');
    return XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none'));
}

# make_offer(seats => 2, weeks => [mondays], weekly => 1, owner => account, employer => id, email => contact)
sub make_offer {
    my (%of) = @_;
    my @weeks = @{ $of{weeks} // [free_monday(4)] };
    my $employer = $of{employer} // (
        $of{owner}
        ? db_value('SELECT employer_id FROM employer_member WHERE account_id = ?', $of{owner})
        : (make_employer())[2]);
    my $email = $of{email} // (
        $of{owner}
        ? db_value('SELECT email FROM account WHERE id = ?', $of{owner})
        : unique('contact') . '@essai.example');
    db()->do(
        "INSERT INTO offer (employer_id, account_id, state, title, description, address, postcode, town,
            contact_last_name, contact_first_name, contact_email, contact_state, contact_landline, latitude, longitude,
            shows_contact, contact_on_application, first_on, last_on, has_weekly_seats, lead_days,
            created_at, activated_at)
        VALUES (?, ?, 'active', ?, 'Tu verras l’atelier.', '1 rue du Port', '44000', 'Nantes',
            'Durand', 'Inès', ?, 'confirmed', '+33261911234', 47.2073, -1.5534,
            ?, ?, ?, ? + INTERVAL 4 DAY, ?, ?,
            UTC_TIMESTAMP(), UTC_TIMESTAMP())", undef, $employer, $of{owner},
        $of{title} // 'Découverte du métier de menuisier ' . unique('n'), $email,
        $of{shows_contact} // 0, $of{at_once} // 0, $weeks[0], $weeks[-1], $of{weekly} ? 1 : 0, $of{lead} // 7);
    my $offer = db_value('SELECT MAX(id) FROM offer WHERE contact_email = ? AND employer_id = ?', $email, $employer);
    db()->do('INSERT INTO offer_domain (offer_id, domain_id) SELECT ?, MIN(id) FROM domain', undef, $offer);
    my $pool;
    for my $monday (@weeks) {
        if (!$pool || $of{weekly}) {
            db()->do('INSERT INTO capacity (offer_id, seats) VALUES (?, ?)', undef, $offer, $of{seats} // 1);
            $pool = db_value('SELECT MAX(id) FROM capacity WHERE offer_id = ?', $offer);
        }
        db()->do(
            'INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until)
            VALUES (?, ?, ?, ?, ? + INTERVAL 4 DAY, ? - INTERVAL GREATEST(?, 1) DAY)',
            undef, $offer, $monday, $pool, $monday, $monday, $monday, $of{lead} // 7);
    }
    return $offer;
}

1;
