//! Addresses that are lost: a page was there in the last site, and neither a page nor a redirect is there now. In go the digest and
//! the manifest of that site, out come the addresses, each with the file that took its place.

use super::{Prepared, Ready};
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, Location, rules};
use crate::digest::Entry;
use crate::language::fold_name;
use crate::lint::Levels;
use crate::load::{CONFIG, ContentKind};
use crate::parse::{Front, Parsed, ParsedFile};
use crate::plan::{Page, all_files, file_of};
use crate::publish::{Manifest, PageRecord};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// An address that is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostAddress {
    /// The address, with a slash at its beginning.
    pub address: String,
    /// The file that most probably took its place.
    pub file: Option<Arc<str>>,
    /// Whether it is that one for certain.
    pub is_certain: bool,
}

/// What every page of something that has a file is about, by the path of its own file in the site. Drafts and entries of a later
/// moment are left out: they are only in previews, and their addresses may change.
pub fn page_records(parsed: &Parsed, ready: &Ready) -> HashMap<String, PageRecord> {
    let now = ready.digest.now;
    let is_preview = |file: &ParsedFile| match &file.front {
        Front::Entry(front) => {
            let later = |at: Moment| {
                let start = at.start().to_zoned(parsed.config.timezone.clone());
                start.is_ok_and(|start| start.timestamp() > now)
            };
            front.draft || front.publish_at.is_some_and(later)
        }
        Front::Page(front) => front.draft,
        _ => false,
    };
    let previews: BTreeSet<&str> = parsed
        .files
        .iter()
        .filter(|file| is_preview(file))
        .map(|file| &*file.path)
        .collect();
    let record = |(address, page): &(String, Page)| {
        let record = page_record(ready, page)?;
        let is_published = !previews.contains(record.source.as_str());
        is_published.then(|| (file_of(address), record))
    };
    ready.site.pages.iter().filter_map(record).collect()
}

fn page_record(ready: &Ready, page: &Page) -> Option<PageRecord> {
    let digest = &ready.digest;
    let of_entry = |entry: &Entry| {
        let url = entry.accounts.iter().find_map(|account| account.url.clone());
        (Some(Arc::clone(&entry.file)), entry.title.clone(), url)
    };
    let (source, title, url) = match page {
        Page::Entry(id) => of_entry(digest.entry(*id)),
        Page::Translation(at) => of_entry(digest.translations.get(*at)?),
        Page::Topic(id, 1) => (digest.topic(*id).file.clone(), digest.topic(*id).title.clone(), None),
        Page::Person(id, 1) => (digest.person(*id).file.clone(), digest.person(*id).name.clone(), None),
        Page::Party(id, 1) => (digest.party(*id).file.clone(), digest.party(*id).name.clone(), None),
        Page::Source(id, 1) => (
            digest.publisher(*id).file.clone(),
            digest.publisher(*id).name.clone(),
            None,
        ),
        Page::Text(id) => {
            let page = digest.pages.get(id.index())?;
            (Some(Arc::clone(&page.file)), page.title.clone(), None)
        }
        _ => return None,
    };
    Some(PageRecord {
        source: source?.to_string(),
        title,
        url,
    })
}

/// The addresses of the last site that are lost. `redirects` says whether the digest's own rules redirect an address.
pub fn lost_addresses(prepared: &Prepared, last: &Manifest, redirects: &dyn Fn(&str) -> bool) -> Vec<LostAddress> {
    let Some(ready) = prepared.ready.as_ref() else {
        return Vec::new();
    };
    let recorded = last
        .files
        .iter()
        .filter_map(|file| Some((&*file.path, file.page.as_ref()?)));
    let files = all_files(&ready.digest, &ready.site);
    let mut gone = recorded.filter(|(path, _)| !files.contains(*path)).peekable();
    if gone.peek().is_none() {
        return Vec::new();
    }
    let places = Places::new(prepared, ready, last);
    let removed: BTreeSet<&str> = prepared
        .parsed
        .config
        .removed
        .iter()
        .map(|it| it.trim_matches('/'))
        .collect();
    let lost = gone.filter_map(|(path, record)| {
        let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        if removed.contains(address.trim_matches('/')) || redirects(&address) {
            return None;
        }
        let (file, is_certain) = places.find(record);
        Some(LostAddress {
            address,
            file,
            is_certain,
        })
    });
    lost.collect()
}

/// The files that something may be in by now.
struct Places<'a> {
    parsed: &'a Parsed,
    /// The files that have a page.
    published: HashSet<String>,
    /// Pages that the last site did not have, by their kind and the URL of their first account, and by their kind and title; none
    /// where that is several.
    by_url: HashMap<(Option<ContentKind>, String), Option<String>>,
    by_title: HashMap<(Option<ContentKind>, String), Option<String>>,
}

impl<'a> Places<'a> {
    fn new(prepared: &'a Prepared, ready: &Ready, last: &Manifest) -> Self {
        let mut places = Self {
            parsed: &prepared.parsed,
            published: HashSet::new(),
            by_url: HashMap::new(),
            by_title: HashMap::new(),
        };
        let before: HashSet<&str> = last.files.iter().map(|file| file.path.as_str()).collect();
        for (path, record) in page_records(&prepared.parsed, ready) {
            let kind = kind_of(&record.source);
            if !before.contains(path.as_str()) {
                let only = |known: &mut Option<String>| *known = None;
                let source = || Some(record.source.clone());
                let title = (kind, fold_name(&record.title));
                places.by_title.entry(title).and_modify(only).or_insert_with(source);
                if let Some(url) = record.url.clone() {
                    places.by_url.entry((kind, url)).and_modify(only).or_insert_with(source);
                }
            }
            places.published.insert(record.source);
        }
        places
    }

    /// The file that took the place of another, and whether that is certain: the same one, a new one of the same source, or else a
    /// new one of the same name.
    fn find(&self, record: &PageRecord) -> (Option<Arc<str>>, bool) {
        if let Some(path) = self.file(&record.source) {
            // A file that is there and not published went on purpose.
            let is_published = self.published.contains(&record.source);
            return (is_published.then_some(path), is_published);
        }
        let kind = kind_of(&record.source);
        let same_url = record
            .url
            .clone()
            .and_then(|url| self.by_url.get(&(kind, url))?.as_deref());
        let same_title = || self.by_title.get(&(kind, fold_name(&record.title)))?.as_deref();
        match same_url {
            Some(source) => (self.file(source), true),
            None => (same_title().and_then(|source| self.file(source)), false),
        }
    }

    fn file(&self, path: &str) -> Option<Arc<str>> {
        let files = &self.parsed.files;
        let at = files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        files.get(at).map(|file| Arc::clone(&file.path))
    }
}

/// The folder of a kind of file that a path is in.
fn kind_of(path: &str) -> Option<ContentKind> {
    let folder = path.strip_prefix("content/")?.split('/').next()?;
    let found = ContentKind::FOLDERS.iter().find(|(name, _)| *name == folder);
    found.map(|(_, kind)| *kind)
}

/// Adds a warning for each lost address, at the levels of the configuration.
pub fn report_lost_addresses(prepared: &mut Prepared, lost: &[LostAddress]) {
    let mut found: Vec<Diagnostic> = lost.iter().map(|lost| to_diagnostic(prepared, lost)).collect();
    let used = Levels::new(&prepared.parsed).apply(&mut found);
    prepared.allowed.extend(used);
    prepared.diagnostics.extend(found);
}

fn to_diagnostic(prepared: &Prepared, lost: &LostAddress) -> Diagnostic {
    let address = &lost.address;
    let message = format!("`{address}` was an address of the last site, and is neither a page nor a redirect now");
    match (&lost.file, &prepared.inputs.config) {
        (Some(file), _) => {
            let words = if lost.is_certain {
                ""
            } else {
                "if this file took its place, "
            };
            let help = format!(
                "{words}add `aliases: [{address}]`; if it was removed on purpose, add it to `removed:` in {CONFIG}"
            );
            Diagnostic::new(&rules::LOST_ADDRESS, Location::field(file, "aliases"), message).help(help)
        }
        (None, config) => {
            let help = format!(
                "if it moved, add it to `aliases:` of the file that took its place; if it was removed on purpose, write \
                 `removed: [{address}]` in {CONFIG}; an entry that does not hold can stay, with `status: withdrawn`"
            );
            let diagnostic = match config {
                Some(config) => {
                    Diagnostic::new(&rules::LOST_ADDRESS, Location::field(&config.path, "removed"), message)
                }
                None => Diagnostic::general(&rules::LOST_ADDRESS, message),
            };
            diagnostic.help(help)
        }
    }
}
