//! Texts and keys as TOML writes them.

use std::fmt::Write as _;

/// A text in the quotes in which it reads best: `'…'` where `"…"` would need escapes.
pub(super) fn quoted(text: &str) -> String {
    let plain = !text.chars().any(char::is_control);
    if plain && !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    if plain && !text.contains('\'') {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing into a `String` cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A path of keys, each in quotes only where it must be.
pub(super) fn dotted<S: AsRef<str>>(path: &[S]) -> String {
    let keys: Vec<_> = path.iter().map(|key| bare(key.as_ref())).collect();
    keys.join(".")
}

fn bare(key: &str) -> String {
    let plain = key
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if plain && !key.is_empty() {
        key.to_owned()
    } else {
        quoted(key)
    }
}
