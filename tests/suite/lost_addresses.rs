//! Pages that were in the last site and have neither a page nor a redirect in the next: they are warned of, and `fix` keeps them.

use crate::digest::{Digest, entry};

const CONFIG: &str = "title: A digest\nbase_url: https://digest.example/\nfeed_authority: digest.example,2024\n";
const VOTE: &str = "title: 投票\ndate: 2024-05-01\nsource: { publisher: Xinhua, url: 'https://xinhua.example/1' }\nparticipants: [China]\ntopics: [brics]\n";

fn digest() -> Digest {
    let digest = Digest::new([("chancery.yaml", CONFIG)]);
    digest.write("content/entries/vote.md", entry(VOTE, "Text."));
    digest.write("content/topics/brics.md", "---\ntitle: БРИКС\n---\n");
    digest.write("content/pages/about.md", "---\ntitle: عن\n---\nText.\n");
    let run = digest.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        run.err
            .contains("no earlier site here, so lost addresses were not looked for"),
        "{}",
        run.err
    );
    digest
}

#[test]
fn a_corrected_date_is_told_and_fixed() {
    let digest = digest();
    digest.write(
        "content/entries/vote.md",
        entry(&VOTE.replace("05-01", "05-02"), "Text."),
    );
    for command in ["check", "build"] {
        let run = digest.run(&[command, "--format", "short"]);
        let said = format!("{}{}", run.out, run.err);
        assert!(
            said.contains("content/entries/vote.md:") && said.contains("lost-address"),
            "{said}"
        );
        assert!(said.contains("add `aliases: [/2024/05/01/vote/]`"), "{said}");
        if command == "check" {
            let fixed = digest.run(&["fix", "--dry-run"]);
            assert!(
                fixed.out.contains("aliases: [/2024/05/01/vote/]"),
                "{}{}",
                fixed.out,
                fixed.err
            );
        }
    }
    // The site is new by now, so nothing is known of the one before.
    assert!(!digest.run(&["check"]).err.contains("lost-address"));
}

#[test]
fn fix_adds_the_alias() {
    let digest = digest();
    digest.write(
        "content/entries/vote.md",
        entry(&VOTE.replace("05-01", "05-02"), "Text."),
    );
    assert_eq!(digest.run(&["fix", "--yes"]).code, Some(0));
    assert!(
        digest
            .text("content/entries/vote.md")
            .contains("topics: [brics]\naliases: [/2024/05/01/vote/]\n---\n")
    );
    let run = digest.run(&["build", "--strict"]);
    assert!(
        !run.err.contains("lost-address") && !run.out.contains("lost-address"),
        "{}",
        run.err
    );
}

#[test]
fn a_file_that_took_the_place_is_found() {
    let digest = digest();
    // Renamed by hand: the source says so for certain.
    std::fs::rename(
        digest.path("content/entries/vote.md"),
        digest.path("content/entries/ballot.md"),
    )
    .unwrap();
    // The title is all that is the same: it may be another one.
    std::fs::rename(
        digest.path("content/topics/brics.md"),
        digest.path("content/topics/brics-plus.md"),
    )
    .unwrap();
    let ballot = digest
        .text("content/entries/ballot.md")
        .replace("[brics]", "[brics-plus]");
    digest.write("content/entries/ballot.md", ballot);
    let run = digest.run(&["check", "--format", "short"]);
    let said = format!("{}{}", run.out, run.err);
    assert!(said.contains("content/entries/ballot.md:"), "{said}");
    assert!(
        said.contains("if this file took its place, add `aliases: [/topics/brics/]`"),
        "{said}"
    );
    digest.run(&["fix", "--yes"]);
    assert!(
        digest
            .text("content/entries/ballot.md")
            .contains("aliases: [/2024/05/01/vote/]")
    );
    assert!(!digest.text("content/topics/brics-plus.md").contains("aliases"));
}

#[test]
fn what_was_removed_on_purpose_is_said_once() {
    let digest = digest();
    std::fs::remove_file(digest.path("content/pages/about.md")).unwrap();
    let run = digest.run(&["check", "--format", "short"]);
    let said = format!("{}{}", run.out, run.err);
    assert!(
        said.contains("removed: [/about/]") && said.contains("lost-address"),
        "{said}"
    );
    digest.write("chancery.yaml", format!("{CONFIG}removed: [/about/]\n"));
    let run = digest.run(&["check", "--format", "short"]);
    assert!(
        !format!("{}{}", run.out, run.err).contains("lost-address"),
        "{}",
        run.err
    );
    // A redirect of the digest's own does as well.
    digest.write("chancery.yaml", CONFIG);
    digest.write("content/static/_redirects", "/about/ https://other.example/ 301\n");
    let run = digest.run(&["check", "--format", "short"]);
    assert!(
        !format!("{}{}", run.out, run.err).contains("lost-address"),
        "{}",
        run.err
    );
}

#[test]
fn an_alias_and_a_preview_are_no_loss() {
    let digest = digest();
    digest.write(
        "content/entries/draft.md",
        entry(&format!("{VOTE}draft: true\nslug: draft\n"), "Text."),
    );
    assert_eq!(digest.run(&["build", "--drafts"]).code, Some(0));
    let run = digest.run(&["build", "--format", "short"]);
    assert!(
        !format!("{}{}", run.out, run.err).contains("lost-address"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("no earlier site"), "{}", run.err);
}

#[test]
fn the_manifest_alone_tells_what_was_there() {
    let digest = digest();
    let manifest = std::fs::read(digest.path("public/.chancery-manifest.json")).unwrap();
    std::fs::remove_dir_all(digest.path("public")).unwrap();
    digest.write("public/.chancery-manifest.json", manifest);
    digest.write(
        "content/entries/vote.md",
        entry(&VOTE.replace("05-01", "05-02"), "Text."),
    );
    let run = digest.run(&["build", "--format", "short"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(
        format!("{}{}", run.out, run.err).contains("aliases: [/2024/05/01/vote/]"),
        "{}",
        run.err
    );
    assert!(digest.path("public/2024/05/02/vote/index.html").exists());
}

#[test]
fn a_deployment_says_what_is_lost_where_it_goes() {
    let digest = digest();
    assert_eq!(digest.run(&["deploy", "--dir", "../www"]).code, Some(0));
    digest.write(
        "content/entries/vote.md",
        entry(&VOTE.replace("05-01", "05-02"), "Text."),
    );
    assert_eq!(digest.run(&["build"]).code, Some(0));
    for arguments in [
        &["deploy", "--dir", "../www", "--dry-run"][..],
        &["deploy", "--dir", "../www"],
    ] {
        let run = digest.run(arguments);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(
            run.err
                .contains("are lost, since they have no redirect: /2024/05/01/vote/"),
            "{}",
            run.err
        );
        let is_there = digest.around().join("www/2024/05/01/vote/index.html").exists();
        assert_eq!(is_there, arguments.len() == 4, "{arguments:?}");
    }
}
