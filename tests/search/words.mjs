// Compares the words of the search script with those of the index (src/search/words.rs), on a table that both are held to.
// usage: node words.mjs
//
// A case of words.json has a `text` and its `words` in the index. `query` is given where the words of a query are others: the
// index has the characters of dense scripts alone and in pairs, a query asks for the pairs. Prints one line per case, `ok` or
// `FAIL`; exits with 1 if any failed.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { words } from "../../web/search/words.js";

const cases = JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"));
for (const { about, text, words: indexed, query = indexed } of cases) {
  const found = words(text).map(({ form }) => form);
  const missing = query.filter((word) => !indexed.includes(word));
  if (isDeepStrictEqual(found, query) && missing.length === 0) {
    console.log(`ok   words: ${about}`);
    continue;
  }
  process.exitCode = 1;
  console.log(`FAIL words: ${about}: ${JSON.stringify(text)}\n  wanted ${JSON.stringify(query)}\n  got ${JSON.stringify(found)}`);
  if (missing.length > 0) console.log(`  of these the index has not: ${JSON.stringify(missing)}`);
}
