//! Checks that what the theme's style sheets load is there: files of the theme, which were found already, or other files of the
//! site.

use super::site_map::SiteMap;
use crate::diagnostic::{Diagnostic, rules};
use crate::suggest;
use crate::theme::Theme;

/// Reports the addresses at which the site has nothing.
pub fn check_styles(theme: &Theme, site: &SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    for other in &theme.style_addresses {
        if site.at(&other.address).is_some() {
            continue;
        }
        let message = format!("the style sheet loads `{}`, which does not exist", other.written);
        let names = || theme.assets.iter().map(|asset| asset.name.as_str());
        let wanted = other.address.strip_prefix("assets/").unwrap_or(&other.address);
        let file_name = wanted.rsplit('/').next().unwrap_or(wanted);
        let same_name = names().find(|name| name.rsplit('/').next() == Some(file_name));
        let help = match same_name.or_else(|| suggest::nearest(wanted, names())) {
            Some(near) => format!("did you mean assets/{near} of the theme?"),
            None => format!(
                "it is searched for at /{}; put it into the theme's assets/",
                other.address
            ),
        };
        diagnostics.push(Diagnostic::new(&rules::STYLE_ADDRESS, other.location.clone(), message).help(help));
    }
}
