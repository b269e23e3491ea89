package Search;

# What the tests of the search share: a search by its fields, and what it found.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use Stage3e;
use URI::Escape qw(uri_escape_utf8);

our @EXPORT = qw(search total offers_in found settled);

# The page of a search, as XML: search(mots => 'luthier', semaine => …).
sub search {
    my (%query) = @_;
    return get_xml('/offres?' . join('&', map { "$_=" . uri_escape_utf8($query{$_}) } sort keys %query));
}

sub total { return search(@_)->findvalue('/page/offer-search/@total') }

# The numbers of the offers of a page, in its order.
sub offers_in {
    my ($page) = @_;
    return map { $_->value } $page->findnodes('//offer-search/offer/@id');
}

sub found { return offers_in(search(@_)) }

# Waits until the index has taken in what changed of an offer.
sub settled {
    my ($offer) = @_;
    return until_true('the index', sub { !db_value('SELECT COUNT(*) FROM search_pending WHERE offer_id = ?', $offer) });
}

1;
