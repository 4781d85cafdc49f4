//! `merge`: two files of one thing become one, and nothing is lost.

use crate::digest::{Digest, entry};

fn digest() -> Digest {
    let config = "title: A digest\nbase_url: https://digest.example/\nfeed_authority: digest.example,2021\n";
    let digest = Digest::new([("chancery.yaml", config)]);
    for (path, text) in [
        ("topics/tuna.md", "---\ntitle: Tuna\n---\nAbout *tuna*.\n"),
        (
            "topics/tunafish.md",
            "---\ntitle: 金枪鱼\nalso_known_as: [Tuna fish]\nparent: sea\nrelated: [tuna, sea]\naliases: [/topics/thunnus/]\n---\nSee [tuna](tuna.md) and \
             [the sea](sea.md).[^1]\n\n[^1]: A note.\n",
        ),
        ("topics/sea.md", "---\ntitle: Море\nrelated: [tunafish, tuna]\n---\n"),
        ("people/wang-yi.md", "---\nname: Wang Yi\nnative_name: 王毅\n---\n"),
        (
            "people/wang-y.md",
            "---\nname: Wang Y.\nwikidata: Q16195\nnative_name: 王毅\n# as in the directory\noffices:\n  - title: Foreign Minister\n    of: China\n---\nA minister.\n",
        ),
        ("sources/tass.md", "---\nname: TASS\n---\n"),
        ("sources/itar-tass.md", "---\nname: ИТАР-ТАСС\n---\n"),
    ] {
        digest.write(&format!("content/{path}"), text);
    }
    let rome = "title: Rome\ndate: 2021-10-30\nsource: itar-tass\nparticipants: [wang-y, wang-yi]\ntopics: [tuna, sea, tunafish]\n";
    digest.write(
        "content/entries/rome.md",
        entry(
            rome,
            "On [tunafish](../topics/tunafish.md), [again](/topics/tunafish/).",
        ),
    );
    digest
}

/// Merges, and makes sure that every address still leads somewhere.
fn merge(digest: &Digest, arguments: &[&str]) -> String {
    digest.succeed(&["build", "--out", "../before"]);
    let said = digest.succeed(&[&["merge"], arguments].concat());
    digest.succeed(&["build", "--out", "../after"]);
    let diff = digest.succeed(&["diff", "../before", "../after"]);
    assert!(!diff.contains("no redirect"), "{diff}");
    said
}

#[test]
fn two_topics_become_one() {
    let digest = digest();
    merge(&digest, &["topic", "tunafish", "tuna"]);
    assert!(!digest.path("content/topics/tunafish.md").exists());
    assert_eq!(
        digest.text("content/topics/tuna.md"),
        "---\ntitle: Tuna\nparent: sea\nrelated: [sea]\nalso_known_as: [金枪鱼, Tuna fish]\naliases: [/topics/tuna/, /topics/thunnus/, /topics/tunafish/]\n---\n\
         About *tuna*.\n\n## 金枪鱼\n\nSee [tuna](tuna.md) and [the sea](sea.md).[^1]\n\n[^1]: A note.\n"
    );
    assert_eq!(
        digest.text("content/topics/sea.md"),
        "---\ntitle: Море\nrelated: [tuna]\n---\n"
    );
    let rome = digest.text("content/entries/rome.md");
    assert!(rome.contains("topics: [tuna, sea]\n"), "{rome}");
    assert!(
        rome.contains("[tunafish](../topics/tuna.md), [again](/topics/tuna/)"),
        "{rome}"
    );
}

#[test]
fn what_differs_is_shown_and_what_is_missing_is_taken_over() {
    let digest = digest();
    let said = merge(&digest, &["person", "wang-y", "wang-yi"]);
    let wang = digest.text("content/people/wang-yi.md");
    assert_eq!(
        wang,
        "---\nname: Wang Yi\nnative_name: 王毅\nwikidata: Q16195\n# as in the directory\noffices:\n  - title: Foreign Minister\n    of: China\nalso_known_as: [\"Wang \
         Y.\"]\naliases: [/people/wang-yi/, /people/wang-y/]\n---\nA minister.\n".replace("[\"Wang Y.\"]", "[Wang Y.]")
    );
    assert!(
        digest
            .text("content/entries/rome.md")
            .contains("participants: [wang-yi]\n")
    );
    assert!(!said.contains("not taken over"), "{said}");
    digest.write("content/people/w-yi.md", "---\nname: W. Yi\nnative_name: 汪毅\n---\n");
    let said = merge(&digest, &["person", "w-yi", "wang-yi"]);
    assert!(
        said.contains("not taken over from content/people/w-yi.md: native_name: 汪毅; kept: native_name: 王毅"),
        "{said}"
    );
}

#[test]
fn two_entries_of_one_event_become_one() {
    let digest = digest();
    let front = "title: Roma\ndate: 2021-10-30\nsource: tass\nparticipants: [wang-yi]\ntopics: [sea]\nrelated: [rome]\nplace: Rome\n";
    digest.write(
        "content/entries/2021/roma.md",
        entry(front, "The [sea](../../topics/sea.md)."),
    );
    let venice = "title: Venice\ndate: 2021-10-31\nsource: tass\nparticipants: [wang-yi]\ntopics: [sea]\nrelated: [{ entry: roma, as: follows }]\n";
    digest.write(
        "content/entries/2021/venice.md",
        entry(venice, "After [Rome](roma.md)."),
    );
    let said = merge(&digest, &["entry", "roma", "rome"]);
    let rome = digest.text("content/entries/rome.md");
    for part in [
        "place: Rome\n",
        "aliases: [/2021/10/30/rome/, /2021/10/30/roma/]\n",
        "\n\n## Roma\n\nThe [sea](../topics/sea.md).",
    ] {
        assert!(rome.contains(part), "{part}: {rome}");
    }
    assert!(!rome.contains("related"), "{rome}");
    assert!(said.contains("title: Roma; kept: title: Rome"), "{said}");
    assert!(said.contains("source: tass; kept: source: itar-tass"), "{said}");
    let venice = digest.text("content/entries/2021/venice.md");
    assert!(
        venice.contains("{ entry: rome, as: follows }") && venice.contains("[Rome](../rome.md)"),
        "{venice}"
    );
}

#[test]
fn two_sources_become_one_and_a_dry_run_shows_it() {
    let digest = digest();
    let before = digest.content();
    let shown = digest.succeed(&["merge", "source", "itar-tass", "tass", "--dry-run"]);
    for part in [
        "source: itar-tass → source: tass",
        "content/sources/itar-tass.md → (removed)",
        "3 files would change; nothing was written",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(digest.content(), before);
    merge(&digest, &["source", "itar-tass", "tass"]);
    assert!(
        digest
            .text("content/sources/tass.md")
            .contains("also_known_as: [ИТАР-ТАСС]")
    );
}

#[test]
fn what_cannot_be_joined_is_refused() {
    let digest = digest();
    digest.write(
        "content/topics/tuna.md",
        "---\ntitle: Tuna\n---\nAbout tuna.[^1]\n\n[^1]: Another note.\n",
    );
    let before = digest.content();
    for (arguments, code, expected) in [
        (["topic", "tunafish", "tuna"], 2, "cannot stand one below the other"),
        (["topic", "tuna", "tuna"], 2, "both are content/topics/tuna.md"),
        (["topic", "tunny", "tuna"], 2, "has the slug `tunny`"),
    ] {
        let run = digest.run(&[&["merge"][..], &arguments[..]].concat());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(expected), "{arguments:?}: {}", run.err);
        assert_eq!(digest.content(), before, "{arguments:?}");
    }
}
