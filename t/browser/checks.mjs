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
    "doctype-style": "off",
    // Tables that become cards keep their roles (src/lib/page/html.c).
    "no-redundant-role": "off", "tel-non-breaking": "off", "prefer-native-element": "off",
    "no-implicit-button-type": "error", "valid-autocomplete": "error",
  },
});

// axe itself is run outside the page's CSP, which would refuse an added script.
async function violations(page, options = {}) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  const found = await page.evaluate(
    (chosen) => window.axe.run(document, { resultTypes: ["violations"], ...chosen }), options,
  );
  const places = (nodes) => nodes.map((node) => node.target.join(" ")).join(", ");
  return found.violations.map((violation) => `${violation.id}: ${places(violation.nodes)}`);
}

export async function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// One page for all that a context looks at: a new one costs a process, and more time than its tests.
const kept = new WeakMap();
async function pageOf(context) {
  if (!kept.has(context)) {
    const page = await context.newPage();
    kept.set(context, { page, complaints: watch(page) });
  }
  return kept.get(context);
}

async function visit(context, path, viewport) {
  const { page, complaints } = await pageOf(context);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.setViewportSize(viewport);
  complaints.length = 0;
  const response = await page.goto(site + path, { waitUntil: "load" });
  const status = response.status();
  assert.ok(status < 500);
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page), 0, "wider than the screen");
  const expected = status >= 400 ? [`Failed to load resource: the server responded with a status of ${status}`] : [];
  assert.deepEqual(complaints.filter((text) => !expected.some((start) => text.startsWith(start))), []);
  return { page, response };
}

// On a phone, in light and in dark (where only colours are others), and what the server wrote.
async function checkPhone(context, path) {
  const { page, response } = await visit(context, path, phone);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  assert.deepEqual(await violations(page, { runOnly: ["color-contrast"] }), []);
  await checkHtml(await response.text());
}

async function checkHtml(html) {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  assert.deepEqual(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`), []);
}

// All of it for one path, as tests that run (test, or t.test) makes; context is asked for when they
// run. Resolves once they have.
export function checkPath(run, context, path, name = path) {
  return Promise.all([
    run(`${name} at 360, in dark, as HTML`, () => checkPhone(context(), path)),
    run(`${name} at 1280`, () => visit(context(), path, desk)),
  ]);
}
