//! The made-up digest that a theme is checked with, in several editions, each prepared like any other digest.

use crate::load::{self, Inputs};
use crate::parse::{self, Config};
use crate::pipeline::{self, Prepared};
use crate::resolve;
use crate::text_file::TextFile;
use jiff::Timestamp;
use std::sync::Arc;

/// One way of configuring the made-up digest.
pub struct Edition {
    /// How it differs, as the end of a sentence; `None` for the usual edition.
    pub difference: Option<&'static str>,
    /// The text of `chancery.yaml`; `None` for that of the made-up digest.
    config: Option<&'static str>,
    /// Whether it has any content.
    has_content: bool,
}

/// The moment of the build, in seconds since 1970: 21 June 2026.
const NOW: i64 = 1_782_000_000;

pub const EDITIONS: [Edition; 3] = [
    Edition {
        difference: None,
        config: None,
        has_content: true,
    },
    Edition {
        difference: Some("in a digest that is read from right to left and has no base_url"),
        config: Some("title: همه چیز\nlanguage: fa\npage_size: 2\npairs: { from: 1 }\n"),
        has_content: true,
    },
    Edition {
        difference: Some("in a digest without content"),
        config: Some(
            "title: Nothing yet\nbase_url: https://nothing.example/\npages: { topics: false, people: false, parties: false, sources: false }\n",
        ),
        has_content: false,
    },
];

impl Edition {
    /// Prepares it with a theme of `themes`. Settings of the theme and levels of rules come from `own`, the configuration of
    /// the digest that the theme is for.
    pub fn prepare(&self, themes: &Inputs, own: &Config, theme: &str) -> Prepared {
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
        // From here on, locations in diagnostics are those in the digest that the theme is for.
        inputs.config = themes.config.clone();
        inputs.themes = themes.themes.clone();
        let options = resolve::Options::published(Timestamp::constant(NOW, 0));
        pipeline::finish(inputs, parsed, &options)
    }
}
