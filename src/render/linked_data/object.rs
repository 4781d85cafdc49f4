//! Writes JSON objects straight to bytes, in the order of the calls. What is unknown is left out.

use std::fmt::Display;

/// An object that is being written.
pub struct Object<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

/// Appends an object, whose fields `write` writes.
pub fn object(out: &mut Vec<u8>, write: impl FnOnce(&mut Object)) {
    out.push(b'{');
    write(&mut Object { out, empty: true });
    out.push(b'}');
}

impl Object<'_> {
    fn write_key(&mut self, key: &'static str) {
        if !self.empty {
            self.out.push(b',');
        }
        self.empty = false;
        write_string(self.out, key);
        self.out.push(b':');
    }

    /// Writes a field with a text.
    pub fn text(&mut self, key: &'static str, text: &str) {
        self.write_key(key);
        write_string(self.out, text);
    }

    /// Writes a field with a text, if there is one.
    pub fn optional_text(&mut self, key: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    /// Writes a field with the text of a value.
    pub fn display(&mut self, key: &'static str, value: impl Display) {
        self.text(key, &value.to_string());
    }

    /// Writes a field with the text of a value, if there is one.
    pub fn optional_display(&mut self, key: &'static str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.display(key, value);
        }
    }

    /// Writes a field with a number.
    pub fn number(&mut self, key: &'static str, number: usize) {
        self.write_key(key);
        self.out.extend(number.to_string().bytes());
    }

    /// Writes a field with an object.
    pub fn object(&mut self, key: &'static str, write: impl FnOnce(&mut Object)) {
        self.write_key(key);
        object(self.out, write);
    }

    /// Writes a field with a list of objects, if there are any.
    pub fn list<T>(&mut self, key: &'static str, items: impl IntoIterator<Item = T>, write: impl Fn(&mut Object, T)) {
        self.write_list(key, items, |out, item| object(out, |object| write(object, item)));
    }

    /// Writes a field with a list of texts, if there are any.
    pub fn texts<'t>(&mut self, key: &'static str, texts: impl IntoIterator<Item = &'t str>) {
        self.write_list(key, texts, write_string);
    }

    fn write_list<T>(
        &mut self,
        key: &'static str,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Vec<u8>, T),
    ) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.write_key(key);
        self.out.push(b'[');
        for (index, item) in items.enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            write(self.out, item);
        }
        self.out.push(b']');
    }
}

fn write_string(out: &mut Vec<u8>, text: &str) {
    serde_json::to_writer(out, text).expect("text can be written to memory");
}

/// JSON for a `<script>` of HTML: nothing in it ends the script or begins a comment.
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
            object.optional_text("nothing", None);
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
