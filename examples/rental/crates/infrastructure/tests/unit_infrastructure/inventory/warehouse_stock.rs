//! The contract of warehouse stocks, which are kept with their warehouse.

use application::queries::inventory::WarehouseView;
use domain::entities::inventory::Warehouse;
use domain::entities::inventory::WarehouseDetails;
use domain::entities::inventory::WarehouseDraft;
use domain::entities::inventory::WarehouseStockDetails;
use domain::entities::inventory::WarehouseStockDraft;
use domain::ids::ItemId;
use domain::ids::WarehouseStockId;
use domain::repositories::RepositoryError;

use super::warehouse as root;
use crate::adapters::Adapter;
use crate::adapters::adapters;
use crate::adapters::stamp;
use crate::inventory::item;

/// A valid draft, but for what it has to refer to.
pub(crate) fn draft() -> WarehouseStockDraft {
    WarehouseStockDraft {
        item_id: None,
        quantity: Some(42),
    }
}

/// The draft with all that it has to refer to.
pub(crate) async fn complete(
    adapter: &Adapter,
    mut draft: WarehouseStockDraft,
) -> WarehouseStockDraft {
    draft.item_id = Some(item::present(adapter).await);
    draft
}

fn details(draft: WarehouseStockDraft) -> WarehouseStockDetails {
    WarehouseStockDetails::parse(draft).expect("a valid draft")
}

/// A warehouse with one, and which it is.
async fn root_with_one(adapter: &Adapter) -> (Warehouse, WarehouseStockId) {
    let warehouse = root::added(adapter, root::draft()).await;
    let id = warehouse.stock_levels()[0].id();
    (warehouse, id)
}

async fn save(adapter: &Adapter, warehouse: &mut Warehouse) -> Result<(), RepositoryError> {
    let mut unit_of_work = adapter.begin().await;
    unit_of_work.warehouses().save(warehouse).await?;
    unit_of_work.commit().await
}

#[track_caller]
fn same(adapter: &Adapter, found: Option<WarehouseView>, expected: &Warehouse) {
    assert_eq!(
        found,
        Some(WarehouseView::from(expected)),
        "{}",
        adapter.name
    );
}

#[tokio::test]
async fn is_found_as_it_was_saved_with_its_root() {
    for adapter in adapters().await {
        let (mut warehouse, id) = root_with_one(&adapter).await;
        let said = WarehouseStockDraft::from(warehouse.stock(id).expect("it is there"));
        warehouse
            .change_stock(id, details(said), stamp(3))
            .expect("it is there");
        save(&adapter, &mut warehouse)
            .await
            .expect("nobody else saved");

        let found = adapter.warehouses.find(warehouse.id()).await;
        same(&adapter, found.expect("the store answers"), &warehouse);
        let found = adapter
            .begin()
            .await
            .warehouses()
            .find(warehouse.id())
            .await;
        let found = found.expect("the store answers");
        same(
            &adapter,
            found.as_ref().map(WarehouseView::from),
            &warehouse,
        );
    }
}

#[tokio::test]
async fn is_gone_after_it_was_removed() {
    for adapter in adapters().await {
        let (mut warehouse, id) = root_with_one(&adapter).await;
        warehouse.remove_stock(id, stamp(3)).expect("it is there");
        save(&adapter, &mut warehouse)
            .await
            .expect("nobody else saved");
        let found = adapter.warehouses.find(warehouse.id()).await;
        same(&adapter, found.expect("the store answers"), &warehouse);
    }
}

#[tokio::test]
async fn refuses_item_id_that_leads_nowhere() {
    for adapter in adapters().await {
        let (warehouse, _) = root_with_one(&adapter).await;
        let mut astray = WarehouseDraft::from(&warehouse);
        for (_, stock) in &mut astray.stock_levels {
            stock.item_id = Some(ItemId::generate());
        }
        let astray = WarehouseDetails::parse(astray).expect("a valid draft");
        // No change leads there, since it is set once and for all.
        let mut warehouse = Warehouse::create(warehouse.id(), astray, stamp(3));
        let mut unit_of_work = adapter.begin().await;
        let refused = unit_of_work.warehouses().add(&mut warehouse).await;
        assert!(
            matches!(&refused, Err(RepositoryError::UnknownReference { fields }) if *fields == ["stock_levels/0/item_id"]),
            "{}",
            adapter.name
        );
    }
}

#[tokio::test]
async fn keeps_what_its_item_id_refers_to() {
    for adapter in adapters().await {
        let (warehouse, id) = root_with_one(&adapter).await;
        let target = warehouse.stock(id).expect("it is there").item_id();
        let mut unit_of_work = adapter.begin().await;
        let found = unit_of_work.items().find(target).await;
        let mut removed = found.expect("the store answers").expect("it is there");
        removed.delete(stamp(3));
        let refused = unit_of_work.items().remove(&mut removed).await;
        assert!(
            matches!(refused, Err(RepositoryError::InUse { .. })),
            "{}",
            adapter.name
        );
    }
}
