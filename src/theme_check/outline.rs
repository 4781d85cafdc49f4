//! Checks what people who do not see the page find their way by: heading levels, the main part, and the skip link to it.

use super::{Finding, RenderedPage, RenderedSite};
use crate::diagnostic::rules;

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

pub fn check_outline(_: &RenderedSite, page: &RenderedPage, findings: &mut Vec<Finding>) {
    check_headings(page, findings);
    check_main(page, findings);
}

fn check_headings(page: &RenderedPage, findings: &mut Vec<Finding>) {
    let levels: Vec<(usize, &str)> = page
        .markup
        .named(&HEADINGS)
        .filter_map(|(_, heading)| {
            let level = HEADINGS.iter().position(|name| *name == heading.name)? + 1;
            Some((level, heading.name.as_str()))
        })
        .collect();
    let first = levels.iter().filter(|(level, _)| *level == 1).count();
    if first != 1 {
        let message = match first {
            0 => "the page has no `<h1>`",
            _ => "the page has more than one `<h1>`",
        };
        let help = "write exactly one `<h1>`, with the title of the page";
        findings.push(Finding::new(&rules::PAGE_HEADINGS, message, help).at("<h1"));
    }
    let mut before = 1;
    for (level, name) in levels {
        if level > before + 1 {
            let message = format!("heading level skipped: `<h{level}>` follows `<h{before}>`");
            let help = format!("write `<h{}>`, and style it with a class", before + 1);
            findings.push(Finding::new(&rules::PAGE_HEADINGS, message, help).at(format!("<{name}")));
        }
        before = level;
    }
}

fn check_main(page: &RenderedPage, findings: &mut Vec<Finding>) {
    let markup = &page.markup;
    let mains: Vec<usize> = markup.named(&["main"]).map(|(at, _)| at).collect();
    let [main] = mains[..] else {
        let message = match mains.len() {
            0 => "the page has no `<main>`",
            _ => "the page has more than one `<main>`",
        };
        let help = "put the main content into one `<main id=\"main\">`";
        findings.push(Finding::new(&rules::PAGE_MAIN, message, help).at("<main"));
        return;
    };
    if markup
        .ancestors(main)
        .any(|element| element.has("hidden") || element.attribute("aria-hidden") == Some("true"))
    {
        let message = "`<main>` is hidden";
        let help = "show it without scripts: the site must be readable without them";
        findings.push(Finding::new(&rules::PAGE_MAIN, message, help).at("<main"));
    }
    let link = markup.named(&["a", "button", "input", "select", "textarea"]).next();
    let target = link
        .and_then(|(_, link)| link.attribute("href")?.strip_prefix('#'))
        .and_then(|id| markup.find_id(id));
    if !target.is_some_and(|at| markup.is_within(at, main)) {
        let message = "the first element that takes the keyboard focus is not a skip link to `<main>`";
        let help = "begin `<body>` with `<a class=\"skip\" href=\"#main\">{{ strings.skip }}</a>`";
        findings.push(Finding::new(&rules::PAGE_SKIP_LINK, message, help).at("<body"));
    }
}
