//! One value object of several parts as the templates see it.

use serde::Serialize;

use super::field::FieldView;
use super::imports::EntityImports;
use super::kind::FieldKind;
use super::names::{ContextName, NameView, article, capital, path_prefix, variable};
use super::rust;
use crate::model::{Composite, Entity, Field, FieldType, Model};
use crate::naming::Name;
use crate::scalar::Scalar;

/// A value object of several parts, ready for the templates.
#[derive(Debug, Serialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a condition of a template"
)]
pub(crate) struct CompositeView {
    pub(crate) name: NameView,
    /// What it stands for, one sentence.
    pub(crate) doc: String,
    /// The same, before any rule is checked: `an address`.
    pub(crate) a_name: String,
    /// The context that it belongs to, if any.
    pub(crate) context: Option<ContextName>,
    /// `crm::`, or nothing without a context.
    pub(crate) path: String,
    /// What code calls one, `address`.
    pub(crate) variable: String,
    pub(crate) parts: Vec<PartView>,
    /// What its files import because of its parts.
    pub(crate) imports: EntityImports,
    /// The kinds of aggregates of which it refers to one; none of any other value.
    pub(crate) kinds: Vec<KindView>,
    /// Whether dddgen brings it along.
    pub(crate) is_built_in: bool,
    /// Whether all its values are equal to themselves (floating-point numbers are not).
    pub(crate) is_total: bool,
    /// Whether a part has to be stated.
    pub(crate) has_required: bool,
    /// Whether tests have a part that breaks a rule.
    pub(crate) has_broken: bool,
    /// Whether clients send it.
    pub(crate) is_sent: bool,
    /// Whether clients see it.
    pub(crate) is_shown: bool,
    /// Whether rows keep it as a whole.
    pub(crate) is_document: bool,
}

/// A kind of aggregates.
#[derive(Debug, Serialize)]
pub(crate) struct KindView {
    /// `Customer`: the variant.
    variant: String,
    /// `as_customer`: the method that knows the id.
    getter: String,
    /// `customer`, as prose.
    human: String,
    /// `It refers to a customer.`
    doc: String,
}

/// A part of a value object.
#[derive(Debug, Serialize)]
pub(crate) struct PartView {
    /// The part as each layer writes it.
    #[serde(flatten)]
    pub(crate) field: FieldView,
    /// The body of its accessor.
    pub(crate) accessor: String,
    /// The pattern that it has to itself; empty if it has none.
    pub(crate) pattern: String,
    /// The name of its pattern.
    pub(crate) pattern_name: String,
    /// From a document to the draft.
    pub(crate) document_draft: String,
}

impl CompositeView {
    /// Those of a context, or those that all share.
    pub(crate) fn all(model: &Model, context: Option<&Name>) -> Vec<Self> {
        let composites = model.composites_in(context);
        composites.map(|it| Self::new(model, it)).collect()
    }

    fn new(model: &Model, composite: &Composite) -> Self {
        let variable = variable(&composite.name);
        let mut imports = EntityImports::default();
        let parts = composite.parts.iter();
        let parts: Vec<_> = parts
            .map(|part| PartView::new(model, part, &variable, &mut imports))
            .collect();
        let is_shown = kept(model).any(|field| is_of(field, &composite.name));
        let human = composite.name.human();
        let a_name = format!("{} {human}", article(&human));
        Self {
            doc: match composite.doc.as_str() {
                "" => format!("{}.", capital(&a_name)),
                doc => doc.to_owned(),
            },
            a_name,
            context: composite.context.as_ref().map(ContextName::new),
            path: path_prefix(composite.context.as_ref()),
            kinds: composite.kinds.iter().map(KindView::new).collect(),
            is_built_in: composite.measured.is_some(),
            is_total: composite
                .parts
                .iter()
                .all(|part| FieldKind::new(model, part).scalar() != Scalar::Float),
            has_required: parts.iter().any(|part| part.field.tests.required),
            has_broken: parts.iter().any(|part| !part.field.tests.broken.is_empty()),
            is_sent: is_sent(model, &composite.name),
            is_document: is_shown && composite.is_document(),
            is_shown,
            name: NameView::new(&composite.name),
            variable,
            parts,
            imports,
        }
    }
}

impl KindView {
    fn new(kind: &Name) -> Self {
        let human = kind.human();
        Self {
            variant: kind.pascal(),
            getter: format!("as_{kind}"),
            doc: format!("It is {} {human}.", article(&human)),
            human,
        }
    }
}

impl PartView {
    fn new(model: &Model, part: &Field, owner: &str, imports: &mut EntityImports) -> Self {
        let view = FieldView::new(model, part, owner, imports);
        // Bodies of entities come with these anyway.
        imports.schemas.extend(FieldKind::new(model, part).named());
        let pattern = part.constraints.pattern.as_deref();
        let ident = part.member().ident();
        Self {
            document_draft: if part.optional {
                format!("document.{ident}")
            } else {
                format!("Some(document.{ident})")
            },
            accessor: view.domain.accessor.replacen("self.details.", "self.", 1),
            pattern: pattern.map(rust::raw_string).unwrap_or_default(),
            pattern_name: format!("{}_PATTERN", part.member().screaming()),
            field: view,
        }
    }
}

/// The fields that are kept.
fn kept(model: &Model) -> impl Iterator<Item = &Field> {
    model.fields()
}

/// Whether a field is of the type `name`.
fn is_of(field: &Field, name: &Name) -> bool {
    matches!(&field.ty, FieldType::Composite(of) if of == name)
}

/// Whether clients send values of the type `name`.
pub(crate) fn is_sent(model: &Model, name: &Name) -> bool {
    let set = kept(model).filter(|field| !field.readonly);
    let said = model.entities.iter().flat_map(Entity::inputs);
    set.chain(said).any(|field| is_of(field, name))
}
