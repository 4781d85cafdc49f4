"""Shared by the parts of the benchmark: the working folder, the corpora, a measured run, and tables."""
import argparse
import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 600  # seconds that one run may take


class Run(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, user and system
    memory: float  # MiB, resident at most


@contextlib.contextmanager
def workplace():
    """A temporary folder for corpora and sites: in memory, if possible."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    if memory is None:
        print("no /dev/shm: the figures have a disk in them")
    with tempfile.TemporaryDirectory(prefix="chancery-bench-", dir=memory) as folder:
        yield pathlib.Path(folder)


def corpus(size, folder, keep):
    """Makes a digest of that many entries, and keeps only the named variants."""
    out = folder / f"corpus-{size}"
    subprocess.run([sys.executable, HERE / "make_corpus.py", str(size), out], check=True)
    for variant in out.iterdir():
        if variant.name not in keep:
            shutil.rmtree(variant)
    return out


def run(*command):
    """Runs a command once and measures it, by the kernel's figures for this process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    # Little is written to it; it is read only if the run fails.
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read()
    process.stderr.close()
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}: {errors.decode(errors='replace')[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def extent(site):
    """The number of files of a site, and their bytes."""
    sizes = [os.lstat(os.path.join(parent, name)).st_size for parent, _, names in os.walk(site) for name in names]
    return len(sizes), sum(sizes)


def options(about, size=10_000, runs=5):
    """The command line of a part: the program, a number of entries, how many runs."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--chancery", required=True, type=pathlib.Path)
    parser.add_argument("size", nargs="?", type=int, default=size)
    parser.add_argument("runs", nargs="?", type=int, default=runs)
    options = parser.parse_args()
    options.chancery = options.chancery.resolve()
    return options


FIGURES = ("wall, s", "CPU, s", "memory, MiB")


def figures(runs):
    """The cells of runs for the columns FIGURES."""
    forms = zip(Run._fields, ("%.2f", "%.2f", "%.0f"))
    return [spread((getattr(run, field) for run in runs), form) for field, form in forms]


def spread(values, form):
    """`median (least–most)`"""
    values = list(values)
    return f"{form % statistics.median(values)} ({form % min(values)}–{form % max(values)})"


def table(rows):
    """Prints rows as a table, the first row as its head, with numbers aligned to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for number, row in enumerate(rows):
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        print(("| " + " | ".join(cells) + " |"))
        if number == 0:
            print("|" + "|".join("-" * (width + 1) + ("-" if i == 0 else ":") for i, width in enumerate(widths)) + "|")
    print(flush=True)


def machine():
    load = os.getloadavg()[0]
    busy = f"; load {load:.1f}: other work is running, and the figures are the worse for it" if load > 0.7 else ""
    print(f"{os.cpu_count()} cores{busy}\n", flush=True)


def numbers(text):
    """`1000,10000` as numbers, for argparse."""
    return [int(part.replace("_", "")) for part in text.split(",")]
