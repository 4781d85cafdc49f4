//! What rendering returns.

use crate::diagnostic::Diagnostic;
use crate::draw::Picture;
use std::path::Path;
use std::sync::Arc;

/// The content of a file of the site.
#[derive(Debug)]
pub enum Output<'a> {
    /// These bytes.
    Bytes(Vec<u8>),
    /// These bytes of the theme.
    Shared(&'a Arc<[u8]>),
    /// A copy of this file.
    Copy(&'a Path),
    /// This picture, to be drawn.
    Picture(Picture),
}

/// What a page of the plan becomes.
#[derive(Debug)]
pub enum Rendered<'a> {
    /// The file at its address.
    File(Output<'a>),
    /// Files below its address, by their names; the page among them is `index.html`.
    Folder(Vec<(String, Vec<u8>)>),
}

/// A page as bytes, or the first mistake of a template on it.
pub type PageResult = Result<Vec<u8>, Vec<Diagnostic>>;
