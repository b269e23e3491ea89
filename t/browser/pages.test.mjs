// Every kind of public page, at both widths and in both schemes; and what it weighs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, open, phone, site } from "./browser.mjs";
import { checkPath, overflow } from "./checks.mjs";

const paths = [
  "/", "/offres", "/offres?ville=Nantes&mots=boulanger&acces=moteur&libres=1", "/offres?mots=introuvable&domaine=4",
  "/offres?ville=Trifouillis", "/offres?ville=nantez", "/offres?mots=veterinere+kwyjibo", "/offres/carte",
  "/offres?domaine=1&domaine=6&semaine=2027-01-11&repas=1&prioritaires=1&tri=recentes", "/donnees-ouvertes",
  "/offres/1", "/offres/deposer", "/offres/deposer/sans-compte", "/offres/deposer/merci", "/connexion", "/eleves",
  "/eleves/lettre-de-motivation", "/parents/questions-reponses", "/colleges", "/colleges/dates",
  "/colleges/dates?par=college&q=nantes", "/statistiques", "/statistiques?annee=1999", "/employeurs",
  "/employeurs/temoignages", "/plan-du-site", "/accessibilite", "/contact", "/nulle-part", "/offres/999999",
  "/offres/activer/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/compte/creer", "/compte/creer/merci",
  "/compte/creer/employeur?q=nantes", "/compte/creer/employeur?q=introuvable", "/compte/creer/employeur/nouveau",
  "/compte/creer/employeur/1", "/compte/creer/eleve?q=nantes", "/compte/creer/eleve?code=FAUX", "/compte/creer/eleve/1",
  "/compte/creer/college/1", "/compte/mot-de-passe", "/compte/mot-de-passe/envoye", "/compte/supprime",
];

let browser, visitor;
before(async () => {
  browser = await open();
  visitor = await browser.newContext({ locale: "fr-FR" });
});
after(async () => { await browser.close(); });

for (const path of paths) checkPath(test, () => visitor, path);

test("at 320 pixels, and at 400 % of a desk, nothing overflows", async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 256 } });
  for (const path of paths) {
    await page.goto(site + path);
    assert.equal(await overflow(page), 0, path);
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
  await page.waitForFunction(() => document.activeElement.id === "contenu");
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none");
  }
  await page.close();
});
