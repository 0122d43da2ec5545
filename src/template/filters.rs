//! Filters that put a user's text into a language, so that it cannot break out of its place.

use minijinja::Environment;

/// Adds all filters.
pub(crate) fn add(environment: &mut Environment<'static>) {
    environment.add_filter("rust_string", |text: &str| format!("{text:?}"));
    environment.add_filter("rust_text", rust_text);
    environment.add_filter("toml_string", toml_string);
    environment.add_filter("yaml_string", json_string);
    environment.add_filter("json_string", json_string);
    environment.add_filter("line", line);
    environment.add_filter("url_component", url_component);
    environment.add_filter("markdown", |text: &str| prose(&line(text)));
    environment.add_filter("doc", doc);
}

/// A Rust string literal over lines as they stand: plain where that says the same, else raw.
fn rust_text(text: &str) -> String {
    if text.contains(['"', '\\']) {
        crate::view::raw_string(text)
    } else {
        format!("\"{text}\"")
    }
}

/// A TOML basic string.
fn toml_string(text: &str) -> String {
    toml::Value::String(line(text)).to_string()
}

/// A JSON string, which is a YAML string as well.
fn json_string(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// The text inside of a URL's query (RFC 3986, section 2.1).
fn url_component(text: &str) -> String {
    let encoded = text.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    encoded.collect()
}

/// The text on one line, white space folded.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines of a Rust doc comment, each after `prefix` (`///` or `//!`); a full stop at the end.
fn doc(text: &str, prefix: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.trim().split("\n\n") {
        if !lines.is_empty() {
            lines.push(prefix.to_owned());
        }
        let sentence = prose(&line(paragraph));
        lines.extend(wrapped(&sentence, 90).map(|text| format!("{prefix} {text}")));
    }
    match lines.last_mut() {
        Some(last) if !last.ends_with(['.', '!', '?', ':', '`', '>']) => last.push('.'),
        _ => {}
    }
    lines.join("\n")
}

/// Words in lines of at most `width` characters, as far as words allow.
fn wrapped(text: &str, width: usize) -> impl Iterator<Item = String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.into_iter()
}

/// Text as Markdown that shows it as it is: code between backticks stays code, addresses become
/// links, and nothing else is markup.
fn prose(text: &str) -> String {
    let parts: Vec<_> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escaped(&text.replace('`', "'"));
    }
    let parts = parts
        .iter()
        .enumerate()
        .map(|(index, part)| match index % 2 {
            0 => escaped(part),
            _ => format!("`{part}`"),
        });
    parts.collect()
}

fn escaped(text: &str) -> String {
    let words = text.split(' ').enumerate().map(|(index, word)| {
        let safe = linked(word);
        if index == 0 { unlisted(&safe) } else { safe }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A word with the address in it, if any, as a link.
fn linked(word: &str) -> String {
    let start = ["http://", "https://"].map(|scheme| word.find(scheme));
    let Some(start) = start.into_iter().flatten().min() else {
        return literal(word);
    };
    let (before, rest) = word.split_at(start);
    let address = rest.split(['<', '>', '"', '`']).next().unwrap_or(rest);
    let address = address.trim_end_matches(['.', ',', ';', ')', ']', '!', '?', '\'']);
    let after = &rest[address.len()..];
    format!("{}<{address}>{}", literal(before), literal(after))
}

/// A word without anything that Markdown would read.
fn literal(word: &str) -> String {
    let mut safe = String::new();
    for character in word.chars() {
        if matches!(
            character,
            '[' | ']' | '<' | '>' | '*' | '_' | '\\' | '~' | '|'
        ) {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}

/// A first word that would begin a list, a heading or a quotation, disarmed.
fn unlisted(word: &str) -> String {
    let numbered = word.strip_suffix(['.', ')']).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit())
    });
    if word.starts_with(['#', '+', '-', '=']) {
        return format!("\\{word}");
    }
    if numbered {
        let (number, end) = word.split_at(word.len() - 1);
        return format!("{number}\\{end}");
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_users_stays_in_its_place() {
        let cases = [
            ("A plain one", "/// A plain one."),
            ("Ends well!", "/// Ends well!"),
            (
                "An [index] of <T> and a_b",
                "/// An \\[index\\] of \\<T\\> and a\\_b.",
            ),
            ("Uses `a_b` as it is", "/// Uses `a_b` as it is."),
            ("One ` tick", "/// One ' tick."),
            (
                "See https://example.com/a_b.",
                "/// See <https://example.com/a_b>.",
            ),
            ("See <https://a.b/c>.", "/// See \\<<https://a.b/c>\\>."),
            (
                "The [site](https://a.b),",
                "/// The \\[site\\](<https://a.b>),.",
            ),
            ("- no list", "/// \\- no list."),
            ("1. no list", "/// 1\\. no list."),
            ("one\n\ntwo", "/// one\n///\n/// two."),
        ];
        for (text, expected) in cases {
            assert_eq!(doc(text, "///"), expected, "{text}");
        }
    }

    #[test]
    fn strings_are_closed() {
        assert_eq!(
            toml_string("a \"quoted\" {brace}"),
            "'a \"quoted\" {brace}'"
        );
        assert_eq!(
            json_string("a \"quoted\": {brace}"),
            "\"a \\\"quoted\\\": {brace}\""
        );
    }
}
