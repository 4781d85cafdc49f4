//! Front matter described once, as data: the checks, the scaffolds of `new`, the schemas and the reference all read the same
//! tables. In goes a YAML value and a table, out come the values and all mistakes. Nothing here knows other files.

mod address;
mod bounds;
mod check;
mod correction;
mod facts;
mod field_value;
pub mod lists;
pub mod names;
mod page_kinds;
pub mod reference;
mod repeated;
mod report;
#[cfg(test)]
pub mod samples;
pub mod schema;
mod site_path;
mod site_url;
mod synonyms;
pub mod tables;
mod tenure;
mod textual;
mod tracking;
mod types;
mod wrong_type;

pub use address::{host, url_fault};
pub use bounds::{Bounds, TenureStatus};
pub use check::{check_mapping, check_mapping_at};
pub use correction::Correction;
pub use facts::{AccountFacts, EntryFacts, Place, SavedCopy};
pub use field_value::{FieldValue, Fields};
pub use page_kinds::PageKinds;
pub use report::Context;
pub use site_url::read_site_url;
pub use synonyms::language_tag;
pub use tenure::{Membership, is_same_office};
pub use textual::is_language;
pub use tracking::{comparable_url, is_site_address, without_tracking};
pub use types::{Field, Mapping, Type, Vocabulary, takes_only_text};
pub use wrong_type::{list_parts, quote_as_written};
