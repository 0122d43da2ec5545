//! Which characters a name is made of, and the nearest name in them.

use heck::ToSnakeCase as _;

use super::{LONGEST, NameError};

/// Refuses what is not ASCII letters, digits, `_` and `-` after a first letter.
pub(super) fn check(text: &str) -> Result<(), NameError> {
    let Some(reason) = fault(text) else {
        return Ok(());
    };
    let shown = text.escape_debug();
    Err(NameError {
        message: format!("`{shown}` is not a name: {reason}"),
        suggestion: nearest(text),
    })
}

fn fault(text: &str) -> Option<String> {
    let first = text.chars().next();
    let odd = text
        .chars()
        .find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'));
    if first.is_none() {
        Some("it is empty".to_owned())
    } else if let Some(odd) = odd {
        let shown = odd.escape_debug();
        Some(format!("`{shown}` is not an ASCII letter, a digit or `_`"))
    } else if first.is_some_and(|c| !c.is_ascii_alphabetic()) {
        Some("it does not start with a letter".to_owned())
    } else if text.len() > LONGEST {
        Some(format!("it is longer than {LONGEST} characters"))
    } else {
        None
    }
}

/// The text without accents, and every other odd character as a gap between words.
fn nearest(text: &str) -> Option<String> {
    let plain: String = text.chars().filter_map(plain).collect();
    let start = plain.find(|c: char| c.is_ascii_alphabetic())?;
    let tail = &plain[start..];
    let upper = tail.starts_with(|c: char| c.is_ascii_uppercase());
    let near = if upper {
        heck::AsUpperCamelCase(tail).to_string()
    } else {
        tail.to_snake_case()
    };
    let near: String = near.chars().take(LONGEST).collect();
    let near = near.trim_end_matches('_');
    (fault(near).is_none() && near != text).then(|| near.to_owned())
}

fn plain(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c);
    }
    // Combining accents follow their letter in decomposed text.
    if matches!(c, '\u{300}'..='\u{36f}') {
        return None;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let Some((base, _)) = ACCENTED.iter().find(|(_, set)| set.contains(lower)) else {
        return Some('_');
    };
    Some(if lower == c {
        *base
    } else {
        base.to_ascii_uppercase()
    })
}

const ACCENTED: &[(char, &str)] = &[
    ('a', "àáâãäåāăą"),
    ('c', "çćčĉċ"),
    ('d', "ďđð"),
    ('e', "èéêëēėęě"),
    ('g', "ĝğġģ"),
    ('i', "ìíîïīįı"),
    ('l', "łĺļľ"),
    ('n', "ñńņň"),
    ('o', "òóôõöøōő"),
    ('r', "ŕřŗ"),
    ('s', "śšşșß"),
    ('t', "ťţț"),
    ('u', "ùúûüūůűų"),
    ('y', "ýÿ"),
    ('z', "źżž"),
];
