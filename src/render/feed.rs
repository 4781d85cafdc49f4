//! Atom feeds (RFC 4287): the newest entries by the digest's own time. Full text in the site's and the topics' feeds,
//! summaries elsewhere.

use super::Renderer;
use crate::digest::{Entry, EntryId};
use crate::plan::{Scope, address};
use jiff::Timestamp;
use quick_xml::escape::escape;
use std::cmp::Reverse;
use std::fmt::Write;

impl Renderer<'_> {
    pub(super) fn feed(&self, at: &str, scope: Scope) -> Vec<u8> {
        let digest = self.digest;
        let config = &digest.config;
        let base = config.base_url.as_deref().unwrap_or(&config.base_path);
        let all: Vec<EntryId>;
        let (title, page, entries, full) = match scope {
            Scope::Site => {
                all = digest.entry_ids().collect();
                (config.title.clone(), String::new(), &all, true)
            }
            Scope::Topic(id) => {
                let topic = digest.topic(id);
                (
                    self.feed_name(&topic.title),
                    address::topic(digest, id),
                    &topic.entries,
                    true,
                )
            }
            Scope::Person(id) => {
                let person = digest.person(id);
                (
                    self.feed_name(&person.name),
                    address::person(digest, id),
                    &person.entries,
                    false,
                )
            }
            Scope::Party(id) => {
                let party = digest.party(id);
                (
                    self.feed_name(&party.name),
                    address::party(digest, id),
                    &party.entries,
                    false,
                )
            }
            Scope::Source(id) => {
                let source = digest.publisher(id);
                (
                    self.feed_name(&source.name),
                    address::source(digest, id),
                    &source.entries,
                    false,
                )
            }
        };
        let newest = newest(entries, config.feed_size, |id| {
            Reverse((digest.entry(id).published, Reverse(id)))
        });
        let updated = newest
            .iter()
            .map(|id| digest.entry(*id).updated)
            .max()
            .unwrap_or(Timestamp::UNIX_EPOCH);
        let mut out = self.feed_head(at, &title, &page, updated);
        if let Some(description) = config.description.as_deref().filter(|_| scope == Scope::Site) {
            let _ = writeln!(out, "<subtitle>{}</subtitle>", escape(description));
        }
        for id in newest {
            self.feed_entry(&mut out, base, id, full);
        }
        out.push_str("</feed>\n");
        out.into_bytes()
    }

    /// The beginning of a feed, as far as all have it.
    pub(super) fn feed_head(&self, at: &str, title: &str, page: &str, updated: Timestamp) -> String {
        let config = &self.digest.config;
        let base = config.base_url.as_deref().unwrap_or(&config.base_path);
        let mut out = String::with_capacity(4 << 10);
        let _ = write!(
            out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{}</id>\n<title>{}</title>\n<updated>{updated}</updated>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <author><name>{}</name></author>\n<generator version=\"{}\">Chancery</generator>\n",
            escape(config.language.as_str()),
            escape(self.tag(at)),
            escape(title),
            escape(format!("{base}{at}")),
            escape(format!("{base}{page}")),
            escape(config.title.as_str()),
            env!("CARGO_PKG_VERSION"),
        );
        if let Some(licence) = &config.licence {
            let _ = writeln!(out, "<rights>{}</rights>", escape(licence.name.as_str()));
        }
        out
    }

    pub(super) fn feed_name(&self, name: &str) -> String {
        format!("{name} · {}", self.digest.config.title)
    }

    /// A lasting id (RFC 4151).
    pub(super) fn tag(&self, path: &str) -> String {
        let authority = self.digest.config.feed_authority.as_deref().unwrap_or_default();
        format!("tag:{authority}:/{path}")
    }

    fn feed_entry(&self, out: &mut String, base: &str, id: EntryId, full: bool) {
        let entry = self.digest.entry(id);
        let address = self.site.entries[id.index()].as_str();
        let first = entry
            .aliases
            .first()
            .map_or(address, |alias| alias.trim_start_matches('/'));
        let language = match &entry.language {
            Some(language) => format!(" xml:lang=\"{}\"", escape(language.as_str())),
            None => String::new(),
        };
        let _ = write!(
            out,
            "<entry{language}>\n<id>{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <published>{}</published>\n<updated>{}</updated>\n",
            escape(self.tag(first)),
            escape(entry.title.as_str()),
            escape(format!("{base}{address}")),
            entry.published,
            entry.updated,
        );
        for topic in &entry.topics {
            let topic = self.digest.topic(*topic);
            let _ = writeln!(
                out,
                "<category term=\"{}\" label=\"{}\"/>",
                escape(topic.slug.as_str()),
                escape(topic.title.as_str())
            );
        }
        if let Some(url) = entry.accounts.first().and_then(|account| account.url.as_deref()) {
            let _ = writeln!(out, "<link rel=\"via\" href=\"{}\"/>", escape(url));
        }
        if !entry.summary.is_empty() {
            let _ = writeln!(out, "<summary>{}</summary>", escape(entry.summary.as_str()));
        }
        if full {
            let _ = writeln!(
                out,
                "<content type=\"html\">{}</content>",
                escape(self.absolute(id, entry, base, address))
            );
        }
        out.push_str("</entry>\n");
    }

    /// An entry's text with absolute addresses, made once for all feeds.
    fn absolute(&self, id: EntryId, entry: &Entry, base: &str, address: &str) -> &str {
        self.absolute[id.index()].get_or_init(|| {
            self.cards
                .body(&entry.body, Some(&entry.file), base, &format!("{base}{address}"))
        })
    }
}

/// The first few by a key, in its order, without sorting all of them.
fn newest<K: Ord>(entries: &[EntryId], size: usize, key: impl Fn(EntryId) -> K) -> Vec<EntryId> {
    let mut entries = entries.to_vec();
    if entries.len() > size && size > 0 {
        entries.select_nth_unstable_by_key(size - 1, |id| key(*id));
        entries.truncate(size);
    }
    entries.sort_by_key(|id| key(*id));
    entries
}
