// Follows every link of every page, and every address of the sitemap, to a file of the site and an anchor in it.

import { isMail } from "./anatomy.mjs";

/** Where an address leads: `{ file, hash }` on this site, `{ outside }`, or `{ fault }`. */
function follow(site, from, value) {
  let url;
  try {
    url = new URL(value, site.address(from));
  } catch {
    return { fault: "no address" };
  }
  if (url.protocol === "mailto:") return { outside: true };
  if (!/^https?:$/.test(url.protocol)) return { fault: `a ${url.protocol} address` };
  if (url.origin !== site.origin) return { outside: true };
  const file = site.fileOf(url.pathname);
  if (file === null) {
    return { fault: url.pathname.startsWith(site.base) ? "no such file" : `leaves the base path ${site.base}` };
  }
  let hash = url.hash.slice(1);
  try {
    hash = decodeURIComponent(hash);
  } catch {
    // An id may have a bare per cent sign.
  }
  return { file, hash };
}

export function checkLinks(report, site, facts) {
  const dead = [];
  const foreign = [];
  const reached = new Map(); // from a page to the pages that it links to
  const ids = new Map([...facts].map(([path, fact]) => [path, new Set(fact.ids)]));
  let internal = 0;
  for (const [path, fact] of facts) {
    const next = new Set();
    reached.set(path, next);
    for (const link of fact.links) {
      const what = `${path}: <${link.tag} ${link.name}="${link.value}">`;
      const found = follow(site, path, link.value);
      if (found.outside) {
        if (link.resource) foreign.push(`${what} asks another host`);
        continue;
      }
      internal += 1;
      if (found.fault) {
        dead.push(`${what}: ${found.fault}`);
        continue;
      }
      if (found.hash && found.hash !== "top" && facts.has(found.file) && !ids.get(found.file).has(found.hash)) {
        dead.push(`${what}: ${found.file} has no #${found.hash}`);
      }
      if (facts.has(found.file)) next.add(found.file);
    }
  }
  report.check(`every link leads somewhere (${facts.size} pages at ${site.base}, ${internal} links within the site)`, dead);
  report.check(`no page asks anything of another host (at ${site.base})`, foreign);

  const stubs = [...facts].filter(([, fact]) => fact.stub);
  report.check(
    `every alias leads to a page (${stubs.length} at ${site.base})`,
    stubs.flatMap(([path, fact]) => {
      const refresh = fact.links.find((link) => link.name === "refresh");
      const found = refresh ? follow(site, path, refresh.value) : { fault: "no address" };
      return found.file && facts.get(found.file)?.stub === false ? [] : [`${path}: ${refresh?.value ?? ""} ${found.fault ?? "is no page"}`];
    }),
  );

  const pages = [...facts].filter(([path, fact]) => !fact.stub && !isMail(path) && path !== "404.html");
  report.check(
    `every page names its own address as canonical (${pages.length} at ${site.base})`,
    pages.flatMap(([path, fact]) =>
      fact.canonical.length === 1 && fact.canonical[0] === site.address(path) ? [] : [`${path}: ${fact.canonical.join(", ") || "none"}`],
    ),
  );

  // These two are linked only where they list something; tests/suite holds that.
  const perhapsEmpty = ["upcoming/index.html", "corrections/index.html"];
  const seen = new Set(["index.html"]);
  for (const path of seen) for (const next of reached.get(path) ?? []) seen.add(next);
  report.check(
    `every page can be reached from the home page (${pages.length} at ${site.base})`,
    pages.filter(([path]) => !seen.has(path) && !perhapsEmpty.includes(path)).map(([path]) => path),
  );
  checkSitemap(report, site, facts, pages);
}

function checkSitemap(report, site, facts, pages) {
  if (!site.known.has("sitemap.xml")) {
    report.check(`a sitemap (at ${site.base})`, ["there is no sitemap.xml"]);
    return;
  }
  const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
  const listed = [...site.read("sitemap.xml").matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => unescape(match[1]));
  const files = new Map();
  const faults = [];
  for (const address of listed) {
    const found = follow(site, "index.html", address);
    const fact = facts.get(found.file);
    if (!address.startsWith(site.baseUrl) || !found.file) faults.push(`${address}: ${found.fault ?? "not on this site"}`);
    else if (files.has(found.file)) faults.push(`${address}: listed twice`);
    else if (!fact || fact.stub || /noindex/.test(fact.robots)) faults.push(`${address}: no page for search engines`);
    files.set(found.file, address);
  }
  for (const [path, fact] of pages) {
    if (!/noindex/.test(fact.robots) && !files.has(path)) faults.push(`${path}: not in sitemap.xml`);
  }
  const robots = site.known.has("robots.txt") ? site.read("robots.txt") : "";
  if (!robots.split("\n").includes(`Sitemap: ${site.baseUrl}sitemap.xml`)) faults.push("robots.txt does not name the sitemap");
  report.check(`the sitemap has every page once, and robots.txt names it (${listed.length} addresses at ${site.base})`, faults);
}
