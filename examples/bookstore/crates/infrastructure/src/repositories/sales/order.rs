//! Orders in the table `orders`.

use async_trait::async_trait;
use domain::entities::sales::Order;
use domain::entities::sales::OrderDetails;
use domain::entities::sales::OrderDraft;
use domain::ids::OrderId;
use domain::repositories::RepositoryError;
use domain::repositories::sales::OrderRepository;
use sqlx::Row as _;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::database::BoundQuery;
use crate::database::Uniques;
use crate::database::any;
use crate::database::audit;
use crate::database::broken;
use crate::database::find;
use crate::database::version;
use crate::database::written;
use crate::queries::sales::order::SOURCE;

const UNIQUES: Uniques = Uniques {
    table: "orders",
    fields: &[],
};

const INSERT: &str = "
    insert into orders (
        customer_id,
        book_id,
        quantity,
        placed_at,
        note,
        version,
        updated_at,
        updated_by,
        created_at,
        created_by,
        id
    )
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const UPDATE: &str = "
    update orders
    set
        customer_id = ?,
        book_id = ?,
        quantity = ?,
        placed_at = ?,
        note = ?,
        version = ?,
        updated_at = ?,
        updated_by = ?
    where id = ? and version = ? and deleted_at is null";

const DELETE: &str = "
    update orders
    set deleted_at = ?, version = ?, updated_at = ?, updated_by = ?
    where id = ? and version = ? and deleted_at is null";

/// Keeps orders in a transaction.
pub(crate) struct SqlOrderRepository<'t> {
    connection: &'t mut SqliteConnection,
}

impl<'t> SqlOrderRepository<'t> {
    pub(crate) fn new(connection: &'t mut SqliteConnection) -> Self {
        Self { connection }
    }

    async fn check_references(&mut self, order: &Order) -> Result<(), RepositoryError> {
        let exists = "select 1 from customers where id = ? and deleted_at is null";
        if !any(self.connection, exists, order.customer_id().into()).await? {
            return Err(RepositoryError::UnknownReference {
                field: "customer_id",
            });
        }
        let exists = "select 1 from books where id = ? and deleted_at is null";
        if !any(self.connection, exists, order.book_id().into()).await? {
            return Err(RepositoryError::UnknownReference { field: "book_id" });
        }
        Ok(())
    }
}

#[async_trait]
impl OrderRepository for SqlOrderRepository<'_> {
    async fn find(&mut self, id: OrderId) -> Result<Option<Order>, RepositoryError> {
        find(&mut *self.connection, &SOURCE, id.into(), restore).await
    }

    async fn add(&mut self, order: &Order) -> Result<(), RepositoryError> {
        self.check_references(order).await?;
        let created = &order.audit().created;
        let mut query = state(INSERT, order);
        query = query.bind(created.at);
        query = query.bind(created.by.as_str());
        query = query.bind(Uuid::from(order.id()));
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn save(&mut self, order: &Order) -> Result<(), RepositoryError> {
        self.check_references(order).await?;
        let mut query = state(UPDATE, order);
        query = query.bind(Uuid::from(order.id()));
        query = query.bind(order.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }

    async fn remove(&mut self, order: &Order) -> Result<(), RepositoryError> {
        let mut query = sqlx::query(DELETE);
        query = query.bind(order.audit().deleted_at);
        query = query.bind(order.version().number());
        query = query.bind(order.audit().updated.at);
        query = query.bind(order.audit().updated.by.as_str());
        query = query.bind(Uuid::from(order.id()));
        query = query.bind(order.stored_version().number());
        written(query.execute(&mut *self.connection).await, &UNIQUES)
    }
}

/// A statement whose first parameters are what an order says about itself, its version and its last
/// change.
fn state<'e>(statement: &'static str, order: &'e Order) -> BoundQuery<'e> {
    let updated = &order.audit().updated;
    let mut query = sqlx::query(statement);
    query = query.bind(Uuid::from(order.customer_id()));
    query = query.bind(Uuid::from(order.book_id()));
    query = query.bind(order.quantity());
    query = query.bind(order.placed_at());
    query = query.bind(order.note());
    query = query.bind(order.version().number());
    query = query.bind(updated.at);
    query = query.bind(updated.by.as_str());
    query
}

fn restore(row: &SqliteRow) -> Result<Order, sqlx::Error> {
    let draft = OrderDraft {
        customer_id: Some(row.try_get::<Uuid, _>("customer_id")?.into()),
        book_id: Some(row.try_get::<Uuid, _>("book_id")?.into()),
        quantity: Some(row.try_get("quantity")?),
        placed_at: Some(row.try_get("placed_at")?),
        note: row.try_get("note")?,
    };
    let id = row.try_get::<Uuid, _>("id")?;
    let details = OrderDetails::parse(draft).map_err(broken)?;
    Ok(Order::restore(
        id.into(),
        details,
        audit(row)?,
        version(row)?,
    ))
}
