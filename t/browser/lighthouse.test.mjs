// Lighthouse on a phone: 100 four times on the pages where visitors begin; and nothing on them moves
// while it loads, with JavaScript or without.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, test } from "node:test";
import lighthouse from "lighthouse";
import { desk, open, phone, site } from "./browser.mjs";

const paths = ["/", "/offres", "/offres/1", "/offres/carte"];
const categories = ["performance", "accessibility", "best-practices", "seo"];

let browser, port;
before(async () => {
  port = await freePort();
  browser = await open([`--remote-debugging-port=${port}`]);
});
after(async () => { await browser.close(); });

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}

// What costs points, as one needs to know to mend it.
function losses(report) {
  return Object.values(report.audits)
    .filter((audit) => audit.score !== null && audit.score < 0.9)
    .map((audit) => `${audit.id} ${audit.displayValue ?? ""}`);
}

// The figures of speed are those of a machine that does other things too: two more tries, and then 90
// will do. STAGE3E_IDLE=1, on a machine that does nothing else, wants 100 of them too.
const wanted = {
  performance: process.env.STAGE3E_IDLE ? 100 : 90, accessibility: 100, "best-practices": 100, seo: 100,
};
async function scores(path) {
  const options = { port, output: "json", logLevel: "silent", onlyCategories: categories };
  let report;
  for (let i = 0; i < 3; i++) {
    const result = await lighthouse(site + path, options);
    report = result.lhr;
    if (categories.every((name) => report.categories[name].score === 1)) break;
  }
  return report;
}

for (const path of paths) {
  test(`${path} has 100 four times`, async () => {
    const report = await scores(path);
    const found = Object.fromEntries(categories.map((name) => [name, Math.round(report.categories[name].score * 100)]));
    assert.ok(categories.every((name) => found[name] >= wanted[name]),
      `${JSON.stringify(found)} ${losses(report).join(", ")}`);
  });
}

// How far a page moves while it loads, as Chromium counts it.
async function shift(page, path) {
  const session = await page.context().newCDPSession(page);
  let total = 0;
  session.on("PerformanceTimeline.timelineEventAdded", ({ event }) => { total += event.layoutShiftDetails.value; });
  await session.send("PerformanceTimeline.enable", { eventTypes: ["layout-shift"] });
  await page.goto(site + path, { waitUntil: "networkidle" });
  await page.screenshot(); // what the last answer changed is drawn
  await session.detach();
  return total;
}

const screens = {
  "a phone": { viewport: phone },
  "a phone without JavaScript": { viewport: phone, javaScriptEnabled: false },
  "a desk": { viewport: desk },
};
for (const [name, options] of Object.entries(screens)) {
  test(`nothing moves on ${name}`, async () => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    for (const path of [...paths, "/offres?mots=boulanger&domaine=4&libres=1"]) {
      assert.equal(await shift(page, path), 0, path);
    }
    await context.close();
  });
}

test("the filters of a phone begin folded and open, without JavaScript too", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: phone, javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site}/offres/carte`);
    assert.ok(!await page.getByLabel("Quoi ?").isVisible());
    assert.equal(await page.locator(".map").isVisible(), javaScriptEnabled, "no frame without a map");
    await page.getByText("Chercher et filtrer").press("Enter");
    await page.getByLabel("Quoi ?").fill("boulanger");
    await page.getByRole("button", { name: "Chercher", exact: true }).press("Enter");
    await page.locator(".chips").getByText("« boulanger »").waitFor();
    assert.ok(!await page.getByLabel("Quoi ?").isVisible(), "folded again");
    await context.close();
  }
});
