// Visits pages in a real browser: accessibility by axe, the console, the network and the width.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { REQUIRED } from "./kinds.mjs";

export const NARROW = 360;
export const WIDE = 1440;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NOT_FOUND = "no/such/page/";

/** The address at which a kind is visited: its page, or for the 404 page an address that does not exist. */
export function addressOf(site, origin, kind, path) {
  return origin + (kind === "not found" ? site.base + NOT_FOUND : site.pathname(path));
}

export function checkKinds(report, kinds) {
  const present = new Set(kinds.map(([kind]) => kind));
  report.check(
    `every kind of page is there (${kinds.length} kinds)`,
    REQUIRED.filter((kind) => !present.has(kind)).map((kind) => `no page of the kind: ${kind}`),
  );
}

/** One check per page; `pages` are `[kind, path]`. */
export async function checkVisits(report, browser, site, origin, pages, { colorScheme, width, axe }) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  for (const [kind, path] of pages) {
    const faults = await visit(context, site, origin, kind, path, axe);
    const what = axe ? "axe, console, requests and width" : "console, requests and width";
    report.check(`${what}: ${kind} (${site.pathname(path)}), ${colorScheme}, ${width} px`, faults);
  }
  await context.close();
}

async function visit(context, site, origin, kind, path, axe) {
  const address = addressOf(site, origin, kind, path);
  const expected = kind === "not found" ? 404 : 200;
  const faults = [];
  const page = await context.newPage();
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    // The browser itself reports the status that the 404 page is meant to have.
    if (expected === 404 && message.location().url === address && /404/.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script error: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) faults.push(`asks another host: ${request.url()}`);
  });
  page.on("response", (response) => {
    const wanted = response.url() === address ? expected : 200;
    if (response.status() !== wanted) faults.push(`${response.url().replace(origin, "")} answers ${response.status()}`);
  });
  page.on("requestfailed", (request) => faults.push(`${request.url()}: ${request.failure()?.errorText}`));
  await page.goto(address, { waitUntil: "load", timeout: 20_000 });
  faults.push(...(await page.evaluate(sideways)));
  if (axe) faults.push(...(await violations(page)));
  await page.close();
  return faults;
}

// Runs in the browser. Names the elements that are too wide, if the page can be scrolled sideways.
function sideways() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
  const inner = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
  const names = inner.slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
  return [[`scrolls sideways: ${scrollWidth} px of content in ${clientWidth} px`, ...names].join("\n")];
}

async function violations(page) {
  // Sent by the debugger, to which the page's policy does not apply.
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => (await axe.run({ rules: { "target-size": { enabled: true } } })).violations);
  return found.map(({ id, impact, help, nodes }) => {
    const places = nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.html.slice(0, 160)}`);
    const rest = nodes.length > 5 ? [`… and ${nodes.length - 5} more elements`] : [];
    return [`axe ${id} (${impact}): ${help}`, ...places, ...rest].join("\n");
  });
}
