//! A file of a new digest, before it is written.

/// A file that is made from a template.
pub struct TemplateFile {
    /// The path below the digest's root.
    pub path: &'static str,
    /// The text, with everything filled in.
    pub text: String,
}
