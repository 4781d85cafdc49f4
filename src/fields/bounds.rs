//! From when until when something holds, as far as that is known. Nothing is inferred: between two bounds of which only the
//! year is known, it holds for certain from the end of the first year to the beginning of the second.

use super::Fields;
use crate::closed_list::closed_list;
use crate::date::{DateSpan, PartialDate};
use crate::diagnostic::{Diagnostic, Location, rules};
use jiff::civil::Date;

/// The first and the last day of something, each as precisely as it is known. Both days belong to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// When it begins; none if that is not known.
    pub from: Option<PartialDate>,
    /// When it ends: the outer `None` if nothing is known of it, the inner one if it has not ended (`until: present`).
    pub until: Option<Option<PartialDate>>,
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

impl Bounds {
    /// The bounds in the fields `from` and `until`.
    pub fn from_fields(fields: &mut Fields) -> Self {
        Self {
            from: fields.partial_date("from"),
            until: fields.until("until"),
        }
    }

    /// When it ended or will end; none if that is not known, or if it lasts.
    pub fn end(self) -> Option<PartialDate> {
        self.until.flatten()
    }

    /// Whether it is said to last: `until: present`. It may still have to begin.
    pub fn is_open(self) -> bool {
        self.until == Some(None)
    }

    /// Whether it lasts on a day: it is said to, and has begun by then.
    pub fn is_open_on(self, day: Date) -> bool {
        self.is_open() && !self.is_after(DateSpan::day(day))
    }

    /// Whether anything is known of it.
    pub fn is_known(self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// Whether it holds for certain through a whole span. A first or a last day that is known exactly is enough for itself; for
    /// all other days both the beginning and the end have to be known.
    pub fn hold_throughout(self, span: DateSpan) -> bool {
        let day = span.start.exact_day().filter(|_| !span.is_interval());
        let bounds = [self.from, self.end()].into_iter().flatten();
        if day.is_some()
            && bounds
                .filter_map(PartialDate::exact_day)
                .any(|bound| Some(bound) == day)
        {
            return true;
        }
        let Some(from) = self.from else { return false };
        let has_begun = from.latest() <= span.start.earliest();
        let has_not_ended = self
            .until
            .is_some_and(|until| until.is_none_or(|until| span.end.latest() <= until.earliest()));
        has_begun && has_not_ended
    }

    /// Whether no bound that is known excludes it in a span.
    pub fn may_hold_in(self, span: DateSpan) -> bool {
        !self.is_before(span) && !self.is_after(span)
    }

    /// Whether it ended for certain before a span.
    pub fn is_before(self, span: DateSpan) -> bool {
        self.end().is_some_and(|until| until.latest() < span.start.earliest())
    }

    /// Whether it begins for certain after a span.
    pub fn is_after(self, span: DateSpan) -> bool {
        self.from.is_some_and(|from| from.earliest() > span.end.latest())
    }

    /// Whether it holds on a day.
    pub fn status_on(self, day: Date) -> TenureStatus {
        let day = DateSpan::day(day);
        if self.is_after(day) {
            TenureStatus::ToCome
        } else if self.is_before(day) {
            TenureStatus::Ended
        } else if self.is_open() || self.hold_throughout(day) {
            TenureStatus::Current
        } else {
            TenureStatus::Unknown
        }
    }

    /// Reports bounds of which the last is for certain before the first. `location` is where the last one is written.
    pub fn check(self, location: impl FnOnce() -> Location, diagnostics: &mut Vec<Diagnostic>) {
        if let (Some(from), Some(until)) = (self.from, self.end())
            && until.latest() < from.earliest()
        {
            let diagnostic = Diagnostic::new(&rules::BAD_DATE, location(), "this ends before it starts");
            diagnostics.push(diagnostic.help("`until` is the last day, not before `from`"));
        }
    }

    /// The bounds as a message says them: `from 2013-03-16 until 2022`.
    pub fn describe(self) -> String {
        match (self.from, self.end()) {
            (Some(from), Some(until)) => format!("from {from} until {until}"),
            (Some(from), None) => format!("from {from}"),
            (None, Some(until)) => format!("until {until}"),
            (None, None) => "at an unknown time".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bounds;
    use crate::date::{DateSpan, PartialDate};
    use crate::fields::TenureStatus::{Current, Ended, ToCome, Unknown};

    fn bounds(from: &str, until: &str) -> Bounds {
        let date = |text: &str| PartialDate::parse(text).expect(text);
        Bounds {
            from: (!from.is_empty()).then(|| date(from)),
            until: match until {
                "" => None,
                "present" => Some(None),
                until => Some(Some(date(until))),
            },
        }
    }

    fn span(text: &str) -> DateSpan {
        DateSpan::parse(text).expect(text)
    }

    #[test]
    fn it_holds_for_certain_only_within_what_is_certain() {
        for (from, until, certain, possible, excluded) in [
            (
                "2013-03-16",
                "2022-12-30",
                &["2013-03-16", "2022-12-30", "2013-04", "2014/2021"][..],
                &["2013-03", "2022-12-30/2022-12-31", "2013"][..],
                &["2013-03-15", "2022-12-31", "2012", "2023-01"][..],
            ),
            (
                "1957-07",
                "1961",
                &["1957-07-31", "1961-01-01", "1958"],
                &["1957-07-30", "1957-07", "1961-01-02", "1961-12-31", "1957"],
                &["1957-06-30", "1962-01-01", "1957-06"],
            ),
            (
                "2019-10-10",
                "",
                &["2019-10-10"],
                &["2019-10-11", "2019-10", "2050"],
                &["2019-10-09"],
            ),
            ("2019-10", "", &[], &["2019-10-31", "2019-10"], &["2019-09-30"]),
            ("2019-10-10", "2019", &["2019-10-10"], &["2019-10-11"], &["2020-01-01"]),
            ("2019-10-10", "present", &["2019-10-10", "2030"], &["2019"], &["2018"]),
            (
                "",
                "2019-10-10",
                &["2019-10-10"],
                &["2019-10-09", "2019-10", "1800"],
                &["2019-10-11"],
            ),
            ("2019", "2019-10-10", &["2019-10-10"], &["2019-10-09"], &["2019-10-11"]),
            ("", "2019-10-10~", &[], &["2019-10-10"], &["2019-10-21"]),
            ("", "2019-10", &[], &["2019-10-31"], &["2019-11-01"]),
            (
                "",
                "2024-02-29",
                &["2024-02-29"],
                &["2024-02-28/2024-02-29"],
                &["2024-03-01"],
            ),
            ("", "present", &[], &["2019-10-10"], &[]),
            ("", "", &[], &["0001", "9999"], &[]),
            // About: ten of the unit in either direction.
            (
                "1818~",
                "present",
                &["1828-12-31"],
                &["1818", "1828-12-30", "1808"],
                &["1807-12-31"],
            ),
            (
                "1800",
                "1818-05-03~",
                &["1818-04-23"],
                &["1818-04-24", "1818-05-13"],
                &["1818-05-14"],
            ),
            ("1818", "1830", &["1820"], &["1820~"], &["1841~"]),
        ] {
            let bounds = bounds(from, until);
            for (texts, expected) in [
                (certain, (true, true)),
                (possible, (false, true)),
                (excluded, (false, false)),
            ] {
                for text in texts {
                    let found = (bounds.hold_throughout(span(text)), bounds.may_hold_in(span(text)));
                    assert_eq!(found, expected, "{from}–{until} in {text}");
                }
            }
        }
    }

    #[test]
    fn the_status_of_a_day() {
        for (from, until, days) in [
            ("2013-03-16", "2022-12-30", [ToCome, Current, Current, Ended]),
            ("2013-03-16", "present", [ToCome, Current, Current, Current]),
            // What is not known is not inferred, but for the first day itself.
            ("2013-03-16", "", [ToCome, Current, Unknown, Unknown]),
            ("", "2022-12-30", [Unknown, Unknown, Current, Ended]),
            ("", "", [Unknown; 4]),
            // `until: present` says that it holds today, whenever it began.
            ("", "present", [Current; 4]),
            ("2013", "present", [Current; 4]),
            ("2013-03", "2022", [Unknown; 4]),
            ("2012", "2022-12", [Current, Current, Unknown, Unknown]),
        ] {
            let bounds = bounds(from, until);
            let found =
                ["2013-03-15", "2013-03-16", "2022-12-30", "2022-12-31"].map(|day| bounds.status_on(span(day).first()));
            assert_eq!(found, days, "{from}–{until}");
        }
    }
}
