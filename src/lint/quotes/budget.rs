//! How much work the quotations of one entry may cause, however long and repetitive the texts are.

/// The most comparisons of two tokens for one entry.
const COMPARISONS: u64 = 30_000_000;

/// What is left of the work that an entry may cause.
pub struct Budget(u64);

/// The budget is spent: there was too much to compare.
#[derive(Debug, PartialEq, Eq)]
pub struct Exhausted;

impl Budget {
    /// The whole budget of an entry.
    pub fn new() -> Self {
        Self(COMPARISONS)
    }

    /// Takes some comparisons off.
    ///
    /// # Errors
    /// So many are not left.
    pub fn spend(&mut self, comparisons: usize) -> Result<(), Exhausted> {
        self.0 = self.0.checked_sub(comparisons as u64).ok_or(Exhausted)?;
        Ok(())
    }
}
