//! The words, constants and signs of a predicate.

use std::ops::Range;

use crate::model::PredicateOperator as Operator;

/// A word, number, text or sign, with its bytes.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What a [`Token`] is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word(String),
    /// A constant; the flag says whether it was in quotes.
    Constant(String, bool),
    Operator(Operator),
    Wrong,
}

impl Token {
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, Kind::Word(text) if text.eq_ignore_ascii_case(word))
    }
}

/// The tokens of a predicate; what is none of them is [`Kind::Wrong`].
pub(super) fn read(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.is_empty() {
            return tokens;
        }
        let (kind, length) = token(trimmed);
        tokens.push(Token {
            kind,
            range: at..at + length,
        });
        at += length;
    }
}

/// The signs, longer ones first.
const OPERATORS: &[(&str, Operator)] = &[
    ("<>", Operator::NotEqual),
    ("!=", Operator::NotEqual),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("=", Operator::Equal),
];

/// The token that a non-empty text starts with, and its length in bytes.
fn token(text: &str) -> (Kind, usize) {
    let sign = OPERATORS.iter().find(|(sign, _)| text.starts_with(sign));
    if let Some((sign, operator)) = sign {
        return (Kind::Operator(*operator), sign.len());
    }
    if text.starts_with('\'') {
        return quoted(text);
    }
    let length = |more: fn(char) -> bool| text.find(|c| !more(c)).unwrap_or(text.len());
    let first = text.chars().next().unwrap_or_default();
    if first.is_ascii_alphabetic() {
        let end = length(|c| c.is_ascii_alphanumeric() || c == '_');
        return (Kind::Word(text[..end].to_owned()), end);
    }
    if first.is_ascii_digit() || first == '-' {
        let end = length(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        return (Kind::Constant(text[..end].to_owned(), false), end);
    }
    (Kind::Wrong, first.len_utf8())
}

/// A text in single quotes, in which two of them stand for one.
fn quoted(text: &str) -> (Kind, usize) {
    let mut value = String::new();
    let mut rest = text[1..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if c == '\'' && rest.next_if(|(_, next)| *next == c).is_none() {
            return (Kind::Constant(value, true), at + 2);
        }
        value.push(c);
    }
    (Kind::Wrong, text.len())
}
