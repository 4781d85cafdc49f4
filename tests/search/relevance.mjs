// Asks a built site questions and checks the rank of the entries that should come first.
// usage: node relevance.mjs digest|everything DIR
//        node relevance.mjs travels FILE CHANCERY    builds the journeys and visits of FILE in a temporary folder first
//
// A question holds if a good answer is among the first three. Prints one line per question, `ok` or `FAIL`, and how many have
// the best answer first; exits with 1 if any failed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, open } from "./ask.mjs";
import * as questions from "./questions.mjs";

const [which, from, chancery] = process.argv.slice(2);
if (!questions[which] || !from) {
  console.error("usage: node relevance.mjs digest|everything DIR\n       node relevance.mjs travels FILE CHANCERY");
  process.exit(2);
}
let dir = from;
if (which === "travels") {
  if (!existsSync(from)) {
    console.log(`SKIPPED: ${from} is not there, so ${questions.travels.length} questions are not asked`);
    process.exit(0);
  }
  dir = build(from);
}
const index = await open(dir);
let failed = 0, first = 0, early = 0;
for (const [query, slugs, more] of questions[which]) {
  const { cards, found } = await ask(index, query, more);
  const order = cards.map(([path]) => path.split("/").at(-2));
  const best = order.findIndex((slug) => slugs.includes(slug));
  first += best === 0;
  early += best >= 0 && best < 5;
  if (best >= 0 && best < 3) console.log(`ok   ${which}: ${query}`);
  else {
    failed += 1;
    console.log(`FAIL ${which}: ${query}\n  wanted ${slugs.join(", ")}\n  got ${order.slice(0, 5).join(", ") || "nothing"} of ${found.length}`);
  }
}
console.log(`${questions[which].length} questions: ${first} with a good answer first, ${early} among the first five`);
if (which === "travels") rmSync(join(dir, ".."), { recursive: true });
process.exitCode = failed > 0 ? 1 : 0;

/** Makes a digest of a file of journeys and visits, a JSON object a line, and builds it. */
function build(file) {
  const folder = mkdtempSync(join(tmpdir(), "chancery-travels-"));
  const entries = join(folder, "content/entries");
  mkdirSync(entries, { recursive: true });
  writeFileSync(join(folder, "chancery.yaml"), "title: Travels\nbase_url: https://travels.example/\npages: { feeds: false }\n");
  for (const line of readFileSync(file, "utf8").trim().split("\n")) {
    const { record, id, who, start, end, country, locale, text } = JSON.parse(line);
    const where = [locale, country].filter(Boolean).join(", ");
    const front = {
      title: record === "trip" ? `${who} in ${where}` : `${who} (${country}) in the United States`,
      date: end > start ? `${start}/${end}` : start,
      slug: `${record}-${id}`,
      source: "Office of the Historian",
      participants: [{ person: who }, { party: country }],
      topics: [record === "trip" ? "Journeys" : "Visits"],
      type: "visit",
    };
    writeFileSync(join(entries, `${record}-${id}.md`), `---\n${JSON.stringify(front, null, 1)}\n---\n\n${text}\n`);
  }
  const { status, stderr } = spawnSync(chancery, ["-C", folder, "build", "--quiet", "--out", join(folder, "site")], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.slice(-2000));
  return join(folder, "site");
}
