# Depositing an offer with an account: nothing is asked twice; another contact; a copy; what was begun is
# found again.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

my @weeks = free_mondays(10, 5);
my %content = (
    description => 'Tu écoutes le bois.',
    domain => [2],
    from => $weeks[0],
    to => friday_of($weeks[-1]),
    seats => 3,
    commitment => 1);
sub new_title { return 'Découverte du métier de luthier ' . unique('m') }
sub offer_of { my ($title) = @_; return db_value('SELECT id FROM offer WHERE title = ?', $title) }

# What a script saves while one types.
sub typed {
    my ($mech, @fields) = @_;
    $mech->post(site() . '/offres/deposer/brouillon', [csrf => value_of($mech, 'csrf'), @fields]);
    return is($mech->status, 204, 'a script saves while one types');
}
sub form_shows {
    my ($mech, $path, $title, $what) = @_;
    $mech->get(site() . $path);
    return is(value_of($mech, 'title'), $title, $what);
}

subtest 'signed in, nothing is asked twice, and the offer is online at once' => sub {
    my %person = new_employer();
    my $visitor = browser();
    $visitor->get(site() . '/compte/creer/employeur/nouveau');
    send_form($visitor, %person);
    activate($visitor, $person{email}, $person{password});
    my $mech = sign_in($person{email}, $person{password});
    $mech->get(site() . '/offres/mes-offres');
    like(words($mech->content), qr/Aucune offre pour l’instant.*Déposer ma première offre/s, 'an empty list helps');
    $mech->get(site() . '/offres/deposer/nouvelle');
    like(words($mech->content), qr/\Q$person{'employer-name'}\E/, 'the employer is known');
    unlike($mech->content, qr/name="siret"/, 'nor its SIRET');
    is(value_of($mech, 'last-name'), 'Le Goff', 'nor the contact');
    is(value_of($mech, 'email'), $person{email}, 'nor the e-mail');

    my $title = new_title();
    form_step($mech, 'visualiser', %content, title => $title, seats => 0);
    is(errors_at($mech), 'seats', 'a slip is shown');
    form_step($mech, 'visualiser', seats => 3, siret => '11111111111111');
    like(words($mech->content), qr/l’offre est en ligne aussitôt/, 'the preview says what comes');
    form_step($mech, 'valider');
    like($mech->uri, qr{/offres/mes-offres}, 'and one is back at one’s offers');
    like(
        words($mech->content),
        qr/L’offre est en ligne\..*\Q$title\E/s,
        'where it is online at once: the e-mail was confirmed before');
    my $id = offer_of($title);
    is(db_value('SELECT e.siret FROM offer o JOIN employer e ON e.id = o.employer_id WHERE o.id = ?', $id),
        $person{siret}, 'a SIRET sent by hand changes nothing');
    is(request(GET => "/offres/$id")->code, 200, 'pupils see it');
    like(mail_like($person{email}, qr/en ligne/)->{text}, qr{/offres/$id/gerer}, 'the mail leads to its page');
};

subtest 'for a contact elsewhere, the link goes there first' => sub {
    my $owner = make_employer();
    make_offer(owner => $owner);
    my $mech = browser_of($owner);
    my ($title, $colleague) = (new_title(), unique('collegue') . '@structure.example');
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    is(value_of($mech, 'address'), '1 rue du Port', 'the next offer begins as the last one');
    is(value_of($mech, 'title'), '', 'without its title');
    form_step(
        $mech, 'visualiser', %content,
        title => $title,
        email => $colleague,
        'email-confirmation' => $colleague);
    form_step($mech, 'valider');
    my $id = offer_of($title);
    like(words($mech->content), qr/Un e-mail est parti à son contact/, 'another contact has to agree');
    is(db_value('SELECT state FROM offer WHERE id = ?', $id), 'to_activate', 'it waits');
    ok(mail_for($colleague), 'the contact has the link');
    press($mech, $id, 'renvoyer');
    ok(until_true('a second mail', sub { mail_count($colleague) == 2 }), 'which can be sent again');
};

subtest 'a copy has everything but the dates' => sub {
    my ($owner, $title) = (scalar make_employer(), new_title());
    my $id = make_offer(owner => $owner, title => $title);
    my $mech = browser_of($owner);
    form_shows($mech, "/offres/$id/dupliquer", $title, 'a copy has the title');
    is(value_of($mech, 'from'), '', 'not the dates');
    is(db_value('SELECT COUNT(*) FROM offer WHERE title = ?', $title), 1, 'and is not there before it is sent');
};

my $draft = 'Stage découverte « à moitié » & plus';

subtest 'a draft is found again as it was typed' => sub {
    my $mech = browser_of(scalar make_employer());
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    typed(
        $mech,
        once => value_of($mech, 'once'),
        title => $draft,
        description => "Deux\nlignes",
        domain => 2,
        domain => 3);
    form_shows($mech, '/offres/deposer/nouvelle', $draft, 'as it was typed');
    like(words($mech->content), qr/Nous avons retrouvé l’offre que vous aviez commencée/, 'which is said');
    is(scalar(my @on = $mech->content =~ /name="domain" value="\d+"[^>]*checked/g), 2, 'boxes too');
    form_shows($mech, '/offres/deposer/nouvelle?neuf=1', '', 'or put aside');
};

subtest 'the draft of a copy is another than that of a new offer' => sub {
    my ($owner, $title, $changed) = (scalar make_employer(), new_title(), 'Stage découverte de la copie');
    my $id = make_offer(owner => $owner, title => $title);
    my $mech = browser_of($owner);
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    typed($mech, once => value_of($mech, 'once'), title => $draft);
    form_shows($mech, "/offres/$id/dupliquer", $title, 'a copy is no draft');
    is(value_of($mech, 'copie'), $id, 'and knows of what it is one');
    typed($mech, copie => $id, title => $changed);
    form_shows($mech, '/offres/deposer/nouvelle', $draft, 'what is typed in a copy overwrites no draft');
    form_shows($mech, "/offres/$id/dupliquer", $changed, 'it is found again with the copy');
    $mech->follow_link(text_regex => qr/Repartir de zéro/);
    is(value_of($mech, 'title'), $title, 'which can begin anew');
};

subtest 'two windows, two offers: neither overwrites the other' => sub {
    my $owner = make_employer();
    my $mech = browser_of($owner);
    my $other = 'Stage découverte du second onglet';
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    typed($mech, once => value_of($mech, 'once'), title => $draft);
    db()->do('UPDATE offer_draft SET saved_at = saved_at - INTERVAL 1 MINUTE WHERE account_id = ?', undef, $owner);
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    my $once = value_of($mech, 'once');
    typed($mech, once => $once, title => $other);
    form_shows($mech, '/offres/deposer/nouvelle', $other, 'the newest is gone on with');
    is(value_of($mech, 'once'), $once, 'in its place');
    valid_xml(page_xml($mech, '/offres/deposer/nouvelle'), 'with another begun');
    $mech->get(site() . '/offres/deposer/nouvelle');
    $mech->follow_link(text => "« $draft »");
    is(value_of($mech, 'title'), $draft, 'the other is a click away');
};

# What is wrong with an employer as it is known is not for who deposits an offer to correct.
subtest 'nothing is refused that the form does not ask' => sub {
    my ($owner, undef, $employer) = make_employer();
    db()->do("UPDATE employer SET name = 'Atelier 12345678', naf = '9999Z' WHERE id = ?", undef, $employer);
    my $mech = browser_of($owner);
    $mech->get(site() . '/offres/deposer/nouvelle');
    form_step($mech, 'visualiser', %content, landline => '02 40 12 34 56', title => new_title());
    is(errors_at($mech), '', 'an employer as it is known');
    form_step($mech, 'valider');
    is(db_value('SELECT COUNT(*) FROM offer WHERE employer_id = ?', $employer), 1, 'and the offer is there');
};
done_testing;
