#!/usr/bin/env python3
"""Publishes the names of many people and states, each in an entry of its own, and reads from the open data what became of
them: a person is nobody else, and a state is itself in every language.

usage: names.py CHANCERY

The people are Faker's, 500 in each of 12 languages. Two names that would have one address must be an error that names both; the
rest must be published, each as a person under the own name. The states are the 249 of ISO 3166 as CLDR calls them in 20
languages, each in a digest of that language and in an English one.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

from faker import Faker

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEOPLE = {
    "ar": "ar_SA", "de": "de_DE", "el": "el_GR", "en": "en_US", "fa": "fa_IR", "fr": "fr_FR", "he": "he_IL", "hi": "hi_IN",
    "ja": "ja_JP", "ko": "ko_KR", "ru": "ru_RU", "zh": "zh_CN",
}
COUNT = 500
STATES = ("ar", "bn", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "pt", "ru", "sw", "th", "tr", "zh")


def fold(name):
    """What makes two spellings one name: case, width, accents and punctuation do not."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in "'.\u2019").split())


def digest(folder, language, names):
    entries = folder / "content" / "entries"
    entries.mkdir(parents=True)
    (folder / "chancery.yaml").write_text(f"title: Names\nlanguage: {language}\npages: {{ issues: false }}\n", encoding="utf-8")
    for number, name in enumerate(names):
        front = {"title": f"Entry {number}", "date": "2024-05-01", "source": "Reuters", "participants": [name], "topics": ["t"]}
        (entries / f"e{number}.md").write_text(f"---\n{json.dumps(front, ensure_ascii=False)}\n---\nThey met.\n", encoding="utf-8")


def run(chancery, folder, *arguments):
    return subprocess.run([chancery, "-C", folder, *arguments], capture_output=True, text=True, encoding="utf-8")


def published(folder):
    """By number of the entry, the kind of its participant, and the row of that one in the open data."""
    data = folder / "public" / "data"
    rows = {
        kind: {row["slug"]: row for row in json.loads((data / f"{file}.json").read_text(encoding="utf-8"))[file]}
        for kind, file in (("person", "people"), ("party", "parties"))
    }
    found = {}
    for entry in json.loads((data / "entries.json").read_text(encoding="utf-8"))["entries"]:
        one = entry["participants"][0]
        found[int(entry["slug"][1:])] = (one["kind"], rows[one["kind"]][one["slug"]])
    return found


class Tally:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, what, faults):
        for fault in faults[:20]:
            print(f"    {fault}")
        print(f"{'FAIL' if faults else 'ok  '} {what}: {len(faults)} faults")
        self.passed += not faults
        self.failed += bool(faults)


def people(chancery, language, locale, tally):
    Faker.seed(1)
    fake = Faker(locale)
    names = list(dict.fromkeys(fake.name() for _ in range(COUNT * 4)))[:COUNT]
    faults = [] if len(names) == COUNT else [f"only {len(names)} names"]
    collisions = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        digest(folder, language, names)
        lines = run(chancery, folder, "check", "--format", "json").stdout.splitlines()
        for found in map(json.loads, lines):
            if found.get("severity") != "error":
                continue
            number = int(pathlib.Path(found["file"]).stem[1:])
            if found["rule"] != "names-collide" or f"`{names[number]}`" not in found["message"]:
                faults.append(f"{names[number]}: {found['message']}")
            (folder / found["file"]).unlink()
            collisions += 1
        built = run(chancery, folder, "build", "-q")
        if built.returncode:
            faults.append(built.stderr[-300:])
        else:
            for number, (kind, row) in published(folder).items():
                if kind != "person" or fold(row["name"]) != fold(names[number]):
                    faults.append(f"{names[number]} is published as the {kind} {row['name']}")
    tally.check(f"{COUNT} people in {language}, {collisions} names refused", faults)


def states(chancery, language, names, of, tally):
    faults = [] if len(names) >= 248 else [f"only {len(names)} states"]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        digest(folder, of, list(names.values()))
        built = run(chancery, folder, "build", "-q")
        if built.returncode:
            faults.append(built.stderr[-300:])
        else:
            codes = list(names)
            for number, (kind, row) in published(folder).items():
                if kind != "party" or row["code"] != codes[number] or row["kind"] != "state-or-territory":
                    faults.append(f"{names[codes[number]]} is published as the {kind} {row['name']}")
    tally.check(f"{len(names)} states and territories called as in {language}, in a digest in {of}", faults)


def names_of_states():
    """By language and code, the first name in CLDR."""
    found, tag = {}, ""
    for line in (ROOT / "src/gazetteer/cldr.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            tag = line[1:-1]
        elif tag in STATES:
            code, name = line.split("\t")[:2]
            found.setdefault(tag, {})[code] = name
    codes = {code for code in found["en"] if code.isalpha()} - {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "TA", "UN", "XK"}
    return {tag: {code: name for code, name in names.items() if code in codes} for tag, names in found.items()}


def main():
    chancery = str(pathlib.Path(sys.argv[1]).resolve())
    tally = Tally()
    for language, locale in PEOPLE.items():
        people(chancery, language, locale, tally)
    for language, names in names_of_states().items():
        for of in dict.fromkeys((language, "en")):
            states(chancery, language, names, of, tally)
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(tally.failed > 0)


if __name__ == "__main__":
    main()
