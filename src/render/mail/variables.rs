//! The variables of the templates of mails.

use crate::digest::{EntryId, IssueId};
use crate::plan::address;
use crate::render::context::Context;
use crate::render::lists::issue_order::{IssueGroup, arrange_issue};
use crate::render::lists::issues::issue_link;
use crate::render::mail::extent::Extent;
use crate::render::parts::cards::entry_card;
use crate::render::parts::issue_names::issue_title;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, extended, list, map, text, value_or_none};
use crate::text::truncate;

/// The longest title and the longest preview, in characters.
const TITLE_LIMIT: usize = 200;

const PREVIEW_LIMIT: usize = 140;

pub fn mail_variables(
    context: &Context,
    at: &str,
    kind: &'static str,
    id: IssueId,
    introduction: &Value,
    extent: Extent,
) -> Vec<(&'static str, Value)> {
    let issue = context.digest.issue(id);
    let title = issue_title(context, issue);
    let frame = PageMeta {
        kind,
        title: &title,
        address: at,
        section: Some("issues"),
        indexed: false,
        ..PageMeta::default()
    };
    let arranged = arrange_issue(context.digest, issue);
    let mut left = extent;
    let mut take = |wanted: usize, of: fn(&mut Extent) -> &mut usize| {
        let number = wanted.min(*of(&mut left));
        *of(&mut left) -= number;
        number
    };
    let mut groups = Vec::new();
    for IssueGroup { topic, entries } in &arranged.groups {
        let titles = take(entries.len(), |left| &mut left.titles);
        let summaries = take(titles, |left| &mut left.summaries);
        if titles > 0 {
            groups.push(map([
                ("topic", value_or_none(*topic, |topic| context.links.topic(topic))),
                ("entries", mail_cards(context, &entries[..titles])),
                ("summaries", Value::from(summaries)),
            ]));
        }
    }
    let config = &context.digest.config;
    let base = config.base_url.as_deref().unwrap_or_default();
    let origin = base.strip_suffix(config.base_path.as_str()).unwrap_or(base);
    let web = format!("{base}{}", address::issue(context.digest, id));
    let others = arranged.groups.iter().flat_map(|group| &group.entries);
    let first = std::iter::once(&arranged.lead).chain(others).take(3);
    let first: Vec<&str> = first.map(|id| context.digest.entry(*id).title.as_str()).collect();
    let mail = map([
        ("origin", text(origin)),
        ("web", text(&web)),
        ("preview", text(&truncate(&first.join(" · "), PREVIEW_LIMIT))),
        ("introduction", introduction.clone()),
        ("lead", mail_card(context, arranged.lead)),
        ("groups", Value::from(groups)),
        ("more", Value::from(issue.entries.len() - 1 - extent.titles)),
        ("ahead", mail_cards(context, &issue.ahead)),
    ]);
    vec![
        page_variable(context, &frame),
        ("issue", issue_link(context, id)),
        ("mail", mail),
    ]
}

fn mail_cards(context: &Context, entries: &[EntryId]) -> Value {
    list(entries.iter().map(|id| mail_card(context, *id)))
}

/// An entry's card, with a title that is not too long for a mail.
fn mail_card(context: &Context, id: EntryId) -> Value {
    let card = entry_card(context, id);
    let title = truncate(&context.digest.entry(id).title, TITLE_LIMIT);
    if title == context.digest.entry(id).title {
        card
    } else {
        extended(&card, [("title", text(&title))])
    }
}
