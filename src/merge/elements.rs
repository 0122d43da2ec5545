//! Takes a block of inserted lines apart into the elements of a list.
//!
//! An element is what stands complete for itself: an item, a field, a match arm, a list line, a
//! key with its value; attributes, comments and blank lines before it are part of it. A block
//! that does not consist of such elements alone has no elements at all.

use std::ops::Range;

use super::scan::Scan;
use super::syntax::Syntax;

/// One element of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Its lines in the block, with what leads it.
    pub(super) lines: Range<usize>,
    /// What it is; elements of one list are alike in this.
    pub(super) kind: Kind,
    /// What it is called; no two elements of a list are called the same.
    pub(super) key: String,
    /// The column where it starts.
    pub(super) indent: usize,
    /// Its code, on one line.
    pub(super) code: String,
    /// Whether it is one line, with nothing but comments and attributes before it.
    pub(super) plain: bool,
}

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

/// The elements of `block`, if it is made of nothing else.
pub(super) fn elements(block: &[&str], syntax: Syntax) -> Option<Vec<Element>> {
    let elements = match syntax {
        Syntax::Toml if block.iter().any(|line| line.starts_with('[')) => tables(block)?,
        Syntax::Rust | Syntax::Json | Syntax::Toml => bracketed(block, syntax)?,
        Syntax::Yaml | Syntax::Markdown | Syntax::Lines => indented(block, syntax)?,
        Syntax::Other => return None,
    };
    let named = elements.iter().all(|element| is_name(&element.key));
    (named && !elements.is_empty()).then_some(elements)
}

/// A key that can tell two elements apart: not `?`, `_` or `$1`.
fn is_name(key: &str) -> bool {
    let mut letters = key.chars().filter(|c| *c != '_' && *c != '"');
    letters.next().is_some_and(|c| !matches!(c, '$' | '?'))
        && key.chars().any(char::is_alphanumeric)
}

/// Collects the lines of one element.
#[derive(Default)]
struct Draft {
    start: usize,
    indent: Option<usize>,
    code: Vec<String>,
    lines: usize,
    gap: bool,
}

impl Draft {
    fn add(&mut self, line: &str, code: &str) {
        self.indent.get_or_insert(indent(line));
        self.code.push(code.to_owned());
        self.lines += 1;
    }

    fn code(&self) -> String {
        self.code.join(" ")
    }

    fn finish(&mut self, end: usize, kind: Kind, key: String) -> Element {
        let element = Element {
            lines: self.start..end,
            kind,
            key,
            indent: self.indent.unwrap_or(0),
            code: self.code(),
            plain: self.lines == 1 && !self.gap,
        };
        *self = Self {
            start: end,
            ..Self::default()
        };
        element
    }
}

/// Elements that brackets hold together.
fn bracketed(block: &[&str], syntax: Syntax) -> Option<Vec<Element>> {
    let mut elements = Vec::new();
    let (mut draft, mut scan, mut leading) = (Draft::default(), Scan::default(), false);
    for (index, line) in block.iter().enumerate() {
        let fresh = scan.is_even() && draft.code.is_empty();
        leading = (fresh && leads(line, syntax)) || (leading && !fresh && draft.code.is_empty());
        let code = scan.line(line);
        if scan.is_below() {
            return None;
        }
        if leading {
            draft.gap |= line.trim().is_empty();
            leading = !scan.is_even();
            continue;
        }
        draft.add(line, code);
        if scan.is_even() {
            let all = draft.code();
            if let Some((kind, key)) = classify(&all, syntax)? {
                elements.push(draft.finish(index + 1, kind, key));
            }
        }
    }
    close(elements, &draft, block)
}

/// Blank lines at the end belong to the last element; anything else is no element.
fn close(mut elements: Vec<Element>, draft: &Draft, block: &[&str]) -> Option<Vec<Element>> {
    if block[draft.start..]
        .iter()
        .any(|line| !line.trim().is_empty())
    {
        return None;
    }
    elements.last_mut()?.lines.end = block.len();
    Some(elements)
}

/// Blank lines, comments and attributes lead the element that follows.
fn leads(line: &str, syntax: Syntax) -> bool {
    let line = line.trim_start();
    match syntax {
        Syntax::Rust => line.is_empty() || line.starts_with("//") || line.starts_with("#["),
        Syntax::Toml | Syntax::Yaml | Syntax::Lines => line.is_empty() || line.starts_with('#'),
        Syntax::Json | Syntax::Markdown | Syntax::Other => line.is_empty(),
    }
}

/// The kind and key of balanced code; `Some(None)` if it goes on, `None` if it is no element.
#[expect(clippy::option_option, reason = "complete, incomplete, impossible")]
fn classify(code: &str, syntax: Syntax) -> Option<Option<(Kind, String)>> {
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

/// Tables of TOML, from header to header.
fn tables(block: &[&str]) -> Option<Vec<Element>> {
    let mut elements: Vec<Element> = Vec::new();
    let mut lead = 0;
    for (index, line) in block.iter().enumerate() {
        if line.starts_with('[') {
            let mut draft = Draft {
                start: lead,
                ..Draft::default()
            };
            draft.add(line, line);
            elements.push(draft.finish(index + 1, Kind::Table, line.trim().to_owned()));
        } else if leads(line, Syntax::Toml) {
            continue;
        } else {
            let table = elements.last_mut()?;
            table.code.push_str(line);
            table.lines.end = index + 1;
            table.plain = false;
        }
        lead = index + 1;
    }
    let draft = Draft {
        start: lead,
        ..Draft::default()
    };
    close(elements, &draft, block)
}

/// Elements that indentation holds together.
fn indented(block: &[&str], syntax: Syntax) -> Option<Vec<Element>> {
    let mut elements: Vec<Element> = Vec::new();
    let mut draft = Draft::default();
    for (index, line) in block.iter().enumerate() {
        if leads(line, syntax) {
            draft.gap |= line.trim().is_empty();
            continue;
        }
        let column = indent(line);
        match elements.last_mut() {
            Some(last) if column > last.indent && syntax != Syntax::Lines => {
                last.code.push('\n');
                last.code.push_str(line.trim_end());
                last.lines.end = index + 1;
                last.plain = false;
                draft = Draft {
                    start: index + 1,
                    ..Draft::default()
                };
            }
            _ => {
                draft.add(line, line.trim());
                let (kind, key) = line_kind(line.trim(), syntax)?;
                elements.push(draft.finish(index + 1, kind, key));
            }
        }
    }
    close(elements, &draft, block)
}

fn line_kind(line: &str, syntax: Syntax) -> Option<(Kind, String)> {
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

pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
