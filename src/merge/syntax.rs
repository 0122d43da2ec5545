//! What kind of text a file holds, and whether it is still one.

use std::path::Path;

/// The kind of a file, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Rust source.
    Rust,
    /// TOML other than a manifest.
    Toml,
    /// YAML.
    Yaml,
    /// JSON.
    Json,
    /// Markdown.
    Markdown,
    /// A set of lines: `.gitignore`, `.env`.
    Lines,
    /// Anything else.
    Other,
}

impl Syntax {
    /// The kind of the file at `path`.
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.starts_with(".env") || (name.starts_with('.') && name.ends_with("ignore")) {
            return Self::Lines;
        }
        let extension = Path::new(name).extension().and_then(|it| it.to_str());
        match extension {
            Some("rs") => Self::Rust,
            Some("toml") => Self::Toml,
            Some("yaml" | "yml") => Self::Yaml,
            Some("json") => Self::Json,
            Some("md") => Self::Markdown,
            _ => Self::Other,
        }
    }

    /// Whether `text` parses; always, where there is no grammar.
    pub(super) fn parses(self, text: &str) -> bool {
        let text = text.trim_start_matches('\u{feff}');
        match self {
            Self::Rust => syn::parse_file(text).is_ok(),
            Self::Toml => text.parse::<toml_edit::DocumentMut>().is_ok(),
            Self::Yaml => yaml_parses(text),
            Self::Json => serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok(),
            Self::Markdown | Self::Lines | Self::Other => true,
        }
    }
}

/// Parses into values, for a key that stands twice is an error only there.
fn yaml_parses(text: &str) -> bool {
    use serde::Deserialize as _;

    serde_yaml_ng::Deserializer::from_str(text)
        .all(|document| serde_yaml_ng::Value::deserialize(document).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_files_by_name() {
        assert_eq!(Syntax::of("crates/api/src/lib.rs"), Syntax::Rust);
        assert_eq!(Syntax::of(".github/ci.yml"), Syntax::Yaml);
        assert_eq!(Syntax::of(".env.example"), Syntax::Lines);
        assert_eq!(Syntax::of("justfile"), Syntax::Other);
    }

    #[test]
    fn refuses_what_does_not_parse() {
        assert!(Syntax::Rust.parses("fn a() {}") && !Syntax::Rust.parses("fn a() {"));
        assert!(Syntax::Toml.parses("a = 1") && !Syntax::Toml.parses("a = 1\na = 2"));
        assert!(Syntax::Yaml.parses("a: 1") && !Syntax::Yaml.parses("a: 1\na: 2"));
        assert!(Syntax::Json.parses("{}") && !Syntax::Json.parses("{"));
    }
}
