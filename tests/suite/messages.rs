//! What writers get wrong, what the message says of it, and that what it suggests can be pasted: with it, nothing is wrong.

use crate::digest::{Digest, NOW, at};
use chancery::diagnostic::Diagnostic;

const ENTRY: &str = "content/entries/2024-05-10-meeting.md";

/// A mistake in the entry: what is written instead of a line of the right one, parts of the message and of the help, and the
/// line that the help suggests.
struct Row {
    right: &'static str,
    written: &'static str,
    message: &'static str,
    help: &'static str,
    pasted: &'static str,
}

const fn row(
    right: &'static str,
    written: &'static str,
    message: &'static str,
    help: &'static str,
    pasted: &'static str,
) -> Row {
    Row {
        right,
        written,
        message,
        help,
        pasted,
    }
}

/// The lines of an entry in which nothing is wrong.
const LINES: [&str; 9] = [
    "title: A meeting",
    "date: 2024-05-10",
    "source: { publisher: Lagoon Times, url: https://example.org/a, published: 2024-12-31 }",
    "participants: [Wang Yi, Sergey Lavrov]",
    "topics: [fisheries]",
    "type: meeting",
    "publish_at: 2024-05-12",
    "place: { name: Rome, country: IT }",
    "draft: false",
];

fn front(right: &str, line: &str) -> String {
    assert!(LINES.contains(&right), "{right}");
    let lines: Vec<&str> = LINES.iter().map(|it| if *it == right { line } else { it }).collect();
    format!("{}\n", lines.join("\n"))
}

fn digest(text: &str) -> Digest {
    let other = "---\ntitle: Council votes\ndate: 2024-05-01\nsource: Lagoon Times\nparticipants: []\ntopics: [tuna-quotas]\n---\nText.\n";
    Digest::new([
        (ENTRY, text),
        ("content/entries/2024-05-01-vote.md", other),
        ("content/topics/fisheries.md", "---\ntitle: Fisheries\n---\n"),
        ("content/topics/tuna-quotas.md", "---\ntitle: Tuna quotas\n---\n"),
        ("content/people/wang-yi.md", "---\nname: Wang Yi\n---\n"),
        ("content/people/lavrov.md", "---\nname: Sergey Lavrov\n---\n"),
    ])
}

fn found(text: &str) -> Vec<Diagnostic> {
    digest(text).prepare(&at("2026-11-29T12:00:00Z")).diagnostics
}

fn assert_told(text: &str, message: &str, help: &str) {
    let all = found(text);
    let is_it =
        |it: &&Diagnostic| it.message.contains(message) && it.help.as_deref().unwrap_or_default().contains(help);
    assert!(
        all.iter().any(|it| is_it(&it)),
        "{text}\nlooked for {message} ({help}), found {all:#?}"
    );
}

fn assert_right(text: &str) {
    let errors: Vec<Diagnostic> = found(text).into_iter().filter(Diagnostic::is_error).collect();
    assert!(errors.is_empty(), "{text}\n{errors:#?}");
}

fn check(rows: &[Row]) {
    for row in rows {
        let file = |line: &str| format!("---\n{}---\n\nText.\n", front(row.right, line));
        assert_told(&file(row.written), row.message, row.help);
        if !row.pasted.is_empty() {
            assert_right(&file(row.pasted));
        }
    }
}

#[test]
fn an_entry_without_mistakes_has_none() {
    assert_right(&format!("---\n{}---\n\nText.\n", front("draft: false", "draft: false")));
    assert!(NOW.starts_with("20"));
}

#[test]
fn dates() {
    const DATE: &str = "date: 2024-05-10";
    const PUBLISH: &str = "publish_at: 2024-05-12";
    check(&[
        row(
            DATE,
            "date: 30 October 2021",
            "another form",
            "write `2021-10-30`",
            "date: 2021-10-30",
        ),
        row(
            DATE,
            "date: Oct 30, 2021",
            "another form",
            "write `2021-10-30`",
            "date: 2021-10-30",
        ),
        row(
            DATE,
            "date: 30/10/2021",
            "another form",
            "hyphens, the year first: `2021-10-30`",
            "date: 2021-10-30",
        ),
        row(
            DATE,
            "date: 10/11/2021",
            "another form",
            "is that 10 November (`2021-11-10`) or 11 October (`2021-10-11`)?",
            "date: 2021-11-10",
        ),
        row(
            DATE,
            "date: 2021/10/30",
            "another form",
            "the parts go with hyphens, the year first: `2021-10-30`",
            "date: 2021-10-30",
        ),
        row(
            DATE,
            "date: 2021-10-30 to 2021-11-02",
            "another form",
            "an interval has a slash: `2021-10-30/2021-11-02`",
            "date: 2021-10-30/2021-11-02",
        ),
        row(
            DATE,
            "date: 20 de mayo de 2024",
            "another form",
            "write `2024-05-20`",
            "date: 2024-05-20",
        ),
        row(
            DATE,
            "date: 2024年5月20日",
            "another form",
            "write `2024-05-20`",
            "date: 2024-05-20",
        ),
        row(
            DATE,
            "date: “2024-05-20”",
            "curly quotes stand around it",
            "write `2024-05-20`",
            "date: 2024-05-20",
        ),
        row(
            PUBLISH,
            "publish_at: 2024-05-11T09:00+02:00",
            "not a day and a time",
            "leave `+02:00` out",
            "publish_at: 2024-05-11T09:00",
        ),
        row(
            PUBLISH,
            "publish_at: 11 May 2024 9:30 pm",
            "not a day and a time",
            "write `2024-05-11T21:30`",
            "publish_at: 2024-05-11T21:30",
        ),
    ]);
}

#[test]
fn quotes() {
    const TITLE: &str = "title: A meeting";
    const SOURCE: &str = "source: { publisher: Lagoon Times, url: https://example.org/a, published: 2024-12-31 }";
    check(&[
        row(
            TITLE,
            "title: “A: b”",
            "must be quoted",
            "curly quotes do not quote: `\"A: b\"`",
            "title: \"A: b\"",
        ),
        row(
            TITLE,
            "title: «\u{a0}A: b\u{a0}»",
            "must be quoted",
            "curly quotes do not quote: `\"A: b\"`",
            "title: \"A: b\"",
        ),
        row(
            TITLE,
            "title: „A: b“",
            "must be quoted",
            "curly quotes do not quote: `\"A: b\"`",
            "title: \"A: b\"",
        ),
        row(
            TITLE,
            "title: \"Tavalu says \"no\" to Nordmark\"",
            "",
            "`'Tavalu says \"no\" to Nordmark'`",
            "title: 'Tavalu says \"no\" to Nordmark'",
        ),
        row(
            TITLE,
            "title: \"Small\" and \"large\"",
            "",
            "`'\"Small\" and \"large\"'`",
            "title: '\"Small\" and \"large\"'",
        ),
        row(
            TITLE,
            "title: He said: \"we will\n  come back\"",
            "must be quoted",
            "quote all 2 lines of the value: `'He said: \"we will come back\"'`",
            "title: 'He said: \"we will come back\"'",
        ),
        row(
            TITLE,
            "title: 1.10",
            "is a number",
            "quote it: \"1.10\"",
            "title: \"1.10\"",
        ),
        row(
            TITLE,
            "title: 1e3",
            "is a number",
            "quote it: \"1e3\"",
            "title: \"1e3\"",
        ),
        row(TITLE, "title: True", "is a boolean", "\"True\"", "title: \"True\""),
        row(
            TITLE,
            "title: 0x1F",
            "is a number",
            "quote it: \"0x1F\"",
            "title: \"0x1F\"",
        ),
        row(
            TITLE,
            "title: 12345678901234567890123",
            "is a number",
            "quote it: \"12345678901234567890123\"",
            "title: \"12345678901234567890123\"",
        ),
        row(
            SOURCE,
            "source: { url: “https://example.org/a”, publisher: Lagoon Times }",
            "curly quotes stand around it",
            "write `https://example.org/a`",
            "source: { url: https://example.org/a, publisher: Lagoon Times }",
        ),
        row(
            SOURCE,
            "source: { publisher: Lagoon Times, url: https://example.org/?a=b,c }",
            "unknown field `c`",
            "the comma ends the address of `url` here: put the address in quotes: `\"https://example.org/?a=b,c\"`",
            "source: { publisher: Lagoon Times, url: \"https://example.org/?a=b,c\" }",
        ),
        row(
            SOURCE,
            "source: { publisher: Ministry of Trade, Industry, url: https://example.org/a }",
            "unknown field `Industry`",
            "the comma ends the value of `publisher` here: put the value in quotes: `\"Ministry of Trade, Industry\"`",
            "source: { publisher: \"Ministry of Trade, Industry\", url: https://example.org/a }",
        ),
    ]);
}

#[test]
fn lists() {
    const PARTICIPANTS: &str = "participants: [Wang Yi, Sergey Lavrov]";
    const DRAFT: &str = "draft: false";
    const TOPICS: &str = "topics: [fisheries]";
    check(&[
        row(
            PARTICIPANTS,
            "participants:\n  -Tavalu",
            "is text",
            "`- Tavalu`",
            "participants:\n  - Tavalu",
        ),
        row(
            PARTICIPANTS,
            "participants:\n  • Tavalu",
            "is text",
            "a list item begins with `- `, on a line of its own: `- Tavalu`",
            "participants:\n  - Tavalu",
        ),
        row(
            PARTICIPANTS,
            "participants:\n  – Tavalu\n  – Nordmark",
            "is text",
            "`- Tavalu`",
            "participants:\n  - Tavalu",
        ),
        row(
            TOPICS,
            "topics:\n  ● fisheries",
            "is text",
            "`- fisheries`",
            "topics:\n  - fisheries",
        ),
        row(
            PARTICIPANTS,
            "participants:\n  * Tavalu",
            "`*` does not begin an item of a list",
            "write `- Tavalu`",
            "participants:\n  - Tavalu",
        ),
        row(
            PARTICIPANTS,
            "participants:\n  - Tavalu\n - Nordmark",
            "this `-` is one column left of the one above",
            "`  - Nordmark`",
            "participants:\n  - Tavalu\n  - Nordmark",
        ),
        row(
            PARTICIPANTS,
            "participants:\n  name: Tavalu\n  name: Nordmark",
            "duplicate key `name`",
            "begin each item of `participants` with `- `, as in `- name: …`",
            "participants:\n  - name: Tavalu\n  - name: Nordmark",
        ),
        row(
            PARTICIPANTS,
            "participants: Tavalu, Nordmark",
            "is text",
            "`[Tavalu, Nordmark]`",
            "participants: [Tavalu, Nordmark]",
        ),
        row(
            PARTICIPANTS,
            "participants: [[Tavalu, Nordmark]]",
            "the first item of `participants` is a list of its own",
            "take the inner brackets away: `[Tavalu, Nordmark]`",
            "participants: [Tavalu, Nordmark]",
        ),
        row(
            DRAFT,
            "positions: [Tavalu welcomed]",
            "is text",
            "for example `{ by: [china, russia], act: express-concern, on: aukus, summary: Tavalu welcomed }`",
            "",
        ),
        row(
            DRAFT,
            "positions: Tavalu welcomed",
            "is text",
            "write a list, such as `- { by: [china, russia], act: express-concern, on: aukus, summary: Tavalu welcomed }`",
            "",
        ),
        row(
            DRAFT,
            "corrections: [It was wrong]",
            "is text",
            "note: It was wrong }`",
            "",
        ),
        row(
            TOPICS,
            "topics: []",
            "`topics` is empty",
            "`[fisheries, tuna-quotas]`",
            "topics: [fisheries, tuna-quotas]",
        ),
        row(
            TOPICS,
            "",
            "missing `topics`",
            "`[fisheries, tuna-quotas]`",
            "topics: [fisheries, tuna-quotas]",
        ),
    ]);
}

#[test]
fn fields_and_values() {
    const TOPICS: &str = "topics: [fisheries]";
    const DRAFT: &str = "draft: false";
    const PLACE: &str = "place: { name: Rome, country: IT }";
    const TYPE: &str = "type: meeting";
    const PARTICIPANTS: &str = "participants: [Wang Yi, Sergey Lavrov]";
    const SOURCE: &str = "source: { publisher: Lagoon Times, url: https://example.org/a, published: 2024-12-31 }";
    check(&[
        row(
            TOPICS,
            "tags: [fisheries]",
            "unknown field `tags`",
            "`tags` is `topics` here",
            "topics: [fisheries]",
        ),
        row(
            TOPICS,
            "categories: [fisheries]",
            "unknown field `categories`",
            "`topics`",
            "topics: [fisheries]",
        ),
        row(
            DRAFT,
            "description: A word",
            "unknown field `description`",
            "`summary`",
            "summary: A word",
        ),
        row(
            PLACE,
            "location: Rome",
            "unknown field `location`",
            "`place`",
            "place: Rome",
        ),
        row(
            PARTICIPANTS,
            "participants: [{ name: Wang Yi, title: Minister }]",
            "unknown field `title`",
            "`office`",
            "participants: [{ name: Wang Yi, office: Minister }]",
        ),
        row(
            PARTICIPANTS,
            "participants: [{ name: Wang Yi, country: China }]",
            "unknown field `country`",
            "`for`",
            "participants: [{ name: Wang Yi, for: China }]",
        ),
        row(
            SOURCE,
            "source: { publisher: Lagoon Times, link: https://example.org/a }",
            "unknown field `link`",
            "`url`",
            "source: { publisher: Lagoon Times, url: https://example.org/a }",
        ),
        row(
            SOURCE,
            "source: { publisher: Lagoon Times, date: 2024-05-11 }",
            "unknown field `date`",
            "`published`",
            "source: { publisher: Lagoon Times, published: 2024-05-11 }",
        ),
        row(
            TYPE,
            "type: telephone call",
            "unknown value `telephone call`",
            "did you mean `call`? The values are meeting",
            "type: call",
        ),
        row(
            TYPE,
            "type: note verbale",
            "unknown value",
            "did you mean `letter`?",
            "type: letter",
        ),
        row(
            TYPE,
            "type: meet\u{ad}ing",
            "a soft hyphen",
            "write `meeting`",
            "type: meeting",
        ),
        row(
            SOURCE,
            "source: { publisher: Lagoon Times, kind: News article }",
            "unknown value `News article`",
            "did you mean `press`?",
            "source: { publisher: Lagoon Times, kind: press }",
        ),
        row(
            DRAFT,
            "positions: [{ by: Wang Yi, on: fisheries, act: condemn }]",
            "unknown value `condemn`",
            "did you mean `criticise`?",
            "positions: [{ by: Wang Yi, on: fisheries, act: criticise }]",
        ),
        row(
            DRAFT,
            "positions: [{ by: Wang Yi, on: fisheries, act: call on }]",
            "unknown value `call on`",
            "did you mean `request`?",
            "positions: [{ by: Wang Yi, on: fisheries, act: request }]",
        ),
        row(DRAFT, "draft: yes", "is text", "write `true`", "draft: true"),
        row(DRAFT, "language: English", "language tag", "write `en`", "language: en"),
        row(
            PLACE,
            "place: { name: Rome, country: Italien }",
            "country code",
            "did you mean `IT`?",
            "place: { name: Rome, country: IT }",
        ),
        row(
            DRAFT,
            "related: [2024-05-01-vote.md]",
            "is not a slug",
            "did you mean `vote`?",
            "related: [vote]",
        ),
        row(
            DRAFT,
            "related: [Council votes]",
            "is not a slug",
            "did you mean `vote`?",
            "related: [vote]",
        ),
        row(
            DRAFT,
            "slug: Wang Yi Visits",
            "is not a slug",
            "did you mean `wang-yi-visits`?",
            "slug: wang-yi-visits",
        ),
        row(
            SOURCE,
            "source: { publisher: Lagoon Times, url: www.example.org/a }",
            "not an http or https URL",
            "did you mean `https://www.example.org/a`?",
            "source: { publisher: Lagoon Times, url: https://www.example.org/a }",
        ),
    ]);
}

#[test]
fn characters_that_cannot_be_seen() {
    const TOPICS: &str = "topics: [fisheries]";
    const TITLE: &str = "title: A meeting";
    check(&[
        row(
            TOPICS,
            "topics\u{a0}: [fisheries]",
            "a no-break space",
            "write `topics`",
            "topics: [fisheries]",
        ),
        row(
            TOPICS,
            "to\u{200b}pics: [fisheries]",
            "a zero-width space",
            "write `topics`",
            "topics: [fisheries]",
        ),
        row(
            TOPICS,
            "\u{200e}topics: [fisheries]",
            "a direction mark",
            "write `topics`",
            "topics: [fisheries]",
        ),
        row(
            TOPICS,
            "topics：[fisheries]",
            "a full-width colon follows `topics`",
            "write `topics: [fisheries]`",
            "topics: [fisheries]",
        ),
        row(
            TOPICS,
            "topics:\u{a0}[fisheries]",
            "a no-break space follows the colon of `topics`",
            "write `topics: [fisheries]`",
            "topics: [fisheries]",
        ),
        row(
            TOPICS,
            "topics:\n  -\u{a0}fisheries",
            "is text",
            "`- fisheries`",
            "topics:\n  - fisheries",
        ),
        row(
            TOPICS,
            "topics:\n\u{a0}\u{a0}- fisheries",
            "a no-break space is used as indentation",
            "indent with ordinary spaces",
            "",
        ),
        row(
            TITLE,
            "title: A\u{feff} meeting",
            "byte order mark",
            "delete it",
            "title: A meeting",
        ),
        row(
            TITLE,
            "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other",
            "git's markers of a conflict are still here",
            "keep one of the two versions",
            "",
        ),
    ]);
}

#[test]
fn fences() {
    let front = front("draft: false", "draft: false");
    for (text, message, help) in [
        (
            format!("----\n{front}---\n\nText.\n"),
            "four dashes stand here",
            "`---`",
        ),
        (
            format!("---\n{front}----\n\nText.\n"),
            "four dashes stand here",
            "`---`",
        ),
        (
            format!(" ---\n{front}---\n\nText.\n"),
            "a space stands before `---`",
            "`---`",
        ),
        (
            format!("\u{2014}\n{front}---\n\nText.\n"),
            "is a dash, not hyphens",
            "`---`",
        ),
        (format!("\n---\n{front}---\n\nText.\n"), "line 1 is empty", "delete it"),
        (
            format!("\n\n---\n{front}---\n\nText.\n"),
            "the first 2 lines are empty",
            "delete them",
        ),
        (
            format!("---\n{front}\nText.\n"),
            "has no end",
            "put `---` before line 12, where the text begins",
        ),
        (
            format!("<<<<<<< HEAD\n---\n{front}---\n\nText.\n"),
            "git's markers of a conflict are still here",
            "keep one",
        ),
    ] {
        assert_told(&text, message, help);
    }
}

#[test]
fn links_are_suggested_as_they_have_to_be_written() {
    let file = |body: &str| format!("---\n{}---\n\n{body}\n", front("draft: false", "draft: false"));
    for (written, message, help, pasted) in [
        (
            "[x](2024-05-01-votes.md)",
            "does not exist",
            "did you mean `2024-05-01-vote.md`?",
            "[x](2024-05-01-vote.md)",
        ),
        (
            "[x](../entries/2024-05-01-votes.md)",
            "does not exist",
            "did you mean `2024-05-01-vote.md`?",
            "[x](2024-05-01-vote.md)",
        ),
        (
            "[x](../topic/fisheries.md)",
            "does not exist",
            "did you mean `../topics/fisheries.md`?",
            "[x](../topics/fisheries.md)",
        ),
        (
            "[x](www.example.org)",
            "does not exist",
            "write `https://www.example.org`",
            "[x](https://www.example.org)",
        ),
        (
            "[us](desk@example.org)",
            "does not exist",
            "write `mailto:desk@example.org`",
            "[us](mailto:desk@example.org)",
        ),
        (
            "![m](C:\\Users\\me\\map.png)",
            "a path on your computer",
            "copy the file next to the entry, and write `map.png`",
            "",
        ),
        (
            "![m](file:///home/me/map.png)",
            "a path on your computer",
            "write `map.png`",
            "",
        ),
        (
            "[m](/Users/me/map.pdf)",
            "does not exist",
            "this is a path on your computer",
            "",
        ),
    ] {
        assert_told(&file(written), message, help);
        if !pasted.is_empty() {
            assert_right(&file(pasted));
        }
    }
}

#[test]
fn a_picture_of_another_type_is_one_mistake() {
    for name in ["map.svg", "map.heic"] {
        let digest = digest(&format!(
            "---\n{}---\n\n![A map]({name})\n",
            front("draft: false", "draft: false")
        ));
        digest.write(&format!("content/entries/{name}"), "x");
        let prepared = digest.prepare(&at("2026-11-29T12:00:00Z"));
        let about: Vec<&Diagnostic> = prepared
            .diagnostics
            .iter()
            .filter(|it| it.message.contains("map") || it.location.as_ref().is_some_and(|at| at.file.ends_with(name)))
            .collect();
        assert_eq!(about.len(), 1, "{about:#?}");
        assert!(
            about[0].is_error() && about[0].help.as_deref().is_some_and(|help| help.contains("png, jpg")),
            "{about:#?}"
        );
    }
}

#[test]
fn a_file_in_an_older_encoding_is_shown_as_it_reads() {
    let digest = digest("");
    let mut bytes = format!("---\n{}---\n\nA ", front("draft: false", "draft: false")).into_bytes();
    bytes.extend(b"Caf\xe9 in Suva\n");
    digest.write(ENTRY, bytes);
    let prepared = digest.prepare(&at("2026-11-29T12:00:00Z"));
    let it = prepared
        .diagnostics
        .iter()
        .find(|it| it.rule.name == "not-utf8")
        .expect("it is no UTF-8");
    assert!(
        it.message.contains("looks like Windows-1252 (`Café`)"),
        "{}",
        it.message
    );
    let help = it.help.as_deref().unwrap_or_default();
    assert!(
        help.contains("Save with encoding → UTF-8") && help.contains("`A Café in Suva`"),
        "{help}"
    );
}

#[test]
fn names_of_files_with_dates_give_slugs_without() {
    let digest = digest("");
    digest.write(
        "content/entries/2024-05-10 Tavalu meets (final).md",
        format!("---\n{}---\n\nText.\n", front("draft: false", "draft: false")),
    );
    let prepared = digest.prepare(&at("2026-11-29T12:00:00Z"));
    let has = |it: &Diagnostic| {
        it.help
            .as_deref()
            .is_some_and(|help| help.contains("`slug: tavalu-meets-final`"))
    };
    assert!(prepared.diagnostics.iter().any(has), "{:#?}", prepared.diagnostics);
}

#[test]
fn commands_say_what_is_missing() {
    let digest = digest("");
    for (arguments, said) in [
        (&["clip", "nofile.html"][..], "there is no file nofile.html"),
        (
            &["clip", "https://example.org/a"],
            "clip fetches nothing: save the page in your browser, then run `chancery clip FILE`",
        ),
        (&["clip", "www.example.org/a"], "clip fetches nothing"),
    ] {
        if cfg!(feature = "clip") {
            let run = digest.run(arguments);
            assert!(run.err.contains(said) || run.out.contains(said), "{run:?}");
        }
    }
    digest.write(
        ENTRY,
        format!("---\n{}---\n\nText.\n", front("draft: false", "draft: false")),
    );
    let run = digest.run(&["rename", "topic", "fisheries", "tuna-quotas"]);
    let said = format!("{}{}", run.out, run.err);
    assert!(
        said.contains("choose another, or join the two with `chancery merge topic fisheries tuna-quotas`"),
        "{said}"
    );
}
