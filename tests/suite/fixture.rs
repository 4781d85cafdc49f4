//! A fixture: a small digest in one text file, with what is wrong written below the line that it is about.
//!
//! ```text
//! What it shows, in a sentence.
//! options: drafts now=2022-01-01T00:00:00Z lint=relative-date,takes-a-side
//! #~ note[no-configuration]: there is no chancery.yaml
//!
//! === content/entries/rome.md
//! #~ error[not-utf8]: of the file as a whole
//! topics: [brcis]
//! #~ 10 error[unknown-topic]: no topic named `brcis` … did you mean `brics`?
//!
//! ==> 2021/10/30/rome/index.html
//! + has to be in the page
//! - may not be in it
//! ```
//!
//! A mark names the column, what it is and the rule, and then the message and, in brackets, the help; ` … ` stands for
//! anything. Lints run where the options have `lint`; named rules are the only lints that count. A second place of a diagnostic is marked `label[rule]`. Before the first file, a mark may name its place in
//! full. After `with escapes`, a file has `\xFF` (a byte), `\n` and `\*3{text}` (thrice).
//! With the option `cards`, the program has to be built with that feature; with `theme-check`, the diagnostics are those of the digest's theme on the made-up digest.
//! `==> path: absent` is a page that may not be there, and `==> *` is any file.

use std::fmt::Write as _;

/// A fixture as it is written.
#[derive(Debug, Default)]
pub struct Fixture {
    /// The lines before the first file, without marks.
    preamble: Vec<String>,
    pub files: Vec<FileText>,
    /// What is wrong, in the order of the marks.
    pub marks: Vec<Mark>,
    pub pages: Vec<PageText>,
}

/// A file of the digest.
#[derive(Debug)]
pub struct FileText {
    header: String,
    pub path: String,
    /// Its lines, without marks.
    lines: Vec<String>,
    escaped: bool,
}

/// What is expected of a file of the site.
#[derive(Debug)]
pub struct PageText {
    header: String,
    pub path: String,
    pub absent: bool,
    pub has: Vec<String>,
    pub lacks: Vec<String>,
    lines: Vec<String>,
}

/// Something that is wrong, or a second place of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The file; none of what concerns the digest.
    pub file: Option<String>,
    /// Line and column, of what is not about the whole file.
    pub at: Option<(usize, usize)>,
    /// `error`, `warning`, `note` or `label`.
    pub kind: String,
    pub rule: String,
    /// The message and, in brackets, the help; ` … ` for anything.
    pub text: String,
}

impl Mark {
    /// Whether this mark means that diagnostic.
    pub fn means(&self, other: &Self) -> bool {
        let place = |mark: &Self| (mark.file.clone(), mark.at, mark.kind.clone(), mark.rule.clone());
        let mut rest = other.text.as_str();
        place(self) == place(other)
            && self.text.split('…').all(|part| match rest.split_once(part.trim()) {
                Some((_, after)) => {
                    rest = after;
                    true
                }
                None => false,
            })
    }

    fn parse(line: &str) -> Option<Self> {
        let (before, rest) = line.split_once('[')?;
        let (rule, text) = rest.split_once("]:").or_else(|| rest.split_once(']'))?;
        let mut before: Vec<&str> = before.split_whitespace().collect();
        let kind = before
            .pop()
            .filter(|kind| ["error", "warning", "note", "label"].contains(kind))?;
        let mut mark = Self {
            file: None,
            at: None,
            kind: kind.to_owned(),
            rule: rule.to_owned(),
            text: text.trim().to_owned(),
        };
        if let Some(place) = before.pop() {
            let mut parts = place.rsplitn(3, ':');
            let mut number = || parts.next().and_then(|part| part.parse().ok());
            match (number(), number()) {
                (Some(column), Some(line)) => mark.at = Some((line, column)),
                (Some(column), None) if !place.contains(':') => mark.at = Some((0, column)),
                _ => mark.file = Some(place.to_owned()),
            }
            mark.file = mark.file.or_else(|| parts.next().map(str::to_owned));
        }
        before.is_empty().then_some(mark)
    }

    /// As it is written below its line, where that is known, and else in full.
    fn written(&self, near: bool) -> String {
        let place = match (&self.file, self.at) {
            (_, Some((0, column))) => format!("{column} "),
            (_, Some((line, column))) if near => format!("{line}:{column} "),
            (Some(file), Some((line, column))) => format!("{file}:{line}:{column} "),
            (Some(file), None) if !near => format!("{file} "),
            _ => String::new(),
        };
        format!("#~ {place}{}[{}]: {}", self.kind, self.rule, self.text)
    }
}

impl Fixture {
    /// Reads a fixture.
    ///
    /// # Panics
    /// If it is none; `name` is told.
    pub fn parse(name: &str, text: &str) -> Self {
        let mut fixture = Self::default();
        for (number, line) in text.lines().enumerate() {
            let fail = |why: &str| -> ! { panic!("{name}:{}: {why}: {line}", number + 1) };
            if let Some(mark) = line.trim_start().strip_prefix("#~") {
                let mark = Mark::parse(mark).unwrap_or_else(|| fail("this is no mark"));
                fixture.mark(mark);
            } else if let Some(header) = line.strip_prefix("=== ") {
                let (path, escaped) = match header.strip_suffix(" with escapes") {
                    Some(path) => (path, true),
                    None => (header, false),
                };
                fixture.files.push(FileText {
                    header: line.to_owned(),
                    path: path.trim().to_owned(),
                    lines: Vec::new(),
                    escaped,
                });
            } else if let Some(header) = line.strip_prefix("==> ") {
                let (path, absent) = match header.strip_suffix(": absent") {
                    Some(path) => (path, true),
                    None => (header, false),
                };
                fixture.pages.push(PageText {
                    header: line.to_owned(),
                    path: path.trim().to_owned(),
                    absent,
                    has: Vec::new(),
                    lacks: Vec::new(),
                    lines: Vec::new(),
                });
            } else if let Some(page) = fixture.pages.last_mut() {
                match line.split_at_checked(2) {
                    Some(("+ ", text)) => page.has.push(text.to_owned()),
                    Some(("- ", text)) => page.lacks.push(text.to_owned()),
                    _ if line.trim().is_empty() => {}
                    _ => fail("this says nothing of a page"),
                }
                page.lines.push(line.to_owned());
            } else if let Some(file) = fixture.files.last_mut() {
                file.lines.push(line.to_owned());
            } else {
                fixture.preamble.push(line.to_owned());
            }
        }
        fixture
    }

    fn mark(&mut self, mut mark: Mark) {
        if let Some(file) = self.files.last() {
            mark.file = Some(file.path.clone());
            if let Some((line @ 0, _)) = &mut mark.at {
                *line = file.line_of(file.lines.len().saturating_sub(1));
            }
        }
        self.marks.push(mark);
    }

    /// The words after `options:`.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        self.words_after("options:")
    }

    /// The words of the lines before the first file that begin in this way.
    pub fn words_after<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = &'a str> {
        let lines = self
            .preamble
            .iter()
            .filter_map(move |line| line.strip_prefix(beginning));
        lines.flat_map(str::split_whitespace)
    }

    /// The same fixture with other marks.
    pub fn with_marks(&self, marks: &[Mark]) -> String {
        let mut out = String::new();
        let mut left: Vec<&Mark> = marks.iter().collect();
        let mut take = |wanted: &dyn Fn(&Mark) -> bool| -> Vec<&Mark> {
            let (taken, rest) = left.iter().partition(|mark| wanted(mark));
            left = rest;
            taken
        };
        let mut files = String::new();
        for file in &self.files {
            let _ = writeln!(files, "{}", file.header);
            let own = |mark: &Mark| mark.file.as_deref() == Some(&file.path);
            for mark in take(&|mark| own(mark) && mark.at.is_none()) {
                let _ = writeln!(files, "{}", mark.written(true));
            }
            let text = file.lines.len() - trailing_blanks(&file.lines);
            for (index, line) in file.lines[..text].iter().enumerate() {
                let _ = writeln!(files, "{line}");
                let (from, to) = (file.line_of(index), file.line_of(index + 1));
                for mark in take(&|mark| own(mark) && mark.at.is_some_and(|(at, _)| (from..to).contains(&at))) {
                    let mut mark = mark.clone();
                    if let Some((line, _)) = mark.at.as_mut().filter(|(line, _)| *line == from) {
                        *line = 0;
                    }
                    let _ = writeln!(files, "{}", mark.written(true));
                }
            }
            for mark in take(&|mark| own(mark)) {
                let _ = writeln!(files, "{}", mark.written(true));
            }
            for line in &file.lines[text..] {
                let _ = writeln!(files, "{line}");
            }
        }
        let preamble = self.preamble.len() - trailing_blanks(&self.preamble);
        for line in &self.preamble[..preamble] {
            let _ = writeln!(out, "{line}");
        }
        for mark in take(&|_| true) {
            let _ = writeln!(out, "{}", mark.written(false));
        }
        let _ = write!(out, "\n{files}");
        for page in &self.pages {
            let _ = writeln!(out, "{}", page.header);
            for line in &page.lines {
                let _ = writeln!(out, "{line}");
            }
        }
        out
    }
}

impl FileText {
    /// What is written to the disk.
    pub fn bytes(&self) -> Vec<u8> {
        let lines = &self.lines[..self.lines.len() - trailing_blanks(&self.lines)];
        let mut bytes = Vec::new();
        for line in lines {
            bytes.extend(self.line(line));
            bytes.push(b'\n');
        }
        bytes
    }

    /// The line of the file, from 1, that a line of the fixture, from 0, becomes.
    fn line_of(&self, index: usize) -> usize {
        let before = self.lines.iter().take(index);
        let breaks = before.map(|line| self.line(line).split(|byte| *byte == b'\n').count());
        1 + breaks.sum::<usize>()
    }

    fn line(&self, line: &str) -> Vec<u8> {
        if self.escaped {
            unescape(line)
        } else {
            line.as_bytes().to_vec()
        }
    }
}

fn trailing_blanks(lines: &[String]) -> usize {
    lines.iter().rev().take_while(|line| line.trim().is_empty()).count()
}

fn unescape(line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let repeated = || {
            let (number, after) = after.strip_prefix('*')?.split_once('{')?;
            let (text, after) = after.split_once('}')?;
            Some((unescape(text).repeat(number.parse().ok()?), after))
        };
        let byte = || Some(vec![u8::from_str_radix(after.strip_prefix('x')?.get(..2)?, 16).ok()?]);
        if let Some((text, after)) = repeated() {
            bytes.extend(text);
            rest = after;
        } else if let Some(byte) = byte() {
            bytes.extend(byte);
            rest = &after[3..];
        } else if let Some(after) = after.strip_prefix('n') {
            bytes.push(b'\n');
            rest = after;
        } else {
            panic!("no escape: {line}");
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

#[test]
fn marks_are_read_and_written() {
    let text = "Shows it.\n#~ note[a-b]: of the digest\n#~ x/y.md:1:2 error[c]: far\n\n=== a.md with escapes\n\
                #~ error[whole]: file\na\\x41\\*2{b\\n}c\n#~ 2 label[d]: here\n#~ 3:1 warning[e]: there … (so)\nz\n#~ 1 error[f]: z\n\n==> p\n+ x\n";
    let fixture = Fixture::parse("x", text);
    assert_eq!(fixture.files[0].bytes(), b"aAb\nb\nc\nz\n");
    let places: Vec<_> = fixture
        .marks
        .iter()
        .map(|mark| (mark.file.as_deref(), mark.at))
        .collect();
    let own = Some("a.md");
    let expected = [
        (None, None),
        (Some("x/y.md"), Some((1, 2))),
        (own, None),
        (own, Some((1, 2))),
        (own, Some((3, 1))),
        (own, Some((4, 1))),
    ];
    assert_eq!(places, expected);
    assert_eq!(fixture.with_marks(&fixture.marks), text);
    let found = Mark {
        text: "something is there and so on (so)".to_owned(),
        ..fixture.marks[4].clone()
    };
    assert!(fixture.marks[4].means(&found));
    assert!(!fixture.marks[5].means(&found));
}
