//! What the feed of issues has: those that are complete, each with the editor's introduction and its entries' titles.

use super::super::Renderer;
use super::super::issue_order::arrange;
use super::{Feed, FeedItem, anchored};
use crate::digest::{EntryId, Issue, IssueId};
use crate::plan::{FeedScope, address};
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use quick_xml::escape::escape;
use std::borrow::Cow;
use std::fmt::Write;

/// The most titles that a feed names of one issue.
const TITLES_LIMIT: usize = 100;

impl Renderer<'_> {
    pub(super) fn feed_of_issues(&self) -> Feed<'_> {
        let complete = self
            .digest
            .issues
            .iter()
            .enumerate()
            .filter(|(_, issue)| issue.complete);
        let newest = complete.take(self.digest.config.feed_size);
        Feed {
            scope: FeedScope::Issues,
            title: self.feed_title(FeedScope::Issues),
            description: None,
            items: newest
                .map(|(index, issue)| self.issue_item(IssueId::new(index), issue))
                .collect(),
            paging: Vec::new(),
            is_archive: false,
        }
    }

    fn issue_item(&self, id: IssueId, issue: &Issue) -> FeedItem<'_> {
        let address = address::issue(self.digest, id);
        let (published, updated) = self.issue_times(issue);
        FeedItem {
            id: self.tag(&address),
            title: Cow::Owned(self.issue_title(issue)),
            published,
            updated,
            language: None,
            categories: Vec::new(),
            via: None,
            summary: None,
            content: Some(Cow::Owned(self.issue_content(id, issue, &address))),
            address: Cow::Owned(address),
        }
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

    fn issue_content(&self, id: IssueId, issue: &Issue, address: &str) -> String {
        let arranged = arrange(self.digest, issue);
        let entries = std::iter::once(arranged.lead).chain(arranged.groups.into_iter().flat_map(|group| group.entries));
        let introduction = self.issue_introduction(id).unwrap_or_default();
        let mut content = anchored(introduction, &self.absolute_url(address));
        content.push_str("<ul>\n");
        for id in entries.take(TITLES_LIMIT) {
            self.title_in_issue(&mut content, id);
        }
        content.push_str("</ul>\n");
        if let Some(more) = issue.entries.len().checked_sub(TITLES_LIMIT).filter(|more| *more > 0) {
            let _ = writeln!(
                content,
                "<p><a href=\"{}\">{} {more}</a></p>",
                escape(self.absolute_url(address)),
                escape(self.word("more_entries"))
            );
        }
        content
    }

    fn title_in_issue(&self, content: &mut String, id: EntryId) {
        let entry = self.digest.entry(id);
        let language = match &entry.language {
            Some(language) => format!(" lang=\"{}\"", escape(language.as_str())),
            None => String::new(),
        };
        let _ = writeln!(
            content,
            "<li><a href=\"{}\"{language}>{}</a>, {}</li>",
            escape(self.absolute_url(&self.site.entries[id.index()])),
            escape(entry.title.as_str()),
            escape(self.dates().span(entry.date)),
        );
    }
}
