//! The draft's text: front matter with what is known, guesses marked as such, and everything else as comments.

use super::article::Sourced;
use super::facts::Facts;
use super::lexicon::{Lexicon, NameKind};
use super::participants::NamedActor;
use super::words::one_line;
use crate::authoring::quote::{quote, title_problem};
use crate::authoring::scaffold::{KnownFields, Row, about, scaffold};
use crate::fields::tables;
use crate::text::truncate;
use jiff::Zoned;

/// How many of those who are only named are listed.
const MAX_MENTIONED: usize = 40;
/// How many candidates for positions are listed.
const MAX_POSITIONS: usize = 24;
/// The longest reason in a comment, and the longest words of the article in one, in characters.
const MAX_REASON: usize = 300;
const MAX_WORDS: usize = 100;

/// The saved copy of the article.
#[derive(Debug)]
pub struct SavedCopy {
    /// The path below `archive/`.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// The text of the draft. `notes` stand at its head.
pub fn write_draft(facts: &Facts, lexicon: &Lexicon, saved: &SavedCopy, notes: &[String], now: &Zoned) -> String {
    let mut known = KnownFields::default();
    known.blocks.push(("title", title_rows(facts)));
    known.blocks.push(("date", date_rows(facts)));
    known.blocks.push(("source", source_rows(facts, saved, now)));
    known.blocks.push(("participants", participants_rows(facts)));
    known.blocks.push(("topics", topics_rows(facts)));
    known.blocks.extend(place_rows(facts).map(|rows| ("place", rows)));
    let positions = positions_rows(facts, lexicon);
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
         # Created by `chancery clip`. Check every `guess:` against the saved copy, and remove the word; remove `# ` from the\n\
         # beginning of a line to use it; delete what you do not need.\n\
         {notes}{}\
         # Below the next line: the digest of the event in your own words, as Markdown, never the article's text. Attribute\n\
         # what is claimed (\"… reports\", \"… argued\"); quote briefly and exactly, and name the speaker.\n\
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

/// A text that a comment can hold: on one line, and not too long.
fn comment(text: &str) -> String {
    truncate(&one_line(text), MAX_REASON)
}

/// Words of the article in a comment, shortened.
fn shorten(words: &str) -> String {
    truncate(&one_line(words), MAX_WORDS)
}

fn title_rows(facts: &Facts) -> Vec<Row> {
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

fn date_rows(facts: &Facts) -> Vec<Row> {
    vec![match &facts.day {
        Some(day) => row(format!("date: {}", day.value), day.reason()),
        None => row(
            "date:",
            "FILL IN: the day of the event; it was not found in the article",
        ),
    }]
}

fn source_rows(facts: &Facts, saved: &SavedCopy, now: &Zoned) -> Vec<Row> {
    let text = |said: &Option<Sourced<String>>| said.as_ref().map(|said| (quote(&said.value), said.reason()));
    let mut rows = vec![row("source:", "")];
    for field in tables::ACCOUNT.fields {
        let name = field.name;
        let known = match name {
            "publisher" => text(&facts.publisher),
            "agency" => text(&facts.agency),
            "title" => text(&facts.headline),
            "url" => text(&facts.address),
            "url_missing" if facts.address.is_none() => {
                let why = quote("not in the saved copy");
                Some((why, "write `url:` instead, if you know the address".to_owned()))
            }
            "published" => facts
                .published
                .as_ref()
                .map(|said| (said.value.to_string(), said.reason())),
            "accessed" => Some((now.date().to_string(), "the day on which it was clipped".to_owned())),
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
                "FILL IN: who published it; it was not found in the article",
            ),
            (None, "agency") => match &facts.possible_agency {
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

/// A person or party as a mapping on one line has it.
fn actor_field(named: &NamedActor) -> String {
    let kind = if named.who.kind == NameKind::Person {
        "person"
    } else {
        "party"
    };
    format!("{kind}: {}", in_flow(&named.who.slug))
}

/// A value as a list or mapping on one line has it: what would end it there is quoted.
fn in_flow(value: &str) -> String {
    if value.contains([',', '[', ']', '{', '}']) {
        format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        quote(value)
    }
}

fn participants_rows(facts: &Facts) -> Vec<Row> {
    let why = |named: &NamedActor| match &named.styled {
        Some(styled) => format!("{}; as \"{}\"", named.why, shorten(styled)),
        None => named.why.clone(),
    };
    let mut rows = vec![match facts.participants.is_empty() {
        false => row("participants:", ""),
        true => row(
            "participants:",
            "FILL IN: who took part; no registered name is in the headline or the first paragraph",
        ),
    }];
    for named in &facts.participants {
        rows.push(row(
            format!("  - {{ {} }}", actor_field(named)),
            format!("guess: {}", why(named)),
        ));
    }
    for named in facts.mentioned.iter().take(MAX_MENTIONED) {
        rows.push(row(
            format!("#   - {{ {}, role: mentioned }}", actor_field(named)),
            why(named),
        ));
    }
    rows
}

fn topics_rows(facts: &Facts) -> Vec<Row> {
    if facts.topics.is_empty() {
        return vec![row(
            "topics:",
            "FILL IN: what it is about; the article names no registered topic",
        )];
    }
    let slugs: Vec<String> = facts.topics.iter().map(|topic| in_flow(&topic.value)).collect();
    let reasons: Vec<&str> = facts.topics.iter().map(|topic| topic.from.as_str()).collect();
    vec![row(
        format!("topics: [{}]", slugs.join(", ")),
        format!("guess: the article has {}", reasons.join(", ")),
    )]
}

fn place_rows(facts: &Facts) -> Option<Vec<Row>> {
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

fn positions_rows(facts: &Facts, lexicon: &Lexicon) -> Vec<Row> {
    if facts.speeches.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![row(
        "# positions:",
        "candidates: keep or delete each; write the summaries in your own words",
    )];
    for speech in facts.speeches.iter().take(MAX_POSITIONS) {
        let by: Vec<String> = speech
            .by
            .iter()
            .map(|speaker| in_flow(&lexicon.entry(*speaker).slug))
            .collect();
        let by = match by.as_slice() {
            [] => "…".to_owned(),
            [one] => one.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        let on = speech.on.first().map_or("…".to_owned(), |topic| quote(topic));
        rows.push(row(format!("#   # the article: {}", shorten(&speech.sentence)), ""));
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
    if facts.speeches.len() > MAX_POSITIONS {
        rows.push(row(
            format!(
                "#   # and {} more in the saved copy",
                facts.speeches.len() - MAX_POSITIONS
            ),
            "",
        ));
    }
    rows
}
