//! The pages of all positions on a topic, or of a person or party, that has many.

use crate::digest::Actor;
use crate::plan::{Part, PositionList};
use crate::render::context::Context;
use crate::render::lists::pager::pager;
use crate::render::lists::positions::list::positions_value;
use crate::render::lists::positions::sides::topic_sides;
use crate::render::output::PageResult;
use crate::render::parts::actor_name::actor_name;
use crate::render::parts::breadcrumbs::topic_breadcrumbs;
use crate::render::parts::page_meta::PageMeta;
use crate::render::parts::page_variable::page_variable;
use crate::render::value::{Value, map, map_from, text, text_or_none};
use std::borrow::Cow;

/// The most names of one side. More than all states there are; without a limit the pages of a topic with many speakers
/// would grow with their number, all of them together with its square. The topic's own page has every name.
const NAMES_LIMIT: usize = 250;

pub fn render(context: &Context, address: &str, of: PositionList, part: &Part) -> PageResult {
    let digest = context.digest;
    let (pattern, name, section) = match of {
        PositionList::Topic(id) => ("positions_on", Cow::from(&digest.topic(id).title), "topics"),
        PositionList::Actor(who @ Actor::Person(_)) => ("positions_of", actor_name(digest, who), "people"),
        PositionList::Actor(who @ Actor::Party(_)) => ("positions_of", actor_name(digest, who), "parties"),
    };
    let mut breadcrumbs = match of {
        PositionList::Topic(id) => topic_breadcrumbs(context, id),
        PositionList::Actor(_) => vec![(context.word(section).to_owned(), format!("{section}/"))],
    };
    breadcrumbs.push((name.clone().into_owned(), of.owner_address(digest)));
    let title = context.phrase(pattern, &name);
    let meta = PageMeta {
        kind: "positions",
        title: &title,
        address,
        section: Some(section),
        breadcrumbs,
        number: part.number,
        ..PageMeta::default()
    };
    let (question, sides, owner) = match of {
        PositionList::Topic(id) => {
            let topic = digest.topic(id);
            (
                topic.question.as_deref(),
                context
                    .shared
                    .sides
                    .get_or_make(id.index(), || topic_sides(context, topic, NAMES_LIMIT))
                    .clone(),
                context.links.topic(id),
            )
        }
        PositionList::Actor(who) => (None, Value::none(), context.links.actor(who)),
    };
    let mut list = vec![("total", Value::from(of.positions(digest).len()))];
    list.extend(pager(context, &of.address(digest), part.number, part.pages));
    let variables = vec![
        page_variable(context, &meta),
        (
            "about",
            map([
                ("name", text(&name)),
                ("link", owner),
                ("question", text_or_none(question)),
                ("sides", sides),
            ]),
        ),
        ("positions", positions_value(context, of, part.range.clone())),
        ("list", map_from(list)),
    ];
    context.templates.render("positions.html", variables)
}
