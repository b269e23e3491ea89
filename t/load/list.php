<?php
// The search page in plain PHP, as one would write it without a framework: who the visitor is, one page
// of offers, and by SQL the number of offers that each choice would give; the same page as the offers
// program makes, byte for byte nearly. The measure of that program (doc/performance.md).
declare(strict_types=1);
$db = new mysqli('p:localhost', getenv('BENCH_USER'), getenv('BENCH_PASSWORD'), 'stage3e', 0, getenv('BENCH_SOCKET'));
$db->set_charset('utf8mb4');
$today = date('Y-m-d');
$months = ['', 'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre',
    'novembre', 'décembre'];
$h = fn(?string $text): string => htmlspecialchars($text ?? '', ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
$rows = function (string $sql, array $values) use ($db): array {
    $statement = $db->prepare($sql);
    $statement->execute($values);
    return $statement->get_result()->fetch_all(MYSQLI_ASSOC);
};
$range = function (string $from, string $to) use ($months): string {
    $day = fn(array $d): string => (int)$d[2] === 1 ? '1er' : (string)(int)$d[2];
    [$a, $b] = [explode('-', $from), explode('-', $to)];
    $end = $day($b) . "\u{a0}" . $months[(int)$b[1]] . "\u{a0}" . $b[0];
    if ($a[0] !== $b[0]) return 'du ' . $day($a) . "\u{a0}" . $months[(int)$a[1]] . "\u{a0}" . $a[0] . ' au ' . $end;
    if ($a[1] !== $b[1]) return 'du ' . $day($a) . "\u{a0}" . $months[(int)$a[1]] . ' au ' . $end;
    return 'du ' . $day($a) . ' au ' . $end;
};
$short = function (string $from, string $to): string {
    static $names = ['', 'janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.',
        'déc.'];
    [$a, $b] = [explode('-', $from), explode('-', $to)];
    $end = (int)$b[2] . "\u{a0}" . $names[(int)$b[1]];
    if ($from === $to) return $end;
    return (int)$a[2] . ($a[1] === $b[1] ? '–' : "\u{a0}" . $names[(int)$a[1]] . ' – ') . $end;
};

// Who it is, and the weeks of the school.
$visitor = null;
if (isset($_COOKIE['stage3e']))
    $visitor = $rows("SELECT a.id, a.role, a.email, s.expires_at FROM session s JOIN account a ON a.id = s.account_id
        WHERE s.token_hash = UNHEX(SHA2(?, 256)) AND s.expires_at > UTC_TIMESTAMP() AND a.state = 'active'",
        [$_COOKIE['stage3e']])[0] ?? null;
$own = [];
if ($visitor && $visitor['role'] === 'pupil') {
    $periods = $rows("SELECT d.first_on, d.last_on
        FROM pupil p JOIN school_placement d ON d.school_id = p.school_id AND d.class IN ('', p.class)
        WHERE p.account_id = ? AND d.last_on >= ?", [$visitor['id'], $today]);
    foreach ($periods as $period) {
        $day = strtotime('monday this week', strtotime($period['first_on']));
        for (; $day <= strtotime($period['last_on']); $day = strtotime('+1 week', $day))
            $own[date('Y-m-d', $day)] = true;
    }
}

// What is asked for; of repeated parameters PHP keeps what has brackets.
parse_str(preg_replace('/(^|&)(domaine|semaine|acces)=/', '$1$2[]=', $_SERVER['QUERY_STRING'] ?? ''), $query);
$domains_on = array_map('intval', $query['domaine'] ?? []);
$weeks_on = $query['semaine'] ?? [];
$access_on = array_intersect($query['acces'] ?? [], ['visuel', 'moteur', 'mental', 'auditif']);
$columns = ['visuel' => 'accessible_visual', 'moteur' => 'accessible_motor', 'mental' => 'accessible_mental',
    'auditif' => 'accessible_hearing'];
$page = max(1, (int)($query['page'] ?? 1));
$words = trim((string)($query['mots'] ?? ''));
$open = "EXISTS (SELECT 1 FROM offer_week w JOIN capacity c ON c.id = w.capacity_id
    WHERE w.offer_id = o.id AND NOT w.is_removed AND w.apply_until >= ? AND c.taken < c.seats%s)";
$marks = fn(array $list): string => implode(',', array_fill(0, count($list), '?'));
$where = "o.state = 'active' AND o.last_on >= ?";
$values = [$today];
foreach (preg_split('/\s+/', $words, -1, PREG_SPLIT_NO_EMPTY) as $word) {
    $where .= ' AND (o.title LIKE ? OR o.description LIKE ? OR e.name LIKE ?)';
    array_push($values, "%$word%", "%$word%", "%$word%");
}
foreach ($access_on as $code) $where .= " AND o.{$columns[$code]}";
if (!empty($query['repas'])) $where .= ' AND o.meal_on_site';
if (!empty($query['libres'])) { $where .= ' AND ' . sprintf($open, ''); $values[] = $today; }
[$of_domains, $domain_values, $of_weeks, $week_values] = ['', [], '', []];
if ($domains_on) {
    $of_domains = " AND EXISTS (SELECT 1 FROM offer_domain fd
        WHERE fd.offer_id = o.id AND fd.domain_id IN ({$marks($domains_on)}))";
    $domain_values = $domains_on;
}
if ($weeks_on) {
    $of_weeks = ' AND ' . sprintf($open, " AND w.monday IN ({$marks($weeks_on)})");
    $week_values = [$today, ...$weeks_on];
}
$from = 'FROM offer o JOIN employer e ON e.id = o.employer_id';
$all = [...$values, ...$domain_values, ...$week_values];

$cards = $rows("SELECT o.id, o.title, e.name, o.town,
       (SELECT d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id
         WHERE od.offer_id = o.id ORDER BY d.id LIMIT 1) domain,
       o.first_on, o.last_on, o.apply_from, o.apply_to,
       (SELECT SUM(c.seats - c.taken) FROM capacity c WHERE c.offer_id = o.id) seats_left, o.meal_on_site,
       o.accessible_visual OR o.accessible_motor OR o.accessible_mental OR o.accessible_hearing is_accessible
  $from WHERE $where$of_domains$of_weeks ORDER BY o.id DESC LIMIT 20 OFFSET " . 20 * ($page - 1), $all);
$ids = array_column($cards, 'id') + array_fill(0, 20, 0);
$open_weeks = $rows('SELECT w.offer_id, w.monday, w.first_on, w.last_on
    FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id
    WHERE w.offer_id IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) AND NOT w.is_removed AND w.apply_until >= ?
    AND c.taken < c.seats ORDER BY w.offer_id, w.monday', [...$ids, $today]);
$weeks = [];
foreach ($open_weeks as $week) $weeks[$week['offer_id']][] = $week;

// The total, and what each choice would give: the choices of its own kind left out.
$counts = $rows("SELECT COUNT(*) n, SUM(o.accessible_visual) visuel, SUM(o.accessible_motor) moteur,
    SUM(o.accessible_mental) mental, SUM(o.accessible_hearing) auditif, SUM(o.meal_on_site) repas,
    SUM(" . sprintf($open, '') . ") libres $from WHERE $where$of_domains$of_weeks", [$today, ...$all])[0];
$total = (int)$counts['n'];
$domain_counts = array_column($rows("SELECT od.domain_id id, COUNT(*) n
    $from JOIN offer_domain od ON od.offer_id = o.id
    WHERE $where$of_weeks GROUP BY od.domain_id", [...$values, ...$week_values]), 'n', 'id');
$week_counts = array_column($rows("SELECT w.monday id, COUNT(DISTINCT o.id) n
    $from JOIN offer_week w ON w.offer_id = o.id JOIN capacity c ON c.id = w.capacity_id
    WHERE $where$of_domains AND NOT w.is_removed AND w.apply_until >= ? AND c.taken < c.seats
    GROUP BY w.monday", [...$values, ...$domain_values, $today]), 'n', 'id');
$domains = $rows('SELECT id, name FROM domain WHERE is_active ORDER BY name', []);
$holidays = $rows('SELECT first_on, last_on FROM holiday WHERE zone = ? AND last_on >= ? ORDER BY first_on',
    ['B', $today]);

$choices = [];
$monday = strtotime('monday this week');
for ($i = 1; $i <= 30; $i++) {
    $first = date('Y-m-d', $monday + $i * 604800 + 7200);
    $last = date('Y-m-d', $monday + $i * 604800 + 4 * 86400 + 7200);
    foreach ($holidays as $holiday) if ($holiday['first_on'] <= $first && $last <= $holiday['last_on']) continue 2;
    $choices[] = ['id' => $first, 'name' => $range($first, $last)];
}
usort($choices, fn($a, $b) => [!isset($own[$a['id']]), $a['id']] <=> [!isset($own[$b['id']]), $b['id']]);

$icon = fn(string $name): string => '<svg class="icon" aria-hidden="true" focusable="false">'
    . "<use href=\"/img/icons.svg#$name\"></use></svg>";
$number = fn(?int $count): string => $count === null ? '' : "<span class=\"facet-count\">$count"
    . '<span class="visually-hidden"> offre' . ($count > 1 ? 's' : '') . '</span></span>';
$box = fn(string $name, string $value, string $label, ?int $count, bool $on): string => '<div class="box">'
    . "<input type=\"checkbox\" id=\"$name-$value\" name=\"$name\" value=\"$value\""
    . ($on ? ' checked="checked"' : '') . ">"
    . "<label for=\"$name-$value\">$label{$number($count)}</label></div>";
$token = implode('.', [base64_encode(random_bytes(64)), $visitor['id'] ?? 0, time(), base64_encode(random_bytes(32))]);
header('Content-Type: text/html; charset=utf-8');
?>
<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title><?= $total ?> offres de stage<?= $words !== '' ? ' : «&nbsp;' . $h($words) . '&nbsp;»' : '' ?> · Stage3e Loire-Atlantique</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#14213d"><meta name="description" content="Les offres de stage de 3e en Loire-Atlantique : cherche un stage près de chez toi, dépose ta candidature."><link rel="icon" href="/img/logo.svg" type="image/svg+xml"><link rel="stylesheet" href="/css/reboot.css"><link rel="stylesheet" href="/css/site.css?v=12345678"><script src="/js/site.js?v=12345678" defer="defer"></script><link rel="alternate" type="application/atom+xml" title="Les nouvelles offres" href="/offres.atom"></head><body data-session-s="28800" data-voice="tu"><a class="skip-link" href="#contenu">Aller au contenu</a>
<header class="site-header"><div class="container site-header-top"><a class="brand" href="/"><img src="/img/logo.svg" alt="" width="36" height="36"><span class="brand-name">Stage3e</span><span class="brand-place">Loire-Atlantique</span></a><div class="site-account"><?php if ($visitor): ?><nav class="account-menu" aria-label="Votre espace"><a href="/offres" class="on-phone" aria-current="page"><?= $icon('search') ?><span class="on-phone">Offres</span></a><a href="/candidatures"><?= $icon('send') ?><span class="on-desk">Mes candidatures</span><span class="on-phone">Candidatures</span></a><a href="/compte"><?= $icon('person') ?><span class="account-label">Mon compte </span><span class="account-email"><?= $h($visitor['email']) ?></span></a></nav><form method="post" action="/deconnexion"><input type="hidden" name="csrf" value="<?= $token ?>"><button class="header-button" type="submit"><?= $icon('box-arrow-right') ?>Déconnexion</button></form><?php else: ?><a class="header-button" href="/connexion"><?= $icon('person') ?>Connexion</a><?php endif ?></div></div><nav class="site-nav" aria-label="Rubriques"><ul class="container">
<?php foreach (['eleves' => 'Élèves', 'parents' => 'Parents', 'colleges' => 'Collèges', 'employeurs' => 'Employeurs'] as $code => $label): ?><li><a href="/<?= $code ?>" class="section-<?= $code ?>"><?= $icon('briefcase') ?><?= $label ?></a></li><?php endforeach ?></ul></nav></header>
<main id="contenu" tabindex="-1"><div class="container search-layout"><div class="filters"><details class="filters-fold"><summary><?= $icon('search') ?>Chercher et filtrer<?= $icon('chevron-down') ?></summary></details><form method="get" action="/offres" class="filter-form" role="search" aria-label="Offres de stage" data-live="liste">
<div class="field"><label for="mots">Quoi ?</label><input type="search" id="mots" name="mots" value="<?= $h($words) ?>" maxlength="100" placeholder="Métier, employeur, mot…" enterkeyhint="search" list="idees" autocomplete="off" data-suggestions="/offres/suggestions.json"><datalist id="idees"></datalist></div><div class="field"><label for="ville">Où ?</label><input type="text" id="ville" name="ville" value="" maxlength="80" placeholder="Ville" list="villes" autocomplete="off" data-towns="/offres/villes.json"><datalist id="villes"></datalist><button class="link-button" type="button" data-locate="yes"><?= $icon('geo-alt') ?>Autour de moi</button><?php if ($visitor): ?><div class="box"><input type="checkbox" id="autour" name="autour" value="college"><label for="autour">Autour de mon collège</label></div><?php endif ?><input type="hidden" name="lat" value=""><input type="hidden" name="lon" value=""></div>
<div class="field"><label for="rayon">À moins de</label><select id="rayon" name="rayon"><?php foreach ([5, 10, 20, 30, 50] as $km): ?><option value="<?= $km ?>"<?= $km === 10 ? ' selected="selected"' : '' ?>><?= $km ?> km</option><?php endforeach ?></select></div>
<?= $box('libres', '1', 'Seulement où je peux postuler', (int)$counts['libres'], !empty($query['libres'])) ?>
<?php if ($own): ?><input type="hidden" name="college" value="0"><div class="box"><input type="checkbox" id="college" name="college" value="1"><label for="college">Les semaines de mon collège</label></div><?php endif ?>
<details class="facet"<?= $domains_on ? ' open="open"' : '' ?>><summary>Domaine<?= $domains_on ? ' (' . count($domains_on) . ')' : '' ?></summary><fieldset class="boxes"><legend class="visually-hidden">Domaine</legend><?php
foreach ($domains as $domain) {
    $on = in_array((int)$domain['id'], $domains_on, true); $count = (int)($domain_counts[$domain['id']] ?? 0);
    if ($count > 0 || $on) echo $box('domaine', (string)$domain['id'], $h($domain['name']), $count, $on);
} ?></fieldset></details>
<details class="facet"<?= $weeks_on ? ' open="open"' : '' ?>><summary>Quand ?<?= $weeks_on ? ' (' . count($weeks_on) . ')' : '' ?></summary><fieldset class="boxes"><legend class="visually-hidden">Quand ?</legend><?php
foreach ($choices as $week) {
    $on = in_array($week['id'], $weeks_on, true); $count = (int)($week_counts[$week['id']] ?? 0);
    if ($count > 0 || $on) echo $box('semaine', $week['id'], $week['name'] . (isset($own[$week['id']]) ? ' (ton collège)' : ''), $count, $on);
} ?></fieldset></details>
<details class="facet"<?= $access_on || !empty($query['repas']) ? ' open="open"' : '' ?>><summary>Accessibilité et repas</summary><fieldset class="boxes"><legend class="visually-hidden">Accessibilité et repas</legend><?php foreach (['visuel', 'moteur', 'mental', 'auditif'] as $code) echo $box('acces', $code, 'Handicap ' . $code, (int)$counts[$code], in_array($code, $access_on, true)); ?><?= $box('repas', '1', 'Repas sur place', (int)$counts['repas'], !empty($query['repas'])) ?><?= $box('prioritaires', '1', 'Les semaines des collèges prioritaires', null, false) ?></fieldset></details>
<div class="field"><label for="tri">Trier par</label><select id="tri" name="tri" data-follows="search"><option value="">Commencent bientôt</option><option value="distance">Les plus proches (de la ville)</option><option value="recentes" selected="selected">Les plus récentes</option></select></div><button class="button primary" type="submit"><?= $icon('search') ?>Chercher</button></form></div>
<section class="results" id="liste" aria-labelledby="resultats"><div class="results-head"><h1 id="resultats"><?= $total ?> offres de stage</h1><nav class="view-switch" aria-label="Affichage"><a href="/offres" aria-current="page"><?= $icon('card-list') ?>Liste</a><a href="/offres/carte"><?= $icon('map') ?>Carte</a></nav></div><?php if ($visitor): ?><div class="saved-line"><?php if ($_SERVER['QUERY_STRING'] ?? ''): ?><form method="post" action="/offres/recherches"><input type="hidden" name="csrf" value="<?= $token ?>"><input type="hidden" name="query" value="?<?= $h($_SERVER['QUERY_STRING']) ?>"><button class="link-button" type="submit"><?= $icon('plus-lg') ?>Enregistrer cette recherche</button></form><?php endif ?><a href="/offres/favoris">Mes favoris</a><a href="/offres/recherches">Mes recherches</a></div><?php endif ?>
<?php if ($domains_on || $weeks_on || $access_on): ?><ul class="chips" aria-label="Filtres actifs"><?php foreach ([...$domains_on, ...$weeks_on, ...$access_on] as $active): ?><li><a href="/offres?<?= $h($_SERVER['QUERY_STRING']) ?>"><?= $h((string)(array_column($domains, 'name', 'id')[$active] ?? $active)) ?><?= $icon('x-lg') ?><span class="visually-hidden"> : enlever ce filtre</span></a></li><?php endforeach ?></ul><?php endif ?>
<?php if ($cards): ?><ul class="card-list">
<?php foreach ($cards as $card): $open = $weeks[$card['id']] ?? []; ?>
<li><article class="card offer-card status-open"><p class="card-domain"><?= $h($card['domain']) ?></p><h2 class="card-title"><a href="/offres/<?= $card['id'] ?>"><?= $h($card['title']) ?></a></h2><p class="card-where"><span><?= $h($card['name']) ?> · <strong><?= $h($card['town']) ?></strong></span></p><p class="card-when"><span><?= $range($card['first_on'], $card['last_on']) ?></span></p>
<?php if ($open): ?><ul class="week-marks" aria-label="Prochaines semaines libres"><?php foreach (array_slice($open, 0, 3) as $week): ?><li><?= $short($week['first_on'], $week['last_on']) ?></li><?php endforeach ?><?php if (count($open) > 3): ?><li class="week-more">+ <?= count($open) - 3 ?></li><?php endif ?></ul><?php endif ?>
<p class="card-foot"><span class="badge ok free"><?= $card['seats_left'] ?> places libres</span><?php if ($card['meal_on_site']): ?><span class="feature meal">Repas sur place</span><?php endif ?><?php if ($card['is_accessible']): ?><span class="feature access">Accessible</span><?php endif ?></p></article></li>
<?php endforeach ?></ul><?php endif ?><nav class="pager" aria-label="Pages de résultats"><span>Page <?= $page ?> sur <?= (int)ceil($total / 20) ?></span><a class="button" rel="next" href="/offres?page=<?= $page + 1 ?>">Suivante</a></nav></section></div></main>
<footer class="site-footer"><div class="container site-footer-grid"><div><h2>Besoin d’aide ?</h2><p class="help-phone"><?= $icon('telephone') ?><a href="tel:0240991544">02 40 99 15 44</a><span>du lundi au vendredi, de 9 h à 17 h</span></p><p><?= $icon('envelope') ?><a href="mailto:stage3e@loire-atlantique.fr">stage3e@loire-atlantique.fr</a></p></div><nav aria-label="Pied de page"><ul><li><a href="/aide">Aide</a></li><li><a href="/contact">Contact</a></li><li><a href="/plan-du-site">Plan du site</a></li><li><a href="/donnees-ouvertes">Données ouvertes</a></li><li><a href="/statistiques">Chiffres</a></li></ul><ul><li><a href="/mentions-legales">Mentions légales</a></li><li><a href="/donnees-personnelles">Données personnelles</a></li><li><a href="/accessibilite">Accessibilité : non conforme</a></li></ul></nav><p class="site-operator">Département de Loire-Atlantique</p></div></footer><p class="visually-hidden" role="status" id="annonces"></p></body></html>
