// Screenshots of every kind of page, for theme designers.  usage: node screenshots.mjs DIR=BASE_URL OUT
//
// One PNG of the whole page for each kind, width and colour scheme.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { oneOfEach } from "./kinds.mjs";
import { readFacts } from "./facts.mjs";
import { serve } from "./serve.mjs";
import { Site } from "./site.mjs";
import { addressOf } from "./visit.mjs";

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];
const [spec, out] = process.argv.slice(2);
if (!spec || !out) {
  console.error("usage: node screenshots.mjs DIR=BASE_URL OUT");
  process.exit(2);
}
const site = Site.parse(spec);
mkdirSync(out, { recursive: true });
const browser = await launch();
const server = await serve(site);
const kinds = oneOfEach(site, await readFacts(browser, site));
let pictures = 0;
for (const colorScheme of SCHEMES) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const [kind, path] of kinds) {
      await page.goto(addressOf(site, server.origin, kind, path));
      const name = kind.replace("/*", "-one").replaceAll(/[^\w-]+/g, "-");
      await page.screenshot({ path: join(out, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      pictures += 1;
    }
    await context.close();
  }
}
await server.close();
await browser.close();
console.log(`${pictures} pictures of ${kinds.length} kinds of page in ${out}`);
