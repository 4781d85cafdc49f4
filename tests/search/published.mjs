// Checks that the published script of the search page is its source, minified, and small.  usage: node published.mjs
//
// Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.

import { readFileSync } from "node:fs";
import { SEARCH, minifySearch } from "../../web/build.mjs";

// As docs/search.md promises.
const LIMIT = 15_000;
const published = readFileSync(SEARCH, "utf8");
const bytes = Buffer.byteLength(published);

function check(what, holds, why) {
  console.log(holds ? `ok   ${what}` : `FAIL ${what}: ${why}`);
  if (!holds) process.exitCode = 1;
}

check("the search script is its source, minified", published === minifySearch(), "run scripts/renew search");
check(`the search script has at most ${LIMIT} bytes`, bytes <= LIMIT, `it has ${bytes}`);
