//! Vendors as rows of the table `vendors`.

use application::queries::AddressView;
use application::queries::partners::VendorView;
use domain::entities::partners::Vendor;
use domain::entities::partners::VendorDetails;
use domain::entities::partners::VendorDraft;
use domain::value_objects::AddressDraft;
use domain::value_objects::PhoneNumber;
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
    name: "vendors",
    columns: &[
        "id",
        "name",
        "email",
        "phone",
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
        named: "vendors.name",
        fields: &["name"],
    }],
};

/// A vendor as a row, in the order of the columns.
pub(crate) fn values(vendor: &Vendor, row: &mut RowValues<'_>) {
    let audit = vendor.audit();
    row.push_bind(Uuid::from(vendor.id()));
    row.push_bind(vendor.name());
    row.push_bind(vendor.email().as_str());
    row.push_bind(vendor.phone().map(PhoneNumber::as_str));
    row.push_bind(vendor.address().street());
    row.push_bind(vendor.address().city());
    row.push_bind(vendor.address().state());
    row.push_bind(vendor.address().zip_code());
    row.push_bind(vendor.address().country());
    row.push_bind(vendor.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The vendor of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Vendor, sqlx::Error> {
    let draft = VendorDraft {
        name: Some(row.try_get("name")?),
        email: Some(row.try_get("email")?),
        phone: row.try_get("phone")?,
        address: Some(AddressDraft {
            street: Some(row.try_get("address_street")?),
            city: Some(row.try_get("address_city")?),
            state: Some(row.try_get("address_state")?),
            zip_code: Some(row.try_get("address_zip_code")?),
            country: Some(row.try_get("address_country")?),
        }),
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = VendorDetails::parse(draft).map_err(broken)?;
    Ok(Vendor::restore(
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
pub(crate) fn view(row: &Row) -> Result<VendorView, sqlx::Error> {
    Ok(VendorView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
        address: AddressView {
            street: row.try_get("address_street")?,
            city: row.try_get("address_city")?,
            state: row.try_get("address_state")?,
            zip_code: row.try_get("address_zip_code")?,
            country: row.try_get("address_country")?,
        },
        audit: audit(row)?,
        version: version(row)?,
    })
}
