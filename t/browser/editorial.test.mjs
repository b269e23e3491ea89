// An administrator writes: by the keyboard, with a picture, a preview; and announces something. On a
// phone and on a desk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPath } from "./checks.mjs";
import { desk, newAdmin, open, phone, site, watch } from "./browser.mjs";

let browser, admin;
before(async () => {
  browser = await open();
  admin = await newAdmin(browser);
});
after(async () => { await browser.close(); });

for (const viewport of [phone, desk]) {
  test(`a page, from the first word to the site (${viewport.width} px)`, async () => {
    const page = await admin.newPage();
    const complaints = watch(page);
    await page.setViewportSize(viewport);
    await page.goto(`${site}/admin/contenus/nouveau/parents`);
    const title = `Essai à ${viewport.width} pixels`;
    const body = page.locator("#page-body");
    await page.getByLabel("Titre", { exact: false }).first().fill(title);
    await page.getByLabel("Résumé").fill("Un résumé.");
    await body.fill("Un mot important.\nPuis un autre.");
    await body.evaluate((field) => field.setSelectionRange(7, 16));
    await body.press("Control+b");
    assert.equal(await body.inputValue(), "Un mot **important**.\nPuis un autre.");
    await page.getByRole("button", { name: "Titre", exact: true }).focus();
    await page.keyboard.press("End");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Tableau");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Gras", "arrows go round");
    await body.press("Control+Home");
    await page.locator("#picture").setInputFiles("t/images/baseline.jpg");
    await page.getByRole("button", { name: "Ajouter l’image au texte" }).press("Enter");
    await page.getByText(/Dites en quelques mots ce que l’on voit/).first().waitFor();
    assert.match(await body.inputValue(), /\*\*important\*\*/, "nothing typed is lost");
    await page.locator("#picture").setInputFiles("t/images/baseline.jpg");
    await page.getByLabel("Ce que l’on voit sur l’image").fill("La porte de l’atelier");
    await page.getByRole("button", { name: "Ajouter l’image au texte" }).press("Enter");
    await page.waitForFunction(() => /!\[La porte/.test(document.getElementById("page-body").value));
    await page.getByRole("button", { name: "Voir l’aperçu" }).press("Enter");
    await page.locator("#apercu img[alt='La porte de l’atelier']").waitFor();
    await page.getByRole("button", { name: "Enregistrer" }).press("Enter");
    await page.getByText("C’est enregistré.").waitFor();
    await page.getByRole("link", { name: "La page telle qu’elle est en ligne" }).press("Enter");
    await page.getByRole("heading", { name: title }).waitFor();
    assert.equal(await page.locator(".prose strong").textContent(), "important");
    await page.goBack();
    await page.getByRole("button", { name: "Retirer du site" }).press("Enter");
    await page.getByText("Ce texte n’est plus montré").waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("the pages where texts are edited", async (t) => {
  const page = await admin.newPage();
  await page.goto(`${site}/admin/contenus`);
  const edit = await page.getByRole("link", { name: "Assurance et accident" }).last().getAttribute("href");
  await page.goto(site + edit);
  const version = await page.getByRole("link", { name: /^Lire/ }).first().getAttribute("href");
  await page.close();
  for (const path of ["/admin/contenus", "/admin/contenus/nouveau/bandeaux", edit, version]) {
    await checkPath(t.test.bind(t), () => admin, path);
  }
});

test("pages with pictures and tables", async (t) => {
  const context = await browser.newContext({ locale: "fr-FR" });
  for (const path of ["/employeurs/tutoriel", "/colleges/acces"]) await checkPath(t.test.bind(t), () => context, path);
  await context.close();
});
