//! References to one of several kinds as the database keeps them, on both.

use dddgen::model::Database;
use dddgen::schema::{Losses, Refusal, Schema, difference};

use crate::store::{Store, losing, of};

const LABEL: &str = "label = 'string'\n";

fn contacts(database: Database, fields: &str) -> Schema {
    let model = format!(
        "[entities.Customer.fields]\nname = 'string'\n[entities.Vendor.fields]\nname = 'string'\n\
         [entities.Lead.fields]\nname = 'string'\n[entities.Contact.fields]\n{LABEL}{fields}\n"
    );
    of(database, &model)
}

fn insert(kind: &str, id: &str) -> String {
    format!(
        "insert into contacts (id, label, owner_type, owner_id, version, created_at, created_by, updated_at, updated_by) \
         select id, 'a', {kind}, {id}, 1, created_at, 'x', created_at, 'x' from customers;"
    )
}

#[test]
fn a_row_has_one_of_the_kinds_and_is_whole() {
    for database in Database::ALL {
        let schema = contacts(database, "owner = 'any:Customer,Vendor:optional'");
        let mut store = Store::built(database, &schema);
        store.insert(&schema, "customers", 1, &[("name", "ann")]);
        for (kind, id, named) in [
            ("'lead'", "id", "ck_contacts_owner_type_one_of"),
            ("'customer'", "null", "ck_contacts_owner_whole"),
            ("null", "id", "ck_contacts_owner_whole"),
        ] {
            let refused = store.try_run(&insert(kind, id)).expect_err(named);
            assert!(refused.contains(named), "{database:?}: {refused}");
        }
        store.run(&insert("'vendor'", "id"));
    }
}

#[test]
fn an_index_finds_what_belongs_to_one() {
    for database in Database::ALL {
        let schema = contacts(database, "owner = 'any:Customer,Vendor'");
        let table = schema.table("contacts").expect("a table");
        let columns: Vec<_> = table.indexes.iter().map(|index| &index.columns).collect();
        assert_eq!(columns, [&["owner_type", "owner_id"]]);
        let store = Store::built(database, &schema);
        let plan = store.plan(
            "select id from contacts where deleted_at is null and owner_type = 'vendor' \
             and owner_id = (select id from vendors)",
        );
        assert!(plan.contains("ix_contacts_owner_type_owner_id"), "{plan}");
    }
}

#[test]
fn a_kind_comes_and_goes_where_no_row_has_it() {
    for database in Database::ALL {
        let two = contacts(database, "owner = 'any:Customer,Vendor'");
        let three = contacts(database, "owner = 'any:Customer,Vendor,Lead'");
        let wider = difference(&two, &three, Losses::Refused).expect("nothing is lost");
        let mut store = Store::built(database, &two);
        store.insert(&two, "customers", 1, &[("name", "ann")]);
        store.run(&insert("'customer'", "id"));
        let migration = store.migration(&wider).expect("something to do");
        for _ in 0..2 {
            store.migrate(&migration.up, &three);
            store.migrate(&migration.down, &two);
        }
        let refused = difference(&three, &two, Losses::Refused).expect_err("rows may have it");
        let refused: Vec<_> = refused.iter().map(Refusal::loss).collect();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(refused[0].contains("lead"), "{refused:?}");
    }
}

#[test]
fn the_field_comes_and_goes() {
    for database in Database::ALL {
        let without = contacts(database, "");
        let with = contacts(database, "owner = 'any:Customer,Vendor:optional'");
        let comes = difference(&without, &with, Losses::Refused).expect("nothing is lost");
        let mut store = Store::built(database, &without);
        let migration = store.migration(&comes).expect("something to do");
        store.migrate(&migration.up, &with);
        store.migrate(&migration.down, &without);
        assert!(difference(&with, &without, Losses::Refused).is_err());
        let goes = losing(&with, &without);
        store.run(&migration.up);
        store.run(&store.migration(&goes).expect("something to do").up);
        assert_eq!(store.shape(), Store::built(database, &without).shape());
    }
}
