use super::{Format, Graph, Machine, Step};
use crate::model;

const MODEL: &str = r#"
[service]
name = "shop"
dddgen = "0.1.0"

[values.Tag]
type = "string:1..30"

[contexts.catalog.enums.Binding]
values = ["hard", "soft"]

[contexts.catalog.entities.Author.fields]
name = "string"

[contexts.catalog.entities.Book.fields]
title = "string:optional"
binding = "Binding"
tags = "list:Tag"
author = "ref:Author"
editor = "ref:Author:optional"

[contexts.catalog.entities.BookChapter]
part_of = "Book"
count = "1..40"

[contexts.catalog.entities.BookChapter.fields]
heading = "string"
written_by = "ref:Author"
"#;

fn graph() -> Graph {
    let mut graph = Graph::of(&model::parse(MODEL).expect("a model"));
    let step = |from: &str, to: &str, label: &str| Step {
        from: from.to_owned(),
        to: to.to_owned(),
        label: label.to_owned(),
    };
    graph.machines.push(Machine {
        title: "Book.status".to_owned(),
        initial: "draft".to_owned(),
        states: ["draft", "sold", "lost"].map(ToOwned::to_owned).to_vec(),
        steps: vec![
            step("draft", "sold", "sell"),
            step("draft", "lost", "lose"),
            step("lost", "draft", "find"),
        ],
    });
    graph
}

#[test]
fn mermaid_has_classes_by_context_and_states() {
    let text = graph().write(Format::Mermaid);
    let expected = r#"# The model of Shop

```mermaid
classDiagram
    class Tag {
        <<value>>
        string value
    }
    namespace catalog {
        class Author {
            <<aggregate>>
            string name
        }
        class Book {
            <<aggregate>>
            string? title
            Binding binding
            list_of_Tag tags
            Author author
            Author? editor
            list_of_BookChapter chapters
        }
        class BookChapter {
            <<member>>
            string heading
            Author written_by
        }
        class Binding {
            <<enum>>
            hard
            soft
        }
    }
    Book ..> Binding : binding
    Book ..> Tag : tags
    Book --> "1" Author : author
    Book --> "0..1" Author : editor
    Book *-- "1..40" BookChapter : chapters
    BookChapter --> "1" Author : written_by
```

`Book.status`:

```mermaid
stateDiagram-v2
    [*] --> draft
    draft --> sold : sell
    draft --> lost : lose
    lost --> draft : find
    sold --> [*]
```
"#;
    assert_eq!(text, expected);
}

#[test]
fn dot_has_a_cluster_for_each_context_and_machine() {
    let text = graph().write(Format::Dot);
    for line in [
        "    subgraph cluster_catalog {",
        "        subgraph cluster_of_Book {",
        "            Book [label = \"{«aggregate»\\nBook|title: string?\\lbinding: Binding\\ltags: list of Tag\\lauthor: Author\\leditor: Author?\\lchapters: list of BookChapter\\l}\"];",
        "            BookChapter [label = \"{«member»\\nBookChapter|heading: string\\lwritten_by: Author\\l}\"];",
        "    Book -> BookChapter [label = \"chapters\", arrowhead = none, arrowtail = diamond, dir = both, headlabel = \"1..40\"];",
        "    Book -> Author [label = \"editor\", arrowtail = odot, dir = both];",
        "        Book_status_sold [shape = box, style = rounded, peripheries = 2, label = \"sold\"];",
        "        Book_status_lost -> Book_status_draft [label = \"find\"];",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in\n{text}");
    }
}

#[test]
fn the_picture_shows_everything_and_nothing_overlaps() {
    let graph = graph();
    let layout = super::layout::Layout::of(&graph);
    let places: Vec<_> = layout.nodes.values().copied().collect();
    for (at, one) in places.iter().enumerate() {
        for other in &places[at + 1..] {
            let apart = one.right() <= other.x
                || other.right() <= one.x
                || one.bottom() <= other.y
                || other.bottom() <= one.y;
            assert!(apart, "{one:?} and {other:?}");
        }
    }
    let [boundary] = layout.boundaries[..] else {
        panic!("{:?}", layout.boundaries);
    };
    for (name, place) in &layout.nodes {
        let is_inside = boundary.x < place.x
            && place.right() < boundary.right()
            && boundary.y < place.y
            && place.bottom() < boundary.bottom();
        assert_eq!(is_inside, name.starts_with("Book"), "{name}");
    }
    let picture = graph.write(Format::Svg);
    let words = [
        "Author",
        "list of Tag",
        "draft",
        "find",
        "Book.status",
        "«member»",
        "written_by: Author",
        ">1..40<",
    ];
    for word in words {
        assert!(picture.contains(word), "{word}");
    }
    assert!(graph.write(Format::Html).contains(&picture));
}

#[test]
fn what_mermaid_takes_for_its_own_words_is_written_otherwise() {
    let model = "[service]\nname = 'shop'\n[contexts.link.enums.S]\nvalues = ['note', 'sold']\n\
                 [contexts.link.entities.A]\nfields = { n = 'int', s = 'S:default=note' }\n\
                 [contexts.link.entities.A.transitions]\n\
                 sell = { field = 's', from = ['note'], to = 'sold' }\n";
    let text = Graph::of(&model::parse(model).expect("a model")).write(Format::Mermaid);
    let lines = [
        "    namespace link_ {",
        "    state \"note\" as note_",
        "    [*] --> note_",
        "    note_ --> sold : sell",
    ];
    for line in lines {
        assert!(text.lines().any(|it| it == line), "{line} in\n{text}");
    }
}

#[test]
fn members_stand_inside_of_their_root_in_data_too() {
    let data = serde_json::to_value(graph()).expect("JSON");
    let book = &data["groups"][1]["nodes"][1];
    assert_eq!(book["name"], "Book");
    assert_eq!(book["members"][0]["name"], "BookChapter");
    assert_eq!(book["members"][0]["kind"], "member");
    let edges = data["edges"].as_array().expect("edges");
    let has = edges.iter().find(|edge| edge["link"] == "has");
    assert_eq!(has.expect("an edge")["count"], "1..40");
}

#[test]
fn one_of_several_kinds_leads_to_each_of_them() {
    let text = "[service]\nname = 'x'\n[entities.Customer.fields]\nname = 'string'\n\
                [entities.Vendor.fields]\nname = 'string'\n\
                [entities.Contact.fields]\nowner = 'any:Customer,Vendor'\n";
    let graph = Graph::of(&model::parse(text).expect("a model"));
    let text = graph.write(Format::Dot);
    for line in [
        "Contact -> Customer",
        "Contact -> Vendor",
        "owner: Customer or Vendor",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert!(!text.contains("ContactOwner"), "{text}");
}
