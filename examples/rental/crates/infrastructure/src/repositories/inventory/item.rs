//! Items in the database.

use std::slice;

use async_trait::async_trait;
use domain::entities::inventory::Item;
use domain::events::DomainEvent;
use domain::ids::ItemId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::inventory::ItemRepository;

use crate::database::Astray;
use crate::database::Connection;
use crate::database::find;
use crate::database::find_all;
use crate::database::insert;
use crate::database::insert_all;
use crate::database::is_used_by_parts;
use crate::database::models;
use crate::database::models::inventory::item::TABLE;
use crate::database::models::inventory::item::restore;
use crate::database::models::inventory::item::values;
use crate::database::remove;
use crate::database::update;
use crate::database::update_all;

/// Keeps items in a transaction.
pub(crate) struct SqlItemRepository<'t> {
    connection: &'t mut Connection,
    events: &'t mut Vec<DomainEvent>,
}

impl<'t> SqlItemRepository<'t> {
    pub(crate) fn new(connection: &'t mut Connection, events: &'t mut Vec<DomainEvent>) -> Self {
        Self { connection, events }
    }

    async fn check_references(&mut self, items: &[Item]) -> Result<(), BulkError> {
        let mut astray = Astray::default();
        let ids = items
            .iter()
            .map(|the_item| Some(the_item.vendor_id().into()));
        astray
            .look(
                self.connection,
                &models::partners::vendor::TABLE,
                "vendor_id",
                ids.collect(),
            )
            .await?;
        astray.finish()
    }

    async fn check_unused(&mut self, id: ItemId) -> Result<(), RepositoryError> {
        if is_used_by_parts(
            self.connection,
            &models::inventory::warehouse_stock::TABLE,
            "item_id",
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse {
                by: "warehouse stocks",
            });
        }
        if is_used_by_parts(
            self.connection,
            &models::sales::sales_transaction_item::TABLE,
            "item_id",
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse {
                by: "sales transaction items",
            });
        }
        if is_used_by_parts(
            self.connection,
            &models::sales::sales_transaction_return::TABLE,
            "item_id",
            id.into(),
        )
        .await?
        {
            return Err(RepositoryError::InUse {
                by: "sales transaction returns",
            });
        }
        Ok(())
    }
}

#[async_trait]
impl ItemRepository for SqlItemRepository<'_> {
    async fn find(&mut self, id: ItemId) -> Result<Option<Item>, RepositoryError> {
        find(&mut *self.connection, &TABLE, id.into(), restore).await
    }

    async fn find_all(&mut self, ids: &[ItemId]) -> Result<Vec<Option<Item>>, RepositoryError> {
        find_all(self.connection, &TABLE, ids, restore).await
    }

    async fn add_all(&mut self, items: &mut [Item]) -> Result<(), BulkError> {
        self.check_references(items).await?;
        insert_all(self.connection, &TABLE, items, values).await?;
        self.events.extend(items.iter_mut().flat_map(Item::saved));
        Ok(())
    }

    async fn save_all(&mut self, items: &mut [Item]) -> Result<(), BulkError> {
        self.check_references(items).await?;
        update_all(self.connection, &TABLE, items, values).await?;
        self.events.extend(items.iter_mut().flat_map(Item::saved));
        Ok(())
    }

    async fn add(&mut self, the_item: &mut Item) -> Result<(), RepositoryError> {
        let one = slice::from_ref(the_item);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        insert(self.connection, &TABLE, slice::from_ref(the_item), values).await?;
        self.events.extend(the_item.saved());
        Ok(())
    }

    async fn save(&mut self, the_item: &mut Item) -> Result<(), RepositoryError> {
        let one = slice::from_ref(the_item);
        self.check_references(one)
            .await
            .map_err(|refused| refused.source)?;
        update(self.connection, &TABLE, the_item, values).await?;
        self.events.extend(the_item.saved());
        Ok(())
    }

    async fn remove(&mut self, the_item: &mut Item) -> Result<(), RepositoryError> {
        // First the row: from then on nothing can begin to refer to it.
        remove(self.connection, &TABLE, the_item).await?;
        self.check_unused(the_item.id()).await?;
        self.events.extend(the_item.saved());
        Ok(())
    }
}
