// What every page must pass, whoever looks at it: axe finds nothing, nothing overflows, the
// console is silent, the HTML is valid.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";
import { desk, phone, site, watch } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    "no-trailing-whitespace": "off", "long-title": "off", "no-redundant-for": "off",
    // Written by our own writer: quoted, lower case, one line.
    "attribute-boolean-style": "off", "no-inline-style": "error", "void-style": "off",
    "doctype-style": "off", "tel-non-breaking": "off", "prefer-native-element": "off",
    "no-implicit-button-type": "error", "valid-autocomplete": "error",
  },
});

// axe itself is run outside the page's CSP, which would refuse an added script.
async function violations(page) {
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] })`);
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

export async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// The widths and schemes in which each page is looked at.
const views = [["360", phone, "light"], ["1280", desk, "light"], ["360 dark", phone, "dark"]];

// One page for all that a context looks at: a new one costs a process, and more time than its tests.
const kept = new WeakMap();
async function pageOf(context) {
  if (!kept.has(context)) {
    const page = await context.newPage();
    kept.set(context, { page, complaints: watch(page) });
  }
  return kept.get(context);
}

async function checkPage(context, path, viewport, colorScheme) {
  const { page, complaints } = await pageOf(context);
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  complaints.length = 0;
  const response = await page.goto(site + path, { waitUntil: "load" });
  const status = response.status();
  assert.ok(status < 500);
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page), 0, "wider than the screen");
  const expected = status >= 400 ? [`Failed to load resource: the server responded with a status of ${status}`] : [];
  assert.deepEqual(complaints.filter((text) => !expected.some((start) => text.startsWith(start))), []);
}

async function checkHtml(html) {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) => result.messages.map((message) => `${message.line}:${message.column} ${message.ruleId} ${message.message}`));
  assert.deepEqual(messages, []);
}

// All of it for one path, as tests that run (test, or t.test) makes; context is asked for when they
// run. Resolves once they have.
export function checkPath(run, context, path, name = path) {
  return Promise.all([
    ...views.map(([view, viewport, colorScheme]) => run(`${name} at ${view}`, () => checkPage(context(), path, viewport, colorScheme))),
    run(`${name} is valid HTML`, async () => checkHtml(await (await context().request.get(site + path)).text())),
  ]);
}
