# Addresses as they come back from elsewhere: with what others appended, with what a sentence left at
# their end. They lead where they should.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;
use URI::Escape qw(uri_escape_utf8);

my $offer = make_offer();
my @paths = (
    "/offres/$offer", '/offres', '/connexion', '/colleges/dates',
    '/compte/creer/eleve', '/employeurs', '/statistiques', '/');

subtest 'what others appended breaks no page' => sub {
    for my $path (@paths) {
        for my $query (
            'fbclid=%ff%fe', 'utm_campaign=100%', 'x=%00', '%',
            '[]=%zz', 'gclid=%ED%A0%80', 'ref=' . 'a' x 2000, 'a' . '&a' x 1200)
        {
            is(request(GET => "$path?$query")->code, 200, "$path?" . substr $query, 0, 20);
        }
    }
    my $title = 'Découverte du métier de ' . unique('brodeuse');
    my $found = make_offer(title => $title);
    until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $found) });
    my ($word) = $title =~ /(\S+)$/;
    is(get_xml("/offres?utm=%E9&mots=$word&fbclid=%zz")->findvalue('count(//offer)'),
        1, 'the search among them is made');
    is(get_xml('/offres?mots=%E9lectricien')->findvalue('//filter/@words'),
        'électricien', 'words of an old encoding are words');
};

subtest 'what a sentence left at the end of a link is taken off' => sub {
    for my $end ('.', ',', ')', ').', '%20', '%C2%A0', '%C2%BB', '%C2%A0%C2%BB.', '%22', '%E2%80%9D', '>', '%3E', ']',
        '!', ';', "'", '%E2%80%99', '...', '%E2%80%A6', '%0A', '*', '/')
    {
        for my $path ("/offres/$offer", '/colleges/dates', '/connexion') {
            my $answer = request(GET => "$path$end");
            is($answer->code, 308, "$path$end");
            is($answer->header('Location') =~ s{^\Q@{[site()]}\E}{}r, $path, 'leads where it should');
        }
    }
    is(request(GET => "/offres/$offer).?de=mail")->header('Location') =~ s{^\Q@{[site()]}\E}{}r,
        "/offres/$offer?de=mail", 'its query stays');
    is(request(GET => '/nulle-part.')->code, 308, 'where there is nothing');
    is(request(GET => '/nulle-part')->code, 404, 'there is nothing');
    unlike(request(GET => $_)->header('Location') // '', qr{//evil|/\\evil}, "$_ leads nowhere else")
        for '//evil.example.', '/%5Cevil.example.', '/%2Fevil.example).';
    is(request(POST => '/connexion.', ['Content-Type' => 'application/x-www-form-urlencoded'], 'a=1')->code,
        404, 'a form is not sent elsewhere');
};

subtest 'a mailed link too, and the end of a search' => sub {
    my %form = good_deposit();
    deposit_and_validate(%form);
    my ($link) = mail_for($form{email})->{text} =~ m{(http://\S+/offres/activer/[\w-]+)};
    my $mech = browser();
    $mech->get("$link).");
    is($mech->status, 200, 'it opens');
    is($mech->uri, $link, 'at its own address');
    my $monday = free_monday(5);
    my $found = XML::LibXML->load_html(
        string => request(GET => "/offres?libres=1&format=xml&semaine=$monday).")->decoded_content,
        recover => 2);
    is($found->findvalue('//week[@selected]/@monday'), $monday, 'a week with a bracket after it');
    is(get_xml('/offres?ville=Nantes.')->findvalue('//filter/@town'), 'Nantes', 'a town with a full stop');
};
done_testing;
