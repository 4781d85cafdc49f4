//! The files of a new digest: settings, examples, theme, editor settings, and those of its host.

use super::new_digest::NewDigestRequest;
use super::quote::quote;
use super::scaffold::{KnownFields, Row, scaffold};
use super::template_file::TemplateFile;
use crate::fields::tables;
use crate::parse::feed_authority_of;

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
pub fn starter_files(title: &str, request: &NewDigestRequest) -> Vec<TemplateFile> {
    let host = request.host;
    let mut files = vec![
        TemplateFile {
            path: "chancery.yaml",
            text: configuration(title, request),
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
    files.extend(host.files(None, request.repository.as_deref()));
    files
}

fn configuration(title: &str, request: &NewDigestRequest) -> String {
    let mut known = KnownFields {
        values: vec![
            ("title", quote(title)),
            ("language", "en".to_owned()),
            ("theme", "site".to_owned()),
        ],
        ..KnownFields::default()
    };
    match &request.timezone {
        Some(timezone) => known.values.push(("timezone", timezone.clone())),
        None => {
            known.values.push(("timezone", "UTC".to_owned()));
            known
                .hints
                .push(("timezone", "that of this computer is not known".to_owned()));
        }
    }
    let given = [("base_url", &request.base_url), ("repository", &request.repository)];
    known.values.extend(
        given
            .into_iter()
            .filter_map(|(name, url)| Some((name, quote(url.as_ref()?)))),
    );
    let base_url = request.base_url.as_deref();
    match base_url.and_then(|url| feed_authority_of(url, request.today)) {
        Some(authority) => known.values.push(("feed_authority", authority)),
        None => {
            // The day is one that may be kept: on it the digest was begun.
            let row = Row {
                yaml: format!("# feed_authority: example.org,{}", request.today),
                about: "your host, and a day on which you owned it, for permanent ids in feeds (RFC 4151); set it together with \
                        base_url"
                    .to_owned(),
            };
            known.blocks.push(("feed_authority", vec![row]));
        }
    }
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
