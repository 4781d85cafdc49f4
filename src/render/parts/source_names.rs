//! Whose accounts an entry rests on: the authors, each with those who carry it. Nobody is named twice.

use crate::digest::{Entry, PublisherId};
use crate::render::context::Context;
use crate::render::value::{Value, extended, list};

/// An author of accounts, and who carries them.
struct Source {
    author: PublisherId,
    carriers: Vec<PublisherId>,
}

fn sources(entry: &Entry) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for account in &entry.accounts {
        let author = account.origin();
        let index = sources.iter().position(|source| source.author == author);
        let index = index.unwrap_or_else(|| {
            sources.push(Source {
                author,
                carriers: Vec::new(),
            });
            sources.len() - 1
        });
        let carriers = &mut sources[index].carriers;
        if account.publisher != author && !carriers.contains(&account.publisher) {
            carriers.push(account.publisher);
        }
    }
    sources
}

/// The authors as links, each with its carriers.
pub fn source_links(context: &Context, entry: &Entry) -> Value {
    list(sources(entry).into_iter().map(|source| {
        let carriers = source.carriers.into_iter().map(|id| context.links.publisher(id));
        extended(&context.links.publisher(source.author), [("carriers", list(carriers))])
    }))
}

/// The names of the authors, each with its carriers: `Associated Press, via CapeCod.com; Reuters`.
pub fn source_names(context: &Context, entry: &Entry) -> String {
    let name = |id: PublisherId| context.digest.publisher(id).name.as_str();
    let names = sources(entry).into_iter().map(|source| {
        let carriers: Vec<&str> = source.carriers.into_iter().map(name).collect();
        match carriers.as_slice() {
            [] => name(source.author).to_owned(),
            carriers => format!(
                "{}, {} {}",
                name(source.author),
                context.word("via"),
                carriers.join(", ")
            ),
        }
    });
    names.collect::<Vec<String>>().join("; ")
}
