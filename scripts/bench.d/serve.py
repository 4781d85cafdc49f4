#!/usr/bin/env python3
"""How long after an edit `chancery serve` shows it, seen from outside.  See scripts/bench."""
import argparse
import http.client
import os
import pathlib
import queue
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

import measure

START = 60  # seconds for the server to start
SHOWN = 10  # seconds for an edit to show
PAUSE = 0.0005  # seconds between two requests
REST = 0.3  # seconds between two edits


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chancery", type=pathlib.Path, required=True)
    parser.add_argument("sizes", type=measure.numbers, nargs="?", default=[10_000])
    parser.add_argument("edits", type=int, nargs="?", default=20)
    arguments = parser.parse_args()
    measure.machine()
    for size in arguments.sizes:
        with measure.workplace() as folder:
            root = measure.corpus(size, folder, {"neutral"}) / "neutral"
            with Server(arguments.chancery.resolve(), root) as server:
                report(size, root, server, arguments.edits)


def report(size, root, server, edits):
    entries = sorted((root / "content" / "entries").rglob("*.md"))
    entry = entries[len(entries) // 2]
    year, month, day, slug = entry.stem.split("-", 3)
    reader = Reader(server.address, f"{year}/{month}/{day}/{slug}/")
    plain = [reader.read()[0] for _ in range(50)]
    times = {"by rename": [], "in place": []}
    for number in range(edits):
        time.sleep(REST)
        way = ("by rename", "in place")[number % 2]
        times[way].append(shown(entry, f"unheardof{number:04d}{os.getpid()}", way, reader) * 1000)
    print(f"serve with {size:,} entries: from the write of an entry to its page with the new word, ms; it started in {server.started:.2f} s\n")
    rows = [["", "median", "least", "most", "edits"]]
    for name, values in (*times.items(), ("all", sum(times.values(), [])), ("(a request without an edit)", [t * 1000 for t in plain])):
        if values:
            rows.append([name, f"{statistics.median(values):.1f}", f"{min(values):.1f}", f"{max(values):.1f}", str(len(values))])
    measure.table(rows)


def shown(entry, word, way, reader):
    """Adds a word to an entry, and returns how many seconds later its page has it."""
    text = entry.read_text(encoding="utf-8") + f"\nA further word: {word}.\n"
    if way == "by rename":
        draft = entry.with_name(f".{entry.name}.tmp")
        draft.write_text(text, encoding="utf-8")
        began = time.perf_counter()
        os.replace(draft, entry)
    else:
        began = time.perf_counter()
        entry.write_text(text, encoding="utf-8")
    while time.perf_counter() < began + SHOWN:
        if word.encode() in reader.read()[1]:
            return time.perf_counter() - began
        time.sleep(PAUSE)
    sys.exit(f"{SHOWN} s after an edit {way} of {entry.name} the page still lacks it")


class Reader:
    """Asks for one page again and again, over one connection."""

    def __init__(self, address, path):
        parts = urllib.parse.urlsplit(address)
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=SHOWN)
        self.path = parts.path + path
        status = self.ask()[0]
        if status != 200:
            sys.exit(f"{address}{path} answers {status}")

    def ask(self):
        self.connection.request("GET", self.path)
        response = self.connection.getresponse()
        return response.status, response.read()

    def read(self):
        """How long the answer took, and its body."""
        began = time.perf_counter()
        try:
            body = self.ask()[1]
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            body = b""
        return time.perf_counter() - began, body


class Server:
    """`chancery serve`, until the block ends."""

    def __init__(self, chancery, root):
        self.command = [chancery, "-C", root, "serve"]

    def __enter__(self):
        began = time.perf_counter()
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
        lines = queue.Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in self.process.stdout] + [lines.put(None)], daemon=True).start()
        said = ""
        while True:
            try:
                line = lines.get(timeout=max(0.0, began + START - time.perf_counter()))
            except queue.Empty:
                line = None
            if line is None:
                self.__exit__()
                sys.exit(f"`chancery serve` named no address within {START} s: {said}")
            said += line
            found = re.search(r"http://(127\.0\.0\.1|localhost|\[::1\]):\d+/\S*", line)
            if found:
                self.address = found[0]
                self.started = time.perf_counter() - began
                return self

    def __exit__(self, *_):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(5)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(5)


if __name__ == "__main__":
    main()
