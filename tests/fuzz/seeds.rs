//! The files that digests are made from.

use super::random::Random;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// A digest: from the path of each file to its bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The files that digests are made from.
pub struct Seeds {
    /// Whole digests.
    digests: Vec<Files>,
    /// The files of a theme, which a digest may have as its own.
    theme: Files,
}

/// About how many files most digests have.
const FEW_FILES: usize = 40;
/// About how many a large one has.
const MANY_FILES: usize = 1200;

impl Seeds {
    /// Reads them from the project's folder.
    pub fn read(project: &Path) -> Self {
        let everything = project.join("tests/everything");
        let mut own = read_folder(&project.join("content"), "content/");
        for file in ["chancery.yaml", "wording.yaml"] {
            if let Ok(bytes) = fs::read(project.join(file)) {
                own.insert(file.to_owned(), bytes);
            }
        }
        own.extend(read_folder(&project.join("themes/site"), "themes/site/"));
        Self {
            digests: vec![read_folder(&everything, ""), own],
            theme: read_folder(&project.join("themes/gazette"), "themes/site/"),
        }
    }

    /// A digest of some of the files of one, perhaps with files of a theme.
    pub fn pick(&self, random: &mut Random) -> Files {
        let all = random.choose(&self.digests);
        let mut files = Files::new();
        let rate = (all.len() / FEW_FILES).max(1);
        for (path, bytes) in all {
            let is_setting = !path.starts_with("content/");
            if is_setting || random.one_in(rate) {
                files.insert(path.clone(), bytes.clone());
            }
        }
        if random.one_in(6) {
            for (path, bytes) in &self.theme {
                if path.ends_with("theme.yaml") || random.one_in(4) {
                    files.insert(path.clone(), bytes.clone());
                }
            }
            let theme = "name: site\nversion: 1.0.0\nchancery: \">=0.1\"\nextends: gazette\n";
            files.insert("themes/site/theme.yaml".to_owned(), theme.into());
            let config = files.entry("chancery.yaml".to_owned()).or_default();
            config.extend(b"\ntheme: site\n");
        }
        files
    }

    /// A large digest: many files of all digests, several times under names of their own.
    pub fn pick_many(&self, random: &mut Random) -> Files {
        let content: Vec<(&String, &Vec<u8>)> = self.digests.iter().flatten().collect();
        let mut files = Files::new();
        for number in 0..MANY_FILES {
            let (path, bytes) = random.choose(&content);
            let (start, ending) = path.rsplit_once('.').unwrap_or((path, ""));
            let is_setting = !path.starts_with("content/");
            let path = if is_setting {
                (*path).clone()
            } else {
                format!("{start}-{number}.{ending}")
            };
            files.insert(path, (*bytes).clone());
        }
        files
    }

    /// Any file of any digest, to take parts of.
    pub fn any(&self, random: &mut Random) -> &[u8] {
        let files: Vec<&Vec<u8>> = random.choose(&self.digests).values().collect();
        random.choose::<&Vec<u8>>(&files)
    }
}

fn read_folder(folder: &Path, prefix: &str) -> Files {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(folder).ok()?.to_str()?.replace('\\', "/");
            let is_made = below.starts_with("public/") || below.starts_with("preview/");
            let bytes = fs::read(entry.path()).ok()?;
            (!is_made).then(|| (format!("{prefix}{below}"), bytes))
        })
        .collect()
}
