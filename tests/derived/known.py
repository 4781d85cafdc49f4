"""The names of states, territories and organisations that need no file, from the lists that the program's own table is made of."""
import pathlib
import re
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "src" / "gazetteer"
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def key(name):
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.sub(r"[^\w&+]+", " ", re.sub("['\u2019.]", "", plain)).split()
    return " ".join({"&": "and", "st": "saint"}.get(word, word) for word in words).removeprefix("the ")


class Known:
    """What a name means: the code of ISO 3166, or the first English name of what has none."""

    def __init__(self, language):
        self.languages = [language.split("-")[0], "en"]
        self.meanings = {}
        self.tags = {}
        codes = {}
        for line in (FOLDER / "organisations.txt").read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            kind, *columns = line.split(";")
            columns = [[name.strip() for name in column.split("|") if name.strip()] for column in columns]
            if "@" in kind:
                codes[kind.split("@")[1]] = columns[0][0]
            for tag, names in zip(LANGUAGES, columns):
                for name in names:
                    self.add(tag, name, columns[0][0])
        for code, names in re.findall(r'\(\s*"([A-Z]{2})",\s*("(?:[^"\\]|\\.)*",\s*&\[[^\]]*\])', (FOLDER / "territories.rs").read_text("utf-8")):
            for name in re.findall(r'"([^"]*)"', names):
                self.add("en", name, code)
        tag = ""
        for line in (FOLDER / "cldr.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                tag = line[1:-1].split("-")[0]
            elif not line.startswith("#"):
                code, *names = line.split("\t")
                # The regions of the world give way to states of their name, and are left out here.
                if not code[0].isdigit():
                    for name in names:
                        self.add(tag, name, codes.get(code, code))

    def add(self, tag, name, meaning):
        self.meanings.setdefault(key(name), {}).setdefault(meaning, set()).add(tag)

    def find(self, name):
        """The meaning of a name, if it is one in the digest's language, else in English, else in all others together."""
        found = self.meanings.get(key(name), {})
        for language in self.languages:
            asked = [meaning for meaning, tags in found.items() if language in tags]
            if asked:
                return asked[0] if len(asked) == 1 else None
        return next(iter(found)) if len(found) == 1 else None
