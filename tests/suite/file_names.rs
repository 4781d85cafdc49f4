//! Names of files of every kind go through every command without a panic.

use crate::digest::{Digest, NOW, PLAIN, Run, entry};
use rayon::prelude::*;

/// Names without their ends, beside those that a test makes longer.
const NAMES: [&str; 24] = [
    "Perú y México",
    "2021-10-30-Perú",
    "2021-1é-30",
    "é2021-10-30",
    "2021-10-3０",
    "٢٠٢١-١٠-٣٠-قمة",
    "重大的会议",
    "회의",
    "การประชุม",
    "Встреча в Риме",
    "Zu\u{308}rich",
    "\u{301}",
    "\u{fe0f}\u{200d}",
    "😀",
    ".hidden",
    "..é",
    " leading",
    "-dash",
    "--help",
    "…",
    "———",
    "!?*",
    "İıſẞ",
    "a.b.é",
];

const FOLDERS: [&str; 8] = [
    "entries",
    "entries/Zu\u{308}rich é",
    "topics",
    "people",
    "parties",
    "sources",
    "issues",
    "pages",
];

fn text_of(folder: &str) -> String {
    match folder.split('/').next().unwrap_or(folder) {
        "entries" => entry(PLAIN, "They met in [Rome](rome.md)."),
        "topics" | "pages" => "---\ntitle: Über alles\n---\n\nText.\n".to_owned(),
        "issues" => "---\nperiod: 2021-w43\n---\n\nText.\n".to_owned(),
        _ => "---\nname: Wáng Yì\n---\n\nText.\n".to_owned(),
    }
}

fn check_run(run: &Run, what: &str) {
    let is_ended = matches!(run.code, Some(0..=2)) && run.in_time;
    assert!(is_ended && !run.err.contains("panicked"), "{what}: {run:?}");
}

fn run_everything(digest: &Digest, name: &str) {
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--drafts", "--strict"],
        &["build", "--now", NOW],
        &["status"],
        &["links"],
        &["seal"],
        &["new", "entry", name],
        &["new", "topic", name],
        &["rename", "topic", name, "another"],
        &["rename", "person", "another", name],
        &["fix"],
        &["theme", "check"],
    ] {
        check_run(&digest.run(arguments), &format!("{name:?} {arguments:?}"));
    }
}

#[test]
fn every_name_goes_through_every_command() {
    let long = [
        "é".repeat(120),
        "文".repeat(80),
        format!("a{}", "é".repeat(110)),
        "n".repeat(240),
    ];
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).chain(long).collect();
    names.par_iter().for_each(|name| {
        let digest = Digest::new([("chancery.yaml", "title: A digest\ntheme: site\n")]);
        for folder in FOLDERS {
            digest.write(&format!("content/{folder}/{name}.md"), text_of(folder));
        }
        digest.write(&format!("content/entries/{name}.png"), "x");
        digest.write(&format!("content/static/{name}"), "x");
        digest.write(&format!("content/static/files/{name}.pdf"), "x");
        digest.write("themes/site/theme.yaml", "name: site\nextends: gazette\n");
        digest.write(
            &format!("themes/site/assets/{name}.css"),
            format!("a {{ background: url('{name}.png') }}"),
        );
        digest.write(&format!("themes/site/strings/{name}.yaml"), "skip: x\n");
        digest.write(&format!("themes/site/templates/{name}.html"), "{{ nothing }}");
        run_everything(&digest, name);
    });
}

/// A name that no address can be made of is said with one that can be.
#[test]
fn a_name_that_is_no_slug_is_told_with_one_that_is() {
    for (name, slug) in [
        ("Perú y México", "peru-y-mexico"),
        ("2021-10-30-Встреча", "vstrecha"),
        ("重大", "zhong-da"),
        ("Zu\u{308}rich", "zurich"),
    ] {
        let path = format!("content/entries/{name}.md");
        let digest = Digest::new([(path.as_str(), entry(PLAIN, "They met."))]);
        let run = digest.run(&["check"]);
        check_run(&run, name);
        let help = format!("add `slug: {slug}`");
        assert!(run.out.contains(&path) && run.out.contains(&help), "{run:?}");
    }
}
