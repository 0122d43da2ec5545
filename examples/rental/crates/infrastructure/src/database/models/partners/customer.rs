//! Customers as rows of the table `customers`.

use application::queries::AddressView;
use application::queries::partners::CustomerView;
use domain::entities::partners::Customer;
use domain::entities::partners::CustomerDetails;
use domain::entities::partners::CustomerDraft;
use domain::value_objects::Address;
use domain::value_objects::AddressDraft;
use domain::value_objects::Email;
use domain::value_objects::PhoneNumber;
use sqlx::Row as _;
use uuid::Uuid;

use crate::database::Row;
use crate::database::RowValues;
use crate::database::Table;
use crate::database::Unique;
use crate::database::audit;
use crate::database::broken;
use crate::database::is_present;
use crate::database::version;

/// The table.
pub(crate) const TABLE: Table = Table {
    name: "customers",
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
        named: "customers.email",
        fields: &["email"],
    }],
};

/// A customer as a row, in the order of the columns.
pub(crate) fn values(customer: &Customer, row: &mut RowValues<'_>) {
    let audit = customer.audit();
    row.push_bind(Uuid::from(customer.id()));
    row.push_bind(customer.name());
    row.push_bind(customer.email().map(Email::as_str));
    row.push_bind(customer.phone().map(PhoneNumber::as_str));
    row.push_bind(customer.address().map(Address::street));
    row.push_bind(customer.address().map(Address::city));
    row.push_bind(customer.address().map(Address::state));
    row.push_bind(customer.address().map(Address::zip_code));
    row.push_bind(customer.address().map(Address::country));
    row.push_bind(customer.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The customer of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Customer, sqlx::Error> {
    let draft = CustomerDraft {
        name: Some(row.try_get("name")?),
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
        address: if is_present(row, "address_street")? {
            Some(AddressDraft {
                street: Some(row.try_get("address_street")?),
                city: Some(row.try_get("address_city")?),
                state: Some(row.try_get("address_state")?),
                zip_code: Some(row.try_get("address_zip_code")?),
                country: Some(row.try_get("address_country")?),
            })
        } else {
            None
        },
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = CustomerDetails::parse(draft).map_err(broken)?;
    Ok(Customer::restore(
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
pub(crate) fn view(row: &Row) -> Result<CustomerView, sqlx::Error> {
    Ok(CustomerView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
        address: if is_present(row, "address_street")? {
            Some(AddressView {
                street: row.try_get("address_street")?,
                city: row.try_get("address_city")?,
                state: row.try_get("address_state")?,
                zip_code: row.try_get("address_zip_code")?,
                country: row.try_get("address_country")?,
            })
        } else {
            None
        },
        audit: audit(row)?,
        version: version(row)?,
    })
}
