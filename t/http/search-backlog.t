# While the index lags, what changed often hides nothing that changed once.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;

# One transaction on the row that each update of the index locks first: it waits as long.
sub while_the_index_waits {
    my ($case) = @_;
    my $index = db_connect();
    $index->begin_work;
    $index->do('SELECT 1 FROM search_state WHERE id = 1 FOR UPDATE');
    $case->();
    $index->rollback;
    return;
}

# Changes that the index does not know yet, all of one offer.
my $busy = make_offer();
sub behind_3000_changes {
    return db()->do('INSERT INTO search_pending (offer_id) SELECT ? FROM seq_1_to_3000', undef, $busy);
}

my $word = unique('arriere');
sub found {
    return [map { $_->{id} } @{ get_json("/api/v1/offres?mots=$word")->{offres} }];
}

subtest 'behind 3,000 changes of another, an offer comes and goes at once' => sub {
    while_the_index_waits(
        sub {
            my $offer = make_offer(title => "Découverte du métier de $word");
            behind_3000_changes();
            is_deeply(found(), [$offer], 'a new offer is found behind 3,000 changes of another');
            disable($offer);
            behind_3000_changes();
            is_deeply(found(), [], 'and is gone as soon as it is disabled');
        });
};
done_testing;
