#!/usr/bin/env python3
"""Kills `chancery build` at random instants and checks what it leaves behind.

usage: kill.py CHANCERY [--kills N] [--swaps N] [--seed S]

Two versions of a digest of 300 entries go to the same output in turn; the output also holds files of somebody else's.
N builds are killed at any instant of their time, and further ones close to the instant in which the sites change places.
After every SIGKILL the site there must be the whole old one or the whole new one, its manifest included; after every
build that is let finish, the foreign files are there with their contents and nothing is left beside the output.
Prints one line per check, `ok` or `FAIL`, and the seed; exits with 1 if any failed.
"""
import argparse
import collections
import contextlib
import hashlib
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from report import check

ENTRIES = 300
LIMIT = 60  # seconds that a build may take before it counts as hanging
FOREIGN = {
    ".gitignore": b"*\n!.gitignore\n",
    ".git/HEAD": b"ref: refs/heads/pages\n",
    ".git/objects/ab/cdef": bytes(range(256)) * 40,
    "google1234.html": b"google-site-verification: google1234.html\n",
    "2003/notes/mine.txt": "a foreign file in a folder of ours, Überraschung\n".encode(),
}
OURS_WITH_A_DOT = {".chancery-manifest.json", ".nojekyll", ".redirects.map"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chancery", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=50, help="at any instant")
    parser.add_argument("--swaps", type=int, default=25, help="close to the swap")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    # In memory, if possible: what SIGKILL leaves behind is the same, and nothing waits for a disk.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="chancery-kill-", dir=memory) as folder:
        trial = Trial(arguments.chancery.resolve(), pathlib.Path(folder), random.Random(arguments.seed))
        trial.run(arguments.kills, arguments.swaps)
    sys.exit(trial.report())


class Trial:
    def __init__(self, chancery, folder, rng):
        self.chancery = chancery
        self.folder = folder
        self.rng = rng
        self.roots = make_versions(folder, rng)
        self.out = folder / "host" / "site"
        self.torn, self.lost, self.litter, self.unfinished = [], [], [], []
        self.old = self.new = self.finished = self.completed = 0
        self.times = collections.deque(maxlen=5)
        self.whole = {}

    def run(self, kills, swaps):
        for name, root in self.roots.items():
            clean = self.folder / f"clean-{name}"
            self.start(root, clean).wait(LIMIT)
            self.whole[name] = digest_of(clean)
        self.complete("A", "the first build")
        for path, text in FOREIGN.items():
            (self.out / path).parent.mkdir(parents=True, exist_ok=True)
            (self.out / path).write_bytes(text)
        for name in ("B", "A", "B", "A"):
            self.complete(name, f"a build of {name}")
        print(f"a build takes about {self.usual() * 1000:.0f} ms", flush=True)
        plan = ["any"] * kills + ["swap"] * swaps
        self.rng.shuffle(plan)
        for number, instant in enumerate(plan, 1):
            whole = self.kill(number, instant)
            # Half of the time the next build starts at once, and is killed too.
            if not whole or self.rng.random() < 0.5 or number == len(plan):
                self.complete(self.rng.choice("AB"), f"the build after kill {number}")

    def usual(self):
        return statistics.median(self.times)

    def kill(self, number, instant):
        """Starts a build of the other version and kills it. Returns whether a complete site is left."""
        before = self.standing()
        target = "B" if before == "A" else "A"
        began = time.perf_counter()
        inode = self.out.stat().st_ino
        process = self.start(self.roots[target], self.out)
        if instant == "any":
            time.sleep(self.rng.uniform(0, 1.3 * self.usual()))
        else:
            self.await_swap(process, inode)
            time.sleep(self.rng.uniform(0, 0.01))
        with contextlib.suppress(ProcessLookupError):  # it may have ended
            os.killpg(process.pid, signal.SIGKILL)
        after_ms = (time.perf_counter() - began) * 1000
        if process.wait(LIMIT) == 0:
            self.finished += 1
        after = self.standing()
        if after is None:
            self.torn.append(f"kill {number}, {after_ms:.1f} ms into the build of {target} over {before}: {self.difference()}")
        elif after == before:
            self.old += 1
        else:
            self.new += 1
        return after is not None

    def await_swap(self, process, inode):
        """Waits until the old site is marked, which is just before the swap, or the new directory is in its place."""
        mark = self.out / ".chancery-old-site"
        until = time.perf_counter() + LIMIT
        while process.poll() is None and time.perf_counter() < until:
            try:
                if mark.exists() or self.out.stat().st_ino != inode:
                    return
            except FileNotFoundError:
                return

    def start(self, root, out):
        command = [self.chancery, "-C", root, "build", "--quiet", "--now", "2026-01-01", "--out", out]
        return subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def complete(self, name, what):
        """Lets a build finish, and checks what must be true afterwards."""
        began = time.perf_counter()
        code = self.start(self.roots[name], self.out).wait(LIMIT)
        self.times.append(time.perf_counter() - began)
        self.completed += 1
        if code != 0 or self.standing() != name:
            self.unfinished.append(f"{what}: exit code {code}, and there stands {self.standing() or 'no whole site'}")
        foreign = FOREIGN if self.completed > 1 else {}
        for path, text in foreign.items():
            found = self.out / path
            if not found.is_file() or found.read_bytes() != text:
                self.lost.append(f"{what}: {path} is {'changed' if found.exists() else 'gone'}")
                found.parent.mkdir(parents=True, exist_ok=True)
                found.write_bytes(text)
        beside = sorted(path.name for path in self.out.parent.iterdir() if path != self.out)
        inside = sorted(path.name for path in self.out.glob(".chancery-*") if path.name not in OURS_WITH_A_DOT)
        if beside or inside:
            self.litter.append(f"{what}: {', '.join(beside + inside)}")

    def standing(self):
        """The version that the output has completely, or None."""
        found = digest_of(self.out)
        return next((name for name, whole in self.whole.items() if whole == found), None)

    def difference(self):
        """How the output differs from the more similar version."""
        found = digest_of(self.out)
        name, whole = min(self.whole.items(), key=lambda item: len(set(item[1].items()) ^ set(found.items())))
        missing = sorted(set(whole) - set(found))
        more = sorted(set(found) - set(whole))
        other = sorted(path for path in set(whole) & set(found) if whole[path] != found[path])
        return f"not the whole {name}: {len(missing)} missing {missing[:3]}, {len(more)} too many {more[:3]}, {len(other)} different {other[:3]}"

    def report(self):
        kills = self.old + self.new + len(self.torn)
        checks = [
            (f"killed at {kills} instants, the site is whole each time ({self.old} the old one, {self.new} the new one; {self.finished} had finished)", self.torn),
            (f"every build that is let finish does ({self.completed})", self.unfinished),
            (f"foreign files are there after every finished build ({len(FOREIGN)} files)", self.lost),
            ("nothing is left beside the output after a finished build", self.litter),
        ]
        return not all([check(title, faults) for title, faults in checks])


def make_versions(folder, rng):
    """Version A of a digest, and B, in which entries were edited, removed and added."""
    maker = pathlib.Path(__file__).resolve().parent.parent / "scripts" / "bench.d" / "make_corpus.py"
    corpus = folder / "corpus"
    subprocess.run([sys.executable, maker, str(ENTRIES), corpus], check=True)
    roots = {name: folder / name for name in "AB"}
    shutil.move(corpus / "neutral", roots["A"])
    shutil.rmtree(corpus)
    shutil.copytree(roots["A"], roots["B"])
    entries = rng.sample(sorted((roots["B"] / "content" / "entries").rglob("*.md")), 80)
    for i, entry in enumerate(entries):
        if i < 60:
            entry.write_text(entry.read_text() + "\nThis was added in the second version.\n")
        elif i < 70:
            entry.unlink()
        else:
            (entry.parent / f"{entry.stem}-again.md").write_text(entry.read_text())
    return roots


def digest_of(site):
    """The hashes of the site's files by their paths, without foreign files and those with a leading dot."""
    found = {}
    for parent, folders, files in os.walk(site):
        here = pathlib.Path(parent)
        folders[:] = [name for name in folders if here != site or not name.startswith(".")]
        for name in files:
            path = (here / name).relative_to(site).as_posix()
            if path in FOREIGN or (here == site and name.startswith(".") and name not in OURS_WITH_A_DOT):
                continue
            found[path] = hashlib.sha256((here / name).read_bytes()).hexdigest()
    return found


if __name__ == "__main__":
    main()
