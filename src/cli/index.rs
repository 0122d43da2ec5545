//! An index, as `add index` and `remove index` are told of it.

use anyhow::Result;
use clap::Args;

use super::failure::of_name;
use crate::model::FieldPath;
use crate::model::edit::IndexDraft;
use crate::naming::Name;

/// Where it is, and what it is about.
#[derive(Debug, Args)]
pub(super) struct IndexArgs {
    /// The entity, `sales/Order`
    pub(super) entity: String,
    /// The fields, in the order of the index
    #[arg(value_name = "FIELD", required = true)]
    fields: Vec<String>,
    /// Which rows it is about, `stock < 10`
    #[arg(long = "where", value_name = "CONDITION", conflicts_with = "unique")]
    predicate: Option<String>,
    /// No two have the same of these fields
    #[arg(long)]
    unique: bool,
}

impl IndexArgs {
    /// The fields, of which some may be parts of others.
    ///
    /// # Errors
    /// The first that is no name.
    pub(super) fn paths(&self) -> Result<Vec<FieldPath>> {
        let fields = self.fields.iter().map(|text| FieldPath::parse(text));
        let fields: Result<Vec<_>, _> = fields.collect();
        fields.map_err(|error| of_name(&error))
    }

    /// The same for the model, of an entity.
    pub(super) fn draft<'i>(&'i self, entity: &'i Name, fields: &'i [FieldPath]) -> IndexDraft<'i> {
        IndexDraft {
            entity,
            fields,
            predicate: self.predicate.as_deref(),
            unique: self.unique,
        }
    }
}
