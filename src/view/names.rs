//! Names in every casing that a template writes.

use serde::Serialize;

use crate::naming::Name;

/// A name in every casing, by purpose.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NameView {
    /// `OrderItem`.
    pub(crate) type_name: String,
    /// `order_item`.
    pub(crate) module: String,
    /// `order_item`, or `r#type` where the plain word is a keyword of Rust.
    pub(crate) ident: String,
    /// `order-item`.
    pub(crate) kebab: String,
    /// `order item`.
    pub(crate) human: String,
    /// `Order item`.
    pub(crate) title: String,
}

impl NameView {
    pub(crate) fn new(name: &Name) -> Self {
        Self {
            type_name: name.pascal(),
            module: name.snake().to_owned(),
            ident: name.ident(),
            kebab: name.kebab(),
            human: name.human(),
            title: capital(&name.human()),
        }
    }
}

/// A context's name and what it covers.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ContextName {
    pub(crate) module: String,
    pub(crate) kebab: String,
    pub(crate) title: String,
}

impl ContextName {
    pub(crate) fn new(name: &Name) -> Self {
        Self {
            module: name.snake().to_owned(),
            kebab: name.kebab(),
            title: capital(&name.human()),
        }
    }
}

/// `a` or `an`, by the first letter.
pub(crate) fn article(human: &str) -> &'static str {
    let vowel = human.starts_with(['a', 'e', 'i', 'o', 'u']);
    // A `u` that sounds like "you", as in user, unit and university.
    let you = ["uni", "use", "usa", "eu", "one"]
        .iter()
        .any(|start| human.starts_with(start));
    if vowel && !you { "an" } else { "a" }
}

/// The text with its first letter in upper case.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// `catalog::`, or nothing without a context.
pub(crate) fn path_prefix(context: Option<&Name>) -> String {
    context
        .map(|context| format!("{}::", context.snake()))
        .unwrap_or_default()
}

/// What code calls an aggregate: its name, unless the code around it has that word for something
/// else.
pub(crate) fn variable(name: &Name) -> String {
    const TAKEN: &[&str] = &[
        "action",
        "actor",
        "adapter",
        "after",
        "answer",
        "app",
        "application",
        "async_trait",
        "axum",
        "before",
        "body",
        "change",
        "changes",
        "chrono",
        "command",
        "connection",
        "counts",
        "created",
        "database",
        "details",
        "domain",
        "done",
        "draft",
        "empty",
        "ends",
        "expected",
        "faults",
        "found",
        "held",
        "id",
        "ids",
        "index",
        "infrastructure",
        "input",
        "item",
        "known",
        "member",
        "memory",
        "moved",
        "one",
        "outcome",
        "page",
        "patched",
        "path",
        "position",
        "problem",
        "queries",
        "query",
        "refused",
        "request",
        "response",
        "root",
        "route",
        "routes",
        "row",
        "rows",
        "said",
        "sqlx",
        "stamp",
        "state",
        "statement",
        "step",
        "store",
        "table",
        "unit_of_work",
        "updated",
        "uri",
        "use_case",
        "uuid",
        "value",
        "values",
        "version",
        "view",
        "violations",
    ];
    if TAKEN.contains(&name.snake()) {
        format!("the_{}", name.snake())
    } else {
        name.snake().to_owned()
    }
}
