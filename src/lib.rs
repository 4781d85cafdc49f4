//! Chancery turns a folder of Markdown entries into a diplomatic digest: a static site.
//!
//! ```text
//! disk: chancery.yaml  wording.yaml  content/  themes/  archive/
//!    │ load        reads the texts                                  → Inputs
//!    ▼
//!  parse           each file by itself, in parallel, cached         → Parsed
//!    ▼
//!  resolve         the whole digest; the only maker of the model    → Digest
//!    ▼
//!  plan            which addresses exist; collisions found here     → SiteMap     (Inputs ──theme──► Theme)
//!    ▼
//!  render          one Page + Theme → bytes (or a file to copy)     → Output
//!    ├──────────────► publish      the only writer of a site        ──► deploy, site_diff
//!    ├──────────────► serve        renders the address that is requested
//!    └──────────────► theme_check  checks every kind of page that a theme makes
//!  lint            the rules for editors, in `check`                → diagnostics
//!  links           external links, and whether they work            → links.json
//!  diagnostics are made beside every arrow and printed once, at the end
//! ```
//!
//! [`pipeline::prepare`] is the picture as a function; `build`, `check` and `serve` call it, and there is no second path.
//! `docs/architecture.md` says what each stage may and may not do, and why.
//!
//! What never happens: no stage imports a later one; nothing but [`load`], [`walk`], [`transaction`], [`publish`], [`deploy`],
//! [`site_diff`], [`authoring`], `clip`, `links`, `serve` and `main` touches files, the clock or sockets; nothing but
//! `chancery links --check` sends anything to other machines; no model changes once it is made; no output depends on the
//! order of a hash map or on the number of threads.

// Unit tests write files to try things on.
#![cfg_attr(
    test,
    allow(clippy::disallowed_methods, reason = "tests stand outside of the pipeline")
)]
// Their texts are known, and one that panics says where.
#![cfg_attr(test, allow(clippy::string_slice, reason = "tests may panic"))]

#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod authoring;
pub mod cli;
#[cfg(feature = "clip")]
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod clip;
mod closed_list;
pub mod conflict;
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
pub mod evidence;
pub mod fields;
pub mod gazetteer;
pub mod highlight;
pub mod html;
pub mod language;
pub mod likely_address;
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
pub mod path_names;
pub mod pipeline;
pub mod plan;
pub mod publish;
mod redirect_rules;
pub mod render;
pub mod resolve;
pub mod search;
#[cfg(feature = "serve")]
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod serve;
pub mod sha256;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod site_diff;
pub mod suggest;
pub mod text;
pub mod text_file;
pub mod theme;
pub mod theme_check;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod transaction;
#[allow(clippy::disallowed_methods, reason = "an edge of the program")]
pub mod walk;
pub mod yaml;
