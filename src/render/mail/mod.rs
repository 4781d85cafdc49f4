//! Issues as mails, in HTML and in plain text.

pub mod extent;
pub mod inline_styles;
pub mod issue;
pub mod line_wrap;
pub mod variables;
