// The first whole journey, as people make it: a pupil searches, an employer deposits, follows
// the mail, and the offer is there. On a phone and on a desk, with JavaScript and without.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answerNo, desk, mailFor, open, phone, site, siret, watch } from "./browser.mjs";

let browser;
before(async () => { browser = await open(); });
after(async () => { await browser.close(); });

function inDays(days) {
  const date = new Date(Date.now() + days * 86400e3);
  return date.toISOString().slice(0, 10);
}

// By the keyboard: without JavaScript Chromium paints no frame that a click could wait for.
const tick = (box) => box.press("Space");
const push = (button) => button.press("Enter");

async function deposit(page, title, email) {
  await page.goto(`${site}/`);
  const seats = Number((await page.locator(".counter-number").textContent()).replace(/\D/g, ""));
  await push(page.getByRole("link", { name: /Employeurs.*déposer une offre/ }));
  await push(page.getByRole("link", { name: "Continuer sans créer de compte" }));

  await page.getByLabel("Raison sociale").fill("Les Vergers du Test");
  await page.getByLabel("Activité *").fill("Pommes et poires");
  await page.getByLabel("Numéro SIRET").fill(siret());
  await page.getByLabel("Code NAF").fill("1071C");
  await page.getByLabel("Statut").selectOption("company");
  await page.getByLabel("Adresse *").fill("1 chemin des Pommiers");
  await page.getByLabel("Code postal").fill("44130");
  await page.getByLabel("Ville").fill("blain");
  await tick(page.getByLabel("Madame"));
  await page.getByLabel("Nom *", { exact: true }).fill("Le Goff");
  await page.getByLabel("Prénom").fill("Zoé");
  await page.getByLabel("E-mail *", { exact: true }).fill(email);
  await page.getByLabel("Confirmation de l’e-mail").fill(email);
  await page.getByLabel("Titre de l’offre").fill(title);
  await page.getByLabel("Description").fill("Tu récoltes.\n\nTu goûtes.");
  await tick(page.getByLabel("Agriculture", { exact: true }));
  await page.locator("#from").fill(inDays(60));
  await page.locator("#to").fill(inDays(75));
  await page.getByLabel("Nombre de stagiaires").fill("3");
  await answerNo(page);
  await tick(page.locator("#meal-on-site"));
  await tick(page.locator("#commitment"));

  // One slip: no telephone. Its error leads to the field, nothing else is lost.
  await push(page.getByRole("button", { name: "Visualiser l’offre" }));
  await push(page.getByRole("link", { name: /Téléphone fixe.*Indiquez au moins un numéro/ }));
  assert.equal(await page.getByLabel("Titre de l’offre").inputValue(), title);
  assert.ok(await page.getByLabel("Agriculture", { exact: true }).isChecked());
  await page.getByLabel("Téléphone fixe").fill("02 61 91 00 00");
  await push(page.getByRole("button", { name: "Visualiser l’offre" }));

  await page.getByText("telle que les élèves la verront").waitFor();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await push(page.getByRole("button", { name: "Modifier" }));
  assert.equal(await page.getByLabel("Ville").inputValue(), "blain");
  await push(page.getByRole("button", { name: "Visualiser l’offre" }));
  await push(page.getByRole("button", { name: "Valider" }));
  await page.getByRole("heading", { name: "Offre enregistrée" }).waitFor();
  return seats;
}

async function activate(page, email) {
  const link = await mailFor([email], /http:\/\/\S+\/offres\/activer\/\S+/);
  await page.goto(link);
  await push(page.getByRole("button", { name: "Activer l’offre" }));
  await page.getByRole("heading", { name: "Votre offre est en ligne" }).waitFor();
}

async function find(page, title, word) {
  await page.goto(`${site}/`);
  await page.getByLabel("Quoi ?").fill(word);
  await page.getByLabel("Où ?").fill("Blain");
  await push(page.getByRole("button", { name: "Chercher" }));
  await page.getByRole("heading", { name: "1 offre de stage" }).waitFor();
  await push(page.getByRole("link", { name: title }));
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  await page.getByText("3 places libres").first().waitFor();
  const text = await page.locator("main").innerText();
  assert.doesNotMatch(text, /Le Goff|Zoé|02 61 91/);
  // A title with a word longer than the screen does not widen the page, once it has its styles.
  await page.waitForLoadState("load");
  assert.equal(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"), 0);
  await push(page.getByRole("link", { name: "Postuler" }));
  await page.getByRole("heading", { name: "Connexion" }).waitFor();
}

for (const [name, options] of [
  ["on a desk", { viewport: desk }],
  ["on a phone", { viewport: phone, hasTouch: true, isMobile: true }],
  ["on a phone without JavaScript", { viewport: phone, javaScriptEnabled: false }],
]) {
  describe(name, () => {
    test("an offer goes from the form to the search", async () => {
      const context = await browser.newContext({ locale: "fr-FR", ...options });
      const page = await context.newPage();
      const complaints = watch(page);
      const word = `verger${Date.now()}${"x".repeat(30)}${Math.floor(Math.random() * 1e6)}`;
      const title = `Découverte du métier d’arboriculteur ${word}`;
      const email = `${word}@employeur.example`;
      await deposit(page, title, email);
      await activate(page, email);
      await find(page, title, word);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  });
}

test("the counter of the home page rises by the seats of a new offer", async () => {
  const page = await browser.newPage();
  const count = async () => Number((await (await fetch(`${site}/?format=xml`)).text()).match(/seats="(\d+)"/)[1]);
  const word = `compte${Date.now()}`;
  await deposit(page, `Stage découverte ${word}`, `${word}@employeur.example`);
  // Other tests add offers too, never take them away: the count rises by 3 or more.
  const before = await count();
  await activate(page, `${word}@employeur.example`);
  assert.ok(await count() >= before + 3);
  await page.close();
});

test("the week-by-week option shows the weeks of the period, holidays greyed", async () => {
  const page = await browser.newPage({ viewport: desk });
  await page.goto(`${site}/offres/deposer/sans-compte`);
  assert.ok(await page.locator(".week-picker").isHidden());
  await tick(page.getByLabel("Option : indiquer les places semaine par semaine"));
  await page.locator("#from").fill(inDays(14));
  await page.locator("#to").fill(inDays(80));
  assert.ok(await page.getByLabel("Nombre de stagiaires").isHidden());
  const shown = await page.locator(".week-picker input:visible").count();
  assert.ok(shown >= 5 && shown <= 11, `${shown} weeks`);
  await page.close();
});

test("the map shows the offers, and the keyboard reaches them", async () => {
  const page = await browser.newPage({ viewport: desk });
  const complaints = watch(page);
  await page.goto(`${site}/offres/carte?ville=Nantes&rayon=10`);
  await page.locator(".map[data-ready=yes]").waitFor();
  // Pins, or circles where they are many: the other tests leave offers of their own.
  const marker = page.locator(".map-pin, .map-group").first();
  await marker.focus();
  assert.ok(await marker.evaluate((element) => element === document.activeElement));
  assert.ok(await page.locator(".compact-list a").count() > 5);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("a session leads from an offer through sign-in and back", async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${site}/offres?libres=1`);
  await page.locator(".card-title a").first().click();
  await push(page.getByRole("link", { name: "Postuler" }));
  await page.getByLabel("E-mail").fill("eleve@demo.example");
  await page.getByLabel("Mot de passe").fill("stage3e-demo");
  await push(page.getByRole("button", { name: "Se connecter" }));
  await page.waitForURL(/\/candidatures\/postuler\/\d+$/);
  await push(page.getByRole("button", { name: "Déconnexion" }));
  await page.getByRole("link", { name: "Connexion" }).waitFor();
  await page.close();
});
