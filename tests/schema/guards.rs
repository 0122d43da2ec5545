//! What the user's own migrations made is not lost with the tables of dddgen.

use dddgen::model::Database;
use dddgen::schema::{Migration, Schema};

use crate::store::{Store, losing, of};

/// A table whose change needs it anew on SQLite, and one whose rows go with those of the first.
fn shop(database: Database, length: &str) -> Schema {
    let model = format!(
        "[entities.Item]\nunique = [['code', 'name']]\n\
         [entities.Item.fields]\nname = 'string:1..{length}:index'\ncode = 'int'\n\
         [entities.Part]\npart_of = 'Item'\n[entities.Part.fields]\nsize = 'int'\n\
         [entities.Tag.fields]\nitems = 'refs:Item'\n"
    );
    of(database, &model)
}

/// A store with a row in each table, and what leads to the wider field.
fn stocked(database: Database) -> (Store, Migration) {
    let (old, new) = (shop(database, "10"), shop(database, "20"));
    let mut store = Store::built(database, &old);
    store.insert(&old, "items", 1, &[("name", "pen")]);
    store.insert(&old, "parts", 1, &[("item_id", "1")]);
    store.insert(&old, "tags", 1, &[]);
    store.insert(&old, "tag_items", 1, &[("tag_id", "1"), ("item_id", "1")]);
    let migration = store.migration(&losing(&old, &new));
    (store, migration.expect("something to do"))
}

/// What a migration of the user's makes, what says that it is there, and how the guard calls it.
const OWN: [(&str, &str, &str); 8] = [
    (
        "alter table items add column legacy text; update items set legacy = 'old';",
        "select legacy from items",
        "column legacy of items",
    ),
    (
        "alter table parts add column \"it's\" text; update parts set \"it's\" = 'old';",
        "select \"it's\" from parts",
        "column it''s of parts",
    ),
    (
        "create index ix_own on ITEMS (name, code);",
        "select 'old' from sqlite_schema where name = 'ix_own'",
        "index ix_own on items",
    ),
    (
        "create trigger own after delete on Items begin select 1; end;",
        "select 'old' from sqlite_schema where name = 'own'",
        "trigger own on Items",
    ),
    (
        "create table own (item blob references items (id) on delete cascade, note text);
         insert into own select id, 'old' from items;",
        "select note from own join items on id = item",
        "rows of own, which refers to items on delete cascade",
    ),
    (
        "create table own (item blob references ITEMS on delete set null, note text);
         insert into own select id, 'old' from items;",
        "select note from own join items on id = item",
        "rows of own, which refers to items on delete set null",
    ),
    (
        "create table own (part blob references parts on delete set default, note text);
         insert into own select id, 'old' from parts;",
        "select note from own join parts on id = part",
        "rows of own, which refers to parts on delete set default",
    ),
    (
        "alter table tags add column item blob references items on delete cascade;
         update tags set item = (select id from items);",
        "select 'old' from tags join items on items.id = item",
        "rows of tags, which refers to items on delete cascade",
    ),
];

#[test]
fn what_a_rebuild_would_lose_stops_it_there_and_back() {
    for (own, select, named) in OWN {
        let (mut store, Migration { up, down, .. }) = stocked(Database::Sqlite);
        let built = Store::shape(&store);
        store.run(own);
        assert_stops(&mut store, &up, (select, named));
        // The same thing, that came after the migration.
        let (mut store, _) = stocked(Database::Sqlite);
        store.run(&up);
        store.run(own);
        assert_stops(&mut store, &down, (select, named));
        let (mut store, _) = stocked(Database::Sqlite);
        for script in [&up, &down, &up, &down] {
            store.run(script);
        }
        assert_eq!(store.shape(), built);
        assert_eq!(store.select("select name from items"), "pen");
    }
}

#[track_caller]
fn assert_stops(store: &mut Store, script: &str, (select, named): (&str, &str)) {
    let shape = store.shape();
    let stopped = store.try_run(script).expect_err(named);
    let said = format!("would be lost: {named}; drop it first and create it again after");
    assert!(stopped.contains(&said), "{stopped}");
    assert_eq!(store.shape(), shape);
    assert_eq!(store.select(select), "old");
}

/// What the guard is for: the same script without it.
#[test]
fn without_the_guard_it_is_lost() {
    for (own, select, named) in OWN {
        let (mut store, Migration { up, .. }) = stocked(Database::Sqlite);
        store.run(own);
        assert_eq!(store.select(select), "old");
        let (head, rest) = up.split_once("with made").expect("a guard");
        let (_, tail) = rest.split_once("\nfrom lost;").expect("its end");
        store.run(&format!("{head}{tail}"));
        let is_gone = store.try_run(select).is_err() || store.select(select) != "old";
        assert!(is_gone, "{named}");
    }
}

#[test]
fn all_that_would_be_lost_is_said_at_once() {
    let (mut store, migration) = stocked(Database::Sqlite);
    for own in [OWN[0].0, OWN[1].0, OWN[2].0, OWN[4].0] {
        store.run(own);
    }
    let stopped = store.try_run(&migration.up).unwrap_err();
    let all = "lost: column it''s of parts, column legacy of items, index ix_own on items, \
               rows of own, which refers to items on delete cascade; drop";
    assert!(stopped.contains(all), "{stopped}");
}

#[test]
fn what_is_dropped_above_and_created_again_below_lets_it_pass() {
    let (mut store, Migration { up, .. }) = stocked(Database::Sqlite);
    store.run(OWN[2].0);
    store.run(&format!("drop index ix_own;\n{up}\n{}", OWN[2].0));
    assert_eq!(store.select(OWN[2].1), "old");
}

#[test]
fn rows_that_only_hold_on_to_a_table_outlive_its_rebuild() {
    for action in ["restrict", "no action"] {
        let (mut store, Migration { up, down, .. }) = stocked(Database::Sqlite);
        store.run(&format!(
            "create table own (item blob references items (id) on delete {action}, note text);
             insert into own select id, 'old' from items;"
        ));
        for script in [&up, &down] {
            store.run(script);
            assert_eq!(store.select(OWN[4].1), "old");
            let held =
                store.try_run("delete from parts; delete from tag_items; delete from items;");
            assert!(held.is_err(), "{action}");
        }
    }
}

#[test]
fn a_table_that_goes_takes_no_rows_of_others_along() {
    for database in Database::ALL {
        let tag = "[entities.Tag.fields]\nname = 'string'\n";
        let both = format!("{tag}[entities.Note.fields]\nname = 'string'\n");
        let (old, new) = (of(database, &both), of(database, tag));
        let mut store = Store::built(database, &old);
        store.insert(&old, "notes", 1, &[]);
        let kind = match database {
            Database::Sqlite => "blob",
            Database::Postgres => "uuid",
        };
        store.run(&format!(
            "create table own (note {kind} references notes (id) on delete cascade);
             insert into own select id from notes;"
        ));
        let goes = store
            .migration(&losing(&old, &new))
            .expect("something to do");
        let comes = store
            .migration(&losing(&new, &old))
            .expect("something to do");
        for script in [&goes.up, &comes.down] {
            let stopped = store.try_run(script).expect_err("rows would go along");
            assert!(stopped.contains("own"), "{stopped}");
            assert_eq!(store.select("select count(*) from own"), "1");
        }
        store.run("drop table own;");
        store.run(&goes.up);
    }
}

#[test]
fn postgres_keeps_all_of_it_in_place() {
    let (mut store, Migration { up, down, .. }) = stocked(Database::Postgres);
    store.run(
        "alter table items add column legacy text; update items set legacy = 'old';
         create index ix_own on items (name, code);
         create function own() returns trigger language plpgsql as 'begin return new; end';
         create trigger own after update of name on items for each row execute function own();
         create table own (item uuid references items (id) on delete cascade);
         insert into own select id from items;",
    );
    for script in [&up, &down, &up] {
        store.run(script);
        let there = "select legacy, (select count(*) from own),
                (select count(*) from pg_indexes
                    where schemaname = current_schema and indexname = 'ix_own'),
                (select count(*) from pg_trigger
                    where tgrelid = 'items'::regclass and tgname = 'own')
            from items";
        assert_eq!(store.select(there), "old|1|1|1", "{script}");
    }
}
