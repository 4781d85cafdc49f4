//! The variables of the templates of mails.

use crate::digest::{Digest, EntryId, IssueId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::lists::issue_order::{ArrangedIssue, IssueGroup, arrange_issue};
use crate::render::lists::issues::issue_link;
use crate::render::mail::extent::Extent;
use crate::render::parts::cards::entry_card;
use crate::render::parts::issue_names::issue_title;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, extended, list, map, text, value_or_none};
use crate::text::truncate;

/// The most characters of a title.
const TITLE_LIMIT: usize = 200;

/// The most characters of the preview that mail programs show beside the subject.
const PREVIEW_LIMIT: usize = 140;

/// The variables of a mail. `kind` is that of the page, and `extent` how much the mail says.
pub fn mail_variables(
    context: &Context,
    address: &str,
    kind: &'static str,
    id: IssueId,
    introduction: &Value,
    extent: Extent,
) -> Vec<(&'static str, Value)> {
    let issue = context.digest.issue(id);
    let title = issue_title(context, issue);
    let meta = PageMeta {
        kind,
        title: &title,
        address,
        section: Some("issues"),
        indexed: false,
        ..PageMeta::default()
    };
    let arranged = arrange_issue(context.digest, issue);
    let config = &context.digest.config;
    let base = config.base_url.as_deref().unwrap_or_default();
    let origin = base.strip_suffix(config.base_path.as_str()).unwrap_or(base);
    let web = format!("{base}{}", address::issue(context.digest, id));
    let mail = map([
        ("origin", text(origin)),
        ("web", text(&web)),
        ("preview", text(&preview(context.digest, &arranged))),
        ("introduction", introduction.clone()),
        ("lead", mail_card(context, arranged.lead)),
        ("groups", Value::from(group_values(context, &arranged.groups, extent))),
        ("more", Value::from(issue.entries.len() - 1 - extent.titles)),
        ("ahead", mail_cards(context, &issue.ahead)),
    ]);
    vec![
        page_variable(context, &meta),
        ("issue", issue_link(context, id)),
        ("mail", mail),
    ]
}

/// The groups of an issue as far as the extent reaches: titles and summaries are given to the first groups first.
fn group_values(context: &Context, groups: &[IssueGroup], extent: Extent) -> Vec<Value> {
    let mut left = extent;
    let mut values = Vec::new();
    for IssueGroup { topic, entries } in groups {
        let titles = entries.len().min(left.titles);
        let summaries = titles.min(left.summaries);
        left.titles -= titles;
        left.summaries -= summaries;
        if titles > 0 {
            values.push(map([
                ("topic", value_or_none(*topic, |topic| context.links.topic(topic))),
                ("entries", mail_cards(context, &entries[..titles])),
                ("summaries", Value::from(summaries)),
            ]));
        }
    }
    values
}

/// The first titles of an issue, for the list of mails.
fn preview(digest: &Digest, arranged: &ArrangedIssue) -> String {
    let others = arranged.groups.iter().flat_map(|group| &group.entries);
    let first = std::iter::once(&arranged.lead).chain(others).take(3);
    let titles: Vec<&str> = first.map(|id| digest.entry(*id).title.as_str()).collect();
    truncate(&titles.join(" · "), PREVIEW_LIMIT)
}

fn mail_cards(context: &Context, entries: &[EntryId]) -> Value {
    list(entries.iter().map(|id| mail_card(context, *id)))
}

/// An entry's card, with its title cut where it is too long for a mail.
fn mail_card(context: &Context, id: EntryId) -> Value {
    let card = entry_card(context, id);
    let title = truncate(&context.digest.entry(id).title, TITLE_LIMIT);
    if title == context.digest.entry(id).title {
        card
    } else {
        extended(&card, [("title", text(&title))])
    }
}
