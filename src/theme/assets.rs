//! Gives the theme's files names that change with their contents, so that browsers may cache them for ever.

use super::css::compact;
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

/// Names every file. In style sheets, the addresses of other files of the theme are replaced by the hashed ones; so the other
/// files are named first.
pub fn hash_names(files: &BTreeMap<&str, &Arc<[u8]>>) -> Vec<Asset> {
    let mut hashed = BTreeMap::new();
    let is_style_sheet = |name: &str| name.ends_with(".css");
    let asset = |name: &str, bytes: Arc<[u8]>| Asset {
        name: name.to_owned(),
        address: format!("assets/{}", with_hash(name, &bytes)),
        bytes,
    };
    for (name, bytes) in files.iter().filter(|(name, _)| !is_style_sheet(name)) {
        hashed.insert((*name).to_owned(), asset(name, Arc::clone(bytes)));
    }
    let mut styles = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_style_sheet(name)) {
        let bytes = match std::str::from_utf8(bytes) {
            Ok(text) => compact(&replace_addresses(name, text, &hashed)).into_bytes().into(),
            Err(_) => Arc::clone(bytes),
        };
        styles.push(asset(name, bytes));
    }
    hashed.extend(styles.into_iter().map(|style| (style.name.clone(), style)));
    hashed.into_values().collect()
}

/// The name with the first ten digits of the hash of its contents before the extension.
fn with_hash(name: &str, bytes: &[u8]) -> String {
    let hash: String = blake3::hash(bytes).to_hex().chars().take(10).collect();
    match name.rsplit_once('.').filter(|(_, end)| !end.contains('/')) {
        Some((stem, end)) => format!("{stem}.{hash}.{end}"),
        None => format!("{name}.{hash}"),
    }
}

/// Replaces the addresses in `url(…)` that are files of the theme.
fn replace_addresses(name: &str, text: &str, assets: &BTreeMap<String, Asset>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("url(") {
        let (before, inner) = rest.split_at(at + 4);
        out.push_str(before);
        let (inner, after) = inner.split_at(inner.find(')').unwrap_or(inner.len()));
        let written = inner.trim().trim_matches(['"', '\'']);
        match join_asset(name, written).and_then(|path| assets.get(&path)) {
            Some(asset) => {
                let up = "../".repeat(name.matches('/').count());
                out.push_str(&format!("\"{up}{}\"", asset.address.trim_start_matches("assets/")));
            }
            None => out.push_str(inner),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The path below `assets/` of a relative address in a style sheet; `None` if it leads elsewhere.
fn join_asset(name: &str, relative: &str) -> Option<String> {
    if relative.contains(':') || relative.starts_with('/') || relative.starts_with('#') {
        return None;
    }
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in relative.split(['?', '#']).next()?.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_finds_the_hashed_picture() {
        let picture: Arc<[u8]> = b"<svg/>".as_slice().into();
        let style: Arc<[u8]> = b"a{background:url('../img/a.svg')} b{background:url(data:x)}"
            .as_slice()
            .into();
        let files = BTreeMap::from([("img/a.svg", &picture), ("css/x.css", &style)]);
        let assets = hash_names(&files);
        let text = String::from_utf8_lossy(&assets[0].bytes).into_owned();
        let address = assets[1].address.strip_prefix("assets/").unwrap_or_default();
        assert!(text.contains(&format!("url(\"../{address}\")")), "{text}");
        assert!(text.contains("url(data:x)"), "{text}");
    }
}
