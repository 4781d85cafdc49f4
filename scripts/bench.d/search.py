#!/usr/bin/env python3
"""What search costs: time, memory, files and bytes of the build, and the bytes that a first query transfers."""
import shutil
import statistics
import subprocess

import measure

TESTS = measure.HERE.parent.parent / "tests" / "search"
OFF = "\npages: { search: false }\n"


def main():
    options = measure.options(__doc__)
    measure.machine()
    with measure.workplace() as folder:
        digest = measure.corpus(options.size, folder, {"neutral"}) / "neutral"
        without = folder / "without"
        shutil.copytree(digest, without)
        with open(without / "chancery.yaml", "a", encoding="utf-8") as config:
            config.write(OFF)
        digests = {"without search": without, "with search": digest}
        runs = {name: [] for name in digests}
        extents = {}
        for _ in range(options.runs):
            for name, root in digests.items():
                site = folder / "site"
                shutil.rmtree(site, ignore_errors=True)
                runs[name].append(measure.run(options.chancery, "-C", root, "build", "--quiet", "--out", site))
                extents[name] = measure.extent(site)
        rows = [("", *measure.FIGURES, "files", "MB")]
        for name, all_runs in runs.items():
            count, size = extents[name]
            rows.append((name, *measure.figures(all_runs), str(count), f"{size / 1e6:.1f}"))
        before, after = (runs[name] for name in digests)
        more = [statistics.median(getattr(run, field) for run in after) - statistics.median(getattr(run, field) for run in before)
                for field in ("wall", "cpu", "memory")]
        (count, size), (more_count, more_size) = extents.values()
        rows.append(("more", f"{more[0]:+.2f}", f"{more[1]:+.2f}", f"{more[2]:+.0f}", f"{more_count - count:+}", f"{(more_size - size) / 1e6:+.1f}"))
        measure.table(rows)
        subprocess.run(["node", TESTS / "moved.mjs", folder / "site"], check=True)


if __name__ == "__main__":
    main()
