//! Random lives: what holds for a project whatever its model becomes, and whatever its user writes.
//!
//! A life is lived in memory, by the very stages of a run, so that there can be many. Nothing is
//! laid out by `rustfmt` here, and nothing compiled.
//!
//! `PROPTEST_CASES` says how many lives there are.

#[cfg(test)]
#[path = "../schema/database.rs"]
#[expect(dead_code, reason = "only what builds a database is needed here")]
mod database;
#[cfg(test)]
mod many;
#[cfg(test)]
mod steps;
#[cfg(test)]
#[expect(dead_code, reason = "remarks are for lives that are compiled")]
mod user;
#[cfg(test)]
#[expect(dead_code, reason = "to be laid out is for lives that are compiled")]
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};

use dddgen::model;
use dddgen::schema::{self, Schema};
use proptest::collection::vec;
use proptest::prelude::*;

use database::{built, open, run, shape};
use many::live;
use steps::{Step, change, step, thing};
use user::{Edit, edit};

/// What happens next in the life of a user who writes code.
#[derive(Debug, Clone)]
enum Next {
    Step(Step),
    Edit(Edit),
}

#[test]
fn what_the_user_writes_outlives_every_change() {
    let next = prop_oneof![2 => step().prop_map(Next::Step), 3 => edit().prop_map(Next::Edit)];
    let conflicts = AtomicUsize::new(0);
    live(150, &vec(next, 3..12), |world, next| match next {
        Next::Edit(edit) => world.edited(&edit),
        Next::Step(step) => {
            let lines = world.lines();
            let done = change(world, &step);
            world.keeps(&lines);
            conflicts.fetch_add(world.settle(), Ordering::Relaxed);
            world.keeps(&lines);
            world.has_nothing_to_do();
            done
        }
    });
    assert_ne!(conflicts.into_inner(), 0, "no life had a conflict");
}

#[test]
fn from_scratch_is_as_step_by_step() {
    live(120, &vec(vec(step(), 1..8), 1), |world, steps| {
        let done = steps.iter().filter(|step| change(world, step)).count();
        world.has_nothing_to_do();
        world.is_as_from_scratch();
        done > 0
    });
}

#[test]
fn what_is_added_and_removed_leaves_nothing() {
    let both = (vec(step(), 0..3), thing());
    live(100, &vec(both, 1), |world, (steps, thing)| {
        for step in &steps {
            change(world, step);
        }
        // A context that comes with its first entity stays when that goes.
        if thing.needs_context(world.model()) {
            return false;
        }
        let before = world.clone();
        if !change(world, &Step::Add(thing.clone())) {
            return false;
        }
        assert_ne!(world.beside_migrations(&before), Vec::<&str>::new());
        assert!(change(world, &Step::Remove(thing)), "it can be removed");
        assert_eq!(world.beside_migrations(&before), Vec::<&str>::new());
        true
    });
}

#[test]
fn migrations_of_a_life_make_the_schema_of_its_model() {
    live(120, &vec(vec(step(), 1..8), 1), |world, steps| {
        let done = steps.iter().filter(|step| change(world, step)).count();
        let schema = schema::of(&model::parse(world.model()).expect("a sound model"));
        let mut database = open();
        let migrations = world.migrations();
        for (up, _) in &migrations {
            run(&mut database, up);
        }
        let expected = if schema == Schema::default() {
            open()
        } else {
            built(&schema)
        };
        assert_eq!(shape(&database), shape(&expected));
        for (_, down) in migrations.iter().rev() {
            run(&mut database, down);
        }
        assert_eq!(shape(&database), shape(&open()));
        done > 0
    });
}
