//! A command that was killed while it changed files: the next one finishes it, or says so.

use crate::digest::Digest;

/// A digest in which `rename topic m maritime` was killed after its first file.
fn interrupted() -> Digest {
    let front = "title: Rome\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [China]\ntopics: [m]\n";
    let digest = Digest::of_entry(front, "Text.");
    digest.write("content/topics/m.md", "---\ntitle: 海\n---\n");
    let plan = Digest::of_entry(front, "Text.");
    plan.write("content/topics/m.md", "---\ntitle: 海\n---\n");
    assert_eq!(plan.run(&["rename", "topic", "m", "maritime"]).code, Some(0));
    let (old, new) = (digest.content(), plan.content());
    let hash = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
    let rome = "content/entries/rome.md";
    let [moved, topic] = ["content/topics/maritime.md", "content/topics/m.md"];
    digest.write(".chancery-changes/0", &new[rome]);
    digest.write(".chancery-changes/1", &new[moved]);
    let journal = serde_json::json!({ "format": 1, "command": "rename", "steps": [
        { "path": rome, "before": hash(&old[rome]), "after": hash(&new[rome]) },
        { "path": moved, "after": hash(&new[moved]) },
        { "path": topic, "before": hash(&old[topic]) },
    ]});
    digest.write(".chancery-changes/journal.json", journal.to_string());
    std::fs::rename(digest.path(".chancery-changes/0"), digest.path(rome)).unwrap();
    digest
}

#[test]
fn the_next_command_that_writes_finishes_it() {
    for command in [&["build"][..], &["fix", "--yes"], &["new", "topic", "Law"], &["seal"]] {
        let digest = interrupted();
        let run = digest.run(command);
        assert!(
            run.err
                .contains("`chancery rename` had been interrupted; it was finished now: 2 files changed"),
            "{}",
            run.err
        );
        assert!(digest.path("content/topics/maritime.md").exists() && !digest.path("content/topics/m.md").exists());
        assert!(!digest.path(".chancery-changes").exists());
        assert_eq!(digest.run(&["build"]).code, Some(0));
    }
}

#[test]
fn a_command_that_writes_nothing_says_so() {
    let digest = interrupted();
    let before = digest.content();
    for command in [&["check"][..], &["status"], &["fix", "--dry-run"]] {
        let run = digest.run(command);
        assert!(
            run.err.contains("a command was interrupted while it changed files"),
            "{}",
            run.err
        );
        assert_eq!(digest.content(), before);
    }
}
