//! Links to issues.

use crate::digest::IssueId;
use crate::plan::{FeedScope, address};
use crate::render::context::Context;
use crate::render::lists::issue_order::arrange_issue;
use crate::render::parts::entry_links::entry_link;
use crate::render::parts::issue_names::{issue_label, issue_period_text, issue_title};
use crate::render::value::{Value, map, text, value_or_none};

/// A link to an issue, as lists have it.
pub fn issue_link(context: &Context, id: IssueId) -> Value {
    let issue = context.digest.issue(id);
    let lead = arrange_issue(context.digest, issue).lead;
    let title = issue.introduction.as_ref().and_then(|it| it.title.as_deref());
    map([
        ("title", text(&issue_title(context, issue))),
        ("titled", Value::from(title.is_some())),
        ("href", text(&context.href(&address::issue(context.digest, id)))),
        ("label", text(&issue_label(context, issue))),
        ("iso", text(&issue.period.to_string().to_uppercase())),
        ("period", text(&issue_period_text(context, issue))),
        ("total", Value::from(issue.entries.len())),
        ("complete", Value::from(issue.complete)),
        ("headline", entry_link(context, "title", lead)),
    ])
}

/// A link to the newest issue; none where there are no issues.
pub fn newest_issue_link(context: &Context) -> Value {
    let newest = (!context.digest.issues.is_empty()).then(|| IssueId::new(0));
    value_or_none(newest, |id| issue_link(context, id))
}

/// The feed of issues, for the head of pages.
pub fn issue_feed_link(context: &Context) -> (String, FeedScope) {
    (context.word("issue_feed").to_owned(), FeedScope::Issues)
}
