//! What the program knows of natural languages: scripts, folding, calendars, sentences, quotation marks, verbs of saying.
//! In go texts and tags of languages, out come ranges, folded words and numbers. It knows no stage: `clip`, `lint`, `search`
//! and others read texts with it, so that a language that is added here is known to all of them.

pub mod calendar;
pub mod characters;
mod detect;
pub mod east_asian;
mod fold;
pub mod forbidden;
pub mod han_dates;
mod personal_names;
mod quotation_marks;
pub mod reporting;
mod scripts;
mod sentences;
mod tags;
pub mod typing;
mod width;

pub use detect::{can_guess, guess_language};
pub use fold::{compose, fold_for_search, fold_name, fold_to_ascii, unaccented, unjoin};
pub use personal_names::begins_with_family_name;
pub use quotation_marks::{QuotedSpan, is_quotation_mark, quoted_spans};
pub use scripts::{Script, is_written_without_spaces, main_script, script_code, script_of, script_of_code};
pub use sentences::{clauses, sentences};
pub use tags::{primary_language, text_direction};
pub use width::{character_width, display_width};
