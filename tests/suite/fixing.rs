//! What `fix` changes, and that nothing else changes.

use crate::digest::{Digest, Run, files};

const ROME: &str = "content/entries/rome.md";

fn said(run: &Run) -> String {
    format!("{}{}", run.out, run.err)
}

fn digest(entry: impl AsRef<[u8]>) -> Digest {
    let digest = Digest::new([
        ("content/topics/brics.md", "---\ntitle: BRICS\n---\n"),
        ("content/topics/aukus.md", "---\ntitle: AUKUS\n---\n"),
        (
            "content/people/wang-yi.md",
            "---\nname: Wang Yi\nalso_known_as: [王毅]\n---\n",
        ),
        (
            "content/sources/lagoon-times.md",
            "---\nname: Lagoon Times\nurl: https://example.org\n---\n",
        ),
        (
            "content/entries/right.md",
            "---\ntopics: [BRICS]\ntitle: 'Right'\n# why\ndate: 2021-10-30\nsource: Lagoon Times\nparticipants: [王毅, China]\n---\r\nBody.\r\n",
        ),
    ]);
    digest.write(ROME, entry);
    digest
}

fn front(line: &str) -> String {
    let key = line.split(':').next().unwrap_or_default();
    let meant = match key {
        "tags" | "categories" | "keywords" | "to\u{200b}pics" | "topics：[brics]" => "topics",
        "titel" => "title",
        key => key,
    };
    let lines = [
        "title: A meeting",
        "date: 2021-10-30",
        "source: Lagoon Times",
        "participants: [Wang Yi]",
        "topics: [brics]",
    ];
    let mut out = String::from("---\n");
    for other in lines.iter().filter(|other| other.split(':').next() != Some(meant)) {
        out.push_str(other);
        out.push('\n');
    }
    format!("{out}{line}\n---\n\nText: • kept, “as it is”. 30 October 2021\n")
}

/// Fixes a file once, and checks that no other file changes and that a second run has nothing to do.
fn fixed(before: &[u8]) -> Vec<u8> {
    let digest = digest(before);
    let others = |digest: &Digest| {
        let mut files = files(&digest.root());
        files.remove(ROME);
        files
    };
    let untouched = others(&digest);
    let run = digest.run(&["fix", "--yes"]);
    assert_eq!(run.code, Some(0), "{}", said(&run));
    assert_eq!(others(&digest), untouched, "another file changed");
    let after = std::fs::read(digest.path(ROME)).expect("the entry");
    let again = digest.run(&["fix", "--yes"]);
    assert!(said(&again).contains("no safe fixes"), "{}", said(&again));
    assert_eq!(std::fs::read(digest.path(ROME)).expect("the entry"), after);
    after
}

#[test]
fn every_kind_of_fix() {
    for (before, after) in [
        ("date: 30 October 2021", "date: 2021-10-30"),
        ("date: 30 October 2021 # the day", "date: 2021-10-30 # the day"),
        ("date: \"30. Oktober 2021\"", "date: \"2021-10-30\""),
        ("date: '30 octobre 2021'", "date: '2021-10-30'"),
        ("date: 2021年10月30日", "date: 2021-10-30"),
        ("date: 2021/10/30", "date: 2021-10-30"),
        ("date: 2021.10.30", "date: 2021-10-30"),
        ("date: 30.10.2021", "date: 2021-10-30"),
        ("date: 30–31 October 2021", "date: 2021-10-30/2021-10-31"),
        ("date: “2021-10-30”", "date: 2021-10-30"),
        (
            "participants:\n  – Wang Yi\n  – China",
            "participants:\n  - Wang Yi\n  - China",
        ),
        (
            "participants:\n  • Wang Yi # first\n  • China",
            "participants:\n  - Wang Yi # first\n  - China",
        ),
        (
            "participants:\n  - Wang Yi\n  • China\n  • Fiji",
            "participants:\n  - Wang Yi\n  - China\n  - Fiji",
        ),
        (
            "participants:\n  * Wang Yi\n  * China",
            "participants:\n  - Wang Yi\n  - China",
        ),
        (
            "participants:\n  -Wang Yi\n  -China",
            "participants:\n  - Wang Yi\n  - China",
        ),
        ("participants:\n\u{a0} - Wang Yi", "participants:\n  - Wang Yi"),
        ("participants: Wang Yi, China", "participants: [Wang Yi, China]"),
        ("participants: 王毅; Fiji # both", "participants: [王毅, Fiji] # both"),
        ("participants: Wang Yi", "participants: [Wang Yi]"),
        ("participants: [[Wang Yi, China]]", "participants: [Wang Yi, China]"),
        ("tags: [brics, aukus]", "topics: [brics, aukus]"),
        ("tags: brics, aukus", "topics: [brics, aukus]"),
        ("categories:\n  - brics", "topics:\n  - brics"),
        ("topics: [brcis]", "topics: [brics]"),
        ("to\u{200b}pics: [brics]", "topics: [brics]"),
        ("topics：[brics]", "topics: [brics]"),
        ("titel: A meeting", "title: A meeting"),
        ("title: “A: b”", "title: \"A: b\""),
        ("title: Lavrov: a visit", "title: \"Lavrov: a visit\""),
        ("title: 1.10", "title: \"1.10\""),
        ("description: 'One word.'", "summary: 'One word.'"),
        ("location: Rome", "place: Rome"),
        (
            "place: { name: Rome, country: Italy }",
            "place: { name: Rome, country: IT }",
        ),
        (
            "place: { name: Rome, country: \"Italien\" }",
            "place: { name: Rome, country: \"IT\" }",
        ),
        ("type: meting", "type: meeting"),
        ("type: telephone call", "type: call"),
        ("slug: A Slug", "slug: a-slug"),
        ("related: [Right]", "related: [right]"),
        ("draft: no", "draft: false"),
        (
            "source: { publisher: Lagoon Times, url: https://example.org/a?utm_source=x&id=5 } # long",
            "source: { publisher: Lagoon Times, url: https://example.org/a?id=5 } # long",
        ),
    ] {
        let result = fixed(front(before).as_bytes());
        assert_eq!(String::from_utf8_lossy(&result), front_of(before, after), "{before}");
    }
}

/// The file of [`front`] with the fixed lines.
fn front_of(before: &str, after: &str) -> String {
    front(before).replacen(&format!("{before}\n---"), &format!("{after}\n---"), 1)
}

#[test]
fn what_is_not_certain_stays() {
    for line in [
        "date: 10/11/2021",
        "date: c. 1818",
        "participants: Somebody, Nobody",
        "positions: [{ by: China, on: brics, act: condemn }]",
        "topics: [brics-and-more]",
        "type: note verbale",
        "summary: “Quiet diplomacy”",
        "source: Lagoon Tmies",
        "mood: cheerful",
        "tags: [brics]\ntopics: [aukus]",
    ] {
        assert_eq!(
            String::from_utf8_lossy(&fixed(front(line).as_bytes())),
            front(line),
            "{line}"
        );
    }
}

#[test]
fn fences_are_fixed() {
    let right = front("type: meeting");
    for text in [
        right.replacen("---\n", "----\n", 1),
        right.replacen("---\n", " ---\n", 1),
        right.replacen("---\n", "—\n", 1),
        format!("\n\n{right}"),
    ] {
        assert_eq!(String::from_utf8_lossy(&fixed(text.as_bytes())), right, "{text}");
    }
}

#[test]
fn ends_of_lines_and_the_byte_order_mark_stay() {
    let before = front("date: 30 October 2021").replace('\n', "\r\n");
    let after = front("date: 2021-10-30").replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}").into_bytes();
    assert_eq!(fixed(&marked(&before)), marked(&after));
    // Some lines end in one way, some in another.
    let mixed = |text: &str| text.replacen('\n', "\r\n", 2).replacen("Text", "\rText", 1);
    let (before, after) = (front("type: meting"), front("type: meeting"));
    assert_eq!(fixed(mixed(&before).as_bytes()), mixed(&after).into_bytes());
}

#[test]
fn a_file_that_cannot_be_fixed_whole_stays_and_is_named() {
    // The bullets can be fixed, and the bracket cannot.
    let text = front("participants:\n  * Wang Yi\n  * China\nallow: [ { rule: x");
    let digest = digest(&text);
    let run = digest.run(&["fix", "--yes"]);
    assert!(
        said(&run).contains("content/entries/rome.md: a fix did not give what it should"),
        "{}",
        said(&run)
    );
    assert_eq!(std::fs::read(digest.path(ROME)).expect("the entry"), text.as_bytes());
}

#[test]
fn paths_and_rules_choose() {
    let text = front("date: 30 October 2021\ntype: meting");
    let other = "content/entries/2021/venice.md";
    let digest = digest(&text);
    digest.write(other, &text);
    let read = |path: &str| std::fs::read_to_string(digest.path(path)).expect("an entry");
    let run = digest.run(&["fix", "--yes", "--rule", "unknown-value", ROME]);
    assert_eq!(run.code, Some(0), "{}", said(&run));
    assert_eq!(read(ROME), text.replace("meting", "meeting"));
    assert_eq!(read(other), text);
    let run = digest.run(&["fix", "--yes", "content/entries/2021"]);
    assert_eq!(run.code, Some(0), "{}", said(&run));
    assert_eq!(
        read(other),
        text.replacen("30 October 2021", "2021-10-30", 1)
            .replace("meting", "meeting")
    );
    assert!(read(ROME).contains("date: 30 October 2021"));
    let missing = digest.run(&["fix", "content/entries/none.md"]);
    assert!(
        said(&missing).contains("there is no file") && missing.code == Some(2),
        "{}",
        said(&missing)
    );
    let outside = digest.run(&["fix", "/"]);
    assert!(said(&outside).contains("is not in the digest"), "{}", said(&outside));
}

#[test]
fn each_change_is_shown_with_its_line_and_a_dry_run_writes_nothing() {
    let text = front("date: 30 October 2021\nmood: cheerful");
    let digest = digest(&text);
    let run = digest.run(&["fix", "--dry-run"]);
    assert!(
        run.out
            .contains("content/entries/rome.md:6: date: 30 October 2021 → date: 2021-10-30"),
        "{}",
        run.out
    );
    assert!(
        said(&run).contains("1 file would change; nothing was written; 1 error"),
        "{}",
        said(&run)
    );
    assert_eq!(std::fs::read(digest.path(ROME)).expect("the entry"), text.as_bytes());
}

#[test]
fn a_change_of_what_cannot_be_seen_is_shown() {
    let digest = digest(front("to\u{200b}pics: [brics]"));
    let run = digest.run(&["fix", "--dry-run"]);
    assert!(
        run.out.contains("to<U+200B>pics: [brics] → topics: [brics]"),
        "{}",
        run.out
    );
}

#[test]
fn fields_are_put_in_order_only_where_that_is_asked_for() {
    let text = front("title: A meeting");
    let digest = digest(&text);
    assert!(said(&digest.run(&["fix", "--yes"])).contains("no safe fixes"));
    let run = digest.run(&["fix", "--yes", "--field-order", ROME]);
    assert_eq!(run.code, Some(0), "{}", said(&run));
    let after = std::fs::read_to_string(digest.path(ROME)).expect("the entry");
    assert!(after.starts_with("---\ntitle: A meeting\ndate:"), "{after}");
    assert!(said(&digest.run(&["fix", "--yes", "--field-order", ROME])).contains("no safe fixes"));
}
