// Asks the index of a built site, as the search page does, without a browser.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SearchIndex } from "../../web/search/search-index.js";

/** The index of a built site. `loaded` has every file that was read, with its bytes. */
export async function open(dir) {
  const loaded = new Map();
  const index = new SearchIndex(async (name) => {
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
