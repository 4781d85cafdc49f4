//! Renders one page of the plan to bytes, or names the file to copy. Pure: any page alone, in any order, on any thread.
//! Data flows one way: `pages` are made of `lists`, `charts` and `parts`; everything is made from a [`Context`].

mod charts;
mod context;
mod export;
mod feeds;
mod hosting;
mod linked_data;
mod lists;
mod mail;
mod output;
mod pages;
mod parts;
mod plain_text;
mod search_index;
mod social_cards;
mod template;
mod value;
mod xml;

pub use context::Context;
pub use output::{Output, Rendered};
pub use template::Templates;

use crate::diagnostic::Diagnostic;
use crate::digest::Item;
use crate::plan::Page;
use pages::{
    archive, corrections, data, entry, home, indexes, issue, issues, not_found, pair, pairs, party, person, positions,
    search, source, topic, topics, upcoming,
};

/// Renders what stands at an address, with the companion files of an entry.
///
/// # Errors
/// The first mistake of a template on this page.
pub fn render<'a>(context: &Context<'a>, address: &str, page: &'a Page) -> Result<Rendered<'a>, Vec<Diagnostic>> {
    let rendered = render_alone(context, address, page)?;
    let item = match page {
        Page::Entry(id) => Item::Entry(*id),
        Page::Translation(index) => Item::Translation(*index),
        _ => return Ok(rendered),
    };
    Ok(match rendered {
        Rendered::File(Output::Bytes(page)) => {
            Rendered::Folder(export::files::with_companions(context, page, address, item))
        }
        other => other,
    })
}

/// Renders what stands at an address, without the companion files of an entry.
///
/// # Errors
/// The first mistake of a template on this page.
pub fn render_alone<'a>(context: &Context<'a>, address: &str, page: &'a Page) -> Result<Rendered<'a>, Vec<Diagnostic>> {
    let bytes = match page {
        Page::SearchIndex => return Ok(Rendered::Folder(search_index::files::search_index(context))),
        Page::Hosting(file) => return Ok(Rendered::File(Output::Bytes(hosting::files::host_file(context, *file)))),
        Page::SocialCard(subject) => {
            let picture = social_cards::card::picture(context, *subject)?;
            return Ok(Rendered::File(Output::Picture(picture)));
        }
        Page::Asset(index) => return Ok(Rendered::File(Output::Copy(&context.digest.assets[*index].from))),
        Page::ThemeAsset(index) => return Ok(Rendered::File(Output::Shared(&context.theme.assets[*index].bytes))),
        Page::Home(number) => home::render(context, address, *number),
        Page::Entry(id) => entry::render(context, address, context.digest.entry(*id), Item::Entry(*id)),
        Page::Translation(index) => {
            let translation = &context.digest.translations[*index];
            entry::render(context, address, translation, Item::Translation(*index))
        }
        Page::Archive(period, number) => archive::render(context, address, *period, *number),
        Page::Topics => topics::render(context, address),
        Page::Topic(id, number) => topic::render(context, address, *id, *number),
        Page::Positions(of, part) => positions::render(context, address, *of, part),
        Page::People => indexes::render_people(context, address),
        Page::Person(id, number) => person::render(context, address, *id, *number),
        Page::Parties => indexes::render_parties(context, address),
        Page::Party(id, number) => party::render(context, address, *id, *number),
        Page::Pairs => pairs::render(context, address),
        Page::Pair(id, number) => pair::render(context, address, *id, *number),
        Page::Sources => indexes::render_sources(context, address),
        Page::Source(id, number) => source::render(context, address, *id, *number),
        Page::Issues(number) => issues::render(context, address, *number),
        Page::Issue(id) => issue::render(context, address, *id),
        Page::IssueEmail(id) => mail::issue::html_mail(context, address, *id),
        Page::IssueText(id) => mail::issue::text_mail(context, address, *id),
        Page::Search => search::render(context, address),
        Page::Text(id) => pages::text::render(context, address, *id),
        Page::Corrections(number) => corrections::render(context, address, *number),
        Page::Upcoming => upcoming::render(context, address),
        Page::NotFound => not_found::render(context, address),
        Page::Data => data::render(context, address),
        Page::Feed(scope, format) => Ok(feeds::render(context, address, *scope, *format)),
        Page::FeedArchive(number) => Ok(feeds::archive::archive_document(context, address, *number)),
        Page::FeedList => Ok(feeds::opml::feed_list(context)),
        Page::Sitemap => Ok(hosting::sitemap::sitemap(context)),
        Page::SitemapPart(number) => Ok(hosting::sitemap::sitemap_part(context, *number)),
        Page::Robots => Ok(hosting::sitemap::robots_txt(context)),
        Page::DataTable(table, format) => Ok(export::files::table_file(context, *table, *format)),
        Page::DataSchema => Ok(export::files::schema_file(context)),
        Page::Citations(format) => Ok(export::cite::files::citations(context, *format)),
        Page::Calendar(topic) => Ok(export::calendar::calendar(context, *topic)),
        Page::Alias { to, .. } => Ok(hosting::redirects::redirect_page(context, to)),
        Page::AliasBelow { to, .. } if to.ends_with('/') => Ok(hosting::redirects::redirect_page(context, to)),
        Page::AliasBelow { to, .. } => return render_file(context, to),
    };
    bytes.map(|bytes| Rendered::File(Output::Bytes(bytes)))
}

/// Renders the file at an address, perhaps one that is made together with a page.
fn render_file<'a>(context: &Context<'a>, address: &str) -> Result<Rendered<'a>, Vec<Diagnostic>> {
    if let Some(page) = context.site.at(address) {
        return render_alone(context, address, page);
    }
    let (folder, name) = address.split_at(address.rfind('/').map_or(0, |at| at + 1));
    let item = context.site.at(folder).map_or(Item::Nothing, Page::item);
    let bytes = export::files::companion(context, folder, item, name).unwrap_or_default();
    Ok(Rendered::File(Output::Bytes(bytes)))
}

/// Renders what a template makes, for its mistakes alone.
///
/// # Errors
/// The first mistake of the template on this page.
pub fn try_template(context: &Context<'_>, address: &str, page: &Page) -> Result<(), Vec<Diagnostic>> {
    match page {
        Page::IssueEmail(id) => mail::issue::try_html_mail(context, address, *id).map(drop),
        page => render_alone(context, address, page).map(drop),
    }
}
