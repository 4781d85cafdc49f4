//! What a server tells about a file besides its bytes: its media type, by its name, and the policies for browsers.

macro_rules! policy {
    () => {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'"
    };
}

/// The Content-Security-Policy that every page has in a `<meta>`: everything comes from the site itself, and nothing is inline.
pub const POLICY: &str = policy!();

/// The same as an HTTP header, where it can also forbid other sites to show a page in a frame.
pub const POLICY_HEADER: &str = concat!(policy!(), "; frame-ancestors 'none'");

/// The Content-Security-Policy of a mail, whose style is inline.
pub const MAIL_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; \
                               base-uri 'none'; frame-ancestors 'none'";

/// The Referrer-Policy: another site learns the host that its visitors come from, and not the page.
pub const REFERRER_POLICY: &str = "strict-origin-when-cross-origin";

/// The Cache-Control of a file whose name changes with its content: it may be kept for a year.
pub const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The media type of HTML.
pub const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file of the site, by its path (from IANA's registry; for what is not in it, the usual one).
pub fn media_type(file: &str) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file);
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return match is_well_known_json(file) {
            true => "application/json; charset=utf-8",
            false => "text/plain; charset=utf-8",
        };
    };
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" if stem == "feed" => "application/feed+json; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "jsonl" => "application/jsonl; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" if stem == "atom" || file.contains("feeds/archive/") => "application/atom+xml; charset=utf-8",
        "xml" | "xsl" => "application/xml; charset=utf-8",
        "opml" => "text/x-opml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "bib" => "application/x-bibtex; charset=utf-8",
        "ris" => "application/x-research-info-systems; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        // Settings of hosts, which are nothing but an extension.
        _ if stem.is_empty() => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Files below `.well-known/` that are JSON and have no extension (IANA's registry of well-known URIs).
const WELL_KNOWN_JSON: [&str; 7] = [
    "apple-app-site-association",
    "matrix/client",
    "matrix/server",
    "matrix/support",
    "nodeinfo",
    "openid-configuration",
    "webfinger",
];

fn is_well_known_json(file: &str) -> bool {
    let (_, below) = file.split_once(".well-known/").unwrap_or_default();
    WELL_KNOWN_JSON.contains(&below)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_type_goes_by_the_name() {
        for (file, kind) in [
            ("index.html", "text/html; charset=utf-8"),
            ("topics/brics/atom.xml", "application/atom+xml; charset=utf-8"),
            ("topics/brics/feed.json", "application/feed+json; charset=utf-8"),
            ("feeds/archive/1.xml", "application/atom+xml; charset=utf-8"),
            ("feeds.opml", "text/x-opml; charset=utf-8"),
            ("data/entries.json", "application/json; charset=utf-8"),
            ("data/entries.jsonl", "application/jsonl; charset=utf-8"),
            ("data/entries.csv", "text/csv; charset=utf-8"),
            ("data/citations.bib", "application/x-bibtex; charset=utf-8"),
            (
                "data/citations.ris",
                "application/x-research-info-systems; charset=utf-8",
            ),
            ("calendar.ics", "text/calendar; charset=utf-8"),
            ("sitemap.xml", "application/xml; charset=utf-8"),
            ("media/a.JPG", "image/jpeg"),
            (".well-known/security.txt", "text/plain; charset=utf-8"),
            (".well-known/matrix/client", "application/json; charset=utf-8"),
            (".htaccess", "text/plain; charset=utf-8"),
            ("_headers", "text/plain; charset=utf-8"),
            ("v1.2/CNAME", "text/plain; charset=utf-8"),
            ("x.exe", "application/octet-stream"),
        ] {
            assert_eq!(super::media_type(file), kind, "{file}");
        }
    }
}
