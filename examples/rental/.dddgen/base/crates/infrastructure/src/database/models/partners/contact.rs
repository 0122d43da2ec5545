//! Contacts as rows of the table `contacts`.

use application::queries::partners::ContactOwnerView;
use application::queries::partners::ContactView;
use domain::entities::partners::Contact;
use domain::entities::partners::ContactDetails;
use domain::entities::partners::ContactDraft;
use domain::value_objects::Email;
use domain::value_objects::PhoneNumber;
use domain::value_objects::partners::ContactOwnerDraft;
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
    name: "contacts",
    columns: &[
        "id",
        "owner_type",
        "owner_id",
        "label",
        "name",
        "email",
        "phone",
        "version",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
        "deleted_at",
    ],
    uniques: &[Unique {
        named: "contacts.owner_type, contacts.owner_id, contacts.label",
        fields: &["owner", "label"],
    }],
};

/// A contact as a row, in the order of the columns.
pub(crate) fn values(contact: &Contact, row: &mut RowValues<'_>) {
    let audit = contact.audit();
    row.push_bind(Uuid::from(contact.id()));
    row.push_bind(contact.owner().r#type().as_str());
    row.push_bind(contact.owner().id());
    row.push_bind(contact.label());
    row.push_bind(contact.name());
    row.push_bind(contact.email().map(Email::as_str));
    row.push_bind(contact.phone().map(PhoneNumber::as_str));
    row.push_bind(contact.version().number());
    row.push_bind(audit.created.at);
    row.push_bind(audit.created.by.as_str());
    row.push_bind(audit.updated.at);
    row.push_bind(audit.updated.by.as_str());
    row.push_bind(audit.deleted_at);
}

/// The contact of a row.
///
/// # Errors
/// When the row cannot be read, or breaks the rules of the domain.
pub(crate) fn restore(row: &Row) -> Result<Contact, sqlx::Error> {
    let draft = ContactDraft {
        owner: Some(ContactOwnerDraft {
            r#type: Some(row.try_get("owner_type")?),
            id: Some(row.try_get("owner_id")?),
        }),
        label: Some(row.try_get("label")?),
        name: Some(row.try_get("name")?),
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = ContactDetails::parse(draft).map_err(broken)?;
    Ok(Contact::restore(
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
pub(crate) fn view(row: &Row) -> Result<ContactView, sqlx::Error> {
    Ok(ContactView {
        id: row.try_get::<Uuid, _>("id")?.into(),
        owner: ContactOwnerView {
            r#type: row.try_get("owner_type")?,
            id: row.try_get("owner_id")?,
        },
        label: row.try_get("label")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
        audit: audit(row)?,
        version: version(row)?,
    })
}
