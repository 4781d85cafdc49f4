//! How much a mail says. Mail programs cut long mails off, so it says less of each entry, and in the end of fewer entries,
//! until it is short enough.

use crate::digest::IssueId;
use crate::render::context::Context;
use crate::render::mail::issue::count_entries;
use crate::render::output::PageResult;

/// The most bytes of a mail: Gmail shows 102,400 of them.
const MAIL_LIMIT: usize = 100_000;

/// How much a mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// How many entries have their summaries.
    pub summaries: usize,
    /// How many have their titles.
    pub titles: usize,
}

impl Extent {
    /// The steps from the least, nothing but the lead, to the most of so many entries: first titles are added, then
    /// summaries.
    pub fn step(step: usize, entries: usize) -> Self {
        Self {
            summaries: step.saturating_sub(entries),
            titles: step.min(entries),
        }
    }
}

/// The mail that says as much as fits.
pub fn render_longest_that_fits(context: &Context, id: IssueId, render: impl Fn(Extent) -> PageResult) -> PageResult {
    let entries = count_entries(context, id);
    let all = render(Extent::step(2 * entries, entries))?;
    if all.len() <= MAIL_LIMIT || entries == 0 {
        return Ok(all);
    }
    let (mut high, mut too_much) = (2 * entries, all.len());
    let (mut low, mut best) = (0, render(Extent::step(0, entries))?);
    // Sizes grow nearly evenly with the steps, so a few guesses come close to the limit.
    while high - low > 1 && best.len() < MAIL_LIMIT - MAIL_LIMIT / 20 {
        let room = MAIL_LIMIT - best.len();
        let share = room * (high - low) / too_much.saturating_sub(best.len()).max(1);
        let guess = (low + share).clamp(low + 1, high - 1);
        let mail = render(Extent::step(guess, entries))?;
        if mail.len() <= MAIL_LIMIT {
            (low, best) = (guess, mail);
        } else {
            (high, too_much) = (guess, mail.len());
        }
    }
    Ok(best)
}
