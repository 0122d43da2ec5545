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
        "        Book [label = \"{«aggregate»\\nBook|title: string?\\lbinding: Binding\\ltags: list of Tag\\lauthor: Author\\leditor: Author?\\l}\"];",
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
    let picture = graph.write(Format::Svg);
    for word in ["Author", "list of Tag", "draft", "find", "Book.status"] {
        assert!(picture.contains(word), "{word}");
    }
    assert!(graph.write(Format::Html).contains(&picture));
}
