//! Reports two things at one address, and a file where another one needs a folder.

use super::describe::{Description, describe};
use super::export;
use super::page::{Page, SEARCH_INDEX};
use super::portable::report_names;
use super::site_map::{SiteMap, file_of};
use crate::diagnostic::{Diagnostic, rules};
use crate::digest::Digest;
use crate::theme::Theme;

/// Reports every conflict.
pub fn report_collisions(digest: &Digest, theme: &Theme, site: &SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    let mut files: Vec<(String, &Page)> = site
        .pages
        .iter()
        .map(|(address, page)| (file_of(address), page))
        .collect();
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut found = same_paths(&files);
    found.extend(paths_in_search_index(site, &files));
    found.extend(paths_beside_pages(digest, site, &files));
    found.extend(files_as_folders(&files));
    let describe = |page: &Page| describe(digest, theme, site, page);
    diagnostics.extend(found.into_iter().map(|collision| {
        let (first, second) = (describe(collision.first), describe(collision.second));
        let help = collision_help(collision.first, collision.second);
        to_diagnostic(collision.path, first, second).help(help)
    }));
    report_names(&files, &describe, diagnostics);
}

struct Collision<'a> {
    /// The path of a file of the site.
    path: &'a str,
    first: &'a Page,
    second: &'a Page,
}

type Files<'a> = [(String, &'a Page)];

fn same_paths<'a>(files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let pairs = files.iter().zip(files.iter().skip(1));
    let same = pairs.filter(|((one, _), (other, _))| one == other);
    same.map(|((path, first), (_, second))| Collision { path, first, second })
        .collect()
}

/// The folder of the search index is written as a whole, so nothing else can be in it.
fn paths_in_search_index<'a>(site: &'a SiteMap, files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let Some(index) = site.at(SEARCH_INDEX) else {
        return Vec::new();
    };
    let own = file_of(SEARCH_INDEX);
    let inside = files
        .iter()
        .filter(|(path, _)| path.starts_with(SEARCH_INDEX) && *path != own);
    inside
        .map(|(path, page)| Collision {
            path,
            first: index,
            second: page,
        })
        .collect()
}

/// Files with the name of one that is made together with a page, such as an entry's data.
fn paths_beside_pages<'a>(digest: &Digest, site: &'a SiteMap, files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let of_page = |(path, page): &'a (String, &'a Page)| {
        let first = export::page_with_companion(digest, site, path)?;
        Some(Collision {
            path,
            first,
            second: page,
        })
    };
    files.iter().filter_map(of_page).collect()
}

/// Files whose path another file needs as a folder.
fn files_as_folders<'a>(files: &'a Files<'a>) -> Vec<Collision<'a>> {
    let mut found = Vec::new();
    for (at, (path, page)) in files.iter().enumerate() {
        // In sorted order, the paths that start with this one follow it; as a rule there is none.
        let mut longer = files
            .iter()
            .skip(at + 1)
            .map_while(|(other, second)| Some((other.strip_prefix(path.as_str())?, second)));
        if let Some((_, second)) = longer.find(|(rest, _)| rest.starts_with('/')) {
            found.push(Collision {
                path,
                first: page,
                second,
            });
        }
    }
    found
}

fn to_diagnostic(path: &str, first: Description, second: Description) -> Diagnostic {
    let message = format!("address conflict at /{path}: {} and {}", first.0, second.0);
    let mut diagnostic = Diagnostic::general(&rules::DUPLICATE_ADDRESS, message);
    match (first.1, second.1) {
        (Some(first), Some(second)) => {
            diagnostic.location = Some(second);
            diagnostic.label(first, "the other one")
        }
        (first, second) => {
            diagnostic.location = first.or(second);
            diagnostic
        }
    }
}

/// What to do about a conflict: of a file of one's own with one that is generated, how the latter can be changed or left out.
fn collision_help(first: &Page, second: &Page) -> String {
    let ((Page::Asset(_), generated) | (generated, Page::Asset(_))) = (first, second) else {
        return "give one of them another slug, file name or folder".to_owned();
    };
    let switch = match generated {
        Page::Home(_) => {
            let help = "write the text of the home page in content/pages/home.md; its layout is the template home.html of the theme";
            return help.to_owned();
        }
        Page::ThemeAsset(_) => {
            return "put the file into the theme's assets/, where it replaces that of the theme".to_owned();
        }
        Page::Feed(..) | Page::FeedArchive(_) | Page::FeedList => "feeds",
        Page::Sitemap | Page::SitemapPart(_) => "sitemap",
        Page::Data | Page::DataTable(..) | Page::DataSchema => "data",
        Page::Citations(_) => "citations",
        Page::Calendar(_) => "calendar",
        Page::Search | Page::SearchIndex => "search",
        Page::SocialCard(_) => "cards",
        Page::Upcoming => "upcoming",
        Page::Corrections(_) => "corrections",
        _ => return "give the file another name or folder".to_owned(),
    };
    format!(
        "give the file another name or folder, or leave out the generated one: `pages: {{ {switch}: false }}` in chancery.yaml"
    )
}
