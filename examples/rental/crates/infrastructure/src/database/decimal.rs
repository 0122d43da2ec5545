//! Exact decimals in a database that has none.
//!
//! SQLite would make a decimal a floating-point number. Here it is kept as text, digit by digit,
//! and the collation `decimal` of its column compares such texts as the numbers they are.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Sqlite, Type};

/// The name of the collation.
pub(crate) const COLLATION: &str = "decimal";

/// Compares two decimals that are written as text; what is no decimal comes first.
pub(crate) fn compare(left: &str, right: &str) -> Ordering {
    let number = |text: &str| text.parse::<Decimal>().ok();
    number(left).cmp(&number(right)).then_with(|| {
        if number(left).is_none() {
            left.cmp(right)
        } else {
            Ordering::Equal
        }
    })
}

/// A decimal on its way into or out of a column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Exact(pub(crate) Decimal);

impl Type<Sqlite> for Exact {
    fn type_info() -> SqliteTypeInfo {
        <str as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Exact {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.0.to_string(), buffer)
    }
}

impl<'r> Decode<'r, Sqlite> for Exact {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        let text = <&str as Decode<Sqlite>>::decode(value)?;
        Ok(Self(text.parse()?))
    }
}
