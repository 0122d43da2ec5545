//! Warehouses as rows of the table `warehouses`.

pub(crate) mod parts;

use application::queries::AddressView;
use application::queries::inventory::WarehouseView;
use domain::audit::Audit;
use domain::audit::Version;
use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::value_objects::AddressDraft;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::Unique;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "warehouses",
    columns: &[
        "id",
        "code",
        "name",
        "address_street",
        "address_city",
        "address_state",
        "address_zip_code",
        "address_country",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[Unique {
        named: "warehouses.code",
        fields: &["code"],
    }],
};

/// A warehouse as a row, in the order of the columns.
pub(crate) fn values(warehouse: &Warehouse, row: &mut RowValues<'_>) {
    let audit = warehouse.audit();
    row.push_bind(Uuid::from(warehouse.id()));
    row.push_bind(warehouse.code());
    row.push_bind(warehouse.name());
    row.push_bind(warehouse.address().street());
    row.push_bind(warehouse.address().city());
    row.push_bind(warehouse.address().state());
    row.push_bind(warehouse.address().zip_code());
    row.push_bind(warehouse.address().country());
    row.push_bind(warehouse.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// A warehouse as it was read, before any rule is checked.
#[derive(Clone)]
struct Stored {
    id: Uuid,
    draft: WarehouseDraft,
    audit: Audit,
    version: Version,
}

/// The warehouse of a row, its parts still to come.
fn stored(row: &Row) -> Result<Stored, sqlx::Error> {
    let draft = WarehouseDraft {
        code: Some(row.try_get("code")?),
        name: Some(row.try_get("name")?),
        address: Some(AddressDraft {
            street: Some(row.try_get("address_street")?),
            city: Some(row.try_get("address_city")?),
            state: Some(row.try_get("address_state")?),
            zip_code: Some(row.try_get("address_zip_code")?),
            country: Some(row.try_get("address_country")?),
        }),
        stock_levels: Vec::new(),
    };
    Ok(Stored {
        id: row.try_get("id")?,
        draft,
        audit: audit(row)?,
        version: version(row)?,
    })
}

/// The warehouse that was read with all its parts.
fn assembled(stored: Stored) -> Result<Warehouse, sqlx::Error> {
    let details = WarehouseDetails::parse(stored.draft).map_err(broken)?;
    Ok(Warehouse::restore(
        stored.id.into(),
        details,
        stored.audit,
        stored.version,
    ))
}

/// The read model of a row, its parts still to come.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<WarehouseView, sqlx::Error> {
    Ok(WarehouseView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        code: row.try_get("code")?,
        name: row.try_get("name")?,
        address: AddressView {
            street: row.try_get("address_street")?,
            city: row.try_get("address_city")?,
            state: row.try_get("address_state")?,
            zip_code: row.try_get("address_zip_code")?,
            country: row.try_get("address_country")?,
        },
        stock_levels: Vec::new(),
        audit: audit(row)?,
        version: version(row)?,
    })
}
