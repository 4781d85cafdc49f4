//! The page of an issue: a week or a month.

use crate::digest::Digest;
use crate::digest::{IssueId, Item};
use crate::plan::{address, archive_address, has_mail};
use crate::render::context::Context;
use crate::render::linked_data::registry::describe_issue;
use crate::render::lists::counts::topic_counts;
use crate::render::lists::issue_order::{ArrangedIssue, arrange_issue};
use crate::render::lists::issues::{issue_feed_link, issue_link};
use crate::render::output::PageResult;
use crate::render::parts::body::page_body;
use crate::render::parts::cards::{card_list, entry_card};
use crate::render::parts::corrections::correction_list;
use crate::render::parts::issue_names::issue_title;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, extended, list, map, text, value_or_none, yaml_value};

pub fn render(context: &Context, address: &str, id: IssueId) -> PageResult {
    let title = issue_title(context, context.digest.issue(id));
    let description = issue_description(context.digest, id);
    let meta = PageMeta {
        kind: "issue",
        title: &title,
        address,
        description: Some(description.as_str()),
        section: Some("issues"),
        breadcrumbs: vec![(context.word("issues").to_owned(), address::ISSUES.to_owned())],
        subject: describe_issue(context, id, &title),
        feed: Some(issue_feed_link(context)),
        ..PageMeta::default()
    };
    context.templates.render(
        "issue.html",
        vec![page_variable(context, &meta), ("issue", issue_value(context, id))],
    )
}

fn issue_value(context: &Context, id: IssueId) -> Value {
    let issue = context.digest.issue(id);
    let ArrangedIssue { lead, groups, chosen } = arrange_issue(context.digest, issue);
    let introduction = issue.introduction.as_ref();
    let groups = groups.iter().map(|group| {
        map([
            ("topic", value_or_none(group.topic, |topic| context.links.topic(topic))),
            ("entries", card_list(context, &group.entries)),
        ])
    });
    let months = issue.period.months().filter_map(|month| {
        let address = archive_address(month.year(), Some(month.month()), None);
        context.site.period_at.get(&address)?;
        let href = context.digest.config.pages.archive.then(|| context.href(&address))?;
        let name = context.dates().month_of(month);
        Some(map([("name", text(&name)), ("href", text(&href))]))
    });
    let mail = has_mail(context.digest, issue).then(|| {
        let address = address::issue(context.digest, id);
        map([
            ("html", text(&context.href(&format!("{address}email.html")))),
            ("text", text(&context.href(&format!("{address}email.txt")))),
        ])
    });
    let index = id.index();
    let newer = index.checked_sub(1).map(IssueId::new);
    let older = (index + 1 < context.digest.issues.len()).then(|| IssueId::new(index + 1));
    let body = value_or_none(introduction, |introduction| {
        page_body(context, &introduction.body, Some(&introduction.file))
    });
    extended(
        &issue_link(context, id),
        [
            ("first", context.dates().single(issue.period.first)),
            ("last", context.dates().single(issue.period.last)),
            ("introduction", body),
            ("corrections", correction_list(context, Item::Issue(id))),
            ("lead", entry_card(context, lead)),
            ("chosen", Value::from(chosen)),
            ("groups", list(groups)),
            ("ahead", card_list(context, &issue.ahead)),
            ("topics", topic_counts(context, &issue.entries)),
            ("months", list(months)),
            ("mail", value_or_none(mail, |mail| mail)),
            ("newer", value_or_none(newer, |id| issue_link(context, id))),
            ("older", value_or_none(older, |id| issue_link(context, id))),
            (
                "extra",
                value_or_none(introduction.and_then(|it| it.extra.as_ref()), yaml_value),
            ),
        ],
    )
}

/// The first words of the introduction, or the title of the entry that leads.
fn issue_description(digest: &Digest, id: IssueId) -> String {
    let issue = digest.issue(id);
    let excerpt = issue.introduction.as_ref().map(|it| it.body.excerpt.as_str());
    let lead = arrange_issue(digest, issue).lead;
    let words = excerpt.filter(|excerpt| !excerpt.is_empty());
    crate::text::truncate(words.unwrap_or(&digest.entry(lead).title), 300)
}
