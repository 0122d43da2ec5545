//! The tables as the run before recorded them, which may be another dddgen's.

use std::collections::BTreeMap;
use std::fs;

use dddgen::model::{Database, parse};
use dddgen::schema::{self, Losses, Refusal, Schema, difference, recorded, records};

use crate::store::{Store, of};

fn read(all: &BTreeMap<String, String>) -> Schema {
    let records = all.iter();
    let records = records.map(|(name, text)| (name.as_str(), text.as_bytes()));
    recorded(records).unwrap_or_else(|name| panic!("{name} in {all:#?}"))
}

#[test]
fn what_is_recorded_is_read_back() {
    let folders = ["tests/models", "examples"];
    let entries = folders.map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut seen = 0;
    for entry in entries.into_iter().flatten() {
        let path = entry.expect("an entry").path();
        let path = if path.is_dir() {
            path.join("dddgen.toml")
        } else {
            path
        };
        let text = fs::read_to_string(&path).expect("a model");
        for database in Database::ALL {
            let keyword = format!("database = \"{}\"", database.keyword());
            let text = text.replace("database = \"sqlite\"", &keyword);
            let schema = schema::of(&parse(&text).expect("a sound model"));
            let recorded = records(&schema);
            let found = read(&recorded);
            let at = path.display();
            assert_eq!(records(&found), recorded, "{at}");
            for (one, other) in [(&found, &schema), (&schema, &found)] {
                let difference = difference(one, other, Losses::Refused);
                assert!(difference.is_ok_and(|it| it.is_empty()), "{at}");
            }
            seen += usize::from(!schema.tables.is_empty());
        }
    }
    assert!(seen >= 20, "{seen}");
}

#[test]
fn a_damaged_record_is_named() {
    for damaged in ["", "{}", "[1]", "{\"entity\": 1}"] {
        let found = recorded([("books.json", damaged.as_bytes())]);
        assert_eq!(found, Err("books.json"), "{damaged}");
    }
}

const MODEL: &str = "[enums.Side]\nvalues = ['left', 'right']\n\
                     [entities.Shop]\nindexes = [['size']]\n[entities.Shop.fields]\nname = 'string:unique'\n\
                     size = 'decimal:min=1'\nside = 'Side:default=left'\nowner = 'ref:Shop:optional'\n";

/// The records of the model's tables as another dddgen would have made them.
fn otherwise(database: Database, replace: &[(&str, &str)]) -> Schema {
    let mut records = records(&of(database, MODEL));
    let text = records.get_mut("shops.json").expect("the shops");
    for (today, earlier) in replace {
        assert!(text.contains(today), "{today}: {text}");
        *text = text.replace(today, earlier);
    }
    read(&records)
}

#[test]
fn tables_that_another_dddgen_made_otherwise_come_along_with_their_rows() {
    let cases: [&[(&str, &str)]; 5] = [
        // An index and a constraint by other names.
        &[
            ("uq_shops_name", "shops_name_key"),
            ("ck_shops_size_range", "size_range"),
        ],
        // A narrower type.
        &[("\"scalar\": \"decimal\"", "\"scalar\": \"bigint\"")],
        // Indexes that cover what is deleted as well.
        &[("\"live_only\": true", "\"live_only\": false")],
        // A foreign key that does something else, and is called otherwise.
        &[
            ("fk_shops_owner_id", "shops_owner"),
            ("\"on_delete\": \"restrict\"", "\"on_delete\": \"set_null\""),
        ],
        // An index more.
        &[(
            "\"indexes\": [",
            "\"indexes\": [{\"name\": \"extra\", \"unique\": false, \"columns\": [\"size\"], \"live_only\": false},",
        )],
    ];
    for database in Database::ALL {
        let today = of(database, MODEL);
        for case in cases {
            let earlier = otherwise(database, case);
            let difference = difference(&earlier, &today, Losses::Refused);
            let difference = difference.unwrap_or_else(|refusals| panic!("{refusals:#?}"));
            let mut store = Store::built(database, &earlier);
            store.insert(&earlier, "shops", 1, &[("name", "one"), ("side", "left")]);
            store.insert(
                &earlier,
                "shops",
                2,
                &[("name", "two"), ("side", "right"), ("owner_id", "1")],
            );
            let rows = "select name, size, side, owner_id from shops order by name";
            let before = store.select(rows);
            let migration = store.migration(&difference).expect("something to do");
            for _ in 0..2 {
                store.migrate(&migration.up, &today);
                assert_eq!(store.select(rows), before, "{}", migration.up);
                store.migrate(&migration.down, &earlier);
                assert_eq!(store.select(rows), before, "{}", migration.down);
            }
        }
    }
}

#[test]
fn rows_that_another_dddgen_allowed_are_not_lost_unasked() {
    for database in Database::ALL {
        let earlier = otherwise(database, &[("\"min\": \"1\"\n", "\"min\": \"0\"\n")]);
        let refused = difference(&earlier, &of(database, MODEL), Losses::Refused).unwrap_err();
        let said: Vec<_> = refused.iter().map(Refusal::to_string).collect();
        assert_eq!(
            said,
            [
                "`Shop.size`: would lose data: each value of `shops.size` that breaks the new rule is lost: nothing can take its place, so that the migration stops there"
            ]
        );
    }
}
