//! A field as it is given on the command line: `name:type[:modifier]*`.

use super::EditError;
use crate::model::parse::MONEY;
use crate::naming::{Name, Role};
use crate::scalar::Scalar;

/// A field to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldArg {
    /// Its name.
    pub name: Name,
    /// What follows the name, in the spelling of the file.
    pub grammar: String,
}

impl FieldArg {
    /// Reads `title:string:1..255`, in any casing of names and types.
    ///
    /// The modifiers are read with the file, where their problems have a place.
    ///
    /// ```
    /// use dddgen::model::edit::FieldArg;
    ///
    /// let field = FieldArg::parse("writtenBy:ref:blog-author:index")?;
    /// assert_eq!(field.name.snake(), "written_by");
    /// assert_eq!(field.grammar, "ref:BlogAuthor:index");
    /// # Ok::<(), dddgen::model::edit::EditError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When there is no type, or the name cannot be a field's.
    pub fn parse(text: &str) -> Result<Self, EditError> {
        let Some((name, grammar)) = text.split_once(':').filter(|(_, rest)| !rest.is_empty())
        else {
            let shown = text.escape_debug();
            return Err(EditError {
                hint: Some(format!("write `{shown}:string`")),
                ..EditError::new(format!("`{shown}` has no type"))
            });
        };
        let name = Name::parse(name, Role::Field).map_err(|error| EditError {
            hint: error.hint(),
            ..EditError::new(error.message)
        })?;
        let grammar = normal(grammar);
        Ok(Self { name, grammar })
    }
}

/// A type in the spelling of the file, its modifiers untouched.
pub(super) fn normal(grammar: &str) -> String {
    let (first, rest) = grammar.split_once(':').unwrap_or((grammar, ""));
    let outer = first.to_lowercase();
    let has_inner = matches!(outer.as_str(), "list" | "ref" | "refs" | "any") && !rest.is_empty();
    if !has_inner {
        return joined(&type_word(first), rest);
    }
    let (inner, rest) = rest.split_once(':').unwrap_or((rest, ""));
    let inner = if outer == "list" {
        type_word(inner)
    } else if outer == "any" {
        let kinds: Vec<_> = inner.split(',').map(type_name).collect();
        kinds.join(",")
    } else {
        type_name(inner)
    };
    joined(&format!("{outer}:{inner}"), rest)
}

fn joined(head: &str, rest: &str) -> String {
    if rest.is_empty() {
        head.to_owned()
    } else {
        format!("{head}:{rest}")
    }
}

/// A keyword in lower case, or the name of a value object.
fn type_word(word: &str) -> String {
    let lower = word.to_lowercase();
    if Scalar::from_keyword(&lower).is_some() || lower == MONEY {
        lower
    } else if word.starts_with(|c: char| c.is_ascii_uppercase()) {
        type_name(word)
    } else {
        // A mistyped keyword stays as it is, so that the file's message names it.
        word.to_owned()
    }
}

fn type_name(word: &str) -> String {
    Name::from_any(word).map_or_else(|_| word.to_owned(), |name| name.pascal())
}
