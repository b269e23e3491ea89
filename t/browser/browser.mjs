// What the browser tests share: one Chromium (Debian's, headless, kept off the network), the
// mailbox, and a watch on what a page complains of.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { chromium } from "playwright-core";

export const site = process.env.STAGE3E_URL ?? "http://127.0.0.1:8080";
export const mailbox = process.env.STAGE3E_MAILBOX ?? "http://127.0.0.1:8081";

export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

export function open(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--force-prefers-reduced-motion",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more,
    ],
  });
}

// Answers each question of an offer by no, by the keyboard.
export async function answerNo(page) {
  for (const no of await page.locator(".yes-no input[value='0']").all()) await no.press("Space");
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

// What matches the pattern in the newest mail that holds all the words (an address, a part of the
// subject or of the text), once it is there.
export async function mailFor(words, pattern) {
  const query = new URLSearchParams(words.map((word) => ["q", word]));
  for (let i = 0; i < 300; i++) {
    for (const mail of await (await fetch(`${mailbox}/search?${query}`)).json()) {
      const found = mail.text.match(pattern);
      if (found) return found[0];
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`no such mail: ${words.join(", ")}`);
}

// The code of now of a TOTP secret in base 32 (RFC 6238).
export function totp(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1e6).padStart(6, "0");
}

// A context of an administrator of the test's own: of the demo's, each sets up a second factor once.
export async function newAdmin(browser) {
  const email = `admin${process.pid}@essai.example`;
  const said = execFileSync(`${process.env.STAGE3E_BUILD}/stage3ectl`, ["create-admin", email, "Alix", "Marchand"],
    { env: { ...process.env, STAGE3E_CONF: `${process.env.STAGE3E_VAR}/etc/stage3e.conf` }, encoding: "utf8" });
  const page = await browser.newPage();
  await page.goto(said.match(/http\S+/)[0]);
  await page.locator("#password").fill("trois mots tranquilles");
  await page.locator("#password-confirmation").fill("trois mots tranquilles");
  await page.locator("main form button[type=submit]").press("Enter");
  await page.locator("#password-confirmation").waitFor({ state: "detached" });
  await page.close();
  return signedIn(browser, email, { password: "trois mots tranquilles" });
}

// A context signed in as a demo account; an administrator sets up the second factor.
export async function signedIn(browser, email, { password = "stage3e-demo", ...options } = {}) {
  const context = await browser.newContext({ locale: "fr-FR", ...options });
  const page = await context.newPage();
  await page.goto(`${site}/connexion`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).press("Enter");
  if (email.startsWith("admin")) {
    await page.locator("#code").fill(totp(await page.locator(".secret").textContent()));
    await page.getByRole("button", { name: "Continuer" }).press("Enter");
    await page.getByRole("link", { name: "Je les ai notés" }).press("Enter");
  }
  await page.getByRole("button", { name: "Déconnexion" }).waitFor();
  return context;
}

// The digit that makes a number pass the Luhn check.
function luhnKey(number) {
  const sum = [...number].reverse().map(Number).reduce((total, digit, i) => {
    const value = i % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - sum % 10) % 10;
}

// A SIRET: a SIREN with its key, an establishment, a key.
export function siret() {
  const random = `9${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  const number = `${random}${luhnKey(random)}0001`;
  return `${number}${luhnKey(number)}`;
}
