//! Activity: how many entries in which month or year, as bars.

use crate::digest::EntryId;
use crate::render::context::Context;
use crate::render::parts::dates::Dates;
use crate::render::value::{Value, list, map, text, value_or_none};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Units of the picture: pixels, where it has the space.
const HEIGHT: usize = 64;

const STEP: usize = 12;

const BAR: usize = 9;

/// The fewest entries that make a bar of the full height: one by itself is not much.
const FULL: usize = 3;

/// The most months that are shown one by one; more are gathered into years.
const MONTHS_LIMIT: i32 = 60;

pub fn activity_chart(context: &Context, entries: &[EntryId]) -> Value {
    activity_bars(
        entries.iter().map(|id| context.digest.entry(*id).date.first),
        &context.dates(),
    )
}

/// Bars from days, newest first; none where there would be fewer than two.
pub fn activity_bars(days: impl DoubleEndedIterator<Item = Date>, dates: &Dates) -> Value {
    let mut counts: Vec<(Date, usize)> = Vec::new();
    for day in days.rev() {
        let month = day.first_of_month();
        match counts.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            _ => counts.push((month, 1)),
        }
    }
    let (Some((first, _)), Some((last, _))) = (counts.first(), counts.last()) else {
        return Value::none();
    };
    let number = |date: &Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let months = number(last) - number(first) + 1;
    let by_year = months > MONTHS_LIMIT;
    let bars = if by_year {
        yearly_bars(&counts)
    } else {
        monthly_bars(&counts)
    };
    if bars.len() < 2 {
        return Value::none();
    }
    let label = |date: Date| {
        if by_year {
            date.year().to_string()
        } else {
            dates.month_of(date)
        }
    };
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let mut highest = bars.iter().filter(|(_, count)| *count == most);
    let peak = highest.next().filter(|_| highest.next().is_none());
    let full = most.max(FULL);
    let shown = bars
        .iter()
        .enumerate()
        .filter(|(_, (_, count))| *count > 0)
        .map(|(at, (date, count))| {
            let height = (count * HEIGHT).div_ceil(full);
            map([
                ("label", text(&label(*date))),
                ("count", Value::from(*count)),
                ("x", Value::from(at * STEP)),
                ("y", Value::from(HEIGHT - height)),
                ("height", Value::from(height)),
                ("peak", Value::from(peak.is_some_and(|(peak, _)| peak == date))),
            ])
        });
    map([
        ("bars", list(shown)),
        ("width", Value::from(bars.len() * STEP - (STEP - BAR))),
        ("height", Value::from(HEIGHT)),
        ("top", Value::from(HEIGHT - (most * HEIGHT).div_ceil(full))),
        ("bar", Value::from(BAR)),
        ("from", text(&label(bars[0].0))),
        ("to", text(&label(bars[bars.len() - 1].0))),
        ("max", Value::from(most)),
        ("peak", value_or_none(peak, |(date, _)| text(&label(*date)))),
        ("by", text(if by_year { "year" } else { "month" })),
    ])
}

/// Every month from the first to the last, those without entries among them.
fn monthly_bars(counts: &[(Date, usize)]) -> Vec<(Date, usize)> {
    let mut bars: Vec<(Date, usize)> = Vec::new();
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

fn yearly_bars(counts: &[(Date, usize)]) -> Vec<(Date, usize)> {
    let mut bars: Vec<(Date, usize)> = Vec::new();
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
