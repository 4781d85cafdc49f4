//! Offices and memberships, and whether they hold on a day as far as their bounds are known. Nothing is inferred.
//!
//! `P` is the party of an office or a membership: its name as it was written, or its number in the model.

use super::Fields;
use crate::closed_list::closed_list;
use crate::date::{DateSpan, PartialDate};
use crate::diagnostic::{Diagnostic, Location, rules};
use jiff::civil::Date;

/// A last day: the outer `None` if nothing is known of it, the inner one if it is not over ("until: present").
pub type LastDay = Option<Option<Date>>;

/// An office that somebody holds or held.
#[derive(Debug)]
pub struct Tenure<P> {
    /// The title of the office.
    pub title: String,
    /// The party that it is an office of.
    pub of: Option<P>,
    /// The first day; none if it is not known.
    pub from: Option<Date>,
    /// The last day.
    pub until: LastDay,
    /// A remark, such as "acting".
    pub note: Option<String>,
}

/// A membership of a party in a bloc.
#[derive(Debug, Clone)]
pub struct Membership<P> {
    /// The member; in a list of the blocs of a party, the bloc.
    pub party: P,
    /// The first day; none if it is not known.
    pub from: Option<Date>,
    /// The last day.
    pub until: LastDay,
}

closed_list! {
    /// Whether an office or a membership holds on a day. The values are in the order in which pages show them.
    #[derive(PartialOrd, Ord)]
    pub enum TenureStatus {
        /// It holds.
        Current = "current",
        /// It begins later.
        ToCome = "to-come",
        /// The bounds that are known do not tell.
        Unknown = "unknown",
        /// It ended earlier.
        Ended = "ended",
    }
}

impl Tenure<String> {
    /// The office that an item of `offices` gives; None if it has no title.
    pub fn from_fields(fields: &mut Fields) -> Option<Self> {
        let (title, of) = (fields.text("title"), fields.text("of"));
        let (from, until, note) = (first_day(fields), last_day(fields), fields.text("note"));
        Some(Self {
            title: title?,
            of,
            from,
            until,
            note,
        })
    }
}

impl<P> Tenure<P> {
    /// The same of the party that `of` stands for.
    pub fn with_party<Q>(&self, of: Option<Q>) -> Tenure<Q> {
        Tenure {
            title: self.title.clone(),
            of,
            from: self.from,
            until: self.until,
            note: self.note.clone(),
        }
    }

    /// Whether both bounds are known and it was held through all these days.
    pub fn covers(&self, first: Date, last: Date) -> bool {
        let (Some(from), Some(until)) = (self.from, self.until) else {
            return false;
        };
        from <= first && until.is_none_or(|until| last <= until)
    }

    /// Whether it is held on a day.
    pub fn status_on(&self, day: Date) -> TenureStatus {
        TenureStatus::of(self.from, self.until, day)
    }
}

impl Membership<String> {
    /// The membership that an item of `members` gives; None if it names no party.
    pub fn from_fields(fields: &mut Fields) -> Option<Self> {
        let (party, from, until) = (fields.text("party"), first_day(fields), last_day(fields));
        Some(Self {
            party: party?,
            from,
            until,
        })
    }
}

impl<P> Membership<P> {
    /// The same of the party that the name stands for.
    pub fn with_party<Q>(&self, party: Q) -> Membership<Q> {
        Membership {
            party,
            from: self.from,
            until: self.until,
        }
    }

    /// Whether no known bound excludes it in these days.
    pub fn may_hold_in(&self, span: DateSpan) -> bool {
        self.from.is_none_or(|from| from <= span.last())
            && self.until.flatten().is_none_or(|until| span.first() <= until)
    }

    /// Whether it holds on a day.
    pub fn status_on(&self, day: Date) -> TenureStatus {
        TenureStatus::of(self.from, self.until, day)
    }
}

impl TenureStatus {
    /// Both bounds are days on which it holds.
    fn of(from: Option<Date>, until: LastDay, day: Date) -> Self {
        match (from, until) {
            (Some(from), _) if day < from => Self::ToCome,
            (_, Some(Some(until))) if until < day => Self::Ended,
            (_, Some(None)) | (Some(_), Some(Some(_))) => Self::Current,
            (None, Some(Some(_))) | (_, None) => Self::Unknown,
        }
    }
}

/// The first day of `from`.
fn first_day(fields: &mut Fields) -> Option<Date> {
    fields.partial_date("from").map(PartialDate::first)
}

/// The last day of `until`.
fn last_day(fields: &mut Fields) -> LastDay {
    fields.until("until").map(|until| until.map(PartialDate::last))
}

/// Reports bounds of which the last day is before the first. `until` is where the last day is written.
pub fn check_bounds(
    from: Option<Date>,
    until: LastDay,
    location: impl FnOnce() -> Location,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let (Some(from), Some(Some(until))) = (from, until)
        && until < from
    {
        let diagnostic = Diagnostic::new(&rules::BAD_DATE, location(), "this ends before it starts");
        diagnostics.push(diagnostic.help("`until` is the last day, not before `from`"));
    }
}

#[cfg(test)]
mod tests {
    use super::TenureStatus::{self, Current, Ended, ToCome, Unknown};
    use super::{LastDay, Tenure};
    use jiff::civil::{Date, date};

    const FROM: Date = date(2013, 3, 16);
    const UNTIL: Date = date(2022, 12, 30);

    /// The status on the day before the first, on the first, on the last, and on the day after.
    fn statuses(from: Option<Date>, until: LastDay) -> [TenureStatus; 4] {
        let tenure: Tenure<()> = Tenure {
            title: String::new(),
            of: None,
            from,
            until,
            note: None,
        };
        [date(2013, 3, 15), FROM, UNTIL, date(2022, 12, 31)].map(|day| tenure.status_on(day))
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_it() {
        assert_eq!(
            statuses(Some(FROM), Some(Some(UNTIL))),
            [ToCome, Current, Current, Ended]
        );
        assert_eq!(statuses(Some(FROM), Some(None)), [ToCome, Current, Current, Current]);
    }

    #[test]
    fn what_is_not_known_is_not_inferred() {
        assert_eq!(statuses(Some(FROM), None), [ToCome, Unknown, Unknown, Unknown]);
        assert_eq!(statuses(None, Some(Some(UNTIL))), [Unknown, Unknown, Unknown, Ended]);
        assert_eq!(statuses(None, None), [Unknown; 4]);
        // `until: present` says that it holds today, whenever it began.
        assert_eq!(statuses(None, Some(None)), [Current; 4]);
    }
}
