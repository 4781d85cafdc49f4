//! `rename`: what changes, what stays, and that no address is lost.

use crate::digest::{Digest, entry};

/// A digest with everything that can be renamed, on a host of its own.
fn digest() -> Digest {
    let config =
        "title: A digest\nbase_url: https://digest.example/\nfeed_authority: digest.example,2021\npairs: { from: 1 }\n";
    let digest = Digest::new([("chancery.yaml", config)]);
    for (path, text) in [
        ("topics/m.md", "---\ntitle: Maritime law\n---\n"),
        (
            "topics/fisheries.md",
            "---\ntitle: 渔业\nparent: m # the one above\n---\nSee [law](m.md) and [all](/topics/m/).\n",
        ),
        ("topics/maritime-law.md", "---\ntitle: Law\n---\n"),
        ("people/wang-yi.md", "---\nname: 王毅\nalso_known_as: [Wang Yi]\n---\n"),
        ("parties/md.md", "---\nname: Moldova\nkind: state\n---\n"),
        (
            "parties/россия.md",
            "---\nname: Россия\nslug: russia\nkind: state\n---\n",
        ),
        ("sources/tass.markdown", "---\nname: ТАСС\n---\n"),
        ("pages/about.md", "---\ntitle: عن الموقع\nmenu: 1\n---\nHello.\n"),
    ] {
        digest.write(&format!("content/{path}"), text);
    }
    digest.write("content/entries/2021/2021-10-30-rome.md", entry(ROME, ROME_BODY));
    let venice = "title: Venice\ndate: 2021-10-31\nsource: tass\nparticipants: [wang-yi]\ntopics: [m]\nrelated: [rome, { entry: 2021-10-30/rome, as: follows }]\n";
    digest.write(
        "content/entries/2021/venice.md",
        entry(
            venice,
            "After [Rome](2021-10-30-rome.md#more), [again](/2021/10/30/rome/).",
        ),
    );
    digest
}

const ROME: &str = "title: Rome\ndate: 2021-10-30\nsource: { publisher: tass, url: 'https://tass.example/1' }\ntype: meeting\nparticipants: [md, russia, { person: \
                    wang-yi, for: \"md\" }]\ntopics:\n  - m # the law\n  - fisheries\npositions: [{ by: md, on: m, to: [russia], summary: It \
                    agreed., account: tass }]\ncorrections: [{ date: 2021-11-02, note: \"As [the page](/topics/m/) says, and [the file](../../topics/m.md).\" }]\n";

const ROME_BODY: &str = "A [link](../../topics/m.md), [its page](/topics/m/?a=b), [feed](</topics/m/atom.xml>), [ours](https://digest.example/topics/m/).\n\n\
    [Theirs](https://thinktank.example/topics/m/) and `/topics/m/` stay, and m stays, [x](/topics/maritime-law/).\n\n\
    ## More\n\n> <a href=\"/topics/m/\">raw</a>\n\n| table |\n|---|\n| [cell](../../topics/m.md \"(/topics/m/)\") |\n\n- [named][law][^1]\n\n```\n[code](/topics/m/)\n```\n\n\
    [law]: ../../topics/m.md\n[^1]: A [note](/topics/m/), [md](../../parties/md.md), [pair](/pairs/md/russia/).\n";

/// Builds, renames, builds again, and makes sure that every address still leads somewhere.
fn rename(digest: &Digest, arguments: &[&str]) -> String {
    digest.succeed(&["build", "--out", "../before"]);
    let said = digest.succeed(&[&["rename"], arguments].concat());
    assert!(!said.contains("warning"), "{said}");
    digest.succeed(&["build", "--out", "../after"]);
    let diff = digest.succeed(&["diff", "../before", "../after"]);
    assert!(!diff.contains("no redirect"), "{diff}");
    diff
}

#[test]
fn a_slug_that_is_a_part_of_the_path_is_no_text_in_it() {
    let digest = digest();
    rename(&digest, &["party", "md", "moldova"]);
    assert!(digest.path("content/parties/moldova.md").exists());
    let rome = digest.text("content/entries/2021/2021-10-30-rome.md");
    for part in [
        "participants: [moldova, russia, { person: wang-yi, for: \"moldova\" }]",
        "by: moldova,",
        "[md](../../parties/moldova.md)",
        "[pair](/pairs/moldova/russia/)",
    ] {
        assert!(rome.contains(part), "{part}: {rome}");
    }
    for path in [
        "parties/md/index.html",
        "parties/md/atom.xml",
        "pairs/md/russia/index.html",
        "pairs/md/russia/atom.xml",
    ] {
        assert!(digest.around().join("after").join(path).exists(), "{path}");
    }
}

#[test]
fn links_change_by_what_they_mean_and_text_stays() {
    let digest = digest();
    rename(&digest, &["topic", "m", "maritime"]);
    assert_eq!(
        digest.text("content/topics/maritime.md"),
        "---\ntitle: Maritime law\naliases: [/topics/m/]\n---\n"
    );
    assert_eq!(
        digest.text("content/topics/fisheries.md"),
        "---\ntitle: 渔业\nparent: maritime # the one above\n---\nSee [law](maritime.md) and [all](/topics/maritime/).\n"
    );
    let expected = ROME_BODY
        .replace("topics/m.md", "topics/maritime.md")
        .replace("](/topics/m/", "](/topics/maritime/")
        .replace("</topics/m/", "</topics/maritime/")
        .replace("href=\"/topics/m/", "href=\"/topics/maritime/")
        .replace("digest.example/topics/m/", "digest.example/topics/maritime/")
        .replace("[code](/topics/maritime/)", "[code](/topics/m/)");
    let rome = digest.text("content/entries/2021/2021-10-30-rome.md");
    assert!(rome.trim_end().ends_with(expected.trim_end()), "{rome}\n{expected}");
    for part in [
        "  - maritime # the law\n",
        "on: maritime,",
        "As [the page](/topics/maritime/) says, and [the file](../../topics/maritime.md).",
    ] {
        assert!(rome.contains(part), "{part}: {rome}");
    }
}

#[test]
fn feeds_and_calendars_are_at_their_old_addresses() {
    let digest = digest();
    rename(&digest, &["topic", "m", "maritime"]);
    let site = |path: &str| std::fs::read(digest.around().join("after/topics").join(path)).unwrap_or_default();
    for file in ["atom.xml", "feed.json", "calendar.ics"] {
        assert!(!site(&format!("m/{file}")).is_empty(), "{file}");
        assert_eq!(site(&format!("m/{file}")), site(&format!("maritime/{file}")), "{file}");
    }
    let feed = String::from_utf8(site("m/atom.xml")).unwrap();
    assert!(
        feed.contains("rel=\"self\" href=\"https://digest.example/topics/maritime/atom.xml\"")
            || feed.contains("https://digest.example/topics/maritime/atom.xml"),
        "{feed}"
    );
    let rules = String::from_utf8(std::fs::read(digest.around().join("after/_redirects")).unwrap()).unwrap();
    assert!(rules.contains("/topics/m/ /topics/maritime/ 301\n"), "{rules}");
    assert!(
        rules.contains("/topics/m/atom.xml /topics/maritime/atom.xml 301\n"),
        "{rules}"
    );
}

#[test]
fn entries_keep_their_dates_and_are_found_by_both_names() {
    let digest = digest();
    rename(&digest, &["entry", "2021-10-30/rome", "roma"]);
    let path = "content/entries/2021/2021-10-30-roma.md";
    assert!(digest.text(path).contains("aliases: [/2021/10/30/rome/]"));
    let venice = digest.text("content/entries/2021/venice.md");
    assert!(
        venice.contains("related: [roma, { entry: 2021-10-30/roma, as: follows }]"),
        "{venice}"
    );
    assert!(
        venice.contains("[Rome](2021-10-30-roma.md#more), [again](/2021/10/30/roma/)"),
        "{venice}"
    );
    let site = digest.around().join("after/2021/10/30/rome");
    for file in ["index.html", "index.json", "citation.bib"] {
        assert!(site.join(file).exists(), "{file}");
    }
    rename(&digest, &["entry", "venice", "venezia"]);
    assert!(digest.path("content/entries/2021/venezia.md").exists());
}

#[test]
fn every_kind_is_renamed_and_renamed_back() {
    let digest = digest();
    for (kind, old, new, path) in [
        ("source", "tass", "tass-agency", "content/sources/tass-agency.markdown"),
        ("party", "russia", "russian-federation", "content/parties/россия.md"),
        ("person", "wang-yi", "wang", "content/people/wang.md"),
        ("page", "about", "about-us", "content/pages/about-us.md"),
        ("topic", "fisheries", "fishing", "content/topics/fishing.md"),
        ("entry", "rome", "roma", "content/entries/2021/2021-10-30-roma.md"),
    ] {
        rename(&digest, &[kind, old, new]);
        assert!(digest.path(path).exists(), "{path}");
        rename(&digest, &[kind, new, old]);
        // The first address is the first of its aliases: ids are made of it.
        let run = digest.run(&["check"]);
        assert!(!run.err.contains("error["), "{kind}: {}", run.err);
    }
    let rome = digest.text("content/entries/2021/2021-10-30-rome.md");
    assert!(
        rome.contains("aliases: [/2021/10/30/rome/, /2021/10/30/roma/]"),
        "{rome}"
    );
}

#[test]
fn ends_of_lines_and_byte_order_marks_stay() {
    let digest = digest();
    digest.write(
        "content/topics/fisheries.md",
        "\u{feff}---\r\ntitle: 渔业\r\nparent: m\r\n---\r\nSee [law](m.md).\r\n",
    );
    rename(&digest, &["topic", "m", "maritime"]);
    assert_eq!(
        digest.text("content/topics/fisheries.md"),
        "\u{feff}---\r\ntitle: 渔业\r\nparent: maritime\r\n---\r\nSee [law](maritime.md).\r\n"
    );
    rename(&digest, &["topic", "fisheries", "fishing"]);
    assert_eq!(
        digest.text("content/topics/fishing.md"),
        "\u{feff}---\r\ntitle: 渔业\r\nparent: maritime\r\naliases: [/topics/fisheries/]\r\n---\r\nSee [law](maritime.md).\r\n"
    );
}

#[test]
fn an_entry_in_a_folder_gets_its_slug_in_its_file() {
    let digest = digest();
    let front = "title: Genève\ndate: 2021-11-01\nsource: tass\nparticipants: [wang-yi]\ntopics: [m]\n";
    digest.write("content/entries/2021-11-01-geneve/index.md", entry(front, "Text."));
    rename(&digest, &["entry", "geneve", "geneva"]);
    let text = digest.text("content/entries/2021-11-01-geneve/index.md");
    assert!(
        text.contains("slug: geneva\naliases: [/2021/11/01/geneve/]\n"),
        "{text}"
    );
}

#[test]
fn a_dry_run_shows_the_changes_and_writes_nothing() {
    let digest = digest();
    let before = digest.content();
    let run = digest.run(&["rename", "topic", "m", "maritime", "--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    for part in [
        "content/topics/fisheries.md:3: parent: m # the one above → parent: maritime # the one above",
        "content/topics/m.md → content/topics/maritime.md",
    ] {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
    assert!(
        run.err.contains("4 files would change; nothing was written"),
        "{}",
        run.err
    );
    assert_eq!(digest.content(), before);
}

#[test]
fn what_would_be_wrong_is_refused_and_nothing_is_written() {
    let digest = digest();
    digest.write(
        "content/topics/taken.md",
        "---\ntitle: Taken\naliases: [/topics/free/]\n---\n",
    );
    digest.write("content/topics/other.md", "---\ntitle: Other\nslug: elsewhere\n---\n");
    let before = digest.content();
    for (arguments, code, expected) in [
        (["topic", "m", "taken"], 2, "chancery merge topic m taken"),
        (
            ["topic", "m", "other"],
            2,
            "there is a file content/topics/other.md already",
        ),
        (["topic", "m", "free"], 1, "nothing was written"),
        (["entry", "rom", "x"], 2, "did you mean `rome`"),
    ] {
        let run = digest.run(&[&["rename"][..], &arguments[..]].concat());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.err);
        assert!(run.err.contains(expected), "{arguments:?}: {}", run.err);
        assert_eq!(digest.content(), before, "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_changed_safely_is_left_and_named() {
    let digest = digest();
    let front =
        "title: Bern\ndate: 2021-11-03\nsource: tass\nparticipants: [wang-yi]\ntopics: &t [m]\nextra: { again: *t }\n";
    digest.write("content/entries/2021/bern.md", entry(front, "Text."));
    let before = digest.content();
    let run = digest.run(&["rename", "topic", "m", "maritime"]);
    if run.code != Some(0) {
        assert!(
            run.err
                .contains("content/entries/2021/bern.md could not be changed safely"),
            "{}",
            run.err
        );
        assert_eq!(digest.content(), before);
    }
}
