//! The service `minimal`.

use std::io;
use std::process::ExitCode;

use tokio::runtime::Runtime;

fn main() -> io::Result<ExitCode> {
    let runtime = Runtime::new()?;
    let code = runtime.block_on(server::cli::run());
    // The look-up of a name blocks a thread, and would hold up the end.
    runtime.shutdown_background();
    Ok(code)
}
