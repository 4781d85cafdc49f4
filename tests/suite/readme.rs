//! What README.md shows works as it says.

use crate::digest::{Digest, NOW};

/// The example of an entry in README.md.
fn least_entry() -> String {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("```markdown\n---\n").expect("an example of an entry");
    let (entry, _) = rest.split_once("```").expect("its end");
    format!("---\n{entry}")
}

/// Nobody is nagged for having written what the first page of the documentation shows.
#[test]
fn the_least_entry_has_no_warning_and_at_most_one_note() {
    for config in [
        None,
        Some("title: A digest\nbase_url: https://lantern.int/\nfeed_authority: lantern.int,2021\n"),
    ] {
        let digest = Digest::new([("content/entries/rome.md", least_entry())]);
        if let Some(config) = config {
            digest.write("chancery.yaml", config);
        }
        let run = digest.run(&["check", "--now", NOW, "--format", "short"]);
        assert_eq!(run.code, Some(0), "{run:?}");
        assert!(!run.out.contains("warning["), "{}", run.out);
        let own = run
            .out
            .lines()
            .filter(|line| line.starts_with("content/entries/rome.md"));
        assert!(own.count() <= 1, "{}", run.out);
        if config.is_none() {
            assert!(run.out.lines().count() <= 1, "{}", run.out);
        }
        assert_eq!(digest.run(&["build", "--strict", "--now", NOW]).code, Some(0));
    }
}
