//! Modules that things moved between, and where code names them there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::{parts, tokens, words};
use crate::naming::Name;

/// The modules in which things stood, and those in which they stand now.
///
/// What stands in a context is named `parent::context::Type` or `parent::context::file`, what stands
/// in none `parent::Type` or `parent::file`.
#[derive(Debug, Clone, Default)]
pub(super) struct Homes(BTreeMap<Module, Vec<Resident>>);

/// A module of before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Module {
    parent: String,
    context: Option<String>,
}

/// Something that stood in a module.
#[derive(Debug, Clone)]
struct Resident {
    /// The words of its name.
    name: Vec<String>,
    /// The context in which it stands now.
    context: Option<String>,
}

/// Where a text names something that moved.
#[derive(Debug)]
struct Named<'h> {
    /// Where its own name begins.
    at: usize,
    /// The context before it with the `::` behind that; none within braces, where others may stand
    /// beside it.
    context: Option<Range<usize>>,
    /// The context in which it stands now.
    now: Option<&'h str>,
}

impl Homes {
    /// Adds something of which a file stood at `path`.
    pub(super) fn add(&mut self, path: &str, name: &Name, [before, now]: [Option<&str>; 2]) {
        let Some(parent) = parent(path, before) else {
            return;
        };
        let module = Module {
            parent: parent.to_owned(),
            context: before.map(str::to_owned),
        };
        let resident = Resident {
            name: parts(name),
            context: now.map(str::to_owned),
        };
        self.0.entry(module).or_default().push(resident);
    }

    /// Leaves out the modules that nothing left.
    pub(super) fn finish(&mut self) {
        self.0.retain(|module, residents| {
            let mut residents = residents.iter();
            residents.any(|resident| resident.context != module.context)
        });
    }

    /// Whether nothing moved.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A text with the modules of now in place of those of before; the rest is up to `others`.
    pub(super) fn respelled(&self, text: &str, others: impl Fn(&str) -> String) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), 0);
        for named in self.named(text) {
            let Some(context) = named.context.filter(|context| context.start >= rest) else {
                continue;
            };
            out.push_str(&others(&text[rest..context.start]));
            for part in named.now.iter().flat_map(|now| [*now, "::"]) {
                out.push_str(part);
            }
            rest = context.end;
        }
        out.push_str(&others(&text[rest..]));
        out
    }

    /// Where a text names what moved as it was named before.
    pub(super) fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        self.named(text).into_iter().map(|named| named.at)
    }

    fn named(&self, text: &str) -> Vec<Named<'_>> {
        let modules = self.0.iter();
        let named = modules.flat_map(|(module, residents)| module.named(residents, text));
        let mut named: Vec<_> = named.collect();
        named.sort_by_key(|named| named.at);
        named
    }
}

impl Module {
    /// Where a text names, by the path of this module, what no longer stands in it.
    fn named<'h>(&self, residents: &'h [Resident], text: &str) -> Vec<Named<'h>> {
        let context = self.context.iter().flat_map(|name| [name.as_str(), "::"]);
        let context: String = context.collect();
        let path = format!("{}::{context}", self.parent);
        let mut found = Vec::new();
        for (start, _) in text.match_indices(&path) {
            let is_inner = |c: char| c.is_alphanumeric() || c == '_';
            if text[..start].ends_with(is_inner) {
                continue;
            }
            let end = start + path.len();
            let (names, is_one) = names(&text[end..]);
            for (at, name) in names {
                let resident = resident(residents, name);
                let moved = resident.filter(|resident| resident.context != self.context);
                found.extend(moved.map(|resident| Named {
                    at: end + at,
                    context: is_one.then_some(end - context.len()..end),
                    now: resident.context.as_deref(),
                }));
            }
        }
        found
    }
}

/// The names that follow a path, with their places, and whether it is one without braces.
fn names(rest: &str) -> (Vec<(usize, &str)>, bool) {
    let is_one = !rest.starts_with('{');
    let mut depth = 0;
    let ends = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        depth == 0
    };
    let end = if is_one {
        rest.find(|c: char| !c.is_alphanumeric() && c != '_')
    } else {
        rest.find(ends)
    };
    let rest = &rest[..end.unwrap_or(rest.len())];
    let mut at = 0;
    let names = tokens(rest).filter_map(|(token, is_word)| {
        at += token.len();
        is_word.then_some((at - token.len(), token))
    });
    (names.collect(), is_one)
}

/// What a name is made of: `CreateOrderLine` of `OrderLine` rather than of `Order`.
fn resident<'h>(residents: &'h [Resident], name: &str) -> Option<&'h Resident> {
    let (words, _) = words(name);
    let words: Vec<_> = words.iter().map(|word| word.to_lowercase()).collect();
    let says = |resident: &&Resident| {
        let mut windows = words.windows(resident.name.len());
        windows.any(|window| *window == *resident.name)
    };
    let said = residents.iter().filter(says);
    said.max_by_key(|resident| resident.name.len())
}

/// The last module on the way to the file at `path`, before its context: `entities` for
/// `crates/domain/src/entities/sales/order.rs`, `crate` where there is none.
fn parent<'p>(path: &'p str, context: Option<&str>) -> Option<&'p str> {
    let segments: Vec<_> = path.split('/').collect();
    let (_, mut modules) = segments.split_last()?;
    if let Some(context) = context {
        let (last, before) = modules.split_last()?;
        if *last != context {
            return None;
        }
        modules = before;
    }
    match modules {
        [.., "src"] | [.., "tests", _] => Some("crate"),
        [.., parent] => Some(parent),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Homes;
    use crate::naming::Name;

    /// `Order` moved from `sales` to `stock`, `Shelf` from `stock` to none, `Note` from none to
    /// `sales`; `OrderLine` and `ShipOrder` stayed in `sales`.
    fn homes() -> Homes {
        let mut homes = Homes::default();
        let all = [
            ("order", Some("sales"), Some("stock")),
            ("orders", Some("sales"), Some("stock")),
            ("order_line", Some("sales"), Some("sales")),
            ("ship_order", Some("sales"), Some("sales")),
            ("shelf", Some("stock"), None),
            ("note", None, Some("sales")),
            ("reader", None, None),
        ];
        for (name, before, now) in all {
            let folder = before.map(|it| format!("{it}/")).unwrap_or_default();
            for parent in [
                "domain/src/entities",
                "domain/tests/unit_domain",
                "api/src/v1/endpoints",
            ] {
                let path = format!("crates/{parent}/{folder}{name}.rs");
                homes.add(&path, &Name::from_snake(name).unwrap(), [before, now]);
            }
        }
        homes.finish();
        homes
    }

    #[test]
    fn paths_follow_what_moves() {
        let cases = [
            (
                "use domain::entities::sales::Order;",
                "use domain::entities::stock::Order;",
            ),
            (
                "crate::entities::sales::order::Row",
                "crate::entities::stock::order::Row",
            ),
            (
                "entities::sales::CreateOrder",
                "entities::stock::CreateOrder",
            ),
            ("entities::sales::Orders", "entities::stock::Orders"),
            ("entities::sales::OrderLine", "entities::sales::OrderLine"),
            (
                "endpoints::sales::ship_order",
                "endpoints::sales::ship_order",
            ),
            ("use crate::sales::order;", "use crate::stock::order;"),
            (
                "use crate::sales::order_line;",
                "use crate::sales::order_line;",
            ),
            (
                "entities::stock::Shelf, entities::Shelf",
                "entities::Shelf, entities::Shelf",
            ),
            (
                "entities::Note(entities::Reader)",
                "entities::sales::Note(entities::Reader)",
            ),
            ("use crate::note::a;", "use crate::sales::note::a;"),
            ("my_entities::sales::Order", "my_entities::sales::Order"),
            ("entities::wholesales::Order", "entities::wholesales::Order"),
            ("entities::sales::reorder", "entities::sales::reorder"),
            (
                "use domain::entities::sales::{Order, OrderLine};",
                "use domain::entities::sales::{Order, OrderLine};",
            ),
            ("entities::sales::", "entities::sales::"),
        ];
        let homes = homes();
        for (text, expected) in cases {
            assert_eq!(homes.respelled(text, str::to_owned), expected);
        }
    }

    #[test]
    fn what_is_named_among_others_is_found() {
        let text = "use domain::entities::sales::{\n    OrderLine, Order,\n    order::{self, State},\n};\n";
        let found: Vec<_> = homes().places(text).map(|at| &text[at..at + 5]).collect();
        assert_eq!(found, ["Order", "order"]);
        assert_eq!(
            homes()
                .places("use domain::entities::sales::{OrderLine};")
                .count(),
            0
        );
        assert_eq!(
            homes()
                .places("use domain::entities::sales::{Order")
                .count(),
            1
        );
    }

    #[test]
    fn nothing_moved_is_nothing() {
        let mut homes = Homes::default();
        let name = Name::from_snake("order").unwrap();
        homes.add("crates/domain/src/entities/order.rs", &name, [None, None]);
        homes.add("migrations/order.rs", &name, [Some("sales"), None]);
        homes.finish();
        assert!(homes.is_empty());
    }
}
