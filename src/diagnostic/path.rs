//! Paths into front matter, such as `participants[1].office`.

use std::fmt;
use std::sync::Arc;

/// One step of a path into front matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathStep {
    /// To the value of a mapping's key.
    Key(Arc<str>),
    /// To an item of a list, counted from 0.
    Index(usize),
}

/// The path to a value in front matter or in a YAML file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldPath(Vec<PathStep>);

impl FieldPath {
    /// The path to the whole front matter.
    pub fn root() -> Self {
        Self::default()
    }

    /// The path with one more key.
    pub fn key(&self, key: &str) -> Self {
        self.with(PathStep::Key(key.into()))
    }

    /// The path with one more item, counted from 0.
    pub fn index(&self, index: usize) -> Self {
        self.with(PathStep::Index(index))
    }

    fn with(&self, step: PathStep) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The steps from the root.
    pub fn steps(&self) -> &[PathStep] {
        &self.0
    }

    /// The key that ends the path; empty if an item ends it.
    pub fn last_key(&self) -> &str {
        match self.0.last() {
            Some(PathStep::Key(key)) => key,
            _ => "",
        }
    }

    /// The path without its last step; of the root, the root.
    pub fn parent(&self) -> Self {
        let mut steps = self.0.clone();
        steps.pop();
        Self(steps)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                PathStep::Key(key) if at == 0 => write!(f, "{key}")?,
                PathStep::Key(key) => write!(f, ".{key}")?,
                PathStep::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The path to the value that is being visited. It borrows the path of the value around it, so that a [`FieldPath`], which allocates,
/// is made only where something is wrong.
#[derive(Debug, Clone, Copy)]
pub enum CurrentPath<'a> {
    /// The whole front matter.
    Root,
    /// The value of a key, in the mapping at a path.
    Key(&'a CurrentPath<'a>, &'a str),
    /// An item, counted from 0, of the list at a path.
    Index(&'a CurrentPath<'a>, usize),
}

impl CurrentPath<'_> {
    /// The path as a value of its own.
    pub fn path(&self) -> FieldPath {
        match self {
            Self::Root => FieldPath::root(),
            Self::Key(parent, key) => parent.path().key(key),
            Self::Index(parent, index) => parent.path().index(*index),
        }
    }
}
