//! Writes JSON objects straight to bytes, in the order of the calls. What is unknown is left out.

use std::fmt::Display;

/// An object that is being written.
pub struct Object<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

/// Writes an object.
pub fn object(out: &mut Vec<u8>, write: impl FnOnce(&mut Object)) {
    out.push(b'{');
    write(&mut Object { out, empty: true });
    out.push(b'}');
}

impl Object<'_> {
    fn key(&mut self, key: &'static str) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        string(self.out, key);
        self.out.push(b':');
    }

    /// A text.
    pub fn text(&mut self, key: &'static str, text: &str) {
        self.key(key);
        string(self.out, text);
    }

    /// A text, if there is one.
    pub fn maybe(&mut self, key: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Something that is written as a text.
    pub fn shown(&mut self, key: &'static str, value: impl Display) {
        self.text(key, &value.to_string());
    }

    /// The same, if there is one.
    pub fn maybe_shown(&mut self, key: &'static str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.shown(key, value);
        }
    }

    /// A number.
    pub fn number(&mut self, key: &'static str, number: usize) {
        self.key(key);
        self.out.extend(number.to_string().bytes());
    }

    /// An object within.
    pub fn object(&mut self, key: &'static str, write: impl FnOnce(&mut Object)) {
        self.key(key);
        object(self.out, write);
    }

    /// A list of objects, if there are any.
    pub fn list<T>(&mut self, key: &'static str, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Object, T)) {
        self.items(key, items, |out, item| object(out, |object| write(object, item)));
    }

    /// A list of texts, if there are any.
    pub fn texts<'t>(&mut self, key: &'static str, texts: impl IntoIterator<Item = &'t str>) {
        self.items(key, texts, string);
    }

    fn items<T>(&mut self, key: &'static str, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Vec<u8>, T)) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.key(key);
        self.out.push(b'[');
        for (at, item) in items.enumerate() {
            if at > 0 {
                self.out.push(b',');
            }
            write(self.out, item);
        }
        self.out.push(b']');
    }
}

fn string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("text can be written to memory");
}

/// JSON as it can stand in a `<script>` of HTML: nothing in it ends the script or begins a comment.
pub fn for_script(json: Vec<u8>) -> String {
    let json = String::from_utf8(json).expect("JSON is made of texts");
    if !json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        return json;
    }
    let mut safe = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script() {
        let title = "</script><!-- & \u{2028} \"x\" \\ =cmd()\n العربية 👍";
        let mut out = Vec::new();
        object(&mut out, |object| {
            object.text("title", title);
            object.maybe("nothing", None);
            object.list("none", [0; 0], |_, _| {});
            object.list("two", [1, 2], |object, number| object.number("n", number));
            object.texts("texts", ["a", "b"]);
        });
        let json = for_script(out);
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\n']), "{json}");
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(read["title"], title);
        assert_eq!(
            read,
            serde_json::json!({ "title": title, "two": [{ "n": 1 }, { "n": 2 }], "texts": ["a", "b"] })
        );
    }
}
