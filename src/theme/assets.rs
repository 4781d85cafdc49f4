//! Gives the theme's files names that change with their contents, so that browsers may cache them for ever.

use super::css::compact;
use super::css_addresses::{CssAddress, css_addresses};
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::text::percent_decode;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the theme, to be published.
#[derive(Debug)]
pub struct Asset {
    /// Its path below the theme's `assets/`.
    pub name: String,
    /// Its address on the site: `assets/css/gazette.0123456789.css`.
    pub address: String,
    /// Its contents.
    pub bytes: Arc<[u8]>,
}

/// An address in a style sheet that is none of a file of the theme.
#[derive(Debug)]
pub struct StyleAddress {
    /// As it is written.
    pub written: String,
    /// Where it leads, as an address of the site.
    pub address: String,
    /// Whether it leads there only if the base path of the site comes before it: as it is written, it leads out of the site.
    pub is_outside: bool,
    /// Where it stands.
    pub location: Location,
}

/// A file of a theme, before it has its name.
#[derive(Debug, Clone, Copy)]
pub struct SourceAsset<'a> {
    /// The name of the theme that it is taken from.
    pub theme: &'a str,
    /// Its contents.
    pub bytes: &'a Arc<[u8]>,
}

/// The files to publish.
#[derive(Debug, Default)]
pub struct Published {
    /// The files, sorted by name.
    pub assets: Vec<Asset>,
    /// Addresses of style sheets that are none of these, which may be those of other files of the site.
    pub others: Vec<StyleAddress>,
    /// The names of the style sheets that each one imports, in their order.
    pub imports: BTreeMap<String, Vec<String>>,
    /// What is wrong with the addresses.
    pub diagnostics: Vec<Diagnostic>,
}

/// Names every file. In style sheets, the addresses of other files of the theme are replaced by the hashed ones; so a style sheet is
/// named after what it loads. `base` is the path of the site on its host.
pub fn hash_names(files: &BTreeMap<&str, SourceAsset>, base: &str) -> Published {
    let mut naming = Naming {
        files,
        base: percent_decode(base),
        named: BTreeMap::new(),
        open: Vec::new(),
        published: Published::default(),
    };
    for name in files.keys() {
        naming.name(name);
    }
    let mut published = naming.published;
    published.assets = naming.named.into_values().collect();
    published
}

struct Naming<'a> {
    files: &'a BTreeMap<&'a str, SourceAsset<'a>>,
    base: String,
    named: BTreeMap<&'a str, Asset>,
    /// The style sheets that import the present one.
    open: Vec<&'a str>,
    published: Published,
}

impl<'a> Naming<'a> {
    /// Names a file and what it loads, unless that was done.
    fn name(&mut self, name: &'a str) {
        let Some(file) = self.files.get(name).filter(|_| !self.named.contains_key(name)) else {
            return;
        };
        let is_style = name.ends_with(".css");
        let bytes = match std::str::from_utf8(file.bytes).ok().filter(|_| is_style) {
            Some(text) => {
                self.open.push(name);
                let text = self.replace_addresses(name, file, text);
                self.open.pop();
                compact(&text).into_bytes().into()
            }
            None => Arc::clone(file.bytes),
        };
        let address = format!("assets/{}", with_hash(name, &bytes));
        let asset = Asset {
            name: name.to_owned(),
            address,
            bytes,
        };
        self.named.insert(name, asset);
    }

    /// Replaces the addresses that are files of the theme, and notes the others.
    fn replace_addresses(&mut self, name: &str, file: &SourceAsset, text: &str) -> String {
        let path: Arc<str> = format!("themes/{}/assets/{name}", file.theme).into();
        let mut out = String::with_capacity(text.len());
        let mut end = 0;
        for found in css_addresses(text) {
            let location = Location::bytes(&path, found.range.clone());
            let replacement = match self.resolve(name, &found.address) {
                Resolved::Nothing => None,
                Resolved::Asset(asset, suffix) => self.hashed(name, asset, &suffix, &location),
                Resolved::Elsewhere => {
                    self.published.diagnostics.push(elsewhere(&found, location));
                    None
                }
                Resolved::Site(address, is_outside) => {
                    self.published.others.push(StyleAddress {
                        written: found.address.clone(),
                        address,
                        is_outside,
                        location,
                    });
                    None
                }
            };
            if let Some(replacement) = replacement {
                out.push_str(text.get(end..found.range.start).unwrap_or_default());
                out.push_str(&replacement);
                end = found.range.end;
            }
        }
        out.push_str(text.get(end..).unwrap_or_default());
        out
    }

    /// The address of a file of the theme as a style sheet writes it, quoted; `None` if the file imports the style sheet.
    fn hashed(&mut self, name: &str, asset: &'a str, suffix: &str, location: &Location) -> Option<String> {
        if self.open.contains(&asset) {
            let message = format!("`{asset}` is imported by a style sheet that it imports itself");
            let diagnostic = Diagnostic::new(&rules::STYLE_ADDRESS, location.clone(), message);
            self.published
                .diagnostics
                .push(diagnostic.help("remove one of the imports"));
            return None;
        }
        if asset.ends_with(".css") {
            self.published
                .imports
                .entry(name.to_owned())
                .or_default()
                .push(asset.to_owned());
        }
        self.name(asset);
        let address = &self.named.get(asset)?.address;
        let up = "../".repeat(name.matches('/').count());
        Some(format!(
            "\"{up}{}{suffix}\"",
            quotable(address.trim_start_matches("assets/"))
        ))
    }

    /// Where an address of a style sheet leads.
    fn resolve(&self, name: &str, written: &str) -> Resolved<'a> {
        let scheme = written
            .split(['/', '?', '#'])
            .next()
            .and_then(|start| start.split_once(':'));
        if written.is_empty()
            || written.starts_with('#')
            || scheme.is_some_and(|(it, _)| it.eq_ignore_ascii_case("data"))
        {
            return Resolved::Nothing;
        }
        if scheme.is_some() || written.starts_with("//") {
            return Resolved::Elsewhere;
        }
        let end = written.find(['?', '#']).unwrap_or(written.len());
        let (relative, suffix) = written.split_at(end);
        let decoded = percent_decode(relative);
        let address = match decoded.strip_prefix('/') {
            Some(_) => match decoded.strip_prefix(&self.base) {
                Some(below) => join_path("", below),
                // Perhaps to another part of the host.
                None => return Resolved::Site(join_path("", &decoded), true),
            },
            None => {
                let folder = name
                    .rsplit_once('/')
                    .map_or_else(String::new, |(folder, _)| format!("/{folder}"));
                join_path(&format!("assets{folder}"), &decoded)
            }
        };
        let asset = address
            .strip_prefix("assets/")
            .and_then(|name| self.files.get_key_value(name));
        match asset {
            Some((asset, _)) => Resolved::Asset(asset, suffix.to_owned()),
            None => Resolved::Site(address, false),
        }
    }
}

/// Where an address leads.
enum Resolved<'a> {
    /// To nothing that is loaded.
    Nothing,
    /// To a file of the theme; with the query and the fragment of the address.
    Asset(&'a str, String),
    /// To this address of the site, or of the host outside of it.
    Site(String, bool),
    /// To another host.
    Elsewhere,
}

fn elsewhere(found: &CssAddress, location: Location) -> Diagnostic {
    let message = format!(
        "`{}` is on another host, and the Content-Security-Policy blocks it",
        found.address
    );
    let help = "put the file into the theme's assets/, and name it relative to the style sheet";
    Diagnostic::new(&rules::STYLE_ADDRESS, location, message).help(help)
}

/// A path as it is written between double quotes in a style sheet.
fn quotable(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '"' | '#' | '%' | '?' | '\\' => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// The name with the first ten digits of the hash of its contents before the extension.
fn with_hash(name: &str, bytes: &[u8]) -> String {
    let hash: String = blake3::hash(bytes).to_hex().chars().take(10).collect();
    match name.rsplit_once('.').filter(|(_, end)| !end.contains('/')) {
        Some((stem, end)) => format!("{stem}.{hash}.{end}"),
        None => format!("{name}.{hash}"),
    }
}

/// The path of a relative address seen from a folder. It does not lead above the site, as in a browser.
fn join_path(folder: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let is_folder = relative.is_empty() || relative.ends_with('/');
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let end = if is_folder && !parts.is_empty() { "/" } else { "" };
    parts.join("/") + end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(files: &[(&'static str, &str)], base: &str) -> Published {
        let files: Vec<(&str, Arc<[u8]>)> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes().into()))
            .collect();
        let files = files
            .iter()
            .map(|(name, bytes)| (*name, SourceAsset { theme: "site", bytes }))
            .collect();
        hash_names(&files, base)
    }

    fn text<'a>(published: &'a Published, name: &str) -> &'a str {
        let asset = published.assets.iter().find(|asset| asset.name == name);
        asset
            .and_then(|asset| std::str::from_utf8(&asset.bytes).ok())
            .unwrap_or_default()
    }

    fn address<'a>(published: &'a Published, name: &str) -> &'a str {
        let asset = published.assets.iter().find(|asset| asset.name == name);
        asset
            .and_then(|asset| asset.address.strip_prefix("assets/"))
            .unwrap_or_default()
    }

    #[test]
    fn a_style_sheet_finds_the_hashed_files() {
        let css = "@import \"base.css\";@import url('../я.css');a{background:url('../img/a%20b.svg#x')} b{background:url(data:x)} \
                   c{background:url(/digest/assets/img/a%20b.svg?1)}";
        let files = [
            ("img/a b.svg", "<svg/>"),
            ("css/x.css", css),
            ("css/base.css", "a{}"),
            ("я.css", "b{}"),
        ];
        let published = publish(&files, "/digest/");
        let picture = address(&published, "img/a b.svg").replace(' ', "%20");
        let expected = format!(
            "@import \"../{}\";@import url(\"../{}\");a{{background:url(\"../{picture}#x\")}}b{{background:url(data:x)}}c{{background:url(\"../{picture}?1\")}}\n",
            address(&published, "css/base.css"),
            address(&published, "я.css"),
        );
        assert_eq!(text(&published, "css/x.css"), expected);
        assert!(published.others.is_empty() && published.diagnostics.is_empty());
    }

    #[test]
    fn what_is_no_file_of_the_theme_is_told() {
        let css = "a{b:url(missing.png)} c{d:url(../../logo.png?v=1)} e{f:url(/digest/地圖.png)} g{h:url(//x.example/y)} \
                   i{j:url(HTTPS://x.example/y)} k{l:url(/elsewhere.png)} m{n:url(#id)}";
        let published = publish(&[("css/x.css", css)], "/digest/");
        let others: Vec<&str> = published.others.iter().map(|other| other.address.as_str()).collect();
        assert_eq!(
            others,
            ["assets/css/missing.png", "logo.png", "地圖.png", "elsewhere.png"]
        );
        let mut all = published.others.iter();
        assert!(all.all(|other| other.is_outside == (other.address == "elsewhere.png")));
        assert_eq!(published.diagnostics.len(), 2);
    }

    #[test]
    fn style_sheets_that_import_each_other_end() {
        let published = publish(&[("a.css", "@import 'b.css';"), ("b.css", "@import 'a.css';")], "/");
        assert_eq!((published.assets.len(), published.diagnostics.len()), (2, 1));
    }
}
