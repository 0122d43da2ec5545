use proptest::prelude::*;

use super::argument::normal;
use super::{
    EntityDraft, FieldArg, IndexDraft, MemberDraft, OwnDraft, Removal, RuleDraft, StepArg,
    TransitionDraft, ValueDraft, add_context, add_entity, add_field, add_index, add_member,
    add_own, add_rule, add_transitions, add_value, new_document, remove, rename_field,
    set_dddgen_version,
};

use crate::model::{Database, FieldPath, OwnKind, parse};
use crate::naming::{Name, Role};

const SERVICE: &str = "[service]\nname = \"shop\"\n";

fn name(text: &str) -> Name {
    Name::from_any(text).unwrap()
}

fn fields(texts: &[&str]) -> Vec<FieldArg> {
    texts
        .iter()
        .map(|text| FieldArg::parse(text).unwrap())
        .collect()
}

/// Adds an entity `Author` with a field `name`.
fn with_author(text: &str, context: Option<&str>) -> String {
    let context = context.map(name);
    let draft = EntityDraft {
        context: context.as_ref(),
        name: &name("Author"),
        fields: &fields(&["name:string:1..80"]),
        doc: "",
        plural: None,
    };
    add_entity(text, &draft).unwrap()
}

fn with_field(text: &str) -> String {
    let field = FieldArg::parse("pages:int:min=1").unwrap();
    add_field(text, &name("Book"), &field).unwrap()
}

#[test]
fn a_new_document_is_a_model() {
    let text = new_document(&name("book-store"), "sells \"books\"\\", Database::Sqlite);
    let model = parse(&text).unwrap();
    assert_eq!(model.service.name.kebab(), "book-store");
    assert_eq!(model.service.description, "sells \"books\"\\");
}

#[test]
fn an_entity_follows_the_last_of_its_context() {
    let text = format!(
        "{SERVICE}
[contexts.catalog] # what we sell

[contexts.catalog.entities.Book.fields]
title = \"string\" # as printed
# weight = \"int\"

# Sales.
[contexts.sales.entities.Order.fields]
total = \"decimal\"
"
    );
    let expected = text.replace(
        "# weight = \"int\"\n",
        "# weight = \"int\"

[contexts.catalog.entities.Author.fields]
name = \"string:1..80\"
",
    );
    assert_eq!(with_author(&text, Some("catalog")), expected);
}

#[test]
fn a_missing_context_is_created() {
    let added = with_author(SERVICE, Some("catalog"));
    let expected = "\n[contexts.catalog]\n\n[contexts.catalog.entities.Author.fields]\n\
                    name = \"string:1..80\"\n";
    assert_eq!(added, format!("{SERVICE}{expected}"));
    assert_eq!(parse(&added).unwrap().contexts.len(), 1);
}

#[test]
fn a_field_goes_into_every_layout() {
    let cases = [
        // A table of its own, followed by comments and other tables.
        (
            "[entities.Book.fields]\ntitle = \"text\" # t\n\n# x\n[entities.Pen.fields]\na = \"int\"\n",
            "title = \"text\" # t\npages = \"int:min=1\"\n\n# x\n",
        ),
        // No newline at the end.
        (
            "[entities.Book.fields]\ntitle = \"text\"",
            "title = \"text\"\npages = \"int:min=1\"\n",
        ),
        // An inline table.
        (
            "[entities.Book]\nfields = { title = \"text\" }\n",
            "fields = { title = \"text\", pages = \"int:min=1\" }\n",
        ),
        (
            "[entities.Book]\nfields = {}\n",
            "fields = { pages = \"int:min=1\" }\n",
        ),
        (
            "[entities]\nBook = { fields = { title = \"text\" } }\nPen.fields.a = \"int\"\n",
            "Book = { fields = { title = \"text\", pages = \"int:min=1\" } }\nPen",
        ),
        (
            "[entities]\nBook = { fields.title = \"text\" } # b\n",
            "Book = { fields.title = \"text\", fields.pages = \"int:min=1\" } # b\n",
        ),
        // Dotted keys.
        (
            "[entities.Book]\nfields.title = \"text\"\nplural = \"books\"\n",
            "fields.title = \"text\"\nfields.pages = \"int:min=1\"\nplural",
        ),
        (
            "[entities]\nBook.fields.title = \"text\"\nPen.fields.a = \"int\"\n",
            "Book.fields.title = \"text\"\nBook.fields.pages = \"int:min=1\"\nPen",
        ),
        // A table for each field.
        (
            "[entities.Book.fields.title]\ntype = \"text\"\n",
            "type = \"text\"\n\n[entities.Book.fields.pages]\ntype = \"int:min=1\"\n",
        ),
        // None yet.
        (
            "[entities.Book]\ndoc = \"d\"\n",
            "doc = \"d\"\n\n[entities.Book.fields]\npages = \"int:min=1\"\n",
        ),
        (
            "[entities]\nBook = { doc = \"d\" }\n",
            "Book = { doc = \"d\", fields.pages = \"int:min=1\" }\n",
        ),
    ];
    for (body, expected) in cases {
        for newline in ["\n", "\r\n"] {
            let text = format!("{SERVICE}\n{body}").replace('\n', newline);
            let edited = with_field(&text);
            let expected = expected.replace('\n', newline);
            assert!(edited.contains(&expected), "{edited}");
            let model = parse(&edited).unwrap();
            let book = model.entity(&name("Book")).unwrap();
            assert_eq!(book.fields.last().unwrap().name.snake(), "pages");
        }
    }
}

#[test]
fn values_and_contexts_have_their_places() {
    let text = format!(
        "{SERVICE}\n[contexts.catalog]\ndoc = \"c\"\n\n[contexts.catalog.entities.Book.fields]\n\
         title = \"string\"\n"
    );
    let context = name("catalog");
    let mut draft = ValueDraft {
        context: Some(&context),
        name: &name("Isbn"),
        grammar: "string:10..13",
        parts: &[],
        storage: None,
        pattern: Some(r"^\d+$"),
        example: None,
        doc: "",
    };
    let isbn = "[contexts.catalog.values.Isbn]\ntype = \"string:10..13\"\npattern = '^\\d+$'\n";
    let edited = add_value(&text, &draft).unwrap();
    assert!(
        edited.contains(&format!("doc = \"c\"\n\n{isbn}\n[contexts")),
        "{edited}"
    );
    draft.context = None;
    let edited = add_value(&edited.replace("Isbn", "Ean"), &draft).unwrap();
    assert!(
        edited.starts_with(&format!("{SERVICE}\n[values.Isbn]\n")),
        "{edited}"
    );
    let edited = add_context(&edited, &name("sales"), "it's \"ours\"").unwrap();
    assert!(
        edited.ends_with("\n\n[contexts.sales]\ndoc = \"it's \\\"ours\\\"\"\n"),
        "{edited}"
    );
    assert_eq!(parse(&edited).unwrap().values.len(), 2);
}

#[test]
fn values_have_one_part_or_several() {
    let parts = fields(&["street:string:1..200", "unit:string:optional"]);
    let mut draft = ValueDraft {
        context: None,
        name: &name("Address"),
        grammar: "",
        parts: &parts,
        storage: None,
        pattern: None,
        example: None,
        doc: "",
    };
    let parts = "[values.Address.fields]\nstreet = \"string:1..200\"\nunit = \"string:optional\"\n";
    let text = with_author(SERVICE, None);
    let edited = add_value(&text, &draft).unwrap();
    assert!(edited.contains(parts), "{edited}");
    assert_eq!(parse(&edited).unwrap().composites.len(), 1);
    draft.doc = "Where it is";
    let edited = add_value(&text, &draft).unwrap();
    let expected = format!("[values.Address]\ndoc = \"Where it is\"\n\n{parts}");
    assert!(edited.contains(&expected), "{edited}");
}

#[test]
fn the_version_is_replaced_in_place() {
    let cases = [
        (
            "[service]\ndddgen = '0.0.1' # v\n",
            "[service]\ndddgen = \"9.9.9\" # v\n",
        ),
        (
            "[service]\nname = \"x\"\n",
            "[service]\nname = \"x\"\ndddgen = \"9.9.9\"\n",
        ),
        (
            "service = { name = \"x\" }",
            "service = { name = \"x\", dddgen = \"9.9.9\" }",
        ),
        ("[service] # s", "[service] # s\ndddgen = \"9.9.9\"\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(set_dddgen_version(text, "9.9.9").unwrap(), expected);
    }
    assert!(set_dddgen_version("a = 1", "1.0.0").is_err());
}

#[test]
fn refuses_what_exists_or_does_not() {
    let text = with_author(SERVICE, Some("catalog"));
    let field = &fields(&["name:string"])[0];
    let draft = ValueDraft {
        context: None,
        name: &name("AUTHOR"),
        grammar: "string",
        parts: &[],
        storage: None,
        pattern: None,
        example: None,
        doc: "",
    };
    let contexts = [name("catalogue"), name("catalog")];
    let cases = [
        (
            add_value(&text, &draft),
            "the entity `Author` exists already",
            "",
        ),
        (
            add_context(&text, &contexts[1], ""),
            "the context `catalog` exists already",
            "",
        ),
        (
            add_field(&text, &name("Author"), field),
            "the entity `Author` has a field `name` already",
            "",
        ),
        (
            add_field(&text, &name("Autor"), field),
            "there is no entity `Autor`",
            "did you mean `Author`?",
        ),
        (
            add_value(
                &text,
                &ValueDraft {
                    name: &name("Isbn"),
                    context: Some(&contexts[0]),
                    ..draft
                },
            ),
            "there is no context `catalogue`",
            "did you mean `catalog`?",
        ),
        (
            add_entity(
                &text,
                &EntityDraft {
                    name: &name("Publisher"),
                    context: Some(&contexts[0]),
                    fields: &[],
                    doc: "",
                    plural: None,
                },
            ),
            "there is no context `catalogue`",
            "did you mean `catalog`? if it is a new one, run `dddgen add context catalogue` first",
        ),
        (
            add_context("[", &contexts[1], ""),
            "the file is not TOML: ",
            "",
        ),
    ];
    for (result, message, hint) in cases {
        let error = result.unwrap_err();
        assert!(error.message.starts_with(message), "{}", error.message);
        assert_eq!(error.hint.unwrap_or_default(), hint);
    }
}

#[test]
fn arguments_are_normalised() {
    let cases = [
        ("String:1..5", "string:1..5"),
        ("ref:order-item:index", "ref:OrderItem:index"),
        (
            "any:order-item,vendor:optional",
            "any:OrderItem,Vendor:optional",
        ),
        ("LIST:Tag:..10", "list:Tag:..10"),
        ("list:Int", "list:int"),
        ("ISBN:unique", "Isbn:unique"),
        ("strng", "strng"),
        ("string:default=A:b", "string:default=A:b"),
    ];
    for (text, expected) in cases {
        assert_eq!(normal(text), expected);
    }
    for wrong in ["title", "title:", ":string", "id:uuid", "café:string"] {
        assert!(FieldArg::parse(wrong).is_err(), "{wrong}");
    }
}

/// Lines of a file in any layout, comments and blanks between.
fn document() -> impl Strategy<Value = String> {
    let noise = prop_oneof![
        Just(""),
        Just("\n"),
        Just("# comment\n"),
        Just("# comment\n\n"),
        Just("\n# comment\n"),
    ];
    let book = prop_oneof![
        Just("[entities.Book.fields]\ntitle = \"string\"\n"),
        Just("[entities.Book]\ndoc = '''\nlong [x]\n'''\nfields.title = \"string\"\n"),
        Just("[entities.Book]\nfields = { title = \"string\" } # end\n"),
        Just("[entities.Book.fields.title]\ntype = \"string\"\n"),
        Just("[contexts.catalog.entities.Book.fields]\ntitle = \"string\"\n"),
        Just("[contexts.catalog.entities]\nBook = { fields = { title = \"string\" } }\n"),
        Just("[contexts]\ncatalog.entities.Book.fields.title = \"string\"\n"),
    ];
    let pen = prop_oneof![
        Just(""),
        Just("[contexts.office.entities.Pen.fields]\nink = \"string\"\n"),
        Just("[contexts.office]\ndoc = \"o\"\n"),
        Just("[values.Isbn]\ntype = \"string\"\n"),
    ];
    let parts = (
        noise.clone(),
        book,
        noise.clone(),
        pen,
        noise,
        any::<bool>(),
    );
    parts.prop_map(|(a, book, b, pen, c, crlf)| {
        let text = format!("{a}{SERVICE}{b}{book}{c}{pen}{a}");
        if crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    })
}

#[test]
fn what_is_declared_by_its_name_alone_is_declared_in_every_layout() {
    let pricing = name("pricing");
    let texts = [
        "[contexts.catalog]\n",
        "[contexts.catalog.services]\n",
        "[contexts.catalog]\nservices = {}\n",
        "[contexts]\ncatalog = { doc = \"c\" }\n",
        "[contexts.catalog.services.other] # other\n",
    ];
    for layout in texts {
        let text = format!("{SERVICE}{layout}");
        let draft = OwnDraft {
            kind: OwnKind::Service,
            context: Some(&name("catalog")),
            name: &pricing,
            on: &[],
            hears: &[],
            route: None,
            doc: "",
        };
        let edited = add_own(&text, &draft).unwrap();
        let model = parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
        assert!(model.own.iter().any(|own| own.name == pricing), "{edited}");
        assert!(add_own(&edited, &draft).unwrap_err().exists);
    }
}

/// Whether the new text is the old one with something put in at one place.
fn is_insertion(old: &str, new: &str) -> bool {
    let same = |(a, b): &(u8, u8)| a == b;
    let head = old.bytes().zip(new.bytes()).take_while(same).count();
    let tail = old
        .bytes()
        .rev()
        .zip(new.bytes().rev())
        .take_while(same)
        .count();
    new.len() > old.len() && head + tail >= old.len()
}

proptest! {
    #[test]
    fn edits_keep_every_byte(text in document(), cut in any::<bool>()) {
        let text = if cut { text.trim_end() } else { &text };
        prop_assert!(parse(text).is_ok());
        let author = name("Author");
        for context in [None, Some(name("catalog")), Some(name("office")), Some(name("sales"))] {
            let draft = EntityDraft {
                context: context.as_ref(),
                name: &author,
                fields: &fields(&["name:string"]),
                doc: "writes",
                plural: None,
            };
            match add_entity(text, &draft) {
                Ok(edited) => {
                    prop_assert!(is_insertion(text, &edited), "{}", edited);
                    let model = parse(&edited);
                    prop_assert!(model.is_ok(), "{:?} {}", model, edited);
                    let model = model.unwrap();
                    prop_assert_eq!(&model.entity(&author).unwrap().context, &context);
                }
                Err(error) => prop_assert!(error.message.starts_with("the layout"), "{}", error),
            }
        }
        let edited = with_field(text);
        prop_assert!(is_insertion(text, &edited), "{}", edited);
        prop_assert!(parse(&edited).is_ok(), "{}", edited);
        prop_assert_eq!(edited.contains("\r\n"), text.contains("\r\n"));
    }

    #[test]
    fn names_that_pass_stay_as_they_are(text in "[a-z][a-z0-9_]{0,12}") {
        if let Ok(name) = Name::parse_exact(&text, Role::Field) {
            prop_assert_eq!(name.snake(), text);
        }
    }
}

#[test]
fn transitions_take_the_form_of_those_that_are_there() {
    let machine = "[enums.S]\nvalues = [\"open\", \"shut\", \"lost\"]\n";
    let fields = "fields = { n = \"int\", s = \"S:default=open\" }";
    let close = "{ field = \"s\", from = [\"open\"], to = \"shut\" }";
    let lose = "{ field = \"s\", from = [\"shut\"], to = \"lost\" }";
    let cases = [
        (
            format!("[entities.Book]\n{fields}\ntransitions.close = {close}\n"),
            format!("transitions.close = {close}\ntransitions.lose = {lose}\n"),
        ),
        (
            format!("[entities.Book]\n{fields}\ntransitions = {{ close = {close} }}\n"),
            format!("transitions = {{ close = {close}, lose = {lose} }}\n"),
        ),
        (
            format!(
                "[entities.Book]\n{fields}\n[entities.Book.transitions]\nclose = {close} # why\n"
            ),
            format!("close = {close} # why\nlose = {lose}\n"),
        ),
        (
            format!(
                "[entities.Book]\n{fields}\n\n[entities.Book.transitions.close]\n\
                 field = \"s\"\nfrom = [\"open\"]\nto = \"shut\"\n"
            ),
            "[entities.Book.transitions.lose]\nfield = \"s\"\nfrom = [\"shut\"]\nto = \"lost\"\n"
                .to_owned(),
        ),
    ];
    let draft = TransitionDraft {
        entity: &name("Book"),
        field: &name("s"),
        steps: &[StepArg::parse("lose:shut:lost").unwrap()],
        guard: None,
        input: &[],
    };
    for (entity, expected) in cases {
        let text = format!("{SERVICE}{machine}{entity}");
        let edited = add_transitions(&text, &draft).unwrap();
        assert!(edited.contains(&expected), "{edited}");
        let model = parse(&edited).unwrap_or_else(|problems| panic!("{edited}{problems:?}"));
        assert_eq!(model.entities[0].transitions.len(), 2, "{edited}");
        assert!(add_transitions(&edited, &draft).is_err_and(|error| error.exists));
    }
}

#[test]
fn rules_take_the_form_of_those_that_are_there() {
    let fields = "fields = { a = \"int\", b = \"int\" }";
    let other = "{ name = \"other\", rule = \"a != 5\" }";
    let added = "{ name = \"order\", rule = \"a < b\", field = \"b\" }";
    let section = "name = \"order\"\nrule = \"a < b\"\nfield = \"b\"\n";
    let cases = [
        (
            format!("[entities.Book]\n{fields}\n\n[entities.Shelf]\nfields.a = \"int\"\n"),
            format!("{fields}\n\n[[entities.Book.rules]]\n{section}\n[entities.Shelf]\n"),
        ),
        (
            "[entities.Book.fields]\na = \"int\"\nb = \"int\" # why\n".to_owned(),
            format!("b = \"int\" # why\n\n[[entities.Book.rules]]\n{section}"),
        ),
        (
            format!(
                "[entities.Book]\n{fields}\n\n[[entities.Book.rules]]\nname = \"other\"\n\
                 rule = \"a != 5\"\n\n[entities.Shelf]\nfields.a = \"int\"\n"
            ),
            format!("rule = \"a != 5\"\n\n[[entities.Book.rules]]\n{section}\n[entities.Shelf]\n"),
        ),
        (
            format!("[entities.Book]\n{fields}\nrules = [{other}]\n"),
            format!("rules = [{other}, {added}]\n"),
        ),
        (
            format!("[entities.Book]\n{fields}\nrules = []\n"),
            format!("rules = [{added}]\n"),
        ),
        (
            format!("[entities]\nBook = {{ {fields} }}\n"),
            format!("Book = {{ {fields}, rules = [{added}] }}\n"),
        ),
    ];
    let draft = RuleDraft {
        entity: &name("Book"),
        name: &name("order"),
        rule: "a < b",
        message: "",
        field: Some(&name("b")),
    };
    for (entity, expected) in cases {
        let text = format!("{SERVICE}{entity}");
        let edited = add_rule(&text, &draft).unwrap();
        assert!(edited.contains(&expected), "{edited}");
        let model = parse(&edited).unwrap_or_else(|problems| panic!("{edited}{problems:?}"));
        assert_eq!(model.entities[0].rules.last().unwrap().name, name("order"));
        assert!(add_rule(&edited, &draft).is_err_and(|error| error.exists));
    }
}

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).unwrap()
}

/// A text without an empty list or header, which goes with the last thing that stood in it.
fn spare(text: &str) -> String {
    ["\n", "\r\n"].iter().fold(text.to_owned(), |text, end| {
        let text = text.replace(&format!("indexes = [] # t{end}"), "");
        text.replace(&format!("[entities.Book]{end}["), "[")
    })
}

/// Adds an index over fields of `Book`, and sees that the same goes again.
fn with_index(text: &str, fields: &[&str], predicate: Option<&str>, unique: bool) -> String {
    let fields: Vec<_> = fields.iter().map(|field| path(field)).collect();
    let draft = IndexDraft {
        entity: &name("Book"),
        fields: &fields,
        predicate,
        unique,
    };
    let edited = add_index(text, &draft).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let again = add_index(&edited, &draft).unwrap_err();
    assert!(again.exists, "{again}");
    let removed = remove(&edited, &Removal::Index(draft)).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(spare(&removed.text), spare(text), "{edited}");
    edited
}

#[test]
fn an_index_goes_as_the_model_says_it() {
    let fields = "title = \"string:index:default=a:unique\"\nstock = { type = \"int\", index = true }\n\
                  code = 'string:pattern=^a:index'\n";
    let lists = "unique = [[\"code\", \"stock\"]]\nindexes = [[\"code\"], { fields = [\"stock\"], where = \"stock < 9\" }]\n";
    let text = format!("{SERVICE}[entities.Book]\n{lists}\n[entities.Book.fields]\n{fields}");
    let without = |fields: &str, predicate, unique| {
        let fields: Vec<_> = fields.split(' ').map(path).collect();
        let draft = IndexDraft {
            entity: &name("Book"),
            fields: &fields,
            predicate,
            unique,
        };
        remove(&text, &Removal::Index(draft)).map(|removed| removed.text)
    };
    let cases = [
        ("title", None, false, ":index:default", ":default"),
        ("title", None, true, "=a:unique\"", "=a\""),
        ("stock", None, false, ", index = true", ""),
        ("code", None, false, "[\"code\"], {", "{"),
        (
            "code stock",
            None,
            true,
            "unique = [[\"code\", \"stock\"]]\n",
            "",
        ),
        (
            "stock",
            Some("stock < 9"),
            false,
            ", { fields = [\"stock\"], where = \"stock < 9\" }",
            "",
        ),
    ];
    for (fields, predicate, unique, old, new) in cases {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        let edited = without(fields, predicate, unique).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(edited, text.replace(old, new));
    }
    let refused = [
        ("stock code", None, true, "combination `stock`, `code`", ""),
        ("title", Some("a > 1"), false, "index `title`", ""),
        (
            "code",
            Some("code > 'a'"),
            false,
            "index `code`",
            "there is one of all rows: leave `--where` out",
        ),
        ("stock", None, true, "combination `stock`", ""),
        ("titel", None, false, "index `titel`", ""),
    ];
    for (fields, predicate, unique, what, hint) in refused {
        let error = without(fields, predicate, unique).unwrap_err();
        let message = format!("there is no {what} in the entity `Book`");
        assert_eq!(error.message, message);
        assert_eq!(error.hint.unwrap_or_default(), hint);
    }
}

#[test]
fn an_index_goes_into_every_layout() {
    let fields = "title = \"string\"\nstock = \"int\"\n";
    let cases = [
        // A header of its own, before what stands below it.
        (
            format!("# The heart.\n[entities.Book.fields] # all\n{fields}"),
            "# The heart.\n[entities.Book]\nindexes = [[\"stock\"]]\n\n[entities.Book.fields] # all\n",
        ),
        (
            format!("[entities.Book]\ndoc = \"d\" # why\n\n[entities.Book.fields]\n{fields}"),
            "doc = \"d\" # why\nindexes = [[\"stock\"]]\n\n[entities.Book.fields]\n",
        ),
        (
            format!(
                "[entities.Book]\nindexes = [[\"title\"]] # t\n[entities.Book.fields]\n{fields}"
            ),
            "indexes = [[\"title\"], [\"stock\"]] # t\n",
        ),
        (
            format!("[entities.Book]\nindexes = [] # t\n[entities.Book.fields]\n{fields}"),
            "indexes = [[\"stock\"]] # t\n",
        ),
        (
            format!(
                "[entities.Book.fields]\n{fields}\n[[entities.Book.indexes]]\nfields = [\"title\"]\n"
            ),
            "fields = [\"title\"]\n\n[[entities.Book.indexes]]\nfields = [\"stock\"]\n",
        ),
        (
            "[entities]\nBook = { fields = { title = \"string\", stock = \"int\" } }\n".to_owned(),
            "stock = \"int\" }, indexes = [[\"stock\"]] }\n",
        ),
        (
            "[entities]\nBook.fields = { title = \"string\", stock = \"int\" } # b\n".to_owned(),
            "\"int\" } # b\nBook.indexes = [[\"stock\"]]\n",
        ),
    ];
    for (body, expected) in cases {
        for newline in ["\n", "\r\n"] {
            let text = format!("{SERVICE}\n{body}").replace('\n', newline);
            let edited = with_index(&text, &["stock"], None, false);
            assert!(
                edited.contains(&expected.replace('\n', newline)),
                "{edited}"
            );
            assert!(is_insertion(&text, &edited), "{edited}");
            let model = parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
            let book = model.entity(&name("Book")).unwrap();
            assert_eq!(book.indexes.last().unwrap().fields, [path("stock")]);
        }
    }
}

#[test]
fn an_index_has_conditions_and_combinations() {
    let fields = "title = \"string\"\nstock = \"int\"\nauthor = \"string\"\n";
    let text = format!("{SERVICE}\n[entities.Book]\n[entities.Book.fields]\n{fields}");
    let edited = with_index(&text, &["title", "author"], None, true);
    assert!(
        edited.contains("[entities.Book]\nunique = [[\"title\", \"author\"]]\n"),
        "{edited}"
    );
    let edited = with_index(&edited, &["author", "title"], None, true);
    let edited = with_index(&edited, &["stock"], Some("title <> 'a \"b\"'"), false);
    let edited = with_index(&edited, &["stock"], Some("stock < 10"), false);
    let edited = with_index(&edited, &["stock"], None, false);
    assert!(
        edited.contains("{ fields = [\"stock\"], where = \"stock < 10\" }, [\"stock\"]]\n"),
        "{edited}"
    );
    let model = parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
    let book = model.entity(&name("Book")).unwrap();
    assert_eq!((book.uniques.len(), book.indexes.len()), (2, 3));

    let parts = "\n[values.Address.fields]\nstreet = \"string\"\nzip = \"string\"\n";
    let text = format!(
        "{SERVICE}\n[entities.Book]\n[entities.Book.fields]\n{fields}place = \"Address\"{parts}"
    );
    let edited = with_index(&text, &["place.zip", "title"], None, false);
    let model = parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
    let index = &model.entity(&name("Book")).unwrap().indexes[0];
    assert_eq!(index.fields, [path("place.zip"), path("title")]);
}

#[test]
fn a_field_that_is_unique_alone_says_so_itself() {
    let cases = [
        ("title = \"string\" # t", "title = \"string:unique\" # t"),
        ("title = 'string:1..9'", "title = 'string:1..9:unique'"),
        ("title = \"int:min=0\"", "title = \"int:unique:min=0\""),
        (
            "title = 'string:pattern=^a:b$'",
            "title = 'string:unique:pattern=^a:b$'",
        ),
        (
            "title = \"ref:Pen:on_delete=cascade\"",
            "title = \"ref:Pen:unique:on_delete=cascade\"",
        ),
        (
            "title = { type = \"string\" }",
            "title = { type = \"string\", unique = true }",
        ),
        (
            "[entities.Book.fields.title]\ntype = \"string\"",
            "type = \"string\"\nunique = true",
        ),
    ];
    for (field, expected) in cases {
        let text = format!(
            "{SERVICE}[entities.Pen.fields]\nink = \"int\"\n[entities.Book.fields]\n{field}\n"
        );
        let edited = with_index(&text, &["title"], None, true);
        assert!(edited.contains(expected), "{edited}");
        let model = parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
        assert!(model.entity(&name("Book")).unwrap().fields[0].unique);
    }
    let text = format!("{SERVICE}[entities.Book.fields]\ntitle = \"str\\u0069ng\"\n");
    let draft = IndexDraft {
        entity: &name("Book"),
        fields: &[path("title")],
        predicate: None,
        unique: true,
    };
    let error = add_index(&text, &draft).unwrap_err();
    assert_eq!(error.message, "the text `string` has escapes");
    let error = add_index(
        &text,
        &IndexDraft {
            fields: &[path("titel")],
            ..draft
        },
    )
    .unwrap_err();
    assert_eq!(error.message, "there is no field `titel`");
    assert_eq!(error.hint.unwrap(), "did you mean `title`?");
}

#[test]
fn a_member_stands_in_the_context_of_its_root() {
    let texts = [
        (
            "[contexts.sales.entities.Order.fields]\nnote = \"string\"\n",
            "contexts.sales.",
        ),
        (
            "[contexts]\nsales.entities.Order.fields.note = \"string\"\n",
            "contexts.sales.",
        ),
        (
            "[contexts.sales]\nentities = { Order = { fields = { note = \"string\" } } }\n",
            "",
        ),
        ("[entities.Order.fields]\nnote = \"string\"\n", ""),
    ];
    let own = fields(&["n:int"]);
    let draft = MemberDraft {
        entity: EntityDraft {
            context: None,
            name: &name("OrderLine"),
            fields: &own,
            doc: "What is bought",
            plural: None,
        },
        root: &name("Order"),
        collection: Some(&name("positions")),
        count: Some("1..9"),
    };
    for (body, context) in texts {
        let text = format!("{SERVICE}\n# Orders.\n{body}");
        let edited = add_member(&text, &draft).unwrap();
        assert!(is_insertion(&text, &edited), "{edited}");
        if !context.is_empty() {
            let header = format!("[{context}entities.OrderLine]\n");
            let rest = "doc = \"What is bought\"\npart_of = \"Order\"\ncollection = \"positions\"\ncount = \"1..9\"\n";
            assert!(edited.contains(&format!("{header}{rest}")), "{edited}");
        }
        let model = parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
        let member = &model.members[0];
        assert_eq!(member.entity.context, model.entities[0].context);
        assert_eq!(member.collection.snake(), "positions");
        assert_eq!(member.count.to_string(), "1..9");
        assert!(add_member(&edited, &draft).unwrap_err().exists);
    }
    let error = add_member(SERVICE, &draft).unwrap_err();
    assert_eq!(error.message, "there is no entity `Order`");
}

#[test]
fn a_field_of_a_member_is_renamed_where_its_root_gathers_it() {
    let text = format!(
        "{SERVICE}\n[values.Place.fields]\nsize = \"int\"\nother = \"int\"\n\
         [entities.Order]\nrules = [{{ name = \"small\", rule = \"sum(lines.size) < 9 and note != 'lines.size' and at.size < 5\" }}]\n\
         [entities.Order.fields]\nnote = \"string\"\nat = \"Place\"\nsize = \"int\"\n\
         all = {{ type = \"decimal\", derived = \"sum(lines.size) + size\" }}\n\
         [entities.OrderLine]\npart_of = \"Order\"\n[entities.OrderLine.fields]\nsize = \"int\"\n"
    );
    parse(&text).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"));
    let [size, width] = ["size", "width"].map(name);
    let edited = rename_field(&text, &name("OrderLine"), &size, &width).unwrap();
    let mine = "sum(lines.width) < 9 and note != 'lines.size' and at.size < 5";
    assert!(
        edited.contains(mine) && edited.contains("\"sum(lines.width) + size\""),
        "{edited}"
    );
    parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
    let edited = rename_field(&text, &name("Order"), &size, &width).unwrap();
    let theirs = "sum(lines.size) < 9 and note != 'lines.size' and at.size < 5";
    assert!(
        edited.contains(theirs) && edited.contains("\"sum(lines.size) + width\""),
        "{edited}"
    );
    parse(&edited).unwrap_or_else(|problems| panic!("{problems:?}\n{edited}"));
}

#[test]
fn a_type_that_leaves_every_context_is_moved_by_hand() {
    let text = "[contexts.practice.enums.Species]\nvalues = ['cat']\n";
    let rename = super::TypeRename {
        group: "enums",
        old: &name("Species"),
        from: Some(&name("practice")),
        context: None,
        new: &name("Species"),
    };
    let refused = super::rename_type(text, &rename).unwrap_err();
    assert!(refused.hint.unwrap().contains("`[enums.Species]`"));
}
