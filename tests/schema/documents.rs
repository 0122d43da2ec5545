//! Values of several parts that are kept as a whole: what becomes of stored documents when their
//! parts change, on both databases.

use std::slice;

use dddgen::model::Database;
use dddgen::schema::{self, Losses, Refusal, Schema, difference};
use serde_json::{Value, json};

use crate::store::{Store, losing, of};

/// Shops at places, whose parts are said; some have a second place.
fn schema(database: Database, parts: &str) -> Schema {
    of(
        database,
        &model(parts, "place = 'Place'\nother = 'Place:optional'"),
    )
}

fn model(parts: &str, fields: &str) -> String {
    format!(
        "[enums.Side]\nvalues = ['left', 'right', 'middle']\n[values.Place]\nstorage = 'json'\n\
         [values.Place.fields]\n{parts}\n[entities.Shop.fields]\nname = 'string'\n{fields}\n"
    )
}

/// The stored documents, in the order of the shops, but for spaces.
fn documents(store: &Store, column: &str) -> Vec<Value> {
    let found = store.select(&format!(
        "select coalesce({column}, 'null') from shops order by id"
    ));
    let lines = found.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

fn insert(store: &mut Store, schema: &Schema, documents: &[Value]) {
    for (number, document) in (1..).zip(documents) {
        store.insert(schema, "shops", number, &[("place", &document.to_string())]);
    }
}

struct Case {
    old: &'static str,
    new: &'static str,
    before: Vec<Value>,
    after: Vec<Value>,
    /// After the way back.
    back: Vec<Value>,
    /// What is lost, in words.
    loses: &'static [&'static str],
}

impl Case {
    /// Nothing is lost, in no direction.
    fn keeping(old: &'static str, new: &'static str, before: Value, after: Value) -> Self {
        Self {
            old,
            new,
            back: vec![before.clone()],
            before: vec![before],
            after: vec![after],
            loses: &[],
        }
    }
}

#[track_caller]
fn check(case: &Case) {
    for database in Database::ALL {
        let (old, new) = (schema(database, case.old), schema(database, case.new));
        let refused = difference(&old, &new, Losses::Refused)
            .err()
            .unwrap_or_default();
        let refused: Vec<_> = refused.iter().map(Refusal::loss).collect();
        assert_eq!(refused, case.loses, "{database:?}");
        let difference = losing(&old, &new);
        let migration = schema::migration(database, &difference).expect("something to do");
        let mut store = Store::built(database, &old);
        insert(&mut store, &old, &case.before);
        store.migrate(&migration.up, &new);
        assert_eq!(documents(&store, "place"), case.after, "{}", migration.up);
        let absent = vec![Value::Null; case.after.len()];
        assert_eq!(documents(&store, "other"), absent, "{}", migration.up);
        store.migrate(&migration.down, &old);
        assert_eq!(documents(&store, "place"), case.back, "{}", migration.down);
        assert_eq!(documents(&store, "other"), absent, "{}", migration.down);
    }
}

#[test]
fn a_document_is_one_column_that_holds_any_json() {
    for database in Database::ALL {
        let schema = schema(database, "street = 'string:1..20'\nsize = 'int:min=1'");
        let table = schema.table("shops").unwrap();
        let names: Vec<_> = table.columns.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names[..4], ["id", "name", "place", "other"]);
        assert!(table.rules.is_empty() && table.indexes.is_empty());
        let mut store = Store::built(database, &schema);
        insert(&mut store, &schema, &[json!({"street": "Main", "size": 1})]);
        let broken = store
            .try_run("update shops set place = 'nonsense'")
            .unwrap_err();
        assert!(broken.contains("json"), "{broken}");
    }
}

#[test]
fn parts_that_are_called_otherwise_keep_their_values() {
    check(&Case::keeping(
        "street = 'string'\nsize = 'int'\nexact = 'decimal'\nsure = 'bool'\nmeta = 'json'\nnote = 'string:optional'",
        "road = { type = 'string', was = 'street' }\narea = { type = 'int', was = 'size' }\n\
         sum = { type = 'decimal', was = 'exact' }\nsafe = { type = 'bool', was = 'sure' }\n\
         more = { type = 'json', was = 'meta' }\nremark = { type = 'string:optional', was = 'note' }",
        json!({"street": "it's", "size": 7, "exact": "1.50", "sure": true, "meta": {"a": [1.5, null]}, "note": null}),
        json!({"road": "it's", "area": 7, "sum": "1.50", "safe": true, "more": {"a": [1.5, null]}, "remark": null}),
    ));
}

#[test]
fn a_part_that_comes_has_its_default_where_it_has_one() {
    check(&Case::keeping(
        "street = 'string'\nunit = 'string:optional'",
        "street = 'string'\ncountry = 'string:default=US'\nexact = 'decimal:default=1.5'\nside = 'Side:default=left'\nunit = 'string:optional'\nmore = 'int:optional'",
        json!({"street": "Main"}),
        json!({"street": "Main", "country": "US", "exact": "1.5", "side": "left"}),
    ));
}

#[test]
fn rules_become_wider() {
    for (old, new) in [
        (
            "a = 'string:1..5'\nb = 'int:0..9'",
            "a = 'string:..9'\nb = 'bigint'",
        ),
        (
            "a = 'string'\nb = 'int'",
            "a = 'string:optional'\nb = 'int:optional'",
        ),
    ] {
        let document = json!({"a": "abc", "b": 7});
        for database in Database::ALL {
            let difference = difference(
                &schema(database, old),
                &schema(database, new),
                Losses::Refused,
            );
            let migration = schema::migration(database, &difference.unwrap());
            let mut store = Store::built(database, &schema(database, old));
            insert(
                &mut store,
                &schema(database, old),
                slice::from_ref(&document),
            );
            // There is nothing to do but on the way back, where what does not fit is in the way.
            for script in migration.iter().flat_map(|it| [&it.up, &it.down]) {
                store.run(script);
            }
            assert_eq!(documents(&store, "place"), slice::from_ref(&document));
        }
    }
}

#[test]
fn values_of_enums_are_called_otherwise() {
    let named = |values: &str| {
        model(
            "side = 'Side:optional'\nsize = 'int'",
            "place = 'Place'\nother = 'Place:optional'",
        )
        .replace("['left', 'right', 'middle']", values)
    };
    for database in Database::ALL {
        let old = of(database, &named("['left', 'right']"));
        let new = of(database, &named("{ west = { was = 'left' }, right = '' }"));
        let difference = difference(&old, &new, Losses::Refused).unwrap();
        let migration = schema::migration(database, &difference).expect("something to do");
        let mut store = Store::built(database, &old);
        let before = ["left", "right"].map(|side| json!({"side": side, "size": 1}));
        let before = [before.as_slice(), &[json!({"side": null, "size": 1})]].concat();
        insert(&mut store, &old, &before);
        store.run(&migration.up);
        let after = [json!("west"), json!("right"), Value::Null]
            .map(|side| json!({"side": side, "size": 1}));
        assert_eq!(documents(&store, "place"), after, "{}", migration.up);
        store.run(&migration.down);
        assert_eq!(documents(&store, "place"), before, "{}", migration.down);
    }
}

#[test]
fn what_is_lost_is_said() {
    check(&Case {
        old: "street = 'string'\nzip = 'string:optional'\nnote = 'string:optional'",
        new: "street = 'string'\nzip = 'string:optional'",
        before: vec![json!({"street": "Main", "note": "b"})],
        after: vec![json!({"street": "Main"})],
        back: vec![json!({"street": "Main"})],
        loses: &[
            "the column `shops.place.note` is dropped with all its values",
            "the column `shops.other.note` is dropped with all its values",
        ],
    });
    check(&Case {
        old: "street = 'string'\nsize = 'int:optional'\nexact = 'decimal:optional'\nside = 'Side:default=left'\ncode = 'string'",
        new: "street = 'string'\nsize = 'int:..9:optional'\nexact = 'decimal:min=1.5:optional'\nside = 'Side:default=left'\ncode = 'int:default=5'",
        before: vec![
            json!({"street": "a", "size": 10, "exact": "10", "side": "left", "code": "x"}),
            json!({"street": "b", "size": 9, "exact": "1.49", "side": "right", "code": "7"}),
            json!({"street": "c", "size": null, "exact": null, "side": "middle", "code": "7"}),
        ],
        after: vec![
            json!({"street": "a", "size": null, "exact": "10", "side": "left", "code": 5}),
            json!({"street": "b", "size": 9, "exact": null, "side": "right", "code": 5}),
            json!({"street": "c", "size": null, "exact": null, "side": "middle", "code": 5}),
        ],
        back: vec![
            json!({"street": "a", "size": null, "exact": "10", "side": "left", "code": "Thequickbrownfox"}),
            json!({"street": "b", "size": 9, "exact": null, "side": "right", "code": "Thequickbrownfox"}),
            json!({"street": "c", "size": null, "exact": null, "side": "middle", "code": "Thequickbrownfox"}),
        ],
        loses: &[
            "each value of `shops.place.size` that breaks the new rule is lost: nothing takes its place",
            "each value of `shops.place.exact` that breaks the new rule is lost: nothing takes its place",
            "every value of `shops.place.code` is lost, since it has not the new type: `5` takes its place",
            "each value of `shops.other.size` that breaks the new rule is lost: nothing takes its place",
            "each value of `shops.other.exact` that breaks the new rule is lost: nothing takes its place",
            "every value of `shops.other.code` is lost, since it has not the new type: `5` takes its place",
        ],
    });
}

#[test]
fn a_part_that_may_be_absent_no_longer_has_its_default() {
    for database in Database::ALL {
        let (old, new) = (
            schema(database, "a = 'string:optional'\nb = 'int'"),
            schema(database, "a = 'string:default=x'\nb = 'int'"),
        );
        let difference = difference(&old, &new, Losses::Refused).unwrap();
        let migration = schema::migration(database, &difference).expect("something to do");
        let mut store = Store::built(database, &old);
        insert(
            &mut store,
            &old,
            &[
                json!({"a": null, "b": 1}),
                json!({"b": 1}),
                json!({"a": "y", "b": 1}),
            ],
        );
        store.run(&migration.up);
        let after = ["x", "x", "y"].map(|a| json!({"a": a, "b": 1}));
        assert_eq!(documents(&store, "place"), after, "{}", migration.up);
    }
}

#[test]
fn what_does_not_fit_on_the_way_back_stops_it() {
    for database in Database::ALL {
        let (old, new) = (
            schema(database, "a = 'string:..5'\nb = 'int'"),
            schema(
                database,
                "a = 'string:..9'\nc = { type = 'int', was = 'b' }",
            ),
        );
        let difference = difference(&old, &new, Losses::Refused).unwrap();
        let migration = schema::migration(database, &difference).expect("a way back");
        let mut store = Store::built(database, &new);
        insert(
            &mut store,
            &new,
            &[json!({"a": "long", "c": 1}), json!({"a": "longer", "c": 1})],
        );
        let stopped = store.try_run(&migration.down).unwrap_err();
        assert!(stopped.to_lowercase().contains("json"), "{stopped}");
        assert_eq!(documents(&store, "place").len(), 2);
    }
}

#[test]
fn what_stored_documents_cannot_have_is_refused() {
    for database in Database::ALL {
        let refused = |old: &Schema, new: &Schema| -> Vec<String> {
            let refusals = difference(old, new, Losses::Allowed)
                .err()
                .unwrap_or_default();
            refusals.iter().map(ToString::to_string).collect()
        };
        let of_parts = |parts: &str| schema(database, parts);
        let old = of_parts("a = 'string'\nb = 'int'");
        let required = "is required, and stored rows have no value for it";
        let both = |field: &str| {
            [
                format!("`Shop.place.{field}`: {required}"),
                format!("`Shop.other.{field}`: {required}"),
            ]
        };
        assert_eq!(
            refused(&old, &of_parts("a = 'string'\nb = 'int'\nc = 'int'")),
            both("c")
        );
        assert_eq!(
            refused(&old, &of_parts("a = 'string'\nb = 'date'")),
            both("b")
        );
        // Columns do not become documents.
        let text = model("a = 'string'\nb = 'int'", "place = 'Place'");
        let columns = of(database, &text.replace("storage = 'json'\n", ""));
        let document = of(database, &text);
        assert_eq!(
            refused(&columns, &document),
            [format!("`Shop.place`: {required}")]
        );
        assert!(difference(&columns, &document, Losses::Refused).is_err());
    }
}

#[test]
fn a_rule_over_a_part_is_for_the_domain_alone() {
    for database in Database::ALL {
        let model = model("a = 'int'\nb = 'int'", "place = 'Place'");
        let judged = "[[entities.Shop.rules]]\nname = 'small'\nrule = 'place.a < 10'\n";
        let (plain, ruled) = (
            of(database, &model),
            of(database, &format!("{model}{judged}")),
        );
        let rule = &ruled.table("shops").unwrap().rules[0];
        assert_eq!(
            (rule.text.as_str(), &rule.condition),
            ("place.a < 10", &None)
        );
        let refusals = difference(&plain, &ruled, Losses::Refused).unwrap_err();
        let said: Vec<_> = refusals.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "`Shop`: the rule `place.a < 10`: stored rows may break it, and the database cannot tell"
            ]
        );
    }
}

#[test]
fn a_field_that_comes_has_a_whole_document() {
    for database in Database::ALL {
        let parts =
            "a = 'string:default=x'\nb = 'int'\nc = 'date:optional'\nd = 'bytes:default=aGk='";
        let old = of(database, &model(parts, ""));
        let new = of(
            database,
            &model(parts, "place = { type = 'Place', default = { b = 5 } }"),
        );
        let difference = difference(&old, &new, Losses::Refused).unwrap();
        let migration = schema::migration(database, &difference).expect("something to do");
        let mut store = Store::built(database, &old);
        store.insert(&old, "shops", 1, &[]);
        store.run(&migration.up);
        let document = json!({"a": "x", "b": 5, "c": null, "d": [104, 105]});
        assert_eq!(documents(&store, "place"), [document], "{}", migration.up);
        store.run(&migration.down);
    }
}
