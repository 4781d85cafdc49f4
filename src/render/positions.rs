//! Where positions are shown: on a topic's page, on pages of their own where there are many, on people and parties.

use super::Renderer;
use super::frame::Frame;
use super::stances::Rows;
use super::template::{Value, map, option, text};
use crate::diagnostic::Diagnostic;
use crate::digest::{Actor, PositionRef, TopicId};
use crate::plan::{POSITIONS_LIMIT, address, page_count};

impl Renderer<'_> {
    /// A page of the positions on a topic that has many.
    pub(super) fn positions_page(&self, at: &str, id: TopicId, number: usize) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let topic = self.digest.topic(id);
        let mut breadcrumbs = self.topic_crumbs(id);
        breadcrumbs.push((topic.title.clone(), address::topic(self.digest, id)));
        let base = address::positions(self.digest, id);
        let size = self.digest.config.page_size;
        let pages = page_count(topic.positions.len(), size);
        let from = ((number - 1) * size).min(topic.positions.len());
        let shown = from..topic.positions.len().min(from + size);
        let title = self.phrase("positions_on", &topic.title);
        let frame = Frame {
            kind: "positions",
            title: &title,
            address: at,
            section: Some("topics"),
            breadcrumbs,
            number,
            ..Frame::default()
        };
        let neighbour = |number: usize| text(&self.href(&address::nth(&base, number)));
        let pager = map([
            ("total", Value::from(topic.positions.len())),
            ("number", Value::from(number)),
            ("pages", Value::from(pages)),
            ("previous", option((number > 1).then(|| number - 1), neighbour)),
            ("next", option((number < pages).then_some(number + 1), neighbour)),
        ]);
        let variables = vec![
            self.frame(&frame),
            ("topic", self.cards.topic(id)),
            (
                "positions",
                self.position_table(&topic.positions, shown, Rows::Holders(id)),
            ),
            ("list", pager),
        ];
        self.templates.render("positions.html", variables)
    }

    /// The positions on a topic's own page.
    pub(super) fn topic_positions(&self, id: TopicId) -> Value {
        let all = &self.digest.topic(id).positions;
        let shown = 0..all.len().min(POSITIONS_LIMIT);
        self.position_table(all, shown, Rows::Holders(id))
    }

    /// The positions of somebody, the newest of them.
    pub(super) fn positions_of(&self, who: Actor, all: &[PositionRef]) -> Value {
        self.position_table(all, 0..all.len().min(POSITIONS_LIMIT), Rows::Topics(who))
    }
}
