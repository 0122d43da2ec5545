//! What `dddgen.toml` may say, what it may not, and how its mistakes are shown.

#![expect(
    clippy::unwrap_used,
    reason = "the helpers of a test may fail it as the test itself may"
)]

use std::fmt::Write as _;
use std::path::Path;

use dddgen::model::problem::{Problem, render};
use dddgen::model::{FieldType, Literal, Model, PredicateOperator, parse};
use dddgen::naming::Name;
use proptest::prelude::*;

const BOOKSTORE: &str = include_str!("model/bookstore.toml");
const MISTAKES: &str = include_str!("model/ten_mistakes.toml");

fn bookstore() -> Model {
    parse(BOOKSTORE).unwrap_or_else(|problems| panic!("{}", render(&problems, "m", BOOKSTORE)))
}

fn name(text: &str) -> Name {
    Name::from_any(text).unwrap()
}

/// The cases of a file: text, message, hint.
fn cases(file: &str) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
    file.lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| {
            let mut parts = line.split(" => ");
            let (text, message) = (parts.next().unwrap(), parts.next().unwrap());
            (text, message, parts.next())
        })
}

/// Compares all cases before it fails, so that one run shows all that differ.
fn check(file: &str, model: impl Fn(&str) -> String) {
    let mut report = String::new();
    for (text, message, hint) in cases(file) {
        let source = model(text);
        let problems = parse(&source).err().unwrap_or_default();
        let found = match problems.as_slice() {
            [one] => format!("{text} => {}{}", one.message, shown_hint(one)),
            none_or_more => format!("{text} => {none_or_more:?}"),
        };
        let hint = hint.map(|hint| format!(" => {hint}")).unwrap_or_default();
        let expected = format!("{text} => {message}{hint}");
        if found != expected {
            writeln!(report, "expected {expected}\n   found {found}").unwrap();
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

fn shown_hint(problem: &Problem) -> String {
    let hint = problem.hint.as_ref();
    hint.map(|hint| format!(" => {hint}")).unwrap_or_default()
}

#[test]
fn refuses_wrong_fields() {
    check(include_str!("model/fields.txt"), |grammar| {
        let field = if grammar.starts_with('{') {
            grammar.to_owned()
        } else {
            format!("'{grammar}'")
        };
        format!(
            "[service]\nname = 'x'\n[values.Isbn]\ntype = 'string'\npattern = '^97[89]$'\n\
             [contexts.vault.values.Passphrase]\ntype = 'string'\n\
             [entities.Author.fields]\nname = 'string'\n[entities.Book.fields]\nf = {field}\ng = 'int'\n"
        )
    });
}

#[test]
fn refuses_wrong_declarations_of_what_the_user_writes() {
    check(include_str!("model/own.txt"), |lines| {
        let lines = lines.replace(";;", "\n");
        format!(
            "[service]\nname = 'x'\n[values.Isbn]\ntype = 'string'\n\
             [entities.Customer.fields]\na = 'int'\n\
             [contexts.sales.entities.Order.fields]\na = 'int'\n\
             [contexts.stock.entities.Item.fields]\na = 'int'\n{lines}\n"
        )
    });
}

#[test]
fn refuses_wrong_members() {
    check(include_str!("model/members.txt"), |lines| {
        let lines = lines.replace(";;", "\n");
        format!(
            "[service]\nname = 'x'\n[contexts.sales.entities.Order.fields]\nnote = 'string'\n\
             [contexts.sales.entities.Product.fields]\na = 'int'\n{lines}\n"
        )
    });
}

#[test]
fn refuses_wrong_values_of_several_parts() {
    check(include_str!("model/values.txt"), |lines| {
        let lines = lines.replace(";;", "\n");
        format!(
            "[service]\nname = 'x'\n[values.Zip]\ntype = 'string'\n[enums.Side]\nvalues = ['left']\n\
             [values.Address.fields]\nstreet = 'string'\nzip = 'Zip'\nunit = 'string:optional'\n\
             [values.Note.fields]\none = 'int:optional'\nother = 'Side:optional'\n\
             [entities.Thing.fields]\nname = 'string'\n{lines}\n"
        )
    });
}

#[test]
fn refuses_wrong_references() {
    check(include_str!("model/relations.txt"), |lines| {
        let lines = lines.replace(";;", "\n");
        format!(
            "[service]\nname = 'x'\n[contexts.sales.entities.Order.fields]\nnote = 'string'\n\
             [contexts.sales.entities.Product.fields]\na = 'int'\n{lines}\n"
        )
    });
}

#[test]
fn refuses_wrong_references_to_one_of_several_kinds() {
    check(include_str!("model/owners.txt"), |lines| {
        let lines = lines.replace(";;", "\n");
        format!(
            "[service]\nname = 'x'\n[contexts.sales.entities.Order.fields]\nnote = 'string'\n\
             [contexts.sales.entities.Product.fields]\na = 'int'\n{lines}\n"
        )
    });
}

#[test]
fn references_of_a_list_are_called_by_what_one_of_them_is() {
    let called = |field: &str, entity: &str| {
        let (field, entity) = (name(field), name(entity));
        let (all, one) = (field.references(&entity), field.singular_of(&entity));
        format!("{all} {}", one.reference())
    };
    for (field, entity, expected) in [
        ("tags", "Tag", "tag_ids tag_id"),
        ("tag_ids", "Tag", "tag_ids tag_id"),
        (
            "former_aliases",
            "Alias",
            "former_alias_ids former_alias_id",
        ),
        ("people", "Person", "person_ids person_id"),
        ("salespeople", "Employee", "salesperson_ids salesperson_id"),
        ("analyses", "Study", "analysis_ids analysis_id"),
        ("houses", "Building", "house_ids house_id"),
        ("boxes", "Container", "box_ids box_id"),
        ("categories", "Label", "category_ids category_id"),
        ("leaves", "Node", "leaf_ids leaf_id"),
        ("matches", "Game", "match_ids match_id"),
        ("related", "Book", "related_ids related_id"),
        ("staff", "Employee", "staff_ids staff_id"),
    ] {
        assert_eq!(called(field, entity), expected, "{field} of {entity}");
    }
}

#[test]
fn members_are_called_by_what_their_root_calls_them() {
    let source = include_str!("models/members.toml");
    let model = parse(source).unwrap();
    let members = model.members.iter();
    let called = members.map(|it| {
        (
            it.entity.name.pascal(),
            it.root.pascal(),
            it.collection.snake(),
        )
    });
    let called: Vec<_> = called
        .map(|(member, root, all)| format!("{member} {root} {all}"))
        .collect();
    let expected = [
        "Stop Route stops",
        "Position Route positions",
        "Waypoint Route points",
        "OrderLine Order lines",
        "OrderReturn Order returns",
    ];
    assert_eq!(called, expected);
    assert!(
        model
            .entities
            .iter()
            .all(|entity| model.members.iter().all(|it| it.entity.name != entity.name))
    );
}

#[test]
fn rules_point_to_what_a_client_can_change_about_them() {
    for (rule, field) in [
        ("credit > 1", "credit"),
        ("price > 1 or credit > 1", "price"),
        // What it names comes before what that follows from, and a state last.
        ("state = draft or gross <= credit", "credit"),
        ("state = draft or gross > 1", "price"),
        ("code = 1 or credit > 1", "credit"),
    ] {
        let source = format!(
            "[service]\nname = 'x'\n[enums.Stage]\nvalues = ['draft', 'sent']\n\
             [entities.Invoice.fields]\ncode = 'int:readonly:default=1'\nprice = 'decimal'\n\
             credit = 'decimal'\nstate = 'Stage:default=draft'\n\
             gross = {{ type = 'decimal', derived = 'price * 2' }}\n\
             [entities.Invoice.transitions]\nsend = {{ field = 'state', from = ['draft'], to = 'sent' }}\n\
             [[entities.Invoice.rules]]\nname = 'r'\nrule = '{rule}'\n"
        );
        let model =
            parse(&source).unwrap_or_else(|found| panic!("{}", render(&found, "m", &source)));
        assert_eq!(model.entities[0].rules[0].field.snake(), field, "{rule}");
    }
}

#[test]
fn refuses_wrong_models() {
    check(include_str!("model/models.txt"), |lines| {
        let lines = lines.replace(";;", "\n");
        if lines.contains("[service]") {
            lines
        } else if lines.starts_with('[') {
            format!("{lines}\n[service]\nname = 'x'\n")
        } else {
            lines
        }
    });
}

#[test]
fn ten_mistakes_are_ten_good_messages() {
    let problems = parse(MISTAKES).unwrap_err();
    let shown = render(&problems, "dddgen.toml", MISTAKES);
    let expected = include_str!("model/ten_mistakes.txt");
    assert!(shown == expected, "{shown}");
    assert!(problems.is_sorted_by_key(|problem| problem.span.start));
}

/// Each model of the folder, with the text that its problems are shown as.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the models stand in a folder, so that a new one needs no code"
)]
fn wrong_models_get_good_messages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/model/wrong");
    let mut report = String::new();
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        count += 1;
        let source = std::fs::read_to_string(&path).unwrap();
        let problems = parse(&source).err().unwrap_or_default();
        let shown = render(&problems, "dddgen.toml", &source);
        let expected = std::fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        if problems.is_empty() || shown != expected {
            writeln!(report, "## {}\n{shown}", path.display()).unwrap();
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(count >= 10, "{count} wrong models");
}

#[test]
fn everything_has_its_place_and_order() {
    let model = bookstore();
    let names: Vec<_> = model.entities.iter().map(|e| e.name.pascal()).collect();
    assert_eq!(names, ["Customer", "Author", "Book", "Person"]);
    let names: Vec<_> = model.values.iter().map(|v| v.name.pascal()).collect();
    assert_eq!(names, ["Slug", "Isbn", "Percent"]);
    let catalog = name("catalog");
    assert_eq!(model.context(&catalog).unwrap().doc, "What we sell");
    assert_eq!(model.entities_in(Some(&catalog)).count(), 2);
    assert_eq!(model.entities_in(None).count(), 1);
    let person = model.entity(&name("Person")).unwrap();
    let names = (
        person.plural.snake(),
        person.table.as_str(),
        person.route.as_str(),
    );
    assert_eq!(names, ("people", "staff", "staff-members"));
    let isbn = model.value(&name("Isbn")).unwrap();
    assert_eq!(isbn.doc, "The number on the back.\nThirteen digits.");
    assert_eq!(isbn.constraints.bounds.to_string(), "1..255");
}

#[test]
fn fields_say_what_the_file_says() {
    let model = bookstore();
    let book = model.entity(&name("Book")).unwrap();
    let text = |text: &str| Some(Literal::Text(text.to_owned()));
    let cases = [
        ("title", "1..255", None),
        ("blurb", "..1000", text("")),
        ("kind", "1..255", text("a:b")),
        ("type", "1..9", text("soft")),
        ("price", "0..9999.99", None),
        (
            "discount",
            "..",
            Some(Literal::Decimal("12.5".parse().unwrap())),
        ),
        ("stock", "0..", Some(Literal::Integer(0))),
        ("weight", "0.1..50", None),
        ("listed", "..", Some(Literal::Bool(true))),
        ("opens_at", "..", text("09:30:00")),
        ("seen_at", "..", text("2024-01-01T00:00:00Z")),
        ("site", "..", text("https://example.com:8080/a")),
        (
            "extra",
            "..",
            Some(Literal::Json(serde_json::json!({"a": [1, 2.5, true]}))),
        ),
        (
            "tags",
            "..10",
            Some(Literal::List(vec![Literal::Text("new".to_owned())])),
        ),
    ];
    for (field, bounds, default) in cases {
        let field = book.field(&name(field)).unwrap();
        assert_eq!(field.bounds().to_string(), bounds, "{}", field.name);
        assert_eq!(field.default, default, "{}", field.name);
    }
    let opens = book.field(&name("opens_at")).unwrap();
    assert!(opens.index && !opens.unique);
    let author = book.field(&name("author")).unwrap();
    assert_eq!(author.ty, FieldType::Ref(name("Author")));
    assert_eq!(author.member().snake(), "author_id");
    assert_eq!(
        book.field(&name("editor_id")).unwrap().member().snake(),
        "editor_id"
    );
    assert_eq!(book.field(&name("type")).unwrap().doc, "The cover");
}

#[test]
fn predicates_are_typed() {
    let model = bookstore();
    let book = model.entity(&name("Book")).unwrap();
    let predicate = book.indexes[1].predicate.as_ref().unwrap();
    let operators: Vec<_> = predicate.terms.iter().map(|term| term.operator).collect();
    let expected = [
        PredicateOperator::Less,
        PredicateOperator::IsNotNull,
        PredicateOperator::NotEqual,
    ];
    assert_eq!(operators, expected);
    assert_eq!(
        predicate.terms[2].literal,
        Some(Literal::Text("it's".to_owned()))
    );
}

#[test]
fn every_field_but_references_has_examples() {
    let model = bookstore();
    for field in model.entities.iter().flat_map(|entity| &entity.fields) {
        let examples = model.examples(field);
        assert_eq!(
            examples.is_empty(),
            field.target().is_some(),
            "{}",
            field.name
        );
        assert!(examples.first() != examples.get(1) || examples.is_empty());
    }
    let isbn = model.value(&name("Isbn")).unwrap().examples();
    assert_eq!(isbn[0], Literal::Text("978-0306406157".to_owned()));
    assert_eq!(isbn.len(), 2);
}

#[test]
fn a_service_may_have_nothing_yet() {
    let model = parse("[service]\nname = \"book-store\"\n").unwrap();
    assert_eq!(model.service.name.kebab(), "book-store");
    assert_eq!(model.service.dddgen, env!("CARGO_PKG_VERSION"));
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = BOOKSTORE.replace('\n', "\r\n");
    assert_eq!(parse(&text).unwrap(), bookstore());
}

/// A TOML text that is nearly a model.
fn nearly_a_model() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z_:.=<>0-9'é \\\\]{0,12}",
        Just("string:1..5".to_owned()),
        Just("list:".to_owned()),
        Just("ref:A".to_owned()),
        Just("a is not".to_owned()),
    ];
    let value = prop_oneof![
        word.clone().prop_map(|word| format!("{word:?}")),
        word.clone().prop_map(|word| format!("[{word:?}]")),
        word.clone().prop_map(|word| format!("[[{word:?}]]")),
        word.clone()
            .prop_map(|word| format!("[{{ fields = [\"a\"], where = {word:?} }}]")),
        word.prop_map(|word| format!("{{ type = {word:?}, default = 1, pattern = {word:?} }}")),
        Just("1".to_owned()),
        Just("1e400".to_owned()),
        Just("2024-01-01".to_owned()),
        Just("{}".to_owned()),
    ];
    let key = prop::sample::select(vec![
        "service",
        "service.name",
        "values",
        "values.A",
        "values.V.type",
        "contexts",
        "contexts.c",
        "entities",
        "entities.A",
        "entities.A.fields",
        "entities.A.fields.a",
        "entities.A.unique",
        "entities.A.indexes",
        "contexts.c.entities.A.fields.b",
        "entities.A.plural",
    ]);
    prop::collection::vec((key, value), 0..6).prop_map(|lines| {
        let lines = lines
            .iter()
            .map(|(key, value)| format!("{key} = {value}\n"));
        lines.collect()
    })
}

proptest! {
    #[test]
    fn any_text_is_a_model_or_has_problems_in_it(text in prop_oneof![any::<String>(), nearly_a_model()]) {
        if let Err(problems) = parse(&text) {
            prop_assert!(!problems.is_empty());
            let shown = render(&problems, "dddgen.toml", &text);
            prop_assert_eq!(shown.matches("error: ").count() >= problems.len(), true);
            for problem in problems {
                prop_assert!(problem.span.start <= problem.span.end && problem.span.end <= text.len());
            }
        }
    }

    #[test]
    fn one_damage_to_a_model_never_panics(at in 0..BOOKSTORE.len(), put in "[\\[\\]\"'=:a1.]{0,2}") {
        let at = BOOKSTORE.floor_char_boundary(at);
        let (head, tail) = BOOKSTORE.split_at(at);
        let text = format!("{head}{put}{}", tail.get(1..).unwrap_or_default());
        if let Err(problems) = parse(&text) {
            render(&problems, "dddgen.toml", &text);
        }
    }
}
