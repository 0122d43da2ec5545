//! A question to a list: conditions, order and page, as read from a query string.

use domain::validation::{Invalid, Violations};

use super::{Condition, PageRequest, QueryField, Sort, Test};

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
    /// All parameters that are unknown, repeated or have a wrong value.
    pub fn parse<'a>(
        parameters: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Violations> {
        let mut violations = Violations::default();
        let mut seen: Vec<&str> = Vec::new();
        let mut query = Self::default();
        for (name, text) in parameters {
            let outcome = if seen.contains(&name) {
                Err(Invalid::new("repeated", "is given more than once"))
            } else {
                query.read(name, text)
            };
            seen.push(name);
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

    fn read(&mut self, name: &str, text: &str) -> Result<(), Invalid> {
        match name {
            "page" => self.page = page(text, self.page.size())?,
            "page_size" => self.page = page_size(self.page.number(), text)?,
            "sort" => self.sort = order(text)?,
            _ => {
                let condition = condition(name, text)?;
                self.values += condition.test.values();
                self.conditions.push(condition);
                if self.values > MAX_VALUES {
                    let message = format!("leads to more than {MAX_VALUES} values in all filters");
                    return Err(Invalid::new("length", message));
                }
            }
        }
        Ok(())
    }
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

fn condition<F: QueryField>(name: &str, operand: &str) -> Result<Condition<F>, Invalid> {
    let (name, lookup) = name.split_once("__").unwrap_or((name, "eq"));
    let Some(field) = F::named(name) else {
        let names: Vec<_> = F::ALL.iter().map(|field| field.spec().name).collect();
        let message = format!(
            "is unknown; use page, page_size, sort or a filter on {}",
            names.join(", ")
        );
        return Err(Invalid::new("unknown", message));
    };
    let test = Test::parse(lookup, field.spec().kind, operand)?;
    Ok(Condition { field, test })
}
