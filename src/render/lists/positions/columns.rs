//! The columns of a table over time: months, quarters or years, so coarse that there are few.

use crate::render::parts::dates::Dates;
use jiff::civil::Date;

/// The most columns.
const COLUMNS_LIMIT: usize = 6;

/// The columns for some days. Periods without any of the days have no column.
pub struct Columns {
    unit: Unit,
    /// The key of each column, oldest first: the number of the period, counted in the unit from the year 0.
    keys: Vec<i32>,
}

/// How long the period of a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Month,
    Quarter,
    Year,
    /// So many years together.
    Years(i32),
}

impl Unit {
    /// The number of the period that a day is in.
    fn key(self, day: Date) -> i32 {
        let (year, month) = (i32::from(day.year()), i32::from(day.month()) - 1);
        match self {
            Self::Month => year * 12 + month,
            Self::Quarter => year * 4 + month / 3,
            Self::Year => year,
            Self::Years(several) => year.div_euclid(several),
        }
    }
}

impl Columns {
    /// Columns in the finest unit in which there are few enough.
    pub fn new(days: impl Iterator<Item = Date>) -> Self {
        let days: Vec<Date> = days.collect();
        let keys = |unit: Unit| {
            let mut keys: Vec<i32> = days.iter().map(|day| unit.key(*day)).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        };
        let several = [5, 10, 25, 50, 100].map(Unit::Years);
        let mut units = [Unit::Month, Unit::Quarter, Unit::Year].into_iter().chain(several);
        let fits = units.find_map(|unit| Some((unit, keys(unit))).filter(|(_, keys)| keys.len() <= COLUMNS_LIMIT));
        let (unit, keys) = fits.unwrap_or_else(|| (Unit::Years(1000), keys(Unit::Years(1000))));
        Self { unit, keys }
    }

    /// The number of columns.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The index of the column of a day, which must be one of those that the columns were made for.
    pub fn index_of(&self, day: Date) -> usize {
        let key = self.unit.key(day);
        self.keys.partition_point(|known| *known < key)
    }

    /// The title of each column.
    pub fn titles(&self, dates: &Dates) -> Vec<String> {
        let title = |key: &i32| match self.unit {
            Unit::Month => dates.months(key.div_euclid(12), key.rem_euclid(12), 1),
            Unit::Quarter => dates.months(key.div_euclid(4), key.rem_euclid(4) * 3, 3),
            Unit::Year => key.to_string(),
            Unit::Years(several) => format!("{}–{}", key * several, (key + 1) * several - 1),
        };
        self.keys.iter().map(title).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, Unit};
    use jiff::civil::date;

    fn of(days: &[(i16, i8)]) -> Columns {
        Columns::new(days.iter().map(|(year, month)| date(*year, *month, 15)))
    }

    #[test]
    fn few_months_stand_each_for_itself() {
        let columns = of(&[(2021, 12), (2021, 9), (2021, 9), (2022, 1)]);
        assert_eq!((columns.unit, columns.len()), (Unit::Month, 3));
        assert_eq!(columns.index_of(date(2021, 12, 1)), 1);
    }

    #[test]
    fn more_are_gathered() {
        let quarters = of(&[
            (2021, 1),
            (2021, 2),
            (2021, 3),
            (2021, 5),
            (2021, 6),
            (2021, 7),
            (2021, 8),
        ]);
        assert_eq!((quarters.unit, quarters.len()), (Unit::Quarter, 3));
        let years: Vec<(i16, i8)> = (0..24).map(|month| (2020 + month / 12, month as i8 % 12 + 1)).collect();
        assert_eq!(of(&years).unit, Unit::Year);
        let decades: Vec<(i16, i8)> = (1970..2024).map(|year| (year, 1)).collect();
        assert_eq!(of(&decades).unit, Unit::Years(10));
        let all: Vec<(i16, i8)> = (1..2024).map(|year| (year, 1)).collect();
        assert!(of(&all).len() <= 6);
        assert_eq!(of(&[]).len(), 0);
    }
}
