//! The tables and file formats of the open data, and the formats of citations.

/// The folder of the open data, and the address of the page that describes it.
pub const DATA: &str = "data/";

/// A table of the open data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataTable {
    /// Entries.
    Entries,
    /// Positions: who said what on which topic.
    Positions,
    /// People.
    People,
    /// Offices: who held which, and when.
    Offices,
    /// Parties.
    Parties,
    /// Topics.
    Topics,
    /// Sources: the publishers of reports.
    Sources,
}

impl DataTable {
    /// All tables, in the order of the page that describes them.
    pub const ALL: [Self; 7] = [
        Self::Entries,
        Self::Positions,
        Self::People,
        Self::Offices,
        Self::Parties,
        Self::Topics,
        Self::Sources,
    ];

    /// The name of its files, without the extension.
    pub fn name(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Positions => "positions",
            Self::People => "people",
            Self::Offices => "offices",
            Self::Parties => "parties",
            Self::Topics => "topics",
            Self::Sources => "sources",
        }
    }
}

/// The file format of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFormat {
    /// One JSON document.
    Json,
    /// One JSON object per line.
    Lines,
    /// CSV (RFC 4180).
    Csv,
}

impl DataFormat {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Json, Self::Lines, Self::Csv];

    /// The extension of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Lines => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// The format of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFormat {
    /// CSL-JSON.
    Csl,
    /// BibTeX.
    Bibtex,
    /// RIS.
    Ris,
}

impl CitationFormat {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Csl, Self::Bibtex, Self::Ris];

    /// The name of the file of one entry, below the entry's address.
    pub fn file(self) -> &'static str {
        match self {
            Self::Csl => "citation.json",
            Self::Bibtex => "citation.bib",
            Self::Ris => "citation.ris",
        }
    }

    /// The name of the format, for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csl => "CSL-JSON",
            Self::Bibtex => "BibTeX",
            Self::Ris => "RIS",
        }
    }

    /// The address of the file with all citations, such as `data/citations.bib`.
    pub fn address(self) -> String {
        format!("{DATA}{}", self.file().replacen("citation", "citations", 1))
    }
}

/// The address of a table, such as `data/entries.csv`.
pub fn table_address(table: DataTable, format: DataFormat) -> String {
    format!("{DATA}{}.{}", table.name(), format.extension())
}
