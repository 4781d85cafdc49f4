#!/usr/bin/env python3
"""Writes a synthetic digest of N entries, with the same text for every generator under test.

usage: make_corpus.py N OUT [--seed S]

OUT/neutral/          a digest for Chancery: entries with its own front matter (title, date, source, participants, topics)
                      and a minimal chancery.yaml, every kind of page on
OUT/peer/             the same digest, the kinds of page that the Hugo site lacks switched off
OUT/hugo/             a Hugo site: the same entries, taxonomies, paginated lists and feeds

The last two make the same set of pages: an entry page each, and for every topic, participant and
source a list in pages of 50 with a feed of the newest 20, a paginated home, a home feed and a sitemap.
Names are drawn from a Zipf-like law, so a few topics and participants are very large, as in real life.
Deterministic for a given (N, seed).
"""
import argparse, datetime, pathlib, random, shutil

SYL = "al an ar ba bel ber ca chen da de dor el en fa fen ga go han hu ia il jan ka ki la lan li lo ma mar mei mo na ni no o pa pe qi ra re ro sa sen shi so ta te to u va ve wen xi ya yu za zhi".split()
COUNTRIES = "Australia Brazil Canada China Egypt Ethiopia France Germany India Indonesia Iran Italy Japan Kenya Malaysia Mexico Russia Singapore South-Africa Spain Türkiye Ukraine United-Kingdom United-States Vietnam".split()
SOURCES = [f"{a} {b}" for a in ("Xinhua", "Reuters", "TASS", "AP", "AFP", "Kyodo", "ANI", "Antara", "Bernama", "EFE") for b in ("", "English", "Archive", "Diplomatic Desk")]
TOPIC_HEADS = ["BRICS", "AUKUS", "COVID-19 coordination", "Democracy summit"]
VERBS = "welcomed reaffirmed regretted urged rejected endorsed discussed reviewed postponed announced signed recalled criticised supported".split()
NOUNS = "a joint statement;the working group's report;nuclear safeguards;vaccine supply;a trade facility;the agreed timetable;regular consultations;the ministerial track;a draft declaration;export controls;travel rules;the secretariat's budget;maritime security;development finance;observer status".split(";")
TAILS = "at the margins of the assembly;by video link;in a closed session;after two days of talks;before the leaders' meeting;under the existing framework;subject to ratification;without setting a date;as the two sides had agreed in spring;on behalf of the presidency".split(";")


CHANCERY_CONFIG = """title: Digest
base_url: https://digest.example/
feed_authority: digest.example,2026-01-01
"""
PEER_CONFIG = CHANCERY_CONFIG + "pages: { archive: false, parties: false, pairs: false, issues: false, search: false, corrections: false, upcoming: false, data: false, citations: false, calendar: false, hosting: false }\n"


def zipf_weights(n, s=1.07):
    return [1 / (i + 1) ** s for i in range(n)]


def person(rng):
    return "".join(rng.choice(SYL) for _ in range(rng.randint(1, 2))).title() + " " + "".join(rng.choice(SYL) for _ in range(rng.randint(2, 3))).title()


def sentence(rng, people):
    return f"{rng.choice(people)} of {rng.choice(COUNTRIES).replace('-', ' ')} {rng.choice(VERBS)} {rng.choice(NOUNS)} {rng.choice(TAILS)}."


def body(rng, people, ids):
    out = []
    for section in ("Summary", "Positions", "Background", "What follows"):
        out.append(f"## {section}\n")
        for _ in range(rng.randint(2, 3)):
            para = " ".join(sentence(rng, people) for _ in range(rng.randint(3, 5)))
            if rng.random() < 0.5:
                para = para.replace(" the ", " **the** ", 1)
            out.append(para + "\n")
        if section == "Positions":
            out += [f"> \"{sentence(rng, people)}\"\n>\n> — {rng.choice(people)}\n"]
            out += ["".join(f"- *{rng.choice(COUNTRIES).replace('-', ' ')}*: {sentence(rng, people)}\n" for _ in range(rng.randint(3, 5)))]
        if section == "Background":
            out.append("| Date | Step | Outcome |\n|---|---|---|\n" + "".join(
                f"| {2010 + rng.randint(0, 14)} | {rng.choice(NOUNS)} | {rng.choice(VERBS)} |\n" for _ in range(4)))
            out.append(f"See the [earlier record](https://example.org/records/{rng.choice(ids)}) for the full text.[^1]\n")
    out.append("[^1]: Text as circulated to members.\n")
    return "\n".join(out)


def quoted(items):
    return "[" + ", ".join('"' + i + '"' for i in items) + "]"


HUGO_CONFIG = """baseURL = "https://digest.example/"
title = "Digest"
disableKinds = []
enableRobotsTXT = true
[pagination]
pagerSize = 50
[taxonomies]
topic = "topics"
participant = "participants"
source = "sources"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html", "rss"]
[services.rss]
limit = 20
[markup.goldmark.renderer]
unsafe = false
"""
HUGO = {
    "layouts/baseof.html": """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }} · {{ .Site.Title }}</title><link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/style.css">{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}</head><body><header><a href="/">{{ .Site.Title }}</a><nav><a href="/topics/">Topics</a><a href="/participants/">Participants</a><a href="/sources/">Sources</a></nav></header><main>{{ block "main" . }}{{ end }}</main><footer>Compiled from public sources.</footer></body></html>""",
    "layouts/_partials/row.html": """<li><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> <a href="{{ .RelPermalink }}">{{ .Title }}</a> <span>{{ range .Params.sources }}{{ . }}{{ end }}</span> {{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</li>""",
    "layouts/_partials/pager.html": """{{ with . }}<nav>{{ if .HasPrev }}<a rel="prev" href="{{ .Prev.URL }}">Newer</a>{{ end }} {{ .PageNumber }}/{{ .TotalPages }} {{ if .HasNext }}<a rel="next" href="{{ .Next.URL }}">Older</a>{{ end }}</nav>{{ end }}""",
    "layouts/page.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><dl><dt>Date</dt><dd><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></dd><dt>Source</dt><dd>{{ range .GetTerms "sources" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</dd><dt>Participants</dt><dd>{{ range .GetTerms "participants" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd><dt>Topics</dt><dd>{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd></dl>{{ .Content }}</article>{{ end }}""",
    "layouts/home.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Site.RegularPages.ByDate.Reverse }}<ol>{{ range $p.Pages }}{{ partial "row.html" . }}{{ end }}</ol>{{ partial "pager.html" $p }}{{ end }}""",
    "layouts/term.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages.ByDate.Reverse }}<ol>{{ range $p.Pages }}{{ partial "row.html" . }}{{ end }}</ol>{{ partial "pager.html" $p }}{{ end }}""",
    "layouts/taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}""",
    "layouts/section.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}""",
}
def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("n", type=int)
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--seed", type=int, default=20211030)
    a = ap.parse_args()
    rng = random.Random(a.seed)
    shutil.rmtree(a.out, ignore_errors=True)
    n_people = max(20, a.n // 20)
    people = sorted({person(rng) for _ in range(n_people * 2)})
    rng.shuffle(people)
    people = people[:n_people]
    topics = TOPIC_HEADS + [f"{v.title()} file {i}" for i, v in enumerate(VERBS * 3)][: 36]
    wp, wt, ws = zipf_weights(len(people)), zipf_weights(len(topics), 0.8), zipf_weights(len(SOURCES), 0.6)
    for rel, text in HUGO.items():
        put(a.out / "hugo" / rel, text)
    put(a.out / "hugo" / "hugo.toml", HUGO_CONFIG)
    put(a.out / "hugo" / "static" / "style.css", "body{max-width:44rem;margin:auto}\n")
    put(a.out / "neutral" / "chancery.yaml", CHANCERY_CONFIG)
    ids = [f"{i:06d}" for i in range(a.n)]
    start = datetime.date(2000, 1, 1)
    for i in range(a.n):
        date = start + datetime.timedelta(days=int(i * 9000 / a.n))
        ps = list(dict.fromkeys(rng.choices(people, wp, k=rng.randint(2, 5))))
        ts = list(dict.fromkeys(rng.choices(topics, wt, k=rng.randint(1, 3))))
        src = rng.choices(SOURCES, ws)[0].strip()
        title = f"{ps[0]} and {ps[-1]} discuss {rng.choice(NOUNS)} ({ids[i]})"
        text = body(rng, ps, ids)
        rel = f"{date.year}/{date.isoformat()}-{ids[i]}.md"
        put(a.out / "neutral/content/entries" / rel,
            f'---\ntitle: "{title}"\ndate: {date}\nsource:\n  publisher: "{src}"\n  url: https://example.org/records/{ids[i]}\nparticipants: {quoted(ps)}\ntopics: {quoted(ts)}\n---\n\n{text}')
        put(a.out / "hugo/content/entries" / rel,
            f'---\ntitle: "{title}"\ndate: {date}\nsources: ["{src}"]\nsource_url: https://example.org/records/{ids[i]}\nparticipants: {quoted(ps)}\ntopics: {quoted(ts)}\n---\n\n{text}')
    shutil.copytree(a.out / "neutral/content", a.out / "peer/content")
    put(a.out / "peer" / "chancery.yaml", PEER_CONFIG)


if __name__ == "__main__":
    main()
