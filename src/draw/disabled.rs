//! Stands in for `draw` where the program is built without the feature `cards`: nothing can be drawn.

use std::convert::Infallible;

/// Whether this program can draw.
pub const AVAILABLE: bool = false;

/// A picture. There is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture(Infallible);

/// How bold a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400
    Regular,
    /// 600
    Semibold,
}

impl Picture {
    /// Refuses every SVG.
    ///
    /// # Errors
    /// Always.
    pub fn new(_svg: String) -> Result<Self, String> {
        Err("this build of Chancery has no social cards".to_owned())
    }

    /// Whether a PNG is this picture drawn before.
    pub fn is(&self, _png: &[u8]) -> bool {
        match self.0 {}
    }

    /// Draws it.
    ///
    /// # Errors
    /// None: there is no picture to be drawn.
    pub fn png(&self) -> Result<Vec<u8>, String> {
        match self.0 {}
    }
}

/// Whether a text can be drawn: never.
pub fn can_draw(_text: &str) -> bool {
    false
}

/// Text in lines of at most a width: here always one line.
pub fn lines(text: &str, _weight: Weight, _size: f32, _width: f32) -> Vec<String> {
    vec![text.to_owned()]
}
