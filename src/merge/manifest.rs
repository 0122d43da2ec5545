//! Merges a `Cargo.toml` by key.
//!
//! Two line edits that touch may be about different keys, and two that do not may be about the
//! same. The keys decide whether there is a conflict; the text of a clean line merge is taken
//! where it says the same as the keys, for it also carries what is no key: comments and order.

use toml_edit::{DocumentMut, Item, Key, Table, TableLike};

use super::lines::{dressed, plain};
use super::markers::Labels;
use super::syntax::Syntax;
use super::toml_value::{merge_array, same, same_table, widened};
use super::weave::{self, Merged, Sides, trivial};

/// Merges three manifests.
pub fn manifest(sides: Sides<'_>, labels: &Labels) -> Merged {
    if let Some(text) = trivial(sides) {
        return Merged { text, conflicts: 0 };
    }
    let by_line = weave::text(sides, Syntax::Toml, labels);
    let [base, ours, theirs] =
        [sides.base, sides.ours, sides.theirs].map(|text| plain(text).parse::<DocumentMut>());
    let (Ok(base), Ok(mut merged), Ok(theirs)) = (base, ours, theirs) else {
        return by_line;
    };
    let mut merge = Merge { conflicts: 0 };
    merge.table(
        Some(base.as_table()),
        merged.as_table_mut(),
        theirs.as_table(),
        false,
    );
    if merge.conflicts > 0 {
        return marked(by_line, sides, labels);
    }
    if says(&by_line, &merged) {
        return by_line;
    }
    let text = merged.to_string();
    if loses_a_comment(sides, &text) {
        return marked(by_line, sides, labels);
    }
    Merged {
        text: dressed(&text, sides.ours),
        conflicts: 0,
    }
}

/// A comment goes with its key, but one that the user wrote must not go.
fn loses_a_comment(sides: Sides<'_>, merged: &str) -> bool {
    let comments = |text: &str| -> Vec<String> {
        let comments = text
            .lines()
            .filter_map(|line| Some(&line[line.find('#')?..]));
        comments
            .map(|comment| comment.trim_end().to_owned())
            .collect()
    };
    let (base, merged) = (comments(sides.base), comments(merged));
    let count = |all: &[String], one: &String| all.iter().filter(|it| *it == one).count();
    let ours = comments(sides.ours);
    let added = |comment: &&String| count(&ours, comment) > count(&base, comment);
    let mut added = ours.iter().filter(added);
    added.any(|comment| count(&merged, comment) < count(&ours, comment) - count(&base, comment))
}

/// A conflict of keys is marked even where no lines conflict.
fn marked(by_line: Merged, sides: Sides<'_>, labels: &Labels) -> Merged {
    if by_line.conflicts > 0 {
        by_line
    } else {
        weave::conflict(sides, labels)
    }
}

fn says(by_line: &Merged, merged: &DocumentMut) -> bool {
    by_line.conflicts == 0
        && plain(&by_line.text)
            .parse::<DocumentMut>()
            .is_ok_and(|document| same_table(document.as_table(), merged.as_table()))
}

struct Merge {
    conflicts: usize,
}

impl Merge {
    /// Brings the changes from `base` to `theirs` into `ours`; `of_versions` says that a bare
    /// string here is the version of a dependency.
    fn table(
        &mut self,
        base: Option<&dyn TableLike>,
        ours: &mut dyn TableLike,
        theirs: &dyn TableLike,
        of_versions: bool,
    ) {
        let mut keys: Vec<&str> = theirs.iter().map(|(key, _)| key).collect();
        if let Some(base) = base {
            keys.extend(
                base.iter()
                    .map(|(key, _)| key)
                    .filter(|key| !theirs.contains_key(key)),
            );
        }
        for key in keys {
            let base = base.and_then(|base| base.get(key));
            let new = theirs.get(key);
            if same(base, new) || same(ours.get(key), new) {
                continue;
            }
            if same(ours.get(key), base) {
                take(ours, key, theirs);
            } else {
                self.both(
                    base,
                    ours.get_mut(key),
                    new,
                    of_versions || key.ends_with("dependencies"),
                );
            }
        }
    }

    /// Both sides changed one key.
    fn both(
        &mut self,
        base: Option<&Item>,
        ours: Option<&mut Item>,
        theirs: Option<&Item>,
        of_versions: bool,
    ) {
        let (Some(ours), Some(theirs)) = (ours, theirs) else {
            self.conflicts += 1;
            return;
        };
        if let (Some(ours), Some(theirs)) = (ours.as_array_mut(), theirs.as_array()) {
            return merge_array(base.and_then(Item::as_array), ours, theirs);
        }
        let wide = |item: &Item| if of_versions { widened(item) } else { None };
        if ours.is_str()
            && theirs.is_table_like()
            && let Some(table) = wide(ours)
        {
            *ours = table;
        }
        let theirs = wide(theirs)
            .filter(|_| ours.is_table_like())
            .unwrap_or(theirs.clone());
        let base = base.map(|base| wide(base).unwrap_or(base.clone()));
        let old = base.as_ref().and_then(Item::as_table_like);
        match (ours.as_table_like_mut(), theirs.as_table_like()) {
            (Some(ours), Some(theirs)) if base.is_none() || old.is_some() => {
                self.table(old, ours, theirs, of_versions);
            }
            _ => self.conflicts += 1,
        }
        if let Some(inline) = ours.as_inline_table_mut() {
            inline.fmt();
        }
    }
}

/// Takes a key as dddgen has it now: removes it, changes its value, or adds it.
fn take(ours: &mut dyn TableLike, key: &str, theirs: &dyn TableLike) {
    let Some(new) = theirs.get(key) else {
        ours.remove(key);
        return;
    };
    match ours.get_mut(key) {
        Some(Item::Value(old)) if let Item::Value(new) = new => {
            let decor = old.decor().clone();
            *old = new.clone();
            *old.decor_mut() = decor;
        }
        Some(old) => *old = unplaced(new),
        None => add(ours, key, theirs, unplaced(new)),
    }
}

/// Adds a key where it belongs: in order if the keys are in order, else behind the key that it
/// follows in the render.
fn add(ours: &mut dyn TableLike, key: &str, theirs: &dyn TableLike, item: Item) {
    let place = place(ours, key, theirs);
    let behind: Vec<Key> = ours
        .iter()
        .skip(place)
        .filter_map(|(key, _)| ours.key(key).cloned())
        .collect();
    let behind: Vec<(Key, Item)> = behind
        .into_iter()
        .filter_map(|key| ours.remove(key.get()).map(|item| (key, item)))
        .collect();
    let new = theirs.key(key).cloned().unwrap_or(Key::new(key));
    for (key, item) in std::iter::once((new, item)).chain(behind) {
        ours.entry_format(&key).or_insert(item);
    }
}

/// The number of keys that come before a new one.
fn place(ours: &dyn TableLike, key: &str, theirs: &dyn TableLike) -> usize {
    let keys: Vec<&str> = ours.iter().map(|(key, _)| key).collect();
    let flat = ours.iter().all(|(_, item)| item.is_value());
    if flat && keys.len() > 1 && keys.is_sorted() {
        return keys.partition_point(|it| *it < key);
    }
    let before = theirs
        .iter()
        .map(|(key, _)| key)
        .take_while(|it| *it != key);
    let before: Vec<&str> = before.collect();
    before
        .iter()
        .rev()
        .find_map(|before| keys.iter().position(|it| it == before))
        .map_or(0, |at| at + 1)
}

/// A copy that has no place in another document.
fn unplaced(item: &Item) -> Item {
    let mut item = item.clone();
    match &mut item {
        Item::Table(table) => forget_place(table),
        Item::ArrayOfTables(tables) => tables.iter_mut().for_each(forget_place),
        Item::None | Item::Value(_) => {}
    }
    item
}

fn forget_place(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        *item = unplaced(item);
    }
}
