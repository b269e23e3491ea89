<?php
// The list page in plain PHP: the same statements, the same content, as one would write it
// without a framework. The measure of the offers program (doc/performance.md).
declare(strict_types=1);
setlocale(LC_TIME, 'fr_FR.UTF-8');
$db = new mysqli('p:localhost', getenv('BENCH_USER'), getenv('BENCH_PASSWORD'), 'stage3e', 0, getenv('BENCH_SOCKET'));
$db->set_charset('utf8mb4');
$today = date('Y-m-d');
$months = ['', 'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
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
    static $names = ['', 'janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
    [$a, $b] = [explode('-', $from), explode('-', $to)];
    $end = (int)$b[2] . "\u{a0}" . $names[(int)$b[1]];
    if ($from === $to) return $end;
    return (int)$a[2] . ($a[1] === $b[1] ? '–' : "\u{a0}" . $names[(int)$a[1]] . ' – ') . $end;
};
$cards = $rows("SELECT o.id, o.title, e.name, o.town,
       (SELECT d.name FROM offer_domain od JOIN domain d ON d.id = od.domain_id WHERE od.offer_id = o.id ORDER BY d.id LIMIT 1) domain,
       o.first_on, o.last_on, o.apply_from, o.apply_to,
       (SELECT SUM(c.seats - c.taken) FROM capacity c WHERE c.offer_id = o.id) seats_left, o.meal_on_site,
       o.accessible_visual OR o.accessible_motor OR o.accessible_mental OR o.accessible_hearing is_accessible
  FROM offer o JOIN employer e ON e.id = o.employer_id
 WHERE o.state = 'active' AND o.last_on >= ? ORDER BY o.id DESC LIMIT 20 OFFSET 0", [$today]);
$ids = array_column($cards, 'id') + array_fill(0, 20, 0);
$weeks = [];
foreach ($rows('SELECT w.offer_id, w.monday, w.first_on, w.last_on FROM offer_week w JOIN capacity c ON c.offer_id = w.offer_id AND c.id = w.capacity_id
    WHERE w.offer_id IN (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) AND w.apply_until >= ? AND c.taken < c.seats ORDER BY w.offer_id, w.monday', [...$ids, $today]) as $week)
    $weeks[$week['offer_id']][] = $week;
$total = $rows("SELECT COUNT(*) n FROM (SELECT 1 FROM offer o WHERE o.state = 'active' AND o.last_on >= ? LIMIT 1001) found", [$today])[0]['n'];
$domains = $rows('SELECT id, name FROM domain WHERE is_active ORDER BY name', []);
$holidays = $rows('SELECT first_on, last_on FROM holiday WHERE zone = ? AND last_on >= ? ORDER BY first_on', ['B', $today]);
$icon = fn(string $name): string => '<svg class="icon" aria-hidden="true" focusable="false"><use href="/img/icons.svg#' . $name . '"></use></svg>';
header('Content-Type: text/html; charset=utf-8');
?>
<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title><?= $total ?> offres de stage · Stage3e Loire-Atlantique</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/img/logo.svg" type="image/svg+xml"><link rel="stylesheet" href="/css/reboot.css"><link rel="stylesheet" href="/css/site.css"><script src="/js/site.js" defer="defer"></script></head><body><a class="skip-link" href="#contenu">Aller au contenu</a>
<header class="site-header"><div class="container site-header-top"><a class="brand" href="/"><img src="/img/logo.svg" alt="" width="36" height="36"><span class="brand-name">Stage3e</span><span class="brand-place">Loire-Atlantique</span></a><div class="site-account"><a class="header-button" href="/connexion"><?= $icon('person') ?>Connexion</a></div></div><nav class="site-nav" aria-label="Rubriques"><ul class="container">
<?php foreach (['eleves' => 'Élèves', 'parents' => 'Parents', 'colleges' => 'Collèges', 'employeurs' => 'Employeurs'] as $code => $label): ?><li><a href="/<?= $code ?>" class="section-<?= $code ?>"><?= $icon('briefcase') ?><?= $label ?></a></li><?php endforeach ?></ul></nav></header>
<main id="contenu" tabindex="-1"><div class="container search-layout"><details class="filters" open="open"><summary><?= $icon('search') ?>Chercher et filtrer<?= $icon('chevron-down') ?></summary><form method="get" action="/offres" class="filter-form">
<div class="field"><label for="mots">Quoi ?</label><input type="search" id="mots" name="mots" value="" maxlength="100"></div><div class="field"><label for="ville">Où ?</label><input type="text" id="ville" name="ville" value=""></div>
<div class="field"><label for="rayon">À moins de</label><select id="rayon" name="rayon"><?php foreach ([5, 10, 20, 30, 50] as $km): ?><option value="<?= $km ?>"><?= $km ?> km</option><?php endforeach ?></select></div>
<div class="field"><label for="domaine">Domaine</label><select id="domaine" name="domaine"><option value="">Tous les domaines</option><?php foreach ($domains as $domain): ?><option value="<?= $domain['id'] ?>"><?= $h($domain['name']) ?></option><?php endforeach ?></select></div>
<div class="field"><label for="semaine">Quand ?</label><select id="semaine" name="semaine"><option value="">Toutes les semaines</option><?php
$monday = strtotime('monday this week');
for ($i = 1; $i <= 30; $i++) {
    $first = date('Y-m-d', $monday + $i * 604800 + 7200); $last = date('Y-m-d', $monday + $i * 604800 + 4 * 86400 + 7200);
    foreach ($holidays as $holiday) if ($holiday['first_on'] <= $first && $last <= $holiday['last_on']) continue 2;
    echo '<option value="', $first, '">', $range($first, $last), '</option>';
} ?></select></div>
<fieldset class="boxes"><legend>Accessible</legend><?php foreach (['visuel', 'moteur', 'mental', 'auditif'] as $code): ?><div class="box"><input type="checkbox" id="acces-<?= $code ?>" name="acces" value="<?= $code ?>"><label for="acces-<?= $code ?>">Handicap <?= $code ?></label></div><?php endforeach ?></fieldset><button class="button primary" type="submit"><?= $icon('search') ?>Chercher</button></form></details>
<section class="results" aria-labelledby="resultats"><div class="results-head"><h1 id="resultats"><?= $total ?> offres de stage</h1></div><ul class="card-list">
<?php foreach ($cards as $card): $open = $weeks[$card['id']] ?? []; ?>
<li><article class="card offer-card"><p class="card-domain"><?= $h($card['domain']) ?></p><h2 class="card-title"><a href="/offres/<?= $card['id'] ?>"><?= $h($card['title']) ?></a></h2><p class="card-where"><span><?= $h($card['name']) ?> · <strong><?= $h($card['town']) ?></strong></span></p><p class="card-when"><span><?= $range($card['first_on'], $card['last_on']) ?></span></p>
<?php if ($open): ?><ul class="week-marks" aria-label="Prochaines semaines libres"><?php foreach (array_slice($open, 0, 3) as $week): ?><li><?= $short($week['first_on'], $week['last_on']) ?></li><?php endforeach ?><?php if (count($open) > 3): ?><li class="week-more">+ <?= count($open) - 3 ?></li><?php endif ?></ul><?php endif ?>
<p class="card-foot"><span class="badge ok free"><?= $card['seats_left'] ?> places libres</span><?php if ($card['meal_on_site']): ?><span class="feature meal">Repas sur place</span><?php endif ?><?php if ($card['is_accessible']): ?><span class="feature access">Accessible</span><?php endif ?></p></article></li>
<?php endforeach ?></ul><nav class="pager"><span>Page 1</span><a class="button" rel="next" href="/offres?page=2">Suivante</a></nav></section></div></main>
<footer class="site-footer"><div class="container site-footer-grid"><h2>Besoin d’aide ?</h2><p><a href="tel:0240991544">02 40 99 15 44</a></p><nav><ul><li><a href="/aide">Aide</a></li><li><a href="/contact">Contact</a></li><li><a href="/plan-du-site">Plan du site</a></li><li><a href="/mentions-legales">Mentions légales</a></li></ul></nav></div></footer></body></html>
