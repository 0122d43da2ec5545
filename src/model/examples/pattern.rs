//! Texts that match a regular expression, made from its syntax tree.
//!
//! Each attempt walks the tree with one plan: which branch and character to prefer, and how often
//! to repeat. What comes out is checked against the pattern and the bounds, so an attempt may be
//! wrong (anchors in odd places, word boundaries), but a result never is.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};
use rust_decimal::Decimal;

use crate::model::Bounds;

/// The longest text that an attempt may make, in characters.
const LONGEST: usize = 8192;

/// How often an attempt repeats what may be repeated more often than it must, best first.
const REPEATS: &[u32] = &[
    3, 0, 1, 2, 4, 5, 7, 9, 11, 15, 23, 31, 63, 99, 127, 255, 1000, 4000,
];

/// How many different choices of branches and characters are tried.
const VARIANTS: u32 = 12;

/// A text that matches the pattern and whose length is within the bounds.
pub fn text_matching(pattern: &str, bounds: Bounds) -> Option<String> {
    matching(pattern, bounds, 1).into_iter().next()
}

/// Up to two different texts that match the pattern and whose lengths are within the bounds.
pub fn two_texts_matching(pattern: &str, bounds: Bounds) -> Vec<String> {
    matching(pattern, bounds, 2)
}

fn matching(pattern: &str, bounds: Bounds, wanted: usize) -> Vec<String> {
    let mut found = Vec::new();
    let (Ok(rule), Ok(tree)) = (Regex::new(pattern), regex_syntax::parse(pattern)) else {
        return found;
    };
    // Plain texts first, then those with more of everything; a blank text only at last.
    let plans = REPEATS
        .iter()
        .flat_map(|more| (0..VARIANTS).map(move |variant| (variant, *more)));
    for (variant, more) in plans {
        let mut attempt = Attempt {
            variant,
            more,
            written: variant,
            text: String::new(),
        };
        let complete = attempt.write(&tree).is_some();
        let text = attempt.text;
        let length = Decimal::from(text.chars().count());
        let fits = complete && bounds.contains(length) && rule.is_match(&text);
        if fits && !text.contains('\0') && !found.contains(&text) {
            found.push(text);
        }
        if found.len() == wanted {
            break;
        }
    }
    found
}

struct Attempt {
    variant: u32,
    more: u32,
    /// Characters chosen so far, so that `[a-z]{3}` becomes `abc`.
    written: u32,
    text: String,
}

impl Attempt {
    /// Writes a text for the tree; nothing when it grows too long or a class is empty.
    fn write(&mut self, tree: &Hir) -> Option<()> {
        if self.text.len() > LONGEST {
            return None;
        }
        match tree.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => self.text.push_str(std::str::from_utf8(&literal.0).ok()?),
            HirKind::Class(class) => self.pick(class)?,
            HirKind::Repetition(repetition) => {
                let most = repetition.max.unwrap_or(u32::MAX);
                let times = repetition.min.saturating_add(self.more).min(most);
                for _ in 0..times {
                    self.write(&repetition.sub)?;
                }
            }
            HirKind::Capture(capture) => self.write(&capture.sub)?,
            HirKind::Concat(parts) => {
                for part in parts {
                    self.write(part)?;
                }
            }
            HirKind::Alternation(branches) => {
                let index = self.variant as usize % branches.len().max(1);
                self.write(branches.get(index)?)?;
            }
        }
        Some(())
    }

    fn pick(&mut self, class: &Class) -> Option<()> {
        let fine = preferred(class);
        let c = if fine.is_empty() {
            first(class)?
        } else {
            *fine.get(self.written as usize % fine.len())?
        };
        self.written = self.written.wrapping_add(1);
        self.text.push(c);
        Some(())
    }
}

/// The characters of a class that read well: of the first kind of which it has any.
fn preferred(class: &Class) -> Vec<char> {
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| matches!(c, '1'..='9'),
        |c| c.is_ascii_graphic(),
    ];
    kinds
        .iter()
        .map(|kind| {
            let ascii = (' '..='~').filter(|c| kind(*c));
            ascii.filter(|c| contains(class, *c)).collect::<Vec<_>>()
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn contains(class: &Class, c: char) -> bool {
    match class {
        Class::Unicode(class) => class
            .ranges()
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&c)),
        Class::Bytes(class) => class
            .ranges()
            .iter()
            .any(|range| (range.start()..=range.end()).contains(&(c as u8))),
    }
}

fn first(class: &Class) -> Option<char> {
    match class {
        Class::Unicode(class) => Some(class.ranges().first()?.start()),
        Class::Bytes(class) => Some(class.ranges().first()?.start().into()),
    }
}
