//! What a field needs imported, file by file.

use super::{FieldKind, Unit};
use crate::scalar::{Column, Holding};
use crate::view::imports::EntityImports;

impl FieldKind {
    /// Adds what the field needs imported.
    pub(crate) fn import(&self, imports: &mut EntityImports) {
        self.import_type(imports);
        match &self.unit {
            Unit::Id(type_name) => {
                imports.domain.add(format!("crate::ids::{type_name}"));
                imports.raw.add(format!("domain::ids::{type_name}"));
            }
            Unit::Bare(scalar) => {
                imports.domain.extend(
                    scalar
                        .spec()
                        .rust
                        .import
                        .map(split_import)
                        .unwrap_or_default(),
                );
            }
            Unit::Enum { path, .. } => {
                imports.domain.add(format!("crate::value_objects::{path}"));
            }
            Unit::Composite { path, .. } => self.import_composite(path, imports),
            Unit::Value { path, scalar, .. } => {
                imports.domain.add(format!("crate::value_objects::{path}"));
                let raw = scalar
                    .spec()
                    .rust
                    .import
                    .map(split_import)
                    .unwrap_or_default();
                imports.domain.extend(raw);
            }
        }
        if !matches!(self.unit, Unit::Id(_)) && !self.secret {
            imports.raw.extend(self.named());
        }
        if self.secret {
            imports.domain.add("crate::secret::Secret");
            imports.repository.add("domain::secret::Secret");
        }
        self.import_rules(imports);
        self.import_columns(imports);
    }

    fn import_composite(&self, path: &str, imports: &mut EntityImports) {
        let (value, draft) = (
            format!("value_objects::{path}"),
            format!("value_objects::{path}Draft"),
        );
        let view = format!("queries::{path}View");
        imports.domain.add(format!("crate::{value}"));
        imports.domain.add(format!("crate::{draft}"));
        imports.drafts.add(format!("domain::{draft}"));
        imports.read_models.add(format!("crate::{view}"));
        if let (Some(module), Unit::Composite { type_name, .. }) = (self.document(), &self.unit) {
            let document = format!("crate::database::models::{module}::{type_name}Document");
            imports.rows.add(document);
            imports.rows.add("crate::database::Document");
            return;
        }
        imports.rows.add(format!("domain::{draft}"));
        imports.rows.add(format!("application::{view}"));
        if self.optional {
            imports.rows.add(format!("domain::{value}"));
            imports.rows.add("crate::database::is_present");
        }
        // Read models have parts as they are, not as values.
        let read_models = imports.read_models.clone();
        for part in self.parts() {
            self.lent_part(part).import_columns(imports);
        }
        imports.read_models = read_models;
    }

    /// Adds the type that events carry; what is kept from view is in none.
    fn import_type(&self, imports: &mut EntityImports) {
        if self.secret {
            return;
        }
        match &self.unit {
            Unit::Id(type_name) => imports.events.add(format!("crate::ids::{type_name}")),
            Unit::Enum { path, .. } | Unit::Value { path, .. } | Unit::Composite { path, .. } => {
                imports.events.add(format!("crate::value_objects::{path}"));
            }
            Unit::Bare(scalar) => {
                let import = scalar.spec().rust.import.map(split_import);
                imports.events.extend(import.unwrap_or_default());
            }
        }
    }

    fn import_rules(&self, imports: &mut EntityImports) {
        let rules = [Some(self.rule()), self.element_rule()];
        // The rules are called by their module: a field may have the name of one of them.
        if rules
            .iter()
            .flatten()
            .any(|rule| rule.contains("validation::"))
        {
            imports.domain.add("crate::validation");
        }
        if self.pattern().is_some() {
            imports.domain.add("crate::validation::Pattern");
        }
        // Bounds and defaults of decimals name the type in the rule itself.
        if self.rule().contains("Decimal::") {
            imports.domain.add("rust_decimal::Decimal");
        }
    }

    fn import_columns(&self, imports: &mut EntityImports) {
        if self.refers_to_many() {
            return;
        }
        if self.list {
            imports.rows.add("sqlx::types::Json");
        } else if !self.parts().is_empty() {
            return;
        } else if self.scalar().spec().rust.column == Column::Json {
            imports.rows.add("crate::database::Document");
        } else if self.scalar().spec().rust.column == Column::Exact {
            imports.rows.add("crate::database::Exact");
        }
        if let Unit::Enum { path, .. } = &self.unit {
            let import = format!("domain::value_objects::{path}");
            if self.list || self.optional {
                imports.repository.add(import.clone());
            }
            if !self.list {
                imports.choices.add(import);
            }
        }
        if let Unit::Value { path, scalar, .. } = &self.unit {
            if self.optional && !self.list && scalar.spec().rust.holding == Holding::Copy {
                imports
                    .read_models
                    .add(format!("domain::value_objects::{path}"));
            }
            let lent = scalar.spec().rust.holding == Holding::Text;
            let named = self.list || (self.optional && scalar.spec().rust.column != Column::Exact);
            if named && (lent || self.list || scalar.spec().rust.holding == Holding::Copy) {
                imports
                    .repository
                    .add(format!("domain::value_objects::{path}"));
            }
        }
    }
}

/// `chrono::{DateTime, Utc}` as one path each.
pub(crate) fn split_import(import: &'static str) -> Vec<String> {
    let Some((parent, names)) = import.split_once("::{") else {
        return vec![import.to_owned()];
    };
    let names = names.trim_end_matches('}').split(", ");
    names.map(|name| format!("{parent}::{name}")).collect()
}
