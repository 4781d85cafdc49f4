//! Each mistake in a digest of its own: as an error it keeps the site from being published and deployed.

use super::findings::{report, run};
use super::mistakes::{Mistake, Table, plant};
use crate::digest::{Digest, Site, files};
use rayon::prelude::*;
use std::fs;

/// A digest with this mistake alone, whose rule is an error, and with the site that was built before.
fn digest_with(table: &Table, mistake: &Mistake, good: &Site) -> (Digest, Vec<String>) {
    let (digest, mut config) = plant(table.base_config(), table.base_files(), [mistake]);
    if mistake.rule.is_changeable() {
        config.retain(|line| !line.starts_with("lints:"));
        config.push(format!("lints: {{ {}: error }}", mistake.rule.name));
        digest.write("chancery.yaml", config.join("\n") + "\n");
    }
    for (path, bytes) in good {
        digest.write(&format!("public/{path}"), bytes);
    }
    (digest, config)
}

/// What is wrong with how one mistake is treated.
fn fault(table: &Table, mistake: &Mistake, good: &Site) -> Option<String> {
    let (digest, config) = digest_with(table, mistake, good);
    let (found, check) = report(&digest, &["check"]);
    let places = mistake.places(&config);
    let own = |rule: &str| rule == mistake.rule.name;
    let expected = places.iter().filter(|place| own(&place.0));
    let missed: Vec<_> = expected
        .filter(|place| !found.iter().any(|it| it.is_error && it.place == **place))
        .collect();
    if !missed.is_empty() || check.code != Some(1) {
        return Some(format!("check misses {missed:?}: {found:?} {}", check.err));
    }
    let build = run(&digest, &["build"]);
    if build.code != Some(1) {
        return Some(format!("build ends with {:?}: {} {}", build.code, build.out, build.err));
    }
    let deploy = run(&digest, &["deploy", "--dir", "../deployed"]);
    if deploy.code != Some(1) || digest.around().join("deployed").exists() {
        return Some(format!(
            "deploy ends with {:?}: {} {}",
            deploy.code, deploy.out, deploy.err
        ));
    }
    (files(&digest.path("public")) != *good).then(|| format!("build changes the site: {}", build.err))
}

#[test]
fn every_error_keeps_a_site_from_being_published() {
    let table = Table::read();
    let (base, _) = plant(table.base_config(), table.base_files(), []);
    let (found, check) = report(&base, &["check"]);
    assert_eq!((found, check.code), (Vec::new(), Some(0)), "{}", check.err);
    let build = run(&base, &["build"]);
    assert_eq!(build.code, Some(0), "{}", build.err);
    let good = files(&base.path("public"));
    assert!(good.contains_key("index.html"));
    let faults: Vec<String> = table
        .mistakes
        .par_iter()
        .filter_map(|mistake| Some(format!("{}: {}", mistake.name, fault(&table, mistake, &good)?)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    fs::remove_dir_all(base.path("public")).expect("a site");
}
