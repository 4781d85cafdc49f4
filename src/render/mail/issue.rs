//! An issue as a mail, in HTML and in plain text.

use crate::digest::IssueId;
use crate::render::context::Context;
use crate::render::mail::extent::{Extent, longest_that_fits};
use crate::render::mail::inline_styles::inline_styles;
use crate::render::mail::line_wrap::wrap_lines;
use crate::render::mail::variables::mail_variables;
use crate::render::output::PageResult;
use crate::render::parts::issue_introduction::absolute_introduction;
use crate::render::plain_text::{html_to_text, without_images};
use crate::render::value::{html, text_or_none, value_or_none};
use crate::text::truncate;

/// The width of plain text in columns (RFC 3676 recommends at most 78).
const TEXT_COLUMNS: usize = 72;

/// The longest introduction in a mail, in bytes of HTML; of a longer one the mail has the first paragraph.
const INTRODUCTION_LIMIT: usize = 24_000;

/// The mail in HTML.
pub fn html_mail(context: &Context, address: &str, id: IssueId) -> PageResult {
    let introduction = mail_introduction(context, id);
    let shown = value_or_none(introduction.as_deref(), |introduction| {
        html(&without_images(introduction))
    });
    longest_that_fits(context.digest, id, |extent| {
        let mail = context.templates.render(
            "issue-email.html",
            mail_variables(context, address, "issue-email", id, &shown, extent),
        )?;
        Ok(inline_styles(mail))
    })
}

/// Renders the template of the mail in HTML once, with all that the issue has, to find its mistakes.
pub fn try_html_mail(context: &Context, address: &str, id: IssueId) -> PageResult {
    let introduction = mail_introduction(context, id);
    let shown = value_or_none(introduction.as_deref(), |introduction| {
        html(&without_images(introduction))
    });
    let all = Extent::all(context.digest, id);
    context.templates.render(
        "issue-email.html",
        mail_variables(context, address, "issue-email", id, &shown, all),
    )
}

/// The mail in plain text.
pub fn text_mail(context: &Context, address: &str, id: IssueId) -> PageResult {
    let introduction = mail_introduction(context, id).map(|introduction| html_to_text(&introduction));
    let shown = text_or_none(introduction.as_deref());
    longest_that_fits(context.digest, id, |extent| {
        let mail = context.templates.render(
            "issue-email.txt",
            mail_variables(context, address, "issue-email.txt", id, &shown, extent),
        )?;
        Ok(wrap_lines(&String::from_utf8_lossy(&mail), TEXT_COLUMNS).into_bytes())
    })
}

/// The introduction as HTML with absolute addresses, cut where it is too long for a mail.
fn mail_introduction(context: &Context, id: IssueId) -> Option<String> {
    let introduction = context.digest.issue(id).introduction.as_ref()?;
    if introduction.body.is_empty() {
        return None;
    }
    let whole = absolute_introduction(context, id)?;
    if whole.len() <= INTRODUCTION_LIMIT {
        return Some(whole);
    }
    let excerpt = truncate(&introduction.body.excerpt, INTRODUCTION_LIMIT / 8);
    Some(format!("<p>{}</p>", crate::render::xml::escape(excerpt)))
}
