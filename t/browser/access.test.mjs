// What axe cannot see: that what has the focus is seen and lies under nothing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { desk, open, phone, signedIn, site } from "./browser.mjs";

let browser, visitor, pupil, eye;
before(async () => {
  browser = await open(["--disable-smooth-scrolling"]);
  visitor = await browser.newContext({ locale: "fr-FR" });
  pupil = await signedIn(browser, "eleve@demo.example");
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
  const isOver = ([x, y]) => {
    for (let above = document.elementFromPoint(x, y); above && !above.contains(element); above = above.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(above).position)) return true;
    }
    return false;
  };
  const name = (element.labels?.[0] ?? element).textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  return {
    name: `${kind(element)} ${name}`,
    kind: `${kind(element.closest("footer, header, .hero, main, nav, ul, .map, body"))} ${kind(element.parentElement)} ${kind(element)} ${element.hasAttribute("aria-current")}`,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    isUnder: points.some(isOver),
    isIn: box.bottom > 0 && box.y < innerHeight,
  };
});

// The ring of a thing: how it looks with the focus and, just then, without.
async function ringIsSeen(page, stop) {
  const { width, height } = page.viewportSize();
  const x = Math.max(0, stop.box.x - 8);
  const y = Math.max(0, stop.box.y - 8);
  const clip = { x, y, width: Math.min(width - x, stop.box.width + 16), height: Math.min(height - y, stop.box.height + 16) };
  const element = await page.evaluateHandle(() => document.activeElement);
  const before = await page.screenshot({ clip });
  await element.evaluate((node) => node.blur());
  const without = await page.screenshot({ clip });
  await element.evaluate((node) => node.focus({ preventScroll: true }));
  return await seenBetween(before, without) >= Math.min(clip.width, clip.height);
}

// Through the whole page by the keyboard, forwards and backwards. Each kind of thing is looked at once, in
// each scheme.
const schemes = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }];
const looked = new Set();
async function walk(context, path, viewport) {
  const page = await context().newPage();
  const wrong = new Set();
  await page.setViewportSize(viewport);
  await page.goto(site + path, { waitUntil: "networkidle" });
  await page.evaluate(() => { for (const fold of document.querySelectorAll("details")) fold.open = true; });
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let count = 0; count < 400; count++) {
      await page.keyboard.press(key);
      const stop = await focused(page);
      if (!stop) break;
      if (stop.isUnder || !stop.isIn) wrong.add(`${key}: ${stop.name} is not in view`);
      const kind = `${viewport.width} ${stop.kind}`;
      if (looked.has(kind) || !stop.isIn) continue;
      looked.add(kind);
      for (const scheme of schemes) {
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...scheme });
        if (!await ringIsSeen(page, stop)) wrong.add(`no ring is seen (${Object.values(scheme)}): ${stop.name}`);
      }
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
    }
  }
  await page.close();
  assert.equal([...wrong].join("\n"), "");
}

describe("what has the focus is seen, and under nothing", () => {
  const pages = [
    [() => visitor, "/", desk], [() => visitor, "/offres/carte?ville=Nantes", desk], [() => visitor, "/offres/deposer/sans-compte", desk],
    [() => pupil, "/offres/1", phone], [() => pupil, "/offres/1", { width: 320, height: 256 }],
  ];
  for (const [context, path, viewport] of pages) test(`${path} at ${viewport.width}`, () => walk(context, path, viewport));
});
