//! The command `health`: what a container's health check calls.

use std::time::Duration;

use domain::repositories::BoxError;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::settings::HttpSettings;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the service on this machine whether it is ready.
///
/// # Errors
/// It does not listen, does not answer in time, or is not ready.
pub(crate) async fn ready(settings: &HttpSettings) -> Result<(), BoxError> {
    let status = timeout(PATIENCE, status(settings)).await??;
    if status.starts_with("HTTP/1.1 200") {
        println!("ready");
        return Ok(());
    }
    Err(format!("not ready: {status}").into())
}

/// The first line of the answer.
async fn status(settings: &HttpSettings) -> Result<String, BoxError> {
    // Who listens on every address is asked on this machine's own.
    let host = match settings.host.as_str() {
        "0.0.0.0" => "127.0.0.1",
        "::" => "::1",
        host => host,
    };
    let mut stream = TcpStream::connect((host, settings.port)).await?;
    let request = "GET /health/ready HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}
