// How Netlify and Cloudflare read a built digest's _headers and _redirects, and what Cloudflare answers.
// usage: node read.mjs DIR=BASE_URL
//
// Cloudflare's own parsers read the files and its own program answers requests by them; Netlify's own parsers read them,
// too, and give the expressions that its rules match by. Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.

import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import { build } from "esbuild";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [dir, base] = (process.argv[2] ?? "").split("=");
if (!base) {
  console.error("usage: node read.mjs DIR=BASE_URL");
  process.exit(2);
}
const { origin, pathname: basePath } = new URL(base);
const text = (name) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), "utf8") : "");
const count = (name) => text(name).split("\n").filter((line) => line.startsWith("/")).length;

let failed = false;
function check(title, faults) {
  failed ||= faults.length > 0;
  console.log(`${faults.length > 0 ? "FAIL" : "ok  "} ${title}`);
  for (const fault of faults.slice(0, 25)) console.log(`       ${fault}`);
}

/** A module of Cloudflare's packages, which are TypeScript, or ESM in files that do not say so. */
async function load(file) {
  const entry = fileURLToPath(new URL(`node_modules/@cloudflare/${file}`, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", platform: "node" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
const { parseHeaders } = await load("pages-shared-parsers/metadata-generator/parseHeaders.ts");
const { parseRedirects } = await load("pages-shared-parsers/metadata-generator/parseRedirects.ts");
const { createMetadataObject } = await load("pages-shared/dist/metadata-generator/createMetadataObject.js");
const { generateHandler } = await load("pages-shared/dist/asset-server/handler.js");

// ---- the files ----------------------------------------------------------------------------------------------------------

const headers = parseHeaders(text("_headers"));
const redirects = parseRedirects(text("_redirects"));
const complaints = [...headers.invalid, ...redirects.invalid].map(({ line, message }) => `${message} ${line ?? ""}`);
if (headers.rules.length !== count("_headers")) complaints.push(`${headers.rules.length} of ${count("_headers")} header rules`);
if (redirects.rules.length !== count("_redirects")) complaints.push(`${redirects.rules.length} of ${count("_redirects")} redirects`);
check(`Cloudflare takes every rule (${headers.rules.length} for headers, ${redirects.rules.length} redirects)`, complaints);

const netlify = {
  headers: await parseAllHeaders({ headersFiles: [join(dir, "_headers")], configHeaders: [], minimal: false }),
  redirects: await parseAllRedirects({ redirectsFiles: [join(dir, "_redirects")], configRedirects: [], minimal: true }),
};
const errors = [...netlify.headers.errors, ...netlify.redirects.errors].map(String);
if (netlify.headers.headers.length !== count("_headers")) errors.push(`${netlify.headers.headers.length} header rules`);
if (netlify.redirects.redirects.length !== count("_redirects")) errors.push(`${netlify.redirects.redirects.length} redirects`);
check(`Netlify takes every rule (${netlify.headers.headers.length} and ${netlify.redirects.redirects.length})`, errors);
const policies = headers.rules.filter(({ path, headers }) => path === "/*" && headers["content-security-policy"]);
check("one rule has the policy for every address", policies.length === 1 ? [] : [`there are ${policies.length}`]);

// ---- the answers -------------------------------------------------------------------------------------------------------

const metadata = createMetadataObject({ headers, redirects });
const paths = [];
(function walk(folder) {
  for (const name of readdirSync(join(dir, folder))) {
    const path = folder + name;
    if (statSync(join(dir, path)).isDirectory()) walk(`${path}/`);
    else paths.push(path);
  }
})("");
const files = new Set(paths.map((path) => basePath + path));

/** Cloudflare's answer to a request, after its redirects to the short form of an address. */
async function cloudflare(path) {
  const response = await generateHandler({
    request: new Request(origin + path),
    metadata,
    logError: (error) => console.error(error),
    findAssetEntryForPath: async (path) => (files.has(path) ? path : null),
    getAssetKey: (entry) => entry,
    negotiateContent: () => ({ encoding: null }),
    fetchAsset: async () => ({ body: null, contentType: "text/plain" }),
    generateNotFoundResponse: async (request, find, serve) => new Response(null, { status: 404 }),
  });
  return response.status === 308 ? cloudflare(response.headers.get("location")) : response;
}
/** The headers that Netlify's rules give a path, the last rule's where several say the same. */
function ofNetlify(path) {
  const rules = netlify.headers.headers.filter(({ forRegExp }) => forRegExp.test(path));
  return new Map(rules.flatMap(({ values }) => Object.entries(values).map(([name, value]) => [name.toLowerCase(), value])));
}
async function both(path, expected) {
  const faults = [];
  const answers = { Cloudflare: (await cloudflare(path)).headers, Netlify: ofNetlify(path) };
  for (const [host, found] of Object.entries(answers)) {
    for (const [name, value] of Object.entries(expected)) {
      const said = found.get(name) ?? null;
      const right = value instanceof RegExp ? value.test(said ?? "") : said === value;
      if (!right) faults.push(`${host} answers ${path} with ${name}: ${said}`);
    }
  }
  return faults;
}
async function each(title, chosen, expected) {
  const faults = (await Promise.all(chosen.map((path) => both(path, expected)))).flat();
  check(`${title} (${chosen.length})`, chosen.length === 0 ? ["there are none"] : faults);
}

const page = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text("index.html"))?.[1];
const policy = `${page}; frame-ancestors 'none'`;
const pages = paths.filter((path) => path.endsWith("index.html")).map((path) => basePath + path.slice(0, -10));
await each("pages carry their own policy as a header, nothing is sniffed", pages, {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
});
await each("pages are asked for anew", pages, { "cache-control": /^(|public, max-age=0, must-revalidate)$/ });
const hashed = paths.filter((path) => /^assets\/.*\.[0-9a-f]{10}\.\w+$/.test(path)).map((path) => basePath + path);
await each("files with hashes are kept", hashed, { "cache-control": "public, max-age=31536000, immutable" });
const feeds = paths.filter((path) => path.endsWith("atom.xml")).map((path) => basePath + path);
await each("feeds have their media type", feeds, { "content-type": "application/atom+xml; charset=utf-8" });
const mails = paths.filter((path) => path.endsWith("email.html")).map((path) => basePath + path);
if (mails.length > 0) {
  await each("mails may have their style", mails, { "content-security-policy": /^default-src 'none'; style-src 'unsafe-inline';[^,]*$/ });
}

const moved = redirects.rules.map(({ from, to }) => [from, to]);
const astray = [];
for (const [from, to] of moved) {
  const response = await cloudflare(from);
  const target = decodeURIComponent(new URL(to, origin).pathname);
  if (response.status !== 301 || response.headers.get("location") !== to) astray.push(`Cloudflare answers ${from} with ${response.status}`);
  if (!files.has(target) && !files.has(`${target}index.html`)) astray.push(`${to} is not there`);
  if (!netlify.redirects.redirects.some((rule) => rule.from === from && rule.to === to && rule.status === 301)) {
    astray.push(`Netlify has no redirect from ${from}`);
  }
  const stub = decodeURIComponent(from);
  if (!files.has(stub) && !files.has(`${stub}index.html`)) astray.push(`${from} has no page that leads on`);
}
check(`earlier addresses lead to present ones (${moved.length})`, astray);
const missing = await cloudflare(`${basePath}nowhere/at/all/`);
check("nothing is found where nothing is", missing.status === 404 ? [] : [`the status is ${missing.status}`]);
process.exitCode = failed ? 1 : 0;
