//! TOML values compared and merged by what they mean, whatever their layout.

use toml_edit::{Array, Item, TableLike, Value};

/// Whether two items mean the same.
pub(super) fn same(a: Option<&Item>, b: Option<&Item>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same_item(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn same_item(a: &Item, b: &Item) -> bool {
    if let (Some(a), Some(b)) = (a.as_table_like(), b.as_table_like()) {
        return same_table(a, b);
    }
    if let (Some(a), Some(b)) = (a.as_array_of_tables(), b.as_array_of_tables()) {
        return a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same_table(a, b));
    }
    match (a.as_value(), b.as_value()) {
        (Some(a), Some(b)) => same_value(a, b),
        _ => a.is_none() && b.is_none(),
    }
}

/// Whether two tables mean the same; the order of keys does not count.
pub(super) fn same_table(a: &dyn TableLike, b: &dyn TableLike) -> bool {
    a.len() == b.len() && a.iter().all(|(key, item)| same(Some(item), b.get(key)))
}

fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Integer(a), Value::Integer(b)) => a.value() == b.value(),
        (Value::Float(a), Value::Float(b)) => a.value().to_bits() == b.value().to_bits(),
        (Value::Boolean(a), Value::Boolean(b)) => a.value() == b.value(),
        (Value::Datetime(a), Value::Datetime(b)) => a.value() == b.value(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same_value(a, b))
        }
        (Value::InlineTable(a), Value::InlineTable(b)) => same_table(a, b),
        _ => false,
    }
}

/// Merges arrays as sets: what dddgen removed goes, what it added comes, the user's order stays.
pub(super) fn merge_array(base: Option<&Array>, ours: &mut Array, theirs: &Array) {
    let in_base = |value: &Value| base.is_some_and(|base| contains(base, value));
    let sorted = is_sorted(ours);
    ours.retain(|value| contains(theirs, value) || !in_base(value));
    for value in theirs {
        if !in_base(value) && !contains(ours, value) {
            add(ours, value, sorted);
        }
    }
}

fn contains(array: &Array, value: &Value) -> bool {
    array.iter().any(|other| same_value(other, value))
}

fn is_sorted(array: &Array) -> bool {
    array.len() > 1 && array.iter().map(Value::as_str).is_sorted()
}

/// Adds a value in the layout of its neighbours.
fn add(array: &mut Array, value: &Value, sorted: bool) {
    let at = match value.as_str() {
        Some(new) if sorted => array
            .iter()
            .position(|old| old.as_str().is_some_and(|old| old > new))
            .unwrap_or(array.len()),
        _ => array.len(),
    };
    let mut value = value.clone();
    let neighbour = array.get(at.saturating_sub(1)).or(array.get(0));
    match neighbour.map(|it| it.decor().prefix().cloned()) {
        Some(prefix) if at > 0 || array.len() > 1 => {
            let prefix = prefix.unwrap_or_default();
            let spaced = prefix.as_str().is_some_and(|it| !it.is_empty());
            let inline = !array.to_string().contains('\n');
            let prefix = if inline && !spaced && at > 0 {
                " ".into()
            } else {
                prefix
            };
            *value.decor_mut() = toml_edit::Decor::new(prefix, "");
        }
        _ => value.decor_mut().clear(),
    }
    if at == 0
        && let Some(first) = array.get_mut(0)
    {
        if first
            .decor()
            .prefix()
            .and_then(|it| it.as_str())
            .unwrap_or_default()
            .is_empty()
        {
            first.decor_mut().set_prefix(" ");
        }
        value.decor_mut().set_prefix("");
    }
    array.insert_formatted(at, value);
}

/// A dependency given as a bare version is a table with a version.
pub(super) fn widened(item: &Item) -> Option<Item> {
    let version = item.as_str()?;
    let mut table = toml_edit::InlineTable::new();
    table.insert("version", version.into());
    Some(Item::Value(Value::InlineTable(table)))
}
