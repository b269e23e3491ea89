// What the browser tests share: one Chromium (Debian's, headless, kept off the network), the
// mailbox, and a watch on what a page complains of.
import { chromium } from "playwright-core";

export const site = process.env.STAGE3E_URL ?? "http://127.0.0.1:8080";
export const mailbox = process.env.STAGE3E_MAILBOX ?? "http://127.0.0.1:8081";

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

export function open() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

// Errors in the console (violations of the CSP among them), scripts that fail, requests to
// other sites. The refused form of a journey answers 422, which Chromium notes as an error.
export function watch(page) {
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 422/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(site) && !request.url().startsWith("data:")) complaints.push(request.url());
  });
  return complaints;
}

// The link of the first mail to an address, once it is there.
export async function mailFor(address) {
  for (let i = 0; i < 300; i++) {
    const list = await (await fetch(mailbox)).text();
    const row = list.split("<tr>").find((part) => part.includes(address));
    if (row) {
      const text = await (await fetch(`${mailbox}${row.match(/href='(\/[^']+)'/)[1]}/text`)).text();
      return text.match(/http:\/\/\S+\/offres\/activer\/\S+/)[0];
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`no mail to ${address}`);
}

// A SIRET that passes the Luhn check.
export function siret() {
  const digits = [...`9${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}0001`].map(Number);
  const sum = digits.reduceRight((total, digit, i) => {
    const value = (digits.length - 1 - i) % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits.join("") + (10 - sum % 10) % 10;
}
