//! What is on disk after a build was killed, step by step, and what the next start makes of it.

use super::super::names::OLD_MARK;
use super::super::recover;
use super::*;

const OLD: [(&str, &str); 3] = [
    ("index.html", "old"),
    ("a/index.html", "same"),
    ("gone/index.html", "old"),
];
pub(super) const NEW: [(&str, &str); 3] = [("index.html", "new"), ("a/index.html", "same"), ("b/index.html", "new")];

/// A site in `public` with foreign things in it.
pub(super) fn old_site() -> Yard {
    let yard = Yard::new();
    yard.publish(&OLD);
    yard.put("public/CNAME", "foreign");
    yard.put("public/gone/notes.txt", "foreign");
    yard.put("public/.git/config", "foreign");
    yard.put("public/gone/drafts/one.txt", "foreign");
    yard
}

/// The same, with a complete stage beside it, foreign files linked in.
fn staged() -> Yard {
    let yard = old_site();
    let other = Yard(TempDir::new_in(yard.0.path()).unwrap());
    other.publish(&NEW);
    fs::rename(other.out(), yard.path(".public.chancery-stage")).unwrap();
    fs::create_dir(yard.path(".public.chancery-stage/gone")).unwrap();
    for path in ["CNAME", "gone/notes.txt"] {
        fs::hard_link(yard.out().join(path), yard.path(".public.chancery-stage").join(path)).unwrap();
    }
    yard
}

/// The same, after the exchange.
pub(super) fn exchanged() -> Yard {
    let yard = staged();
    yard.put("public/.chancery-old-site", "");
    fs::rename(yard.out(), yard.path("for a moment")).unwrap();
    fs::rename(yard.path(".public.chancery-stage"), yard.out()).unwrap();
    fs::rename(yard.path("for a moment"), yard.path(".public.chancery-stage")).unwrap();
    yard
}

pub(super) fn expected(site: &[(&str, &str)]) -> Tree {
    let mut tree = with_manifest(&[
        ("public/CNAME", "foreign"),
        ("public/gone/notes.txt", "foreign"),
        ("public/.git/config", "foreign"),
        ("public/gone/drafts/one.txt", "foreign"),
    ]);
    tree.extend(
        site.iter()
            .map(|(path, text)| (format!("public/{path}"), (*text).to_owned())),
    );
    tree
}

/// The next start finds this site whole, all that is foreign in its place, and leaves nothing behind; by `recover` and
/// by a build alike.
fn check(what: &str, yard: impl Fn() -> Yard, site: &[(&str, &str)]) {
    let first = yard();
    first.put(".public.chancery-lock", "");
    assert_eq!(recover(&first.out()).unwrap(), Vec::<PathBuf>::new(), "{what}");
    assert_eq!(first.tree(), expected(site), "{what}, recover");

    let second = yard();
    drop(second.begin().unwrap());
    assert_eq!(second.tree(), expected(site), "{what}, a build that failed");

    for way in [
        PublishMethod::Exchanged,
        PublishMethod::Renamed,
        PublishMethod::FileByFile,
    ] {
        let third = yard();
        let third_site = [("index.html", "newest")];
        third.try_publish(&third_site, way).unwrap();
        assert_eq!(third.tree(), expected(&third_site), "{what}, a build {way:?}");
    }
}

#[test]
fn killed_before_anything() {
    check("no left-overs", old_site, &OLD);
}

#[test]
fn killed_while_the_stage_was_written() {
    let yard = || {
        let yard = old_site();
        yard.put(".public.chancery-stage/index.html", "ne");
        yard
    };
    check("half a stage", yard, &OLD);
    let yard = || {
        let yard = staged();
        fs::remove_file(yard.path(".public.chancery-stage/.chancery-manifest.json")).unwrap();
        yard
    };
    check("a stage with foreign files, without its manifest", yard, &OLD);
    let yard = || {
        let yard = staged();
        let manifest = yard.path(".public.chancery-stage/.chancery-manifest.json");
        let text = fs::read(&manifest).unwrap();
        fs::write(manifest, &text[..text.len() / 2]).unwrap();
        yard
    };
    check("half a manifest", yard, &OLD);
    check("a whole stage", staged, &OLD);
}

#[test]
fn killed_just_before_the_swap() {
    let yard = || {
        let yard = staged();
        yard.put("public/.chancery-old-site", "");
        yard
    };
    check("the mark is set", yard, &OLD);
}

#[test]
fn killed_after_the_exchange() {
    check("nothing moved over yet", exchanged, &NEW);
    let yard = || {
        let yard = exchanged();
        fs::rename(yard.path(".public.chancery-stage/.git"), yard.path("public/.git")).unwrap();
        fs::remove_file(yard.path(".public.chancery-stage/gone/index.html")).unwrap();
        fs::remove_file(yard.path(".public.chancery-stage/CNAME")).unwrap();
        yard
    };
    check("some moved over", yard, &NEW);
    let yard = || {
        let yard = exchanged();
        // A power failure that lost the mark, although it was set first.
        fs::remove_file(yard.path(".public.chancery-stage").join(OLD_MARK)).unwrap();
        yard
    };
    check("the mark is lost", yard, &NEW);
}

#[test]
fn killed_at_the_very_end() {
    let finished = || {
        let yard = old_site();
        yard.publish(&NEW);
        yard
    };
    for left in [vec![OLD_MARK, MANIFEST], vec![OLD_MARK], vec![]] {
        for name in [".public.chancery-stage", ".public.chancery-old"] {
            let yard = || {
                let yard = finished();
                fs::create_dir(yard.path(name)).unwrap();
                for file in &left {
                    fs::copy(yard.path("public/.chancery-manifest.json"), yard.path(name).join(file)).unwrap();
                }
                yard
            };
            check("an empty old site", yard, &NEW);
        }
    }
}

#[test]
fn killed_around_two_renames() {
    let between = || {
        let yard = staged();
        yard.put("public/.chancery-old-site", "");
        fs::rename(yard.out(), yard.path(".public.chancery-old")).unwrap();
        yard
    };
    check("between them", between, &OLD);
    let after = || {
        let yard = between();
        fs::rename(yard.path(".public.chancery-stage"), yard.out()).unwrap();
        yard
    };
    check("after them", after, &NEW);
}

#[test]
fn killed_after_the_exchange_and_then_the_output_was_removed() {
    let yard = || {
        let yard = exchanged();
        fs::remove_dir_all(yard.out()).unwrap();
        yard
    };
    check("the old site comes back", yard, &OLD);
}

#[test]
fn killed_in_a_first_build() {
    let yard = Yard::new();
    yard.put(".public.chancery-stage/index.html", "half");
    yard.publish(&[("index.html", "new")]);
    assert_eq!(yard.tree(), with_manifest(&[("public/index.html", "new")]));
}

#[test]
fn what_cannot_move_over_is_set_aside() {
    let yard = exchanged();
    // Since the kill, someone has made other things of the same names.
    yard.put("public/.git", "a file");
    fs::remove_file(yard.path("public/CNAME")).unwrap();
    yard.put("public/CNAME", "edited");
    let published = yard.try_publish(&NEW, PublishMethod::Exchanged).unwrap();
    assert_eq!(
        published.set_aside,
        [yard.path(".public.chancery-kept").canonicalize().unwrap()]
    );
    let mut expected = expected(&NEW);
    expected.remove("public/.git/config");
    expected.insert("public/.git".into(), "a file".into());
    expected.insert("public/CNAME".into(), "edited".into());
    expected.insert(".public.chancery-kept/.git/config".into(), "foreign".into());
    expected.insert(".public.chancery-kept/CNAME".into(), "foreign".into());
    assert_eq!(yard.tree(), expected);
    assert_eq!(yard.publish(&OLD).set_aside, Vec::<PathBuf>::new());
}
