//! The tables: every field of every kind of file, and of `chancery.yaml`, `wording.yaml` and `theme.yaml`.

mod build;
mod config;
mod editorial;
mod entry;
mod parts;
mod registry;
mod settings;

pub use config::CONFIG;
pub use editorial::{ISSUE, PAGE};
pub use entry::ENTRY;
pub use parts::{ACCOUNT, ACTOR, PARTICIPANT};
pub use registry::{PARTY, PERSON, SOURCE, TOPIC};
pub use settings::{THEME, WORDING};
