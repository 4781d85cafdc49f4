//! What hosts need to publish a digest: workflows and configurations.

use super::template_file::TemplateFile;
use crate::media_types::{IMMUTABLE, MAIL_POLICY, POLICY_HEADER, REFERRER_POLICY};
use crate::parse::Config;
use crate::text::percent_decode;

/// A host that `init` has files for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// GitHub Pages.
    GitHub,
    /// GitLab Pages.
    GitLab,
    /// Netlify.
    Netlify,
    /// Cloudflare.
    Cloudflare,
    /// A server with nginx.
    Nginx,
}

const PAGES: (&str, &str) = (
    ".github/workflows/pages.yml",
    include_str!("template/hosting/pages.yml"),
);
const DAILY: (&str, &str) = (
    ".github/workflows/daily.yml",
    include_str!("template/hosting/daily.yml"),
);
const BUILD: (&str, &str) = ("build.sh", include_str!("template/hosting/build.sh"));

/// The repository that this program was published in; empty if there is none.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");
/// What a file contains in which the repository is not filled in, by the ways in which files are written.
const INCOMPLETE: [&str; 2] = ["CHANCERY_REPOSITORY: \"\"", "repository=\"\""];

/// The first file in which the repository of Chancery is not filled in.
pub fn incomplete_file(files: &[TemplateFile]) -> Option<&'static str> {
    let is_incomplete = |file: &&TemplateFile| INCOMPLETE.iter().any(|line| file.text.contains(line));
    files.iter().find(is_incomplete).map(|file| file.path)
}

impl Host {
    /// The files that the host needs, filled in with the address of the digest; `None` is a new digest, which has no
    /// address yet. The host installs Chancery from `repository`; if that is not known, the files say where to fill it in,
    /// and fail until then.
    pub fn files(self, config: Option<&Config>, repository: Option<&str>) -> Vec<TemplateFile> {
        let placeholders = placeholders(config, repository);
        let fill = |text: &str| {
            placeholders
                .iter()
                .fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
        };
        let templates = self.templates().iter();
        templates
            .map(|&(path, text)| TemplateFile { path, text: fill(text) })
            .collect()
    }

    /// The paths and texts of its files, with placeholders.
    fn templates(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::GitHub => &[PAGES],
            Self::GitLab => &[(".gitlab-ci.yml", include_str!("template/hosting/gitlab-ci.yml"))],
            Self::Netlify => &[
                ("netlify.toml", include_str!("template/hosting/netlify.toml")),
                (
                    "netlify/chancery/manifest.yml",
                    include_str!("template/hosting/netlify/manifest.yml"),
                ),
                (
                    "netlify/chancery/index.js",
                    include_str!("template/hosting/netlify/index.js"),
                ),
                BUILD,
                DAILY,
            ],
            Self::Cloudflare => &[
                ("wrangler.jsonc", include_str!("template/hosting/wrangler.jsonc")),
                BUILD,
                DAILY,
            ],
            Self::Nginx => &[("nginx.conf", include_str!("template/hosting/nginx.conf"))],
        }
    }

    /// The row for its files in the table of a new digest's README, in Markdown: their names, and what they do.
    pub fn table_row(self) -> &'static str {
        match self {
            Self::GitHub => "`.github/workflows/pages.yml` | publishes the site with GitHub Pages",
            Self::GitLab => "`.gitlab-ci.yml` | publishes the site with GitLab Pages",
            Self::Netlify => "`netlify.toml`, `netlify/`, `build.sh`, `.github/` | publish the site with Netlify",
            Self::Cloudflare => "`wrangler.jsonc`, `build.sh`, `.github/` | publish the site with Cloudflare",
            Self::Nginx => "`nginx.conf` | the configuration of a server with nginx",
        }
    }

    /// What to do once, on the host, to publish the digest.
    pub fn advice(self) -> &'static str {
        match self {
            Self::GitHub => {
                "On GitHub: in the repository's settings, under *Pages*, choose the source *GitHub Actions*, and push to `main`. \
                 The site is\nbuilt and published at each push, and once a day."
            }
            Self::GitLab => {
                "On GitLab: push to the default branch, and add a daily schedule under *Build*, *Pipeline schedules*. The site \
                 is\nbuilt and published at each push, and once a day."
            }
            Self::Netlify => {
                "On Netlify: set `base_url` in `chancery.yaml`, connect the repository, and put the address of a build hook \
                 into the\nrepository's secret `BUILD_HOOK`. The site is built and published at each push, and once a day."
            }
            Self::Cloudflare => {
                "On Cloudflare: set `base_url` in `chancery.yaml` and the name in `wrangler.jsonc`; under *Workers & Pages* connect \
                 the\nrepository, with the build command `sh build.sh` and the deploy command `npx wrangler deploy`; and put the \
                 address\nof a deploy hook into the repository's secret `BUILD_HOOK`. The site is built and published at each \
                 push, and once a day."
            }
            Self::Nginx => {
                "With nginx: set `base_url` in `chancery.yaml`, and the host and folders in `nginx.conf`, which goes to \
                 `/etc/nginx/conf.d/`.\nThen run `chancery check`, `chancery build`, and `chancery deploy --dir` with the folder on the server, or \
                 `rsync`."
            }
        }
    }
}

/// The placeholders of the templates and their values.
fn placeholders(config: Option<&Config>, repository: Option<&str>) -> Vec<(&'static str, String)> {
    let base = config.map_or_else(|| "/".to_owned(), |config| percent_decode(&config.base_path));
    let url = config.and_then(|config| config.base_url.as_deref());
    let after_scheme = url.and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
    let host = after_scheme
        .and_then(|rest| rest.split(['/', ':']).next())
        .unwrap_or("example.org");
    let root = format!("/srv/{host}");
    let folder = format!("{root}{base}");
    // Two digests on one nginx server share its namespace of variables, so each has names of its own.
    let suffix: String = format!("{host}{base}")
        .trim_end_matches('/')
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    vec![
        ("@REPOSITORY@", repository.unwrap_or(REPOSITORY).to_owned()),
        ("@VERSION@", env!("CARGO_PKG_VERSION").to_owned()),
        ("@SUFFIX@", suffix),
        ("@FOLDER@", folder.trim_end_matches('/').to_owned()),
        ("@HOST@", host.to_owned()),
        ("@ROOT@", root),
        ("@BASE@", base),
        ("@POLICY_HEADER@", POLICY_HEADER.to_owned()),
        ("@MAIL_POLICY@", MAIL_POLICY.to_owned()),
        ("@REFERRER_POLICY@", REFERRER_POLICY.to_owned()),
        ("@IMMUTABLE@", IMMUTABLE.to_owned()),
    ]
}
