package Stage3e::Web;

# Pages and forms, as a browser without JavaScript or a plain request gets and sends them.

use strict;
use warnings;
use utf8;
use Exporter qw(import);
use HTTP::Request;
use JSON;
use LWP::UserAgent;
use Stage3e::Instance;
use Test::More;
use Test::WWW::Mechanize;
use XML::LibXML;

our @EXPORT
    = qw(browser request visit get_json get_xml page_xml valid_xml words send_form value_of errors_at words_at csrf_of);
our @EXPORT_OK = qw(sent);

my $url = site();

# A browser without JavaScript, that does not die on an error page.
sub browser {
    return Test::WWW::Mechanize->new(autocheck => 0, autolint => 0, cookie_jar => {}, timeout => 30, @_);
}

# One request, as sent: request(GET => '/x', [headers], body). Its cookie, nobody's, has the web
# server ask a program each time; visit() is answered from the cache if there is something.
sub request {
    my ($method, $path, $headers, $body) = @_;
    return sent($method, $path, [Cookie => 'essai=1', @{ $headers // [] }], $body);
}

sub visit { my ($path, $headers) = @_; return sent(GET => $path, $headers) }

sub sent {
    my ($method, $path, $headers, $body) = @_;
    my $agent = LWP::UserAgent->new(max_redirect => 0, timeout => 30);
    return $agent->request(HTTP::Request->new($method, $url . $path, $headers // [], $body // ''));
}

sub get_json { my ($path) = @_; return JSON::decode_json(request(GET => $path)->content) }

# The XML of a page (the development form of every page).
sub get_xml {
    my ($path) = @_;
    my $answer = request(GET => $path . ($path =~ /\?/ ? '&' : '?') . 'format=xml');
    return XML::LibXML->load_xml(string => $answer->content);
}

# The XML of a page as that browser gets it.
sub page_xml {
    my ($mech, $path) = @_;
    my $answer = $mech->get($url . $path . ($path =~ /\?/ ? '&' : '?') . 'format=xml');
    return XML::LibXML->load_xml(string => $answer->decoded_content(charset => 'none'));
}

# Passes if a page's XML is what its schema says.
sub valid_xml {
    my ($document, $what) = @_;
    my ($content) = $document->findnodes('/page/*[1]');
    my $schema = 'xsl/schema/' . $content->nodeName . '.rng';
    ok(eval { XML::LibXML::RelaxNG->new(location => $schema)->validate($document); 1 }, "$what is valid")
        or diag($@);
}

# The text of a page as one reads it: tags and repeated white space gone.
sub words {
    my ($html) = @_;
    $html =~ s/<(script|style)\b.*?<\/\1>//gs;
    $html =~ s/<[^>]*>/ /g;
    $html =~ s/&lt;/</g;
    $html =~ s/&gt;/>/g;
    $html =~ s/&quot;/"/g;
    $html =~ s/&amp;/&/g;
    $html =~ s{[ \t\r\n]+}{ }g;
    return $html;
}

# Fills and sends the POST form of the page the browser stands on (the last one, or that of an
# action). Fields that the page does not have are sent as well.
sub send_form {
    my ($mech, %fields) = @_;
    my $action = delete $fields{-action};
    my ($form)
        = grep { $_->method eq 'POST' && ($action ? $_->action =~ /$action/ : $_->action !~ /deconnexion/) }
        $mech->forms;
    die 'no form on ' . $mech->uri unless $form;
    my %all = map { $_->name => $_->value } grep { defined $_->name && defined $_->value } $form->inputs;
    $all{$_} = $fields{$_} for keys %fields;
    delete $all{$_} for grep { !defined $all{$_} } keys %all;
    return $mech->post($form->action, [%all]);
}

# What a field of the page holds.
sub value_of {
    my ($mech, $name) = @_;
    my ($input) = grep { defined } map { $_->find_input($name) } $mech->forms;
    return $input ? $input->value // '' : undef;
}

# The fields with an error, as the page says.
sub errors_at { my ($mech) = @_; return join(' ', sort $mech->content =~ /id="([a-z0-9-]+)-erreur"/g) }

# The words of a page as that browser gets it, and stays on it.
sub words_at {
    my ($mech, $path) = @_;
    $mech->get($url . $path);
    return words($mech->content);
}

# The token of the forms of the page that the browser is on.
sub csrf_of { my ($mech) = @_; return ($mech->content =~ /name="csrf" value="([^"]+)"/)[0] }

1;
