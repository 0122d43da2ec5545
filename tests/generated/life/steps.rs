//! What happens in a life, step by step.

/// A day of the project.
pub(crate) struct Step {
    pub(crate) does: &'static str,
    pub(crate) acts: &'static [Act],
    /// What queries find afterwards, `|` between two columns, a line a row.
    pub(crate) rows: &'static [(&'static str, &'static str)],
}

/// What is done to the project.
pub(crate) enum Act {
    /// dddgen does as it is told.
    Run(&'static str),
    /// dddgen leaves a conflict in a file. The user keeps what is theirs, makes this of a part of
    /// it, and goes on.
    Clash(&'static str, &'static str, &'static str, &'static str),
    /// The user changes a part of a file.
    Edit(&'static str, &'static str, &'static str),
    /// The user adds to a file.
    Append(&'static str, &'static str),
    /// The user writes a file.
    Write(&'static str, &'static str),
    /// The user deletes a file.
    Remove(&'static str),
    /// The service was used meanwhile.
    Insert(&'static str),
}

use Act::{Append, Clash, Edit, Insert, Remove, Run, Write};

pub(crate) const STEPS: &[Step] = &[
    Step {
        does: "adds an entity",
        acts: &[Run(
            "add entity Product name:string:1..100 price:decimal:min=0",
        )],
        rows: &[("select count(*) from products", "0")],
    },
    Step {
        does: "is used, and gets a field with a default",
        acts: &[
            Insert(
                "insert into products (id, name, price, version, created_at, created_by, updated_at, updated_by) values ({1}, 'Lamp', '9.90', 1, '2026-01-01T00:00:00Z', 'me', '2026-01-01T00:00:00Z', 'me'), ({2}, 'Table', '120.00', 1, '2026-01-01T00:00:00Z', 'me', '2026-01-01T00:00:00Z', 'me')",
            ),
            Run("add field Product stock:int:min=0:default=3"),
        ],
        rows: &[(
            "select name, price, stock from products order by name",
            "Lamp|9.90|3\nTable|120.00|3",
        )],
    },
    Step {
        does: "the user gives the entity a method and a test",
        acts: &[Append(
            "crates/domain/src/entities/product.rs",
            r#"
impl Product {
    /// Whether there is any left.
    pub fn is_in_stock(&self) -> bool {
        self.stock() > 0
    }
}

#[cfg(test)]
mod by_hand {
    use super::*;

    #[test]
    fn needs_a_price() {
        let draft = ProductDraft {
            name: Some(String::from("By hand")),
            ..ProductDraft::default()
        };
        assert!(ProductDetails::parse(draft).is_err());
    }
}
"#,
        )],
        rows: &[],
    },
    Step {
        does: "adds an entity of a context that refers to the other",
        acts: &[
            Run("add entity sales/Order product:ref:Product quantity:int:min=1"),
            Insert(
                "insert into orders (id, product_id, quantity, version, created_at, created_by, updated_at, updated_by) values ({3}, {1}, 2, 1, '2026-01-01T00:00:00Z', 'me', '2026-01-01T00:00:00Z', 'me')",
            ),
        ],
        rows: &[(
            "select p.name, o.quantity from orders o join products p on p.id = o.product_id",
            "Lamp|2",
        )],
    },
    Step {
        does: "the user adds a route and its handler",
        acts: &[
            Edit(
                "crates/api/src/v1/endpoints/product.rs",
                r"    router = router.routes(routes!(create, list));
",
                r"    router = router.routes(routes!(create, list));
    router = router.routes(routes!(shelf));
",
            ),
            Append(
                "crates/api/src/v1/endpoints/product.rs",
                r#"
/// Says how many products fit on a shelf.
#[utoipa::path(
    get,
    path = "/products/shelf",
    responses((status = 200, description = "How many", body = u32), ReadProblems),
)]
async fn shelf() -> Json<u32> {
    Json(42)
}
"#,
            ),
        ],
        rows: &[],
    },
    Step {
        does: "adds a value object and a field of it",
        acts: &[
            Run("add value Sku string:3..20"),
            Run("add field Product sku:Sku:optional:unique"),
        ],
        rows: &[(
            "select name, sku from products order by name",
            "Lamp|\nTable|",
        )],
    },
    Step {
        does: "the user takes a library of their own",
        acts: &[Edit(
            "crates/domain/Cargo.toml",
            r"[dependencies]
",
            r#"[dependencies]
# For the shelves of next year.
libm = "0.2"
"#,
        )],
        rows: &[],
    },
    Step {
        does: "the user deletes a file that they do not need",
        acts: &[Remove("justfile")],
        rows: &[],
    },
    Step {
        does: "the user writes a module of their own",
        acts: &[
            Write(
                "crates/domain/src/shelf.rs",
                r"//! Shelves, a module by hand.

/// How many boards a shelf has.
pub const BOARDS: u8 = 5;
",
            ),
            Edit(
                "crates/domain/src/lib.rs",
                r"pub mod repositories;
",
                r"pub mod repositories;
pub mod shelf;
",
            ),
        ],
        rows: &[],
    },
    Step {
        does: "adds an enum",
        acts: &[Run(
            "add enum sales/OrderStatus open paid cancelled --final paid,cancelled",
        )],
        rows: &[],
    },
    Step {
        does: "adds a state",
        acts: &[
            Run("add field sales/Order status:OrderStatus:default=open"),
            Insert("update orders set status = 'paid'"),
        ],
        rows: &[("select status from orders", "paid")],
    },
    Step {
        does: "adds steps from state to state",
        acts: &[Run(
            "add transition sales/Order --field status pay:open:paid cancel:open:cancelled void:open:cancelled",
        )],
        rows: &[],
    },
    Step {
        does: "renames a field; the user's code that speaks of another one stays",
        acts: &[
            Run("rename field Product.name title"),
            Edit(
                "crates/domain/src/entities/product.rs",
                r#"            name: Some(String::from("By hand")),
"#,
                r#"            title: Some(String::from("By hand")),
"#,
            ),
        ],
        rows: &[(
            "select title, price, stock from products order by title",
            "Lamp|9.90|3\nTable|120.00|3",
        )],
    },
    Step {
        does: "adds a text that may be absent",
        acts: &[Run("add field Product description:text:optional")],
        rows: &[],
    },
    Step {
        does: "widens a text in the file",
        acts: &[
            Edit(
                "dddgen.toml",
                r#"title = "string:1..100""#,
                r#"title = "string:1..200" # as on the label"#,
            ),
            Run("apply"),
        ],
        rows: &[("select title from products order by title", "Lamp\nTable")],
    },
    Step {
        does: "renames a value object",
        acts: &[Run("rename value Sku ArticleNumber")],
        rows: &[],
    },
    Step {
        does: "adds members with rows",
        acts: &[
            Run("add member sales/OrderNote --of Order text:string:1..500 author:string:1..80"),
            Insert(
                "insert into order_notes (id, order_id, position, text, author) values ({4}, {3}, 0, 'Mind the step', 'Ann')",
            ),
        ],
        rows: &[(
            "select o.status, n.text from order_notes n join orders o on o.id = n.order_id",
            "paid|Mind the step",
        )],
    },
    Step {
        does: "renames the entity; its file moves with all that the user wrote",
        acts: &[
            Run("rename entity Product Article"),
            Edit(
                "crates/domain/src/entities/article.rs",
                r"impl Product {
    /// Whether there is any left.",
                r"impl Article {
    /// Whether there is any left.",
            ),
            Edit(
                "crates/domain/src/entities/article.rs",
                r#"        let draft = ProductDraft {
            title: Some(String::from("By hand")),
            ..ProductDraft::default()
"#,
                r#"        let draft = ArticleDraft {
            title: Some(String::from("By hand")),
            ..ArticleDraft::default()
"#,
            ),
            Edit(
                "crates/domain/src/entities/article.rs",
                "        assert!(ProductDetails::parse(draft).is_err());",
                "        assert!(ArticleDetails::parse(draft).is_err());",
            ),
        ],
        rows: &[(
            "select a.title, o.quantity from orders o join articles a on a.id = o.product_id",
            "Lamp|2",
        )],
    },
    Step {
        does: "renames the reference to it",
        acts: &[Run("rename field Order.product article")],
        rows: &[(
            "select a.title, o.quantity from orders o join articles a on a.id = o.article_id",
            "Lamp|2",
        )],
    },
    Step {
        does: "adds a query, whose SQL the user writes",
        acts: &[
            Run("add query catalog_size --on Article"),
            Edit(
                "crates/infrastructure/src/queries/catalog_size.rs",
                r"    where deleted_at is null
",
                r"    where deleted_at is null and 1 = 1 -- as the accountant wants it
",
            ),
        ],
        rows: &[],
    },
    Step {
        does: "the user changes a test",
        acts: &[Edit(
            "crates/domain/tests/unit_domain/article.rs",
            "pub(crate) fn details()",
            r"/// What the tests of the user's start from.
pub(crate) fn details()",
        )],
        rows: &[],
    },
    Step {
        does: "moves the entity into a context",
        acts: &[Run("rename entity Article catalog/Article")],
        rows: &[(
            "select title, price, stock from articles order by title",
            "Lamp|9.90|3\nTable|120.00|3",
        )],
    },
    Step {
        does: "the user moves a file",
        acts: &[Run("mv README.md docs/README.md")],
        rows: &[],
    },
    Step {
        does: "adds a rule, and then another field",
        acts: &[
            Run(
                "add rule catalog/Article dear_is_described 'price > 1000 implies description is not empty'",
            ),
            Run("add field catalog/Article weight:int:optional:min=0"),
        ],
        rows: &[],
    },
    Step {
        does: "takes the rule away again",
        acts: &[Run("remove rule catalog/Article dear_is_described")],
        rows: &[],
    },
    Step {
        does: "both change one line",
        acts: &[
            Edit(
                "crates/domain/src/entities/catalog/article.rs",
                "length(value, 1..=200)",
                "length(value, 1..=150)",
            ),
            Edit(
                "dddgen.toml",
                r#"title = "string:1..200""#,
                r#"title = "string:1..250""#,
            ),
            Clash(
                "apply",
                "crates/domain/src/entities/catalog/article.rs",
                "length(value, 1..=150)",
                "length(value, 1..=240)",
            ),
        ],
        rows: &[],
    },
    Step {
        does: "adds tags, many to many",
        acts: &[
            Run("add entity catalog/Tag label:string:1..30:unique"),
            Run("add relation catalog/Article tags:refs:Tag:..10"),
            Insert(
                "insert into tags (id, label, version, created_at, created_by, updated_at, updated_by) values ({5}, 'light', 1, '2026-01-01T00:00:00Z', 'me', '2026-01-01T00:00:00Z', 'me')",
            ),
            Insert("insert into article_tags (article_id, tag_id, position) values ({1}, {5}, 0)"),
        ],
        rows: &[(
            "select a.title, t.label from article_tags x join articles a on a.id = x.article_id join tags t on t.id = x.tag_id",
            "Lamp|light",
        )],
    },
    Step {
        does: "renames a value of an enum",
        acts: &[
            Edit(
                "dddgen.toml",
                r#"values = ["open", "paid", "cancelled"]
final = ["paid", "cancelled"]"#,
                r#"final = ["settled", "cancelled"]
values = { open = "To be paid", settled = { doc = "Paid in full", was = "paid" }, cancelled = "Nobody pays" }"#,
            ),
            Edit("dddgen.toml", r#"to = "paid""#, r#"to = "settled""#),
            Run("apply"),
        ],
        rows: &[("select status from orders", "settled")],
    },
    Step {
        does: "renames the enum",
        acts: &[Run("rename enum OrderStatus OrderState")],
        rows: &[("select status from orders", "settled")],
    },
    Step {
        does: "renames a context",
        acts: &[Run("rename context sales trade")],
        rows: &[("select count(*) from orders", "1")],
    },
    Step {
        does: "widens a number",
        acts: &[
            Edit(
                "dddgen.toml",
                r#"quantity = "int:min=1""#,
                r#"quantity = "bigint:min=1""#,
            ),
            Run("apply"),
        ],
        rows: &[("select quantity from orders", "2")],
    },
    Step {
        does: "adds an index and a specification",
        acts: &[
            Run("add index catalog/Article weight"),
            Run("add specification catalog/light --on Article"),
            Append(
                "crates/application/src/specifications/catalog/light.rs",
                r"
/// What the user calls light.
pub const LIGHT: i64 = 100;
",
            ),
            Edit(
                "crates/application/src/specifications/catalog/mod.rs",
                r"pub use light::light;
",
                r"pub use light::LIGHT;
pub use light::light;
",
            ),
        ],
        rows: &[],
    },
    Step {
        does: "drops a field, with what it holds",
        acts: &[
            Run("remove field catalog/Article stock --allow-data-loss"),
            Edit(
                "crates/domain/src/entities/catalog/article.rs",
                r"    /// Whether there is any left.
    pub fn is_in_stock(&self) -> bool {
        self.stock() > 0
    }
",
                r"    /// Whether it has to be carried by two.
    pub fn is_heavy(&self) -> bool {
        self.weight().is_some_and(|weight| weight > 30_000)
    }
",
            ),
        ],
        rows: &[(
            "select title, price from articles order by title",
            "Lamp|9.90\nTable|120.00",
        )],
    },
    Step {
        does: "adds two numbers that belong together",
        acts: &[
            Run("add field catalog/Article width:int:min=1:default=10 height:int:min=1:default=20"),
            Insert("update articles set width = 15 where title = 'Lamp'"),
        ],
        rows: &[(
            "select title, width, height from articles order by title",
            "Lamp|15|20\nTable|10|20",
        )],
    },
    Step {
        does: "makes one value of the two",
        acts: &[
            Edit(
                "dddgen.toml",
                r#"width = "int:min=1:default=10"
height = "int:min=1:default=20"
"#,
                r#"size = { type = "Size", was = { width = "width", height = "height" } }
"#,
            ),
            Append(
                "dddgen.toml",
                r#"
# As it stands on the shelf.
[values.Size.fields]
width = "int:min=1:default=10"
height = "int:min=1:default=20"
"#,
            ),
            Run("apply"),
        ],
        rows: &[(
            "select title, size_width, size_height from articles order by title",
            "Lamp|15|20\nTable|10|20",
        )],
    },
    Step {
        does: "adds an event and its handler",
        acts: &[
            Run("add event trade/Order reminded reason:string:1..500"),
            Run("add handler trade/note_reminder --on Order.reminded"),
            Edit(
                "crates/application/src/event_handlers/trade/note_reminder.rs",
                r"            // What follows from it is done here; what it says is in its data.
",
                r"            // The user has something to say about it.
",
            ),
        ],
        rows: &[],
    },
    Step {
        does: "makes a field required that has a default",
        acts: &[
            Insert("update articles set weight = 7 where title = 'Lamp'"),
            Edit(
                "dddgen.toml",
                r#"weight = "int:optional:min=0""#,
                r#"weight = "int:min=0:default=1""#,
            ),
            Run("apply --allow-data-loss"),
            Edit(
                "crates/domain/src/entities/catalog/article.rs",
                r"        self.weight().is_some_and(|weight| weight > 30_000)
",
                r"        self.weight() > 30_000 // grams
",
            ),
        ],
        rows: &[(
            "select title, weight from articles order by title",
            "Lamp|7\nTable|1",
        )],
    },
    Step {
        does: "takes the deleted file back",
        acts: &[Run("apply --restore justfile")],
        rows: &[],
    },
    Step {
        does: "removes the tags, with what they say",
        acts: &[
            Run("remove relation catalog/Article tags --allow-data-loss"),
            Run("remove entity catalog/Tag --allow-data-loss"),
        ],
        rows: &[("select title from articles order by title", "Lamp\nTable")],
    },
    Step {
        does: "removes the members, with their rows",
        acts: &[Run("remove member trade/OrderNote --allow-data-loss")],
        rows: &[("select count(*) from orders", "1")],
    },
    Step {
        does: "removes a step",
        acts: &[Run("remove transition trade/Order void")],
        rows: &[],
    },
    Step {
        does: "removes what the user wrote from the model; the file stays theirs",
        acts: &[Run("remove handler trade/note_reminder")],
        rows: &[],
    },
    Step {
        does: "drops what the entity was once about, and takes a name of before",
        acts: &[
            Run("rename field catalog/Article.title name"),
            Edit(
                "crates/domain/src/entities/catalog/article.rs",
                r#"let title = violations.required("title", title, |value| validation::length(value, 1..=240));"#,
                r#"let name = violations.required("name", name, |value| validation::length(value, 1..=240));"#,
            ),
            Edit(
                "crates/domain/src/entities/catalog/article.rs",
                r#"            title: Some(String::from("By hand")),
"#,
                r#"            name: Some(String::from("By hand")),
"#,
            ),
        ],
        rows: &[(
            "select name, price, weight from articles order by name",
            "Lamp|9.90|7\nTable|120.00|1",
        )],
    },
];
