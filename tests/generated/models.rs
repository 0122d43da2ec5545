//! Projects of models that are hard: all that the language can say, next to nothing, and nothing.

use std::path::{Path, PathBuf};

use crate::store::Store;
use crate::workshop::{Project, Workshop};

#[test]
fn every_option_of_the_language_compiles() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "everything");
    project.is_sound();
}

#[test]
fn every_option_of_the_language_compiles_on_postgres() {
    let workshop = Workshop::open();
    let project = workshop.project_of(Store::Postgres, &path("everything"));
    project.is_sound();
}

#[test]
fn documents_and_bare_lists_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "documents");
    project.is_sound();
}

#[test]
fn references_and_little_else_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "few");
    project.is_sound();
}

#[test]
fn enums_in_every_place_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "states");
    project.is_sound();
}

#[test]
fn events_of_every_kind_of_value_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "events");
    project.is_sound();
}

#[test]
fn members_of_every_kind_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "members");
    project.is_sound();
}

#[test]
fn values_of_several_parts_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "values");
    project.is_sound();
}

#[test]
fn values_of_several_parts_are_sound_on_postgres() {
    let workshop = Workshop::open();
    let project = workshop.project_of(Store::Postgres, &path("values"));
    project.is_sound();
}

#[test]
fn one_entity_with_one_field_is_enough() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "tiny");
    project.is_sound();
}

#[test]
fn rules_of_every_form_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "rules");
    project.is_sound();
}

#[test]
fn references_lead_both_ways_and_deletions_follow_them() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "relations");
    project.is_sound();
}

#[test]
fn references_lead_both_ways_on_postgres() {
    let workshop = Workshop::open();
    let project = workshop.project_of(Store::Postgres, &path("relations"));
    project.is_sound();
}

#[test]
fn references_to_one_of_several_kinds_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "owners");
    project.is_sound();
}

#[test]
fn references_to_one_of_several_kinds_are_sound_on_postgres() {
    let workshop = Workshop::open();
    let project = workshop.project_of(Store::Postgres, &path("owners"));
    project.is_sound();
}

#[test]
fn what_the_user_writes_is_wired_and_tested() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "own");
    project.is_sound();
}

#[test]
fn a_service_without_entities_is_sound() {
    let workshop = Workshop::open();
    let project = workshop.new_project("hollow", &["hollow"]);
    project.is_sound();
}

/// The project of a model in `tests/models`.
fn of_model(workshop: &Workshop, name: &str) -> Project {
    workshop.new_project(name, &[name, "--from", path(name).to_str().expect("UTF-8")])
}

/// The model called `name`.
pub(crate) fn path(name: &str) -> PathBuf {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models");
    models.join(format!("{name}.toml"))
}
