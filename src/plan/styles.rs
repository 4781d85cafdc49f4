//! Checks that what the theme's style sheets load is there: files of the theme, which were found already, or other files of the
//! site.

use super::address::encode;
use super::site_map::SiteMap;
use crate::diagnostic::{Diagnostic, Severity, rules};
use crate::suggest;
use crate::theme::Theme;

/// Reports the addresses at which the site has nothing. `base` is its path on its host.
pub fn check_styles(theme: &Theme, base: &str, site: &SiteMap, diagnostics: &mut Vec<Diagnostic>) {
    for other in &theme.style_addresses {
        let exists = site.at(&other.address).is_some();
        if other.is_outside && exists {
            let message = format!("`{}` leads out of the site, which lies at {base}", other.written);
            let mut diagnostic = Diagnostic::new(&rules::STYLE_ADDRESS, other.location.clone(), message);
            // The rest of the host is not known.
            diagnostic.severity = Severity::Note;
            diagnostics.push(diagnostic.help(format!("write `{base}{}`", encode(&other.address))));
        }
        if other.is_outside || exists {
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
