//! The report of a digest in which hundreds of things are wrong: what is printed of it, in which order, and where.

use crate::digest::{Digest, NOW, Run, entry};
use serde_json::Value;
use std::process::{Command, Stdio};

/// How many entries the noisy digest has.
const ENTRIES: usize = 120;
/// Commands of which each prints more than a pipe takes that nobody reads.
const COMMANDS: [&[&str]; 10] = [
    &["check", "--now", NOW],
    &["check", "--now", NOW, "--all"],
    &["check", "--now", NOW, "--format", "json"],
    &["check", "--now", NOW, "--format", "sarif"],
    &["build", "--now", NOW, "--all"],
    &["status", "--now", NOW],
    &["links"],
    &["theme", "check"],
    &["schema", "entry"],
    &["completions", "zsh"],
];

/// Every entry has a wrong weekday (an error), no address of its source, a verb that judges and a relative date; the last
/// in the order of files has an invalid date as well.
fn noisy() -> Digest {
    let digest = Digest::new([("chancery.yaml", "title: Noise\nbase_url: https://example.org/\n")]);
    for at in 0..ENTRIES {
        let front = format!(
            "title: The {at}th round on {}\ndate: 20{:02}-03-04\nsource: Courier\nparticipants: [Mira Quist]\ntopics: [tolls]\n",
            ["grain", "tolls", "fishing", "visas", "rivers", "archives"][at % 6],
            at % 20
        );
        let body = format!(
            "Yesterday, Quist claimed that round {at} is over. It began on Sunday, 1 March 2021.\n\nSee <https://example.org/{at}>."
        );
        digest.write(&format!("content/entries/e{at:03}.md"), entry(&front, &body));
    }
    digest.write(
        "content/entries/z.md",
        entry(
            "title: z\ndate: 2021-02-30\nsource: Courier\nparticipants: [Mira Quist]\ntopics: [tolls]\n",
            "",
        ),
    );
    digest
}

/// The same without what keeps lints from running.
fn noisy_and_valid() -> Digest {
    let digest = noisy();
    std::fs::remove_file(digest.path("content/entries/z.md")).expect("the last entry");
    digest
}

fn check(digest: &Digest, options: &[&str]) -> Run {
    let run = digest.run(&[&["check", "--now", NOW], options].concat());
    assert_eq!(run.code, Some(1), "{run:?}");
    run
}

fn lines_of<'a>(text: &'a str, part: &str) -> Vec<&'a str> {
    text.lines().filter(|line| line.contains(part)).collect()
}

#[test]
fn a_report_of_many_findings_is_short_and_counts_all() {
    let run = check(&noisy_and_valid(), &[]);
    assert_eq!(run.err, "");
    assert!(run.out.lines().count() < 200, "{}", run.out);
    // Errors come first, then warnings, then notes.
    let places = ["error[", "warning[", "note["].map(|level| (run.out.find(level), run.out.rfind(level)));
    assert!(places.is_sorted_by(|a, b| a.1 < b.0), "{places:?} {}", run.out);
    assert!(run.out.starts_with("error[wrong-weekday]: "), "{}", run.out);
    for rule in ["wrong-weekday", "no-url", "implies-truth", "relative-date"] {
        let more = format!("and 115 more of `{rule}` (--rule {rule} shows them)");
        assert_eq!(lines_of(&run.out, &more).len(), 1, "{rule}: {}", run.out);
        let level = match rule {
            "wrong-weekday" => "error",
            "no-url" => "note",
            _ => "warning",
        };
        let row = format!("{level:7}  {rule:<18}       120    120");
        assert!(
            run.out
                .lines()
                .any(|line| line.split_whitespace().eq(row.split_whitespace())),
            "{row}: {}",
            run.out
        );
    }
    let last = run.out.lines().last().unwrap_or_default();
    assert!(
        last.starts_with("120 errors and ") && last.ends_with(", 120 entries checked"),
        "{last}"
    );
}

#[test]
fn a_short_report_is_in_the_order_of_severity_file_and_line() {
    let run = check(&noisy_and_valid(), &["--format", "short"]);
    let lines: Vec<&str> = run.out.lines().collect();
    for (at, line) in lines[..5].iter().enumerate() {
        assert!(line.starts_with(&format!("content/entries/e00{at}.md:9:")), "{line}");
        assert!(line.contains(": error[wrong-weekday]: "), "{line}");
    }
    assert_eq!(
        lines[5],
        "and 115 more of `wrong-weekday` (--rule wrong-weekday shows them)"
    );
    assert!(run.err.ends_with(", 120 entries checked\n"), "{}", run.err);
    let all = check(&noisy_and_valid(), &["--format", "short", "--all"]);
    assert_eq!(lines_of(&all.out, "error[wrong-weekday]").len(), ENTRIES);
    assert_eq!(lines_of(&all.out, "note[no-url]").len(), ENTRIES);
    assert!(!all.out.contains(" more of "), "{}", all.out);
    assert_eq!(all.err, run.err);
}

#[test]
fn one_rule_is_shown_in_full() {
    let run = check(&noisy_and_valid(), &["--rule", "wrong-weekday"]);
    assert_eq!(lines_of(&run.out, "error[wrong-weekday]: ").len(), ENTRIES);
    assert!(
        !run.out.contains("no-url") && !run.out.contains(" more of "),
        "{}",
        run.out
    );
    assert!(run.out.ends_with("120 errors, 120 entries checked\n"), "{}", run.out);
}

#[test]
fn a_limit_is_one_of_what_is_printed() {
    let digest = noisy_and_valid();
    let summary = |run: &Run| run.out.lines().last().unwrap_or_default().to_owned();
    let all = check(&digest, &[]);
    let run = check(&digest, &["--limit", "3"]);
    assert_eq!(lines_of(&run.out, "error[wrong-weekday]: ").len(), 3, "{}", run.out);
    assert_eq!(lines_of(&run.out, "warning[").len(), 0, "{}", run.out);
    assert_eq!(lines_of(&run.out, "--limit leaves out ").len(), 1, "{}", run.out);
    assert_eq!(summary(&run), summary(&all));
    // The table alone.
    let run = check(&digest, &["--limit", "0"]);
    assert!(!run.out.contains("-->"), "{}", run.out);
    assert_eq!(summary(&run), summary(&all));
    let run = check(&digest, &["--all", "--limit", "130", "--format", "short"]);
    assert_eq!(lines_of(&run.out, "error[").len(), ENTRIES);
    assert_eq!(run.out.lines().count(), 131, "{}", run.out);
    let run = check(&digest, &["--limit", "7", "--format", "json"]);
    assert_eq!(run.out.lines().count(), 7, "{}", run.out);
    assert!(run.err.starts_with("--limit leaves out "), "{}", run.err);
}

#[test]
fn programs_get_everything_in_the_same_order() {
    let digest = noisy_and_valid();
    let run = check(&digest, &["--format", "json"]);
    let of_json: Vec<(String, String)> = run
        .out
        .lines()
        .map(|line| {
            let found: Value = serde_json::from_str(line).expect("an object");
            let word = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
            (word("rule"), word("file"))
        })
        .collect();
    let sarif: Value = serde_json::from_str(&check(&digest, &["--format", "sarif"]).out).expect("a log");
    let results = sarif["runs"][0]["results"].as_array().expect("results").clone();
    let rules: Vec<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    assert!(rules.iter().eq(of_json.iter().map(|(rule, _)| rule)));
    let github = check(&digest, &["--format", "github"]);
    assert_eq!(github.out.lines().count(), of_json.len());
    assert!(of_json[..ENTRIES].iter().all(|(rule, _)| rule == "wrong-weekday"));
    assert!(of_json[..ENTRIES].is_sorted());
}

#[test]
fn few_findings_keep_their_excerpts() {
    let digest = Digest::new([(
        "content/entries/a.md",
        entry("title: A\ndate: 2021-02-30\nsourse: Courier\ntype: meating\n", ""),
    )]);
    let run = check(&digest, &[]);
    let excerpts = lines_of(&run.out, " --> content/entries/a.md:").len();
    assert!(excerpts >= 3, "{}", run.out);
    assert!(!run.out.contains("findings  files"), "{}", run.out);
}

#[test]
fn build_reports_as_check_does() {
    let run = noisy().run(&["build", "--now", NOW]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.starts_with("error["), "{}", run.out);
    for rule in ["bad-date", "wrong-weekday"] {
        assert!(run.out.contains(&format!("error[{rule}]: ")), "{rule}: {}", run.out);
    }
    assert!(run.err.ends_with("is unchanged\n"), "{}", run.err);
    assert!(!run.err.contains("bad-date"), "{}", run.err);
}

#[test]
fn no_colours_where_nobody_sees_them() {
    let digest = noisy_and_valid();
    for format in ["human", "short", "json", "github", "sarif"] {
        let run = check(&digest, &["--format", format]);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{format}");
    }
}

/// Runs the program with streams that nobody reads, and returns its exit status.
fn unread(digest: &Digest, arguments: &[&str], also_errors: bool) -> Option<i32> {
    let closed = || {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        Stdio::from(writer)
    };
    let mut child = Command::new(env!("CARGO_BIN_EXE_chancery"));
    child.arg("-C").arg(digest.root()).args(arguments).stdin(Stdio::null());
    child.stdout(closed());
    if also_errors {
        child.stderr(closed());
        return child.status().expect("the program runs").code();
    }
    let output = child.stderr(Stdio::piped()).output().expect("the program runs");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        !told.contains("panicked") && !told.contains("pipe"),
        "{arguments:?}: {told}"
    );
    output.status.code()
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let digest = noisy();
    for arguments in COMMANDS
        .into_iter()
        .chain([&["--help"][..], &["check", "--help"], &["--version"]])
    {
        let read = digest.run(arguments).code;
        assert_eq!(unread(&digest, arguments, false), read, "{arguments:?}");
        assert_eq!(unread(&digest, arguments, true), read, "{arguments:?}");
    }
    let site = noisy_and_valid();
    site.write("content/entries/e000.md", "broken");
    assert_eq!(unread(&site, &["diff", "nothing", "nothing"], true), Some(2));
}

#[test]
fn a_pasted_text_is_a_few_findings() {
    let sentence = format!("Words {}end. ", "word ".repeat(70));
    let digest = Digest::of_entry(
        "title: Pasted\ndate: 2021-10-30\nsource: Courier\nparticipants: [Ada One, Ben Two, Cleo Three, Dan Four, Eva Five, Fay Six, Gus Seven]\ntopics: [tolls]\n",
        &sentence.repeat(400),
    );
    let run = digest.run(&["check", "--now", NOW, "--all", "--format", "short"]);
    let long = lines_of(&run.out, "[long-sentence]");
    assert_eq!(long.len(), 1, "{}", run.out);
    assert!(long[0].contains("399 others are longer"), "{}", long[0]);
    let unnamed = lines_of(&run.out, "[participant-unnamed]");
    assert_eq!(unnamed.len(), 1, "{unnamed:?}");
    assert!(
        unnamed[0].contains(
            "7 participants are never named in the text: Ada One, Ben Two, Cleo Three, Dan Four, Eva Five and 2 more"
        ),
        "{}",
        unnamed[0]
    );
}

#[test]
fn a_misspelt_name_is_one_finding() {
    let digest = Digest::of_entry(
        "title: Talks\ndate: 2021-10-30\nsource: Courier\nparticipants: [Teofil Vrabescu]\npositions:\n  - by: Teofil Vrabesku\n    on: tolls\n    act: support\n    summary: Lower tolls.\ntopics: [tolls]\n",
        "Teofil Vrabesku spoke at noon.",
    );
    digest.write(
        "content/people/teofil-vrabesku.md",
        "---\nname: Teofil Vrabesku\nsort_name: Vrabesku, Teofil\n---\n",
    );
    let run = digest.run(&["check", "--now", NOW, "--all", "--format", "short"]);
    let about: Vec<&str> = lines_of(&run.out, "Vrabes");
    assert_eq!(about.len(), 1, "{}", run.out);
    assert!(about[0].contains("warning[near-miss]"), "{}", about[0]);
}
