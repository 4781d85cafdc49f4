//! What `docs/themes.md` says that templates see, held to what they do see: a theme whose templates print all their
//! variables, and the names in the tables.
//!
//! In the tables a name stands in backticks. What it is stands in brackets after it, or in the next column: a word that
//! names a value that recurs (date, link, term, tally, card, list, activity, backlink, issue, statement, record), or `{names}`, or neither, where it is text,
//! a number or the like.

use crate::digest::{self, Digest, NOW, entry};
use chancery::digest::{
    AccountKind, Act, Affiliation, CorrectionKind, EventFormat, EventType, PartyKind, Relation, Side, Status,
    TenureStatus, Verification,
};
use chancery::fields::tables;
use chancery::resolve::Drafts;
use chancery::theme_check;
use chancery::yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What a value is, as the page says it.
#[derive(Debug, Clone)]
enum Shape {
    /// Text, a number, yes or no, or a list of such.
    Plain,
    /// What the page describes once, by its name.
    Recurring(String),
    /// A mapping, or a list of such.
    Names(Names),
    /// Whatever the writer or the theme put there.
    Free,
}

type Names = BTreeMap<String, Shape>;

/// What the page says.
#[derive(Default)]
struct Documented {
    /// What every template sees.
    everywhere: Names,
    recurring: BTreeMap<String, Names>,
    /// What the templates of each name see besides.
    templates: BTreeMap<String, Names>,
}

/// A value as a template prints it: what matters is which keys there are.
#[derive(Debug, PartialEq)]
enum Printed {
    Plain,
    List(Vec<Printed>),
    Map(BTreeMap<String, Printed>),
}

#[test]
fn templates_see_what_the_page_says() {
    let page = page();
    let documented = read(&page);
    let mut wrong = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut rendered = BTreeSet::new();
    for (path, text) in probe(
        "{{ __tera_context | safe }}",
        &documented.templates.keys().cloned().collect(),
    ) {
        let Printed::Map(variables) = parse(&text) else {
            panic!("{path}: {text}")
        };
        let kind = match &variables["page"] {
            Printed::Map(_) => kind_of(&text),
            other => panic!("{path}: {other:?}"),
        };
        let names = documented
            .templates
            .get(&kind)
            .unwrap_or_else(|| panic!("{kind} is not described"));
        let all: Names = documented
            .everywhere
            .iter()
            .chain(names)
            .map(|(name, shape)| (name.clone(), shape.clone()))
            .collect();
        compare(
            &kind,
            &Printed::Map(variables),
            &Shape::Names(all),
            &documented,
            &mut wrong,
            &mut seen,
        );
        rendered.insert(kind);
    }
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(
        wrong.is_empty(),
        "docs/themes.md and the templates' values differ:\n{}",
        wrong.join("\n")
    );
    let all: BTreeSet<String> = documented
        .templates
        .keys()
        .filter(|name| *name != "parts/row")
        .cloned()
        .collect();
    assert_eq!(rendered, all);
    // A description that no value was held against would prove nothing.
    let shaped = documented
        .templates
        .iter()
        .flat_map(|(name, names)| shaped(name, names));
    let shaped = shaped.chain(
        documented
            .recurring
            .iter()
            .flat_map(|(name, names)| shaped_of(name, names)),
    );
    let unseen: Vec<String> = shaped
        .filter(|path| !path.starts_with("parts/row") && !seen.contains(path))
        .collect();
    assert_eq!(
        unseen,
        Vec::<String>::new(),
        "the digest of this test has no such value"
    );
}

#[test]
fn a_row_sees_a_card_and_no_page() {
    let row = BTreeSet::from(["parts/row".to_owned()]);
    let pages = probe("@@{{ __tera_context | safe }}@@", &row);
    // Templates that include it by themselves show it all that they see; the rows of lists begin like this.
    let row = pages
        .iter()
        .flat_map(|(_, text)| text.split("@@"))
        .find(|text| text.starts_with("{\"assets\""));
    let Printed::Map(variables) = parse(row.expect("a row")) else {
        panic!("{row:?}")
    };
    let names: Vec<&str> = variables.keys().map(String::as_str).collect();
    assert_eq!(names, ["assets", "card", "chancery", "site", "strings"]);
    let documented = read(&page());
    let (mut wrong, mut seen) = (BTreeSet::new(), BTreeSet::new());
    compare(
        "card",
        &variables["card"],
        &Shape::Recurring("card".to_owned()),
        &documented,
        &mut wrong,
        &mut seen,
    );
    assert_eq!(wrong, BTreeSet::new());
}

/// The templates that a theme has to have are those that the page names.
#[test]
fn the_templates_of_a_theme() {
    let digest = Digest::new([
        ("chancery.yaml", "theme: bare\n"),
        ("themes/bare/theme.yaml", "name: bare\n"),
    ]);
    let prepared = digest.prepare(&digest::at(NOW));
    let missing = prepared
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.rule.name == "missing-template");
    let missing: BTreeSet<String> = missing
        .filter_map(|diagnostic| Some(diagnostic.message.split("no template ").nth(1)?.to_owned()))
        .collect();
    let page = page();
    assert_eq!(missing, templates_named(&page));
    let row = page
        .lines()
        .find(|line| line.starts_with("| `theme.yaml` |"))
        .expect("the row of theme.yaml");
    for field in tables::THEME.fields.iter().filter(|field| field.name != "extra") {
        assert!(row.contains(&format!("`{}`", field.name)), "{}", field.name);
    }
}

/// The built-in strings have a word for every value of every closed list that pages show.
#[test]
fn every_value_of_a_closed_list_has_a_word() {
    let lists: [(&str, &[&str]); 15] = [
        ("type", EventType::WORDS),
        ("act", Act::WORDS),
        ("side", Side::WORDS),
        ("format", EventFormat::WORDS),
        ("status", Status::WORDS),
        ("status_note", Status::WORDS),
        ("verification", Verification::WORDS),
        ("verification_note", Verification::WORDS),
        ("account", AccountKind::WORDS),
        ("affiliation", Affiliation::WORDS),
        ("party_kind", PartyKind::WORDS),
        ("party_kinds", PartyKind::WORDS),
        ("membership", TenureStatus::WORDS),
        ("relation", Relation::WORDS),
        ("correction", CorrectionKind::WORDS),
    ];
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/gazette/strings/en.yaml");
    let text = fs::read_to_string(path).expect("the strings");
    let strings = chancery::yaml::parse(&text).expect("the strings are YAML");
    for (table, words) in lists {
        let table_of_words = value_of(&strings, table);
        for word in words {
            let string = table_of_words.and_then(|table| value_of(table, word));
            assert!(
                string.is_some_and(|string| string.as_text().is_some()),
                "{table}.{word}"
            );
        }
        // A word that is no value any more: `other` is where acts of no side are listed.
        let Some(Value::Map(pairs)) = table_of_words else {
            continue;
        };
        for (word, _) in pairs {
            let known = words.contains(&word.as_str()) || (table, word.as_str()) == ("side", "other");
            assert!(known, "{table}.{word} is the word of nothing");
        }
    }
}

fn value_of<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    let Value::Map(pairs) = value else { return None };
    pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// Both themes that are built in hold on every kind of page, in a folder that is no digest.
#[test]
fn the_built_in_themes_hold() {
    let nowhere = Digest::new([("notes.txt", "nothing")]);
    let page = page();
    for name in ["gazette", "bulletin"] {
        let report = theme_check::check_theme(&nowhere.root(), Some(name));
        assert_eq!(report.diagnostics, [], "{name}");
        // Every template has made a page, but for the row, which is part of pages.
        let pages = templates_named(&page)
            .into_iter()
            .filter(|name| name.ends_with(".html") && !name.contains('/'));
        assert_eq!(report.kinds, pages.count(), "{name}");
    }
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md");
    fs::read_to_string(path).expect("docs/themes.md")
}

/// The templates that the page says a theme has.
fn templates_named(page: &str) -> BTreeSet<String> {
    let paragraph = page
        .split("The templates that a theme has: ")
        .nth(1)
        .and_then(|rest| rest.split("\n\n").next());
    backticked(paragraph.expect("the list of templates"))
        .into_iter()
        .collect()
}

/// Pages of a digest that has a little of everything, made with these templates replaced by a text.
fn probe(template: &str, names: &BTreeSet<String>) -> Vec<(String, String)> {
    let digest = Digest::new([
        (
            "chancery.yaml",
            "title: A digest\ndescription: All of it\nbase_url: https://example.org/digest/\nfeed_authority: example.org,2021\n\
             theme: probe\nlicence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }\nextra: { a: 1 }\npage_size: 2\npairs: { from: 1 }\n"
                .to_owned(),
        ),
        ("themes/probe/theme.yaml", "name: probe\nextends: gazette\ndays: true\n".to_owned()),
        ("content/topics/security.md", "---\ntitle: Security\n---\n".to_owned()),
        (
            "content/topics/aukus.md",
            "---\ntitle: AUKUS\nquestion: Is AUKUS welcome?\nparent: security\nsummary: A pact\nusage_hint: The pact\nalso_known_as: [the pact]\nrelated: [brics]\ncorrections: [{ date: 2021-11-05, note: A word. }]\nextra: { a: 1 }\n---\n\n## Its past\n"
                .to_owned(),
        ),
        ("content/topics/brics.md", "---\ntitle: BRICS\nquestion: Should it grow?\n---\n".to_owned()),
        (
            "content/people/wang-yi.md",
            "---\nname: Wang Yi\nnative_name: 王毅\nalso_known_as: [Yi Wang]\nwikidata: Q15031\noffices: [{ title: Minister, of: mfa, from: 2013-03-16, until: present, note: acting }, \
             { title: Ambassador, of: mfa, to: [china, macau], from: 2004-09-01, until: 2007-09-30, source: https://example.net/wang }]\ncorrections: [{ date: 2021-11-05, note: A word. }]\nextra: { a: 1 }\n---\n\nHis life.\n"
                .to_owned(),
        ),
        ("content/parties/china.md", "---\nname: China\nkind: state\ncode: CN\nfrom: 1949-10-01\nuntil: 2100\nsuccessor: bloc\nalso_known_as: [PRC]\ncorrections: [{ date: 2021-11-05, note: A word. }]\nextra: { a: 1 }\n---\n\nA state.\n".to_owned()),
        ("content/parties/mfa.md", "---\nname: Ministry\nkind: body\nspeaks_for: china\n---\n".to_owned()),
        ("content/parties/macau.md", "---\nname: Macau\nkind: territory\npart_of: china\n---\n".to_owned()),
        (
            "content/parties/bloc.md",
            "---\nname: Bloc\nkind: bloc\nmembers: [{ party: china, from: 2001-01-01, until: 2020-12-31 }]\n---\n".to_owned(),
        ),
        (
            "content/sources/xinhua.md",
            "---\nname: Xinhua\nkind: news-agency\naffiliation: state-owned\nbasis: https://example.org/\nparty: china\nurl: https://example.net/\nlanguage: en\nalso_known_as: [NCNA]\ncorrections: [{ date: 2021-11-05, note: A word. }]\nextra: { a: 1 }\n---\n\nA source.\n"
                .to_owned(),
        ),
        ("content/pages/about.md", "---\ntitle: About\nmenu: 1\nsummary: What it is\ncorrections: [{ date: 2021-11-05, note: A word. }]\nextra: { a: 1 }\n---\n\n## A heading\n".to_owned()),
        (
            "content/issues/2021-w43.md",
            "---\ntitle: A week\nlead: rome\ncorrections: [{ date: 2021-11-05, note: A word. }]\nextra: { a: 1 }\n---\n\nWhat it was like.\n".to_owned(),
        ),
        (
            "content/entries/genoa.md",
            entry("title: A meeting in Genoa\ndate: 2021-10-29\nsource: { publisher: Xinhua, saved: { file: rome.txt } }\nparticipants: [wang-yi]\ntopics: [brics]\npositions: [{ by: wang-yi, act: oppose, on: brics }]\n", "They met, and said: “The two sides agree.”"),
        ),
        (
            "evidence.lock",
            "content/entries/genoa.md archive/rome.txt quote ff34ecd0df2ede075f49810f01fdc28b16d530a0040a9862a877f1c7c96c02b8 \
             7cef48efda5291b792d00b2448a2a1c6e9e6363b17ad9b10ec4d18391c67afe5 fe60f09e0fd33860 4 2021-11-02\n"
                .to_owned(),
        ),
        (
            "content/entries/turin.md",
            entry(
                "title: A meeting in Turin\ndate: 2021-11-20\nstatus: scheduled\nsource: Xinhua\nparticipants: [wang-yi]\ntopics: [brics]\n",
                "They are to meet.",
            ),
        ),
        ("content/pages/home.md", "---\ntitle: Home\n---\n\nWelcome.\n".to_owned()),
        (
            "content/pages/method.md",
            "---\ntitle: Method\ndraft: true\n---\n\n[1](../entries/rome.md) [2](../topics/aukus.md) [3](../people/wang-yi.md) \
             [4](../parties/china.md) [5](../sources/xinhua.md) [6](about.md)\n"
                .to_owned(),
        ),
        (
            "content/entries/pisa.md",
            entry(
                "title: A meeting in Pisa\ndate: 2022-05-01\nstatus: scheduled\npublish_at: 2021-11-01T00:00\nsource: Xinhua\n\
                 participants: [brazil]\ntopics: [brics]\n",
                "It is announced. See [Rome](rome.md).",
            ),
        ),
        (
            "content/entries/bari.md",
            entry(
                "title: A meeting in Bari\ndate: 2021-11-20\nstatus: scheduled\npublish_at: 2030-01-01T09:00\nsource: Xinhua\nparticipants: [brazil]\ntopics: [brics]\n",
                "It was announced.",
            ),
        ),
        (
            "content/entries/rome.md",
            entry(
                "title: A meeting in Rome\ndate: 2021-10-30/2021-10-31\nsource: { publisher: Xinhua, agency: TASS, title: A headline, url: https://example.net/a, published: 2021-10-31, \
                 accessed: 2021-11-01, archive_url: https://example.net/b, archived: 2021-11-01, language: fr, kind: wire, side: china, supports: the day }\n\
                 participants: [wang-yi, { person: Sergey Lavrov, office: Minister, for: Russia, role: guest }, brazil, { person: A Critic, role: comments, office: Fellow, for: china }]\ntopics: [aukus, brics]\nsummary: They met.\n\
                 place: { name: Rome, country: IT }\ntype: meeting\nformat: in-person\nverification: single-source\nstatus: cancelled\n\
                 positions: [{ by: [wang-yi, Sergey Lavrov], act: oppose, on: aukus, summary: So., quote: so, to: Brazil }]\n\
                 related: [{ entry: venice, as: follows }]\ncorrections: [{ date: 2021-11-05, kind: update, note: A word. }]\nextra: { a: 1 }\n",
                "## A heading\n\nThey met.",
            ),
        ),
        (
            "content/entries/readouts.md",
            entry(
                "title: Two sides tell\ndate: 2021-10-29\ntype: meeting\nsource: [{ publisher: China Daily, agency: Xinhua, side: china, kind: wire }, { publisher: Izvestia, agency: TASS, side: russia, kind: press }]\nparticipants: [wang-yi, china, russia, brazil]\ntopics: [aukus]\n\
                 positions: [{ by: [wang-yi, russia], act: welcome, on: aukus, account: TASS, to: brazil }, { by: china, act: state, on: aukus, account: xinhua }, { by: brazil, on: aukus, act: note, account: TASS }]\n",
                "They met.",
            ),
        ),
        (
            "content/entries/oped.md",
            entry(
                "title: Two write an article\ndate: 2020-08-01\ntype: opinion-article\nsource: Xinhua\nparticipants: [china, brazil]\ntopics: [brics]\n",
                "They wrote.",
            ),
        ),
        (
            "content/entries/venice.md",
            entry(
                "title: A meeting in Venice\ndate: 2021-09-30\nsource: { publisher: TASS, url_missing: print only }\nparticipants: [{ person: wang-yi, for: china }, { person: Sergey Lavrov, for: russia }]\ntype: meeting\ntopics: [aukus]\n",
                "They met.",
            ),
        ),
        (
            "content/entries/milan.md",
            entry("title: A meeting in Milan\ndate: 2020-09\nsource: Xinhua\nparticipants: [{ person: wang-yi, for: china }]\ntopics: [aukus]\npositions: [{ by: wang-yi, act: oppose, on: aukus }]\n", "They met."),
        ),
        (
            "content/entries/milano.md",
            entry(
                "title: A Milano\ndate: 2020-09\nsource: Xinhua\nparticipants: [wang-yi]\ntopics: [aukus]\nlanguage: it\ntranslation_of: milan\n",
                "Si sono incontrati.",
            ),
        ),
    ]);
    let positions = "  - { by: china, on: brics, act: support }\n".repeat(61);
    digest.write(
        "content/entries/many.md",
        entry(
            &format!("title: Many positions\ndate: 2021-01-02\nsource: Xinhua\nparticipants: [china]\ntopics: [brics]\npositions:\n{positions}"),
            "Text.",
        ),
    );
    for name in names {
        let end = if name.ends_with(".txt") { "" } else { ".html" };
        digest.write(&format!("themes/probe/templates/{name}{end}"), template);
    }
    // A preview, which has more to say.
    let mut options = digest::at(NOW);
    options.resolve.drafts = Drafts::Sound;
    options.resolve.future = true;
    let prepared = digest.prepare(&options);
    let site = digest::site_of(&prepared);
    let is_mail = |path: &str| path.ends_with("/email.txt");
    let pages = site
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html") || is_mail(path));
    let pages = pages.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).expect("a page is UTF-8");
        // Plain text is wrapped.
        let text = if is_mail(&path) {
            text.trim_end().replace('\n', " ")
        } else {
            text
        };
        (path, text)
    });
    pages.collect()
}

/// The kind of page that a template says it is on.
fn kind_of(text: &str) -> String {
    let page = text.split("\"page\": {").nth(1).expect("a page");
    let kind = page
        .split("\"kind\": \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    kind.expect("a kind").to_owned()
}

fn compare(
    path: &str,
    value: &Printed,
    shape: &Shape,
    documented: &Documented,
    wrong: &mut BTreeSet<String>,
    seen: &mut BTreeSet<String>,
) {
    match (value, shape) {
        (_, Shape::Free) | (Printed::Plain, _) => {}
        (Printed::List(items), shape) => {
            for item in items {
                compare(path, item, shape, documented, wrong, seen);
            }
        }
        (Printed::Map(map), Shape::Plain) => {
            wrong.insert(format!(
                "{path}: has {:?}, and the page does not say so",
                map.keys().collect::<Vec<_>>()
            ));
        }
        (value, Shape::Recurring(name)) => {
            seen.insert(path.to_owned());
            let names = documented
                .recurring
                .get(name)
                .unwrap_or_else(|| panic!("the page does not say what a {name} is"));
            compare(name, value, &Shape::Names(names.clone()), documented, wrong, seen);
        }
        (Printed::Map(map), Shape::Names(names)) => {
            seen.insert(path.to_owned());
            for name in names.keys().filter(|name| !map.contains_key(*name)) {
                wrong.insert(format!("{path}: the page names `{name}`, which is not there"));
            }
            for (name, value) in map {
                match names.get(name) {
                    Some(shape) => compare(&format!("{path}.{name}"), value, shape, documented, wrong, seen),
                    None => {
                        wrong.insert(format!("{path}: there is `{name}`, which the page does not name"));
                    }
                }
            }
        }
    }
}

/// The paths below a template's name that have more to them than text.
fn shaped(template: &str, names: &Names) -> Vec<String> {
    names
        .iter()
        .flat_map(|(name, shape)| shaped_at(&format!("{template}.{name}"), shape))
        .collect()
}

fn shaped_of(recurring: &str, names: &Names) -> Vec<String> {
    shaped(recurring, names)
}

fn shaped_at(path: &str, shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Plain | Shape::Free => Vec::new(),
        Shape::Recurring(_) => vec![path.to_owned()],
        Shape::Names(names) => [path.to_owned()].into_iter().chain(shaped(path, names)).collect(),
    }
}

/// Reads the page.
fn read(page: &str) -> Documented {
    let mut documented = Documented::default();
    let mut section = String::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.to_owned();
        }
        if let Some((name, rest)) = line
            .strip_prefix("A **")
            .or(line.strip_prefix("An **"))
            .and_then(|rest| rest.split_once("** "))
        {
            let names = names_in(rest);
            documented.recurring.insert(name.to_owned(), names);
            section = name.to_owned();
        }
        if line.starts_with("Everything of a card") {
            let card = documented.recurring["card"].clone();
            documented.templates.insert(
                "entry".to_owned(),
                Names::from([("entry".to_owned(), Shape::Names(card))]),
            );
        }
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [first, second] = cells[..] else { continue };
        let first = backticked(first);
        match section.as_str() {
            "In every template" => {
                for name in first {
                    let names = names_in(second);
                    let free = ["strings", "assets"].contains(&name.as_str());
                    documented
                        .everywhere
                        .insert(name, if free { Shape::Free } else { Shape::Names(names) });
                }
            }
            "card" | "list" => {
                let names = documented.recurring.get_mut(&section).expect("it was begun");
                names.extend(first.into_iter().map(|name| (name.clone(), shape(&name, second))));
            }
            "entry.html: `entry`" => {
                let Some(Shape::Names(names)) = documented
                    .templates
                    .get_mut("entry")
                    .and_then(|names| names.get_mut("entry"))
                else {
                    panic!("an entry is a card and more");
                };
                names.extend(first.into_iter().map(|name| (name.clone(), shape(&name, second))));
            }
            "Lists" => {
                for template in first {
                    documented
                        .templates
                        .insert(template.trim_end_matches(".html").to_owned(), variables(second));
                }
            }
            _ => {}
        }
    }
    documented
}

/// The variables of a template, parted by semicolons.
fn variables(cell: &str) -> Names {
    let mut variables = Names::new();
    for part in outside(cell, ';') {
        match part.split_once("`: `") {
            Some((variable, _)) if !part.starts_with("`{") && !variable.contains(' ') => {
                let names = names_in(&part[variable.len() + 2..]);
                variables.insert(variable.trim_matches('`').to_owned(), Shape::Names(names));
            }
            _ => variables.extend(names_in(part)),
        }
    }
    variables
}

/// The names of a text, each with what stands in brackets after it.
fn names_in(text: &str) -> Names {
    let mut names: Vec<(String, String)> = Vec::new();
    let (mut depth, mut quoted, mut word) = (0, false, String::new());
    for c in text.chars() {
        match c {
            '`' if depth == 0 => {
                quoted = !quoted;
                if !quoted && is_name(&word) {
                    names.push((std::mem::take(&mut word), String::new()));
                }
                word.clear();
            }
            c if quoted => word.push(c),
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth > 0
            && let Some((_, what)) = names.last_mut()
        {
            what.push(c);
        }
    }
    names
        .into_iter()
        .map(|(name, what)| (name.clone(), shape(&name, &what)))
        .collect()
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// What the words after a name say that it is.
fn shape(name: &str, what: &str) -> Shape {
    if name == "extra" {
        return Shape::Free;
    }
    if let Some((_, rest)) = what.split_once('{') {
        let fields = outside(&rest[..closing(rest)], ',');
        let field = |field: &str| {
            let (name, what) = field.split_once(" (").unwrap_or((field, ""));
            (name.trim().to_owned(), shape(name, what))
        };
        return Shape::Names(fields.into_iter().map(field).collect());
    }
    let words = what.split(|c: char| !c.is_alphabetic());
    let recurring = words.filter_map(|word| match word {
        "date" | "dates" => Some("date"),
        "link" | "links" => Some("link"),
        "term" | "terms" => Some("term"),
        "tally" | "tallies" => Some("tally"),
        "card" | "cards" => Some("card"),
        "activity" => Some("activity"),
        "issue" | "issues" => Some("issue"),
        "backlink" | "backlinks" => Some("backlink"),
        "record" => Some("record"),
        "statement" | "statements" => Some("statement"),
        _ => None,
    });
    match recurring.into_iter().next() {
        Some(recurring) => Shape::Recurring(recurring.to_owned()),
        None if name == "list" => Shape::Recurring("list".to_owned()),
        None => Shape::Plain,
    }
}

/// Where the brace ends that was opened before a text.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The parts of a text between a sign that stands in no bracket.
fn outside(text: &str, sign: char) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            c if c == sign && depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

/// Everything that stands in backticks.
fn backticked(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Reads what tera prints of a value: like JSON, but nothing for none.
fn parse(text: &str) -> Printed {
    let mut rest = text;
    let value = value(&mut rest);
    assert_eq!(rest.trim(), "", "{text}");
    value
}

fn value(rest: &mut &str) -> Printed {
    match rest.chars().next() {
        Some('{') => {
            let mut map = BTreeMap::new();
            *rest = &rest[1..];
            while !rest.starts_with('}') {
                let key = quoted(rest);
                *rest = rest.strip_prefix(": ").unwrap_or_else(|| panic!("no value: {rest}"));
                map.insert(key, value(rest));
                *rest = rest.strip_prefix(", ").unwrap_or(rest);
            }
            *rest = &rest[1..];
            Printed::Map(map)
        }
        Some('[') => {
            let mut list = Vec::new();
            *rest = &rest[1..];
            while !rest.starts_with(']') {
                list.push(value(rest));
                *rest = rest.strip_prefix(", ").unwrap_or(rest);
            }
            *rest = &rest[1..];
            Printed::List(list)
        }
        Some('"') => {
            quoted(rest);
            Printed::Plain
        }
        _ => {
            let end = rest.find([',', ']', '}']).unwrap_or(rest.len());
            *rest = &rest[end..];
            Printed::Plain
        }
    }
}

fn quoted(rest: &mut &str) -> String {
    let inner = rest.strip_prefix('"').unwrap_or_else(|| panic!("no text: {rest}"));
    let mut escaped = false;
    let end = inner.char_indices().find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    let (end, _) = end.unwrap_or_else(|| panic!("no end: {inner}"));
    *rest = &inner[end + 1..];
    inner[..end].to_owned()
}
