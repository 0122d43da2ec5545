//! The fields that follow from others as the templates see them.

use serde::Serialize;

use super::field::FieldView;
use super::imports::EntityImports;
use super::rule::Details;
use super::rust::Imports;
use crate::expression::rust::write_value;
use crate::model::{Derived, Entity, FieldType, Model};
use crate::scalar::Scalar;

/// All fields of an aggregate that follow from others.
#[derive(Debug, Default, Serialize)]
pub(crate) struct DerivationsView {
    pub(crate) all: Vec<DerivationView>,
    /// What computing them takes.
    pub(crate) imports: Imports,
    /// Whether tests know what follows from their samples.
    pub(crate) has_samples: bool,
    /// Whether the values of tests name the type of decimals.
    pub(crate) tests_name_decimals: bool,
}

/// What one field follows from.
#[derive(Debug, Serialize)]
pub(crate) struct DerivationView {
    /// The field in Rust.
    pub(crate) ident: String,
    /// What it follows from, as the model says it, one sentence.
    pub(crate) doc: String,
    /// What the function returns, an `Option` where it may be absent or not exact.
    pub(crate) returns: String,
    /// What is computed, an expression over `details`.
    pub(crate) value: String,
}

impl DerivationsView {
    pub(super) fn new(model: &Model, entity: &Entity, fields: &[FieldView]) -> Self {
        let details = Details {
            model,
            entity,
            derived: "",
        };
        let all = entity.derived.iter();
        let all: Vec<_> = all.map(|it| DerivationView::new(&details, it)).collect();
        let mut imports = details.imports(all.iter().map(|it| it.value.as_str()));
        // Named by what the functions return, if by nothing else.
        if all.iter().any(|it| it.returns.contains("Decimal")) {
            imports.add("rust_decimal::Decimal");
        }
        Self {
            imports,
            has_samples: fields.iter().any(|field| !field.tests.sample.is_empty()),
            tests_name_decimals: fields.iter().any(|field| field.tests.name_decimals()),
            all,
        }
    }
}

impl DerivationView {
    fn new(details: &Details<'_>, derived: &Derived) -> Self {
        let scalar = scalar(derived);
        let plain = scalar.spec().rust.name;
        let derivation = &derived.derivation;
        let may_be_none = derivation.may_fail() || derivation.is_optional();
        Self {
            ident: derived.field.name.ident(),
            doc: format!(
                "`{}`{}",
                derived.text,
                if derivation.may_fail() {
                    "; none if that has more digits than a decimal holds."
                } else {
                    ""
                }
            ),
            returns: if may_be_none {
                format!("Option<{plain}>")
            } else {
                plain.to_owned()
            },
            value: write_value(derivation, scalar, details),
        }
    }
}

/// The views of the fields themselves.
pub(super) fn fields(
    model: &Model,
    entity: &Entity,
    owner: &str,
    imports: &mut EntityImports,
) -> Vec<FieldView> {
    // What follows from others is read, and neither said by a caller nor told by an event.
    let (said, told) = (imports.raw.clone(), imports.events.clone());
    let mut view = |derived: &Derived| {
        let mut view = FieldView::new(model, &derived.field, owner, imports);
        let call = format!("derived::{}(&self.details)", view.ident);
        let derivation = &derived.derivation;
        view.domain.accessor = if derivation.may_fail() && !derivation.is_optional() {
            // Details are parsed only if it is exact.
            format!("{call}.unwrap_or(Decimal::MAX)")
        } else {
            call
        };
        view
    };
    let fields = entity.derived.iter().map(&mut view).collect();
    imports.events = told;
    let read = std::mem::replace(&mut imports.raw, said);
    imports.read_models.extend(read.beyond(&imports.raw));
    fields
}

fn scalar(derived: &Derived) -> Scalar {
    match derived.field.ty {
        FieldType::Scalar(scalar) => scalar,
        _ => Scalar::Decimal,
    }
}
