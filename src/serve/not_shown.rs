//! What the server does not show, for people who look for it: drafts and later entries, and why.

use super::error_page::error_page;
use super::findings::list_findings;
use super::generation::Generation;
use super::route::percent_decode;
use crate::diagnostic::Diagnostic;
use crate::digest::Withheld;
use crate::plan::address;
use quick_xml::escape::escape;
use std::fmt::Write;

/// How many are listed.
const MAX_LISTED: usize = 50;

/// A page for the address of an entry or a page that is withheld, which says why; `None` for any other address.
pub fn withheld_at(path: &str, good: &Generation) -> Option<String> {
    let path = percent_decode(path)?;
    let base = percent_decode(good.base_path())?;
    let address = path.strip_prefix(&base)?.trim_matches('/');
    let is_here = |withheld: &&Withheld| {
        let mut aliases = withheld.aliases.iter();
        address::withheld(withheld).trim_matches('/') == address || aliases.any(|it| it.trim_matches('/') == address)
    };
    let withheld = good.withheld().iter().find(is_here)?;
    let prepared = good.prepared();
    let is_of_file = |it: &&Diagnostic| {
        it.location
            .as_ref()
            .is_some_and(|location| location.file == withheld.file)
    };
    let findings: Vec<Diagnostic> = prepared.diagnostics.iter().filter(is_of_file).cloned().collect();
    let findings = list_findings(&findings, &prepared.inputs);
    let text = format!("{}: {}\n\n{findings}", withheld.file, withheld.reason);
    Some(error_page("This page is not shown", text.trim_end()))
}

/// Adds to the page for unknown addresses what the server does not show. It is not known which of it was looked for.
pub fn insert_list(mut page: Vec<u8>, good: &Generation) -> Vec<u8> {
    const MAIN_END: &[u8] = b"</main>";
    let withheld = good.withheld();
    let at = page.windows(MAIN_END.len()).rposition(|part| part == MAIN_END);
    let (Some(at), false) = (at, withheld.is_empty()) else {
        return page;
    };
    let mut list = String::from("<section lang=\"en\" dir=\"ltr\">\n<h2>Not shown by this server</h2>\n<ul>\n");
    for one in withheld.iter().take(MAX_LISTED) {
        let reason = one.reason.to_string();
        let _ = writeln!(
            list,
            "<li><code>{}</code>: {}</li>",
            escape(&*one.file),
            escape(&reason)
        );
    }
    if withheld.len() > MAX_LISTED {
        let _ = writeln!(list, "<li>and {} more</li>", withheld.len() - MAX_LISTED);
    }
    list.push_str("</ul>\n</section>\n");
    page.splice(at..at, list.into_bytes());
    page
}
