//! The files of a new digest: settings, examples, theme, editor settings, and those of its host.

use super::hosts::Host;
use super::quote::quote;
use super::scaffold::{KnownFields, scaffold};
use super::template_file::TemplateFile;
use crate::fields::tables;

/// Paths and texts of the files that are the same in every new digest but for its title and its host.
static TEMPLATES: &[(&str, &str)] = &[
    ("README.md", include_str!("template/README.md")),
    (".gitignore", include_str!("template/hosting/gitignore")),
    (".gitattributes", include_str!("template/hosting/gitattributes")),
    (".vscode/settings.json", include_str!("template/vscode/settings.json")),
    (".vscode/tasks.json", include_str!("template/vscode/tasks.json")),
    (
        ".vscode/extensions.json",
        include_str!("template/vscode/extensions.json"),
    ),
    ("public/.gitignore", include_str!("template/hosting/public-gitignore")),
    ("content/static/.gitkeep", include_str!("template/hosting/gitkeep")),
    (
        "content/entries/examples/2024-03-12-northland-southland-talks.md",
        include_str!("template/examples/talks.md"),
    ),
    (
        "content/entries/examples/2024-03-20-straits-conference-rules.md",
        include_str!("template/examples/conference.md"),
    ),
    (
        "content/entries/examples/southland-fishing-quotas.md",
        include_str!("template/examples/quotas.md"),
    ),
    (
        "content/topics/shipping.md",
        include_str!("template/examples/shipping.md"),
    ),
    (
        "content/topics/fisheries.md",
        include_str!("template/examples/fisheries.md"),
    ),
    (
        "content/people/ilva-norden.md",
        include_str!("template/examples/ilva-norden.md"),
    ),
    (
        "content/parties/northland.md",
        include_str!("template/examples/northland.md"),
    ),
    (
        "content/sources/harbour-gazette.md",
        include_str!("template/examples/harbour-gazette.md"),
    ),
    ("content/pages/about.md", include_str!("template/examples/about.md")),
    ("content/pages/method.md", include_str!("template/examples/method.md")),
    (
        "themes/site/templates/base.html",
        include_str!("template/theme/base.html"),
    ),
    (
        "themes/site/templates/entry.html",
        include_str!("template/theme/entry.html"),
    ),
    (
        "themes/site/assets/css/site.css",
        include_str!("template/theme/site.css"),
    ),
];

/// Every file of a new digest that will be published at a host.
pub fn starter_files(title: &str, host: Host) -> Vec<TemplateFile> {
    let mut files = vec![
        TemplateFile {
            path: "chancery.yaml",
            text: configuration(title),
        },
        TemplateFile {
            path: "themes/site/theme.yaml",
            text: theme(),
        },
    ];
    files.extend(TEMPLATES.iter().map(|(path, text)| {
        let text = text
            .replace("@HOSTING@", host.table_row())
            .replace("@PUBLISH@", host.advice());
        TemplateFile {
            path,
            text: text.replace("@TITLE@", title),
        }
    }));
    files.extend(host.files(None));
    files
}

fn configuration(title: &str) -> String {
    let known = KnownFields {
        values: vec![
            ("title", quote(title)),
            ("language", "en".to_owned()),
            ("timezone", "UTC".to_owned()),
            ("theme", "site".to_owned()),
        ],
        ..KnownFields::default()
    };
    format!(
        "# The settings of the digest. Remove `# ` from the beginning of a line to use it.\n{}",
        scaffold(&tables::CONFIG, &known)
    )
}

fn theme() -> String {
    let known = KnownFields {
        values: vec![
            ("name", "site".to_owned()),
            ("version", "\"1.0\"".to_owned()),
            ("extends", "gazette".to_owned()),
        ],
        ..KnownFields::default()
    };
    format!(
        "# The theme of this digest: what is not in this folder is taken from the theme that it extends.\n{}",
        scaffold(&tables::THEME, &known)
    )
}
