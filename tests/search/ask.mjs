// Asks the index of a built site, as the search page does, without a browser.

import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the script of a built site's search page knows without its page. */
export async function load(dir) {
  const folder = join(dir, "assets/js");
  const name = (await readdir(folder)).find((name) => /^search\.\w+\.js$/.test(name));
  const [core] = (await readFile(join(folder, name), "utf8")).split("\n// The page.");
  return import(`data:text/javascript,${encodeURIComponent(`${core}\nexport { Index, excerpt, words };`)}`);
}

/** The index of a built site. `loaded` has every file that was read, with its bytes. */
export async function open(dir) {
  const { Index } = await load(dir);
  const loaded = new Map();
  const index = new Index(async (name) => {
    const bytes = readFileSync(join(dir, "search/index", name));
    loaded.set(name, bytes.length);
    return new Response(bytes);
  });
  return Object.assign(await index.open(), { loaded });
}

/** The cards of the first results. */
export async function ask(index, query, { narrow, sort, most = 10 } = {}) {
  const result = await index.search(query, narrow, sort);
  const cards = await Promise.all(result.found.slice(0, most).map((record) => index.card(record)));
  return { ...result, cards };
}
