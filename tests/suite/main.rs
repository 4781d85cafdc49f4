//! What the program does, tested from outside: whole small digests go in, diagnostics and pages come out.

#![allow(clippy::disallowed_methods, reason = "tests stand outside of the pipeline")]
#![allow(
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where; its texts are known"
)]

mod architecture;
mod archive;
mod archived_copies;
mod authoring;
mod bodies;
mod cli;
mod determinism;
mod digest;
mod evidence;
mod feeds;
mod fixing;
mod fixture;
mod fixtures;
mod folder;
#[cfg(unix)]
mod gate;
mod hostile;
mod hosting;
mod issued;
mod issues;
#[cfg(feature = "links")]
mod links;
mod messages;
mod partial_dates;
mod positions;
mod previews;
mod profiles;
mod readme;
#[cfg(unix)]
mod recipes;
mod record;
mod report;
mod saved;
mod saved_formats;
mod search;
mod social_cards;
mod themes;
