//! The command `serve`.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use domain::repositories::BoxError;
use infrastructure::database::{connect, migrations};
use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};
use tracing::{info, warn};

use crate::settings::{LogFormat, Settings};
use crate::{composition, telemetry};

/// How long event handlers may go on once the last request has ended.
const EVENTS_GRACE: Duration = Duration::from_secs(5);

/// Serves requests until the process is asked to stop.
///
/// # Errors
/// When the database or the address cannot be opened.
pub(crate) async fn serve(settings: &Settings) -> Result<(), BoxError> {
    let stop_requested = stop_requested()?;
    telemetry::start(&settings.log)?;
    info!(environment = ?settings.environment, "starting");
    let database = connect(&settings.database.options()).await?;
    for migration in migrations::verify(&database).await? {
        warn!(
            migration.version,
            migration.name, "the database has a migration that is unknown here"
        );
    }
    if settings.database.migrate_at_start {
        for migration in migrations::up(&database).await? {
            info!(migration.version, migration.name, "migrated");
        }
    } else if migrations::pending(&database).await? > 0 {
        return Err("migrations are pending; run `rental migrate up`".into());
    }
    let dispatcher = composition::dispatcher();
    let state = composition::on_database(&database, &dispatcher);
    let app = api::app(state, &settings.http.options());
    let listener = TcpListener::bind((settings.http.host.as_str(), settings.http.port)).await?;
    announce(listener.local_addr()?, settings);
    until_stopped(listener, app, stop_requested, settings.http.shutdown).await?;
    if timeout(EVENTS_GRACE, dispatcher.drain()).await.is_err() {
        warn!("event handlers were cut off");
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

/// Says where the service is: to people plainly, to programs as everything else.
fn announce(address: SocketAddr, settings: &Settings) {
    let mut lines = vec![format!("rental listens on http://{address}")];
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

/// Serves until the process is asked to stop; then running requests have `grace` to end.
async fn until_stopped(
    listener: TcpListener,
    app: Router,
    stop_requested: impl Future<Output = ()> + Send + 'static,
    grace: Duration,
) -> Result<(), BoxError> {
    let (stop, stopping) = oneshot::channel();
    let graceful = axum::serve(listener, app).with_graceful_shutdown(async move {
        stop_requested.await;
        info!("stopping");
        // Nobody listens only when the server ended before, and then there is nothing to stop.
        let _ = stop.send(());
    });
    let deadline = async {
        if stopping.await.is_ok() {
            sleep(grace).await;
        }
    };
    tokio::select! {
        biased;
        ended = graceful => ended?,
        () = deadline => warn!("requests were cut off at the end of HTTP_SHUTDOWN_SECONDS"),
    }
    Ok(())
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
