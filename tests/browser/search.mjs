// Does on the search page what a reader does.  usage: node search.mjs DIR=BASE_URL
//
// For the digest of this repository. Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.

import { launch } from "./chromium.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";
import { Site } from "./site.mjs";

const site = Site.parse(process.argv[2] ?? "");
const report = new Report();
const browser = await launch();
const server = await serve(site);
const address = `${server.origin}${site.base}search/`;
const faults = [];

async function visit(query, options = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => request.url().startsWith(server.origin) || faults.push(`asks ${request.url()}`));
  await page.goto(address + query);
  return page;
}
const results = (page) => page.locator("#results a");
const check = (what, holds, seen) => report.check(what, holds ? [] : [`saw ${JSON.stringify(seen)}`]);

let page = await visit("");
check("nothing asked: topics to choose from", await page.locator("#browse").isVisible());
await page.keyboard.press("/");
await page.keyboard.type("submarine", { delay: 20 });
await results(page).first().waitFor();
const all = await results(page).count();
check("typing finds entries", all > 3, all);
check("the status says how many", /^\d+ entries/.test(await page.textContent("#status")), await page.textContent("#status"));
check("the address can be shared", new URL(page.url()).search === "?q=submarine", page.url());
await page.locator("#results mark").first().waitFor();
await page.locator("#results li:first-child p:last-child mark").first().waitFor();
check("the match is shown in its context", true);
await page.locator("[data-facet=topic] a").nth(1).click();
await page.waitForURL(/topic=/);
await page.locator("[data-facet=topic] [aria-current=true]").waitFor();
const few = await results(page).count();
check("a topic narrows the results", few > 0 && few < all, [all, few]);
await page.goBack();
await page.waitForFunction((count) => document.querySelectorAll("#results a").length === count, all);
check("back takes the topic away", !page.url().includes("topic="), page.url());
await page.focus("#q");
await page.keyboard.press("ArrowDown");
await page.keyboard.press("ArrowDown");
check("arrows go through the results", await results(page).nth(1).evaluate((link) => link === document.activeElement));
await page.keyboard.press("Enter");
await page.locator("article.entry").waitFor();
check("Enter opens one", true);
await page.goBack();
await results(page).first().waitFor();
await page.focus("#q");
await page.keyboard.press("Escape");
await page.locator("#browse").waitFor();
check("Escape begins anew", (await page.inputValue("#q")) === "");

page = await visit("?q=asutralia&topic=aukus&sort=date");
await results(page).first().waitFor();
check("a shared address shows its results", (await page.inputValue("#q")) === "asutralia");
check("a corrected word is told", /asutralia.*australia/.test(await page.textContent("#status")), await page.textContent("#status"));
const dates = await page.locator("#results time").evaluateAll((times) => times.map((time) => time.dateTime));
check("sorted by date", dates.every((date, i) => i === 0 || dates[i - 1] >= date), dates);

page = await visit("?q=xyzzyx");
await page.waitForFunction(() => document.getElementById("status").textContent);
check("nothing found is said kindly", (await results(page).count()) === 0 && /Nothing/.test(await page.textContent("#status")));

page = await visit("?q=the&page=2", { viewport: { width: 360, height: 800 } });
await results(page).first().waitFor();
check("no sideways scrolling at 360 px", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

// How fast it is depends on the machine: it is printed, not tested.
const times = [];
for (let i = 0; i < 5; i++) {
  page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("#results a")) return;
      globalThis.firstResult = performance.now() - performance.getEntriesByType("navigation")[0].responseEnd;
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${address}?q=vaccine`);
  times.push(await (await page.waitForFunction(() => globalThis.firstResult)).jsonValue());
}
times.sort((a, b) => a - b);
console.log(`     the first result stands ${times[2].toFixed(0)} ms after the page has come (median of ${times.length})`);

page = await visit("?q=submarine", { javaScriptEnabled: false });
check("without JavaScript: no form, but topics", !(await page.locator("#search").isVisible()) && (await page.locator("#browse a").count()) > 3);
check("no error, nothing from elsewhere", faults.length === 0, faults);

await server.close();
await browser.close();
process.exitCode = report.failed > 0 ? 1 : 0;
