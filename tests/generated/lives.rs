//! A sample of the random lives of `tests/lives`, compiled: at its end the project is whole, clean
//! and green, and what its user wrote is there.
//!
//! `COMPILED_LIVES=7..20` says which, by their seeds.
#![expect(
    clippy::print_stderr,
    reason = "what happened in a life is told to whoever looks"
)]

#[path = "../lives/steps.rs"]
mod steps;
#[path = "../lives/things.rs"]
#[expect(dead_code, reason = "what is asked of lives in memory alone")]
mod things;
#[path = "../lives/user.rs"]
#[expect(dead_code, reason = "wishes are for lives in memory alone")]
mod user;
#[path = "../lives/world.rs"]
#[expect(dead_code, reason = "what is asked of lives in memory alone")]
mod world;

use std::fs;
use std::path::Path;

use dddgen::template::Templates;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use crate::workshop::{Project, Workshop};
use steps::{Draft, draft, drafted};
use user::{Edit, remark};
use world::World;

/// The seeds of the lives, unless others are asked for: the first one to be led, and one that found
/// something out.
const SEEDS: &[u8] = &[0, 22];

/// How many changes of the model make a life; what dddgen refuses is none.
const CHANGES: usize = 12;

#[derive(Debug, Clone)]
enum Next {
    Change(Draft),
    Edit(Edit),
}

#[test]
fn random_lives_end_sound() {
    let asked = std::env::var("COMPILED_LIVES").ok();
    let seeds = asked.map_or(SEEDS.to_vec(), |asked| {
        let ends = asked.split_once("..").expect("two seeds");
        let seed = |text: &str| text.parse::<u8>().expect("a seed");
        (seed(ends.0)..seed(ends.1)).collect()
    });
    let templates = Templates::embedded().expect("templates");
    let start = World::laid_out(&templates);
    let workshop = Workshop::open();
    for seed in seeds {
        eprintln!("life {seed}");
        let world = lived(start.clone(), nexts(seed));
        let root = workshop.path().join(format!("life-{seed}"));
        for (path, bytes) in world.files() {
            write(&root.join(path), bytes);
        }
        Workshop::lock(&root);
        let project = Project::at(root);
        project.dddgen("apply").ends(0);
        for (path, bytes) in world.files() {
            let found = fs::read(project.root().join(path)).expect("it stands");
            assert!(found == bytes, "{path} was changed by a second run");
        }
        project.dddgen("check").ends(0);
        project.cargo("clippy --all-targets -- -D warnings").ends(0);
        project.cargo("test").ends(0);
    }
}

/// What happens in a life, the same each time.
fn nexts(seed: u8) -> Vec<Next> {
    let next = prop_oneof![3 => draft().prop_map(Next::Change), 1 => remark().prop_map(Next::Edit)];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
    let tree = vec(next, 20 * CHANGES)
        .new_tree(&mut runner)
        .expect("a life");
    tree.current()
}

/// The end of a life.
fn lived(mut world: World<'_>, nexts: Vec<Next>) -> World<'_> {
    let mut done = 0;
    for next in nexts {
        if done == CHANGES {
            break;
        }
        let lines = world.lines();
        match next {
            Next::Edit(edit) => drop(world.edited(&edit)),
            Next::Change(draft) => {
                if let Some(step) = drafted(&mut world, &draft) {
                    eprintln!("  {step:?}");
                    world.settle_to_compile();
                    done += 1;
                }
            }
        }
        world.keeps(&lines);
    }
    assert_eq!(done, CHANGES);
    world
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, bytes).expect("written");
}
