//! The migrations, there and back.

use infrastructure::database::Database;
use infrastructure::database::migrations::{State, down, status, up};
use testing::TestDatabase;

async fn states(database: &Database) -> Vec<State> {
    let statuses = status(database).await.expect("the database answers");
    statuses.into_iter().map(|status| status.state).collect()
}

#[tokio::test]
async fn go_up_and_down_and_up_again() {
    let place = TestDatabase::empty();
    let database = place.connect().await;
    let applied = up(&database).await.expect("they apply");
    let first = place.schema().await;
    assert!(
        states(&database)
            .await
            .iter()
            .all(|state| *state == State::Applied)
    );

    let mut undone = down(&database, applied.len())
        .await
        .expect("they are reversible");
    undone.reverse();
    assert_eq!(undone, applied);
    assert!(
        states(&database)
            .await
            .iter()
            .all(|state| *state == State::Pending)
    );

    assert_eq!(up(&database).await.expect("they apply again"), applied);
    assert_eq!(place.schema().await, first);
    assert_eq!(up(&database).await.expect("nothing is left to do"), []);
}

#[tokio::test]
async fn go_back_one_at_a_time() {
    let place = TestDatabase::empty();
    let database = place.connect().await;
    let applied = up(&database).await.expect("they apply");
    let undone = down(&database, 1).await.expect("it is reversible");
    assert_eq!(undone.first(), applied.last());
    let pending = states(&database)
        .await
        .into_iter()
        .filter(|state| *state == State::Pending);
    assert_eq!(pending.count(), undone.len());
}
