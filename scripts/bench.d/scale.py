#!/usr/bin/env python3
"""How Chancery's time and memory grow with the number of entries, every kind of page on.  See scripts/bench."""
import argparse
import pathlib
import shutil
import statistics

import measure


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chancery", type=pathlib.Path, required=True)
    parser.add_argument("sizes", type=measure.numbers, nargs="?", default=[1_000, 10_000, 50_000])
    parser.add_argument("runs", type=int, nargs="?", default=5)
    arguments = parser.parse_args()
    chancery = arguments.chancery.resolve()
    measure.machine()
    rows = [["entries", "wall, s", "CPU, s", "memory, MiB", "files", "MB", "µs an entry", "time, times the row above"]]
    before = None
    for size in arguments.sizes:
        with measure.workplace() as folder:
            corpus = measure.corpus(size, folder, {"neutral"})
            out = folder / "out"
            results = []
            for number in range(arguments.runs + 1):
                shutil.rmtree(out, ignore_errors=True)
                result = measure.run(chancery, "-C", corpus / "neutral", "build", "--quiet", "--out", out)
                if number > 0:  # the first run warms the caches
                    results.append(result)
            files, size_on_disk = measure.extent(out)
        wall = statistics.median(result.wall for result in results)
        rows.append(
            [
                f"{size:,}",
                measure.spread((result.wall for result in results), "%.2f"),
                measure.spread((result.cpu for result in results), "%.2f"),
                measure.spread((result.memory for result in results), "%.0f"),
                f"{files:,}",
                f"{size_on_disk / 1e6:.1f}",
                f"{wall / size * 1e6:.0f}",
                "" if before is None else f"{wall / before[1]:.1f} for {size / before[0]:g} × the entries",
            ]
        )
        before = (size, wall)
    print(f"{arguments.runs} runs each; median (least–most)\n")
    measure.table(rows)


if __name__ == "__main__":
    main()
