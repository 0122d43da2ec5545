//! What holds for any two models, of which the second one has more.

use dddgen::model::{Entity, Field, FieldType};
use dddgen::scalar::{SCALARS, Scalar};
use proptest::prelude::*;

use crate::database::{built, fill, migration, open, rows, run, shape};
use crate::models::{
    bounded, default, entity, index, indexed, int, list, optional, reference, scalar, schema,
    unique,
};

const ENTITIES: [&str; 4] = ["Author", "Book", "Order", "Review"];

/// Any field that rows of an old table can get.
fn added_field(at: usize) -> impl Strategy<Value = Field> {
    let scalars =
        (0..SCALARS.len(), any::<[bool; 3]>()).prop_map(move |(ty, [null, single, index])| {
            let spec = &SCALARS[ty];
            let field = scalar(&format!("f{at}"), spec.scalar);
            let field = if null {
                optional(field)
            } else {
                default(field, spec.examples[0])
            };
            let field = if single && null && spec.comparable && spec.scalar != Scalar::Bool {
                unique(field)
            } else {
                field
            };
            if index && spec.comparable {
                indexed(field)
            } else {
                field
            }
        });
    let references = (0..ENTITIES.len())
        .prop_map(move |target| optional(reference(&format!("f{at}"), ENTITIES[target])));
    let lists = (0..SCALARS.len()).prop_map(move |ty| list(&format!("f{at}"), SCALARS[ty].scalar));
    prop_oneof![4 => scalars, 2 => references, 1 => lists]
}

/// Entities with some fields now and more later, and with wider rules and more indexes later.
pub(crate) fn pair() -> impl Strategy<Value = (Vec<Entity>, Vec<Entity>)> {
    let fields = |from| {
        (0..4_usize)
            .prop_flat_map(move |count| (from..from + count).map(added_field).collect::<Vec<_>>())
    };
    let one = (fields(0), fields(10), any::<[bool; 3]>());
    let one = one.prop_map(|(old, new, [known, wider, more])| {
        let first = bounded(int("first"), Some(0), None);
        let before = [vec![first], old].concat();
        let mut after = [before.clone(), new].concat();
        if wider {
            after[0] = optional(int("first"));
        }
        (known, before, after, more)
    });
    proptest::collection::vec(one, ENTITIES.len()).prop_map(|all| {
        let (mut old, mut new) = (vec![], vec![]);
        for (name, (known, before, after, more)) in ENTITIES.into_iter().zip(all) {
            if known {
                old.push(entity(name, before));
            }
            let after = entity(name, after);
            new.push(if more {
                index(after, &["first", "version"], vec![])
            } else {
                after
            });
        }
        let names: Vec<_> = old.iter().map(|it| it.name.clone()).collect();
        for entity in &mut old {
            entity
                .fields
                .retain(|field| !matches!(&field.ty, FieldType::Ref(to) if !names.contains(to)));
        }
        (old, new)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn up_and_down_restores_schema_and_rows((old, new) in pair()) {
        let (old, new) = (schema(old), schema(new));
        prop_assume!(old != new);
        let mut database = if old.tables.is_empty() { open() } else { built(&old) };
        fill(&mut database, &old, 2);
        let before = (shape(&database), rows(&database, &old));
        let migration = migration(&old, &new);
        run(&mut database, &migration.up);
        prop_assert_eq!(shape(&database), shape(&built(&new)));
        run(&mut database, &migration.down);
        prop_assert_eq!((shape(&database), rows(&database, &old)), before);
        run(&mut database, &migration.up);
        prop_assert_eq!(shape(&database), shape(&built(&new)));
    }
}
