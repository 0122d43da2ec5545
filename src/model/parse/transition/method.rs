//! The methods that transitions are in the generated entity, and what they would meet there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Owner, Step};
use crate::model::parse::problems::Problems;

/// The methods, each with what it comes from, in words.
type Methods = BTreeMap<String, String>;

/// Refuses two methods of one name.
pub(super) fn check(steps: &[Step], owner: &Owner<'_>, problems: &mut Problems) {
    let mut methods = Methods::new();
    for field in owner.fields {
        let member = field.member().snake().to_owned();
        methods.insert(member, format!("the field `{}`", field.name));
    }
    for step in steps {
        let name = &step.transition.name;
        let origin = format!("the transition `{name}`");
        for method in [
            name.snake().to_owned(),
            format!("after_{name}"),
            format!("can_{name}"),
            format!("check_{name}"),
        ] {
            add(&mut methods, method, (&origin, &step.span), problems);
        }
    }
    for step in steps {
        if let Some(guard) = &step.transition.guard {
            let origin = format!("the guard `{guard}`");
            // Transitions may share a guard.
            if methods.get(guard.snake()) != Some(&origin) {
                add(
                    &mut methods,
                    guard.snake().to_owned(),
                    (&origin, &step.span),
                    problems,
                );
            }
        }
    }
}

fn add(
    methods: &mut Methods,
    method: String,
    (origin, span): (&str, &Range<usize>),
    problems: &mut Problems,
) {
    if let Some(other) = methods.get(&method) {
        let message = format!("{origin} and {other} would both be a method `{method}`");
        problems.hint(span.clone(), message, "rename one of the two");
        return;
    }
    methods.insert(method, origin.to_owned());
}
