// The W3C's Nu HTML checker over every page, style sheet and drawing, in one run of Java. Warnings count as faults.
//
// Pages are checked at their addresses on loopback, not as files: of a file the checker believes that its policy blocks
// 'self'. Style sheets and drawings are checked as files, since at an address it takes everything for HTML.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

const OPTIONS = [
  "-Dnu.validator.servlet.allow-forbidden-hosts=true", // loopback is one
  "-jar", JAR, "--also-check-css", "--also-check-svg", "--format", "json", "--stdout", "--exit-zero-always",
];

/** What the checker says of files and addresses: `{ type, url, lastLine, lastColumn, message, extract }` each. */
function run(targets) {
  return new Promise((done, failed) => {
    const java = spawn("java", [...OPTIONS, ...targets]);
    let out = "";
    let err = "";
    java.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    java.stderr.setEncoding("utf8").on("data", (text) => (err += text));
    java.on("error", failed);
    java.on("close", (code) => {
      try {
        done(JSON.parse(out).messages);
      } catch {
        failed(new Error(`the Nu checker ended with code ${code}: ${err}`));
      }
    });
  });
}

// The checker takes JSON-LD for a script that the policy blocks. It is a data block, which is no script to any policy: HTML,
// "prepare the script element", ends at its type, before a policy is asked.
const isDataBlock = ({ message, extract }) =>
  message.startsWith("Inline script violates Content Security Policy") && extract?.includes('<script type="application/ld+json">');

export async function checkHtml(report, site, origin) {
  const files = site.files.filter((path) => /\.(css|svg)$/.test(path));
  const targets = [...site.pages.map((path) => origin + site.pathname(path)), ...files.map((path) => resolve(site.dir, path))];
  const messages = (await run(targets)).filter((message) => !isDataBlock(message));
  const say = ({ url, lastLine, lastColumn, message, extract }) =>
    `${(url ?? "").replace(origin, "").replace(/^file:/, "")}:${lastLine ?? 0}:${lastColumn ?? 0}: ${message}${extract ? `\n${extract}` : ""}`;
  const errors = messages.filter((message) => message.type !== "info");
  const warnings = messages.filter((message) => message.type === "info");
  report.check(`the Nu checker finds no error (${targets.length} files)`, errors.map(say));
  report.check(`the Nu checker finds nothing to warn of (${targets.length} files)`, warnings.map(say));
}
