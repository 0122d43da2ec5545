//! Old names and new ones, in every casing in which generated code writes them, and the modules that
//! things moved between.

use std::collections::BTreeSet;

use super::homes::Homes;
use crate::naming::Name;

/// What was called otherwise.
#[derive(Debug, Default)]
pub struct Words {
    /// Names as lists of their words, old and new.
    names: Vec<[Vec<String>; 2]>,
    /// What stood in other modules.
    pub(super) homes: Homes,
}

/// How the words of an identifier are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Casing {
    Snake,
    Screaming,
    Camel,
}

impl Words {
    /// Adds a name that became another one.
    pub fn add(&mut self, old: &Name, new: &Name) {
        let pair = [parts(old), parts(new)];
        if old != new && !self.names.contains(&pair) {
            self.names.push(pair);
            // The longest first: `order_line` is no `order`.
            self.names
                .sort_by_key(|[old, _]| std::cmp::Reverse(old.len()));
        }
    }

    /// These, and names that became nothing.
    #[must_use]
    pub fn and(&self, gone: &[Name]) -> Self {
        let mut all = self.names.clone();
        for name in gone {
            let words = parts(name);
            if !all.iter().any(|[old, _]| *old == words) {
                all.push([words, Vec::new()]);
            }
        }
        all.sort_by_key(|[old, _]| std::cmp::Reverse(old.len()));
        Self {
            names: all,
            homes: self.homes.clone(),
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.homes.is_empty()
    }

    /// A text with the new names and modules in place of the old ones.
    #[must_use]
    pub fn respelled(&self, text: &str) -> String {
        self.homes.respelled(text, |text| self.renamed(text))
    }

    /// The lines of a text, from 0, that say an old name, or name something where it was.
    pub fn lines_in(&self, text: &str) -> BTreeSet<usize> {
        let lines = text.lines().enumerate();
        let named = lines.filter(|(_, line)| self.renamed(line) != *line);
        let moved = self.homes.places(text).map(|at| {
            let before = text[..at].bytes();
            before.filter(|byte| *byte == b'\n').count()
        });
        named.map(|(line, _)| line).chain(moved).collect()
    }

    fn renamed(&self, text: &str) -> String {
        let spaced = self.spaced(text);
        let mut out = String::with_capacity(spaced.len());
        for (token, is_word) in tokens(&spaced) {
            match self.token(token).filter(|_| is_word) {
                Some(new) => out.push_str(&new),
                None => out.push_str(token),
            }
        }
        out
    }

    /// Names of several words, with `-` or spaces between them.
    fn spaced(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for [old, new] in self.names.iter().filter(|[old, _]| old.len() > 1) {
            for gap in ["-", " "] {
                let (old, new) = (old.join(gap), new.join(gap));
                if text.contains(&old) {
                    text = bounded(&text, &old, &new);
                }
            }
        }
        text
    }

    fn token(&self, token: &str) -> Option<String> {
        let (words, casing) = words(token);
        let lower: Vec<_> = words.iter().map(|word| word.to_lowercase()).collect();
        let (mut out, mut at, mut changed) = (Vec::new(), 0, false);
        while let Some(word) = words.get(at) {
            let rest = lower.get(at..).unwrap_or_default();
            let pair = self.names.iter().find(|[old, _]| rest.starts_with(old));
            if let Some([old, new]) = pair {
                out.extend(new.iter().map(|word| cased(word, casing)));
                at += old.len();
                changed = true;
            } else {
                out.push((*word).to_owned());
                at += 1;
            }
        }
        let gap = if casing == Casing::Camel { "" } else { "_" };
        changed.then(|| out.join(gap))
    }
}

fn cased(word: &str, casing: Casing) -> String {
    let mut chars = word.chars();
    match (casing, chars.next()) {
        (Casing::Camel, Some(first)) => first.to_uppercase().chain(chars).collect(),
        (Casing::Screaming, _) => word.to_uppercase(),
        _ => word.to_owned(),
    }
}

/// The words of a name.
pub(super) fn parts(name: &Name) -> Vec<String> {
    name.snake().split('_').map(str::to_owned).collect()
}

/// The words of an identifier, as they are written.
pub(super) fn words(token: &str) -> (Vec<&str>, Casing) {
    let has = |test: fn(&char) -> bool| token.chars().any(|c| test(&c));
    let casing = match (has(char::is_ascii_uppercase), has(char::is_ascii_lowercase)) {
        (true, true) => Casing::Camel,
        (true, false) => Casing::Screaming,
        _ => Casing::Snake,
    };
    if casing != Casing::Camel {
        return (token.split('_').collect(), casing);
    }
    let starts = token.char_indices().filter(|(_, c)| c.is_ascii_uppercase());
    let mut starts: Vec<_> = starts.map(|(at, _)| at).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([token.len()]);
    let words = starts.iter().zip(ends);
    (
        words.map(|(start, end)| &token[*start..end]).collect(),
        casing,
    )
}

/// The identifiers of a text and what is between them.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let same = is_word(first);
        let end = rest.find(|c| is_word(c) != same).unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        rest = after;
        Some((token, same))
    })
}

/// Replaces what stands alone.
fn bounded(text: &str, old: &str, new: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, after) = (&rest[..at], &rest[at + old.len()..]);
        let inner = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let alone = !inner(before.chars().next_back()) && !inner(after.chars().next());
        out.push_str(before);
        out.push_str(if alone { new } else { old });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::naming::Name;

    #[test]
    fn replaces_names_in_every_casing() {
        let mut words = Words::default();
        for (old, new) in [
            ("book", "printed_work"),
            ("books", "printed_works"),
            ("order_line", "item"),
        ] {
            words.add(&Name::from_any(old).unwrap(), &Name::from_any(new).unwrap());
        }
        let cases = [
            ("pub struct Book;", "pub struct PrintedWork;"),
            (
                "BookId, SqlBooks, NewBookView",
                "PrintedWorkId, SqlPrintedWorks, NewPrintedWorkView",
            ),
            (
                "book_id books.book _book",
                "printed_work_id printed_works.printed_work _printed_work",
            ),
            ("BOOK_ID", "PRINTED_WORK_ID"),
            (
                "bookstore Bookstore Notebook Booking",
                "bookstore Bookstore Notebook Booking",
            ),
            (
                "OrderLine order_line order-line `order line`",
                "Item item item `item`",
            ),
            ("reorder_line order_lines", "reorder_line order_lines"),
        ];
        for (text, expected) in cases {
            assert_eq!(words.respelled(text), expected);
        }
    }
}
