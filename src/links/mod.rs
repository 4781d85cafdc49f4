//! External links: where they stand in the digest, what earlier checks found, and, only if asked for, a new check. The
//! input are parsed files and `links.json`, the output a report and a new `links.json`.

mod address;
mod cache;
mod check;
mod check_link;
mod client;
mod collect;
mod due;
mod host_limiter;
mod public_ip;
mod report;
mod report_json;
mod report_text;
mod retry_after;
mod state;

#[cfg(test)]
mod tests;

pub use cache::{CACHE, Cache, Error};
pub use check::{CheckOptions, CheckSummary, check_links};
pub use collect::{Link, LinkUse, Role, collect_links};
pub use due::{DueLinks, due_links};
pub use report::Report;
pub use report_json::json;
pub use report_text::human;
pub use state::{LinkRecord, LinkState};
