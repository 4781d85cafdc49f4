#!/usr/bin/env python3
"""Finds duplicates among the travels of the Department of State's list.

usage: travels.py CHANCERY FILE.jsonl [--keep FOLDER] [--list]

Makes a digest of FILE in a temporary folder (or in FOLDER, which stays), runs `CHANCERY check` on it, and holds the
entries that are flagged against the pairs that are known. `--list` prints every pair that is flagged. Prints a line a
check, `ok` or `FAIL`, and exits with 1 if any failed. Without the file everything is skipped, loudly.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from report import check

KNOWN = [("trip-3992", "trip-4019"), ("trip-3993", "trip-4020"), ("trip-4118", "trip-4119")]
MOST = 0.01  # of the entries may be flagged


def name(trip):
    """The slug of an entry."""
    return f"{trip['record']}-{trip['id']}"


def stem(path):
    """The slug by an entry's path."""
    return pathlib.PurePath(path).stem


def entry(trip):
    """An entry as an editor would have made it of one line of the list."""
    person, country = trip["who"], trip["country"]
    visitor = trip["record"] == "visit"
    when = trip["start"] if trip["end"] in ("", trip["start"]) else f"{trip['start']}/{trip['end']}"
    text = trip["text"] or "Official visit."
    front = {
        "title": f"{person} {'visits the United States' if visitor else 'in ' + country}",
        "date": when,
        "source": [{"publisher": "Department of State", "url_missing": "a table without an address for each line"}],
        "participants": [{"person": person}, {"party": country}],
        "topics": ["travels"],
        "slug": name(trip),
    }
    if trip["locale"]:
        front["place"] = {"name": trip["locale"]}
    return f"---\n{json.dumps(front, indent=1, ensure_ascii=False)}\n---\n\n{text}\n"


def digest(trips, folder):
    """Writes the digest."""
    (folder / "chancery.yaml").write_text("title: Travels\n")
    topics = folder / "content" / "topics"
    topics.mkdir(parents=True, exist_ok=True)
    (topics / "travels.md").write_text("---\ntitle: Travels\n---\n")
    for trip in trips:
        path = folder / "content" / "entries" / trip["start"][:4] / f"{name(trip)}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(entry(trip))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chancery")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    if not options.file.is_file():
        print(f"SKIPPED: there is no {options.file}, and nothing was looked at", file=sys.stderr)
        return
    trips = [json.loads(line) for line in options.file.read_text().splitlines() if line.strip()]
    trips = [trip for trip in trips if re.fullmatch(r"\d{4}-\d\d-\d\d", trip["start"])]
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or pathlib.Path(scratch)
        folder.mkdir(exist_ok=True)
        digest(trips, folder)
        command = [options.chancery, "-C", str(folder), "check", "--format", "json"]
        start = time.monotonic()
        run = subprocess.run(command, capture_output=True, text=True)
        took = time.monotonic() - start
    found = [json.loads(line) for line in run.stdout.splitlines()]
    errors = [one["message"] for one in found if one["severity"] == "error"]
    by_name = {name(trip): trip for trip in trips}
    told = [one for one in found if one["rule"] == "duplicate-entry"]
    pairs = {(stem(one["file"]), stem(label["file"])) for one in told for label in one["labels"]}
    if options.list:
        for pair in sorted(pairs):
            print("\n".join(json.dumps(by_name[one], ensure_ascii=False) for one in pair), end="\n\n")
    good = check(f"`check` finds no error in {len(trips)} entries ({took:.1f} s)", errors[:5] + ([run.stderr[-300:]] if not found else []))
    missed = [pair for pair in KNOWN if pair not in pairs and pair[::-1] not in pairs]
    good &= check("the pairs that are known are found", [f"{a} and {b}" for a, b in missed])
    share = len(told) / len(trips)
    many = [] if share < MOST else ["too many"]
    good &= check(f"few entries are flagged: {len(told)} of {len(trips)}, {share:.2%}, in {len(pairs)} pairs", many)
    sys.exit(not good)


if __name__ == "__main__":
    main()
