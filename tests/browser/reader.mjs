// What a reader does with the digest of this repository.  usage: node reader.mjs DIR=BASE_URL
//
// Each walk begins on the home page and follows links by their names, as somebody does who sees or hears the page.
// Prints one line per walk, `ok` or `FAIL`; exits with 1 if any failed.

import { launch } from "./chromium.mjs";
import { Report } from "./report.mjs";
import { serve } from "./serve.mjs";
import { Site } from "./site.mjs";

const SEED = "/2021/10/30/wang-lavrov-rome/";
const site = Site.parse(process.argv[2] ?? "");
const report = new Report();
const browser = await launch();
const server = await serve(site);
const home = server.origin + site.base;

/** The path of the page below the base path, with its query. */
const at = (page) => page.url().slice(home.length - 1);

/** Fails unless something holds. */
function must(holds, what) {
  if (!holds) throw new Error(what);
}

const main = (page) => page.getByRole("main");
const follow = (page, name, within = page) => within.getByRole("link", { name, exact: true }).first().click();

/** Presses Tab until a wanted element has the focus. */
async function tabTo(page, wanted, most = 200) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(wanted)) return;
  }
  throw new Error(`${most} times Tab do not lead to ${wanted}`);
}

async function walk(title, steps, { javaScript = true, prepare = async () => {} } = {}) {
  const faults = [];
  const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport: { width: 1280, height: 900 } });
  await prepare(context);
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin)) faults.push(`a request leaves the site: ${request.url()}`);
  });
  try {
    await page.goto(home);
    await steps(page);
  } catch (error) {
    faults.push(`${at(page)}: ${error.message.split("\n")[0]}`);
  }
  await context.close();
  report.check(title, faults);
}

for (const javaScript of [true, false]) {
  const how = javaScript ? "" : ", without JavaScript";

  await walk(`find the meeting in Rome through its topic${how}`, async (page) => {
    await follow(page, "AUKUS");
    must(at(page) === "/topics/aukus/", "AUKUS leads to its topic");
    await follow(page, /Wang Yi and .*Lavrov.*Rome/, main(page));
    must(at(page) === SEED, "the entry is on the topic's page");
    const text = await main(page).innerText();
    for (const part of ["30 October 2021", "Rome", "China Daily", "Xinhua", "State Councilor"]) {
      must(text.includes(part), `the entry tells ${part}`);
    }
  }, { javaScript });

  await walk(`see the positions of China and Russia on AUKUS${how}`, async (page) => {
    for (const [name, key] of [["China", "parties/china"], ["Russia", "parties/russia"]]) {
      await page.goto(home);
      await follow(page, "AUKUS");
      const side = page.locator(`.sides [data-side="against"] [data-who="${key}"]`);
      must((await side.count()) === 1, `${name} is on one side`);
      const position = await side.getAttribute("data-position");
      await side.locator('a[href*="#position-"]').first().click();
      must(page.url().endsWith(position.replace("#", "/#")), `the side of ${name} leads to the position that decides it`);
      must(await page.locator(`#${position.split("#")[1]}`).isVisible(), `the position of ${name} is on the page of its entry`);
    }
    await page.goto(home);
    await follow(page, "AUKUS");
    await page.getByRole("link", { name: /^All positions/ }).click();
    const entry = page.locator('[data-entry="wang-lavrov-rome"]');
    must((await entry.innerText()).includes("small circle"), "all positions quote the entry");
    must((await entry.locator(`a[href$="${SEED}"]`).count()) > 0, "they lead to the entry");
  }, { javaScript });

  await walk(`open the pair of China and Russia${how}`, async (page) => {
    await follow(page, "Pairs");
    await follow(page, "China and Russia", main(page));
    must(at(page) === "/pairs/china/russia/", "the pair has its page");
    must((await page.locator(`main a[href$="${SEED}"]`).count()) > 0, "the meeting in Rome is on it");
    await page.goto(`${home}parties/russia/`);
    await main(page).locator('a[href$="/pairs/china/russia/"]').first().click();
    must(at(page) === "/pairs/china/russia/", "Russia's page leads to it");
  }, { javaScript });

  await walk(`open the issue of the week${how}`, async (page) => {
    await follow(page, "Issues");
    await page.locator('main a[href$="/issues/2021-w43/"]').first().click();
    must((await page.locator(`main a[href$="${SEED}"]`).count()) > 0, "the meeting in Rome is in it");
    await page.locator(`main a[href$="${SEED}"]`).first().click();
    must(at(page) === SEED, "it leads to the entry");
  }, { javaScript });
}

await walk("read all positions on AUKUS, page by page", async (page) => {
  await page.goto(`${home}topics/aukus/positions/`);
  const total = Number(await page.locator("[data-total][data-shown]").getAttribute("data-total"));
  let shown = 0;
  for (;;) {
    shown += await page.locator("[data-position][data-by]").count();
    const next = page.locator('.pager a[rel="next"]');
    if ((await next.count()) === 0) break;
    await next.click();
  }
  must(total > 0 && shown === total, `${shown} of ${total} positions are on the pages`);
});

await walk("go through the site by keyboard alone", async (page) => {
  await page.keyboard.press("Tab");
  must(await page.evaluate(() => document.activeElement.className === "skip"), "the first Tab offers to skip the menu");
  await tabTo(page, () => document.activeElement.textContent === "AUKUS");
  await page.keyboard.press("Enter");
  await page.waitForURL(/topics\/aukus/);
  await tabTo(page, () => document.activeElement.closest('[data-who="parties/china"]') && document.activeElement.href.includes("#position-"));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/\d{4}\/\d\d\/\d\d\/.*#position-/);
});

const cited = /“Wang Yi and .*Rome”. The Chancery Digest, .* 2026. .*wang-lavrov-rome/;
const copy = (page) => main(page).getByRole("button", { name: "Copy" });

await walk("copy the citation of the meeting in Rome", async (page) => {
  await page.goto(home + SEED.slice(1));
  await copy(page).first().click();
  await main(page).getByText("Copied").first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  must(cited.test(copied) && copied === (await page.locator(".citation").first().innerText()), `copied is ${copied}`);
  await main(page).getByText("Cite its sources").click();
  must((await main(page).getByText("China Daily, 31 October 2021").count()) > 0, "its source is cited too");
}, { prepare: (context) => context.grantPermissions(["clipboard-read", "clipboard-write"]) });

for (const [how, init] of [
  ["where there is no clipboard", () => Object.defineProperty(navigator, "clipboard", { value: undefined })],
  ["where the clipboard is refused", () => { navigator.permissions.query = async () => ({ state: "denied" }); }],
  ["without JavaScript", null],
]) {
  await walk(`no button is there that does nothing ${how}`, async (page) => {
    await page.goto(home + SEED.slice(1));
    await page.waitForLoadState("networkidle");
    must((await copy(page).count()) === 0, "there is no button");
    must(cited.test(await page.locator(".citation").first().innerText()), "the citation can be read and selected");
  }, { javaScript: init !== null, prepare: async (context) => init && context.addInitScript(init) });
}

await walk("a button that fails goes, and leaves the text selected", async (page) => {
  await page.goto(home + SEED.slice(1));
  await copy(page).first().click();
  await copy(page).first().waitFor({ state: "hidden" });
  must(cited.test(await page.evaluate(() => String(getSelection()))), "the citation is selected");
}, { prepare: (context) => context.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("no")); }) });

await walk("take the data of the digest", async (page) => {
  await follow(page, "Data");
  must(at(page) === "/data/", "the foot leads to the data");
  for (const file of await page.locator(".files dd a").all()) {
    const answer = await page.request.get(new URL(await file.getAttribute("href"), page.url()).href);
    must(answer.ok(), `${await file.getAttribute("href")} is there`);
  }
});

await server.close();
await browser.close();
process.exitCode = report.failed > 0 ? 1 : 0;
