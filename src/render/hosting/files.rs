//! Files for hosts: headers, redirects, and what GitHub Pages needs to know.

use crate::plan::{HostFile, own_host};
use crate::render::context::Context;
use crate::render::hosting::headers::headers_file;
use crate::render::hosting::redirects::{nginx_map, redirects_file};
use crate::render::output::Output;

/// A file for hosts. A file of the same name in `content/static/` is appended to it.
pub fn host_file<'a>(context: &Context<'a>, file: HostFile) -> Output<'a> {
    let text = match file {
        HostFile::Headers => headers_file(context),
        HostFile::Redirects => redirects_file(context),
        HostFile::RedirectMap => nginx_map(context),
        HostFile::Cname => own_host(context.digest).map_or_else(String::new, |host| format!("{host}\n")),
        HostFile::NoJekyll => String::new(),
    };
    let mut own = context.digest.assets.iter();
    match own.find(|asset| asset.address.as_deref() == Some(file.address())) {
        Some(own) => Output::Followed(
            (text + "\n# The digest's own, from content/static/\n").into_bytes(),
            &own.from,
        ),
        None => Output::Bytes(text.into_bytes()),
    }
}
