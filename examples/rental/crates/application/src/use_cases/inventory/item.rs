//! What can be done with items.

use std::sync::Arc;

use domain::audit::ActorId;
use domain::audit::Stamp;
use domain::audit::Version;
use domain::entities::inventory::Item;
use domain::entities::inventory::ItemDetails;
use domain::entities::inventory::ItemDraft;
use domain::ids::ItemId;
use domain::ids::VendorId;
use domain::value_objects::MoneyDraft;

use crate::change::FieldChange;
use crate::clock::Clock;
use crate::error::UseCaseError;
use crate::error::expect_version;
use crate::queries::Page;
use crate::queries::Query;
use crate::queries::inventory::ItemField;
use crate::queries::inventory::ItemQueries;
use crate::queries::inventory::ItemView;
use crate::unit_of_work::UnitOfWorkFactory;

/// Asks for a new item.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateItem {
    /// What it says about itself.
    pub details: ItemDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to replace all that an item says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplaceItem {
    /// Which one.
    pub id: ItemId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What it says from now on.
    pub details: ItemDetails,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to change some of what an item says about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct PatchItem {
    /// Which one.
    pub id: ItemId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// What changes.
    pub changes: ItemChanges,
    /// Who asks.
    pub actor: ActorId,
}

/// Asks to delete an item.
#[derive(Debug, Clone, PartialEq)]
pub struct DeleteItem {
    /// Which one.
    pub id: ItemId,
    /// The versions that it may have, if the caller cares.
    pub expected: Option<Vec<Version>>,
    /// Who asks.
    pub actor: ActorId,
}

/// A partial change of an item, field by field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemChanges {
    /// Its sku.
    pub sku: FieldChange<String>,
    /// Its name.
    pub name: FieldChange<String>,
    /// Its description.
    pub description: FieldChange<String>,
    /// Its vendor, by id.
    pub vendor_id: FieldChange<VendorId>,
    /// What a day with it costs.
    pub daily_rate: FieldChange<MoneyDraft>,
}

impl ItemChanges {
    /// The draft after the changes.
    pub fn over(self, draft: ItemDraft) -> ItemDraft {
        ItemDraft {
            sku: self.sku.over(draft.sku),
            name: self.name.over(draft.name),
            description: self.description.over(draft.description),
            vendor_id: self.vendor_id.over(draft.vendor_id),
            daily_rate: self.daily_rate.over(draft.daily_rate),
        }
    }
}

/// All that can be done with items.
#[derive(Clone)]
pub struct ItemUseCases {
    unit_of_work: Arc<dyn UnitOfWorkFactory>,
    queries: Arc<dyn ItemQueries>,
    clock: Arc<dyn Clock>,
}

impl ItemUseCases {
    /// The use cases on top of these ports.
    pub fn new(
        unit_of_work: Arc<dyn UnitOfWorkFactory>,
        queries: Arc<dyn ItemQueries>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            unit_of_work,
            queries,
            clock,
        }
    }

    /// The item with `id`.
    ///
    /// # Errors
    /// There is none, or the store fails.
    pub async fn get(&self, id: ItemId) -> Result<ItemView, UseCaseError> {
        self.queries.find(id).await?.ok_or_else(|| not_found(id))
    }

    /// A page of items.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn list(&self, query: &Query<ItemField>) -> Result<Page<ItemView>, UseCaseError> {
        Ok(self.queries.list(query).await?)
    }

    /// Creates an item.
    ///
    /// # Errors
    /// A unique value is taken, a reference leads nowhere, or the store fails.
    pub async fn create(&self, command: CreateItem) -> Result<ItemView, UseCaseError> {
        let stamp = self.stamp(command.actor);
        let mut the_item = Item::create(ItemId::generate(), command.details, stamp);
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.items().add(&mut the_item).await?;
        unit_of_work.commit().await?;
        Ok(ItemView::from(&the_item))
    }

    /// Creates many items, or none.
    ///
    /// # Errors
    /// Those of [`create`](Self::create), as [`UseCaseError::Item`].
    pub async fn create_all(
        &self,
        commands: Vec<CreateItem>,
    ) -> Result<Vec<ItemView>, UseCaseError> {
        let created = commands.into_iter().map(|command| {
            let stamp = self.stamp(command.actor);
            Item::create(ItemId::generate(), command.details, stamp)
        });
        let mut created: Vec<_> = created.collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        unit_of_work.items().add_all(&mut created).await?;
        unit_of_work.commit().await?;
        Ok(created.iter().map(ItemView::from).collect())
    }

    /// Changes some of what many items say about themselves, or nothing.
    ///
    /// # Errors
    /// Those of [`patch`](Self::patch), as [`UseCaseError::Item`].
    pub async fn patch_all(&self, commands: Vec<PatchItem>) -> Result<Vec<ItemView>, UseCaseError> {
        let ids: Vec<_> = commands.iter().map(|command| command.id).collect();
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.items().find_all(&ids).await?;
        let mut patched = Vec::with_capacity(found.len());
        for (index, (found, command)) in found.into_iter().zip(commands).enumerate() {
            let the_item = self.patched(found, command);
            patched.push(the_item.map_err(UseCaseError::item(index))?);
        }
        unit_of_work.items().save_all(&mut patched).await?;
        unit_of_work.commit().await?;
        Ok(patched.iter().map(ItemView::from).collect())
    }

    fn patched(&self, found: Option<Item>, command: PatchItem) -> Result<Item, UseCaseError> {
        let mut the_item = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), the_item.version())?;
        let draft = command.changes.over(ItemDraft::from(&the_item));
        let details = ItemDetails::parse(draft)?;
        the_item.revise(details, self.stamp(command.actor));
        Ok(the_item)
    }

    /// Replaces all that an item says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create).
    pub async fn replace(&self, command: ReplaceItem) -> Result<ItemView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.items().find(command.id).await?;
        let mut the_item = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), the_item.version())?;
        the_item.revise(command.details, self.stamp(command.actor));
        unit_of_work.items().save(&mut the_item).await?;
        unit_of_work.commit().await?;
        Ok(ItemView::from(&the_item))
    }

    /// Changes some of what an item says about itself.
    ///
    /// # Errors
    /// There is none, its version is another, or those of [`create`](Self::create) for what it would
    /// say then.
    pub async fn patch(&self, command: PatchItem) -> Result<ItemView, UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.items().find(command.id).await?;
        let mut the_item = self.patched(found, command)?;
        unit_of_work.items().save(&mut the_item).await?;
        unit_of_work.commit().await?;
        Ok(ItemView::from(&the_item))
    }

    /// Deletes an item.
    ///
    /// # Errors
    /// There is none, its version is another, others refer to it, or the store fails.
    pub async fn delete(&self, command: DeleteItem) -> Result<(), UseCaseError> {
        let mut unit_of_work = self.unit_of_work.begin().await?;
        let found = unit_of_work.items().find(command.id).await?;
        let mut the_item = found.ok_or_else(|| not_found(command.id))?;
        expect_version(command.expected.as_deref(), the_item.version())?;
        the_item.delete(self.stamp(command.actor));
        unit_of_work.items().remove(&mut the_item).await?;
        Ok(unit_of_work.commit().await?)
    }

    fn stamp(&self, by: ActorId) -> Stamp {
        Stamp {
            at: self.clock.now(),
            by,
        }
    }
}

fn not_found(id: ItemId) -> UseCaseError {
    UseCaseError::NotFound {
        entity: "item",
        id: id.to_string(),
    }
}
