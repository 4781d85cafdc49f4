//! The draft's text: front matter with what is known, guesses marked as such, and everything else as comments.

use super::facts::{Facts, Named};
use super::names::{Lexicon, NameKind};
use super::page::Said;
use super::words::one_line;
use crate::authoring::quote::{quote, title_problem};
use crate::authoring::scaffold::{KnownFields, Row, about, scaffold};
use crate::fields::tables;
use crate::text::truncate;
use jiff::Zoned;

/// How many of those who are only named are listed.
const MENTIONED: usize = 40;
/// How many candidates for positions are listed.
const POSITIONS: usize = 24;
/// The longest reason, in letters.
const REASON: usize = 300;

/// The copy under `archive/`.
#[derive(Debug)]
pub struct Saved {
    /// Its path below `archive/`.
    pub file: String,
    /// Its SHA-256.
    pub sha256: String,
}

/// The draft. `slug` is given where the file's name does not say it.
pub fn draft(facts: &Facts, lexicon: &Lexicon, saved: &Saved, notes: &[String], now: &Zoned) -> String {
    let mut known = KnownFields::default();
    known.blocks.push(("title", title(facts)));
    known.blocks.push(("date", date(facts)));
    known.blocks.push(("source", source(facts, saved, now)));
    known.blocks.push(("participants", participants(facts)));
    known.blocks.push(("topics", topics(facts)));
    known.blocks.extend(place(facts).map(|rows| ("place", rows)));
    let positions = positions(facts, lexicon);
    if !positions.is_empty() {
        known.blocks.push(("positions", positions));
    }
    known.values.push(("draft", "true".to_owned()));
    known
        .values
        .push(("publish_at", now.strftime("%Y-%m-%dT%H:%M").to_string()));
    let notes: String = notes.iter().map(|note| format!("# {}\n", comment(note))).collect();
    format!(
        "---\n\
         # Made by `chancery clip`. Check every `guess:` against the saved copy and take the word away; take `# ` away from the\n\
         # beginning of a line that you want; delete what you do not need.\n\
         {notes}{}\
         # Below the next line: the digest of the event in your own words, as Markdown, never the article's text. Attribute\n\
         # what is claimed (\"… reports\", \"… argued\"); quote shortly and exactly, and say who speaks.\n\
         ---\n",
        scaffold(&tables::ENTRY, &known)
    )
}

fn row(yaml: impl Into<String>, about: impl AsRef<str>) -> Row {
    Row {
        yaml: yaml.into(),
        about: comment(about.as_ref()),
    }
}

/// A text as a comment can hold it.
fn comment(text: &str) -> String {
    truncate(&one_line(text), REASON)
}

/// Words of the page in a comment, short.
fn shown(words: &str) -> String {
    truncate(&one_line(words), 100)
}

fn title(facts: &Facts) -> Vec<Row> {
    let about = "FILL IN: what happened, in your words, such as `Wang Yi and Lavrov meet in Rome`";
    match facts
        .headline
        .as_ref()
        .filter(|headline| title_problem(&headline.value).is_none())
    {
        Some(headline) => vec![row(
            format!("title: {}", quote(&headline.value)),
            "guess: the article's headline; say what happened in your own words",
        )],
        None => vec![row("title:", about)],
    }
}

fn date(facts: &Facts) -> Vec<Row> {
    vec![match &facts.day {
        Some(day) => row(format!("date: {}", day.value), day.reason()),
        None => row(
            "date:",
            "FILL IN: the day of the event; the article does not say it, or not in a way that is understood",
        ),
    }]
}

fn source(facts: &Facts, saved: &Saved, now: &Zoned) -> Vec<Row> {
    let text = |said: &Option<Said<String>>| said.as_ref().map(|said| (quote(&said.value), said.reason()));
    let mut rows = vec![row("source:", "")];
    for field in tables::ACCOUNT.fields {
        let name = field.name;
        let known = match name {
            "publisher" => text(&facts.publisher),
            "agency" => text(&facts.agency),
            "title" => text(&facts.headline),
            "url" => text(&facts.address),
            "url_missing" if facts.address.is_none() => {
                let why = quote("the saved copy does not give it");
                Some((why, "write `url:` in its place, if you know the address".to_owned()))
            }
            "published" => facts
                .published
                .as_ref()
                .map(|said| (said.value.to_string(), said.reason())),
            "accessed" => Some((now.date().to_string(), "the day of the clipping".to_owned())),
            "language" => text(&facts.language),
            "saved" => {
                rows.push(row("  saved:", about(field)));
                rows.push(row(format!("    file: {}", quote(&saved.file)), ""));
                rows.push(row(format!("    sha256: \"{}\"", saved.sha256), ""));
                continue;
            }
            _ => None,
        };
        let named = facts.publisher.is_some() || facts.agency.is_some() || facts.address.is_some();
        rows.push(match (known, name) {
            (Some((value, why)), _) => row(format!("  {name}: {value}"), why),
            (None, "publisher") if !named => row(
                "#   publisher: NAME",
                "FILL IN: who published it; the article does not say it",
            ),
            (None, "agency") => match &facts.perhaps_agency {
                Some(said) => row(
                    format!("#   agency: {}", quote(&said.value)),
                    format!("guess: {}", said.from),
                ),
                None => row(format!("#   agency: {}", field.example), about(field)),
            },
            (None, _) => row(format!("#   {name}: {}", field.example), about(field)),
        });
    }
    rows
}

/// A name in a mapping on one line.
fn actor(named: &Named) -> String {
    let kind = if named.who.kind == NameKind::Person {
        "person"
    } else {
        "party"
    };
    format!("{kind}: {}", in_flow(&named.who.slug))
}

/// A value in a list or mapping on one line.
fn in_flow(value: &str) -> String {
    if value.contains([',', '[', ']', '{', '}']) {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        quote(value)
    }
}

fn participants(facts: &Facts) -> Vec<Row> {
    let why = |named: &Named| match &named.styled {
        Some(styled) => format!("{}; as \"{}\"", named.why, shown(styled)),
        None => named.why.clone(),
    };
    let mut rows = vec![match facts.participants.is_empty() {
        false => row("participants:", ""),
        true => row(
            "participants:",
            "FILL IN: who took part; nobody who is registered is named in the headline or the first paragraph",
        ),
    }];
    for named in &facts.participants {
        rows.push(row(
            format!("  - {{ {} }}", actor(named)),
            format!("guess: {}", why(named)),
        ));
    }
    for named in facts.mentioned.iter().take(MENTIONED) {
        rows.push(row(
            format!("#   - {{ {}, role: mentioned }}", actor(named)),
            why(named),
        ));
    }
    rows
}

fn topics(facts: &Facts) -> Vec<Row> {
    if facts.topics.is_empty() {
        return vec![row(
            "topics:",
            "FILL IN: what it is about; no topic that is registered is named in the article",
        )];
    }
    let slugs: Vec<String> = facts.topics.iter().map(|topic| in_flow(&topic.value)).collect();
    let reasons: Vec<&str> = facts.topics.iter().map(|topic| topic.from.as_str()).collect();
    vec![row(
        format!("topics: [{}]", slugs.join(", ")),
        format!("guess: the article has {}", reasons.join(", ")),
    )]
}

fn place(facts: &Facts) -> Option<Vec<Row>> {
    let place = facts
        .place
        .as_ref()
        .filter(|place| title_problem(&place.value).is_none())?;
    let mut rows = vec![
        row("place:", ""),
        row(format!("  name: {}", quote(&place.value)), place.reason()),
    ];
    rows.push(match (&facts.country, &facts.country_elsewhere) {
        (Some(country), _) => row(format!("  country: {}", quote(&country.value)), country.reason()),
        (None, Some(code)) => row(
            format!("#   country: {code}"),
            "other entries of this digest have the place there",
        ),
        (None, None) => row("#   country: IT", "the country's ISO 3166-1 code"),
    });
    Some(rows)
}

fn positions(facts: &Facts, lexicon: &Lexicon) -> Vec<Row> {
    if facts.speeches.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![row(
        "# positions:",
        "candidates, to accept or to delete; a summary is in your own words",
    )];
    for speech in facts.speeches.iter().take(POSITIONS) {
        let by: Vec<String> = speech.by.iter().map(|of| in_flow(&lexicon.known(*of).slug)).collect();
        let by = match by.as_slice() {
            [] => "…".to_owned(),
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        let on = speech.on.first().map_or("…".to_owned(), |topic| quote(topic));
        rows.push(row(format!("#   # the article: {}", shown(&speech.sentence)), ""));
        rows.push(row(format!("#   - by: {by}"), ""));
        rows.push(row(format!("#     act: {}", speech.act), ""));
        rows.push(row(
            format!("#     on: {on}"),
            match speech.on.get(1..) {
                Some(more) if !more.is_empty() => format!("or {}", more.join(", ")),
                _ => String::new(),
            },
        ));
        rows.push(row("#     summary: …", ""));
        for (at, words) in speech.quotes.iter().enumerate() {
            let or = if at == 0 { "" } else { "# or " };
            rows.push(row(format!("#     {or}quote: {}", quote(&one_line(words))), ""));
        }
    }
    if facts.speeches.len() > POSITIONS {
        rows.push(row(
            format!("#   # and {} more in the saved copy", facts.speeches.len() - POSITIONS),
            "",
        ));
    }
    rows
}
