//! The command `serve`.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use api::CutOff;
use axum::Router;
use domain::repositories::BoxError;
use infrastructure::database::{Database, connect, migrations};
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tracing::{info, warn};

use crate::settings::{DatabaseSettings, LogFormat, Settings};
use crate::{composition, telemetry};

/// How long the answers to requests that were cut off may take.
const ANSWERS_GRACE: Duration = Duration::from_secs(1);

/// How long event handlers may go on once the last request has ended.
const EVENTS_GRACE: Duration = Duration::from_secs(5);

/// Serves requests until the process is asked to stop, which it may be before it serves any.
///
/// # Errors
/// When the database or the address cannot be opened.
pub(crate) async fn serve(settings: &Settings) -> Result<(), BoxError> {
    let mut stop_requested = Box::pin(stop_requested()?);
    telemetry::start(&settings.log)?;
    info!(environment = ?settings.environment, "starting");
    let database = tokio::select! {
        biased;
        () = &mut stop_requested => {
            info!("stopped before it served");
            return Ok(());
        }
        database = open(&settings.database) => database?,
    };
    let dispatcher = composition::dispatcher();
    let state = composition::on_database(&database, &dispatcher);
    let cut_off = CutOff::default();
    let app = api::app(state, &settings.http.options(), &cut_off);
    let listener = TcpListener::bind((settings.http.host.as_str(), settings.http.port)).await?;
    announce(listener.local_addr()?, settings);
    let requests = Requests {
        app,
        cut_off,
        grace: settings.http.shutdown,
    };
    until_stopped(listener, requests, stop_requested).await?;
    if timeout(EVENTS_GRACE, dispatcher.drain()).await.is_err() {
        warn!("commits or event handlers were cut off");
    }
    // What was cut off may still hold a connection; its transaction ends with the process.
    if timeout(Duration::from_secs(1), database.close())
        .await
        .is_err()
    {
        warn!("the database was closed in use");
    }
    info!("stopped");
    Ok(())
}

/// Opens the database and sees to its migrations.
///
/// Whoever waits for it may stop to: each migration is one transaction, with the record that it was
/// applied, so what is cut off leaves nothing.
async fn open(settings: &DatabaseSettings) -> Result<Database, BoxError> {
    let database = connect(&settings.options()).await?;
    for migration in migrations::verify(&database).await? {
        warn!(
            migration.version,
            migration.name, "the database has a migration that is unknown here"
        );
    }
    if settings.migrate_at_start {
        for migration in migrations::up(&database).await? {
            info!(migration.version, migration.name, "migrated");
        }
    } else if migrations::pending(&database).await? > 0 {
        return Err("migrations are pending; run `minimal migrate up`".into());
    }
    Ok(database)
}

/// Says where the service is: to people plainly, to programs as everything else.
fn announce(address: SocketAddr, settings: &Settings) {
    let mut lines = vec![format!("minimal listens on http://{address}")];
    if settings.http.docs {
        let docs = api::DOCS_PATH;
        lines.push(format!("its docs page is at http://{address}{docs}"));
    }
    for line in lines {
        match settings.log.format {
            LogFormat::Pretty => println!("{line}"),
            LogFormat::Json => info!("{line}"),
        }
    }
}

/// Who answers requests, and how long a stop waits for that.
struct Requests {
    app: Router,
    cut_off: CutOff,
    grace: Duration,
}

/// Serves until the process is asked to stop; then running requests have their grace to end, and
/// are cut off.
async fn until_stopped(
    listener: TcpListener,
    requests: Requests,
    stop_requested: impl Future<Output = ()> + Send + 'static,
) -> Result<(), BoxError> {
    let Requests {
        app,
        cut_off,
        grace,
    } = requests;
    let (stop, stopping) = oneshot::channel();
    let graceful = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop_requested.await;
        info!("stopping");
        // Nobody listens only when the server ended before, and then there is nothing to stop.
        let _ = stop.send(());
    });
    let mut graceful = pin!(graceful.into_future());
    let deadline = async {
        if stopping.await.is_ok() {
            sleep(grace).await;
        }
    };
    tokio::select! {
        biased;
        ended = &mut graceful => return Ok(ended?),
        () = deadline => warn!("requests were cut off at the end of HTTP_SHUTDOWN_SECONDS"),
    }
    // Each connection is a task of its own, which goes on if nobody waits for it.
    let answered = async {
        cut_off.cut().await;
        graceful.await
    };
    // What is late now is a connection without a request, or a client that does not read.
    Ok(timeout(ANSWERS_GRACE, answered).await.unwrap_or(Ok(()))?)
}

/// Ends when the process is asked to stop. The process listens for that from the call on, not from
/// the first poll on, so no request to stop is missed.
#[cfg(unix)]
fn stop_requested() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupted = signal::unix::signal(signal::unix::SignalKind::interrupt())?;
    let mut terminated = signal::unix::signal(signal::unix::SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

/// Ends when the process is asked to stop.
#[cfg(windows)]
fn stop_requested() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupted = signal::windows::ctrl_c()?;
    Ok(async move {
        interrupted.recv().await;
    })
}
