//! The gate: what is an error is found and keeps a site from being published, whatever else is wrong with the digest. All of it
//! is tried with one table of mistakes, in `tests/mistakes`, which has every rule.

mod alone;
mod edits;
mod findings;
mod mistakes;
mod planted;
mod together;
