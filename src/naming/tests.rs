use super::{Name, Role};

fn name(text: &str) -> Name {
    Name::from_any(text).unwrap()
}

#[test]
fn takes_any_casing() {
    let cases = [
        ("OrderItem", "order_item", "OrderItem"),
        ("order-item", "order_item", "OrderItem"),
        ("order_item", "order_item", "OrderItem"),
        ("orderItem", "order_item", "OrderItem"),
        ("ORDER_ITEM", "order_item", "OrderItem"),
        ("SKU", "sku", "Sku"),
        ("ISBN13", "isbn13", "Isbn13"),
        ("HTTPServer", "http_server", "HttpServer"),
        ("line_1", "line_1", "Line1"),
        ("book", "book", "Book"),
    ];
    for (text, snake, pascal) in cases {
        assert_eq!(name(text).snake(), snake, "{text}");
        assert_eq!(name(text).pascal(), pascal, "{text}");
    }
}

#[test]
fn has_every_casing() {
    let name = name("OrderItem");
    assert_eq!(name.kebab(), "order-item");
    assert_eq!(name.camel(), "orderItem");
    assert_eq!(name.screaming(), "ORDER_ITEM");
    assert_eq!(name.human(), "order item");
    assert_eq!(name.ident(), "order_item");
    assert_eq!(self::name("type").ident(), "r#type");
    assert_eq!(self::name("author").reference().snake(), "author_id");
    assert_eq!(self::name("author_id").reference().snake(), "author_id");
}

#[test]
fn pluralises_the_last_word() {
    let cases = [
        ("Person", "people"),
        ("SalesPerson", "sales_people"),
        ("Category", "categories"),
        ("OrderItem", "order_items"),
        ("OrderStatus", "order_statuses"),
        ("Shelf", "shelves"),
        ("Bookshelf", "bookshelves"),
        ("Child", "children"),
        ("Mouse", "mice"),
        ("Analysis", "analyses"),
        ("Bus", "buses"),
        ("Box", "boxes"),
        ("Hero", "heroes"),
        ("Photo", "photos"),
        ("Day", "days"),
        ("News", "news"),
        ("BookSeries", "book_series"),
        ("Equipment", "equipment"),
        ("Address", "addresses"),
        ("Branch", "branches"),
        ("Dish", "dishes"),
        ("Quiz", "quizzes"),
        ("Woman", "women"),
        ("Salesman", "salesmen"),
        ("Human", "humans"),
        ("Leaf", "leaves"),
        ("Roof", "roofs"),
        ("Axis", "axes"),
        ("Index", "indexes"),
        ("Line2", "line2s"),
    ];
    for (text, plural) in cases {
        assert_eq!(name(text).plural().snake(), plural, "{text}");
    }
}

#[test]
fn refuses_what_is_no_name_and_suggests_one() {
    let cases = [
        ("", None),
        ("café", Some("cafe")),
        ("cafe\u{301}", Some("cafe")),
        ("Łódź", Some("Lodz")),
        ("1st", Some("st")),
        ("_x", Some("x")),
        ("../x", Some("x")),
        ("/etc/passwd", Some("etc_passwd")),
        ("a b", Some("a_b")),
        ("Order Item", Some("OrderItem")),
        ("x\"); drop", Some("x_drop")),
        ("日本", None),
        ("123", None),
    ];
    for (text, suggestion) in cases {
        let error = Name::from_any(text).unwrap_err();
        assert_eq!(error.suggestion.as_deref(), suggestion, "{text}");
    }
    assert_eq!(
        Name::from_any("café").unwrap_err().message,
        "`café` is not a name: `é` is not an ASCII letter, a digit or `_`"
    );
    assert!(Name::from_any(&"a".repeat(51)).is_err());
}

#[test]
fn the_file_wants_one_spelling() {
    let cases = [
        ("order_item", Role::Entity, Err("OrderItem")),
        ("OrderItem", Role::Entity, Ok(())),
        ("SKU", Role::Value, Err("Sku")),
        ("unitPrice", Role::Field, Err("unit_price")),
        ("a__b", Role::Field, Err("a_b")),
        ("line_1", Role::Field, Ok(())),
        ("line1", Role::Field, Ok(())),
        ("Catalog", Role::Context, Err("catalog")),
        ("book-store", Role::Service, Ok(())),
        ("book_store", Role::Service, Ok(())),
        ("BookStore", Role::Service, Err("book-store")),
    ];
    for (text, role, expected) in cases {
        let actual = Name::parse_exact(text, role);
        match expected {
            Ok(()) => assert!(actual.is_ok(), "{text}: {actual:?}"),
            Err(right) => {
                let suggestion = actual.unwrap_err().suggestion;
                assert_eq!(suggestion.as_deref(), Some(right), "{text}");
            }
        }
    }
}

#[test]
fn refuses_reserved_words_by_role() {
    let cases = [
        (
            "self Self crate super id version created_at deleted_at page page_size sort",
            Role::Field,
        ),
        (
            "restore revise violations parse new iter adopt tell",
            Role::Field,
        ),
        ("adopt patched create_all eq into new", Role::Method),
        (
            "Type Match Option Result String Vec Box Self Error Page Audit Mod Con \
             Table Connection Actor Bulk Id",
            Role::Entity,
        ),
        ("Uuid Decimal Json Violations Ids", Role::Value),
        ("mod lib main audit type nul", Role::Context),
        (
            "fn std test core alloc domain application infrastructure api server",
            Role::Service,
        ),
        (
            "build deps examples incremental con com1 axum",
            Role::Service,
        ),
    ];
    for (words, role) in cases {
        for word in words.split(' ') {
            let error = Name::parse(word, role).unwrap_err();
            let suggestion = error.suggestion.unwrap();
            assert!(
                Name::parse_exact(&suggestion, role).is_ok(),
                "{word}: {suggestion}"
            );
        }
    }
}

#[test]
fn takes_keywords_where_they_can_be_raw() {
    for word in ["type", "match", "fn", "async", "gen", "box"] {
        assert!(Name::parse_exact(word, Role::Field).is_ok(), "{word}");
    }
    assert_eq!(
        Name::parse("fn", Role::Service)
            .unwrap_err()
            .suggestion
            .as_deref(),
        Some("fn-service")
    );
}

#[test]
fn tables_that_are_searched_are_sorted() {
    assert!(super::is_keyword("Self") && super::is_keyword("yield"));
    assert_eq!(name("weather").plural().snake(), "weather");
    assert_eq!(name("advice").plural().snake(), "advice");
}
