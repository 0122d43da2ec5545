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
#[path = "../schema/server.rs"]
mod server;
#[cfg(test)]
mod steps;
#[cfg(test)]
#[path = "../schema/store.rs"]
#[expect(dead_code, reason = "only what builds a database is needed here")]
mod store;
#[cfg(test)]
mod things;
#[cfg(test)]
#[expect(dead_code, reason = "remarks are for lives that are compiled")]
mod user;
#[cfg(test)]
#[expect(dead_code, reason = "to be laid out is for lives that are compiled")]
mod world;

use std::sync::atomic::{AtomicUsize, Ordering};

use dddgen::model::Database;
use dddgen::schema;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use many::live;
use steps::{Draft, Step, change, draft, drafted};
use store::Store;
use things::thing;
use user::{Edit, Wish, edit, wish};
use world::World;

/// What happens next in the life of a user who writes code.
#[derive(Debug, Clone)]
enum Next {
    Change(Draft),
    Edit(Edit),
    Wish(Wish),
}

#[test]
fn what_the_user_writes_outlives_every_change() {
    let next = prop_oneof![
        4 => draft().prop_map(Next::Change),
        6 => edit().prop_map(Next::Edit),
        1 => wish().prop_map(Next::Wish),
    ];
    let conflicts = AtomicUsize::new(0);
    live((150, Database::Sqlite), &vec(next, 3..12), |world, next| {
        let lines = world.lines();
        let done = match next {
            Next::Edit(edit) => return world.edited(&edit),
            Next::Change(draft) => drafted(world, &draft).is_some(),
            Next::Wish(wish) => world.grants(&wish),
        };
        world.keeps(&lines);
        conflicts.fetch_add(world.settle(), Ordering::Relaxed);
        world.keeps(&lines);
        world.has_nothing_to_do();
        done
    });
    assert_ne!(conflicts.into_inner(), 0, "no life had a conflict");
}

#[test]
fn from_scratch_is_as_step_by_step() {
    change_by_change((120, Database::Sqlite), |world| {
        world.has_nothing_to_do();
        world.is_as_from_scratch();
    });
}

#[test]
fn what_is_added_and_removed_leaves_nothing() {
    let both = (vec(draft(), 0..3), thing(), any::<Index>());
    live(
        (100, Database::Sqlite),
        &vec(both, 1),
        |world, (drafts, thing, at)| {
            for draft in &drafts {
                drafted(world, draft);
            }
            let thing = thing.of_one(&world.parsed(), at);
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
        },
    );
}

#[test]
fn migrations_of_a_life_make_the_schema_of_its_model_on_sqlite() {
    migrations_make_the_schema_of_the_model(120, Database::Sqlite);
}

#[test]
fn migrations_of_a_life_make_the_schema_of_its_model_on_postgres() {
    migrations_make_the_schema_of_the_model(60, Database::Postgres);
}

#[track_caller]
fn migrations_make_the_schema_of_the_model(cases: u32, database: Database) {
    change_by_change((cases, database), |world| {
        let schema = schema::of(&world.parsed());
        let mut store = Store::open(database);
        let migrations = world.migrations();
        for (up, _) in &migrations {
            store.run(up);
        }
        assert_eq!(store.shape(), Store::built(database, &schema).shape());
        for (_, down) in migrations.iter().rev() {
            store.run(down);
        }
        assert_eq!(store.shape(), Store::open(database).shape());
    });
}

/// Lives of some changes of the model and no edits, with what holds at the end of each.
#[track_caller]
fn change_by_change(many: (u32, Database), holds: impl Fn(&World<'_>)) {
    live(many, &vec(vec(draft(), 1..8), 1), |world, drafts| {
        let done = drafts.iter().filter_map(|draft| drafted(world, draft));
        let done = done.count();
        holds(world);
        done > 0
    });
}
