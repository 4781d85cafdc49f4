"""The JSON Schemas of front matter: every file of a digest is valid, and files with errors are not.

usage: schemas.py CHANCERY DIGEST…

Prints one line per check, `ok` or `FAIL`; exits with 1 if any failed.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

from report import check

FOLDERS = {
    "entry": "entries",
    "topic": "topics",
    "person": "people",
    "party": "parties",
    "source": "sources",
    "issue": "issues",
    "page": "pages",
}
# One error each, in an otherwise valid entry.
ENTRY = {"title": "A title", "date": "2021-10-30", "source": "Xinhua", "participants": ["wang-yi"], "topics": ["brics"]}
MISTAKES = {
    "a field that does not exist": {"topcis": ["brics"]},
    "a topic that does not exist": {"topics": ["brcis"]},
    "a type that does not exist": {"type": "meting"},
    "a date that is none": {"date": "30 October 2021"},
    "text where there has to be a list": {"topics": "brics"},
    "an address of another scheme": {"source": {"publisher": "Xinhua", "url": "javascript:alert(1)"}},
    "a person and a party at once": {"participants": [{"person": "wang-yi", "party": "china"}]},
    "a position on nothing": {"positions": [{"by": "china", "act": "welcome"}]},
}


class Loader(yaml.SafeLoader):
    """YAML 1.2's core: dates are text, and so is `no`."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers if tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def front_matter(path):
    _, front, *_ = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, Loader) or {}


def main():
    chancery, *digests = sys.argv[1:]
    passed = []
    for digest in map(pathlib.Path, digests):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([chancery, "-C", digest, "--quiet", "schema", "--out", folder], check=True)
            schemas = {path.name.split(".")[0]: json.loads(path.read_text()) for path in pathlib.Path(folder).iterdir()}
        for schema in schemas.values():
            jsonschema.Draft202012Validator.check_schema(schema)
        validators = {kind: jsonschema.Draft202012Validator(schema) for kind, schema in schemas.items()}
        for kind, below in FOLDERS.items():
            paths = sorted((digest / "content" / below).rglob("*.md"))
            faults = [
                f"{path}: {error.json_path}: {error.message[:200]}"
                for path in paths
                for error in validators[kind].iter_errors(front_matter(path))
            ]
            if paths:
                passed.append(check(f"{digest}: {len(paths)} files hold to the schema of {kind}", faults))
        configuration = yaml.load((digest / "chancery.yaml").read_text(encoding="utf-8"), Loader)
        faults = [f"{error.json_path}: {error.message[:200]}" for error in validators["configuration"].iter_errors(configuration)]
        passed.append(check(f"{digest}: chancery.yaml holds to its schema", faults))
    # BRICS is a topic of the last digest.
    entry = validators["entry"]
    passed.append(check("an entry without a mistake holds to the schema", [error.message for error in entry.iter_errors(ENTRY)]))
    for name, mistake in MISTAKES.items():
        valid = entry.is_valid(ENTRY | mistake)
        passed.append(check(f"the schema refuses {name}", [json.dumps(mistake)] if valid else []))
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
