//! Pieces of pages that know nothing of pages: links, cards, dates, bodies, what a page says about itself.

pub mod absolute_body;
pub mod actor_name;
pub mod archive_links;
pub mod body;
pub mod breadcrumbs;
pub mod cards;
pub mod corrections;
pub mod dates;
pub mod entry_links;
pub mod globals;
pub mod issue_introduction;
pub mod issue_names;
pub mod links;
pub mod page_meta;
pub mod page_variable;
pub mod place;
pub mod publication;
pub mod sorting;
pub mod source_names;
pub mod terms;
pub mod unpublished;
