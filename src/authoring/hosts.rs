//! What hosts need to publish a digest: workflows and configurations.

use super::starter::File;
use crate::media_types::{IMMUTABLE, MAIL_POLICY, POLICY_HEADER, REFERRER_POLICY};
use crate::parse::Config;
use crate::text::percent_decode;

/// Where a digest is published.
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

impl Host {
    /// What the host needs. Of a digest that is there already, its configuration says where it will be found.
    pub fn files(self, config: Option<&Config>) -> Vec<File> {
        let files: &[(&str, &str)] = match self {
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
        };
        let base = config.map_or_else(|| "/".to_owned(), |config| percent_decode(&config.base_path));
        let url = config.and_then(|config| config.base_url.as_deref());
        let rest = url.and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
        let host = rest
            .and_then(|rest| rest.split(['/', ':']).next())
            .unwrap_or("example.org");
        let root = format!("/srv/{host}");
        let folder = format!("{root}{base}");
        // Of two digests on one server, each has variables of its own.
        let suffix: String = format!("{host}{base}")
            .trim_end_matches('/')
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let words = [
            ("@VERSION@", env!("CARGO_PKG_VERSION")),
            ("@SUFFIX@", &suffix),
            ("@FOLDER@", folder.trim_end_matches('/')),
            ("@HOST@", host),
            ("@ROOT@", &root),
            ("@BASE@", &base),
            ("@POLICY_HEADER@", POLICY_HEADER),
            ("@MAIL_POLICY@", MAIL_POLICY),
            ("@REFERRER_POLICY@", REFERRER_POLICY),
            ("@IMMUTABLE@", IMMUTABLE),
        ];
        let filled = |text: &str| {
            words
                .iter()
                .fold(text.to_owned(), |text, (name, word)| text.replace(name, word))
        };
        files.iter().map(|(path, text)| (*path, filled(text))).collect()
    }

    /// Its files in the list of a new digest's, in Markdown: what they are called, and what they do.
    pub fn row(self) -> &'static str {
        match self {
            Self::GitHub => "`.github/workflows/pages.yml` | publishes the site with GitHub Pages",
            Self::GitLab => "`.gitlab-ci.yml` | publishes the site with GitLab Pages",
            Self::Netlify => "`netlify.toml`, `netlify/`, `build.sh`, `.github/` | publish the site with Netlify",
            Self::Cloudflare => "`wrangler.jsonc`, `build.sh`, `.github/` | publish the site with Cloudflare",
            Self::Nginx => "`nginx.conf` | a server's configuration",
        }
    }

    /// What is to be done once.
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
                 `/etc/nginx/conf.d/`.\nThen `chancery build`, and `chancery deploy --dir` with the folder on the server, or \
                 `rsync`."
            }
        }
    }
}
