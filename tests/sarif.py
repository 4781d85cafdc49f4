"""The output of `check --format sarif` for valid and invalid digests is valid by OASIS's schema of SARIF 2.1.0.

usage: sarif.py CHANCERY DIGEST…

The schema comes with a crate that tests/oracles names. Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

from report import check

# Many errors in one file, and a file that is not UTF-8.
BROKEN = """---
title: "Broken & \\"quoted\\" <b>"
date: 2021-13-40
source: [{ publisher: Xinhua, url: "javascript:alert(1)" }]
participants: []
topcis: [brics]
---
On Sunday, 30 October 2021, the minister admitted “a mistake” today.

[nowhere](nowhere.md) 王毅 👍
"""


def schema():
    """The schema, from the crate that contains it."""
    manifest = pathlib.Path(__file__).parent / "oracles" / "Cargo.toml"
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--manifest-path", manifest]
    packages = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["packages"]
    crate = next(package for package in packages if package["name"] == "serde-sarif")
    return json.loads((pathlib.Path(crate["manifest_path"]).parent / "src" / "schema.json").read_text())


def main():
    chancery, *digests = sys.argv[1:]
    oracle = schema()
    validator = jsonschema.validators.validator_for(oracle)(oracle)
    passed = []
    with tempfile.TemporaryDirectory() as folder:
        entries = pathlib.Path(folder) / "content" / "entries"
        entries.mkdir(parents=True)
        (entries / "broken.md").write_text(BROKEN, encoding="utf-8")
        (entries / "latin.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
        for digest in [*digests, folder]:
            run = subprocess.run([chancery, "-C", digest, "check", "--format", "sarif"], capture_output=True)
            log = json.loads(run.stdout)
            faults = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(log)]
            results = len(log["runs"][0]["results"])
            title = "a digest full of mistakes" if digest == folder else digest
            passed.append(check(f"{title}: SARIF with {results} results holds to the schema", faults))
            if digest == folder:
                passed.append(check("its mistakes are all in it", [] if results > 5 else [run.stdout.decode()]))
    broken = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"level": "fatal"}]}]}
    passed.append(check("the schema refuses what is none", ["it does not"] if validator.is_valid(broken) else []))
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
