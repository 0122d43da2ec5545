//! What has another name, or gets company, keeps its rows, on both databases.

use dddgen::model::Database;
use dddgen::schema::{Losses, difference};

use crate::store::{Store, of};

struct Case<'a> {
    old: &'a str,
    new: &'a str,
    /// Rows of the old tables.
    rows: &'a [(&'a str, &'a [(&'a str, &'a str)])],
    /// A query on the old tables, one on the new ones, and what either finds.
    before: (&'a str, &'a str),
    after: (&'a str, &'a str),
}

#[track_caller]
fn check(case: &Case<'_>) {
    for database in Database::ALL {
        let (old, new) = (of(database, case.old), of(database, case.new));
        let found = difference(&old, &new, Losses::Refused);
        let found = found.unwrap_or_else(|refusals| panic!("{refusals:#?}"));
        let mut store = Store::built(database, &old);
        for (number, (table, row)) in (1..).zip(case.rows) {
            store.insert(&old, table, number, row);
        }
        let migration = store.migration(&found).expect("something to do");
        for _ in 0..2 {
            assert_eq!(store.select(case.before.0), case.before.1);
            store.migrate(&migration.up, &new);
            assert_eq!(store.select(case.after.0), case.after.1, "{}", migration.up);
            store.migrate(&migration.down, &old);
        }
        assert!(difference(&new, &new, Losses::Refused).is_ok_and(|it| it.is_empty()));
    }
}

#[test]
fn fields_keep_their_values() {
    check(&Case {
        old: "[entities.Author.fields]\nname = 'string'\n\
              [entities.Book]\nunique = [['title', 'author']]\nindexes = [{ fields = ['stock'], where = 'stock < 10' }]\n\
              rules = [{ name = 'is_small', rule = 'stock < 100' }]\n\
              [entities.Book.fields]\ntitle = 'string:1..20'\nstock = 'int:min=0'\nnote = 'date:optional'\nauthor = 'ref:Author:optional'\n",
        new: "[entities.Author.fields]\nname = 'string'\n\
              [entities.Book]\nunique = [['heading', 'writer']]\nindexes = [{ fields = ['pieces'], where = 'pieces < 10' }]\n\
              rules = [{ name = 'is_small', rule = 'pieces < 100' }]\n\
              [entities.Book.fields]\nheading = { type = 'string:1..20', was = 'title' }\npieces = { type = 'int:min=0', was = 'stock' }\n\
              day = { type = 'date:optional', was = 'note' }\nwriter = { type = 'ref:Author:optional', was = 'author' }\n",
        rows: &[
            ("authors", &[("name", "ann")]),
            (
                "books",
                &[
                    ("title", "one"),
                    ("stock", "7"),
                    ("author_id", "1"),
                    ("note", "2026-01-02"),
                ],
            ),
        ],
        before: (
            "select b.title, b.stock, b.note, a.name from books b join authors a on a.id = b.author_id",
            "one|7|2026-01-02|ann",
        ),
        after: (
            "select b.heading, b.pieces, b.day, a.name from books b join authors a on a.id = b.writer_id",
            "one|7|2026-01-02|ann",
        ),
    });
}

#[test]
fn a_plain_column_is_renamed_in_place() {
    for database in Database::ALL {
        let old = of(
            database,
            "[entities.Book.fields]\na = 'int'\nb = 'date:optional:index'\n",
        );
        let new = of(
            database,
            "[entities.Book.fields]\na = 'int'\nc = { type = 'date:optional:index', was = 'b' }\n",
        );
        let found = difference(&old, &new, Losses::Refused).unwrap();
        let up = Store::open(database).migration(&found).unwrap().up;
        assert!(
            up.contains("alter table books rename column b to c;"),
            "{up}"
        );
        assert!(!up.contains("create table"), "{up}");
    }
}

#[test]
fn members_come_to_roots_that_have_rows() {
    check(&Case {
        old: "[entities.Order.fields]\nno = 'int:min=0'\n",
        new: "[entities.Order.fields]\nno = 'bigint:min=0'\nkind = 'string:default=web'\n\
              total = { type = 'bigint', derived = 'sum(lines.size)' }\n\
              [entities.OrderLine]\npart_of = 'Order'\ncollection = 'lines'\n[entities.OrderLine.fields]\nsize = 'int:0..99'\n",
        rows: &[("orders", &[("no", "7")]), ("orders", &[("no", "8")])],
        before: ("select no from orders order by no", "7\n8"),
        after: (
            "select no, kind, total, (select count(*) from order_lines) from orders order by no",
            "7|web|0|0\n8|web|0|0",
        ),
    });
}

#[test]
fn entities_keep_their_rows_and_their_members() {
    check(&Case {
        old: "[entities.Order.fields]\nno = 'int:min=0'\nup = 'ref:Order:optional'\n\
              [entities.OrderLine]\npart_of = 'Order'\n[entities.OrderLine.fields]\nsize = 'int:unique'\n\
              [entities.Note.fields]\norder = 'ref:Order:on_delete=cascade'\n",
        new: "[entities.Purchase]\nwas = 'Order'\n[entities.Purchase.fields]\nno = 'int:min=0'\nup = 'ref:Purchase:optional'\n\
              [entities.Item]\nwas = 'OrderLine'\npart_of = 'Purchase'\n[entities.Item.fields]\nsize = 'int:unique'\n\
              [entities.Note.fields]\norder = 'ref:Purchase:on_delete=cascade'\n",
        rows: &[
            ("orders", &[("no", "7")]),
            ("orders", &[("no", "8"), ("up_id", "1")]),
            ("order_lines", &[("order_id", "1"), ("size", "3")]),
            ("notes", &[("order_id", "2")]),
        ],
        before: (
            "select o.no, l.size, u.no from orders o join order_lines l on l.order_id = o.id \
             join orders u on u.up_id = o.id join notes n on n.order_id = u.id",
            "7|3|8",
        ),
        after: (
            "select o.no, l.size, u.no from purchases o join items l on l.purchase_id = o.id \
             join purchases u on u.up_id = o.id join notes n on n.order_id = u.id",
            "7|3|8",
        ),
    });
}

#[test]
fn lists_of_references_keep_their_entries() {
    let old = "[entities.Tag.fields]\nname = 'string'\n\
               [entities.Book.fields]\ntitle = 'string'\ntags = 'refs:Tag'\nsequels = 'refs:Book:on_delete=cascade'\n";
    let rows: &[(&str, &[(&str, &str)])] = &[
        ("tags", &[("name", "red")]),
        ("books", &[("title", "one")]),
        ("books", &[("title", "two")]),
        ("book_tags", &[("book_id", "3"), ("tag_id", "1")]),
        ("book_sequels", &[("book_id", "3"), ("sequel_id", "2")]),
    ];
    let before = (
        "select b.title, t.name, s.title from books b join book_tags bt on bt.book_id = b.id \
         join tags t on t.id = bt.tag_id join book_sequels bs on bs.book_id = b.id \
         join books s on s.id = bs.sequel_id",
        "two|red|one",
    );
    // Each name by itself, then all of them at once.
    let cases = [
        ["Tag", "Book", "labels", "sequels"],
        ["Tag", "Novel", "tags", "sequels"],
        ["Badge", "Book", "tags", "parts"],
        ["Badge", "Novel", "badges", "parts"],
    ];
    for [tag, book, tags, sequels] in cases {
        let was = |new: &str, old: &str| {
            let was = (new != old).then(|| format!("was = '{old}'\n"));
            was.unwrap_or_default()
        };
        let listed = |name: &str, old: &str, grammar: String| {
            let was = (name != old).then(|| format!(", was = '{old}'"));
            format!(
                "{name} = {{ type = '{grammar}'{} }}\n",
                was.unwrap_or_default()
            )
        };
        let new = format!(
            "[entities.{tag}]\n{}[entities.{tag}.fields]\nname = 'string'\n\
             [entities.{book}]\n{}[entities.{book}.fields]\ntitle = 'string'\n{}{}",
            was(tag, "Tag"),
            was(book, "Book"),
            listed(tags, "tags", format!("refs:{tag}")),
            listed(sequels, "sequels", format!("refs:{book}:on_delete=cascade")),
        );
        let one = |plural: &str| format!("{}_id", plural.trim_end_matches('s'));
        let (root, root_id) = (book.to_lowercase(), format!("{}_id", book.to_lowercase()));
        let after = format!(
            "select b.title, t.name, s.title from {root}s b join {root}_{tags} bt on bt.{root_id} = b.id \
             join {}s t on t.id = bt.{} join {root}_{sequels} bs on bs.{root_id} = b.id \
             join {root}s s on s.id = bs.{}",
            tag.to_lowercase(),
            one(tags),
            one(sequels),
        );
        check(&Case {
            old,
            new: &new,
            rows,
            before,
            after: (&after, before.1),
        });
    }
}

#[test]
fn values_of_enums_are_renamed_in_rows_and_rules() {
    check(&Case {
        old: "[enums.Mood]\nvalues = ['good', 'bad']\n\
              [entities.Day]\nindexes = [{ fields = ['no'], where = \"mood = 'good'\" }]\n\
              [entities.Day.fields]\nno = 'int'\nmood = 'Mood:optional'\nmoods = 'list:Mood'\n",
        new: "[enums.Mood.values]\nfine = { doc = 'Well', was = 'good' }\nbad = 'Not so well'\n\
              [entities.Day]\nindexes = [{ fields = ['no'], where = \"mood = 'fine'\" }]\n\
              [entities.Day.fields]\nno = 'int'\nmood = 'Mood:optional'\nmoods = 'list:Mood'\n",
        rows: &[
            (
                "days",
                &[("mood", "good"), ("moods", r#"["bad", "good", "bad"]"#)],
            ),
            ("days", &[("mood", "null")]),
        ],
        before: (
            "select mood, moods from days order by id",
            "good|[\"bad\",\"good\",\"bad\"]\n|[]",
        ),
        after: (
            "select mood, moods from days order by id",
            "fine|[\"bad\",\"fine\",\"bad\"]\n|[]",
        ),
    });
}

#[test]
fn a_name_is_taken_over_from_what_goes() {
    for database in Database::ALL {
        let old = of(
            database,
            "[entities.Book.fields]\na = 'int'\nb = 'int:min=0'\n[entities.Film.fields]\na = 'int'\n",
        );
        let new = of(
            database,
            "[entities.Film]\nwas = 'Book'\n[entities.Film.fields]\na = { type = 'int:min=0', was = 'b' }\n",
        );
        let found = difference(&old, &new, Losses::Allowed).unwrap();
        let lost: Vec<_> = found
            .losses
            .iter()
            .map(dddgen::schema::Refusal::loss)
            .collect();
        assert_eq!(lost.len(), 2, "{lost:?}");
        let mut store = Store::built(database, &old);
        store.insert(&old, "books", 1, &[("a", "1"), ("b", "2")]);
        let migration = store.migration(&found).unwrap();
        store.migrate(&migration.up, &new);
        assert_eq!(store.select("select a from films"), "2");
        store.migrate(&migration.down, &old);
        assert_eq!(store.select("select b from books"), "2");
    }
}

#[test]
fn what_is_derived_is_no_change_when_its_fields_are_renamed() {
    let model = |price: &str, field: &str| {
        format!(
            "[entities.Line]\nrules = [{{ name = 'r', rule = '{price} * 2 < 100' }}]\n[entities.Line.fields]\n\
             {field}\nsize = 'int'\nsum = {{ type = 'decimal', derived = '{price} * size' }}\n"
        )
    };
    let old = model("price", "price = 'decimal'");
    let new = model("cost", "cost = { type = 'decimal', was = 'price' }");
    check(&Case {
        old: &old,
        new: &new,
        rows: &[("lines", &[("price", "2"), ("size", "3"), ("sum", "6")])],
        before: ("select price, sum from lines", "2|6"),
        after: ("select cost, sum from lines", "2|6"),
    });
}

const ADDRESS: &str = "[values.Address.fields]\nstreet = 'string:1..20'\nzip = 'string:5..5'\nunit = 'string:optional'\n";

#[test]
fn fields_become_the_parts_of_one_and_fields_again() {
    let apart =
        "[entities.Shop.fields]\nname = 'string'\nroad = 'string:1..20'\nzip = 'string:5..5'\n";
    let whole = "[entities.Shop.fields]\nname = 'string'\n\
                 place = { type = 'Address', was = { street = 'road', zip = 'zip' } }\n";
    check(&Case {
        old: apart,
        new: &format!("{ADDRESS}{whole}"),
        rows: &[(
            "shops",
            &[("name", "a"), ("road", "Main"), ("zip", "12345")],
        )],
        before: ("select road, zip from shops", "Main|12345"),
        after: (
            "select place_street, place_zip, coalesce(place_unit, '-') from shops",
            "Main|12345|-",
        ),
    });
    let place = [
        ("name", "a"),
        ("place_street", "Main"),
        ("place_zip", "12345"),
    ];
    check(&Case {
        old: &format!(
            "{ADDRESS}[entities.Shop.fields]\nname = 'string'\nplace = 'Address:optional'\n"
        ),
        new: "[entities.Shop.fields]\nname = 'string'\nroad = { type = 'string:1..20:optional', was = 'place.street' }\n\
              code = { type = 'string:5..5:optional', was = 'place.zip' }\nunit = { type = 'string:optional', was = 'place.unit' }\n",
        rows: &[("shops", &place)],
        before: ("select place_street, place_zip from shops", "Main|12345"),
        after: ("select road, code from shops", "Main|12345"),
    });
}

#[test]
fn parts_keep_their_values_under_another_name() {
    let old = "[values.Place.fields]\nroad = 'string:1..20'\nzip = 'string:5..5'\n\
               [entities.Shop.fields]\nname = 'string'\nplace = 'Place'\nother = 'Place:optional'\n";
    let new = "[values.Place.fields]\nstreet = { type = 'string:1..20', was = 'road' }\nzip = 'string:5..5'\n\
               [entities.Shop.fields]\nname = 'string'\nhome = { type = 'Place', was = 'place' }\nother = 'Place:optional'\n";
    check(&Case {
        old,
        new,
        rows: &[(
            "shops",
            &[
                ("name", "a"),
                ("place_road", "Main"),
                ("place_zip", "12345"),
                ("other_road", "Side"),
                ("other_zip", "54321"),
            ],
        )],
        before: ("select place_road, other_road from shops", "Main|Side"),
        after: ("select home_street, other_street from shops", "Main|Side"),
    });
}

#[test]
fn a_value_of_several_parts_with_a_default_comes_to_tables_that_have_rows() {
    check(&Case {
        old: "[entities.Shop.fields]\nname = 'string'\n",
        new: &format!(
            "{ADDRESS}[entities.Shop.fields]\nname = 'string'\nprice = {{ type = 'money:min=0', default = {{ amount = '1.5', currency = 'EUR' }} }}\n\
             place = {{ type = 'Address', default = {{ street = 'nowhere', zip = '00000' }} }}\n"
        ),
        rows: &[("shops", &[("name", "a")])],
        before: ("select name from shops", "a"),
        after: (
            "select place_street, place_zip, price_amount, price_currency from shops",
            "nowhere|00000|1.5|EUR",
        ),
    });
}

#[test]
fn kinds_are_called_as_their_entities_are() {
    check(&Case {
        old: "[entities.Customer.fields]\nname = 'string'\n[entities.Vendor.fields]\nname = 'string'\n\
              [entities.Contact]\nunique = [['owner', 'label']]\n\
              [entities.Contact.fields]\nlabel = 'string'\nowner = 'any:Customer,Vendor'\n\
              other = 'any:Vendor,Customer:optional'\n",
        new: "[entities.Client]\nwas = 'Customer'\nfields.name = 'string'\n[entities.Vendor.fields]\nname = 'string'\n\
              [entities.Contact]\nunique = [['holder', 'label']]\n\
              [entities.Contact.fields]\nlabel = 'string'\nholder = { any = ['Client', 'Vendor'], was = 'owner' }\n\
              other = 'any:Vendor,Client:optional'\n",
        rows: &[
            ("customers", &[("name", "ann")]),
            ("vendors", &[("name", "acme")]),
            (
                "contacts",
                &[
                    ("label", "one"),
                    ("owner_type", "customer"),
                    ("owner_id", "1"),
                ],
            ),
            (
                "contacts",
                &[
                    ("label", "two"),
                    ("owner_type", "vendor"),
                    ("owner_id", "2"),
                    ("other_type", "customer"),
                    ("other_id", "1"),
                ],
            ),
        ],
        before: (
            "select a.owner_type, b.owner_type, b.other_type from contacts a join customers c on c.id = a.owner_id \
             join contacts b on b.other_id = c.id join vendors v on v.id = b.owner_id",
            "customer|vendor|customer",
        ),
        after: (
            "select a.holder_type, b.holder_type, b.other_type from contacts a join clients c on c.id = a.holder_id \
             join contacts b on b.other_id = c.id join vendors v on v.id = b.holder_id",
            "client|vendor|client",
        ),
    });
}
