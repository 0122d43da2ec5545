//! Items in memory.

use application::queries::Page;
use application::queries::Query;
use application::queries::inventory::ItemField;
use application::queries::inventory::ItemQueries;
use application::queries::inventory::ItemView;
use async_trait::async_trait;
use domain::entities::inventory::Item;
use domain::events::DomainEvent;
use domain::ids::ItemId;
use domain::repositories::BulkError;
use domain::repositories::RepositoryError;
use domain::repositories::inventory::ItemRepository;

use crate::memory::Memory;
use crate::memory::contents::Contents;
use crate::memory::listing::page;

#[async_trait]
impl ItemQueries for Memory {
    async fn find(&self, id: ItemId) -> Result<Option<ItemView>, RepositoryError> {
        Ok(self
            .state
            .lock()
            .await
            .items
            .find(id.into())
            .map(ItemView::from))
    }

    async fn list(&self, query: &Query<ItemField>) -> Result<Page<ItemView>, RepositoryError> {
        Ok(page(
            self.state.lock().await.items.live().map(ItemView::from),
            query,
        ))
    }
}

/// Keeps items in a unit's copy of the state.
pub(crate) struct MemoryItemRepository<'s> {
    state: &'s mut Contents,
    events: &'s mut Vec<DomainEvent>,
}

impl<'s> MemoryItemRepository<'s> {
    pub(crate) fn new(state: &'s mut Contents, events: &'s mut Vec<DomainEvent>) -> Self {
        Self { state, events }
    }

    fn check_references(&self, the_item: &Item) -> Result<(), RepositoryError> {
        let mut missing = Vec::new();
        if self
            .state
            .vendors
            .find(the_item.vendor_id().into())
            .is_none()
        {
            missing.push(String::from("vendor_id"));
        }
        if missing.is_empty() {
            return Ok(());
        }
        Err(RepositoryError::UnknownReference { fields: missing })
    }

    fn check_uniques(&self, the_item: &Item) -> Result<(), RepositoryError> {
        let table = &self.state.items;
        table.expect_unique(the_item, &["sku"], |the_item| Some(the_item.sku()))?;
        Ok(())
    }

    fn check_unused(&self, id: ItemId) -> Result<(), RepositoryError> {
        let mut roots = self.state.warehouses.live();
        if roots.any(|root| {
            root.stock_levels()
                .iter()
                .any(|member| member.item_id() == id)
        }) {
            return Err(RepositoryError::InUse {
                by: "warehouse stocks",
            });
        }
        let mut roots = self.state.sales_transactions.live();
        if roots.any(|root| root.items().iter().any(|member| member.item_id() == id)) {
            return Err(RepositoryError::InUse {
                by: "sales transaction items",
            });
        }
        let mut roots = self.state.sales_transactions.live();
        if roots.any(|root| root.returns().iter().any(|member| member.item_id() == id)) {
            return Err(RepositoryError::InUse {
                by: "sales transaction returns",
            });
        }
        Ok(())
    }
}

#[async_trait]
impl ItemRepository for MemoryItemRepository<'_> {
    async fn find(&mut self, id: ItemId) -> Result<Option<Item>, RepositoryError> {
        Ok(self.state.items.find(id.into()).cloned())
    }

    async fn find_all(&mut self, ids: &[ItemId]) -> Result<Vec<Option<Item>>, RepositoryError> {
        let items = &self.state.items;
        Ok(ids
            .iter()
            .map(|id| items.find((*id).into()).cloned())
            .collect())
    }

    async fn add_all(&mut self, items: &mut [Item]) -> Result<(), BulkError> {
        for (index, the_item) in items.iter_mut().enumerate() {
            self.add(the_item).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn save_all(&mut self, items: &mut [Item]) -> Result<(), BulkError> {
        for (index, the_item) in items.iter_mut().enumerate() {
            self.save(the_item).await.map_err(BulkError::at(index))?;
        }
        Ok(())
    }

    async fn add(&mut self, the_item: &mut Item) -> Result<(), RepositoryError> {
        self.check_references(the_item)?;
        self.check_uniques(the_item)?;
        self.events.extend(the_item.saved());
        self.state.items.insert(the_item.clone());
        Ok(())
    }

    async fn save(&mut self, the_item: &mut Item) -> Result<(), RepositoryError> {
        self.check_references(the_item)?;
        self.state.items.expect_previous(the_item)?;
        self.check_uniques(the_item)?;
        self.events.extend(the_item.saved());
        self.state.items.insert(the_item.clone());
        Ok(())
    }

    async fn remove(&mut self, the_item: &mut Item) -> Result<(), RepositoryError> {
        self.state.items.expect_previous(the_item)?;
        self.check_unused(the_item.id())?;
        self.events.extend(the_item.saved());
        self.state.items.insert(the_item.clone());
        Ok(())
    }
}
