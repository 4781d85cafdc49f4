#!/usr/bin/env python3
"""What positions, pairs, issues and the other pages for readers cost, without search.  See scripts/bench."""
import argparse
import pathlib
import shutil
import statistics
import subprocess
import sys

import measure

# The kinds of page that came after entries, lists, archive, feeds and sitemap.
KINDS = ["pairs", "issues", "corrections", "upcoming"]
# What `scripts/bench export` and `search` measure.
OTHERS = "search: false, data: false, citations: false, calendar: false, hosting: false"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chancery", type=pathlib.Path, required=True)
    parser.add_argument("sizes", type=measure.numbers, nargs="?", default=[1_000, 10_000])
    parser.add_argument("runs", type=int, nargs="?", default=5)
    arguments = parser.parse_args()
    measure.machine()
    for size in arguments.sizes:
        with measure.workplace() as folder:
            kinds(size, arguments.runs, folder, arguments.chancery.resolve())


def kinds(size, runs, folder, chancery):
    plain = measure.corpus(size, folder, {"neutral"}) / "neutral"
    held = folder / "held"
    subprocess.run([sys.executable, measure.HERE / "positions.py", plain, held], check=True)
    without = folder / "without"
    shutil.copytree(held, without)
    configuration = (plain / "chancery.yaml").read_text()
    off = ", ".join(f"{kind}: false" for kind in KINDS)
    (held / "chancery.yaml").write_text(configuration + f"pages: {{ {OTHERS} }}\n")
    for root in (without, plain):
        (root / "chancery.yaml").write_text(configuration + f"pages: {{ {OTHERS}, {off} }}\n")
    roots = {
        "every page but search": held,
        "the same, these kinds off": without,
        "these kinds off, no positions or parties": plain,
    }
    found = {name: [] for name in roots}
    extents = {}
    out = folder / "out"
    for number in range(runs + 1):
        for name, root in roots.items():
            shutil.rmtree(out, ignore_errors=True)
            result = measure.run(chancery, "-C", root, "build", "--quiet", "--out", out)
            if number > 0:  # the first round warms the caches
                found[name].append(result)
            extents[name] = measure.extent(out)
    print(f"{size:,} entries, {runs} runs of each in turn; median (least–most)\n")
    rows = [["", *measure.FIGURES, "files", "MB", "everything takes, times this"]]
    whole = statistics.median(result.wall for result in found["every page but search"])
    for name, results in found.items():
        files, size_on_disk = extents[name]
        wall = statistics.median(result.wall for result in results)
        rows.append(
            [
                name,
                *measure.figures(results),
                f"{files:,}",
                f"{size_on_disk / 1e6:.1f}",
                f"{whole / wall:.2f}",
            ]
        )
    measure.table(rows)


if __name__ == "__main__":
    main()
