//! One aggregate as the templates see it.

use serde::Serialize;

use super::field::FieldView;
use super::imports::EntityImports;
use super::kind::FieldKind;
use super::names::{ContextName, NameView, article, capital, path_prefix, variable};
use crate::model::{Entity, Field, FieldType, Model};
use crate::naming::Name;
use crate::schema::quote_ident;

/// An aggregate, ready for the templates.
#[derive(Debug, Serialize)]
pub(crate) struct EntityView {
    /// Its name in every casing.
    pub(crate) name: NameView,
    /// Its plural in every casing.
    pub(crate) plural: NameView,
    /// `a book`.
    pub(crate) a_name: String,
    /// `A book`.
    pub(crate) a_name_capital: String,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    /// The context that it belongs to, if any.
    pub(crate) context: Option<ContextName>,
    /// `catalog::`, or nothing without a context.
    pub(crate) path: String,
    /// What code calls an aggregate of this kind, `book`.
    pub(crate) variable: String,
    /// The table, quoted where SQL needs it.
    pub(crate) table: String,
    /// The table as errors of the database name it.
    pub(crate) table_name: String,
    /// The path of its collection below the version, `/catalog/books`.
    pub(crate) route: String,
    pub(crate) fields: Vec<FieldView>,
    /// What has to be unique, in the order in which it is checked.
    pub(crate) uniques: Vec<UniqueView>,
    /// The aggregates that it refers to.
    pub(crate) references: Vec<ReferenceView>,
    /// The aggregates that refer to it.
    pub(crate) referrers: Vec<ReferrerView>,
    /// The patterns of its fields.
    pub(crate) patterns: Vec<PatternView>,
    pub(crate) imports: EntityImports,
    /// Whether a field is set once and for all.
    pub(crate) has_immutable: bool,
    /// Whether a field is never set from outside.
    pub(crate) has_readonly: bool,
}

/// Fields that are unique together.
#[derive(Debug, Serialize)]
pub(crate) struct UniqueView {
    /// `["title", "author_id"]` without the brackets.
    pub(crate) members: Vec<String>,
    /// The key that two of them must not share, an expression of type `Option<_>`.
    pub(crate) key: String,
}

/// A field that refers to an aggregate.
#[derive(Debug, Serialize)]
pub(crate) struct ReferenceView {
    pub(crate) member: String,
    pub(crate) ident: String,
    pub(crate) optional: bool,
    /// `authors`: the table that it refers to, quoted where SQL needs it.
    pub(crate) table: String,
    /// `authors`: the collection that it refers to.
    pub(crate) target_plural: String,
    pub(crate) target: String,
    pub(crate) target_variable: String,
    pub(crate) target_path: String,
}

/// A field of another aggregate that refers to this one.
#[derive(Debug, Serialize)]
pub(crate) struct ReferrerView {
    /// `author_id`.
    pub(crate) ident: String,
    /// `author_id`, quoted where SQL needs it.
    pub(crate) column: String,
    pub(crate) optional: bool,
    /// `books`, quoted where SQL needs it.
    pub(crate) table: String,
    /// `books`: the collection.
    pub(crate) plural: String,
    /// `order items`.
    pub(crate) human_plural: String,
    /// `book`.
    pub(crate) variable: String,
}

/// A pattern that one field has to itself.
#[derive(Debug, Serialize)]
pub(crate) struct PatternView {
    pub(crate) name: String,
    pub(crate) source: String,
}

impl EntityView {
    pub(crate) fn new(model: &Model, entity: &Entity) -> Self {
        let variable = variable(&entity.name);
        let mut imports = EntityImports::of(&entity.name);
        let fields: Vec<_> = entity
            .fields
            .iter()
            .map(|field| FieldView::new(model, field, &variable, &mut imports))
            .collect();
        let human = entity.name.human();
        let a_name = format!("{} {human}", article(&human));
        Self {
            a_name_capital: capital(&a_name),
            doc: if entity.doc.is_empty() { format!("{}.", capital(&a_name)) } else { entity.doc.clone() },
            a_name,
            context: entity.context.as_ref().map(ContextName::new),
            path: path_prefix(entity.context.as_ref()),
            table: quote_ident(&entity.table),
            table_name: entity.table.clone(),
            route: route(entity),
            uniques: uniques(entity, &variable),
            referrers: referrers(model, entity),
            patterns: patterns(model, entity),
            imports,
            references: references(model, entity),
            has_immutable: entity.fields.iter().any(|field| field.immutable),
            has_readonly: entity.fields.iter().any(|field| field.readonly),
            name: NameView::new(&entity.name),
            plural: NameView::new(&entity.plural),
            variable,
            fields,
        }
    }
}


fn route(entity: &Entity) -> String {
    match &entity.context {
        Some(context) => format!("/{}/{}", context.kebab(), entity.route),
        None => format!("/{}", entity.route),
    }
}

fn uniques(entity: &Entity, variable: &str) -> Vec<UniqueView> {
    let single = entity.fields.iter().filter(|field| field.unique).map(|field| vec![field]);
    let combined = entity.uniques.iter().map(|unique| {
        let named = |name: &Name| entity.fields.iter().find(|field| field.name == *name);
        unique.fields.iter().filter_map(named).collect()
    });
    single.chain(combined).map(|fields: Vec<&Field>| unique(&fields, variable)).collect()
}

fn unique(fields: &[&Field], variable: &str) -> UniqueView {
    let lent = |field: &Field| format!("{variable}.{}()", field.member().ident());
    let key = match fields {
        [field] if field.optional => lent(field),
        [field] => format!("Some({})", lent(field)),
        _ => {
            let parts: Vec<_> = fields
                .iter()
                .map(|field| if field.optional { format!("{}?", lent(field)) } else { lent(field) })
                .collect();
            format!("Some(({}))", parts.join(", "))
        }
    };
    UniqueView {
        members: fields.iter().map(|field| field.member().snake().to_owned()).collect(),
        key,
    }
}

fn references(model: &Model, entity: &Entity) -> Vec<ReferenceView> {
    let fields = entity.fields.iter().filter_map(|field| match &field.ty {
        FieldType::Ref(target) => model.entity(target).map(|target| (field, target)),
        _ => None,
    });
    fields
        .map(|(field, target)| ReferenceView {
            member: field.member().snake().to_owned(),
            ident: field.member().ident(),
            optional: field.optional,
            table: quote_ident(&target.table),
            target_plural: target.plural.ident(),
            target: target.name.pascal(),
            target_variable: variable(&target.name),
            target_path: path_prefix(target.context.as_ref()),
        })
        .collect()
}

fn referrers(model: &Model, entity: &Entity) -> Vec<ReferrerView> {
    let all = model.entities.iter().flat_map(|other| other.fields.iter().map(move |field| (other, field)));
    let referring = all.filter(|(_, field)| field.ty == FieldType::Ref(entity.name.clone()));
    referring
        .map(|(other, field)| ReferrerView {
            ident: field.member().ident(),
            column: quote_ident(field.member().snake()),
            optional: field.optional,
            table: quote_ident(&other.table),
            plural: other.plural.ident(),
            human_plural: other.plural.human(),
            variable: variable(&other.name),
        })
        .collect()
}

fn patterns(model: &Model, entity: &Entity) -> Vec<PatternView> {
    let kinds = entity.fields.iter().map(|field| FieldKind::new(model, field));
    kinds
        .filter_map(|kind| {
            let (name, source) = kind.pattern()?;
            Some(PatternView { name: name.to_owned(), source })
        })
        .collect()
}
