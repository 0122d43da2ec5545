//! Removes what the file declares.

use std::ops::Range;

use toml::{Table, Value};

use super::cut::{Cuts, no_way};
use super::index::{IndexDraft, find_index};
use super::place::Layout;
use super::rule::names as rule_names;
use super::{EditError, find_entity};
use crate::model::OwnKind;
use crate::naming::Name;

/// Something to remove.
#[derive(Debug, Clone, Copy)]
pub enum Removal<'a> {
    /// A context in which nothing stands any more.
    Context(&'a Name),
    /// An entity.
    Entity(&'a Name),
    /// An entity that is a member of an aggregate.
    Member(&'a Name),
    /// A value object.
    Value(&'a Name),
    /// An enum.
    Enum(&'a Name),
    /// A field of an entity.
    Field(&'a Name, &'a Name),
    /// A field that refers to another entity.
    Relation(&'a Name, &'a Name),
    /// A transition of an entity.
    Transition(&'a Name, &'a Name),
    /// An event of an entity's own.
    Event(&'a Name, &'a Name),
    /// A rule of an entity.
    Rule(&'a Name, &'a Name),
    /// An index of an entity, or the mark of a field that has one alone.
    Index(IndexDraft<'a>),
    /// What the user wrote, by its kind.
    Own(OwnKind, &'a Name),
}

/// A file without something.
#[derive(Debug, Clone)]
pub struct Removed {
    /// Its text.
    pub text: String,
    /// What was cut out of it.
    pub cuts: Cuts,
}

/// Removes something. Whether anything refers to it is for the model to say.
///
/// # Errors
///
/// When it is not there, a context is not empty, or the text is no TOML.
pub fn remove(text: &str, removal: &Removal<'_>) -> Result<Removed, EditError> {
    let layout = Layout::read(text)?;
    let target = find(&layout, removal)?;
    let cuts = match &target.part {
        Part::All => layout.cut(&target.path)?,
        Part::Element(index) => layout.cut_element(&target.path, *index)?,
        Part::Word(word) => layout.cut_word(&target.path, word)?,
    };
    let removed = Removed {
        text: cuts.apply(text),
        cuts,
    };
    if target.is_all_that_differs(text, &removed.text) {
        Ok(removed)
    } else {
        Err(no_way())
    }
}

/// Where something stands.
pub(super) struct Target {
    path: Vec<String>,
    part: Part,
}

/// What of that which stands at a path.
enum Part {
    /// The table or key.
    All,
    /// An element of the list there.
    Element(usize),
    /// Bytes of the text there.
    Word(Range<usize>),
}

fn find(layout: &Layout<'_>, removal: &Removal<'_>) -> Result<Target, EditError> {
    let path = match removal {
        Removal::Context(name) => context(layout, name)?,
        Removal::Entity(name) => find_entity(layout, name)?,
        Removal::Member(name) => member(layout, name)?,
        Removal::Value(name) => declared(layout, ("values", "value object"), &name.pascal())?,
        Removal::Enum(name) => declared(layout, ("enums", "enum"), &name.pascal())?,
        Removal::Own(kind, name) => declared(layout, (kind.table(), kind.noun()), name.snake())?,
        Removal::Field(entity, name) => within(layout, entity, ("fields", "field"), name)?,
        Removal::Relation(entity, name) => relation(layout, entity, name)?,
        Removal::Transition(entity, name) => {
            within(layout, entity, ("transitions", "transition"), name)?
        }
        Removal::Event(entity, name) => within(layout, entity, ("events", "event"), name)?,
        Removal::Rule(entity, name) => return rule(layout, entity, name),
        Removal::Index(draft) => return find_index(layout, draft),
    };
    Ok(Target::key(path))
}

/// A context that is empty.
fn context(layout: &Layout<'_>, name: &Name) -> Result<Vec<String>, EditError> {
    layout.require_context(Some(name))?;
    let path = vec!["contexts".to_owned(), name.snake().to_owned()];
    let mut inside = Vec::new();
    for group in layout.keys(&path) {
        let group: Vec<_> = path.iter().cloned().chain([group]).collect();
        inside.extend(layout.keys(&group));
    }
    if inside.is_empty() {
        return Ok(path);
    }
    Err(EditError {
        hint: Some("remove what is in it first".to_owned()),
        exists: true,
        ..EditError::new(format!(
            "the context `{name}` is not empty: `{}`",
            inside.join("`, `")
        ))
    })
}

fn declared(
    layout: &Layout<'_>,
    (group, what): (&str, &str),
    name: &str,
) -> Result<Vec<String>, EditError> {
    let paths = layout.declared(group);
    let is_it = |path: &&Vec<String>| path.last().is_some_and(|last| last == name);
    let found = paths.iter().find(is_it).cloned();
    found.ok_or_else(|| {
        let known: Vec<_> = paths
            .iter()
            .filter_map(|path| path.last().cloned())
            .collect();
        EditError::unknown(what, name, &known)
    })
}

fn member(layout: &Layout<'_>, name: &Name) -> Result<Vec<String>, EditError> {
    let path = find_entity(layout, name)?;
    if layout.keys(&path).iter().any(|key| key == "part_of") {
        return Ok(path);
    }
    Err(EditError {
        hint: Some(format!("write `dddgen remove entity {}`", name.pascal())),
        ..EditError::new(format!("`{}` is no member of an aggregate", name.pascal()))
    })
}

fn within(
    layout: &Layout<'_>,
    entity: &Name,
    (group, what): (&str, &str),
    name: &Name,
) -> Result<Vec<String>, EditError> {
    let mut path = find_entity(layout, entity)?;
    path.push(group.to_owned());
    let known = layout.keys(&path);
    if !known.iter().any(|key| key == name.snake()) {
        let error = EditError::unknown(what, name.snake(), &known);
        let message = format!("{} in the entity `{}`", error.message, entity.pascal());
        return Err(EditError { message, ..error });
    }
    path.push(name.snake().to_owned());
    Ok(path)
}

fn relation(layout: &Layout<'_>, entity: &Name, name: &Name) -> Result<Vec<String>, EditError> {
    let path = within(layout, entity, ("fields", "relation"), name)?;
    let item = layout.item(&path);
    let short = item.and_then(toml_edit::Item::as_str);
    let table = item.and_then(toml_edit::Item::as_table_like);
    let long = || table?.get("type")?.as_str();
    let grammar = short.or_else(long).unwrap_or_default();
    let refers = ["ref:", "refs:", "any:"];
    let names_kinds = table.is_some_and(|table| table.contains_key("any"));
    if names_kinds || refers.iter().any(|word| grammar.starts_with(word)) {
        return Ok(path);
    }
    let hint = format!("write `dddgen remove field {} {name}`", entity.pascal());
    Err(EditError {
        hint: Some(hint),
        ..EditError::new(format!("the field `{name}` refers to no entity"))
    })
}

fn rule(layout: &Layout<'_>, entity: &Name, name: &Name) -> Result<Target, EditError> {
    let mut path = find_entity(layout, entity)?;
    path.push("rules".to_owned());
    let names = rule_names(layout.item(&path));
    let index = names.iter().position(|it| *it == name.snake());
    let known: Vec<_> = names.iter().map(|it| (*it).to_owned()).collect();
    let element = index.ok_or_else(|| EditError::unknown("rule", name.snake(), &known))?;
    Ok(Target::element(path, element))
}

impl Target {
    pub(super) fn key(path: Vec<String>) -> Self {
        let part = Part::All;
        Self { path, part }
    }

    pub(super) fn element(path: Vec<String>, index: usize) -> Self {
        let part = Part::Element(index);
        Self { path, part }
    }

    pub(super) fn word(path: Vec<String>, bytes: Range<usize>) -> Self {
        let part = Part::Word(bytes);
        Self { path, part }
    }

    /// Whether the new text says what the old one says, but for this.
    fn is_all_that_differs(&self, old: &str, new: &str) -> bool {
        let tables = [old, new].map(toml::from_str::<Table>);
        let [Ok(mut old), Ok(mut new)] = tables else {
            return false;
        };
        if !self.take(&mut old) {
            return false;
        }
        prune(&mut old);
        prune(&mut new);
        old == new
    }

    fn take(&self, table: &mut Table) -> bool {
        let Some((key, parents)) = self.path.split_last() else {
            return false;
        };
        let mut table = Some(table);
        for parent in parents {
            table = table.and_then(|table| table.get_mut(parent)?.as_table_mut());
        }
        let Some(table) = table else {
            return false;
        };
        match (&self.part, table.get_mut(key)) {
            (Part::All, Some(_)) => table.remove(key).is_some(),
            (Part::Element(index), Some(Value::Array(list))) if *index < list.len() => {
                list.remove(*index);
                true
            }
            (Part::Word(bytes), Some(Value::String(text))) => {
                text.replace_range(bytes.clone(), "");
                true
            }
            _ => false,
        }
    }
}

/// Takes out what says nothing: tables and lists without anything in them.
fn prune(table: &mut Table) {
    for (_, value) in table.iter_mut() {
        if let Value::Table(table) = value {
            prune(table);
        }
    }
    table.retain(|_, value| match value {
        Value::Table(table) => !table.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::from_any(text).unwrap()
    }

    /// A layout of each sort, with comments everywhere.
    const TEXT: &str = r#"# The head.
[service]
name = "shop"
dddgen = "0.1.0"

# What an ISBN is.
[values.Isbn]
type = "string" # kept in mind
example = "x"

# Of the context.
[contexts.catalog]
doc = "What we sell"

# The heart of it.
[contexts.catalog.entities.Book]
doc = "A book" # of paper
rules = [{ name = "one", rule = "a > 1" }, { name = "two", rule = "a > 2" }]

[contexts.catalog.entities.Book.fields]
a = "int" # first
# About b.
b = { type = "ref:Author", doc = """
long
""" }
c = "int"
# Trailing.

[[contexts.catalog.entities.Author.rules]]
name = "only"
rule = "d > 1"

[contexts.catalog.entities.Author.fields]
d = "int"

[contexts.catalog.entities.Author.transitions]
go = { field = "d", from = ["x"], to = "y" }

[contexts.sales]
entities.Order.fields.note = "string"
entities.Line = { part_of = "Order", fields = { n = "int", m = "int" } }
use_cases.ship = { on = ["Order"] }
"#;

    fn without(removal: Removal<'_>) -> String {
        let removed = remove(TEXT, &removal).unwrap_or_else(|error| panic!("{error:?}"));
        for (at, byte) in removed.text.bytes().enumerate() {
            assert_eq!(TEXT.as_bytes()[removed.cuts.origin(at)], byte);
        }
        removed.text
    }

    #[test]
    fn only_what_is_named_goes() {
        let [book, author, order] = ["Book", "Author", "Order"].map(name);
        let [a, b, c, n] = ["a", "b", "c", "n"].map(name);
        let [one, only, go] = ["one", "only", "go"].map(name);
        let [isbn, line, note, ship] = ["Isbn", "Line", "note", "ship"].map(name);
        let cases = [
            (
                Removal::Value(&isbn),
                "# What an ISBN is.\n[values.Isbn]\ntype = \"string\" # kept in mind\nexample = \"x\"\n\n",
            ),
            (Removal::Field(&book, &a), "a = \"int\" # first\n"),
            (
                Removal::Relation(&book, &b),
                "# About b.\nb = { type = \"ref:Author\", doc = \"\"\"\nlong\n\"\"\" }\n",
            ),
            (Removal::Field(&book, &c), "c = \"int\"\n"),
            (
                Removal::Rule(&book, &one),
                "{ name = \"one\", rule = \"a > 1\" }, ",
            ),
            (
                Removal::Rule(&author, &only),
                "[[contexts.catalog.entities.Author.rules]]\nname = \"only\"\nrule = \"d > 1\"\n\n",
            ),
            (
                Removal::Transition(&author, &go),
                "[contexts.catalog.entities.Author.transitions]\ngo = { field = \"d\", from = [\"x\"], to = \"y\" }\n\n",
            ),
            (
                Removal::Entity(&order),
                "entities.Order.fields.note = \"string\"\n",
            ),
            (
                Removal::Field(&order, &note),
                "entities.Order.fields.note = \"string\"\n",
            ),
            (
                Removal::Member(&line),
                "entities.Line = { part_of = \"Order\", fields = { n = \"int\", m = \"int\" } }\n",
            ),
            (Removal::Field(&line, &n), "n = \"int\", "),
            (
                Removal::Own(OwnKind::UseCase, &ship),
                "use_cases.ship = { on = [\"Order\"] }\n",
            ),
        ];
        for (removal, gone) in cases {
            assert_eq!(TEXT.matches(gone).count(), 1, "{gone}");
            assert_eq!(without(removal), TEXT.replace(gone, ""), "{removal:?}");
        }
    }

    #[test]
    fn an_entity_goes_with_all_that_is_its_own() {
        let text = without(Removal::Entity(&name("Book")));
        for part in ["Book", "The heart", "About b", "# first", "Trailing"] {
            assert!(!text.contains(part), "{part}\n{text}");
        }
        for part in [
            "# Of the context.",
            "\n\n[[contexts.catalog.entities.Author.rules]]",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert!(!text.contains("\n\n\n"), "{text}");
    }

    #[test]
    fn what_is_not_there_is_named() {
        let [book, order] = ["Book", "Order"].map(name);
        let [titel, catalog, nothing] = ["d", "catalog", "nothing"].map(name);
        let cases = [
            (
                Removal::Field(&book, &titel),
                "there is no field `d` in the entity `Book`",
            ),
            (
                Removal::Context(&catalog),
                "the context `catalog` is not empty: `Book`, `Author`",
            ),
            (Removal::Context(&nothing), "there is no context `nothing`"),
            (Removal::Enum(&order), "there is no enum `Order`"),
            (
                Removal::Member(&order),
                "`Order` is no member of an aggregate",
            ),
            (
                Removal::Relation(&order, &name("note")),
                "the field `note` refers to no entity",
            ),
            (
                Removal::Rule(&order, &nothing),
                "there is no rule `nothing`",
            ),
        ];
        for (removal, message) in cases {
            let error = remove(TEXT, &removal).unwrap_err();
            assert_eq!(error.message, message);
        }
    }

    #[test]
    fn windows_line_ends_stay() {
        let text = TEXT.replace('\n', "\r\n");
        let isbn = name("Isbn");
        let removed = remove(&text, &Removal::Value(&isbn)).unwrap();
        let expected = without(Removal::Value(&isbn)).replace('\n', "\r\n");
        assert_eq!(removed.text, expected);
    }
}
