#!/usr/bin/env python3
"""Kills every command that writes at random instants and checks what it leaves behind.

usage: kill_writers.py CHANCERY [--kills N] [--seed S] [COMMAND …]

Each command (all by default) is started on a digest of its own and killed N times at any instant of its time. After every SIGKILL each
file of the digest must be the old one or the new one, byte for byte, and nothing else may be there but `.chancery-changes/`, of which
the next command must leave nothing; what that one finishes must be the whole change or nothing of it.
Prints one line per command, `ok` or `FAIL`, and the seed; exits with 1 if any failed.
"""
import argparse
import contextlib
import hashlib
import http.server
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

from report import check

LIMIT = 60  # seconds that a command may take before it counts as hanging
STAGING = ".chancery-changes"
NOW = "2026-01-01"
# So that what is written is the same at every run.
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
ENTRIES = 120
ARTICLE = "<html><head><title>Envoys meet in Ostara</title></head><body><article><h1>Envoys meet in Ostara</h1>" + "<p>The envoys met on 3 May 2021 and spoke about the sea.</p>" * 9 + "</article></body></html>"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("chancery", type=pathlib.Path)
    parser.add_argument("commands", nargs="*", metavar="COMMAND")
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="chancery-kill-", dir=memory) as folder, pages() as address:
        folder = pathlib.Path(folder)
        rng = random.Random(arguments.seed)
        wanted = [name for name in COMMANDS if not arguments.commands or name in arguments.commands]
        passed = [Trial(arguments.chancery.resolve(), folder, name, rng, address).run(arguments.kills) for name in wanted]
    sys.exit(not all(passed))


# The arguments of each command, and where what it writes is, relative to the digest.
COMMANDS = {
    "fix": ["fix", "--yes"],
    "rename": ["rename", "topic", "sea", "ocean"],
    "merge": ["merge", "topic", "seas", "sea"],
    "new": ["new", "entry", "Something new", "--date", "2021-05-04"],
    "clip": ["clip", "../article.html", "--url", "https://news.example/ostara"],
    "seal": ["seal"],
    "init": ["init", "--host", "nginx"],
    "links": ["links", "--check", "--allow-private"],
    "build": ["build", "--quiet", "--now", NOW],
    "deploy": ["deploy", "--dir", "../www"],
}


class Trial:
    """Runs one command again and again on copies of a digest."""

    def __init__(self, chancery, folder, name, rng, address):
        self.chancery, self.folder, self.name, self.rng, self.address = chancery, folder, name, rng, address
        self.faults = []
        self.old = self.new = self.mixed = self.finished = 0

    def run(self, kills):
        self.base = self.folder / f"base-{self.name}"
        place = self.base / "digest"
        make_digest(place, self.address if self.name == "links" else "", has_slips=self.name == "fix")
        (self.base / "article.html").write_text(ARTICLE, encoding="utf-8")
        self.prepare(place)
        before = files_of(self.base)
        whole = self.folder / "whole"
        shutil.copytree(self.base, whole, symlinks=True)
        began = time.perf_counter()
        result = self.start(whole).wait(LIMIT)
        usual = time.perf_counter() - began
        after = files_of(whole)
        if result not in (0, 1) or before == after:
            self.faults.append(f"it ends with {result}, and {'nothing' if before == after else 'something'} changed")
        shutil.rmtree(whole)
        for number in range(kills):
            self.kill(number, before, after, usual)
        shutil.rmtree(self.base)
        return check(
            f"{self.name}: killed at {kills} instants of {usual * 1000:.0f} ms, every file is the old or the new one "
            f"({self.old} all old, {self.new} all new, {self.mixed} finished by the next command; {self.finished} had ended)",
            self.faults,
        )

    def prepare(self, place):
        """What a command needs to be there before it."""
        if self.name == "build":
            self.do(place, "build", "--quiet", "--now", NOW)
            for entry in sorted((place / "content/entries").rglob("*.md"))[:40]:
                entry.write_text(entry.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        if self.name == "deploy":
            self.do(place, "build", "--quiet", "--now", NOW)

    def do(self, place, *arguments):
        subprocess.run([self.chancery, "-C", place, *arguments], check=True, capture_output=True, timeout=LIMIT)

    def start(self, base):
        command = [self.chancery, "-C", base / "digest", *COMMANDS[self.name]]
        if self.name == "clip":
            command = [argument.replace("../", f"{base}/") if isinstance(argument, str) else argument for argument in command]
        return subprocess.Popen(command, start_new_session=True, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def kill(self, number, before, after, usual):
        place = self.folder / "trial"
        shutil.copytree(self.base, place, symlinks=True)
        process = self.start(place)
        # Half of the kills are where files are written, which is near the end.
        instant = self.rng.uniform(0, 1.2) if number % 2 else self.rng.uniform(0.75, 1.1)
        if number % 3 == 0:
            # Close to the instant in which files change places.
            self.await_staging(process, place)
            time.sleep(self.rng.uniform(0, 0.012))
        else:
            time.sleep(instant * usual)
        with contextlib.suppress(ProcessLookupError):  # it may have ended
            os.killpg(process.pid, signal.SIGKILL)
        if process.wait(LIMIT) >= 0:
            self.finished += 1
        self.judge(f"kill {number}", files_of(place), before, after)
        left = files_of(place)
        # The next command finishes the change, or removes what was only prepared.
        ending = ["build", "--quiet", "--now", NOW] if self.name in ("build", "deploy") else ["new", "page", "After", "--slug", "after"]
        subprocess.run([self.chancery, "-C", place / "digest", *ending], capture_output=True, timeout=LIMIT, check=False)
        if (place / "digest" / STAGING).exists():
            self.faults.append(f"kill {number}: {STAGING} is left by the next command")
        now = files_of(place)
        if self.name not in ("build", "deploy"):
            now.pop("digest/content/pages/after.md", None)
            if now == before:
                self.old += 1
            elif now == after:
                self.new += 1
                self.mixed += left != now
            else:
                self.faults.append(f"kill {number}: after the next command it is neither the old nor the new digest: {difference(now, before, after)}")
        else:
            self.old += left == before
            self.new += left != before
        shutil.rmtree(place)

    def await_staging(self, process, place):
        """Waits until new files are being staged, or the command ends."""
        until = time.perf_counter() + LIMIT
        while process.poll() is None and time.perf_counter() < until:
            if (place / "digest" / STAGING).exists() or any(place.glob("**/.*chancery-stage")) and self.name in ("build", "deploy"):
                return

    def judge(self, what, found, before, after):
        for path, content in found.items():
            if path.startswith(f"digest/{STAGING}/") or is_stage(path):
                continue
            if content not in (before.get(path), after.get(path)):
                self.faults.append(f"{what}: {path} is neither the old file nor the new one")
        for path in before:
            if path not in found and path in after and not is_moving(path, found):
                self.faults.append(f"{what}: {path} is gone")


def is_stage(path):
    """Whether a file is in what a killed publication leaves beside the site; kill.py judges that."""
    return any(part.startswith(".") and ".chancery-" in part for part in path.split("/"))


def is_moving(path, found):
    """Whether a file of a site is in the stage of a killed publication."""
    return path.split("/")[0] == "www" or path.startswith("digest/public/")


def difference(now, before, after):
    changed = [path for path in sorted(now) if now[path] not in (before.get(path), after.get(path))]
    mixed = [path for path in sorted(now) if now[path] == before.get(path) != after.get(path)]
    return f"{len(changed)} foreign {changed[:3]}, {len(mixed)} old {mixed[:3]}"


def files_of(folder):
    """The hashes of all files below a folder, by their paths."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.endswith(".chancery-lock"):
            with contextlib.suppress(FileNotFoundError):
                found[path.relative_to(folder).as_posix()] = content_of(path)
    return found


def content_of(path):
    """The hash of a file. A check of links writes down its results as they come, so of these it is whether they are whole."""
    if path.name == "links.json":
        return "whole" if "links" in json.loads(path.read_bytes()) else "damaged"
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextlib.contextmanager
def pages():
    """The address of a server on this machine that has every page."""
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def make_digest(root, address, has_slips):
    """A digest in which each command has something to do."""
    def write(path, text):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    write("chancery.yaml", "title: The Reef\nbase_url: https://reef.example/\nfeed_authority: reef.example,2021\n")
    write("content/topics/sea.md", "---\ntitle: 海洋\n---\nThe [other](seas.md).\n")
    write("content/topics/seas.md", "---\ntitle: Моря\n---\n")
    write("content/sources/reef-news.md", "---\nname: Reef News\n---\n")
    write("archive/said.txt", "Ada North said: We will keep the sea open to all who sail it.\n")
    for number in range(ENTRIES):
        topic = ("sea", "seas")[number % 2]
        day = f"2021-{number % 12 + 1:02}-{number % 28 + 1:02}"
        # `seal` has a quotation in every tenth one.
        date = f"{int(day[-2:])} May 2021" if has_slips and number % 3 == 0 else day
        saved = ", saved: { file: said.txt }" if number % 10 == 0 else ""
        quote = '\n\nAda North said: "We will keep the sea open to all who sail it."' if number % 10 == 0 else ""
        url = f", url: '{address}/{number}'" if address and number < 3 else ""
        write(
            f"content/entries/2021/meeting-{number}.md",
            f"---\ntitle: Meeting {number}\ndate: {date}\nsource: {{ publisher: reef-news{url}{saved} }}\n"
            f"participants: [Ada North]\ntopics: [{topic}]\n---\n\nThey spoke about [it](../../topics/{topic}.md).{quote}\n",
        )


if __name__ == "__main__":
    main()
