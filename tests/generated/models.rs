//! Projects of models that are hard: all that the language can say, next to nothing, and nothing.

use std::path::Path;

use crate::workshop::{Project, Workshop};

#[test]
fn every_option_of_the_language_compiles() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "everything");
    is_sound(&project);
}

#[test]
fn enums_in_every_place_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "states");
    is_sound(&project);
}

#[test]
fn events_of_every_kind_of_value_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "events");
    is_sound(&project);
}

#[test]
fn members_of_every_kind_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "members");
    is_sound(&project);
}

#[test]
fn one_entity_with_one_field_is_enough() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "tiny");
    is_sound(&project);
}

#[test]
fn rules_of_every_form_are_sound() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "rules");
    is_sound(&project);
}

#[test]
fn references_lead_both_ways_and_deletions_follow_them() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "relations");
    is_sound(&project);
}

#[test]
fn what_the_user_writes_is_wired_and_tested() {
    let workshop = Workshop::open();
    let project = of_model(&workshop, "own");
    is_sound(&project);
}

#[test]
fn a_service_without_entities_is_sound() {
    let workshop = Workshop::open();
    let project = workshop.new_project("hollow", &["hollow"]);
    is_sound(&project);
}

/// The project of a model in `tests/models`.
fn of_model(workshop: &Workshop, name: &str) -> Project {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models");
    let model = models.join(format!("{name}.toml"));
    let model = model.to_str().expect("UTF-8");
    workshop.new_project(name, &[name, "--from", model])
}

#[track_caller]
fn is_sound(project: &Project) {
    project.is_clean();
    project.cargo("test").ends(0);
    project.cargo("doc --no-deps").ends(0);
    project.dddgen("check").ends(0);
}
