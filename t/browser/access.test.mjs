// What axe cannot see: that what has the focus is seen and lies under nothing, what is said of a change
// that is not under it, and where it goes when what had it is replaced.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { overflow } from "./checks.mjs";
import { desk, open, phone, signedIn, site } from "./browser.mjs";

let browser, visitor, pupil, employer, eye;
before(async () => {
  browser = await open(["--disable-smooth-scrolling"]);
  visitor = await browser.newContext({ locale: "fr-FR" });
  pupil = await signedIn(browser, "eleve@demo.example");
  employer = await signedIn(browser, "employeur@demo.example", { bypassCSP: true });
  // A page of no site, where pictures are compared.
  eye = await (await browser.newContext()).newPage();
});
after(async () => { await browser.close(); });

// How many pixels differ between two pictures with a contrast of 3 at least (WCAG 2.1, relative luminance).
const seenBetween = (before, after) => eye.evaluate(async (pictures) => {
  const [a, b] = await Promise.all(pictures.map(async (picture) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  }));
  const linear = (value) => value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  const luminance = (data, i) => 0.2126 * linear(data[i]) + 0.7152 * linear(data[i + 1]) + 0.0722 * linear(data[i + 2]);
  let seen = 0;
  for (let i = 0; i < a.length; i += 4) {
    const [low, high] = [luminance(a, i), luminance(b, i)].sort((one, other) => one - other);
    if ((high + 0.05) / (low + 0.05) >= 3) seen++;
  }
  return seen;
}, [before, after].map((picture) => picture.toString("base64")));

// Where the focus is, what kind of thing that is, and what fixed thing lies over it.
const focused = (page) => page.evaluate(async () => {
  // The browser scrolls to it with its next picture.
  await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
  const element = document.activeElement;
  if (element === document.body || element === document.documentElement) return null;
  const kind = (node) => `${node.localName}.${[...node.classList].join(".")}${node.type ?? ""}`;
  const box = element.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
  const isApart = (node) => node && !node.contains(element) && !element.contains(node);
  const isOver = ([x, y]) => {
    for (let above = document.elementFromPoint(x, y); isApart(above); above = above.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(above).position)) return true;
    }
    return false;
  };
  const place = kind(element.closest("footer, header, .hero, main, nav, ul, .map, body"));
  const name = (element.labels?.[0] ?? element).textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  return {
    name: `${kind(element)} ${name}`,
    kind: `${place} ${kind(element.parentElement)} ${kind(element)} ${element.hasAttribute("aria-current")}`,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    isUnder: points.some(isOver),
    // The button of a date is inside its field, and the browser's own.
    isOwn: element.matches(":focus"),
    isIn: box.bottom > 0 && box.y < innerHeight,
  };
});

// The ring of a thing: how it looks with the focus and, just then, without.
async function ringIsSeen(page, stop) {
  const { width, height } = page.viewportSize();
  const x = Math.max(0, stop.box.x - 8);
  const y = Math.max(0, stop.box.y - 8);
  const clip = {
    x, y, width: Math.min(width - x, stop.box.width + 16), height: Math.min(height - y, stop.box.height + 16),
  };
  const element = await page.evaluateHandle(() => document.activeElement);
  const before = await page.screenshot({ clip });
  await element.evaluate((node) => node.blur());
  const without = await page.screenshot({ clip });
  await element.evaluate((node) => node.focus({ preventScroll: true }));
  return await seenBetween(before, without) >= Math.min(clip.width, clip.height);
}

// Through the whole page by the keyboard: backwards on a desk, where what sticks is at the top, forwards on a
// phone, where it is at the bottom. Each kind of thing is looked at once, in each scheme.
const schemes = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }];
const looked = new Set();
async function walk(context, path, viewport) {
  const page = await context().newPage();
  const wrong = new Set();
  await page.setViewportSize(viewport);
  await page.goto(site + path, { waitUntil: "networkidle" });
  await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  const key = viewport === desk ? "Shift+Tab" : "Tab";
  for (let count = 0; count < 400; count++) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (!stop) break;
    if (stop.isUnder || !stop.isIn) wrong.add(`${key}: ${stop.name} is not in view`);
    const kind = `${viewport.width} ${stop.kind}`;
    if (looked.has(kind) || !stop.isIn || !stop.isOwn) continue;
    looked.add(kind);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...scheme });
      if (!await ringIsSeen(page, stop)) wrong.add(`no ring is seen (${Object.values(scheme)}): ${stop.name}`);
    }
    await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  }
  await page.close();
  assert.equal([...wrong].join("\n"), "");
}

describe("what has the focus is seen, and under nothing", () => {
  const pages = [
    [() => visitor, "/", desk], [() => visitor, "/offres/carte?ville=Nantes", desk],
    [() => visitor, "/offres/deposer/sans-compte", desk],
    [() => pupil, "/offres/1", phone], [() => pupil, "/offres/1", { width: 320, height: 256 }],
  ];
  for (const [context, path, viewport] of pages) {
    test(`${path} at ${viewport.width}`, () => walk(context, path, viewport));
  }
});

const said = (page, pattern) => page.waitForFunction(
  (source) => new RegExp(source).test(document.getElementById("annonces").textContent), pattern.source,
);
const focusIs = (page, selector) => page.waitForFunction((wanted) => document.activeElement.matches(wanted), selector);

test("what a search finds is said, and the focus stays where one is", async () => {
  const page = await visitor.newPage();
  await page.setViewportSize(phone);
  await page.goto(`${site}/offres`);
  await page.locator(".filters-fold summary").press("Enter");
  await page.getByLabel("Quoi ?").pressSequentially("boulanger");
  await said(page, /^\d+ offres? de stage/);
  await page.getByLabel("Quoi ?").press("Enter");
  await focusIs(page, ".filters-fold summary");
  await page.locator(".filters-fold summary").press("Enter");
  await page.getByLabel("Où ?").fill("Trifouillis");
  await said(page, /Trifouillis/);
  await page.goto(`${site}/offres`);
  await page.getByRole("link", { name: "Suivante" }).press("Enter");
  await said(page, /offres de stage\. Page 2 sur \d+/);
  await focusIs(page, ".results h1");
  await page.goto(`${site}/compte/creer/eleve`);
  await page.getByLabel("Nom du collège ou ville").pressSequentially("nantes");
  await said(page, /^\d+ résultats/);
  assert.equal(await page.locator("[aria-live]").count(), 0, "no list is read whole");
  await page.close();
});

test("a position that is not found is said beside the button, which keeps its name", async () => {
  const page = await visitor.newPage();
  await page.goto(`${site}/offres`);
  await page.getByRole("button", { name: "Autour de moi" }).press("Enter");
  await page.getByRole("status").getByText("Position introuvable").waitFor();
  assert.equal(await page.getByRole("button", { name: "Autour de moi" }).count(), 1);
  await page.close();
});

test("the map by the keyboard: names, roles, and the focus that comes back", async () => {
  const page = await visitor.newPage();
  await page.setViewportSize(desk);
  await page.goto(`${site}/offres/carte`);
  const groups = page.getByRole("button", { name: /^\d+ offres, s’approcher$/ });
  await groups.first().press("Enter");
  await focusIs(page, ".map");
  for (const name of ["S’approcher", "S’éloigner"]) {
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 1);
  }
  assert.equal(await page.locator(".map svg:not([aria-hidden=true], [aria-hidden=true] *)").count(), 0);
  await page.goto(`${site}/offres/carte?mots=boulanger`);
  for (let nearer = 0; nearer < 4 && await page.locator(".map-pin").count() === 0; nearer++) {
    const ready = page.waitForResponse(/offres\.geojson/);
    await page.locator(".map-group").first().press("Enter");
    await ready;
    await page.locator(".map-pin, .map-group").first().waitFor();
  }
  const pin = page.locator(".map-pin").first();
  const name = await pin.getAttribute("aria-label");
  await pin.press("Space");
  await focusIs(page, ".map-popup a");
  assert.equal(await page.getByRole("button", { name: "Fermer" }).count(), 1);
  const again = page.waitForResponse(/offres\.geojson/);
  await page.keyboard.press("Escape");
  await again;
  await page.waitForFunction((label) => document.activeElement.getAttribute("aria-label") === label, name);
  await page.close();
});

test("a letter's counter belongs to its field and is said", async () => {
  const page = await pupil.newPage();
  await page.goto(`${site}/candidatures/postuler/60`);
  const letter = page.getByLabel("Tes motivations");
  const describing = await letter.evaluate((field) => field.getAttribute("aria-describedby").split(" ")
    .map((id) => document.getElementById(id).className));
  assert.match(describing.join(" "), /counter-line/);
  await letter.pressSequentially("Bonjour");
  await said(page, /^Encore 1.993 caractères/);
  await page.close();
});

test("a password can be looked at, and is sent as one", async () => {
  const page = await visitor.newPage();
  await page.goto(`${site}/connexion`);
  await page.getByLabel("Mot de passe").fill("secret");
  const button = page.getByRole("button", { name: "Afficher le mot de passe" });
  await button.press("Enter");
  assert.equal(await page.locator("#password").getAttribute("type"), "text");
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await button.press("Enter");
  assert.equal(await page.locator("#password").getAttribute("type"), "password");
  await page.close();
});

// Text that its box cuts off.
const cut = (page) => page.evaluate(() => [...document.querySelectorAll("body *")]
  .filter((element) => {
    const style = getComputedStyle(element);
    const cuts = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    return cuts && style.clipPath === "none" && !element.closest(".map, svg") && element.textContent.trim() !== "" &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }).map((element) => `${element.localName}.${element.className}`));

for (const [name, viewport, css] of [
  ["text spaced as WCAG 1.4.12 says", desk,
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    + "p { margin-bottom: 2em !important; }"],
  ["text alone at 200 %", desk, "html { font-size: 200% !important; }"],
  ["the page at 400 %", { width: 320, height: 256 }, ""],
]) {
  test(`${name} is not lost`, async () => {
    const page = await employer.newPage();
    await page.setViewportSize(viewport);
    const paths = [
      "/", "/offres?mots=boulanger", "/offres/1", "/candidatures", "/offres/mes-offres", "/offres/1/modifier",
    ];
    for (const path of paths) {
      await page.goto(site + path);
      if (css !== "") await page.addStyleTag({ content: css });
      // A table of many columns may be scrolled to at 200 %; at 400 % it has become cards.
      if (viewport.width === 320 || await page.locator("table.list").count() === 0) {
        assert.equal(await overflow(page), 0, `${path} is wider than the screen`);
      }
      assert.deepEqual(await cut(page), [], path);
    }
    await page.close();
  });
}

// Between a phone and a desk: cards until a table has room for the words of its columns, which then
// stay whole.
test("a list fits a tablet, upright and lying", async () => {
  const broken = (table) => table.evaluate((element) => {
    const words = [];
    for (const cell of element.querySelectorAll("thead th, td, tbody th")) {
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement.checkVisibility() || node.parentElement.closest("details, .visually-hidden")) continue;
        for (const word of node.data.matchAll(/[\p{L}\d]{3,12}/gu)) {
          const range = document.createRange();
          range.setStart(node, word.index);
          range.setEnd(node, word.index + word[0].length);
          if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) words.push(word[0]);
        }
      }
    }
    return words;
  });
  const page = await employer.newPage();
  for (const width of [768, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of ["/candidatures", "/candidatures/traitees", "/offres/mes-offres", "/conventions"]) {
      await page.goto(site + path);
      assert.equal(await overflow(page), 0, `${path} is wider than ${width}`);
      for (const table of await page.locator("table.list").all()) {
        assert.deepEqual(await broken(table), [], `${path} breaks words at ${width}`);
      }
    }
  }
  await page.close();
});
