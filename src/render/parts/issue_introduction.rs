//! The editor’s introduction to an issue with absolute addresses, for mails and feeds.

use crate::digest::IssueId;
use crate::plan::address;
use crate::render::context::Context;
use crate::render::parts::body::body_html;

/// The introduction to an issue as HTML; none where there is none, or where the digest has no `base_url`.
pub fn absolute_introduction(context: &Context, id: IssueId) -> Option<String> {
    let introduction = context.digest.issue(id).introduction.as_ref()?;
    let base = context.digest.config.base_url.as_deref()?;
    let own = format!("{base}{}", address::issue(context.digest, id));
    let body = body_html(context, &introduction.body, Some(&introduction.file), base, &own);
    Some(body).filter(|_| !introduction.body.is_empty())
}
