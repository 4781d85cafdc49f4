//! Links to a file or to its address.

use super::Retarget;
use crate::load::ContentKind;
use crate::plan::encode;
use crate::resolve::{join_paths, written_from};
use crate::text::percent_decode;

/// The address of a link, changed.
#[derive(Debug, PartialEq, Eq)]
pub struct NewAddress {
    /// As it is written.
    pub written: String,
    /// As it is meant.
    pub target: String,
}

/// The new address of a link in a file; `None` if it leads to something else. `written` is the address as it stands there, and
/// `target` what it means.
pub fn retarget(retarget: &Retarget, file: &str, written: &str, target: &str) -> Option<NewAddress> {
    let start = own_site(retarget, target)?;
    if start.is_empty() {
        return retarget_path(retarget, file, written, target);
    }
    let path = percent_decode(path_part(target.strip_prefix(start)?));
    let (old, new) = moved_address(retarget, &path)?;
    let (old_start, new_start) = (format!("{start}{old}"), format!("{start}{new}"));
    let replaced = |text: &str| text.strip_prefix(&old_start).map(|rest| format!("{new_start}{rest}"));
    Some(match (replaced(written), replaced(target)) {
        (Some(written), Some(target)) => NewAddress { written, target },
        // The part that changes is written with percent signs or character references.
        _ => {
            let rest = path.strip_prefix(&old)?;
            let address = format!("{start}{}", encode(&format!("{new}{rest}")));
            NewAddress {
                written: format!("{address}{}", after_path(written)),
                target: format!("{address}{}", after_path(target)),
            }
        }
    })
}

/// How addresses of this site begin, if this is one: with a slash, or with its whole URL. Empty for a path of the content, `None` for
/// everything else.
fn own_site<'a>(retarget: &'a Retarget, target: &str) -> Option<&'a str> {
    let base = retarget.config.base_url.as_deref();
    if let Some(base) = base.filter(|base| target.starts_with(base)) {
        return Some(base);
    }
    let has_scheme = target
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|first| first.contains(':'));
    match () {
        () if has_scheme || target.starts_with("//") || target.starts_with('#') => None,
        () if target.starts_with('/') => Some("/"),
        () => Some(""),
    }
}

/// A relative path to the file.
fn retarget_path(retarget: &Retarget, file: &str, written: &str, target: &str) -> Option<NewAddress> {
    if join_paths(file, &percent_decode(path_part(target)))? != retarget.from.path {
        return None;
    }
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let is_same_folder = folder(&retarget.from.path) == folder(&retarget.to.path);
    let path = |text: &str| match path_part(text).rsplit_once('/') {
        // The folder stays as it is written.
        Some((folder, _)) if is_same_folder => format!("{folder}/{}", name_of(&retarget.to.path)),
        None if is_same_folder => name_of(&retarget.to.path),
        _ => written_from(file, &retarget.to.path),
    };
    Some(NewAddress {
        written: format!("{}{}", path(written), after_path(written)),
        target: format!("{}{}", path(target), after_path(target)),
    })
}

/// The name of a file as a link has it.
fn name_of(path: &str) -> String {
    written_from(path, path)
}

/// The beginning of a path of the site that changes, before and after, without a slash at its end: the address of the page, or, of
/// a party, that of a pair that it is in.
fn moved_address(retarget: &Retarget, path: &str) -> Option<(String, String)> {
    let own = |address: &Option<String>| Some(address.as_deref()?.trim_end_matches('/').to_owned());
    let (from, to) = (own(&retarget.from.address)?, own(&retarget.to.address)?);
    let rest = path.strip_prefix(&from);
    if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Some((from, to));
    }
    if retarget.kind != ContentKind::Party {
        return None;
    }
    let mut parts = path.strip_prefix("pairs/")?.split('/');
    let pair = [parts.next()?, parts.next()?];
    let (old, new) = (retarget.from.slug.as_str(), retarget.to.slug.as_str());
    if !pair.contains(&old) {
        return None;
    }
    let mut moved = pair.map(|slug| if slug == old { new } else { slug });
    moved.sort_unstable();
    let address = |pair: [&str; 2]| format!("pairs/{}/{}", pair[0], pair[1]);
    Some((address(pair), address(moved)))
}

/// What stands before a query or a fragment.
fn path_part(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}

/// The query and the fragment.
fn after_path(address: &str) -> &str {
    address.get(path_part(address).len()..).unwrap_or_default()
}
