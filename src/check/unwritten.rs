//! What the user writes and has not written yet: its file is as dddgen made it.
//!
//! What stands there works, so this is worth a notice and no more: a guard that lets everything
//! pass is easily forgotten.

use std::path::PathBuf;

use super::{Finding, Level, Subject};
use crate::model::{Entity, Model, Own, OwnKind};
use crate::naming::Name;

/// A thing of the user's own, and the file in which it is written.
struct Place {
    path: String,
    what: String,
    does: &'static str,
}

/// Files of the user's own that are as they were made.
pub(super) fn find(subject: &Subject) -> Vec<Finding> {
    let model = subject.made.as_ref().map(|made| &made.model);
    let places = model.into_iter().flat_map(places);
    let unwritten = places.filter(|place| subject.unwritten.contains(&place.path));
    unwritten
        .map(|Place { path, what, does }| Finding {
            rule: "unwritten",
            level: Level::Notice,
            path,
            line: None,
            message: format!("{what} is as dddgen made it: {does}"),
            fix: "write it, or take it out of `dddgen.toml`".to_owned(),
        })
        .collect()
}

fn places(model: &Model) -> Vec<Place> {
    let guards = model.entities.iter().flat_map(guards);
    guards.chain(model.own.iter().map(own)).collect()
}

/// The guards of an entity, once each.
fn guards(entity: &Entity) -> Vec<Place> {
    let named = entity.transitions.iter();
    let mut guards: Vec<&Name> = named.filter_map(|step| step.guard.as_ref()).collect();
    guards.sort();
    guards.dedup();
    let place = |guard: &Name| {
        let module = format!("{}_{}", entity.name.snake(), guard.snake());
        Place {
            path: path("crates/domain/src/guards", entity.context.as_ref(), &module),
            what: format!("the guard `{guard}` of `{}`", entity.name.pascal()),
            does: "it lets everything pass",
        }
    };
    guards.into_iter().map(place).collect()
}

fn own(own: &Own) -> Place {
    let (folder, does) = match own.kind {
        OwnKind::UseCase => (
            "crates/application/src/use_cases",
            "it finds what it is about, and changes nothing",
        ),
        OwnKind::Service => ("crates/domain/src/services", "it knows none of your rules"),
        OwnKind::Specification => (
            "crates/application/src/specifications",
            "it asks whether a field is there",
        ),
        OwnKind::Query => ("crates/infrastructure/src/queries", "it counts rows"),
        OwnKind::Endpoint => (
            "crates/api/src/v1/endpoints",
            "it says no more than that it was called",
        ),
        OwnKind::Handler => (
            "crates/application/src/event_handlers",
            "it writes a line to the log",
        ),
    };
    Place {
        path: path(folder, own.context.as_ref(), own.name.snake()),
        what: format!("the {} `{}`", own.kind.noun(), own.name),
        does,
    }
}

fn path(folder: &str, context: Option<&Name>, module: &str) -> String {
    let mut path = PathBuf::from(folder);
    path.extend(context.map(Name::snake));
    path.push(format!("{module}.rs"));
    path.to_string_lossy().replace('\\', "/")
}
