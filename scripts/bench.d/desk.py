#!/usr/bin/env python3
"""How long an editor waits: `check` beside `build` on many entries, `check` on the digest here, `clip` on a large page."""
import argparse
import pathlib
import shutil

import measure

MEGABYTES = 5


def page(path):
    """An article of that many megabytes."""
    paragraph = "<p>On Saturday, the ministers of China and Russia met in Rome, a spokesperson said, “and agreed on a plan”.</p>\n"
    head = "<html><head><title>Ministers meet in Rome</title></head><body><article><h1>Ministers meet in Rome</h1>\n"
    path.write_text(head + paragraph * (MEGABYTES * 1_000_000 // len(paragraph.encode())) + "</article></body></html>\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chancery", required=True, type=pathlib.Path)
    parser.add_argument("size", nargs="?", type=int, default=10_000)
    parser.add_argument("runs", nargs="?", type=int, default=5)
    options = parser.parse_args()
    chancery = options.chancery.resolve()
    measure.machine()
    with measure.workplace() as folder:
        many = measure.corpus(options.size, folder, {"neutral"}) / "neutral"
        few = measure.HERE.parent.parent
        page(folder / "page.html")
        build = ("-C", many, "build", "--quiet", "--out", folder / "site")
        commands = {
            f"build, {options.size} entries": build,
            f"check, {options.size} entries": ("-C", many, "check", "--quiet"),
            "check, this digest": ("-C", few, "check", "--quiet"),
            f"clip, {MEGABYTES} MB of HTML": ("-C", few, "clip", "--dry-run", folder / "page.html"),
        }
        runs = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                if command is build:
                    shutil.rmtree(folder / "site", ignore_errors=True)
                runs[name].append(measure.run(chancery, *command))
        rows = [("", "wall, s", "CPU, s", "memory, MiB")]
        for name, all_runs in runs.items():
            columns = ((run.wall for run in all_runs), (run.cpu for run in all_runs))
            memory = measure.spread((run.memory for run in all_runs), "%.0f")
            rows.append((name, *(measure.spread(column, "%.2f") for column in columns), memory))
        measure.table(rows)


if __name__ == "__main__":
    main()
