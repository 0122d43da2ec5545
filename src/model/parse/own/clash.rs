//! Names and routes of the user's own that would meet others in the generated project.

use std::ops::Range;

use super::super::Declaration;
use super::super::entity::ReadEntity;
use super::super::names;
use super::super::problems::Problems;
use super::{OwnDeclaration, Placed};
use crate::model::{Context, Entity, Own, OwnKind};
use crate::naming::Name;

/// The paths of every entity, below that of its collection.
const OF_ENTITY: &[&str] = &["", "/{id}", "/bulk", "/statistics"];

/// Everything else that has a name.
pub(in crate::model::parse) struct Others<'a> {
    pub(in crate::model::parse) contexts: &'a [Placed<Context>],
    pub(in crate::model::parse) values: &'a [Declaration<'a>],
    pub(in crate::model::parse) enums: &'a [Declaration<'a>],
    pub(in crate::model::parse) entities: &'a [Placed<ReadEntity>],
}

/// Checks the user's own against each other and against all else.
pub(in crate::model::parse) fn check(
    declared: &[OwnDeclaration<'_>],
    read: &[Placed<Own>],
    others: &Others<'_>,
    problems: &mut Problems,
) {
    for (index, own) in declared.iter().enumerate() {
        let earlier = declared.get(..index).unwrap_or_default();
        if let Some((message, hint)) = name_clash(own, earlier, others) {
            problems.hint(own.entry.span.clone(), message, hint);
        }
    }
    for (index, own) in read.iter().enumerate() {
        let earlier = read.get(..index).unwrap_or_default();
        if let Some(message) = route_clash(&own.item, earlier, others) {
            problems.hint(own.span.clone(), message, route_hint(own.item.kind));
        }
        check_parameter(own, others, problems);
    }
}

fn name_clash(
    own: &OwnDeclaration<'_>,
    earlier: &[OwnDeclaration<'_>],
    others: &Others<'_>,
) -> Option<(String, String)> {
    let name = &own.name;
    let rename = || "rename one of the two".to_owned();
    let same = |other: &Name| other.fold() == name.fold();
    if let Some(other) = earlier.iter().find(|other| same(&other.name)) {
        let message = match (own.kind.noun(), other.kind.noun()) {
            (noun, other) if noun == other => format!("there are two of the {noun} `{name}`"),
            (noun, other) => format!("`{name}` is the name of a {other}, and of a {noun}"),
        };
        return Some((message, rename()));
    }
    if others.contexts.iter().any(|it| same(&it.item.name)) {
        return Some((format!("`{name}` has the name of a context"), rename()));
    }
    if others.values.iter().any(|it| same(&it.name)) {
        let message = format!("`{name}` has the name of a value object");
        return Some((message, rename()));
    }
    if others.enums.iter().any(|it| same(&it.name)) {
        return Some((format!("`{name}` has the name of an enum"), rename()));
    }
    let entities = others.entities.iter().map(|placed| &placed.item.entity);
    for entity in entities {
        if let Some(message) = entity_clash(name, entity) {
            return Some((message, rename()));
        }
    }
    None
}

fn entity_clash(name: &Name, entity: &Entity) -> Option<String> {
    let shown = entity.name.pascal();
    if name.fold() == entity.name.fold() {
        return Some(format!("`{name}` has the name of the entity `{shown}`"));
    }
    if name.fold() == entity.plural.fold() {
        return Some(format!("`{name}` is the plural of the entity `{shown}`"));
    }
    let mut steps = entity.transitions.iter();
    if let Some(step) = steps.find(|step| names::command(step, entity) == name.pascal()) {
        let (command, step) = (name.pascal(), &step.name);
        return Some(format!(
            "`{command}` is what dddgen calls the transition `{step}` of `{shown}`"
        ));
    }
    let derived = names::is_derived(&name.pascal(), &shown);
    derived.then(|| {
        format!(
            "`{}` is what dddgen calls a part of `{shown}`",
            name.pascal()
        )
    })
}

fn route_clash(own: &Own, earlier: &[Placed<Own>], others: &Others<'_>) -> Option<String> {
    let route = own.route.as_ref()?;
    let (noun, name, path) = (own.kind.noun(), &own.name, &route.path);
    let entities = others.entities.iter().map(|placed| &placed.item.entity);
    for entity in entities {
        let collection = match &entity.context {
            Some(context) => format!("/{}/{}", context.kebab(), entity.route),
            None => format!("/{}", entity.route),
        };
        let step = path.strip_prefix(&format!("{collection}/{{id}}/"));
        let mut steps = entity.transitions.iter();
        if let Some(step) = steps.find(|it| step == Some(it.name.kebab().as_str())) {
            let (step, entity) = (&step.name, entity.name.pascal());
            return Some(format!(
                "the {noun} `{name}` has the path of the transition `{step}` of `{entity}`, `{path}`"
            ));
        }
        if let Some(list) = nested(step, entity, others) {
            return Some(format!(
                "the {noun} `{name}` has the path of the list of `{list}`, `{path}`"
            ));
        }
        let below = path.strip_prefix(&collection);
        if below.is_some_and(|below| OF_ENTITY.contains(&below)) {
            let entity = entity.name.pascal();
            return Some(format!(
                "the {noun} `{name}` and the entity `{entity}` have the same path, `{path}`"
            ));
        }
    }
    let same = earlier.iter().find(|other| other.item.route == own.route)?;
    let (other_noun, other, method) = (
        same.item.kind.noun(),
        &same.item.name,
        route.method.as_str(),
    );
    Some(format!(
        "the {noun} `{name}` and the {other_noun} `{other}` have the same route, `{method} {path}`"
    ))
}

/// The reference that is listed at `step` below `entity`.
fn nested(step: Option<&str>, entity: &Entity, others: &Others<'_>) -> Option<String> {
    let all = others.entities.iter().map(|placed| &placed.item.entity);
    let mut fields = all.flat_map(|other| other.fields.iter().map(move |field| (other, field)));
    let (other, field) = fields.find(|(other, field)| {
        let listed = field.refers_to_many() && other.name == entity.name;
        let forward = listed && step == Some(field.name.kebab().as_str());
        let is_target = field.leads_to(&entity.name);
        forward || is_target && step == Some(other.inverse(field, &entity.name).as_str())
    })?;
    Some(format!("{}.{}", other.name.pascal(), field.name))
}

fn route_hint(kind: OwnKind) -> &'static str {
    match kind {
        OwnKind::Endpoint => "give it another `path`",
        _ => "rename one of the two",
    }
}

/// A list takes specifications by the parameter of that name, so no field can be filtered by it.
fn check_parameter(own: &Placed<Own>, others: &Others<'_>, problems: &mut Problems) {
    if own.item.kind != OwnKind::Specification {
        return;
    }
    for placed in others.entities {
        let entity = &placed.item.entity;
        if !own.item.on.contains(&entity.name) {
            continue;
        }
        let places = entity.fields.iter().zip(&placed.item.places);
        let meeting = places.filter(|(field, _)| field.member().snake() == "specification");
        for (_, span) in meeting {
            let span: Range<usize> = span.clone();
            let name = entity.name.pascal();
            let message = format!(
                "`specification` is a parameter of the list of `{name}`, so it cannot be a filter too"
            );
            problems.hint(span, message, "rename the field");
        }
    }
}
