// A Monday of September: pupils and employers who come, each with a connection, a cookie and an address of
// their own, at the rhythm of people. Run by t/load/monday.
//   node t/load/monday.mjs MINUTES FACTOR FILE
// FACTOR 1 is 15,000 pupils and 600 employers an hour. What the site said was done goes to FILE, a line an
// act, for who looks whether it was. Standard output: a table of the pages.
import fs from 'node:fs';
import http from 'node:http';

const [minutes, factor, file] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const PUPILS_AN_HOUR = 15000, EMPLOYERS_AN_HOUR = 600, EMPLOYERS = Number(process.env.EMPLOYERS);
const FIRST_PUPIL = Number(process.env.FIRST_PUPIL ?? 1), OFFERS = process.env.OFFERS.split(' ');
const base = new URL(process.env.STAGE3E_URL), build = process.env.BUILD;
const WORDS = ['boulanger', 'mécanicien', 'infirmier', 'architecte', 'cuisinier', 'jardinier', 'journaliste', 'électricien',
  'vétérinaire', 'photographe', 'pharmacien', 'éducateur', 'avocat', 'fleuriste', 'véto', 'informatique', 'dessin', 'animaux'];
const TOWNS = ['Nantes', 'Saint-Nazaire', 'Rezé', 'Orvault', 'Blain', 'Clisson'];

const length = minutes * 60e3, began = Date.now();
const acts = fs.createWriteStream(file);
const pages = new Map(); // name → { times, errors, refused }
let visitors = 0, most = 0, given = 0;

const pick = list => list[Math.floor(Math.random() * list.length)];
const sleep = ms => new Promise(done => setTimeout(done, ms));
// How long somebody reads. Those who are still there when no one comes any more go on at their own rhythm: once
// they hurried, and were ten times as many requests as the factor said.
const read = seconds => sleep(1000 * Math.min(4 * seconds, seconds * -Math.log(1 - Math.random())));

function page(name) {
  if (!pages.has(name)) pages.set(name, { times: [], errors: new Map(), refused: 0 });
  return pages.get(name);
}

class Visitor {
  static #number = 0;
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1, timeout: 60e3 });
  #cookies = new Map();
  // Each at home: what is counted by address is nobody else's.
  #address = (n => `127.${1 + (n >> 16) % 200}.${(n >> 8) & 255}.${1 + (n & 255) % 250}`)(Visitor.#number++);
  html = '';

  end() { this.#agent.destroy(); }

  #send(method, path, body) {
    const began = performance.now();
    const headers = { Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (!headers.Cookie) delete headers.Cookie;
    if (body !== undefined) Object.assign(headers, { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) });
    return new Promise(done => {
      const fail = why => done({ status: 0, why, ms: performance.now() - began, html: '', location: '' });
      const request = http.request({ host: base.hostname, port: base.port, method, path, headers, agent: this.#agent, localAddress: this.#address, timeout: 60e3 }, answer => {
        const parts = [];
        answer.on('data', part => parts.push(part)).on('error', () => fail('broken')).on('end', () => {
          for (const cookie of answer.headers['set-cookie'] ?? []) {
            const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
            value === '' ? this.#cookies.delete(name) : this.#cookies.set(name, value);
          }
          done({ status: answer.statusCode, ms: performance.now() - began, html: Buffer.concat(parts).toString(), location: answer.headers.location ?? '', wait: Number(answer.headers['retry-after'] ?? 1) });
        });
      });
      request.on('error', error => fail(error.code)).on('timeout', () => request.destroy());
      request.end(body);
    });
  }

  // Asks, and again where a visitor would: told to come back, or cut off. A form acts once, however often.
  async #ask(name, method, path, body) {
    const of = page(name);
    for (let tries = 1; ; tries++) {
      const answer = await this.#send(method, path, body);
      if (answer.status >= 200 && answer.status < 500) {
        of.times.push(answer.ms);
        of.refused += method === 'POST' ? answer.status !== 303 : answer.status >= 400;
        this.html = answer.html;
        return answer;
      }
      const what = answer.status || answer.why;
      of.errors.set(what, (of.errors.get(what) ?? 0) + 1);
      if (tries === 40) { given++; return answer; }
      await sleep(Math.min(answer.wait ?? 1, 2) * 1000 * Math.random());
    }
  }

  get(name, path) { return this.#ask(name, 'GET', path); }

  // The form of the page whose action matches, with what it has, changed as said; null if there is none.
  async post(name, action, fields) {
    for (const [, head, inside] of this.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
      const to = head.match(/action="([^"]*)"/)?.[1];
      if (!to || !action.test(to) || !/method="post"/i.test(head)) continue;
      const sent = new Map();
      for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
        const kind = tag.match(/type="([^"]*)"/)?.[1] ?? 'text', name = tag.match(/name="([^"]*)"/)?.[1];
        if (!name || (/^(radio|checkbox)$/.test(kind) && (!/\bchecked\b/.test(tag) && (kind === 'checkbox' || sent.has(name))))) continue;
        sent.set(name, (tag.match(/value="([^"]*)"/)?.[1] ?? '').replaceAll('&amp;', '&'));
      }
      for (const [, head, name, options] of inside.matchAll(/<select\b([^>]*name="([^"]*)"[^>]*)>(.*?)<\/select>/gs))
        sent.set(name, options.match(/required/.test(head) ? /<option\b[^>]*value="([^"]+)"/ : /<option\b[^>]*value="([^"]*)"/)?.[1] ?? '');
      for (const [key, value] of Object.entries(fields)) sent.set(key, value);
      return this.#ask(name, 'POST', to.replaceAll('&amp;', '&'), new URLSearchParams([...sent]).toString());
    }
    return null;
  }

  async signIn(email) {
    await this.get('form to sign in', '/connexion');
    await read(4);
    const answer = await this.post('sign in', /connexion/, { email, password: 'stage3e-demo' });
    if (answer?.status !== 303) note('turned-away', email, answer?.status ?? 'no-form');
    return answer?.status === 303;
  }
}

function note(...words) { acts.write(words.join(' ') + '\n'); }
// Sent back with the reason, where meanwhile something else came of it, is not done.
const isDone = answer => answer?.status === 303 && !/[?&]refus=/.test(answer.location);

async function pupil(number) {
  const one = new Visitor(), email = `lundi${number}@essai.example`;
  await one.get('home page', '/');
  await read(3);
  if (await one.signIn(email)) {
    for (let search = 0; search < 3; search++) {
      const query = pick([`mots=${encodeURIComponent(pick(WORDS))}`, `ville=${encodeURIComponent(pick(TOWNS))}`, `mots=${encodeURIComponent(pick(WORDS))}&ville=${encodeURIComponent(pick(TOWNS))}`, '']);
      await one.get(query ? 'search' : 'list of offers', `/offres?${query}`);
      await read(6);
      const found = [...new Set([...one.html.matchAll(/href="\/offres\/(\d+)[?"]/g)].map(match => match[1]))];
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
  const answer = await one.post('apply', /\/candidatures\/postuler\//, { motivation: 'Je voudrais découvrir ce métier, car il me plaît. '.repeat(8) });
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
  const one = new Visitor();
  if (await one.signIn(`patron${number}@essai.example`)) {
    for (let look = 0; look < 3; look++) {
      await one.get('employer: to answer', '/candidatures');
      await read(5);
      const waiting = [...new Set([...one.html.matchAll(/href="\/candidatures\/(\d+)"/g)].map(match => match[1]))].slice(0, 8);
      for (const id of waiting) {
        await one.get('employer: one of them', `/candidatures/${id}`);
        await read(8);
        const act = Math.random() < 0.6 ? 'accepter' : 'refuser';
        const form = await one.get('employer: form to answer', `/candidatures/${id}/${act}`);
        if (form.status !== 200) continue;
        await read(4);
        const answer = await one.post('employer: answer', new RegExp(`/${act}$`), {});
        if (isDone(answer)) note(act === 'accepter' ? 'accepted' : 'refused', `patron${number}@essai.example`, id);
      }
      await one.get("employer: own offers", '/offres/mes-offres');
      await read(15);
    }
  }
  one.end();
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
    all.push(begin(n).catch(error => note('driver-failed', 'driver', error.message.replaceAll(' ', '_'))).finally(() => visitors--));
  }
  return Promise.all(all);
}

// CPU and memory of the processes, by name.
const names = ['offers', 'applications', 'accounts', 'export', 'pages'].map(name => [name, command => command.split('\0')[0] === `${build}/${name}`])
  .concat([['mariadb', command => command.includes('mariadbd') && command.includes(`${process.env.VAR}/db`)], ['nginx', command => command.startsWith('nginx: worker')],
    ['mailer', command => command.split('\0')[0] === `${build}/mailer`], ['the driver', (_, pid) => Number(pid) === process.pid]]);
const used = new Map(names.map(([name]) => [name, { ticks: new Map(), first: 0, last: 0, most: 0 }]));
function sample() {
  const now = new Map();
  for (const pid of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1');
      const name = names.find(([, is]) => is(command, pid))?.[0];
      if (!name) continue;
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
      const of = used.get(name), ticks = Number(stat[11]) + Number(stat[12]), entry = of.ticks.get(pid);
      of.ticks.set(pid, { from: entry ? entry.from : ticks, to: ticks });
      now.set(name, Math.max(now.get(name) ?? 0, Number(stat[21]) * 4096));
    } catch { /* it has ended */ }
  }
  for (const [name, bytes] of now) {
    const of = used.get(name);
    of.last = bytes;
    of.most = Math.max(of.most, bytes);
    if (!of.first && Date.now() - began > length / 4) of.first = bytes; // warm by then
  }
}

sample();
const sampling = setInterval(sample, 2000);
await Promise.all([arrivals(PUPILS_AN_HOUR, n => pupil(FIRST_PUPIL + n)), arrivals(EMPLOYERS_AN_HOUR, n => employer(1 + n % EMPLOYERS)), arrivals(PUPILS_AN_HOUR / 5, passer)]);
clearInterval(sampling);
sample();
acts.end();

const seconds = (Date.now() - began) / 1000;
const at = (sorted, part) => sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1) : '–';
let requests = 0, errors = 0, all = [];
console.log('| page | requests | p50 ms | p95 | p99 | longest | refused | errors |\n|---|---|---|---|---|---|---|---|');
for (const [name, of] of [...pages].sort((a, b) => b[1].times.length - a[1].times.length)) {
  const sorted = Float64Array.from(of.times).sort(), failed = [...of.errors].map(([what, count]) => `${count} × ${what}`).join(', ');
  requests += sorted.length;
  errors += [...of.errors.values()].reduce((sum, count) => sum + count, 0);
  all = all.concat(of.times);
  console.log(`| ${name} | ${sorted.length} | ${at(sorted, 0.5)} | ${at(sorted, 0.95)} | ${at(sorted, 0.99)} | ${at(sorted, 1)} | ${of.refused} | ${failed || '0'} |`);
}
const every = Float64Array.from(all).sort();
console.log(`| all | ${requests} | ${at(every, 0.5)} | ${at(every, 0.95)} | ${at(every, 0.99)} | ${at(every, 1)} | | ${errors} |\n`);
console.log(`factor ${factor}: ${requests} requests in ${seconds.toFixed(0)} s, ${(requests / seconds).toFixed(0)} a second, at most ${most} people at once, ${given} gave up`);
const bends = [...pages].map(([name, of]) => [name, Float64Array.from(of.times).sort()]).filter(([, sorted]) => sorted[Math.floor(sorted.length * 0.95)] > 1000).map(([name]) => name);
console.log(`above a second at p95: ${bends.join(', ') || 'none'}`);
const hertz = 100, cores = [];
for (const [name, of] of used) {
  const cpu = [...of.ticks.values()].reduce((sum, { from, to }) => sum + to - from, 0) / hertz;
  if (of.most) cores.push(`${name} ${(cpu / seconds).toFixed(2)} (${(of.first / 1048576).toFixed(1)} → ${(of.last / 1048576).toFixed(1)} MB, most ${(of.most / 1048576).toFixed(1)})`);
}
console.log(`cores, and memory of the largest process after a quarter of the time → at the end: ${cores.join('; ')}`);
process.exit(0);
