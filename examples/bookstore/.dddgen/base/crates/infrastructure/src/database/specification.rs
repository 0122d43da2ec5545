//! Specifications as SQL.
//!
//! SQL has a third truth value and a specification has not: so a simple condition is asked of
//! values alone, and is false of a null, before it is composed.

use application::queries::{Condition, QueryField, Specification, Test};
use sqlx::QueryBuilder;

use super::condition::push_test;
use super::dialect::Db;
use super::table::quoted;

/// Appends `and …` for a specification, if there is one.
pub(crate) fn push_specification<F: QueryField>(
    statement: &mut QueryBuilder<Db>,
    specification: Option<&Specification<F>>,
) {
    if let Some(specification) = specification {
        statement.push(" and ");
        push(statement, specification);
    }
}

fn push<F: QueryField>(statement: &mut QueryBuilder<Db>, specification: &Specification<F>) {
    match specification {
        Specification::Is(condition) => push_condition(statement, condition),
        Specification::All(parts) => push_joined(statement, parts, " and ", "1 = 1"),
        Specification::Any(parts) => push_joined(statement, parts, " or ", "1 = 0"),
        Specification::Not(inner) => {
            statement.push("not ");
            push(statement, inner);
        }
    }
}

fn push_joined<F: QueryField>(
    statement: &mut QueryBuilder<Db>,
    parts: &[Specification<F>],
    word: &str,
    empty: &str,
) {
    statement.push("(");
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            statement.push(word);
        }
        push(statement, part);
    }
    if parts.is_empty() {
        statement.push(empty);
    }
    statement.push(")");
}

fn push_condition<F: QueryField>(
    statement: &mut QueryBuilder<Db>,
    Condition { field, test }: &Condition<F>,
) {
    let column = quoted(field.spec().name);
    statement.push("(");
    match test {
        Test::Null(_) => push_test(statement, &column, test),
        Test::In(values) if values.is_empty() => {
            statement.push("1 = 0");
        }
        Test::NotIn(values) if values.is_empty() => {
            push_test(statement, &column, &Test::Null(false));
        }
        _ => {
            if field.spec().nullable {
                push_test(statement, &column, &Test::Null(false));
                statement.push(" and ");
            }
            push_test(statement, &column, test);
        }
    }
    statement.push(")");
}
