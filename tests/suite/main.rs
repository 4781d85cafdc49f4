//! What the program does, tested from outside: whole small digests go in, diagnostics and pages come out.

mod digest;
mod fixture;
mod fixtures;
