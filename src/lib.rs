//! Chancery turns a folder of Markdown entries into a diplomatic digest.
//!
//! ```text
//! disk: chancery.yaml content/ themes/
//!    │ load        reads the texts                                  → Sources
//!    ▼
//!  parse           per file, in parallel, pure, cached by content   → Parsed
//!    ▼
//!  resolve         whole digest, the only constructor of the model  → Digest
//!    ▼
//!  plan            which addresses exist; collisions found here     → SiteMap     (Sources ──theme──► Theme)
//!    ▼
//!  render          one Page + Theme → bytes (or a file to copy)     → Output
//!    ├──────────────► publish   the only writer of a site             ──► deploy, site_diff
//!    ├──────────────► serve     renders the address that is asked for
//!    └──────────────► theme_check  looks at every kind of page that a theme makes
//!  lint            the editor's lints, in `check` only                → diagnostics
//!  links           where the digest leads to, and how that was found  → links.json (of what was parsed)
//!  diagnostics run beside every arrow and are printed once, at the end
//! ```
//!
//! [`pipeline::prepare`] is the picture as a function; `build`, `check` and `serve` call it, and there is no second path.
//!
//! What is never so: no stage imports a later one; nothing but [`load`], [`walk`], [`atomic_write`], [`publish`], [`deploy`],
//! [`site_diff`], [`authoring`], [`clip`], [`links`], [`serve`] and `main` touches files, the clock or sockets; nothing but
//! `chancery links --check` sends anything to other machines; no model is changed once it is made; no output depends on the
//! order of a hash map or on the number of threads.

// Unit tests write files to try things on.
#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests stand outside of the pipeline")
)]

#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod atomic_write;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod authoring;
pub mod cli;
#[cfg(feature = "clip")]
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod clip;
mod closed_list;
pub mod countries;
pub mod date;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod deploy;
pub mod diagnostic;
pub mod digest;
#[cfg(feature = "cards")]
pub mod draw;
#[cfg(not(feature = "cards"))]
#[path = "draw/disabled.rs"]
pub mod draw;
pub mod fields;
pub mod highlight;
pub mod html;
pub mod language;
#[cfg(feature = "links")]
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod links;
pub mod lint;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod load;
pub mod locate;
pub mod markdown;
pub mod media_types;
pub mod parse;
pub mod pipeline;
pub mod plan;
pub mod publish;
pub mod render;
pub mod resolve;
pub mod search;
#[cfg(feature = "serve")]
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod serve;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod site_diff;
pub mod suggest;
pub mod text;
pub mod text_file;
pub mod theme;
pub mod theme_check;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod walk;
pub mod yaml;
