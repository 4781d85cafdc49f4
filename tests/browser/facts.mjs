// Facts about each HTML page, read by a browser's own parser, without loading the page.

const BATCH = 100;

/** A map from a page's path to its facts; see `factsOf`. */
export async function readFacts(browser, site) {
  const page = await browser.newPage();
  const facts = new Map();
  for (let at = 0; at < site.pages.length; at += BATCH) {
    const paths = site.pages.slice(at, at + BATCH);
    const found = await page.evaluate(factsOf, paths.map((path) => site.read(path)));
    paths.forEach((path, i) => facts.set(path, found[i]));
  }
  await page.close();
  return facts;
}

// Runs in the browser, so it cannot use anything of this file.
function factsOf(texts) {
  const LINKED = ["href", "xlink:href", "src", "poster", "action", "formaction", "data"];
  const RESOURCES = new Set(["img", "script", "source", "video", "audio", "track", "iframe", "embed", "object", "image", "use", "input"]);
  const RESOURCE_RELS = ["stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"];
  return texts.map((text) => {
    const doc = new DOMParser().parseFromString(text, "text/html");
    const all = [...doc.querySelectorAll("*")];
    const meta = (name) => doc.querySelector(`meta[http-equiv="${name}" i]`)?.getAttribute("content") ?? null;
    const links = [];
    for (const element of all) {
      const tag = element.localName;
      const rels = tag === "link" ? (element.getAttribute("rel") ?? "").toLowerCase().split(/\s+/) : [];
      const resource = RESOURCES.has(tag) || rels.some((rel) => RESOURCE_RELS.includes(rel));
      for (const name of LINKED) {
        if (element.hasAttribute(name)) links.push({ tag, name, rels, resource, value: element.getAttribute(name) });
      }
      for (const part of (element.getAttribute("srcset") ?? "").split(",")) {
        const value = part.trim().split(/\s+/)[0];
        if (value) links.push({ tag, name: "srcset", rels, resource: true, value });
      }
    }
    for (const element of doc.querySelectorAll('meta[property="og:url"], meta[property="og:image"]')) {
      links.push({ tag: "meta", name: element.getAttribute("property"), rels: [], resource: false, value: element.content });
    }
    const refresh = meta("refresh");
    const to = refresh?.match(/url=(.*)$/i)?.[1] ?? null;
    if (to !== null) links.push({ tag: "meta", name: "refresh", rels: [], resource: false, value: to });
    return {
      headings: doc.querySelectorAll("h1").length,
      title: doc.title.trim(),
      lang: doc.documentElement.getAttribute("lang"),
      csp: meta("content-security-policy"),
      stub: refresh !== null,
      robots: doc.querySelector('meta[name="robots"]')?.getAttribute("content") ?? "",
      canonical: [...doc.querySelectorAll('link[rel="canonical"]')].map((link) => link.getAttribute("href")),
      ids: all.flatMap((element) => [element.id, element.localName === "a" ? element.getAttribute("name") : ""]).filter(Boolean),
      // What the Content-Security-Policy would block.
      inline: [
        ...(doc.querySelector("style") ? ["<style>"] : []),
        ...(doc.querySelector("[style]") ? ["a style attribute"] : []),
        ...([...doc.scripts].some((script) => !script.src && !/json/.test(script.type)) ? ["an inline script"] : []),
        ...(all.some((element) => element.getAttributeNames().some((name) => /^on/.test(name))) ? ["an event handler attribute"] : []),
      ],
      links,
    };
  });
}
