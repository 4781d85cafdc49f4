//! The desk: what writes content.
