//! A sign of life from the database.

use application::health::HealthCheck;
use async_trait::async_trait;
use domain::repositories::BoxError;

use crate::database::Database;

/// Tells whether the database answers.
#[derive(Debug, Clone)]
pub struct DatabaseHealth {
    database: Database,
}

impl DatabaseHealth {
    /// The health of `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }
}

#[async_trait]
impl HealthCheck for DatabaseHealth {
    async fn check(&self) -> Result<(), BoxError> {
        sqlx::query("select 1")
            .execute(self.database.reader())
            .await?;
        Ok(())
    }
}
