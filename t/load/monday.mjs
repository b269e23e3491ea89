// A Monday of September: pupils and employers who come, each with a connection, a cookie and an address of
// their own, at the rhythm of people. Run by t/load/monday.
//   node t/load/monday.mjs MINUTES FACTOR FILE
// FACTOR 1 is 15,000 pupils and 600 employers an hour. What the site said was done goes to FILE, a line an
// act, for who looks whether it was. Standard output: a table of the pages.
import fs from 'node:fs';
import { sample, summary } from './processes.mjs';
import { Visitor, given, pages, sleep } from './visitor.mjs';

const [minutes, factor, file] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const PUPILS_AN_HOUR = 15000, EMPLOYERS_AN_HOUR = 600, EMPLOYERS = Number(process.env.EMPLOYERS);
const FIRST_PUPIL = Number(process.env.FIRST_PUPIL ?? 1), OFFERS = process.env.OFFERS.split(' ');
const WORDS = [
  'boulanger', 'mécanicien', 'infirmier', 'architecte', 'cuisinier', 'jardinier', 'journaliste', 'électricien',
  'vétérinaire', 'photographe', 'pharmacien', 'éducateur', 'avocat', 'fleuriste', 'véto', 'informatique', 'dessin',
  'animaux',
];
const TOWNS = ['Nantes', 'Saint-Nazaire', 'Rezé', 'Orvault', 'Blain', 'Clisson'];
const LETTER = 'Je voudrais découvrir ce métier, car il me plaît. '.repeat(8);

const length = minutes * 60e3, began = Date.now();
const acts = fs.createWriteStream(file);
let visitors = 0, most = 0;

const pick = list => list[Math.floor(Math.random() * list.length)];
// How long somebody reads. Those who are still there when no one comes any more go on at their own rhythm: once
// they hurried, and were ten times as many requests as the factor said.
const read = seconds => sleep(1000 * Math.min(4 * seconds, seconds * -Math.log(1 - Math.random())));

function note(...words) { acts.write(words.join(' ') + '\n'); }
// Sent back with the reason, where meanwhile something else came of it, is not done.
const isDone = answer => answer?.status === 303 && !/[?&]refus=/.test(answer.location);

async function signIn(one, email) {
  await one.get('form to sign in', '/connexion');
  await read(4);
  const answer = await one.post('sign in', /connexion/, { email, password: 'stage3e-demo' });
  if (answer?.status !== 303) note('turned-away', email, answer?.status ?? 'no-form');
  return answer?.status === 303;
}

// A word, a town, both or neither.
function someSearch() {
  const word = () => `mots=${encodeURIComponent(pick(WORDS))}`, town = () => `ville=${encodeURIComponent(pick(TOWNS))}`;
  return pick([word(), town(), `${word()}&${town()}`, '']);
}

async function pupil(number) {
  const one = new Visitor(), email = `lundi${number}@essai.example`;
  await one.get('home page', '/');
  await read(3);
  if (await signIn(one, email)) {
    for (let search = 0; search < 3; search++) {
      const query = someSearch();
      await one.get(query ? 'search' : 'list of offers', `/offres?${query}`);
      await read(6);
      const found = one.found(/href="\/offres\/(\d+)[?"]/g);
      for (let k = 0; k < 2 && found.length; k++) {
        await one.get('offer', `/offres/${pick(found)}`);
        await read(6);
      }
      if (search > 0 && found.length) await apply(one, email, pick(found));
    }
    await one.get('own applications', '/candidatures');
    await read(15);
    await confirm(one, email);
  }
  one.end();
}

async function apply(one, email, offer) {
  const form = await one.get('form to apply', `/candidatures/postuler/${offer}`);
  if (form.status !== 200) return;
  await read(20); // the letter
  const answer = await one.post('apply', /\/candidatures\/postuler\//, { motivation: LETTER });
  if (isDone(answer)) note('applied', email, offer);
}

// Those that were accepted meanwhile: looked at twice.
async function confirm(one, email) {
  for (let look = 0; look < 2; look++) {
    await one.get('own applications', '/candidatures');
    const accepted = one.html.match(/\/candidatures\/(\d+)\/confirmer/);
    if (accepted) {
      await one.get('form to confirm', `/candidatures/${accepted[1]}/confirmer`);
      await read(5);
      const answer = await one.post('confirm', /\/confirmer$/, {});
      if (isDone(answer)) note('confirmed', email, accepted[1]);
      return;
    }
    await read(20);
  }
}

async function employer(number) {
  const one = new Visitor(), email = `patron${number}@essai.example`;
  if (await signIn(one, email)) {
    for (let look = 0; look < 3; look++) {
      await one.get('employer: to answer', '/candidatures');
      await read(5);
      for (const id of one.found(/href="\/candidatures\/(\d+)"/g).slice(0, 8)) await answerTo(one, email, id);
      await one.get('employer: own offers', '/offres/mes-offres');
      await read(15);
    }
  }
  one.end();
}

async function answerTo(one, email, id) {
  await one.get('employer: one of them', `/candidatures/${id}`);
  await read(8);
  const act = Math.random() < 0.6 ? 'accepter' : 'refuser';
  const form = await one.get('employer: form to answer', `/candidatures/${id}/${act}`);
  if (form.status !== 200) return;
  await read(4);
  const answer = await one.post('employer: answer', new RegExp(`/${act}$`), {});
  if (isDone(answer)) note(act === 'accepter' ? 'accepted' : 'refused', email, id);
}

// Parents, teachers, the curious: without an account, from the cache of the web server.
async function passer() {
  const one = new Visitor();
  await one.get('anonymous: home page', '/');
  await read(5);
  await one.get('anonymous: offers', '/offres');
  await read(5);
  await one.get('anonymous: offer', `/offres/${pick(OFFERS)}`);
  one.end();
}

// Few at first, most in the middle: from half the mean to one and a half.
async function arrivals(anHour, begin) {
  const all = [];
  for (let n = 0, due = 0; ; n++) {
    due += 3600e3 / (anHour * factor * (0.5 + Math.sin(Math.PI * Math.min(1, due / length)) ** 2));
    if (due > length) break;
    await sleep(Math.max(0, began + due - Date.now()));
    most = Math.max(most, ++visitors);
    const failed = error => note('driver-failed', 'driver', error.message.replaceAll(' ', '_'));
    all.push(begin(n).catch(failed).finally(() => visitors--));
  }
  return Promise.all(all);
}

const sampled = () => sample(Date.now() - began > length / 4); // warm by then
sampled();
const sampling = setInterval(sampled, 2000);
await Promise.all([
  arrivals(PUPILS_AN_HOUR, n => pupil(FIRST_PUPIL + n)),
  arrivals(EMPLOYERS_AN_HOUR, n => employer(1 + n % EMPLOYERS)),
  arrivals(PUPILS_AN_HOUR / 5, passer),
]);
clearInterval(sampling);
sampled();
acts.end();
report((Date.now() - began) / 1000);
process.exit(0);

function at(sorted, part) {
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1) : '–';
}

function row(name, sorted, ...more) {
  const times = [0.5, 0.95, 0.99, 1].map(part => at(sorted, part));
  console.log(`| ${[name, sorted.length, ...times, ...more].join(' | ')} |`);
}

// The table of the pages, those asked most first; then what the site was under it.
function report(seconds) {
  const all = [], slow = [];
  let errors = 0;
  console.log('| page | requests | p50 ms | p95 | p99 | longest | refused | errors |');
  console.log('|---|---|---|---|---|---|---|---|');
  for (const [name, of] of [...pages].sort(([, a], [, b]) => b.times.length - a.times.length)) {
    const sorted = Float64Array.from(of.times).sort();
    row(name, sorted, of.refused, [...of.errors].map(([what, count]) => `${count} × ${what}`).join(', ') || '0');
    errors += [...of.errors.values()].reduce((sum, count) => sum + count, 0);
    for (const time of of.times) all.push(time);
    if (sorted[Math.floor(sorted.length * 0.95)] > 1000) slow.push(name);
  }
  const every = Float64Array.from(all).sort(), requests = every.length;
  row('all', every, '', errors);
  console.log(`\nfactor ${factor}: ${requests} requests in ${seconds.toFixed(0)} s, `
    + `${(requests / seconds).toFixed(0)} a second, at most ${most} people at once, ${given.up} gave up`);
  console.log(`above a second at p95: ${slow.join(', ') || 'none'}`);
  console.log('cores, and memory of the largest process after a quarter of the time → at the end: '
    + summary(seconds).join('; '));
}
