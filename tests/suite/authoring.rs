//! The commands that change existing files, `fix` and `rename`, and the overview of `status`.

use crate::digest::{Digest, entry};

const ROME: &str = "content/entries/rome.md";

fn digest(front: &str, body: &str) -> Digest {
    let digest = Digest::of_entry(front, body);
    digest.write(
        "content/people/wang-yi.md",
        "---\nname: Wang Yi\nalso_known_as: [王毅]\n---\n",
    );
    digest.write("content/topics/brics.md", "---\ntitle: BRICS\n---\n");
    digest.write(
        "chancery.yaml",
        "title: A digest\nbase_url: https://example.org/\nfeed_authority: example.org,2021\n",
    );
    digest
}

#[test]
fn a_rename_reaches_every_file_and_leaves_an_alias() {
    let front = "title: A meeting\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [wang-yi, { person: wang-yi, role: mentioned }]\ntopics: [brics]\n\
                 positions: [{ by: [wang-yi], on: brics }]\n";
    let digest = digest(
        front,
        "[Wang](../people/wang-yi.md), [again](/people/wang-yi/), wang-yi.",
    );
    digest.write("content/people/other.md", "---\nname: Other\n---\n[Wang](wang-yi.md)\n");
    let run = digest.run(&["rename", "person", "wang-yi", "yi-wang"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(!digest.path("content/people/wang-yi.md").exists());
    assert_eq!(
        digest.text("content/people/yi-wang.md"),
        "---\nname: Wang Yi\nalso_known_as: [王毅]\naliases: [/people/wang-yi/]\n---\n"
    );
    let rome = digest.text(ROME);
    assert!(
        rome.contains("[yi-wang, { person: yi-wang, role: mentioned }]") && rome.contains("by: [yi-wang]"),
        "{rome}"
    );
    assert!(
        rome.contains("[Wang](../people/yi-wang.md), [again](/people/yi-wang/), wang-yi."),
        "{rome}"
    );
    assert!(digest.text("content/people/other.md").contains("[Wang](yi-wang.md)"));
    let back = digest.run(&["rename", "person", "yi-wang", "wang"]);
    assert_eq!(back.code, Some(0), "{}", back.err);
    assert!(
        digest
            .text("content/people/wang.md")
            .contains("aliases: [/people/wang-yi/, /people/yi-wang/]")
    );
    assert_eq!(digest.run(&["build"]).code, Some(0));
    for old in ["wang-yi", "yi-wang"] {
        assert!(
            digest.published().contains_key(&format!("people/{old}/index.html")),
            "{old}"
        );
    }
}

#[test]
fn a_rename_that_cannot_be_changes_nothing() {
    let front = "title: A meeting\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [wang-yi]\ntopics: [brics]\n";
    let digest = digest(front, "Text.");
    for (arguments, expected) in [
        (["person", "wang-yy", "x"], "did you mean `wang-yi`"),
        (["person", "wang-yi", "Wang Yi"], "invalid slug"),
        (["issue", "2021-10", "x"], "invalid value 'issue'"),
        (["page", "home", "x"], "no file in content/pages/"),
        (["topic", "brics", "brics"], "is `brics` already"),
    ] {
        let run = digest.run(&[&["rename"][..], &arguments[..]].concat());
        assert_eq!(run.code, Some(2), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(expected), "{arguments:?}: {}", run.err);
    }
    digest.write("content/topics/broken.md", "---\ntitel: x\n---\n");
    let run = digest.run(&["rename", "person", "wang-yi", "x"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(digest.path("content/people/wang-yi.md").exists());
}

#[test]
fn status_lists_what_is_unpublished_and_what_is_missing() {
    let front =
        "title: A meeting\ndate: 2021-10-30\nsource: Xinhua\nparticipants: [wang-yi, Somebody]\ntopics: [brics]\n";
    let digest = digest(front, "Text.");
    digest.write(
        "content/entries/draft.md",
        entry(&format!("{front}draft: true\n"), "Text."),
    );
    digest.write(
        "content/entries/later.md",
        entry(&format!("{front}publish_at: 2022-05-01\n"), "Text."),
    );
    let run = digest.run(&["status", "--now", "2022-03-01"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for part in [
        "1 entry by month",
        "1  2021-10",
        "1 draft\n",
        "content/entries/draft.md",
        "1 entry to be published later",
        "2022-05-01",
        "with only one source (100 %)",
        "brics  (2021-10-30)",
        "Somebody (person)",
        "note   unregistered-names          1      -",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    // A mistake in one file hides nothing of the others.
    digest.write(
        "content/entries/broken.md",
        entry(&format!("{front}status: scheduled\ncolour: red\n"), "Text."),
    );
    let run = digest.run(&["status", "--now", "2022-03-01"]);
    for part in [
        "The digest has errors",
        "1 draft\n",
        "1 scheduled event whose day is over",
        "error    unknown-field",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}
