//! The tables of a model.

use std::collections::BTreeSet;
use std::slice;

use super::order::by_dependency;
use super::table::{Column, Comparison, Index, PrimaryKey, RowRule, Schema, Table};
use super::{column, dialect, name, quote_ident};
use crate::expression::Operand;
use crate::model::{self, Entity, FieldPath, Member, Model, Predicate, Rule};
use crate::naming::Name;

/// The tables that hold the aggregates of a model.
pub fn of(model: &Model) -> Schema {
    let mut tables: Vec<_> = model
        .entities
        .iter()
        .map(|entity| table(model, entity))
        .collect();
    let members = model.members.iter();
    tables.extend(members.filter_map(|member| member_table(model, member)));
    tables.extend(model.entities.iter().flat_map(|it| list_tables(model, it)));
    tell_apart(&mut tables);
    Schema {
        tables: by_dependency(tables),
    }
}

fn table(model: &Model, entity: &Entity) -> Table {
    let columns = column::all(model, entity);
    let indexes = indexes(entity, &columns);
    Table {
        entity: entity.name.pascal(),
        was: entity.was.iter().map(Name::pascal).collect(),
        name: entity.table.clone(),
        rules: rules(model, entity, &columns),
        key: None,
        columns,
        indexes,
    }
}

/// A rule whose name would be that of a rule on one column gets a number.
fn rules(model: &Model, entity: &Entity, columns: &[Column]) -> Vec<RowRule> {
    let checks = columns.iter().flat_map(|column| &column.checks);
    let mut taken: BTreeSet<String> = checks.map(|check| check.name.clone()).collect();
    let mut wholes = column::wholes(model, entity);
    for rule in &mut wholes {
        rule.name = free(&rule.name, &mut taken);
    }
    let rules = entity.rules.iter().map(|rule| {
        let name = name::rule(&entity.table, rule.name.snake());
        let column = |operand: &Operand| quote_ident(&column::of_operand(columns, operand));
        RowRule {
            name: free(&name, &mut taken),
            text: rule.text.clone(),
            condition: dialect::condition(model.service.database, &rule.condition, &column)
                .filter(|_| !speaks_of_document(model, entity, rule)),
        }
    });
    wholes.into_iter().chain(rules).collect()
}

/// Whether a rule speaks of a part that has no column.
fn speaks_of_document(model: &Model, entity: &Entity, rule: &Rule) -> bool {
    let operands = rule.condition.operands();
    let mut parts = operands.iter().filter(|it| it.aggregate.is_none());
    parts.any(|operand| {
        let mut fields = entity.fields.iter();
        let field = fields.find(|field| field.name == operand.field);
        field.is_some_and(|field| model.is_document(field))
    })
}

/// The name, with a number if it is taken, which it is from then on.
fn free(plain: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = plain.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = name::numbered(plain, number);
        number += 1;
    }
    name
}

/// The table of members, whose rows come and go with that of their root: there is no history and
/// no deletion of their own, and what is unique is so within one root.
fn member_table(model: &Model, member: &Member) -> Option<Table> {
    let (entity, root) = (&member.entity, model.entity(&member.root)?);
    let columns = column::of_member(model, member, root);
    let (name, back) = (&entity.table, root.name.reference());
    let of_root = |columns: Vec<String>| {
        let back = back.snake().to_owned();
        unique(name, [back].into_iter().chain(columns).collect())
    };
    let own = indexes(entity, &columns);
    let own = own
        .into_iter()
        .filter(|index| index.columns != [back.snake()]);
    let own = own.map(|index| Index {
        live_only: false,
        ..if index.unique {
            of_root(index.columns)
        } else {
            index
        }
    });
    let position = of_root(vec![column::POSITION.to_owned()]);
    let indexes = [position].into_iter().chain(own).map(|index| Index {
        live_only: false,
        ..index
    });
    Some(Table {
        entity: entity.name.pascal(),
        was: entity.was.iter().map(Name::pascal).collect(),
        name: name.clone(),
        indexes: indexes.collect(),
        rules: rules(model, entity, &columns),
        key: None,
        columns,
    })
}

/// The tables of the lists of references of an entity. Their rows come and go with that of the
/// root; no root has one entry twice.
fn list_tables(model: &Model, root: &Entity) -> Vec<Table> {
    let fields = root.fields.iter().filter(|field| field.refers_to_many());
    let tables = fields.filter_map(|field| {
        let name = root.join_table(field);
        let columns = column::of_list(&name, root, field, model.entity(field.target()?)?);
        let (back, one) = (root.name.reference(), field.one());
        let [back, one] = [back, one].map(|name| name.snake().to_owned());
        let indexes = [
            unique(&name, vec![back.clone(), column::POSITION.to_owned()]),
            plain(&name, vec![one.clone()], vec![]),
        ];
        let indexes = indexes.map(|index| Index {
            live_only: false,
            ..index
        });
        Some(Table {
            entity: format!("{}.{}", root.name.pascal(), field.name),
            was: former_lists(root, field),
            key: Some(PrimaryKey {
                name: name::primary_key(&name),
                columns: vec![back, one],
            }),
            name,
            columns,
            rules: Vec::new(),
            indexes: indexes.into(),
        })
    });
    tables.collect()
}

/// What a list may have been called before: the entity, the field or both had another name.
fn former_lists(root: &Entity, field: &model::Field) -> Vec<String> {
    let roots = root.was.iter().chain([&root.name]);
    let names = roots.flat_map(|root| {
        let fields = field.was.iter().chain([&field.name]);
        fields.map(move |field| format!("{}.{field}", root.pascal()))
    });
    let mut names: Vec<_> = names.collect();
    // The last one is what it is called today.
    names.pop();
    names
}

fn indexes(entity: &Entity, columns: &[Column]) -> Vec<Index> {
    let marked = |mark: fn(&model::Field) -> bool| {
        let fields = entity.fields.iter().filter(move |field| mark(field));
        fields.map(|field| columns_of(columns, slice::from_ref(&field.name)))
    };
    let combined = entity.uniques.iter().map(|unique| &unique.fields);
    let combined = combined.map(|fields| columns_of(columns, fields));
    let uniques = marked(|field| field.unique)
        .chain(combined)
        .map(|columns| unique(&entity.table, columns));

    let references = columns.iter().filter(|column| column.references.is_some());
    let references = references.map(|column| reference(&entity.table, column));
    let kinds = marked(|field| !field.any.is_empty());
    let kinds = kinds.map(|columns| plain(&entity.table, columns, vec![]));
    let references = references.chain(kinds);
    let single = marked(|field| field.index).map(|columns| plain(&entity.table, columns, vec![]));
    let listed = entity.indexes.iter().map(|index| {
        let covered = index.fields.iter().flat_map(|path| of_path(columns, path));
        let covered = covered.map(|column| column.name.clone()).collect();
        plain(
            &entity.table,
            covered,
            comparisons(columns, index.predicate.as_ref()),
        )
    });

    let mut kept: Vec<Index> = Vec::new();
    for index in uniques.chain(references).chain(single).chain(listed) {
        if !kept.iter().any(|other| serves(other, &index)) {
            kept.push(index);
        }
    }
    kept
}

fn unique(table: &str, columns: Vec<String>) -> Index {
    Index {
        name: name::unique(table, &columns),
        unique: true,
        columns,
        live_only: true,
        predicate: vec![],
    }
}

/// Covers deleted rows as well: the database looks for *any* row that refers to one that goes.
fn reference(table: &str, column: &Column) -> Index {
    Index {
        live_only: false,
        ..plain(table, vec![column.name.clone()], vec![])
    }
}

fn plain(table: &str, columns: Vec<String>, predicate: Vec<Comparison>) -> Index {
    let tested: Vec<_> = predicate.iter().map(|term| term.column.as_str()).collect();
    Index {
        name: name::index(table, &columns, &tested),
        unique: false,
        columns,
        live_only: true,
        predicate,
    }
}

/// Whether `other` makes `index` superfluous.
fn serves(other: &Index, index: &Index) -> bool {
    other.columns == index.columns
        && other.predicate == index.predicate
        && (other.unique || !index.unique)
        && (!other.live_only || index.live_only)
}

fn columns_of(columns: &[Column], fields: &[Name]) -> Vec<String> {
    let names = fields.iter().flat_map(|field| find(columns, field));
    names.map(|column| column.name.clone()).collect()
}

/// The columns of a field, or that of a part of one.
fn of_path<'a>(columns: &'a [Column], path: &FieldPath) -> impl Iterator<Item = &'a Column> {
    let part = path.part.as_ref().map(|part| part.snake().to_owned());
    find(columns, &path.field).filter(move |it| part.is_none() || it.part == part)
}

/// The columns of a field, or the one of that name that every table has.
fn find<'a>(columns: &'a [Column], field: &Name) -> impl Iterator<Item = &'a Column> {
    let of_field = |column: &&Column| column.field.as_deref() == Some(field.snake());
    let of_name = |column: &&Column| column.field.is_none() && column.name == field.snake();
    columns
        .iter()
        .filter(move |column| of_field(column) || of_name(column))
}

fn comparisons(columns: &[Column], predicate: Option<&Predicate>) -> Vec<Comparison> {
    let terms = predicate.map_or(&[][..], |predicate| &predicate.terms);
    let comparison = |term: &model::PredicateTerm| {
        let column = find(columns, &term.field).next()?;
        Some(Comparison {
            column: column.name.clone(),
            ty: column.ty,
            operator: term.operator,
            literal: term.literal.clone(),
        })
    };
    terms.iter().filter_map(comparison).collect()
}

/// Tables and indexes share one space of names in a database; of two that come out the same, the
/// later one gets a number.
fn tell_apart(tables: &mut [Table]) {
    let mut taken: BTreeSet<String> = tables.iter().map(|table| table.name.clone()).collect();
    for index in tables.iter_mut().flat_map(|table| &mut table.indexes) {
        let plain = index.name.clone();
        let mut number = 2;
        while !taken.insert(index.name.clone()) {
            index.name = name::numbered(&plain, number);
            number += 1;
        }
    }
}
