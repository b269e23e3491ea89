// Screenshots of a page at both widths: node shot.mjs PATH NAME DIRECTORY [dark]
import { desk, open, phone, site } from "./browser.mjs";

const [path, name, directory, scheme] = process.argv.slice(2);
const browser = await open();
for (const viewport of [phone, desk]) {
  const page = await browser.newPage({ viewport, colorScheme: scheme === "dark" ? "dark" : "light" });
  await page.goto(site + path, { waitUntil: "networkidle" });
  await page.screenshot({ path: `${directory}/${name}-${viewport.width}.png`, fullPage: true });
}
await browser.close();
