# Depositing without an account: the form, its errors, the preview, what is saved. (The mail and what its link
# does: activate-offer.t; with an account: deposit-signed-in.t.)
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $path = '/offres/deposer/sans-compte';

sub at_form {
    my $mech = browser();
    $mech->get(site() . $path);
    return $mech;
}

# The form filled in and sent to the preview: the browser.
sub previewed {
    my (%form) = @_;
    my $mech = at_form();
    form_with($mech, %form);
    return $mech;
}
sub press_on { my ($mech, $button) = @_; $mech->form_number(1); return $mech->click_button(value => $button) }
sub offers_titled { my ($title) = @_; return db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $title) }

subtest 'one deposits with an account or without' => sub {
    my $mech = browser();
    $mech->get_ok(site() . '/offres/deposer', 'the two ways are offered');
    my $said = words($mech->content);
    like($said, qr/Déjà membre.*Rappel\h*: une fois votre compte créé.*Pas encore membre/, 'side by side');
    like(
        $said,
        qr/Pas encore membre.*Créer un compte.*Continuer sans créer de compte.*À noter\h*: une fois votre compte créé/,
        'with their reminders');
    ok($mech->find_link(text => 'Créer un compte', url => '/compte/creer/employeur'), 'one with an account');
    $mech->follow_link_ok({ text_regex => qr/Continuer sans créer de compte/ }, 'one without an account');
    valid_xml(get_xml($path), 'the form');
};

subtest 'a form with errors comes back whole, and each error stands at its field' => sub {
    my %wrong = good_deposit(
        siret => '123',
        title => 'Stage <b>"chez"</b> nous & vous',
        to => '2020-01-01',
        domain => [1, 2],
        'has-travel' => 1,
        hours => "l'après-midi");
    my $mech = previewed(%wrong);
    is($mech->status, 422, 'a form with errors is refused');
    my $html = XML::LibXML->load_html(string => $mech->content, recover => 2);
    for my $name (
        grep { !/^(domain|description|activity|legal-status|civility|meal-.*|.*travel.*|accessible-.*|commitment)$/ }
        keys %wrong)
    {
        is($html->findvalue("//input[\@name='$name']/\@value"), $wrong{$name}, "$name comes back");
    }
    is($html->findvalue('//textarea[@name="description"]'), $wrong{description}, 'with its texts');
    is($html->findvalue('count(//input[@name="domain" and @checked])'), 2, 'its boxes');
    is($html->findvalue('//input[@name="has-travel" and @checked]/@value'), 1, 'its answers');
    is($html->findvalue('//input[@name="meal-paid" and @checked]/@value'), 0, 'no as well as yes');
    is($html->findvalue('//select[@name="legal-status"]/option[@selected]/@value'), 'company', 'its choices');
    like($html->findvalue('//*[@id="siret-erreur"]'), qr/pas un SIRET/, 'and each error at its field');
    is($html->findvalue('//input[@name="siret"]/@aria-invalid'), 'true', 'marked for all');
    like($html->findvalue('//input[@name="siret"]/@aria-describedby'), qr/siret-erreur/, 'and tied to it');
    like(words($mech->content), qr/3 points sont à corriger/, 'summed up at the top');
    like($mech->title, qr/^Erreur/, 'and in the title');
};

subtest 'a town is checked with its postcode' => sub {
    my $mech = at_form();
    my $says = sub {
        my ($postcode, $town, $words, $what) = @_;
        form_with($mech, good_deposit(postcode => $postcode, town => $town));
        like(words($mech->content), $words, $what);
    };
    my $unknown = qr/Nous ne connaissons pas cette ville/;
    $says->('44130', 'Nantes', qr/Villes possibles\h: .*Blain/, 'a town of another postcode: which ones fit');
    $says->('44999', 'Trifouillis', $unknown, 'an unknown town');
    $says->('44041', 'Trifouillis CEDEX 2', $unknown, 'not a CEDEX of no town');
    form_with($mech, good_deposit(postcode => '85600', town => 'Montaigu'));
    is($mech->status, 200, 'a town of another département is taken');
    form_with($mech, good_deposit(postcode => '44041', town => 'Nantes'));
    is($mech->status, 200, 'a CEDEX postcode is taken');
};

subtest 'a town goes by what people call it' => sub {
    my $mech = at_form();
    for my $case (
        ['44041', 'NANTES CEDEX 1', 'Nantes'],
        ['44000', 'Nantes Cédex', 'Nantes'],
        ['44150', 'Saint-Géréon', 'Ancenis-Saint-Géréon'],
        ['44150', 'ancenis', 'Ancenis-Saint-Géréon'],
        ['44500', 'La Baule', 'La Baule-Escoublac'],
        ['44230', 'St Sébastien', 'Saint-Sébastien-sur-Loire'],
        ['44504', 'La Baule CEDEX', 'La Baule-Escoublac'])
    {
        my ($postcode, $town, $meant) = @$case;
        SKIP: {
            skip "$meant is not among the towns", 2
                if !db_value('SELECT COUNT(*) FROM commune WHERE name = ?', $meant);
            form_with($mech, good_deposit(postcode => $postcode, town => $town, address => 'Le Bourg'));
            is($mech->status, 200, "$postcode $town is taken") or diag words($mech->content);
            like(
                words($mech->content),
                qr/Le Bourg.{0,20}$postcode \Q$meant\E/,
                "for $meant, in a place without number");
        }
    }
};

subtest 'a code that is none is refused' => sub {
    like(
        words(previewed(good_deposit(naf => '9999Z'))->content),
        qr/Ce code NAF n’existe pas/,
        'a NAF code that is none');
    is(previewed(good_deposit(domain => 99999))->status, 422, 'a domain that is none');
};

subtest 'the preview shows the offer as pupils will see it, and saves nothing' => sub {
    my %form = good_deposit(
        title => 'Découverte du métier de ' . unique('tourneur') . ' <i>&amp;</i>',
        description => "Une ligne\nDeux lignes\n\n<script>alert(1)</script> & 'co'");
    my $mech = previewed(%form);
    is($mech->status, 200, 'a good form is previewed');
    my $said = words($mech->content);
    like($said, qr/Voici votre offre telle que les élèves la verront/, 'as pupils will see it');
    like($said, qr/Vu seulement par vous.*Inès Durand \Q$form{email}\E 02\h61\h91\h12\h34/, 'with the contact');
    my $from = 'Période de candidature dès que l’offre est en ligne, jusqu’à 7 jours avant chaque semaine';
    like(
        $said,
        qr/02\h61\h91\h12\h34.*\Q$from\E.*Vous acceptez d’être contacté non/,
        'and all else that only the employer sees');
    like($said, qr/\Q<script>alert(1)<\/script>\E/, 'markup is text');
    unlike($mech->content, qr/<script>alert/, 'never run');
    unlike($mech->content =~ s/<input[^>]*>//gr, qr/Atelier secret|Cheffe secrète/, 'without department and job title');
    is(offers_titled($form{title}), 0, 'nothing is saved yet');
};

subtest 'MODIFIER goes back to the form, VALIDER saves it once' => sub {
    my %form = good_deposit(title => 'Découverte du métier de ' . unique('tourneur') . ' <i>&amp;</i>');
    my $mech = previewed(%form);
    press_on($mech, 'modifier');
    is($mech->status, 200, 'MODIFIER goes back to the form');
    is($mech->form_number(1)->value('title'), $form{title}, 'with all that was typed');
    is($mech->form_number(1)->value('job-title'), $form{'job-title'}, 'to the last field');
    form_with($mech, %form);
    press_on($mech, 'valider');
    like(words($mech->content), qr/Offre enregistrée.*Elle n’est pas encore visible/, 'VALIDER saves it');
    $mech->back;
    press_on($mech, 'valider');
    like(words($mech->content), qr/Offre enregistrée/, 'a second VALIDER gets the first answer');
    is(offers_titled($form{title}), 1, 'and makes no second offer');
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $form{title});
    is(db_value('SELECT COUNT(*) FROM message WHERE offer_id = ?', $id), 1, 'nor a second mail');
    is(db_value('SELECT name FROM event WHERE offer_id = ?', $id), 'deposited', 'the event is recorded');
    is(db_value('SELECT contact_landline FROM offer WHERE id = ?', $id), '+33261911234', 'phones are kept in one form');
};

subtest 'seats week by week: a pool for each week that has some' => sub {
    my @mondays = map { monday($_) } 3 .. 14;
    my %weekly = good_deposit(
        from => $mondays[0],
        to => day(7 * 15),
        weekly => 1,
        seats => undef,
        (map { ("seats-$_" => 0) } @mondays),
        'seats-' . free_monday(4) => 3,
        'seats-' . free_monday(9) => 1);
    deposit_and_validate(%weekly);
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $weekly{title});
    is(db_value('SELECT GROUP_CONCAT(seats ORDER BY id) FROM capacity WHERE offer_id = ?', $id),
        '3,1', 'a pool for each week');
    is(db_value('SELECT COUNT(*) FROM offer_week WHERE offer_id = ?', $id), 2, 'and no week without seats');
};

subtest 'a stranger cannot rewrite an employer that is known' => sub {
    my %first = good_deposit();
    my $again = sub { deposit_and_validate(good_deposit(siret => $first{siret}, 'employer-name' => $_[0])) };
    deposit_and_validate(%first);
    $again->('Corrigé');
    is(db_value('SELECT MIN(name) FROM employer WHERE siret = ? AND name <> "Corrigé"', $first{siret}),
        $first{'employer-name'}, 'a deposit writes to nobody else');
    db()->do('UPDATE employer SET is_confirmed = TRUE WHERE siret = ? AND name = "Corrigé"', undef, $first{siret});
    $again->('Usurpé');
    is(db_value('SELECT COUNT(*) FROM employer WHERE siret = ? AND name = "Usurpé"', $first{siret}),
        0, 'and names nobody whose employer is confirmed');
};

subtest 'a form whose cookie went keeps what was typed' => sub {
    my $mech = at_form();
    $mech->cookie_jar->clear;
    my %typed = good_deposit();
    form_with($mech, %typed);
    is($mech->status, 200, 'a form without its cookie');
    is($mech->form_number(1)->value('title'), $typed{title}, 'comes back whole');
    like(words($mech->content), qr/Tout ce que vous avez saisi est là/, 'and says so');
    form_with($mech, %typed);
    like(words($mech->content), qr/Aperçu/, 'and then goes on');
};
done_testing;
