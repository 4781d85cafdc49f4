//! An issue as a mail, in HTML and in plain text. Mail programs cut long mails off, so it says less of each entry, and
//! in the end of fewer entries, until it is short enough.

use super::Renderer;
use super::frame::Frame;
use super::inline::inlined;
use super::issue_order::{Group, arrange};
use super::plain_text::{of_html, without_images, wrapped};
use super::template::{Value, extended, html, list, map, maybe, option, text};
use crate::diagnostic::Diagnostic;
use crate::digest::{EntryId, IssueId};
use crate::plan::address;
use crate::text::truncate;

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

/// The most bytes of a mail: Gmail shows 102,400 of them.
const LIMIT: usize = 100_000;
/// The longest introduction in a mail, in bytes of HTML; of a longer one the mail has the first paragraph.
const INTRODUCTION_LIMIT: usize = 24_000;
/// The most entries that could fit.
const ENTRIES_LIMIT: usize = 300;
/// The longest title and the longest preview, in characters.
const TITLE_LIMIT: usize = 200;
const PREVIEW_LIMIT: usize = 140;
/// The columns of plain text (RFC 3676 recommends at most 78).
const COLUMNS: usize = 72;

/// How much a mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    /// How many entries have their summaries.
    summaries: usize,
    /// How many have their titles.
    titles: usize,
}

impl Extent {
    /// The steps from the least, nothing but the lead, to the most of so many entries: first titles are added, then
    /// summaries.
    fn step(step: usize, entries: usize) -> Self {
        Self {
            summaries: step.saturating_sub(entries),
            titles: step.min(entries),
        }
    }
}

impl Renderer<'_> {
    pub(super) fn issue_email(&self, at: &str, id: IssueId) -> Rendered {
        let introduction = self.mail_introduction(id);
        let shown = option(introduction.as_deref(), |words| html(&without_images(words)));
        self.fitting(id, |extent| {
            let mail = self
                .templates
                .render("issue-email.html", self.mail(at, "issue-email", id, &shown, extent))?;
            Ok(inlined(mail))
        })
    }

    /// Renders the template of the mail with all that an issue has, for its mistakes alone.
    pub(super) fn try_issue_email(&self, at: &str, id: IssueId) -> Rendered {
        let introduction = self.mail_introduction(id);
        let shown = option(introduction.as_deref(), |words| html(&without_images(words)));
        let entries = self.entries_of_mail(id);
        let all = Extent::step(2 * entries, entries);
        self.templates
            .render("issue-email.html", self.mail(at, "issue-email", id, &shown, all))
    }

    pub(super) fn issue_text(&self, at: &str, id: IssueId) -> Rendered {
        let introduction = self.mail_introduction(id).map(|words| of_html(&words));
        let shown = maybe(introduction.as_deref());
        self.fitting(id, |extent| {
            let mail = self
                .templates
                .render("issue-email.txt", self.mail(at, "issue-email.txt", id, &shown, extent))?;
            Ok(wrapped(&String::from_utf8_lossy(&mail), COLUMNS).into_bytes())
        })
    }

    /// How many entries a mail may have besides the lead.
    fn entries_of_mail(&self, id: IssueId) -> usize {
        (self.digest.issue(id).entries.len() - 1).min(ENTRIES_LIMIT)
    }

    /// The mail that says as much as fits.
    fn fitting(&self, id: IssueId, render: impl Fn(Extent) -> Rendered) -> Rendered {
        let entries = self.entries_of_mail(id);
        let all = render(Extent::step(2 * entries, entries))?;
        if all.len() <= LIMIT || entries == 0 {
            return Ok(all);
        }
        let (mut high, mut too_much) = (2 * entries, all.len());
        let (mut low, mut best) = (0, render(Extent::step(0, entries))?);
        // Sizes grow nearly evenly with the steps, so a few guesses come close to the limit.
        while high - low > 1 && best.len() < LIMIT - LIMIT / 20 {
            let room = LIMIT - best.len();
            let share = room * (high - low) / too_much.saturating_sub(best.len()).max(1);
            let guess = (low + share).clamp(low + 1, high - 1);
            let mail = render(Extent::step(guess, entries))?;
            if mail.len() <= LIMIT {
                (low, best) = (guess, mail);
            } else {
                (high, too_much) = (guess, mail.len());
            }
        }
        Ok(best)
    }

    fn mail(
        &self,
        at: &str,
        kind: &'static str,
        id: IssueId,
        introduction: &Value,
        extent: Extent,
    ) -> Vec<(&'static str, Value)> {
        let issue = self.digest.issue(id);
        let title = self.issue_title(issue);
        let frame = Frame {
            kind,
            title: &title,
            address: at,
            section: Some("issues"),
            indexed: false,
            ..Frame::default()
        };
        let arranged = arrange(self.digest, issue);
        let mut left = extent;
        let mut take = |wanted: usize, of: fn(&mut Extent) -> &mut usize| {
            let number = wanted.min(*of(&mut left));
            *of(&mut left) -= number;
            number
        };
        let mut groups = Vec::new();
        for Group { topic, entries } in &arranged.groups {
            let titles = take(entries.len(), |left| &mut left.titles);
            let summaries = take(titles, |left| &mut left.summaries);
            if titles > 0 {
                groups.push(map([
                    ("topic", option(*topic, |topic| self.cards.topic(topic))),
                    ("entries", self.mail_cards(&entries[..titles])),
                    ("summaries", Value::from(summaries)),
                ]));
            }
        }
        let config = &self.digest.config;
        let base = config.base_url.as_deref().unwrap_or_default();
        let origin = base.strip_suffix(config.base_path.as_str()).unwrap_or(base);
        let web = format!("{base}{}", address::issue(self.digest, id));
        let others = arranged.groups.iter().flat_map(|group| &group.entries);
        let first = std::iter::once(&arranged.lead).chain(others).take(3);
        let first: Vec<&str> = first.map(|id| self.digest.entry(*id).title.as_str()).collect();
        let mail = map([
            ("origin", text(origin)),
            ("web", text(&web)),
            ("preview", text(&truncate(&first.join(" · "), PREVIEW_LIMIT))),
            ("introduction", introduction.clone()),
            ("lead", self.mail_card(arranged.lead)),
            ("groups", Value::from(groups)),
            ("more", Value::from(issue.entries.len() - 1 - extent.titles)),
            ("ahead", self.mail_cards(&issue.ahead)),
        ]);
        vec![self.frame(&frame), ("issue", self.issue_link(id)), ("mail", mail)]
    }

    fn mail_cards(&self, entries: &[EntryId]) -> Value {
        list(entries.iter().map(|id| self.mail_card(*id)))
    }

    /// An entry's card, with a title that is not too long for a mail.
    fn mail_card(&self, id: EntryId) -> Value {
        let card = self.cards.card(id);
        let title = truncate(&self.digest.entry(id).title, TITLE_LIMIT);
        if title == self.digest.entry(id).title {
            card
        } else {
            extended(&card, [("title", text(&title))])
        }
    }

    /// What the editor wrote, with absolute addresses, in HTML.
    fn mail_introduction(&self, id: IssueId) -> Option<String> {
        let introduction = self.digest.issue(id).introduction.as_ref()?;
        if introduction.body.is_empty() {
            return None;
        }
        let whole = self.issue_introduction(id)?;
        if whole.len() <= INTRODUCTION_LIMIT {
            return Some(whole);
        }
        let excerpt = truncate(&introduction.body.excerpt, INTRODUCTION_LIMIT / 8);
        Some(format!("<p>{}</p>", quick_xml::escape::escape(excerpt)))
    }

    /// The same, however long it is.
    pub(super) fn issue_introduction(&self, id: IssueId) -> Option<String> {
        let introduction = self.digest.issue(id).introduction.as_ref()?;
        let base = self.digest.config.base_url.as_deref()?;
        let own = format!("{base}{}", address::issue(self.digest, id));
        let body = self
            .cards
            .body(&introduction.body, Some(&introduction.file), base, &own);
        Some(body).filter(|_| !introduction.body.is_empty())
    }
}
