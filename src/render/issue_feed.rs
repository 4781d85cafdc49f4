//! The Atom feed of issues: those that are complete, each with the editor's introduction and its entries' titles.

use super::Renderer;
use super::issue_order::arrange;
use crate::digest::{EntryId, Issue, IssueId};
use crate::plan::address;
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use quick_xml::escape::escape;
use std::fmt::Write;

/// The most titles that a feed names of one issue.
const TITLES_LIMIT: usize = 100;

impl Renderer<'_> {
    pub(super) fn issue_feed(&self, at: &str) -> Vec<u8> {
        let config = &self.digest.config;
        let newest = self.digest.issues.iter().enumerate();
        let newest = newest.filter(|(_, issue)| issue.complete).take(config.feed_size);
        let newest: Vec<(IssueId, Timestamp, Timestamp)> = newest
            .map(|(index, issue)| {
                let (published, updated) = self.issue_times(issue);
                (IssueId::new(index), published, updated)
            })
            .collect();
        let updated = newest.iter().map(|(_, _, updated)| *updated).max();
        let title = self.feed_name(self.word("issues"));
        let mut out = self.feed_head(at, &title, address::ISSUES, updated.unwrap_or(Timestamp::UNIX_EPOCH));
        for (id, published, updated) in newest {
            self.feed_issue(&mut out, id, published, updated);
        }
        out.push_str("</feed>\n");
        out.into_bytes()
    }

    /// When an issue appeared, and when something in it was changed for the last time. It appears as its period ends, or
    /// with its first entry where that was written later.
    fn issue_times(&self, issue: &Issue) -> (Timestamp, Timestamp) {
        let timezone = self.digest.config.timezone.clone();
        let next = issue.period.last.saturating_add(1.day()).to_datetime(Time::midnight());
        let end = timezone.to_ambiguous_timestamp(next).compatible();
        let entries = issue.entries.iter().map(|id| self.digest.entry(*id));
        let first = entries.clone().map(|entry| entry.published).min();
        let changed = entries.map(|entry| entry.updated).max();
        let published = end
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .max(first.unwrap_or(Timestamp::MIN));
        (published, published.max(changed.unwrap_or(Timestamp::MIN)))
    }

    fn feed_issue(&self, out: &mut String, id: IssueId, published: Timestamp, updated: Timestamp) {
        let config = &self.digest.config;
        let issue = self.digest.issue(id);
        let base = config.base_url.as_deref().unwrap_or(&config.base_path);
        let address = address::issue(self.digest, id);
        let arranged = arrange(self.digest, issue);
        let entries = std::iter::once(arranged.lead).chain(arranged.groups.into_iter().flat_map(|group| group.entries));
        let mut content = self.issue_introduction(id).unwrap_or_default();
        content.push_str("<ul>\n");
        for id in entries.take(TITLES_LIMIT) {
            self.feed_title_of(&mut content, base, id);
        }
        content.push_str("</ul>\n");
        if let Some(more) = issue.entries.len().checked_sub(TITLES_LIMIT).filter(|more| *more > 0) {
            let _ = writeln!(
                content,
                "<p><a href=\"{}\">{} {more}</a></p>",
                escape(format!("{base}{address}")),
                escape(self.word("more_entries"))
            );
        }
        let _ = write!(
            out,
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <published>{published}</published>\n<updated>{updated}</updated>\n<content type=\"html\">{}</content>\n</entry>\n",
            escape(self.tag(&address)),
            escape(self.issue_title(issue)),
            escape(format!("{base}{address}")),
            escape(content),
        );
    }

    fn feed_title_of(&self, content: &mut String, base: &str, id: EntryId) {
        let entry = self.digest.entry(id);
        let language = match &entry.language {
            Some(language) => format!(" lang=\"{}\"", escape(language.as_str())),
            None => String::new(),
        };
        let _ = writeln!(
            content,
            "<li><a href=\"{}\"{language}>{}</a>, {}</li>",
            escape(format!("{base}{}", self.site.entries[id.index()])),
            escape(entry.title.as_str()),
            escape(self.dates().span(entry.date)),
        );
    }
}
