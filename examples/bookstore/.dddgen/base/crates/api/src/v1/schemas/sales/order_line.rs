//! Order lines as they are sent and received.

use application::member::Versioned;
use application::queries::sales::OrderLineView;
use application::use_cases::sales::OrderLineChanges;
use domain::entities::sales::OrderLineDetails;
use domain::entities::sales::OrderLineDraft;
use domain::ids::BookId;
use domain::validation::Violations;
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::input::Body;
use crate::input::Faults;
use crate::input::Input;
use crate::input::Members;
use crate::member::Part;

/// All that an order line says about itself.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct OrderLineBody {
    /// Its book, by id.
    #[schema(value_type = Uuid, example = "0197f0c2-0000-7000-8000-000000000000")]
    book_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, minimum = 1, maximum = 100, example = json!(42))]
    quantity: Input<i32>,
    /// Its unit price.
    #[schema(value_type = String, format = "decimal", example = "19.99")]
    unit_price: Input<Decimal>,
}

/// What changes about an order line: an absent member stays as it is, null empties it.
#[derive(Debug, ToSchema)]
pub(in crate::v1) struct OrderLinePatch {
    /// Its book, by id.
    #[schema(value_type = Uuid, required = false, example = "0197f0c2-0000-7000-8000-000000000000")]
    book_id: Input<Uuid>,
    /// Its quantity.
    #[schema(value_type = i32, required = false, minimum = 1, maximum = 100, example = json!(42))]
    quantity: Input<i32>,
    /// Its unit price.
    #[schema(value_type = String, required = false, format = "decimal", example = "19.99")]
    unit_price: Input<Decimal>,
}

/// An order line as it is shown.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::v1) struct OrderLineResponse {
    /// Its identity within its order.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    id: Uuid,
    /// Its book, by id.
    #[schema(example = "0197f0c2-0000-7000-8000-000000000000")]
    book_id: Uuid,
    /// Its quantity.
    #[schema(example = json!(42))]
    quantity: i32,
    /// Its unit price.
    #[schema(format = "decimal", example = "19.99")]
    unit_price: String,
    /// What these copies cost.
    #[schema(format = "decimal", example = "839.58")]
    subtotal: String,
}

impl Body for OrderLineBody {
    fn take(members: &mut Members) -> Self {
        Self {
            book_id: members.take("book_id"),
            quantity: members.take("quantity"),
            unit_price: members.take("unit_price"),
        }
    }
}

impl Body for OrderLinePatch {
    fn take(members: &mut Members) -> Self {
        Self {
            book_id: members.take("book_id"),
            quantity: members.take("quantity"),
            unit_price: members.take("unit_price"),
        }
    }
}

impl OrderLineBody {
    /// What it says, with what is wrong with its structure added to `faults`.
    pub(in crate::v1) fn draft(self, faults: &mut Faults) -> OrderLineDraft {
        let body = self;
        OrderLineDraft {
            book_id: faults.value("book_id", body.book_id.map(BookId::from)),
            quantity: faults.value("quantity", body.quantity),
            unit_price: faults.value("unit_price", body.unit_price),
        }
    }
}

impl TryFrom<OrderLineBody> for OrderLineDetails {
    type Error = Violations;

    fn try_from(body: OrderLineBody) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let draft = body.draft(&mut faults);
        faults.whole(Self::check_fields(draft.clone()))?;
        Self::parse(draft)
    }
}

impl TryFrom<OrderLinePatch> for OrderLineChanges {
    type Error = Violations;

    fn try_from(patch: OrderLinePatch) -> Result<Self, Self::Error> {
        let mut faults = Faults::default();
        let changes = Self {
            book_id: faults.change("book_id", patch.book_id.map(BookId::from)),
            quantity: faults.change("quantity", patch.quantity),
            unit_price: faults.change("unit_price", patch.unit_price),
        };
        let parsed =
            OrderLineDetails::check_fields(changes.clone().over(OrderLineDraft::default()));
        faults.partial(changes, parsed)
    }
}

impl From<OrderLineView> for OrderLineResponse {
    fn from(order_line: OrderLineView) -> Self {
        Self {
            id: order_line.id.into(),
            book_id: order_line.book_id.into(),
            quantity: order_line.quantity,
            unit_price: order_line.unit_price.to_string(),
            subtotal: order_line.subtotal.to_string(),
        }
    }
}

impl From<Versioned<OrderLineView>> for Part<OrderLineResponse> {
    fn from(found: Versioned<OrderLineView>) -> Self {
        Self::new(found.item.id, found.version, found.item.into())
    }
}
