//! What is quoted and copied from saved copies: read inside of the archive only, printed no further than the near match,
//! found the same with any number of threads, and in time, however large and repetitive the texts are.

use crate::digest::{self, Digest, NOW, PLAIN, entry};
use chancery::diagnostic::Diagnostic;
use chancery::locate::locate_all;
use chancery::pipeline;
use rayon::ThreadPoolBuilder;

const SAVED: &str = "title: A meeting in Rome\ndate: 2021-10-30\nsource: { publisher: Xinhua, saved: { file: rome.txt } }\n\
                     participants: [Wang Yi, Sergey Lavrov]\ntopics: [brics]\n";

fn saved(copy: &str, body: &str) -> Digest {
    Digest::new([
        ("content/entries/rome.md", entry(SAVED, body)),
        ("archive/rome.txt", copy.to_owned()),
    ])
}

fn lints(digest: &Digest) -> Vec<Diagnostic> {
    let mut prepared = digest.prepare(&digest::at(NOW));
    let selection = chancery::lint::Selection::all(&prepared.parsed.config, &[]);
    pipeline::lint(&mut prepared, &selection);
    let located = locate_all(&prepared.diagnostics, &|path| prepared.inputs.text(path));
    located.into_iter().map(|located| located.diagnostic.clone()).collect()
}

fn rules(digest: &Digest) -> Vec<&'static str> {
    lints(digest).iter().map(|diagnostic| diagnostic.rule.name).collect()
}

#[cfg(unix)]
#[test]
fn copies_outside_of_the_archive_are_not_read() {
    let digest = Digest::of_entry(SAVED, "Wang and Lavrov: he said “no secret of anybody”.");
    std::fs::write(digest.around().join("secret.txt"), "the secret of nobody").expect("a file");
    std::fs::create_dir(digest.path("archive")).expect("a folder");
    std::os::unix::fs::symlink(digest.around().join("secret.txt"), digest.path("archive/rome.txt")).expect("a link");
    let run = digest.run(&["check"]);
    assert!(
        run.out.contains("saved-copy-outside") && !run.out.contains("the secret of"),
        "{}",
        run.out
    );
    assert_eq!(run.code, Some(1));
    assert!(
        digest
            .prepare(&digest::at(NOW))
            .inputs
            .text("archive/rome.txt")
            .is_none()
    );
    assert_eq!(
        digest.run(&["build"]).code,
        Some(1),
        "an error keeps the site from being published"
    );
}

#[test]
fn what_cannot_be_read_is_told() {
    let digest = Digest::of_entry(SAVED, "Wang and Lavrov.");
    std::fs::create_dir_all(digest.path("archive/rome.txt")).expect("a folder");
    assert!(rules(&digest).contains(&"saved-copy-missing"));
}

#[test]
fn no_more_of_a_copy_is_printed_than_the_near_match() {
    let copy = "Before it stands what nobody quoted. He said they will not support the small circle of some. After it as well.";
    let body = "Wang said to Lavrov that they “will support the small circle”. Before it stands what nobody quoted he said they.";
    let digest = saved(copy, body);
    for format in ["human", "short", "json", "sarif", "github"] {
        let run = digest.run(&["check", "--format", format]);
        let told = format!("{}{}", run.out, run.err);
        assert!(
            told.contains("quote-differs") && told.contains("“not” is left out"),
            "{told}"
        );
        assert!(told.contains("copied-run"), "{told}");
        for word in ["After", "as well", "of some"] {
            assert!(!told.contains(word), "{format}: {told}");
        }
    }
    let run = digest.run(&["check"]);
    assert!(run.out.contains("archive/rome.txt:1:"), "{}", run.out);
}

#[test]
fn quotations_that_are_not_checked_are_told_once() {
    let two = PLAIN.replace("2021-10-30", "2021-05-30").replace("Rome", "Bari");
    let digest = Digest::new([
        ("content/entries/a.md", entry(PLAIN, "Wang and Lavrov said “no”.")),
        ("content/entries/b.md", entry(&two, "Wang and Lavrov said “yes”.")),
    ]);
    let run = digest.run(&["check"]);
    assert_eq!(run.out.matches("quotes-unchecked").count(), 1, "{}", run.out);
    assert!(run.out.contains("\n  content/entries/b.md:4:9\n"), "{}", run.out);
    let run = digest.run(&["check", "--format", "short"]);
    assert_eq!(run.out.matches("quotes-unchecked").count(), 2, "{}", run.out);
}

#[test]
fn the_same_is_found_with_any_number_of_threads() {
    let copy: String = (0..400)
        .map(|at| format!("Word{} and word{} met again. ", at % 37, at % 11))
        .collect();
    let digest = Digest::new([("archive/rome.txt", copy.clone())]);
    for at in 0..24 {
        let front = SAVED.replace("2021-10-30", &format!("2021-10-{:02}", at / 3 + 1));
        let body = format!(
            "Wang and Lavrov. {} He said “word{at} and worse met again”.",
            &copy[at * 90..at * 90 + 900]
        );
        digest.write(&format!("content/entries/e{at}.md"), entry(&front, &body));
    }
    let with = |threads: usize| {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| format!("{:?}", lints(&digest)))
    };
    let one = with(1);
    for rule in ["copied-share", "duplicate-entry", "quote-differs"] {
        assert!(one.contains(rule), "{rule}");
    }
    assert_eq!(one, with(4));
    assert_eq!(one, with(3));
}

#[test]
fn large_and_repetitive_texts_end() {
    let words = |number: usize, of: usize| -> String { (0..number).map(|at| format!("w{} ", at * at % of)).collect() };
    for (copy, body) in [
        (words(60_000, 9_973), words(15_000, 9_941)),
        ("a ".repeat(200_000), format!("“{} b a”", "a ".repeat(80_000))),
        ("a b ".repeat(100_000), "“a c b” and “b a a” ".repeat(8_000)),
        ("a ".repeat(200_000), "> a\n\nb\n\n".repeat(4_000)),
        ("(".repeat(200_000), "“[a” [ ".repeat(10_000)),
        (
            "<p>a</p>".repeat(40_000),
            (0..8_000).map(|at| format!("“a{at} a a b” ")).collect(),
        ),
    ] {
        let digest = saved(&copy, &format!("Wang and Lavrov. {body}"));
        let run = digest.run(&["check", "--format", "short"]);
        assert!(
            run.in_time && run.code.is_some_and(|code| code < 2),
            "{:?} {}",
            run.code,
            &body[..40]
        );
    }
}
