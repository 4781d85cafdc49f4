//! Many small random sites and disturbances, held against a simple model: the site's files and the foreign ones.

use super::*;

/// A small generator of numbers (xorshift), so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

const PATHS: [&str; 10] = ["x", "y", "a/x", "a/y", "a/b/x", "a/b/y", "a/b", "c/d/e/x", "c/x", "c"];

/// Whether two paths cannot both be files.
fn excludes(a: &str, b: &str) -> bool {
    a == b || a.starts_with(&format!("{b}/")) || b.starts_with(&format!("{a}/"))
}

#[test]
fn the_output_is_always_the_site_and_what_is_foreign() {
    for seed in 1..=30 {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let yard = Yard::new();
        let mut site: Vec<(&str, String)> = Vec::new();
        let mut foreign: Vec<(&str, String)> = Vec::new();
        yard.publish(&[]);
        for round in 0..8 {
            // Somebody adds or removes a foreign file where there is room on disk.
            let path = PATHS[dice.below(PATHS.len())];
            if dice.below(3) == 0
                && let Some(index) = foreign.iter().position(|(found, _)| *found == path)
            {
                foreign.remove(index);
                fs::remove_file(yard.out().join(path)).unwrap();
            } else if !site.iter().chain(&foreign).any(|(found, _)| excludes(found, path))
                && !yard.out().join(path).is_dir()
            {
                foreign.push((path, format!("foreign {round}")));
                yard.put(&format!("public/{path}"), &format!("foreign {round}"));
            }
            let mut next: Vec<(&str, String)> = Vec::new();
            for path in PATHS {
                if dice.below(2) == 0 && !next.iter().any(|(found, _)| excludes(found, path)) {
                    next.push((path, format!("{}", dice.below(2))));
                }
            }
            let way = [
                PublishMethod::Exchanged,
                PublishMethod::Renamed,
                PublishMethod::FileByFile,
            ][dice.below(3)];
            let pages: Vec<(&str, &str)> = next.iter().map(|(path, text)| (*path, text.as_str())).collect();
            let before = yard.tree();
            match yard.try_publish(&pages, way) {
                Ok(published) => {
                    assert!(published.method == way || published.method == PublishMethod::Untouched);
                    site = next;
                    let mut expected = with_manifest(&[]);
                    let files = site.iter().chain(&foreign);
                    expected.extend(files.map(|(path, text)| (format!("public/{path}"), text.clone())));
                    let mut found = yard.tree();
                    // A directory from which a foreign file was removed by hand is foreign itself.
                    found.retain(|path, _| !path.ends_with('/'));
                    assert_eq!(found, expected, "seed {seed}, round {round}, {way:?}");
                }
                Err(Error::Conflicts { conflicts, .. }) => {
                    assert!(!conflicts.is_empty());
                    assert_eq!(yard.tree(), before, "seed {seed}, round {round}, {way:?}");
                }
                Err(error) => panic!("seed {seed}, round {round}, {way:?}: {error}"),
            }
        }
    }
}
