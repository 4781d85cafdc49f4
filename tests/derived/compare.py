"""Compares what a site says with what follows from the content."""
from collections import Counter

from model import archive_of, listed, sort_place
from site_reader import integer, lists, rows

SPECIAL = {"guest", "comments", "target", "mentioned"}
SHOWN = 24


class Report:
    def __init__(self):
        self.compared, self.faults = Counter(), []

    def fault(self, kind, page, what, expected, found):
        self.faults.append((kind, f"/{page}: {kind}: {what}: expected {short(expected)}, found {short(found)}"))

    def same(self, kind, page, what, expected, found):
        self.compared[kind] += 1
        if expected != found:
            self.fault(kind, page, what, expected, found)

    def names(self, kind, page, expected, found, what=""):
        """Every name once, with what is said of it. `found`: pairs."""
        seen = {}
        for key, value in found:
            if key in seen:
                self.fault(kind, page, f"{what}{key}", "once", "twice")
            seen[key] = value
        for key in {**expected, **seen}:
            self.same(kind, page, f"{what}{key}", expected.get(key, "none"), seen.get(key, "none"))


def short(value):
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) < 300 else f"{text[:300]}…"


def text_of(position):
    return position.id if position else None


class Comparison:
    def __init__(self, digest, site):
        self.digest, self.site, self.report = digest, site, Report()
        self.same, self.names = self.report.same, self.report.names
        self.pairs = digest.pairs()
        self.sides = {topic: digest.sides(topic) for topic in digest.question}
        self.differs = {key: values for _, differs in self.sides.values() for key, values in differs.items()}

    def run(self):
        for table, check in (("topics", self.topic), ("people", self.person), ("parties", self.party), ("sources", self.source)):
            for row in self.site.table(table):
                key = f"{table}/{row['slug']}"
                page = self.site.page(f"{key}/")
                if row["url"] is None:
                    continue
                if page is None:
                    self.same("pages", f"{key}/", "page", "a page", "none")
                    continue
                check(key, page)
        for entry in self.digest.entries + self.digest.translations:
            page = self.site.page(entry.path)
            if page is None:
                self.same("pages", entry.path, "page", "a page", "none")
            else:
                self.entry(entry, page)
        self.pair_pages()
        self.indexes()
        self.search()
        self.issues()
        self.data()
        return self.report

    # ---- parts of pages ----

    def counts(self, path, page, name, expected):
        """A list of counts, with all its names: on further pages of the list without those that are folded out."""
        total, shown, rest = lists(page, name)
        self.same(f"list {name}", path, "total", len(expected) or None, total)
        self.names(f"list {name}", path, expected, [(key, count) for key, count, _ in shown + rest])
        counts = [count for _, count, _ in shown + rest]
        if name != "subtopics":
            self.same("order of a list", path, name, sorted(counts, reverse=True), counts)
        self.same("cut of a list", path, name, min(SHOWN, len(expected)), len(shown))
        # The same list on the pages that follow.
        for further in self.site.further(path)[1:]:
            again = self.site.page(further)
            total, some, rest = lists(again, name)
            where = [(key, count) for key, count, _ in some]
            self.same(f"list {name}", further, "total", len(expected) or None, total)
            self.same(f"list {name}", further, "names", [(key, count) for key, count, _ in shown], where)
            self.same(f"list {name}", further, "folded out", 0, len(rest))

    def bounds(self, entries):
        """When the first entry began, and when the last of them ended."""
        if not entries:
            return None, None
        return entries[-1].iso, max(entries, key=lambda entry: entry.days[1]).iso_end

    def extent(self, path, page, entries):
        found = [(integer(one.get("data-entries")), one.get("data-first"), one.get("data-last")) for one in page.having("data-entries")]
        bounds = self.bounds(entries)
        self.same("extent", path, "entries", [(len(entries), *bounds)], found)

    def appearances(self, path, page, key):
        took_part, named = self.digest.took_part(key), self.digest.named(key)
        of = took_part or named
        bounds = self.bounds(of)
        found = [
            (integer(one.get("data-took-part")), integer(one.get("data-named")), integer(one.get("data-announced")), one.get("data-first"), one.get("data-last"))
            for one in page.having("data-took-part") if one.tag == "p"
        ]
        self.same("appearances", path, "took part, named, announced, first, last", [(len(took_part), len(named), len(self.digest.announced(key)), *bounds)], found)
        of = {entry.slug for entry in took_part + named}
        self.chronology(path, [entry for entry in self.digest.entries if entry.slug in of])

    def chronology(self, path, entries):
        found = [slug for further in self.site.further(path) for slug in rows(self.site.page(further))]
        self.same("chronology", path, "entries", sorted(entry.slug for entry in entries), sorted(found))
        # Each page has its entries by months, and those that are known by their year alone stand before its January.
        order, size = [], self.digest.page_size
        for start in range(0, len(entries), size):
            groups = {}
            for entry in entries[start:start + size]:
                groups.setdefault(archive_of(entry.date)[:7], []).append(entry.slug)
            order += [slug for period in sorted(groups, key=sort_place) for slug in groups[period]]
        self.same("chronology", path, "order", order, found)

    def record(self, path, page, expected):
        """Positions on the page, and those of all of its pages."""
        records = page.having("data-shown")
        self.same("positions", path, "lists", bool(expected), bool(records))
        if not records:
            return
        order = [held.id for held in expected]
        shown = self.positions_in(path, records[0], expected)
        self.same("positions", path, "order of the newest", [key for key in order if key in set(shown)], shown)
        self.whole_entries(path, records[0], expected)
        pages = self.site.further(f"{path}positions/")
        if not pages:
            self.same("positions", path, "all", order, shown)
            return
        found = []
        seen = Counter()
        for further in pages:
            record = self.site.page(further).having("data-shown")[0]
            found += self.positions_in(further, record, expected)
            seen.update(one.get("data-entry") for one in record.having("data-entry"))
        self.same("positions", f"{path}positions/", "all", order, found)
        self.same("positions", f"{path}positions/", "entries on several pages", [], [slug for slug, times in seen.items() if times > 1])

    def whole_entries(self, path, record, expected):
        """No entry is cut: all its positions that belong here are shown."""
        for section in record.having("data-entry"):
            slug = section.get("data-entry")
            found = [one.get("data-position") for one in section.having("data-position")]
            self.same("positions", path, f"of {slug}", [held.id for held in expected if held.entry.slug == slug], found)

    def positions_in(self, path, record, expected):
        by_id = {held.id: held for held in expected}
        self.same("positions", path, "total", str(len(expected)), record.get("data-total"))
        found = []
        for one in record.having("data-position"):
            key = one.get("data-position")
            found.append(key)
            section = one.within(lambda above: "data-entry" in above.attrs)
            self.same("positions", path, f"entry of {key}", key.partition("#")[0], section and section.get("data-entry"))
            if key in by_id:
                held = by_id[key]
                self.same("positions", path, f"by of {key}", held.by, (one.get("data-by") or "").split())
                self.side(path, key, held, one)
        self.same("positions", path, "shown", str(len(found)), record.get("data-shown"))
        return found

    def side(self, path, key, held, one):
        self.same("side of a position", path, key, (held.side, held.basis), (one.get("data-side"), one.get("data-basis")))
        self.same("differs from", path, key, sorted(set(self.differs.get(held.id, []))), sorted((one.get("data-differs") or "").split()))

    # ---- pages ----

    def topic(self, key, page):
        path = f"{key}/"
        entries = self.digest.of_topic(key)
        self.extent(path, page, entries)
        self.chronology(path, entries)
        self.counts(path, page, "people", Counter(person for entry in entries for person in entry.people))
        self.counts(path, page, "parties", Counter(party for entry in entries for party in entry.parties))
        children = [one for one, parent in self.digest.parent.items() if parent == key]
        self.counts(path, page, "subtopics", {one: len(self.digest.of_topic(one)) for one in children})
        positions = self.digest.positions_of_topic(key)
        self.record(path, page, positions)
        self.sides_on(path, page, key)
        for further in self.site.further(f"{path}positions/"):
            self.sides_on(further, self.site.page(further), key)
        expected = self.digest.speakers(key)
        total, shown, rest = lists(page, "speakers")
        self.same("speakers", path, "total", len(expected) or None, total)
        found = [(who, [count, item.get("data-last")]) for who, count, item in shown + rest]
        self.names("speakers", path, expected, found)
        self.same("cut of a list", path, "speakers", min(SHOWN, len(expected)), len(shown))

    def sides_on(self, path, page, topic):
        standing = self.sides.get(topic, ({}, {}))[0]
        expected = {
            holder: {
                "side": one["side"], "basis": one["basis"], "position": one["position"].id, "date": one["position"].entry.iso,
                "from": one["from"] if one["ordered"] else None, "also": None if one["ordered"] else one["from"], "since": text_of(one["since"]),
            } for holder, one in standing.items()
        }
        found = []
        for group in page.having("data-side", "data-total"):
            side = group.get("data-side")
            items = group.having("data-who")
            total = sum(one["side"] == side for one in expected.values())
            self.same("sides", path, f"total of {side}", total, integer(group.get("data-total")))
            for one in items:
                found.append((one.get("data-who"), {
                    "side": side, "basis": one.get("data-basis"), "position": one.get("data-position"), "date": one.get("data-date"),
                    "from": one.get("data-from"), "also": one.get("data-also"), "since": one.get("data-since"),
                }))
        self.names("sides", path, expected, found)

    def topics_of(self, path, page, entries):
        self.counts(path, page, "topics", Counter(topic for entry in entries for topic in entry.topics))

    def person(self, key, page):
        path = f"{key}/"
        self.appearances(path, page, key)
        self.counts(path, page, "counterparts", self.digest.counterparts(key))
        self.topics_of(path, page, self.digest.took_part(key))
        self.record(path, page, self.digest.positions_of(key))

    def party(self, key, page):
        path = f"{key}/"
        self.appearances(path, page, key)
        self.counts(path, page, "counterparts", self.digest.counterparts(key))
        self.topics_of(path, page, self.digest.took_part(key))
        self.record(path, page, self.digest.positions_of(key))
        pairs = {}
        for (one, other), entries in self.pairs.items():
            if key in (one, other):
                pairs[other if key == one else one] = len(entries)
        self.envoys(path, page, key)
        self.counts(path, page, "pairs", pairs)
        self.counts(path, page, "acts-with", self.digest.acts_with(key))
        self.counts(path, page, "spoke-for-it", self.digest.spoke_for(key))
        self.counts(path, page, "on-record", self.digest.on_record(key))
        _, shown, rest = lists(page, "spoke-for-it")
        for who, _, item in shown + rest:
            offices = [one.text() for one in item.all(lambda one: one.tag == "p")]
            expected = ", ".join(self.digest.spoken_offices(key, who))
            self.same("offices of speakers", path, who, [expected] if expected else [], offices)

    def envoys(self, path, page, key):
        """Who is accredited to a party, and from when until when it exists."""
        total, shown, rest = lists(page, "envoys")
        found = [(who, item.get("data-office")) for who, _, item in shown + rest]
        expected = [(who, self.digest.offices[who][number]["title"]) for who, number in self.digest.envoys[key]]
        self.same("envoys", path, "names", sorted(expected), sorted(found))
        self.same("envoys", path, "total", len(expected) or None, total)
        data = self.digest.registry["parties"].get(key.partition("/")[2], {})
        bounds = [(data.get("from") or "").rstrip("~"), "" if data.get("until") == "present" else (data.get("until") or "").rstrip("~")]
        expected = [bounds] if data.get("from") or data.get("until") else []
        self.same("existence", path, "from, until", expected, [[one.get("data-from"), one.get("data-until")] for one in page.having("data-from", "data-until")])

    def source(self, key, page):
        path = f"{key}/"
        entries = self.digest.of_source(key)
        self.extent(path, page, entries)
        self.chronology(path, entries)
        shares = [one.get("data-share") for one in page.having("data-share")]
        single = [one.get("data-single") for one in page.having("data-single")]
        if entries:
            self.same("share", path, "of all entries", [f"{len(entries)}/{len(self.digest.entries)}"], shares)
            self.same("single source", path, "of its entries", [f"{sum(entry.only_origin == key for entry in entries)}/{len(entries)}"], single)
        accounts = [account for entry in entries for account in entry.accounts if key in (account.publisher, account.agency)]
        self.counts(path, page, "sides", Counter(account.side for account in accounts))
        self.counts(path, page, "kinds", Counter(account.kind for account in accounts))
        self.counts(path, page, "languages", Counter(account.language for account in accounts))
        self.counts(path, page, "carries", Counter(account.agency for account in accounts if account.publisher == key and account.agency))
        self.counts(path, page, "carried-by", Counter(account.publisher for account in accounts if account.agency == key))
        self.topics_of(path, page, entries)

    def entry(self, entry, page):
        path = entry.path
        found = [
            (one.get("data-key"), one.get("data-role"), one.get("data-office"), one.get("data-for"))
            for one in page.having("data-key", "data-role")
        ]
        expected = [
            (one.key, one.role if one.role in SPECIAL else "", "; ".join(office.title for office in one.offices if office.shown), one.of or "")
            for one in entry.participants
        ]
        self.same("participants", path, "number", len(expected), len(found))
        for one, other in zip(expected, found):
            self.same("participants", path, one[0], one, other)
        found = [(one.get("data-author"), one.get("data-carrier")) for one in page.having("data-author")]
        expected = [(one.origin, one.publisher if one.agency else "") for one in entry.accounts]
        self.same("accounts", path, "number", len(expected), len(found))
        for number, (one, other) in enumerate(zip(expected, found), 1):
            self.same("accounts", path, f"account {number}", one, other)
        for held in entry.positions:
            items = page.all(lambda one: one.get("id") == f"position-{held.number}")
            self.same("positions of an entry", path, held.id, 1, len(items))
            if not items:
                continue
            account = None if held.account is None else entry.accounts[held.account]
            named = None if account is None else " ".join(filter(None, [account.origin, account.publisher if account.agency else None]))
            self.same("account of a position", path, held.id, named, items[0].get("data-account"))
            self.side(path, held.id, held, items[0])
        self.readouts(entry, path, page)

    def readouts(self, entry, path, page):
        columns, others = self.digest.readouts(entry)
        found = [(one.get("data-side"), integer(one.get("data-accounts"))) for one in page.having("data-side", "data-accounts")]
        self.same("readouts", path, "columns", [(party, own) for party, own, _ in columns], found)
        cells = {}
        for one in page.having("data-side", "data-topic"):
            cells[one.get("data-side"), one.get("data-topic")] = [integer(number) for number in (one.get("data-positions") or "").split()]
        topics = {topic for _, _, of in columns for topic in of}
        expected = {(party, topic): of.get(topic, []) for party, _, of in columns for topic in topics}
        self.names("readouts", path, {key: value for key, value in expected.items() if value}, [(key, value) for key, value in cells.items() if value])
        self.same("readouts of others", path, "positions", sorted(others), sorted(integer(one.get("data-of-others")) for one in page.having("data-of-others")))

    def pair_pages(self):
        folder = self.site.folder / "pairs"
        paths = [path.relative_to(folder).parts[:2] for path in folder.glob("*/*/index.html")]
        found = {tuple(f"parties/{slug}" for slug in path) for path in paths if "page" not in path}
        self.names("pairs", "pairs/", {pair: "a page" for pair in self.pairs}, [(pair, "a page") for pair in found])
        for pair, entries in self.pairs.items():
            path = f"pairs/{pair[0][8:]}/{pair[1][8:]}/"
            page = self.site.page(path)
            if page is None:
                continue
            self.extent(path, page, entries)
            self.chronology(path, entries)
            self.topics_of(path, page, entries)
            self.counts(path, page, "people", Counter(person for entry in entries for person in entry.people))
            self.counts(path, page, "others", Counter(party for entry in entries for party in entry.principals if party not in pair))

    def indexes(self):
        for kind in ("people", "parties", "sources"):
            found = []
            for path in self.site.further(f"{kind}/"):
                for one in self.site.page(path).having("data-key"):
                    if not one.get("data-key").startswith(f"{kind}/"):
                        continue
                    of = ["data-count"] if kind == "sources" else ["data-took-part", "data-named"]
                    found.append((one.get("data-key"), [integer(one.get(name)) for name in of]))
            expected = {}
            for row in self.site.table(kind):
                key = f"{kind}/{row['slug']}"
                if row["url"] is None:
                    continue  # Only the source of an office: it has no page.
                if kind == "sources":
                    expected[key] = [len(self.digest.of_source(key))]
                else:
                    expected[key] = [len(self.digest.took_part(key)), len(self.digest.named(key))]
            self.names(f"index of {kind}", f"{kind}/", expected, found)

    def issues(self):
        introductions = self.digest.introductions()
        expected = self.digest.issues()
        folder = self.site.folder / "issues"
        built = [path.parent.name for path in folder.glob("*/index.html") if path.parent.name != "page"]
        self.names("issues", "issues/", {name: "a page" for name in expected}, [(name, "a page") for name in built])
        for name, entries in expected.items():
            page = self.site.page(f"issues/{name}/")
            if page is None:
                continue
            self.topics_of(f"issues/{name}/", page, entries)
            leads = [one.get("data-lead") for one in page.having("data-lead")]
            self.same("leads of issues", f"issues/{name}/", "lead", [self.digest.lead(entries, introductions.get(name)).slug], leads)

    def search(self):
        page = self.site.page("search/")
        if page is None:
            return
        for name, of in (("topics", self.digest.of_topic), ("people", self.digest.took_part)):
            keys = [f"{name}/{row['slug']}" for row in self.site.table(name)]
            counts = {key: len(of(key)) for key in keys}
            self.counts("search/", page, name, {key: count for key, count in counts.items() if count})

    # ---- open data ----

    def data(self):
        def slugs(keys):
            return [key.partition("/")[2] for key in keys]

        def slug(key):
            return key and key.partition("/")[2]

        for name in ("entries", "positions", "people", "parties", "topics", "sources"):
            self.same("data: lines", f"data/{name}.jsonl", "the same rows", True, self.site.lines(name) == self.site.table(name))
        table = self.site.table("entries")
        self.same("data: entries", "data/entries.json", "order", [entry.slug for entry in self.digest.entries], [row["slug"] for row in table])
        for row in table:
            entry = self.digest.by_slug.get(row["slug"])
            if not entry:
                continue
            where = f"data/entries.json#{entry.slug}"
            self.same("data: entries", where, "date", entry.date, row["date"])
            self.same("data: entries", where, "days", entry.days, (row["date_first"], row["date_last"]))
            self.same("data: entries", where, "people", slugs(entry.people), row["people"])
            self.same("data: entries", where, "parties", slugs(entry.parties), row["parties"])
            expected = [
                (one.key, [(office.title, slug(office.of), office.number is not None, office.shown, office.certain) for office in one.offices], slug(one.of), one.role)
                for one in entry.participants
            ]
            kinds = {"person": "people", "party": "parties"}
            found = [
                (
                    f"{kinds[one['kind']]}/{one['slug']}",
                    [(office["title"], office["of"], office["registered"], office["shown"], office["certain"]) for office in one["offices"]],
                    one["for"], one["role"],
                )
                for one in row["participants"]
            ]
            self.same("data: participants", where, "number", len(expected), len(found))
            for one, other in zip(expected, found):
                self.same("data: participants", where, one[0], one, other)
            accounts = [(slug(one.publisher), slug(one.agency), slug(one.side)) for one in entry.accounts]
            self.same("data: accounts", where, "accounts", accounts, [(one["publisher"], one["agency"], one["side"]) for one in row["sources"]])
            for held, one in zip(entry.positions, row["positions"]):
                self.same("data: accounts", where, f"account of {held.id}", held.account, one["source"])
        expected = [
            (who.partition("/")[2], one["title"], slug(self.digest.office_party(who, number)), slugs(map(self.digest.party, listed(one.get("to")))),
             one.get("from"), None if one.get("until") == "present" else one.get("until"), self.digest.is_open(one), one.get("acting") == "true")
            for who, offices in self.digest.offices.items() for number, one in enumerate(offices)
        ]
        found = [
            tuple(row[name] for name in ("person", "title", "of", "to", "from", "until", "still_held", "acting")) for row in self.site.table("offices")
        ]
        self.same("data: offices", "data/offices.json", "number", len(expected), len(found))
        for one, other in zip(sorted(expected, key=str), sorted(found, key=str)):
            self.same("data: offices", "data/offices.json", one[0], one, other)
        held_all = [held for entry in self.digest.entries for held in entry.positions]
        table = self.site.table("positions")
        self.same("data: positions", "data/positions.json", "number", len(held_all), len(table))
        for held, row in zip(held_all, table):
            where = f"data/positions.json#{held.id}"
            expected = {
                "entry": held.entry.slug,
                "people": slugs(key for key in held.by if key.startswith("people/")),
                "parties": slugs(key for key in held.by if key.startswith("parties/")),
                "counts_for": slugs(key for key in held.holders if key.startswith("parties/")),
                "side": held.side, "side_basis": held.basis, "topic": slug(held.topic),
                "source": None if held.account is None else slug(held.entry.accounts[held.account].publisher),
            }
            for name, value in expected.items():
                self.same("data: positions", where, name, value, row.get(name))
        for name in ("people", "parties", "topics", "sources"):
            for row in self.site.table(name):
                key = f"{name}/{row['slug']}"
                where = f"data/{name}.json#{row['slug']}"
                registered = row["slug"] in self.digest.registry[name]
                self.same(f"data: {name}", where, "registered", registered, row["registered"])
                if name == "sources":
                    entries = self.digest.of_source(key)
                    self.same(f"data: {name}", where, "single_source", sum(entry.only_origin == key for entry in entries), row["single_source"])
                elif name == "topics":
                    entries = self.digest.of_topic(key)
                    self.same(f"data: {name}", where, "parent", slug(self.digest.parent.get(key)), row["parent"])
                    if registered:
                        self.same(f"data: {name}", where, "question", self.digest.question.get(key), row.get("question"))
                else:
                    entries = self.digest.took_part(key) + self.digest.named(key)
                    written = self.digest.registry[name].get(row["slug"], {})
                    self.same(f"data: {name}", where, "distinction", written.get("distinction"), row["distinction"])
                    if name == "parties":
                        until = written.get("until")
                        expected = (written.get("from"), None if until == "present" else until, slugs(map(self.digest.party, listed(written.get("successor")))))
                        self.same(f"data: {name}", where, "existence", expected, (row["from"], row["until"], row["successors"]))
                        self.same(f"data: {name}", where, "sort_name", written.get("sort_name") or row["name"], row["sort_name"])
                        self.same(f"data: {name}", where, "speaks_for", slug(self.digest.speaks_for.get(key)), row.get("speaks_for"))
                self.same(f"data: {name}", where, "entries", len(entries), row["entries"])
