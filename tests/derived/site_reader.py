"""Reads what a built site says: its pages through their data- attributes, its open data as it stands."""
import html.parser
import json
import pathlib
import re

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    __slots__ = ("tag", "attrs", "children", "parent", "words")

    def __init__(self, tag, attrs, parent):
        self.tag, self.attrs, self.parent, self.children, self.words = tag, attrs, parent, [], ""

    def get(self, name):
        return self.attrs.get(name)

    def all(self, test):
        found, open_ = [], list(reversed(self.children))
        while open_:
            one = open_.pop()
            if test(one):
                found.append(one)
            open_.extend(reversed(one.children))
        return found

    def having(self, *names):
        """Elements below this one that have all these attributes."""
        return self.all(lambda one: all(name in one.attrs for name in names))

    def text(self):
        """Its own text, without that of elements below it."""
        return " ".join(self.words.split())

    def within(self, test):
        one = self.parent
        while one and not test(one):
            one = one.parent
        return one


class Reader(html.parser.HTMLParser):
    """Only elements of <main>, each with its own text."""

    def __init__(self):
        super().__init__()
        self.root = self.at = Element("root", {}, None)
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "main":
            self.inside = True
        if not self.inside:
            return
        one = Element(tag, dict(attrs), self.at)
        self.at.children.append(one)
        if tag not in VOID:
            self.at = one

    def handle_data(self, data):
        if self.inside:
            self.at.words += data

    def handle_startendtag(self, tag, attrs):
        if self.inside:
            self.at.children.append(Element(tag, dict(attrs), self.at))

    def handle_endtag(self, tag):
        one = self.at
        while one and one.tag != tag:
            one = one.parent
        if one and one.parent:
            self.at = one.parent
        if tag == "main":
            self.inside = False


class Site:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def table(self, name):
        path = self.folder / "data" / f"{name}.json"
        return json.loads(path.read_bytes())[name] if path.exists() else []

    def lines(self, name):
        """The same table by lines."""
        path = self.folder / "data" / f"{name}.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path.exists() else []

    def page(self, path):
        """A page, or None where there is none. `path` ends with a slash, or is empty."""
        path = self.folder / path / "index.html"
        if not path.exists():
            return None
        text = path.read_text(encoding="utf-8")
        begin = text.find("<main")
        end = text.rfind("</main>")
        reader = Reader()
        reader.feed(text[begin:end + 7])
        return reader.root

    def further(self, path):
        """The addresses of a list: its first page and those that follow."""
        found = [path] if (self.folder / path / "index.html").exists() else []
        pages = self.folder / path / "page"
        if pages.is_dir():
            found += [f"{path}page/{number}/" for number in sorted(int(one.name) for one in pages.iterdir() if one.name.isdigit())]
        return found


def integer(text):
    return int(text) if text is not None and re.fullmatch(r"\d+", text) else text


def lists(page, name):
    """The lists with a name: (total, [(key, count)] shown, [(key, count)] folded out)."""
    shown, rest, total = [], [], None
    for one in page.having("data-list"):
        if one.get("data-list") != name:
            continue
        items = [(item.get("data-key") or item.get("data-who"), integer(item.get("data-count")), item) for item in one.children if item.tag == "li"]
        if "data-total" in one.attrs:
            total = integer(one.get("data-total"))
            shown += items
        else:
            rest += items
    return total, shown, rest


def rows(page):
    """The slugs of the entries of a chronology."""
    found = []
    for one in page.all(lambda one: one.tag == "ul" and "rows" in (one.get("class") or "").split()):
        for item in one.children:
            links = item.all(lambda link: link.tag == "a" and link.get("href"))
            if links:
                found.append(links[0].get("href").rstrip("/").rpartition("/")[2])
    return found
