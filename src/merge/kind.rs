//! What an element of a list is, and what it is called.

use super::syntax::Syntax;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// An item of Rust, with the words before its name if it is on one line (`pub mod`, `use`).
    Item,
    /// Something that ends in a comma.
    Comma,
    /// A call that begins like its neighbours: `router = router.merge(`.
    Call(String),
    /// A key and its value.
    Key,
    /// A table of TOML.
    Table,
    /// A list line, by its bullet.
    Bullet(char),
    /// Any line of a file that is a set of lines.
    Line,
}

/// A key that can tell two elements apart: not `?`, `_` or `$1`.
pub(super) fn is_name(key: &str) -> bool {
    let mut letters = key.chars().filter(|c| *c != '_' && *c != '"');
    letters.next().is_some_and(|c| !matches!(c, '$' | '?'))
        && key.chars().any(char::is_alphanumeric)
}

/// The kind and key of balanced code; `Some(None)` if it goes on, `None` if it is no element.
#[expect(clippy::option_option, reason = "complete, incomplete, impossible")]
pub(super) fn classify(code: &str, syntax: Syntax) -> Option<Option<(Kind, String)>> {
    let bare = without_visibility(code);
    if syntax == Syntax::Rust && is_item(bare) {
        return Some(
            (code.ends_with(';') || code.ends_with('}')).then(|| (Kind::Item, item_key(bare))),
        );
    }
    if let Some((pattern, body)) = code.split_once("=>") {
        let done = body.ends_with(',') || body.ends_with('}');
        return Some(done.then(|| (Kind::Comma, pattern.trim().to_owned())));
    }
    if code.ends_with(',') {
        return Some(Some((Kind::Comma, comma_key(bare))));
    }
    if syntax == Syntax::Toml {
        let (key, _) = code.split_once('=')?;
        return Some(Some((Kind::Key, key.trim().to_owned())));
    }
    call(code)
}

#[expect(clippy::option_option, reason = "complete, incomplete, impossible")]
fn call(code: &str) -> Option<Option<(Kind, String)>> {
    let (start, _) = code.split_once('(')?;
    let first = start.split_whitespace().next()?;
    if matches!(first, "let" | "return" | "if" | "while" | "for" | "match") {
        return None;
    }
    let chained = code.starts_with('.');
    let done = if chained {
        code.ends_with(')')
    } else {
        code.ends_with(';')
    };
    Some(done.then(|| (Kind::Call(format!("{start}(")), code.to_owned())))
}

fn without_visibility(code: &str) -> &str {
    let Some(rest) = code.strip_prefix("pub") else {
        return code;
    };
    match rest.strip_prefix('(') {
        Some(scope) => scope
            .split_once(')')
            .map_or(code, |(_, rest)| rest.trim_start()),
        None if rest.starts_with(' ') => rest.trim_start(),
        None => code,
    }
}

fn is_item(code: &str) -> bool {
    let word = code.split([' ', '<', '!']).next().unwrap_or_default();
    let two = |second: &str| code.split_whitespace().nth(1) == Some(second);
    match word {
        "mod" | "use" | "fn" | "struct" | "enum" | "trait" | "impl" | "type" | "const"
        | "static" | "macro_rules" => true,
        "async" => two("fn"),
        "unsafe" => ["fn", "impl", "trait"].into_iter().any(two),
        "extern" => two("crate"),
        _ => false,
    }
}

/// An import and an `impl` are their whole head; any other item is its keyword and its name.
fn item_key(code: &str) -> String {
    let head = code.strip_prefix("async ").unwrap_or(code);
    let head = if head.starts_with("use ") {
        head
    } else if head.starts_with("impl") {
        head.split('{').next().unwrap_or(head)
    } else {
        head.split(['(', '{', ':', '=', ';', '<'])
            .next()
            .unwrap_or(head)
    };
    head.trim().to_owned()
}

/// The name of a field, a variant or an argument.
fn comma_key(code: &str) -> String {
    let code = code.trim_end_matches(',');
    if code.starts_with('"')
        && let Some((key, _)) = code[1..].split_once('"')
    {
        return format!("\"{key}\"");
    }
    let end = code
        .char_indices()
        .find(|(at, c)| match c {
            '(' | '{' | '=' | ' ' => true,
            ':' => !code[at + 1..].starts_with(':') && !code[..*at].ends_with(':'),
            _ => false,
        })
        .map_or(code.len(), |(at, _)| at);
    code[..end].to_owned()
}

/// The kind and key of a line that begins an element.
pub(super) fn line_kind(line: &str, syntax: Syntax) -> Option<(Kind, String)> {
    let bullet = line.chars().next()?;
    match syntax {
        Syntax::Lines => {
            let key = line.split('=').next().unwrap_or(line);
            Some((Kind::Line, key.trim().to_owned()))
        }
        Syntax::Markdown if bullet == '|' => Some((Kind::Bullet('|'), line.to_owned())),
        Syntax::Yaml | Syntax::Markdown if line.starts_with("- ") => {
            Some((Kind::Bullet('-'), line.to_owned()))
        }
        Syntax::Markdown if line.starts_with("* ") => Some((Kind::Bullet('*'), line.to_owned())),
        Syntax::Yaml => {
            let (key, value) = line.split_once(':')?;
            let is_key = value.is_empty() || value.starts_with(' ');
            is_key.then(|| (Kind::Key, key.trim().to_owned()))
        }
        _ => None,
    }
}
