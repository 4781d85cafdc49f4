//! Clipping as a whole.
