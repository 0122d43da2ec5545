//! What the files of one entity have to import, layer by layer.

use serde::Serialize;

use super::rust::Imports;
use crate::naming::Name;

/// Imports that depend on the fields of an entity; each file adds its own fixed ones.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct EntityImports {
    /// Types that hold values before any rule is checked: all layers outside the domain.
    pub(crate) raw: Imports,
    /// What changes need beyond that.
    pub(crate) drafts: Imports,
    /// What read models need beyond that.
    pub(crate) read_models: Imports,
    /// What those of them need that can be asked for.
    pub(crate) choices: Imports,
    /// What the entity itself needs.
    pub(crate) domain: Imports,
    /// What its events need to say what it says.
    pub(crate) events: Imports,
    /// What parameters and rows need.
    pub(crate) rows: Imports,
    /// What requests and responses both need.
    pub(crate) schemas: Imports,
    /// What responses need beyond that.
    pub(crate) responses: Imports,
    /// What the repository needs beyond that.
    pub(crate) repository: Imports,
}

impl EntityImports {
    /// Those that every entity has: its own id.
    pub(crate) fn of(entity: &Name) -> Self {
        let mut imports = Self::default();
        imports
            .raw
            .add(format!("domain::ids::{}Id", entity.pascal()));
        let id = format!("crate::ids::{}Id", entity.pascal());
        imports.domain.add(id.clone());
        imports.events.add(id);
        imports
    }
}
