# While the index lags, what changed often hides nothing that changed once.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $busy = make_offer();
# One transaction on the row that each update of the index locks first: it waits as long.
my $index = db_connect();
$index->begin_work;
$index->do('SELECT 1 FROM search_state WHERE id = 1 FOR UPDATE');
my $word = unique('arriere');
my $offer = make_offer(title => "Découverte du métier de $word");
db()->do('INSERT INTO search_pending (offer_id) SELECT ? FROM seq_1_to_3000', undef, $busy);
is_deeply([map { $_->{id} } @{ get_json("/api/v1/offres?mots=$word")->{offres} }],
    [$offer], 'a new offer is found behind 3,000 changes of another');
db()->do("UPDATE offer SET state = 'disabled', disabled_at = UTC_TIMESTAMP() WHERE id = ?", undef, $offer);
db()->do('INSERT INTO search_pending (offer_id) SELECT ? FROM seq_1_to_3000', undef, $busy);
is_deeply(get_json("/api/v1/offres?mots=$word")->{offres}, [], 'and is gone as soon as it is disabled');
$index->rollback;
done_testing;
