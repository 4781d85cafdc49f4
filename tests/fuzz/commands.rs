//! The commands that every digest goes through.

use super::random::Random;
use super::seeds::Files;
use super::words::WORDS;

/// A command.
pub struct Command {
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Whether it may change files of the digest.
    pub writes: bool,
    /// Whether it may give a file another name or remove one: `rename`, `merge`.
    pub moves: bool,
}

/// The commands for a digest, in their order.
pub fn commands(files: &Files, random: &mut Random) -> Vec<Command> {
    let reads = |words: &[&str]| command(words, false, false);
    let format = *random.choose(&["human", "short", "json", "github", "sarif"]);
    let mut all = vec![
        reads(&[
            "check",
            "--format",
            format,
            "--all",
            *random.choose(&["--drafts", "--future", "--strict"]),
        ]),
        match random.below(4) {
            0 => reads(&["build", "--preview"]),
            1 => reads(&["build", "--drafts", "--future"]),
            _ => reads(&["build"]),
        },
        reads(&["status"]),
        command(&["fix", "--yes"], true, false),
    ];
    let kinds = ["topic", "person", "party", "source", "entry", "page"];
    let kind = *random.choose(&kinds);
    let (old, new) = (slug(files, kind, random), slug(files, kind, random));
    if random.one_in(2) {
        all.push(command(
            &["rename", kind, &old, *random.choose(&["new-slug", "md", &new, "É", ""])],
            true,
            true,
        ));
    } else {
        all.push(command(&["merge", kind, &old, &new], true, true));
    }
    all.push(command(&["seal"], true, false));
    match random.below(6) {
        0 => all.push(reads(&["links"])),
        1 => all.push(reads(&["theme", "check"])),
        2 => all.push(command(&["new", "entry", *random.choose(WORDS)], true, false)),
        3 => all.push(command(
            &["new", *random.choose(&kinds[..4]), *random.choose(WORDS)],
            true,
            false,
        )),
        _ => {}
    }
    all.push(reads(&[
        "build",
        "--now",
        *random.choose(&["2026-12-01", "2030-01-01", "0001-01-01"]),
    ]));
    all
}

fn command(words: &[&str], writes: bool, moves: bool) -> Command {
    Command {
        // No argument of a command line contains U+0000.
        arguments: words.iter().map(|word| word.replace('\0', "0")).collect(),
        writes,
        moves,
    }
}

/// The slug that a file of this kind most probably has.
fn slug(files: &Files, kind: &str, random: &mut Random) -> String {
    let folder = match kind {
        "person" => "content/people/",
        "party" => "content/parties/",
        "entry" => "content/entries/",
        "source" => "content/sources/",
        "page" => "content/pages/",
        _ => "content/topics/",
    };
    let paths: Vec<&String> = files.keys().filter(|path| path.starts_with(folder)).collect();
    if paths.is_empty() {
        return "none".to_owned();
    }
    let path = random.choose(&paths);
    let name = path.strip_suffix("/index.md").unwrap_or(path);
    let name = name.rsplit('/').next().unwrap_or_default();
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let date: String = stem
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || *sign == '-')
        .collect();
    let without_date = if date.len() == "2021-10-30-".len() {
        stem.strip_prefix(&date)
    } else {
        None
    };
    without_date.unwrap_or(stem).to_owned()
}
