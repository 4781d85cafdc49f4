//! How to cite an entry, and the sources that it digests. Nothing is invented: a headline that is not known exactly is
//! described in brackets, as librarians do, and a date that is not known is left out.

pub mod bibtex;
pub mod csl;
pub mod files;
pub mod key;
pub mod meta;
pub mod ris;
pub mod work;
pub mod works;
