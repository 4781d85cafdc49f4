//! Lists that pages show: entries by month, counts, backlinks, offices, issues, pairs, positions.

pub mod accounts;
pub mod backlinks;
pub mod counts;
pub mod entries;
pub mod issue_order;
pub mod issues;
pub mod pager;
pub mod pairs;
pub mod periods;
pub mod positions;
pub mod tally;
pub mod tenures;
