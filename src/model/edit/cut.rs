//! Takes things out of the file: whole tables with all that belongs to them, or single lines.
//!
//! A comment that stands right above what goes, or behind it on its line, goes with it, for it
//! tells of it. All others stay, and so does every other byte.

use std::ops::Range;

use toml_edit::{Item, Table};

use super::EditError;
use super::place::Layout;
use super::span::own_end;

/// Bytes that are cut out, in order and apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cuts(Vec<Range<usize>>);

impl Cuts {
    /// The text without them.
    pub(super) fn apply(&self, text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for cut in &self.0 {
            out.push_str(&text[from..cut.start]);
            from = cut.end;
        }
        out + &text[from..]
    }

    /// Where a byte of the text without them stands in the text with them.
    pub fn origin(&self, mut at: usize) -> usize {
        for cut in &self.0 {
            if cut.start <= at {
                at += cut.len();
            }
        }
        at
    }
}

impl Layout<'_> {
    /// The bytes of the thing at `path`, and of the table around it if nothing is left in that.
    pub(super) fn cut(&self, path: &[String]) -> Result<Cuts, EditError> {
        let mut path = path;
        // Names and the groups that they stand in take turns, and a group starts.
        while let Some((_, group)) = path.split_last()
            && group.len() % 2 == 1
            && self.keys(group).len() == 1
        {
            path = group;
        }
        let mut ranges = Vec::new();
        self.collect(path, &mut ranges)?;
        if let [key] = ranges.as_mut_slice() {
            self.widen_to_header(path, key);
        }
        Ok(sorted(ranges))
    }

    /// Takes the header along that stands right above a key for nothing but that; a comment that
    /// leads to it stays, for the tables below.
    fn widen_to_header(&self, path: &[String], key: &mut Range<usize>) {
        let parent = path.split_last().map(|(_, parent)| parent);
        let table = parent.and_then(|parent| self.item(parent)?.as_table());
        let is_header = |table: &&Table| !table.is_dotted() && !table.is_implicit();
        let Some(table) = table.filter(is_header) else {
            return;
        };
        let is_below = |item: &Item| match item {
            Item::Table(table) => !table.is_dotted(),
            Item::ArrayOfTables(_) => true,
            Item::Value(_) | Item::None => false,
        };
        let others = table.iter().filter(|(_, item)| !is_below(item)).count();
        let header = table.span().unwrap_or_default();
        let between = self.text.get(header.end..key.start);
        let is_bare = between.is_some_and(|it| it.trim().is_empty());
        if others == 1 && table.len() > 1 && is_bare {
            let blank = ["\r\n", "\n"].into_iter();
            let after = &self.text[key.end..];
            let blank = blank.filter(|it| after.starts_with(it)).map(str::len);
            *key = self.line_start(header.start)..key.end + blank.max().unwrap_or(0);
        }
    }

    /// The bytes of an element of the list at `path`; of the whole list if it is the only one.
    pub(super) fn cut_element(&self, path: &[String], index: usize) -> Result<Cuts, EditError> {
        let mut ranges = Vec::new();
        match self.item(path) {
            Some(Item::ArrayOfTables(tables)) => {
                let table = tables.get(index).ok_or_else(no_way)?;
                self.collect_table(table, &mut ranges)?;
            }
            Some(item) => {
                let elements: Vec<_> = item.as_array().into_iter().flatten().collect();
                if elements.len() == 1 {
                    return self.cut(path);
                }
                let spans: Option<Vec<_>> = elements.iter().map(|it| it.span()).collect();
                ranges.push(among(&spans.ok_or_else(no_way)?, index));
            }
            None => return Err(no_way()),
        }
        Ok(sorted(ranges))
    }

    /// Bytes of the text at `path`.
    pub(super) fn cut_word(
        &self,
        path: &[String],
        bytes: &Range<usize>,
    ) -> Result<Cuts, EditError> {
        let item = self.item(path);
        let span = item.and_then(Item::span).ok_or_else(no_way)?;
        let written = self.text.get(span.start + 1..span.end.saturating_sub(1));
        if written.is_none() || written != item.and_then(Item::as_str) {
            return Err(no_way());
        }
        let from = span.start + 1;
        let cut = from + bytes.start..from + bytes.end;
        Ok(Cuts(std::iter::once(cut).collect()))
    }

    fn collect(&self, path: &[String], ranges: &mut Vec<Range<usize>>) -> Result<(), EditError> {
        let (key, parent) = path.split_last().ok_or_else(no_way)?;
        let names: Vec<_> = parent.iter().map(String::as_str).collect();
        if self.is_inline(&names) {
            ranges.push(self.inline(parent, key)?);
            return Ok(());
        }
        match self.item(path).ok_or_else(no_way)? {
            Item::Value(_) => ranges.push(self.key_lines(parent, key)?),
            Item::Table(table) => self.collect_table(table, ranges)?,
            Item::ArrayOfTables(tables) => {
                for table in tables {
                    self.collect_table(table, ranges)?;
                }
            }
            Item::None => return Err(no_way()),
        }
        Ok(())
    }

    fn collect_table(
        &self,
        table: &Table,
        ranges: &mut Vec<Range<usize>>,
    ) -> Result<(), EditError> {
        let has_header = !table.is_dotted() && !table.is_implicit();
        if let Some(header) = table.span().filter(|_| has_header) {
            ranges.push(self.section(&header, table));
        }
        for (key, item) in table {
            match item {
                Item::Table(table) => self.collect_table(table, ranges)?,
                Item::ArrayOfTables(tables) => {
                    for table in tables {
                        self.collect_table(table, ranges)?;
                    }
                }
                // What stands under the header goes with it.
                Item::Value(value) if !has_header => {
                    let key = table.key(key).and_then(toml_edit::Key::span);
                    let span = key.zip(value.span()).ok_or_else(no_way)?;
                    ranges.push(self.lines(&(span.0.start..span.1.end)));
                }
                Item::Value(_) | Item::None => {}
            }
        }
        Ok(())
    }

    /// A header with its own keys, and an empty line next to it.
    fn section(&self, header: &Range<usize>, table: &Table) -> Range<usize> {
        let start = self.with_comments(self.line_start(header.start));
        let end = self.section_end(own_end(table).max(header.end));
        let (before, after) = (&self.text[..start], &self.text[end..]);
        let blank = ["\r\n", "\n"].into_iter();
        if before.is_empty() {
            let next = blank.filter(|it| after.starts_with(it)).map(str::len);
            return start..end + next.max().unwrap_or(0);
        }
        let apart = after.is_empty() || after.starts_with(['\r', '\n']);
        let above = blank.filter(|end| {
            let rest = before.strip_suffix(end);
            apart && rest.is_some_and(|rest| rest.ends_with('\n'))
        });
        start - above.map(str::len).max().unwrap_or(0)..end
    }

    /// The lines of a key and its value.
    fn key_lines(&self, parent: &[String], key: &str) -> Result<Range<usize>, EditError> {
        let table = self.item(parent).and_then(Item::as_table_like);
        let (name, item) = table
            .and_then(|table| table.get_key_value(key))
            .ok_or_else(no_way)?;
        let span = name.span().zip(item.span()).ok_or_else(no_way)?;
        Ok(self.lines(&(span.0.start..span.1.end)))
    }

    fn lines(&self, span: &Range<usize>) -> Range<usize> {
        self.with_comments(self.line_start(span.start))..self.line_end(span.end)
    }

    /// A key and its value in braces, with a comma.
    fn inline(&self, parent: &[String], key: &str) -> Result<Range<usize>, EditError> {
        let table = self.item(parent).and_then(Item::as_inline_table);
        let table = table
            .filter(|table| !table.is_dotted())
            .ok_or_else(no_way)?;
        let place = |key: &str| {
            let (name, item) = table.get_key_value(key)?;
            // Dotted keys in braces have no place that holds all of them.
            let whole = item.as_inline_table().is_none_or(|it| !it.is_dotted());
            let start = name.span().filter(|_| whole)?.start;
            Some(start..item.span()?.end)
        };
        let keys: Vec<_> = table.iter().map(|(key, _)| key).collect();
        let spans: Option<Vec<_>> = keys.iter().map(|key| place(key)).collect();
        let index = keys.iter().position(|it| *it == key).ok_or_else(no_way)?;
        Ok(among(&spans.ok_or_else(no_way)?, index))
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The start of the comments right above a line.
    fn with_comments(&self, start: usize) -> usize {
        let mut first = start;
        for line in self.text[..start].split_inclusive('\n').rev() {
            if !line.trim_start().starts_with('#') {
                break;
            }
            first -= line.len();
        }
        first
    }
}

/// One of several things in a row, with the comma before or after it.
fn among(spans: &[Range<usize>], index: usize) -> Range<usize> {
    let this = &spans[index];
    match (spans.get(index + 1), index.checked_sub(1)) {
        (Some(next), _) => this.start..next.start,
        (None, Some(last)) => spans[last].end..this.end,
        (None, None) => this.clone(),
    }
}

fn sorted(mut ranges: Vec<Range<usize>>) -> Cuts {
    ranges.sort_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => apart.push(range),
        }
    }
    Cuts(apart)
}

pub(super) fn no_way() -> EditError {
    EditError {
        hint: Some("take it out by hand, then run `dddgen apply`".to_owned()),
        ..EditError::new("the layout of the file leaves no way to take it out")
    }
}
