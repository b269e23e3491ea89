# Logos: the employer's with its offers wherever pupils look at them, and an offer's own, sent with the deposit.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use PublishedOffers;
use Test::More;
use Compress::Zlib qw(compress crc32);
use Encode qw(encode);
use File::Temp;

# A PNG of one colour that no other test has.
sub picture {
    my ($width, $height) = (64, 32);
    my $part = sub {
        my ($name, $data) = @_;
        return pack('N/a*', $data) =~ s/^(.{4})/$1$name/sr . pack('N', crc32($name . $data));
    };
    my $line = "\0" . pack('C3', map { int rand 256 } 1 .. 3) x $width;
    return
          "\x89PNG\r\n\x1a\n"
        . $part->(IHDR => pack('NNCCCCC', $width, $height, 8, 2, 0, 0, 0))
        . $part->(IDAT => compress($line x $height))
        . $part->(IEND => '');
}

# The offer's form as it stands, changed as asked, with a file.
sub sent_with {
    my ($mech, $file, $step, %fields) = @_;
    my ($form) = grep { $_->find_input('once') } $mech->forms;
    my @kept = grep { defined $_->name && defined $_->value && $_->name !~ /^(?:etape|logo)$/ } $form->inputs;
    my @all = (
        (map { [$_->name, $_->value] } grep { !exists $fields{ $_->name } } @kept),
        map { [$_, $fields{$_}] } sort keys %fields);
    return $mech->post(
        $form->action,
        Content_Type => 'form-data',
        Content => [
            etape => $step,
            (map { ($_->[0] => encode('UTF-8', $_->[1])) } @all),
            logo => [undef, 'logo.png', Content => $file]]);
}
sub kept_logo { my ($mech) = @_; return ($mech->content =~ /name="logo-image" value="([0-9a-f]{64})"/)[0] }
my $drawn = qr{src="data:image/png;base64,};

# A visitor on the form, and what they will type.
sub guest {
    my %form = good_deposit(@_);
    my $mech = browser();
    $mech->get(site() . '/offres/deposer/sans-compte');
    return ($mech, %form);
}

subtest 'the employer’s logo stands wherever pupils look at its offers' => sub {
    my ($owner, undef, $employer) = make_employer();
    my $word = unique('logotype');
    my $offer = make_offer(owner => $owner, title => "Découverte du métier de $word");
    until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $offer) });
    my $mech = browser_of($owner);
    my $logos = sub { scalar(() = $mech->content =~ m{src="/compte/logo/$employer"}g) };
    my $shows = sub { $mech->get(site() . $_[0]); return $logos->() };
    my $preview = sub { preview_of($mech, $offer, commitment => 1); return $logos->() };
    is($shows->("/offres/$offer"), 0, 'none while there is none');
    is($preview->(), 0, 'in the preview either');
    db()->do('INSERT INTO employer_logo (employer_id, image, updated_at) VALUES (?, ?, UTC_TIMESTAMP())',
        undef, $employer, picture());
    is($shows->("/offres/$offer"), 1, 'on the offer');
    valid_xml(get_xml("/offres/$offer"), 'its page');
    is($shows->("/offres?mots=$word"), 1, 'on its card');
    valid_xml(get_xml("/offres?mots=$word"), 'the list');
    is($preview->(), 1, 'in the preview of a correction');
    my $pupil = scalar make_pupil(school => make_school());
    my $id = apply_as($pupil, $offer);
    is(page_xml(browser_of($pupil), "/candidatures/$id")->findvalue('//offer/employer/@logo'),
        "/compte/logo/$employer", 'with the application');
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    my $monday = free_monday(4);
    form_step(
        $mech, 'visualiser',
        title => 'Stage découverte du logo',
        description => 'Tu dessines.',
        domain => [2],
        from => $monday,
        to => friday_of($monday),
        seats => 1,
        commitment => 1);
    is($mech->status, 200, 'a new offer is previewed') or diag errors_at($mech);
    is($logos->(), 1, 'with it');
};

subtest 'a file that is no image, or too heavy, is refused at its field' => sub {
    my ($mech, %form) = guest();
    sent_with($mech, 'pas une image', 'visualiser', %form);
    is(errors_at($mech), 'logo', 'a file that is no image is refused at its field');
    is(value_of($mech, 'title'), $form{title}, 'and nothing typed is lost');
    sent_with($mech, 'x' x (3 * 1024 * 1024), 'visualiser', %form);
    is(errors_at($mech), 'logo', 'one that is too heavy as well');
    like(words($mech->content), qr/trop lourd\h: 2 Mo au plus/, 'with the reason');
    is(value_of($mech, 'title'), $form{title}, 'and nothing typed is lost');
};

subtest 'with another mistake the logo is kept, for its sender alone' => sub {
    my ($mech, %form) = guest();
    sent_with($mech, picture(), 'visualiser', %form, siret => '1');
    is(errors_at($mech), 'siret', 'with another mistake') or diag $mech->status, words($mech->content);
    my $name = kept_logo($mech);
    ok($name, 'the logo is kept');
    like($mech->content, $drawn, 'and shown');
    is($mech->get(site() . "/offres/logo/$name.png")->code, 404, 'to its sender alone, before it is sent');
    $mech->back;
    form_step($mech, 'visualiser', siret => $form{siret}, 'logo-image' => 'f' x 64);
    is(errors_at($mech), 'logo', 'one that is not there is asked for again');
    form_step($mech, 'visualiser');
    is(kept_logo($mech), undef, 'or left out');
};

subtest 'a logo stands in the preview, is kept when one goes back, and can be taken back' => sub {
    my ($mech, %form) = guest();
    sent_with($mech, picture(), 'visualiser', %form);
    is($mech->status, 200, 'a preview');
    like($mech->content, qr{<img[^>]*$drawn[^>]*class="logo|class="logo[^>]*src="data:image/png}, 'with it');
    my $name = kept_logo($mech);
    form_step($mech, 'modifier');
    ok($name && kept_logo($mech) eq $name, 'still there when one goes back');
    like($mech->content, $drawn, 'and seen');
    form_step($mech, 'visualiser', 'logo-remove' => 1);
    unlike($mech->content, $drawn, 'taken back');
};

# The site is no place for the pictures of strangers.
subtest 'nobody else sees a logo before the link of the mail is followed' => sub {
    my $word = unique('enseigne');
    my ($mech, %form) = guest(title => "Découverte du métier de $word");
    sent_with($mech, picture(), 'visualiser', %form);
    my $name = kept_logo($mech);
    form_step($mech, 'valider');
    my $id = db_value('SELECT id FROM offer WHERE title = ?', $form{title});
    is(browser()->get(site() . "/offres/logo/$name.png")->code, 404, 'it has no address yet');
    $mech->get(link_of(mail_for($form{email})));
    like($mech->content, $drawn, 'who follows the link sees it');
    like(admin()->get(site() . "/offres/$id/gerer")->decoded_content, qr{$drawn|logo}, 'the département too');
    send_form($mech);
    is(db_value('SELECT LOWER(HEX(logo_sha256)) FROM offer WHERE id = ?', $id), $name, 'saved with the offer');
    my $answer = $mech->get(site() . "/offres/logo/$name.png");
    is($answer->header('Content-Type'), 'image/png', 'everyone sees it now');
    my $shown = qr{src="/offres/logo/$name\.png"};
    like($mech->get(site() . "/offres/$id")->decoded_content, $shown, 'on the offer');
    valid_xml(get_xml("/offres/$id"), 'its page');
    until_true('the index', sub { db_value('SELECT COUNT(*) FROM search_document WHERE offer_id = ?', $id) });
    like($mech->get(site() . "/offres?mots=$word")->decoded_content, $shown, 'on its card');
};

subtest 'on paper it has words for who does not see it; its owner takes it off' => sub {
    my $owner = make_employer();
    my ($offer, $pupil) = (make_offer(owner => $owner), scalar make_pupil(school => make_school()));
    my $mech = browser_of($owner);
    my $logo = sub { db_value('SELECT logo_sha256 FROM offer WHERE id = ?', $offer) };
    $mech->get(site() . "/offres/$offer/modifier");
    sent_with($mech, picture(), 'visualiser', commitment => 1);
    form_step($mech, 'valider');
    ok($logo->(), 'a correction brings a logo');
    my $id = apply_as($pupil, $offer);
    my $pdf = browser_of($pupil)->get(site() . "/export/candidatures/$id.pdf")->content;
    my $file = File::Temp->new(SUFFIX => '.pdf');
    binmode $file;
    print $file $pdf;
    close $file;
    like(scalar `pdfimages -list $file`, qr/image\s+64\s+32/, 'it is on the application in print');
    like($pdf, qr{/S /Figure\n(?:(?!endobj).)*/Alt <FEFF004C006F0067006F002000640065}s, 'with its words');
    preview_of($mech, $offer, commitment => 1, 'logo-remove' => 1);
    form_step($mech, 'valider');
    is($logo->(), undef, 'its owner takes it off');
};

subtest 'a session that ends takes the file, not the words' => sub {
    my $owner = make_employer();
    my $mech = browser_of($owner);
    $mech->get(site() . '/offres/deposer/nouvelle?neuf=1');
    db()->do('DELETE FROM session WHERE account_id = ?', undef, $owner);
    sent_with($mech, 'x' x 1_500_000, 'visualiser', title => 'Stage découverte de la nuit');
    is($mech->status, 403, 'without a session');
    like(words($mech->content), qr/Votre session a pris fin/, 'one is told');
    like($mech->content, qr/name="kept"/, 'and what was typed is kept');
};
done_testing;
