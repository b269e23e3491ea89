# Administrators look at each message with sample data, as its readers get it.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $admin = admin_browser();

subtest 'all messages are listed, each by the subject that its reader sees' => sub {
    my $list = page_xml($admin, '/admin/messages/apercu');
    valid_xml($list, 'the list');
    my @all = $list->findnodes('//sample');
    cmp_ok(scalar @all, '>', 100, 'all of them');
    is(scalar(grep { !length $_->findvalue('subject') } @all), 0, 'none without a subject');
};

subtest 'a message is drawn as readers get it, in a frame that may do nothing' => sub {
    my @all = page_xml($admin, '/admin/messages/apercu')->findnodes('//sample');
    my @wrong;
    for my $sample (@all[map { $_ * 7 % @all } 0 .. 11], grep { $_->getAttribute('name') =~ /^alerts\.day/ } @all) {
        my ($number, $is_sms) = ($sample->getAttribute('number'), $sample->getAttribute('channel') eq 'sms');
        my $page = page_xml($admin, "/admin/messages/apercu/$number");
        valid_xml($page, $sample->getAttribute('name'));
        push @wrong, "$number says nothing" if length $page->findvalue('//text') < 40;
        my $frame = $admin->get(site() . "/admin/messages/apercu/$number.html");
        push @wrong, "$number in a frame: " . $frame->code if $frame->code != ($is_sms ? 404 : 200);
        push @wrong, "$number cuts the names of facts in two on a phone"
            if $frame->decoded_content =~ /<th (?![^>]*overflow-wrap:normal)/;
        push @wrong, "$number may do something"
            if !$is_sms && $frame->header('Content-Security-Policy') !~ /default-src 'none'.*sandbox/;
    }
    is_deeply(\@wrong, [], 'nothing is wrong with any');
};

subtest 'there is no sample of another number' => sub {
    is($admin->get(site() . "/admin/messages/apercu/$_")->code, 404, "no $_") for 0, 99999, '99999.html';
};
done_testing;
