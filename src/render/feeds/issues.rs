//! The feed of issues: those that are complete, each with the editor’s introduction and the titles of its entries.

use crate::date::noon;
use crate::digest::Digest;
use crate::digest::{EntryId, Issue, IssueId, Item};
use crate::plan::{FeedScope, address};
use crate::render::context::Context;
use crate::render::feeds::feed::{Feed, FeedItem};
use crate::render::feeds::names::{feed_title, lasting_id};
use crate::render::lists::issue_order::arrange_issue;
use crate::render::parts::absolute_body::with_absolute_anchors;
use crate::render::parts::corrections::absolute_corrections;
use crate::render::parts::issue_introduction::absolute_introduction;
use crate::render::parts::issue_names::issue_title;
use crate::render::xml::escape;
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use std::borrow::Cow;
use std::fmt::Write;

/// The most titles of one issue.
const TITLES_LIMIT: usize = 100;

/// The feed of issues.
pub fn issues_feed<'a>(context: &'a Context) -> Feed<'a> {
    let complete = context
        .digest
        .issues
        .iter()
        .enumerate()
        .filter(|(_, issue)| issue.complete);
    let newest = complete.take(context.digest.config.feed_size);
    Feed {
        scope: FeedScope::Issues,
        title: feed_title(context, FeedScope::Issues),
        description: None,
        items: newest
            .map(|(index, issue)| issue_item(context, IssueId::new(index), issue))
            .collect(),
        paging: Vec::new(),
        is_archive: false,
    }
}

fn issue_item<'a>(context: &'a Context, id: IssueId, issue: &Issue) -> FeedItem<'a> {
    let address = address::issue(context.digest, id);
    let (published, changed) = issue_times(context.digest, issue);
    let corrections = context.digest.corrections_of(Item::Issue(id));
    let updated = corrections
        .iter()
        .map(|correction| noon(correction.date))
        .fold(changed, Timestamp::max);
    FeedItem {
        id: lasting_id(context.digest, &address),
        title: Cow::Owned(issue_title(context, issue)),
        published,
        updated,
        language: None,
        categories: Vec::new(),
        via: None,
        summary: None,
        content: Some(Cow::Owned(issue_content(context, id, issue, &address))),
        address: Cow::Owned(address),
    }
}

/// When an issue was published, and when it last changed. It is published when its period ends, or with its first entry
/// where that was published later.
fn issue_times(digest: &Digest, issue: &Issue) -> (Timestamp, Timestamp) {
    let timezone = digest.config.timezone.clone();
    let next = issue.period.last.saturating_add(1.day()).to_datetime(Time::midnight());
    let end = timezone.to_ambiguous_timestamp(next).compatible();
    let entries = issue.entries.iter().map(|id| digest.entry(*id));
    let first = entries.clone().map(|entry| entry.published).min();
    let changed = entries.map(|entry| entry.updated).max();
    let published = end
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .max(first.unwrap_or(Timestamp::MIN));
    (published, published.max(changed.unwrap_or(Timestamp::MIN)))
}

/// The introduction, and a list of the titles of the entries.
fn issue_content(context: &Context, issue_id: IssueId, issue: &Issue, address: &str) -> String {
    let arranged = arrange_issue(context.digest, issue);
    let entries = std::iter::once(arranged.lead).chain(arranged.groups.into_iter().flat_map(|group| group.entries));
    let introduction = absolute_introduction(context, issue_id).unwrap_or_default();
    let mut content = with_absolute_anchors(introduction, &context.absolute_url(address));
    content.push_str("<ul>\n");
    for id in entries.take(TITLES_LIMIT) {
        write_title(context, &mut content, id);
    }
    content.push_str("</ul>\n");
    let corrections = context.digest.corrections_of(Item::Issue(issue_id));
    content.push_str(&absolute_corrections(
        context,
        corrections,
        &context.absolute_url(address),
    ));
    if let Some(more) = issue.entries.len().checked_sub(TITLES_LIMIT).filter(|more| *more > 0) {
        let _ = writeln!(
            content,
            "<p><a href=\"{}\">{} {more}</a></p>",
            escape(context.absolute_url(address)),
            escape(context.word("more_entries"))
        );
    }
    content
}

/// Writes the title of an entry as an item of a list.
fn write_title(context: &Context, content: &mut String, id: EntryId) {
    let entry = context.digest.entry(id);
    let language = match &entry.language {
        Some(language) => format!(" lang=\"{}\"", escape(language.as_str())),
        None => String::new(),
    };
    let _ = writeln!(
        content,
        "<li><a href=\"{}\"{language}>{}</a>, {}</li>",
        escape(context.absolute_url(&context.site.entries[id.index()])),
        escape(entry.title.as_str()),
        escape(context.dates().span(entry.date)),
    );
}
