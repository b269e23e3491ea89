import { open, phone, desk, site, totp } from "./browser.mjs";
const b = await open();
async function shots(who, paths) {
  for (const [n, v] of [["p", phone], ["d", desk]]) {
    const c = await b.newContext({ viewport: v });
    const p = await c.newPage();
    if (who) {
      await p.goto(site + "/connexion");
      await p.fill("#email", who); await p.fill("#password", "stage3e-demo");
      await p.click("main button[type=submit]");
      await p.waitForLoadState();
    }
    for (const [name, path, act] of paths) {
      await p.goto(site + path);
      if (act) await act(p);
      await p.screenshot({ path: `/tmp/t-lead/${name}-${n}.png`, fullPage: true });
    }
    await c.close();
  }
}
const which = process.argv[2] ?? "all";
if (which === "all" || which === "school") await shots("college@demo.example", [["school", "/candidatures"], ["school-u", "/candidatures?statut=unplaced&classe="], ["import", "/college/eleves/importer"], ["helpful", "/offres/prets-a-aider"]]);
if (which === "all" || which === "emp") await shots("employeur@demo.example", [["new", "/offres/deposer/nouvelle?neuf=1"]]);
if (which === "all" || which === "anon") await shots(null, [["decl", "/accessibilite"], ["dep", "/offres/deposer/sans-compte"]]);
await b.close();
