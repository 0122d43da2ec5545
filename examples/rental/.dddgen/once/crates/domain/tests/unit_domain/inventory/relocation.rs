//! Relocation, a service of the domain.

use domain::entities::inventory::Warehouse;
use domain::ids::WarehouseId;
use domain::services::inventory::Relocation;

use crate::inventory::warehouse;

#[test]
fn applies_to_the_living_alone() {
    let mut warehouse = Warehouse::create(
        WarehouseId::generate(),
        warehouse::details(),
        warehouse::stamp(1),
    );
    assert!(Relocation::applies(&warehouse,));
    warehouse.delete(warehouse::stamp(2));
    assert!(!Relocation::applies(&warehouse,));
}
