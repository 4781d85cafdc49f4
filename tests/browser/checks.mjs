// The checks of a built digest.  usage: node checks.mjs kinds|every|links DIR=BASE_URL
//
// Each looks at every page's parts and links. `kinds` and `every` also ask the Nu HTML checker and axe: `kinds` visits
// one page of each kind in every width and colour scheme, `every` every page in two of them. `links` visits one page of
// each kind once: enough for a digest already checked under another base_url.
// Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.

import { launch } from "./chromium.mjs";
import { checkAnatomy } from "./anatomy.mjs";
import { checkHtml } from "./nu.mjs";
import { checkKinds, checkVisits, NARROW, WIDE } from "./visit.mjs";
import { checkLinks } from "./links.mjs";
import { oneOfEach, visitable } from "./kinds.mjs";
import { readFacts } from "./facts.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";
import { Site } from "./site.mjs";

const [mode, spec] = process.argv.slice(2);
if (!["kinds", "every", "links"].includes(mode) || !spec) {
  console.error("usage: node checks.mjs kinds|every|links DIR=BASE_URL");
  process.exit(2);
}
const site = Site.parse(spec);
const report = new Report();
const browser = await launch();
const server = await serve(site);
const facts = await readFacts(browser, site);
const kinds = oneOfEach(site, facts);

checkAnatomy(report, site, facts);
checkLinks(report, site, facts);
checkKinds(report, kinds);
if (mode !== "links") await checkHtml(report, site, server.origin);

const visits = checkVisits.bind(null, report, browser, site, server.origin);
if (mode === "kinds") {
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [NARROW, WIDE]) await visits(kinds, { colorScheme, width, axe: true });
  }
} else if (mode === "every") {
  const pages = visitable(site, facts);
  await visits(pages, { colorScheme: "light", width: NARROW, axe: true });
  await visits(pages, { colorScheme: "dark", width: WIDE, axe: true });
} else {
  await visits(kinds, { colorScheme: "light", width: WIDE, axe: false });
}

await server.close();
await browser.close();
process.exitCode = report.failed > 0 ? 1 : 0;
