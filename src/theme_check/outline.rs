//! What readers find their way by who do not see the page: headings in steps, the main part, the link that skips to it.

use super::{Finding, Rendered, Site};
use crate::diagnostic::rules;

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

pub fn check(_: &Site, page: &Rendered, found: &mut Vec<Finding>) {
    headings(page, found);
    main(page, found);
}

fn headings(page: &Rendered, found: &mut Vec<Finding>) {
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
        let help = "write one `<h1>`, with what the page is about";
        found.push(Finding::new(&rules::PAGE_HEADINGS, message, help).sign("<h1"));
    }
    let mut before = 1;
    for (level, name) in levels {
        if level > before + 1 {
            let message = format!("an `<h{level}>` follows on an `<h{before}>`, so that a level is skipped");
            let help = format!("write `<h{}>`, and give it its looks by a class", before + 1);
            found.push(Finding::new(&rules::PAGE_HEADINGS, message, help).sign(format!("<{name}")));
        }
        before = level;
    }
}

fn main(page: &Rendered, found: &mut Vec<Finding>) {
    let markup = &page.markup;
    let mains: Vec<usize> = markup.named(&["main"]).map(|(at, _)| at).collect();
    let [main] = mains[..] else {
        let message = match mains.len() {
            0 => "the page has no `<main>`",
            _ => "the page has more than one `<main>`",
        };
        let help = "put what the page is about into one `<main id=\"main\">`";
        found.push(Finding::new(&rules::PAGE_MAIN, message, help).sign("<main"));
        return;
    };
    if markup
        .upwards(main)
        .any(|element| element.has("hidden") || element.attribute("aria-hidden") == Some("true"))
    {
        let message = "`<main>` is hidden until a script shows it, or for good";
        let help = "show it: the site is read without scripts, too";
        found.push(Finding::new(&rules::PAGE_MAIN, message, help).sign("<main"));
    }
    let link = markup.named(&["a", "button", "input", "select", "textarea"]).next();
    let target = link
        .and_then(|(_, link)| link.attribute("href")?.strip_prefix('#'))
        .and_then(|id| markup.with_id(id));
    if !target.is_some_and(|at| markup.is_within(at, main)) {
        let message = "the first thing that a keyboard reaches is not a link that skips to `<main>`";
        let help = "let `<body>` begin with `<a class=\"skip\" href=\"#main\">{{ strings.skip }}</a>`";
        found.push(Finding::new(&rules::PAGE_SKIP_LINK, message, help).sign("<body"));
    }
}
