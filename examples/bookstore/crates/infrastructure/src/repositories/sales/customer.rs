//! Customers in the table `customers`.

use async_trait::async_trait;
use domain::entities::sales::Customer;
use domain::entities::sales::CustomerDetails;
use domain::entities::sales::CustomerDraft;
use domain::ids::CustomerId;
use domain::repositories::RepositoryError;
use domain::repositories::sales::CustomerRepository;
use sqlx::Row as _;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use domain::value_objects::PhoneNumber;

use crate::database::BoundQuery;
use crate::database::Uniques;
use crate::database::any;
use crate::database::audit;
use crate::database::broken;
use crate::database::find;
use crate::database::version;
use crate::database::written;
use crate::queries::sales::customer::SOURCE;

const UNIQUES: Uniques = Uniques {
    table: "customers",
    fields: &[&["email"]],
};

const INSERT: &str = "
    insert into customers (
        name,
        email,
        phone,
        newsletter,
        version,
        updated_at,
        updated_by,
        created_at,
        created_by,
        id
    )
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const UPDATE: &str = "
    update customers
    set
        name = ?,
        email = ?,
        phone = ?,
        newsletter = ?,
        version = ?,
        updated_at = ?,
        updated_by = ?
    where id = ? and version = ? and deleted_at is null";

const DELETE: &str = "
    update customers
    set deleted_at = ?, version = ?, updated_at = ?, updated_by = ?
    where id = ? and version = ? and deleted_at is null";

/// Keeps customers in a transaction.
pub(crate) struct SqlCustomerRepository<'t> {
    connection: &'t mut SqliteConnection,
}

impl<'t> SqlCustomerRepository<'t> {
    pub(crate) fn new(connection: &'t mut SqliteConnection) -> Self {
        Self { connection }
    }

    async fn check_unused(&mut self, id: CustomerId) -> Result<(), RepositoryError> {
        let used = "select 1 from orders where customer_id = ? and deleted_at is null limit 1";
        if any(self.connection, used, id.into()).await? {
            return Err(RepositoryError::InUse { by: "orders" });
        }
        Ok(())
    }
}

#[async_trait]
impl CustomerRepository for SqlCustomerRepository<'_> {
    async fn find(&mut self, id: CustomerId) -> Result<Option<Customer>, RepositoryError> {
        find(&mut *self.connection, &SOURCE, id.into(), restore).await
    }

    async fn add(&mut self, customer: &Customer) -> Result<(), RepositoryError> {
        let created = &customer.audit().created;
        let mut query = state(INSERT, customer);
        query = query.bind(created.at);
        query = query.bind(created.by.as_str());
        query = query.bind(Uuid::from(customer.id()));
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn save(&mut self, customer: &Customer) -> Result<(), RepositoryError> {
        let mut query = state(UPDATE, customer);
        query = query.bind(Uuid::from(customer.id()));
        query = query.bind(customer.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn remove(&mut self, customer: &Customer) -> Result<(), RepositoryError> {
        self.check_unused(customer.id()).await?;
        let mut query = sqlx::query(DELETE);
        query = query.bind(customer.audit().deleted_at);
        query = query.bind(customer.version().number());
        query = query.bind(customer.audit().updated.at);
        query = query.bind(customer.audit().updated.by.as_str());
        query = query.bind(Uuid::from(customer.id()));
        query = query.bind(customer.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }
}

/// A statement whose first parameters are what a customer says about itself, its version and its last
/// change.
fn state<'e>(statement: &'static str, customer: &'e Customer) -> BoundQuery<'e> {
    let updated = &customer.audit().updated;
    let mut query = sqlx::query(statement);
    query = query.bind(customer.name());
    query = query.bind(customer.email().as_str());
    query = query.bind(customer.phone().map(PhoneNumber::as_str));
    query = query.bind(customer.newsletter());
    query = query.bind(customer.version().number());
    query = query.bind(updated.at);
    query = query.bind(updated.by.as_str());
    query
}

fn restore(row: &SqliteRow) -> Result<Customer, sqlx::Error> {
    let draft = CustomerDraft {
        name: Some(row.try_get("name")?),
        email: Some(row.try_get("email")?),
        phone: row.try_get("phone")?,
        newsletter: Some(row.try_get("newsletter")?),
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
