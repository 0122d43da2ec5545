//! Filtering, sorting and paging as the database does it.

use std::cmp::Ordering;

use application::queries::{Direction, Page, Query, QueryField, Readable, Statistics, Value};
use domain::repositories::RepositoryError;

/// The page of `views` that `query` asks for; views that are equal by its order stay in the order
/// of their ids, in which they come.
pub(crate) fn page<F: QueryField, V: Readable<F>>(
    views: impl Iterator<Item = V>,
    query: &Query<F>,
) -> Page<V> {
    let mut views: Vec<V> = views.filter(|view| satisfies(view, query)).collect();
    views.sort_by(|left, right| compare(left, right, query));
    let total = views.len() as u64;
    let offset = usize::try_from(query.page.offset()).unwrap_or(usize::MAX);
    let items = views
        .into_iter()
        .skip(offset)
        .take(query.page.size() as usize)
        .collect();
    Page {
        items,
        total,
        request: query.page,
    }
}

/// What the values of a numeric field of the `views` that satisfy `query` amount to.
///
/// # Errors
/// The sum has more digits than a decimal holds.
pub(crate) fn statistics<F: QueryField, V: Readable<F>>(
    views: impl Iterator<Item = V>,
    query: &Query<F>,
    field: F,
) -> Result<Statistics, RepositoryError> {
    let mut numbers = views
        .filter(|view| satisfies(view, query))
        .filter_map(|view| match view.value(field) {
            Some(Value::Integer(number)) => Some(number.into()),
            Some(Value::Decimal(number)) => Some(number),
            _ => None,
        });
    numbers
        .try_fold(Statistics::default(), Statistics::with)
        .ok_or_else(|| RepositoryError::Store("a sum has more digits than a decimal holds".into()))
}

fn satisfies<F: QueryField, V: Readable<F>>(view: &V, query: &Query<F>) -> bool {
    let mut conditions = query.conditions.iter();
    conditions.all(|condition| condition.test.accepts(view.value(condition.field).as_ref()))
        && query
            .specification
            .as_ref()
            .is_none_or(|it| it.is_satisfied_by(view))
}

fn compare<F: QueryField, V: Readable<F>>(left: &V, right: &V, query: &Query<F>) -> Ordering {
    let by_field = query.sort.iter().map(|sort| {
        let (left, right) = (left.value(sort.field), right.value(sort.field));
        let order = left.partial_cmp(&right).unwrap_or(Ordering::Equal);
        match sort.direction {
            Direction::Ascending => order,
            Direction::Descending => order.reverse(),
        }
    });
    by_field.fold(Ordering::Equal, Ordering::then)
}
