// Lighthouse's scores of a built digest, served statically on loopback.  usage: node run.mjs DIR BASE_URL RUNS PATH…
//
// The packages are in the folder $LIGHTHOUSE. Each page is loaded RUNS times as a phone and as a
// desktop; the median of each score counts. Exits with 1 if one is below its limit.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium } from "../../../tests/browser/chromium.mjs";
import { Site } from "../../../tests/browser/site.mjs";
import { serve } from "../../../tests/browser/serve.mjs";

const [dir, base, runs, ...paths] = process.argv.slice(2);
const require = createRequire(join(process.env.LIGHTHOUSE, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse, desktopConfig } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const PROMISED = { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 };
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const server = await serve(new Site(dir, base), Number(new URL(base).port));
const chrome = await launch({ chromePath: findChromium(), chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
let short = 0;
console.log(`| page | as | ${Object.keys(PROMISED).join(" | ")} |\n|---|---|${"--:|".repeat(4)}`);
for (const path of paths) {
  for (const [name, config] of [["phone", undefined], ["desktop", desktopConfig]]) {
    const found = Object.fromEntries(Object.keys(PROMISED).map((category) => [category, []]));
    const failed = new Set();
    for (let run = 0; run < Number(runs); run += 1) {
      const options = { port: chrome.port, output: "json", logLevel: "error", onlyCategories: Object.keys(PROMISED) };
      const { lhr } = await lighthouse(new URL(path, base).href, options, config);
      for (const [category, scores] of Object.entries(found)) {
        scores.push(Math.round(lhr.categories[category].score * 100));
        if (category === "performance") continue;
        for (const { id, weight } of lhr.categories[category].auditRefs) {
          if (weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1) failed.add(`${category}: ${id}`);
        }
      }
    }
    const scores = Object.values(found).map(median);
    console.log(`| /${path} | ${name} | ${scores.join(" | ")} |`);
    for (const audit of failed) console.log(`    ${audit}`);
    if (scores.some((score, at) => score < Object.values(PROMISED)[at])) short += 1;
  }
}
chrome.kill();
await server.close();
console.log(short === 0 ? "every score is as promised" : `${short} of ${paths.length * 2} are below what is promised`);
process.exitCode = short === 0 ? 0 : 1;
