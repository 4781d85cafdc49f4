// How many bytes a first query transfers: the page with what it loads, the index's files, and the pages of the results in
// view, which are read for the words around the match.  usage: node moved.mjs DIR

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ask, open } from "./ask.mjs";

const VIEW = 5;
const QUERIES = [
  "submarine", "safeguards", "joint statement", "vaccine supply", "maritime security", "brics summit declaration",
  "china russia", "the export controls of the assembly", "saefguards", "vacine", "000123", '"maritime security"',
];
const dir = process.argv[2];
const size = (path) => statSync(join(dir, path)).size;
const html = readFileSync(join(dir, "search/index.html"), "utf8");
const base = new URL(html.match(/rel="canonical" href="([^"]+)"/)[1]).pathname.replace(/search\/$/, "");
const parts = [...html.matchAll(/<(?:link rel="(?:stylesheet|icon)"[^>]*? href|script[^>]*? src)="([^"]+)"/g)];
const page = html.length + parts.reduce((sum, [, href]) => sum + size(href.slice(base.length)), 0);

const files = readdirSync(join(dir, "search/index"));
const kinds = new Map();
for (const file of files) {
  const kind = file.replace(/(-\d+)?\.\w+$/, "");
  const known = kinds.get(kind) ?? { files: 0, bytes: 0, largest: 0 };
  const bytes = size(`search/index/${file}`);
  kinds.set(kind, { files: known.files + 1, bytes: known.bytes + bytes, largest: Math.max(known.largest, bytes) });
}
console.log(`${files.length} files of the index:`);
for (const [kind, { files, bytes, largest }] of kinds) console.log(`  ${kind}: ${files}, ${bytes} bytes, the largest ${largest}`);

console.log(`\nA first query, in bytes; the page with its style and script is ${page} of them:`);
const moved = [];
for (const query of QUERIES) {
  const index = await open(dir);
  const began = performance.now();
  const { cards, found } = await ask(index, query);
  const time = performance.now() - began;
  const own = [...index.loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
  const view = cards.slice(0, VIEW).reduce((sum, [path]) => sum + size(`${path}index.html`), 0);
  moved.push([page + own + view, page + own]);
  console.log(`  ${query}: ${page + own} until the results stand (${index.loaded.size} files), ${page + own + view} with ${VIEW} contexts; ${found.length} results, ${time.toFixed(0)} ms`);
}
for (const [at, what] of [[1, "until the results stand"], [0, "with contexts"]]) {
  const all = moved.map((pair) => pair[at]).sort((a, b) => a - b);
  console.log(`${what}: median ${all[all.length >> 1]}, worst ${all.at(-1)}`);
}
