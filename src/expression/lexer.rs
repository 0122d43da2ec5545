//! The words, constants and signs of an expression.

use std::ops::Range;

use rust_decimal::Decimal;

use super::fault::Fault;
use super::tree::Comparison;
use crate::scalar::exact;

/// A word, number, text or sign, with its bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What a [`Token`] is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Word(String),
    Number(Decimal),
    Text(String),
    Comparison(Comparison),
    Sign(char),
}

/// The comparisons, longer ones first.
const COMPARISONS: &[(&str, Comparison)] = &[
    ("!=", Comparison::NotEqual),
    ("<=", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    (">", Comparison::Greater),
    ("=", Comparison::Equal),
];

/// What other languages write, and what is written here.
const FOREIGN: &[(&str, &str)] = &[
    ("=>", "write `>=`, or `implies`"),
    ("==", "write `=`"),
    ("<>", "write `!=`"),
    ("&&", "write `and`"),
    ("||", "write `or`"),
    ("->", "write `implies`"),
];

/// The tokens of a text.
pub(super) fn read(text: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.is_empty() {
            return Ok(tokens);
        }
        let (kind, length) = token(trimmed, at)?;
        let range = at..at + length;
        tokens.push(Token { kind, range });
        at += length;
    }
}

/// The token that a non-empty text starts with, and its length in bytes.
fn token(text: &str, at: usize) -> Result<(Kind, usize), Fault> {
    let first = text.chars().next().unwrap_or_default();
    if let Some((sign, hint)) = FOREIGN.iter().find(|(sign, _)| text.starts_with(sign)) {
        let message = format!("`{sign}` is no sign of this language");
        return Err(Fault::new(&(at..at + sign.len()), message).hint(*hint));
    }
    if let Some((sign, it)) = COMPARISONS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Ok((Kind::Comparison(*it), sign.len()));
    }
    match first {
        '\'' | '"' => quoted(text, first, at),
        '+' | '-' | '*' | '/' | '(' | ')' | ',' | '.' => Ok((Kind::Sign(first), 1)),
        '0'..='9' => number(text, at),
        _ if first.is_ascii_alphabetic() || first == '_' => {
            let end = end_of(text, |c| c.is_ascii_alphanumeric() || c == '_');
            Ok((Kind::Word(text[..end].to_owned()), end))
        }
        _ => {
            let message = format!("`{}` has no meaning here", first.escape_debug());
            Err(Fault::new(&(at..at + first.len_utf8()), message))
        }
    }
}

fn end_of(text: &str, more: fn(char) -> bool) -> usize {
    text.find(|c| !more(c)).unwrap_or(text.len())
}

fn number(text: &str, at: usize) -> Result<(Kind, usize), Fault> {
    let end = end_of(text, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | '_')
    });
    let written = &text[..end];
    let number = exact(written).ok_or_else(|| {
        let message = format!("`{written}` is not a number of at most 28 digits");
        Fault::new(&(at..at + end), message)
    })?;
    Ok((Kind::Number(number.normalize()), end))
}

/// A text in quotes, in which two of them stand for one.
fn quoted(text: &str, quote: char, at: usize) -> Result<(Kind, usize), Fault> {
    let mut value = String::new();
    let mut rest = text[1..].char_indices().peekable();
    while let Some((index, c)) = rest.next() {
        if c == quote && rest.next_if(|(_, next)| *next == c).is_none() {
            return Ok((Kind::Text(value), index + 2));
        }
        if c == '\0' {
            return Err(Fault::new(
                &(at..at + text.len()),
                "no text holds the character NUL",
            ));
        }
        value.push(c);
    }
    Err(Fault::new(&(at..at + text.len()), "this text has no end")
        .hint(format!("close it with {quote}")))
}
