//! Where the file declares something.

use toml_edit::Item;

use super::place::Layout;
use super::span::start;
use crate::model::OwnKind;

/// The tables that declare things, by the word for one of them.
const GROUPS: [(&str, &str); 5] = [
    ("entity", "entities"),
    ("member", "entities"),
    ("value", "values"),
    ("enum", "enums"),
    ("domain_service", "services"),
];

/// The line, from 1, that declares the `kind` of thing that is called `name`: an `entity`, a
/// `value`, a `use_case`, a `context`.
pub fn line_of(text: &str, kind: &str, name: &str) -> Option<usize> {
    let layout = Layout::read(text).ok()?;
    let path = if kind == "context" {
        vec!["contexts".to_owned(), name.to_owned()]
    } else {
        let mut declared = layout.declared(group(kind)?).into_iter();
        declared.find(|path| path.last().is_some_and(|it| it == name))?
    };
    let at = layout.item(&path).and_then(|item: &Item| start(item))?;
    Some(text[..at].matches('\n').count() + 1)
}

/// The table that declares things of a kind.
fn group(kind: &str) -> Option<&'static str> {
    let own = OwnKind::ALL
        .iter()
        .find(|own| own.noun().replace(' ', "_") == kind);
    let group = GROUPS.iter().find(|(one, _)| *one == kind);
    group
        .map(|(_, group)| *group)
        .or(own.map(|own| own.table()))
}
