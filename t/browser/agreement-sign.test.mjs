// Signing, as people do it: several with one code, by a link with a drawn signature or a typed name;
// the limits of hours while one types; the attestation. By the keyboard, with and without JavaScript,
// on a phone and a desk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { desk, mailFor, open, phone, site } from "./browser.mjs";
import { checkPath, overflow } from "./checks.mjs";

// Agreements of a school of their own that are ready to sign, and cookies of those who act, made by the
// helpers of the HTTP tests.
function made(count) {
  const script = `
    my $school = make_school(); my ($head, $email) = make_staff(school => $school); my ($owner) = make_employer();
    my @all = map { {
        make_agreement(owner => $owner, school => $school, staff => $head, first_name => unique_name("Naig"),
            school_part => { "head-email" => $email })
    } } 1 .. ${count};
    my ($draft) = make_placement(owner => $owner, school => $school);
    my ($over, $past) = ($all[0]{id}, monday(-1));
    if (${count} > 2) {
      db()->do("INSERT INTO offer_week (offer_id, monday, capacity_id, first_on, last_on, apply_until)
                SELECT w.offer_id, ?, w.capacity_id, ?, ?, ? - INTERVAL 7 DAY
                  FROM offer_week w JOIN application a ON a.offer_id = w.offer_id AND a.monday = w.monday
                 WHERE a.id = ?", undef, $past, $past, friday_of($past), $past, $over);
      db()->do("UPDATE application SET monday = ? WHERE id = ?", undef, $past, $over);
    }
    print JSON::encode_json({
      email => $email, head => session_of($head), owner => session_of($owner), draft => $draft, over => $over,
      parents => [map { $_->{parent} } @all], ids => [map { $_->{id} } @all],
    });`;
  return JSON.parse(execFileSync("perl", ["-It/lib", "-MStage3e", "-MJSON", "-e", script], { encoding: "utf8" }));
}

let browser, all, college, employer;
async function as(cookie, options = {}) {
  const context = await browser.newContext({ locale: "fr-FR", ...options });
  await context.addCookies([{ name: "stage3e", value: cookie, url: site }]);
  return context;
}
before(async () => {
  browser = await open();
  all = made(5);
  college = await as(all.head);
  employer = await as(all.owner);
});
after(async () => { await browser.close(); });

const push = (button) => button.press("Enter");

// The newest code that an address got, once it is another than the last one.
const codes = new Map();
async function codeFor(email) {
  for (let i = 0; i < 300; i++) {
    const code = await mailFor([email, "Votre code"], /\b\d{6}\b/);
    if (code !== codes.get(email)) {
      codes.set(email, code);
      return code;
    }
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error(`no new code for ${email}`);
}

checkPath(test, () => college, "/conventions/a-signer");
test("the pages of an employer", async (t) => {
  await checkPath(t.test.bind(t), () => employer, `/conventions/${all.over}/attestation`, "the attestation");
  await checkPath(t.test.bind(t), () => employer, `/conventions/${all.draft}/employeur`, "the hours");
});

for (const [name, viewport, javaScriptEnabled, first] of [["phone", phone, false, 1], ["desk", desk, true, 3]]) {
  test(`two agreements with one code, on a ${name}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
    const context = await as(all.head, { viewport, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site}/conventions/a-signer`);
    const boxes = [];
    for (const id of all.ids.slice(first, first + 2)) {
      const line = page.locator("li", { hasText: `convention n°\u00a0${id},` });
      boxes.push(line.locator("input[name=signature]"));
    }
    await push(page.locator("summary").first());
    for (const box of boxes) await box.press("Space");
    await push(page.getByRole("button", { name: "Recevoir mon code" }));
    await page.getByText("Un code à six chiffres est parti").waitFor();
    for (const box of boxes) assert.equal(await box.isChecked(), true);
    await page.getByLabel("Code à six chiffres").fill(await codeFor(all.email));
    await page.getByLabel("Prénom et nom").fill("Anne Le Gall");
    await push(page.getByRole("button", { name: "Signer les conventions cochées" }));
    await page.getByText("2 signatures enregistrées.").waitFor();
    assert.equal(await overflow(page), 0);
    await context.close();
  });
}

async function openLink(context, parent) {
  const page = await context.newPage();
  await page.goto(await mailFor([parent, "Convention à signer"], /http\S+\/conventions\/signer\/\S+/));
  await push(page.getByRole("button", { name: "Recevoir mon code" }));
  await page.getByText("Un code à six chiffres est parti").waitFor();
  await page.getByLabel("Code à six chiffres").fill(await codeFor(parent));
  await push(page.getByRole("button", { name: "Lire la convention" }));
  await page.getByRole("heading", { name: "Signer", exact: true }).waitFor();
  await page.getByLabel("Prénom et nom").fill("Rose Martin");
  await page.getByLabel("J’ai lu la convention").press("Space");
  return page;
}

test("a parent signs by the link: drawn with a mouse, and taken back", async () => {
  const context = await browser.newContext({ locale: "fr-FR", viewport: desk });
  const page = await openLink(context, all.parents[1]);
  const draw = async (from, to) => {
    await page.locator("canvas").scrollIntoViewIfNeeded();
    const box = await page.locator("canvas").boundingBox();
    await page.mouse.move(box.x + from, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + to, box.y + 90, { steps: 8 });
    await page.mouse.up();
  };
  await draw(20, 80);
  await push(page.getByRole("button", { name: "Effacer le dessin" }));
  assert.equal(await page.locator("#drawn").inputValue(), "");
  await draw(20, 80);
  await draw(100, 160);
  assert.match(await page.locator("#drawn").inputValue(), /^M \d+ \d+( L \d+ \d+)+ M \d+ \d+( L \d+ \d+)+$/);
  await push(page.getByRole("button", { name: "Signer la convention" }));
  await page.getByText("La signature est enregistrée").first().waitFor();
  await context.close();
});

test("… or by the typed name alone, on a phone without JavaScript", async () => {
  const context = await browser.newContext({ locale: "fr-FR", viewport: phone, javaScriptEnabled: false });
  const page = await openLink(context, all.parents[2]);
  assert.equal(await page.locator("[data-draw]").isVisible(), false);
  await push(page.getByRole("button", { name: "Signer la convention" }));
  await page.getByText("La signature est enregistrée").first().waitFor();
  await context.close();
});

test("the limits are said while hours are typed", async () => {
  const page = await employer.newPage();
  await page.goto(`${site}/conventions/${all.draft}/employeur`);
  const status = page.locator("[data-hours]");
  for (const [field, hour] of [["from", "09:00"], ["pause", "12:00"], ["resume", "13:00"], ["to", "16:00"]]) {
    await page.locator(`#day0-${field}`).fill(hour);
  }
  await status.getByText("Ces horaires respectent la loi").waitFor();
  await page.locator("#day0-to").fill("21:00");
  await status.getByText("Ces horaires ne respectent pas la loi").waitFor();
  assert.match(await status.textContent(), /20\sh.*L\.\s3163-1/s);
  assert.equal(await status.getAttribute("role"), "status");
  await page.close();
});

test("an attestation in a minute, by the keyboard, without JavaScript", async () => {
  const context = await as(all.owner, { viewport: phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}/conventions/${all.over}/attestation`);
  await page.getByLabel("vendredi").press("Space");
  await push(page.getByRole("button", { name: "Enregistrer l’attestation" }));
  await page.getByText("L’attestation est enregistrée").waitFor();
  assert.equal(await overflow(page), 0);
  await context.close();
});
