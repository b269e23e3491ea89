// Somebody at a browser, for t/load/monday.mjs: a connection, cookies and an address of their own, who sends forms
// as pages have them and comes again where told to. What they met is counted by page.
import http from 'node:http';

const base = new URL(process.env.STAGE3E_URL);
const TIMEOUT_MS = 60e3, MOST_TRIES = 40;

export const pages = new Map(); // name → { times, errors, refused }
export const given = { up: 0 };
export const sleep = ms => new Promise(done => setTimeout(done, ms));

function page(name) {
  if (!pages.has(name)) pages.set(name, { times: [], errors: new Map(), refused: 0 });
  return pages.get(name);
}

// Each at home: what is counted by address is nobody else's.
const addressOf = n => `127.${1 + (n >> 16) % 200}.${(n >> 8) & 255}.${1 + (n & 255) % 250}`;

const attribute = (tag, name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
const unescaped = text => text.replaceAll('&amp;', '&');

// What the fields between the tags of a form hold, as a browser would send them; of radio buttons of which none is
// checked, the first.
function fieldsOf(inside) {
  const sent = new Map();
  for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
    const kind = attribute(tag, 'type') ?? 'text', name = attribute(tag, 'name'), isOff = !/\bchecked\b/.test(tag);
    if (!name || (kind === 'checkbox' && isOff) || (kind === 'radio' && isOff && sent.has(name))) continue;
    sent.set(name, unescaped(attribute(tag, 'value') ?? ''));
  }
  for (const [, head, name, options] of inside.matchAll(/<select\b([^>]*name="([^"]*)"[^>]*)>(.*?)<\/select>/gs)) {
    const first = /required/.test(head) ? /<option\b[^>]*value="([^"]+)"/ : /<option\b[^>]*value="([^"]*)"/;
    sent.set(name, options.match(first)?.[1] ?? '');
  }
  return sent;
}

export class Visitor {
  static #number = 0;
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1, timeout: TIMEOUT_MS });
  #cookies = new Map();
  #address = addressOf(Visitor.#number++);
  html = '';

  end() { this.#agent.destroy(); }

  #headers(body) {
    const headers = {};
    if (this.#cookies.size) headers.Cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    if (body !== undefined) {
      headers['Content-Type'] = 'application/x-www-form-urlencoded';
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    return headers;
  }

  #keepCookies(lines = []) {
    for (const line of lines) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      value === '' ? this.#cookies.delete(name) : this.#cookies.set(name, value);
    }
  }

  // One request: its status (0 where none came), how long it took, what it said.
  #send(method, path, body) {
    const began = performance.now(), took = () => performance.now() - began;
    const options = {
      host: base.hostname, port: base.port, method, path, headers: this.#headers(body),
      agent: this.#agent, localAddress: this.#address, timeout: TIMEOUT_MS,
    };
    return new Promise(done => {
      const fail = why => done({ status: 0, why, ms: took(), html: '', location: '' });
      const request = http.request(options, answer => {
        const parts = [];
        answer.on('data', part => parts.push(part)).on('error', () => fail('broken')).on('end', () => {
          this.#keepCookies(answer.headers['set-cookie']);
          done({
            status: answer.statusCode, ms: took(), html: Buffer.concat(parts).toString(),
            location: answer.headers.location ?? '', wait: Number(answer.headers['retry-after'] ?? 1),
          });
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
      if (tries === MOST_TRIES) { given.up++; return answer; }
      await sleep(Math.min(answer.wait ?? 1, 2) * 1000 * Math.random());
    }
  }

  get(name, path) { return this.#ask(name, 'GET', path); }

  // The form of the page whose action matches, with what it has, changed as said; null if there is none.
  async post(name, action, fields) {
    for (const [, head, inside] of this.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)) {
      const to = attribute(head, 'action');
      if (!to || !action.test(to) || !/method="post"/i.test(head)) continue;
      const sent = new Map([...fieldsOf(inside), ...Object.entries(fields)]);
      return this.#ask(name, 'POST', unescaped(to), new URLSearchParams([...sent]).toString());
    }
    return null;
  }

  // What the page links to: the first group of the pattern, each once.
  found(pattern) { return [...new Set([...this.html.matchAll(pattern)].map(match => match[1]))]; }
}
