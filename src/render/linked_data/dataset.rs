//! The open data: a dataset with its files.

use crate::digest::Digest;
use crate::plan::export::DATA;
use crate::plan::export::{DataFormat, DataTable, table_address};
use crate::render::linked_data::common::{describe, write_part_of_site};

/// The open data, described at its page.
pub fn describe_dataset(digest: &Digest, name: &str, version: usize) -> Option<Vec<u8>> {
    let config = &digest.config;
    describe(digest, |dataset, base| {
        let url = format!("{base}{DATA}");
        dataset.text("@type", "Dataset");
        dataset.display("@id", format_args!("{url}#dataset"));
        dataset.text("url", &url);
        dataset.display("name", format_args!("{name} · {}", config.title));
        dataset.optional_text("description", config.description.as_deref());
        dataset.text("inLanguage", &config.language);
        dataset.display("version", version);
        dataset.optional_text(
            "license",
            config.licence.as_ref().and_then(|licence| licence.url.as_deref()),
        );
        let dates = digest.entries.iter().map(|entry| entry.date);
        let first = dates.clone().map(|date| date.start).min();
        let last = dates.map(|date| date.end).max_by_key(|date| date.last());
        if let (Some(first), Some(last)) = (first, last) {
            dataset.display("temporalCoverage", format_args!("{}/{}", first.exact(), last.exact()));
        }
        dataset.optional_display("dateModified", digest.entries.iter().map(|entry| entry.updated).max());
        let tables = DataTable::ALL.into_iter();
        let files = tables.flat_map(|table| DataFormat::ALL.into_iter().map(move |form| (table, form)));
        dataset.list("distribution", files, |download, (table, form)| {
            download.text("@type", "DataDownload");
            download.text("name", table.name());
            download.text("encodingFormat", media_type(form));
            download.display("contentUrl", format_args!("{base}{}", table_address(table, form)));
        });
        write_part_of_site(digest, dataset, base);
    })
}

fn media_type(form: DataFormat) -> &'static str {
    match form {
        DataFormat::Json => "application/json",
        DataFormat::Lines => "application/jsonl",
        DataFormat::Csv => "text/csv",
    }
}
