//! What `seal` writes of quotations and saved copies, and what is known from it where the copies are not.

use crate::digest::{Digest, Run, entry};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Two days, as seconds since 1970: 28 November and 1 December 2026.
const FIRST: &str = "1795867200";
const LATER: &str = "1796126400";

const FRONT: &str = "title: A meeting in Rome\ndate: 2021-10-30\nsource: { publisher: Xinhua, saved: { file: rome.txt } }\n\
                     participants: [Wang Yi, Sergey Lavrov]\ntopics: [brics]\n";
const COPY: &str = "Wang said on Saturday that both countries will not support the forming of any “small circle” in the region. \
                    Democracy is a common value of mankind, Lavrov said, and it isn't the privilege of a few countries.";
const BODY: &str = "Wang said that both “will not support the forming of any ‘small circle’”. Lavrov spoke too.";
const CHANGED: &str = "Wang said that both “will support the forming of any ‘small circle’”. Lavrov spoke too.";

fn digest(body: &str) -> Digest {
    Digest::new([
        ("content/entries/rome.md", entry(FRONT, body)),
        ("archive/rome.txt", COPY.to_owned()),
    ])
}

fn seal_on(digest: &Digest, day: &str) -> Run {
    digest.run_with(&["seal"], &[("SOURCE_DATE_EPOCH", day)])
}

/// Seals, and returns the text of `evidence.lock`.
fn sealed(digest: &Digest, day: &str) -> String {
    let run = seal_on(digest, day);
    assert_eq!(run.code, Some(0), "{}", run.err);
    lock(digest)
}

fn lock(digest: &Digest) -> String {
    fs::read_to_string(digest.path("evidence.lock")).expect("evidence.lock")
}

fn without_copies(digest: &Digest) {
    fs::remove_dir_all(digest.path("archive")).expect("an archive");
}

/// The rules about quotations and copies that `check` reports, each as often as it does.
fn reported(digest: &Digest) -> Vec<String> {
    let run = digest.run(&["check", "--format", "short"]);
    let rules = ["quote-", "quotes-", "saved-copy-", "damaged-"];
    let words = run.out.split(['[', ']']).map(str::to_owned);
    words
        .filter(|word| rules.iter().any(|rule| word.starts_with(rule)) && !word.contains(' '))
        .collect()
}

#[test]
fn a_changed_quotation_is_found_without_the_copies() {
    let digest = digest(BODY);
    assert_eq!(reported(&digest), ["quote-unverified"]);
    sealed(&digest, FIRST);
    assert_eq!(reported(&digest), Vec::<String>::new());
    without_copies(&digest);
    assert_eq!(reported(&digest), Vec::<String>::new());
    digest.write("content/entries/rome.md", entry(FRONT, CHANGED));
    assert_eq!(reported(&digest), ["quote-unverified"]);
    let run = digest.run(&["check"]);
    assert!(
        run.out.contains("verified on 2026-11-28 and has been changed since"),
        "{}",
        run.err
    );
    assert!(run.out.contains("content/entries/rome.md:9:21"), "{}", run.out);
    assert_eq!(run.code, Some(0));
    digest.write("chancery.yaml", "title: Rome\nlints: { quote-unverified: error }\n");
    assert_eq!(digest.run(&["check"]).code, Some(1));
    // Sealing without the copy does not forget what was verified in it.
    let before = lock(&digest);
    assert_eq!(sealed(&digest, LATER), before);
    assert_eq!(digest.run(&["check"]).code, Some(1));
    digest.write("content/entries/rome.md", entry(FRONT, BODY));
    assert_eq!(digest.run(&["check"]).code, Some(0));
}

#[test]
fn sealing_again_changes_no_other_line() {
    let digest = digest(BODY);
    let first = sealed(&digest, FIRST);
    let stamp = || {
        fs::metadata(digest.path("evidence.lock"))
            .and_then(|file| file.modified())
            .expect("a time")
    };
    let before = stamp();
    assert_eq!(sealed(&digest, LATER), first);
    assert_eq!(stamp(), before, "nothing is written where nothing changed");
    let more = format!("{BODY} He said “democracy is a common value … not”, he “isn't the privilege of a few” said.");
    digest.write("content/entries/rome.md", entry(FRONT, &more));
    let run = seal_on(&digest, LATER);
    // What is not in the copy is not sealed, and is reported; the rest is sealed all the same.
    assert!(run.code == Some(1) && run.out.contains("quote-"), "{}", run.err);
    let second = lock(&digest);
    let new: Vec<&str> = second.lines().filter(|line| !first.contains(line)).collect();
    assert!(new.len() == 1 && new[0].ends_with("2026-12-01"), "{second}");
    assert!(first.lines().all(|line| second.contains(line)));
    digest.write("content/entries/rome.md", entry(FRONT, BODY));
    assert_eq!(sealed(&digest, LATER), first);
    let names = fs::read_dir(digest.root()).expect("a folder").flatten();
    let mut names: Vec<_> = names.map(|file| file.file_name()).collect();
    names.sort();
    assert_eq!(
        names,
        ["archive", "content", "evidence.lock"],
        "nothing else is left behind"
    );
}

#[test]
fn a_dry_run_writes_nothing() {
    let digest = digest(BODY);
    let run = digest.run(&["seal", "--dry-run"]);
    assert!(
        run.out.contains("+content/entries/rome.md archive/rome.txt quote "),
        "{}",
        run.out
    );
    assert!(run.err.contains("nothing was written"));
    assert!(!digest.path("evidence.lock").exists());
}

fn git(root: &Path, words: &[&str]) -> String {
    let who = [
        "-c",
        "user.name=Editor",
        "-c",
        "user.email=editor@example.org",
        "-c",
        "init.defaultBranch=main",
    ];
    let run = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(who)
        .args(words)
        .output()
        .expect("git");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(run.status.success(), "{words:?}: {said}");
    said
}

#[test]
fn two_who_seal_on_two_branches_have_no_conflict() {
    for has_common_lock in [true, false] {
        let digest = digest(BODY);
        let root = digest.root();
        digest.write(".gitignore", "/archive/\n");
        git(&root, &["init"]);
        if has_common_lock {
            sealed(&digest, FIRST);
            let attributes = fs::read_to_string(digest.path(".gitattributes")).expect("attributes");
            assert_eq!(attributes, "evidence.lock merge=union\n");
        } else {
            digest.write(".gitattributes", "evidence.lock merge=union\n");
        }
        git(&root, &["add", "."]);
        git(&root, &["commit", "-m", "Begin"]);
        git(&root, &["checkout", "-b", "other"]);
        let write = |name: &str, day: &str| {
            let front = FRONT.replace("2021-10-30", day).replace("Rome", name);
            let body = BODY.replace("will not", "countries will not");
            digest.write(&format!("content/entries/{name}.md"), entry(&front, &body));
        };
        for (branch, name, day) in [("other", "athens", FIRST), ("main", "bari", LATER)] {
            git(&root, &["checkout", branch]);
            write(name, "2021-10-29");
            sealed(&digest, day);
            git(&root, &["add", "."]);
            git(&root, &["commit", "-m", name]);
        }
        git(&root, &["merge", "other", "-m", "Merge"]);
        let merged = lock(&digest);
        assert!(
            !merged.contains("<<<<") && merged.contains("athens") && merged.contains("bari"),
            "{merged}"
        );
        // The copies are not in git.
        without_copies(&digest);
        assert_eq!(reported(&digest), Vec::<String>::new(), "{merged}");
        let tidied = sealed(&digest, LATER);
        let mut lines: Vec<&str> = merged.lines().filter(|line| !line.starts_with('#')).collect();
        lines.sort_unstable();
        lines.dedup();
        // Where both had sealed the same, the newest day counts.
        if has_common_lock {
            let expected: Vec<&str> = tidied.lines().skip(1).collect();
            assert_eq!(lines, expected);
        }
        assert_eq!(sealed(&digest, LATER), tidied);
    }
}

#[test]
fn a_copy_that_is_not_the_sealed_one_is_told_once() {
    let digest = digest(BODY);
    sealed(&digest, FIRST);
    digest.write("archive/rome.txt", COPY.replace("will not", "will never"));
    assert_eq!(reported(&digest), ["saved-copy-changed"]);
    // With the new copy the quotation is another one.
    let run = seal_on(&digest, LATER);
    assert!(run.code == Some(1) && run.out.contains("quote-differs"), "{}", run.err);
    digest.write("archive/rome.txt", format!("{COPY} More."));
    assert_eq!(sealed(&digest, LATER).matches("2026-12-01").count(), 2);
    assert_eq!(reported(&digest), Vec::<String>::new());
}

#[test]
fn drafts_and_later_entries_are_sealed() {
    let digest = digest(BODY);
    let other = |more: &str| entry(&format!("{}{more}", FRONT.replace("Rome", "Bari")), BODY);
    digest.write("content/entries/draft.md", other("draft: true\n"));
    digest.write("content/entries/later.md", other("publish_at: 2090-01-01\n"));
    let all = sealed(&digest, FIRST);
    for name in ["rome", "draft", "later"] {
        assert_eq!(all.matches(&format!("entries/{name}.md ")).count(), 2, "{all}");
    }
    // A draft that has errors now keeps its lines, and keeps nothing from being sealed.
    digest.write("content/entries/draft.md", other("draft: true\ntype: nonsense\n"));
    digest.write(
        "content/entries/rome.md",
        entry(FRONT, &format!("{BODY} “In the region”.")),
    );
    let more = sealed(&digest, LATER);
    assert_eq!(more.lines().count(), all.lines().count() + 1);
    assert!(all.lines().all(|line| more.contains(line)), "{more}");
    fs::remove_file(digest.path("content/entries/draft.md")).expect("a draft");
    assert!(!sealed(&digest, LATER).contains("draft.md"));
}

#[test]
fn names_and_files_may_change() {
    let digest = digest(BODY);
    digest.write("content/sources/xinhua.md", "---\nname: Xinhua\n---\n");
    digest.write("content/topics/brics.md", "---\ntitle: BRICS\n---\n");
    sealed(&digest, FIRST);
    without_copies(&digest);
    for words in [
        ["rename", "source", "xinhua", "xinhua-news"],
        ["rename", "topic", "brics", "brics-states"],
    ] {
        let run = digest.run(&words);
        assert_eq!(run.code, Some(0), "{}", run.err);
    }
    assert_eq!(reported(&digest), Vec::<String>::new());
    fs::create_dir(digest.path("content/entries/20 21")).expect("a folder");
    fs::rename(
        digest.path("content/entries/rome.md"),
        digest.path("content/entries/20 21/rome.md"),
    )
    .expect("a file");
    assert_eq!(reported(&digest), Vec::<String>::new());
    let moved = sealed(&digest, LATER);
    assert_eq!(
        moved
            .matches("content/entries/20%2021/rome.md archive/rome.txt ")
            .count(),
        2,
        "{moved}"
    );
    assert!(moved.lines().count() == 3 && !moved.contains("2026-12"), "{moved}");
    assert_eq!(reported(&digest), Vec::<String>::new());
}

#[test]
fn the_page_says_when_quotations_were_checked() {
    let digest = digest(BODY);
    digest.write("chancery.yaml", "title: Rome\nbase_url: https://rome.example\n");
    let page = |digest: &Digest| {
        let run = digest.run(&["build"]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let site = digest.published();
        let data = String::from_utf8_lossy(&site["data/entries.json"]).into_owned();
        (
            String::from_utf8_lossy(&site["2021/10/30/rome/index.html"]).into_owned(),
            data,
        )
    };
    let said = "Quotations checked against the saved copy, <time datetime=\"2026-11-28\">28 November 2026</time>";
    assert!(!page(&digest).0.contains("Quotations checked"));
    sealed(&digest, FIRST);
    without_copies(&digest);
    let (html, data) = page(&digest);
    assert!(html.contains(said) && data.contains("\"2026-11-28\""), "{html}{data}");
    digest.write(
        "chancery.yaml",
        "title: Rome\nbase_url: https://rome.example\ntheme: bulletin\n",
    );
    assert!(page(&digest).0.contains(said));
    digest.write("content/entries/rome.md", entry(FRONT, CHANGED));
    assert!(!page(&digest).0.contains("Quotations checked"));
}

#[test]
fn what_is_in_another_language_counts_for_nothing() {
    let spanish = "El ministro dijo que los dos países no van a apoyar la creación de un círculo pequeño en la región, y que \
                   el acuerdo con las partes es una base para la paz. Los presidentes hablaron por la tarde de las relaciones.";
    let body = "Wang and Lavrov spoke, and he said that “the agreement is a basis for peace”.";
    for (copy, language) in [
        (spanish, ""),
        ("王毅说，双方同意，协议是和平的基础。", ""),
        (COPY, "language: ru, "),
    ] {
        let front = FRONT.replace("saved:", &format!("{language}saved:"));
        let digest = Digest::new([
            ("content/entries/rome.md", entry(&front, body)),
            ("archive/rome.txt", copy.to_owned()),
            (
                "chancery.yaml",
                "title: Rome\nlints: { quote-unverified: error }\n".to_owned(),
            ),
        ]);
        assert_eq!(sealed(&digest, FIRST).matches(" quote ").count(), 0);
        assert_eq!(reported(&digest), ["quotes-unchecked"], "{copy}");
        without_copies(&digest);
        assert_eq!(reported(&digest), Vec::<String>::new(), "{copy}");
    }
}

#[test]
fn a_damaged_file_is_an_error_and_is_not_overwritten() {
    let digest = digest(BODY);
    let good = sealed(&digest, FIRST);
    let damaged = format!("{good}<<<<<<< HEAD\n");
    digest.write("evidence.lock", &damaged);
    assert_eq!(reported(&digest), ["damaged-evidence"]);
    assert_eq!(seal_on(&digest, LATER).code, Some(1));
    assert_eq!(lock(&digest), damaged);
}
