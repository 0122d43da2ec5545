//! Values of several parts as the database keeps them: a column for each part.

use dddgen::schema::{self, Losses, Reason, Schema, difference};
use rusqlite::Connection;

use crate::database::{built, migration, run, shape};

/// A table of shops with such fields.
pub(crate) fn schema(fields: &str) -> Schema {
    let model = format!(
        "[service]\nname = 'x'\n[values.Address.fields]\nstreet = 'string:1..20'\n\
         country = 'string:2..2:default=US'\nunit = 'string:..5:optional'\n\
         [values.Size.fields]\nwidth = 'int:min=1:default=1'\nnote = 'string:optional'\n\
         [entities.Shop.fields]\nname = 'string'\n{fields}\n"
    );
    let parsed = dddgen::model::parse(&model);
    schema::of(&parsed.unwrap_or_else(|problems| panic!("{problems:?}")))
}

/// Adds a shop with such values in such columns.
fn insert(database: &Connection, columns: &str, values: &str) -> Result<usize, String> {
    let sql = format!(
        "insert into shops (id, name, {columns}, version, created_at, created_by, updated_at, updated_by) \
         values (randomblob(16), 'a', {values}, 1, '', 'x', '', 'x')"
    );
    database
        .execute(&sql, [])
        .map_err(|error| error.to_string())
}

const ADDRESS: &str = "place_street, place_country, place_unit";
const PRICE: &str = "price_amount, price_currency";

#[test]
fn each_part_has_a_column_with_its_rules() {
    let database = built(&schema("place = 'Address'"));
    for fine in ["'Main', 'US', null", "'Main', 'DE', '5b'"] {
        assert_eq!(insert(&database, ADDRESS, fine), Ok(1), "{fine}");
    }
    for (wrong, named) in [
        ("'', 'US', null", "ck_shops_place_street_length"),
        ("'Main', 'USA', null", "ck_shops_place_country_length"),
        ("'Main', 'US', '123456'", "ck_shops_place_unit_length"),
        ("null, 'US', null", "shops.place_street"),
    ] {
        let refused = insert(&database, ADDRESS, wrong).expect_err(wrong);
        assert!(refused.contains(named), "{wrong}: {refused}");
    }
}

#[test]
fn what_is_optional_is_there_as_a_whole_or_not_at_all() {
    let database = built(&schema("place = 'Address:optional'"));
    for fine in [
        "null, null, null",
        "'Main', 'US', null",
        "'Main', 'US', '5b'",
    ] {
        assert_eq!(insert(&database, ADDRESS, fine), Ok(1), "{fine}");
    }
    for wrong in [
        "'Main', null, null",
        "null, 'US', null",
        "null, null, '5b'",
        "null, 'US', '5b'",
    ] {
        let refused = insert(&database, ADDRESS, wrong).expect_err(wrong);
        assert!(
            refused.contains("ck_shops_place_whole"),
            "{wrong}: {refused}"
        );
    }
}

#[test]
fn money_is_within_the_range_of_its_field() {
    let database = built(&schema("price = 'money:0..100:optional'"));
    for fine in ["null, null", "'0', 'EUR'", "'100.00', 'EUR'"] {
        assert_eq!(insert(&database, PRICE, fine), Ok(1), "{fine}");
    }
    for (wrong, named) in [
        ("'-0.01', 'EUR'", "ck_shops_price_amount_range"),
        ("'100.01', 'EUR'", "ck_shops_price_amount_range"),
        ("'1', null", "ck_shops_price_whole"),
    ] {
        let refused = insert(&database, PRICE, wrong).expect_err(wrong);
        assert!(refused.contains(named), "{wrong}: {refused}");
    }
}

#[test]
fn indexes_are_over_all_parts() {
    let schema = schema("price = 'money:unique'");
    let table = schema.table("shops").unwrap();
    let indexes: Vec<_> = table.indexes.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(indexes, ["uq_shops_price_amount_price_currency"]);
    let database = built(&schema);
    assert_eq!(insert(&database, PRICE, "'1.50', 'EUR'"), Ok(1));
    assert_eq!(insert(&database, PRICE, "'1.50', 'USD'"), Ok(1));
    assert!(insert(&database, PRICE, "'1.5', 'EUR'").is_err());
}

#[test]
fn an_index_is_over_one_part() {
    let model = "[service]\nname = 'x'\n[values.Address.fields]\nstreet = 'string'\nzip = 'string:optional'\n\
                 [entities.Shop]\nindexes = [['name', 'place.zip']]\n[entities.Shop.fields]\nname = 'string'\nplace = 'Address'\n";
    let schema = schema::of(&dddgen::model::parse(model).unwrap());
    let indexes = &schema.table("shops").unwrap().indexes;
    assert_eq!(indexes[0].columns, ["name", "place_zip"]);
    built(&schema);
}

/// Goes to another model with a shop that was there before, back, and there again.
fn evolve(old: &Schema, new: &Schema) -> Connection {
    let migration = migration(old, new);
    let mut database = built(old);
    insert(&database, "deleted_at", "null").unwrap();
    let before = shape(&database);
    run(&mut database, &migration.up);
    assert_eq!(shape(&database), shape(&built(new)), "{}", migration.up);
    run(&mut database, &migration.down);
    assert_eq!(shape(&database), before, "{}", migration.down);
    run(&mut database, &migration.up);
    database
}

#[test]
fn fields_of_several_parts_come_to_tables_that_have_rows() {
    let database = evolve(&schema(""), &schema("place = 'Address:optional'"));
    let sql = "select count(*) from shops where place_street is null and place_country is null";
    let kept: i64 = database.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
    assert!(insert(&database, ADDRESS, "null, 'US', null").is_err());

    let database = evolve(&schema(""), &schema("size = 'Size'"));
    let sql = "select count(*) from shops where size_width = 1 and size_note is null";
    let kept: i64 = database.query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn what_old_rows_cannot_have_is_refused() {
    let reasons = |old: &Schema, new: &Schema| -> Vec<Reason> {
        let refusals = difference(old, new, Losses::Refused)
            .err()
            .unwrap_or_default();
        refusals.into_iter().map(|refusal| refusal.reason).collect()
    };
    let (none, some) = (schema(""), schema("place = 'Address'"));
    assert_eq!(reasons(&none, &some), [Reason::NoDefault]);
    let optional = schema("place = 'Address:optional'");
    assert_eq!(reasons(&optional, &some), [Reason::NoDefault]);
    assert_eq!(reasons(&some, &optional), []);
}
