# Depositing without an account: the form, its errors, the preview, the mail, the activation.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $mech = browser();
$mech->get_ok(site() . '/offres/deposer', 'the two ways are offered');
like(
    words($mech->content),
    qr/Déjà membre.*Rappel\h*: une fois votre compte créé.*Pas encore membre.*Créer un compte.*Continuer sans créer de compte.*À noter\h*: une fois votre compte créé/,
    'side by side, with their reminders');
ok($mech->find_link(text => 'Créer un compte', url => '/compte/creer/employeur'), 'one with an account');
$mech->follow_link_ok({ text_regex => qr/Continuer sans créer de compte/ }, 'one without an account');
valid_xml(get_xml('/offres/deposer/sans-compte'), 'the form');

# A form with errors comes back whole.
my %wrong = good_deposit(
    siret => '123',
    title => 'Stage <b>"chez"</b> nous & vous',
    to => '2020-01-01',
    domain => [1, 2],
    'has-travel' => 1,
    hours => "l'après-midi");
form_with($mech, %wrong);
is($mech->status, 422, 'a form with errors is refused');
my $xml = XML::LibXML->load_html(string => $mech->content, recover => 2);
for my $name (
    grep { !/^(domain|description|activity|legal-status|civility|meal-.*|.*travel.*|accessible-.*|commitment)$/ }
    keys %wrong)
{
    is($xml->findvalue("//input[\@name='$name']/\@value"), $wrong{$name}, "$name comes back");
}
is($xml->findvalue('//textarea[@name="description"]'), $wrong{description}, 'with its texts');
is($xml->findvalue('count(//input[@name="domain" and @checked])'), 2, 'its boxes');
is($xml->findvalue('//input[@name="has-travel" and @checked]/@value'), 1, 'its answers');
is($xml->findvalue('//input[@name="meal-paid" and @checked]/@value'), 0, 'no as well as yes');
is($xml->findvalue('//select[@name="legal-status"]/option[@selected]/@value'), 'company', 'its choices');
like($xml->findvalue('//*[@id="siret-erreur"]'), qr/pas un SIRET/, 'and each error at its field');
is($xml->findvalue('//input[@name="siret"]/@aria-invalid'), 'true', 'marked for all');
like($xml->findvalue('//input[@name="siret"]/@aria-describedby'), qr/siret-erreur/, 'and tied to it');
like(words($mech->content), qr/3 points sont à corriger/, 'summed up at the top');
like($mech->title, qr/^Erreur/, 'and in the title');

# A town is checked with its postcode.
form_with($mech, good_deposit(postcode => '44130', town => 'Nantes'));
like(words($mech->content), qr/Villes possibles\h: .*Blain/, 'a town of another postcode: which ones fit');
form_with($mech, good_deposit(postcode => '44999', town => 'Trifouillis'));
like(words($mech->content), qr/Nous ne connaissons pas cette ville/, 'an unknown town');
form_with($mech, good_deposit(postcode => '85600', town => 'Montaigu'));
is($mech->status, 200, 'a town of another département is taken');
form_with($mech, good_deposit(postcode => '44041', town => 'Nantes'));
is($mech->status, 200, 'a CEDEX postcode is taken');

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
        skip "$meant is not among the towns", 2 if !db_value('SELECT COUNT(*) FROM commune WHERE name = ?', $meant);
        form_with($mech, good_deposit(postcode => $postcode, town => $town, address => 'Le Bourg'));
        is($mech->status, 200, "$postcode $town is taken") or diag words($mech->content);
        like(words($mech->content), qr/Le Bourg.{0,20}$postcode \Q$meant\E/, "for $meant, in a place without number");
    }
}
form_with($mech, good_deposit(postcode => '44041', town => 'Trifouillis CEDEX 2'));
like(words($mech->content), qr/Nous ne connaissons pas cette ville/, 'not a CEDEX of no town');
form_with($mech, good_deposit(naf => '9999Z'));
like(words($mech->content), qr/Ce code NAF n’existe pas/, 'a NAF code that is none');
form_with($mech, good_deposit(domain => 99999));
is($mech->status, 422, 'a domain that is none');

# A good one is shown as pupils will see it, can be changed, and is saved once.
my %good = good_deposit(
    title => 'Découverte du métier de ' . unique('tourneur') . ' <i>&amp;</i>',
    description => "Une ligne\nDeux lignes\n\n<script>alert(1)</script> & 'co'");
form_with($mech, %good);
is($mech->status, 200, 'a good form is previewed');
my $preview = words($mech->content);
like($preview, qr/Voici votre offre telle que les élèves la verront/, 'as pupils will see it');
like(
    $preview,
    qr/Vu seulement par vous.*Inès Durand \Q$good{email}\E 02\h61\h91\h12\h34.*Période de candidature dès que l’offre est en ligne, jusqu’à 7 jours avant chaque semaine.*Vous acceptez d’être contacté non/,
    'with what only the employer sees');
like($preview, qr/\Q<script>alert(1)<\/script>\E/, 'markup is text');
unlike($mech->content, qr/<script>alert/, 'never run');
my $shown = $mech->content;
$shown =~ s/<input[^>]*>//g;
unlike($shown, qr/Atelier secret|Cheffe secrète/, 'without department and job title');
is(db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $good{title}), 0, 'nothing is saved yet');
$mech->form_number(1);
$mech->click_button(value => 'modifier');
is($mech->status, 200, 'MODIFIER goes back to the form');
is($mech->form_number(1)->value('title'), $good{title}, 'with all that was typed');
is($mech->form_number(1)->value('job-title'), $good{'job-title'}, 'to the last field');
form_with($mech, %good);
my $seats = get_xml('/')->findvalue('/page/home/@seats');
$mech->click_button(value => 'valider');
like(words($mech->content), qr/Offre enregistrée.*Elle n’est pas encore visible/, 'VALIDER saves it');
$mech->back;
$mech->form_number(1);
$mech->click_button(value => 'valider');
like(words($mech->content), qr/Offre enregistrée/, 'a second VALIDER gets the first answer');
is(db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $good{title}), 1, 'and makes no second offer');
my $id = db_value('SELECT id FROM offer WHERE title = ?', $good{title});
is(db_value('SELECT COUNT(*) FROM message WHERE offer_id = ?', $id), 1, 'nor a second mail');
is(db_value('SELECT name FROM event WHERE offer_id = ?', $id), 'deposited', 'the event is recorded');
is(db_value('SELECT contact_landline FROM offer WHERE id = ?', $id), '+33261911234', 'phones are kept in one form');

# The mail, and its link.
my $mail = mail_for($good{email});
like(
    $mail->{subject},
    qr{^MON STAGE DE 3E EN LOIRE-ATLANTIQUE / Activez votre offre de stage$},
    'the mail has its subject');
like($mail->{text}, qr/\[x\] 1\. Activation de l’offre\n\[ \] 2\./, 'it shows the five steps');
like($mail->{html}, qr/&lt;i&gt;/, 'markup is text there too');
my ($link) = $mail->{text} =~ m{(http://\S+/offres/activer/\S+)};
ok($link, 'it has the link');
like($mail->{html}, qr/\Q$link\E/, 'in both forms');
is(db_value('SELECT content FROM message WHERE offer_id = ? AND state = "sent"', $id),
    undef, 'which is nowhere else once sent');
$mech->get_ok($link, 'the link opens a page');
like(words($mech->content), qr/\d places?(?! libres)/, 'with the seats that the offer will have');
unlike(words($mech->content), qr/0 places/, 'none of which are gone');
is(db_value('SELECT state FROM offer WHERE id = ?', $id), 'to_activate', 'that changes nothing by itself');
my $head = LWP::UserAgent->new->head($link);
is(db_value('SELECT state FROM offer WHERE id = ?', $id), 'to_activate', 'nor does a mail scanner');
$mech->form_number(1);
$mech->click_button(number => 1);
like(words($mech->content), qr/Votre offre est en ligne/, 'its button does');
is(request(GET => "/offres/$id")->code, 200, 'and the offer is there');
cmp_ok(get_xml('/')->findvalue('/page/home/@seats'), '>=', $seats + 2 - 40, 'and counted');
like(mail_for($good{email}, 2)->{subject}, qr/Votre offre est en ligne/, 'a second mail says so');
$mech->get($link);
like(words($mech->content), qr/Votre offre est en ligne/, 'a link used twice says what is so');
is(db_value('SELECT COUNT(*) FROM event WHERE offer_id = ? AND name = "activated"', $id), 1, 'and acts once');

# Links that do not fit.
is(request(GET => '/offres/activer/' . 'A' x 43)->code, 404, 'an unknown link');
is(request(GET => '/offres/activer/court')->code, 404, 'a cut one');
my %late = good_deposit();
deposit_and_validate(%late);
($link) = mail_for($late{email})->{text} =~ m{(http://\S+/offres/activer/\S+)};
db()->do('UPDATE token SET expires_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND WHERE email = ?', undef, $late{email});
$mech->get($link);
is($mech->status, 410, 'an expired one');
like(words($mech->content), qr/Ce lien a expiré.*7 jours/, 'explains itself');

# An e-mail that has an account: the same screen, another mail.
my (undef, $member_email) = make_employer();
my %member = good_deposit(email => $member_email);
my $thanks = deposit_and_validate(%member);
like(words($thanks->content), qr/Offre enregistrée/, 'the screen tells nobody who has an account');
my $offer = db_value('SELECT id FROM offer WHERE title = ?', $member{title});
is(db_value('SELECT template FROM message WHERE offer_id = ?', $offer), 'offer-sign-in', 'the mail says to sign in');

# Week by week.
my @mondays = map { monday($_) } 3 .. 14;
my %weekly = good_deposit(
    from => $mondays[0],
    to => day(7 * 15),
    weekly => 1,
    seats => undef,
    (map { ("seats-$_" => 0) } @mondays), 'seats-' . Stage3e::free_monday(4) => 3,
    'seats-' . Stage3e::free_monday(9) => 1);
deposit_and_validate(%weekly);
$id = db_value('SELECT id FROM offer WHERE title = ?', $weekly{title});
is(db_value('SELECT GROUP_CONCAT(seats ORDER BY id) FROM capacity WHERE offer_id = ?', $id),
    '3,1', 'a pool for each week');
is(db_value('SELECT COUNT(*) FROM offer_week WHERE offer_id = ?', $id), 2, 'and no week without seats');

# An employer is made once, and a stranger cannot rewrite one that confirmed.
my %first = good_deposit();
deposit_and_validate(%first);
my %second = good_deposit(siret => $first{siret}, 'employer-name' => 'Corrigé');
deposit_and_validate(%second);
is(db_value('SELECT MIN(name) FROM employer WHERE siret = ? AND name <> "Corrigé"', $first{siret}),
    $first{'employer-name'}, 'a deposit writes to nobody else');
db()->do('UPDATE employer SET is_confirmed = TRUE WHERE siret = ? AND name = "Corrigé"', undef, $first{siret});
my %third = good_deposit(siret => $first{siret}, 'employer-name' => 'Usurpé');
deposit_and_validate(%third);
is(db_value('SELECT COUNT(*) FROM employer WHERE siret = ? AND name = "Usurpé"', $first{siret}),
    0, 'and names nobody whose employer is confirmed');

# A form whose cookie went keeps what was typed.
my $lost = browser();
$lost->get(site() . '/offres/deposer/sans-compte');
$lost->cookie_jar->clear;
my %typed = good_deposit();
form_with($lost, %typed);
is($lost->status, 200, 'a form without its cookie');
is($lost->form_number(1)->value('title'), $typed{title}, 'comes back whole');
like(words($lost->content), qr/Tout ce que vous avez saisi est là/, 'and says so');
form_with($lost, %typed);
like(words($lost->content), qr/Aperçu/, 'and then goes on');
done_testing;
