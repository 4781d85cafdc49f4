//! The command line: exit codes, formats, and what is written where.

use crate::digest::{self, Digest, NOW, PLAIN, Run};
use serde_json::Value;
use std::fs;

fn good() -> Digest {
    Digest::of_entry(&addressed(), "They met.")
}

/// The front matter of an entry in which an editor finds nothing either.
fn addressed() -> String {
    PLAIN.replace("source: Xinhua", "source: https://example.org/a") + "verification: single-source\n"
}

/// One error and one warning.
fn bad() -> Digest {
    let digest = Digest::of_entry(&PLAIN.replace("2021-10-30", "2021-02-30"), "");
    digest.write(
        "content/entries/late.md",
        digest::entry(&PLAIN.replace("2021-10-30", "2022-10-30"), ""),
    );
    digest
}

/// A warning and nothing worse.
fn doubtful() -> Digest {
    Digest::of_entry(&addressed().replace("2021-10-30", "2022-10-30"), "")
}

fn ended(run: &Run, code: i32) {
    assert_eq!(run.code, Some(code), "{run:?}");
}

#[test]
fn a_clean_build() {
    let digest = good();
    let run = digest.run(&["build", "--now", NOW]);
    ended(&run, 0);
    assert!(
        !run.out.contains("error") && !run.out.contains("warning"),
        "{}",
        run.out
    );
    assert!(run.err.contains("1 entry, "), "{}", run.err);
    let site = digest.published();
    for path in [
        "index.html",
        "404.html",
        "2021/10/30/rome/index.html",
        ".chancery-manifest.json",
    ] {
        assert!(site.contains_key(path), "{path}");
    }
    let run = digest.run(&["build", "--now", NOW, "--quiet"]);
    ended(&run, 0);
    assert_eq!((run.out, run.err), (String::new(), String::new()));
    assert_eq!(digest.published(), site);
}

#[test]
fn mistakes_end_with_one_and_leave_the_old_site() {
    let digest = good();
    ended(&digest.run(&["build", "--now", NOW]), 0);
    let before = digest.published();
    digest.write("content/entries/rome.md", "no front matter");
    let run = digest.run(&["build", "--now", NOW]);
    ended(&run, 1);
    assert!(run.err.contains("1 error, 1 entry checked; "), "{}", run.err);
    assert!(run.err.contains("is unchanged"), "{}", run.err);
    assert_eq!(digest.published(), before);
    ended(&digest.run(&["check", "--now", NOW]), 1);
    ended(&digest.run(&["check", "--now", NOW, "--quiet"]), 1);
}

#[test]
fn a_template_that_fails_leaves_the_old_site_too() {
    let digest = good();
    ended(&digest.run(&["build", "--now", NOW]), 0);
    let before = digest.published();
    digest.write("themes/gazette/templates/entry.html", "{{ entry.titel }}");
    let run = digest.run(&["build", "--now", NOW, "--format", "short"]);
    ended(&run, 1);
    assert!(
        run.out
            .starts_with("themes/gazette/templates/entry.html:1:10: error[template-render]: "),
        "{run:?}"
    );
    assert_eq!(digest.published(), before);
}

#[test]
fn a_wrong_use_ends_with_two() {
    let digest = good();
    for arguments in [
        &["biuld"][..],
        &["build", "--now", "soon"],
        &["build", "--base-url", "ftp://example.org"],
        &["build", "--base-url", "https://example.org/?a"],
        &["check", "--format", "xml"],
        &["check", "--out", "site"],
        &[],
    ] {
        let run = digest.run(arguments);
        ended(&run, 2);
        assert!(!run.err.is_empty(), "{arguments:?}");
        assert!(!digest.path("public").exists(), "{arguments:?}");
    }
    let nowhere = Digest::new([("content/entries/rome.md", digest::entry(PLAIN, ""))]);
    fs::remove_dir_all(nowhere.root()).expect("the digest");
    for command in ["build", "check"] {
        let run = nowhere.run(&[command]);
        ended(&run, 2);
        assert!(run.err.contains(" does not exist"), "{}", run.err);
    }
}

#[test]
fn an_output_that_is_not_ours_ends_with_two() {
    let digest = good();
    digest.write("letters/dear.txt", "Dear diary");
    let run = digest.run(&["build", "--now", NOW, "--out", "letters"]);
    ended(&run, 2);
    assert!(run.err.contains("was not made by chancery"), "{}", run.err);
    ended(&digest.run(&["build", "--now", NOW, "--out", "."]), 2);
    assert_eq!(
        fs::read_to_string(digest.path("letters/dear.txt")).ok().as_deref(),
        Some("Dear diary")
    );
    ended(&digest.run(&["build", "--now", NOW, "--out", "letters", "--force"]), 0);
    assert_eq!(
        fs::read_to_string(digest.path("letters/dear.txt")).ok().as_deref(),
        Some("Dear diary")
    );
    assert!(digest.path("letters/index.html").is_file());
}

#[test]
fn a_theme_is_looked_at() {
    let digest = good();
    let before = digest::files(digest.around());
    let run = digest.run(&["theme", "check", "--strict"]);
    ended(&run, 0);
    assert!(
        run.out.starts_with("no problems in the theme `gazette`: "),
        "{}",
        run.out
    );
    ended(&digest.run(&["theme", "check", "bulletin", "--strict", "--quiet"]), 0);
    assert_eq!(digest::files(digest.around()), before);
    let run = digest.run(&["theme", "check", "buletin"]);
    ended(&run, 2);
    assert!(run.err.contains("did you mean `bulletin`?"), "{}", run.err);
    digest.write("themes/gazette/templates/page.html", "<h1>{{ content.title }}</h1>");
    let run = digest.run(&["theme", "check", "--format", "short", "--quiet"]);
    ended(&run, 1);
    let line = "themes/gazette/templates/page.html: error[page-doctype]: ";
    assert!(run.out.lines().any(|said| said.starts_with(line)), "{run:?}");
    let run = digest.run(&["theme", "check", "--format", "json"]);
    let rules = run
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("an object"));
    assert!(rules.into_iter().any(|it| it["rule"] == "page-main"), "{run:?}");
}

#[test]
fn a_theme_can_be_tried_without_naming_it() {
    let digest = good();
    ended(&digest.run(&["build", "--now", NOW, "--theme", "bulletin"]), 0);
    assert!(
        digest
            .published()
            .keys()
            .any(|path| path.starts_with("assets/css/bulletin."))
    );
    let run = digest.run(&["build", "--now", NOW, "--theme", "buletin", "--format", "short"]);
    ended(&run, 1);
    assert!(run.out.contains("error[unknown-theme]: "), "{run:?}");
}

#[test]
fn strict_makes_warnings_errors() {
    let digest = doubtful();
    ended(&digest.run(&["check", "--now", NOW]), 0);
    let run = digest.run(&["check", "--now", NOW, "--strict"]);
    ended(&run, 1);
    assert!(run.out.contains("1 warning, 1 entry checked"), "{}", run.out);
    let run = digest.run(&["build", "--now", NOW, "--strict"]);
    ended(&run, 1);
    assert!(!digest.path("public").exists());
    ended(&digest.run(&["build", "--now", NOW]), 0);
    ended(&good().run(&["check", "--now", NOW, "--strict"]), 0);
}

#[test]
fn check_writes_nothing() {
    for digest in [good(), bad(), doubtful()] {
        let before = digest::files(digest.around());
        for format in ["human", "short", "json"] {
            digest.run(&["check", "--now", NOW, "--format", format]);
        }
        assert_eq!(digest::files(digest.around()), before);
    }
}

#[test]
fn short_is_one_line_each_on_standard_output() {
    let run = bad().run(&["check", "--now", NOW, "--format", "short"]);
    ended(&run, 1);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(
        lines[0].starts_with("content/entries/rome.md:3:7: error[bad-date]: `2021-02-30` is not "),
        "{}",
        lines[0]
    );
    assert_eq!(
        lines[1],
        "content/entries/late.md:3:7: warning[future-event]: 2022-10-30 is in the future: it is 2021-12-01 in UTC, and 2021-12-02 where days begin first (add `status: scheduled`, or fix the date)"
    );
    assert!(lines[2..].iter().all(|line| line.contains("note[")), "{lines:?}");
    assert!(
        run.err.contains("1 error and 1 warning, 2 entries checked"),
        "{}",
        run.err
    );
}

#[test]
fn json_is_one_object_a_line() {
    let run = bad().run(&["check", "--now", NOW, "--format", "json"]);
    ended(&run, 1);
    let objects: Vec<Value> = run
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object"))
        .collect();
    assert!(objects.iter().all(Value::is_object));
    let error = &objects[0];
    assert_eq!(error["rule"], "bad-date");
    assert_eq!(error["severity"], "error");
    assert_eq!(error["file"], "content/entries/rome.md");
    assert_eq!(error["path"], "date");
    assert_eq!((&error["line"], &error["column"]), (&3.into(), &7.into()));
    assert_eq!((&error["end_line"], &error["end_column"]), (&3.into(), &17.into()));
    let bytes = |end: &str| {
        error[end]
            .as_u64()
            .and_then(|at| usize::try_from(at).ok())
            .expect("a number")
    };
    let text = digest::entry(&PLAIN.replace("2021-10-30", "2021-02-30"), "");
    assert_eq!(&text[bytes("byte_start")..bytes("byte_end")], "2021-02-30");
    let build = bad().run(&["build", "--now", NOW, "--format", "json"]);
    ended(&build, 1);
    let errors = |out: &str| -> Vec<String> {
        let errors = out.lines().filter(|line| line.contains("\"severity\":\"error\""));
        errors.map(str::to_owned).collect()
    };
    assert_eq!(errors(&build.out), errors(&run.out));
    assert_eq!(errors(&build.out).len(), 1);
}

#[test]
fn human_is_on_standard_output_without_colours() {
    let run = bad().run(&["check", "--now", NOW]);
    assert_eq!(run.err, "");
    assert!(run.out.contains("error[bad-date]: "), "{}", run.out);
    assert!(run.out.contains("--> content/entries/rome.md:3:7"), "{}", run.out);
    assert!(
        run.out.ends_with("1 error and 1 warning, 2 entries checked\n"),
        "{}",
        run.out
    );
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn quiet_leaves_notes_out() {
    let run = doubtful().run(&["check", "--now", NOW, "--quiet", "--format", "short"]);
    ended(&run, 0);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert_eq!(run.err, "");
}

#[test]
fn the_moment_is_an_option_then_the_environment_then_the_clock() {
    let digest = doubtful();
    let warned = |run: Run| run.out.contains("future-event");
    let check = ["check", "--format", "short"];
    assert!(!warned(digest.run(&check)), "the clock stands after 2022");
    assert!(warned(digest.run_with(&check, &[("SOURCE_DATE_EPOCH", "1638360000")])));
    assert!(!warned(digest.run_with(
        &["check", "--format", "short", "--now", "2023-01-01"],
        &[("SOURCE_DATE_EPOCH", "1638360000")]
    )));
    let run = digest.run_with(&check, &[("SOURCE_DATE_EPOCH", "yesterday")]);
    ended(&run, 2);
    assert!(run.err.contains("SOURCE_DATE_EPOCH is \"yesterday\""), "{}", run.err);
    let scheduled = Digest::of_entry(&format!("{PLAIN}publish_at: 2021-12-01T12:00:01\n"), "");
    let run = scheduled.run(&["build", "--now", NOW]);
    ended(&run, 0);
    assert!(
        run.err.contains("0 entries, ") && run.err.contains("1 withheld"),
        "{}",
        run.err
    );
    let run = scheduled.run(&["build", "--now", NOW, "--future"]);
    assert!(run.err.contains("1 entry, "), "{}", run.err);
}

#[test]
fn the_base_url_of_the_command_line_stands_above_the_configuration() {
    let digest = good();
    digest.write(
        "chancery.yaml",
        "title: A digest\nbase_url: https://example.org/\nfeed_authority: example.org,2021\n",
    );
    ended(
        &digest.run(&["build", "--now", NOW, "--base-url", "http://127.0.0.1:8000/there"]),
        0,
    );
    let site = digest.published();
    let home = String::from_utf8_lossy(&site["index.html"]).into_owned();
    assert!(home.contains("href=\"/there/2021/10/30/rome/\""), "{home}");
    assert!(home.contains("href=\"http://127.0.0.1:8000/there/\""), "{home}");
}

#[test]
fn a_root_that_is_not_the_current_folder() {
    let digest = good();
    ended(&digest.run(&["build", "--now", NOW, "--out", "site/deep"]), 0);
    assert!(digest.path("site/deep/index.html").is_file());
    assert!(!digest.path("public").exists());
}

#[test]
fn completions_and_help() {
    let digest = good();
    for shell in ["bash", "zsh", "fish"] {
        let run = digest.run(&["completions", shell]);
        ended(&run, 0);
        assert!(run.out.contains("chancery"));
    }
    let run = digest.run(&["--help"]);
    ended(&run, 0);
    assert!(run.out.contains("build") && run.out.contains("check"));
    ended(&digest.run(&["--version"]), 0);
}

#[cfg(feature = "clip")]
#[test]
fn an_article_is_clipped() {
    let digest = good();
    digest.write(
        "article.txt",
        "Ministers of two states agree on lanterns\n\nROME, Oct 30, 2021 (Tidewire) -- They agreed on the lanterns of the strait and went home.\n",
    );
    let article = digest.root().join("article.txt");
    let article = article.to_str().expect("it is UTF-8");
    let run = digest.run(&["clip", article, "--dry-run", "--quiet"]);
    ended(&run, 0);
    assert!(
        run.out.starts_with("---\n") && run.out.contains("\ndate: 2021-10-30"),
        "{run:?}"
    );
    assert!(run.err.is_empty(), "{run:?}");
    let run = digest.run(&["clip", article]);
    ended(&run, 0);
    let entry = "content/entries/2021/2021-10-30-ministers-of-two-states-agree-on-lanterns.md";
    assert!(run.out.trim().ends_with(entry), "{run:?}");
    assert!(
        run.err
            .contains("archive/ministers-of-two-states-agree-on-lanterns.txt"),
        "{run:?}"
    );
    let run = digest.run(&["clip", article]);
    ended(&run, 2);
    assert!(run.err.contains("is already used by"), "{run:?}");
    ended(&digest.run(&["clip", "nothing.txt"]), 2);
}
