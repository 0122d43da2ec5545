//! The migrations, there and back.

use infrastructure::database::Database;
use infrastructure::database::drift::differences;
use infrastructure::database::migrations::verify;
use infrastructure::database::migrations::{State, down, status, up};
use testing::CHANGE_MIGRATIONS;
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

#[tokio::test]
async fn make_the_tables_that_there_are() {
    let place = TestDatabase::migrated();
    let database = place.connect().await;
    let found = async || differences(&database).await.expect("the database answers");
    assert!(found().await.is_empty());
    place.execute("create table by_hand (note text)").await;
    assert!(
        found().await.is_empty(),
        "it is of no migration, and in nobody's way"
    );
    place
        .execute("create index by_hand_too on notes (created_at)")
        .await;
    assert_eq!(found().await.len(), 1);
}

#[tokio::test]
async fn that_were_applied_in_part_are_refused() {
    let place = TestDatabase::migrated();
    let database = place.connect().await;
    place
        .execute("update _sqlx_migrations set success = false")
        .await;
    assert!(
        states(&database)
            .await
            .iter()
            .all(|state| *state == State::Partial)
    );
    let refused = verify(&database)
        .await
        .expect_err("it is not whole")
        .to_string();
    assert!(refused.contains("in part"), "{refused}");
}

#[tokio::test]
async fn are_refused_if_they_were_changed_afterwards() {
    let place = TestDatabase::migrated();
    let database = place.connect().await;
    assert_eq!(verify(&database).await.expect("they are as they were"), []);
    place.execute(CHANGE_MIGRATIONS).await;
    let refused = verify(&database)
        .await
        .expect_err("they are others")
        .to_string();
    let first = status(&database)
        .await
        .expect("the database answers")
        .remove(0)
        .migration;
    assert!(
        refused.contains(&format!("{}_{}", first.version, first.name)),
        "{refused}"
    );
}

#[tokio::test]
async fn are_told_if_another_build_applied_them() {
    let place = TestDatabase::migrated();
    let database = place.connect().await;
    place
        .execute("update _sqlx_migrations set version = version + 1000000000000")
        .await;
    let unknown = verify(&database).await.expect("none was changed");
    assert_eq!(unknown.len(), states(&database).await.len() / 2);
}

#[tokio::test]
async fn of_another_build_hold_up_none() {
    let place = TestDatabase::migrated();
    let database = place.connect().await;
    place
        .execute(
            "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
             select version + 1000000000000, description, success, checksum, execution_time \
             from _sqlx_migrations order by version desc limit 1",
        )
        .await;
    assert_eq!(up(&database).await.expect("it starts all the same"), []);
    assert_eq!(verify(&database).await.expect("none was changed").len(), 1);
}
