//! Many lives from one start.

use std::sync::atomic::{AtomicUsize, Ordering};

use dddgen::model::Database;
use dddgen::template::Templates;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::world::World;

/// Lives that many lives, or as many as the environment asks for, each from the same start on.
/// What comes next says whether anything was done; refusals do not make a life.
#[track_caller]
pub(crate) fn live<N: std::fmt::Debug>(
    (cases, database): (u32, Database),
    nexts: &impl Strategy<Value = Vec<N>>,
    does: impl Fn(&mut World<'_>, N) -> bool,
) {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let config = ProptestConfig {
        cases: asked.map_or(cases, |asked| asked.parse().expect("a number")),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    };
    let templates = Templates::embedded().expect("templates");
    let start = World::new(&templates, database);
    let (all, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let lived = TestRunner::new(config).run(nexts, |nexts| {
        let mut world = start.clone();
        for next in nexts {
            all.fetch_add(1, Ordering::Relaxed);
            done.fetch_add(usize::from(does(&mut world, next)), Ordering::Relaxed);
        }
        Ok(())
    });
    if let Err(error) = lived {
        panic!("{error}");
    }
    let (all, done) = (all.into_inner(), done.into_inner());
    assert!(done * 5 > all, "too much is refused: {done} of {all}");
}
