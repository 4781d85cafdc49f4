#!/usr/bin/env python3
"""Reads the open data, the citations and the calendars of a built digest with independent clients.

usage: open_data.py DIR=BASE_URL

Prints one line per check, `ok` or `FAIL`, and exits with 1 if any failed.
"""
import csv
import datetime
import html.parser
import json
import pathlib
import sys

import bibtexparser
import icalendar
import jsonschema
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON

from report import check

TABLES = ["entries", "positions", "people", "offices", "parties", "topics", "sources"]
CSL = pathlib.Path(__file__).with_name("csl.schema.json")


def load(path):
    return json.loads(path.read_bytes())


def one_line(text):
    return " ".join(text.split())


# ---- data ---------------------------------------------------------------------------------------------------------


def validator(schema, name):
    document = {"$schema": schema["$schema"], "$ref": f"#/$defs/{name}", "$defs": schema["$defs"]}
    return jsonschema.Draft202012Validator(document, format_checker=jsonschema.FormatChecker())


def mistakes(validator, value, where):
    return [f"{where}: {error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def value_of(cell, schema):
    """A cell's value: without the apostrophe against formulas, read by the type of its column."""
    cell = cell.removeprefix("'")
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if kinds == ["array"]:
        if not cell:
            return []
        return cell.split("; ") if schema["items"].get("pattern") else json.loads(cell)
    if not cell:
        return None
    if "integer" in kinds:
        return int(cell)
    if "boolean" in kinds:
        return {"true": True, "false": False}[cell]
    return cell


# The columns and fields that name rows of a table. If there is no table, an object's kind says which.
SLUGS = {
    "entries": {
        "topics": "topics", "people": "people", "parties": "parties", "publishers": "sources",
        "participants": None, "participants[].for": "parties",
        "sources[].publisher": "sources", "sources[].agency": "sources", "sources[].side": "parties",
        "positions[].by": None, "positions[].to": None, "positions[].on": "topics", "related[].entry": "entries",
    },
    "positions": {
        "entry": "entries", "people": "people", "parties": "parties", "counts_for": "parties", "topic": "topics",
        "to_people": "people", "to_parties": "parties", "source": "sources",
    },
    "people": {},
    "offices": {"person": "people", "of": "parties"},
    "parties": {"part_of": "parties", "members[].party": "parties"},
    "topics": {"parent": "topics", "related": "topics"},
    "sources": {"party": "parties"},
}


def slugs_of(table, row):
    """Every slug in a row, with its column and the table that it refers to."""
    for column, of in SLUGS[table].items():
        values = [row]
        for name in column.split("[]."):
            values = [value[name] for value in values]
            values = [one for value in values for one in (value if isinstance(value, list) else [value]) if one is not None]
        for value in values:
            yield (column, of, value) if of else (column, {"person": "people", "party": "parties"}[value["kind"]], value["slug"])


def check_tables(site, base_url, passed):
    data, schema = site / "data", load(site / "data/schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    faults, cells, rows_read = [], 0, 0
    singular = {}
    for table in TABLES:
        document = load(data / f"{table}.json")
        faults += mistakes(whole, document, f"{table}.json")
        faults += mistakes(validator(schema, table), document, f"{table}.json")
        if document["base_url"] != base_url:
            faults.append(f"{table}.json names {document['base_url']}")
        rows = document[table]
        rows_read += len(rows)
        singular[table] = schema["$defs"][table]["properties"][table]["items"]["$ref"].rsplit("/", 1)[1]
        row = validator(schema, singular[table])
        lines = (data / f"{table}.jsonl").read_text(encoding="utf-8").split("\n")
        if lines.pop() != "":
            faults.append(f"{table}.jsonl does not end with a line end")
        if [json.loads(line) for line in lines] != rows:
            faults.append(f"{table}.jsonl has other rows than {table}.json")
        for number, line in enumerate(lines, 1):
            faults += mistakes(row, json.loads(line), f"{table}.jsonl:{number}")
        raw = (data / f"{table}.csv").read_bytes()
        if raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\r\n"):
            faults.append(f"{table}.csv begins with a mark or does not end with CRLF")
        with open(data / f"{table}.csv", newline="", encoding="utf-8") as file:
            head, *records = csv.reader(file, strict=True)
        columns = schema["$defs"][singular[table]]["properties"]
        if head != list(columns):
            faults.append(f"{table}.csv has the columns {head}")
        for record, wanted in zip(records, rows, strict=True):
            for name, cell in zip(head, record, strict=True):
                cells += 1
                if cell[:1] in tuple("=+-@\t\r\n"):
                    faults.append(f"{table}.csv: {name}: {cell[:40]!r} is not guarded")
                if value_of(cell, columns[name]) != wanted[name]:
                    faults.append(f"{table}.csv: {name}: {cell[:80]!r} is not {wanted[name]!r:.80}")
    passed.append(check(f"the tables hold to their schema and are the same as JSON, lines and CSV ({rows_read} rows, {cells} cells)", faults))
    faults = []
    row = validator(schema, "entry-page")
    entries = load(data / "entries.json")["entries"]
    for entry in entries:
        own = load(site / entry["url"].removeprefix(base_url) / "index.json")
        faults += mistakes(row, own, entry["slug"])
        body = own.pop("body_html"), own.pop("body_text")
        if own != entry:
            faults.append(f"{entry['slug']}: index.json is not its row")
        if any(f'{name}="{start}' in body[0] for name in ("href", "src") for start in "/#"):
            faults.append(f"{entry['slug']}: an address in its text is not absolute")
    passed.append(check(f"every entry has its row and its text beside it ({len(entries)})", faults))
    faults = []
    known = {table: {row["slug"] for row in load(data / f"{table}.json")[table]} for table in TABLES if table not in ("positions", "offices")}
    named = 0
    for table in TABLES:
        for row in load(data / f"{table}.json")[table]:
            for column, of, slug in slugs_of(table, row):
                named += 1
                if slug not in known[of]:
                    faults.append(f"{table}: {column}: there is no {slug} in {of}")
    passed.append(check(f"slugs name rows of other tables ({named})", faults))
    return entries


# ---- citations ----------------------------------------------------------------------------------------------------


def bibtex(path):
    library = bibtexparser.parse_string(path.read_text(encoding="utf-8"), append_middleware=[LatexDecodingMiddleware()])
    raw = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
    failed = [str(block) for block in library.failed_blocks]
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}, {
        entry.key: {field.key: field.value for field in entry.fields} for entry in raw.entries
    }, failed


def agree(item, bib, raw, ris):
    """The differences between the three citations of a work."""
    names = [author["literal"] for author in item.get("author", [])]
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    day = "-".join([f"{issued[0]:04}", *(f"{part:02}" for part in issued[1:])]) if issued else None
    container = item.get("container-title", item.get("publisher"))
    wanted = {
        "title": (one_line(item["title"]), bib.get("title"), ris.get("title")),
        "address": (item.get("URL"), raw.get("url"), (ris.get("urls") or [""])[0].replace("%3B", ";") or None),
        "author": (names, [bib["author"]] if "author" in bib else [], ris.get("authors", [])),
        "container": (
            one_line(container),
            bib.get("journal", bib.get("howpublished", bib.get("publisher"))),
            ris.get("secondary_title", ris.get("publisher")),
        ),
        # Each says "about" in its own way: `circa`, `~`, a fourth part.
        "date": (day, raw["date"].rstrip("~") if "date" in raw else None, "-".join(filter(None, ris["date"].split("/")[:3])) if "date" in ris else None),
        "about": (bool(item.get("issued", {}).get("circa")), raw.get("date", "").endswith("~"), "circa" in ris.get("date", "")),
        "language": (item.get("language"), bib.get("language"), ris.get("language")),
    }
    if "abstract" in item:
        wanted["abstract"] = (one_line(item["abstract"]), bib.get("abstract"), ris.get("abstract"))
    return [f"{what}: {values}" for what, values in wanted.items() if any(value != values[0] for value in values)]


def citations_of(stem):
    items = load(stem.with_suffix(".json"))
    faults = [f"{stem}: {error.json_path}: {error.message[:200]}" for error in CSL_SCHEMA.iter_errors(items)]
    bib, raw, failed = bibtex(stem.with_suffix(".bib"))
    faults += [f"{stem}: bibtexparser: {block[:200]}" for block in failed]
    with open(stem.with_suffix(".ris"), encoding="utf-8", newline="") as file:
        ris = {record["id"]: record for record in rispy.loads(file.read())}
    ids = [item["id"] for item in items]
    if not len(set(ids)) == len(ids) or list(bib) != ids or list(ris) != ids:
        faults.append(f"{stem}: the three formats have other works, or one twice")
        return items, faults
    CiteProcJSON([{name: value for name, value in item.items()} for item in items])
    for item in items:
        faults += [f"{stem}: {item['id']}: {fault}" for fault in agree(item, bib[item["id"]], raw[item["id"]], ris[item["id"]])]
    return items, faults


def check_citations(site, base_url, entries, passed):
    faults, seen = [], {}
    for entry in entries:
        stem = site / entry["url"].removeprefix(base_url) / "citation"
        items, wrong = citations_of(stem)
        faults += wrong
        own, *sources = items
        if (own["title"], own["URL"]) != (entry["title"], entry["url"]):
            faults.append(f"{entry['slug']}: cites {own['title']!r} at {own['URL']}")
        if [item.get("URL") for item in sources] != [source["url"] for source in entry["sources"]]:
            faults.append(f"{entry['slug']}: cites other sources than it has")
        for item, source in zip(sources, entry["sources"]):
            titled = item["title"] == source["title"] if source["title"] else item["title"].startswith("[")
            if not titled:
                faults.append(f"{entry['slug']}: {item['title']!r} is not the headline {source['title']!r}")
        seen |= {item["id"]: item["URL"] if "URL" in item else None for item in items}
    passed.append(check(f"each entry and its sources read alike as CSL-JSON, BibTeX and RIS ({len(entries)} entries)", faults))
    items, faults = citations_of(site / "data/citations")
    if {item["id"]: item.get("URL") for item in items} != seen:
        faults.append("the whole digest's citations are not those of its entries")
    passed.append(check(f"the whole digest's citations have every entry and every source once ({len(items)})", faults))


class Head(html.parser.HTMLParser):
    """The named `<meta>` tags of a page."""

    def __init__(self):
        super().__init__()
        self.found = {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "meta" and "name" in attributes:
            self.found.setdefault(attributes["name"], []).append(attributes["content"])


def check_heads(site, base_url, entries, passed):
    faults = []
    for entry in entries:
        head = Head()
        head.feed((site / entry["url"].removeprefix(base_url) / "index.html").read_text(encoding="utf-8"))
        cited = load(site / entry["url"].removeprefix(base_url) / "citation.json")[0]
        day = datetime.date(*cited["issued"]["date-parts"][0]) if "issued" in cited else None
        wanted = {
            "citation_title": entry["title"],
            "citation_publication_date": day and day.strftime("%Y/%m/%d"),
            "citation_public_url": entry["url"],
            "citation_language": entry["language"],
            "DC.title": entry["title"],
            "DC.date": day and day.isoformat(),
            "DC.identifier": entry["url"],
            "DC.type": "webpage",
        }
        for name, value in wanted.items():
            if head.found.get(name) != (value and [value]):
                faults.append(f"{entry['slug']}: {name} is {head.found.get(name)}, not {value!r}")
    passed.append(check(f"pages say to reference managers what their citations say ({len(entries)})", faults))


# ---- calendars ----------------------------------------------------------------------------------------------------


def check_calendars(site, base_url, entries, passed):
    paths = [site / "calendar.ics", *sorted(site.glob("topics/*/calendar.ics"))]
    faults, events = [], 0
    by_url = {entry["url"]: entry for entry in entries}
    status = {"happened": "CONFIRMED", "scheduled": "TENTATIVE", "cancelled": "CANCELLED", "withdrawn": "CANCELLED"}
    uids = {}
    for path in paths:
        where, raw = path.relative_to(site), path.read_bytes()
        if any(len(line) > 75 for line in raw.split(b"\r\n")) or b"\n" in raw.replace(b"\r\n", b""):
            faults.append(f"{where}: a line is too long, or does not end with CRLF")
        calendar = icalendar.Calendar.from_ical(raw)
        faults += [f"{where}: {error}" for error in calendar.errors]
        found = {}
        for event in calendar.walk("VEVENT"):
            events += 1
            faults += [f"{where}: {error}" for error in event.errors]
            entry = by_url[str(event["URL"])]
            found[str(event["UID"])] = entry["url"]
            wanted = {
                "SUMMARY": entry["title"],
                "STATUS": status[entry["status"]],
                "DESCRIPTION": "\n".join(filter(None, [entry["summary"], entry["url"]])),
            }
            faults += [f"{where}: {name} is {event[name]!r}, not {text!r}" for name, text in wanted.items() if str(event[name]) != text]
            first, last = event.decoded("DTSTART"), event.decoded("DTEND") - datetime.timedelta(days=1)
            if (first.isoformat(), last.isoformat()) != (entry["date_first"], entry["date_last"]):
                faults.append(f"{where}: {entry['slug']} is from {first} to {last}")
            if event["SEQUENCE"] != len(entry["corrections"]):
                faults.append(f"{where}: {entry['slug']} is version {event['SEQUENCE']}")
            if entry["place"] and not str(event["LOCATION"]).startswith(entry["place"]):
                faults.append(f"{where}: {entry['slug']} is at {event['LOCATION']!r}")
        if uids and any(uids.get(uid) != url for uid, url in found.items()):
            faults.append(f"{where}: an event has another UID than in the site's calendar")
        uids = uids or found
    dated = {entry["url"] for entry in entries if entry["date_precision"] == "day"}
    if set(uids.values()) != dated:
        faults.append("the site's calendar has other events than those known to the day")
    passed.append(check(f"icalendar reads every calendar ({len(paths)} with {events} events)", faults))


CSL_SCHEMA = jsonschema.Draft202012Validator(json.loads(CSL.read_text(encoding="utf-8")))


def main():
    if len(sys.argv) != 2 or "=" not in sys.argv[1]:
        sys.exit("usage: open_data.py DIR=BASE_URL")
    site, base_url = sys.argv[1].split("=", 1)
    site, base_url = pathlib.Path(site), base_url.rstrip("/") + "/"
    passed = []
    entries = check_tables(site, base_url, passed)
    check_citations(site, base_url, entries, passed)
    check_heads(site, base_url, entries, passed)
    check_calendars(site, base_url, entries, passed)
    sys.exit(not all(passed))


if __name__ == "__main__":
    main()
