#!/usr/bin/env python3
"""Gives the entries of a corpus parties and positions: participants speak for states, and hold two to four positions.

usage: positions.py NEUTRAL OUT [--seed S]

Deterministic for a given corpus and seed.
"""
import argparse
import json
import pathlib
import random
import shutil

from make_corpus import COUNTRIES, NOUNS, TAILS

ACTS = "state welcome agree support propose request announce pledge note express-concern oppose criticise reject deny".split()
STATES = [name.replace("-", " ") for name in COUNTRIES]


def line(front, field):
    """A field's value, if it is a list in JSON form."""
    start = f"{field}: "
    return next(json.loads(text[len(start):]) for text in front.splitlines() if text.startswith(start))


def positions(rng, people, topics):
    for _ in range(rng.randint(2, 4)):
        by = rng.sample(people, min(len(people), rng.choice((1, 1, 1, 2))))
        position = {"by": by, "act": rng.choice(ACTS), "on": rng.choice(topics), "summary": f"Spoke of {rng.choice(NOUNS)} {rng.choice(TAILS)}."}
        if rng.random() < 0.4:
            position["quote"] = f"{rng.choice(NOUNS)} {rng.choice(TAILS)}"
        yield f"  - {json.dumps(position, ensure_ascii=False)}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("neutral", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=20211030)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    shutil.copytree(arguments.neutral, arguments.out)
    state_of = {}
    for path in sorted((arguments.out / "content/entries").rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        people = line(front, "participants")
        for person in people:
            state_of.setdefault(person, rng.choice(STATES))
        spoken = json.dumps([{"person": person, "for": state_of[person]} for person in people], ensure_ascii=False)
        kept = [text for text in front.splitlines(keepends=True) if not text.startswith("participants: ")]
        held = "".join(positions(rng, people, line(front, "topics")))
        front = "".join(kept) + f"participants: {spoken}\npositions:\n{held}"
        path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")


if __name__ == "__main__":
    main()
