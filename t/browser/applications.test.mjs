// The heart, as people live it: a pupil applies, the employer answers from the mail, the pupil
// confirms; an employer, a school and the département in their spaces.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { desk, mailFor, open, phone, signedIn, site, watch } from "./browser.mjs";
import { checkPath } from "./checks.mjs";

// What other tests leave comes after these.
const demoOffers = 150;

let browser, offers;
before(async () => {
  browser = await open();
  // Of the demo's own, whose contacts have no account; the first ones have applications already.
  const list = await (await fetch(`${site}/api/v1/offres?libres=1&limite=100&apres=60`)).json();
  offers = list.offres.map((offer) => offer.id).filter((id) => id <= demoOffers).reverse();
  assert.ok(offers.length > 20);
});
after(async () => { await browser.close(); });

// By the keyboard: without JavaScript Chromium paints no frame that a click could wait for.
const tick = (box) => box.press("Space");
const push = (button) => button.press("Enter");

async function apply(page, offer) {
  await page.goto(`${site}/offres/${offer}`);
  await push(page.getByRole("link", { name: "Postuler" }));
  await page.getByRole("heading", { level: 1, name: "Postuler" }).waitFor();
  await tick(page.locator("input[name=week]").first());
  await page.getByLabel("Tes motivations").fill("J’ai envie de découvrir ce métier.\n\nJe suis curieuse.");
  await push(page.getByRole("button", { name: "Envoyer ma candidature" }));
  await page.getByText("Ta candidature est envoyée").waitFor();
}

async function acceptByLink(page, offer) {
  const words = ["Nouvelle candidature", `offre de stage n°\u00a0${offer},`];
  await page.goto(await mailFor(words, /http\S+\/candidatures\/repondre\/\S+/));
  await page.getByRole("heading", { name: "Vous devez vous prononcer" }).waitFor();
  await push(page.getByRole("button", { name: "Accepter" }));
  await page.getByText("La candidature est acceptée").waitFor();
}

async function confirm(page) {
  await page.goto(`${site}/candidatures`);
  await push(page.getByRole("link", { name: "Confirmer mon stage" }).first());
  await page.getByRole("heading", { name: "Confirmer ce stage" }).waitFor();
  await push(page.getByRole("button", { name: "Confirmer mon stage" }));
  await page.getByText("la place est à toi").first().waitFor();
  await page.getByRole("link", { name: "Ajouter à mon agenda" }).waitFor();
  await page.getByRole("link", { name: "Comment y aller" }).waitFor();
  await page.goto(`${site}/candidatures`);
  await page.getByText("Ton stage est confirmé").waitFor();
}

let run = 0;
for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
  for (const javaScriptEnabled of [true, false]) {
    const withOrWithout = javaScriptEnabled ? "with" : "without";
    test(`from applying to the confirmed seat, on a ${name}, ${withOrWithout} JavaScript`, async () => {
      const number = run++;
      const pupil = await signedIn(browser, `eleve${42 + number}@demo.example`, { viewport, javaScriptEnabled });
      const employer = await browser.newContext({ viewport, javaScriptEnabled, locale: "fr-FR" });
      const page = await pupil.newPage();
      const complaints = watch(page);
      await apply(page, offers[number]);
      await acceptByLink(await employer.newPage(), offers[number]);
      await confirm(page);
      assert.deepEqual(complaints, []);
      await pupil.close();
      await employer.close();
    });
  }
}

test("the pages of mailed links", async (t) => {
  const pupil = await signedIn(browser, "eleve47@demo.example", { viewport: phone });
  const page = await pupil.newPage();
  await page.goto(`${site}/candidatures/postuler/${offers[6]}`);
  await tick(page.locator("input[name=week]").first());
  await page.getByLabel("Tes motivations").fill("J’aime comprendre comment les choses marchent.");
  await page.getByLabel("Ton professeur référent").selectOption("autre");
  await page.locator("#referent-name").fill("Mme Roy");
  await page.locator("#referent-email").fill("roy.liens@college.example");
  await push(page.getByRole("button", { name: "Envoyer ma candidature" }));
  await page.getByText("Ta candidature est envoyée").waitFor();
  const decide = await mailFor(["Nouvelle candidature", `offre de stage n°\u00a0${offers[6]},`],
    /\/candidatures\/repondre\/\S+/);
  const opinion = await mailFor(["roy.liens@college.example"], /\/candidatures\/avis\/\S+/);
  const anyone = await browser.newContext({ locale: "fr-FR" });
  await checkPath(t.test.bind(t), () => anyone, decide, "the employer's");
  await checkPath(t.test.bind(t), () => anyone, `${decide}/refuser`, "the employer's refusal");
  await checkPath(t.test.bind(t), () => anyone, opinion, "the referent's");
  await anyone.close();
  await pupil.close();
});

test("a letter half written is kept while one types, and counted", async () => {
  const context = await signedIn(browser, "eleve46@demo.example", { viewport: phone });
  const page = await context.newPage();
  await page.goto(`${site}/candidatures/postuler/${offers[5]}`);
  const kept = page.waitForResponse((response) => response.url().includes("/candidatures/brouillon/"));
  await page.getByLabel("Tes motivations").pressSequentially("Bonjour");
  await page.getByText("Encore 1 993 caractères", { exact: false })
    .or(page.getByText("Encore 1\u202f993 caractères")).waitFor();
  assert.equal((await kept).status(), 204);
  await page.goto(`${site}/candidatures/postuler/${offers[5]}`);
  assert.equal(await page.getByLabel("Tes motivations").inputValue(), "Bonjour");
  // What only "another teacher" asks for is shown with it.
  assert.equal(await page.locator("#referent-name").isVisible(), false);
  await page.getByLabel("Ton professeur référent").selectOption("autre");
  assert.equal(await page.locator("#referent-name").isVisible(), true);
  await context.close();
});

test("an employer decides on several at once", async () => {
  const context = await signedIn(browser, "employeur@demo.example", { viewport: desk });
  const page = await context.newPage();
  await page.goto(`${site}/candidatures`);
  const boxes = page.locator("input[name=candidature]");
  const count = await boxes.count();
  assert.ok(count >= 3, "the demo has some to answer");
  await tick(page.getByLabel("Tout cocher"));
  assert.equal(await page.locator("input[name=candidature]:checked").count(), count);
  for (let i = 0; i < count - 2; i++) await tick(boxes.nth(i));
  await push(page.getByRole("button", { name: "Refuser" }));
  await page.getByRole("heading", { name: "Refuser ces 2 candidatures" }).waitFor();
  await page.getByLabel("Pourquoi").selectOption("dates");
  await push(page.getByRole("button", { name: "Refuser" }));
  await page.getByText("2 réponses enregistrées").waitFor();
  assert.equal(await boxes.count(), count - 2);
  await context.close();
});

// The second factor is set up once: all contexts of that administrator are of one sign-in.
const colleague = "admin2@demo.example";
let colleagueState;
async function contextOf(email, options = {}) {
  if (email !== colleague) return signedIn(browser, email, options);
  if (!colleagueState) {
    const first = await signedIn(browser, email);
    colleagueState = await first.storageState();
    await first.close();
  }
  return browser.newContext({ locale: "fr-FR", storageState: colleagueState, ...options });
}

// Prepared apart, waited for, taken away.
for (const [viewport, javaScriptEnabled] of [[phone, false], [desk, true]]) {
  const without = javaScriptEnabled ? "" : " without JavaScript";
  test(`the département takes a list away at ${viewport.width}${without}`, async () => {
    const context = await contextOf(colleague, { viewport, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site}/admin/candidatures`);
    await push(page.getByRole("link", { name: "Exporter cette liste" }));
    await page.getByLabel("Texte (.csv, points-virgules)").press("Space");
    await page.getByLabel("Motif de l’export").fill("Bilan de la semaine");
    await push(page.getByRole("button", { name: "Exporter" }));
    // The page that waits comes again by itself.
    const ready = page.getByRole("link", { name: /Télécharger/ });
    await ready.waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), push(ready)]);
    assert.match(download.suggestedFilename(), /^candidatures-\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(await download.failure(), null);
    await context.close();
  });
}

test("an employer’s file comes at once", async () => {
  const context = await signedIn(browser, "employeur@demo.example", { viewport: phone });
  const page = await context.newPage();
  await page.goto(`${site}/offres/mes-offres`);
  const link = page.getByRole("link", { name: "Excel : Vos offres" });
  const [download] = await Promise.all([page.waitForEvent("download"), push(link)]);
  assert.match(download.suggestedFilename(), /^vos-offres-\d{4}-\d\d-\d\d\.xlsx$/);
  assert.equal(await download.failure(), null);
  await context.close();
});

// The pages of each role, with one application of theirs for each page that is about one.
const spaces = {
  "eleve@demo.example": [
    "/candidatures", "/candidatures/ID", "/candidatures/ID/annuler", "/candidatures/postuler/OFFER",
    "/candidatures/999999999",
  ],
  "employeur@demo.example": [
    "/candidatures", "/candidatures/traitees", "/candidatures/ID", "/candidatures/ID/refuser", "/offres/mes-offres",
    "/export/vos-offres.csv?tri=x",
  ],
  "college@demo.example": [
    "/candidatures", "/candidatures?statut=unplaced", "/candidatures/ID", "/candidatures/ID/avis",
    "/candidatures/eleves/PUPIL",
  ],
  [colleague]: [
    "/admin/candidatures", "/admin/candidatures?etat=refused", "/candidatures/ID", "/candidatures/ID/accepter",
    "/export/admin", "/export/admin?fichier=comptes&role=pupil", "/export/fichiers/999999999",
  ],
};

describe("applications in the space of each role", () => {
  for (const [email, paths] of Object.entries(spaces)) {
    test(email, async (t) => {
      const context = await contextOf(email);
      const list = await (await context.request.get(`${site}${paths[0]}`)).text();
      const id = list.match(/\/candidatures\/(\d+)"/)[1];
      const pupil = list.match(/\/candidatures\/eleves\/(\d+)"/)?.[1];
      for (const pattern of paths) {
        const path = pattern.replace("ID", id).replace("PUPIL", pupil).replace("OFFER", offers[10]);
        await checkPath(t.test.bind(t), () => context, path, pattern);
      }
      await context.close();
    });
  }
});

test("a school's list is printed as a table", async () => {
  const context = await signedIn(browser, "college@demo.example", { viewport: { width: 680, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${site}/candidatures`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".list thead").first().evaluate((head) => getComputedStyle(head).position), "static");
  assert.ok(!await page.locator(".search-line").first().isVisible(), "no filters on paper");
  assert.ok(!await page.locator(".account-menu").first().isVisible(), "no bar either");
  await context.close();
});
