//! How much a mail says. Mail programs cut long mails off, so a long mail leaves out summaries first and then entries, until
//! it is short enough.

use crate::digest::{Digest, IssueId};
use crate::render::output::PageResult;

/// The most bytes of a mail: Gmail shows 102,400 of them.
const MAIL_LIMIT: usize = 100_000;

/// The most entries besides the lead: more could not fit.
const ENTRIES_LIMIT: usize = 300;

/// How much a mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// How many entries have their summaries.
    pub summaries: usize,
    /// How many entries have their titles, besides the lead.
    pub titles: usize,
}

impl Extent {
    /// All that an issue has, as far as it could fit.
    pub fn all(digest: &Digest, id: IssueId) -> Self {
        let entries = count_entries(digest, id);
        Self::step(2 * entries, entries)
    }

    /// One of the steps from the lead alone (0) to titles and summaries of so many entries (twice their number): first
    /// titles are added, then summaries.
    fn step(step: usize, entries: usize) -> Self {
        Self {
            summaries: step.saturating_sub(entries),
            titles: step.min(entries),
        }
    }
}

/// How many entries a mail may have besides the lead.
fn count_entries(digest: &Digest, id: IssueId) -> usize {
    (digest.issue(id).entries.len() - 1).min(ENTRIES_LIMIT)
}

/// The mail that says as much as fits into the limit.
pub fn longest_that_fits(digest: &Digest, id: IssueId, render: impl Fn(Extent) -> PageResult) -> PageResult {
    let entries = count_entries(digest, id);
    let all = render(Extent::step(2 * entries, entries))?;
    if all.len() <= MAIL_LIMIT || entries == 0 {
        return Ok(all);
    }
    // The highest step is too long, and the lowest one is taken whether it fits or not.
    let (mut high, mut high_size) = (2 * entries, all.len());
    let (mut low, mut best) = (0, render(Extent::step(0, entries))?);
    // Sizes grow nearly evenly with the steps, so a few guesses come close to the limit.
    while high - low > 1 && best.len() < MAIL_LIMIT - MAIL_LIMIT / 20 {
        let room = MAIL_LIMIT - best.len();
        let share = room * (high - low) / high_size.saturating_sub(best.len()).max(1);
        let guess = (low + share).clamp(low + 1, high - 1);
        let mail = render(Extent::step(guess, entries))?;
        if mail.len() <= MAIL_LIMIT {
            (low, best) = (guess, mail);
        } else {
            (high, high_size) = (guess, mail.len());
        }
    }
    Ok(best)
}
