#!/usr/bin/env python3
"""Reads every Atom feed of a built digest with feedparser.

usage: feeds.py DIR=BASE_URL

Prints a line a check, `ok` or `FAIL`, and exits with 1 if any failed.
"""
import pathlib
import sys
import urllib.parse

import feedparser

from report import check

MOST = 20  # entries in a feed


def faults_of(path, site, base_url):
    """What is wrong with one feed."""
    feed = feedparser.parse(path.read_bytes())
    if feed.bozo:
        yield f"not well-formed: {feed.bozo_exception}"
    if feed.version != "atom10":
        yield f"is {feed.version or 'no feed'}, not Atom 1.0"
    for field in ("id", "title", "updated_parsed"):
        if not feed.feed.get(field):
            yield f"the feed has no {field.removesuffix('_parsed')}"
    address = base_url + path.relative_to(site).as_posix()
    own = [link.href for link in feed.feed.get("links", []) if link.rel == "self"]
    if own != [address]:
        yield f"names {own} as its own address, not {address}"
    if len(feed.entries) > MOST:
        yield f"has {len(feed.entries)} entries, more than {MOST}"
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
        for link in entry.get("links", []):
            if link.href.startswith(base_url) and not leads(link.href, site, base_url):
                yield f"{where} links to {link.href}, where there is nothing"
            if not urllib.parse.urlsplit(link.href).scheme:
                yield f"{where} links to {link.href}, which is not absolute"
    newest = [entry.get("updated_parsed") for entry in feed.entries if entry.get("updated_parsed")]
    if newest and feed.feed.get("updated_parsed") and max(newest) > feed.feed.updated_parsed:
        yield "has an entry newer than its own `updated`"


def leads(href, site, base_url):
    """Whether an address of the site has a file."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(href).path)[len(urllib.parse.urlsplit(base_url).path):]
    return (site / path / "index.html").is_file() or (site / path).is_file()


def main():
    if len(sys.argv) != 2 or "=" not in sys.argv[1]:
        sys.exit("usage: feeds.py DIR=BASE_URL")
    site, base_url = sys.argv[1].split("=", 1)
    site, base_url = pathlib.Path(site), base_url.rstrip("/") + "/"
    feeds = sorted(site.rglob("atom.xml"))
    good = check(f"there are feeds ({len(feeds)})", [] if site / "atom.xml" in feeds else ["no atom.xml"])
    faults = [f"{feed.relative_to(site)}: {fault}" for feed in feeds for fault in faults_of(feed, site, base_url)]
    good &= check(f"feedparser reads every feed, and each is complete ({len(feeds)} at {base_url})", faults)
    sys.exit(not good)


if __name__ == "__main__":
    main()
