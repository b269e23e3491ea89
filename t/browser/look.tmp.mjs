import { desk, open, phone, site, signedIn } from "./browser.mjs";
const browser = await open();
const shots = JSON.parse(process.argv[2]);
for (const [email, list] of Object.entries(shots)) {
  for (const viewport of [phone, desk]) {
    const context = await signedIn(browser, email, { viewport });
    const page = await context.newPage();
    for (const [path, name] of list) {
      const r = await page.goto(site + path, { waitUntil: "load" });
      await page.waitForTimeout(200);
      await page.screenshot({ path: `/tmp/s-${name}-${viewport.width}.png`, fullPage: true });
      console.log(r.status(), path);
    }
    await context.close();
  }
}
await browser.close();
