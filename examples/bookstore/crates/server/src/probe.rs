//! The command `health`: what a container's health check calls.

use domain::repositories::BoxError;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::settings::HttpSettings;

/// Asks the service on this machine whether it is ready.
///
/// # Errors
/// It does not listen, does not answer in time, or is not ready.
pub(crate) async fn ready(settings: &HttpSettings) -> Result<(), BoxError> {
    let status = timeout(settings.request_timeout, status(settings.port)).await??;
    if status.starts_with("HTTP/1.1 200") {
        println!("ready");
        return Ok(());
    }
    Err(format!("not ready: {status}").into())
}

/// The first line of the answer.
async fn status(port: u16) -> Result<String, BoxError> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let request = "GET /health/ready HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer.lines().next().unwrap_or_default().to_owned())
}
