//! What is told of a request.

use std::sync::{Arc, Mutex};

use application::events::EventHandler;
use async_trait::async_trait;
use axum::http::StatusCode;
use domain::events::DomainEvent;
use domain::repositories::BoxError;
use infrastructure::messaging::Dispatcher;
use serde_json::json;
use server::composition;

use crate::sample;
use crate::support::App;

/// Remembers what it heard.
#[derive(Default)]
struct Recorder(Mutex<Vec<&'static str>>);

#[async_trait]
impl EventHandler for Recorder {
    fn name(&self) -> &'static str {
        "recorder"
    }

    async fn handle(&self, event: &DomainEvent) -> Result<(), BoxError> {
        self.0.lock().expect("nobody panicked").push(event.name());
        Ok(())
    }
}

#[tokio::test]
async fn every_write_is_told_of_once() {
    let recorder = Arc::new(Recorder::default());
    let dispatcher = Arc::new(Dispatcher::default());
    dispatcher.register(recorder.clone());
    let app = App::with_state(composition::in_memory_publishing(dispatcher.clone()));
    let created = app.created(sample::PATH, &sample::valid()).await;
    // What comes of two requests has no order by itself.
    dispatcher.drain().await;
    let path = format!(
        "{}/{}",
        sample::PATH,
        created["id"].as_str().expect("an id")
    );
    assert_eq!(app.patch(&path, &json!({})).await.status, StatusCode::OK);
    assert_eq!(
        app.post(sample::PATH, &json!([])).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(app.get(&path).await.status, StatusCode::OK);
    assert_eq!(app.delete(&path).await.status, StatusCode::NO_CONTENT);
    dispatcher.drain().await;
    let heard = recorder.0.lock().expect("nobody panicked").clone();
    assert_eq!(
        heard,
        ["partners.customer.created", "partners.customer.deleted"]
    );
}
