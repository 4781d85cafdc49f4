#!/usr/bin/env python3
"""Recomputes every derived statement of a digest from its content files, and compares it with the pages and the open data of a
built site. Shares no code with Chancery.

usage: derived.py DIGEST_FOLDER SITE_FOLDER [--now DATE]
       derived.py --make SEED COUNT FOLDER      writes a random digest

Prints a line for each difference, a line `ok` or `FAIL` for each kind of statement with how many were compared, and
`N passed, M failed`; exits with 1 if any differs.
"""
import argparse
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).with_name("derived")))

import maker
from compare import Comparison
from model import Digest, fold
from site_reader import Site

MOST = 400


def names_without_a_file(site):
    found = {}
    for kind in ("people", "parties", "sources"):
        for row in site.table(kind):
            if not row["registered"]:
                found[kind, fold(row["name"])] = f"{kind}/{row['slug']}"
    return found


def moment(text):
    found = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    return found if found.tzinfo else found.replace(tzinfo=datetime.timezone.utc)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--make", nargs=3, metavar=("SEED", "COUNT", "FOLDER"))
    parser.add_argument("--now", type=moment, default=datetime.datetime.now(datetime.timezone.utc))
    parser.add_argument("folders", nargs="*")
    given = parser.parse_args()
    if given.make:
        maker.make(int(given.make[0]), int(given.make[1]), given.make[2])
        return
    if len(given.folders) != 2:
        parser.error("a folder of a digest and one of its site")
    site = Site(given.folders[1])
    if not site.table("entries"):
        sys.exit(f"{given.folders[1]} has no open data")
    digest = Digest(given.folders[0], names_without_a_file(site), given.now)
    report = Comparison(digest, site).run()
    by_kind = {}
    for kind, line in report.faults:
        by_kind[kind] = by_kind.get(kind, 0) + 1
        if by_kind[kind] <= MOST:
            print(line)
    for kind in sorted(report.compared):
        failed = by_kind.get(kind, 0)
        print(f"{'FAIL' if failed else 'ok  '} {kind}: {report.compared[kind]} compared, {failed} differ")
    total, failed = sum(report.compared.values()), len(report.faults)
    print(f"{total - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
