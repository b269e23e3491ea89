// Every kind of page, at both widths and in both schemes: axe finds nothing, the HTML is valid,
// nothing overflows, the console is silent, and the page is light.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { desk, open, phone, site, watch } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    "no-trailing-whitespace": "off", "long-title": "off", "no-redundant-for": "off",
    // Written by our own writer: quoted, lower case, one line.
    "attribute-boolean-style": "off", "no-inline-style": "error", "void-style": "off",
    "doctype-style": "off", "tel-non-breaking": "off", "prefer-native-element": "off",
    "no-implicit-button-type": "error", "valid-autocomplete": "error",
  },
});

const paths = [
  "/", "/offres", "/offres?ville=Nantes&mots=boulanger&acces=moteur&libres=1", "/offres?mots=introuvable&domaine=4",
  "/offres?ville=Trifouillis", "/offres/carte", "/offres/1", "/offres/deposer", "/offres/deposer/sans-compte",
  "/offres/deposer/merci", "/connexion", "/eleves", "/eleves/lettre-de-motivation", "/parents/questions-reponses",
  "/colleges", "/colleges/dates", "/employeurs", "/employeurs/temoignages", "/plan-du-site", "/accessibilite",
  "/contact", "/nulle-part", "/offres/999999", "/offres/activer/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
];

let browser;
before(async () => { browser = await open(); });
after(async () => { await browser.close(); });

// axe itself is run outside the page's CSP, which would refuse an added script.
async function violations(page) {
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

for (const path of paths) {
  for (const [width, viewport, colorScheme] of [["360", phone, "light"], ["1280", desk, "light"], ["360 dark", phone, "dark"]]) {
    test(`${path} at ${width}`, async () => {
      const page = await browser.newPage({ viewport, colorScheme });
      const complaints = watch(page);
      const response = await page.goto(site + path, { waitUntil: "load" });
      const status = response.status();
      assert.ok(status < 500);
      assert.deepEqual(await violations(page), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, "wider than the screen");
      const expected = status >= 400 ? [`Failed to load resource: the server responded with a status of ${status}`] : [];
      assert.deepEqual(complaints.filter((text) => !expected.some((start) => text.startsWith(start))), []);
      await page.close();
    });
  }

  test(`${path} is valid HTML`, async () => {
    const html = await (await fetch(site + path)).text();
    const report = await validator.validateString(html);
    const messages = report.results.flatMap((result) => result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.message}`));
    assert.deepEqual(messages, []);
  });
}

test("at 320 pixels, and at 400 % of a desk, nothing overflows", async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
  for (const path of paths) {
    await page.goto(site + path);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(overflow, 0, path);
  }
  await page.close();
});

test("a first visit weighs less than 100 KB, the next page less than 20", async () => {
  const context = await browser.newContext({ viewport: phone });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (event) => { bytes += event.encodedDataLength; });
  await page.goto(`${site}/offres`, { waitUntil: "networkidle" });
  assert.ok(bytes < 100e3, `${bytes} bytes`);
  bytes = 0;
  await page.goto(`${site}/offres?page=2`, { waitUntil: "networkidle" });
  assert.ok(bytes < 20e3, `${bytes} bytes`);
  await context.close();
});

test("the keyboard alone: skip link first, focus always seen", async () => {
  const page = await browser.newPage({ viewport: desk });
  await page.goto(`${site}/offres`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Aller au contenu");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "contenu");
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none");
  }
  await page.close();
});
