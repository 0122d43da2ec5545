//! New names in the file: where a thing is declared, and wherever it is mentioned.
//!
//! What is prose stays as it is. Whether all mentions were found, [`crate::model::parse`] says: one
//! that was not names something that is no more.

mod words;

use std::ops::Range;

use toml_edit::Item;

use super::place::Layout;
use super::quote::dotted;
use super::span::collect_headers;
use super::{EditError, group_path};
use crate::naming::Name;
use words::{in_quotes, is_grammar, is_prose, segments, visit, words};

/// A type of the model and what it is to become.
#[derive(Debug, Clone, Copy)]
pub struct TypeRename<'a> {
    /// The table that declares it: `entities`, `values` or `enums`.
    pub group: &'a str,
    /// Its name.
    pub old: &'a Name,
    /// The context that it stands in, if that is said.
    pub from: Option<&'a Name>,
    /// The context that it goes to; none where it stays in its own.
    pub context: Option<&'a Name>,
    /// Its new name.
    pub new: &'a Name,
}

/// Gives an entity, a value object or an enum another name or another context.
///
/// # Errors
///
/// When there is no such thing, the name is taken, or the layout of the file does not allow it.
pub fn rename_type(text: &str, rename: &TypeRename<'_>) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let (old, new) = (rename.old.pascal(), rename.new.pascal());
    let declared = layout.declared(rename.group);
    let found = declared.iter().find(|path| path.last() == Some(&old));
    let Some(from) = found else {
        let known = declared.iter().filter_map(|path| path.last().cloned());
        return Err(EditError::unknown(
            noun(rename.group),
            &old,
            &known.collect::<Vec<_>>(),
        ));
    };
    if old != new {
        layout.refuse_taken(&new)?;
    }
    let context = from.get(1).filter(|_| from.len() > 2);
    let said = rename.from.map(Name::snake);
    if said.is_some() && said != context.map(String::as_str) {
        let message = format!(
            "`{old}` does not stand in the context `{}`",
            said.unwrap_or_default()
        );
        return Err(EditError::new(message));
    }
    let mut to = from.clone();
    if let Some(context) = rename.context {
        to = group_path(Some(context), rename.group)
            .into_iter()
            .map(str::to_owned)
            .collect();
        to.push(String::new());
    }
    if let Some(last) = to.last_mut() {
        last.clone_from(&new);
    }
    if *from == to {
        let group = rename.group;
        let shared = context.map(|context| {
            format!(
                "it stands in `{context}`; out of every context it comes by hand: call its table `[{group}.{new}]`, and run `dddgen apply`"
            )
        });
        return Err(EditError {
            hint: shared,
            ..EditError::exists(format!("`{new}` is called so already, and stands there"))
        });
    }
    let mut edits = moved(&layout, from, &to)?;
    visit(&layout, &mut |path, span| {
        if is_grammar(path) {
            let parts = segments(&text[span.clone()], ':');
            let kept = parts.into_iter().take_while(|part| {
                let part = &text[span.start + part.start..span.start + part.end];
                !part.starts_with("pattern=") && !part.starts_with("default=")
            });
            for part in kept {
                let part = span.start + part.start..span.start + part.end;
                edits.extend(words(text, &part, &old).map(|word| (word, new.clone())));
            }
        } else if !is_prose(path) {
            edits.extend(words(text, &span, &old).map(|word| (word, new.clone())));
        }
    });
    finish(text, edits, from)
}

/// Gives a bounded context another name.
///
/// # Errors
///
/// When there is no such context, the name is taken, or the layout of the file does not allow it.
pub fn rename_context(text: &str, old: &Name, new: &Name) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    layout.require_context(Some(old))?;
    if layout.contexts().iter().any(|name| name == new.snake()) {
        return Err(EditError::exists(format!(
            "the context `{new}` exists already"
        )));
    }
    let path = |name: &Name| vec!["contexts".to_owned(), name.snake().to_owned()];
    let edits = moved(&layout, &path(old), &path(new))?;
    finish(text, edits, &path(old))
}

/// Gives a field of an entity another name.
///
/// # Errors
///
/// When there is no such entity or field, the name is taken, or the layout of the file does not
/// allow it.
pub fn rename_field(
    text: &str,
    entity: &Name,
    old: &Name,
    new: &Name,
) -> Result<String, EditError> {
    let layout = Layout::read(text)?;
    let entity_path = super::find_entity(&layout, entity)?;
    let fields: Vec<_> = entity_path
        .iter()
        .cloned()
        .chain(["fields".to_owned()])
        .collect();
    let keys: Vec<_> = fields.iter().map(String::as_str).collect();
    if !layout.has(&keys, old.snake()) {
        let what = format!("field of `{}`", entity.pascal());
        return Err(EditError::unknown(&what, old.snake(), &layout.keys(&keys)));
    }
    if layout.has(&keys, new.snake()) {
        let message = format!(
            "the entity `{}` has a field `{new}` already",
            entity.pascal()
        );
        return Err(EditError::exists(message));
    }
    let path = |name: &Name| {
        fields
            .iter()
            .cloned()
            .chain([name.snake().to_owned()])
            .collect::<Vec<_>>()
    };
    let mut edits = moved(&layout, &path(old), &path(new))?;
    for step in layout.keys(&[&keys[..keys.len() - 1], &["transitions"]].concat()) {
        let inputs =
            entity_path
                .iter()
                .cloned()
                .chain(["transitions".to_owned(), step, "input".to_owned()]);
        let input = |name: &Name| {
            inputs
                .clone()
                .chain([name.snake().to_owned()])
                .collect::<Vec<_>>()
        };
        if layout.item(&input(old)).is_some() {
            edits.extend(moved(&layout, &input(old), &input(new))?);
        }
    }
    visit(&layout, &mut |at, span| {
        let Some(rest) = at.strip_prefix(entity_path.as_slice()) else {
            return;
        };
        let rest: Vec<_> = rest.iter().map(String::as_str).collect();
        let said = match rest.as_slice() {
            ["unique" | "indexes"]
            | ["indexes", "fields"]
            | ["rules", "field"]
            | ["transitions", _, "field"] => true,
            ["indexes", "where"] | ["rules", "rule"] | ["fields", _, "derived"] => false,
            _ => return,
        };
        let found = words(text, &span, old.snake());
        let found = found.filter(|word| said || !in_quotes(&text[span.start + 1..word.start]));
        edits.extend(found.map(|word| (word, new.snake().to_owned())));
    });
    if let Some((root, collection)) = root_of(text, entity) {
        let root = super::find_entity(&layout, &root)?;
        let [old, new] = [old, new].map(|name| format!("{collection}.{name}"));
        edits.extend(gathered(&layout, &root, &old).map(|word| (word, new.clone())));
    }
    finish(text, edits, &path(old))
}

/// The root of a member, and what it calls such members.
fn root_of(text: &str, member: &Name) -> Option<(Name, Name)> {
    let model = crate::model::parse(text).ok()?;
    let member = model
        .members
        .into_iter()
        .find(|it| it.entity.name == *member)?;
    Some((member.root, member.collection))
}

/// Where the rules and the derived fields of a root speak of a field of its members.
fn gathered(
    layout: &Layout<'_>,
    root: &[String],
    field: &str,
) -> impl Iterator<Item = Range<usize>> {
    let mut found = Vec::new();
    visit(layout, &mut |at, span| {
        let rest: Vec<_> = at
            .strip_prefix(root)
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        if matches!(
            rest.as_slice(),
            ["rules", "rule"] | ["fields", _, "derived"]
        ) {
            let words = words(layout.text, &span, field);
            found.extend(words.filter(|word| !in_quotes(&layout.text[span.start + 1..word.start])));
        }
    });
    found.into_iter()
}

/// Puts all edits in; nothing of the old path may be left.
fn finish(
    text: &str,
    mut edits: Vec<(Range<usize>, String)>,
    old: &[String],
) -> Result<String, EditError> {
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    edits.dedup();
    let mut edited = text.to_owned();
    for (span, new) in edits {
        edited.replace_range(span, &new);
    }
    let by_hand = || EditError {
        hint: Some(
            "rename it by hand, and say `was = \"…\"` of its old name; then `dddgen apply`"
                .to_owned(),
        ),
        ..EditError::new("the layout of the file does not allow for it")
    };
    let layout = Layout::read(&edited).map_err(|_| by_hand())?;
    if layout.item(old).is_some() {
        return Err(by_hand());
    }
    Ok(edited)
}

/// The edits that give what stands at a path another one, in headers and as a key.
fn moved(
    layout: &Layout<'_>,
    from: &[String],
    to: &[String],
) -> Result<Vec<(Range<usize>, String)>, EditError> {
    let mut headers = Vec::new();
    collect_headers(layout.document.as_table(), &mut headers);
    let mut edits = Vec::new();
    for header in headers {
        let parts = header_keys(layout.text, header);
        let keys = parts
            .iter()
            .map(|part| layout.text[part.clone()].trim_matches(['"', '\'']));
        let starts = keys.take(from.len()).eq(from.iter().map(String::as_str));
        if let (true, Some(first), Some(last)) = (starts, parts.first(), parts.get(from.len() - 1))
        {
            edits.push((first.start..last.end, dotted(to)));
        }
    }
    let (Some((old, place)), Some((new, new_place))) = (from.split_last(), to.split_last()) else {
        return Ok(edits);
    };
    let table = layout.item(place).and_then(Item::as_table_like);
    let key = table.and_then(|table| table.get_key_value(old));
    let in_header = key.is_some_and(|(key, _)| {
        let span = key.span().unwrap_or_default();
        edits
            .iter()
            .any(|(range, _)| range.start <= span.start && span.end <= range.end)
    });
    let span = key.and_then(|(key, _)| key.span()).filter(|_| !in_header);
    match span {
        Some(span) if place == new_place => edits.push((span, dotted(&[new]))),
        Some(_) => {
            return Err(EditError {
                hint: Some("move its table by hand, then `dddgen apply`".to_owned()),
                ..EditError::new(
                    "it stands inside of another table, and cannot be moved from there",
                )
            });
        }
        None => {}
    }
    Ok(edits)
}

/// The keys of a header.
fn header_keys(text: &str, header: Range<usize>) -> Vec<Range<usize>> {
    let whole = &text[header.clone()];
    let inner = whole.trim_start_matches('[');
    let start = header.start + whole.len() - inner.len();
    let inner = inner.split(']').next().unwrap_or_default();
    segments(inner, '.')
        .into_iter()
        .map(|part| {
            let key = &inner[part.clone()];
            let lead = key.len() - key.trim_start().len();
            let from = start + part.start + lead;
            from..from + key.trim().len()
        })
        .collect()
}

fn noun(group: &str) -> &'static str {
    match group {
        "entities" => "entity",
        "values" => "value object",
        _ => "enum",
    }
}
