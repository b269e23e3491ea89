// The end of a session, as one sees it coming and after: with a script and without.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, open, phone, signedIn, site, watch } from "./browser.mjs";

let browser;
before(async () => { browser = await open(); });
after(async () => { await browser.close(); });

const minutes = 60 * 1000;

for (const viewport of [phone, desk]) {
  test(`five minutes before the end, one may stay signed in (${viewport.width} px)`, async () => {
    const context = await signedIn(browser, "employeur@demo.example", { viewport });
    const page = await context.newPage();
    const complaints = watch(page);
    await page.clock.install();
    await page.goto(`${site}/compte/profil`);
    await page.clock.fastForward(20 * minutes);
    assert.equal(await page.getByRole("alert").count(), 0);
    await page.clock.fastForward(6 * minutes);
    await page.getByRole("alert").getByText(/Votre session se termine à \d\d.h.\d\d/).waitFor();
    await page.getByRole("button", { name: "Rester connecté" }).press("Enter");
    await page.getByRole("alert").waitFor({ state: "detached" });
    await page.clock.fastForward(29 * minutes);
    await page.getByRole("button", { name: "Rester connecté" }).waitFor();
    await page.clock.fastForward(2 * minutes);
    await page.getByText(/Votre session a pris fin. Rien n’est perdu/).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("without JavaScript what was typed is found again", async () => {
  const context = await signedIn(browser, "employeur@demo.example", { javaScriptEnabled: false, viewport: phone });
  const page = await context.newPage();
  await page.goto(`${site}/compte/profil`);
  await page.locator("#job-title").fill("Cheffe d’atelier");
  await page.locator("#mobile").fill("06 12 34 56 78");
  await context.clearCookies();
  await page.getByRole("button", { name: "Enregistrer" }).press("Enter");
  await page.getByRole("heading", { name: "Votre session a pris fin" }).waitFor();
  await page.getByLabel("E-mail").fill("employeur@demo.example");
  await page.getByLabel("Mot de passe").fill("stage3e-demo");
  await page.getByRole("button", { name: "Se connecter" }).press("Enter");
  await page.getByText("Cheffe d’atelier").waitFor();
  await page.getByRole("button", { name: "Envoyer ce que j’avais rempli" }).press("Enter");
  await page.getByRole("heading", { name: "Mon compte" }).waitFor();
  await page.goto(`${site}/compte/profil`);
  assert.equal(await page.locator("#job-title").inputValue(), "Cheffe d’atelier");
  await context.close();
});
