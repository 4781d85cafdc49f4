#!/usr/bin/env python3
"""Reads every feed of a built digest with independent parsers and schemas.

usage: feeds.py DIR=BASE_URL DIGEST

Atom goes through feedparser and a RELAX NG schema, JSON Feed through a JSON Schema, the list of feeds through listparser.
DIGEST is the folder that the site was made of: titles have to come out as its files have them.

Prints one line per check, `ok` or `FAIL`, and exits with 1 if any failed.
"""
import calendar
import copy
import datetime
import json
import pathlib
import sys
import urllib.parse

import feedparser
import jsonschema
import listparser
import lxml.etree
import lxml.html
from jsonfeedvalidator.schema import SCHEMA

from report import check
from schemas import front_matter

MOST = 20  # entries in a feed
CORRECTED = ("Correction: ", "Clarification: ", "Update: ")
ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
RNG = lxml.etree.RelaxNG(lxml.etree.parse(pathlib.Path(__file__).with_name("atom.rng")))


def json_feed_1_1():
    """The package's schema of JSON Feed 1.0, with what 1.1 added: authors and language, both of feeds and of items."""
    schema = copy.deepcopy(SCHEMA)
    schema["properties"]["version"] = {"const": "https://jsonfeed.org/version/1.1"}
    for properties in (schema["properties"], schema["definitions"]["item"]["properties"]):
        properties["authors"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/author"}}
        properties["language"] = {"type": "string", "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"}
    schema["definitions"]["item"]["properties"]["id"] = {"type": "string", "minLength": 1}
    schema["required"] += ["home_page_url", "feed_url"]
    return jsonschema.Draft6Validator({**schema, "$schema": "http://json-schema.org/draft-06/schema#"})


JSON_FEED = json_feed_1_1()

# One error each, in an otherwise valid feed.
ATOM_MISTAKES = [
    ("<updated>", "<updated>yesterday, "),
    ("Z</published>", "</published>"),
    ("<category term=", "<category name="),
    (' href="https://', ' link="https://'),
    ("</title>", "</title><title>Twice</title>"),
    ("<summary>", "<abstract>x</abstract><summary>"),
    ("</entry>", "</entry><icon>late.png</icon>"),
    ('<content type="html">', '<content type="xhtml">'),
    ("<id>", "<id>a "),
    ("<name>", "<called>x</called><name>"),
]
JSON_MISTAKES = [
    {"version": "https://jsonfeed.org/version/1"},
    {"author": "Somebody"},
    {"authors": []},
    {"language": "in English"},
    {"feed": "https://example.org/"},
    {"items": {}},
    {"id": 7},
    {"id": "a", "tags": "brics"},
    {"id": "a", "contents_html": ""},
]


class Site:
    """A built site and its base URL."""

    def __init__(self, folder, base_url):
        self.folder = pathlib.Path(folder)
        self.base = base_url.rstrip("/") + "/"
        self.moved = dict(self.redirects())

    def redirects(self):
        """The files at earlier addresses, each with that at the present one."""
        file, base = self.folder / "_redirects", urllib.parse.urlsplit(self.base).path
        for line in file.read_text().splitlines() if file.is_file() else []:
            if line.startswith(base):
                yield tuple(self.folder / urllib.parse.unquote(address[len(base):]) for address in line.split()[:2])

    def named(self, name):
        return sorted(path for path in self.folder.rglob(name) if path not in self.moved)

    def copies(self):
        """Feeds that are also at an earlier address, for who subscribed there."""
        return [(old, new) for old, new in self.moved.items() if old.name in ("atom.xml", "feed.json") and old.is_file()]

    def address(self, path):
        return self.base + path.relative_to(self.folder).as_posix()

    def path(self, address):
        return self.folder / urllib.parse.unquote(urllib.parse.urlsplit(address[len(self.base):]).path)

    def leads(self, address):
        """Whether an address of the site has a file."""
        path = self.path(address)
        return (path / "index.html").is_file() or path.is_file()

    def faults_of_link(self, href):
        if not urllib.parse.urlsplit(href).scheme:
            yield f"links to {href}, which is not absolute"
        elif href.startswith(self.base) and not self.leads(href):
            yield f"links to {href}, where there is nothing"

    def faults_of_html(self, html):
        """Links and images in an entry's text."""
        for element, attribute, link, _ in lxml.html.fragment_fromstring(html, create_parent=True).iterlinks():
            yield from self.faults_of_link(link)


def faults_of_atom(path, site):
    """What is wrong with one Atom feed, as feedparser reads it."""
    feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo:
        yield f"not well-formed: {feed.bozo_exception}"
    if feed.version != "atom10":
        yield f"is {feed.version or 'no feed'}, not Atom 1.0"
    for field in ("id", "title", "updated_parsed"):
        if not feed.feed.get(field):
            yield f"the feed has no {field.removesuffix('_parsed')}"
    address = site.address(path)
    own = [link.href for link in feed.feed.get("links", []) if link.rel == "self"]
    if own != [address]:
        yield f"names {own} as its own address, not {address}"
    for link in feed.feed.get("links", []):
        yield from site.faults_of_link(link.href)
    corrections = sum("#correction-" in entry.get("id", "") or entry.get("title", "").startswith(CORRECTED) for entry in feed.entries)
    if max(corrections, len(feed.entries) - corrections) > MOST:
        yield f"has {len(feed.entries)} entries, {corrections} of them corrections; more than {MOST} of one kind"
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) != len(ids):
        yield "has an id twice"
    for entry in feed.entries:
        where = f"entry {entry.get('id')}"
        for field in ("id", "title", "link", "published_parsed", "updated_parsed"):
            if not entry.get(field):
                yield f"{where} has no {field.removesuffix('_parsed')}"
        if not entry.get("summary") and not entry.get("content"):
            yield f"{where} has neither summary nor content"
        links = [fault for link in entry.get("links", []) for fault in site.faults_of_link(link.href)]
        texts = [fault for content in entry.get("content", []) for fault in site.faults_of_html(content.value)]
        yield from (f"{where} {fault}" for fault in links + texts)
        if entry.get("published_parsed", 0) > entry.get("updated_parsed", 0):
            yield f"{where} was changed before it was published"
    newest = [entry.get("updated_parsed") for entry in feed.entries if entry.get("updated_parsed")]
    if newest and feed.feed.get("updated_parsed") and max(newest) > feed.feed.updated_parsed:
        yield "has an entry newer than its own `updated`"


def faults_by_schema(path):
    """Violations of RFC 4287 in one feed: those that the schema finds, and those that a schema cannot find."""
    tree = lxml.etree.parse(path)
    if not RNG.validate(tree):
        yield from (f"{error.line}: {error.message}" for error in RNG.error_log)
    feed = tree.getroot()
    if feed.find(ATOM + "author") is None:
        yield "has no author"
    for container in (feed, *feed.iter(ATOM + "entry")):
        kinds = [
            (link.get("type"), link.get("hreflang")) for link in container.findall(ATOM + "link") if link.get("rel") == "alternate"
        ]
        if len(set(kinds)) != len(kinds):
            yield f"{container.findtext(ATOM + 'id')} has two alternates of one kind"
        if container.tag == ATOM + "entry" and container.find(ATOM + "content") is None and not kinds:
            yield f"{container.findtext(ATOM + 'id')} has neither content nor an address"


def moment(text):
    return calendar.timegm(datetime.datetime.fromisoformat(text).utctimetuple())


def items(path):
    """The content of a feed's items, in either format, for comparison."""
    if path.suffix == ".json":
        for item in json.loads(path.read_bytes())["items"]:
            text = item.get("content_html", item.get("content_text"))
            yield (
                (item["id"], item["title"], item["url"], item.get("external_url"), text)
                + (moment(item["date_published"]), moment(item["date_modified"]), item.get("tags", []))
            )
        return
    for entry in feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False).entries:
        via = [link.href for link in entry.links if link.rel == "via"]
        text = entry.content[0].value if entry.get("content") else entry.get("summary", "")
        # feedparser strips the ends of texts.
        yield (
            (entry.id, entry.title, entry.link, via[0] if via else None, text)
            + (calendar.timegm(entry.published_parsed), calendar.timegm(entry.updated_parsed))
            + ([tag.label for tag in entry.get("tags", [])],)
        )


def faults_of_json(path, site):
    """What is wrong with one JSON Feed."""
    feed = json.loads(path.read_bytes())
    yield from (f"{error.json_path}: {error.message[:200]}" for error in JSON_FEED.iter_errors(feed))
    if feed.get("feed_url") != site.address(path):
        yield f"names {feed.get('feed_url')} as its own address"
    urls = [feed.get("home_page_url"), feed.get("_alternate", {}).get("url")] + [item.get("url") for item in feed["items"]]
    for url in urls:
        yield from site.faults_of_link(url or "")
    for item in feed["items"]:
        yield from site.faults_of_html(item.get("content_html", ""))
    stripped = [[part.strip() if isinstance(part, str) else part for part in item] for item in items(path)]
    if stripped != [list(item) for item in items(path.with_name("atom.xml"))]:
        yield "says something else than the Atom feed beside it"


def faults_of_archives(site):
    """Whether the site's feed and its archive documents (RFC 5005) hold every entry, and are linked as a chain."""
    first = site.folder / "atom.xml"
    newer, at, seen, ids = None, first, [], []
    while True:
        root = lxml.etree.parse(at).getroot()
        links = {link.get("rel"): link.get("href") for link in root.findall(ATOM + "link")}
        ids.append({entry.findtext(ATOM + "id") for entry in root.findall(ATOM + "entry")})
        if newer:
            if root.find(HISTORY + "archive") is None:
                yield f"{at}: does not say that it is an archive"
            if links.get("current") != site.address(first):
                yield f"{at}: names {links.get('current')} as the current feed"
            if links.get("next-archive") != (site.address(newer) if newer != first else None):
                yield f"{at}: names {links.get('next-archive')} as the next one"
        seen.append(at)
        if "prev-archive" not in links:
            break
        newer, at = at, site.path(links["prev-archive"])
    if set(seen[1:]) != set(site.named("feeds/archive/*.xml")):
        yield "an archive document is not in the chain"
    for at, (older, newer) in zip(seen[2:], zip(ids[2:], ids[1:])):
        if older & newer:
            yield f"{at}: has entries of the one that follows"
    everything = {entry for path in site.named("atom.xml") if path.parent.name != "issues" for entry, *_ in items(path)}
    for entry in everything - set().union(*ids):
        yield f"{entry} is neither in the feed nor in an archive"


def faults_of_list(site):
    """Whether the list of feeds has all of them, as listparser reads it."""
    listed = listparser.parse((site.folder / "feeds.opml").read_bytes())
    if listed.bozo:
        yield f"not well-formed: {listed.bozo_exception}"
    urls = sorted(feed.url for feed in listed.feeds)
    if urls != sorted(map(site.address, site.named("atom.xml"))):
        yield f"lists {len(urls)} feeds, and there are {len(site.named('atom.xml'))}"
    for feed in listed.feeds:
        title = feedparser.parse(site.path(feed.url).read_bytes()).feed.get("title")
        if feed.title != title:
            yield f"{feed.url}: is called {feed.title!r} in the list, and {title!r} by itself"


def faults_of_titles(site, digest):
    """Whether titles are those of the files, and how many were compared."""
    known = {}
    for path in (pathlib.Path(digest) / "content" / "entries").rglob("*.md"):
        front = front_matter(path)
        known.setdefault(str(front.get("title", "")).strip(), path)
    found = set()
    for path in site.named("atom.xml") + site.named("feed.json"):
        if path.parent.name != "issues":
            found |= {(title, path.name) for _, title, *_ in items(path)}
    # Corrections of other things than entries are items of their own, called by the thing.
    for path in (pathlib.Path(digest) / "content").rglob("*.md"):
        front = front_matter(path)
        if front.get("corrections"):
            name = front.get("title") or front.get("name") or path.stem
            known.update({f"{kind}{str(name).strip()}": path for kind in CORRECTED})
    faults = [f"{title!r} in {name} is no title of a file" for title, name in sorted(found) if title not in known]
    return len(found), faults


def faults_of_pages(site):
    """Whether every page that has a feed of its own names it, and the site's, in both formats."""
    for path in site.named("atom.xml"):
        page = lxml.html.document_fromstring((path.parent / "index.html").read_bytes())
        named = {
            (link.get("type"), urllib.parse.urljoin(site.base, link.get("href")))
            for link in page.iterfind("head/link[@rel='alternate'][@type]")
            if link.get("type") != "text/calendar"
        }
        wanted = {
            (kind, site.address(folder / name))
            for folder in (site.folder, path.parent)
            for kind, name in (("application/atom+xml", "atom.xml"), ("application/feed+json", "feed.json"))
        }
        if named != wanted:
            yield f"{site.address(path.parent / 'index.html')}: names {sorted(named)}"


def faults_of_schemas(site):
    """Whether the schemas refuse the site's own feed with one mistake in it."""
    atom = (site.folder / "atom.xml").read_text(encoding="utf-8")
    for old, new in ATOM_MISTAKES:
        wrong = atom.replace(old, new, 1)
        if wrong == atom or RNG.validate(lxml.etree.fromstring(wrong.encode())):
            yield f"Atom with {new!r} for {old!r} is let through"
    feed = json.loads((site.folder / "feed.json").read_bytes())
    for change in JSON_MISTAKES:
        wrong = copy.deepcopy(feed)
        (wrong["items"][0] if "id" in change else wrong).update(change)
        if JSON_FEED.is_valid(wrong):
            yield f"JSON Feed with {change} is let through"


def main():
    if len(sys.argv) != 3 or "=" not in sys.argv[1]:
        sys.exit("usage: feeds.py DIR=BASE_URL DIGEST")
    site = Site(*sys.argv[1].split("=", 1))
    feeds = site.named("atom.xml")
    archives = site.named("feeds/archive/*.xml")
    good = check(f"there are feeds ({len(feeds)})", [] if site.folder / "atom.xml" in feeds else ["no atom.xml"])

    def of_all(title, paths, faults):
        found = [f"{path.relative_to(site.folder)}: {fault}" for path in paths for fault in faults(path)]
        return check(f"{title} ({len(paths)} at {site.base})", found)

    good &= of_all("feedparser reads every feed, and each is complete", feeds + archives, lambda path: faults_of_atom(path, site))
    differing = [f"{old.relative_to(site.folder)} differs from {new}" for old, new in site.copies() if old.read_bytes() != new.read_bytes()]
    good &= check(f"feeds at earlier addresses are those at the present ones ({len(site.copies())})", differing)
    good &= of_all("every Atom feed holds to RFC 4287", feeds + archives, faults_by_schema)
    good &= check(f"the schemas refuse mistakes ({len(ATOM_MISTAKES) + len(JSON_MISTAKES)})", list(faults_of_schemas(site)))
    missing = [path.parent for path in feeds if not path.with_name("feed.json").is_file()]
    good &= check("every feed is there as JSON Feed, too", missing)
    good &= of_all("every JSON Feed holds to 1.1 and says what Atom says", site.named("feed.json"), lambda path: faults_of_json(path, site))
    good &= check(f"the feed and its archives have every entry ({len(archives)} archives)", list(faults_of_archives(site)))
    good &= check("listparser finds every feed in feeds.opml", list(faults_of_list(site)))
    good &= check("every page with a feed names it", list(faults_of_pages(site)))
    count, faults = faults_of_titles(site, sys.argv[2])
    good &= check(f"titles are those of the files ({count})", faults)
    sys.exit(not good)


if __name__ == "__main__":
    main()
