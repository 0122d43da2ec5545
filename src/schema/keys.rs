//! What becomes of stored documents when the value that they hold gets other parts.
//!
//! The parts of a value that is kept as a whole are compared as columns are: what was called
//! otherwise, what comes, what goes, what may be less than before. A document is then written anew
//! in one statement, each of whose expressions sees it as it was, so that a part may take over the
//! name of one that goes.

use super::change::{ColumnChange, TableChange, called_before};
use super::comparison;
use super::constant;
use super::conversion::{Conversion, broken, renamed_choices, replacement};
use super::refusal::Instead;
use super::table::{Column, ColumnType, Rule};
use crate::model::Literal;

/// How a database writes of the parts of a document.
pub(super) trait Documents {
    /// The part of a name, as JSON.
    fn part(&self, name: &str) -> String;

    /// The same as a value of SQL that rules on its type can speak of.
    fn value(&self, key: &Column) -> String;

    /// JSON of a text of SQL.
    fn of_text(&self, text: &str) -> String;

    /// A constant, as JSON.
    fn constant(&self, json: &serde_json::Value) -> String;

    /// JSON, or what stands in for it where it is null.
    fn otherwise(&self, json: &str, instead: &str) -> String;

    /// What no JSON can be made of, so that the statement fails and says `why`.
    fn failure(&self, why: &str, name: &str) -> String;

    /// A constant of SQL.
    fn text(&self, text: &str) -> String;

    /// A rule on a value of SQL; none where the type of the value is the rule.
    fn condition(&self, value: &str, ty: ColumnType, rule: &Rule) -> Option<String>;

    /// The document without some parts and with others, which are JSON.
    fn document(&self, gone: &[String], set: &[(String, String)]) -> String;
}

/// What happens to the parts of a column's documents; nothing where one of the two has none.
pub(super) fn changes(before: &Column, after: &Column) -> Vec<ColumnChange> {
    if before.keys.is_empty() || after.keys.is_empty() {
        return Vec::new();
    }
    comparison::changes(&before.keys, &after.keys, |old, new| {
        // JSON of one type is hardly ever JSON of another.
        match Conversion::between(old.ty, new.ty) {
            Conversion::Same => Conversion::Same,
            Conversion::Exact | Conversion::Partial | Conversion::Lost => Conversion::Lost,
        }
    })
}

/// The old parts as what new ones become again: with a value where theirs are lost.
pub(super) fn reversed(old: &Column, new: &Column) -> Vec<Column> {
    let changes = changes(old, new);
    let before = old.keys.iter().map(|key| {
        let placeholder = key.placeholder.as_ref().filter(|_| !key.nullable);
        let filled = || Column {
            fill: key.fill.as_ref().or(placeholder).cloned(),
            ..key.clone()
        };
        let change = changes.iter().find(|it| match it {
            ColumnChange::Drop(old) | ColumnChange::Change { before: old, .. } => old == key,
            ColumnChange::Add(_) => false,
        });
        match change {
            Some(ColumnChange::Drop(_)) => filled(),
            Some(ColumnChange::Change {
                after, conversion, ..
            }) => Column {
                was: vec![after.held()],
                fill: match conversion {
                    Conversion::Lost => filled().fill,
                    _ => key.fill.clone(),
                },
                ..called_before(key, after)
            },
            _ => key.clone(),
        }
    });
    before.collect()
}

/// The document of a changed column, made of the one that is stored; none where that stays as it
/// is.
pub(super) fn reshaped(
    documents: &dyn Documents,
    change: &TableChange,
    before: &Column,
    after: &Column,
) -> Option<String> {
    let (mut gone, mut set) = (Vec::new(), Vec::new());
    for it in changes(before, after) {
        match it {
            ColumnChange::Drop(key) => gone.push(key.name),
            ColumnChange::Add(key) => {
                let fill = key.fill.as_ref().map(|fill| constant::of_key(fill, &key));
                set.extend(fill.map(|fill| (key.name.clone(), documents.constant(&fill))));
            }
            ColumnChange::Change {
                before,
                after,
                conversion,
            } => {
                let value = value(documents, [&before, &after], conversion, change.lossy);
                if before.name != after.name {
                    gone.push(before.name.clone());
                }
                if value != documents.part(&after.name) {
                    set.push((after.name.clone(), value));
                }
            }
        }
    }
    gone.retain(|name| set.iter().all(|(set, _)| set != name));
    (!gone.is_empty() || !set.is_empty()).then(|| documents.document(&gone, &set))
}

/// What a part becomes.
fn value(
    documents: &dyn Documents,
    [before, after]: [&Column; 2],
    conversion: Conversion,
    lossy: bool,
) -> String {
    let null = || documents.constant(&serde_json::Value::Null);
    let fill = |fill: &Literal| documents.constant(&constant::of_key(fill, after));
    if conversion == Conversion::Lost {
        return after.fill.as_ref().map_or_else(null, fill);
    }
    let (mut json, mut plain) = (documents.part(&before.name), documents.value(before));
    let texts = renamed_choices(before, after);
    if !texts.is_empty() {
        let arms = texts
            .iter()
            .map(|(old, new)| format!("when {} then {}", documents.text(old), documents.text(new)));
        let arms: Vec<_> = arms.collect();
        plain = format!("case {plain} {} else {plain} end", arms.join(" "));
        json = documents.of_text(&plain);
        plain = format!("({plain})");
    }
    for rule in broken(before, after) {
        let Some(fits) = documents.condition(&plain, after.ty, rule) else {
            continue;
        };
        let instead = match replacement(after, false) {
            Instead::Nothing if lossy => null(),
            Instead::Value(value) if lossy => fill(&value),
            _ => documents.failure("what no longer fits: ", &before.name),
        };
        json = format!("case when not ({fits}) then {instead} else {json} end");
    }
    match &after.fill {
        Some(value) if before.nullable && !after.nullable => {
            documents.otherwise(&json, &fill(value))
        }
        _ => json,
    }
}
