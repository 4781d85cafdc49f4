//! The pages of issues: each week or month, and the list of them.

use super::Renderer;
use super::frame::Frame;
use super::issue_order::{Arranged, arrange};
use super::template::{Value, extended, list, map, option, text};
use crate::date::DateSpan;
use crate::diagnostic::Diagnostic;
use crate::digest::{EntryId, Issue, IssueId};
use crate::plan::{FeedScope, address, archive_address, has_mail, page_count};

type Rendered = Result<Vec<u8>, Vec<Diagnostic>>;

impl Renderer<'_> {
    pub(super) fn issues_index(&self, at: &str, number: usize) -> Rendered {
        let size = self.digest.config.page_size;
        let all = &self.digest.issues;
        let pages = page_count(all.len(), size);
        let shown: Vec<IssueId> = (0..all.len())
            .skip((number - 1) * size)
            .take(size)
            .map(IssueId::new)
            .collect();
        let year = |id: &IssueId| self.issue_year(self.digest.issue(*id));
        let years = shown.chunk_by(|a, b| year(a) == year(b)).map(|same| {
            map([
                ("title", text(&year(&same[0]).to_string())),
                ("issues", list(same.iter().map(|id| self.issue_link(*id)))),
            ])
        });
        let neighbour = |number: usize| text(&self.href(&address::nth(address::ISSUES, number)));
        let value = map([
            ("total", Value::from(all.len())),
            ("years", list(years)),
            ("number", Value::from(number)),
            ("pages", Value::from(pages)),
            ("previous", option((number > 1).then(|| number - 1), neighbour)),
            ("next", option((number < pages).then_some(number + 1), neighbour)),
        ]);
        let frame = Frame {
            kind: "issues",
            title: self.word("issues"),
            address: at,
            section: Some("issues"),
            feed: Some(self.issue_feed_link()),
            number,
            ..Frame::default()
        };
        self.templates
            .render("issues.html", vec![self.frame(&frame), ("issues", value)])
    }

    pub(super) fn issue(&self, at: &str, id: IssueId) -> Rendered {
        let title = self.issue_title(self.digest.issue(id));
        let description = self.issue_description(id);
        let frame = Frame {
            kind: "issue",
            title: &title,
            address: at,
            description: Some(description.as_str()),
            section: Some("issues"),
            breadcrumbs: vec![(self.word("issues").to_owned(), address::ISSUES.to_owned())],
            thing: self.issue_thing(id, &title),
            feed: Some(self.issue_feed_link()),
            ..Frame::default()
        };
        self.templates
            .render("issue.html", vec![self.frame(&frame), ("issue", self.issue_value(id))])
    }

    /// What a page and the mails of an issue share.
    pub(super) fn issue_value(&self, id: IssueId) -> Value {
        self.issues[id.index()].get_or_init(|| self.make_issue(id)).clone()
    }

    fn make_issue(&self, id: IssueId) -> Value {
        let issue = self.digest.issue(id);
        let Arranged { lead, groups, chosen } = arrange(self.digest, issue);
        let introduction = issue.introduction.as_ref();
        let groups = groups.iter().map(|group| {
            map([
                ("topic", option(group.topic, |topic| self.cards.topic(topic))),
                ("entries", self.cards_of(&group.entries)),
            ])
        });
        let months = issue.period.months().filter_map(|month| {
            let address = archive_address(month.year(), Some(month.month()), None);
            self.site.period_at.get(&address)?;
            let href = self.digest.config.pages.archive.then(|| self.href(&address))?;
            let name = self.dates().month_of(month);
            Some(map([("name", text(&name)), ("href", text(&href))]))
        });
        let mail = has_mail(self.digest, issue).then(|| {
            let address = address::issue(self.digest, id);
            map([
                ("html", text(&self.href(&format!("{address}email.html")))),
                ("text", text(&self.href(&format!("{address}email.txt")))),
            ])
        });
        let at = id.index();
        let newer = at.checked_sub(1).map(IssueId::new);
        let older = (at + 1 < self.digest.issues.len()).then(|| IssueId::new(at + 1));
        let body = option(introduction, |introduction| {
            self.cards.page_body(&introduction.body, Some(&introduction.file))
        });
        extended(
            &self.issue_link(id),
            [
                ("first", self.dates().single(issue.period.first)),
                ("last", self.dates().single(issue.period.last)),
                ("introduction", body),
                ("lead", self.cards.card(lead)),
                ("chosen", Value::from(chosen)),
                ("groups", list(groups)),
                ("ahead", self.cards_of(&issue.ahead)),
                ("topics", self.topics_of(&issue.entries)),
                ("months", list(months)),
                ("mail", option(mail, |mail| mail)),
                ("newer", option(newer, |id| self.issue_link(id))),
                ("older", option(older, |id| self.issue_link(id))),
                (
                    "extra",
                    option(introduction.and_then(|it| it.extra.as_ref()), super::template::free),
                ),
            ],
        )
    }

    pub(super) fn cards_of(&self, entries: &[EntryId]) -> Value {
        list(entries.iter().map(|id| self.cards.card(*id)))
    }

    /// An issue in a list.
    pub(super) fn issue_link(&self, id: IssueId) -> Value {
        let issue = self.digest.issue(id);
        let lead = arrange(self.digest, issue).lead;
        let title = issue.introduction.as_ref().and_then(|it| it.title.as_deref());
        map([
            ("title", text(&self.issue_title(issue))),
            ("titled", Value::from(title.is_some())),
            ("href", text(&self.href(&address::issue(self.digest, id)))),
            ("label", text(&self.issue_label(issue))),
            ("iso", text(&issue.period.to_string().to_uppercase())),
            ("period", text(&self.issue_period(issue))),
            ("total", Value::from(issue.entries.len())),
            ("complete", Value::from(issue.complete)),
            ("headline", self.entry_link("title", lead)),
        ])
    }

    /// What the editor calls it, else its days.
    pub(super) fn issue_title(&self, issue: &Issue) -> String {
        let title = issue.introduction.as_ref().and_then(|it| it.title.clone());
        title.unwrap_or_else(|| self.issue_period(issue))
    }

    /// `25–31 October 2021` or `October 2021`
    pub(super) fn issue_period(&self, issue: &Issue) -> String {
        let (first, last) = (issue.period.first, issue.period.last);
        let days = DateSpan {
            last,
            ..DateSpan::day(first)
        };
        match issue.period.week() {
            Some(_) => self.dates().week(days),
            None => self.dates().month_of(first),
        }
    }

    /// `Week 43` or `Oct`
    fn issue_label(&self, issue: &Issue) -> String {
        match issue.period.week() {
            Some((_, week)) => self.word("issue_week").replace("{week}", &week.to_string()),
            None => {
                let index = usize::try_from(issue.period.first.month() - 1).unwrap_or_default();
                let short = self.theme.words.nth(&["months_short"], index);
                short.map_or_else(|| self.issue_period(issue), str::to_owned)
            }
        }
    }

    /// The year that an issue is counted to.
    fn issue_year(&self, issue: &Issue) -> i16 {
        issue.period.week().map_or(issue.period.first.year(), |(year, _)| year)
    }

    /// The editor's first words, else the title that leads.
    fn issue_description(&self, id: IssueId) -> String {
        let issue = self.digest.issue(id);
        let excerpt = issue.introduction.as_ref().map(|it| it.body.excerpt.as_str());
        let lead = arrange(self.digest, issue).lead;
        let words = excerpt.filter(|excerpt| !excerpt.is_empty());
        crate::text::truncate(words.unwrap_or(&self.digest.entry(lead).title), 300)
    }

    /// The newest issue, for the home page.
    pub(super) fn newest_issue(&self) -> Value {
        let newest = (!self.digest.issues.is_empty()).then(|| IssueId::new(0));
        option(newest, |id| self.issue_link(id))
    }

    fn issue_feed_link(&self) -> (String, FeedScope) {
        (self.word("issue_feed").to_owned(), FeedScope::Issues)
    }
}
