//! What becomes of events, on the example of one aggregate.

use std::sync::{Arc, Mutex};

use application::events::EventHandler;
use application::unit_of_work::UnitOfWorkFactory as _;
use async_trait::async_trait;
use chrono::DateTime;
use domain::audit::{ActorId, Stamp};
use domain::entities;
use domain::events::DomainEvent;
use domain::ids;
use domain::repositories::BoxError;
use infrastructure::memory::Memory;
use infrastructure::messaging::Dispatcher;

use crate::sample;

/// Remembers what it heard.
#[derive(Default)]
struct Recorder(Mutex<Vec<&'static str>>);

impl Recorder {
    fn heard(&self) -> Vec<&'static str> {
        self.0.lock().expect("nobody panicked").clone()
    }
}

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

struct Failing;

#[async_trait]
impl EventHandler for Failing {
    fn name(&self) -> &'static str {
        "failing"
    }

    async fn handle(&self, _: &DomainEvent) -> Result<(), BoxError> {
        Err("it always fails".into())
    }
}

struct Panicking;

#[async_trait]
impl EventHandler for Panicking {
    fn name(&self) -> &'static str {
        "panicking"
    }

    async fn handle(&self, _: &DomainEvent) -> Result<(), BoxError> {
        panic!("it always panics");
    }
}

struct Endless;

#[async_trait]
impl EventHandler for Endless {
    fn name(&self) -> &'static str {
        "endless"
    }

    async fn handle(&self, _: &DomainEvent) -> Result<(), BoxError> {
        std::future::pending().await
    }
}

fn dispatcher(handlers: Vec<Arc<dyn EventHandler>>) -> Arc<Dispatcher> {
    let dispatcher = Dispatcher::default();
    for handler in handlers {
        dispatcher.register(handler);
    }
    Arc::new(dispatcher)
}

fn aggregate() -> entities::partners::Customer {
    let at = DateTime::from_timestamp(1, 0).expect("an instant");
    let stamp = Stamp {
        at,
        by: ActorId::new("tester"),
    };
    let details = entities::partners::CustomerDetails::parse(sample::draft()).expect("it is valid");
    entities::partners::Customer::create(ids::CustomerId::generate(), details, stamp)
}

#[tokio::test]
async fn hands_out_events_once_after_the_commit() {
    let recorder = Arc::new(Recorder::default());
    let dispatcher = dispatcher(vec![recorder.clone()]);
    let memory = Memory::new(dispatcher.clone());
    let mut aggregate = aggregate();
    let mut unit_of_work = memory.begin().await.expect("the store answers");
    unit_of_work
        .customers()
        .add(&mut aggregate)
        .await
        .expect("it can be added");
    unit_of_work
        .customers()
        .save(&mut aggregate)
        .await
        .expect("nobody else saved");
    dispatcher.drain().await;
    assert_eq!(recorder.heard(), [""; 0]);
    unit_of_work.commit().await.expect("the store answers");
    dispatcher.drain().await;
    assert_eq!(recorder.heard(), ["partners.customer.created"]);
}

#[tokio::test]
async fn hands_out_nothing_of_a_unit_that_was_dropped() {
    let recorder = Arc::new(Recorder::default());
    let dispatcher = dispatcher(vec![recorder.clone()]);
    let memory = Memory::new(dispatcher.clone());
    let mut unit_of_work = memory.begin().await.expect("the store answers");
    unit_of_work
        .customers()
        .add(&mut aggregate())
        .await
        .expect("it can be added");
    drop(unit_of_work);
    dispatcher.drain().await;
    assert_eq!(recorder.heard(), [""; 0]);
}

#[tokio::test]
async fn a_handler_that_fails_or_panics_stops_no_other() {
    let recorder = Arc::new(Recorder::default());
    let dispatcher = dispatcher(vec![
        Arc::new(Failing),
        Arc::new(Panicking),
        recorder.clone(),
    ]);
    let memory = Memory::new(dispatcher.clone());
    sample::create(&memory, sample::draft())
        .await
        .expect("it is valid");
    dispatcher.drain().await;
    assert_eq!(recorder.heard(), ["partners.customer.created"]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_never_ends_holds_up_nobody() {
    let recorder = Arc::new(Recorder::default());
    let dispatcher = dispatcher(vec![Arc::new(Endless), recorder.clone()]);
    let memory = Memory::new(dispatcher.clone());
    sample::create(&memory, sample::draft())
        .await
        .expect("it does not wait");
    assert_eq!(recorder.heard(), [""; 0]);
    dispatcher.drain().await;
    assert_eq!(recorder.heard(), ["partners.customer.created"]);
}
