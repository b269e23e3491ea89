// Accounts, as people open and use them: on a phone and on a desk, with JavaScript and without;
// and every page of each role's space.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { desk, mailFor, open, phone, signedIn, site, siret, watch } from "./browser.mjs";
import { checkPath } from "./checks.mjs";

let browser;
before(async () => { browser = await open(); });
after(async () => { await browser.close(); });

const tick = (box) => box.press("Space");
const push = (button) => button.press("Enter");
const password = "trois mots tranquilles";

async function activateAndSignIn(page, email) {
  await page.goto(await mailFor([email], /http:\/\/\S+\/compte\/activer\/\S+/));
  await page.locator("#password").fill(password);
  await page.locator("#password-confirmation").fill(password);
  await push(page.getByRole("button", { name: "Activer le compte" }));
  await push(page.getByRole("link", { name: "Se connecter" }));
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await push(page.getByRole("button", { name: "Se connecter" }));
  await page.getByRole("heading", { name: "Mon compte" }).waitFor();
}

async function credentials(page, email) {
  await page.locator("#email").fill(email);
  await page.locator("#email-confirmation").fill(email);
  await tick(page.locator("#notice"));
}

async function employer(page, email) {
  await page.goto(`${site}/`);
  await push(page.getByRole("link", { name: "Connexion" }));
  await push(page.getByRole("link", { name: "Créer un compte" }));
  await push(page.getByRole("link", { name: /Employeur J’accueille/ }));
  await push(page.getByRole("link", { name: "Créer un nouvel employeur" }));
  await page.getByLabel("Raison sociale").fill("Atelier du Navigateur");
  await page.getByLabel("Activité").fill("Essais");
  await page.getByLabel("Numéro SIRET").fill(siret());
  await page.getByLabel("Code NAF").fill("1071C");
  await page.getByLabel("Statut").selectOption("company");
  await page.getByLabel("Adresse *").fill("1 quai des Essais");
  await page.getByLabel("Code postal").fill("44000");
  await page.getByLabel("Ville").fill("Nantes");
  await page.getByLabel("E-mail de l’administrateur").fill(email);
  await page.getByLabel("Nom *", { exact: true }).fill("Le Goff");
  await page.getByLabel("Prénom").fill("Zoé");
  await page.getByLabel("Téléphone portable").fill("02 40");
  await credentials(page, email);
  await tick(page.locator("#commitment"));
  await push(page.getByRole("button", { name: "Créer le compte" }));
  await push(page.getByRole("link", { name: /Téléphone portable/ }));
  assert.equal(await page.getByLabel("Raison sociale").inputValue(), "Atelier du Navigateur");
  await page.getByLabel("Téléphone portable").fill("06 12 34 56 78");
  await push(page.getByRole("button", { name: "Créer le compte" }));
  await page.getByRole("heading", { name: "Merci, c’est presque fini" }).waitFor();
}

async function pupil(page, email) {
  await page.goto(`${site}/compte/creer/eleve`);
  await page.getByLabel("Nom du collège ou ville").fill("nantes");
  await push(page.getByRole("button", { name: "Chercher" }));
  await push(page.locator("#resultats a").first());
  await page.getByLabel("Classe").fill("3e B");
  await page.getByLabel("Nom *", { exact: true }).fill("Petit");
  await page.getByLabel("Prénom").fill("Malo");
  await page.locator("#born-on").fill(`${new Date().getFullYear() - 14}-01-15`);
  await page.getByLabel("Adresse (facultatif)").fill("2 rue des Lilas");
  await page.getByLabel("Code postal").fill("44000");
  await page.getByLabel("Ville").fill("Nantes");
  await push(page.getByRole("button", { name: "Continuer" }));
  await page.getByLabel("Nom du représentant légal").fill("Anne Petit");
  await page.getByLabel("E-mail du représentant légal").fill(`parent.${email}`);
  await push(page.getByRole("button", { name: "Étape précédente" }));
  assert.equal(await page.getByLabel("Prénom").inputValue(), "Malo", "what was typed is there");
  await push(page.getByRole("button", { name: "Continuer" }));
  await credentials(page, email);
  await push(page.getByRole("button", { name: "Créer le compte" }));
  await page.getByRole("heading", { name: "Merci, c’est presque fini" }).waitFor();
}

for (const [name, options] of [
  ["on a desk", { viewport: desk }],
  ["on a phone", { viewport: phone, hasTouch: true, isMobile: true }],
  ["on a phone without JavaScript", { viewport: phone, javaScriptEnabled: false }],
]) {
  describe(name, () => {
    for (const [role, signUp] of [["an employer", employer], ["a pupil", pupil]]) {
      test(`${role} opens an account, uses it and leaves`, async () => {
        const context = await browser.newContext({ locale: "fr-FR", ...options });
        const page = await context.newPage();
        const complaints = watch(page);
        const email = `compte${Date.now()}.${Math.floor(Math.random() * 1e6)}@navigateur.example`;
        await signUp(page, email);
        await activateAndSignIn(page, email);
        await push(page.getByRole("link", { name: "Modifier mes coordonnées" }));
        await page.getByLabel("Prénom").fill("Camille");
        await push(page.getByRole("button", { name: "Enregistrer" }));
        await page.getByText(/coordonnées sont enregistrées/).waitFor();
        await push(page.getByRole("link", { name: "Supprimer mon compte" }));
        await page.getByLabel("Mot de passe actuel").fill(password);
        await push(page.getByRole("button", { name: "Supprimer définitivement" }));
        await page.getByRole("heading", { name: "Compte supprimé" }).waitFor();
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });
}

test("employers are found while one types", async () => {
  const page = await browser.newPage({ viewport: phone });
  await page.goto(`${site}/compte/creer/employeur`);
  await page.getByLabel("Nom ou numéro SIRET").pressSequentially("boulang");
  await page.locator("#resultats a").first().waitFor();
  assert.equal(new URL(page.url()).search, "", "the page was not loaded again");
  await page.close();
});

test("a new password says whether it is long enough", async () => {
  const context = await signedIn(browser, "eleve@demo.example", { viewport: phone });
  const page = await context.newPage();
  await page.goto(`${site}/compte/changer-mot-de-passe`);
  await page.locator("#password").fill("court");
  await page.getByText("Encore un peu court").waitFor();
  await page.locator("#password").fill(password);
  await page.getByText("✓ Assez long").waitFor();
  await context.close();
});

const spaces = {
  "eleve@demo.example": [
    "/offres?mots=boulanger&ville=Nantes", "/offres/1", "/offres/favoris", "/offres/recherches", "/compte",
    "/compte/profil", "/compte/changer-mot-de-passe", "/compte/changer-email", "/compte/supprimer",
  ],
  "employeur@demo.example": [
    "/compte", "/offres/mes-offres", "/offres/mes-offres?numero=99", "/offres/deposer/nouvelle?neuf=1",
    "/offres/1/gerer", "/offres/1/modifier", "/offres/1/desactiver", "/compte/profil", "/compte/structure",
    "/compte/structure/modifier", "/compte/supprimer", "/admin/comptes",
  ],
  "college@demo.example": [
    "/compte", "/college/eleves/importer", "/college/eleves/codes", "/college/equipe", "/college/dates",
    "/colleges/dates", "/offres/prets-a-aider?pour=actions",
  ],
  "admin@demo.example": [
    "/admin", "/compte", "/admin/offres", "/admin/offres?etat=to_activate", "/offres/2/gerer", "/offres/2/desactiver",
    "/admin/comptes", "/admin/comptes?role=pupil", "/admin/comptes/1", "/admin/employeurs?q=nantes",
    "/admin/employeurs/1", "/admin/etablissements?q=nantes", "/admin/etablissements/1", "/admin/recherche?q=chev",
    "/admin/contenus/accessibilite", "/compte/supprimer",
  ],
};

describe("the space of each role", () => {
  for (const [email, paths] of Object.entries(spaces)) {
    test(email, async (t) => {
      const context = await signedIn(browser, email);
      for (const path of paths) await checkPath(t.test.bind(t), () => context, path);
      await context.close();
    });
  }
});
