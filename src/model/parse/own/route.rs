//! Where the user's own is reached over HTTP.

use super::super::entity::ReadEntity;
use super::super::node::Text;
use super::super::problems::{Problems, did_you_mean};
use super::super::table::Table;
use super::{OwnDeclaration, Placed};
use crate::model::{Method, OwnKind, Route};

/// The route; an outer none when what is said of it is wrong, an inner one when it has none.
#[expect(
    clippy::option_option,
    reason = "the outer one is a reported problem, as everywhere in the parser"
)]
pub(super) fn read(
    declared: &OwnDeclaration<'_>,
    table: Table<'_>,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) -> Option<Option<Route>> {
    let method = match declared.kind {
        OwnKind::Service | OwnKind::Specification | OwnKind::Handler => return Some(None),
        OwnKind::UseCase => Method::Post,
        OwnKind::Query => Method::Get,
        OwnKind::Endpoint => return stated(table, declared, entities, problems).map(Some),
    };
    let path = match &declared.context {
        Some(context) => format!("/{}/{}", context.kebab(), declared.name.kebab()),
        None => format!("/{}", declared.name.kebab()),
    };
    Some(Some(Route { method, path }))
}

fn stated(
    table: Table<'_>,
    declared: &OwnDeclaration<'_>,
    entities: &[Placed<ReadEntity>],
    problems: &mut Problems,
) -> Option<Route> {
    for (key, example) in [("method", "post"), ("path", "/prices/import")] {
        if table.entry(key).is_none() {
            problems.hint(
                declared.entry.span.clone(),
                format!("the endpoint `{}` has no {key}", declared.name),
                format!("add `{key} = \"{example}\"`"),
            );
        }
    }
    let method = table.text("method", problems);
    let method = method.and_then(|text| method_of(text, problems));
    let path = table.text("path", problems)?;
    if let Some((message, hint)) = fault(&path.value, !entities.is_empty()) {
        problems.hint(path.span(), message, hint);
        return None;
    }
    Some(Route {
        method: method?,
        path: path.value.clone(),
    })
}

fn method_of(text: &Text, problems: &mut Problems) -> Option<Method> {
    let word = text.value.as_str();
    let found = Method::ALL
        .into_iter()
        .find(|method| method.as_str() == word);
    if found.is_none() {
        let names = Method::ALL.map(Method::as_str);
        let message = format!("unknown method `{}`", word.escape_debug());
        let hint = did_you_mean(&word.to_lowercase(), &names);
        problems.push(text.span(), message, hint);
    }
    found
}

/// What is wrong with a path, and the way out.
fn fault(path: &str, has_entities: bool) -> Option<(String, String)> {
    let shown = path.escape_debug();
    if let Some(rest) = path.strip_prefix("/api/v1/") {
        let message = format!("`{shown}` starts with what every path starts with");
        return Some((message, format!("write `/{}`", rest.escape_debug())));
    }
    let Some(inner) = path.strip_prefix('/') else {
        let message = format!("the path `{shown}` does not start with `/`");
        return Some((message, format!("write `/{shown}`")));
    };
    let wrong = inner.split('/').find(|segment| !is_segment(segment));
    if let Some(segment) = wrong {
        let segment = segment.escape_debug();
        let message = format!("`{segment}` is no part of a path");
        let hint = "a part has lower-case letters, digits, `-` and `_`, or is `{id}`";
        return Some((message, hint.to_owned()));
    }
    let ids = inner.matches("{id}").count();
    if ids > 1 {
        let message = format!("the path `{shown}` has more than one `{{id}}`");
        return Some((message, "take the others from the body".to_owned()));
    }
    if ids == 1 && !has_entities {
        let message = format!("the path `{shown}` has an `{{id}}`, and the model has no entity");
        return Some((
            message,
            "declare what the id is of, `[entities.Order]`".to_owned(),
        ));
    }
    None
}

fn is_segment(segment: &str) -> bool {
    let plain = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_');
    segment == "{id}" || (!segment.is_empty() && segment.chars().all(plain))
}
