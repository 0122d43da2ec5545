//! The end of the time that a stop gives to running requests.

use tokio::sync::watch;

/// Ends requests that a stop cannot wait for.
#[derive(Debug, Clone, Default)]
pub struct CutOff(watch::Sender<bool>);

impl CutOff {
    /// Ends every request that runs, and those that come later before they begin. It returns once
    /// none of them does anything any more; only a commit that has begun goes on.
    pub async fn cut(&self) {
        self.0.send_replace(true);
        self.0.closed().await;
    }

    /// Counts a request as running until what it returns is dropped.
    pub(crate) fn running(&self) -> Running {
        Running(self.0.subscribe())
    }
}

/// A request that runs, or would.
#[derive(Debug)]
pub(crate) struct Running(watch::Receiver<bool>);

impl Running {
    /// Whether it may not begin.
    pub(crate) fn is_cut(&self) -> bool {
        *self.0.borrow()
    }

    /// Ends when the request has to.
    pub(crate) async fn cut(&mut self) {
        // The application holds the sender, so the wait cannot fail.
        let _ = self.0.wait_for(|cut| *cut).await;
    }
}
