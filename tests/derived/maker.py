"""Writes a random digest from a seed: everything that decides a derived statement, in all the ways in which it can be said."""
import calendar
import datetime
import json
import pathlib
import random

TYPES = [
    "meeting", "call", "video-meeting", "visit", "summit", "negotiation", "announcement", "statement", "joint-statement", "press-conference",
    "speech", "letter", "signing", "vote", "sanction", "recall-expulsion", "credentials", "recognition", "accession", "publication", "opinion-article",
]
ACTS = [
    "state", "welcome", "agree", "support", "praise", "propose", "request", "announce", "pledge", "note", "express-concern", "oppose",
    "criticise", "reject", "threaten", "deny",
]
IMPLYING = {"welcome", "support", "praise", "express-concern", "oppose", "criticise", "reject"}
STANCES = ["for", "reserved", "against", "none"]
KINDS = [
    "official-readout", "transcript", "joint-text", "treaty", "government-release", "state-media", "wire", "press", "broadcast", "social", "dataset",
]
LANGUAGES = ["en", "fr", "de", "ru", "zh"]
ONSETS = "b c d f g h k l m n p r s t v z br dr gr kl pr st tr".split()
VOWELS = "a e i o u".split()
TODAY = datetime.date(2026, 11, 29)
START = datetime.date(2019, 1, 1)
STATES = 193


def slug(name):
    return name.lower().replace(" ", "-").replace("'", "")


class Maker:
    def __init__(self, seed, count, folder):
        self.random = random.Random(seed)
        self.count, self.folder = count, pathlib.Path(folder)
        self.words, self.written = set(), set()

    def word(self, length=3):
        """A word that is unlike all others: no two are alike with one letter left out or changed."""
        while True:
            word = "".join(self.random.choice(ONSETS) + self.random.choice(VOWELS) for _ in range(length)) + self.random.choice("nrsmx")
            like = {word} | {word[:place] + word[place + 1:] for place in range(len(word))}
            if self.words.isdisjoint(like):
                self.words |= like
                return word.capitalize()

    def chance(self, share):
        return self.random.random() < share

    def pick(self, values, low, high):
        return self.random.sample(values, min(len(values), self.random.randint(low, high)))

    def write(self, path, data, body="Text."):
        path = self.folder / "content" / path
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in data.items() if value is not None)
        path.write_text(f"---\n{lines}---\n\n{body}\n", encoding="utf-8")

    def day(self, first=START, last=TODAY):
        return first + datetime.timedelta(days=self.random.randrange((last - first).days + 1))

    def partial(self, day):
        """A day, its month or its year, some of them only about."""
        text = self.random.choice([f"{day}"] * 4 + [f"{day:%Y-%m}", f"{day:%Y}"])
        return text + "~" if self.chance(0.08) else text

    # ---- registries ----

    def parties(self):
        self.states = [self.word() for _ in range(STATES)]
        self.ministries, self.territories, self.blocs, self.bodies = [], [], [], []
        for state in self.states:
            self.write(f"parties/{slug(state)}.md", {
                "name": state, "kind": "state", "from": self.partial(self.day()) if self.chance(0.1) else None,
                "until": "present" if self.chance(0.1) else None, "successor": slug(self.states[0]) if self.chance(0.05) and state != self.states[0] else None,
                "sort_name": f"{state}, The" if self.chance(0.1) else None, "distinction": "1912–1949" if self.chance(0.1) else None,
                "also_known_as": [f"Republic of {state}"] if self.chance(0.2) else None,
            })
        for number in range(24):
            state = self.random.choice(self.states[:40])
            name = f"{self.word()} Ministry"
            above = state
            # An office of a ministry speaks for the ministry, and so for its state; some belong somewhere else than they speak for.
            if self.ministries and number % 4 == 3:
                name = f"{self.word()} Office"
                above = self.random.choice(self.ministries)
            data = {"name": name, "kind": "body", "speaks_for": slug(above)}
            if self.chance(0.4):
                data["part_of"] = slug(self.random.choice([above, self.random.choice(self.states)]))
            self.write(f"parties/{slug(name)}.md", data)
            self.ministries.append(name)
        for _ in range(12):
            name = f"{self.word()} Territory"
            self.write(f"parties/{slug(name)}.md", {"name": name, "kind": "territory", "part_of": slug(self.random.choice(self.states[:40]))})
            self.territories.append(name)
        for number in range(8):
            name = f"{self.word()} Union"
            members = []
            for member in self.pick(self.states[:60] + self.territories, 3, 15) + (self.blocs[:1] if number == 5 else []):
                since, until = sorted((self.day(), self.day()))
                members.append(self.random.choice([
                    slug(member), member,
                    {"party": slug(member)},
                    {"party": slug(member), "from": str(since)},
                    {"party": slug(member), "from": str(since), "until": "present"},
                    {"party": slug(member), "until": str(until)},
                    {"party": slug(member), "from": str(since), "until": str(until)},
                ]))
            self.write(f"parties/{slug(name)}.md", {"name": name, "kind": "bloc", "members": members})
            self.blocs.append(name)
        for _ in range(5):
            name = f"{self.word()} Organisation"
            self.write(f"parties/{slug(name)}.md", {"name": name, "kind": "organisation"})
            self.bodies.append(name)
        self.often = self.states[:30] + self.ministries + self.territories + self.blocs + self.bodies
        self.bare_parties = [f"Guild of {self.word()}" for _ in range(8)]
        # What needs no file, in several languages and spellings.
        self.known = [
            "China", "中国", "Китай", "the PRC", "Deutschland", "Germany", "Iceland", "Ireland", "США", "America", "ООН", "ONU",
            "United Nations", "UN", "NATO", "OTAN", "الاتحاد الأوروبي", "European Union", "G7", "七国集团", "Kosovo", "日本", "Japan",
        ]

    def people(self):
        self.persons, self.titles = [], {}
        for number in range(160):
            name = f"{self.word(2)} {self.word()}"
            offices = []
            for _ in range(self.random.choice([0, 1, 1, 1, 2, 3, 4])):
                since, until = map(self.partial, sorted((self.day(), self.day())))
                # Where a month and a day of it are so that it may end before it starts.
                since = since.rstrip("~") if until[:4] == since[:4] else since
                until = until if until[:4] > since[:4] else "present"
                bounds = self.random.choice([
                    {}, {"from": since}, {"until": until}, {"until": "present"},
                    {"from": since, "until": until}, {"from": since, "until": until}, {"from": since, "until": "present"},
                    {"from": "2001-05-06", "until": "present"}, {"from": str(self.random.choice(self.busy))},
                    {"until": str(self.random.choice(self.busy))}, {"from": "2027-01", "until": "present"},
                ])
                # A promotion on one day.
                if offices and offices[-1].get("from") and offices[-1].get("until", "present") != "present" and self.chance(0.4):
                    bounds = {"from": offices[-1]["until"], "until": "present"}
                office = {"title": f"{self.random.choice(['Minister', 'Envoy', 'Chair', 'Speaker'])} of {self.word(2)}", **bounds}
                if self.chance(0.85):
                    office["of"] = slug(self.random.choice(self.often))
                if self.chance(0.2):
                    office["to"] = self.random.choice([slug(self.random.choice(self.often)), [slug(one) for one in self.pick(self.often, 2, 3)]])
                if self.chance(0.1):
                    office["acting"] = True
                if self.chance(0.1):
                    office["source"] = f"https://example.org/{number}"
                offices.append(office)
            self.titles[name] = [office["title"] for office in offices]
            data = {"name": name, "distinction": "1755–1827" if self.chance(0.1) else None, "offices": offices or None, "also_known_as": [f"Doctor {name}"] if self.chance(0.2) else None}
            self.write(f"people/{slug(name)}.md", data)
            self.persons.append(name)
        self.bare_people = [f"{self.word(2)} {self.word()}" for _ in range(20)]

    def sources(self):
        self.papers = []
        for number in range(24):
            name = f"{self.word()} {self.random.choice(['Times', 'Agency', 'Post'])}"
            self.write(f"sources/{slug(name)}.md", {
                "name": name, "kind": "news agency" if name.endswith("Agency") else "newspaper",
                "party": slug(self.random.choice(self.states)) if self.chance(0.3) else None,
                "url": f"https://{slug(name)}.example/" if number % 3 == 0 else None, "language": self.random.choice([None, "en", "fr"]),
            })
            self.papers.append(name)
        self.agencies = [name for name in self.papers if name.endswith("Agency")]
        self.with_host = self.papers[::3]
        self.bare_papers = [f"{self.word()} Gazette" for _ in range(4)]

    def topics(self):
        self.subjects, self.asked = [], set()
        for number in range(16):
            name = self.word()
            parent = self.random.choice(self.subjects) if number >= 6 else None
            asked = number % 2 == 0
            data = {"title": name, "parent": parent and slug(parent), "question": f"Is {name} welcome?" if asked else None}
            self.asked.update([slug(name)] if asked else [])
            self.write(f"topics/{slug(name)}.md", data)
            self.subjects.append(name)
        self.big = self.word()
        self.write(f"topics/{slug(self.big)}.md", {"title": self.big, "question": f"Should there be a {self.big}?"})
        self.asked.add(slug(self.big))
        self.big_part = self.word()
        self.write(f"topics/{slug(self.big_part)}.md", {"title": self.big_part, "parent": slug(self.big)})
        unused = self.word()
        self.write(f"topics/{slug(unused)}.md", {"title": unused, "question": "Does anybody ask?", "parent": slug(self.subjects[0])})

    # ---- entries ----

    def party(self, name):
        if name in self.bare_parties:
            return {"party": name}
        if name in self.known:
            return self.random.choice([name, {"party": name}])
        return self.random.choice([slug(name), name, {"party": slug(name)}])

    def person(self, name):
        if name in self.bare_people:
            return {"person": name}
        return self.random.choice([slug(name), name, {"person": slug(name)}])

    def participant(self, name):
        """One participant, in one of the ways in which one is written."""
        role = self.random.choice([None] * 8 + ["guest", "comments", "target", "mentioned", "chair", "host of the evening"])
        is_person = name in self.persons or name in self.bare_people
        value = self.person(name) if is_person else self.party(name)
        if role:
            value = {**(value if isinstance(value, dict) else {"person" if is_person else "party": value}), "role": role}
        if is_person and self.chance(0.6):
            value = value if isinstance(value, dict) else {"person": value}
            if self.chance(0.7):
                value["for"] = slug(self.random.choice(self.often))
            if self.chance(0.4):
                titles = [f"Envoy to {self.random.choice(self.often)}"] + self.titles.get(name, [])
                value["office"] = self.random.choice(titles + [title.split(" of ")[0] for title in titles])
        return value

    def account(self, last):
        data = {"publisher": self.random.choice(self.papers + self.bare_papers)}
        if self.chance(0.12):
            data = {"url": f"https://{self.random.choice(['', 'www.'])}{slug(self.random.choice(self.with_host))}.example/{self.random.randrange(10**6)}"}
        elif self.chance(0.5):
            data["publisher"] = slug(data["publisher"]) if data["publisher"] in self.papers else data["publisher"]
        if "url" not in data:
            data["url"] = f"https://example.org/{self.random.randrange(10**9)}"
        if "publisher" in data and self.chance(0.35):
            agency = self.random.choice(self.agencies)
            if agency not in (data["publisher"],) and slug(agency) != data["publisher"]:
                data["agency"] = self.random.choice([agency, slug(agency)])
        if self.chance(0.6):
            data["side"] = slug(self.random.choice(self.often))
        if self.chance(0.7):
            data["kind"] = self.random.choice(KINDS)
        if self.chance(0.7):
            data["language"] = self.random.choice(LANGUAGES)
        if self.chance(0.4):
            data["published"] = str(last + datetime.timedelta(days=self.random.randrange(5)))
        return data

    def accounts(self, last, sides):
        number = self.random.choice([1, 1, 1, 2, 2, 3, 4])
        found, names = [], set()
        while len(found) < number:
            data = self.account(last)
            publisher = data.get("publisher") or data["url"].split("/")[2].removeprefix("www.").removesuffix(".example")
            key, agency = slug(publisher), slug(data.get("agency", ""))
            if key in names:
                continue
            names.add(key)
            if sides and self.chance(0.6):
                data["side"] = slug(self.random.choice(sides))
            # Two carriers of one agency, so that an entry rests on one source with several accounts.
            if found and found[0].get("agency") and self.chance(0.5) and "publisher" in data:
                data["agency"] = found[0]["agency"]
            found.append(data)
        return found

    def date(self):
        first = self.random.choice(self.busy) if self.chance(0.3) else self.day()
        kind = self.random.random()
        if kind < 0.15:
            last = min(TODAY, first + datetime.timedelta(days=self.random.randrange(1, 12)))
            return (f"{first}/{last}" if last > first else str(first)), first, last
        if kind < 0.25:
            first = first.replace(day=1)
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
            if last <= TODAY:
                return f"{first:%Y-%m}{self.about()}", first, last
        if kind < 0.31 and first.year < TODAY.year:
            until = first.year + self.random.randrange(TODAY.year - first.year)
            date = f"{first.year}{self.about()}" + (f"/{until}{self.about()}" if until > first.year else "")
            return date, first.replace(month=1, day=1), datetime.date(until, 12, 31)
        if kind < 0.35 and (first.year, first.month) < (TODAY.year, TODAY.month):
            last = first + datetime.timedelta(days=self.random.randrange(32, 90))
            last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
            if last <= TODAY:
                return f"{first:%Y-%m}/{last:%Y-%m}", first.replace(day=1), last
        return f"{first}{self.about()}", first, first

    def about(self):
        return "~" if self.chance(0.1) else ""

    def position(self, by, topics, accounts):
        data = {"by": by[0] if len(by) == 1 and self.chance(0.5) else by, "on": self.random.choice(topics)}
        if self.chance(0.9):
            data["act"] = self.random.choice(ACTS)
        if self.chance(0.4 if data["on"] in self.asked else 0.02):
            data["stance"] = self.random.choice(STANCES)
        data["summary"] = f"Said {self.word(2).lower()} {self.random.randrange(1000)}."
        names = [slug(account["publisher"]) for account in accounts if "publisher" in account]
        agencies = [slug(account["agency"]) for account in accounts if "agency" in account]
        names += [agency for agency in agencies if agencies.count(agency) == 1 and agency not in names]
        if names and self.chance(0.8):
            name = self.random.choice(names)
            data["account"] = next((bare for bare in self.bare_papers if slug(bare) == name), name)
        return data

    def talks(self, number):
        """Several sides at one event, with accounts of their own and of each other, some without."""
        first = self.day()
        topics = self.pick(self.subjects, 1, 3)
        sides = self.pick(self.often, 2, 4)
        participants = [self.party(side) for side in sides]
        if self.chance(0.5):
            participants[0] = {"person": slug(self.random.choice(self.persons)), "for": slug(sides[0]), "role": self.random.choice(["guest", "chair", "comments"])}
        papers = self.random.sample(self.papers, 5)
        accounts = []
        for paper in papers[:self.random.randint(2, 4)]:
            account = {"publisher": slug(paper), "url": f"https://example.org/{self.random.randrange(10**9)}"}
            if self.chance(0.85):
                account["side"] = slug(self.random.choice(sides if self.chance(0.9) else self.often))
            accounts.append(account)
        if self.chance(0.3):
            accounts[0]["agency"] = slug(papers[4])
        positions = []
        for _ in range(self.random.randint(1, 6)):
            by = self.pick([self.actor_of(value) for value in participants], 1, self.random.choice([1, 1, 2]))
            positions.append(self.position(by, [slug(topic) for topic in topics], accounts))
        name = f"talks-{number}"
        self.write(f"entries/{first:%Y}/{first}-{name}.md", {
            "title": f"Talks {number} of {self.word()}", "date": str(first), "source": accounts, "participants": participants,
            "topics": [slug(topic) for topic in topics], "type": "negotiation", "positions": positions,
        })
        return name, first

    def entry(self, number):
        date, first, last = self.date()
        status = self.random.choice(["happened"] * 2 + [None] * 12 + ["cancelled", "withdrawn", "scheduled"])
        if self.chance(0.02):
            first = last = TODAY + datetime.timedelta(days=self.random.randrange(1, 90))
            date, status = str(first), "scheduled"
        topics = self.pick(self.subjects, 1, 3)
        names = self.pick(self.often[:60], 0, 3) + self.pick(self.often, 0, 2) + self.pick(self.persons, 0, 3) + self.pick(self.persons[:15], 0, 2)
        if self.chance(0.15):
            names += self.pick(self.bare_people + self.bare_parties, 1, 2)
        if self.chance(0.2):
            names += self.pick(self.known, 1, 1)
        if number == 0:
            names = self.states[:14]
        if number == 1:
            names = self.states[:7] + self.ministries[:7]
        if number % 9 == 2:
            names = self.pick(self.states[:4], 2, 4) + self.pick(self.persons[:4], 0, 2)
        names = list(dict.fromkeys(names))
        self.random.shuffle(names)
        participants = [self.participant(name) for name in names]
        if number in (0, 1):
            participants = [self.party(name) for name in names]
        if self.chance(0.04):
            names, participants = [], []
        parties = [name for name in names if name not in self.persons + self.bare_people + self.bare_parties + self.known]
        accounts = self.accounts(last, parties)
        positions = []
        holders = [self.actor_of(value) for value in participants]
        for _ in range(self.random.choice([0, 0, 1, 2, 3, 5])):
            if not holders:
                break
            by = self.pick(holders, 1, self.random.choice([1, 1, 1, 3]))
            if self.chance(0.06):
                by = [self.random.choice([self.party(self.random.choice(self.often)), self.person(self.random.choice(self.persons + self.bare_people))])]
            held = self.position(by, [slug(topic) for topic in topics], accounts)
            if self.chance(0.3):
                held["to"] = self.party(self.random.choice(self.often))
            positions.append(held)
        titles = [title for name in names for title in self.titles.get(name, [])]
        title = f"{self.word()} {number}"
        if titles and self.chance(0.3):
            title += f" speaks as {self.random.choice(titles)}, once more"
        name = f"{self.random.choice('abcdefghijklmnopqrstuvwxyz')}-{self.word(2).lower()}-{number}"
        data = {
            "title": title, "date": date, "source": accounts[0] if len(accounts) == 1 and self.chance(0.5) else accounts,
            "participants": participants, "topics": [self.random.choice([slug(topic), topic]) for topic in topics],
            "type": self.random.choice(TYPES + ["meeting"] * 12) if self.chance(0.9) else None, "status": status,
            "positions": positions or None, "language": "fr" if self.chance(0.05) else None,
        }
        if number in (0, 1) or number % 9 == 2:
            data["type"], data["status"] = "meeting", None
        if self.chance(0.03):
            data["draft"] = True
        elif self.chance(0.05):
            data["publish_at"] = self.random.choice(["2026-12-24T06:00", "2026-11-29T12:30", "2026-11-29T13:30", "2026-01-05T06:00"])
        self.write(f"entries/{first:%Y}/{first}-{name}.md", data)
        if self.chance(0.04) and not data.get("draft") and data.get("publish_at", "2020") < "2026-11":
            self.write(f"entries/{first:%Y}/{name}-translated.md", {
                **data, "title": f"Traduction {number}", "language": "de", "translation_of": name, "publish_at": None,
            })
        return name, first

    def actor_of(self, value):
        return {key: value[key] for key in ("person", "party") if key in value} if isinstance(value, dict) else value

    def big_entries(self, count):
        """240 positions of 193 parties on one topic: all states once, some again, several on one day."""
        holders = self.states + self.random.sample(self.states, 240 - STATES)
        day = datetime.date(2022, 3, 1)
        for number in range(count):
            share = holders[number * 240 // count:(number + 1) * 240 // count]
            accounts = self.accounts(day, [])
            on = [slug(self.big)]
            positions = []
            for holder in share:
                held = self.position([slug(holder)], on, accounts)
                if held.get("act") not in IMPLYING or self.chance(0.4):
                    held["stance"] = self.random.choice(STANCES[:3])
                elif held.get("stance") == "none":
                    del held["stance"]
                positions.append(held)
            topics = [slug(self.big)]
            if number % 5 == 0:
                topics.append(slug(self.big_part))
                positions.append({key: value for key, value in positions[0].items() if key != "stance"} | {"on": slug(self.big_part)})
            self.write(f"entries/big/{slug(self.big)}-{number:02}.md", {
                "title": f"Round {number} on {self.big} in {self.word()}", "date": str(day), "source": accounts, "participants": list(dict.fromkeys(map(slug, share))),
                "topics": topics, "type": "summit", "positions": positions,
            })
            if number % 3:
                day += datetime.timedelta(days=self.random.randrange(1, 20))

    def introductions(self, written):
        """Some issues with a lead or an order of the editor's."""
        for name, first in self.pick(written, 3, 6):
            year, week, _ = first.isocalendar()
            path = f"issues/{year}-w{week:02}.md"
            if path not in self.written:
                self.written.add(path)
                self.write(path, self.random.choice([{"lead": name}, {"entries": [name]}]))

    def make(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()):
            raise SystemExit(f"{self.folder} is not empty")
        (self.folder / "chancery.yaml").write_text(
            "title: A random digest\nbase_url: https://random.example/\nfeed_authority: random.example,2026-01-01\ntimezone: Europe/Rome\n"
            "pairs: { from: 2, up_to: 12 }\npage_size: 30\n", encoding="utf-8")
        self.busy = [self.day() for _ in range(12)]
        self.parties()
        self.people()
        self.sources()
        self.topics()
        rounds = min(24, max(1, self.count // 4))
        self.big_entries(rounds)
        plain = []
        for number in range(self.count - rounds):
            plain.append(self.talks(number) if number % 8 == 5 else self.entry(number))
        self.introduce(plain)

    def introduce(self, written):
        usable = []
        for name, first in written:
            text = (self.folder / f"content/entries/{first:%Y}/{first}-{name}.md").read_text(encoding="utf-8")
            by_day = f'date: "{first}' in text and f'date: "{first}~' not in text
            if by_day and "draft" not in text and "publish_at" not in text and "withdrawn" not in text and "scheduled" not in text and first <= TODAY:
                usable.append((name, first))
        self.introductions(usable)


def make(seed, count, folder):
    Maker(seed, count, folder).make()
