// The pages of agreements at both widths: a school's list, one agreement, the text of the articles;
// and the page that says whether a document is authentic, by the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, open, phone, signedIn, site } from "./browser.mjs";
import { checkPath } from "./checks.mjs";

let browser, visitor, college;
before(async () => {
  browser = await open();
  visitor = await browser.newContext({ locale: "fr-FR" });
  college = await signedIn(browser, "college@demo.example");
});
after(async () => { await browser.close(); });

checkPath(test, () => visitor, "/conventions/verifier");
for (const path of ["/conventions", "/conventions/modele"]) checkPath(test, () => college, path);

test("an agreement opens from the list, and overflows at no width", async () => {
  for (const viewport of [phone, desk]) {
    const page = await college.newPage();
    await page.setViewportSize(viewport);
    await page.goto(`${site}/conventions`);
    await page.locator("table.list th a").first().press("Enter");
    await page.getByRole("heading", { level: 1, name: /Convention de stage/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await page.close();
  }
});

test("a document that nobody signed is not authentic", async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${site}/conventions/verifier`);
  await page.setInputFiles("#fichier", { name: "x.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") });
  await page.getByRole("button", { name: "Vérifier ce fichier" }).press("Enter");
  await page.getByRole("heading", { name: "Nous ne connaissons pas ce document" }).waitFor();
  await page.close();
});
