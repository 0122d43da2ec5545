//! What holds for any two models, of which the second one has more.

use std::collections::BTreeMap;

use dddgen::model::{Entity, Field, FieldType};
use dddgen::scalar::{SCALARS, Scalar};
use dddgen::schema::{Schema, sqlite};
use proptest::prelude::*;

use crate::database::{built, fill, migration, open, rows, run, shape};
use crate::models::{
    bounded, default, entity, index, indexed, int, list, optional, reference, scalar, schema,
    unique,
};
use crate::store::losing;

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

    #[test]
    fn what_goes_takes_nothing_else_along((few, many) in pair()) {
        let many = schema(as_strict_as(&few, many));
        let few = schema(few);
        prop_assume!(few != many);
        let mut database = built(&many);
        fill(&mut database, &many, 2);
        let (shape_before, kept) = (shape(&database), rows(&database, &few));
        let migration = sqlite::migration(&losing(&many, &few)).expect("there is something to do");
        run(&mut database, &migration.up);
        prop_assert_eq!(shape(&database), built_shape(&few));
        prop_assert_eq!(rows(&database, &few), kept.clone());
        run(&mut database, &migration.down);
        prop_assert_eq!(shape(&database), shape_before);
        let back = rows(&database, &few);
        for (table, rows) in kept {
            prop_assert!(back[&table] == rows || back[&table].is_empty());
        }
        run(&mut database, &migration.up);
        prop_assert_eq!(shape(&database), built_shape(&few));
    }
}

/// The second model with what the first one requires.
pub(crate) fn as_strict_as(few: &[Entity], mut many: Vec<Entity>) -> Vec<Entity> {
    for entity in &mut many {
        let known = few.iter().find(|other| other.name == entity.name);
        if let Some(first) = known.and_then(|known| known.fields.first()) {
            entity.fields[0] = first.clone();
        }
    }
    many
}

/// The shape of a database with the tables of a schema, of which there may be none.
fn built_shape(schema: &Schema) -> BTreeMap<String, Vec<String>> {
    if schema.tables.is_empty() {
        BTreeMap::new()
    } else {
        shape(&built(schema))
    }
}
