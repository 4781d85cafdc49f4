//! The made-up digest in the editions that a theme has to get by with, each prepared the way any digest is.

use crate::load::{self, Inputs};
use crate::parse::{self, Config};
use crate::pipeline::{self, Prepared};
use crate::resolve;
use crate::text_file::TextFile;
use jiff::Timestamp;
use std::sync::Arc;

/// One way of making the digest.
pub struct Edition {
    /// What is special about it; nothing of the usual one.
    pub only: Option<&'static str>,
    /// The configuration; none where the digest's own holds.
    config: Option<&'static str>,
    /// Whether it has any content.
    has_content: bool,
}

/// The moment for which it is made, in seconds since 1970: a day in the summer of 2026.
const NOW: i64 = 1_782_000_000;

pub const EDITIONS: [Edition; 3] = [
    Edition {
        only: None,
        config: None,
        has_content: true,
    },
    Edition {
        only: Some("in a digest that is read from right to left and has no base_url"),
        config: Some("title: همه چیز\nlanguage: fa\npage_size: 2\npairs: { from: 1 }\n"),
        has_content: true,
    },
    Edition {
        only: Some("in a digest without content"),
        config: Some(
            "title: Nothing yet\nbase_url: https://nothing.example/\npages: { topics: false, people: false, parties: false, sources: false }\n",
        ),
        has_content: false,
    },
];

impl Edition {
    /// Makes it with a theme that `looks` has. What a theme wants and how severe rules are comes from `own`.
    pub fn prepare(&self, looks: &Inputs, own: &Config, theme: &str) -> Prepared {
        let mut inputs = load::sample();
        if let Some(config) = self.config {
            inputs.config = Some(TextFile::new(load::CONFIG, config));
        }
        if !self.has_content {
            inputs.documents.clear();
            inputs.assets.clear();
        }
        let mut parsed = parse::parse(&inputs, None, None);
        parsed.config = Arc::new(Config {
            theme: theme.to_owned(),
            theme_named: own.theme_named && own.theme == theme,
            extra: own.extra.clone(),
            lints: own.lints.clone(),
            ..Config::clone(&parsed.config)
        });
        // From here on, places are those of the digest that the theme is for.
        inputs.config = looks.config.clone();
        inputs.themes = looks.themes.clone();
        let options = resolve::Options {
            now: Timestamp::constant(NOW, 0),
            drafts: false,
            future: false,
        };
        pipeline::finish(inputs, parsed, &options)
    }
}
