# Employers and schools, for the département: corrected, merged, imported.
use strict;
use warnings;
use utf8;
use lib 't/lib';
use Stage3e;
use Test::More;

my $admin = admin_browser();

sub opens { my ($path) = @_; return $admin->get(site() . $path) }

sub siret_of {
    my ($employer) = @_;
    return db_value('SELECT siret FROM employer WHERE id = ?', $employer);
}

# Two employers of one name: their numbers.
sub doubles {
    my @employers = map { (make_employer())[2] } 1 .. 2;
    my $name = unique_name('Menuiserie double ');
    db()->do('UPDATE employer SET name = ? WHERE id = ?', undef, $name, $_) for @employers;
    return (@employers, $name);
}

sub imports {
    my ($text) = @_;
    opens('/admin/etablissements');
    my $token = csrf_of($admin);
    $admin->post(
        site() . '/admin/etablissements/importer',
        Content_Type => 'form-data',
        Content => [csrf => $token, file => [undef, 'e.csv', Content => $text]]);
    return words($admin->content);
}

subtest 'employers in double are shown' => sub {
    my (undef, undef, $name) = doubles();
    opens('/admin/employeurs');
    like(words($admin->content), qr/en double.*\Q$name\E/s, 'by their name');
};

subtest 'two employers never share a SIRET' => sub {
    my ($kept, $other) = doubles();
    opens("/admin/employeurs/$other");
    send_form(
        $admin,
        -action => qr{/$other$},
        'employer-name' => 'Autre nom',
        'admin-email' => unique('patron') . '@essai.example',
        siret => siret_of($kept));
    is(errors_at($admin), 'siret', 'which is said at its field');
};

subtest 'two employers are merged: offers and members stay' => sub {
    my ($kept, $other) = doubles();
    my $offer = make_offer(employer => $other);
    opens("/admin/employeurs/$other");
    send_form($admin, -action => qr{/fusionner}, 'other-siret' => '123');
    is(errors_at($admin), 'other-siret', 'merging asks for an employer');
    send_form(
        $admin,
        -action => qr{/fusionner},
        'other-siret' => siret_of($kept));
    like(words($admin->content), qr/n’en font plus qu’un/, 'it is said');
    is(db_value('SELECT COUNT(*) FROM employer WHERE id = ?', $other), 0, 'one goes');
    is(db_value('SELECT employer_id FROM offer WHERE id = ?', $offer), $kept, 'its offers stay');
    is(db_value('SELECT COUNT(*) FROM employer_member WHERE employer_id = ?', $kept), 2, 'and its members');
    valid_xml(page_xml($admin, $_), $_) for "/admin/employeurs/$kept", '/admin/employeurs?q=a';
};

subtest 'a school is corrected' => sub {
    my $school = make_school();
    opens("/admin/etablissements/$school");
    send_form($admin, postcode => '1');
    is(errors_at($admin), 'postcode', 'what is wrong is refused');
    my $name = db_value('SELECT name FROM school WHERE id = ?', $school) . ' <i>';
    send_form($admin, 'school-name' => $name, postcode => '44000');
    is(db_value('SELECT name FROM school WHERE id = ?', $school), $name, 'what is right is kept as typed');
};

subtest 'schools stand there before a search' => sub {
    my $schools = page_xml($admin, '/admin/etablissements');
    cmp_ok($schools->findvalue('count(//school)'), '>', 5, 'some of them');
    my $school = make_school();
    valid_xml(page_xml($admin, $_), $_) for '/admin/etablissements?q=nantes', "/admin/etablissements/$school";
};

subtest 'the directory of schools is imported, refusals by line' => sub {
    my $school = make_school();
    my $uai = db_value('SELECT uai FROM school WHERE id = ?', $school);
    my $text = imports("uai,name,address,postcode,town,status,priority\n"
            . "$uai,Nouveau nom,1 rue,44000,Nantes,public,\nX,Y,1 rue,44000,Nantes,public,\n");
    like($text, qr/Changés\x{a0}: 1\h*\. Inchangés\x{a0}: 0\h*\. Refusés\x{a0}: 1/, 'how many of each');
    like($text, qr/Ligne 3\x{a0}: ce n’est pas un UAI/, 'and why');
    is(db_value('SELECT name FROM school WHERE id = ?', $school), 'Nouveau nom', 'what is good is in');
};

subtest 'a file that is not the directory is refused' => sub {
    my $text = imports("a,b\n1,2\n");
    is($admin->status, 422, 'refused');
    like($text, qr/Il manque une colonne/, 'and says why');
};
done_testing;
