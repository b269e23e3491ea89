# What pupils type: kinds of words, each with the trade that a person at a counter would show.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Search;
use Test::More;

my $mark = unique_name('gryphon');

# Offers of our own, of which nothing is found but their title.
my $employer = (make_employer())[2];
my %of;
for my $trade (
    'créateur de contenus',
    'tatoueur',
    'astronome',
    'éducateur canin',
    'agent animalier en refuge',
    'vétérinaire',
    'illustrateur',
    'conseiller principal d’éducation',
    'data scientist',
    'puéricultrice',
    'équipier en restauration rapide',
    'architecte',
    'jardinier municipal',
    'hôtesse de l’air',
    'aide-soignant',
    'moniteur d’équitation',
    'boulanger',
    'vendeur d’articles de sport',
    'sapeur-pompier',
    'conseiller funéraire des pompes funèbres',
    'vendeur de mangas',
    'cuisinier',
    'chef d’entreprise',
    'chef de chantier',
    'ingénieur du son',
    'ingénieur',
    'animateur jeunesse',
    'éducateur sportif')
{
    $of{$trade} = make_offer(employer => $employer, title => "Découverte du métier : $trade $mark");
}
settled($_) for values %of;
END {
    local $?;
    disable(values %of);
}

# What is shown first of our own offers.
sub first_shown {
    my ($words) = @_;
    my ($first) = found(mots => $words);
    my ($trade) = grep { defined $first && $of{$_} == $first } keys %of;
    return $trade // 'nothing';
}

my @kinds = (
    ['dreams', 'youtubeuse' => 'créateur de contenus', 'tatoueuse' => 'tatoueur', 'cosmonaute' => 'astronome'],
    [
        'abbreviations',
        'vét' => 'vétérinaire',
        'CPE' => 'conseiller principal d’éducation',
        'IA' => 'data scientist'
    ],
    ['places', 'fast food' => 'équipier en restauration rapide', 'refuge spa' => 'agent animalier en refuge'],
    [
        'wishes',
        "j'aime les bébés" => 'puéricultrice',
        'dessiner' => 'illustrateur',
        'dresser des chiens' => 'éducateur canin'
    ],
    [
        'by ear',
        'arkitect' => 'architecte',
        'jardiniaire' => 'jardinier municipal',
        'animatrisse' => 'animateur jeunesse'
    ],
    [
        'stuck',
        'hotessedelair' => 'hôtesse de l’air',
        'aidesoignante' => 'aide-soignant',
        'moniteur dekitation' => 'moniteur d’équitation'
    ],
    ['other languages', 'baker' => 'boulanger', 'tattoo' => 'tatoueur'],
    [
        'names of employers',
        'decathlon' => 'vendeur d’articles de sport',
        'mcdo' => 'équipier en restauration rapide'
    ],
    [
        'words that say nothing',
        'jveu etre boulanger' => 'boulanger',
        'je recherche un stage de boulanger' => 'boulanger',
        'Bonjour je suis en 3eme et je cherche un stage de boulangère du 9 au 13 février merci' => 'boulanger'
    ],
    [
        'feminine, plural, inclusive',
        'boulanger·ère' => 'boulanger',
        'POMPIÈRES' => 'sapeur-pompier',
        'aides-soignantes' => 'aide-soignant'
    ],
    [
        'words that only look alike',
        'pompiers' => 'sapeur-pompier',
        'pompes funèbres' => 'conseiller funéraire',
        'mangas' => 'vendeur de mangas',
        'manger' => 'cuisinier'
    ],
    [
        'words that say something behind another',
        "chef d'entreprise" => 'chef d’entreprise',
        'ingénieur du son' => 'ingénieur du son'
    ],);

for my $kind (@kinds) {
    my ($name, @cases) = @$kind;
    subtest $name => sub {
        while (my ($typed, $trade) = splice(@cases, 0, 2)) {
            like(first_shown("$typed $mark"), qr/^\Q$trade\E/, $typed);
        }
    };
}

subtest 'what is found has nothing to do with words that only look alike' => sub {
    my %shown = map { $_ => 1 } found(mots => "pompiers $mark");
    ok(!$shown{ $of{'conseiller funéraire des pompes funèbres'} }, 'no undertaker among the firefighters');
    %shown = map { $_ => 1 } found(mots => "manger $mark");
    ok(!$shown{ $of{'vendeur de mangas'} }, 'no comics where one wants to eat');
};

subtest 'words written as one are shown apart' => sub {
    my $page = search(mots => "hotessedelair $mark");
    is($page->findvalue('//correction'), 'hôtesse de l’air', 'as they are written');
    is($page->findvalue('//correction/@typed'), 'hotessedelair', 'beside what was typed');
    my $literal = search(mots => "hotessedelair $mark", exact => 1);
    is($literal->findvalue('//@total'), 0, 'the literal search has them as typed');
};

subtest 'words that say little are left out where no offer unites them with the rest' => sub {
    for my $typed ("cabinet d'architecte", 'créatrice de tatouages', 'cuisinière pour enfants') {
        my ($little) = $typed =~ /(cabinet|créatrice|enfants)/;
        my $page = search(mots => "$typed $mark");
        like($page->findvalue('//left-out'), qr/$little/, "$typed: said");
        ok(scalar(offers_in($page)), 'and the rest is found');
    }
    my $page = search(mots => "chef de chantier $mark");
    is($page->findvalue('count(//left-out)'), 0, 'nothing is left out where all words are found');
};

subtest 'a long sentence is searched by what fits of it' => sub {
    my $long = "vétérinaire $mark " . 'parce que je veux ' x 20;
    is(first_shown($long), 'vétérinaire', 'its words from the beginning on');
    is(search(mots => 'x' x 300)->findvalue('//filter/@words'), '', 'a word that does not fit says nothing');
};

done_testing;
