//! Mistakes that can be made in any file of a digest: how a good file becomes one that has them.

use chancery::diagnostic::{Rule, rules};

/// A way to make a mistake.
pub struct Edit {
    /// The rule that is then broken.
    pub rule: &'static Rule,
    /// The file with the mistake; none where that mistake cannot be made in it.
    pub make: fn(&File) -> Option<Vec<u8>>,
}

/// A good file, in its parts.
pub struct File<'a> {
    /// The folder below `content/`.
    pub folder: &'a str,
    pub front: &'a str,
    pub body: &'a str,
}

impl<'a> File<'a> {
    /// The parts of a file below `content/`; none if it has no front matter.
    pub fn new(path: &'a str, text: &'a str) -> Option<Self> {
        let folder = path.strip_prefix("content/")?.split('/').next()?;
        let (front, body) = text.strip_prefix("---\n")?.split_once("---\n")?;
        Some(Self { folder, front, body })
    }

    fn with_front(&self, front: &str) -> Vec<u8> {
        format!("---\n{front}---\n{}", self.body).into_bytes()
    }

    fn with_line(&self, line: &str) -> Option<Vec<u8>> {
        let has_field = line
            .split_once(':')
            .is_some_and(|(field, _)| self.value(field).is_some());
        (!has_field).then(|| self.with_front(&format!("{}{line}\n", self.front)))
    }

    fn with_paragraph(&self, paragraph: &str) -> Vec<u8> {
        format!("---\n{}---\n{}\n\n{paragraph}\n", self.front, self.body.trim_end()).into_bytes()
    }

    /// The value of a field that is in one line.
    fn value(&self, field: &str) -> Option<&'a str> {
        let lines = self.front.lines();
        let mut values = lines.filter_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        values.next().map(str::trim)
    }

    /// The file with another line in the place of a field that is in one line.
    fn with_field(&self, field: &str, line: &str) -> Option<Vec<u8>> {
        let value = self
            .value(field)
            .filter(|value| !value.is_empty() && !value.starts_with('>'))?;
        let old = format!("{field}: {value}\n");
        let line = if line.is_empty() {
            String::new()
        } else {
            format!("{line}\n")
        };
        self.front
            .contains(&old)
            .then(|| self.with_front(&self.front.replacen(&old, &line, 1)))
    }

    fn has_slug(&self) -> bool {
        self.folder != "issues"
    }

    fn is_entry(&self) -> bool {
        self.folder == "entries"
    }

    /// The field by which a kind of thing is named.
    fn name(&self) -> Option<&'static str> {
        ["title", "name"].into_iter().find(|field| self.value(field).is_some())
    }
}

/// All of them.
pub const EDITS: &[Edit] = &[
    Edit {
        rule: &rules::FRONT_MATTER_FENCE,
        make: |file| Some(format!("{}---\n{}", file.front, file.body).into_bytes()),
    },
    Edit {
        rule: &rules::FRONT_MATTER_TOO_LARGE,
        make: |file| file.with_line(&format!("extra: {}", "x".repeat(70_000))),
    },
    Edit {
        rule: &rules::FRONT_MATTER_TOO_DEEP,
        make: |file| file.with_line(&format!("extra: {}{}", "[".repeat(65), "]".repeat(65))),
    },
    Edit {
        rule: &rules::YAML_SYNTAX,
        make: |file| file.with_line("extra: \"never closed"),
    },
    Edit {
        rule: &rules::DUPLICATE_KEY,
        make: |file| {
            let name = file.name()?;
            Some(file.with_front(&format!("{}{name}: Another\n", file.front)))
        },
    },
    Edit {
        rule: &rules::UNKNOWN_FIELD,
        make: |file| file.with_line("weather: fine"),
    },
    Edit {
        rule: &rules::UNKNOWN_FIELD,
        make: |file| file.with_field("topics", &format!("topisc: {}", file.value("topics")?)),
    },
    Edit {
        rule: &rules::UNKNOWN_FIELD,
        make: |file| file.with_field("name", &format!("naem: {}", file.value("name")?)),
    },
    Edit {
        rule: &rules::UNKNOWN_FIELD,
        make: |file| file.with_field("date", &format!("dat: {}", file.value("date")?)),
    },
    Edit {
        rule: &rules::MISSING_FIELD,
        make: |file| file.with_field(file.name()?, ""),
    },
    Edit {
        rule: &rules::MISSING_FIELD,
        make: |file| file.with_field("date", "").filter(|_| file.is_entry()),
    },
    Edit {
        rule: &rules::MISSING_FIELD,
        make: |file| file.with_field("topics", "").filter(|_| file.is_entry()),
    },
    Edit {
        rule: &rules::MISSING_FIELD,
        make: |file| file.with_field("participants", "").filter(|_| file.is_entry()),
    },
    Edit {
        rule: &rules::MISSING_FIELD,
        make: |file| file.with_field("source", "").filter(|_| file.is_entry()),
    },
    Edit {
        rule: &rules::BAD_DATE,
        make: |file| file.with_field("date", "date: 1931-02-30"),
    },
    Edit {
        rule: &rules::BAD_DATE,
        make: |file| {
            let front = file.front.replacen("from: 1930-01-01", "from: 1930-13-01", 1);
            (front != file.front).then(|| file.with_front(&front))
        },
    },
    Edit {
        rule: &rules::BAD_DATE,
        make: |file| {
            let front = file.front.replacen("published: 1931", "published: 31.", 1);
            (front != file.front).then(|| file.with_front(&front))
        },
    },
    Edit {
        rule: &rules::WRONG_TYPE,
        make: |file| file.with_field("topics", "topics: { a: b }"),
    },
    Edit {
        rule: &rules::WRONG_TYPE,
        make: |file| file.with_field("participants", "participants: { a: b }"),
    },
    Edit {
        rule: &rules::WRONG_TYPE,
        make: |file| file.with_field("title", "title: [a, b]"),
    },
    Edit {
        rule: &rules::WRONG_TYPE,
        make: |file| file.with_field("name", "name: [a, b]"),
    },
    Edit {
        rule: &rules::UNKNOWN_VALUE,
        make: |file| file.with_field("type", "type: gathering"),
    },
    Edit {
        rule: &rules::UNKNOWN_VALUE,
        make: |file| {
            file.with_field("kind", "kind: stat")
                .filter(|_| file.folder == "parties")
        },
    },
    Edit {
        rule: &rules::UNKNOWN_VALUE,
        make: |file| file.with_field("status", "status: sheduled"),
    },
    Edit {
        rule: &rules::UNKNOWN_TOPIC,
        make: |file| {
            let others = file.value("topics")?.strip_prefix('[')?;
            file.with_field("topics", &format!("topics: [no-such-topic, {others}"))
        },
    },
    Edit {
        rule: &rules::UNKNOWN_REFERENCE,
        make: |file| file.with_line("related: [no-such-entry]").filter(|_| file.is_entry()),
    },
    Edit {
        rule: &rules::UNKNOWN_REFERENCE,
        make: |file| {
            file.with_line("part_of: no-such-party")
                .filter(|_| file.folder == "parties")
        },
    },
    Edit {
        rule: &rules::UNKNOWN_TOPIC,
        make: |file| {
            file.with_line("parent: no-such-topic")
                .filter(|_| file.folder == "topics")
        },
    },
    Edit {
        rule: &rules::BAD_SLUG,
        make: |file| file.with_line("slug: Bad_Slug").filter(|_| file.has_slug()),
    },
    Edit {
        rule: &rules::BAD_ADDRESS,
        make: |file| file.with_line("aliases: [no-slash]").filter(|_| file.has_slug()),
    },
    Edit {
        rule: &rules::CORRECTION_DATE,
        make: |file| file.with_line("corrections: [{ date: 2199-01-01, note: Later. }]"),
    },
    Edit {
        rule: &rules::CORRECTION_NOTE,
        make: |file| file.with_line("corrections: [{ date: 2026-03-01, note: \"# Later\" }]"),
    },
    Edit {
        rule: &rules::NOT_UTF8,
        make: |file| {
            let mut text = file.with_paragraph("Caf");
            text.push(0xe9);
            Some(text)
        },
    },
    Edit {
        rule: &rules::CONTROL_CHARACTER,
        make: |file| Some(file.with_paragraph("A bell \u{7}.")),
    },
    Edit {
        rule: &rules::CONTROL_CHARACTER,
        make: |file| file.with_line("extra: { bell: \"\u{7}\" }"),
    },
    Edit {
        rule: &rules::CONTROL_CHARACTER,
        make: |file| file.with_line("extra: { bell: \"\\u0007\" }"),
    },
    Edit {
        rule: &rules::BODY_TOO_LARGE,
        make: |file| Some(file.with_paragraph(&"They met. ".repeat(210_000))),
    },
    Edit {
        rule: &rules::HTML_TOO_DEEP,
        make: |file| Some(file.with_paragraph(&"<div>".repeat(257))),
    },
    Edit {
        rule: &rules::BROKEN_LINK,
        make: |file| Some(file.with_paragraph("See [it](no-such-file.md).")),
    },
    Edit {
        rule: &rules::BROKEN_LINK,
        make: |file| Some(file.with_paragraph("See [it](/no/such/page/).")),
    },
    Edit {
        rule: &rules::BROKEN_ANCHOR,
        make: |file| Some(file.with_paragraph("See [it](#no-such-heading).")),
    },
    Edit {
        rule: &rules::BROKEN_ANCHOR,
        make: |file| Some(file.with_paragraph("See [it](/topics/everything/#no-such-heading).")),
    },
    Edit {
        rule: &rules::BROKEN_IMAGE,
        make: |file| Some(file.with_paragraph("![A map](no-such-map.png)")),
    },
    Edit {
        rule: &rules::REMOTE_IMAGE,
        make: |file| Some(file.with_paragraph("![A map](https://maps.example/map.png)")),
    },
    Edit {
        rule: &rules::OUTSIDE_CONTENT,
        make: |_| Some(b"-> /etc/hosts".to_vec()),
    },
    Edit {
        rule: &rules::OUTSIDE_CONTENT,
        make: |_| Some(b"-> no-such-target".to_vec()),
    },
    Edit {
        rule: &rules::WRONG_WEEKDAY,
        make: |file| {
            let is_english = file.value("language").is_none() && file.value("draft").is_none();
            let text = || file.with_paragraph("They met on Sunday, 26 October 1931.");
            (file.is_entry() && is_english).then(text)
        },
    },
];
