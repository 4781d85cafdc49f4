//! Activity: how many entries in which month or year, as bars.

use crate::date::{DateSpan, Precision};
use crate::digest::EntryId;
use crate::render::context::Context;
use crate::render::value::{Value, list, map, text, value_or_none};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The height of the highest bar, in units of the picture: pixels, where there is space.
const HEIGHT: usize = 64;

/// The width of a bar and the gap after it.
const STEP: usize = 12;

/// The width of a bar.
const BAR: usize = 9;

/// The fewest entries that make a bar of the full height: otherwise a single entry would look like a lot.
const FULL: usize = 3;

/// The most months that have a bar each; beyond, every year has one.
const MONTHS_LIMIT: i32 = 60;

/// The number of entries in a period, and the first day of the period.
type Bar = (Date, usize);

/// A chart of entries, which are newest first; none where there would be fewer than two bars.
pub fn activity_chart(context: &Context, entries: &[EntryId]) -> Value {
    let dates = entries.iter().rev().map(|id| context.digest.entry(*id).date);
    // Of what is known by its year alone, no month can be shown.
    let has_year = dates.clone().any(|date| date.archive_level() == Precision::Year);
    let months = count_by_month(dates.map(DateSpan::first));
    let by_year = has_year || count_months(&months) > MONTHS_LIMIT;
    let bars = if by_year {
        yearly_bars(&months)
    } else {
        monthly_bars(&months)
    };
    let [first, .., last] = bars.as_slice() else {
        return Value::none();
    };
    let label = |date: Date| {
        text(&if by_year {
            context.dates().year_of(date)
        } else {
            context.dates().month_of(date)
        })
    };
    let max = bars.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let peak = only_highest(&bars, max);
    let full = max.max(FULL);
    let shown = bars.iter().enumerate().filter(|(_, (_, count))| *count > 0);
    let shown = shown.map(|(index, (date, count))| {
        let height = (count * HEIGHT).div_ceil(full);
        map([
            ("label", label(*date)),
            ("count", Value::from(*count)),
            ("x", Value::from(index * STEP)),
            ("y", Value::from(HEIGHT - height)),
            ("height", Value::from(height)),
            ("peak", Value::from(peak == Some(*date))),
        ])
    });
    map([
        ("bars", list(shown)),
        ("width", Value::from(bars.len() * STEP - (STEP - BAR))),
        ("height", Value::from(HEIGHT)),
        ("top", Value::from(HEIGHT - (max * HEIGHT).div_ceil(full))),
        ("bar", Value::from(BAR)),
        ("from", label(first.0)),
        ("to", label(last.0)),
        ("max", Value::from(max)),
        ("peak", value_or_none(peak, label)),
        ("by", text(if by_year { "year" } else { "month" })),
    ])
}

/// How many of these days, which are oldest first, each month has. Months without any are left out.
fn count_by_month(days: impl Iterator<Item = Date>) -> Vec<Bar> {
    let mut counts: Vec<Bar> = Vec::new();
    for day in days {
        let month = day.first_of_month();
        match counts.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => counts.push((month, 1)),
        }
    }
    counts
}

/// How many months there are from the first to the last.
fn count_months(counts: &[Bar]) -> i32 {
    let number = |(date, _): &Bar| i32::from(date.year()) * 12 + i32::from(date.month());
    match (counts.first(), counts.last()) {
        (Some(first), Some(last)) => number(last) - number(first) + 1,
        _ => 0,
    }
}

/// The period of the highest bar, if there is only one of that height.
fn only_highest(bars: &[Bar], max: usize) -> Option<Date> {
    let mut highest = bars.iter().filter(|(_, count)| *count == max);
    let (date, _) = highest.next()?;
    highest.next().is_none().then_some(*date)
}

/// Every month from the first to the last, those without entries among them.
fn monthly_bars(counts: &[Bar]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (month, count) in counts {
        while let Some(next) = bars
            .last()
            .and_then(|(last, _)| last.checked_add(1.month()).ok())
            .filter(|next| next < month)
        {
            bars.push((next, 0));
        }
        bars.push((*month, *count));
    }
    bars
}

/// Every year from the first to the last, those without entries among them.
fn yearly_bars(counts: &[Bar]) -> Vec<Bar> {
    let mut bars: Vec<Bar> = Vec::new();
    for (month, count) in counts {
        let year = month.year();
        while let Some(next) = bars.last().map(|(last, _)| last.year() + 1).filter(|next| *next < year) {
            bars.push((date(next, 1, 1), 0));
        }
        match bars.last_mut() {
            Some((last, sum)) if last.year() == year => *sum += count,
            _ => bars.push((date(year, 1, 1), *count)),
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::{monthly_bars, yearly_bars};
    use jiff::civil::date;

    #[test]
    fn months_without_entries_have_their_place() {
        let bars = monthly_bars(&[(date(2021, 11, 1), 2), (date(2022, 2, 1), 1)]);
        let expected = [
            (date(2021, 11, 1), 2),
            (date(2021, 12, 1), 0),
            (date(2022, 1, 1), 0),
            (date(2022, 2, 1), 1),
        ];
        assert_eq!(bars, expected);
    }

    #[test]
    fn years_gather_their_months() {
        let bars = yearly_bars(&[(date(2019, 3, 1), 2), (date(2021, 1, 1), 1), (date(2021, 12, 1), 4)]);
        let expected = [(date(2019, 1, 1), 2), (date(2020, 1, 1), 0), (date(2021, 1, 1), 5)];
        assert_eq!(bars, expected);
    }
}
