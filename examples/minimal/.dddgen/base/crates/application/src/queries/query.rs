//! A question to a list: conditions, order and page, as read from a query string.

use std::collections::BTreeSet;
use std::mem;

use domain::validation::{Invalid, Violations};

use super::{Condition, Lookup, PageRequest, QueryField, Sort, Test};

/// The most parameters of one query.
const MAX_PARAMETERS: usize = 100;

/// The most values that the conditions of one query name together.
const MAX_VALUES: usize = 500;

/// Which items of a list, in which order, and which page of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Query<F> {
    /// All of them have to hold.
    pub conditions: Vec<Condition<F>>,
    /// The first counts most; the id decides in the end, so the order is total.
    pub sort: Vec<Sort<F>>,
    /// The page.
    pub page: PageRequest,
    /// How many values the conditions name together.
    values: usize,
}

impl<F> Default for Query<F> {
    fn default() -> Self {
        Self {
            conditions: Vec::new(),
            sort: Vec::new(),
            page: PageRequest::default(),
            values: 0,
        }
    }
}

impl<F: QueryField> Query<F> {
    /// Reads the parameters of a query: `page`, `page_size`, `sort=-price,title`, and conditions
    /// as `price__gte=10` (`price=10` is short for `price__eq=10`).
    ///
    /// # Errors
    /// All parameters that are unknown, repeated or have a wrong value; or too many parameters, none
    /// of which is looked at then.
    pub fn parse<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Violations> {
        Self::taking(&["page", "page_size", "sort"], parameters)
    }

    /// Reads parameters: those called `named`, and conditions.
    fn taking<'a>(
        named: &[&str],
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Violations> {
        let parameters = bounded(parameters)?;
        let mut violations = Violations::default();
        let mut seen = BTreeSet::new();
        let mut query = Self::default();
        let mut told = false;
        for (name, text) in parameters {
            let outcome = if !seen.insert(name) {
                Err(Invalid::new("repeated", "is given more than once"))
            } else if named.contains(&name) {
                query.read(name, text)
            } else if let Some((field, lookup)) = filter(name) {
                query.restrict(field, lookup, text)
            } else if mem::replace(&mut told, true) {
                Err(Invalid::new("unknown", "is unknown"))
            } else {
                Err(unknown::<F>(named))
            };
            if let Err(invalid) = outcome {
                violations.add(name, invalid);
            }
        }
        if violations.is_empty() {
            Ok(query)
        } else {
            Err(violations)
        }
    }

    /// Reads what is no condition on a field.
    fn read(&mut self, name: &str, text: &str) -> Result<(), Invalid> {
        match name {
            "page" => self.page = page(text, self.page.size())?,
            "page_size" => self.page = page_size(self.page.number(), text)?,
            _ => self.sort = order(text)?,
        }
        Ok(())
    }

    fn restrict(&mut self, field: F, lookup: &str, operand: &str) -> Result<(), Invalid> {
        let spec = field.spec();
        let test = Test::parse(spec.lookup(lookup)?, spec.kind, operand)?;
        self.values += test.values();
        self.conditions.push(Condition { field, test });
        if self.values > MAX_VALUES {
            let message = format!("leads to more than {MAX_VALUES} values in all filters");
            return Err(Invalid::new("length", message));
        }
        Ok(())
    }
}

/// The parameters, unless there are too many.
fn bounded<'a>(
    parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(&'a str, &'a str)>, Violations> {
    let parameters: Vec<_> = parameters.into_iter().take(MAX_PARAMETERS + 1).collect();
    let mut violations = Violations::default();
    if let Some((name, _)) = parameters.get(MAX_PARAMETERS) {
        let message = format!("is one parameter more than {MAX_PARAMETERS}, the most there may be");
        violations.add(*name, Invalid::new("length", message));
        return Err(violations);
    }
    Ok(parameters)
}

fn page(text: &str, size: u32) -> Result<PageRequest, Invalid> {
    let number = text.parse().ok();
    number
        .and_then(|number| PageRequest::new(number, size))
        .ok_or_else(|| Invalid::new("range", "must be a whole number from 1"))
}

fn page_size(number: u32, text: &str) -> Result<PageRequest, Invalid> {
    let size = text.parse().ok();
    size.and_then(|size| PageRequest::new(number, size))
        .ok_or_else(|| {
            let max = PageRequest::MAX_SIZE;
            Invalid::new("range", format!("must be a whole number from 1 to {max}"))
        })
}

/// An order names a field once: a second time would change nothing.
fn order<F: QueryField>(text: &str) -> Result<Vec<Sort<F>>, Invalid> {
    let mut order: Vec<Sort<F>> = Vec::new();
    for part in text.split(',') {
        let sort = Sort::parse(part)?;
        if order.iter().any(|known| known.field == sort.field) {
            let name = sort.field.spec().name;
            return Err(Invalid::new(
                "repeated",
                format!("names `{name}` more than once"),
            ));
        }
        order.push(sort);
    }
    Ok(order)
}

/// The field and the lookup that a parameter names, if it is a filter.
fn filter<F: QueryField>(name: &str) -> Option<(F, &str)> {
    let (name, lookup) = name
        .split_once("__")
        .unwrap_or((name, Lookup::Equal.name()));
    F::named(name).map(|field| (field, lookup))
}

/// The refusal of a parameter where only those called `named` and filters are known.
fn unknown<F: QueryField>(named: &[&str]) -> Invalid {
    let fields: Vec<_> = F::ALL.iter().map(|field| field.spec().name).collect();
    let filters = format!("a filter on {}", fields.join(", "));
    let message = match named {
        [] => format!("is unknown; use {filters}"),
        _ => format!("is unknown; use {} or {filters}", named.join(", ")),
    };
    Invalid::new("unknown", message)
}
