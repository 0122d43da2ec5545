//! Items as rows of the table `items`.

use application::queries::MoneyView;
use application::queries::inventory::ItemView;
use domain::entities::inventory::Item;
use domain::entities::inventory::ItemDetails;
use domain::entities::inventory::ItemDraft;
use domain::value_objects::MoneyDraft;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Exact;
use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::Unique;
use crate::database::audit;
use crate::database::broken;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "items",
    columns: &[
        "id",
        "sku",
        "name",
        "description",
        "vendor_id",
        "daily_rate_amount",
        "daily_rate_currency",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[Unique {
        named: "items.sku",
        fields: &["sku"],
    }],
};

/// An item as a row, in the order of the columns.
pub(crate) fn values(the_item: &Item, row: &mut RowValues<'_>) {
    let audit = the_item.audit();
    row.push_bind(Uuid::from(the_item.id()));
    row.push_bind(the_item.sku().as_str());
    row.push_bind(the_item.name());
    row.push_bind(the_item.description());
    row.push_bind(Uuid::from(the_item.vendor_id()));
    row.push_bind(Exact(the_item.daily_rate().amount()));
    row.push_bind(the_item.daily_rate().currency().as_str());
    row.push_bind(the_item.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The item of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Item, sqlx::Error> {
    let draft = ItemDraft {
        sku: Some(row.try_get("sku")?),
        name: Some(row.try_get("name")?),
        description: row.try_get("description")?,
        vendor_id: Some(row.try_get::<Uuid, _>("vendor_id")?.into()),
        daily_rate: Some(MoneyDraft {
            amount: Some(row.try_get::<Exact, _>("daily_rate_amount")?.0),
            currency: Some(row.try_get("daily_rate_currency")?),
        }),
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = ItemDetails::parse(draft).map_err(broken)?;
    Ok(Item::restore(
        id.into(),
        details,
        audit(row)?,
        version(row)?,
    ))
}

/// The read model of a row.
///
/// # Errors
/// When the row cannot be read.
pub(crate) fn view(row: &Row) -> Result<ItemView, sqlx::Error> {
    Ok(ItemView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        sku: row.try_get("sku")?,
        name: row.try_get("name")?,
        description: row.try_get("description")?,
        vendor_id: row.try_get::<Uuid, _>("vendor_id")?.into(),
        daily_rate: MoneyView {
            amount: row.try_get::<Exact, _>("daily_rate_amount")?.0,
            currency: row.try_get("daily_rate_currency")?,
        },
        audit: audit(row)?,
        version: version(row)?,
    })
}
