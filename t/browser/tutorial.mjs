// The pictures of the tutorials, taken of the site as it is: node tutorial.mjs DIRECTORY. Each has one
// size, that of its name, so that running it again replaces it and the pages stay as they are.
import { open, signedIn, site } from "./browser.mjs";

const phone = { width: 360, height: 560 };
const desk = { width: 1100, height: 620 };

// From what is to be seen first on, below the frame of the page and without the bar at its bottom.
async function shoot(page, selector, { width, height }, path) {
  await page.setViewportSize({ width, height: 3000 });
  const box = await page.locator(selector).first().boundingBox();
  const y = Math.max(0, Math.round(box.y + await page.evaluate(() => window.scrollY)) - 16);
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y, width, height } });
  await page.setViewportSize({ width, height });
}

const pupil = [
  ["recherche", (page) => page.goto(`${site}/offres?libres=1`), "main h1"],
  ["offre", async (page) => {
    await page.goto(`${site}/offres?libres=1`);
    await page.locator("main article h2 a, main article h3 a").nth(3).press("Enter");
    await page.waitForURL(/\/offres\/\d+/);
  }, "main h1"],
  ["candidature", async (page) => {
    await page.goto(`${site}/offres?libres=1`);
    const offers = await page.locator("main article h2 a, main article h3 a")
      .evaluateAll((links) => links.map((link) => link.href));
    for (const offer of offers) {
      await page.goto(offer.replace(/\/offres\/(\d+).*/, "/candidatures/postuler/$1"));
      if (await page.locator("#motivation").count()) break;
    }
    await page.locator("#motivation").fill("Je passe souvent devant chez vous. "
      + "J’aimerais voir comment vous travaillez, et poser mes questions.");
    await page.evaluate(() => document.activeElement.blur());
  }, "main label[for='motivation']"],
  ["suivi", (page) => page.goto(`${site}/candidatures`), "main h1"],
];

const employer = [
  ["depot", (page) => page.goto(`${site}/offres/deposer/nouvelle`), "main h1"],
  ["candidatures", (page) => page.goto(`${site}/candidatures`), "main table"],
  ["reponse", async (page) => {
    await page.goto(`${site}/candidatures`);
    const application = await page.locator("main a[href*='/candidatures/']")
      .evaluateAll((links) => links.map((link) => link.href).find((href) => /\/candidatures\/\d+$/.test(href)));
    await page.goto(application);
  }, "main h1"],
  ["offres", (page) => page.goto(`${site}/offres/mes-offres`), "main h1"],
];

const school = [
  ["eleves", (page) => page.goto(`${site}/candidatures`), "main h1"],
  ["suivi", (page) => page.goto(`${site}/candidatures`), "main table"],
  ["dates", (page) => page.goto(`${site}/college/dates`), "main h1"],
  ["conventions", (page) => page.goto(`${site}/conventions`), "main h1"],
];

const roles = [
  ["eleve", "eleve@demo.example", phone, pupil],
  ["employeur", "employeur@demo.example", desk, employer],
  ["college", "college@demo.example", desk, school],
];

const directory = process.argv[2];
const browser = await open();
for (const [role, email, viewport, shots] of roles) {
  const context = await signedIn(browser, email, { viewport, colorScheme: "light" });
  const page = await context.newPage();
  for (const [name, go, first] of shots) {
    await go(page);
    await page.waitForLoadState("networkidle");
    await shoot(page, first, viewport, `${directory}/${role}-${name}-${viewport.width}x${viewport.height}.png`);
  }
  await context.close();
}
await browser.close();
