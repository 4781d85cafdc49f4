// Sorts a site's pages into kinds, and picks one page of each to look at closely.

import { statSync } from "node:fs";
import { join } from "node:path";
import { isMail } from "./anatomy.mjs";

/** The kinds of page that the digest must have. Others are checked if they exist. */
export const REQUIRED = [
  "home", "entry", "year", "month", "day", "topics", "topics/*", "people", "people/*",
  "parties", "parties/*", "sources", "sources/*", "plain page", "not found",
];

/** Pages that the digest makes by itself, each a kind of its own. */
const SINGLE = new Set(["corrections", "search", "upcoming"]);

/** The kind of a page, by its address. */
function kindOf(path, folders) {
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
  if (parts.length > 1) return `${parts[0]}/*${suffix}`;
  return folders.has(parts[0]) || SINGLE.has(parts[0]) ? parts[0] + suffix : "plain page";
}

/** Every page to visit, as `[kind, path]`: not redirecting pages or emails. */
export function visitable(site, facts) {
  const paths = site.pages.filter((path) => !facts.get(path).stub && !isMail(path));
  const folders = new Set(paths.filter((path) => path.split("/").length > 2).map((path) => path.split("/")[0]));
  return paths.map((path) => [kindOf(path, folders), path]);
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
