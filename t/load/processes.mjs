// CPU and memory of the processes of an instance, by name, for t/load/monday.mjs.
import fs from 'node:fs';

const HERTZ = 100, PAGE_BYTES = 4096;
const build = process.env.BUILD, database = `${process.env.VAR}/db`;

const isProgram = name => command => command.split('\0')[0] === `${build}/${name}`;
const KINDS = [
  ...['offers', 'applications', 'accounts', 'export', 'pages'].map(name => [name, isProgram(name)]),
  ['mariadb', command => command.includes('mariadbd') && command.includes(database)],
  ['nginx', command => command.startsWith('nginx: worker')],
  ['mailer', isProgram('mailer')],
  ['the driver', (_, pid) => Number(pid) === process.pid],
];
// ticks: process → { from, to }; first: bytes of the largest process once it was warm.
const used = new Map(KINDS.map(([name]) => [name, { ticks: new Map(), first: 0, last: 0, most: 0 }]));

// The kind, ticks and bytes of a process; null for others, and for one that has ended.
function read(pid) {
  try {
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    const name = KINDS.find(([, is]) => is(command, pid))?.[0];
    if (!name) return null;
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
    return { name, ticks: Number(stat[11]) + Number(stat[12]), bytes: Number(stat[21]) * PAGE_BYTES };
  } catch {
    return null;
  }
}

export function sample(isWarm) {
  const largest = new Map();
  for (const pid of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const found = read(pid);
    if (!found) continue;
    const { ticks } = used.get(found.name);
    ticks.set(pid, { from: ticks.get(pid)?.from ?? found.ticks, to: found.ticks });
    largest.set(found.name, Math.max(largest.get(found.name) ?? 0, found.bytes));
  }
  for (const [name, bytes] of largest) {
    const of = used.get(name);
    of.last = bytes;
    of.most = Math.max(of.most, bytes);
    if (!of.first && isWarm) of.first = bytes;
  }
}

// A line a kind that there was: cores over the seconds, and memory.
export function summary(seconds) {
  const mb = bytes => (bytes / 1048576).toFixed(1);
  return [...used].filter(([, of]) => of.most).map(([name, { ticks, first, last, most }]) => {
    const cpu = [...ticks.values()].reduce((sum, { from, to }) => sum + to - from, 0) / HERTZ;
    return `${name} ${(cpu / seconds).toFixed(2)} (${mb(first)} → ${mb(last)} MB, most ${mb(most)})`;
  });
}
