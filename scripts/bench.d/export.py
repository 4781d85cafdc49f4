#!/usr/bin/env python3
"""What the open data costs a build beside its pages: feeds, data, citations, calendars, what hosts read."""
import shutil
import statistics

import measure

# What is switched off in each; JSON-LD and the metadata of citations are in the pages.
WITHOUT = {
    "pages alone": ["feeds", "data", "citations", "calendar", "hosting"],
    "with feeds": ["data", "citations", "calendar", "hosting"],
    "with data": ["feeds", "citations", "calendar", "hosting"],
    "with citations": ["feeds", "data", "calendar", "hosting"],
    "with calendars": ["feeds", "data", "citations", "hosting"],
    "with everything": [],
}


def main():
    options = measure.options(__doc__)
    measure.machine()
    with measure.workplace() as folder:
        plain = measure.corpus(options.size, folder, {"neutral"}) / "neutral"
        configuration = (plain / "chancery.yaml").read_text()
        found = {name: [] for name in WITHOUT}
        extents = {}
        for number in range(options.runs + 1):
            for name, kinds in WITHOUT.items():
                off = "".join(f", {kind}: false" for kind in kinds)
                (plain / "chancery.yaml").write_text(f"{configuration}pages: {{ search: false{off} }}\n")
                shutil.rmtree(folder / "out", ignore_errors=True)
                run = measure.run(options.chancery, "-C", plain, "build", "--quiet", "--out", folder / "out")
                if number > 0:  # the first round warms the caches
                    found[name].append(run)
                extents[name] = measure.extent(folder / "out")
        pages = {field: statistics.median(getattr(run, field) for run in found["pages alone"]) for field in ("wall", "cpu")}
        rows = [("", *measure.FIGURES, "files", "MB", "times the pages, wall", "CPU")]
        for name, runs in found.items():
            files, size = extents[name]
            times = [f"{statistics.median(getattr(run, field) for run in runs) / pages[field]:.2f}" for field in pages]
            rows.append((name, *measure.figures(runs), f"{files:,}", f"{size / 1e6:.1f}", *times))
        measure.table(rows)


if __name__ == "__main__":
    main()
