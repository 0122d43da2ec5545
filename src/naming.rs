//! One name, every casing of it, and its plural.
//!
//! A name is parsed once, where the model is read; everything downstream asks it for the form it
//! needs and never changes the case of a string itself.

use heck::{
    ToKebabCase as _, ToLowerCamelCase as _, ToShoutySnakeCase as _, ToUpperCamelCase as _,
};

/// A name of the model in all its casings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    snake: String,
}

impl Name {
    /// `order_item`: the canonical form; columns, JSON members, files.
    pub fn snake(&self) -> &str {
        &self.snake
    }

    /// `OrderItem`: types.
    pub fn pascal(&self) -> String {
        self.snake.to_upper_camel_case()
    }

    /// `order-item`: paths of URLs, packages.
    pub fn kebab(&self) -> String {
        self.snake.to_kebab_case()
    }

    /// `orderItem`.
    pub fn camel(&self) -> String {
        self.snake.to_lower_camel_case()
    }

    /// `ORDER_ITEM`: constants and environment variables.
    pub fn screaming(&self) -> String {
        self.snake.to_shouty_snake_case()
    }

    /// `order item`: prose.
    pub fn human(&self) -> String {
        self.snake.replace('_', " ")
    }

    /// `order_item`, or `r#type` where the plain word is a Rust keyword.
    pub fn ident(&self) -> String {
        if is_keyword(&self.snake) {
            format!("r#{}", self.snake)
        } else {
            self.snake.clone()
        }
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.snake)
    }
}

/// Whether `word` is a keyword of Rust 2024, strict or reserved.
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// Keywords of Rust 2024, strict and reserved, sorted (The Rust Reference, "Keywords").
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
