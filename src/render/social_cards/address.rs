//! Which social card stands for a page.

use crate::plan::CARD;
use crate::render::context::Context;

/// The absolute address of the social card of a page: its own, or that of the digest. None without a `base_url`.
pub fn card_address(context: &Context, address: &str) -> Option<String> {
    let config = &context.digest.config;
    let base = config.base_url.as_deref().filter(|_| config.pages.cards)?;
    let own = format!("{address}{CARD}");
    let card = [own.as_str(), CARD]
        .into_iter()
        .find(|card| context.site.at(card).is_some())?;
    Some(format!("{base}{card}"))
}
