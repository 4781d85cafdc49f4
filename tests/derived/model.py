"""What a digest's content says and what follows from it, from the content files alone (and a list of the names that have no
file, each with its key, because an oracle need not know how a slug is made of a name, nor which names are states)."""
import calendar
import datetime
import pathlib
import re
import unicodedata
import zoneinfo
from collections import Counter, defaultdict

import yaml

from known import Known

PRESENT_NOT = {"comments", "target", "mentioned"}
IMPLIED = {
    "welcome": "for", "support": "for", "praise": "for", "express-concern": "reserved",
    "oppose": "against", "criticise": "against", "reject": "against",
}
TOGETHER = {"meeting", "call", "video-meeting", "visit", "summit", "negotiation", "credentials", "signing", "joint-statement", "press-conference"}


def fold(name):
    plain = unicodedata.normalize("NFKD", str(name))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def unique(values):
    return list(dict.fromkeys(values))


def front(path):
    """A file's front matter, in which every scalar is text: dates stay as they are written."""
    text = path.read_text(encoding="utf-8").lstrip("\ufeff")
    parts = re.split(r"^---[ \t]*\r?$", text, maxsplit=2, flags=re.M)
    return yaml.load(parts[1], Loader=yaml.BaseLoader) or {}


def stem(path):
    name = path.parent.name if path.name == "index.md" else path.stem
    return re.sub(r"^\d{4}(-\d{2}){0,2}-(?=.)", "", name)


def yes(value):
    return value == "true"


def days(text):
    """The first and the last day of `2021-10-30`, `2021-10` or `2021`, perhaps with `~`, or of an interval of two of them."""
    first, _, last = str(text).replace("~", "").partition("/")
    begin = first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first
    last = last or first
    if len(last) == 4:
        last = f"{last}-12"
    if len(last) == 7:
        last = f"{last}-{calendar.monthrange(int(last[:4]), int(last[5:]))[1]:02}"
    return begin, last


def certainly_before(one, other):
    """Whether one entry had ended before the other began, as far as what is only about may reach."""
    return reach(one.date)[1] < reach(other.date)[0]


def sort_place(day_or_period):
    """Where a day, a month or a year stands among others of its list, the newest first: by its first day, and the wider before."""
    first = days(day_or_period)[0]
    return [-int(part) for part in first.split("-")], len(day_or_period)


def archive_of(date):
    """The day, month or year of the archive that a date stands in: as precise as its coarser end, and about a day is a month."""
    ends = date.split("/")
    length = min(len(end.strip("~")) for end in ends)
    if length == 10 and "~" in date:
        length = 7
    return days(ends[0])[0][:length]


def shifted(day, sign):
    """A year, a month or a day, ten of itself earlier or later."""
    numbers = [int(number) for number in day.split("-")]
    if len(numbers) == 3:
        return (datetime.date(*numbers) + datetime.timedelta(days=10 * sign)).isoformat()
    if len(numbers) == 1:
        return f"{numbers[0] + 10 * sign:04}"
    months = numbers[0] * 12 + numbers[1] - 1 + 10 * sign
    return f"{months // 12:04}-{months % 12 + 1:02}"


def reach(date):
    """The first and the last day that a date of any precision can be; one that is only about known, ten of its unit around."""
    start, _, end = date.partition("/")
    end = end or start
    first = shifted(start[:-1], -1) if start.endswith("~") else start
    last = shifted(end[:-1], 1) if end.endswith("~") else end
    first += "-01-01"[len(first) - 4:]
    if len(last) == 4:
        last += "-12"
    if len(last) == 7:
        last += f"-{calendar.monthrange(int(last[:4]), int(last[5:]))[1]:02}"
    return first, last


def certain(since, until, date):
    """Whether something that began and ended then holds for certain all through a date."""
    if len(date) == 10 and date in (since, until):
        return True
    if not since:
        return False
    first, last = reach(date)
    ended = until and (until == "present" or last <= reach(until)[0])
    return bool(reach(since)[1] <= first and ended)


def excluded(since, until, date):
    """-1 if it ended for certain before a date, 1 if it begins for certain after it, 0 if neither."""
    first, last = reach(date)
    if until and until != "present" and reach(until)[1] < first:
        return -1
    return 1 if since and reach(since)[0] > last else 0


def words(title):
    return re.findall(r"\w+", re.sub(r"['’.]", "", fold(title)))


def has_phrase(text, title):
    return f" {' '.join(words(title))} " in f" {' '.join(words(text))} "


def alike(one, other):
    """Whether two titles are of one office: all words of one are in the other."""
    one, other = set(words(one)), set(words(other))
    return one <= other or other <= one


class Position:
    """`by` and `to` are keys; `account` is an account's place in its entry's list, or None."""

    def __init__(self, entry, number, by, to, act, topic, stance, account):
        self.entry, self.number, self.by, self.to = entry, number, by, to
        self.act, self.topic, self.stance, self.account = act, topic, stance, account
        self.id = f"{entry.slug}#position-{number}"

    def __repr__(self):
        return self.id


class Office:
    """`number`: its place in the person's file, or None if only an entry has it. `shown`: whether the entry shows it."""

    def __init__(self, title, of, number, shown, certain=True):
        self.title, self.of, self.number, self.shown, self.certain = title, of, number, shown, certain


class Participant:
    def __init__(self, key, role, offices, of, given):
        self.key, self.role, self.offices, self.of, self.given = key, role, offices, of, given
        self.present = role not in PRESENT_NOT
        self.person = key.startswith("people/")


class Account:
    def __init__(self, publisher, agency, side, kind, language):
        self.publisher, self.agency, self.side, self.kind, self.language = publisher, agency, side, kind, language
        self.origin = agency or publisher


class Entry:
    """Key facts of an entry; what is derived is in Digest."""


class Digest:
    def __init__(self, folder, names, now):
        """`names`: (kind, folded name) → key of what has no file. `now`: a moment with its zone."""
        self.folder, self.names, self.now = pathlib.Path(folder), names, now
        config = self.folder / "chancery.yaml"
        self.config = yaml.load(config.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) if config.exists() else {}
        self.zone = zoneinfo.ZoneInfo(self.config.get("timezone") or "UTC")
        pairs = self.config.get("pairs") or {}
        self.pairs_from, self.pairs_up_to = int(pairs.get("from", 3)), int(pairs.get("up_to", 12))
        self.page_size = int(self.config.get("page_size", 50))
        self.registry = {kind: self.files(kind) for kind in ("topics", "people", "parties", "sources")}
        self.found = {kind: self.index(kind) for kind in self.registry}
        self.known = Known(self.config.get("language") or "en")
        self.of_known = self.known_parties()
        self.hosts = {}
        for slug, data in self.registry["sources"].items():
            if data.get("url"):
                self.hosts.setdefault(host(data["url"]), f"sources/{slug}")
        self.speaks_for = {
            f"parties/{slug}": self.party(data["speaks_for"])
            for slug, data in self.registry["parties"].items() if data.get("speaks_for")
        }
        self.members = {f"parties/{slug}": self.members_of(data) for slug, data in self.registry["parties"].items()}
        self.parent = {
            f"topics/{slug}": self.topic(data["parent"]) for slug, data in self.registry["topics"].items() if data.get("parent")
        }
        self.question = {f"topics/{slug}": data["question"] for slug, data in self.registry["topics"].items() if data.get("question")}
        self.offices = {f"people/{slug}": listed(data.get("offices")) for slug, data in self.registry["people"].items()}
        self.envoys = defaultdict(list)
        for key, offices in self.offices.items():
            for number, office in enumerate(offices):
                for party in unique(map(self.party, listed(office.get("to")))):
                    self.envoys[party].append((key, number))
        self.entries, self.translations = [], []
        for path in sorted((self.folder / "content/entries").rglob("*.md")):
            entry = self.read_entry(path)
            if entry:
                (self.translations if entry.translation else self.entries).append(entry)
        # The newest first; of those of the same days, by slug.
        self.entries.sort(key=lambda entry: entry.slug)
        self.entries.sort(key=lambda entry: entry.days, reverse=True)
        self.by_slug = {entry.slug: entry for entry in self.entries}

    # ---- reading ----

    def files(self, kind):
        found = {}
        for path in sorted((self.folder / "content" / kind).glob("*.md")):
            data = front(path)
            found[data.get("slug") or path.stem] = data
        return found

    def index(self, kind):
        found = {}
        for slug, data in self.registry[kind].items():
            for name in [slug, data.get("name") or data.get("title"), *listed(data.get("also_known_as"))]:
                found.setdefault(fold(name), f"{kind}/{slug}")
        return found

    def known_parties(self):
        """By what needs no file: the file of that code, else of that name, else of such an alias, else the name without a file."""
        claims = {}
        for slug, data in self.registry["parties"].items():
            is_place = data.get("kind") in (None, "state", "territory", "state-or-territory")
            if data.get("code") and is_place:
                claims.setdefault((data["code"], 0), f"parties/{slug}")
            else:
                name = self.known.find(data.get("name") or slug)
                for alias in [] if name else listed(data.get("also_known_as")):
                    claims.setdefault((self.known.find(alias), 2), f"parties/{slug}")
                claims.setdefault((name, 1), f"parties/{slug}")
        for (kind, name), found in self.names.items():
            if kind == "parties":
                claims.setdefault((self.known.find(name), 3), found)
        return {meaning: key for (meaning, _), key in sorted(claims.items(), key=lambda one: -one[0][1]) if meaning}

    def look_up(self, kinds, name):
        for kind in kinds:
            if fold(name) in self.found[kind]:
                return self.found[kind][fold(name)]
        if "parties" in kinds and self.known.find(name) in self.of_known:
            return self.of_known[self.known.find(name)]
        for kind in kinds:
            if (kind, fold(name)) in self.names:
                return self.names[kind, fold(name)]
        return f"{kinds[0]}/?{name}"

    def party(self, name):
        return self.look_up(["parties"], name)

    def topic(self, name):
        return self.look_up(["topics"], name)

    def actor(self, value):
        """A participant, or one of `by` and `to`."""
        if isinstance(value, dict):
            if value.get("person"):
                return self.look_up(["people"], value["person"])
            if value.get("party"):
                return self.look_up(["parties"], value["party"])
            value = value["name"]
        return self.look_up(["people", "parties"], value)

    def source(self, value):
        if "://" in value:
            return self.hosts.get(host(value)) or self.look_up(["sources"], host(value))
        return self.look_up(["sources"], value)

    def members_of(self, data):
        found = []
        for member in listed(data.get("members")):
            member = member if isinstance(member, dict) else {"party": member}
            found.append((self.party(member["party"]), member.get("from"), member.get("until")))
        return found

    def read_entry(self, path):
        data = front(path)
        entry = Entry()
        entry.draft, entry.translation = yes(data.get("draft")), data.get("translation_of")
        if entry.draft:
            return None
        if data.get("publish_at"):
            at = datetime.datetime.fromisoformat(data["publish_at"].replace(" ", "T"))
            if (at if at.tzinfo else at.replace(tzinfo=self.zone)) > self.now:
                return None
        entry.slug = data.get("slug") or stem(path)
        entry.date = str(data["date"])
        entry.days = days(entry.date)
        entry.iso, entry.iso_end = (entry.date.partition("/")[0].strip("~"), entry.date.split("/")[-1].strip("~"))
        entry.archive = archive_of(entry.date)
        entry.path = f"{entry.archive.replace('-', '/')}/{entry.slug}/"
        entry.type, entry.status = data.get("type"), data.get("status", "happened")
        entry.topics = unique(self.topic(name) for name in listed(data.get("topics")))
        entry.accounts = []
        for account in listed(data["source"]):
            account = account if isinstance(account, dict) else {("url" if "://" in account else "publisher"): account}
            publisher = self.source(account.get("publisher") or account["url"])
            agency = self.source(account["agency"]) if account.get("agency") else None
            side = self.party(account["side"]) if account.get("side") else None
            entry.accounts.append(Account(publisher, agency if agency != publisher else None, side, account.get("kind"), account.get("language")))
        entry.title = data["title"]
        entry.participants = [self.read_participant(value, entry.title, entry.date) for value in listed(data.get("participants"))]
        entry.positions = []
        for number, held in enumerate(listed(data.get("positions")), 1):
            account = 0 if len(entry.accounts) == 1 else None
            if held.get("account"):
                named = self.source(held["account"])
                of = [place for place, one in enumerate(entry.accounts) if named == one.publisher]
                of = of or [place for place, one in enumerate(entry.accounts) if named == one.agency]
                sides = {entry.accounts[place].side for place in of}
                account = of[0] if len(sides) == 1 else account
            entry.positions.append(Position(
                entry, number, unique(map(self.actor, listed(held["by"]))), unique(map(self.actor, listed(held.get("to")))),
                held.get("act", "state"), self.topic(held["on"]), held.get("stance"), account,
            ))
        self.derive(entry)
        return entry

    def is_open(self, bounds):
        """Whether an office or a membership lasts today: it is said to, and does not begin later."""
        today = self.now.astimezone(self.zone).date().isoformat()
        return bounds.get("until") == "present" and not excluded(bounds.get("from"), None, today)

    def may_hold(self, key, date):
        """(number, whether for certain) of the offices that somebody may hold on a date, in the order in which they began."""
        offices = self.offices.get(key, [])
        found = [number for number, one in enumerate(offices) if not excluded(one.get("from"), one.get("until"), date)]

        def began(number):
            since = offices[number].get("from") or ""
            exact = since.rstrip("~")
            return (reach(exact)[0], len(exact), since.endswith("~")) if since else ("", 0, False)

        return [(number, certain(offices[number].get("from"), offices[number].get("until"), date)) for number in sorted(found, key=began)]

    def office_party(self, key, number):
        of = self.offices[key][number].get("of")
        return self.party(of) if of else None

    def certain_party(self, key, date):
        """The party of somebody's offices on a date: none if one that may be held then is of another, or no party is certain."""
        may = [(self.office_party(key, number), sure) for number, sure in self.may_hold(key, date)]
        if not any(of and sure for of, sure in may):
            return None
        return self.one_party(of for of, _ in may)

    def read_participant(self, value, title, date):
        key = self.actor(value)
        value = value if isinstance(value, dict) else {}
        role, own = value.get("role"), value.get("office")
        if not key.startswith("people/"):
            return Participant(key, role, [Office(own, None, None, True)] if own else [], None, None)
        given = self.party(value["for"]) if value.get("for") else None
        offices = [Office(self.offices[key][number]["title"], self.office_party(key, number), number, True, sure) for number, sure in self.may_hold(key, date)]

        def of_party(one):
            return one.of and given and (given in self.chain(one.of) or one.of in self.chain(given))

        if own:
            usable = [one for one in offices if not one.of or not given or of_party(one)]
            meant = next(filter(None, [
                [one for one in usable if words(one.title) == words(own)],
                [one for one in usable if alike(one.title, own)],
                [one for one in offices if words(one.title) == words(own)],
                [one for one in offices if one.certain and alike(one.title, own)],
            ]), [])
            of = given or self.one_party(one.of for one in meant)
            named = [one for one in meant if one.certain] or meant
            for one in offices:
                one.shown = one in named
            offices = [one for one in offices if one.certain or one.shown]
            if len(named) == 1:
                named[0].title = own
            if not named:
                offices.insert(0, Office(own, given, None, True))
        else:
            of = given or self.certain_party(key, date)
            offices = [one for one in offices if one.certain]
            # A title may tell of somebody else's office too.
            told = [one for one in offices if has_phrase(title, one.title)] if self.one_party(one.of for one in offices) else []
            named = told or [one for one in offices if of_party(one)] or offices
            for one in offices:
                one.shown = one in named
        for one in offices:
            one.of = one.of or given
        return Participant(key, role, offices, of, given)

    def one_party(self, parties):
        """The nearest party that all of some speak for."""
        parties = [party for party in parties if party]
        if not parties:
            return None
        common = [one for one in self.chain(parties[0]) if all(one in self.chain(party) for party in parties)]
        return common[0] if common else None

    # ---- one entry ----

    def chain(self, party):
        """The party, and those that its acts are acts of."""
        found = []
        while party and party not in found:
            found.append(party)
            party = self.speaks_for.get(party)
        return found

    def principal(self, party):
        return self.chain(party)[-1] if party else None

    def derive(self, entry):
        present = [one for one in entry.participants if one.present and entry.status == "happened"]
        entry.people = unique(one.key for one in present if one.person)
        entry.parties = unique(party for one in present for party in self.chain(one.of if one.person else one.key))
        entry.principals = unique(map(self.principal, entry.parties))
        entry.of = {}
        for one in entry.participants:
            if one.person:
                entry.of[one.key] = entry.of.get(one.key) or one.of
        origins = {account.origin for account in entry.accounts}
        entry.only_origin = origins.pop() if len(origins) == 1 else None
        entry.sources = unique(source for account in entry.accounts for source in (account.publisher, account.agency) if source)
        for held in entry.positions:
            held.of = {}
            for key in held.by:
                if key.startswith("people/"):
                    held.of[key] = entry.of[key] if key in entry.of else self.certain_party(key, entry.date)
            held.holders = unique(self.holder(held, key) for key in held.by)
            # Everybody on whose page it stands.
            held.pages = unique(page for key in held.by for page in ([key] if key in held.of else []) + self.chain(held.of.get(key) if key in held.of else key))
            held.side, held.basis = None, None
            if held.topic in self.question and entry.status == "happened":
                if held.stance in ("for", "reserved", "against"):
                    held.side, held.basis = held.stance, "editor"
                elif held.stance is None and held.act in IMPLIED:
                    held.side, held.basis = IMPLIED[held.act], "act"
        names = {one.key for one in entry.participants} | {key for held in entry.positions for key in held.by}
        entry.named = set(names)
        for one in entry.participants:
            entry.named.update(self.chain(one.of if one.person else one.key))
        for held in entry.positions:
            entry.named.update(held.pages)

    def holder(self, held, key):
        party = held.of.get(key) if key.startswith("people/") else key
        return self.principal(party) if party else key

    def member(self, bloc, party, when):
        """Whether a party may have been a member of a bloc on a date."""
        members = self.members.get(bloc, [])
        return any(member == party and not excluded(since, until, when) for member, since, until in members)

    def kin(self, one, other, when):
        one, other = self.principal(one), self.principal(other)
        return one == other or self.member(one, other, when) or self.member(other, one, when)

    # ---- topics ----

    def above(self, topic):
        """The topic, and those that it is a part of."""
        found = []
        while topic and topic not in found:
            found.append(topic)
            topic = self.parent.get(topic)
        return found

    def of_topic(self, topic):
        return [entry for entry in self.entries if any(topic in self.above(one) for one in entry.topics)]

    def positions_of_topic(self, topic):
        return [held for entry in self.entries for held in entry.positions if topic in self.above(held.topic)]

    def sides(self, topic):
        """holder → {side, basis, position, from, since, whether in order}; and position id → id of the position that it differs from."""
        standing, differs = {}, {}
        if topic not in self.question:
            return standing, differs
        for entry in reversed(self.entries):
            for held in entry.positions:
                if held.topic != topic or not held.side:
                    continue
                for holder in held.holders:
                    now = standing.get(holder)
                    change = (now["from"], now["since"], now["ordered"]) if now else (None, None, None)
                    if now and now["side"] != held.side:
                        change = (now["side"], held, certainly_before(now["position"].entry, entry))
                        differs.setdefault(held.id, []).append(now["position"].id)
                    standing[holder] = {
                        "side": held.side, "basis": held.basis, "position": held,
                        "from": change[0], "since": change[1], "ordered": change[2],
                    }
        return standing, differs

    def speakers(self, topic):
        """holder → [number of positions, the date of the last] of those without a side."""
        standing, _ = self.sides(topic)
        found = {}
        for held in self.positions_of_topic(topic):
            for holder in held.holders:
                if holder not in standing and held.entry.status == "happened":
                    found.setdefault(holder, [0, held.entry.iso])[0] += 1
        return found

    # ---- people and parties ----

    def took_part(self, key):
        return [entry for entry in self.entries if key in entry.people or key in entry.parties]

    def named(self, key):
        return [entry for entry in self.entries if key in entry.named and key not in entry.people and key not in entry.parties]

    def announced(self, key):
        """Events to come in which somebody is to take part."""
        return [
            entry for entry in self.entries if entry.status == "scheduled"
            and any(one.present and key in ([one.key] if one.person else []) + self.chain(one.of if one.person else one.key) for one in entry.participants)
        ]

    def spoken_offices(self, party, key):
        """The offices in which somebody who took part spoke for a party, each once: (words of the title, whether acting)."""
        found = {}
        for entry in self.entries:
            for one in entry.participants:
                if one.key != key or not one.present or entry.status != "happened" or party not in self.chain(one.of):
                    continue
                for office in one.offices:
                    related = not office.of or party in self.chain(office.of) or office.of in self.chain(party)
                    if office.shown and related:
                        own = self.offices[key][office.number] if office.number is not None else {"title": office.title}
                        found.setdefault((tuple(words(own["title"])), own.get("acting") == "true"), own["title"])
        return [title + (" (acting)" if acting else "") for (_, acting), title in found.items()]

    def positions_of(self, key):
        return [held for entry in self.entries for held in entry.positions if key in held.pages]

    def spoke_for(self, party):
        """People who took part for a party, and in how many entries."""
        return Counter(key for entry in self.entries for key in unique(
            one.key for one in entry.participants if one.person and one.present and entry.status == "happened" and party in self.chain(one.of)))

    def on_record(self, party):
        """People who comment for a party from outside, and in how many entries."""
        return Counter(key for entry in self.entries for key in unique(
            one.key for one in entry.participants if one.person and one.role == "comments" and party in self.chain(one.of)))

    def counterparts(self, key):
        found = Counter()
        for entry in self.took_part(key):
            if key.startswith("people/"):
                found.update(other for other in entry.people if other != key)
            else:
                found.update(other for other in entry.parties if not self.kin(key, other, entry.date))
        return found

    def acts_with(self, key):
        """With whom a party signed one text."""
        return Counter(other for entry in self.took_part(key) if entry.type == "opinion-article"
                       for other in entry.parties if not self.kin(key, other, entry.days))

    def pair_entries(self):
        """(party, party) in order → the entries in which they meet, of all pairs."""
        found = defaultdict(list)
        for entry in self.entries:
            if entry.status != "happened" or entry.type not in TOGETHER or len(entry.principals) > self.pairs_up_to:
                continue
            for place, one in enumerate(entry.principals):
                for other in entry.principals[place + 1:]:
                    if not self.kin(one, other, entry.date):
                        found[tuple(sorted((one, other)))].append(entry)
        return found

    def pairs(self):
        return {pair: entries for pair, entries in self.pair_entries().items() if len(entries) >= self.pairs_from}

    def readouts(self, entry):
        """[(column, number of its own accounts, {topic: [numbers]})], or [] where the table is not shown; and those of others."""
        columns = []
        for party in entry.principals:
            own = [place for place, account in enumerate(entry.accounts) if account.side and self.principal(account.side) == party]
            cells = defaultdict(list)
            for held in entry.positions:
                if held.account in own and party in held.holders:
                    cells[held.topic].append(held.number)
            columns.append((party, len(own), dict(cells)))
        others = [
            held.number for held in entry.positions
            if held.account is not None and entry.accounts[held.account].side
            and self.principal(entry.accounts[held.account].side) not in held.holders
        ]
        if sum(own > 0 for _, own, _ in columns) < 2 or not any(cells for _, _, cells in columns):
            return [], []
        return columns, others

    # ---- sources and issues ----

    def of_source(self, key):
        return [entry for entry in self.entries if key in entry.sources]

    def issue_of(self, entry):
        # What is not known to the day is in no week, and what is not known to the month in no month.
        monthly = self.config.get("issues") == "monthly"
        if len(entry.archive) < (7 if monthly else 10):
            return None
        if monthly:
            return entry.days[0][:7]
        year, week, _ = datetime.date.fromisoformat(entry.days[0]).isocalendar()
        return f"{year}-w{week:02}"

    def issues(self):
        found = defaultdict(list)
        for entry in self.entries:
            if entry.status not in ("withdrawn", "scheduled"):
                found[self.issue_of(entry)].append(entry)
        found.pop(None, None)
        return found

    def introductions(self):
        found = {}
        for path in sorted((self.folder / "content/issues").glob("*.md")):
            data = front(path)
            found[(data.get("period") or path.stem).lower()] = data
        return found

    def lead(self, entries, introduction):
        introduction = introduction or {}
        chosen = introduction.get("lead") or next(iter(listed(introduction.get("entries"))), None)
        if chosen:
            return self.by_slug[chosen]
        place = {entry.slug: number for number, entry in enumerate(self.entries)}
        return min(entries, key=lambda entry: (
            entry.status == "cancelled",
            -len(entry.principals),
            -len({account.side for account in entry.accounts if account.side}),
            -len(entry.accounts),
            place[entry.slug],
        ))


def host(url):
    found = re.sub(r"^[a-z]+://", "", url.strip(), flags=re.I).split("/")[0].split("?")[0].split("#")[0]
    return re.sub(r"^www\.", "", found.rpartition("@")[2].split(":")[0].lower())
