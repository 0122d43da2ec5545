//! The places of things in a parsed file.

use std::ops::Range;

use toml_edit::{Item, TableLike};

/// The last byte of an item and of all that is in it.
pub(super) fn end(item: &Item) -> usize {
    let own = item.span().unwrap_or_default().end;
    let below = |table: &dyn TableLike| table.iter().map(|(_, item)| end(item)).max();
    let inner = match item {
        Item::ArrayOfTables(tables) => tables.iter().filter_map(|table| below(table)).max(),
        // Tables of dotted keys have no place of their own, in braces neither.
        _ => item.as_table_like().and_then(below),
    };
    own.max(inner.unwrap_or(0))
}

/// The first byte of an item, or of what is first in it.
pub(super) fn start(item: &Item) -> Option<usize> {
    let own = item.span().filter(|span| !span.is_empty());
    let inner = match item {
        Item::ArrayOfTables(tables) => tables.iter().next().and_then(toml_edit::Table::span),
        _ => None,
    };
    let below = || {
        let table = item.as_table_like()?;
        table.iter().filter_map(|(_, item)| start(item)).min()
    };
    let own = own.or(inner).map(|span| span.start);
    own.or_else(below)
}

/// The last byte of the keys that stand under a table's own header.
pub(super) fn own_end(table: &toml_edit::Table) -> usize {
    let own = table.iter().filter(|(_, item)| {
        item.is_value() || item.as_table().is_some_and(toml_edit::Table::is_dotted)
    });
    own.map(|(_, item)| end(item)).max().unwrap_or(0)
}

pub(super) fn collect_headers(table: &toml_edit::Table, headers: &mut Vec<Range<usize>>) {
    if !table.is_dotted() && !table.is_implicit() {
        headers.extend(table.span().filter(|span| !span.is_empty()));
    }
    for (_, item) in table {
        match item {
            Item::Table(table) => collect_headers(table, headers),
            Item::ArrayOfTables(tables) => {
                tables
                    .iter()
                    .for_each(|table| collect_headers(table, headers));
            }
            _ => {}
        }
    }
}

pub(super) fn collect_ends(item: &Item, ends: &mut Vec<usize>) {
    match item {
        Item::Value(value) => ends.extend(value.span().map(|span| span.end)),
        Item::Table(table) => table.iter().for_each(|(_, item)| collect_ends(item, ends)),
        Item::ArrayOfTables(tables) => {
            for table in tables {
                table.iter().for_each(|(_, item)| collect_ends(item, ends));
            }
        }
        Item::None => {}
    }
}
