#!/usr/bin/env python3
"""How long an editor waits: `check` and `build` on many entries, `check` on this digest, `clip` on a large page."""
import shutil

import measure

MEGABYTES = 5


def page(path):
    """An article of that many megabytes."""
    paragraph = "<p>On Saturday, the ministers of China and Russia met in Rome, a spokesperson said, “and agreed on a plan”.</p>\n"
    head = "<html><head><title>Ministers meet in Rome</title></head><body><article><h1>Ministers meet in Rome</h1>\n"
    path.write_text(head + paragraph * (MEGABYTES * 1_000_000 // len(paragraph.encode())) + "</article></body></html>\n", encoding="utf-8")


def main():
    options = measure.options(__doc__)
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
                runs[name].append(measure.run(options.chancery, *command))
        rows = [("", *measure.FIGURES)]
        for name, all_runs in runs.items():
            rows.append((name, *measure.figures(all_runs)))
        measure.table(rows)


if __name__ == "__main__":
    main()
