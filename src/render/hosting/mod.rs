//! Files that static hosts and search engines read.

pub mod files;
pub mod headers;
pub mod redirects;
pub mod sitemap;
