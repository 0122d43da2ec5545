//! Where in the file a new table or key goes.

use toml_edit::{Document, Item};

use super::EditError;
use super::quote::{dotted, quoted};
use super::span::{collect_ends, collect_headers, end, own_end};
use super::target::Section;
use crate::naming::Name;

/// What is added to a table.
pub(super) struct Member<'a> {
    pub(super) key: &'a str,
    /// Its value as TOML writes it.
    pub(super) value: String,
    /// The same as a table with a header, for where the others are such tables.
    pub(super) section: Section,
}

/// A file with the places of everything in it.
pub(super) struct Layout<'a> {
    pub(super) text: &'a str,
    pub(super) document: Document<&'a str>,
    newline: &'static str,
}

impl<'a> Layout<'a> {
    pub(super) fn read(text: &'a str) -> Result<Self, EditError> {
        let document = Document::parse(text).map_err(|error| {
            EditError::new(format!("the file is not TOML: {}", error.message()))
        })?;
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(Self {
            text,
            document,
            newline,
        })
    }

    pub(super) fn contexts(&self) -> Vec<String> {
        self.keys(&["contexts"])
    }

    /// The paths of all declared `values`, `enums` or `entities`.
    pub(super) fn declared(&self, group: &str) -> Vec<Vec<String>> {
        let mut groups = vec![vec![group.to_owned()]];
        for context in self.contexts() {
            groups.push(vec!["contexts".to_owned(), context, group.to_owned()]);
        }
        let mut paths = Vec::new();
        for group in groups {
            for key in self.keys(&group) {
                paths.push(group.iter().cloned().chain([key]).collect());
            }
        }
        paths
    }

    pub(super) fn refuse_taken(&self, name: &str) -> Result<(), EditError> {
        let word = |text: &str| Name::from_any(text).map(|name| name.fold());
        for (group, what) in [
            ("entities", "entity"),
            ("values", "value object"),
            ("enums", "enum"),
        ] {
            let declared = self.declared(group);
            let mut names = declared.iter().filter_map(|path| path.last());
            if let Some(taken) = names.find(|taken| word(taken) == word(name)) {
                let message = format!("the {what} `{taken}` exists already");
                return Err(EditError::exists(message));
            }
        }
        Ok(())
    }

    /// Refuses a context that is not there.
    pub(super) fn require_context(&self, context: Option<&Name>) -> Result<(), EditError> {
        let known = self.contexts();
        match context {
            Some(context) if !known.iter().any(|name| name == context.snake()) => {
                let unknown = EditError::unknown("context", context.snake(), &known);
                let add = || format!("add it with `dddgen add context {context}`");
                Err(EditError {
                    hint: unknown.hint.clone().or_else(|| Some(add())),
                    ..unknown
                })
            }
            _ => Ok(()),
        }
    }

    /// Refuses a context that is not there and nearly called as one that is: it is more likely to be
    /// misspelt than new.
    pub(super) fn refuse_misspelt(&self, context: &Name) -> Result<(), EditError> {
        let unknown = EditError::unknown("context", context.snake(), &self.contexts());
        match &unknown.hint {
            None => Ok(()),
            Some(hint) => Err(EditError {
                hint: Some(format!(
                    "{hint} if it is a new one, run `dddgen add context {context}` first"
                )),
                ..unknown
            }),
        }
    }

    pub(super) fn has(&self, path: &[&str], key: &str) -> bool {
        self.keys(path).iter().any(|known| known == key)
    }

    pub(super) fn keys<S: AsRef<str>>(&self, path: &[S]) -> Vec<String> {
        let table = self.item(path).and_then(Item::as_table_like);
        let keys = table.map(|table| table.iter().map(|(key, _)| key.to_owned()).collect());
        keys.unwrap_or_default()
    }

    pub(super) fn item<S: AsRef<str>>(&self, path: &[S]) -> Option<&Item> {
        path.iter().try_fold(self.document.as_item(), |item, key| {
            item.as_table_like()?.get(key.as_ref())
        })
    }

    /// Adds tables at the end of a group, or where the group would start.
    pub(super) fn append(&self, sections: &[Section], group: &[&str]) -> Result<String, EditError> {
        if let Some(depth) = self.inline_depth(group) {
            let keys: Vec<_> = sections.iter().flat_map(|s| s.inline(depth)).collect();
            return self.insert_inline(group.get(..depth).unwrap_or_default(), &keys.join(", "));
        }
        let at = self.section_end(self.anchor(group));
        let mut out = String::new();
        for section in sections {
            out.push_str(self.newline);
            out.push_str(&section.lines(self.newline));
        }
        let rest = &self.text[at..];
        if !rest.is_empty() && !rest.starts_with(['\r', '\n']) {
            out.push_str(self.newline);
        }
        self.insert_lines(at, &out)
    }

    /// Adds a key with a text to the table of a path, whatever form that has.
    pub(super) fn add_key(
        &self,
        path: &[&str],
        key: &str,
        text: &str,
    ) -> Result<String, EditError> {
        let own: Vec<_> = path.iter().copied().chain([key]).collect();
        let member = Member {
            key,
            value: quoted(text),
            section: Section::new(&own).with("type", text),
        };
        self.add_member(path, member)
    }

    /// Adds a member to the table of a path, whatever form that has.
    pub(super) fn add_member(
        &self,
        path: &[&str],
        member: Member<'_>,
    ) -> Result<String, EditError> {
        let Member {
            key,
            value,
            section,
        } = member;
        if let Some(depth) = self.inline_depth(path) {
            let (table, inner) = path.split_at(depth);
            let inner: Vec<_> = inner.iter().copied().chain([key]).collect();
            return self.insert_inline(table, &format!("{} = {value}", dotted(&inner)));
        }
        let Some(table) = self.item(path).and_then(Item::as_table) else {
            return self.append(&[Section::new(path).with_value(key, value)], path);
        };
        if table.is_implicit() && !table.is_dotted() {
            return self.append(&[section], path);
        }
        let end = own_end(table).max(table.span().unwrap_or_default().end);
        let header = (1..=path.len()).find(|depth| self.is_dotted(path.get(..*depth)));
        let head = path.get(header.map_or(path.len(), |depth| depth - 1)..);
        let keys = head.unwrap_or_default().iter().copied().chain([key]);
        let keys: Vec<_> = keys.collect();
        let line = format!("{} = {value}{}", dotted(&keys), self.newline);
        self.insert_lines(self.line_end(end), &line)
    }

    /// Adds a key to the table of an entity; one that has tables below it alone gets a header of
    /// its own before them, under the comment that leads to it.
    pub(super) fn add_own_key(
        &self,
        path: &[&str],
        key: &str,
        value: &str,
    ) -> Result<String, EditError> {
        let section = Section::new(path).with_value(key, value.to_owned());
        let table = self.item(path).and_then(Item::as_table);
        let open = table.filter(|table| table.is_implicit() && !table.is_dotted());
        let mut headers = Vec::new();
        if let Some(table) = open {
            collect_headers(table, &mut headers);
        }
        if let Some(first) = headers.iter().map(|span| span.start).min() {
            let lines = section.lines(self.newline);
            return self.insert(first, &format!("{lines}{}", self.newline));
        }
        let value = value.to_owned();
        self.add_member(
            path,
            Member {
                key,
                value,
                section,
            },
        )
    }

    /// Adds to the text of a path, `at` bytes into it.
    pub(super) fn insert_into_text(
        &self,
        path: &[&str],
        at: usize,
        new: &str,
    ) -> Result<String, EditError> {
        let item = self.item(path);
        let span = item.and_then(Item::span).unwrap_or_default();
        let written = self.text.get(span.start + 1..span.end.saturating_sub(1));
        if written.is_none() || written != item.and_then(Item::as_str) {
            let text = item.and_then(Item::as_str).unwrap_or_default();
            return Err(EditError {
                hint: Some(format!("add `{new}` to it by hand")),
                ..EditError::new(format!("the text `{}` has escapes", text.escape_debug()))
            });
        }
        self.insert(span.start + 1 + at, new)
    }

    fn is_dotted(&self, path: Option<&[&str]>) -> bool {
        let table = path
            .and_then(|path| self.item(path))
            .and_then(Item::as_table);
        table.is_some_and(toml_edit::Table::is_dotted)
    }

    /// How many keys of a path lead to its innermost inline table in braces, if there is one.
    fn inline_depth(&self, path: &[&str]) -> Option<usize> {
        (1..=path.len()).rev().find(|depth| {
            let item = path.get(..*depth).and_then(|path| self.item(path));
            let table = item.and_then(Item::as_inline_table);
            table.is_some_and(|table| !table.is_dotted())
        })
    }

    /// Whether the table of a path stands in braces, or in a table that does.
    pub(super) fn is_inline(&self, path: &[&str]) -> bool {
        self.inline_depth(path).is_some()
    }

    /// Adds an element to the list of a path.
    pub(super) fn add_element(&self, path: &[&str], element: &str) -> Result<String, EditError> {
        let item = self.item(path);
        let span = item.and_then(Item::span).unwrap_or_default();
        let elements = item.and_then(Item::as_array);
        let last = elements.and_then(|elements| elements.iter().last()?.span());
        match last {
            Some(last) => self.insert(last.end, &format!(", {element}")),
            None => self.insert(span.start + 1, element),
        }
    }

    fn insert_inline(&self, path: &[&str], keys: &str) -> Result<String, EditError> {
        let item = self.item(path);
        let span = item.and_then(Item::span).unwrap_or_default();
        let table = item.and_then(Item::as_table_like);
        let last = table.and_then(|table| table.iter().map(|(_, item)| end(item)).max());
        match last {
            Some(last) => self.insert(last, &format!(", {keys}")),
            None => self.insert(span.start + 1, &format!(" {keys} ")),
        }
    }

    /// The end of what a new member of a group follows.
    fn anchor(&self, group: &[&str]) -> usize {
        if let Some(item) = self.item(group) {
            return end(item);
        }
        let whole = self.text.len();
        match group {
            ["values"] => self.own_section(&["service"]).unwrap_or(whole),
            [contexts @ .., "values"] => self
                .own_section(contexts)
                .or_else(|| self.item(contexts).map(end))
                .unwrap_or(whole),
            [contexts, _, _] => self
                .item(&group[..2])
                .or_else(|| self.item(&[contexts]))
                .map_or(whole, end),
            // A table of an entity that has none of its own yet.
            [head @ .., "fields" | "transitions" | "events"] => self.item(head).map_or(whole, end),
            _ => whole,
        }
    }

    /// The end of a table without the tables below it.
    fn own_section(&self, path: &[&str]) -> Option<usize> {
        let table = self.item(path)?.as_table()?;
        let header = table.span().filter(|span| !span.is_empty())?;
        Some(own_end(table).max(header.end))
    }

    /// The end of the section that a byte stands in: after its last line and the comments that
    /// follow it at once, unless these lead over to the next header.
    pub(super) fn section_end(&self, from: usize) -> usize {
        let mut headers = Vec::new();
        collect_headers(self.document.as_table(), &mut headers);
        let next = headers
            .iter()
            .map(|span| span.start)
            .filter(|start| *start >= from);
        let limit = next.min().unwrap_or(self.text.len());
        let mut ends = Vec::new();
        collect_ends(self.document.as_item(), &mut ends);
        ends.extend(headers.iter().map(|span| span.end));
        let last = ends.into_iter().filter(|end| *end <= limit).max();
        let content = self.line_end(last.unwrap_or(0).max(from).min(limit));
        let content = content.min(self.text.len());
        let mut after = content;
        for line in self.text[content..].split_inclusive('\n') {
            let trimmed = line.trim();
            if trimmed.is_empty() {
                return after;
            } else if !trimmed.starts_with('#') {
                return content;
            }
            after += line.len();
        }
        after
    }

    /// The start of the line after a byte.
    pub(super) fn line_end(&self, from: usize) -> usize {
        // A header's or value's own last byte is not on the next line.
        let newline = self.text[from..].find('\n');
        newline.map_or(self.text.len(), |at| from + at + 1)
    }

    fn insert_lines(&self, at: usize, lines: &str) -> Result<String, EditError> {
        let open = at > 0 && !self.text[..at].ends_with('\n');
        let first = if open { self.newline } else { "" };
        let lines = if at == 0 {
            lines.trim_start_matches(['\r', '\n'])
        } else {
            lines
        };
        self.insert(at, &format!("{first}{lines}"))
    }

    /// Inserts and reads the result: TOML has layouts that nothing can be added to from outside.
    fn insert(&self, at: usize, new: &str) -> Result<String, EditError> {
        let (before, after) = self.text.split_at(at);
        let edited = format!("{before}{new}{after}");
        match Document::parse(edited.as_str()) {
            Ok(_) => Ok(edited),
            Err(_) => Err(EditError {
                hint: Some(format!("add this by hand: {}", new.trim())),
                ..EditError::new("the layout of the file leaves no place for it")
            }),
        }
    }
}
