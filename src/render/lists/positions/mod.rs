//! Positions as a table. Each cell quotes its entries and leads to them.

pub mod cells;
pub mod columns;
pub mod rows;
pub mod table;
