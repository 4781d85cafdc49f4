#!/usr/bin/env python3
"""Chancery, Hugo and `cp -r` of the finished site, in turn, each into an empty output.  See scripts/bench."""
import argparse
import pathlib
import shutil
import statistics
import subprocess

import measure

PEER = "Chancery, Hugo's kinds of page"
HUGO = "Hugo"
FULL = "Chancery, every kind of page"
COPY = "cp -r of the first one's site"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chancery", type=pathlib.Path, required=True)
    parser.add_argument("--hugo", type=pathlib.Path)
    parser.add_argument("sizes", type=measure.numbers, nargs="?", default=[10_000])
    parser.add_argument("runs", type=int, nargs="?", default=5)
    arguments = parser.parse_args()
    measure.machine()
    for program, flag in ((arguments.chancery, "--version"), (arguments.hugo, "version")):
        if program:
            print(subprocess.run([program, flag], capture_output=True, text=True, check=True).stdout.strip())
    for size in arguments.sizes:
        with measure.workplace() as folder:
            compare(size, arguments.runs, folder, arguments.chancery.resolve(), arguments.hugo)


def compare(size, runs, folder, chancery, hugo):
    corpus = measure.corpus(size, folder, {"neutral", "peer", "hugo"})
    outs = {name: folder / f"out-{i}" for i, name in enumerate((PEER, HUGO, FULL, COPY))}
    commands = {
        PEER: [chancery, "-C", corpus / "peer", "build", "--quiet", "--out", outs[PEER]],
        HUGO: [hugo, "--quiet", "--source", corpus / "hugo", "--destination", outs[HUGO]],
        FULL: [chancery, "-C", corpus / "neutral", "build", "--quiet", "--out", outs[FULL]],
        COPY: ["cp", "-r", outs[PEER], outs[COPY]],
    }
    if not hugo:
        del commands[HUGO]
    found = {name: [] for name in commands}
    extents = {}
    for number in range(runs + 1):
        for name, command in commands.items():
            shutil.rmtree(outs[name], ignore_errors=True)
            result = measure.run(*command)
            if number > 0:  # the first round warms the caches
                found[name].append(result)
            extents[name] = measure.extent(outs[name])

    print(f"\n{size:,} entries, {runs} runs of each in turn; median (least–most)\n")
    measure.table(
        [["", "wall, s", "CPU, s", "memory, MiB", "files", "MB"]]
        + [
            [
                name,
                measure.spread((result.wall for result in results), "%.2f"),
                measure.spread((result.cpu for result in results), "%.2f"),
                # The memory of the process that starts a program is counted too, and is more than cp's own.
                "" if name == COPY else measure.spread((result.memory for result in results), "%.0f"),
                f"{extents[name][0]:,}",
                f"{extents[name][1] / 1e6:.1f}",
            ]
            for name, results in found.items()
        ]
    )
    pairs = [(HUGO, PEER), (HUGO, FULL), (PEER, COPY), (FULL, PEER)]
    measure.table(
        [["of the same round, median", "wall", "CPU", "memory"]]
        + [
            [f"{above} / {below}"]
            + [
                "" if below == COPY and field == "memory" else f"{ratio(found[above], found[below], field):.1f}"
                for field in ("wall", "cpu", "memory")
            ]
            for above, below in pairs
            if above in found
        ]
    )


def ratio(above, below, field):
    return statistics.median(getattr(a, field) / getattr(b, field) for a, b in zip(above, below))


if __name__ == "__main__":
    main()
