//! The geometry of a timeline strip: time from left to right, a mark for every entry, stacked where they fall together; of many
//! entries, a bar for every month or year.

use crate::date::{DateSpan, Precision};
use jiff::civil::Date;

/// The width of the strip, in units of the picture.
pub const WIDTH: i64 = 720;

/// The width of a column: a mark and the gap after it.
const COLUMN: i64 = 15;

/// The side of a mark.
const MARK: i64 = 12;

/// The height of the highest bar.
const BAR_HEIGHT: i64 = 90;

/// The most marks; more entries are gathered into bars.
const MARKS_LIMIT: usize = 200;

/// The most marks in one column; beyond, all entries are gathered into bars.
const COLUMN_LIMIT: i64 = 12;

/// The most months that have a bar each; beyond, every year has one.
const MONTHS_LIMIT: i64 = 60;

/// The most cells of the axis: as many labels as can be read on a phone.
const CELLS_LIMIT: i64 = 8;

/// How many months a cell may span. The last is as long as the years that dates can have.
const CELL_LENGTHS: [i64; 12] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 6_000, 18_000];

/// A rectangle of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkOf {
    /// The entry with this index in the list that was given.
    Entry(usize),
    /// So many entries of a month.
    Month(Date, usize),
    /// So many entries of a year.
    Year(Date, usize),
}

/// A strip, ready to draw.
#[derive(Debug, PartialEq, Eq)]
pub struct Strip {
    /// The height in units of the picture.
    pub height: i64,
    /// From left to right, and from the bottom to the top.
    pub marks: Vec<(Shape, MarkOf)>,
    /// The first days of the cells of the axis, all as wide as each other.
    pub cells: Vec<Date>,
}

/// The strip of entries that are given newest first; none where there are fewer than two.
pub fn strip(spans: &[DateSpan]) -> Option<Strip> {
    if spans.len() < 2 {
        return None;
    }
    let months = spans.iter().map(|span| position(*span).0);
    let axis = Axis::new(months.clone().min()?, months.max()?);
    let (height, marks) = stacked(spans, &axis).unwrap_or_else(|| bars(spans, &axis));
    Some(Strip {
        height,
        marks,
        cells: axis.cells(),
    })
}

/// Months since the year 0.
fn month(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

/// The month and the day of the month, from 0, at which an entry stands: its first day; of a month or a year, the middle.
fn position(span: DateSpan) -> (i64, i64) {
    let first = span.first();
    match span.start.precision() {
        Precision::Day => (month(first), i64::from(first.day()) - 1),
        Precision::Month => (month(first), 15),
        Precision::Year => (month(first) + 6, 0),
    }
}

/// The first day of a month.
fn first_day(month: i64) -> Date {
    let year = i16::try_from(month.div_euclid(12)).unwrap_or(Date::MAX.year());
    let number = i8::try_from(month.rem_euclid(12) + 1).unwrap_or(1);
    Date::new(year, number, 1).unwrap_or(Date::MAX)
}

/// The months that the strip spans.
struct Axis {
    /// The first month.
    from: i64,
    /// How many months a cell spans.
    cell: i64,
    /// How many cells there are.
    count: i64,
}

impl Axis {
    fn new(first: i64, last: i64) -> Self {
        let fitting = |cell: i64| {
            let (from, end) = (first.div_euclid(cell), last.div_euclid(cell) + 1);
            (from * cell, cell, end - from)
        };
        let all = CELL_LENGTHS.map(fitting);
        let (from, cell, count) = all
            .into_iter()
            .find(|(_, _, count)| *count <= CELLS_LIMIT)
            .unwrap_or(all[CELL_LENGTHS.len() - 1]);
        Self { from, cell, count }
    }

    fn months(&self) -> i64 {
        self.cell * self.count
    }

    fn cells(&self) -> Vec<Date> {
        (0..self.count)
            .map(|at| first_day(self.from + at * self.cell))
            .collect()
    }

    /// Where an entry is. Months are as wide as each other.
    fn x(&self, span: DateSpan) -> i64 {
        let (month, day) = position(span);
        ((month - self.from) * 31 + day) * WIDTH / (self.months() * 31)
    }

    /// Where a month begins.
    fn start(&self, month: i64) -> i64 {
        (month - self.from) * WIDTH / self.months()
    }
}

/// A mark for every entry; none where they are too many, or too many fall together.
fn stacked(spans: &[DateSpan], axis: &Axis) -> Option<(i64, Vec<(Shape, MarkOf)>)> {
    if spans.len() > MARKS_LIMIT {
        return None;
    }
    let columns = WIDTH / COLUMN;
    let mut placed: Vec<(i64, i64, usize)> = Vec::with_capacity(spans.len());
    let mut highest = 0;
    let column = |(at, span): (usize, &DateSpan)| ((axis.x(*span) / COLUMN).min(columns - 1), at);
    let mut in_order: Vec<(i64, usize)> = spans.iter().enumerate().rev().map(column).collect();
    // What stands in the middle of its year comes after what begins before that.
    in_order.sort_by_key(|(column, _)| *column);
    for (column, at) in in_order {
        let level = match placed.last() {
            Some((last, level, _)) if *last == column => level + 1,
            _ => 0,
        };
        highest = highest.max(level + 1);
        placed.push((column, level, at));
    }
    let height = highest * COLUMN;
    let mark = |(column, level, at): (i64, i64, usize)| {
        let shape = Shape {
            x: column * COLUMN,
            y: height - level * COLUMN - MARK,
            width: MARK,
            height: MARK,
        };
        (shape, MarkOf::Entry(at))
    };
    (highest <= COLUMN_LIMIT).then(|| (height, placed.into_iter().map(mark).collect()))
}

/// A bar for every month or year that has entries.
fn bars(spans: &[DateSpan], axis: &Axis) -> (i64, Vec<(Shape, MarkOf)>) {
    let (first, last) = spans
        .last()
        .zip(spans.first())
        .map_or((0, 0), |(first, last)| (month(first.first()), month(last.first())));
    let has_year = spans.iter().any(|span| span.archive_level() == Precision::Year);
    let step = if last - first < MONTHS_LIMIT && !has_year {
        1
    } else {
        12
    };
    let bin = |span: &DateSpan| month(span.first()).div_euclid(step) * step;
    let mut bins: Vec<(i64, usize)> = spans
        .chunk_by(|a, b| bin(a) == bin(b))
        .map(|same| (bin(&same[0]), same.len()))
        .collect();
    bins.reverse();
    let most = bins.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let bar = |(begin, count): (i64, usize)| {
        // A cell may begin within a year that has a bar of its own.
        let (from, to) = (axis.start(begin).max(0), axis.start(begin + step).min(WIDTH));
        let height = scaled(count, most);
        let shape = Shape {
            x: from,
            y: BAR_HEIGHT - height,
            width: (to - from - 2).max(2),
            height,
        };
        let day = first_day(begin);
        let of = if step == 1 {
            MarkOf::Month(day, count)
        } else {
            MarkOf::Year(day, count)
        };
        (shape, of)
    };
    (BAR_HEIGHT, bins.into_iter().map(bar).collect())
}

/// The height of a bar: at least so much that it can be seen.
fn scaled(count: usize, most: usize) -> i64 {
    let full = usize::try_from(BAR_HEIGHT).unwrap_or_default();
    i64::try_from((count * full).div_ceil(most))
        .unwrap_or(BAR_HEIGHT)
        .max(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(texts: &[&str]) -> Vec<DateSpan> {
        texts
            .iter()
            .map(|text| DateSpan::parse(text).expect("a date"))
            .collect()
    }

    fn within(strip: &Strip) {
        for (shape, _) in &strip.marks {
            assert!(shape.x >= 0 && shape.x + shape.width <= WIDTH, "{shape:?}");
            assert!(shape.y >= 0 && shape.y + shape.height <= strip.height, "{shape:?}");
        }
        assert!(strip.marks.windows(2).all(|pair| pair[0].0.x <= pair[1].0.x));
        assert!((1..=8).contains(&strip.cells.len()), "{:?}", strip.cells);
    }

    #[test]
    fn one_entry_makes_no_strip() {
        assert_eq!(strip(&[]), None);
        assert_eq!(strip(&spans(&["2021-10-30"])), None);
    }

    #[test]
    fn marks_stand_by_their_day_and_stack_where_they_fall_together() {
        let strip = strip(&spans(&["2021-12-31", "2021-10-02", "2021-10-01", "2021-10-01"])).expect("a strip");
        within(&strip);
        let marks: Vec<_> = strip.marks.iter().map(|(shape, of)| (shape.x, shape.y, *of)).collect();
        assert_eq!(
            marks,
            [
                (0, 33, MarkOf::Entry(3)),
                (0, 18, MarkOf::Entry(2)),
                (0, 3, MarkOf::Entry(1)),
                (705, 33, MarkOf::Entry(0)),
            ]
        );
        let cells: Vec<String> = strip.cells.iter().map(ToString::to_string).collect();
        assert_eq!(cells, ["2021-10-01", "2021-11-01", "2021-12-01"]);
    }

    #[test]
    fn a_month_without_a_day_stands_in_its_middle() {
        let strip = strip(&spans(&["2021-02", "2021-01-01"])).expect("a strip");
        within(&strip);
        let x = strip.marks[1].0.x;
        assert!((520..560).contains(&x), "{x}");
    }

    #[test]
    fn the_axis_has_cells_that_can_be_labelled() {
        for (dates, cells, first) in [
            (["2021-10-30", "2021-10-01"], 1, "2021-10-01"),
            (["2022-02-01", "2021-09-01"], 6, "2021-09-01"),
            (["2023-01-01", "2021-09-01"], 7, "2021-07-01"),
            (["2024-11-20", "2021-06-01"], 8, "2021-01-01"),
            (["2026-11-20", "2021-06-01"], 6, "2021-01-01"),
            (["2199-05-01", "1931-07-14"], 6, "1900-01-01"),
            (["9999-12-31", "0001-01-01"], 7, "0000-01-01"),
        ] {
            let strip = strip(&spans(&dates)).expect("a strip");
            within(&strip);
            assert_eq!(strip.cells.len(), cells, "{dates:?}");
            assert_eq!(strip.cells[0].to_string(), first, "{dates:?}");
        }
    }

    #[test]
    fn many_entries_are_gathered_into_months() {
        let mut days = spans(&["2022-03-31", "2022-03-01"]);
        days.extend(std::iter::repeat_n(DateSpan::parse("2021-10-30").expect("a date"), 300));
        let strip = strip(&days).expect("a strip");
        within(&strip);
        let of: Vec<MarkOf> = strip.marks.iter().map(|(_, of)| *of).collect();
        assert_eq!(
            of,
            [
                MarkOf::Month("2021-10-01".parse().expect("a day"), 300),
                MarkOf::Month("2022-03-01".parse().expect("a day"), 2),
            ]
        );
        assert_eq!(strip.marks[0].0.height, BAR_HEIGHT);
        assert_eq!(strip.marks[1].0.height, 3);
    }

    #[test]
    fn many_on_one_day_are_gathered_too() {
        let mut days = spans(&["2031-10-30"]);
        days.extend(std::iter::repeat_n(DateSpan::parse("2021-10-30").expect("a date"), 13));
        let strip = strip(&days).expect("a strip");
        within(&strip);
        assert!(matches!(strip.marks[0].1, MarkOf::Year(_, 13)), "{:?}", strip.marks);
    }
}
