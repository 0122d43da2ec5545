//! The paths that a Rust file mentions, read from its tokens: comments and texts are none, and
//! what macros are given counts. What only tests see is left out.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

/// What a file mentions.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// Paths with their lines.
    pub(super) mentions: Vec<Mention>,
    /// The modules that it declares; a path that starts with one stays in the file's crate.
    pub(super) modules: BTreeSet<String>,
}

/// A path with its line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Its segments, at least one.
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

impl Source {
    /// Reads a file; what is no Rust mentions nothing.
    pub(super) fn read(text: &str) -> Option<Self> {
        let stream: TokenStream = text.trim_start_matches('\u{feff}').parse().ok()?;
        let mut source = Self::default();
        source.code(stream);
        Some(source)
    }

    fn code(&mut self, stream: TokenStream) {
        let tokens: Vec<TokenTree> = stream.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' && is_test(tokens.get(at)) => {
                    at = after_item(&tokens, at + 1);
                }
                TokenTree::Ident(word) if word == "use" || is_extern_crate(&tokens, at) => {
                    let end = end_of_statement(&tokens, at);
                    self.imports(&tokens[at..end], &[]);
                    at = end;
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let Some(TokenTree::Ident(name)) = tokens.get(at) {
                        self.modules.insert(plain(name));
                    }
                }
                TokenTree::Ident(word) => at = self.path(&tokens, at, word),
                TokenTree::Group(group) => self.code(group.stream()),
                _ => {}
            }
        }
    }

    /// A path in code; a lone word is a local name.
    fn path(&mut self, tokens: &[TokenTree], mut at: usize, first: &Ident) -> usize {
        let mut path = vec![plain(first)];
        while is_separator(tokens, at) {
            let Some(TokenTree::Ident(next)) = tokens.get(at + 2) else {
                break;
            };
            path.push(plain(next));
            at += 3;
        }
        if path.len() > 1 {
            let line = first.span().start().line;
            self.mentions.push(Mention { path, line });
        }
        at
    }

    /// The paths of a `use`, those in braces with what stands before them.
    fn imports(&mut self, tokens: &[TokenTree], before: &[String]) {
        let mut path = before.to_vec();
        let mut line = None;
        let mut renamed = false;
        for token in tokens {
            match token {
                TokenTree::Ident(word) if word == "as" => renamed = true,
                TokenTree::Ident(word) if !renamed => {
                    line = line.or(Some(word.span().start().line));
                    path.push(plain(word));
                }
                TokenTree::Group(group) => {
                    self.imports(&inner(group), &path);
                    line = None;
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => {
                    line = line.or(Some(punct.span().start().line));
                }
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    let path = std::mem::replace(&mut path, before.to_vec());
                    self.import(path, line.take());
                    renamed = false;
                }
                _ => {}
            }
        }
        self.import(path, line);
    }

    fn import(&mut self, path: Vec<String>, line: Option<usize>) {
        if let Some(line) = line.filter(|_| !path.is_empty()) {
            self.mentions.push(Mention { path, line });
        }
    }
}

fn inner(group: &Group) -> Vec<TokenTree> {
    group.stream().into_iter().collect()
}

/// `r#type` without what makes it a word.
fn plain(word: &Ident) -> String {
    word.to_string().trim_start_matches("r#").to_owned()
}

/// Whether `::` stands at `at`.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| match tokens.get(at) {
        Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => Some(punct.spacing()),
        _ => None,
    };
    colon(at) == Some(Spacing::Joint) && colon(at + 1).is_some()
}

/// Whether the word before `at` is the `crate` of `extern crate`.
fn is_extern_crate(tokens: &[TokenTree], at: usize) -> bool {
    let is = |back: usize, text: &str| {
        let at = at.checked_sub(back);
        matches!(at.and_then(|at| tokens.get(at)), Some(TokenTree::Ident(word)) if word == text)
    };
    is(1, "crate") && is(2, "extern")
}

/// Whether an attribute is `[cfg(test)]`.
fn is_test(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.to_string().replace(' ', "") == "[cfg(test)]")
}

/// Behind the next body or `;`.
fn after_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    let rest = tokens.get(at..).unwrap_or_default();
    rest.iter()
        .position(ends)
        .map_or(tokens.len(), |end| at + end + 1)
}

fn end_of_statement(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| matches!(token, TokenTree::Punct(it) if it.as_char() == ';');
    let rest = tokens.get(at..).unwrap_or_default();
    rest.iter()
        .position(ends)
        .map_or(tokens.len(), |end| at + end)
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn paths(text: &str) -> Vec<String> {
        let source = Source::read(text).expect("it is Rust");
        let show = |it: &super::Mention| format!("{}:{}", it.line, it.path.join("::"));
        source.mentions.iter().map(show).collect()
    }

    #[test]
    fn reads_the_paths_of_code() {
        let cases: &[(&str, &[&str])] = &[
            ("use sqlx;", &["1:sqlx"]),
            ("extern crate sqlx;", &["1:sqlx"]),
            ("use sqlx as database;", &["1:sqlx"]),
            ("use sqlx::*;", &["1:sqlx"]),
            (
                "\nuse a::{b::C, d::{E, self}};",
                &["2:a::b::C", "2:a::d::E", "2:a::d::self"],
            ),
            (
                "use {sqlx::Row, axum::Json};",
                &["1:sqlx::Row", "1:axum::Json"],
            ),
            (
                "fn f() -> ::sqlx::Result<()> {\n g!(axum::x) }",
                &["1:sqlx::Result", "2:axum::x"],
            ),
            (
                "#[derive(serde::Serialize)] struct A;",
                &["1:serde::Serialize"],
            ),
            (
                "/// sqlx::Row\nconst A: &str = \"sqlx::Row\"; // sqlx::Row",
                &[],
            ),
            ("fn f(sqlx: u8) { let a: u8 = sqlx; }", &[]),
            (
                "#[cfg(test)]\nmod tests { use sqlx::Row; }\nuse a::B;",
                &["3:a::B"],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(paths(text), *expected, "{text}");
        }
    }
}
