//! Old names and new ones, in every casing in which generated code writes them.

use crate::naming::Name;

/// Names as lists of their words, old and new.
#[derive(Debug, Default)]
pub struct Words(Vec<[Vec<String>; 2]>);

/// How the words of an identifier are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Casing {
    Snake,
    Screaming,
    Camel,
}

impl Words {
    /// Adds a name that became another one.
    pub fn add(&mut self, old: &Name, new: &Name) {
        let words = |name: &Name| name.snake().split('_').map(str::to_owned).collect();
        let pair = [words(old), words(new)];
        if old != new && !self.0.contains(&pair) {
            self.0.push(pair);
            // The longest first: `order_line` is no `order`.
            self.0.sort_by_key(|[old, _]| std::cmp::Reverse(old.len()));
        }
    }

    /// These, and names that became nothing.
    #[must_use]
    pub fn and(&self, gone: &[Name]) -> Self {
        let mut all = self.0.clone();
        for name in gone {
            let words: Vec<_> = name.snake().split('_').map(str::to_owned).collect();
            if !all.iter().any(|[old, _]| *old == words) {
                all.push([words, Vec::new()]);
            }
        }
        all.sort_by_key(|[old, _]| std::cmp::Reverse(old.len()));
        Self(all)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text with the new names in place of the old ones.
    #[must_use]
    pub fn respelled(&self, text: &str) -> String {
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

    /// Whether a text says an old name.
    pub fn occur_in(&self, text: &str) -> bool {
        self.respelled(text) != text
    }

    /// Names of several words, with `-` or spaces between them.
    fn spaced(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for [old, new] in self.0.iter().filter(|[old, _]| old.len() > 1) {
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
            let pair = self.0.iter().find(|[old, _]| rest.starts_with(old));
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

/// The words of an identifier, as they are written.
fn words(token: &str) -> (Vec<&str>, Casing) {
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
fn tokens(text: &str) -> impl Iterator<Item = (&str, bool)> {
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
