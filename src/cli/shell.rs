//! Writes paths into commands that people copy into a shell.

/// Quotes a path for a POSIX shell, if it needs quotes.
pub fn quote_for_shell(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,@%".contains(c);
    // A program would take it for an option.
    let path = match path.strip_prefix('-') {
        Some(_) => format!("./{path}"),
        None => path.to_owned(),
    };
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quote_for_shell;

    #[test]
    fn paths_survive_a_shell() {
        for (path, quoted) in [
            ("my-digest/2021", "my-digest/2021"),
            ("Dossier d'été 太平洋", "'Dossier d'\\''été 太平洋'"),
            ("bad\"name", "'bad\"name'"),
            ("~", "'~'"),
            ("$HOME `x` *", "'$HOME `x` *'"),
            ("-x", "./-x"),
            ("", "''"),
        ] {
            assert_eq!(quote_for_shell(path), quoted);
        }
    }
}
