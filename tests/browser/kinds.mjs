// Sorts a site's pages into kinds, and picks one page of each to look at closely.

import { statSync } from "node:fs";
import { join } from "node:path";
import { isMail } from "./anatomy.mjs";

/** The kinds of page that the digest must have. Others are checked if they exist. */
export const REQUIRED = [
  "home", "entry", "year", "month", "day", "topics", "topics/*", "people", "people/*",
  "parties", "parties/*", "sources", "sources/*", "not found",
];

/**
 * The kind of a page, by its address. A page at the top is a kind of its own: a few more pages to look at, and no list
 * of the pages that the program makes by itself.
 */
function kindOf(path) {
  if (path === "404.html") return "not found";
  const parts = path.split("/");
  const file = parts.pop();
  if (file !== "index.html") return file;
  const further = parts.length >= 2 && parts.at(-2) === "page" && /^\d+$/.test(parts.at(-1));
  if (parts.length === 2 && further) return "home, further page";
  if (further) parts.splice(-2);
  const suffix = further ? ", further page" : "";
  if (parts.length === 0) return "home";
  if (/^\d{4}$/.test(parts[0])) {
    const digits = parts.every((part) => /^\d+$/.test(part));
    return digits ? ["year", "month", "day"][parts.length - 1] + suffix : "entry";
  }
  return parts[0] + (parts.length > 1 ? "/*" : "") + suffix;
}

/** Every page to visit, as `[kind, path]`: not redirecting pages or emails. */
export function visitable(site, facts) {
  const paths = site.pages.filter((path) => !facts.get(path).stub && !isMail(path));
  return paths.map((path) => [kindOf(path), path]);
}

/** The largest page of each kind, as `[kind, path]`: it shows the most. */
export function oneOfEach(site, facts) {
  const largest = new Map();
  for (const [kind, path] of visitable(site, facts)) {
    const size = statSync(join(site.dir, path)).size;
    if (size > (largest.get(kind)?.size ?? -1)) largest.set(kind, { path, size });
  }
  return [...largest].map(([kind, { path }]) => [kind, path]);
}
