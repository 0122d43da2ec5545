//! How the parts of a schema are called, and which names SQL wants in quotes.

use std::fmt::Write as _;

use super::reserved::RESERVED;
use super::table::Rule;

/// The longest name that every database takes whole; PostgreSQL cuts a longer one silently.
const LONGEST: usize = 63;

pub(super) fn primary_key(table: &str) -> String {
    shortened(format!("pk_{table}"))
}

pub(super) fn foreign_key(table: &str, column: &str) -> String {
    shortened(format!("fk_{table}_{column}"))
}

pub(super) fn check(table: &str, column: &str, rule: &Rule) -> String {
    shortened(format!("ck_{table}_{column}_{}", rule.keyword()))
}

/// A rule on whole rows.
pub(super) fn rule(table: &str, rule: &str) -> String {
    shortened(format!("ck_{table}_{rule}"))
}

pub(super) fn unique(table: &str, columns: &[String]) -> String {
    shortened(format!("uq_{table}_{}", columns.join("_")))
}

/// An index with a predicate names its columns too, so that it and the index without one can
/// stand side by side.
pub(super) fn index(table: &str, columns: &[String], predicate: &[&str]) -> String {
    let mut name = format!("ix_{table}_{}", columns.join("_"));
    if !predicate.is_empty() {
        let _ = write!(name, "_where_{}", predicate.join("_"));
    }
    shortened(name)
}

/// The name with a number at its end, for the rare second one of the same name.
pub(super) fn numbered(name: &str, number: usize) -> String {
    shortened(format!("{name}_{number}"))
}

/// Names that differ stay different: the cut part leaves its hash (FNV-1a) behind.
fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut end = LONGEST - 9;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}_{hash:08x}", &name[..end])
}

/// A name as SQL takes it: in quotes only when it is a reserved word or no plain lower-case word.
///
/// ```
/// use dddgen::schema::quote_ident;
///
/// assert_eq!(quote_ident("books"), "books");
/// assert_eq!(quote_ident("order"), "\"order\"");
/// assert_eq!(quote_ident("a\"b"), "\"a\"\"b\"");
/// ```
pub fn quote_ident(name: &str) -> String {
    if is_plain(name) && RESERVED.binary_search(&name).is_err() {
        name.to_owned()
    } else {
        format!("\"{}\"", name.replace('"', "\"\""))
    }
}

fn is_plain(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| first.is_ascii_lowercase() || first == '_');
    starts_well
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::{index, quote_ident, unique};

    #[test]
    fn quotes_only_where_sql_needs_it() {
        let cases = [
            ("books", "books"),
            ("order_items", "order_items"),
            ("order", "\"order\""),
            ("index", "\"index\""),
            ("Books", "\"Books\""),
            ("2nd", "\"2nd\""),
            ("", "\"\""),
            ("x\"; drop table y", "\"x\"\"; drop table y\""),
        ];
        for (name, quoted) in cases {
            assert_eq!(quote_ident(name), quoted);
        }
    }

    #[test]
    fn long_names_are_cut_and_stay_different() {
        let columns = |last: &str| vec!["a".repeat(60), last.to_owned()];
        let one = unique("books", &columns("one"));
        let two = unique("books", &columns("two"));
        assert_eq!(one.len(), 63);
        assert_ne!(one, two);
    }

    #[test]
    fn an_index_with_a_predicate_has_a_name_of_its_own() {
        let columns = ["stock".to_owned()];
        assert_eq!(index("books", &columns, &[]), "ix_books_stock");
        assert_eq!(
            index("books", &columns, &["kind"]),
            "ix_books_stock_where_kind"
        );
    }
}
