//! Conditions and orders as SQL. Names come from the allow-list of a read model, values are
//! bound: no text of a caller's becomes part of a statement.

use application::queries::{Case, Comparison, Condition, Direction, QueryField, Sort, Test, Value};
use sqlx::QueryBuilder;

use super::Exact;
use super::dialect::{Db, folded, position};
use super::table::quoted;

/// Appends `and …` for each condition.
pub(crate) fn push_conditions<F: QueryField>(
    statement: &mut QueryBuilder<Db>,
    conditions: &[Condition<F>],
) {
    for Condition { field, test } in conditions {
        let column = quoted(field.spec().name);
        statement.push(" and ");
        push_test(statement, &column, test);
    }
}

/// Appends `order by …`, in the end by id. Null comes before every value.
pub(crate) fn push_order<F: QueryField>(statement: &mut QueryBuilder<Db>, sort: &[Sort<F>]) {
    statement.push(" order by ");
    for Sort { field, direction } in sort {
        let spec = field.spec();
        // An index serves the order of what is never null as it is.
        let order = match (direction, spec.nullable) {
            (Direction::Ascending, false) => "asc",
            (Direction::Descending, false) => "desc",
            (Direction::Ascending, true) => "asc nulls first",
            (Direction::Descending, true) => "desc nulls last",
        };
        statement.push(format_args!("{} {order}, ", quoted(spec.name)));
    }
    statement.push("id");
}

pub(super) fn push_test(statement: &mut QueryBuilder<Db>, column: &str, test: &Test) {
    match test {
        Test::Is(comparison, value) => {
            statement.push(format_args!("{column} {} ", operator(*comparison)));
            push_value(statement, value);
        }
        Test::In(values) => push_list(statement, &format!("{column} in ("), values),
        Test::NotIn(values) => push_list(statement, &format!("{column} not in ("), values),
        Test::Contains(part, case) => push_contains(statement, column, part, *case),
        Test::Null(true) => {
            statement.push(format_args!("{column} is null"));
        }
        Test::Null(false) => {
            statement.push(format_args!("{column} is not null"));
        }
    }
}

fn push_contains(statement: &mut QueryBuilder<Db>, column: &str, part: &str, case: Case) {
    match case {
        Case::Sensitive => {
            statement.push(position(column)).push_bind(part.to_owned());
        }
        Case::Insensitive => {
            statement.push(position(folded(column)));
            statement.push_bind(part.to_ascii_lowercase());
        }
    }
    statement.push(") > 0");
}

fn push_list(statement: &mut QueryBuilder<Db>, start: &str, values: &[Value]) {
    statement.push(start);
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            statement.push(", ");
        }
        push_value(statement, value);
    }
    statement.push(")");
}

fn push_value(statement: &mut QueryBuilder<Db>, value: &Value) {
    match value {
        Value::Text(text) => statement.push_bind(text.clone()),
        Value::Integer(number) => statement.push_bind(*number),
        Value::Decimal(number) => statement.push_bind(Exact(*number)),
        Value::Float(number) => statement.push_bind(*number),
        Value::Boolean(truth) => statement.push_bind(*truth),
        Value::Date(date) => statement.push_bind(*date),
        Value::Time(time) => statement.push_bind(*time),
        Value::Instant(instant) => statement.push_bind(*instant),
        Value::Id(id) => statement.push_bind(*id),
    };
}

fn operator(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
    }
}
