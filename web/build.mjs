// Minifies the scripts of the built-in themes.  usage: node build.mjs
//
// What is made is committed, so that a build of the program needs no Node.js; tests/search/published.mjs compares it with its
// source.

import { buildSync } from "esbuild";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Where the script of the search page is published from. */
export const SEARCH = path("../themes/gazette/assets/js/search.js");

/** The script of the search page, minified. */
export function minifySearch() {
  const result = buildSync({
    entryPoints: [path("search/page.js")],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    banner: { js: "// Minified from web/search/ by scripts/renew." },
  });
  return result.outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SEARCH, minifySearch());
