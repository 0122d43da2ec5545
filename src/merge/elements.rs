//! Takes a block of inserted lines apart into the elements of a list.
//!
//! An element is what stands complete for itself: an item, a field, a match arm, a list line, a
//! key with its value; attributes, comments and blank lines before it are part of it. A block
//! that does not consist of such elements alone has no elements at all.

use std::ops::Range;

use super::kind::{Kind, classify, is_name, line_kind};
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

pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
