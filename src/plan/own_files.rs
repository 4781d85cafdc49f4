//! Compares the files of a digest's own that hosts and search engines read, in `content/static/`, with the site.

use super::hosting::{ROBOTS, own_text};
use super::own_rules::{RedirectRule, redirect_rules};
use super::page::{HostFile, Page};
use super::robots::Robots;
use super::site_map::{SiteMap, file_of};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::Digest;
use crate::text::{count, percent_decode};
use crate::text_file::TextFile;

/// Reports names that are Chancery's, and what contradicts the site.
pub fn check_own_files(digest: &Digest, site: &SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(reserved_names(digest));
    if let Some(file) = own_text(digest, HostFile::Cname.address()) {
        diagnostics.extend(check_domain(digest, file));
    }
    if let Some(file) = own_text(digest, HostFile::Redirects.address()) {
        check_redirects(digest, site, file, diagnostics);
    }
    if let Some(file) = own_text(digest, ROBOTS).filter(|_| !digest.is_preview) {
        check_robots(digest, file, diagnostics);
    }
}

/// How the names of the files begin that publishing keeps at the top of a site.
const RESERVED: &str = ".chancery-";

fn reserved_names(digest: &Digest) -> impl Iterator<Item = Diagnostic> {
    let redirect_map = digest.config.pages.hosting.then(|| HostFile::RedirectMap.address());
    digest.assets.iter().filter_map(move |asset| {
        let address = asset.address.as_deref()?;
        let is_reserved = address.starts_with(RESERVED) || Some(address) == redirect_map;
        is_reserved.then(|| {
            let name = address.split('/').next().unwrap_or(address);
            let message = format!("`{name}` is the name of a file that Chancery makes");
            let diagnostic = Diagnostic::new(&rules::RESERVED_NAME, Location::file(&asset.path), message);
            diagnostic.help("delete it or give it another name")
        })
    })
}

/// Reports a domain in `CNAME` that is not the host of the base_url.
fn check_domain(digest: &Digest, file: &TextFile) -> Option<Diagnostic> {
    let (_, rest) = digest.config.base_url.as_deref()?.split_once("://")?;
    let host = rest.split(['/', ':']).next().unwrap_or(rest).to_ascii_lowercase();
    let domain = file.text.trim();
    if domain.eq_ignore_ascii_case(&host) {
        return None;
    }
    let start = file.text.len() - file.text.trim_start().len();
    let location = match domain.is_empty() {
        true => Location::file(&file.path),
        false => Location::bytes(
            &file.path,
            start..start + domain.lines().next().unwrap_or_default().len(),
        ),
    };
    let message = format!("the domain in CNAME is not that of base_url, `{host}`");
    let help = match domain
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
        && domain.contains('.')
    {
        true => format!("write `{host}` into it, or `base_url: https://{domain}/` into chancery.yaml"),
        false => format!("write `{host}` and nothing else, or delete the file: it is then made from base_url"),
    };
    Some(Diagnostic::new(&rules::HOST_FILE, location, message).help(help))
}

/// Reports redirects from addresses that the site has: some hosts follow them, and the page cannot be read there; others do not.
fn check_redirects(digest: &Digest, site: &SiteMap, file: &TextFile, diagnostics: &mut Vec<Diagnostic>) {
    let base = percent_decode(&digest.config.base_path);
    for rule in redirect_rules(&file.text) {
        if !rule.is_redirect || rule.is_conditional {
            continue;
        }
        let Some(hidden) = hidden_pages(site, &rule, &base) else {
            continue;
        };
        let message = format!("`{}` redirects from {hidden}", rule.from);
        let help = "delete the line, or the page: Cloudflare follows it, so that nobody can read the page, and other hosts ignore it";
        let location = Location::bytes(&file.path, rule.range.clone());
        diagnostics.push(Diagnostic::new(&rules::HOST_FILE, location, message).help(help));
    }
}

/// The pages that a rule redirects from, in words; `None` if there are none. Redirect pages are none.
fn hidden_pages(site: &SiteMap, rule: &RedirectRule, base: &str) -> Option<String> {
    let from = percent_decode(rule.from);
    let is_page = |page: &Page| !matches!(page, Page::Alias { .. } | Page::AliasBelow { .. });
    if let Some(start) = from.strip_suffix('*') {
        // A placeholder before it can be anything.
        let start = start.split("/:").next().unwrap_or(start);
        let below = start.strip_prefix(base).unwrap_or_default();
        if !format!("{base}{below}").starts_with(start) {
            return None;
        }
        let covered = site
            .pages
            .iter()
            .filter(|(address, page)| address.starts_with(below) && is_page(page));
        let number = covered.count();
        return (number > 0 && !rule.from.contains("/:"))
            .then(|| format!("{} of the site", count(number, "page or file", "pages and files")));
    }
    let address = from
        .strip_prefix(base)
        .or_else(|| (format!("{from}/") == base).then_some(""))?;
    let address = address.trim_end_matches('/');
    let folder = match address
        .strip_suffix("index.html")
        .filter(|rest| rest.is_empty() || rest.ends_with('/'))
    {
        Some(folder) => folder.to_owned(),
        None if address.is_empty() => String::new(),
        None => format!("{address}/"),
    };
    let found = [address, folder.as_str()]
        .into_iter()
        .find(|address| site.at(address).is_some_and(is_page))?;
    Some(format!(
        "a page of the site, /{}",
        file_of(found).trim_end_matches("index.html")
    ))
}

fn check_robots(digest: &Digest, file: &TextFile, diagnostics: &mut Vec<Diagnostic>) {
    let robots = Robots::parse(&file.text);
    if let Some(range) = robots.closes(&digest.config.base_path) {
        let message = "this closes the whole site to search engines";
        let diagnostic = Diagnostic::new(&rules::ROBOTS_FILE, Location::bytes(&file.path, range), message);
        diagnostics.push(diagnostic.help("delete the line, unless nobody is to find the site"));
    } else if let Some(base) = digest
        .config
        .base_url
        .as_deref()
        .filter(|_| digest.config.pages.sitemap)
    {
        let sitemap = format!("{base}sitemap.xml");
        if !robots.sitemaps.contains(&sitemap.as_str()) {
            let message = "the sitemap is not named, by which search engines find every page";
            let diagnostic = Diagnostic::new(&rules::ROBOTS_FILE, Location::file(&file.path), message);
            diagnostics.push(diagnostic.help(format!("add `Sitemap: {sitemap}`")));
        }
    }
}
