// What scripts add to searching and managing offers: results without a page load, the map, drafts,
// the pin, the dates.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerNo, desk, open, phone, signedIn, site, watch } from "./browser.mjs";

let browser;
before(async () => { browser = await open(); });
after(async () => { await browser.close(); });

const inDays = (days) => new Date(Date.now() + days * 86400e3).toISOString().slice(0, 10);

test("results follow the filters without a page load, with an address of their own", async () => {
  const page = await browser.newPage({ viewport: desk });
  const complaints = watch(page);
  await page.goto(`${site}/offres`);
  await page.evaluate(() => { window.same = true; });
  await page.getByLabel("Quoi ?").fill("boulanger");
  await page.waitForURL(/\?mots=boulanger/);
  await page.locator(".chips").getByText("« boulanger »").waitFor();
  await page.getByText("Accessibilité et repas").first().click();
  await page.getByLabel(/Repas possible sur place/).press("Space");
  await page.waitForURL(/repas=1/);
  await page.locator(".chips").getByText("Repas possible sur place").waitFor();
  const address = page.url();
  assert.ok(await page.evaluate(() => window.same), "the page was not loaded again");
  const found = await page.locator(".results h1").textContent();
  await page.goto(address);
  assert.equal(await page.locator(".results h1").textContent(), found, "the address gives the same");
  assert.ok(await page.getByLabel(/Repas possible sur place/).isChecked());
  assert.deepEqual(complaints, []);
  await page.close();
});

test("the browser's back button goes one search back", async () => {
  const page = await browser.newPage({ viewport: desk });
  await page.goto(`${site}/offres`);
  const all = await page.locator(".results h1").textContent();
  await page.getByLabel("Quoi ?").fill("boulanger");
  await page.waitForURL(/mots=boulanger/);
  await page.locator(".chips").waitFor();
  await page.goBack();
  await page.locator(".chips").waitFor({ state: "detached" });
  assert.equal(await page.locator(".results h1").textContent(), all);
  await page.close();
});

test("from an offer one goes back to the search one came from", async () => {
  const page = await browser.newPage({ viewport: phone });
  const complaints = watch(page);
  await page.goto(`${site}/offres?libres=1&repas=1`);
  await page.locator(".results h2 a, .results h3 a").first().click();
  await page.waitForURL(/\/offres\/\d+$/);
  await page.getByRole("link", { name: "Toutes les offres" }).click();
  await page.waitForURL(`${site}/offres?libres=1&repas=1`);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a list near a town begins with the nearest, typed or sent", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: desk, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site}/offres`);
    assert.deepEqual(await page.getByLabel("Trier par").locator("option").allTextContents(),
      ["Commencent bientôt", "Les plus proches (de la ville)", "Les plus récentes"]);
    await page.getByLabel("Où ?").fill("Blain");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Chercher", exact: true }).click();
    await page.waitForURL(/ville=Blain/);
    await page.locator(".chips").getByText("Blain, à moins de 10 km").waitFor();
    assert.doesNotMatch(page.url(), /tri=(date|recentes)/);
    const sort = page.getByLabel("Trier par");
    await page.waitForFunction(() => document.querySelector("#tri option").textContent === "Les plus proches");
    assert.equal(await sort.inputValue(), "", "the nearest first");
    const direct = await (await fetch(`${site}/offres?ville=Blain&rayon=10&tri=distance`)).text();
    const titles = (html) => [...html.matchAll(/href="(\/offres\/\d+)"/g)].map((match) => match[1]).join(" ");
    assert.equal(titles(await page.locator("#liste").innerHTML()), titles(direct.slice(direct.indexOf('id="liste"'))));
    await sort.selectOption("Commencent bientôt");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Chercher", exact: true }).click();
    await page.waitForURL(/tri=date/);
    await context.close();
  }
});

// Answers of the list that come when the test says.
async function held(page, pattern) {
  let release;
  const gate = new Promise((resolve) => { release = resolve; });
  await page.route(pattern, async (route) => { await gate; await route.continue().catch(() => {}); });
  return release;
}

test("back before the answer comes: address and list stay together", async () => {
  const page = await browser.newPage({ viewport: desk });
  await page.goto(`${site}/offres`);
  const all = await page.locator(".results h1").textContent();
  const release = await held(page, (url) => url.search.includes("mots=boulanger"));
  await page.getByLabel("Quoi ?").fill("boulanger");
  await page.waitForURL(/mots=boulanger/);
  await page.goBack();
  release();
  await page.waitForURL((url) => url.search === "");
  await page.waitForLoadState("networkidle");
  assert.equal(await page.locator(".results h1").textContent(), all);
  assert.equal(await page.locator(".chips").count(), 0);
  await page.close();
});

test("an answer that does not come is said, and the address is that of the list", async () => {
  for (const answer of [(route) => route.abort(), (route) => route.fulfill({ status: 503, body: "<p>non</p>" })]) {
    const page = await browser.newPage({ viewport: desk });
    await page.goto(`${site}/offres`);
    const all = await page.locator(".results h1").textContent();
    await page.route((url) => url.search.includes("mots=boulanger"), answer);
    await page.getByLabel("Quoi ?").fill("boulanger");
    await page.getByText("Le site n’a pas répondu").waitFor();
    assert.equal(new URL(page.url()).search, "");
    assert.equal(await page.locator(".results h1").textContent(), all);
    await page.unroute((url) => url.search.includes("mots=boulanger")).catch(() => {});
    await page.unrouteAll();
    await page.getByRole("link", { name: "Réessayer" }).click();
    await page.locator(".chips").getByText("« boulanger »").waitFor();
    await page.close();
  }
});

test("the company follows its SIRET, and what was typed stays", async () => {
  const page = await browser.newPage({ viewport: desk });
  const companies = {
    "11111111111111": { "employer-name": "Société A", address: "1 rue A", postcode: "44000", town: "Nantes" },
    "22222222222222": { "employer-name": "Société B", address: "2 rue B", postcode: "44600", town: "Saint-Nazaire" },
  };
  let releaseLate;
  const late = new Promise((resolve) => { releaseLate = resolve; });
  let isLate = false;
  await page.route("**/offres/entreprise.json?*", async (route) => {
    const number = new URL(route.request().url()).searchParams.get("siret");
    if (isLate && number === "11111111111111") await late;
    if (companies[number]) await route.fulfill({ json: companies[number] });
    else await route.fulfill({ status: 404, body: "" });
  });
  await page.goto(`${site}/offres/deposer/sans-compte`);
  const siretField = page.locator("[name=siret]");
  const name = page.locator("[name=employer-name]");
  const type = async (number) => { await siretField.fill(number); await siretField.blur(); };
  const becomes = (value) => page.waitForFunction(
    (wanted) => document.querySelector("[name=employer-name]").value === wanted, value,
  );
  await type("11111111111111");
  await becomes("Société A");
  await type("22222222222222");
  await becomes("Société B");
  assert.equal(await page.locator("[name=town]").inputValue(), "Saint-Nazaire");
  await type("33333333333333");
  await becomes("");
  assert.equal(await page.locator("[name=address]").inputValue(), "",
    "nothing of B is left for a company that nobody knows");
  isLate = true;
  await type("11111111111111");
  await type("22222222222222");
  await becomes("Société B");
  const answered = page.waitForResponse(/siret=11111111111111/);
  releaseLate();
  await answered;
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 0); }));
  assert.equal(await name.inputValue(), "Société B", "an answer that comes late is for nobody");
  await name.fill("Le nom que je tape");
  isLate = false;
  await type("11111111111111");
  await page.waitForFunction(() => document.querySelector("[name=town]").value === "Nantes");
  assert.equal(await name.inputValue(), "Le nom que je tape", "what was typed stays");
  await page.close();
});

test("what one types is completed", async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${site}/offres`);
  await page.locator(".filters summary").first().click();
  await page.getByLabel("Quoi ?").pressSequentially("boul");
  await page.waitForFunction(() => [...document.querySelectorAll("#idees option")]
    .some((option) => /boulanger/i.test(option.value)));
  await page.getByLabel("Quoi ?").fill("véto");
  // The list of a browser leaves out what has not the letters typed in it.
  await page.waitForFunction(() => [...document.querySelectorAll("#idees option")]
    .some((option) => option.value === "vétérinaire" && option.label.includes("véto")));
  await page.close();
});

test("around me: the position is asked for, and rounded", async () => {
  const context = await browser.newContext({
    viewport: desk, geolocation: { latitude: 47.21731, longitude: -1.55342 }, permissions: ["geolocation"],
  });
  const page = await context.newPage();
  await page.goto(`${site}/offres`);
  await page.getByRole("button", { name: "Autour de moi" }).click();
  await page.waitForURL(/lat=47\.217&lon=-1\.553/);
  await page.locator(".chips").getByText("Autour de moi, à moins de 10 km").waitFor();
  await page.getByLabel("Où ?").fill("Blain");
  await page.waitForURL(/ville=Blain/);
  assert.doesNotMatch(page.url(), /lat=/, "a town takes its place");
  await context.close();
});

test("no two marks of the map overlap on a phone, however near one looks", async () => {
  const page = await browser.newPage({ viewport: phone });
  const ready = () => page.waitForResponse((response) => response.url().includes("/offres.geojson"));
  await Promise.all([ready(), page.goto(`${site}/offres/carte`)]);
  for (let nearer = 0; nearer < 3; nearer++) {
    await page.locator(".map-group").first().waitFor();
    const nearest = await page.locator(".map-group").evaluateAll((marks) => {
      const circles = marks.map((mark) => mark.getBoundingClientRect())
        .map((box) => [box.x + box.width / 2, box.y + box.height / 2, box.width / 2]);
      const between = ([x, y, r], [u, v, s]) => Math.hypot(x - u, y - v) - r - s;
      return Math.min(...circles.flatMap((one, i) => circles.slice(i + 1).map((other) => between(one, other))));
    });
    assert.ok(nearest >= 0, `${nearest} pixels between two, ${nearer} times nearer`);
    await Promise.all([ready(), page.getByRole("button", { name: "S’approcher", exact: true }).press("Enter")]);
  }
  await page.close();
});

test("the map groups what is many, and shows what is near", async () => {
  const page = await browser.newPage({ viewport: desk });
  const complaints = watch(page);
  await page.goto(`${site}/offres/carte`);
  await page.locator(".map-group").first().waitFor();
  const counts = await page.locator(".map-group").allTextContents();
  assert.ok(counts.map(Number).reduce((sum, count) => sum + count, 0) > 50);
  const offCentre = await page.locator(".map-group").first().evaluate((circle) => {
    const words = document.createRange();
    words.selectNodeContents(circle);
    const [inner, outer] = [words.getBoundingClientRect(), circle.getBoundingClientRect()];
    return Math.hypot(inner.x + inner.width / 2 - outer.x - outer.width / 2,
      inner.y + inner.height / 2 - outer.y - outer.height / 2);
  });
  assert.ok(offCentre < 3, "the number is in the middle of its circle");
  await page.locator(".map-group").first().press("Enter");
  await page.locator(".map-pin, .map-cluster").first().waitFor();
  // Under them, the towns and their names; what one points at in the list is brought out on the map.
  await page.locator(".map[data-base=yes] .base-land").waitFor({ state: "attached" });
  await page.locator(".base-name span").first().waitFor();
  const ground = page.locator(".map .base-name, .map .base-land").first();
  assert.equal(await ground.evaluate((part) => getComputedStyle(part).pointerEvents), "none");
  const item = page.locator("[data-offer][data-latitude^='4'] a").first();
  await item.focus();
  await page.locator(".map-pin.is-picked").waitFor({ state: "attached" });
  assert.equal(await page.locator("[data-offer].is-picked").count(), 1);
  await item.blur();
  await page.locator(".map-pin.is-picked").waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await page.close();
});

test("what a pupil keeps can be let go of, with nothing in the way", async () => {
  const context = await signedIn(browser, "eleve@demo.example", { viewport: phone });
  const page = await context.newPage();
  for (const id of [8, 12]) {
    await page.goto(`${site}/offres/${id}`);
    await page.getByRole("button", { name: "Garder", exact: true }).press("Enter");
    await page.getByRole("button", { name: "Ne plus garder" }).waitFor();
  }
  await page.goto(`${site}/offres/favoris`);
  const letGo = page.getByRole("button", { name: "Ne plus garder" });
  const [button, next] = [await letGo.first().boundingBox(), await page.locator(".offer-card").nth(1).boundingBox()];
  assert.ok(button.y + button.height <= next.y, "the next card covers nothing");
  for (let left = await letGo.count(); left > 0; left--) {
    await letGo.first().click();
    await page.waitForFunction((count) => document.querySelectorAll(".card-act").length === count, left - 1);
  }
  await page.getByRole("heading", { name: "Rien pour l’instant" }).waitFor();
  await context.close();
});

test("an offer left half-way is found again, signed in", async () => {
  const context = await signedIn(browser, "employeur@demo.example", { viewport: desk });
  const page = await context.newPage();
  const title = `Stage découverte du brouillon ${Date.now()}`;
  await page.goto(`${site}/offres/deposer/nouvelle?neuf=1`);
  const saved = page.waitForResponse((response) => response.url().endsWith("/brouillon") && response.status() === 204);
  await page.getByLabel("Titre de l’offre").fill(title);
  await page.getByLabel("Tourisme").press("Space");
  await saved;
  await page.goto(`${site}/offres/deposer/nouvelle`);
  await page.getByText("Nous avons retrouvé l’offre que vous aviez commencée").waitFor();
  assert.equal(await page.getByLabel("Titre de l’offre").inputValue(), title);
  assert.ok(await page.getByLabel("Tourisme").isChecked());
  await context.close();
});

test("without an account it is found again in the same tab, and put aside on demand", async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${site}/offres/deposer/sans-compte`);
  await page.getByLabel("Titre de l’offre").fill("Stage découverte de rien");
  await page.getByLabel("Tourisme").press("Space");
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${site}/employeurs`);
  await page.goto(`${site}/offres/deposer/sans-compte`);
  await page.getByText("Nous avons retrouvé ce que vous aviez commencé").first().waitFor();
  assert.equal(await page.getByLabel("Titre de l’offre").inputValue(), "Stage découverte de rien");
  await page.getByRole("button", { name: "Repartir de zéro" }).click();
  await page.waitForFunction(() => document.getElementById("title").value === "");
  await page.close();
});

test("the lead time is said as a date", async () => {
  const page = await browser.newPage({ viewport: desk });
  await page.goto(`${site}/offres/deposer/sans-compte`);
  await page.locator("#from").fill("2027-03-10");
  await page.locator("#lead-days").fill("10");
  await page.getByText("Pour la semaine du lundi 8 mars, on pourra postuler au plus tard le vendredi 26 février.")
    .waitFor();
  await page.close();
});

test("the limits of hours are said while one types", async () => {
  const page = await browser.newPage({ viewport: phone });
  const complaints = watch(page);
  await page.goto(`${site}/offres/deposer/sans-compte`);
  const status = page.locator("[data-hours]");
  const hours = { "hours-from": "09:00", "hours-to": "16:30", "break-from": "12:00", "break-to": "13:30" };
  for (const [field, hour] of Object.entries(hours)) await page.locator(`#${field}`).fill(hour);
  for (const day of [1, 2]) await page.locator(`#day-${day}`).press("Space");
  await status.getByText(/Ces horaires respectent la loi\s: 12\sh/).waitFor();
  await page.getByText("Un jour a d’autres horaires").press("Enter");
  await page.locator("#day-5-from").fill("05:00");
  await page.locator("#day-5-to").fill("09:00");
  await status.getByText("Ces horaires ne respectent pas la loi").waitFor();
  assert.match(await status.textContent(), /Jamais avant 6\sh.*vendredi.*L\.\s3163-1/s);
  assert.equal(await status.getAttribute("role"), "status");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("an address is completed, and its pin goes where the keys say", async () => {
  const page = await browser.newPage({ viewport: desk });
  const complaints = watch(page);
  await page.goto(`${site}/offres/deposer/sans-compte`);
  const address = page.getByLabel("Adresse *");
  await address.pressSequentially("3 quai Ceineray");
  await page.waitForFunction(
    () => document.querySelector("#adresses option")?.value === "3 quai Ceineray 44000 Nantes",
  );
  await address.fill("3 quai Ceineray 44000 Nantes");
  assert.equal(await address.inputValue(), "3 quai Ceineray");
  assert.equal(await page.getByLabel("Code postal").inputValue(), "44000");
  assert.equal(await page.getByLabel("Ville").inputValue(), "Nantes");
  const latitude = () => page.locator("[name=latitude]").inputValue().then(Number);
  const found = await latitude();
  assert.ok(found > 47 && found < 48);
  await page.getByRole("button", { name: "Vérifier le lieu sur la carte" }).click();
  await page.locator("#carte-lieu .map[data-ready=yes]").waitFor();
  await page.locator("#carte-lieu .map-pin").press("ArrowUp");
  assert.ok(await latitude() > found, "northwards");
  await page.locator("#carte-lieu .map-pin").press("Shift+ArrowDown");
  assert.ok(await latitude() < found - 0.001, "far southwards");
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a company is filled in from its SIRET, over nothing that was typed", async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${site}/offres/deposer/sans-compte`);
  await page.getByLabel("Raison sociale").fill("Mon nom à moi");
  await page.getByLabel("Numéro SIRET").fill("356 000 000 00048");
  await page.getByLabel("Numéro SIRET").blur();
  await page.waitForFunction(() => document.getElementById("naf").value === "1071C");
  assert.equal(await page.getByLabel("Raison sociale").inputValue(), "Mon nom à moi");
  await page.close();
});

const screens = {
  "on a desk": { viewport: desk },
  "on a phone without JavaScript": { viewport: phone, javaScriptEnabled: false },
};
for (const [name, options] of Object.entries(screens)) {
  test(`an employer deposits, corrects, suspends and disables ${name}`, async () => {
    const context = await signedIn(browser, "employeur@demo.example", options);
    const page = await context.newPage();
    const push = (button) => button.press("Enter");
    const title = `Stage découverte du geste ${Date.now()}${Math.floor(Math.random() * 1e6)}`;
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(`${site}/offres/deposer/nouvelle?neuf=1`);
    await page.getByLabel("Titre de l’offre").fill(title);
    await page.getByLabel("Description").fill("Tu regardes.");
    await page.getByLabel("Agriculture", { exact: true }).press("Space");
    await page.locator("#from").fill(inDays(60));
    await page.locator("#to").fill(inDays(75));
    // The contact is the account's own e-mail, confirmed before: online at once.
    await page.getByLabel("E-mail *", { exact: true }).fill("employeur@demo.example");
    await page.getByLabel("Confirmation de l’e-mail").fill("employeur@demo.example");
    await answerNo(page);
    await page.locator("#commitment").press("Space");
    await push(page.getByRole("button", { name: "Visualiser l’offre" }));
    await push(page.getByRole("button", { name: "Valider" }));
    await page.getByRole("heading", { name: "Vos offres de stage" }).waitFor();
    await push(page.getByRole("link", { name: title, exact: true }));
    await push(page.getByRole("link", { name: "Modifier" }));
    await page.getByLabel("Description").fill("Tu touches.");
    await push(page.getByRole("button", { name: "Visualiser l’offre" }));
    await page.getByText("Tu touches.").waitFor();
    await push(page.getByRole("button", { name: "Valider" }));
    await page.getByText("L’offre est modifiée.").waitFor();
    await push(page.getByRole("button", { name: "Suspendre" }));
    await page.getByText("L’offre est suspendue : plus personne ne peut postuler.").waitFor();
    await push(page.getByRole("link", { name: "Désactiver" }));
    await page.getByRole("heading", { name: "Désactiver cette offre ?" }).waitFor();
    await push(page.getByRole("button", { name: "Désactiver l’offre" }));
    await page.getByText("L’offre est désactivée.").waitFor();
    await context.close();
  });
}
