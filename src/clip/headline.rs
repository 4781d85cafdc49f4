//! The headline of a saved page, without the name of the site.

use super::article::Sourced;
use super::linked::JsonLd;
use super::tree::PageContent;
use super::words::one_line;
use crate::language::fold_name;

/// The headline: from the page's data, or else its first heading, or else its title.
pub fn find_headline(content: &PageContent, json_ld: &JsonLd) -> Option<Sourced<String>> {
    let stated = json_ld.headline.as_ref().map(|it| it.sourced(one_line)).or_else(|| {
        ["og:title", "twitter:title", "dc.title"].into_iter().find_map(|name| {
            let title = one_line(content.meta(name)?);
            Some(Sourced::known(title, format!("the page's <meta> {name}")))
        })
    });
    let stated = stated.filter(|stated| !stated.value.is_empty());
    let headings = || {
        content
            .headings
            .iter()
            .map(|heading| one_line(heading))
            .filter(|heading| !heading.is_empty())
    };
    let Some(stated) = stated else {
        let heading = headings()
            .next()
            .map(|heading| Sourced::known(heading, "the page's first <h1>"));
        return heading.or_else(|| {
            let title = without_site(&one_line(&content.title), content.meta("og:site_name"));
            (!title.is_empty()).then(|| Sourced::guess(title, "the page's <title>"))
        });
    };
    // The heading counts if the title only adds the name of the site to it, or cuts it short.
    let (folded, cut) = (
        fold_name(&stated.value),
        stated.value.trim_end_matches(['…', '.', ' ']).to_owned(),
    );
    let is_cut = cut.len() < stated.value.len();
    let heading = headings().find(|heading| {
        let short = fold_name(heading);
        let added = folded
            .strip_prefix(&short)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') && rest.split(' ').count() <= 6);
        added || (is_cut && short.starts_with(&fold_name(&cut)))
    });
    Some(match heading {
        Some(heading) => Sourced::known(heading, "the page's <h1>"),
        None => Sourced {
            value: without_site(&stated.value, content.meta("og:site_name")),
            ..stated
        },
    })
}

/// A title without the name of the site at its end: that of `site`, or if it is unknown a short end of a long title.
fn without_site(title: &str, site: Option<&str>) -> String {
    let marks = [" | ", " - ", " – ", " — ", " :: ", " · "];
    let parts = marks.iter().filter_map(|mark| title.rsplit_once(mark));
    let Some((before, end)) = parts.max_by_key(|(before, _)| before.len()) else {
        return title.to_owned();
    };
    let is_site = match site {
        Some(site) => fold_name(end) == fold_name(site),
        None => before.split(' ').count() >= 4 && end.split(' ').count() <= 4,
    };
    if is_site { before } else { title }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_without_the_site() {
        assert_eq!(
            without_site("Almora and Belmare agree - Harbour Daily", Some("Harbour Daily")),
            "Almora and Belmare agree"
        );
        assert_eq!(
            without_site("Talks - fishing and oil", Some("Harbour Daily")),
            "Talks - fishing and oil"
        );
        for (title, expected) in [
            ("Ministres réunis à Rome — Le Journal", "Ministres réunis à Rome"),
            (
                "Talks on fishing end - and begin again in Rome",
                "Talks on fishing end - and begin again in Rome",
            ),
            ("One two three four · five | six", "One two three four · five"),
            ("外长 会晤 在 罗马 – 新华网", "外长 会晤 在 罗马"),
        ] {
            assert_eq!(without_site(title, None), expected);
        }
    }
}
